"""The agents of an article: where each stands, and whom those without a name stand for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.agents import find_agents
from stancekit.agents.slots import SLOTS
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


def slot_of(agents: Any, identity: str, sentence: str) -> str:
    return next(agent.slot for agent in agents(sentence)[0] if identity in agent.ids)


@pytest.mark.parametrize(
    ("identity", "slot", "sentence"),
    [
        ("ESP", "subject", "Spain backs the autonomy plan."),
        ("ESP", "speaker", "Spain said that the plan is serious."),
        ("DZA", "accord", "According to Algeria, the territory is under occupation."),
        ("DZA", "by", "The plan was rejected by Algeria."),
        ("ESP", "reported", "Nasser Bourita said that Spain backs the plan."),
        ("ESP", "noun", "Algeria regretted Spain's recognition of Moroccan sovereignty."),
        ("PER", "label", "Peru: the territory is Morocco's own."),
    ],
)
def test_where_an_agent_stands(agents: Any, identity: str, slot: str, sentence: str) -> None:
    assert slot_of(agents, identity, sentence) == slot


@pytest.mark.parametrize(
    ("identity", "slot", "sentence"),
    [
        ("ESP", "speaker", '"The plan is serious," promised Spain.'),
        ("ESP", "view", "In the view of Spain, the plan is serious."),
        ("ESP", "view", "For Spain, no other plan is as serious."),
        ("PRT", "view", "No other plan is as serious, in Lisbon's opinion."),
        ("ESP", "view", "On behalf of Spain, the envoy said that the plan is serious."),
        ("ESP", "oblique", "In view of Spain and its weight, the plan is serious."),
        ("SWE", "speaker", "A majority in the Riksdag called on the government to recognize it."),
        ("RUS", "speaker", "The foreign ministry in Moscow said that nothing would change."),
        ("ARM", "subject", "In Yerevan the prime minister hailed the vote."),
        ("RUS", "subject", "Russia's deputy foreign minister hailed the plan."),
        ("PER", "subject", "LIMA - Peru backs the plan."),
        ("PER", "subject", "NEW YORK, Oct 12 (Agency) -- Peru backs the plan."),
        ("PER", "subject", "Peru on Thursday backed the plan."),
        ("PER", "subject", "This comes days after Peru backed the plan."),
        ("CIV", "subject", "His Ivorian colleague hailed the plan."),
        ("USA", "subject", "The US special envoy hailed the plan."),
        ("org:mercosur", "speaker", "The presidents of MERCOSUR said that the plan is serious."),
    ],
)
def test_where_an_office_and_its_speaker_stand(
    agents: Any, identity: str, slot: str, sentence: str
) -> None:
    assert slot in [agent.slot for agent in agents(sentence)[0] if identity in agent.ids]


@pytest.mark.parametrize(
    ("sentences", "holder"),
    [
        # a document is whose letter it is
        (["Peru sent a letter to the Council.", "The letter rejects the plan."], "PER"),
        # an office is whom the article was about with that office
        (
            [
                "Zambia's foreign minister met the foreign minister of Gabon.",
                "The foreign minister of Zambia spoke of trade.",
                "The minister backs the plan.",
            ],
            "ZMB",
        ),
        # "the prime minister" is the dateline's own until another is named
        (["TOKYO, 3 May - The prime minister spoke.", "The prime minister left."], "JPN"),
        # a person speaks for whom the text says, also before it says so
        (["Ana de Ruiz is Peru's foreign minister.", "De Ruiz backs the plan."], "PER"),
        (["Ana de Ruiz backs it.", "Peruvian minister Ana de Ruiz spoke.", "She left."], "PER"),
        (
            ["Ana de Ruiz, a board member of Amnesty International, spoke.", "De Ruiz left."],
            "org:amnesty-international",
        ),
        (
            [
                "The head of the National Assembly of Armenia Aram Sahakyan came here to speak.",
                "Sahakyan left.",
            ],
            "ARM",
        ),
        # members of the parliament that was named
        (
            ["The European Parliament met.", "Lawmakers rejected the plan."],
            "org:european-parliament",
        ),
        # a sentence goes on with whom the last one is about
        (["Peru backs Gabon, which Zambia does not.", "It rejects the plan."], "PER"),
    ],
)
def test_whom_documents_offices_and_pronouns_stand_for(
    agents: Any, sentences: list[str], holder: str
) -> None:
    assert agents(*sentences)[-1][0].ids == (holder,)


def test_its_representative_is_the_last_bodys_own(ids: Any) -> None:
    found = ids(
        "Spain called the plan credible.",
        "A delegation of the Polisario Front followed the session.",
        "Its representative in the Basque Country thanked the groups for their support.",
    )
    assert found[0] == "party:polisario-front"


@pytest.mark.parametrize(
    "sentences",
    [
        ("They met the Guinean, Lena Paz.", "Paz left."),
        ("The guests were the Gambian minister and the Guinean, Lena Paz, and left.", "Paz left."),
        ("The Guinean Lena Paz praised her country.", "Paz left."),
    ],
)
def test_a_nationality_before_a_name_tells_whose_it_is(
    ids: Any, sentences: tuple[str, ...]
) -> None:
    assert ids("It was late.", "Nobody spoke.", "Trade grew.", *sentences) == ["GIN"]


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("Jordan backs the plan.", "JOR"),
        ("Bahrain opened a consulate.", "BHR"),
        ("Jordan praised the efforts of Morocco.", "MAR"),
        ("Peru backs the plan.", "MAR"),
    ],
)
def test_the_kingdom_is_the_one_the_text_was_about(ids: Any, before: str, found: str) -> None:
    assert ids(before, "The kingdom was among the first.") == [found]


def test_a_pronoun_takes_the_last_official(ids: Any) -> None:
    assert ids("Burundi's foreign minister came to Rabat.", "He backed the plan.") == ["BDI"]


def test_a_list_is_one_agent(agents: Any) -> None:
    assert agents("Gabon, Guinea and the Comoros back the plan.")[0][0].ids == ("GAB", "GIN", "COM")


WORDS = ["Spain", "Morocco", "'s", '"', "said", "that", "the", "The", "minister", "of", "Chad", ",",
         "and", "(", ")", "he", "its", "two", "countries", "Polisario", "Front", "US", "by", "By",
         "according", "to", "-", "–", ":", "Court", "Michael", "resolution", "UN", "Parliament",
         "RABAT", "2797", "."]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
        max_size=6,
    )
)
def test_any_text_is_read(sentences: list[str]) -> None:
    article = read_article(sentences, QUESTION)
    found, persons = find_agents(article, QUESTION)
    assert len(found) == len(sentences)
    for sentence in found:
        assert len(sentence.quoted) == len(sentence.folded)
        for agent in sentence.agents:
            assert 0 <= agent.first < agent.last <= len(sentence.folded)
            assert agent.slot in SLOTS
    assert all(persons.values())
