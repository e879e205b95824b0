"""Who is a person, and what is remembered of them."""

from __future__ import annotations

from typing import Any

import pytest

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


def test_a_person_is_whose_the_text_says_later(agents: Any) -> None:
    first = agents("Ana de Ruiz was there.", "Peru's foreign minister, Ana de Ruiz, left.")[0]
    assert [agent.ids for agent in first] == [("PER",)]


def test_a_person_beside_another_is_not_taken_for_the_other(agents: Any) -> None:
    assert (
        "PER"
        not in agents(
            "Ana de Ruiz and her Peruvian peer, Lena Paz, met here to speak about the fish."
        )[0][0].ids
    )


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Lena Paz, who heads Spain's mission, spoke here.", ["ESP"]),
        ("Lena Paz from the Harbor Watch Board spoke here.", ["org:harbor-watch-board"] * 2),
        ("Nobody told us. It was COPPPAL, which wrote.", ["org:copppal"]),
        ("They heard that Ruiz said so.", ["person:ruiz"]),
        ("They heard that Ruiz slept.", []),
        ("By Western Lights it was late.", []),
        ("In Huelva a choir sang.", []),
        ("From Huelva said Ruiz.", ["person:ruiz"]),
        ("Lena walet Attaher said so.", ["person:lena-walet-attaher"]),
        ("They heard that Mr. Prince said so.", ["person:prince"]),
    ],
)
def test_who_is_a_person_and_whose(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids(*BEFORE, sentence) == found
