from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, statements
from stancekit.labeling.functions.statements import in_passing, party_speaks, rivals_speak

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (rivals_speak, ["The Polisario Front demands independence."], 0, "opposition"),
    (party_speaks, ["Polisario said that it does not know the paper."], 0, "opposition"),
    (in_passing, ["The talks began after Peru backed the autonomy plan."], 0, "support"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(statements)
