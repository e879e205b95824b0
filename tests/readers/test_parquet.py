"""Parquet files and DataFrames."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from stancekit.errors import InputError
from stancekit.readers import (
    ReadOptions,
    from_frame,
    plan_blocks,
    read_articles,
)


def test_parquet_reads_row_groups_ids_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "article_id": [1, 2, None],
            "text": ["Peru.", None, "Chile."],
            "date": pa.array([datetime.datetime(2025, 3, 14)] * 3, pa.timestamp("us")),
            "extra": [[1], [2], [3]],
        }
    )
    pq.write_table(table, path, row_group_size=1)
    assert len(list(plan_blocks([path]))) == 3
    read = read_articles(path, ReadOptions(carry=("extra",)))
    assert read["article_id"].tolist() == ["1", "2", "a.parquet:3"]
    assert read["status"].tolist() == ["ok", "failed", "ok"]
    assert read["date"].tolist() == ["2025-03-14"] * 3
    assert read["extra"].tolist() == ["[1]", "[2]", "[3]"]


def test_parquet_corrupt_row_group_fails_its_rows_only(write: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"Text {i} {'x' * 200}" for i in range(20)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=10, use_dictionary=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    at = column.data_page_offset
    data[at : at + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    table = read_articles(write(path, bytes(data)))
    assert table["status"].tolist() == ["ok"] * 10 + ["failed"] * 10
    assert table["article_id"].nunique() == 20


def test_parquet_text_that_is_not_utf8_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    raw = pa.array([b"Peru.", b"La\xe2youne"], pa.binary())
    pq.write_table(pa.table({"text": raw}), path)
    assert read_articles(path)["text"].tolist() == ["Peru.", "Laâyoune"]
    pq.write_table(pa.table({"text": raw.view(pa.string())}), path)
    assert read_articles(path)["text"].tolist() == ["Peru.", "Laâyoune"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.parquet"])
def test_missing_text_column_stops_for_a_named_file_and_not_for_a_folder(
    write: Any, tmp_path: Path, name: str
) -> None:
    frame = pd.DataFrame({"body": ["Peru."], "id": ["a"]})
    path = tmp_path / name
    if name == "a.parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, index=False, sep="\t" if name == "a.tsv" else ",")
    with pytest.raises(InputError, match=r"no column 'text'; it has 'body', 'id'.*--text-column"):
        read_articles(path)
    write(tmp_path / "b.txt", b"Peru.")
    assert read_articles(tmp_path)["status"].tolist() == ["failed", "ok"]
    row = read_articles(path, ReadOptions(text_column="body", id_column="id")).iloc[0]
    assert (row["article_id"], row["text"]) == ("a", "Peru.")


def test_frame_without_text_column_names_those_it_has() -> None:
    with pytest.raises(InputError, match="no column 'text'; it has 'body'"):
        from_frame(pd.DataFrame({"body": ["x"]}))


def test_frame_values_of_every_kind() -> None:
    texts = ["Peru.", None, np.nan, pd.NA, 3, "", b"Chile.", np.array(["a", "b"]), ["x"]]
    frame = pd.DataFrame({"text": pd.Series(texts, dtype=object)})
    table = from_frame(frame)
    assert table["status"].tolist() == ["ok", *["failed"] * 5, "ok", "failed", "failed"]
    assert table["article_id"].tolist() == [str(i) for i in range(9)]


def test_frame_ids_numbers_with_gaps_and_days() -> None:
    frame = pd.DataFrame(
        {"article_id": [1, 2, None], "text": ["a"] * 3, "date": pd.to_datetime(["2025-03-14"] * 3)}
    )
    table = from_frame(frame)
    assert table["article_id"].tolist() == ["1", "2", "2#2"]
    assert table["date"].tolist() == ["2025-03-14"] * 3


def test_column_that_stands_twice_is_refused() -> None:
    frame = pd.DataFrame([["a", "b"]], columns=["text", "text"])
    with pytest.raises(InputError, match="the column 'text' stands there twice"):
        from_frame(frame)


@pytest.mark.parametrize("name", ["status", "stance", "text", "date"])
def test_columns_of_the_articles_table_are_not_carried(name: str) -> None:
    with pytest.raises(InputError, match="cannot be carried"):
        ReadOptions(carry=(name,))


def test_carried_columns_travel_as_text(write: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text": "Peru.", "n": 3, "tags": ["a"]}\n{"text": "x"}')
    table = read_articles(path, ReadOptions(carry=("n", "tags")))
    assert table["n"].tolist()[0] == "3"
    assert table["tags"].tolist()[0] == '["a"]'
    assert pd.isna(table["n"].iloc[1])
