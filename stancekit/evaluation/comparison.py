"""Two sets of predictions of the same gold labels: is one better than the other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import binomtest

from stancekit.evaluation.calibration import probability_counts, probability_metrics
from stancekit.evaluation.intervals import Metrics, bootstrap_difference
from stancekit.evaluation.metrics import (
    article_counts,
    article_metrics,
    sentence_counts,
    sentence_metrics,
)
from stancekit.tables import check_columns


def mcnemar(one: npt.ArrayLike, other: npt.ArrayLike) -> float:
    """Test whether two classifiers err equally often, on units that both have predicted.

    The exact test: among the units on which just one of them is right, either is as likely to be
    it. It takes units as independent, which the sentences of an article are not: hold it against
    articles, or trust the paired bootstrap.

    Parameters
    ----------
    one, other : array-like of bool of shape (n_units,)
        Whether each was right.

    Returns
    -------
    float
        The two-sided p-value; 1 where they never differ.

    Raises
    ------
    ValueError
        They are of different lengths.

    References
    ----------
    McNemar, "Note on the sampling error of the difference between correlated proportions" (1947);
    computed by scipy's `binomtest`.

    Examples
    --------
    >>> round(mcnemar([True] * 8 + [False] * 2, [False] * 6 + [True] * 2 + [False] * 2), 5)
    0.03125
    """
    first, second = np.asarray(one, dtype=bool), np.asarray(other, dtype=bool)
    if first.shape != second.shape:
        raise ValueError(f"one has {first.size} units, the other {second.size}")
    only_first, only_second = int((first & ~second).sum()), int((second & ~first).sum())
    if not only_first + only_second:
        return 1.0
    return float(binomtest(only_first, only_first + only_second).pvalue)


def compare_predictions(
    sentences: tuple[pd.DataFrame, pd.DataFrame],
    articles: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    n_resamples: int = 1000,
    random_state: int = 0,
) -> pd.DataFrame:
    """Compare two predictions of the same gold sentences, and of the same articles.

    Parameters
    ----------
    sentences : (DataFrame, DataFrame)
        Gold sentences with their predictions (`Evaluation.sentences`), one's and the other's.
    articles : (DataFrame, DataFrame), optional
        The same of articles (`Evaluation.articles`).
    n_resamples, random_state : int
        See `stancekit.evaluation.bootstrap_difference`.

    Returns
    -------
    DataFrame
        `unit` ("sentence" or "article"), `test` ("paired bootstrap" over documents, or "McNemar"
        on right and wrong), `metric`, `one`, `other`, `difference` (other less one), `low`, `high`
        (of the difference; NaN for McNemar), `p_value`.

    Raises
    ------
    TableError
        A column is missing.
    ValueError
        They are of different sentences or articles.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "question": ["q", "q"], "sentence": [0, 0],
    ...     "stance": ["support", "neutral"], "relevant": [True, False],
    ...     "predicted": ["support", "neutral"], "relevance": [1.0, 0.0], "support": [1.0, 0.0],
    ...     "neutral": [0.0, 1.0], "opposition": [0.0, 0.0]})
    >>> found = compare_predictions((table.assign(predicted="neutral"), table), n_resamples=50)
    >>> found.set_index("metric").loc["accuracy", ["one", "other"]].iloc[0].tolist()
    [0.5, 1.0]
    """
    pieces = []
    one, other = _paired(sentences, ["article_id", "question", "sentence"], "sentences")
    found: list[Metrics] = [sentence_metrics, probability_metrics]
    for counts, metrics in zip((sentence_counts, probability_counts), found, strict=True):
        pieces.append(
            bootstrap_difference(
                counts(one), counts(other), metrics, n_resamples, random_state=random_state
            ).assign(unit="sentence", test="paired bootstrap")
        )
    pieces.append(_mcnemar_row(one, other, "sentence"))
    if articles is not None:
        first, second = _paired(articles, ["article_id", "question"], "articles")
        pieces.append(
            bootstrap_difference(
                article_counts(first), article_counts(second), article_metrics, n_resamples,
                random_state=random_state,
            ).assign(unit="article", test="paired bootstrap")
        )  # fmt: skip
        pieces.append(_mcnemar_row(first, second, "article"))
    columns = ["unit", "test", "metric", "one", "other", "difference", "low", "high", "p_value"]
    return pd.concat(pieces, ignore_index=True)[columns]


def _paired(
    tables: tuple[pd.DataFrame, pd.DataFrame], keys: list[str], what: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    for table in tables:
        check_columns(table, [*keys, "stance", "predicted"], f"the {what} table")
    one, other = (table.sort_values(keys, kind="stable").reset_index(drop=True) for table in tables)
    if not one[[*keys, "stance"]].astype(str).equals(other[[*keys, "stance"]].astype(str)):
        raise ValueError(f"the two predictions are not of the same gold {what}")
    return one, other


def _mcnemar_row(one: pd.DataFrame, other: pd.DataFrame, unit: str) -> pd.DataFrame:
    first, second = (
        (table["stance"] == table["predicted"]).to_numpy(dtype=bool) for table in (one, other)
    )
    return pd.DataFrame(
        {
            "unit": [unit],
            "test": ["McNemar"],
            "metric": ["accuracy" if unit == "sentence" else "article_accuracy"],
            "one": [float(first.mean())],
            "other": [float(second.mean())],
            "difference": [float(second.mean() - first.mean())],
            "low": [float("nan")],
            "high": [float("nan")],
            "p_value": [mcnemar(first, second)],
        }
    )
