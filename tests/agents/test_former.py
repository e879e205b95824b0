"""Who held an office once, and speaks for nobody else now."""

from __future__ import annotations

from typing import Any

import pytest

# behind three sentences an article is read once, before them twice
BEFORE = ("The weather was fine that day.", "Trade grew by a tenth.", "Rain fell on the coast.")


@pytest.mark.parametrize("before", [(), BEFORE])
@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("Former Spanish minister Lena Paz called the plan serious.", "person:lena-paz"),
        ("Spain's former prime minister Lena Paz called it serious.", "person:lena-paz"),
        ("Former president Lena Paz called the plan serious.", "person:lena-paz"),
        ("Ex-minister Lena Paz called the plan serious.", "person:lena-paz"),
        ("The former first minister Lena Paz called it serious.", "person:lena-paz"),
        ("The former president of Chile Lena Paz called it serious.", "person:lena-paz"),
        ("The former minister of Spain, Lena Paz, called it serious.", "person:lena-paz"),
        ("A former Spanish minister called the plan serious.", "person:former-spanish-minister"),
        ("Two former ministers called the plan serious.", "org:former-ministers"),
        # what was is no office
        ("The former Spanish colony was emptied by its minister.", ""),
        ("The Spanish minister called the former colony occupied.", "ESP"),
        ("Spain's foreign minister Lena Paz called it serious.", "ESP"),
    ],
)
def test_who_held_an_office_speaks_for_nobody_else(
    agents: Any, before: tuple[str, ...], sentence: str, identity: str
) -> None:
    found = agents(*before, sentence)[-1]
    named = [i for agent in found if agent.slot in ("speaker", "subject") for i in agent.ids]
    assert named[:1] == ([identity] if identity else [])


def test_one_who_held_an_office_is_known_by_the_last_name(ids: Any) -> None:
    first = "Former Spanish minister Lena Paz called the plan serious."
    assert ids(*BEFORE, first, "Paz said it again.")[0] == "person:lena-paz"
    assert ids(*BEFORE, first, "Ex-minister Paz said it again.")[0] == "person:lena-paz"


def test_a_headline_names_no_bearer(agents: Any) -> None:
    found = agents("Former Spanish Minister Backs Plan Despite Pressure")[0]
    assert found[0].ids == ("person:former-spanish-minister",)
