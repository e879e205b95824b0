"""CSV and TSV."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.errors import InputError
from stancekit.readers import (
    read_articles,
)

DATA = Path(__file__).parent.parent / "data" / "readers"
TEXT = "Peru backs Morocco’s plan, Laâyoune hears."


def test_csv_with_mark_quotes_and_wrong_field_counts() -> None:
    table = read_articles(DATA / "fields.csv")
    assert table["article_id"].tolist() == ["a", "fields.csv:3", "c"]
    assert table["text"].tolist()[0] == 'Peru "backs", it'
    assert table["error"].tolist()[1] == "row 3 has 4 fields, the header 3"
    assert table["date"].tolist()[2] == "2025-03-15"


def test_semicolons_are_told() -> None:
    with pytest.raises(InputError, match=r"no column 'text'; it has 'article_id;text'.*not ';'"):
        read_articles(DATA / "semicolons.csv")


def test_csv_line_breaks_nuls_huge_fields_and_latin1(one: Any, write: Any, tmp_path: Path) -> None:
    huge = b"x" * 300_000
    data = b'text\n"two\r\nlines"\nnul\x00here\n%s\nLa\xe2youne\nok,\n' % huge
    table = read_articles(write(tmp_path / "a.csv", data))
    texts = table["text"].tolist()
    assert texts == ["two\r\nlines", "nul\0here", huge.decode(), "Laâyoune", "ok"]
    assert table["error"].tolist()[3] == "not UTF-8: read as windows-1252"
    assert one(write(tmp_path / "b.csv", b"text\nLa\xe2\n"), encoding="utf-8")["status"] == "failed"


def test_quote_never_closed_does_not_pass_for_a_text(write: Any, tmp_path: Path) -> None:
    table = read_articles(write(tmp_path / "a.csv", b'text\nok\n"open\nlost\nlost too\n'))
    assert table["status"].tolist() == ["ok", "failed"]
    assert "never closed" in table["error"].iloc[1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_tsv_in_other_encodings(one: Any, write: Any, tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.tsv", f"article_id\ttext\na\t{TEXT}\n".encode(encoding))
    assert one(path)["text"] == TEXT


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=8))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_csv_rows_in_are_rows_out(write: Any, tmp_path: Path, texts: list[str]) -> None:
    import csv

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerows([("article_id", "text"), *(("a", text) for text in texts)])
    table = read_articles(write(tmp_path / "a.csv", buffer.getvalue().encode()))
    assert [t or "" for t in table["text"]] == [t if t.strip() else "" for t in texts]
