"""Lists that stand for a group, parts of a group's name, and who is only praised."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("sentence", "slot"),
    [
        ("Morocco said that three states - Peru, Chile and Gabon - support the plan.", "reported"),
        ("Morocco said that two states - Peru and Chile - support the plan.", "reported"),
        ("Morocco said that three states (Peru, Chile and Gabon) support it.", "reported"),
        ("Three states - Peru, Chile and Gabon - back the plan.", "subject"),
        ("The plan is backed by three states - Peru, Chile and Gabon - and others.", "by"),
        ("Morocco thanked three states - Peru, Chile and Gabon - for backing it.", "other"),
    ],
)
def test_a_list_stands_where_its_group_does(agents: Any, sentence: str, slot: str) -> None:
    (listed,) = (a for a in agents(sentence)[0] if {"PER", "CHL"} <= set(a.ids))
    assert listed.slot == slot


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Nine Arab League members support the plan.", "org:arab-league-members"),
        ("Over 20 European Union (EU) member countries support the plan.",
         "org:european-union-member-countries"),
        ("More than 113 countries support the plan.", "org:countries"),
        ("All Arab League members support the plan.", "org:arab-league"),
        ("The Arab League supports the plan.", "org:arab-league"),
    ],
)  # fmt: skip
def test_some_members_are_not_their_body(agents: Any, sentence: str, group: str) -> None:
    acting = [a.ids for a in agents(sentence)[0] if a.slot in ("subject", "speaker")]
    assert acting == [(group,)]


@pytest.mark.parametrize(
    ("sentence", "slots"),
    [
        ("Spain praised Peru and said that it rained.", ["speaker", "other"]),
        ("Spain praised Peru, which said that it rained.", ["subject", "other"]),
        ("Spain and Peru said that it rained.", ["speaker"]),
    ],
)
def test_whoever_is_praised_does_not_speak(agents: Any, sentence: str, slots: list[str]) -> None:
    found = [a.slot for a in agents(sentence)[0] if {"ESP", "PER"} & set(a.ids)]
    assert found[: len(slots)] == slots
