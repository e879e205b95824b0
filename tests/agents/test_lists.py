"""Those who stand as one: joined by a comma, by "and", by what one is to the other."""

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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Peru and its ally Chile deplored it.", ("PER", "CHL")),
        ("Peru and its main supporter Chile deplored it.", ("PER", "CHL")),
        ("Peru and its close friend, Chile, deplored it.", ("PER", "CHL")),
        ("Peru and neighbouring Chile deplored it.", ("PER", "CHL")),
        ("Peru and its Chilean backers deplored it.", ("PER", "CHL")),
        ("Peru, along with its neighbour Chile, deplored it.", ("PER", "CHL")),
    ],
)
def test_an_ally_is_one_of_two(agents: Any, sentence: str, found: tuple[str, ...]) -> None:
    (first, *_) = agents(sentence)[0]
    assert (first.ids, first.slot) == (found, "subject")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It has support from Peru and from Chile.", ("PER", "CHL")),
        ("It was deplored by Peru and by Chile.", ("PER", "CHL")),
        ("It was deplored by Peru and its ally Chile.", ("PER", "CHL")),
    ],
)
def test_a_list_behind_a_preposition(agents: Any, sentence: str, found: tuple[str, ...]) -> None:
    assert found in [agent.ids for agent in agents(sentence)[0]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru spoke of its ally, Chile deplored it.",
        "Peru thanked its ally Chile.",
        "Peru and a friend of Chile deplored it.",
        "It came from Peru and to Chile.",
    ],
)
def test_an_ally_stays_apart(agents: Any, sentence: str) -> None:
    assert all(len(agent.ids) < 2 for agent in agents(sentence)[0])


def test_a_list_before_the_clause_ends_at_its_comma(agents: Any) -> None:
    found = agents("Supported by Spain and France, Rabat keeps it.")[0]
    assert [(agent.ids, agent.slot) for agent in found[:2]] == [
        (("ESP", "FRA"), "by"),
        (("MAR",), "subject"),
    ]


@pytest.mark.parametrize("of", ["Peru, Chile", "Lima, Santiago", "The governments of Peru, Chile"])
@pytest.mark.parametrize(
    "group",
    [
        "and their allies", "and their partners in Asia", "and other states", "and others",
        "and several African countries", ", as well as their neighbours,", "and their many friends",
        "and a dozen other states", "and at least ten other states",
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["back the plan.", "deplored it.", "will open consulates."])
def test_a_list_ends_in_whoever_has_no_name(agents: Any, of: str, group: str, verb: str) -> None:
    (first, *_) = agents(f"{of} {group} {verb}")[0]
    assert (first.ids, first.slot) == (("PER", "CHL"), "subject")


@pytest.mark.parametrize("group", ["their allies", "many others", "several other states"])
def test_such_a_list_behind_a_preposition(agents: Any, group: str) -> None:
    listed = [agent.ids for agent in agents(f"It was rejected by Peru, Chile and {group}.")[0]]
    assert ("PER", "CHL") in listed


@pytest.mark.parametrize(
    "sentence",
    [
        "After talks with Peru, Chile and other states back it.",
        "In Lima, Chile and its allies back it.",
        "Peru, Chile and its allies back it.",
        "Peru rejects it, Chile and others said.",
        "Peru, Chile and the allies",
    ],
)
def test_two_names_and_a_group_that_only_meet(agents: Any, sentence: str) -> None:
    assert all(len(agent.ids) < 2 for agent in agents(sentence)[0])
