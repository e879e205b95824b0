"""Standard input, blocks and what is known of them beforehand."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stancekit.errors import InputError
from stancekit.readers import (
    ReadOptions,
    digest,
    input_size,
    plan_blocks,
    read_articles,
)

DATA = Path(__file__).parent.parent / "data" / "readers"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "Peru."}\n{"text": "Chile."}\n', ["Peru.", "Chile."]),
        (b'\xef\xbb\xbf\n {"text": "Peru."}', ["Peru."]),
        (b"Peru left.\nChile too.", ["Peru left.\nChile too."]),
        (b"", [""]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", stream)
    assert read_articles("-")["text"].tolist() == texts


def hashes(path: Path) -> list[bytes]:
    return [digest(block) for block in plan_blocks([path])]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.parquet"])
def test_block_is_told_by_its_content_and_names(write: Any, tmp_path: Path, name: str) -> None:
    def make(folder: str, text: str) -> list[bytes]:
        path = write(tmp_path / folder / name, b"")
        if name.endswith("parquet"):
            pq.write_table(pa.table({"text": [text] * 3}), path)
        elif name.endswith("jsonl"):
            path.write_text(json.dumps({"text": text}))
        else:
            path.write_text(f"text\n{text}\n")
        return hashes(path)

    first = make("one", "Peru left.")
    assert first == make("elsewhere", "Peru left.")
    assert first != make("one", "Peru felt.")
    renamed = tmp_path / "one" / f"b{Path(name).suffix}"
    (tmp_path / "one" / name).rename(renamed)
    # rows without an id of their own are named by their file
    assert hashes(renamed) != make("two", "Peru felt.")


def test_many_names_come_in_order(write: Any, tmp_path: Path) -> None:
    names = [f"{n:03}{'é' if n % 3 else 'Z'}.txt" for n in range(60)]
    for name in reversed(names):
        write(tmp_path / name, b"Peru.")
    assert read_articles(tmp_path)["article_id"].tolist() == sorted(names)


def test_bytes_of_the_input_are_told_beforehand(write: Any, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Peru.")
    write(tmp_path / "b" / "c.jsonl", b'{"text": "x"}\n')
    with gzip.open(tmp_path / "d.csv.gz", "wb") as file:
        file.write(b"text\n" + b"Peru left.\n" * 5000)
    total = sum(path.stat().st_size for path in tmp_path.rglob("*.*") if path.is_file())
    assert input_size([tmp_path]) == total
    assert sum(block.size for block in plan_blocks([tmp_path])) == total
    write(tmp_path / "e.jsonl.zst", pa.compress(b"{}", "zstd", asbytes=True))
    assert input_size([tmp_path]) == 0
    assert input_size(["-"]) == 0


def test_article_of_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_bytes((DATA / "article.html").read_bytes())
    (tmp_path / "b.html").write_text("<title>T</title><footer>Short.</footer>")
    whole = read_articles(tmp_path)
    articles = read_articles(tmp_path, ReadOptions(html="article"))
    assert whole["text"][0].startswith("Home\nWorld\n")
    assert articles["text"][0].startswith("Peru backs the plan\nLima said")
    assert articles["outlet"][0] == "Andean Wire"
    assert articles["text"][1] == whole["text"][1] == "Short."
    assert articles["error"].tolist() == [pd.NA, "no article found in the page: all of it is read"]


def test_article_of_a_page_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancekit.html.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'stancekit\[web\]'"):
        ReadOptions(html="article")
