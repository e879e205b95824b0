from __future__ import annotations

import pytest

from stancekit.labeling.functions import LabelingFunction, claims
from stancekit.labeling.functions.claims import (
    claim,
    claim_denied,
    claimants_home,
    claimants_plan,
    integrity_of_the_claimant,
    plan_on_the_table,
    praise_carried_on,
    under_sovereignty,
)

ON = "The Western Sahara question was on the agenda."

# function, sentences of an article, the place asked about, its vote
CASES: list[tuple[LabelingFunction, list[str], int, str | None]] = [
    (claim, ["Peru supports Morocco's sovereignty over the Sahara."], 0, "support"),
    (claim, ["Peru rejected Morocco's sovereignty over Western Sahara."], 0, "opposition"),
    (claim, ["There is no solution for the Sahara outside Morocco's sovereignty."], 0, None),
    (
        under_sovereignty,
        ["The future of the Sahara lies within Moroccan sovereignty."],
        0,
        "support",
    ),
    (claim_denied, ["Morocco has no right to sell the fish of Western Sahara."], 0, "opposition"),
    (claimants_plan, ["Chile backs the autonomy plan."], 0, "support"),
    (claimants_plan, ["Cuba rejected the autonomy plan."], 0, "opposition"),
    (plan_on_the_table, ["In 2007 the autonomy plan came to New York."], 0, "support"),
    (plan_on_the_table, ["The text does not mention the autonomy plan."], 0, None),
    (claimants_home, [ON, "Morocco calls it our land."], 1, "support"),
    (
        praise_carried_on,
        ["The autonomy plan was read out.", "It is serious and credible."],
        1,
        "support",
    ),
    (integrity_of_the_claimant, ["The territorial integrity of Morocco came up."], 0, "support"),
]


@pytest.mark.parametrize(("function", "texts", "place", "vote"), CASES)
def test_vote(ask, function, texts, place, vote) -> None:
    assert ask(function, texts, place) == vote


def test_every_function_has_a_case(functions_of) -> None:
    assert {function for function, _, _, vote in CASES if vote} == functions_of(claims)
