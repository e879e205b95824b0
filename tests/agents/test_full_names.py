"""Where the name of a person begins and ends."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.agents.full_names import honors_end

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Park Jong-woo said that the plan is serious.", "person:park-jong-woo"),
        ("Pastor Ana de Ruiz said that the plan is serious.", "person:ana-de-ruiz"),
        ("In town Marta Sucre said that the plan is serious.", "person:marta-sucre"),
    ],
)
def test_where_the_name_of_a_person_begins_and_ends(ids: Any, sentence: str, person: str) -> None:
    assert ids(sentence)[0] == person


def test_titles_without_end_are_read_no_further() -> None:
    assert honors_end(["dr", ".", "the", "hon", "mr"] * 1000 + ["paz"], 0) < 20
