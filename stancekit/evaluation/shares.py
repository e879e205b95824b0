"""How much support and opposition an archive really contains, corrected for the errors made.

A classifier that misses half of all opposition also undercounts it, and by how much depends on how
much there is. Two corrections from the literature on quantification are given; both take the
archive to differ from the evaluated articles in how common each stance is, not in how each stance
is worded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import nnls

from stancekit.errors import TableError
from stancekit.evaluation.intervals import interval
from stancekit.tables import STANCES, check_columns

FloatArray = npt.NDArray[np.float64]
Method = Literal["adjusted", "em"]


def corrected_shares(
    table: pd.DataFrame,
    confusion: pd.DataFrame,
    by: Sequence[str] = (),
    method: Method = "adjusted",
    n_resamples: int = 500,
    confidence: float = 0.95,
    random_state: int = 0,
) -> pd.DataFrame:
    """Estimate the true shares of stances in each group of predictions.

    `stancekit.rollups.stance_shares` gives the shares as counted.

    Parameters
    ----------
    table : DataFrame
        Predictions of an archive, one row a sentence, article or position: `stance` and the
        columns of `by`; `support`, `neutral` and `opposition` for "em"; with `article_id`,
        articles are resampled as wholes. Rows without a stance are left out.
    confusion : DataFrame
        What an evaluation counted on the same unit: `gold`, `predicted`, `n`; with `article_id`,
        articles are resampled as wholes here too. Only stances that stand in it are estimated: for
        positions, which are never neutral, give the rows of the two others.
    by : sequence of str, default=()
        Columns that make the groups: holder, outlet, month; none for the whole archive.
    method : {"adjusted", "em"}, default="adjusted"
        "adjusted" finds the shares that the confusion turns into the counted ones; "em" adapts
        the probabilities to new shares until both agree, which needs calibrated probabilities and
        uses of the confusion only how common each stance was in gold.
    n_resamples : int, default=500
    confidence : float, default=0.95
    random_state : int, default=0

    Returns
    -------
    DataFrame
        The columns of `by`, `stance`, `counted` (the share as predicted), `share` (corrected),
        `low`, `high` (of the corrected share: both the archive and the confusion are resampled)
        and `n`, the rows of the group.

    Raises
    ------
    TableError
        A column is missing, or there is a stance that the confusion does not know.
    ValueError
        `method` is unknown.

    References
    ----------
    Forman, "Quantifying counts and costs via classification" (2008); Saerens, Latinne and
    Decaestecker, "Adjusting the outputs of a classifier to new a priori probabilities" (2002);
    Tasche, "Confidence intervals for class prevalences under prior probability shift" (2019).

    Examples
    --------
    Of 100 opposed sentences half are missed, none is made up: 10 found mean 20.

    >>> confusion = pd.DataFrame({"gold": ["opposition", "opposition", "neutral"],
    ...     "predicted": ["opposition", "neutral", "neutral"], "n": [50, 50, 100]})
    >>> archive = pd.DataFrame({"stance": ["opposition"] * 10 + ["neutral"] * 90})
    >>> found = corrected_shares(archive, confusion)
    >>> found[["stance", "counted", "share"]].round(2).values.tolist()
    [['neutral', 0.9, 0.8], ['opposition', 0.1, 0.2]]
    """
    if method not in ("adjusted", "em"):
        raise ValueError(f"method is {method!r}; it must be 'adjusted' or 'em'")
    check_columns(confusion, ("gold", "predicted", "n"), "the confusion table")
    present = confusion[confusion["n"] > 0]
    stances: list[str] = [stance for stance in STANCES if stance in set(present["gold"])]
    needed = ["stance", *by, *(stances if method == "em" else [])]
    check_columns(table, needed, "the table of predictions")
    rows = table.dropna(subset=["stance", *by])
    for what, values in (
        ("predictions have", rows["stance"]),
        ("confusion predicts", present["predicted"]),
    ):
        unknown = sorted(set(values) - set(stances))
        if unknown:
            raise TableError(
                f"the {what} the stance {unknown[0]!r}, of which the confusion table has no gold "
                "examples; evaluate on gold that has some, or leave these rows out"
            )
    matrices = _confusions(present, stances, n_resamples, random_state)
    groups = rows.groupby(list(by), sort=True) if by else [((), rows)]
    found = []
    for key, group in groups:
        estimates = _estimate(group, matrices, stances, method, n_resamples, random_state)
        counted = group["stance"].value_counts(normalize=True)
        for column, stance in enumerate(stances):
            low, high = interval(estimates[1:, column], confidence)
            found.append(
                {
                    **dict(zip(by, key, strict=True)),
                    "stance": stance,
                    "counted": float(counted.get(stance, 0.0)),
                    "share": float(estimates[0, column]),
                    "low": low,
                    "high": high,
                    "n": len(group),
                }
            )
    return pd.DataFrame(found, columns=[*by, "stance", "counted", "share", "low", "high", "n"])


def _confusions(
    confusion: pd.DataFrame, stances: list[str], n_resamples: int, random_state: int
) -> FloatArray:
    """Give the confusion matrix as counted (gold by predicted), then resampled ones."""
    cells = [(gold, found) for gold in stances for found in stances]
    rng = np.random.default_rng([random_state, 1])
    size = len(stances)
    if "article_id" in confusion:
        wide = confusion.pivot_table(
            index="article_id", columns=["gold", "predicted"], values="n", aggfunc="sum",
            fill_value=0,
        )  # fmt: skip
        counts = np.stack(
            [wide[c].to_numpy(dtype=float) if c in wide else np.zeros(len(wide)) for c in cells],
            axis=1,
        )
        draws = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), n_resamples)
        drawn = draws @ counts
        whole = counts.sum(axis=0)
    else:
        sums = confusion.groupby(["gold", "predicted"])["n"].sum().to_dict()
        whole = np.array([float(sums.get(cell, 0)) for cell in cells])
        drawn = rng.multinomial(round(whole.sum()), whole / whole.sum(), n_resamples).astype(float)
    return np.concatenate([whole[None], drawn]).reshape(-1, size, size)


def _estimate(
    group: pd.DataFrame,
    matrices: FloatArray,
    stances: list[str],
    method: str,
    n_resamples: int,
    random_state: int,
) -> FloatArray:
    """Give the corrected shares of a group, then those of its resamples."""
    rng = np.random.default_rng([random_state, 2])
    documents = (
        pd.factorize(group["article_id"])[0] if "article_id" in group else np.arange(len(group))
    )
    n = int(documents.max()) + 1 if len(documents) else 0
    weights = np.ones((n_resamples + 1, n))
    if n:
        weights[1:] = rng.multinomial(n, np.full(n, 1 / n), size=n_resamples)
    if method == "em":
        probabilities = group[stances].to_numpy(dtype=float)
        probabilities = probabilities / np.maximum(probabilities.sum(axis=1, keepdims=True), 1e-12)
        priors = matrices.sum(axis=2) / matrices.sum(axis=(1, 2))[:, None]
        return np.stack(
            [
                _em(probabilities, prior, weight[documents])
                for prior, weight in zip(priors, weights, strict=True)
            ]
        )
    observed = (group["stance"].to_numpy()[:, None] == np.array(stances)).astype(float)
    per_document = np.zeros((n, len(stances)))
    np.add.at(per_document, documents, observed)
    counted = weights @ per_document
    return np.stack(
        [_adjusted(matrix, count) for matrix, count in zip(matrices, counted, strict=True)]
    )


def _adjusted(confusion: FloatArray, counts: FloatArray) -> FloatArray:
    """Find the shares that the confusion turns into those counted, none of them negative."""
    golds = confusion.sum(axis=1)
    # a resample may hold no gold of a stance: then nothing can be said
    if not golds.all() or not counts.sum():
        return np.full(len(golds), np.nan)
    rates = confusion / golds[:, None]
    # the last row, which weighs most, makes the shares sum to 1
    left = np.vstack([rates.T, np.full(len(golds), 1e4)])
    shares: FloatArray = nnls(left, np.append(counts / counts.sum(), 1e4))[0]
    return np.asarray(shares / shares.sum())


def _em(
    probabilities: FloatArray, prior: FloatArray, weights: FloatArray, max_iter: int = 500
) -> FloatArray:
    total = weights.sum()
    if not prior.all() or not total:
        return np.full(len(prior), np.nan)
    shares = prior.copy()
    for _ in range(max_iter):
        adapted = probabilities * (shares / prior)
        adapted /= np.maximum(adapted.sum(axis=1, keepdims=True), 1e-300)
        new = weights @ adapted / total
        if np.abs(new - shares).max() < 1e-6:
            return np.asarray(new)
        shares = new
    return shares
