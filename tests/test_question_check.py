"""What is doubtful in a question that can be read."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from stancekit.errors import QuestionError
from stancekit.question import list_questions, parse_question
from stancekit.question_check import check_question

FILE = Path(__file__).parent / "data" / "questions" / "minimal.toml"


def doubts(identity: str = "MWI", name: str = "Malawi", **territory: list[str]) -> tuple[str, ...]:
    data: Any = tomllib.loads(FILE.read_text("utf-8"))
    data["claimant"] = {"id": identity, "names": [name]}
    data["territory"] |= copy.deepcopy(territory)
    return check_question(parse_question(data, "my.toml")).warnings


@pytest.mark.parametrize(
    ("identity", "name", "message"),
    [
        ("MLW", "Malawi", r"my\.toml: claimant\.id 'MLW' is no state .*; 'Malawi' is 'MWI'"),
        ("XKX", "Kosovo", "'Kosovo' is 'state:kosovo'"),
        ("ZZZ", "Atlantis", "'ZZZ' is no state of ISO 3166-1, .* write 'state:' and a slug"),
    ],
)
def test_code_of_no_state(identity: str, name: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        doubts(identity, name)


@pytest.mark.parametrize(
    ("identity", "name", "other"),
    [
        ("state:malawi", "Malawi", "'Malawi' is 'MWI'"),
        ("MLI", "Malawi", "'Malawi' is 'MWI'"),
        ("org:hamas", "Hamas", "'Hamas' is 'party:hamas'"),
        # by its slug
        ("org:hamas", "the Movement", "'hamas' is 'party:hamas'"),
    ],
)
def test_holder_has_another_id_in_the_gazetteer(identity: str, name: str, other: str) -> None:
    (warning,) = doubts(identity, name)
    assert warning.startswith(f"claimant.id is {identity!r}; {other} in the gazetteer")


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("MWI", "Malawi"),
        ("party:hamas", "Hamas"),
        ("COD", "Congo"),
        ("state:atlantis", "Atlantis"),
        ("TWN", "Taiwan government"),
        ("CCK", "Cocos Islands"),
    ],
)
def test_id_is_in_order(identity: str, name: str) -> None:
    assert doubts(identity, name) == ()


@pytest.mark.parametrize("name", ["the", "a", "will", "May", "Us", "Ho", "island", "X", "PQ"])
def test_common_word_is_no_name(name: str) -> None:
    (warning,) = doubts(names=["the Island", name])
    assert warning.startswith(f"territory.names: {name!r} is ")


@pytest.mark.parametrize(
    "name", ["UK", "UN", "US", "U.S.", "ICJ", "E1", "Gao", "Turkey", "the lake"]
)
def test_name_is_in_order(name: str) -> None:
    assert doubts(places=[name]) == ()


def test_another_question_under_a_name_that_ships() -> None:
    data = tomllib.loads(FILE.read_text("utf-8")) | {"name": "taiwan"}
    (warning,) = check_question(parse_question(data)).warnings
    assert "a question 'taiwan' ships" in warning
    assert not check_question("taiwan").warnings


def test_shipped_questions_are_in_order() -> None:
    """What is doubtful in them is so on purpose."""
    doubtful = {n for n in list_questions() if check_question(n).warnings}
    assert doubtful == {
        "basque-country", "beagle-channel", "donbas", "gilgit-baltistan", "nagaland", "quebec",
        "republika-srpska", "scotland", "shan-state", "south-china-sea", "turkish-kurdistan",
        "west-bank", "west-papua",
    }  # fmt: skip
