"""Positions, each with its story, day and month; the surest ones, and the names of holders."""

from __future__ import annotations

import pandas as pd

from stancekit.errors import TableError
from stancekit.rollups.stories import months
from stancekit.scoring import Scores

#: The stances that a position can take.
SIDES = ("support", "opposition")


def story_positions(scores: Scores, stories: pd.DataFrame) -> pd.DataFrame:
    """Give the positions with their story, day and month."""
    kept = scores.positions[scores.positions["stance"].isin(SIDES)]
    columns = ["article_id", "question", "story", "day", "story_day"]
    found = kept.merge(stories[columns], how="left", on=["article_id", "question"])
    if found["story"].isna().any():
        missing = found["article_id"][found["story"].isna()].iloc[0]
        raise TableError(
            f"the article {missing!r} has positions but no row in the articles table; "
            "are the tables of one run?"
        )
    return found.assign(month=months(found["story_day"]))


def surest_first(positions: pd.DataFrame) -> pd.DataFrame:
    """Sort positions by probability; of equal ones, the earlier comes first."""
    return positions.sort_values(
        ["probability", "day", "article_id", "stance"],
        ascending=[False, True, True, False],
        kind="stable",
    )


def shown_names(positions: pd.DataFrame) -> dict[str, str]:
    """Give the name under which each holder is met most often."""
    counts = positions.groupby(["holder_id", "holder"]).size().rename("n").reset_index()
    counts = counts.sort_values(["n", "holder"], ascending=[False, True], kind="stable")
    first = counts.drop_duplicates("holder_id")
    return {str(i): str(n) for i, n in zip(first["holder_id"], first["holder"], strict=True)}
