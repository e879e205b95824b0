"""Descriptions of sentences: masked words, roles, skeleton and signs."""

from __future__ import annotations

import pandas as pd

from stancekit.descriptions import DESCRIPTION_COLUMNS, describe
from stancekit.question import load_question
from stancekit.reading import read_article


def described(*texts: str, question: str = "western-sahara") -> pd.DataFrame:
    return describe(read_article(texts, load_question(question)))


def test_names_are_masked_by_role_and_figures_are_one() -> None:
    words = described("In 2007 Rabat read the autonomy plan.")["words"][0]
    assert words == "in 0 xclaimantseat read the xclaimantplan ."


def test_parties_of_two_questions_give_the_same_texts() -> None:
    one = described("Fiji backs Spain's sovereignty.", question="gibraltar")
    other = described("Fiji backs Guyana's sovereignty.", question="essequibo")
    assert one.equals(other)


def test_signs_tell_the_verdict() -> None:
    signs = [
        set(text.split())
        for text in described(
            "Peru backs Morocco's sovereignty.", "Cuba recognizes the SADR.", "It rained in Lima."
        )["signs"]
    ]
    assert "verdict=support" in signs[0]
    assert "verdict=opposition" in signs[1]
    assert "verdict=none" in signs[2]
    assert all(" " not in sign for found in signs for sign in found)


def test_a_sentence_alone_has_no_context() -> None:
    signs = described("Peru backs Morocco's sovereignty.")["signs"][0].split()
    assert "alone" in signs
    assert not any(sign.startswith(("topic=", "gap=", "previous=")) for sign in signs)


def test_an_empty_sentence_is_described() -> None:
    assert described("", " ").shape == (2, len(DESCRIPTION_COLUMNS))


def test_the_foreign_office_of_another_state_is_not_londons() -> None:
    for owner in ("the Pakistan", "Pakistan's", "the Pakistani"):
        words = described(f"Nobody told {owner} Foreign Office so.")["words"][0]
        assert "xstateseat" not in words
    assert "xstateseat" in described("Nobody told the Foreign Office so.")["words"][0]
