"""Whom the two of whom a text goes on to tell are, and what a body has."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        ("The foreign minister of Spain met the Peruvian minister in Rabat.",
         "The two ministers backed it.", ["ESP", "PER"]),
        ("The president of Kenya received the king of Tonga.",
         "The two heads of state backed it.", ["KEN", "TON"]),
        ("The foreign minister of Spain and his Peruvian peer held talks.",
         "Both backed the plan.", ["ESP", "PER"]),
        ("The foreign minister of Spain held talks in Rabat with his Peruvian counterpart.",
         "The two sides backed it.", ["ESP", "PER"]),
        ("The foreign minister of Spain was received by the president of Peru.",
         "These two officials backed it.", ["ESP", "PER"]),
        ("A delegation left for Peru, Spain's embassy said.",
         "The two countries backed it.", ["ESP", "PER"]),
        ("It was a long day.", "Chad and Niger both backed the plan.", ["TCD", "NER"]),
    ],
)  # fmt: skip
def test_two_are_those_who_met(ids: Any, before: str, sentence: str, found: list[str]) -> None:
    # "it" may stand for them as well
    assert list(dict.fromkeys(ids(before, sentence))) == found


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("The foreign minister of Spain met the Peruvian minister.", "Two ministers left."),
        ("The foreign minister of Spain met the Peruvian minister.",
         "Both sides of the line were calm."),
        ("The foreign minister of Spain met farmers.", "The two men left."),
        ("Spain met Peru.", "Both disputed islands were calm."),
        ("Spain, Peru and Kenya were there.", "The two sides left."),
    ],
)  # fmt: skip
def test_two_of_whom_nobody_told_are_nobody(ids: Any, before: str, sentence: str) -> None:
    assert ids(before, sentence) == []


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("The Arab League's ministerial committee on the crisis met.",
         "The committee also left."),
        ("The Arab League's ministerial group met.", "The ministerial group also left."),
        ("The Arab League's committee on water met.", "The committee also left."),
        ("The Arab League's political and legal committee met.", "The committee also left."),
    ],
)  # fmt: skip
def test_what_a_body_has_speaks_for_it(ids: Any, before: str, sentence: str) -> None:
    assert set(ids(before)) == {"org:arab-league"}
    assert ids(before, sentence) == ["org:arab-league"]
