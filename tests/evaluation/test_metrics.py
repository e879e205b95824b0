from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import (
    accuracy_score,
    f1_score,
    matthews_corrcoef,
    precision_score,
    recall_score,
)

from stancekit.errors import TableError
from stancekit.evaluation import bootstrap_intervals, sentence_counts, sentence_metrics
from stancekit.evaluation.metrics import (
    article_counts,
    article_metrics,
    position_counts,
    position_metrics,
)
from stancekit.tables import STANCES

rows = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.sampled_from(STANCES), st.sampled_from(STANCES),
        st.booleans(), st.floats(0, 1),
    ),
    min_size=1, max_size=40,
)  # fmt: skip


def table(values: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(
        values, columns=["article_id", "stance", "predicted", "relevant", "relevance"]
    )


@settings(deadline=None)
@given(rows)
def test_agrees_with_scikit_learn(values: list[tuple]) -> None:
    aligned = table(values)
    found = sentence_metrics(sentence_counts(aligned).sum())
    gold, predicted = aligned["stance"], aligned["predicted"]
    present = sorted(set(gold))
    f1 = f1_score(gold, predicted, labels=present, average=None, zero_division=0.0)
    assert found["macro_f1"] == pytest.approx(np.mean(f1))
    assert found["accuracy"] == pytest.approx(accuracy_score(gold, predicted))
    # of one label alone scikit-learn warns
    if len(set(gold) | set(predicted)) > 1:
        assert found["mcc"] == pytest.approx(matthews_corrcoef(gold, predicted), abs=1e-12)
    for stance in set(gold) & set(predicted):
        for name, score in (("precision", precision_score), ("recall", recall_score)):
            assert found[f"{name}_{stance}"] == pytest.approx(
                score(gold == stance, predicted == stance)
            )
    hurdle = aligned["relevance"] >= 0.5
    if aligned["relevant"].any() or hurdle.any():
        assert found["relevance_f1"] == pytest.approx(
            f1_score(aligned["relevant"], hurdle, zero_division=0.0)
        )
    relevant = aligned[aligned["relevant"]]
    if len(relevant):
        present = sorted(set(relevant["stance"]))
        f1 = f1_score(relevant["stance"], relevant["predicted"], labels=present, average=None,
                      zero_division=0.0)  # fmt: skip
        assert found["macro_f1_relevant"] == pytest.approx(np.mean(f1))
    for stance in STANCES:
        if stance in set(gold) | set(predicted):
            own = f1_score(gold == stance, predicted == stance, zero_division=0.0)
            assert found[f"f1_{stance}"] == pytest.approx(own)
        else:
            assert np.isnan(found[f"f1_{stance}"])


def test_unknown_stances_are_refused() -> None:
    with pytest.raises(TableError, match="predicted stances, row 0: 'pro' is not a stance"):
        sentence_counts(table([("a", "support", "pro", True, 1.0)]))


def test_articles_and_positions() -> None:
    articles = pd.DataFrame(
        {"article_id": list("abc"), "stance": ["support", "neutral", "neutral"],
         "predicted": ["support", "support", "neutral"]}
    )  # fmt: skip
    found = article_metrics(article_counts(articles).sum())
    assert found["article_accuracy"] == pytest.approx(2 / 3)
    assert found["article_macro_f1"] == pytest.approx(2 / 3)
    positions = pd.DataFrame(
        {"article_id": list("aab"), "gold": [True, True, False], "predicted": [True, False, True]}
    )
    assert position_metrics(position_counts(positions).sum())["positions_f1"] == 0.5


def test_intervals_cover_the_truth() -> None:
    # documents of unequal length whose sentences share their document's difficulty
    rng = np.random.default_rng(0)
    hits = 0
    for trial in range(200):
        size = rng.integers(1, 30, 60)
        rate = rng.beta(6, 2, 60)
        counts = pd.DataFrame({"right": rng.binomial(size, rate), "all": size})
        found = bootstrap_intervals(
            counts, lambda c: {"share": c["right"] / c["all"]}, n_resamples=300, random_state=trial
        )
        hits += found["low"][0] <= 0.75 <= found["high"][0]
    assert 0.90 <= hits / 200 <= 0.99


def test_interval_edges() -> None:
    counts = pd.DataFrame({"right": [1], "all": [0]})

    def share(c) -> dict[str, float]:
        return {"share": c["right"] / c["all"] if c["all"] else float("nan")}

    assert bootstrap_intervals(counts, share)[["low", "high"]].isna().all(axis=None)
    assert bootstrap_intervals(counts.iloc[:0], share)["value"].isna().all()
    with pytest.raises(ValueError, match="between 0 and 1"):
        bootstrap_intervals(counts, share, confidence=95)


def test_same_seed_same_interval() -> None:
    counts = pd.DataFrame({"right": [1, 3, 2, 5], "all": [2, 5, 9, 5]})

    def share(c) -> dict[str, float]:
        return {"share": c["right"] / c["all"]}

    one = bootstrap_intervals(counts, share, random_state=1)
    pd.testing.assert_frame_equal(one, bootstrap_intervals(counts, share, random_state=1))
