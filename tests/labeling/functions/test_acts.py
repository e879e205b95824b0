from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, acts
from stancekit.labeling.functions.acts import (
    missions,
    missions_there,
    not_recognized,
    recognition,
    recognition_withdrawn,
    votes_cast,
)

ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (recognition, ["Ecuador recognizes the Sahrawi Republic."], 0, "opposition"),
    (recognition, ["Ecuador recognized the Sahrawi Republic in 1983."], 0, None),
    (recognition_withdrawn, ["Malawi withdrew its recognition of the SADR."], 0, "support"),
    (not_recognized, ["Chile does not recognize the SADR."], 0, "support"),
    (missions, ["Gabon opened a consulate in Laayoune."], 0, "support"),
    (missions, ["She asked whether Gabon opened a consulate in Laayoune."], 0, None),
    (missions_there, ["A consulate of Togo stands in Dakhla."], 0, "support"),
    (votes_cast, [ON, "Eleven states abstained."], 1, "neutral"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(acts)
