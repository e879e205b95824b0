"""What stands beside a name: whom a person speaks for."""

from __future__ import annotations

from typing import Any

import pytest

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


@pytest.mark.parametrize("before", [(), BEFORE])
@pytest.mark.parametrize(
    ("sentences", "first"),
    [
        (["Lena Paz was received there by the Spanish foreign minister."], "person:lena-paz"),
        (["Lena Paz was expelled by the Moroccan government."], "person:lena-paz"),
        (["Lena Paz is no longer the Spanish foreign minister."], "person:lena-paz"),
        (["Lena Paz, an expert on the Moroccan monarchy, spoke."], "person:lena-paz"),
        (["Lena Paz is a fierce opponent of the Polisario Front."], "person:lena-paz"),
        (["Lena Paz, a campaigner against the Polisario Front, spoke."], "person:lena-paz"),
        (["Lena Paz, an adviser at Human Rights Watch, spoke here."], "org:human-rights-watch"),
        (["Lena Paz, Spain's director for North Africa and the Sahel said so."], "ESP"),
        (["Lena Paz, Spain's ambassador to Peru and Chile called it serious."], "ESP"),
        (["Lena Paz, Director at the Finnish foreign ministry stressed it."], "FIN"),
        (["Lena Paz, Finland's director general for trade, stressed it."], "FIN"),
        (["Lena Paz, director of the Finnish film festival, stressed it."], "person:lena-paz"),
        (["Lena Paz, Finland's director of the year, stressed it."], "person:lena-paz"),
        (["Lena Paz, 52, Spain's foreign minister, spoke here to us."], "ESP"),
        (["Lena Paz, the foreign minister of Spain, spoke here to us."], "ESP"),
        (["The parliament of Morocco protested loudly.", "MEPs rejected it."],
         "org:european-parliament"),
        (["The Moroccan parliament protested.", "The US Senate met again.", "Senators left it."],
         "USA"),
        (["The UN Security Council met again.", "Ambassador Lena Paz of Peru spoke."], "PER"),
        (["Algeria's ambassador spoke first.", "Ambassador Lena Paz (Peru) spoke."], "PER"),
        (["It was said that British peer Lord Steel had rejected the whole plan."],
         "person:steel"),
        (["John Smith, a student, protested here.", "British minister Anna Smith backed it.",
          "John Smith rejects the plan."], "person:john-smith"),
    ],
)  # fmt: skip
def test_whose_a_person_is_and_is_not(
    agents: Any, before: tuple[str, ...], sentences: list[str], first: str
) -> None:
    named = [agent for agent in agents(*before, *sentences)[-1] if agent.ids]
    assert first in [i for agent in named[:2] for i in agent.ids]
    if first.startswith("person:"):
        assert named[-1].slot != "subject" or named[-1].ids == (first,)


def test_whoever_stands_beside_an_opening_phrase_is_not_its_office(agents: Any) -> None:
    sentence = "Speaking alongside the Moroccan foreign minister, Lena Paz said it was serious."
    assert ("person:lena-paz", "speaker") in [
        (i, agent.slot) for agent in agents(*BEFORE, sentence)[-1] for i in agent.ids
    ]


@pytest.mark.parametrize("before", [(), BEFORE])
def test_a_speaker_with_an_apposition_speaks(agents: Any, before: tuple[str, ...]) -> None:
    found = agents(*before, "Lena Paz, the Spanish foreign minister, said that it is serious.")
    assert [(a.ids, a.slot) for a in found[-1] if a.slot == "speaker"] == [(("ESP",), "speaker")]
