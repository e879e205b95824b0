"""Who bears an office, and whose it is by the person."""

from __future__ import annotations

from typing import Any

import pytest

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Ambassador Lena Paz of Peru left us.", "PER"),
        ("Ambassador Lena Paz (Peru) left us.", "PER"),
        ("Ambassador Lena Paz, the Peruvian foreign minister, left us.", "PER"),
    ],
)
def test_whose_an_office_is_may_stand_behind_who_bears_it(
    ids: Any, sentence: str, found: str
) -> None:
    assert ids(*BEFORE, sentence)[-1] == found


def test_a_name_behind_a_common_word_for_a_body_is_a_body_of_its_own(ids: Any) -> None:
    found = ids(*BEFORE, "We hear that the club Real Sociedad rejects the plan.")
    assert [i.partition(":")[2] for i in found] == ["real-sociedad"]


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
