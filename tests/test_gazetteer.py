"""The gazetteer: ids of names, names among words, a file of one's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.errors import QuestionError
from stancekit.gazetteer import holder_id, load_gazetteer, names_in, shown_name
from stancekit.phrases import tokenize
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
    ],
)
def test_holder_id(name, identity):
    assert holder_id(name, QUESTION) == identity


@pytest.mark.parametrize("name", ["Taiwan", "Gibraltar", "Abkhazia", "Papua New Guinea"])
def test_a_name_is_the_same_holder_in_every_question(name):
    ids = {holder_id(name, load_question(question)) for question in list_questions()}
    assert len(ids) == 1
    assert not ids.pop().startswith("person:")


def ids_in(text, question=None):
    return [m.value.ids[0] for m in names_in(tokenize(text), text, question)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("us and US", ["USA"]),
        ("a chad and a turkey", []),
        ("New Mexico", []),
        ("South Sudan and Sudan", ["SSD", "SDN"]),
        (
            "Guinea-Bissau, Equatorial Guinea, Papua New Guinea, Guinea",
            ["GNB", "GNQ", "PNG", "GIN"],
        ),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("Congo-Brazzaville and DR Congo", ["COG", "COD"]),
        ("the UN Security Council", ["org:security-council"]),
    ],
)
def test_names_in(text, ids):
    assert ids_in(text) == ids


def test_the_territory_is_nobody():
    assert ids_in("Western Sahara", QUESTION) == []


def test_every_state_has_a_name():
    shown = load_gazetteer().shown
    assert sum(len(identity) == 3 for identity in shown) >= 245
    assert sum(identity.startswith("org:") for identity in shown) >= 80


def test_a_file_of_ones_own(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('[holders]\n"org:atlantis" = { names = ["Atlantis League"] }\n', "utf-8")
    text = "The Atlantis League and Spain"
    found = names_in(tokenize(text), text, extra=str(file))
    assert [m.value.ids[0] for m in found] == ["org:atlantis", "ESP"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[holder]\n", "unknown key 'holder'"),
        ('[holders]\nX = { name = ["x"] }\n', "holders.X"),
        ("[holders]\nX = { names = 3 }\n", "holders.X.names"),
        ("[holders\n", "not valid TOML"),
    ],
)
def test_a_faulty_file_names_the_key(tmp_path, content, message):
    file = tmp_path / "mine.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(QuestionError, match=message):
        load_gazetteer(extra=str(file))


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
