"""Organizations that are known by their form."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.question import load_question

QUESTION = load_question("western-sahara")

# behind three sentences there is no headline
BEFORE = ("Nobody spoke there.", "It was short.", "It rained.")


def test_a_party_of_a_state_is_no_other_party(ids: Any) -> None:
    assert "party:republicans" not in ids("The Republican Party of Armenia met.")


def test_a_bare_court_is_that_of_the_state_whose_news_it_is(ids: Any) -> None:
    found = ids("MADRID, 3 May - The session was public.", "It was short.", "Nobody spoke there.",
                "The Supreme Court ruled that the territory is occupied.")  # fmt: skip
    assert "org:supreme-court-of-spain" in found


def test_what_a_court_says_is_the_courts(ids: Any) -> None:
    found = ids(*BEFORE, "The Supreme Court of Spain met.", "The ruling said that it is occupied.")
    assert found == ["org:supreme-court-of-spain"]


def test_a_news_agency_only_passes_words_on(ids: Any) -> None:
    assert ids("According to the Bahrain News Agency, the plan was praised.") == []


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The Irish Federation of Port and Customs Staff met.",
         "org:irish-federation-of-port-and-customs-staff"),
        ("The Retail and Food Workers' League met.", "org:retail-and-food-workers-league"),
        ("The Harbor Federation and Spain met.", "org:harbor-federation"),
        ("The Harbor Federation in Lisbon met.", "org:harbor-federation"),
        ("The American Legion met.", "org:american-legion"),
        ("The Harbor League and the Greens met.", "org:harbor-league"),
        ("The head of the Harbor League Lena Paz met us.", "org:harbor-league"),
        ("The head of the Union of Port Workers met us.", "org:union-of-port-workers"),
        ("The Harbor League West End met us.", "org:harbor-league-west-end"),
    ],
)  # fmt: skip
def test_where_the_name_of_a_body_ends(ids: Any, sentence: str, body: str) -> None:
    assert ids(*BEFORE, sentence)[0] == body


@pytest.mark.parametrize("full", ["Algerian Football Federation", "Algerian football federation"])
def test_a_body_is_called_by_whose_it_is(agents: Any, full: str) -> None:
    found = agents(*BEFORE, f"The {full} was there.", "The Algerian federation left us.")[-1]
    assert ("org:algerian-football-federation",) in [agent.ids for agent in found]


@pytest.mark.parametrize("short", ["The federation", "The group", "HFS"])
def test_what_a_body_is_called_from_then_on(ids: Any, short: str) -> None:
    full = "The Harbor Federation of Staff (HFS) was there."
    assert ids(*BEFORE, full, f"{short} left us.") == ["org:harbor-federation-of-staff"]


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("The Supreme Court ruled in Kenya that it is occupied.", "org:supreme-court-of-kenya"),
        ("In South Africa, the Constitutional Court rejected it.",
         "org:constitutional-court-of-south-africa"),
        ("The Supreme Court rejected it.", "org:supreme-court"),
        ("The High Court of England and Wales rejected it.",
         "org:high-court-of-england-and-wales"),
    ],
)  # fmt: skip
def test_a_bare_court_without_a_dateline(ids: Any, sentence: str, identity: str) -> None:
    assert identity in ids("Morocco lobbied.", "It was short.", "Nobody spoke.", sentence)


def test_a_director_by_name_speaks_for_the_body_before(ids: Any) -> None:
    found = ["org:harbor-commission"]
    told = "The Harbor Commission Executive Director Lena Paz left us."
    assert ids(*BEFORE, told) == found
    assert ids(*BEFORE, told, "She left us.") == ids(*BEFORE, told, "Paz said so.") == found
