"""Intervals by resampling whole documents, since the sentences of one are no independent draws."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd


def bootstrap_interval(
    table: pd.DataFrame,
    metric: Callable[[pd.DataFrame], float],
    groups: str = "article_id",
    n_resamples: int = 1000,
    confidence: float = 0.95,
    random_state: int = 0,
) -> tuple[float, float]:
    """Give a percentile interval of a metric by the document-clustered bootstrap.

    Parameters
    ----------
    table : DataFrame
    metric : callable
        Takes a table like `table`, gives a number; resamples in which it is NaN are left out.
    groups : str, default="article_id"
        The column whose values are drawn together.
    n_resamples : int, default=1000
    confidence : float, default=0.95
        Between 0 and 1.
    random_state : int, default=0

    Returns
    -------
    low, high : float
        NaN where the metric never gave a number.

    References
    ----------
    Field and Welsh, "Bootstrapping clustered data", JRSS B 69 (2007).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "a", "b"], "hit": [1.0, 1.0, 1.0]})
    >>> bootstrap_interval(table, lambda t: t["hit"].mean(), n_resamples=20)
    (1.0, 1.0)
    """
    if not 0 < confidence < 1:
        raise ValueError(f"confidence must lie between 0 and 1, not {confidence}")
    rng = np.random.default_rng(random_state)
    rows_of = list(table.groupby(groups, sort=True).indices.values())
    values = []
    for _ in range(n_resamples):
        drawn = rng.integers(0, len(rows_of), len(rows_of))
        value = metric(table.iloc[np.concatenate([rows_of[i] for i in drawn])])
        if not np.isnan(value):
            values.append(value)
    if not values:
        return float("nan"), float("nan")
    tail = (1 - confidence) / 2
    low, high = np.quantile(values, [tail, 1 - tail])
    return float(low), float(high)
