"""Names of a party that its question's file lacks, and how a name must be written."""

from __future__ import annotations

import pytest

from stancekit.gazetteer import load_gazetteer
from stancekit.mentions import name_pairs
from stancekit.party_names import as_written, known_names, longer_names
from stancekit.phrases import tokenize
from stancekit.question import Question, list_questions, load_question, parse_question
from stancekit.reading import read_article


def question(**more: object) -> Question:
    """Make a file as short as it may be."""
    data = {
        "name": "reef",
        "proposition": "The reef is part of the United Kingdom",
        "claimant": {"id": "GBR", "names": ["United Kingdom"]},
        "territory": {"names": ["Reef Island"]},
        "rivals": [{"id": "USA", "names": ["United States"]}],
    }
    return parse_question(data | more)


def roles(text: str, asked: Question) -> list[str]:
    (sentence,) = read_article([text], asked)
    parties = ("claimant", "rival", "territory")
    return [i.value for i in sentence.reading.items if i.value.startswith(parties)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peru said Reef Island is British.", ["territory", "claimant_demonym"]),
        ("London rejected it.", ["claimant_seat"]),
        ("The UK and the U.S. met.", ["claimant", "rival_state"]),
        ("An American spoke in Washington.", ["rival_demonym", "rival_seat"]),
    ],
)
def test_the_gazetteers_names_of_a_party_are_its_own(text: str, found: list[str]) -> None:
    assert roles(text, question()) == found


@pytest.mark.parametrize(
    "text", ["He told us of it.", "They gave us a british car.", "British Columbia is cold."]
)
def test_other_words_and_longer_names_are_nobodys(text: str) -> None:
    assert roles(text, question()) == []


@pytest.mark.parametrize("rivals", [["US"], ["United States", "US"]])
def test_a_short_acronym_counts_in_capitals_alone(rivals: list[str]) -> None:
    asked = question(rivals=[{"id": "party:us", "names": rivals}])
    assert roles("The US said so, and told us.", asked) == ["rival"]
    assert roles("Let us go.", asked) == []


def test_a_name_that_is_written_both_ways_counts_in_both() -> None:
    asked = question(rivals=[{"id": "party:eta", "names": ["ETA", "Eta"]}])
    assert roles("Eta and ETA said so.", asked) == ["rival", "rival"]


def test_a_longer_name_in_capitals_counts_in_small_letters_too() -> None:
    assert roles("The polisario and the Polisario", load_question("western-sahara")) == [
        "rival", "rival",
    ]  # fmt: skip


def test_a_files_own_role_goes_before_the_gazetteers() -> None:
    asked = question(territory={"names": ["Reef Island"], "places": ["Washington"]})
    (sentence,) = read_article(["They met in Washington."], asked)
    assert [item.value for item in sentence.reading.items] == ["place"]


def test_a_party_that_the_gazetteer_lacks_has_no_more_names() -> None:
    parties = {"party:reef-front", "state:reef"}
    asked = question(
        claimant={"id": "state:reef", "names": ["Reef"]},
        rivals=[{"id": "party:reef-front", "names": ["Front"]}],
    )
    assert {party.id for party in asked.parties} == parties
    assert known_names(asked) == longer_names(asked) == ()


@pytest.mark.parametrize("name", list_questions())
def test_no_name_of_the_gazetteer_changes_the_role_of_a_files_own(name: str) -> None:
    asked = load_question(name)
    added = {phrase for _, phrase, _ in known_names(asked)}
    pairs = name_pairs(asked)
    first = dict(reversed(pairs))
    assert all(first[phrase].startswith(("claimant", "rival")) for phrase in added)
    assert added.isdisjoint(phrase for party in asked.parties for phrase in party.names)


def test_nothing_else_is_dropped() -> None:
    words = tokenize("The Kremlin rejected it.")
    asked = load_question("crimea")
    found = load_gazetteer().names.match(words.folded)
    matches = [match._replace(value="rival_seat") for match in found]
    assert as_written(matches, words, "The Kremlin rejected it.", asked) == matches
