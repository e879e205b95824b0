"""Which party grants what the other side claims."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.concessions import find_conceding
from stancekit.holders import attribute
from stancekit.question import load_question
from stancekit.reading import read_article


def conceding(sentence: str, stance: str, question: str) -> set[str]:
    loaded = load_question(question)
    return find_conceding(find_agents(read_article([sentence], loaded), loaded)[0][0], stance)


@pytest.mark.parametrize(
    ("sentence", "stance", "question", "party"),
    [
        ("Armenia recognises the integrity of Azerbaijan.", "support", "nagorno-karabakh", "ARM"),
        ("Armenia has agreed to cede Karabakh to Azerbaijan.", "support", "nagorno-karabakh",
         "ARM"),
        ("Armenia said that Karabakh is part of Azerbaijan.", "support", "nagorno-karabakh",
         "ARM"),
        ("Taiwan accepted that it is part of China.", "support", "taiwan", "TWN"),
        ("Serbia accepted the independence of Kosovo.", "opposition", "kosovo", "SRB"),
    ],
)  # fmt: skip
def test_a_party_that_grants_it_holds_the_other_sides_stance(
    sentence: str, stance: str, question: str, party: str
) -> None:
    assert party in conceding(sentence, stance, question)
    loaded = load_question(question)
    (found,) = attribute(read_article([sentence], loaded), [stance], loaded)
    assert [a.holder_id for a in found] == [party]


@pytest.mark.parametrize(
    "sentence",
    [
        "Armenia must recognise Karabakh as part of Azerbaijan.",
        "Armenia was asked to recognise Karabakh as part of Azerbaijan.",
        "Azerbaijan demanded that Armenia recognise Karabakh as part of Azerbaijan.",
        "Armenia never recognised Karabakh as part of Azerbaijan.",
        "Armenia has agreed to no such thing.",
        "Armenia regretted that Spain recognised Karabakh as part of Azerbaijan.",
    ],
)
def test_a_party_that_is_asked_or_refuses_does_not(sentence: str) -> None:
    assert "ARM" not in conceding(sentence, "support", "nagorno-karabakh")


@pytest.mark.parametrize(
    ("sentence", "stance", "party"),
    [
        ("Serbia agreed to talks in Brussels, while Albania backed Kosovo's independence.",
         "opposition", "SRB"),
        ("Serbia agreed to join the talks although Albania recognises Kosovo's independence.",
         "opposition", "SRB"),
        ("Serbia acknowledged receipt of the letter in which Albania backs Kosovo's independence.",
         "opposition", "SRB"),
        ("An agreement signed by Serbia backs Kosovo's independence.", "opposition", "SRB"),
        ("Kosovo, never recognised by Serbia, is independent.", "opposition", "SRB"),
    ],
)  # fmt: skip
def test_what_another_backs_is_not_granted(sentence: str, stance: str, party: str) -> None:
    assert party not in conceding(sentence, stance, "kosovo")


@pytest.mark.parametrize(
    "sentence",
    [
        "Serbia agreed to recognise the independence of Kosovo.",
        "Serbia agreed to talks and recognised the independence of Kosovo.",
        "The independence of Kosovo was recognised by Serbia.",
    ],
)
def test_what_is_granted_may_follow_the_consent(sentence: str) -> None:
    assert "SRB" in conceding(sentence, "opposition", "kosovo")
