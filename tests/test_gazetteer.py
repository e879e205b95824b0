"""The gazetteer: names among words, a file of one's own."""

import pytest

from stancekit.errors import QuestionError
from stancekit.gazetteer import load_gazetteer, names_in
from stancekit.phrases import tokenize
from stancekit.question import load_question

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
