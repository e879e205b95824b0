"""Pronouns, pairs, documents and what is ours."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


def sorts(*sentences: str) -> list[str]:
    found = find_agents(read_article(sentences, QUESTION), QUESTION)[0]
    return [agent.sort for agent in found[-1].agents]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("he left.", ["he"]),
        ("according to her, nobody left.", ["he"]),
        ("nobody left with her.", []),
        ("it backs them.", ["it"]),
        ("it is cold.", []),
        ("they left.", ["they"]),
        ("I left.", ["we"]),
        ("i) nobody left.", []),
        ("the two old countries left.", ["pair"]),
        ("both said so.", ["pair"]),
        ("both of these are cold.", []),
        ("both backed the plan.", ["pair"]),
        ("both disputed islands are cold.", []),
        ("the two heads of state left.", ["pair"]),
        ("both the United States and France left.", ["name"]),
        ("both the states left.", ["pair"]),
        ("the two United States senators left.", ["name", "group"]),
        ("the joint letter was long.", ["document"]),
        ("a letter was long.", []),
        ("nobody left our country.", ["we"]),
        ("nobody left their country.", ["he"]),
    ],
)
def test_which_words_stand_for_others(sentence: str, found: list[str]) -> None:
    assert sorts(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("we left.", True),
        ("nobody left our town.", True),
        ('"we left", nobody said.', False),
        ('"nobody left our town", it was said.', False),
    ],
)
def test_who_writes_says_we_outside_quotation_marks(sentence: str, first: bool) -> None:
    found = find_agents(read_article([sentence], QUESTION), QUESTION)[0]
    assert found[0].first_person is first
