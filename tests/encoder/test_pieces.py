"""Words cut into known pieces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.encoder.pieces import Pieces

PIECES = ["[UNK]", "re", "##cog", "##nize", "##n", "recog", "s", "##s", "u", ".", "-"]


def test_the_longest_piece_is_taken_first() -> None:
    pieces = Pieces(PIECES)
    assert pieces.cut("recognize") == (pieces["recog"], pieces["##nize"])


def test_what_no_pieces_make_up_is_unknown_as_a_whole() -> None:
    pieces = Pieces(PIECES)
    assert pieces.cut("recall") == (0,)


def test_marks_part_words() -> None:
    pieces = Pieces(PIECES)
    assert pieces.cut("u.s.") == tuple(pieces[p] for p in ("u", ".", "s", "."))


def test_case_and_the_marks_of_letters_do_not_matter() -> None:
    pieces = Pieces(PIECES)
    assert pieces.cut("Récog") == pieces.cut("recog")


def test_a_part_that_is_far_too_long_is_not_looked_up() -> None:
    assert Pieces(PIECES).cut("s" * 100_000) == (0,)


@given(st.text(max_size=30))
def test_any_text_is_cut_alike_each_time(word: str) -> None:
    pieces = Pieces(PIECES)
    first = pieces.cut(word)
    assert pieces.cut(word) == first
    assert all(0 <= number < len(PIECES) for number in first)


@pytest.mark.parametrize("listed", [["[UNK]", "a", "a"], ["a", "b"]])
def test_a_wrong_list_is_refused(listed: list[str]) -> None:
    with pytest.raises(ValueError, match="distinct"):
        Pieces(listed)
