from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, parties
from stancekit.labeling.functions.parties import (
    claimant_itself,
    rivals_themselves,
    solidarity_with_the_people,
)

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (rivals_themselves, ["Chad condemned the Polisario Front."], 0, "support"),
    (claimant_itself, ["Bahrain stands with Morocco in Guerguerat."], 0, "support"),
    (
        solidarity_with_the_people,
        ["Cuba voiced its solidarity with the Sahrawi people."],
        0,
        "opposition",
    ),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(parties)
