"""The gazetteer: names among words, a file of one's own."""

import pytest

from stancekit.errors import QuestionError
from stancekit.gazetteer import load_gazetteer, names_in
from stancekit.phrases import tokenize
from stancekit.question import load_question, parse_question

QUESTION = load_question("western-sahara")


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
        ("the 24th Committee of the United Nations", ["org:un-committee-of-24"]),
        ("the 4th Committee of the UN", ["org:un-fourth-committee"]),
        ("Santa Lucia and Centrafrique", ["LCA", "CAF"]),
        ("Sierra Leonese, Salvadorian, Ghanian, Gabonian", ["SLE", "SLV", "GHA", "GAB"]),
        ("Al-Azhar and the Global Times", ["org:al-azhar", "org:global-times"]),
        ("the Papuan prime minister", ["PNG"]),
        ("West Papuan exiles", []),
    ],
)
def test_names_in(text, ids):
    assert ids_in(text) == ids


def test_the_territory_is_nobody():
    assert ids_in("Western Sahara", QUESTION) == []


def test_a_party_is_shown_under_the_first_name_that_its_question_gives():
    gaza = parse_question(
        {
            "name": "gaza",
            "proposition": "Gaza is part of Palestine",
            "claimant": {"id": "PSE", "names": ["Palestine", "State of Palestine"]},
            "territory": {"names": ["Gaza"]},
            "rivals": [{"id": "org:league", "names": ["the League"]}],
        }
    )
    shown = load_gazetteer(gaza).shown
    assert (shown["PSE"], shown["org:league"]) == ("Palestine", "the League")
    assert shown["ISR"] == load_gazetteer().shown["ISR"]
    assert load_gazetteer().shown["PSE"] == "Palestinian Territories"


def test_a_questions_own_people_are_nobody_elses():
    assert ids_in("Papuan elders and Papuans", load_question("west-papua")) == []


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
