from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, documents
from stancekit.labeling.functions.documents import deals, maps, rulings

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (maps, ["The atlas has a map of Morocco including Western Sahara."], 0, "support"),
    (rulings, ["The court called Western Sahara separate and distinct."], 0, "opposition"),
    (deals, ["The agreement names the southern provinces."], 0, "support"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(documents)
