from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, words
from stancekit.labeling.functions.words import (
    claimants_words,
    people_as_such,
    rivals_words,
    separatists,
    so_called,
    taking,
)

ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (claimants_words, ["The minister spoke of the southern provinces."], 0, "support"),
    (
        rivals_words,
        ["The delegation was turned back from occupied Western Sahara."],
        0,
        "opposition",
    ),
    (rivals_words, ["He used the word occupation of Western Sahara."], 0, None),
    (separatists, [ON, "The separatists left in a hurry."], 1, "support"),
    (so_called, ["The minister mocked the so-called Republic in the Sahara."], 0, "support"),
    (people_as_such, ["Food was sent to the Sahrawi people."], 0, "opposition"),
    (taking, [ON, "The melons are stolen goods."], 1, "opposition"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(words)
