"""One file at a time: every format and damage, plain and packed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from stancekit.errors import InputError
from stancekit.readers import (
    MAX_CHARACTERS,
    ReadOptions,
    read_articles,
)

DATA = Path(__file__).parent.parent / "data" / "readers"
TEXT = "Peru backs Morocco’s plan, Laâyoune hears."


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv", "a.tsv", "a.parquet"])
def test_empty_file_gets_its_failed_row(one: Any, write: Any, tmp_path: Path, name: str) -> None:
    row = one(write(tmp_path / name, b""))
    assert row["article_id"] == name
    assert row["status"] == "failed"
    assert row["error"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_blank_lines_alone_get_a_row_that_says_so(
    one: Any, write: Any, tmp_path: Path, name: str, encoding: str
) -> None:
    data = "\n\x0b\n".encode(encoding)
    row = one(write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data))
    assert (row["article_id"], row["error"]) == (name, "the table has no rows")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_table_without_rows_gets_a_row_that_says_so(one: Any, tmp_path: Path, name: str) -> None:
    empty = pd.DataFrame({"text": pd.Series([], dtype="string")})
    path = tmp_path / name
    if name.endswith("csv"):
        empty.to_csv(path, index=False)
    else:
        empty.to_parquet(path)
    assert "no rows" in str(one(path)["error"])


def test_binary_file_fails(one: Any, write: Any, tmp_path: Path) -> None:
    data = np.random.default_rng(0).integers(0, 256, 5000, dtype=np.uint8).tobytes()
    row = one(write(tmp_path / "a.txt", b"\x89PNG" + data))
    assert (row["status"], row["error"]) == ("failed", "not text: a binary file")


def test_zeros_are_no_text(one: Any, write: Any, tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", bytes(100)))["status"] == "failed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_read_without_a_note(
    one: Any, write: Any, tmp_path: Path, encoding: str
) -> None:
    row = one(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert row["text"] == TEXT
    assert pd.isna(row["error"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_guessed_encodings_read_with_a_note(
    one: Any, write: Any, tmp_path: Path, encoding: str
) -> None:
    row = one(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert (row["text"], row["status"]) == (TEXT, "ok")
    assert "read as" in str(row["error"])


def test_stated_encoding_is_kept_to(one: Any, write: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Министр".encode("koi8-r"))
    assert one(path, encoding="koi8-r")["text"] == "Министр"
    assert one(path, encoding="utf-8")["status"] == "failed"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "a\0b"])
def test_unknown_encoding_is_one_error(encoding: str) -> None:
    with pytest.raises(InputError, match="no encoding named"):
        ReadOptions(encoding=encoding)


def test_nul_and_line_ends_are_kept(one: Any, write: Any, tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", b"Peru\x00 backs\r\nit."))["text"] == "Peru\0 backs\r\nit."


@pytest.mark.parametrize("text", ["", " \n\t", "...", "\u200b"])
def test_text_without_words_fails(one: Any, write: Any, tmp_path: Path, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text.encode()))["status"] == "failed"


def test_fifty_megabytes_in_one_line_fail_in_one_row(write: Any, tmp_path: Path) -> None:
    line = b"a" * 50_000_000
    write(tmp_path / "long.txt", line)
    write(tmp_path / "rows.jsonl", b'{"text": "Peru."}\n{"text": "%s"}\n{"text": "x"}' % line)
    with gzip.open(tmp_path / "long.txt.gz", "wb", compresslevel=1) as file:
        file.write(line)
    table = read_articles(tmp_path).set_index("article_id")
    assert table["status"].to_dict() == {
        "long.txt": "failed",
        "long.txt.gz": "failed",
        "rows.jsonl:1": "ok",
        "rows.jsonl:2": "failed",
        "rows.jsonl:3": "ok",
    }
    assert table["error"].dropna().str.contains("too long for one article").all()


def test_longest_text_allowed_is_read(one: Any, write: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"a" * MAX_CHARACTERS)
    assert one(path)["status"] == "ok"


def test_html_gives_text_title_date_and_outlet(one: Any) -> None:
    row = one(DATA / "page.html")
    assert row["title"] == "Peru backs the plan – Andean Wire"
    assert (row["date"], row["outlet"]) == ("2025-03-14", "Andean Wire")
    assert str(row["text"]).split("\n") == [
        "Home", "World", "Peru backs the plan", "Lima said the plan was serious & credible.",
        "It was glad.", "Talks go on", "in Rabat.",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_packed_files_read_and_truncated_ones_fail(
    write: Any, tmp_path: Path, name: str, packing: str
) -> None:
    lines = [f"article {i} of {np.random.default_rng(i).integers(1 << 62)}" for i in range(3000)]
    data = {
        "a.txt": "\n".join(lines),
        "a.jsonl": "".join(json.dumps({"text": line}) + "\n" for line in lines),
        "a.csv": "text\n" + "".join(line + "\n" for line in lines),
    }[name].encode()
    packed = gzip.compress(data) if packing == "gz" else pa.compress(data, "zstd", asbytes=True)
    whole = read_articles(write(tmp_path / f"{name}.{packing}", packed))
    assert (whole["status"] == "ok").all()
    assert len(whole) == (1 if name == "a.txt" else 3000)
    cut = read_articles(write(tmp_path / f"{name}.{packing}", packed[: len(packed) * 2 // 3]))
    assert cut["status"].iloc[-1] == "failed"
    assert "cannot read" in cut["error"].iloc[-1]
    assert (cut["status"].iloc[:-1] == "ok").all()


def test_joined_zstd_frames_are_all_read(write: Any, tmp_path: Path) -> None:
    data = b"".join(pa.compress(b'{"text": "Peru."}\n', "zstd", asbytes=True) for _ in range(3))
    assert len(read_articles(write(tmp_path / "a.jsonl.zst", data))) == 3


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.txt.zst", "a.csv.zst"])
def test_file_that_is_not_packed_as_its_ending_says(
    one: Any, write: Any, tmp_path: Path, name: str
) -> None:
    row = one(write(tmp_path / name, b"text\nnot packed at all\n"))
    assert row["status"] == "failed"
    assert "cannot read" in str(row["error"])
