from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, aims
from stancekit.labeling.functions.aims import (
    aims_carried_on,
    aims_named,
    freedom,
    peoples_choice,
    rivals_aims,
)

ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (rivals_aims, ["Cuba supports the independence of Western Sahara."], 0, "opposition"),
    (
        aims_carried_on,
        [ON, "It supports independence.", "So it goes in the Sahara."],
        1,
        "opposition",
    ),
    (aims_named, ["The people of Western Sahara was promised a referendum."], 0, "opposition"),
    (peoples_choice, [ON, "Let the people vote."], 1, "opposition"),
    (freedom, ["The crowd sang of freedom for Western Sahara."], 0, "opposition"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(aims)
