"""Intervals by resampling whole documents, since the sentences of one are no independent draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
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
    values = counts.to_numpy(dtype=float)
    names = [str(name) for name in counts.columns]

    def figures(sums: np.ndarray) -> dict[str, float]:
        return metrics(dict(zip(names, (float(value) for value in sums), strict=True)))

    found = figures(values.sum(axis=0))
    if not len(values):
        resampled = {name: np.array([]) for name in found}
    else:
        rng = np.random.default_rng(random_state)
        share = np.full(len(values), 1 / len(values))
        drawn = rng.multinomial(len(values), share, size=n_resamples) @ values
        rows = [figures(sums) for sums in drawn]
        resampled = {name: np.array([row[name] for row in rows]) for name in found}
    tail = (1 - confidence) / 2
    table = []
    for name, value in found.items():
        kept = resampled[name][~np.isnan(resampled[name])] if len(resampled[name]) else []
        low, high = np.quantile(kept, [tail, 1 - tail]) if len(kept) else (np.nan, np.nan)
        table.append({"metric": name, "value": value, "low": float(low), "high": float(high)})
    return pd.DataFrame(table)
