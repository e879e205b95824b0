"""The agents of a sentence: where a name ends, where an agent stands, and what is no agent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.slots import SLOTS, Agent

QUESTION = load_question("western-sahara")


def agents(*sentences: str) -> list[list[Agent]]:
    return [s.agents for s in find_agents(read_article(sentences, QUESTION), QUESTION)[0]]


def ids(*sentences: str) -> list[str]:
    return [i for agent in agents(*sentences)[-1] for i in agent.ids]


def slot_of(identity: str, sentence: str) -> str:
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
def test_where_an_agent_stands(identity: str, slot: str, sentence: str) -> None:
    assert slot_of(identity, sentence) == slot


@pytest.mark.parametrize(
    ("identity", "slot", "sentence"),
    [
        ("ESP", "speaker", '"The plan is serious," promised Spain.'),
        ("ESP", "view", "In the view of Spain, the plan is serious."),
        ("ESP", "view", "For Spain, no other plan is as serious."),
        ("PRT", "view", "No other plan is as serious, in Lisbon's opinion."),
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
def test_where_an_office_and_its_speaker_stand(identity: str, slot: str, sentence: str) -> None:
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
def test_whom_documents_offices_and_pronouns_stand_for(sentences: list[str], holder: str) -> None:
    assert agents(*sentences)[-1][0].ids == (holder,)


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("By Ana de Ruiz", ("person:ana-de-ruiz",)),
        ("Opinion - Ana de Ruiz", ("person:ana-de-ruiz",)),
        ("Spain backs the plan", ()),
        ("Staff Writer", ()),
    ],
)
def test_who_signs(line: str, signs: tuple[str, ...]) -> None:
    sentences = find_agents(read_article([line], QUESTION), QUESTION)[0]
    assert sentences[0].byline == signs


@pytest.mark.parametrize(
    ("sentence", "person"),
    [
        ("Park Jong-woo said that the plan is serious.", "person:park-jong-woo"),
        ("Pastor Ana de Ruiz said that the plan is serious.", "person:ana-de-ruiz"),
    ],
)
def test_where_the_name_of_a_person_begins_and_ends(sentence: str, person: str) -> None:
    assert ids(sentence)[0] == person


@pytest.mark.parametrize(
    "dateline",
    [
        "VITORIA-GASTEIZ - ",
        "MADRID, 3 May (Agency) - ",
        "Madrid (Spain), 06 September 2024 (SPS) – ",
        "MADRID — ",
    ],
)
def test_a_dateline_is_no_agent_and_no_part_of_a_name(dateline: str) -> None:
    found = ids(dateline + "The Basque Parliament backed a referendum in the Sahara.")
    assert found == ["org:basque-parliament"]


@pytest.mark.parametrize("byline", ["By Ana de Ruiz", "By Ana de Ruiz, Madrid"])
def test_a_byline_is_no_agent(byline: str) -> None:
    assert ids(byline) == []


def test_a_sentence_may_begin_with_a_name_and_a_dash() -> None:
    assert "ESP" in ids("Spain - the old ruler of the land - backs the autonomy plan.")


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("UN Security Council resolution 2797 reaffirmed the plan.", "org:security-council"),
        ("The UN resolution supported the autonomy plan.", "org:security-council"),
        ("The UN General Assembly resolution asked for a vote.", "org:general-assembly"),
        ("The House of Representatives of Chile backs the plan.", "CHL"),
    ],
)
def test_bodies_and_their_texts(sentence: str, identity: str) -> None:
    assert ids(sentence)[0] == identity
    assert "org:united-nations" not in ids(sentence)


def test_its_representative_is_the_last_bodys_own() -> None:
    found = ids(
        "Spain called the plan credible.",
        "A delegation of the Polisario Front followed the session.",
        "Its representative in the Basque Country thanked the groups for their support.",
    )
    assert found[0] == "party:polisario-front"


def test_a_pronoun_takes_the_last_official() -> None:
    assert ids("Burundi's foreign minister came to Rabat.", "He backed the plan.") == ["BDI"]


def test_a_list_is_one_agent() -> None:
    assert agents("Gabon, Guinea and the Comoros back the plan.")[0][0].ids == ("GAB", "GIN", "COM")


def test_a_news_agency_only_passes_words_on() -> None:
    assert ids("According to the Bahrain News Agency, the plan was praised.") == []


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


def test_a_person_is_whose_the_text_says_later() -> None:
    first = agents("Ana de Ruiz was there.", "Peru's foreign minister, Ana de Ruiz, left.")[0]
    assert [agent.ids for agent in first] == [("PER",)]


def test_a_person_beside_another_is_not_taken_for_the_other() -> None:
    assert (
        "PER"
        not in agents(
            "Ana de Ruiz and her Peruvian peer, Lena Paz, met here to speak about the fish."
        )[0][0].ids
    )


def test_a_party_of_a_state_is_no_other_party() -> None:
    assert "party:republicans" not in ids("The Republican Party of Armenia met.")


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
        (["Lena Paz, 52, Spain's foreign minister, spoke here to us."], "ESP"),
        (["Lena Paz, the foreign minister of Spain, spoke here to us."], "ESP"),
        (["The parliament of Morocco protested loudly.", "MEPs rejected it."],
         "org:european-parliament"),
        (["The Moroccan parliament protested.", "The US Senate met again.", "Senators left it."],
         "USA"),
        (["The UN Security Council met again.", "Ambassador Lena Paz of Peru spoke."], "PER"),
        (["Algeria's ambassador spoke first.", "Ambassador Lena Paz (Peru) spoke."], "PER"),
        (["It was said that British peer Lord Steel had rejected the whole plan."],
         "person:lord-steel"),
        (["John Smith, a student, protested here.", "British minister Anna Smith backed it.",
          "John Smith rejects the plan."], "person:john-smith"),
    ],
)  # fmt: skip
def test_whose_a_person_is_and_is_not(
    before: tuple[str, ...], sentences: list[str], first: str
) -> None:
    named = [agent for agent in agents(*before, *sentences)[-1] if agent.ids]
    assert first in [i for agent in named[:2] for i in agent.ids]
    if first.startswith("person:"):
        assert named[-1].slot != "subject" or named[-1].ids == (first,)


def test_whoever_stands_beside_an_opening_phrase_is_not_its_office() -> None:
    sentence = "Speaking alongside the Moroccan foreign minister, Lena Paz said it was serious."
    assert ("person:lena-paz", "speaker") in [
        (i, agent.slot) for agent in agents(*BEFORE, sentence)[-1] for i in agent.ids
    ]


def test_a_colleague_is_not_whom_the_text_is_about() -> None:
    assert ids(*BEFORE, "Spain's minister met his colleague.", "His colleague left.") == []


def test_a_national_team_holds_no_office() -> None:
    assert [a.sort for a in agents("The Morocco national team beat all of them.")[0]] == ["name"]


@pytest.mark.parametrize("before", [(), BEFORE])
def test_a_speaker_with_an_apposition_speaks(before: tuple[str, ...]) -> None:
    found = agents(*before, "Lena Paz, the Spanish foreign minister, said that it is serious.")
    assert [(a.ids, a.slot) for a in found[-1] if a.slot == "speaker"] == [(("ESP",), "speaker")]


def test_a_byline_follows_whom_its_person_speaks_for() -> None:
    texts = ["By Lena Paz", "The plan is good.", "Spanish minister Lena Paz wrote this."]
    found, _ = find_agents(read_article(texts, QUESTION), QUESTION)
    assert found[0].byline == ("ESP",)


def test_a_name_behind_a_common_word_for_a_body_is_a_body_of_its_own() -> None:
    found = ids(*BEFORE, "We hear that the club Real Sociedad rejects the plan.")
    assert [i.partition(":")[2] for i in found] == ["real-sociedad"]


def test_a_bare_court_is_that_of_the_state_whose_news_it_is() -> None:
    found = ids("MADRID, 3 May - The session was public.", "It was short.", "Nobody spoke there.",
                "The Supreme Court ruled that the territory is occupied.")  # fmt: skip
    assert "org:supreme-court-of-spain" in found


def test_what_a_court_says_is_the_courts() -> None:
    found = ids("The session was public.", "It was short.", "Nobody spoke.",
                "The Supreme Court of Spain met.", "The ruling said it is occupied.")  # fmt: skip
    assert found == ["org:supreme-court-of-spain"]


@pytest.mark.parametrize(
    ("dateline", "identity"), [("ISLAMABAD", "PAK"), ("LONDON", "GBR"), ("LIMA", "PER")]
)
def test_the_foreign_office_is_that_of_the_state_whose_news_it_is(
    dateline: str, identity: str
) -> None:
    found = ids(f"{dateline}, 3 May - Nobody spoke.", "The Foreign Office said it is occupied.")
    assert found == [identity]


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("Participants in the Arab League reaffirmed it.", "org:arab-league"),
        ("Delegates to the Arab League reaffirmed it.", "org:arab-league"),
        ("Several members of the Arab League reaffirmed it.",
         "org:members-of-the-arab-league"),
    ],
)  # fmt: skip
def test_those_who_meet_as_a_body_are_the_body(sentence: str, identity: str) -> None:
    assert ids("Nobody spoke.", "It was short.", "It rained.", sentence)[0] == identity
