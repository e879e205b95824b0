"""Offices and bodies that no name stands before, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


def test_a_colleague_is_not_whom_the_text_is_about(ids: Any) -> None:
    assert ids(*BEFORE, "Spain's minister met his colleague.", "His colleague left.") == []


@pytest.mark.parametrize(
    ("lead", "sentence", "identity"),
    [
        ("ISLAMABAD, 3 May - Nobody spoke.", "The Foreign Office said so.", "PAK"),
        ("LONDON, 3 May - Nobody spoke.", "The Foreign Office said so.", "GBR"),
        ("Morocco welcomes a British shift.", "The Foreign Office said so.", "GBR"),
        ("Algeria slams Britain.", "A Foreign Office spokesman said so.", "GBR"),
        ("Spain and Britain differ.", "The Foreign Office in Islamabad said so.", "PAK"),
        ("Spain and Britain differ.", "The German Foreign Office said so.", "DEU"),
        ("Spain and Pakistan differ.", "Britain's Foreign Office said so.", "GBR"),
    ],
)
def test_whose_the_foreign_office_is(ids: Any, lead: str, sentence: str, identity: str) -> None:
    assert identity in ids(lead, sentence)
    assert len(set(ids(lead, sentence))) == 1


@pytest.mark.parametrize(
    "office",
    [
        "The Ministry of Foreign Affairs", "The ministry of foreign affairs",
        "The country's Ministry of Foreign Affairs", "The country's Foreign Ministry",
        "The country's Ministry of Defence", "The Minister of Justice",
    ],
)  # fmt: skip
def test_what_an_office_is_for_is_no_person(ids: Any, office: str) -> None:
    found = ids("MADRID, 3 May - Nobody spoke.", "Spain refused.", f"{office} said so.")
    assert set(found) == {"ESP"}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The minister for foreign affairs of Burundi left us.", "BDI"),
        ("The Prime Minister of Azad Jammu and Kashmir left us.", "azad-jammu-and-kashmir"),
        ("The ministry in Moscow left us.", "RUS"),
        ("In Yerevan the prime minister left us.", "ARM"),
        ("The analyst Lena Paz left us.", "person:lena-paz"),
        ("The Council left us.", "org:security-council"),
        ("The Court left us.", "org:international-court-of-justice"),
        ("The EU met and the Court left us.", "org:european-court-of-justice"),
    ],
)
def test_whose_an_office_is(ids: Any, sentence: str, found: str) -> None:
    assert ids(*BEFORE, sentence)[-1].endswith(found)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Nobody met the chief there.", ["ESP"]),
        ("Nobody is chief there.", []),
        ("Nobody took the national road.", []),
        ("Nobody took charge there.", []),
    ],
)
def test_a_common_word_is_no_office(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids("MADRID, 3 May - Nobody spoke.", *BEFORE, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The head of the Liberal Party Jan Lipa left us.", "party:liberal-party"),
        ("Leader of Peru's opposition Liberal Party Jan Lipa left us.", "party:liberal-party"),
        ("The chairman of the Harbor Council Jan Lipa left us.", "org:harbor-council"),
        ("The president of the House of Chiefs Jan Lipa left us.", "org:house-of-chiefs"),
        ("Former leader of the Liberal Party Jan Lipa left us.", "person:jan-lipa"),
    ],
)
def test_who_leads_a_body_speaks_for_it(ids: Any, sentence: str, found: str) -> None:
    assert ids(*BEFORE, sentence) == [found]
    assert ids(*BEFORE, sentence, "Lipa said so.") == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("East African Presidents left us.", "org:east-african-presidents"),
        ("West African ministers left us.", "org:west-african-ministers"),
        ("Several caribbean leaders left us.", "org:caribbean-leaders"),
        ("The five Nordic foreign ministers left us.", "org:nordic-foreign-ministers"),
        ("Arab leaders left us.", "org:arab-leaders"),
        ("American officials left us.", "USA"),
        ("South African ministers left us.", "ZAF"),
    ],
)
def test_the_officials_of_a_region_are_no_states(ids: Any, sentence: str, found: str) -> None:
    assert ids(*BEFORE, "Peru's ministers left.", sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The grouping left us.", ["org:arab-league"]),
        ("The regional grouping left us.", ["org:arab-league"]),
        ("They left a bloc grouping nine states.", ["org:states"]),
    ],
)
def test_a_grouping_is_a_body(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids(*BEFORE, "The Arab League met.", sentence)[-1:] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A foreign ministry spokesman said in Lima that rain fell.", "PER"),
        ("A spokeswoman for the foreign ministry said in Lima that rain fell.", "PER"),
        ("The foreign ministry said in Lima that rain fell.", "PER"),
        ("An official said in Lima that rain fell.", "PER"),
        # who travels is of where he was before
        ("The prime minister said in Lima that rain fell.", "ESP"),
        ("The spokesman said in Lima that rain fell.", "ESP"),
        ("Its foreign ministry said in Lima that rain fell.", "ESP"),
    ],
)
def test_a_new_official_is_of_where_he_speaks(agents: Any, sentence: str, found: str) -> None:
    read = agents(*BEFORE, "Spain left.", sentence)[-1]
    assert [a.ids for a in read if a.sort in ("office", "role")][-1] == (found,)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Its embassy in Lima said so.", "ESP"),
        ("The ambassador in Lima said so.", "ESP"),
        ("The Chilean embassy in Lima said so.", "CHL"),
        ("The foreign ministry in Lima said so.", "PER"),
    ],
)
def test_an_envoy_is_not_of_where_he_is(agents: Any, sentence: str, found: str) -> None:
    assert agents(*BEFORE, "Spain left.", sentence)[-1][0].ids == (found,)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The summit of the African Union ended.", "org:african-union"),
        ("The AU and the EU met.", "org:european-union"),
        ("Spain left.", "org:european-union"),
    ],
)
def test_the_union_is_the_african_one_where_only_that_is_named(
    agents: Any, before: str, found: str
) -> None:
    read = agents(*BEFORE, "The seat in the Union was taken.", before)[-2]
    assert (found,) in [agent.ids for agent in read]


def test_an_office_of_the_state_that_separatists_proclaim_is_theirs() -> None:
    read = read_article(
        ["They will fight on.", "So said a vice-president of Ambazonia, and the mayor of Buea."],
        load_question("ambazonia"),
    )
    found = find_agents(read, load_question("ambazonia"))[0][-1]
    assert ("party:ambazonia-movement",) in [agent.ids for agent in found.agents]
