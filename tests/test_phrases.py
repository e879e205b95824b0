"""Words and phrases: offsets, the longest match, and the forms of one name."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.phrases import Lexicon, tokenize

LEXICON = Lexicon(
    {"Western Sahara": "territory", "Sahara": "desert", "Sahara Group": "firm",
     "Laâyoune": "place", "El-Ayun": "town", "Staffan de Mistura": "envoy"}
)  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    words = tokenize(text)
    return [
        (text[words.starts[m.first] : words.ends[m.last - 1]], m.value)
        for m in LEXICON.match(words.folded)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the Western Sahara file", "territory"),
        ("the Western-Sahara file", "territory"),
        ("WESTERN SAHARA", "territory"),
        ("Western\u00a0Sahara’s people", "territory"),
        ("Western\nSahara", "territory"),
        ("“Western Sahara”", "territory"),
        ("Western–Sahara", "territory"),
        ("'Western Sahara'", "territory"),
        ("shares of Sahara Group rose", "firm"),
        ("in the Sahara.", "desert"),
        ("LAÂYOUNE", "place"),
        ("La\u0302a\u0302you Laa\u0302youne", "place"),
        ("El Ayun", "town"),
        ("envoyStaffan de Mistura", "envoy"),
    ],
)
def test_forms_of_a_name(text: str, value: str) -> None:
    assert [v for _, v in found(text)] == [value]


@pytest.mark.parametrize("text", ["Saharan", "Westerns Saharas", "SaharaX", "Western, Sahar", ""])
def test_other_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_first_meaning_stays_and_matches_do_not_overlap() -> None:
    lexicon = Lexicon([("a b", 1), ("A-B", 2), ("b c", 3)])
    assert [(m.first, m.last, m.value) for m in lexicon.match(["a", "b", "c", "b", "c"])] == [
        (0, 2, 1), (3, 5, 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("didn't", ["didn", "'t"]),
        ("Morocco’s", ["morocco", "'s"]),
        ("'South", ["'", "south"]),
        ("Algiers' view", ["algiers", "'", "view"]),
        ("Secretary-GeneralStaffan", ["secretary", "-", "general", "staffan"]),
        ("McDonald iPhone", ["mcdonald", "iphone"]),
        ("a_b", ["a", "_", "b"]),
        ("34/37", ["34", "/", "37"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).folded == words


@given(st.text())
def test_offsets_cover_all_but_white_space(text: str) -> None:
    words = tokenize(text)
    places = list(zip(words.starts, words.ends, strict=True))
    assert all(start < end for start, end in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    for start, end, word in zip(words.starts, words.ends, words.folded, strict=True):
        assert len(text[start:end]) <= 80 * 4 or len(word) <= 80 * 4
    covered = sum(end - start for start, end in places)
    assert covered <= len(text)


@given(st.text(st.sampled_from("aâéèñ öü'-. Z"), max_size=60))
def test_composed_and_decomposed_accents_give_the_same_words(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert tokenize(composed).folded == tokenize(unicodedata.normalize("NFD", composed)).folded


@pytest.mark.parametrize("piece", ["a", "'", ".", "aB", "A", "\u0301", "e\u0301", "-", "_", "'s"])
def test_hostile_text_comes_to_an_end(piece: str) -> None:
    words = tokenize(piece * (200_000 // len(piece)))
    assert len(words.folded) <= 200_000
    LEXICON.match(words.folded)
