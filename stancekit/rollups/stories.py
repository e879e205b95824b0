"""Stories: articles and their copies, and the day on which each was first seen."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import numpy as np
import pandas as pd

from stancekit.duplicates import duplicate_groups
from stancekit.rollups.scores import as_scores
from stancekit.scoring import Scores

_DATE = re.compile(r"(\d{4})(?:[-/](\d\d?)(?:[-/](\d\d?))?)?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")


def find_stories(scores: Scores | str | Path) -> pd.DataFrame:
    """Tell which articles are copies of one another, and when each story was first seen.

    Articles on one question are one story if they are near-duplicates
    (`stancekit.duplicates.duplicate_groups` over their sentences) or, where no sentences are at
    hand, if their texts are the same.

    Parameters
    ----------
    scores : Scores, str or Path

    Returns
    -------
    DataFrame of shape (n_articles, 6)
        `article_id, question, outlet`, `story` (a number), `day` (the article's date as
        YYYY-MM-DD, YYYY-MM or YYYY; NA where it is missing or no ISO date) and `story_day` (the
        earliest of the story), in the order of the articles table.

    Examples
    --------
    >>> from stancekit.scoring import score
    >>> text = "Peru backs Morocco's sovereignty over the Sahara, its minister said in Lima today."
    >>> table = pd.DataFrame({"text": [text, "LIMA - " + text], "date": ["2024-05-02", "2024-05-01"]})
    >>> find_stories(score(table))[["story", "day", "story_day"]].values.tolist()
    [[0, '2024-05-02', '2024-05-01'], [0, '2024-05-01', '2024-05-01']]
    """  # noqa: E501
    scores = as_scores(scores)
    articles = scores.articles
    stories = articles[["article_id", "question", "outlet"]].reset_index(drop=True)
    dates = articles["date"].reset_index(drop=True)
    known = {date: _day(date) for date in dates.dropna().unique()}
    stories["day"] = pd.array([known.get(date) for date in dates], dtype="string")
    keys = ["article_id", "question"]
    ordered = scores.sentences.sort_values([*keys, "sentence"], kind="stable")
    texts = ordered.groupby(keys, sort=False)["text"].agg("\n".join).rename("text")
    text = stories[keys].merge(texts.reset_index(), how="left", on=keys)["text"]
    numbers = np.arange(len(stories)) + len(stories)
    hashes = articles["text_hash"].reset_index(drop=True)
    for question in stories["question"].unique():
        asked = (stories["question"] == question).to_numpy(dtype=bool)
        read = np.flatnonzero(asked & text.notna().to_numpy(dtype=bool))
        groups = duplicate_groups([str(t) for t in text.iloc[read]])
        # the first article of a group lends it its number
        _, first = np.unique(groups, return_index=True)
        numbers[read] = read[first][groups]
        unread = stories.index[asked & text.isna().to_numpy(dtype=bool) & hashes.notna().to_numpy()]
        for _, members in pd.Series(unread, index=unread).groupby(hashes[unread], sort=False):
            numbers[members.to_numpy()] = members.iloc[0]
    stories["story"] = pd.factorize(numbers)[0]
    stories["story_day"] = stories.groupby("story")["day"].transform("min").astype("string")
    return stories[["article_id", "question", "outlet", "story", "day", "story_day"]]


def months(days: pd.Series) -> pd.Series:
    """Give the months of days, NA where only the year is known."""
    return days.where(days.str.len() >= 7).str.slice(0, 7)


def _day(date: str) -> str | None:
    """Read the day, month or year that an ISO date begins with."""
    text = date.strip()
    match = _COMPACT.match(text) or _DATE.match(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    parts = ((year, 4), (month, 2), (day, 2))
    return "-".join(f"{part:0{width}d}" for part, width in parts if part)
