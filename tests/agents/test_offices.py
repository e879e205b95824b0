"""Offices and bodies that no name stands before, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.question import load_question

QUESTION = load_question("western-sahara")

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


def test_a_colleague_is_not_whom_the_text_is_about(ids: Any) -> None:
    assert ids(*BEFORE, "Spain's minister met his colleague.", "His colleague left.") == []


def test_a_name_behind_a_common_word_for_a_body_is_a_body_of_its_own(ids: Any) -> None:
    found = ids(*BEFORE, "We hear that the club Real Sociedad rejects the plan.")
    assert [i.partition(":")[2] for i in found] == ["real-sociedad"]


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
    ("sentence", "found"),
    [
        ("The minister for foreign affairs of Burundi left us.", "BDI"),
        ("The Prime Minister of Azad Jammu and Kashmir left us.", "azad-jammu-and-kashmir"),
        ("The ministry in Moscow left us.", "RUS"),
        ("In Yerevan the prime minister left us.", "ARM"),
        ("Ambassador Lena Paz of Peru left us.", "PER"),
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


@pytest.mark.parametrize("office", ["foreign minister", "deputy prime minister", "president"])
def test_an_office_of_a_state_that_nobody_knows_is_no_other_states(ids: Any, office: str) -> None:
    found = ids(*BEFORE, "Morocco's president ate.", f"The Freedonian {office} left Rabat.")
    assert found[0] == f"person:freedonian-{office.replace(' ', '-')}"
    assert ids(*BEFORE, f"The Peruvian {office} left us.") == ["PER"]


@pytest.mark.parametrize(
    ("before", "found"), [("Poland spoke.", ["POL"]), ("Nobody spoke.", ["person:jan-lipa"])]
)
def test_who_holds_an_office_of_an_unnamed_ministry(
    ids: Any, before: str, found: list[str]
) -> None:
    lead = "It was late, Foreign Ministry spokesman Jan Lipa said."
    assert ids(*BEFORE, before, lead, "It was dark, Lipa said.") == found
    assert ids("Lipa left.", before, lead, "Lipa slept.") == found


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
