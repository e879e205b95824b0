"""Where a group is from: which of the words behind it belong to it."""

from __future__ import annotations

import pytest

from stancekit.agents.found import SentenceAgents
from stancekit.agents.origins import group_end, phrase_end, remark_end
from stancekit.question import load_question
from stancekit.reading import read_article


def _sentence(text: str) -> SentenceAgents:
    (read,) = read_article([text], load_question("western-sahara"))
    return SentenceAgents(read, ())


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Mayors of the port authority left.", "mayors of the port authority"),
        ("Residents of Smara camp left.", "residents of smara camp"),
        ("Deputies of the left went home.", "deputies of the left"),
        # what they wear, think or do is no origin
        ("Singers in sky blue sang.", "singers"),
        ("Fishermen in their view lost.", "fishermen"),
        ("Workers gathered in Smara camp.", "workers"),
    ],
)
def test_a_group_ends_where_its_origin_does(text: str, group: str) -> None:
    sentence = _sentence(text)
    end, _ = group_end(sentence, 0, 1)
    assert " ".join(sentence.folded[:end]) == group


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A teacher in a red dress left.", "a teacher in a red dress"),
        ("A teacher in tears left.", "a teacher in tears"),
        # a place is where they are from, and no remark
        ("A teacher in Rabat left.", "a teacher"),
    ],
)
def test_a_remark_on_people_is_no_place(text: str, people: str) -> None:
    sentence = _sentence(text)
    assert " ".join(sentence.folded[: remark_end(sentence, 2)]) == people


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Workers of the petroleum authority left.", "petroleum authority"),
        ("Friends of the retired pilots said no.", "retired pilots"),
    ],
)
def test_a_plain_phrase_ends_before_what_is_done(text: str, phrase: str) -> None:
    sentence = _sentence(text)
    assert " ".join(sentence.folded[3 : phrase_end(sentence, 3)]) == phrase
