"""How far probabilities can be trusted: calibration, and what abstaining on unsure ones buys.

Like all figures here, these are functions of counts that add up over documents: sentences fall into
bins of equal width by their probability, and each bin knows how many it holds, the sum of their
probabilities and how many were right.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from stancekit.evaluation.intervals import bootstrap_intervals
from stancekit.tables import STANCES, check_columns

#: The number of bins; the confidence of three stances never falls into the first three.
N_BINS = 10
#: The number of bins for relevant sentences, whose error is corrected for the bins' own noise.
N_BINS_RELEVANT = 15
_KINDS = ("stance", "relevance")


def probability_counts(aligned: pd.DataFrame) -> pd.DataFrame:
    """Sum up each article's probabilities by bin.

    Parameters
    ----------
    aligned : DataFrame
        With `article_id`, `stance` (gold), `relevant`, `predicted`, `relevance`, `support`,
        `neutral` and `opposition`; see `stancekit.evaluation.align_sentences`.

    Returns
    -------
    DataFrame of shape (n_articles, 108)
        Indexed by `article_id`: `n`, `brier:stance` and `brier:relevance` (sums of squared errors),
        and for each bin of the likeliest stance's probability ("stance"; "relevant" among
        relevant sentences alone) and of relevance `<kind>:<bin>:n`, `:sum` (of probabilities) and
        `:hits`.
    """
    check_columns(
        aligned,
        ("article_id", "stance", "relevant", "predicted", "relevance", *STANCES),
        "the table",
    )
    probabilities = aligned[list(STANCES)].to_numpy(dtype=float)
    gold = aligned["stance"].to_numpy()
    relevant = aligned["relevant"].to_numpy(dtype=float)
    relevance = aligned["relevance"].to_numpy(dtype=float)
    truth = np.stack([gold == stance for stance in STANCES], axis=1)
    columns: dict[str, npt.NDArray[np.float64]] = {
        "n": np.ones(len(aligned)),
        "brier:stance": ((probabilities - truth) ** 2).sum(axis=1),
        "brier:relevance": (relevance - relevant) ** 2,
    }
    right = (gold == aligned["predicted"].to_numpy()).astype(float)
    sure = probabilities.max(axis=1, initial=0.0)
    for kind, values, hits, n_bins, counted in (
        ("stance", sure, right, N_BINS, np.ones(len(aligned))),
        ("relevance", relevance, relevant, N_BINS, np.ones(len(aligned))),
        ("relevant", sure, right, N_BINS_RELEVANT, relevant),
    ):
        bins = np.minimum((values * n_bins).astype(int), n_bins - 1)
        for number in range(n_bins):
            inside = (bins == number) & (counted > 0)
            columns[f"{kind}:{number}:n"] = inside.astype(float)
            columns[f"{kind}:{number}:sum"] = np.where(inside, values, 0.0)
            columns[f"{kind}:{number}:hits"] = np.where(inside, hits, 0.0)
    return pd.DataFrame(columns).groupby(aligned["article_id"].to_numpy(), sort=True).sum()


def probability_metrics(counts: Mapping[str, float]) -> dict[str, float]:
    """Score probabilities from summed counts.

    Parameters
    ----------
    counts : mapping of str to float
        A sum of rows of `probability_counts`.

    Returns
    -------
    dict of str to float
        `brier` over the three stances, in [0, 2]; `relevance_brier` in [0, 1];
        `calibration_error` of the likeliest stance and `relevance_calibration_error`, the mean
        distance of a bin's probability from its share of hits, in [0, 1];
        `calibration_error_relevant` of the likeliest stance among relevant sentences, the root of
        the mean squared distance less what chance alone adds to it, in [0, 1].

    References
    ----------
    Brier, "Verification of forecasts expressed in terms of probability" (1950); Naeini et al.,
    "Obtaining well calibrated probabilities using Bayesian binning" (2015); Kumar, Liang and Ma,
    "Verified uncertainty calibration" (2019), for the correction.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "a"], "stance": ["support", "neutral"],
    ...     "relevant": [True, False], "predicted": ["support", "support"],
    ...     "relevance": [1.0, 0.0], "support": [0.75, 0.75], "neutral": [0.25, 0.25],
    ...     "opposition": [0.0, 0.0]})
    >>> found = probability_metrics(probability_counts(table).sum())
    >>> found["brier"], found["calibration_error"], found["relevance_brier"]
    (0.625, 0.25, 0.0)
    """
    n = counts["n"]
    nan = float("nan")
    gap = {
        kind: sum(
            abs(counts[f"{kind}:{i}:sum"] - counts[f"{kind}:{i}:hits"]) for i in range(N_BINS)
        )
        for kind in _KINDS
    }
    return {
        "brier": float(counts["brier:stance"] / n) if n else nan,
        "calibration_error": float(gap["stance"] / n) if n else nan,
        "calibration_error_relevant": _corrected_error(counts),
        "relevance_brier": float(counts["brier:relevance"] / n) if n else nan,
        "relevance_calibration_error": float(gap["relevance"] / n) if n else nan,
    }


def _corrected_error(counts: Mapping[str, float]) -> float:
    total = squares = 0.0
    for i in range(N_BINS_RELEVANT):
        n = counts[f"relevant:{i}:n"]
        # the noise of one sentence's bin cannot be told
        if n > 1:
            mean, share = counts[f"relevant:{i}:sum"] / n, counts[f"relevant:{i}:hits"] / n
            squares += n * ((mean - share) ** 2 - share * (1 - share) / (n - 1))
            total += n
    return float(max(squares / total, 0.0) ** 0.5) if total else float("nan")


def reliability_table(counts: pd.DataFrame) -> pd.DataFrame:
    """Hold the mean probability of each bin against its share of hits.

    Parameters
    ----------
    counts : DataFrame
        From `probability_counts`.

    Returns
    -------
    DataFrame
        `of` ("stance": the likeliest stance is right; "relevance": the sentence is relevant),
        `from`, `to` (the bin), `probability` (mean), `share` (of hits), `n`; empty bins are left
        out.
    """
    sums = counts.sum()
    rows = []
    for kind in _KINDS:
        for i in range(N_BINS):
            n = sums[f"{kind}:{i}:n"]
            if n:
                rows.append(
                    {
                        "of": kind,
                        "from": i / N_BINS,
                        "to": (i + 1) / N_BINS,
                        "probability": float(sums[f"{kind}:{i}:sum"] / n),
                        "share": float(sums[f"{kind}:{i}:hits"] / n),
                        "n": int(n),
                    }
                )
    return pd.DataFrame(rows, columns=["of", "from", "to", "probability", "share", "n"])


def abstention_table(
    counts: pd.DataFrame, n_resamples: int = 1000, random_state: int = 0
) -> pd.DataFrame:
    """Say what share of sentences is kept above a probability, and how many of those are wrong.

    Parameters
    ----------
    counts : DataFrame
        From `probability_counts`.
    n_resamples, random_state : int
        See `stancekit.evaluation.bootstrap_intervals`.

    Returns
    -------
    DataFrame
        `threshold` (of the likeliest stance's probability), `coverage` (the share kept), `risk`
        (the share of wrong stances among these), `low`, `high` (of the risk).

    References
    ----------
    El-Yaniv and Wiener, "On the foundations of noise-free selective classification" (2010).
    """
    thresholds = range(3, N_BINS)
    total = float(counts["n"].sum())

    def risks(sums: Mapping[str, float]) -> dict[str, float]:
        found = {}
        for first in thresholds:
            n = sum(sums[f"stance:{i}:n"] for i in range(first, N_BINS))
            hits = sum(sums[f"stance:{i}:hits"] for i in range(first, N_BINS))
            found[str(first)] = 1 - hits / n if n else float("nan")
        return found

    table = bootstrap_intervals(counts, risks, n_resamples, random_state=random_state)
    kept = [
        sum(float(counts[f"stance:{i}:n"].sum()) for i in range(first, N_BINS))
        for first in thresholds
    ]
    return pd.DataFrame(
        {
            "threshold": [first / N_BINS for first in thresholds],
            "coverage": [n / total if total else float("nan") for n in kept],
            "risk": table["value"],
            "low": table["low"],
            "high": table["high"],
        }
    )
