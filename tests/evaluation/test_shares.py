from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from stancekit.errors import TableError
from stancekit.evaluation.shares import Method, corrected_shares
from stancekit.tables import STANCES

RATES = np.array([[0.6, 0.35, 0.05], [0.05, 0.9, 0.05], [0.05, 0.4, 0.55]])


def archive(shares: list[float], n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Predictions with the error rates of RATES and probabilities that fit them."""
    gold = rng.choice(3, n, p=shares)
    found = np.array([rng.choice(3, p=RATES[g]) for g in gold])
    # a posterior under equal shares, so that it is calibrated there
    posterior = (RATES / RATES.sum(axis=0)).T[found]
    table = pd.DataFrame(posterior, columns=list(STANCES))
    return table.assign(
        gold=[STANCES[i] for i in gold], stance=[STANCES[i] for i in found],
        article_id=[f"a{i // 4}" for i in range(n)],
    )  # fmt: skip


def confusion_of(table: pd.DataFrame) -> pd.DataFrame:
    renamed = table.rename(columns={"stance": "predicted"})
    return renamed.groupby(["gold", "predicted"]).size().reset_index(name="n")


@pytest.mark.parametrize("method", ["adjusted", "em"])
def test_errors_are_corrected_for(method: Method) -> None:
    rng = np.random.default_rng(0)
    confusion = confusion_of(archive([1 / 3] * 3, 6000, rng))
    table = archive([0.1, 0.6, 0.3], 6000, rng)
    found = corrected_shares(table, confusion, method=method, n_resamples=50).set_index("stance")
    truth = table["gold"].value_counts(normalize=True)
    for stance in STANCES:
        row = found.loc[stance]
        assert abs(row["share"] - truth[stance]) < 0.03
        assert row["low"] <= truth[stance] <= row["high"]
    assert abs(found.loc["opposition", "counted"] - truth["opposition"]) > 0.08
    assert found["share"].sum() == pytest.approx(1.0)


def test_a_perfect_classifier_is_left_alone() -> None:
    confusion = pd.DataFrame({"gold": STANCES, "predicted": STANCES, "n": [50] * 3})
    table = pd.DataFrame({"stance": ["support"] * 3 + ["neutral"] * 7, "month": ["5"] * 10})
    found = corrected_shares(table, confusion, ["month"], n_resamples=20)
    np.testing.assert_allclose(found["share"], found["counted"], atol=1e-6)
    assert found["month"].unique().tolist() == ["5"]


def test_groups_are_estimated_apart() -> None:
    rng = np.random.default_rng(1)
    one, other = archive([0.8, 0.1, 0.1], 900, rng), archive([0.1, 0.1, 0.8], 900, rng)
    table = pd.concat([one.assign(outlet="x"), other.assign(outlet="y")])
    found = corrected_shares(table, confusion_of(archive([1 / 3] * 3, 3000, rng)), ["outlet"],
                             n_resamples=20)  # fmt: skip
    support = found[found["stance"] == "support"].set_index("outlet")["share"]
    assert support["x"] > 0.65
    assert support["y"] < 0.25


def test_positions_have_two_stances() -> None:
    confusion = pd.DataFrame(
        {"gold": ["support", "support", "opposition"],
         "predicted": ["support", "opposition", "opposition"], "n": [40, 10, 50]}
    )  # fmt: skip
    table = pd.DataFrame({"stance": ["support"] * 8 + ["opposition"] * 2, "holder_id": "FRA"})
    found = corrected_shares(table, confusion, ["holder_id"], n_resamples=20)
    assert found["stance"].tolist() == ["support", "opposition"]
    assert found["share"].tolist() == [pytest.approx(1.0), pytest.approx(0.0, abs=1e-6)]


def test_same_seed_same_interval_and_documents_widen_it() -> None:
    rng = np.random.default_rng(2)
    confusion = confusion_of(archive([1 / 3] * 3, 3000, rng))
    table = archive([0.2, 0.6, 0.2], 400, rng)
    one = corrected_shares(table, confusion, n_resamples=50)
    pd.testing.assert_frame_equal(one, corrected_shares(table, confusion, n_resamples=50))
    # sentences that are copies of each other count once
    copied = pd.concat([table] * 10)
    alone = corrected_shares(copied.drop(columns="article_id"), confusion, n_resamples=100)
    whole = corrected_shares(copied, confusion, n_resamples=100)
    width = [(t["high"] - t["low"]).sum() for t in (alone, whole)]
    assert width[1] > 1.3 * width[0]


def test_confusion_by_article_is_resampled_by_article() -> None:
    rng = np.random.default_rng(3)
    known = archive([1 / 3] * 3, 2000, rng).rename(columns={"stance": "predicted"})
    cells = known.groupby(["article_id", "gold", "predicted"]).size().reset_index(name="n")
    table = archive([0.1, 0.7, 0.2], 2000, rng)
    found = corrected_shares(table, cells, n_resamples=50)
    plain = corrected_shares(table, confusion_of(known.rename(columns={"predicted": "stance"})),
                             n_resamples=50)  # fmt: skip
    np.testing.assert_allclose(found["share"], plain["share"], atol=1e-9)


def test_what_the_confusion_does_not_know_is_refused() -> None:
    confusion = pd.DataFrame({"gold": ["support"], "predicted": ["support"], "n": [9]})
    with pytest.raises(TableError, match="predictions have the stance 'opposition', of which"):
        corrected_shares(pd.DataFrame({"stance": ["opposition"]}), confusion)
    with pytest.raises(TableError, match="lacks the column 'n'"):
        corrected_shares(pd.DataFrame({"stance": ["support"]}), confusion.drop(columns="n"))
    with pytest.raises(TableError, match="lacks the column 'support'"):
        corrected_shares(pd.DataFrame({"stance": ["support"]}), confusion, method="em")
    none = pd.DataFrame({"stance": []})
    with pytest.raises(ValueError, match="method is 'moon'"):
        corrected_shares(none, confusion, method="moon")  # type: ignore[arg-type]


@pytest.mark.slow
def test_intervals_cover_the_truth() -> None:
    hits = []
    for trial in range(150):
        rng = np.random.default_rng(trial)
        confusion = confusion_of(archive([0.3, 0.5, 0.2], 600, rng))
        table = archive([0.15, 0.7, 0.15], 600, rng)
        found = corrected_shares(table.drop(columns="article_id"), confusion, n_resamples=200,
                                 random_state=trial)  # fmt: skip
        truth = dict(zip(STANCES, (0.15, 0.7, 0.15), strict=True))
        hits += [row.low <= truth[row.stance] <= row.high for row in found.itertuples()]
    assert 0.90 <= np.mean(hits) <= 0.99


@pytest.mark.filterwarnings("default")  # those of its own imports
def test_agrees_with_quapy() -> None:
    pytest.importorskip("quapy", reason="pip install 'stancekit[validation]' to hold it against")
    from quapy.method.aggregative import ACC, EMQ

    rng = np.random.default_rng(4)
    known, table = archive([1 / 3] * 3, 4000, rng), archive([0.1, 0.6, 0.3], 4000, rng)
    confusion = confusion_of(known)
    ours = corrected_shares(table, confusion, n_resamples=1)["share"].to_numpy()
    wide = confusion.pivot(index="gold", columns="predicted", values="n").loc[
        list(STANCES), list(STANCES)
    ]
    rates = (wide.to_numpy() / wide.sum(axis=1).to_numpy()[:, None]).T
    counted = table["stance"].value_counts(normalize=True)[list(STANCES)].to_numpy()
    theirs = ACC.solve_adjustment(rates, counted, method="inversion", solver="minimize")
    np.testing.assert_allclose(ours, theirs, atol=1e-3)
    prior = known["gold"].value_counts(normalize=True)[list(STANCES)].to_numpy()
    posteriors = table[list(STANCES)].to_numpy()
    theirs, _ = EMQ.EM(prior, posteriors, epsilon=1e-6)
    ours = corrected_shares(table, confusion, method="em", n_resamples=1)["share"].to_numpy()
    np.testing.assert_allclose(ours, theirs, atol=1e-3)
