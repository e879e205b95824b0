"""What a name of the gazetteer stands for where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from stancekit.question import load_question

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
    ],
)
def test_what_stands_behind_a_name(agents: Any, sentence: str, sort: str, slot: str) -> None:
    first = agents(sentence)[0][0]
    assert (first.sort, first.slot) == (sort, slot)
