"""Leaders whom a text names without their office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stancekit.agents import find_agents
from stancekit.agents import leaders as room
from stancekit.agents.leaders import load_leaders
from stancekit.gazetteer import load_gazetteer
from stancekit.phrases import tokenize
from stancekit.question import load_question
from stancekit.reading import read_article

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


def test_a_short_name_is_one_long_word_and_no_name_of_the_gazetteer() -> None:
    for word in load_leaders().short:
        assert tokenize(word).folded == [word]
        assert len(word) > 3
        assert not load_gazetteer().names.match([word]), f"{word} is a name already"


def test_a_name_under_two_holders_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "leaders.toml"
    path.write_text('[leaders]\nPER = { names = ["Ana Paz"] }\nCHL = { names = ["Ana Páz"] }\n')
    monkeypatch.setattr(room, "_FILE", path)
    load_leaders.cache_clear()
    try:
        with pytest.raises(ValueError, match="ana paz stands under PER and CHL"):
            load_leaders()
    finally:
        load_leaders.cache_clear()


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Macron slept here.", ["FRA"]),
        ("Emmanuel Macron slept here.", ["FRA"]),
        ("They heard that Boris Johnson slept here.", ["GBR"]),
        ("They heard that Johnson slept here.", []),
        ("Macrón slept here.", ["FRA"]),
        ("Emmanuel J. Macron slept here.", ["FRA"]),
        ("They met Mohammed VI at noon.", ["MAR"]),
        ("Former French President Emmanuel Macron slept here.", ["person:emmanuel-macron"]),
        ("They met Lena Macron at noon.", ["person:lena-macron"]),
        ("Prime Minister John Howard slept here.", ["AUS"]),
        ("Foreign Secretary William Hague slept here.", ["GBR"]),
        ("Vice President Al Gore slept here.", ["USA"]),
        ("The country's president Ricardo Lagos slept here.", ["CHL"]),
        ("King Salman slept here.", ["SAU"]),
        ("First Minister Nicola Sturgeon slept here.", ["org:scottish-government"]),
        ("Humza Yousaf slept here.", ["org:scottish-government"]),
        ("Former first minister Alex Salmond slept here.", ["person:alex-salmond"]),
        ("King Hamad bin Isa slept here.", ["BHR"]),
        ("Sultan Haitham slept here.", ["OMN"]),
        ("King Mohammed VI slept here.", ["MAR"]),
        ("King Abdullah slept here.", ["JOR"]),
        ("The analyst John Howard slept here.", ["person:john-howard"]),
        ("Opposition leader John Howard slept here.", ["person:john-howard"]),
    ],
)
def test_whom_a_name_means(agents: Any, sentence: str, found: list[str]) -> None:
    last = agents(*BEFORE, sentence)[-1]
    assert [identity for agent in last for identity in agent.ids] == found


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Macron's government slept.", "Macron's government"),
        ("The Macron government slept.", "Macron government"),
        ("Macron's dog slept.", "Macron"),
    ],
)
def test_a_government_bears_a_leaders_name(sentence: str, text: str) -> None:
    question = load_question("western-sahara")
    last = find_agents(read_article([*BEFORE, sentence], question), question)[0][-1]
    assert [last.text_of(agent.first, agent.last) for agent in last.agents] == [text]


def test_a_full_name_tells_whom_the_last_name_means(agents: Any) -> None:
    *_, last = agents(*BEFORE, "They met Boris Johnson at noon.", "Then Johnson slept.")
    assert [agent.ids for agent in last] == [("GBR",)]


def test_whose_a_shared_name_is_the_article_tells(ids: Any) -> None:
    assert ids(*BEFORE, "Riyadh was calm.", "King Abdullah slept here.") == ["SAU"]
    assert ids(*BEFORE, "Riyadh and Amman were calm.", "King Abdullah slept here.") == ["JOR"]


def test_a_last_name_goes_on_with_an_office_and_a_full_name(ids: Any) -> None:
    assert ids(*BEFORE, "Prime Minister John Howard ate.", "Howard slept here.") == ["AUS"]


@pytest.mark.parametrize(
    "before", ["Former president Emmanuel Macron ate.", "They met Lena Macron at noon."]
)
def test_whoever_is_introduced_as_somebody_else_is_that(agents: Any, before: str) -> None:
    *_, last = agents(*BEFORE, before, "Macron slept here.")
    assert [agent.ids[0].partition(":")[0] for agent in last] == ["person"]


def test_a_namesake_does_not_take_the_leaders_name(agents: Any) -> None:
    *_, last = agents(*BEFORE, "They met Lena Johnson at noon.", "Then Boris Johnson slept.")
    assert [agent.ids for agent in last] == [("GBR",)]
