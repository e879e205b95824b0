from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import brier_score_loss

from stancekit.errors import TableError
from stancekit.evaluation.calibration import (
    abstention_table,
    probability_counts,
    probability_metrics,
    reliability_table,
)
from stancekit.tables import STANCES


def table(n: int = 200, seed: int = 0) -> pd.DataFrame:
    """Sentences whose probabilities are right by construction."""
    rng = np.random.default_rng(seed)
    chances = rng.dirichlet([0.7, 0.7, 0.7], n)
    gold = [str(rng.choice(STANCES, p=row)) for row in chances]
    relevance = rng.random(n)
    found = pd.DataFrame(chances, columns=list(STANCES))
    return found.assign(
        article_id=[f"a{i // 5}" for i in range(n)],
        stance=gold,
        predicted=[STANCES[i] for i in chances.argmax(axis=1)],
        relevance=relevance,
        relevant=rng.random(n) < relevance,
    )


def test_brier_scores_are_scikit_learns() -> None:
    aligned = table()
    found = probability_metrics(probability_counts(aligned).sum())
    columns = sorted(STANCES)
    expected = brier_score_loss(aligned["stance"], aligned[columns], scale_by_half=False)
    assert found["brier"] == pytest.approx(expected)
    assert found["relevance_brier"] == pytest.approx(
        brier_score_loss(aligned["relevant"], aligned["relevance"])
    )


def test_calibration_error_tells_right_probabilities_from_wrong_ones() -> None:
    aligned = table(4000)
    right = probability_metrics(probability_counts(aligned).sum())
    assert right["calibration_error"] < 0.03
    assert right["relevance_calibration_error"] < 0.03
    # the same predictions, ever so sure
    sure = aligned.copy()
    sure[list(STANCES)] = np.eye(3)[aligned[list(STANCES)].to_numpy().argmax(axis=1)]
    wrong = probability_metrics(probability_counts(sure).sum())
    error = (aligned["stance"] != aligned["predicted"]).mean()
    assert wrong["calibration_error"] == pytest.approx(error)


def test_the_error_of_relevant_sentences_knows_nothing_of_the_others() -> None:
    aligned = table(2000).assign(relevant=[i % 2 == 0 for i in range(2000)])
    before = probability_metrics(probability_counts(aligned).sum())["calibration_error_relevant"]
    spoiled = aligned.copy()
    spoiled.loc[~aligned["relevant"], list(STANCES)] = (1.0, 0.0, 0.0)
    after = probability_metrics(probability_counts(spoiled).sum())["calibration_error_relevant"]
    assert after == before
    none = probability_metrics(probability_counts(aligned.assign(relevant=False)).sum())
    assert np.isnan(none["calibration_error_relevant"])


def test_chance_alone_is_taken_out_of_the_error_of_relevant_sentences() -> None:
    def squared(sharpen: float) -> float:
        found = []
        for seed in range(40):
            aligned = table(200, seed).assign(relevant=True)
            values = aligned[list(STANCES)].to_numpy() ** sharpen
            aligned[list(STANCES)] = values / values.sum(axis=1, keepdims=True)
            metrics = probability_metrics(probability_counts(aligned).sum())
            found.append(metrics["calibration_error_relevant"] ** 2)
        return float(np.mean(found))

    # right probabilities in bins of thirteen sentences: plain bins would be off by a tenth
    assert squared(1.0) < 0.05**2
    assert squared(3.0) > 0.1**2


def test_bins_hold_every_sentence_once() -> None:
    aligned = table()
    found = reliability_table(probability_counts(aligned))
    assert found.groupby("of")["n"].sum().to_dict() == {"relevance": 200, "stance": 200}
    inside = found[["from", "probability", "to"]].to_numpy()
    assert (inside[:, 0] <= inside[:, 1]).all()
    assert (inside[:, 1] <= inside[:, 2]).all()


def test_abstention_by_hand() -> None:
    rows = [(0.95, True), (0.85, True), (0.65, False), (0.45, False)]
    aligned = pd.DataFrame(
        [
            {"article_id": str(i), "stance": "support" if right else "neutral", "relevant": True,
             "predicted": "support", "relevance": 1.0, "support": p, "neutral": 1 - p,
             "opposition": 0.0}
            for i, (p, right) in enumerate(rows)
        ]
    )  # fmt: skip
    # at 0.45 the likeliest stance has 0.55
    found = abstention_table(probability_counts(aligned), n_resamples=20).set_index("threshold")
    assert found.loc[0.3, ["coverage", "risk"]].tolist() == [1.0, 0.5]
    assert found.loc[0.6, ["coverage", "risk"]].tolist() == [0.75, pytest.approx(1 / 3)]
    assert found.loc[0.9, ["coverage", "risk"]].tolist() == [0.25, 0.0]


def test_missing_probabilities_are_named() -> None:
    with pytest.raises(TableError, match="lacks the column 'support'"):
        probability_counts(table().drop(columns="support"))


def test_no_sentences_give_no_figures() -> None:
    empty = probability_counts(table().iloc[:0])
    assert np.isnan(list(probability_metrics(empty.sum()).values())).all()
    assert reliability_table(empty).empty
