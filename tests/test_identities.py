"""Identities: one holder has one id, however it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.identities import holder_id, shown_name
from stancekit.question import list_questions, load_question

QUESTION = load_question("western-sahara")


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Kazakhstan", "KAZ"),
        ("US State Department", "USA"),
        ("Polisario Front", "party:polisario-front"),
        ("African Union", "org:african-union"),
        ("author", "author"),
        ("Chilean Senate", "CHL"),
        ("Danish Parliament", "DNK"),
        ("Chamber of Deputies of Chile", "CHL"),
        ("Court of Justice of the EU", "org:european-court-of-justice"),
        ("Parliament of Navarre", "org:parliament-of-navarre"),
        ("High Court of South Africa", "org:high-court-of-south-africa"),
        ("Spanish Supreme Court", "org:supreme-court-of-spain"),
        ("Supreme Court of Spain", "org:supreme-court-of-spain"),
        ("India's Constitutional Court", "org:constitutional-court-of-india"),
        ("French Court of Cassation", "org:court-of-cassation-of-france"),
        ("Court of Cassation of France", "org:court-of-cassation-of-france"),
        ("Kosovo Constitutional Court", "org:constitutional-court-of-kosovo"),
        ("Constitutional Court of Kosovo", "org:constitutional-court-of-kosovo"),
        ("Court of Auditors of Spain", "org:court-of-auditors-of-spain"),
        ("a Spanish court", "org:spanish-court"),
        ("Pakistan Foreign Office", "PAK"),
        ("German Foreign Office", "DEU"),
        ("Catalan government", "org:generalitat-of-catalonia"),
        ("British Indian Ocean Territory", "IOT"),
        ("Northern Cyprus", "state:northern-cyprus"),
        ("Turkish Cypriot leadership", "state:northern-cyprus"),
        ("Moroccan football federation", "org:moroccan-football-federation"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Zaire", "COD"),
        ("DR Congo", "COD"),
        ("Soviet Union", "state:soviet-union"),
        ("Kosovo", "state:kosovo"),
        ("SADR", "state:sadr"),
        ("São Tomé and Príncipe", "STP"),
        ("ASEAN", "org:asean"),
        ("UN Security Council", "org:security-council"),
        ("African National Congress", "party:anc"),
        ("Ana de Ruiz", "person:ana-de-ruiz"),
        ("Mr. Cawdrey", "person:cawdrey"),
        ("sixty-odd senators", "org:senators"),
        ("forty or so African states", "org:african-states"),
        ("OIC member states", "org:oic"),
        ("the countries of the African Union", "org:african-union"),
        ("EU countries", "org:eu-countries"),
        ("UN member states", "org:un-member-states"),
        ("European Council", "org:european-council"),
        ("Council of the EU", "org:council-of-the-eu"),
        ("Scottish Labour", "party:scottish-labour"),
        ("Scottish Tories", "party:scottish-conservatives"),
        ("UN Special Committee on Decolonization", "org:un-committee-of-24"),
        ("two million voters", "org:voters"),
    ],
)
def test_holder_id(name, identity):
    assert holder_id(name, QUESTION) == identity


def test_a_name_is_the_same_holder_in_every_question():
    names = ("Taiwan", "Gibraltar", "Abkhazia", "Papua New Guinea")
    # one question after the other: each has its own names to make ready
    ids = [[holder_id(name, question) for name in names]
           for question in map(load_question, list_questions())]  # fmt: skip
    for found in zip(*ids, strict=True):
        assert len(set(found)) == 1
        assert not found[0].startswith("person:")


@given(st.text(max_size=40))
def test_any_name_has_an_id(name):
    identity = holder_id(name, QUESTION)
    assert identity
    assert shown_name(identity)


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("27 US senators", "org:us-senators"),
        ("twenty-seven US senators", "org:us-senators"),
        ("more than 90 countries", "org:countries"),
        ("Several African countries", "org:african-countries"),
        ("a Moroccan postgraduate", "person:moroccan-postgraduate"),
        ("MEPs", "org:meps"),
        ("teenagers in the street", "org:teenagers-in-the-street"),
        ("Percival Isaacs", "person:percival-isaacs"),
        ("United States", "USA"),
    ],
)
def test_a_count_is_no_part_of_an_unnamed_holder(name: str, identity: str) -> None:
    assert holder_id(name) == identity


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Lord Penhallow", "person:penhallow"),
        ("Father Elías", "person:elias"),
        ("Mrs de Ruiz", "person:de-ruiz"),
        ("a captain of the guard", "person:captain-of-the-guard"),
        ("bishop in Madrid", "person:bishop-in-madrid"),
    ],
)
def test_a_title_is_no_part_of_a_name(name: str, identity: str) -> None:
    assert holder_id(name) == identity


def test_the_government_of_a_questions_territory_has_its_states_id() -> None:
    assert holder_id("French Polynesia", load_question("french-polynesia")) == "PYF"
    # which is a territory, and has none
    assert holder_id("Western Sahara", load_question("western-sahara")) == "person:western-sahara"
