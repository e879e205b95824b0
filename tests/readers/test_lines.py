"""JSON lines, broken and hostile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest import mock

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.readers import (
    plan_blocks,
    read_articles,
    read_block,
)

DATA = Path(__file__).parent.parent / "data" / "readers"
TEXT = "Peru backs Morocco’s plan, Laâyoune hears."


def test_broken_json_lines_each_get_a_row() -> None:
    table = read_articles(DATA / "broken.jsonl")
    assert table["article_id"].tolist() == [
        "7", "broken.jsonl:2", "broken.jsonl:3", "c", "broken.jsonl:6", "broken.jsonl:7",
    ]  # fmt: skip
    assert table["status"].tolist() == ["ok", *["failed"] * 4, "ok"]
    errors = table["error"].tolist()
    assert "row 2: not valid JSON" in errors[1]
    assert errors[2] == "row 3: not a JSON object"
    assert "no field 'text'; it has 'article_id', 'body'" in errors[3]
    assert "not a string: int" in errors[4]
    assert table["text"].iloc[5] == "bad \ufffd half"
    assert "surrogates replaced" in errors[5]


def test_what_was_read_can_be_written_as_utf8() -> None:
    for text in read_articles(DATA / "broken.jsonl")["text"].dropna():
        text.encode("utf-8")


def test_surrogate_pairs_are_characters(one: Any, write: Any, tmp_path: Path) -> None:
    row = one(write(tmp_path / "a.jsonl", rb'{"text": "wave \ud83d\ude00", "outlet": "\udc00"}'))
    assert row["text"] == "wave 😀"
    assert row["outlet"] == "\ufffd"


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"text": ' * 100_000, '{"text": ' + "9" * 5000 + "}"]
)
def test_hostile_json_fails_in_its_row(write: Any, tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "a.jsonl", f'{line}\n{{"text": "Peru."}}\n'.encode())
    assert read_articles(path)["status"].tolist() == ["failed", "ok"]


def test_json_of_other_kinds(write: Any, tmp_path: Path) -> None:
    rows = ['{"text": NaN}', '{"text": null}', '{"text": ["a"]}', '{"text": "tab\there"}']
    table = read_articles(write(tmp_path / "a.jsonl", "\n".join(rows).encode()))
    assert table["status"].tolist() == ["failed", "failed", "failed", "ok"]
    assert table["error"].tolist()[:2] == ["no text", "no text"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_json_lines_in_other_encodings(write: Any, tmp_path: Path, encoding: str) -> None:
    text = "".join(json.dumps({"text": TEXT + str(i)}, ensure_ascii=False) + "\n" for i in range(9))
    table = read_articles(write(tmp_path / "a.jsonl", text.encode(encoding)))
    assert table["text"].tolist() == [TEXT + str(i) for i in range(9)]


records = st.one_of(
    st.builds(
        lambda text: json.dumps({"text": text}, ensure_ascii=False),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    ),
    st.sampled_from(["{", "[]", "null", '{"body": "x"}', '{"text": "bad \\udfff"}', "x" * 300]),
)


@given(
    lines=st.lists(records, min_size=1, max_size=12),
    blank=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    final=st.booleans(),
    size=st.integers(1, 400),
    most=st.integers(1, 14),
)
@settings(
    deadline=None, max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_any_block_size_gives_the_same_rows_and_loses_none(
    write: Any,
    tmp_path: Path,
    lines: list[str],
    blank: bool,
    end: str,
    final: bool,
    size: int,
    most: int,
) -> None:
    joined = (end * (2 if blank else 1)).join(lines) + (end if final else "")
    path = write(tmp_path / "a.jsonl", joined.encode())
    whole = pd.concat([read_block(b) for b in plan_blocks([path])], ignore_index=True)
    with mock.patch("stancekit.readers.blocks._BLOCK_LINES", most):
        blocks = list(plan_blocks([path], block_bytes=size))
    assert all(joined.encode()[b.start : b.stop].count(b"\n") <= most for b in blocks)
    pieces = pd.concat([read_block(b) for b in blocks], ignore_index=True)
    pd.testing.assert_frame_equal(whole, pieces)
    assert len(whole) == len(lines)
    assert blocks[0].start == 0
    assert blocks[-1].stop == len(joined.encode())
