"""The clause grammar reads constructions, on several questions, and mirrors them fairly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.clauses import KINDS, cut
from stancekit.grammar import Frame, occupier, polarities, read_sentence, vocabulary
from stancekit.phrases import tokenize
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.vocabulary import inflect

DATA = Path(__file__).parent / "data" / "grammar.jsonl"
CONSTRUCTIONS = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
MIRRORED = {"support": "opposition", "opposition": "support", "neutral": "neutral"}


def lean(text: str, question: str = "western-sahara") -> str:
    """Give the leaning of a sentence's weightiest frames, as a stance."""
    verdict = read_article([text], load_question(question))[0].reading.verdict
    return verdict if verdict in MIRRORED else "neutral"


def main_frame(text: str, question: str = "western-sahara") -> Frame:
    frame = read_sentence(tokenize(text).folded, load_question(question)).main
    assert frame is not None
    return frame


def test_there_are_many_constructions_over_several_questions() -> None:
    assert len(CONSTRUCTIONS) >= 120
    assert len({row["question"] for row in CONSTRUCTIONS}) >= 5
    assert len({row["text"] for row in CONSTRUCTIONS}) == len(CONSTRUCTIONS)


@pytest.mark.parametrize("row", CONSTRUCTIONS, ids=lambda row: row["text"][:60])
def test_construction(row: dict[str, str]) -> None:
    assert lean(row["text"], row["question"]) == row["leaning"]


# a predicate turns both parties' claims the same way
PREDICATES = {
    "backs": 1, "supports": 1, "reaffirmed": 1, "recognizes": 1, "hailed": 1, "stands behind": 1,
    "rejects": -1, "condemned": -1, "does not recognize": -1, "refuses to recognize": -1,
    "no longer supports": -1, "never supported": -1, "does not reject": 1,
}  # fmt: skip


@pytest.mark.parametrize(("predicate", "sign"), PREDICATES.items())
@pytest.mark.parametrize(
    ("question", "claimant", "rival"),
    [
        ("gibraltar", "Spain", "the United Kingdom"),
        ("crimea", "Ukraine", "Russia"),
        ("essequibo", "Guyana", "Venezuela"),
        ("kashmir", "India", "Pakistan"),
    ],
)
def test_parties_are_mirrored(
    predicate: str, sign: int, question: str, claimant: str, rival: str
) -> None:
    sides = [lean(f"Fiji {predicate} {party}'s sovereignty.", question)
             for party in (claimant, rival)]  # fmt: skip
    assert sides == (["support", "opposition"] if sign > 0 else ["opposition", "support"])


@pytest.mark.parametrize(
    "name", ["SADR", "so-called SADR", "phantom republic", "separatist entity"]
)
def test_who_recognizes_what_is_scorned_backs_it(name: str) -> None:
    assert lean(f"Peru does not recognize the {name}.") == "support"
    assert lean(f"Peru withdrew its recognition of the {name}.") == "support"


def test_a_hyphen_makes_no_other_name() -> None:
    assert lean("Peru condemned the pseudo republic.") == "support"
    assert lean("Peru condemned the phantom-republic.") == "support"


def test_a_scornful_name_takes_its_side_where_nothing_is_done_to_it() -> None:
    assert lean("The visit was a blow to the phantom republic.") == "support"
    assert lean("Peru recognized the phantom republic.") == "opposition"


def test_a_passive_names_who_does_it() -> None:
    frame = main_frame("Morocco's plan was rejected by the Polisario.")
    assert (frame.leaning, frame.subject) == ("opposition", "rival")


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Cuba, which recognizes the SADR, sent a minister.", "relative"),
        ("Although Cuba recognizes the SADR, a minister came.", "concession"),
        ("Cuba recognizes the SADR.", "main"),
    ],
)
def test_clauses_weigh(text: str, clause: str) -> None:
    assert main_frame(text).clause == clause


def test_a_main_clause_outweighs_a_relative_one() -> None:
    text = "Cuba, which recognizes the SADR, now backs Morocco's sovereignty."
    assert main_frame(text).leaning == "support"


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Togo may recognize the SADR.", "modal"),
        ("Togo used to recognize the SADR.", "past"),
        ("Togo recognizes the SADR.", ""),
    ],
)
def test_mood(text: str, mood: str) -> None:
    assert main_frame(text).mood == mood


def test_a_question_takes_no_side() -> None:
    assert lean("Does Togo recognize the SADR?") == "neutral"


def test_a_party_is_no_object_where_it_is_addressed() -> None:
    question = load_question("western-sahara")
    reading = read_sentence(tokenize("Spain urged the Polisario to talk.").folded, question)
    assert all(frame.leaning == "neutral" for frame in reading.frames)


def test_occupiers() -> None:
    assert occupier(load_question("western-sahara")) == "claimant"
    assert occupier(load_question("crimea")) == "rival"


def test_every_predicate_class_has_words() -> None:
    words = vocabulary()
    assert all(words[name] for name in polarities())
    assert set(polarities().values()) == {-1, 1}


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("deny", {"denies", "denied", "denying"}),
        ("stop", {"stops", "stopped", "stopping"}),
        ("recognize", {"recognizes", "recognized", "recognizing"}),
        ("side with", {"sides with", "sided with", "siding with"}),
    ],
)
def test_inflection(verb: str, forms: set[str]) -> None:
    assert forms <= set(inflect(verb))


WORDS = st.sampled_from(
    [word for row in CONSTRUCTIONS for word in row["text"].split()] + list(",;:()\"'?-—")
)


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=120))
def test_any_text_is_read_and_read_the_same(text: str) -> None:
    question = load_question("western-sahara")
    folded = tokenize(text).folded
    first, second = read_sentence(folded, question), read_sentence(list(folded), question)
    assert first == second
    for frame in first.frames:
        assert 0 <= frame.first < frame.last <= len(folded)
        assert frame.sign in (-1, 0, 1)
        assert frame.side in ("claimant", "rival", "process")
        assert frame.clause in KINDS
        assert frame.predicate < len(folded)
    numbers, kinds = cut(folded)
    assert len(numbers) == len(folded)
    assert all(number < len(kinds) for number in numbers)
