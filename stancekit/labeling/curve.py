"""The learning curve as advice: what another hundred labels, and of which kind, would be worth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import clone
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from stancekit.errors import LabelingError
from stancekit.tables import OFF_TOPIC, STANCES

#: Shares of the training sentences at which the curve is measured.
SHARES = (0.25, 0.5, 1.0)


def learning_curve(
    estimator: Any,
    X: pd.DataFrame,
    y: Sequence[str] | npt.NDArray[Any],
    groups: Sequence[Any] | npt.NDArray[Any],
    shares: Sequence[float] = SHARES,
    kinds: Sequence[str] | None = None,
    n_folds: int = 3,
    random_state: int = 0,
) -> pd.DataFrame:
    """Measure how macro-F1 grows with the labels, all together and of each kind alone.

    For "all", whole groups are left out of the training; for a kind, sentences of that label
    alone, while all others stay.

    Parameters
    ----------
    estimator : scikit-learn classifier
        Taken as it is; `StanceClassifier`, say.
    X : DataFrame of shape (n_sentences, ...)
        What the estimator takes, of labels by hand only.
    y : array-like of shape (n_sentences,)
    groups : array-like of shape (n_sentences,)
        What is never parted between training and test: articles, or better, near-duplicates.
    shares : sequence of float, default=(0.25, 0.5, 1.0)
    kinds : sequence of str, optional
        By default "all" and each label of `y`.
    n_folds : int, default=3
    random_state : int, default=0

    Returns
    -------
    DataFrame
        `kind`, `share`, `fold`, `labels` (how many of that kind the training had) and `macro_f1`
        over the stances, off-topic counted as neutral.

    Raises
    ------
    LabelingError
        Fewer groups than folds.
    """
    labels, groups = np.asarray(y, dtype=object), np.asarray(groups)
    if len(np.unique(groups)) < n_folds:
        raise LabelingError(
            f"{n_folds} folds need as many groups of sentences, and there are "
            f"{len(np.unique(groups))}"
        )
    kinds = ["all", *sorted(set(labels))] if kinds is None else list(kinds)
    rows = []
    whole: dict[int, float] = {}
    for fold, (train, test) in enumerate(GroupKFold(n_folds).split(labels, groups=groups)):
        for kind in kinds:
            rng = np.random.default_rng([random_state, fold])
            for share in sorted(shares, reverse=True):
                kept = _kept(train, labels, groups, kind, share, rng)
                if len(set(labels[kept])) < 2:
                    continue
                if share < 1 or fold not in whole:
                    score = _score(estimator, X, labels, kept, test)
                    if share >= 1:
                        whole[fold] = score
                else:
                    score = whole[fold]
                count = len(kept) if kind == "all" else int((labels[kept] == kind).sum())
                rows.append((kind, float(share), fold, count, score))
    columns = ["kind", "share", "fold", "labels", "macro_f1"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["kind", "share", "fold"], kind="stable", ignore_index=True
    )


def _kept(
    train: npt.NDArray[Any],
    labels: npt.NDArray[Any],
    groups: npt.NDArray[Any],
    kind: str,
    share: float,
    rng: np.random.Generator,
) -> npt.NDArray[Any]:
    if share >= 1:
        return train
    if kind == "all":
        names = rng.permutation(np.unique(groups[train]))
        return train[np.isin(groups[train], names[: max(1, round(share * len(names)))])]
    own = np.flatnonzero(labels[train] == kind)
    dropped = rng.permutation(own)[max(1, round(share * len(own))) :]
    return np.delete(train, dropped)


def _score(
    estimator: Any,
    X: pd.DataFrame,
    labels: npt.NDArray[Any],
    train: npt.NDArray[Any],
    test: npt.NDArray[Any],
) -> float:
    model = clone(estimator).fit(X.iloc[train], labels[train])
    found = np.asarray(model.predict(X.iloc[test]), dtype=object)
    gold = labels[test].copy()
    found[found == OFF_TOPIC], gold[gold == OFF_TOPIC] = "neutral", "neutral"
    present = [stance for stance in STANCES if stance in set(gold)]
    return float(f1_score(gold, found, labels=present, average="macro", zero_division=0))


def advise(curve: pd.DataFrame, more: int = 100) -> pd.DataFrame:
    """Say what more labels would be worth, by kind: what to label next, the best first.

    Each fold's curve is fitted with a line in 1 / sqrt(labels), the rate at which an estimate
    gains from independent examples, and read off at `more` labels beyond those there are. That is
    advice, not a promise: the further beyond, the less it holds.

    Parameters
    ----------
    curve : DataFrame
        From `learning_curve`.
    more : int, default=100

    Returns
    -------
    DataFrame
        `kind`, `labels` (in a training of all folds but one), `macro_f1` (there), `gain` (of
        `more` labels), `low` and `high` (the least and the greatest gain over the folds).

    Examples
    --------
    >>> curve = pd.DataFrame({"kind": "all", "share": [0.25, 1.0], "fold": 0,
    ...                       "labels": [25, 100], "macro_f1": [0.4, 0.6]})
    >>> advise(curve)[["labels", "gain"]].round(2).values.tolist()
    [[100.0, 0.06]]
    """
    rows = []
    for kind, table in curve.groupby("kind", sort=True):
        gains, scores, counts = [], [], []
        for _, fold in table.groupby("fold"):
            now = fold.iloc[int(fold["share"].to_numpy().argmax())]
            counts.append(float(now["labels"]))
            scores.append(float(now["macro_f1"]))
            if fold["labels"].nunique() < 2:
                continue
            at = 1 / np.sqrt(fold["labels"].to_numpy(dtype=float))
            slope = float(np.polyfit(at, fold["macro_f1"].to_numpy(dtype=float), 1)[0])
            here = float(now["labels"])
            gains.append(slope * (1 / np.sqrt(here + more) - 1 / np.sqrt(here)))
        rows.append(
            {
                "kind": str(kind),
                "labels": round(float(np.mean(counts))),
                "macro_f1": float(np.mean(scores)),
                "gain": float(np.mean(gains)) if gains else np.nan,
                "low": min(gains, default=np.nan),
                "high": max(gains, default=np.nan),
            }
        )
    table = pd.DataFrame(rows, columns=["kind", "labels", "macro_f1", "gain", "low", "high"])
    return table.sort_values("gain", ascending=False, kind="stable", ignore_index=True)
