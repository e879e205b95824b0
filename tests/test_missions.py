"""Embassies and consulates: who speaks in them, and whom one favors by where it stands."""

from __future__ import annotations

import pytest

from stancekit.grammar import Reading
from stancekit.question import load_question
from stancekit.reading import read_article

PARTIES = {"claimant", "claimant_seat", "rival", "rival_seat", "rival_state"}


def read(question: str, text: str) -> Reading:
    return read_article([text], load_question(question))[0].reading


def parties(reading: Reading) -> set[str]:
    subjects = {reading.subject, *(f.subject for f in reading.frames)}
    return PARTIES & {*subjects, *(act.subject for act in reading.acts)}


@pytest.mark.parametrize(
    ("question", "seat"),
    [
        ("kosovo", "Pristina"), ("kosovo", "Belgrade"), ("somaliland", "Hargeisa"),
        ("somaliland", "Mogadishu"), ("crimea", "Moscow"), ("crimea", "Kyiv"),
        ("taiwan", "Taipei"), ("western-sahara", "Rabat"), ("abkhazia", "Tbilisi"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        "The US embassy in {seat} rejected independence.",
        "Peru's consulate in {seat} welcomed the decision.",
        "The Chilean consulate general in {seat} denounced the referendum.",
        "Peru's ambassador to {seat} welcomed it.",
        "The embassy in {seat} backs independence.",
    ],
)
def test_a_mission_is_not_on_the_side_of_its_seat(question: str, seat: str, text: str) -> None:
    assert parties(read(question, text.format(seat=seat))) == set()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("kosovo", "The ministry in Pristina rejected the referendum."),
        ("kosovo", "Belgrade rejected independence."),
        ("somaliland", "After the embassy burned, Hargeisa rejected the referendum."),
        ("crimea", "After the embassy burned, Moscow denounced the referendum."),
    ],
)
def test_a_seat_elsewhere_is_its_party(question: str, text: str) -> None:
    assert parties(read(question, text))


@pytest.mark.parametrize(
    ("question", "text", "verdict"),
    [
        ("kosovo", "Israel opened an embassy in Pristina.", "opposition"),
        ("kosovo", "Israel opened an embassy in Kosovo.", "opposition"),
        ("kosovo", "Ghana closed its embassy in Pristina.", "support"),
        ("kosovo", "Ghana closed Kosovo's embassy.", "support"),
        ("somaliland", "Kenya will open a consulate in Hargeisa.", "opposition"),
        ("somaliland", "Kenya will open a consulate in Hargeisa, Somaliland's minister said.",
         "opposition"),
        ("taiwan", "Honduras closed its embassy in Taipei.", "support"),
        ("abkhazia", "Nauru opened an embassy in Sukhumi.", "opposition"),
        ("western-sahara", "Gabon opened a consulate in Dakhla.", "support"),
        ("western-sahara", "In Western Sahara, Gabon opened a consulate.", "support"),
    ],
)  # fmt: skip
def test_who_opens_a_mission_takes_the_side_of_where_it_stands(
    question: str, text: str, verdict: str
) -> None:
    assert read(question, text).verdict == verdict


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("kosovo", "Israel opened an embassy in Belgrade."),
        ("kosovo", "Kosovo opened an embassy in Jerusalem."),
        ("taiwan", "China opens embassy in Nicaragua after Managua drops Taiwan"),
        ("somaliland", "Kenya reopened its embassy in Mogadishu."),
        ("somaliland", "Somaliland opened a representative office in Nairobi."),
        ("crimea", "Ghana opened an embassy in Moscow."),
        ("western-sahara", "Mexico maintains an embassy in Rabat."),
        ("iraqi-kurdistan", "Kuwait opened a consulate in Erbil."),
        ("prevlaka", "Ghana opened an embassy in Belgrade."),
    ],
)
def test_a_mission_anywhere_else_takes_no_side(question: str, text: str) -> None:
    assert read(question, text).main is None
