from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, neutral
from stancekit.labeling.functions.neutral import (
    both_sides_told,
    denial,
    mandate,
    only_named,
    process_only,
    question_asked,
    rights_only,
    told_as_history,
    un_formula,
)

ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (process_only, ["MINURSO began its talks with the envoy in Western Sahara."], 0, "neutral"),
    (un_formula, ["A mutually acceptable solution is sought for Western Sahara."], 0, "neutral"),
    (question_asked, ["What comes next in Western Sahara?"], 0, "neutral"),
    (told_as_history, ["Spain left Western Sahara in 1976."], 0, "neutral"),
    (
        both_sides_told,
        ["Morocco claims sovereignty, while the Polisario wants a referendum."],
        0,
        "neutral",
    ),
    (denial, [ON, "The ministry declined to comment."], 1, "neutral"),
    (only_named, ["The delegation flew on to Western Sahara on the next day."], 0, "neutral"),
    (rights_only, ["Two prisoners from Western Sahara were moved."], 0, "neutral"),
    (mandate, [ON, "The ceasefire held through the spring."], 1, "neutral"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(neutral)
