"""What the tests of runs share: archives of short articles, blocks of few, the tables written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stancekit.runs.files as files
from stancekit.readers import plan_blocks

SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
AGAINST = "Cuba rejects the occupation of Western Sahara and backs the Polisario Front."
OFF = "The ministers of Morocco and Peru discussed copper, trade and the weather at sea."


@pytest.fixture
def texts() -> Callable[..., list[dict[str, str]]]:
    """Give articles of which no two are alike, a third of them on the question."""

    def make(n: int, first: int = 0) -> list[dict[str, str]]:
        kinds = (SUPPORT, OFF, AGAINST, OFF, OFF, OFF)
        return [
            {"article_id": f"a{i}", "text": f"{kinds[i % 6]} It was number {i}.",
             "date": f"20{i % 90}"}
            for i in range(first, first + n)
        ]  # fmt: skip

    return make


@pytest.fixture
def write() -> Callable[[Path, list[dict[str, str]]], Path]:
    """Write articles to a file."""

    def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return path

    return write_rows


@pytest.fixture
def archive(tmp_path: Path, texts: Any, write: Any) -> Callable[[int], Path]:
    """Write a file of so many articles."""
    return lambda n: write(tmp_path / "in.jsonl", texts(n))


@pytest.fixture
def tables() -> Callable[[Path], dict[str, bytes]]:
    """Give the bytes of the tables in a folder."""

    def read(out: Path) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in sorted(out.glob("*.parquet")) if p.is_file()}

    return read


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a few articles each."""

    def plan(paths, options, skip=None):  # type: ignore[no-untyped-def]
        return plan_blocks(paths, options, block_bytes=900, skip=skip)

    monkeypatch.setattr(files, "plan_blocks", plan)
