"""Words of one side that say nothing beside what the sentence reports, and where they do."""

from __future__ import annotations

import time

import pytest

from stancekit.mentions import ROLES
from stancekit.phrases import tokenize
from stancekit.question import load_question
from stancekit.scare_words import find_reported

LOADED = {"claimant_name", "rival_name"}


def passed(text: str, question: str) -> str:
    words = tokenize(text).folded
    return " ".join(
        words[at] for at in sorted(find_reported(words, load_question(question)).passed)
    )


def loaded(text: str, question: str) -> bool:
    items = find_reported(tokenize(text).folded, load_question(question)).items
    return any(item.value in LOADED for item in items)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The parliament of occupied Abkhazia asked Russia for recognition.", "abkhazia"),
        ("Occupied Tskhinvali calls independence irreversible", "abkhazia"),
        ("Occupied Abkhazia opens embassy in Syria", "abkhazia"),
        ("The authorities in temporarily occupied Crimea said it is Russian.", "crimea"),
        ("The head of Russian-occupied Crimea said that it will never return to Ukraine.",
         "crimea"),
        ("The leader of the occupied north demanded recognition.", "northern-cyprus"),
        ("The authorities in occupied Dakhla said that autonomy is the solution.",
         "western-sahara"),
        ("The mayor of occupied Laayoune said that the Sahara is Moroccan.", "western-sahara"),
        ("The ministry of foreign affairs of occupied Abkhazia hailed its independence.",
         "abkhazia"),
    ],
)  # fmt: skip
def test_occupied_beside_an_act_of_the_territorys_bodies(text: str, question: str) -> None:
    assert "occupied" in passed(text, question)
    assert not loaded(text, question)


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The head of occupied Crimea visited Moscow.", "crimea"),
        ("The authorities in occupied Laayoune arrested five activists.", "western-sahara"),
        ("The authorities in occupied Dakhla banned a protest.", "western-sahara"),
        ("Ukraine condemned the authorities in occupied Crimea.", "crimea"),
        ("Sahrawi activists in occupied Laayoune demanded independence.", "western-sahara"),
        ("Peru rejects the elections in occupied Abkhazia.", "abkhazia"),
        ("A workshop in occupied Dakhla ended.", "western-sahara"),
        ("Russia recognised occupied Abkhazia.", "abkhazia"),
    ],
)
def test_occupied_elsewhere_takes_its_side(text: str, question: str) -> None:
    assert passed(text, question) == ""
    assert loaded(text, question)


PARTIES = [
    ("abkhazia", "Abkhazia", "Georgia"), ("northern-cyprus", "northern Cyprus", "Cyprus"),
    ("crimea", "Crimea", "Ukraine"), ("western-sahara", "Western Sahara", "the Polisario Front"),
    ("golan", "Golan", "Syria"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "land", "party"), PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "The government of occupied {land}, {party} said, is illegal.",
        "The government of occupied {land}, said {party}, is illegal.",
        "The government of occupied {land} is illegal, said {party}.",
        "The authorities of occupied {land}, according to {party}, are illegitimate.",
        "The parliament of occupied {land}, {party} stressed, has no right to independence.",
        "The parliament of occupied {land}, {party} said, cannot be recognised.",
        "{party}: the government of occupied {land} has no right to a referendum.",
    ],
)
def test_whose_word_occupied_is_says_it_of_the_territorys_bodies(
    text: str, question: str, land: str, party: str
) -> None:
    text = text.format(land=land, party=party)
    assert passed(text, question) == ""
    assert loaded(text, question)


@pytest.mark.parametrize(("question", "land", "party"), PARTIES)
@pytest.mark.parametrize(
    "text",
    [
        "The parliament of occupied {land} demanded recognition, {party} said.",
        "The parliament of occupied {land} is seeking recognition, according to {party}.",
        "The parliament of occupied {land} is for independence.",
    ],
)
def test_an_act_that_the_other_side_reports(
    text: str, question: str, land: str, party: str
) -> None:
    assert "occupied" in passed(text.format(land=land, party=party), question)


def test_the_rivals_names_are_found_over_occupied() -> None:
    words = tokenize("The de facto authorities in occupied Abkhazia said independence is final.")
    items = find_reported(words.folded, load_question("abkhazia")).items
    first = next(item for item in items if item.value in ROLES)
    assert (first.value, words.folded[first.first], words.folded[first.last - 1]) == (
        "rival", "de", "abkhazia",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        ("South Africa recognises the so-called SADR.", "western-sahara", "so - called"),
        ('Israel recognized the self-declared "Republic of Somaliland" on Friday.', "somaliland",
         'self - declared " "'),
        ('Peru recognises the "so-called" SADR.', "western-sahara", '" so - called "'),
        ("Syria agreed to recognise the self-proclaimed republic of Abkhazia.", "abkhazia",
         "self - proclaimed"),
        ("Spain opened an embassy in the so-called Sahrawi Republic.", "western-sahara",
         "so - called"),
    ],
)  # fmt: skip
def test_scare_words_beside_a_recognition(text: str, question: str, words: str) -> None:
    assert passed(text, question) == words


@pytest.mark.parametrize(
    "text",
    [
        "Peru does not recognise the so-called SADR.",
        "Peru refused to recognise the self-proclaimed SADR.",
        "Peru withdrew its recognition of the so-called SADR.",
        "Morocco condemned Peru because it recognised the so-called SADR.",
        "Morocco asked all states to abstain from recognising the so-called SADR.",
        "Kenya received the ambassador of the self-styled SADR.",
        "The so-called SADR sent a letter.",
        "Peru closed the embassy of the so-called SADR.",
    ],
)
def test_scare_words_elsewhere_stay(text: str) -> None:
    assert passed(text, "western-sahara") == ""


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["occupied", "the council of occupied Sukhumi", "so-called SADR"])
def test_time_grows_with_the_length(unit: str) -> None:
    asked = load_question("abkhazia")

    def seconds(length: int) -> float:
        folded = tokenize(f"{unit} " * (length // len(unit.split()))).folded
        runs = []
        for _ in range(3):
            begin = time.process_time()
            find_reported(folded, asked)
            runs.append(time.process_time() - begin)
        return min(runs)

    # eight times the words: far from 64, with room for a busy machine
    assert seconds(16_000) <= 20 * max(seconds(2_000), 0.001)
