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
        ("In Huelva Mr. Ruiz said so.", ["person:ruiz"]),
        ("In New York Mr. Bourita said so.", ["MAR"]),
        ("Lena walet Attaher said so.", ["person:lena-walet-attaher"]),
        ("They heard that Mr. Prince said so.", ["person:prince"]),
    ],
)
def test_who_is_a_person_and_whose(ids: Any, sentence: str, found: list[str]) -> None:
    assert ids(*BEFORE, sentence) == found


@pytest.mark.parametrize(
    "titles",
    ["Dr. the Hon", "Dr. the Hon.", "The Rt Hon", "The Right Honourable", "Hon Mr", "Mr.", "Prof."],
)
def test_titles_are_no_part_of_a_name(agents: Any, titles: str) -> None:
    for sentence in (f"{titles} Lena Paz said no.", f"It was fine, said {titles} Lena Paz."):
        (agent,) = agents(*BEFORE, sentence)[-1][-1:]
        assert (agent.ids, agent.slot) == (("person:lena-paz",), "speaker")


def test_a_name_of_the_question_may_stand_behind_titles(agents: Any) -> None:
    found = agents(*BEFORE, "It was fine, said Dr. the Hon. Brahim Ghali.")[-1]
    assert [(agent.ids, agent.slot) for agent in found if agent.ids][-1:] == [
        (("party:polisario-front",), "speaker")
    ]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They heard that the Rada said so.", ["UKR"]),
        ("They heard the Duma left.", ["RUS"]),
        ("They heard that Lena Rada said so.", ["person:lena-rada"]),
        ("They heard that Rada said so.", ["person:rada"]),
    ],
)
def test_a_parliament_called_by_one_word_is_no_person(
    ids: Any, sentence: str, found: list[str]
) -> None:
    assert ids(*BEFORE, sentence) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Workers gathered in Gran Melia left us.", []),
        ("Workers gathered by Gran Melia left us.", ["person:gran-melia"]),
    ],
)
def test_capitals_behind_in_are_a_place(ids: Any, sentence: str, found: list[str]) -> None:
    assert [i for i in ids(*BEFORE, sentence) if i.startswith("person:")] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("In Gran Melia a crowd gathered.", []),
        ("At Gran Melia a crowd gathered.", []),
        ("A crowd gathered at Gran Melia.", []),
        ("A crowd gathered near Gran Melia.", []),
        ("The ships crossed the Yellow Sea.", []),
        ("What Melia wants is rain.", []),
        ("Why Lena Paz left is not known.", ["person:lena-paz"]),
        ("In Gran Melia Mr. Ruiz left.", ["person:ruiz"]),
        ("At Lena Paz's table sat a crowd.", ["person:lena-paz"]),
        ("Lena Paz left.", ["person:lena-paz"]),
        ("For Lena Paz it was late.", ["person:lena-paz"]),
    ],
)
def test_places_and_what_begins_a_sentence_are_no_persons(
    ids: Any, sentence: str, found: list[str]
) -> None:
    assert [i for i in ids(*BEFORE, sentence) if i.startswith("person:")] == found
