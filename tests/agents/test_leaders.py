"""Leaders whom a text names without their office."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.agents.leaders import load_leaders
from stancekit.gazetteer import load_gazetteer
from stancekit.identities import slug
from stancekit.phrases import tokenize

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


def test_leaders_speak_for_holders_that_the_gazetteer_shows() -> None:
    leaders = load_leaders()
    ids = {identity for found in leaders.full.values() for identity in found}
    assert ids <= set(load_gazetteer().shown)
    assert len(ids) > 200


def test_a_short_name_is_that_of_one_holder_and_no_name_of_the_gazetteer() -> None:
    leaders, names = load_leaders(), load_gazetteer().names
    for word, ids in leaders.short.items():
        assert tokenize(word).folded == [word]
        assert len(word) > 3
        assert not names.match([word]), f"{word} is a name already"
        first = leaders.given.get(word)
        assert first is None or leaders.full[slug(_full(word, first))] == ids


def _full(word: str, first: str) -> str:
    """Give the slug of a full name of this last name."""
    leaders = load_leaders()
    return next(n for n in leaders.full if n.startswith(slug(first)) and n.endswith(slug(word)))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Macron slept here.", ["FRA"]),
        ("Emmanuel Macron slept here.", ["FRA"]),
        ("They heard that Boris Johnson slept here.", ["GBR"]),
        ("They heard that Johnson slept here.", []),
        ("Macron's government slept.", ["FRA"]),
        ("The Macron government slept.", ["FRA"]),
        ("They met Mohammed VI at noon.", ["MAR"]),
        ("Former French President Emmanuel Macron slept here.", ["person:emmanuel-macron"]),
        ("They met Lena Macron at noon.", ["person:lena-macron"]),
    ],
)
def test_whom_a_name_means(agents: Any, sentence: str, found: list[str]) -> None:
    last = agents(*BEFORE, sentence)[-1]
    assert [identity for agent in last for identity in agent.ids] == found


def test_a_full_name_tells_whom_the_last_name_means(agents: Any) -> None:
    *_, last = agents(*BEFORE, "They met Boris Johnson at noon.", "Then Johnson slept.")
    assert [agent.ids for agent in last] == [("GBR",)]


@pytest.mark.parametrize(
    "before", ["Former president Emmanuel Macron ate.", "They met Lena Macron at noon."]
)
def test_whoever_is_introduced_as_somebody_else_is_that(agents: Any, before: str) -> None:
    *_, last = agents(*BEFORE, before, "Macron slept here.")
    assert [agent.ids[0].partition(":")[0] for agent in last] == ["person"]
