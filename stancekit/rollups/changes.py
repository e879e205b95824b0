"""Changes of position: whose stance changed, and when."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pandas as pd

from stancekit.errors import InputError
from stancekit.rollups.positions import shown_names, story_positions, surest_first
from stancekit.rollups.scores import as_scores
from stancekit.rollups.stories import find_stories
from stancekit.scoring import Scores

_CHANGES = (
    "question", "holder_id", "holder", "stance_before", "stance_after", "last_before",
    "first_after", "articles_before", "articles_after", "article_id_before", "evidence_before",
    "article_id_after", "evidence_after",
)  # fmt: skip


def position_changes(
    scores: Scores | str | Path,
    min_articles: int = 2,
    stories: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Tell whose stance changed, from which dated articles to which later ones.

    The rule: a story counts for the stance that a holder most surely takes in it, on the day on
    which it was first seen; a day counts for the stance that most of its stories give the holder
    (a day with as many of each for none). Days in a row with one stance make a run. A run of fewer
    than `min_articles` stories is dropped, since a single sentence read wrongly must not turn a
    state around; the runs on both sides of it then join if they agree. Where one run follows
    another, the stance has changed. Stories without a full date do not count, and the holder
    `author`, which is each outlet in its own voice, has no changes.

    Parameters
    ----------
    scores : Scores, str or Path
    min_articles : int, default=2
        Stories of a run, 1 or more.
    stories : DataFrame, optional
        From `find_stories`.

    Returns
    -------
    DataFrame
        One row a change, in order of time: `question, holder_id, holder, stance_before,
        stance_after, last_before, first_after` (days), `articles_before, articles_after` (of the
        two runs) and the surest sentence of each run: `article_id_before, evidence_before,
        article_id_after, evidence_after`.

    Raises
    ------
    InputError
        `min_articles` is below 1.
    """
    if min_articles < 1:
        raise InputError(f"min_articles is {min_articles}; it must be 1 or more")
    scores = as_scores(scores)
    stories = find_stories(scores) if stories is None else stories
    positions = story_positions(scores, stories)
    shown = shown_names(positions)
    # "author" is another outlet each time, and has no stance that could change
    named = positions[positions["holder_id"] != "author"]
    dated = named[named["story_day"].str.len() == 10]
    one = surest_first(dated).drop_duplicates(["question", "holder_id", "story"])
    rows = []
    for (question, holder), mine in one.groupby(["question", "holder_id"], sort=True):
        runs = _runs(mine, min_articles)
        for before, after in pairwise(runs):
            old, new = (surest_first(run).iloc[0] for run in (before, after))
            rows.append(
                {
                    "question": question,
                    "holder_id": holder,
                    "holder": shown[str(holder)],
                    "stance_before": old["stance"],
                    "stance_after": new["stance"],
                    "last_before": before["story_day"].max(),
                    "first_after": after["story_day"].min(),
                    "articles_before": len(before),
                    "articles_after": len(after),
                    "article_id_before": old["article_id"],
                    "evidence_before": old["evidence"],
                    "article_id_after": new["article_id"],
                    "evidence_after": new["evidence"],
                }
            )
    rows.sort(key=lambda row: (row["question"], row["first_after"], row["holder_id"]))
    return pd.DataFrame(
        {
            name: pd.array(
                [row[name] for row in rows],
                dtype="Int64" if name.startswith("articles") else "string",
            )
            for name in _CHANGES
        }
    )


def _runs(mine: pd.DataFrame, min_articles: int) -> list[pd.DataFrame]:
    """Give the runs of a holder's stories that tell one stance, in order of time."""
    runs: list[list[pd.DataFrame]] = []
    for _, day in mine.groupby("story_day", sort=True):
        support = int((day["stance"] == "support").sum())
        if 2 * support == len(day):
            continue
        stance = "support" if 2 * support > len(day) else "opposition"
        said = day[day["stance"] == stance]
        if runs and runs[-1][0]["stance"].iloc[0] == stance:
            runs[-1].append(said)
        else:
            runs.append([said])
    joined: list[pd.DataFrame] = []
    for run in (pd.concat(days) for days in runs):
        if len(run) < min_articles:
            continue
        if joined and joined[-1]["stance"].iloc[0] == run["stance"].iloc[0]:
            joined[-1] = pd.concat([joined[-1], run])
        else:
            joined.append(run)
    return joined
