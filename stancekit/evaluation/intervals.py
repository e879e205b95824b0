"""Intervals by resampling whole documents, since the sentences of one are no independent draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Metrics = Callable[[Mapping[str, float]], dict[str, float]]


def bootstrap_intervals(
    counts: pd.DataFrame,
    metrics: Metrics,
    n_resamples: int = 1000,
    confidence: float = 0.95,
    random_state: int = 0,
) -> pd.DataFrame:
    """Give metrics with percentile intervals by the document-clustered bootstrap.

    Parameters
    ----------
    counts : DataFrame of shape (n_documents, n_counts)
        One row a document; see `stancekit.evaluation.metrics`.
    metrics : callable
        Takes summed counts, gives figures by name; a resample in which one is NaN is left out
        of that one's interval.
    n_resamples : int, default=1000
    confidence : float, default=0.95
        Between 0 and 1.
    random_state : int, default=0

    Returns
    -------
    DataFrame
        `metric`, `value`, `low`, `high`; NaN where there is no figure.

    Raises
    ------
    ValueError
        `confidence` is out of range.

    References
    ----------
    Field and Welsh, "Bootstrapping clustered data", JRSS B 69 (2007).

    Examples
    --------
    >>> counts = pd.DataFrame({"hits": [2, 1], "all": [2, 1]}, index=["a", "b"])
    >>> bootstrap_intervals(counts, lambda c: {"share": float(c["hits"] / c["all"])}, 20)
      metric  value  low  high
    0  share    1.0  1.0   1.0
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence}")
    found, drawn = resample_metrics(counts, metrics, n_resamples, random_state)
    table = []
    for name, value in found.items():
        low, high = interval(drawn[name], confidence)
        table.append({"metric": name, "value": value, "low": low, "high": high})
    return pd.DataFrame(table)


def bootstrap_difference(
    one: pd.DataFrame,
    other: pd.DataFrame,
    metrics: Metrics,
    n_resamples: int = 1000,
    confidence: float = 0.95,
    random_state: int = 0,
) -> pd.DataFrame:
    """Compare two sets of predictions of the same documents, by the paired bootstrap.

    Each resample draws documents and takes the figures of both from it, so that what makes a
    document easy or hard for both cancels out.

    Parameters
    ----------
    one, other : DataFrame of shape (n_documents, n_counts)
        The same documents and columns.
    metrics, n_resamples, confidence, random_state
        See `bootstrap_intervals`.

    Returns
    -------
    DataFrame
        `metric`, `one`, `other`, `difference` (other less one), `low`, `high` (of the difference)
        and `p_value`, two-sided: twice the share of resamples that fall on the other side of 0,
        never below `2 / (n_resamples + 1)`. NaN where there is no figure.

    Raises
    ------
    ValueError
        The documents differ, or `confidence` is out of range.

    References
    ----------
    Efron and Tibshirani, "An introduction to the bootstrap" (1993), chapters 13 and 15.

    Examples
    --------
    >>> one = pd.DataFrame({"hits": [1, 1], "all": [2, 2]}, index=["a", "b"])
    >>> found = bootstrap_difference(
    ...     one, one.assign(hits=2), lambda c: {"share": float(c["hits"] / c["all"])}, 99)
    >>> found[["difference", "low", "high", "p_value"]].values.tolist()
    [[0.5, 0.5, 0.5, 0.02]]
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence}")
    if not one.index.equals(other.index) or list(one.columns) != list(other.columns):
        raise ValueError("the two tables of counts must be of the same documents and columns")
    first, first_drawn = resample_metrics(one, metrics, n_resamples, random_state)
    # the same seed draws the same documents
    second, second_drawn = resample_metrics(other, metrics, n_resamples, random_state)
    table = []
    for name, value in first.items():
        differences = second_drawn[name] - first_drawn[name]
        differences = differences[~np.isnan(differences)]
        low, high = interval(differences, confidence)
        below, above = int((differences <= 0).sum()), int((differences >= 0).sum())
        p = min(1.0, 2 * (min(below, above) + 1) / (len(differences) + 1))
        table.append(
            {
                "metric": name,
                "one": value,
                "other": second[name],
                "difference": second[name] - value,
                "low": low,
                "high": high,
                "p_value": p if len(differences) else float("nan"),
            }
        )
    return pd.DataFrame(table)


def holm(p_values: Sequence[float]) -> npt.NDArray[np.float64]:
    """Correct p-values for their number by Holm's step-down method.

    Parameters
    ----------
    p_values : sequence of float
        NaN where there was no test; it stays NaN and is not counted.

    Returns
    -------
    ndarray of shape (n_tests,)

    References
    ----------
    Holm, "A simple sequentially rejective multiple test procedure" (1979).

    Examples
    --------
    >>> holm([0.01, 0.04, float("nan"), 0.03]).round(3).tolist()
    [0.03, 0.06, nan, 0.06]
    """
    values = np.asarray(p_values, dtype=float)
    tested = np.flatnonzero(~np.isnan(values))
    order = tested[np.argsort(values[tested], kind="stable")]
    result = np.full(len(values), np.nan)
    factors = np.arange(len(order), 0, -1)
    result[order] = np.minimum(1.0, np.maximum.accumulate(values[order] * factors))
    return result


def resample_metrics(
    counts: pd.DataFrame, metrics: Metrics, n_resamples: int, random_state: int
) -> tuple[dict[str, float], dict[str, npt.NDArray[np.float64]]]:
    """Give the figures of all documents, and those of each resample of documents.

    Parameters
    ----------
    counts, metrics, n_resamples, random_state
        See `bootstrap_intervals`.

    Returns
    -------
    found : dict of str to float
    drawn : dict of str to ndarray of shape (n_resamples,)
        Empty arrays where there are no documents.
    """
    values = counts.to_numpy(dtype=float)
    names = [str(name) for name in counts.columns]
    found = metrics(dict(zip(names, values.sum(axis=0).tolist(), strict=True)))
    if not len(values):
        return found, {name: np.array([]) for name in found}
    rng = np.random.default_rng(random_state)
    share = np.full(len(values), 1 / len(values))
    drawn = rng.multinomial(len(values), share, size=n_resamples) @ values
    rows = [metrics(dict(zip(names, sums, strict=True))) for sums in drawn.tolist()]
    return found, {name: np.array([row[name] for row in rows], dtype=float) for name in found}


def interval(drawn: npt.NDArray[np.float64], confidence: float = 0.95) -> tuple[float, float]:
    """Give the percentile interval of resampled figures, NaN left out.

    Examples
    --------
    >>> interval(np.array([0.0, 1.0, float("nan")]), 0.5)
    (0.25, 0.75)
    """
    kept = drawn[~np.isnan(drawn)]
    if not len(kept):
        return float("nan"), float("nan")
    tail = (1 - confidence) / 2
    low, high = np.quantile(kept, [tail, 1 - tail])
    return float(low), float(high)
