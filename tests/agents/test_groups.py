"""Groups of people, and whose stance theirs would be."""

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


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("Participants in the Arab League reaffirmed it.", "org:arab-league"),
        ("Delegates to the Arab League reaffirmed it.", "org:arab-league"),
        ("Several members of the Arab League reaffirmed it.",
         "org:members-of-the-arab-league"),
    ],
)  # fmt: skip
def test_those_who_meet_as_a_body_are_the_body(ids: Any, sentence: str, identity: str) -> None:
    assert ids("Nobody spoke.", "It was short.", "It rained.", sentence)[0] == identity


@pytest.mark.parametrize(
    ("sentences", "group"),
    [
        (["Chilean senators rejected it."], "org:chilean-senators"),
        (["Farmers from Lisbon rejected it."], "org:farmers-from-lisbon"),
        (["Workers to Spain were told so."], "org:workers"),
        (["Young Chilean senators met.", "The senators rejected it."],
         "org:young-chilean-senators"),
    ],
)  # fmt: skip
def test_a_group_is_known_by_its_words(agents: Any, sentences: list[str], group: str) -> None:
    found = [agent.ids for agent in agents(*BEFORE, *sentences)[-1] if agent.sort == "group"]
    assert found == [(group,)]


@pytest.mark.parametrize("trade", ["Professor", "Peer"])
def test_a_trade_before_one_name_is_a_person(agents: Any, trade: str) -> None:
    found = agents(*BEFORE, "Lena Paz met us.", f"{trade} Paz left us.")[-1]
    assert [(agent.ids, agent.sort) for agent in found] == [(("person:lena-paz",), "person")]


def test_a_body_that_is_named_now_goes_before_the_one_named_first(ids: Any) -> None:
    first = "Members of the African Union met."
    found = ids("Nobody spoke.", "It was short.", "It rained.", first,
                "The members of the Arab League rejected it.")  # fmt: skip
    assert found[0] == "org:arab-league"
    assert "org:united-nations" not in ids(first, "Members of the UN mission backed it.")
