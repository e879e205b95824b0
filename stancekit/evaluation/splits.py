"""Splits that keep what belongs together on one side."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from joblib import Parallel, delayed
from sklearn.base import clone
from sklearn.model_selection import StratifiedGroupKFold

from stancekit.labeling import Gold
from stancekit.model import stance_table


def document_folds(gold: Gold, n_folds: int = 5, random_state: int = 0) -> npt.NDArray[np.int_]:
    """Assign each gold sentence to a fold; an event's articles are never parted.

    Parameters
    ----------
    gold : Gold
    n_folds : int, default=5
    random_state : int, default=0

    Returns
    -------
    ndarray of shape (n_sentences,)
        Fold numbers from 0.
    """
    event = gold.articles.set_index("article_id")["event"]
    groups = gold.sentences["article_id"].map(event).to_numpy()
    splitter = StratifiedGroupKFold(n_folds, shuffle=True, random_state=random_state)
    folds = np.zeros(len(groups), dtype=int)
    labels = gold.sentences["label"].to_numpy()
    for number, (_, test) in enumerate(splitter.split(labels, labels, groups)):
        folds[test] = number
    return folds


def cross_validate(
    estimator: Any,
    gold: Gold,
    read: pd.DataFrame,
    n_folds: int = 5,
    random_state: int = 0,
    n_jobs: int = 1,
) -> pd.DataFrame:
    """Predict every gold sentence by a model that saw no article of its event.

    Parameters
    ----------
    estimator : StanceClassifier
    gold : Gold
    read : DataFrame
        `gold.sentences` as read by `stancekit.features.read_table`.
    n_folds, random_state : int
        See `document_folds`.
    n_jobs : int, default=1

    Returns
    -------
    DataFrame
        `gold.sentences` with `predicted`, `relevance`, `support`, `neutral`, `opposition`, as
        `align_sentences` gives them.
    """
    folds = document_folds(gold, n_folds, random_state)
    labels = gold.sentences["label"].to_numpy()
    jobs = (
        delayed(_fit_predict)(estimator, read[folds != k], labels[folds != k], read[folds == k])
        for k in range(n_folds)
    )
    result = gold.sentences.copy()
    pieces = []
    for number, table in enumerate(Parallel(n_jobs=n_jobs)(jobs)):
        table.index = result.index[folds == number]
        pieces.append(table)
    return result.join(pd.concat(pieces))


def _fit_predict(
    estimator: Any, train: pd.DataFrame, labels: npt.NDArray[Any], test: pd.DataFrame
) -> pd.DataFrame:
    model = clone(estimator).fit(train, labels)
    return stance_table(model.predict_proba(test), model.classes_)
