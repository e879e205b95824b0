"""Articles are read from left to right: short forms take the meaning given to them before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.question import load_question
from stancekit.reading import ReadSentence, read_article


def read(*texts: str, question: str = "western-sahara") -> list[ReadSentence]:
    return read_article(texts, load_question(question))


def verdicts(*texts: str, question: str = "western-sahara") -> list[str]:
    return [sentence.reading.verdict for sentence in read(*texts, question=question)]


@pytest.mark.parametrize(
    ("before", "text", "question", "verdict"),
    [
        ("Morocco's autonomy plan was on the table.", "Peru backs the plan.", "western-sahara",
         "support"),
        ("The autonomy initiative was on the table.", "Peru rejects this proposal.",
         "western-sahara", "opposition"),
        ("The Polisario Front sent a letter.", "Cuba supports the Front.", "western-sahara",
         "opposition"),
        ("The Sahrawi Arab Democratic Republic sent a letter.", "Cuba recognizes the republic.",
         "western-sahara", "opposition"),
        ("They met in Western Sahara.", "The territory is Moroccan.", "western-sahara", "support"),
        ("They met on Taiwan.", "The island is part of China.", "taiwan", "support"),
        ("They met in Crimea.", "The peninsula is Ukrainian.", "crimea", "support"),
        ("Lima recognized the SADR.", "Rabat condemned the decision.", "western-sahara",
         "support"),
        ("Paris recognized Morocco's sovereignty.", "Algiers condemned the move.",
         "western-sahara", "opposition"),
    ],
)  # fmt: skip
def test_short_forms(before: str, text: str, question: str, verdict: str) -> None:
    assert verdicts(before, text, question=question)[1] == verdict


def test_a_short_form_alone_means_nothing() -> None:
    assert verdicts("Peru backs the plan.") == ["none"]
    assert verdicts("Rain fell.", "Peru backs the plan.")[1] == "none"


def test_a_short_form_fades() -> None:
    filler = ["It rained in Lima."] * 12
    assert verdicts("The autonomy plan was read.", *filler, "Peru backs the plan.")[-1] == "none"


def test_where_a_position_was_stated_takes_no_side() -> None:
    texts = ("Peru backs Morocco's sovereignty.", "This position was expressed in Rabat.")
    assert verdicts(*texts)[1] not in ("support", "opposition")


def test_short_forms_do_not_put_a_sentence_on_the_question() -> None:
    sentences = read("Morocco's autonomy plan was read.", "Peru backs the plan.")
    assert [sentence.on for sentence in sentences] == [True, False]


def test_speakers_go_on() -> None:
    sentences = read("The Polisario said it would fight.", '"We want our land", he said.')
    assert sentences[1].speaker == "rival"


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.text(max_size=60)
        | st.sampled_from(
            ["The autonomy plan was read.", "Peru backs the plan.", "The", "this", "its decision"]
        ),
        max_size=6,
    )
)
def test_any_article_is_read_and_read_the_same(texts: list[str]) -> None:
    question = load_question("western-sahara")
    assert read_article(texts, question) == read_article(texts, question)
    assert len(read_article(texts, question)) == len(texts)


@pytest.mark.parametrize(
    ("texts", "question", "role"),
    [
        (("Artsakh met Azerbaijan.", "The republic will last."), "nagorno-karabakh", "claimant"),
        (("Georgia and Abkhazia met.", "The republic will last."), "abkhazia", "claimant"),
        (("Cyprus met the TRNC.", "The republic will last."), "northern-cyprus", "claimant"),
    ],
)
def test_the_republic_is_not_the_claimant_where_the_rival_has_one(
    texts: tuple[str, ...], question: str, role: str
) -> None:
    last = read(*texts, question=question)[-1]
    assert role not in [item.value for item in last.reading.items]


def test_the_kingdom_is_the_claimant() -> None:
    last = read("Morocco met Peru.", "The kingdom rejected it.")[-1]
    assert "claimant" in [item.value for item in last.reading.items]


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("Photo by AFP Lima rejects the plan", "Lima rejects the plan"),
        ("Lima rejects the plan", "Lima rejects the plan"),
        ("Photo by AFP", "Photo by AFP"),
    ],
)
def test_where_a_sentence_begins_behind_furniture_is_read(text: str, behind: str) -> None:
    (sentence,) = read(text)
    assert text[sentence.behind :] == behind
