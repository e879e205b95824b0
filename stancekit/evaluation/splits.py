"""Splits that keep what belongs together on one side, and what it costs to part it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd
from joblib import Parallel, delayed
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from sklearn.base import clone
from sklearn.metrics import f1_score, make_scorer
from sklearn.model_selection import (
    GridSearchCV,
    GroupKFold,
    KFold,
    LeaveOneGroupOut,
    StratifiedGroupKFold,
    StratifiedKFold,
)

from stancekit.classifier import stance_table
from stancekit.duplicates import duplicate_groups
from stancekit.evaluation.intervals import bootstrap_difference
from stancekit.evaluation.metrics import sentence_counts, sentence_metrics
from stancekit.labeling import Gold
from stancekit.tables import OFF_TOPIC

#: What is never parted. "sentence" parts everything and is there to show what that hides.
By = Literal["sentence", "document", "event", "duplicates", "outlet", "date", "question"]
Folds = list[tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]]


def split_folds(gold: Gold, by: By = "event", n_folds: int = 5, random_state: int = 0) -> Folds:
    """Split gold sentences into training and test parts.

    Parameters
    ----------
    gold : Gold
    by : {"sentence", "document", "event", "duplicates", "outlet", "date", "question"}
        What is never parted: an article ("document"), the articles of an event ("event"), those
        and near-duplicates of them ("duplicates"), an outlet. "date" tests on what comes after
        all that it trains on; articles without a date are left out. "question" leaves each
        question out in turn. "sentence" parts everything.
    n_folds : int, default=5
        Ignored for "question".
    random_state : int, default=0

    Returns
    -------
    list of (ndarray of int, ndarray of int)
        Positions in `gold.sentences` to train on and to test on. Every sentence is tested once,
        but those of "date" that are always trained on.

    Raises
    ------
    ValueError
        `by` is unknown, or there are fewer groups than folds.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"], "event": ["e", "e", "f"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "b", "c", "c"], "label": ["neutral"] * 4})
    >>> [test.tolist() for _, test in split_folds(Gold(articles, sentences), "event", 2)]
    [[2, 3], [0, 1]]
    """
    if by not in get_args(By):
        raise ValueError(f"by is {by!r}; it must be one of {', '.join(get_args(By))}")
    labels = gold.sentences["label"].to_numpy()
    if by == "date":
        return _by_date(gold, n_folds)
    # a label with fewer sentences than folds cannot be in each of them
    stratified = int(pd.Series(labels).value_counts().min()) >= n_folds
    if by == "sentence":
        plain = StratifiedKFold if stratified else KFold
        splitter = plain(n_folds, shuffle=True, random_state=random_state)
        return list(splitter.split(labels, labels))
    groups = _groups(gold, by)
    n_groups = len(set(groups))
    if by == "question":
        if n_groups < 2:
            raise ValueError("the gold articles are of one question; none can be left out")
        return list(LeaveOneGroupOut().split(labels, labels, groups))
    if n_groups < n_folds:
        raise ValueError(f"there are {n_groups} groups by {by}, fewer than {n_folds} folds")
    grouped = StratifiedGroupKFold if stratified else GroupKFold
    splitter = grouped(n_folds, shuffle=True, random_state=random_state)
    return list(splitter.split(labels, labels, groups))


def _groups(gold: Gold, by: str) -> npt.NDArray[Any]:
    """Give the group of each sentence."""
    articles = gold.articles
    ids = articles["article_id"]
    if by == "document":
        of = ids.astype(str)
    elif by == "duplicates":
        of = pd.Series(_clusters(articles))
    else:
        # an article without an outlet is a group of its own
        of = articles[by].astype("object").where(articles[by].notna(), ids)
    return gold.sentences["article_id"].map(dict(zip(ids, of, strict=True))).to_numpy()


def _clusters(articles: pd.DataFrame) -> npt.NDArray[np.int_]:
    """Join events that share a near-duplicate."""
    events = pd.factorize(articles["event"])[0]
    copies = duplicate_groups(list(articles["text"]))
    n = len(articles)
    # articles, events and copies are nodes; an article ties its event to its copies
    row = np.concatenate([np.arange(n), np.arange(n)])
    column = np.concatenate([n + events, n + n + copies])
    graph = sparse.coo_matrix((np.ones(2 * n, dtype=bool), (row, column)), (3 * n, 3 * n))
    found: npt.NDArray[np.int_] = connected_components(graph, directed=False)[1][:n]
    return found


def _by_date(gold: Gold, n_folds: int) -> Folds:
    """Cut time into `n_folds` + 1 pieces with as many articles; train on all before a piece."""
    dated = gold.articles.dropna(subset=["date"]).sort_values(["date", "article_id"])
    days = dated["date"].to_numpy()
    if len(set(days)) <= n_folds:
        raise ValueError(f"there are {len(set(days))} dates, too few for {n_folds} folds")
    rank = np.arange(len(dated)) * (n_folds + 1) // max(len(dated), 1)
    # a day is not parted either
    piece = pd.Series(rank).groupby(days).transform("min").to_numpy()
    of = dict(zip(dated["article_id"], piece, strict=True))
    at = gold.sentences["article_id"].map(of).to_numpy(dtype=float)
    folds = []
    for number in range(1, n_folds + 1):
        train, test = np.flatnonzero(at < number), np.flatnonzero(at == number)
        if len(train) and len(test):
            folds.append((train, test))
    return folds


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
    folds = np.zeros(len(gold.sentences), dtype=int)
    for number, (_, test) in enumerate(split_folds(gold, "event", n_folds, random_state)):
        folds[test] = number
    return folds


def cross_validate(
    estimator: Any,
    gold: Gold,
    read: pd.DataFrame,
    n_folds: int = 5,
    random_state: int = 0,
    n_jobs: int = 1,
    by: By = "event",
) -> pd.DataFrame:
    """Predict every gold sentence by a model that saw nothing of its event, or other group.

    Parameters
    ----------
    estimator : StanceClassifier
    gold : Gold
    read : DataFrame
        `gold.sentences` as read by `stancekit.features.read_table`.
    n_folds, random_state : int
    n_jobs : int, default=1
    by : str, default="event"
        See `split_folds`, also for `n_folds`.

    Returns
    -------
    DataFrame
        `gold.sentences` with `predicted`, `relevance`, `support`, `neutral`, `opposition`, as
        `align_sentences` gives them; without the sentences that are only trained on ("date").
    """
    folds = split_folds(gold, by, n_folds, random_state)
    jobs = _fold_jobs(estimator, gold, read, folds)
    return _joined(gold, folds, Parallel(n_jobs=n_jobs)(jobs))


def cross_validate_and_fit(
    estimator: Any,
    gold: Gold,
    read: pd.DataFrame,
    n_folds: int = 5,
    random_state: int = 0,
    n_jobs: int = 1,
) -> tuple[pd.DataFrame, Any]:
    """Cross-validate over events, and fit on everything beside it.

    With several jobs the last fit, too, runs in a process of its own, so its warnings do not pass
    this one's filters.

    Parameters
    ----------
    estimator, gold, read, n_folds, random_state, n_jobs
        See `cross_validate`.

    Returns
    -------
    predicted : DataFrame
        As from `cross_validate`.
    fitted : StanceClassifier
        Fitted on all of `gold`.
    """
    folds = split_folds(gold, "event", n_folds, random_state)
    # the fit on everything takes longest, so it starts first
    whole = delayed(_fit)(estimator, read, gold.sentences["label"].to_numpy())
    jobs = chain([whole], _fold_jobs(estimator, gold, read, folds))
    fitted, *predictions = Parallel(n_jobs=n_jobs)(jobs)
    return _joined(gold, folds, predictions), fitted


def nested_cross_validate(
    estimator: Any,
    grid: Mapping[str, Sequence[Any]] | Sequence[Mapping[str, Sequence[Any]]],
    gold: Gold,
    read: pd.DataFrame,
    by: By = "event",
    n_folds: int = 5,
    inner_folds: int = 3,
    random_state: int = 0,
    n_jobs: int = 1,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tune within each training part, so that the figures of the test parts owe nothing to tuning.

    Parameters
    ----------
    estimator : StanceClassifier
    grid : mapping of str to sequence, or sequence of such
        Parameters to try, as for scikit-learn's `GridSearchCV`; the best macro-F1 of the stances
        wins.
    gold : Gold
    read : DataFrame
        See `cross_validate`.
    by : str, default="event"
        Of both the outer and the inner splits.
    n_folds, inner_folds, random_state, n_jobs : int

    Returns
    -------
    predicted : DataFrame
        As from `cross_validate`.
    chosen : DataFrame
        A row an outer fold: `fold`, the parameters chosen, `macro_f1` of the inner splits.

    References
    ----------
    Varma and Simon, "Bias in error estimation when using cross-validation for model selection"
    (2006).
    """
    folds = split_folds(gold, by, n_folds, random_state)
    labels = gold.sentences["label"].to_numpy()
    scorer = make_scorer(_stance_macro_f1)
    predictions, chosen = [], []
    for number, (train, test) in enumerate(folds):
        part = Gold(
            gold.articles[
                gold.articles["article_id"].isin(gold.sentences["article_id"].iloc[train])
            ],
            gold.sentences.iloc[train],
        )
        inner = split_folds(part, by, inner_folds, random_state)
        search = GridSearchCV(estimator, grid, scoring=scorer, cv=inner, n_jobs=n_jobs)
        search.fit(read.iloc[train], labels[train])
        best = search.best_estimator_
        predictions.append(stance_table(best.predict_proba(read.iloc[test]), best.classes_))
        chosen.append({"fold": number, **search.best_params_, "macro_f1": search.best_score_})
    return _joined(gold, folds, predictions), pd.DataFrame(chosen)


def split_gap(
    estimator: Any,
    gold: Gold,
    read: pd.DataFrame,
    by: By = "event",
    n_folds: int = 5,
    n_resamples: int = 1000,
    random_state: int = 0,
    n_jobs: int = 1,
) -> pd.DataFrame:
    """Measure how much better a split by sentences looks than an honest one.

    Parameters
    ----------
    estimator : StanceClassifier
    gold : Gold
    read : DataFrame
        See `cross_validate`.
    by : str, default="event"
        The honest split.
    n_folds, n_resamples, random_state, n_jobs : int

    Returns
    -------
    DataFrame
        `by`, `metric`, `naive`, `honest`, `gap` (naive less honest), `low`, `high`, `p_value`, over
        the sentences that both predict; see `stancekit.evaluation.bootstrap_difference`.
    """
    naive = cross_validate(estimator, gold, read, n_folds, random_state, n_jobs, "sentence")
    honest = cross_validate(estimator, gold, read, n_folds, random_state, n_jobs, by)
    naive = naive.loc[honest.index]
    table = bootstrap_difference(
        sentence_counts(honest), sentence_counts(naive), sentence_metrics, n_resamples,
        random_state=random_state,
    )  # fmt: skip
    named = table.rename(columns={"one": "honest", "other": "naive", "difference": "gap"})
    columns = ["by", "metric", "naive", "honest", "gap", "low", "high", "p_value"]
    return named.assign(by=by)[columns]


def _stance_macro_f1(gold: npt.NDArray[Any], predicted: npt.NDArray[Any]) -> float:
    one, other = (np.where(labels == OFF_TOPIC, "neutral", labels) for labels in (gold, predicted))
    present = sorted(set(one))
    return float(f1_score(one, other, labels=present, average="macro", zero_division=0.0))


def _joined(gold: Gold, folds: Folds, predictions: Sequence[pd.DataFrame]) -> pd.DataFrame:
    result = gold.sentences
    pieces = []
    for (_, test), table in zip(folds, predictions, strict=True):
        pieces.append(table.set_axis(result.index[test]))
    return result.join(pd.concat(pieces), how="inner")


def _fold_jobs(estimator: Any, gold: Gold, read: pd.DataFrame, folds: Folds) -> Iterator[Any]:
    """Give a job for each fold, when joblib has room for it."""
    labels = gold.sentences["label"].to_numpy()
    asked = gold.sentences["question"].to_numpy()
    for train, test in folds:
        fold = clone(estimator)
        # how it fares on other questions takes a tenth of the time, and here nothing asks for it
        if "transfer" in fold.get_params() and set(asked[test]) <= set(asked[train]):
            fold.set_params(transfer=False)
        yield delayed(_fit_predict)(fold, read.iloc[train], labels[train], read.iloc[test])


def _fit(estimator: Any, train: pd.DataFrame, labels: npt.NDArray[Any]) -> Any:
    return clone(estimator).fit(train, labels)


def _fit_predict(
    estimator: Any, train: pd.DataFrame, labels: npt.NDArray[Any], test: pd.DataFrame
) -> pd.DataFrame:
    model = _fit(estimator, train, labels)
    return stance_table(model.predict_proba(test), model.classes_)
