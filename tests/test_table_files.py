"""Tables on disk: the same back as went in, whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.errors import OutputError, TableError
from stancekit.table_files import FORMATS, TableWriter, read_table, write_table, write_text
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, as_table

SCHEMAS = {"sentences": SENTENCES, "positions": POSITIONS, "articles": ARTICLES}
VALUES = {
    # an empty text comes back from CSV as a missing one
    "string": st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    "Int64": st.none() | st.integers(-(2**62), 2**62),
    "float64": st.none() | st.floats(allow_nan=False, allow_infinity=False),
    "boolean": st.none() | st.booleans(),
    "list<Int64>": st.none() | st.lists(st.integers(-1, 99), max_size=4),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    name = draw(st.sampled_from(sorted(SCHEMAS)))
    row = st.fixed_dictionaries({c: VALUES[kind] for c, kind in SCHEMAS[name].items()})
    return name, draw(st.lists(row, max_size=3))


@pytest.mark.parametrize("format", FORMATS)
@given(made=tables())
@settings(
    deadline=None, max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
def test_round_trip(tmp_path: Path, format: str, made: tuple[str, list[dict[str, Any]]]) -> None:
    name, rows = made
    table = as_table(rows, SCHEMAS[name])
    path = tmp_path / f"{name}.{format}"
    write_table(table, path, SCHEMAS[name])
    back = read_table(path, SCHEMAS[name])
    pd.testing.assert_frame_equal(back, table)
    # what was read can be written again, to the same bytes
    before = path.read_bytes()
    write_table(back, path, SCHEMAS[name])
    assert path.read_bytes() == before


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", 'say "hi", you', "a\rb", "a\r\nb\nc", "nul\0", "\u2028\x85", "NA"]
)
def test_texts_are_kept_as_they_are_also_spreadsheet_formulas(
    tmp_path: Path, format: str, text: str
) -> None:
    table = as_table([{"article_id": text, "extra": text}], ARTICLES, ["extra"])
    write_table(table, tmp_path / f"a.{format}", ARTICLES, ["extra"])
    back = read_table(tmp_path / f"a.{format}", ARTICLES)
    assert back[["article_id", "extra"]].values.tolist() == [[text, text]]
    pd.testing.assert_frame_equal(back, table)


def test_lists_are_json_in_csv_and_lines_end_in_line_feeds(tmp_path: Path) -> None:
    write_table(as_table([{"sentences": [0, 2]}], POSITIONS), tmp_path / "a.csv", POSITIONS)
    data = (tmp_path / "a.csv").read_bytes()
    assert b'"[0, 2]"' in data
    assert b"\r" not in data
    assert data.count(b"\n") == 2


@pytest.mark.parametrize("format", FORMATS)
def test_empty_table_keeps_its_columns(tmp_path: Path, format: str) -> None:
    write_table(as_table([], SENTENCES), tmp_path / f"a.{format}", SENTENCES)
    assert list(read_table(tmp_path / f"a.{format}", SENTENCES).columns) == list(SENTENCES)


@pytest.mark.parametrize("format", FORMATS)
def test_error_while_writing_leaves_the_old_file(tmp_path: Path, format: Any) -> None:
    path = tmp_path / f"a.{format}"
    path.write_text("old")

    def fail() -> None:
        with TableWriter(path, ARTICLES, format) as writer:
            writer.write(as_table([{"article_id": "a"}], ARTICLES))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "old"


@pytest.mark.parametrize("format", FORMATS)
def test_unwritable_folder(tmp_path: Path, format: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="choose another --out folder"):
        write_table(as_table([], ARTICLES), tmp_path / "file" / f"a.{format}", ARTICLES)
    (tmp_path / f"a.{format}").mkdir()
    with pytest.raises(OutputError, match="cannot finish"):
        write_table(as_table([], ARTICLES), tmp_path / f"a.{format}", ARTICLES)
    assert not list(tmp_path.glob("*.part"))


def test_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="'xlsx' is not a table format"):
        write_table(as_table([], ARTICLES), tmp_path / "a.xlsx", ARTICLES)
    (tmp_path / "a.xlsx").write_text("x")
    with pytest.raises(TableError, match="not a table; its ending must be one of"):
        read_table(tmp_path / "a.xlsx", ARTICLES)


@pytest.mark.parametrize("format", FORMATS)
def test_columns_are_checked_and_put_in_order(tmp_path: Path, format: str) -> None:
    table = as_table([{"article_id": "a", "stance": "support"}], ARTICLES)
    path = tmp_path / f"a.{format}"
    write_table(table[list(reversed(table.columns))], path, ARTICLES)
    assert read_table(path, ARTICLES)["stance"].tolist() == ["support"]
    with pytest.raises(TableError, match="lacks the column 'stance'"):
        write_table(table.drop(columns="stance"), path, ARTICLES)
    with pytest.raises(TableError, match="lacks the column"):
        read_table(path, {"missing": "string"})


@pytest.mark.parametrize(
    ("name", "content", "match"),
    [
        ("a.parquet", b"PAR1", "cannot be read as a table"),
        ("a.jsonl", b"{", "cannot be read as a table"),
        ("a.jsonl", b"[1]", "not a JSON object"),
        ("a.csv", b"n\n1,2\n", "row 2 has 2 fields, the header 1"),
        ("a.csv", b"n\n\xff\n", "cannot be read as a table"),
        ("a.csv", b"n\nmany\n", "the column 'n' is not of Int64"),
        ("a.csv", b"", "lacks the column 'n'"),
    ],
)
def test_damaged_table(tmp_path: Path, name: str, content: bytes, match: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TableError, match=match):
        read_table(tmp_path / name, {"n": "Int64"})


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="no table at"):
        read_table(tmp_path / "a.csv", ARTICLES)


def test_write_text_is_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "a.json"
    write_text(path, json.dumps({"a": 1}) + "\n")
    assert path.read_bytes() == b'{"a": 1}\n'
    with pytest.raises(OutputError, match="cannot write"):
        write_text(path, "\ud800")
    assert path.read_bytes() == b'{"a": 1}\n'
    assert [p.name for p in path.parent.iterdir()] == ["a.json"]
