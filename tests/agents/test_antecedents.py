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


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        ("Spain said that NATO had met in Brussels.", "The alliance left us.", "org:nato"),
        ("Spain thanked the Arab League.", "The organisation had left us.", "org:arab-league"),
        ("Spain thanked the OIC.", "The organization had left us.", "org:oic"),
        ("Spain's minister met CARICOM leaders.", "The bloc left us.", "org:caricom"),
        ("Spain wrote to IGAD.", "The grouping regretted that.", "org:igad"),
        ("Spain said that CELAC had met in Brussels.", "The bloc left us.", "org:celac"),
        ("Spain wrote to Brussels.", "The bloc left us.", "org:european-union"),
        ("Spain wrote to IGAD and to the UN.", "The bloc regretted that.", "org:igad"),
        ("Spain wrote to the UN.", "The organisation regretted that.", "org:united-nations"),
        ("Spain wrote to the Arab League and to NATO.", "The league left us.", "org:arab-league"),
    ],
)
def test_a_body_of_states_is_no_state(ids: Any, before: str, sentence: str, found: str) -> None:
    assert ids(before, sentence) == [found]


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        ("Spain left the meeting.", "The alliance left us.", []),
        ("Spain wrote to the UN.", "The bloc left us.", []),
        ("Spain thanked the OIC.", "An autonomous body left us.", []),
        ("Spain thanked the OIC.", "Our organisation left us.", []),
        ("Spain thanked the OIC.", "The government left us.", ["ESP"]),
        ("The Polisario Front left.", "The organisation left us.", ["party:polisario-front"]),
    ],
)
def test_what_a_body_of_states_is_not(
    ids: Any, before: str, sentence: str, found: list[str]
) -> None:
    assert ids(before, sentence) == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The French delegate left, the mayor said.", []),
        ("The French delegate left, the director of the museum said on Monday.", []),
        ("The French delegate left, a farmer said.", ["person:farmer"]),
        ("The French delegate left, Lena Paz said.", ["person:lena-paz"]),
        ("The French delegate left, Peru's minister said.", ["PER"]),
        ("The French president left, Minister Lena Paz said.", ["person:lena-paz"]),
        ("The French delegate left, the paper said.", ["FRA"]),
        ("The French delegate left, it was said.", ["FRA"]),
        ("The French delegate met the mayor.", ["FRA"]),
    ],
)
def test_he_is_the_last_speaker_and_not_whom_the_words_are_about(
    ids: Any, before: str, found: list[str]
) -> None:
    assert ids(before, "He said so.") == found


def test_a_minister_told_behind_the_words_is_of_the_state_before(ids: Any) -> None:
    said = "The French president left, Minister Lena Paz said."
    assert ids("Algeria left.", said, "She said so.") == ["DZA"]
    # without an official among the words, the state that they are about
    assert ids("France left, Minister Lena Paz said.", "She said so.") == ["FRA"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Foreign Ministry summoned the Spanish ambassador.", ["ESP"]),
        ("The Foreign Ministry called in the Spanish ambassador.", ["ESP"]),
        ("The Foreign Ministry summoned the Peruvian ambassador.", ["ESP", "PER"]),
        ("The Foreign Ministry praised the Spanish ambassador.", ["ESP", "ESP"]),
    ],
)
def test_no_ministry_summons_its_own_envoy(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids("Spain left.", sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The minister said so.", ["ESP"]),
        ("They said so.", ["org:angry-villagers"]),
    ],
)
def test_villagers_have_no_minister(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids("Spain left.", "Angry villagers said no.", sentence) == found
