"""Parquet, a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from stancekit.errors import InputError
from stancekit.readers.rows import (
    NO_ROWS,
    Block,
    ReadOptions,
    Row,
    column_problem,
    failed_block,
    failed_row,
    make_row,
    one_line,
)


def plan_parquet(path: str, name: str, named: bool, options: ReadOptions) -> Iterator[Block]:
    """Cut a Parquet file into its row groups."""
    try:
        with pq.ParquetFile(path) as file:
            counts = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
            sizes = [file.metadata.row_group(i).total_byte_size for i in range(len(counts))]
            columns = file.schema_arrow.names
    except (OSError, ValueError, pa.ArrowException) as error:
        yield failed_block(name, f"not a readable Parquet file: {one_line(error)}")
        return
    problem = column_problem(columns, options, name)
    if problem and named:
        raise InputError(problem)
    if problem or not sum(counts):
        yield failed_block(name, problem or NO_ROWS)
        return
    row = 1
    for group, count in enumerate(counts):
        yield Block("parquet", path, name, group, row + count, row, size=sizes[group])
        row += count


def read_row_groups(block: Block, options: ReadOptions) -> Iterator[Row]:
    """Read the rows of a row group."""
    try:
        with pq.ParquetFile(block.path) as file:
            wanted = [c for c in file.schema_arrow.names if c in options.columns]
            table = file.read_row_group(block.start, columns=wanted)
        try:
            records = table.to_pylist()
        except UnicodeDecodeError:
            # one text that is not UTF-8 must not cost the others
            records = _as_bytes(table).to_pylist()
    except (OSError, ValueError, OverflowError, pa.ArrowException) as error:
        reason = f"row group {block.start} cannot be read: {one_line(error)}"
        for row in range(block.row, block.stop):
            yield failed_row(f"{block.name}:{row}", reason)
        return
    for row, record in enumerate(records, block.row):
        yield make_row(record, f"{block.name}:{row}", options)


def _as_bytes(table: Any) -> Any:
    texts = (pa.string(), pa.large_string())
    fields = [f.with_type(pa.large_binary()) if f.type in texts else f for f in table.schema]
    return table.cast(pa.schema(fields))


def raw_row_group(block: Block) -> bytes:
    """Give a row group's bytes as they stand in the file, with its columns' names and types."""
    try:
        with pq.ParquetFile(block.path) as file:
            group = file.metadata.row_group(block.start)
            told = str(file.schema_arrow.remove_metadata())
        columns = [group.column(i) for i in range(group.num_columns)]
        starts = [c.dictionary_page_offset or c.data_page_offset for c in columns]
        stops = [s + c.total_compressed_size for s, c in zip(starts, columns, strict=True)]
        with Path(block.path).open("rb") as raw:
            raw.seek(min(starts))
            return told.encode() + raw.read(max(stops) - min(starts))
    except (OSError, ValueError, pa.ArrowException):
        return b""
