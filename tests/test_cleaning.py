"""Decoding and plain characters."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.cleaning import decode, normalize
from stancekit.errors import InputError


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_normalizing_keeps_every_place(text: str, encoding: str) -> None:
    assert len(normalize(text)) == len(text)
    assert normalize(normalize(text)) == normalize(text)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        decode(data).text.encode("utf-8")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xef\xbb\xbf\xff", bytes(64)])
def test_damaged_bytes(data: bytes) -> None:
    with pytest.raises(InputError, match=r"not readable as|binary file"):
        decode(data)
