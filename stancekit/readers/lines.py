"""JSON lines: one object a line, cut at any line end."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np

from stancekit.cleaning import Decoded, decode
from stancekit.errors import InputError
from stancekit.readers.files import BROKEN, as_text, wide
from stancekit.readers.rows import (
    NO_ROWS,
    Block,
    ReadOptions,
    Row,
    failed_row,
    make_row,
    one_line,
    paired,
)


def read_lines(block: Block, options: ReadOptions) -> Iterator[Row]:
    """Read the lines of a byte range."""
    try:
        with Path(block.path).open("rb") as file:
            file.seek(block.start)
            data = file.read(block.stop - block.start)
            whole = block.start == 0 and not file.read(1)
    except OSError as error:
        yield failed_row(block.name, f"cannot read: {one_line(error)}")
        return
    if not data:
        yield failed_row(block.name, "empty file")
        return
    plain = options.encoding is None and _is_plain(data)
    rows = _json_rows(io.BytesIO(data).readline, block.name, options, block.row, plain)
    yield from _any_row(rows, block.name) if whole else rows


def _is_plain(data: bytes) -> bool:
    """Tell whether each line that is UTF-8 is nothing else: no mark, no control characters."""
    found = np.frombuffer(data, dtype=np.uint8)
    control = (found < 32) & (found != 9) & (found != 10) & (found != 13)
    return not control.any() and (data.isascii() or b"\xef\xbb\xbf" not in data)


def stream_lines(stream: BinaryIO, name: str, options: ReadOptions, row: int = 1) -> Iterator[Row]:
    """Read the lines of a stream; `row` is the number of the first."""
    if row == 1 and isinstance(stream, io.BufferedReader):
        head = stream.peek(1)[:4096]
        encoding = wide(head, options)
        if encoding is not None:
            with as_text(stream, encoding, newline="\n") as text:
                rows = _json_rows(
                    lambda: text.readline().encode("utf-8", "replace"),
                    name, replace(options, encoding=None), row,
                )  # fmt: skip
                yield from _any_row(rows, name)
            return
        if not head:
            yield failed_row(name, "empty file")
            return
        yield from _any_row(_json_rows(stream.readline, name, options, row), name)
        return
    yield from _json_rows(stream.readline, name, options, row)


def _any_row(rows: Iterator[Row], name: str) -> Iterator[Row]:
    """Give the rows of a whole file, a failed one if there is none."""
    first = next(rows, None)
    yield failed_row(name, NO_ROWS) if first is None else first
    yield from rows


def _json_rows(
    read_line: Callable[[], bytes], name: str, options: ReadOptions, row: int, plain: bool = False
) -> Iterator[Row]:
    while True:
        try:
            line = read_line()
        except BROKEN as error:
            yield failed_row(f"{name}:{row}", f"row {row}: cannot read on: {one_line(error)}")
            return
        if not line:
            return
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _line_row(line, name, row, options, plain)
        row += 1


def _decode_line(line: bytes, options: ReadOptions, plain: bool) -> Decoded:
    if plain:
        with suppress(UnicodeDecodeError):
            return Decoded(line.decode(), "")
    return decode(line, options.encoding)


# not strict: control characters within strings are let pass
_JSON = json.JSONDecoder(strict=False)


def _line_row(line: bytes, name: str, row: int, options: ReadOptions, plain: bool) -> Row:
    fallback = f"{name}:{row}"
    try:
        text, note = _decode_line(line, options, plain)
        record = _JSON.decode(text)
    except (InputError, ValueError, RecursionError) as error:
        return failed_row(fallback, f"row {row}: not valid JSON: {one_line(error)}")
    if not isinstance(record, dict):
        return failed_row(fallback, f"row {row}: not a JSON object")
    made = make_row(record, fallback, options, note)
    if options.text_column not in record:
        has = ", ".join(repr(key) for key in list(record)[:12]) or "none"
        made["error"] = paired(
            f"row {row}: no field {options.text_column!r}; it has {has}: name the text's field "
            "with --text-column"
        )
    return made
