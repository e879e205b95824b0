from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from stancekit.rollups import find_stories
from stancekit.scoring import Scores


def test_copies_are_one_story(scores: Scores) -> None:
    stories = find_stories(scores)
    assert stories["story"].tolist() == [0, 0, 1, 2, 3, 4]
    assert stories["story_day"][0] == "2024-02-28"
    assert stories["day"].tolist()[:2] == ["2024-03-05", "2024-02-28"]


def test_texts_without_sentences_are_copies_if_the_same(made: Callable[..., Scores]) -> None:
    scores = made((None, "A", [], None), (None, "B", [], None), (None, "A", []))
    assert find_stories(scores)["story"].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-03-05T10:00:00Z", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024", "2024"),
        ("20240305", "2024-03-05"), (" 2024-03 ", "2024-03"), ("5 March 2024", None),
        ("2024-13-05", None), ("2024-02-30", None), ("0000", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_from_iso_dates(
    date: str, day: str | None, made: Callable[..., Scores]
) -> None:
    found = find_stories(made((date, "A", [])))["day"][0]
    assert found == day if day else pd.isna(found)
