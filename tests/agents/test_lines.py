"""Datelines, headlines, bylines, labels and quotation marks."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("By Ana de Ruiz", ("person:ana-de-ruiz",)),
        ("Opinion - Ana de Ruiz", ("person:ana-de-ruiz",)),
        ("Spain backs the plan", ()),
        ("Staff Writer", ()),
    ],
)
def test_who_signs(line: str, signs: tuple[str, ...]) -> None:
    sentences = find_agents(read_article([line], QUESTION), QUESTION)[0]
    assert sentences[0].byline == signs


@pytest.mark.parametrize(
    "dateline",
    [
        "VITORIA-GASTEIZ - ",
        "MADRID, 3 May (Agency) - ",
        "Madrid (Spain), 06 September 2024 (SPS) – ",
        "MADRID — ",
        "Madrid, Dec. 15, ABC-",
        "Madrid, 3 May (Agency) ",
        "MADRID- ",
        "Madrid, Spain.- ",
    ],
)
def test_a_dateline_is_no_agent_and_no_part_of_a_name(ids: Any, dateline: str) -> None:
    found = ids(dateline + "The Basque Parliament backed a referendum in the Sahara.")
    assert found == ["org:basque-parliament"]


@pytest.mark.parametrize("byline", ["By Ana de Ruiz", "By Ana de Ruiz, Madrid"])
def test_a_byline_is_no_agent(ids: Any, byline: str) -> None:
    assert ids(byline) == []


def test_a_sentence_may_begin_with_a_name_and_a_dash(ids: Any) -> None:
    assert "ESP" in ids("Spain - the old ruler of the land - backs the autonomy plan.")


def test_a_byline_follows_whom_its_person_speaks_for() -> None:
    texts = ["By Lena Paz", "The plan is good.", "Spanish minister Lena Paz wrote this."]
    found, _ = find_agents(read_article(texts, QUESTION), QUESTION)
    assert found[0].byline == ("ESP",)


def test_a_headline_names_whom_the_text_explains() -> None:
    texts = ["Paz Rejects Deal Before Long Weekend", "The analyst Lena Paz rejects it."]
    found = find_agents(read_article(texts, QUESTION), QUESTION)[0]
    assert found[0].headline
    assert [agent.ids for agent in found[0].agents] == [("person:lena-paz",)]


def test_a_lead_full_of_names_is_no_headline(ids: Any) -> None:
    body = "The Australian Services Union demanded a referendum in Western Sahara"
    assert ids(body + ".") == ["org:australian-services-union"]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("LENA ÖST: Surprised, no.", ("person:lena-ost",)),
        ("Petitioner: Ana de Ruiz, Lima", ("person:ana-de-ruiz",)),
        ("Photo: Ana de Ruiz, Lima", None),
        ("Spain: it is done.", ("ESP",)),
    ],
)
def test_who_stands_before_a_colon(line: str, label: tuple[str, ...] | None) -> None:
    found = find_agents(read_article(["It rained.", line], QUESTION), QUESTION)[0]
    labels = [agent.ids for agent in found[1].agents if agent.slot == "label"]
    assert labels == ([] if label is None else [label])


def test_a_quotation_goes_on_until_it_is_closed() -> None:
    texts = ['"It rained.', 'It was cold", he said.', "He left."]
    found = find_agents(read_article(texts, QUESTION), QUESTION)[0]
    assert [(s.starts, s.opens) for s in found] == [(True, True), (True, False), (False, False)]
    assert [any(s.quoted) for s in found] == [True, True, False]


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("Ann Bell (Northby) (Con)", "person:ann-bell"),
        ("Ann Bell (Northby, SNP)", "person:ann-bell"),
        ("Photo of Ann Bell Ann Bell Conservative, Northby 9:30", "person:ann-bell"),
        ("Ann Bell Portrait Ann Bell - Hansard -", "person:ann-bell"),
        ("The Minister for Trade (Ann Bell)", "person:ann-bell"),
    ],
)
def test_a_line_of_a_debate_gives_the_floor(agents: Any, line: str, identity: str) -> None:
    found = agents(line, "I say that it rains.")[0]
    assert [(a.ids, a.slot) for a in found] == [((identity,), "label")]


@pytest.mark.parametrize("line", ["Rabat (Morocco) (MAP)", "Family Portrait", "News (Africa)"])
def test_other_lines_do_not(agents: Any, line: str) -> None:
    assert "label" not in [a.slot for a in agents(line, "I say that it rains.")[0]]
