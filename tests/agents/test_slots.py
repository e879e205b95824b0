"""Where those stand who are asked, thanked, or about to do something."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.agents import find_agents
from stancekit.agents.slots import is_asked
from stancekit.question import load_question
from stancekit.reading import read_article


def first_is_asked(sentence: str) -> bool:
    question = load_question("western-sahara")
    found = find_agents(read_article([sentence], question), question)[0][0]
    return is_asked(found, found.agents[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru urged to withdraw recognition",
        "Peru told to withdraw recognition",
        "Peru asked to return it",
        "Peru warned not to support it",
        "Peru told never to recognise it",
        "Peru urged by Chile to withdraw recognition",
        "Peru was urged to back the plan.",
        "Peru has been called upon to back the plan.",
        "Peru is repeatedly asked to back the plan.",
    ],
)
def test_whoever_is_asked_is_no_speaker(agents: Any, sentence: str) -> None:
    (first, *_) = agents(sentence)[0]
    assert (first.ids, first.slot) == (("PER",), "subject")
    assert first_is_asked(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru urged Chile to withdraw recognition",
        "Peru told the Council that it backs the plan.",
        "Peru asked to speak.",
        "Peru has urged to back the plan.",
        "Peru pledged to back the plan.",
        "Peru was invited to the talks.",
        "Peru was invited to drop it and refused.",
        "Peru, urged to keep it, dropped it.",
    ],
)
def test_whoever_asks_or_answers_is_not_asked(sentence: str) -> None:
    assert not first_is_asked(sentence)


def test_a_headline_tells_what_is_to_come(agents: Any) -> None:
    assert agents("Peru to open a consulate in Dakhla")[0][0].slot == "subject"
    assert agents("Chile asks Peru to open a consulate")[0][1].slot == "other"


def test_those_who_are_thanked_do_nothing_yet(agents: Any) -> None:
    found = agents("Morocco thanked Peru and Chile for it.")[0]
    assert [agent.slot for agent in found][:2] == ["subject", "other"]
