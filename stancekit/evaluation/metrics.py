"""Metrics of stance, from aligned tables."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score, precision_recall_fscore_support

from stancekit.tables import STANCES


def sentence_metrics(aligned: pd.DataFrame) -> dict[str, float]:
    """Score predicted sentence stances.

    Parameters
    ----------
    aligned : DataFrame
        With `stance` (gold), `predicted`, `relevant` and `relevance`; see `align_sentences`.

    Returns
    -------
    dict of str to float
        `n`, `accuracy`, `macro_f1` (mean over the classes present in gold), `f1_support`,
        `f1_neutral`, `f1_opposition` (NaN for a class that is neither in gold nor predicted),
        `macro_f1_relevant` (relevant sentences alone) and `relevance_f1`.

    Examples
    --------
    >>> table = pd.DataFrame({"stance": ["support", "neutral"], "predicted": ["support"] * 2,
    ...                       "relevant": [True, False], "relevance": [0.9, 0.4]})
    >>> found = sentence_metrics(table)
    >>> round(found["macro_f1"], 3), found["relevance_f1"]
    (0.333, 1.0)
    """
    gold, predicted = aligned["stance"].astype(str), aligned["predicted"].astype(str)
    relevant = aligned["relevant"].to_numpy(dtype=bool)
    _, _, f1, support = precision_recall_fscore_support(
        gold, predicted, labels=list(STANCES), zero_division=0.0
    )
    seen = set(gold) | set(predicted)
    result = {
        "n": float(len(aligned)),
        "accuracy": float((gold == predicted).mean()),
        "macro_f1": macro_f1(gold, predicted),
    }
    for stance, value in zip(STANCES, f1, strict=True):
        result[f"f1_{stance}"] = float(value) if stance in seen else float("nan")
    result["macro_f1_relevant"] = macro_f1(gold[relevant], predicted[relevant])
    result["relevance_f1"] = float(
        f1_score(relevant, aligned["relevance"].to_numpy(dtype=float) >= 0.5, zero_division=0.0)
    )
    return result


def macro_f1(gold: Sequence[str] | pd.Series, predicted: Sequence[str] | pd.Series) -> float:
    """Give the mean F1 over the classes present in gold; NaN without any gold.

    Examples
    --------
    >>> macro_f1(["support", "neutral"], ["support", "opposition"])
    0.5
    """
    present = sorted(set(gold))
    if not present:
        return float("nan")
    return float(
        np.mean(f1_score(gold, predicted, labels=present, average=None, zero_division=0.0))
    )
