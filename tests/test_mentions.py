"""Whether words can be about a question, and where they name it."""

from __future__ import annotations

import pytest

from stancekit.mentions import ROLES, find_names, name_pairs, touches
from stancekit.phrases import tokenize
from stancekit.question import list_questions, load_question

QUESTION = load_question("western-sahara")


def roles(text: str) -> list[str]:
    return [m.value for m in find_names(tokenize(text).folded, QUESTION)]


@pytest.mark.parametrize(
    "text",
    [
        "Peru backs Morocco's sovereignty and territorial integrity.",
        "Rabat’s national unity",
        "The question of Western Sahara",
        "the Sahara",
        "the southern provinces",
        "The Polisario Front spoke.",
        "A consulate in Dakhla",
        "La\u0302a\u0302youne, Laa\u0302youne",
        "the autonomy plan",
        "MINURSO met Moroccan officials.",
    ],
)
def test_on_the_question(text: str) -> None:
    assert touches(tokenize(text).folded, QUESTION)


@pytest.mark.parametrize(
    "text",
    [
        "Kenya reaffirmed its support for Somalia's territorial integrity.",
        "Trade with Morocco rose.",
        "Shares of the Sahara Group rose in Lagos.",
        "They crossed the Sahara Desert by camel.",
        "Drought in the Sahara and the Sahel",
        "Africa south of the Sahara",
        "Muqtada al-Sadr spoke in Sadr City.",
        "Algeria welcomed the round tables.",
        "Spain's sovereignty over its waters",
        "",
    ],
)
def test_not_on_the_question(text: str) -> None:
    assert not touches(tokenize(text).folded, QUESTION)


def test_roles_are_told_and_the_longest_name_wins() -> None:
    assert roles("Rabat's plan for the Moroccan Sahara") == ["claimant_seat", "claimant_name"]
    assert roles("occupied Western Sahara") == ["rival_name"]
    assert roles("the Sahara Desert") == []


@pytest.mark.parametrize("name", list_questions())
def test_every_name_of_every_question_is_found_by_itself(name: str) -> None:
    question = load_question(name)
    for phrase, role in name_pairs(question):
        if role:
            assert role in ROLES
            assert find_names(tokenize(phrase).folded, question), phrase


def test_a_process_that_names_the_territory_is_on_the_question() -> None:
    for text in ("the UN mission in Western Sahara", "MINURSO patrols went on"):
        assert touches(tokenize(text).folded, QUESTION)
    assert not touches(tokenize("the Personal Envoy for Libya").folded, QUESTION)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("taiwan", "support for Taiwan's participation in the United Nations", True),
        ("kosovo", "Nauru withdrew its recognition of Kosovo's independence", True),
        ("kosovo", "South Sudan celebrated its independence", False),
    ],
)
def test_a_longer_name_may_hold_the_territory(name: str, text: str, expected: bool) -> None:
    assert touches(tokenize(text).folded, load_question(name)) is expected
