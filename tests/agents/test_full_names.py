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


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("His Excellency Mr. Paul Rivas said no.", "person:paul-rivas"),
        ("H.E. Mr. Paul Rivas said no.", "person:paul-rivas"),
        ("His Grace Paul Rivas said no.", "person:paul-rivas"),
        ("Grace Paz said no.", "person:grace-paz"),
    ],
)
def test_an_honor_is_no_part_of_the_name(agents: Any, sentence: str, identity: str) -> None:
    assert agents(sentence)[0][0].ids == (identity,)
