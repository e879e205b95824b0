from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, off_topic
from stancekit.labeling.functions.off_topic import (
    far_from_it,
    no_names,
    other_business,
    other_place,
    page_furniture,
    silent_article,
)

ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (page_furniture, ["Share on Facebook"], 0, "off-topic"),
    (silent_article, ["It rained.", "The match was lost."], 0, "off-topic"),
    (silent_article, [ON, "It rained."], 1, None),
    (far_from_it, [ON, *["It rained."] * 4], 4, "off-topic"),
    (far_from_it, [ON, "It rained."], 1, None),
    (other_business, [ON, "It rained.", "Trade grew by a third."], 2, "off-topic"),
    (other_place, [ON, "It rained.", "They spoke of Gaza."], 2, "off-topic"),
    (no_names, [ON, "It rained.", "The match was lost."], 1, "off-topic"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(off_topic)
