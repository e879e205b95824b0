"""What a name of the gazetteer stands for where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


def test_a_national_team_holds_no_office(agents: Any) -> None:
    assert [a.sort for a in agents("The Morocco national team beat all of them.")[0]] == ["name"]


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("UN Security Council resolution 2797 reaffirmed the plan.", "org:security-council"),
        ("The UN resolution supported the autonomy plan.", "org:security-council"),
        ("The UN General Assembly resolution asked for a vote.", "org:general-assembly"),
        ("The House of Representatives of Chile backs the plan.", "CHL"),
    ],
)
def test_bodies_and_their_texts(ids: Any, sentence: str, identity: str) -> None:
    assert ids(sentence)[0] == identity
    assert "org:united-nations" not in ids(sentence)


@pytest.mark.parametrize(
    ("before", "identity"),
    [
        ("The UN General Assembly met.", "org:general-assembly"),
        ("The UN Security Council met.", "org:security-council"),
        ("The UN Security Council and the General Assembly met.", "org:security-council"),
    ],
)
def test_whose_a_resolution_is_the_article_tells(ids: Any, before: str, identity: str) -> None:
    assert ids(before, "The UN resolution asked for a vote.") == [identity]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("We met Michael Jordan there.", []),
        ("They dug the Morocco-Spain tunnel.", []),
        ("A Rabat-based club won.", ["org:rabat-based-club"]),
        ("Moroccans left us.", ["MAR"]),
        ("The Swiss said so.", ["CHE"]),
        ("His British peer left.", ["GBR"]),
        ("The UN resolutions urged us.", ["org:security-council"]),
    ],
)
def test_who_is_named_and_who_is_not(ids: Any, sentence: str, found: list[str]) -> None:
    assert [i for i in ids(sentence) if not i.startswith("person:")] == found


@pytest.mark.parametrize(
    ("sentence", "sort", "slot"),
    [
        ("Morocco's hotels are full.", "name", "attribute"),
        ("The Peru talks were long.", "name", "attribute"),
        ("Peru airport was closed.", "name", "attribute"),
        ("Peruvian support was welcome.", "name", "noun"),
        ("Peru officials were silent.", "office", "subject"),
        ("Peru special envoy was silent.", "office", "subject"),
        ("The Ghana foreign minister was silent.", "office", "subject"),
        ("The Jordan prime minister was silent.", "office", "subject"),
        ("The Kenya permanent representative was silent.", "office", "subject"),
        ("The Ghana foreign policy debate was long.", "name", "attribute"),
    ],
)
def test_what_stands_behind_a_name(agents: Any, sentence: str, sort: str, slot: str) -> None:
    first = agents(sentence)[0][0]
    assert (first.sort, first.slot) == (sort, slot)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Serbian and Russian officials were silent.", ("SRB", "RUS")),
        ("The Serbian and Russian foreign ministers were silent.", ("SRB", "RUS")),
        ("Egyptian and Jordanian leaders were silent.", ("EGY", "JOR")),
        ("Chinese, Russian and Serbian ambassadors were silent.", ("CHN", "RUS", "SRB")),
        ("The land is Serbian and Russian officials were silent.", ("RUS",)),
    ],
)
def test_an_office_of_several_states(agents: Any, sentence: str, found: tuple[str, ...]) -> None:
    acting = [agent.ids for agent in agents(sentence)[0] if agent.slot == "subject"]
    assert acting == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Gambia's Minister of Foreign Affairs and Gambians Abroad Lena Paz left.", ["GMB"]),
        ("Minister of Foreign Affairs and Gambians Abroad Lena Paz left.", ["GMB"]),
        ("The Minister of Foreign Affairs and Gambians Abroad, Lena Paz, left.", ["GMB"]),
        ("Gambia's ministers of trade and finance went abroad.", ["GMB"]),
    ],
)
def test_a_portfolio_ends_before_the_name(ids: Any, sentence: str, found: list[str]) -> None:
    before = ("It rained.", "Nobody spoke.", "Trade grew.")
    assert ids(*before, sentence) == found
    if "Paz" in sentence:
        assert ids(*before, sentence, "Paz slept.") == found


@pytest.mark.parametrize("mark", ["'", "\N{RIGHT SINGLE QUOTATION MARK}"])
@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("France Won't Accept It", ["FRA"]),
        ("Peru Can't Accept Claim", ["PER"]),
        ("Chad Doesn't Want More", ["TCD"]),
    ],
)
def test_a_contraction_in_a_title_is_no_name(
    ids: Any, title: str, found: list[str], mark: str
) -> None:
    assert [i for i in ids(title.replace("'", mark)) if i.startswith("person:")] == []
    assert ids(title.replace("'", mark))[:1] == found


@pytest.mark.parametrize(
    "title", ["Mr", "Mrs", "Ms", "Dr", "Sir", "Senator", "Governor", "Mayor", "Mr.", "President"]
)
def test_a_title_before_a_person_of_the_question(title: str) -> None:
    question = load_question("bougainville")
    text = f"In a speech, {title} Toroama said no."
    ((sentence,), _) = find_agents(read_article([text], question), question)
    holder = "org:autonomous-bougainville-government"
    assert holder in [i for agent in sentence.agents for i in agent.ids]


def test_a_title_before_the_name_of_a_state_makes_a_person(ids: Any) -> None:
    assert "JOR" not in ids("In a speech, Mr Jordan said no.")
