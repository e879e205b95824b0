"""What the words around an agent make of it."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.agents.found import SentenceAgents
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.surroundings import find_predicate, is_loaded, surroundings, verb_behind

QUESTION = load_question("western-sahara")


def read(text: str) -> SentenceAgents:
    return find_agents(read_article([text], QUESTION), QUESTION)[0][0]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Spain must back the autonomy plan.", ["must"]),
        ("Spain backs the autonomy plan.", ["acts"]),
        ("Spain is for the autonomy plan.", ["is"]),
        ("He thanked Spain for the plan.", ["thanked"]),
        ("They left because Spain backs the autonomy plan.", ["in a clause", "acts"]),
        ("They said that Spain backs the autonomy plan.", ["in a clause", "acts"]),
    ],
)
def test_what_stands_around_it(text: str, ways: list[str]) -> None:
    sentence = read(text)
    agent = next(a for a in sentence.agents if a.ids == ("ESP",))
    assert list(surroundings(sentence, agent, find_predicate(sentence))) == ways


def test_the_verb_behind_is_near() -> None:
    near, far = read("Spain rejects the autonomy plan."), read("Spain met the envoy in a hotel.")
    assert verb_behind(near, near.agents[0]) == "reject"
    assert verb_behind(far, far.agents[0]) == ""


def test_the_words_of_a_side_are_loaded() -> None:
    assert is_loaded(read("The occupied Sahara is quiet."), "opposition")
    assert not is_loaded(read("Western Sahara is quiet."), "opposition")
    assert is_loaded(read("The Moroccan Sahara is quiet."), "support")
