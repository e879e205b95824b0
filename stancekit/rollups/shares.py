"""Shares of the stances among articles, with Wilson's intervals."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtri

from stancekit.errors import InputError
from stancekit.rollups.columns import check_keys, typed
from stancekit.rollups.positions import SIDES, shown_names, story_positions, surest_first
from stancekit.rollups.scores import as_scores
from stancekit.rollups.stories import find_stories, months
from stancekit.scoring import Scores
from stancekit.tables import STANCES, check_columns


def stance_shares(
    scores: Scores | str | Path,
    by: Sequence[str] = ("month",),
    corrected: pd.DataFrame | None = None,
    confidence: float = 0.95,
    stories: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Give the shares of the stances, with intervals, among articles on the question.

    An article is on the question if at least one of its sentences is; copies count once, in each
    outlet once. By holder, the shares are those of a holder's stances among the articles that give
    it one, each counted for the stance that it most surely takes there.

    Parameters
    ----------
    scores : Scores, str or Path
    by : sequence of {"holder", "outlet", "month"}, default=("month",)
        May be empty: one share over all.
    corrected : DataFrame, optional
        Shares corrected for the model's errors, as `stancekit.evaluation.shares.corrected_shares`
        gives them: `question`, the columns of `by` (`holder_id` for a holder), `stance`, `share`,
        `low`, `high`. They come in as `corrected`, `corrected_low`, `corrected_high`.
    confidence : float, default=0.95
        Between 0 and 1.
    stories : DataFrame, optional
        From `find_stories`.

    Returns
    -------
    DataFrame
        `question`, the columns of `by`, `stance`, `articles` (with that stance), `of` (all),
        `share`, `low`, `high`: Wilson's interval, which stands for the chance in which articles
        were met, not for the model's errors.

    Raises
    ------
    InputError
        `by` or `confidence` is not one of those above.
    TableError
        `corrected` lacks a column.

    References
    ----------
    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

    Examples
    --------
    >>> from stancekit.scoring import score
    >>> found = stance_shares(score(["Peru backs Morocco's sovereignty over the Sahara."]), by=[])
    >>> found[["stance", "articles", "of", "share"]].values.tolist()
    [['support', 1, 1, 1.0], ['neutral', 0, 1, 0.0], ['opposition', 0, 1, 0.0]]
    >>> round(float(found["low"][0]), 2)
    0.21
    """
    wanted = check_keys(by, ("holder", "outlet", "month"), least=0)
    if not 0 < confidence < 1:
        raise InputError(f"confidence is {confidence}; it must lie between 0 and 1")
    scores = as_scores(scores)
    stories = find_stories(scores) if stories is None else stories
    keys = ["question", *("holder_id" if key == "holder" else key for key in wanted)]
    stances: Sequence[str] = STANCES
    if "holder" in wanted:
        unit = surest_first(story_positions(scores, stories))
        stances = SIDES
    else:
        columns = ["article_id", "question", "stance", "n_relevant", "status"]
        unit = scores.articles[columns].merge(stories, on=["article_id", "question"])
        on = (unit["status"] == "ok") & unit["n_relevant"].ge(1).fillna(False)
        unit = unit[on & unit["stance"].notna()]
        unit = unit.assign(month=months(unit["story_day"]))
        unit = unit.sort_values("day", kind="stable")
    unit = unit.drop_duplicates([*keys, "story"])
    shown = shown_names(unit) if "holder" in wanted else {}
    counts = unit.groupby([*keys, "stance"], dropna=False).size().rename("articles").reset_index()
    cells = unit[keys].drop_duplicates().merge(pd.DataFrame({"stance": list(stances)}), how="cross")
    table = cells.merge(counts, how="left", on=[*keys, "stance"])
    table["articles"] = table["articles"].fillna(0).astype("int64")
    table["of"] = table.groupby(keys, dropna=False)["articles"].transform("sum")
    hits, total = table["articles"].to_numpy(dtype=float), table["of"].to_numpy(dtype=float)
    table["share"] = hits / total
    table["low"], table["high"] = wilson_interval(hits, total, confidence)
    shown_keys = list(keys)
    if "holder" in wanted:
        table["holder"] = table["holder_id"].map(shown)
        shown_keys.insert(keys.index("holder_id") + 1, "holder")
    table = table[[*shown_keys, "stance", "articles", "of", "share", "low", "high"]]
    if corrected is not None:
        check_columns(corrected, [*keys, "stance", "share", "low", "high"], "the corrected shares")
        named = {"share": "corrected", "low": "corrected_low", "high": "corrected_high"}
        right = corrected[[*keys, "stance", *named]].rename(columns=named)
        table = table.merge(right, how="left", on=[*keys, "stance"])
    rank = table["stance"].map({stance: i for i, stance in enumerate(stances)})
    by_time = [*(["month"] if "month" in wanted else [])]
    rest = [key for key in keys[1:] if key not in by_time]
    order = table.assign(_rank=rank, _size=-table["of"])
    order = order.sort_values(["question", *by_time, "_size", *rest, "_rank"], kind="stable")
    return typed(table.loc[order.index].reset_index(drop=True))


def wilson_interval(
    hits: npt.ArrayLike, total: npt.ArrayLike, confidence: float = 0.95
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Give Wilson's score interval of shares; see `stance_shares`.

    Parameters
    ----------
    hits, total : array-like of the same shape
        Counts; where `total` is 0 the interval is NaN.
    confidence : float, default=0.95

    Returns
    -------
    low, high : ndarray
        In [0, 1].

    Examples
    --------
    >>> low, high = wilson_interval([8], [10])
    >>> round(float(low[0]), 3), round(float(high[0]), 3)
    (0.49, 0.943)
    """
    k, n = np.asarray(hits, dtype=np.float64), np.asarray(total, dtype=np.float64)
    z = float(ndtri(0.5 + confidence / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        spread = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
        middle, scale = share + z**2 / (2 * n), 1 + z**2 / n
        low, high = (middle - spread) / scale, (middle + spread) / scale
    # at 0 and n the bounds are 0 and 1 but for rounding
    return np.where(k == 0, 0.0, low), np.where((k == n) & (n > 0), 1.0, high)
