"""The input, cut into blocks that any process can read.

`plan_blocks` cuts without reading more than it must (a byte range of a JSON-lines file, a row
group of a Parquet file, a handful of small files); `read_block` turns one block into an articles
table. The two are apart so that byte ranges travel to workers, not texts.
"""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd

from stancekit.errors import InputError
from stancekit.readers.delimited import stream_csv
from stancekit.readers.files import (
    BROKEN,
    SINGLE,
    TABLES,
    kind_of,
    open_file,
    position,
    size_of,
    walk,
    wide,
)
from stancekit.readers.lines import read_lines, stream_lines
from stancekit.readers.parquet import plan_parquet, raw_row_group, read_row_groups
from stancekit.readers.rows import (
    MAX_CHARACTERS,
    Block,
    ReadOptions,
    Row,
    failed_block,
    failed_row,
    frame_of,
    one_line,
    text_row,
    too_long,
)

_BLOCK_BYTES = 1 << 22
_BLOCK_LINES = 5_000
_BLOCK_FILES = 256
_BLOCK_ROWS = 2_000


def plan_blocks(
    paths: Iterable[str | Path],
    options: ReadOptions | None = None,
    block_bytes: int = _BLOCK_BYTES,
    skip: Path | None = None,
) -> Iterator[Block]:
    """Cut the input into blocks, in a fixed order.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders (read in the order of their files' names) or "-".
    options : ReadOptions, optional
    block_bytes : int, default=4194304
        Size of a byte range and of a group of small files; a range of short lines is smaller.
    skip : Path, optional
        A folder to leave out where it lies in a folder that is read: the output's.

    Yields
    ------
    Block

    Raises
    ------
    InputError
        A path does not exist, there is nothing to read, or a table that is itself one of
        `paths` lacks its text column; one that lies in a folder becomes a failed row.
    """
    options = options or ReadOptions()
    listed = list(paths)
    empty = True
    for block in _plan(listed, options, block_bytes, skip):
        empty = False
        yield block
    if empty:
        raise InputError(
            f"nothing to read in {', '.join(map(str, listed)) or 'no path'}: "
            "give .txt .html .jsonl .csv or .parquet files, or a folder that holds some"
        )


def _plan(
    paths: Iterable[str | Path], options: ReadOptions, block_bytes: int, skip: Path | None
) -> Iterator[Block]:
    batch: list[tuple[str, str]] = []
    size = 0
    for path, name, named, problem in walk(paths, skip):
        if problem:
            if batch:
                yield Block("files", members=tuple(batch), size=size)
                batch, size = [], 0
            yield Block("rows", rows=(failed_row(name, problem, "skipped"),))
            continue
        kind, packed = kind_of(path) if path != "-" else ("stdin", "")
        if kind in SINGLE or kind == "":
            batch.append((path, name))
            size += size_of(path)
            if len(batch) < _BLOCK_FILES and size < block_bytes:
                continue
        if batch:
            yield Block("files", members=tuple(batch), size=size)
            batch, size = [], 0
        if kind == ".parquet":
            yield from plan_parquet(path, name, named, options)
        elif kind in (".jsonl", ".ndjson") and not packed:
            yield from _plan_lines(path, name, block_bytes, options)
        elif kind == "stdin":
            yield from _plan_stdin(options)
        elif kind in TABLES:
            yield from _plan_stream(path, name, named, kind, packed, options)
    if batch:
        yield Block("files", members=tuple(batch), size=size)


def read_block(block: Block, options: ReadOptions | None = None) -> pd.DataFrame:
    """Read one block into an articles table; what cannot be read becomes a row with its reason.

    Parameters
    ----------
    block : Block
    options : ReadOptions, optional

    Returns
    -------
    DataFrame
        As `read_articles`; ids may still repeat.
    """
    options = options or ReadOptions()
    return frame_of(read_rows(block, options), options)


def read_rows(block: Block, options: ReadOptions) -> list[Row]:
    """Read one block as `read_block` does, into rows."""
    if block.kind == "files":
        return [_read_file(path, name, options) for path, name in block.members]
    if block.kind == "jsonl":
        return list(read_lines(block, options))
    if block.kind == "parquet":
        return list(read_row_groups(block, options))
    return list(block.rows)


def digest(block: Block) -> bytes:
    """Hash what a block would read: its bytes, with the names and numbers that make up ids.

    Parameters
    ----------
    block : Block

    Returns
    -------
    bytes of length 32
        The same for a file of the same name and content, wherever and whenever it lies.
    """
    told = [block.kind, block.name, block.row, [name for _, name in block.members]]
    hashed = hashlib.sha256(json.dumps(told).encode())
    if block.kind == "jsonl":
        with suppress(OSError), Path(block.path).open("rb") as file:
            file.seek(block.start)
            hashed.update(file.read(block.stop - block.start))
    elif block.kind == "parquet":
        hashed.update(raw_row_group(block))
    elif block.kind == "files":
        for path, _ in block.members:
            part = b""
            with suppress(OSError), Path(path).open("rb") as file:
                part = file.read(4 * MAX_CHARACTERS + 5)
            hashed.update(len(part).to_bytes(8, "big") + part)
    else:
        hashed.update(json.dumps(block.rows, default=repr).encode())
    return hashed.digest()


def _plan_lines(path: str, name: str, block_bytes: int, options: ReadOptions) -> Iterator[Block]:
    row = 1
    try:
        with Path(path).open("rb") as file:
            head = file.read(4096)
            if wide(head, options):
                yield from _plan_stream(path, name, True, ".jsonl", "", options)
                return
            # an empty file is a block too, so that it gets its row
            if not head:
                yield Block("jsonl", path, name)
            file.seek(0)
            start = 0
            while True:
                chunk = file.read(block_bytes)
                if not chunk:
                    return
                ends = np.flatnonzero(np.frombuffer(chunk, dtype=np.uint8) == ord("\n"))
                if len(ends) >= _BLOCK_LINES:
                    # short lines: a row takes memory however short its text
                    chunk = chunk[: ends[_BLOCK_LINES - 1] + 1]
                    file.seek(start + len(chunk))
                elif not chunk.endswith(b"\n"):
                    chunk += file.readline()
                stop = start + len(chunk)
                yield Block("jsonl", path, name, start, stop, row, size=len(chunk))
                row += chunk.count(b"\n")
                start = stop
    except OSError as error:
        yield failed_block(name, f"cannot read: {one_line(error)}")


def _plan_stdin(options: ReadOptions) -> Iterator[Block]:
    stream = sys.stdin.buffer
    head = stream.peek(1)[:4096] if isinstance(stream, io.BufferedReader) else b""
    encoding = wide(head, options)
    plain = head.decode(encoding, "ignore") if encoding else head.decode("utf-8-sig", "ignore")
    if plain.lstrip()[:1] == "{":
        yield from _in_blocks(stream_lines(stream, "-", options), lambda: 0)
    else:
        data = stream.read(4 * MAX_CHARACTERS + 5)
        yield Block("rows", rows=(text_row(data, "-", ".txt", options),))


def _plan_stream(
    path: str, name: str, named: bool, kind: str, packed: str, options: ReadOptions
) -> Iterator[Block]:
    try:
        with open_file(path, packed) as stream:
            if kind in (".csv", ".tsv"):
                delimiter = "\t" if kind == ".tsv" else ","
                rows = stream_csv(stream, name, named, delimiter, options)
            else:
                rows = stream_lines(stream, name, options)
            yield from _in_blocks(rows, lambda: position(stream))
    except BROKEN as error:
        yield failed_block(name, f"cannot read: {one_line(error)}")


def _in_blocks(rows: Iterator[Row], at: Callable[[], int]) -> Iterator[Block]:
    batch: list[Row] = []
    done = 0
    for row in rows:
        batch.append(row)
        if len(batch) == _BLOCK_ROWS:
            now = at()
            yield Block("rows", rows=tuple(batch), size=now - done)
            batch, done = [], now
    if batch:
        yield Block("rows", rows=tuple(batch), size=at() - done)


def _read_file(path: str, name: str, options: ReadOptions) -> Row:
    kind, packed = kind_of(path)
    if not kind:
        ending = Path(path).suffix or "without an ending"
        return failed_row(
            name, f"not a format that is read ({ending}); use .txt .html .jsonl .csv .parquet",
            "skipped",
        )  # fmt: skip
    try:
        if not packed and size_of(path) > 4 * MAX_CHARACTERS + 4:
            return failed_row(name, too_long(size_of(path), "bytes"))
        with open_file(path, packed) as stream:
            data = stream.read(4 * MAX_CHARACTERS + 5)
            if len(data) > 4 * MAX_CHARACTERS + 4:
                return failed_row(name, too_long(len(data), "bytes and more"))
    except BROKEN as error:
        return failed_row(name, f"cannot read: {one_line(error)}")
    return text_row(data, name, kind, options)
