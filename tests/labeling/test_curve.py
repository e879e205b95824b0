from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.dummy import DummyClassifier
from sklearn.neighbors import KNeighborsClassifier

from stancekit.errors import LabelingError
from stancekit.labeling import advise, learning_curve


def sample(n: int) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    y = rng.choice(["support", "neutral", "opposition"], n, p=[0.2, 0.7, 0.1])
    center = {"support": 1.5, "neutral": 0.0, "opposition": -1.5}
    X = rng.normal(size=(n, 3)) + np.array([[center[label]] * 3 for label in y])
    return pd.DataFrame(X), y, np.arange(n) // 3


def test_curve_counts_labels_and_advice_ranks_kinds() -> None:
    X, y, groups = sample(300)
    curve = learning_curve(KNeighborsClassifier(1), X, y, groups)
    assert set(curve["kind"]) == {"all", "support", "neutral", "opposition"}
    every = curve[curve["kind"] == "all"].groupby("share")["labels"].mean()
    assert every.loc[1.0] == pytest.approx(200, abs=3)
    assert every.loc[0.25] == pytest.approx(50, abs=5)
    whole = curve[curve["share"] == 1].groupby("fold")["macro_f1"].nunique()
    assert (whole == 1).all(), "the whole training is one and the same for all kinds"
    assert curve.equals(learning_curve(KNeighborsClassifier(1), X, y, groups))


def test_advice_puts_the_kind_first_that_still_gains() -> None:
    steep = [(kind, share, fold, round(n * share), score)
             for kind, n, scores in (("neutral", 400, (0.6, 0.6, 0.6)),
                                     ("opposition", 40, (0.4, 0.5, 0.6)))
             for share, score in zip((0.25, 0.5, 1.0), scores, strict=True)
             for fold in (0, 1)]  # fmt: skip
    columns = ["kind", "share", "fold", "labels", "macro_f1"]
    advice = advise(pd.DataFrame(steep, columns=columns))
    assert advice["kind"].tolist() == ["opposition", "neutral"]
    assert advice["gain"][0] > 0.05 > abs(advice["gain"][1])
    assert advice["labels"].tolist() == [40, 400]
    assert (advice["low"] <= advice["gain"]).all()


def test_a_learner_that_learns_nothing_gains_nothing() -> None:
    X, y, groups = sample(120)
    advice = advise(learning_curve(DummyClassifier(), X, y, groups, kinds=["all"]))
    assert advice["gain"].abs().max() < 1e-9


def test_too_few_groups() -> None:
    X, y, groups = sample(6)
    with pytest.raises(LabelingError, match="3 folds need as many groups of sentences"):
        learning_curve(DummyClassifier(), X, y, groups)
