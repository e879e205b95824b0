"""Ids of articles, told apart."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from stancekit.readers import (
    SeenIds,
    from_frame,
)


def test_repeated_ids_are_told_apart_with_a_note() -> None:
    frame = pd.DataFrame({"article_id": ["a#2", "a", "a", "a"], "text": ["x"] * 4})
    table = from_frame(frame)
    assert table["article_id"].tolist() == ["a#2", "a", "a#3", "a#4"]
    assert table["error"].tolist()[2] == "the id 'a' is repeated"
    assert pd.isna(table["error"].iloc[1])


@given(st.lists(st.sampled_from(["a", "a#2", "a#3", "a#2#2", "b"])), st.integers(0, 30))
def test_names_are_unique_whatever_the_blocks(ids: list[str], cut: int) -> None:
    seen = SeenIds()
    names = seen.tell_apart(ids[:cut]) + seen.tell_apart(ids[cut:])
    assert len(set(names)) == len(names) == len(ids)
    assert names == SeenIds().tell_apart(ids)
