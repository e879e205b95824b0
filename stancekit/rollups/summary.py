"""The roll-up: who stands where, since when, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.errors import InputError
from stancekit.rollups.changes import position_changes
from stancekit.rollups.columns import check_keys, typed
from stancekit.rollups.groups import Groups, group_table
from stancekit.rollups.positions import SIDES, shown_names, story_positions, surest_first
from stancekit.rollups.scores import as_scores
from stancekit.rollups.stories import find_stories
from stancekit.scoring import Scores

#: What positions are summed up by.
KEYS = ("holder", "group", "outlet", "month", "stance")


def rollup(
    scores: Scores | str | Path,
    by: Sequence[str] = ("holder",),
    groups: Groups = None,
    min_probability: float = 0.0,
    stories: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Sum positions up: who stands where, since when, in which words.

    Syndicated copies count once. A story belongs to the month in which it was first seen, and to
    every outlet that printed it.

    Parameters
    ----------
    scores : Scores, str or Path
        From `stancekit.score`, or the folder that `stancekit score` wrote.
    by : sequence of {"holder", "group", "outlet", "month", "stance"}, default=("holder",)
    groups : mapping of str to holder ids, DataFrame with `group` and `holder_id`, or TOML file, optional
        The groups of states for `by="group"`, by default those that ship (`groups.toml`). A holder
        counts in each of its groups; holders in none are left out.
    min_probability : float, default=0.0
        Positions that are less sure are left out; 0 to 1.
    stories : DataFrame, optional
        From `find_stories`, to spare finding them again.

    Returns
    -------
    DataFrame
        `question`, the columns of `by` (`holder_id` and `holder` for a holder), then

        - `stance`, unless asked for: the one with more articles, NA where both have as many;
        - `articles` (copies counted once), of these `support` and `opposition`, and `copies`, how
          many articles besides were left out as copies;
        - `holders`, how many there are, unless by holder;
        - `first_seen`, `last_seen`: days, or months or years where no more is known;
        - `changes`, by holder alone: how often the stance changed (`position_changes`);
        - `probability`, `article_id`, `evidence`: the surest sentence, for the row's stance where it
          has one.

        By month where asked for, then by number of articles.

    Raises
    ------
    InputError
        `by`, `groups` or `min_probability` is not one of those above.

    Examples
    --------
    >>> from stancekit.scoring import score
    >>> table = rollup(score(["Peru backs Morocco's sovereignty over the Sahara."]))
    >>> table[["holder", "stance", "articles"]].values.tolist()
    [['Peru', 'support', 1]]
    """  # noqa: E501
    wanted = check_keys(by, KEYS)
    if not 0 <= min_probability <= 1:
        raise InputError(f"min_probability is {min_probability}; it must lie between 0 and 1")
    scores = as_scores(scores)
    stories = find_stories(scores) if stories is None else stories
    positions = story_positions(scores, stories)
    positions = positions[positions["probability"] >= min_probability]
    if "group" in wanted:
        positions = positions.merge(group_table(groups), on="holder_id")
    keys = ["question", *wanted]
    if "holder" in wanted:
        keys[keys.index("holder")] = "holder_id"
    per = positions.groupby(keys, dropna=False, sort=True)
    table = per.agg(
        articles=("story", "nunique"),
        read=("article_id", "nunique"),
        holders=("holder_id", "nunique"),
        first_seen=("day", _least),
        last_seen=("day", _most),
    ).reset_index()
    table["copies"] = table.pop("read") - table["articles"]
    columns = ["question", *(["holder_id", "holder"] if k == "holder" else [k] for k in wanted)]
    order = [name for part in columns for name in ([part] if isinstance(part, str) else part)]
    if "holder" in wanted:
        table["holder"] = table["holder_id"].map(shown_names(positions))
    else:
        order.append("holders")
    best = positions
    if "stance" not in wanted:
        for side in SIDES:
            one = positions[positions["stance"] == side].groupby(keys, dropna=False)["story"]
            table = table.merge(one.nunique().rename(side).reset_index(), how="left", on=keys)
            table[side] = table[side].fillna(0)
        lead = table["support"] - table["opposition"]
        table["stance"] = pd.array(
            [None if n == 0 else SIDES[int(n < 0)] for n in lead], dtype="string"
        )
        order += ["stance", "articles", "support", "opposition", "copies"]
        mine = table[[*keys, "stance"]].rename(columns={"stance": "of"})
        ranked = positions.merge(mine, how="left", on=keys)
        best = ranked[ranked["of"].isna() | (ranked["of"] == ranked["stance"])]
    else:
        order += ["articles", "copies"]
    order += ["first_seen", "last_seen"]
    if "holder" in wanted and not {"outlet", "month", "stance"} & set(wanted):
        changed = position_changes(scores, stories=stories).groupby(["question", "holder_id"])
        counts = changed.size().rename("changes").reset_index()
        table = table.merge(counts, how="left", on=["question", "holder_id"])
        order.append("changes")
    best = surest_first(best).drop_duplicates(keys)
    shown = ["probability", "article_id", "evidence"]
    table = table.merge(best[[*keys, *shown]], how="left", on=keys)
    return _tidy(table[[*order, *shown]], wanted)


def _tidy(table: pd.DataFrame, wanted: Sequence[str]) -> pd.DataFrame:
    for name in ("holders", "articles", "support", "opposition", "copies", "changes"):
        if name in table:
            table[name] = table[name].fillna(0).astype("Int64")
    by_time = ["month"] if "month" in wanted else []
    rest = [name for name in ("group", "holder_id", "outlet", "stance") if name in table]
    order = table.assign(_size=-table["articles"]).sort_values(
        ["question", *by_time, "_size", *rest], kind="stable"
    )
    return typed(table.loc[order.index].reset_index(drop=True))


def _least(days: pd.Series) -> Any:
    known = days.dropna()
    return min(known) if len(known) else None


def _most(days: pd.Series) -> Any:
    known = days.dropna()
    return max(known) if len(known) else None
