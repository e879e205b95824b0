"""Questions as TOML: what is faulty is named by its key."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from stancekit.errors import QuestionError
from stancekit.question import (
    find_question,
    list_questions,
    load_question,
    parse_question,
)

FILE = Path(__file__).parent / "data" / "questions" / "minimal.toml"
GOOD = tomllib.loads(FILE.read_text("utf-8"))


@pytest.mark.parametrize("name", list_questions())
def test_every_shipped_question_loads(name: str) -> None:
    question = load_question(name)
    assert question.name == name
    assert question.rivals
    assert question.proposition in find_question(name).read_text("utf-8")


def test_own_file_loads_and_is_the_same_from_text() -> None:
    question = load_question(FILE)
    assert question == parse_question(GOOD) == load_question(question)
    assert not question.claimant.is_state


@pytest.mark.parametrize(
    ("path", "value", "match"),
    [
        ("name", None, "name is missing"),
        ("name", 3, "name is 3; it must be a non-empty string"),
        ("name", "My Question", "use lower-case words joined by hyphens"),
        ("proposition", "  ", "proposition is '  '; it must be"),
        ("claimant", None, r"claimant\.names is missing"),
        ("claimant", "x", r"claimant must be a \[claimant\] table"),
        ("claimant.id", "Mar", r"claimant\.id is 'Mar'; use an ISO 3166-1"),
        ("claimant.id", None, r"claimant\.id is missing"),
        ("claimant.names", [], r"claimant\.names is empty"),
        ("claimant.names", "Morocco", r"claimant\.names must be a list of names, not 'Morocco'"),
        ("claimant.names", ["a", 1], r"claimant\.names holds 1; every name must be a string"),
        ("claimant.names", ["--"], r"claimant\.names holds '--'"),
        ("claimant.seat", ["x"], r"unknown key 'claimant\.seat'; did you mean 'seats'\?"),
        ("territory", None, r"territory\.names is missing"),
        ("territory.names", [], r"territory\.names is empty"),
        ("territory.Claimant-Names", [], r"did you mean 'claimant_names'\?"),
        ("territory.zzz", [], r"unknown key 'territory\.zzz'; use one of names, places"),
        ("territory.places", ["Sylvania"], r"'Sylvania' stands in territory\.places and|in rivals"),
        ("territory.demonyms", ["LAA\u0302YOUNE"], r"stands in territory\.places and in"),
        ("territory.demonyms", ["THE-island"], r"stands in territory\.names and in"),
        ("rivals", [], "rivals must be one or more"),
        ("rivals", {"id": "x"}, "rivals must be one or more"),
        ("rivals", ["x"], r"rivals\[0\] must be a \[\[rivals\]\] table"),
        ("rivals.0.names", [], r"rivals\[0\]\.names is empty"),
        ("rivals.0.id", "party:X", r"rivals\[0\]\.id is 'party:X'"),
        ("rivals.0.id", "party:freedonia", r"rivals\[0\]\.id 'party:freedonia' stands there twice"),
        ("rivals.0.nmaes", [], r"unknown key 'rivals\[0\]\.nmaes'; did you mean 'names'\?"),
        ("process", [], r"process must be a \[process\] table"),
        ("plans.rivals", [], r"unknown key 'plans\.rivals'; did you mean 'rival'\?"),
        ("exceptions", "x", "exceptions must be a list of names"),
        ("rival", [], r"unknown key 'rival'; did you mean 'rivals'\?"),
        (
            "rivals.0.exceptions",
            ["x"],
            r"'rivals\[0\]\.exceptions'; 'exceptions' belongs at the top",
        ),
        (
            "plans.proposition",
            "x",
            "'proposition' belongs at the top of the file, before the first",
        ),
        ("territory.name", ["x"], r"unknown key 'territory\.name'; did you mean 'names'\?$"),
        ("claimant.name", "x", r"unknown key 'claimant\.name'; did you mean 'names'\?$"),
    ],
)
def test_faulty_key_is_named(path: str, value: Any, match: str) -> None:
    data: Any = copy.deepcopy(GOOD)
    *parents, last = path.split(".")
    at = data
    for key in parents:
        at = at[int(key)] if key.isdigit() else at.setdefault(key, {})
    if value is None:
        del at[last]
    else:
        at[last] = value
    with pytest.raises(QuestionError, match=match):
        parse_question(data, "my.toml")


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        # what a misspelt or misplaced key leaves out is no second fault
        ("[territory]\nnames", "[teritory]\nname", ["unknown key 'teritory'", "'territory.name'"]),
        ('name = "my-question"\n', "", ["unknown key 'rivals[0].name'; 'name' belongs at the top"]),
        ('"party:sylvania"\nnames', '"SY"\nnmaes', ["'rivals[0].nmaes'", "rivals[0].id is 'SY'"]),
        (
            'places = ["La\u00e2youne"]',
            'places = "x"\nzzz = []',
            ["'territory.zzz'", "must be a list"],
        ),
        ("[territory]", "process = 3\n[territory]", ["'claimant.process'"]),
    ],
)
def test_all_faults_are_told_at_once(old: str, new: str, faults: list[str]) -> None:
    text = FILE.read_text("utf-8")
    assert old in text
    if not new:
        text += 'name = "my-question"\n'
    with pytest.raises(QuestionError) as caught:
        parse_question(tomllib.loads(text.replace(old, new, 1)), "my.toml")
    message = str(caught.value)
    assert message.startswith("my.toml: " + ("(1) " if len(faults) > 1 else "unknown"))
    assert all(fault in message for fault in faults)
    assert f"({len(faults) + 1})" not in message


@pytest.mark.parametrize(
    ("content", "match"),
    [
        ("name = “x”".encode(), r"^my\.toml: not valid TOML: .*; the quotation marks .* straight"),
        ("names = [„x“, 1]".encode(), "straight"),
        ('name = "x"\nplaces = [«x»]'.encode(), "straight"),
        ('name = "“x”"\nnames = ['.encode(), r"\(at [^;]*\)$"),
        (b"name = ", "not valid TOML"),
        (b"a = " + b"[" * 20_000, "not valid TOML"),
        (b"name = '\xff'", "not UTF-8.*save it as UTF-8"),
        (b"", "name is missing"),
    ],
)
def test_damaged_file(tmp_path: Path, content: bytes, match: str) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(content)
    with pytest.raises(QuestionError, match=match):
        load_question(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no question file at"):
        load_question(tmp_path / "none.toml")
    with pytest.raises(QuestionError, match="is a folder; give the question files in it"):
        load_question(tmp_path)
    (tmp_path / "dir.toml").mkdir()
    with pytest.raises(QuestionError, match="cannot read"):
        load_question(tmp_path / "dir.toml")
    with pytest.raises(QuestionError, match=r"cannot read|no question file"):
        load_question("a\0b.toml")


@pytest.mark.parametrize("name", ["westen-sahara", "Western Sahara", "western_sahara"])
def test_near_name_is_suggested(name: str) -> None:
    with pytest.raises(QuestionError, match="did you mean 'western-sahara'"):
        load_question(name)


def test_byte_order_mark_and_edits_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b"\xef\xbb\xbf" + FILE.read_bytes())
    assert load_question(path).name == "my-question"
    path.write_bytes(FILE.read_bytes().replace(b"my-question", b"your-question"))
    assert load_question(path).name == "your-question"
