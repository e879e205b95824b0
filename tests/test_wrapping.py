"""Lines that were wrapped by hand, and lines that only look so."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.sentences import split_sentences
from stancekit.wrapping import joined_lines

PARAGRAPHS = [
    "The foreign minister of Peru told the Committee on Decolonization that the islands had been "
    "British since before there was a Republic of Argentina, and that nobody in Lima had asked "
    "Port Stanley what it thinks. He then left for the airport with Ambassador Ana Paz.",
    "Members from Chile and the Union of South American Nations said that the claim of Buenos "
    "Aires stands, as it has stood since the year of the Treaty of Utrecht and as the General "
    "Assembly has found time and again. The envoy of Lake Malawi, the Hon Mr Vance Amory, had "
    "not come.",
    "Asked what was next, the president of the Court of Justice of the European Union, who is "
    "from Luxembourg, said that the judges had not yet been told. Nothing more is known of the "
    "talks between President Noel Diallo and Minister Rosa Quispe of Bolivia.",
]
POEM = [
    "I came by night to the walls of the town,",
    "And the river went by with the moon on it;",
    "Nobody spoke, and the rain came down",
    "On the road that I took to the end of it",
]
ADDRESS = [
    "Permanent Mission of the Republic of Peru",
    "820 Second Avenue, Suite 1600",
    "New York, NY 10017",
]
SIGNATURES = [
    ["Embassy of the Republic of Peru to the United Kingdom of Britain",
     "52 Sloane Street, London SW1X 9SP"],
    ["Committee on Decolonization of the General Assembly, United Nations",
     "405 East 42nd Street, Room S-3520", "New York, NY 10017"],
    ["Prime Minister's Office and Ministry of Foreign Affairs and Defense",
     "Government Headquarters, P.O. Box 1234", "Bridgetown, Barbados, West Indies"],
    ["Ana Paz, Minister for Foreign Affairs and International Cooperation",
     "Noel Diallo, Minister for Foreign Affairs and Regional Integration"],
    ["Permanent Representative of the Republic of Peru to the United Nations",
     "Chair of the Committee on Decolonization", "tel. +51 1 204 2400", "press@rree.example"],
]  # fmt: skip
POINTS = [
    "- Spain says that the rock is and must remain a part of Spain",
    "- Britain answers that the rock has been British for very long",
    "- Peru backs neither of the two",
]
HEADLINES = [
    "Spain says that the rock is and must remain a part of Spain",
    "Britain answers that the rock has been British for very long",
    "Minister on the island says that it asked for neither of them",
    "Peru backs neither",
]
TABLE = [
    "State                 Stance           Since        Consulate",
    "Burkina Faso          support          2020-10-23   Dakhla, open",
    "South Africa          opposition       2004-09-15   none at all",
]


def lines(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in joined_lines(text)]


def sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


def wrapped(width: int, between: str = "\n", *paragraphs: str) -> str:
    # the plain way: a word goes into the next line where it does not fit
    parts = [textwrap.fill(part, width, break_on_hyphens=False) for part in paragraphs]
    return between.join(parts)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("width", [55, 60, 66, 72, 76, 80, 100])
def test_wrapped_paragraphs_are_joined(width: int, between: str) -> None:
    whole = sentences("\n".join(PARAGRAPHS))
    assert len(whole) == 6
    assert sentences(wrapped(width, between, *PARAGRAPHS)) == whole


@pytest.mark.parametrize("width", [60, 66, 72, 80])
@pytest.mark.parametrize("block", [POEM, ADDRESS, POINTS, HEADLINES, TABLE])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_stands_below_wrapped_text_stays_apart(
    width: int, block: list[str], between: str
) -> None:
    text = wrapped(width, "\n", *PARAGRAPHS) + between + "\n".join(block)
    assert sentences(text)[-len(block) :] == [" ".join(line.split()) for line in block]


@pytest.mark.parametrize("width", [55, 60, 64, 66, 70, 72, 76, 78, 80, 85, 88, 100])
@pytest.mark.parametrize("block", SIGNATURES)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_address_or_a_signature_below_wrapped_text_stays_apart(
    width: int, block: list[str], between: str
) -> None:
    text = wrapped(width, "\n", *PARAGRAPHS) + between + "\n".join(block)
    assert sentences(text) == [*sentences("\n".join(PARAGRAPHS)), *block]


def test_a_title_ends_no_sentence_above_a_name() -> None:
    text = (
        wrapped(66, "\n", *PARAGRAPHS)
        + "\nNobody knew of the notes that the Bolivian embassy sent to Mr.\nAmory."
    )
    last = "Nobody knew of the notes that the Bolivian embassy sent to Mr. Amory."
    assert sentences(text)[-1] == last


@pytest.mark.parametrize("block", [POEM, ADDRESS, POINTS, HEADLINES, TABLE])
def test_they_stay_apart_alone(block: list[str]) -> None:
    assert lines("\n".join(block)) == [" ".join(line.split()) for line in block]


def test_a_headline_and_a_byline_above_wrapped_text_stay_apart() -> None:
    above = ["Peru takes no side in the quarrel over the islands", "By Ana Paz", "LIMA, May 2"]
    text = "\n".join([*above, wrapped(66, "\n", *PARAGRAPHS)])
    assert sentences(text) == [*above, *sentences("\n".join(PARAGRAPHS))]


def test_a_headline_that_fills_its_line_stands_above_what_opens_a_sentence() -> None:
    headline = "Peru takes no side in the quarrel over the islands of others"
    assert lines(headline + "\n" + wrapped(60, "\n", *PARAGRAPHS))[0] == headline


def test_a_headline_of_two_lines_is_joined() -> None:
    headline = (
        "Peru takes no side in the quarrel over the islands and asks London and Paris for talks"
    )
    assert lines(wrapped(66, "\n", headline, *PARAGRAPHS))[0] == headline


@pytest.mark.parametrize(
    "text",
    [
        "The statement was read out on Tuesday by the minister, the Hon\nVance Amory, in Nevis.",
        "The statement was read out on Tuesday in the capital by Mr\nAmory.",
        "The statement was read out in the capital by a man who is\nno minister.",
    ],
)
def test_a_line_that_ends_in_a_word_that_leads_on_is_joined(text: str) -> None:
    assert len(lines(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Peru takes no side in the quarrel over the islands of others\nLima said so on Monday.",
        "He came to Lima.\nShe did not.",
        "Talks in Lima\nno result yet",
    ],
)
def test_without_a_column_a_capital_opens_a_line(text: str) -> None:
    assert len(lines(text)) == 2


@given(st.lists(st.sampled_from(
    [*(part[at : at + 60] for part in PARAGRAPHS for at in range(0, 200, 60)), "\n", " \n", "- A",
     "\n1. B", "Lima   \t Peru  \n", "\r", "\u2028", "x" * 120, "By Ana Paz", "LIMA - "]
)).map("\n".join))  # fmt: skip
def test_places_are_in_order_and_leave_only_blanks(text: str) -> None:
    last = 0
    for start, end in joined_lines(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.slow
@pytest.mark.parametrize("unit", [wrapped(66, "\n", *PARAGRAPHS) + "\n", "a" * 60 + "\nA", "A \n"])
def test_time_grows_with_the_length(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        runs = []
        for _ in range(3):
            begin = time.process_time()
            for _ in joined_lines(text):
                pass
            runs.append(time.process_time() - begin)
        return min(runs)

    # eight times the text: far from 64, with room for a busy machine
    assert seconds(800_000) <= 16 * max(seconds(100_000), 0.001)
