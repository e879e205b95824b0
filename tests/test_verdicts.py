"""Whose deed another welcomes, thanks for or regrets."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.verdicts import find_praised, find_regretted


def praised(text: str, stance: str, holder: str, question: str) -> set[str]:
    asked = load_question(question)
    sentence = find_agents(read_article([text], asked), asked)[0][0]
    others = [agent for agent in sentence.agents if holder not in agent.ids]
    return {i for a in find_praised(sentence, stance, (holder,), others) for i in a.ids}


@pytest.mark.parametrize(
    ("question", "stance", "holder", "sentence", "found"),
    [
        ("western-sahara", "support", "MAR",
         "Morocco thanked Peru for its support for the autonomy plan.", "PER"),
        ("western-sahara", "support", "MAR",
         "Morocco warmly thanked Peru and Chile for backing the autonomy plan.", "PER CHL"),
        ("western-sahara", "support", "MAR",
         "Morocco thanks Spain for its position on the Moroccan Sahara.", "ESP"),
        ("western-sahara", "support", "MAR",
         "Morocco welcomed Spain's recognition of its sovereignty over Western Sahara.", "ESP"),
        ("western-sahara", "opposition", "party:polisario-front",
         "The Polisario Front paid tribute to Algeria for its backing of the Sahrawi people.",
         "DZA"),
        ("kosovo", "support", "SRB", "Serbia is grateful to Spain for not recognising Kosovo.",
         "ESP"),
        ("kosovo", "support", "SRB", "Serbia thanked Romania for its refusal to recognise Kosovo.",
         "ROU"),
        ("kosovo", "opposition", "state:kosovo",
         "Pristina thanked Germany for recognising the independence of Kosovo.", "DEU"),
        ("taiwan", "support", "CHN",
         "China thanked Sri Lanka for adhering to the one-China principle.", "LKA"),
        ("taiwan", "support", "CHN",
         "China appreciates the support of Laos for the one-China principle.", "LAO"),
        ("nagorno-karabakh", "support", "AZE",
         "Baku thanks Kyiv for backing its territorial integrity", "UKR"),
        # thanks for something else
        ("western-sahara", "opposition", "DZA",
         "Algeria thanked Peru for its hospitality and rejected the autonomy plan.", ""),
        ("western-sahara", "opposition", "DZA",
         "Algeria thanked Peru for the talks, and condemned the occupation of Dakhla.", ""),
        ("western-sahara", "support", "MAR",
         "Morocco thanked Peru for its friendship and reaffirmed the Moroccan Sahara.", ""),
        ("western-sahara", "support", "MAR",
         "Morocco welcomed Peru's decision to end the talks on the Moroccan Sahara.", ""),
        # another's thanks
        ("western-sahara", "support", "ESP",
         "Spain said that Morocco thanked Peru for backing the autonomy plan.", ""),
    ],
)  # fmt: skip
def test_whoever_is_thanked_shares_the_stance(
    question: str, stance: str, holder: str, sentence: str, found: str
) -> None:
    assert praised(sentence, stance, holder, question) == set(found.split())


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("Algeria regretted Spain's recognition of Moroccan sovereignty.", "recognition"),
        ("Algeria condemned the decision of Spain to back the autonomy plan.", "decision"),
        ("Algeria hailed Spain's recognition of Moroccan sovereignty.", ""),
        ("Algeria did not regret Spain's recognition of Moroccan sovereignty.", ""),
    ],
)
def test_what_is_regretted_is_told(sentence: str, deed: str) -> None:
    asked = load_question("western-sahara")
    read = find_agents(read_article([sentence], asked), asked)[0][0]
    others = [agent for agent in read.agents if agent.ids == ("ESP",)]
    found = [word for _, word in find_regretted(read, ("DZA",), others)]
    assert found == ([deed] if deed else [])
