"""CSV and TSV, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from stancekit.errors import InputError
from stancekit.readers.files import BROKEN, as_text, wide
from stancekit.readers.rows import (
    NO_ROWS,
    ReadOptions,
    Row,
    column_problem,
    failed_row,
    make_row,
    one_line,
)


def stream_csv(
    stream: io.BufferedReader, name: str, named: bool, delimiter: str, options: ReadOptions
) -> Iterator[Row]:
    """Read the rows of a table whose fields a delimiter parts."""
    csv.field_size_limit(2**31 - 1)
    encoding = wide(stream.peek(1)[:4096], options) or options.encoding or "utf-8"
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    # undecodable bytes are carried along and settled field by field
    with as_text(stream, encoding, "surrogateescape") as text:
        yield from _csv_rows(_Lines(text), name, named, delimiter, options)


def _csv_rows(
    lines: _Lines, name: str, named: bool, delimiter: str, options: ReadOptions
) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    row = 1
    header: list[str] = []
    for header in reader:
        if header:
            break
        row += 1
    if not header:
        yield failed_row(name, "empty file")
        return
    header = [_mend(column).removeprefix("\ufeff") for column in header]
    problem = column_problem(header, options, name)
    if problem and named:
        raise InputError(problem)
    if problem:
        yield failed_row(name, problem)
        return
    first = row
    while True:
        row += 1
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield failed_row(f"{name}:{row}", f"row {row}: cannot be read: {one_line(error)}")
            continue
        except BROKEN as error:
            yield failed_row(f"{name}:{row}", f"row {row}: cannot read on: {one_line(error)}")
            return
        if values is None:
            if row == first + 1:
                yield failed_row(name, NO_ROWS)
            return
        if values:
            yield _csv_row(values, header, f"{name}:{row}", row, lines.ended, options)


class _Lines:
    """Lines of a text, and whether the end has been asked for."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.ended = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._text.readline()
        if not line:
            self.ended = True
            raise StopIteration
        return line


def _csv_row(
    values: list[str],
    header: list[str],
    fallback: str,
    row: int,
    ended: bool,
    options: ReadOptions,
) -> Row:
    if ended:
        # only within quotes does a row reach for the line after the last
        return failed_row(fallback, f"row {row}: a quote is opened and never closed")
    note = ""
    if any(_escaped(value) for value in values):
        if options.encoding is not None:
            return failed_row(fallback, f"row {row}: not readable as {options.encoding}")
        note = "not UTF-8: read as windows-1252"
        values = [_mend(value) for value in values]
    if len(values) > len(header) and not any(values[len(header) :]):
        values = values[: len(header)]
    if len(values) != len(header):
        return failed_row(fallback, f"row {row} has {len(values)} fields, the header {len(header)}")
    return make_row(dict(zip(header, values, strict=True)), fallback, options, note)


def _escaped(value: str) -> bool:
    return not value.isascii() and any("\udc80" <= c <= "\udcff" for c in value)


def _mend(value: str) -> str:
    return (
        value.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        if _escaped(value)
        else value
    )
