from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from stancekit.evaluation import (
    bootstrap_difference,
    bootstrap_intervals,
    holm,
    sentence_counts,
    sentence_metrics,
)
from stancekit.tables import STANCES


def share(counts) -> dict[str, float]:
    return {"share": counts["right"] / counts["all"] if counts["all"] else float("nan")}


def counts(right: list[int]) -> pd.DataFrame:
    return pd.DataFrame({"right": right, "all": 10}, index=[f"d{i}" for i in range(len(right))])


def test_pairing_sees_what_two_intervals_hide() -> None:
    rng = np.random.default_rng(0)
    one = counts(list(rng.integers(0, 10, 40)))
    other = one.assign(right=one["right"] + 1)
    found = bootstrap_difference(one, other, share).iloc[0]
    assert found["difference"] == pytest.approx(0.1)
    assert (found["low"], found["high"]) == (pytest.approx(0.1), pytest.approx(0.1))
    assert found["p_value"] == pytest.approx(2 / 1001)
    alone = [bootstrap_intervals(table, share).iloc[0] for table in (one, other)]
    assert alone[0]["high"] > alone[1]["low"]


def test_no_difference_is_not_found() -> None:
    same = counts([1, 5, 9])
    found = bootstrap_difference(same, same, share, n_resamples=50).iloc[0]
    assert (found["difference"], found["p_value"]) == (0.0, 1.0)


def test_swapping_the_two_turns_the_sign_alone() -> None:
    one, other = counts([1, 5, 9, 2]), counts([2, 4, 9, 9])
    there = bootstrap_difference(one, other, share, n_resamples=99).iloc[0]
    back = bootstrap_difference(other, one, share, n_resamples=99).iloc[0]
    assert back["difference"] == -there["difference"]
    assert (back["low"], back["high"]) == (
        pytest.approx(-there["high"]),
        pytest.approx(-there["low"]),
    )
    assert back["p_value"] == there["p_value"]


def test_other_documents_are_refused() -> None:
    with pytest.raises(ValueError, match="the same documents and columns"):
        bootstrap_difference(counts([1, 2]), counts([1, 2, 3]), share)
    with pytest.raises(ValueError, match="between 0 and 1"):
        bootstrap_difference(counts([1]), counts([1]), share, confidence=95)


def test_without_documents_there_is_no_test() -> None:
    none = counts([])
    assert np.isnan(bootstrap_difference(none, none, share)["p_value"].iloc[0])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0.01, 0.02, 0.03, 0.04], [0.04, 0.06, 0.06, 0.06]),
        ([0.5, 0.9], [1.0, 1.0]),
        ([float("nan"), 0.02], [float("nan"), 0.02]),
        ([], []),
    ],
)
def test_holm(values: list[float], expected: list[float]) -> None:
    np.testing.assert_allclose(holm(values), expected)


@pytest.mark.slow
def test_intervals_of_macro_f1_cover_the_truth() -> None:
    rng = np.random.default_rng(1)
    rates = np.array([[0.7, 0.25, 0.05], [0.06, 0.9, 0.04], [0.05, 0.3, 0.65]])

    def drawn(n_articles: int) -> pd.DataFrame:
        rows = []
        for article in range(n_articles):
            # an article leans to one side, and some are harder than others
            shares = rng.dirichlet([1.0, 3.0, 0.8])
            ease = rng.beta(6, 2)
            for _ in range(int(rng.integers(3, 30))):
                gold = int(rng.choice(3, p=shares))
                chance = rates[gold] * (1 - ease) + np.eye(3)[gold] * ease
                found = int(rng.choice(3, p=chance))
                rows.append((article, STANCES[gold], STANCES[found], True, 1.0))
        columns = ["article_id", "stance", "predicted", "relevant", "relevance"]
        return pd.DataFrame(rows, columns=columns)

    truth = sentence_metrics(sentence_counts(drawn(6000)).sum())
    names = ["macro_f1", "accuracy", "f1_opposition", "mcc"]
    hits = dict.fromkeys(names, 0)
    trials = 200
    for trial in range(trials):
        found = bootstrap_intervals(
            sentence_counts(drawn(80)), sentence_metrics, n_resamples=300, random_state=trial
        ).set_index("metric")
        for name in names:
            hits[name] += bool(found["low"][name] <= truth[name] <= found["high"][name])
    for name, count in hits.items():
        assert 0.90 <= count / trials <= 0.99, f"{name}: {count / trials}"
