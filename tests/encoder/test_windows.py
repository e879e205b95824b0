"""How an article is cut into windows of tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.encoder import Mention
from stancekit.encoder.windows import Windows

# each word is two tokens, but for the masks
WORDS = ["the", "backs", "rejects", "xclaimant", "xterritory", "unknown", ".", ""]
SETTINGS = {"mark": 90, "first": 91, "last": 92, "window": 24, "sentence": 14, "context": 6,
            "before": 2}  # fmt: skip


def tokens_of(word: str) -> list[int]:
    number = WORDS.index(word)
    return [number] if word.startswith("x") else [number, 50 + number]


words = st.sampled_from(["the", "backs", "rejects", "xclaimant", "unknown", "."])
texts = st.lists(st.lists(words, max_size=20).map(" ".join), min_size=1, max_size=12)


@given(texts)
def test_every_sentence_stands_in_one_window(texts: list[str]) -> None:
    cutter = Windows(tokens_of, SETTINGS)
    windows = cutter.cut(texts)
    assert [span[0] for window in windows for span in window.spans] == list(range(len(texts)))
    for window in windows:
        assert window.tokens[0] == SETTINGS["first"]
        assert window.tokens[-1] == SETTINGS["last"]
        assert len(window.tokens) <= SETTINGS["window"]
        for _, start, end in window.spans:
            assert window.tokens[start] == SETTINGS["mark"]
            assert 1 <= end - start <= SETTINGS["sentence"]


@given(texts, st.data())
def test_every_mention_in_sight_is_placed(texts: list[str], data: st.DataObject) -> None:
    cutter = Windows(tokens_of, SETTINGS)
    mentions = []
    for number, text in enumerate(texts):
        size = len(text.split(" "))
        first = data.draw(st.integers(0, size - 1))
        mentions.append([Mention((f"a{number}",), first, data.draw(st.integers(first + 1, size)))])
    for window in cutter.cut(texts, mentions):
        own = {number: (start, end) for number, start, end in window.spans}
        assert window.distances().shape == (len(window.spans), len(window.mentions))
        for ids, number, start, end in window.mentions:
            assert ids == (f"a{number}",)
            assert 0 < start < end < len(window.tokens)
            if number in own:
                # behind the mark, and inside the sentence
                assert own[number][0] < start < end <= own[number][1]
            else:
                assert number < min(own)


def test_later_windows_begin_with_the_headline() -> None:
    cutter = Windows(tokens_of, SETTINGS)
    windows = cutter.cut(["xterritory", *["the the the the the the"] * 8])
    assert len(windows) > 2
    assert all(window.tokens[1:3] == [90, 4] for window in windows[1:])


def test_a_sentence_must_fit_into_its_window() -> None:
    with pytest.raises(ValueError, match="cannot hold a sentence"):
        Windows(tokens_of, SETTINGS | {"window": 15})
