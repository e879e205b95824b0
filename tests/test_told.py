"""Whose stance another reports, and who is named in a sentence and holds nothing there."""

from __future__ import annotations

import time

import pytest

from stancekit.agents import find_agents
from stancekit.agents.found import SentenceAgents
from stancekit.holders import attribute
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.told import find_barred, is_told_of, reported_holder, reported_stances


def read(text: str, question: str = "western-sahara") -> SentenceAgents:
    asked = load_question(question)
    return find_agents(read_article([text], asked), asked)[0][0]


def holders(text: str, stance: str, question: str = "western-sahara") -> set[str]:
    asked = load_question(question)
    found = attribute(read_article([text], asked), [stance], asked)[0]
    return {attribution.holder_id for attribution in found}


@pytest.mark.parametrize(
    ("question", "stance", "sentence", "holder"),
    [
        ("western-sahara", "support", "Morocco said that Spain backs the autonomy plan.", "ESP"),
        ("western-sahara", "support", "Morocco said Spain had backed the autonomy plan.", "ESP"),
        ("western-sahara", "support",
         "Rabat announced on Friday that Peru had suspended its recognition of the SADR.", "PER"),
        ("western-sahara", "opposition",
         "The Polisario Front said that Cuba backs the independence of Western Sahara.", "CUB"),
        ("western-sahara", "opposition", "Algeria said that Chile rejects the autonomy plan.",
         "CHL"),
        ("kosovo", "support", "Serbia said that Ghana has withdrawn its recognition of Kosovo.",
         "GHA"),
        ("kosovo", "support", "Serbia says that Spain and Greece do not recognise Kosovo.",
         "ESP GRC"),
        ("kosovo", "opposition", "Kosovo said that Germany supports its independence.", "DEU"),
        ("taiwan", "support", "China said that Fiji upholds the one-China principle.", "FJI"),
        ("crimea", "support", "Ukraine said that NATO had condemned the occupation of Crimea.",
         "org:nato"),
        ("falklands", "support",
         "Argentina said that Mercosur had backed its claim to the Malvinas.", "org:mercosur"),
        # the speaker behind what was said
        ("western-sahara", "support",
         "Ghana will open a consulate in Dakhla, Morocco's foreign minister said.", "GHA"),
        ("western-sahara", "support", "Chad to open consulate in Dakhla, Rabat says", "TCD"),
        ("western-sahara", "support", "Morocco said that Ghana would open a consulate in Dakhla.",
         "GHA"),
        ("somaliland", "opposition",
         "Kenya will open a consulate in Hargeisa, Somaliland's foreign minister said.", "KEN"),
    ],
)  # fmt: skip
def test_a_stance_is_whose_it_is_told_to_be(
    question: str, stance: str, sentence: str, holder: str
) -> None:
    assert reported_holder(read(sentence, question), stance) == tuple(holder.split())
    assert holders(sentence, stance, question) == set(holder.split())


@pytest.mark.parametrize(
    ("question", "stance", "sentence"),
    [
        # what the speaker says of another is the speaker's
        ("western-sahara", "opposition", "Algeria said that Morocco occupies Western Sahara."),
        ("western-sahara", "opposition", "Morocco occupies Western Sahara, Algeria said."),
        ("western-sahara", "support", "Morocco said that Algeria backs the separatists."),
        ("crimea", "support", "Ukraine said that Russia occupies Crimea."),
        (
            "western-sahara",
            "opposition",
            "The Polisario Front said that Ghana opened a consulate in occupied Dakhla.",
        ),
        # and so is what another should do
        ("western-sahara", "opposition", "Algeria said that Spain must reject the autonomy plan."),
        ("western-sahara", "support", "Morocco said that Spain should back the autonomy plan."),
        (
            "western-sahara",
            "support",
            "Morocco said that Spain would have to recognise its sovereignty over Western Sahara.",
        ),
        ("western-sahara", "support", "Morocco said that Spain was urged to back the plan."),
        ("western-sahara", "support", "Morocco said that Spain would back the plan if asked."),
        ("western-sahara", "support", "Spain backs the autonomy plan, and Rabat says thank you."),
        # the other stance is no report of this one
        ("western-sahara", "opposition", "Algeria said that Spain backs the autonomy plan."),
        # the speaker judges what the other does
        (
            "western-sahara",
            "opposition",
            "Algeria said it regrets that Spain backs the autonomy plan.",
        ),
        (
            "western-sahara",
            "opposition",
            "Algeria said it regretted the fact that Spain backs the autonomy plan.",
        ),
        (
            "western-sahara",
            "opposition",
            "Algeria said it rejected claims that Spain backs the autonomy plan.",
        ),
        # who is spoken to, who only belongs to those who do it
        ("western-sahara", "support", "Peru told Spain that it backs the autonomy plan."),
        ("western-sahara", "support", "Peru said that it backs the autonomy plan."),
    ],
)
def test_a_stance_stays_with_the_speaker(question: str, stance: str, sentence: str) -> None:
    assert reported_stances(read(sentence, question), stance) == []


def test_the_speaker_holds_it_too_who_says_more() -> None:
    sentence = read("Morocco said that Spain backs the autonomy plan, and that it is serious.")
    assert [agent.ids for agent in reported_stances(sentence, "support")] == [("ESP",)]
    assert reported_holder(sentence, "support") == ()


def test_the_speaker_holds_it_too_who_welcomes_it() -> None:
    text = "Morocco said it welcomed that Spain backs the autonomy plan."
    sentence = read(text)
    assert [agent.ids for agent in reported_stances(sentence, "support")] == [("ESP",)]
    assert reported_holder(sentence, "support") == ()
    assert holders(text, "support") == {"MAR", "ESP"}


@pytest.mark.parametrize(
    ("stance", "sentence", "barred"),
    [
        ("opposition", "Backed by Peru, Morocco plunders occupied Western Sahara.", "PER"),
        ("opposition", "Long supported by Peru and Chile, Rabat plunders occupied Dakhla.",
         "PER CHL"),
        ("opposition", "Launched in 2007 with support from Peru, the autonomy plan is a fraud.",
         "PER"),
        ("opposition", "With the backing of Peru, Morocco plunders occupied Western Sahara.",
         "PER"),
        ("opposition", "Paid by Peru, and backed by Chile, the Moroccan occupation goes on.",
         "PER CHL"),
        ("support", "Armed by Peru, the Polisario threatens the Moroccan Sahara.", "PER"),
        ("support", "Peru urged to back the autonomy plan", "PER"),
        ("support", "Peru was urged by Chile to back the autonomy plan.", "PER"),
        # what stands in front takes the stance itself, or is done together
        ("opposition", "Recognised by Peru, the Sahrawi Republic is a member.", ""),
        ("support", "Joined by Peru, Chile backed the autonomy plan.", ""),
        ("support", "Signed by Peru and Chile, the text backs the autonomy plan.", ""),
        ("support", "Led by Peru, the countries backed the autonomy plan.", ""),
        ("support", "Announced by Peru on Monday, the decision backs the autonomy plan.", ""),
        # no participle
        ("support", "Indeed for Peru, the autonomy plan is serious.", ""),
        # named in the clause as well
        ("support", "Pressed by Chile over Peru, Peru backs the autonomy plan.", "CHL"),
        ("support", "United States backs the autonomy plan, Peru said.", ""),
        ("support", "Asked about it, Peru backed the autonomy plan.", ""),
    ],
)  # fmt: skip
def test_who_is_asked_or_stands_before_the_clause_holds_nothing(
    stance: str, sentence: str, barred: str
) -> None:
    found = read(sentence)
    assert find_barred(found, stance) == set(barred.split())
    assert not holders(sentence, stance) & set(barred.split())


@pytest.mark.parametrize("stance", ["support", "opposition"])
def test_whoever_acts_is_not_only_told_of(stance: str) -> None:
    sentence = read("Spain backs the autonomy plan, Algeria rejects it.")
    assert not any(is_told_of(sentence, agent, stance) for agent in sentence.agents)


@pytest.mark.slow
def test_time_grows_with_what_stands_in_front() -> None:
    def seconds(length: int) -> float:
        sentence = read("Backed by Spain, " * length + "Morocco left.")
        begin = time.process_time()
        find_barred(sentence, "support")
        return time.process_time() - begin

    # eight times the words: far from 64, with room for a busy machine
    assert seconds(4_000) <= 20 * max(seconds(500), 0.001)
