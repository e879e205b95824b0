"""To whom the grammar gives a sentence's word, in lines as news has them."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")
# behind three sentences an article is read once, before them twice
BEFORE = ("The weather was fine that day.", "Trade grew by a tenth.", "Rain fell on the coast.")


def head(*sentences: str) -> tuple[str, ...]:
    sentence = find_agents(read_article([*BEFORE, *sentences], QUESTION), QUESTION)[0][-1]
    return sentence.agents[sentence.head.place].ids if sentence.head.place >= 0 else ()


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        # an office of several words, and who holds it
        ("White House press secretary Lena Paz said it was wrong.", "USA"),
        ("EU foreign policy chief Lena Paz said it was wrong.", "org:european-union"),
        ("UN Secretary-General Lena Paz said it was wrong.", "org:un-secretary-general"),
        ("The Netherlands' caretaker foreign minister Lena Paz said it was wrong.", "NLD"),
        ("The ANC's secretary general Lena Paz said it was wrong.", "party:anc"),
        ("Kosovo Prime Minister Lena Paz said it was wrong.", "state:kosovo"),
        ("OIC secretary-general Lena Paz said it was wrong.", "org:oic"),
        ("Peru's Chamber of Deputies rejected it.", "PER"),
        ("Filipino President Lena Paz Jr. said it was wrong.", "PHL"),
        ("Iraqi Prime Minister Hana al-Paz said it was wrong.", "IRQ"),
        ("The Trump administration said it was wrong.", "USA"),
        ("Peru's delegate to the UN, speaking in the hall, said Spain was wrong.", "PER"),
        ("Lena Paz, who is Peru's foreign minister, said it was wrong.", "PER"),
        ("Vox's Santiago Paz said it was wrong.", "party:vox"),
        ("Peru's Lena Paz rejected the claim.", "PER"),
        # no office, and offices of nobody that is known
        ("Ukraine's Lena Paz said it was wrong.", "UKR"),
        ("Kurdish leader Lena Paz said it was wrong.", "person:lena-paz"),
        ("PP spokesman Lena Paz said it was wrong.", "person:lena-paz"),
        ("Wei's spokesman Lena Paz said it was wrong.", "person:lena-paz"),
        ("The Andalusian parliament rejected it.", "org:andalusian-parliament"),
        # where the office is held
        ("Germany's ambassador to Morocco, Lena Paz, said it was wrong.", "DEU"),
        ("Liberia's envoy to the United Nations Lena Paz said it was wrong.", "LBR"),
        ("Washington's top diplomat in the region, Lena Paz, said it was wrong.", "USA"),
        ("Lena Paz, the Polisario's representative at the UN, told a crowd that it was wrong.",
         "party:polisario-front"),
        # an apposition tells whom somebody speaks for
        ("Lena Paz, recently elected as Peru's president, said it was wrong.", "PER"),
        ("Lena Paz, Algeria's then-foreign minister, said it was wrong.", "DZA"),
        ("Lena Paz, leader of Peru's Harbor Party, said it was wrong.", "person:lena-paz"),
        # who leads some of a state's people
        ("Spanish opposition leader Lena Paz called it wrong.", "person:lena-paz"),
        ("French far-right leader Lena Paz called it wrong.", "person:lena-paz"),
        # houses, and what belongs to an office
        ("Mexico's lower house said it was wrong.", "MEX"),
        ("The Spanish parliament's foreign affairs committee rejected it.", "ESP"),
        ("The president of Peru's office said it was wrong.", "PER"),
        ("Spain's Harbor Party said it was wrong.", "party:harbor-party"),
        ("The president of the Spanish Senate, Lena Paz, said it was wrong.", "ESP"),
        ("Lena Paz, the president of the Spanish Senate, said it was wrong.", "ESP"),
        ("U.S. Secretary of State Lena Paz said it was wrong.", "USA"),
        ("Lena Paz, leader of Peru Forward, said it was wrong.", "person:lena-paz"),
        ('Algeria "deeply regrets" it.', "DZA"),
        ('The Algerian foreign ministry "took note" of it.', "DZA"),
        ("Lena Paz, Peruvian ambassador to the UN, said Spain was wrong.", "PER"),
        ("France, the former colonial power, said Spain was wrong.", "FRA"),
        ("It was wrong, said Peru on Monday.", "PER"),
        ("LENA PAZ (Peru) said it was wrong.", "PER"),
        ("Mr. PAZ (Peru) regretted it.", "PER"),
        ("The Ambassador of Peru to Spain, Lena Paz, regretted it.", "PER"),
        ("The Minister of Foreign Affairs of Peru, Lena Paz, regretted it.", "PER"),
        ("Lena Paz, head of French diplomacy, told us it was wrong.", "FRA"),
        ("Lena Paz, Minister of Foreign and European Affairs of Croatia, regretted it.", "HRV"),
        ("Lena Paz, the UK minister for the Middle East and North Africa, regretted it.", "GBR"),
        ("Peru's Minister of Foreign Affairs and the National Community Abroad, Lena Paz, left.",
         "PER"),
        ("Lena Paz, senior adviser to US President Otto Weber, regretted it.", "USA"),
        ("Secretary of State Lena Paz told us it was wrong.", "USA"),
        ("Israel's UN envoy, Lena Paz, said it was wrong.", "ISR"),
        ("China's U.N. Ambassador Lena Paz said it was wrong.", "CHN"),
        ("US Vice President Lena Paz said it was wrong.", "USA"),
        ("Israeli Foreign Minister Lena Sa'ar said it was wrong.", "ISR"),
        ("European Commission President Lena von der Paz said it was wrong.",
         "org:european-commission"),
        ("The Russian foreign ministry's Lena Paz said it was wrong.", "RUS"),
        ("The Polisario's Lena Paz said it was wrong.", "party:polisario-front"),
        ("Lena Paz, Serbia's former foreign minister, said it was wrong.", "person:lena-paz"),
        ("Weber's predecessor, Lena Paz, signed it.", "person:lena-paz"),
        ("The separatist group rejected it.", "party:polisario-front"),
        ("Hezbollah, the Iran-backed group, rejected it.", "party:hezbollah"),
        ("Having said that, Peru rejected it.", "PER"),
        ("The government of Peru said it was wrong.", "PER"),
        ("Lena Paz, president of the European Commission, said it was wrong.",
         "org:european-commission"),
        ("In Lima, President Lena Paz said it was wrong.", "PER"),
        ("Paraguay's President Santiago Paz said it was wrong.", "PRY"),
        ("The island nation officially rejected it.", ""),
        ("The island nation of Nauru said it was wrong.", "NRU"),
        ("The southern state of Kerala said it was wrong.", ""),
        ("On behalf of the Commonwealth of Dominica, she said it was wrong.", "DMA"),
        ("Weber said it was wrong.", "person:weber"),
        ("Nobody said it was wrong.", ""),
        ("Spain's migrant affairs minister said it was wrong.", "ESP"),
        ('The "Front" leaders urged Peru to leave.', ""),
        # behind these verbs stands who is spoken to, or of
        ("Lena Paz, a lawyer, told Spain that it was wrong.", "person:lena-paz"),
        ("Lena Paz, a lawyer, called Spain a bully.", "person:lena-paz"),
        ("Lena Paz, a lawyer, called it wrong.", "person:lena-paz"),
        ('"It was wrong," urged Spain.', "ESP"),
        # whoever is told of by a common noun, and whose they are
        ("The Islah party rejected it.", "party:islah-party"),
        ("The Polisario separatist group rejected it.", "party:polisario-front"),
        ("The Kanak independence front rejected it.", "party:kanak-independence-front"),
        ("The Algerian handball federation told its clubs so.", "org:algerian-handball-federation"),
        ("The Sahrawi movement rejected it.", "party:polisario-front"),
        ("The independence party rejected it.", "party:polisario-front"),
        ("The independence party Palika rejected it.", ""),
        ("The Hezbollah movement said it was wrong.", "party:hezbollah"),
        ("The exporters' league called it wrong.", "org:exporters-league"),
        ("A Southern African delegate said it was wrong.", "person:southern-african-delegate"),
        ("A delegate from Mahra said it was wrong.", "person:delegate-from-mahra"),
        ("A Spanish official said it was wrong.", "ESP"),
        ("The governor of Kirkuk said it was wrong.", "person:governor-of-kirkuk"),
        ("A Thai officer told them so.", "person:thai-officer"),
        ("Tribal leaders in white led their men there.", "org:tribal-leaders"),
        ("Kurdish leaders say that it is wrong.", "org:kurdish-leaders"),
        ("Only Labor voted against it.", "person:labor"),
        ("The Left, the junior partner, criticised it.", "org:left"),
        ("Peru left the meeting.", "PER"),
    ],
)  # fmt: skip
def test_who_has_the_word(sentence: str, identity: str) -> None:
    assert head(sentence) == ((identity,) if identity else ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The governments of Spain and Peru signed it.",
        "Spain, along with Peru, signed it.",
        "Spain's minister Lena Paz and her Peruvian counterpart signed it.",
    ],
)
def test_those_who_are_joined_have_it_together(sentence: str) -> None:
    assert head(sentence) == ("ESP", "PER")


@pytest.mark.parametrize(
    "lead",
    [
        "The Peruvian Minister of Foreign Affairs, Lena Paz, left.",
        "The head of Peruvian diplomacy, Lena Paz, left.",
        "The Minister of Foreign Affairs of Peru, Lena Paz, left.",
        "Lena Paz (Peru) left.",
    ],
)
def test_a_name_is_kept_in_mind(lead: str) -> None:
    assert head(lead, "Paz also said it was wrong.") == ("PER",)


def test_whoever_has_the_name_of_another_is_not_the_other() -> None:
    lead = "Philippine president Ana Weber Jr. spoke."
    assert head(lead, "Otto Paz Jr. said it was wrong.") == ("person:otto-paz-jr",)
    lead = "King Felipe VI of Spain spoke."
    assert head(lead, "King Harald VI said it was wrong.") == ("person:harald-vi",)


def test_a_minister_is_the_datelines_own() -> None:
    lead = ("PRISTINA, 3 May - Serbia's foreign minister Otto Weber spoke.", "It rained.")
    sentences = [*lead, "Foreign Minister Lena Paz told us that Serbia was wrong."]
    question = load_question("kosovo")
    found = find_agents(read_article(sentences, question), question)[0][-1]
    assert found.agents[found.head.place].ids == ("state:kosovo",)


def test_a_state_is_meant_by_its_kind() -> None:
    lead = "Chad's minister spoke at the Arab League."
    assert head(lead, "The West African country said it was wrong.") == ("TCD",)
    assert head(lead, "The committee met.", "The landlocked state said no.") == ("TCD",)


def test_another_president_is_of_another_state() -> None:
    lead = "Chinese President Wei Jinping spoke."
    assert head(lead, "President Lena Paz said it was wrong.") == ("person:lena-paz",)
    assert head(lead, "President Wei said it was wrong.") == ("CHN",)
    assert head(lead, "Wei said it was wrong.") == ("CHN",)


def test_an_official_is_of_the_state_before() -> None:
    lead = "U.S. Secretary of State Wei Jinping spoke."
    assert head(lead, "Peru is for it, Foreign Secretary Lena Paz said.") == ("PER",)
    assert head(lead, "Peru had said so.", "It was told by Foreign Minister Lena Paz.") == ("PER",)


def test_a_pronoun_put_in_is_who_had_the_word_before() -> None:
    lead = "Peru's ministry spoke."
    assert head(lead, "Chad, it added, was wrong.") == ("PER",)


def test_a_government_is_told_by_who_leads_it() -> None:
    lead = "Spain's prime minister Lena Paz spoke."
    assert head(lead, "The Paz government said it was wrong.") == ("ESP",)
    assert head(lead, "The Ruiz government said it was wrong.") == ()


def test_the_government_is_the_one_before() -> None:
    assert head("Peru rejected it.", "The government said it was wrong.") == ("PER",)
    assert head("Peru rejected it.", "The island nation officially condemns it.") == ("PER",)


def test_an_official_visit_is_nobody() -> None:
    assert head("Peru's ministry spoke.", "The official visit ended.") == ()
