"""Those who are joined by a comma, and those who only meet at one."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Egypt, Jordan condemn annexation", ("EGY", "JOR")),
        ("EU, NATO Denounce the Annexation of the Port", ("org:european-union", "org:nato")),
        ("Spain, Greece strongly reject recognition", ("ESP", "GRC")),
        ("The US, Kenya call for talks", ("USA", "KEN")),
        ("Madrid, Lisbon back the plan", ("ESP", "PRT")),
        ("Sudan, Chad are against recognition", ("SDN", "TCD")),
    ],
)
def test_a_verb_of_several_joins_two_names(
    agents: Any, sentence: str, found: tuple[str, ...]
) -> None:
    (first, *_) = agents(sentence)[0]
    assert (first.ids, first.slot) == (found, "subject")


@pytest.mark.parametrize(
    "sentence",
    [
        "In Rabat, Spain said that it rained.",
        "Paris, France",
        "Egypt, Jordan rejects it",
        "Peru, Spain's neighbour, rejects it",
        "Paris, Peru reject recognition",
        "Like Egypt, Jordan rejected recognition.",
    ],
)
def test_names_that_meet_at_a_comma_stay_apart(agents: Any, sentence: str) -> None:
    assert all(len(agent.ids) < 2 for agent in agents(sentence)[0])
