"""Parts of the world before people and states."""

from __future__ import annotations

import pytest

from stancekit.agents.found import SentenceAgents
from stancekit.agents.regions import is_region, joining_places, region_start
from stancekit.gazetteer import names_in
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


def found(text: str) -> SentenceAgents:
    (read,) = read_article([text], QUESTION)
    return SentenceAgents(read, names_in(read.words, read.text, QUESTION, exceptions=True))


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("the West African states", "West African"),
        ("the sub-Saharan African states", "sub-Saharan African"),
        ("gulf states", "gulf"),
        ("the American states", ""),
        ("the southern states", ""),
    ],
)
def test_where_a_region_begins(text: str, region: str) -> None:
    sentence = found(text)
    at = len(sentence.folded) - 1
    start = region_start(sentence, at)
    assert (sentence.text_of(start, at) if start < at else "") == region


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("African and Arab states", 1),
        ("African, Arab and Kenyan states", 2),
        ("Kenya and Arab states", 0),
        ("rich and Arab states", 0),
        ("African, Arab states", 0),
    ],
)
def test_what_joins_regions(text: str, links: int) -> None:
    sentence = found(text)
    assert len(joining_places(sentence, len(sentence.folded) - 1)) == links


def test_a_name_is_no_region() -> None:
    assert is_region(["several", "latin", "american"])
    assert not is_region(["southern"])
    assert not is_region(["latin", "lover"])
