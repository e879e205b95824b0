"""Articles in, as blocks: every format, every encoding, and a row for whatever cannot be read.

`plan_blocks` cuts the input into blocks without reading more than it must (a byte range of a
JSON-lines file, a row group of a Parquet file, a handful of small files); `read_block` turns one
block into an articles table. The two are apart so that blocks can be read by any process.

A row that could not be read carries `status` "failed" or "skipped" and the reason in `error`.
"""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from stancekit.cleaning import decode, wide_encoding
from stancekit.errors import InputError
from stancekit.html import PageReading, check_article_reading, extract, extract_article
from stancekit.tables import ARTICLE_FIELDS, ARTICLES

#: A longer text is no article; it gets a failed row instead of holding up the run.
MAX_CHARACTERS = 5_000_000
_BLOCK_BYTES = 4 << 20
_BLOCK_FILES = 256
_BLOCK_ROWS = 2_000
_SINGLE = (".txt", ".html", ".htm")
_TABLES = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet")
_PACKED = (".gz", ".zst")

Row = dict[str, Any]


@dataclass(frozen=True)
class ReadOptions:
    """How articles are read.

    Attributes
    ----------
    text_column, id_column : str
        Columns of tables; without the id column an article's id is its file and row.
    encoding : str, optional
        Of text files and CSV; told from the bytes by default.
    carry : tuple of str
        Further columns that travel with the articles.
    html : {"page", "article"}
        Read all of a web page, or its article alone, with trafilatura (`stancekit[web]`).
    """

    text_column: str = "text"
    id_column: str = "article_id"
    encoding: str | None = None
    carry: tuple[str, ...] = ()
    html: PageReading = "page"

    def __post_init__(self) -> None:
        if self.html == "article":
            check_article_reading()
        if self.encoding is not None:
            try:
                "a".encode(self.encoding)
            except (LookupError, ValueError):
                raise InputError(f"no encoding named {self.encoding!r}; try utf-8") from None
        for name in self.carry:
            if name in ARTICLES or name == "text":
                raise InputError(
                    f"the column {name!r} cannot be carried: the articles table has its own"
                )

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that are read."""
        return (self.text_column, self.id_column, *ARTICLE_FIELDS, *self.carry)


class Block(NamedTuple):
    """A piece of the input that is read at once.

    Attributes
    ----------
    kind : {"files", "jsonl", "parquet", "rows"}
    path : str
        The file, or "" for several files and for rows that are here already.
    name : str
        The file's name in article ids.
    start, stop : int
        Bytes of a JSON-lines file, row groups of a Parquet file.
    row : int
        Number of the first row, from 1.
    members : tuple of (str, str)
        Path and article id of each file.
    rows : tuple of dict
        Articles already read, where a file cannot be read in pieces.
    """

    kind: str
    path: str = ""
    name: str = ""
    start: int = 0
    stop: int = 0
    row: int = 1
    members: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()


def read_articles(
    paths: str | Path | Sequence[str | Path], options: ReadOptions | None = None
) -> pd.DataFrame:
    """Read articles into one table.

    Parameters
    ----------
    paths : str, Path or sequence of them
        Files, folders, or "-" for standard input.
    options : ReadOptions, optional

    Returns
    -------
    DataFrame
        `article_id`, `text`, `title`, `date`, `outlet`, `url`, `lang`, carried columns, `status`
        and `error`. Repeated ids are told apart by `#2`, `#3`.

    Raises
    ------
    InputError
        A path does not exist, or a table lacks its text column.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("Peru backs the plan.")
    ...     read_articles(folder)[["article_id", "text"]].values.tolist()
    [['a.txt', 'Peru backs the plan.']]
    """
    options = options or ReadOptions()
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    blocks = [read_block(block, options) for block in plan_blocks(listed, options)]
    table = pd.concat(blocks, ignore_index=True) if blocks else _frame([], options)
    return _told_apart(table)


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
        Size of a byte range and of a group of small files.
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
    for path, name, named, problem in _walk(paths, skip):
        if problem:
            if batch:
                yield Block("files", members=tuple(batch))
                batch, size = [], 0
            yield Block("rows", rows=(_failed(name, problem, "skipped"),))
            continue
        kind, packed = _kind(path) if path != "-" else ("stdin", "")
        if kind in _SINGLE or kind == "":
            batch.append((path, name))
            size += _size(path)
            if len(batch) < _BLOCK_FILES and size < block_bytes:
                continue
        if batch:
            yield Block("files", members=tuple(batch))
            batch, size = [], 0
        if kind == ".parquet":
            yield from _plan_parquet(path, name, named, options)
        elif kind in (".jsonl", ".ndjson") and not packed:
            yield from _plan_lines(path, name, block_bytes, options)
        elif kind == "stdin":
            yield from _plan_stdin(options)
        elif kind in _TABLES:
            yield from _plan_stream(path, name, named, kind, packed, options)
    if batch:
        yield Block("files", members=tuple(batch))


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
    if block.kind == "files":
        rows = [_read_file(path, name, options) for path, name in block.members]
    elif block.kind == "jsonl":
        rows = list(_read_lines(block, options))
    elif block.kind == "parquet":
        rows = list(_read_row_groups(block, options))
    else:
        rows = list(block.rows)
    return _frame(rows, options)


def from_frame(table: pd.DataFrame, options: ReadOptions | None = None) -> pd.DataFrame:
    """Check an articles table that a user made and give it the reader's columns.

    Parameters
    ----------
    table : DataFrame
    options : ReadOptions, optional

    Returns
    -------
    DataFrame

    Raises
    ------
    InputError
        The text column is missing.

    Examples
    --------
    >>> from_frame(pd.DataFrame({"text": ["One.", None]}))["status"].tolist()
    ['ok', 'failed']
    """
    options = options or ReadOptions()
    columns = [str(c) for c in table.columns]
    problem = _column_problem(columns, options, "the articles table")
    if problem:
        raise InputError(problem)
    kept = table.loc[:, [column in options.columns for column in columns]]
    rows = []
    for number, record in enumerate(kept.to_dict("records")):
        plain = {str(k): v for k, v in record.items()}
        rows.append(_row(plain, str(number), options))
    return _told_apart(_frame(rows, options))


class SeenIds:
    """The article ids of a run so far, so that a repeated one can be told apart.

    Examples
    --------
    >>> seen = SeenIds()
    >>> seen.tell_apart(["a", "b", "a"]), seen.tell_apart(["a"])
    (['a', 'b', 'a#2'], ['a#3'])
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def tell_apart(self, ids: Iterable[str]) -> list[str]:
        """Give repeated ids the endings `#2`, `#3`, in order."""
        result = []
        for article_id in ids:
            count = self._counts.get(article_id, 0) + 1
            name = article_id if count == 1 else f"{article_id}#{count}"
            while count > 1 and name in self._counts:
                count += 1
                name = f"{article_id}#{count}"
            self._counts[article_id] = count
            self._counts.setdefault(name, 1)
            result.append(name)
        return result


def _told_apart(articles: pd.DataFrame) -> pd.DataFrame:
    ids = list(articles["article_id"])
    return name_articles(articles, ids, SeenIds().tell_apart(ids))


def name_articles(articles: pd.DataFrame, ids: Sequence[str], names: Sequence[str]) -> pd.DataFrame:
    """Put `names` in place of `ids`, row by row, and note in `error` where they differ."""
    errors = list(articles["error"])
    for row, (old, new) in enumerate(zip(ids, names, strict=True)):
        if old != new:
            note = f"the id {old!r} is repeated"
            errors[row] = note if pd.isna(errors[row]) else f"{errors[row]}; {note}"
    return articles.assign(
        article_id=pd.array(list(names), dtype="string"), error=pd.array(errors, dtype="string")
    )


# -------------------------------------------------------------------------------------- the folders


class _Found(NamedTuple):
    """A file, its name in ids, whether the user named it, and why it is not to be read, if so."""

    path: str
    name: str
    named: bool = False
    problem: str = ""


def _walk(paths: Iterable[str | Path], skip: Path | None) -> Iterator[_Found]:
    """List the files under the paths with their names in ids; a folder is entered once."""
    left_out = os.path.realpath(skip) if skip is not None else None
    for path in paths:
        if str(path) == "-":
            yield _Found("-", "-", named=True)
            continue
        root = Path(path)
        try:
            if str(path) and root.is_dir():
                yield from _walk_folder(root, left_out)
            elif str(path) and root.exists():
                yield _Found(str(root), root.name, named=True)
            else:
                raise InputError(f"no such file or folder: {path}{_similar(root)}")
        except OSError as error:
            raise InputError(f"cannot read {root}: {error.strerror or error}") from error


def _walk_folder(root: Path, left_out: str | None) -> Iterator[_Found]:
    entered = {os.path.realpath(root)}
    unreadable: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=unreadable.append, followlinks=True):
        kept = []
        for name in sorted(folders):
            path = Path(folder, name)
            real = os.path.realpath(path)
            if name.startswith(".") or real == left_out:
                continue
            # a link back to a folder already entered would be walked for ever
            if real in entered:
                yield _Found(
                    str(path), path.relative_to(root).as_posix(),
                    problem="a link to a folder that is read already",
                )  # fmt: skip
                continue
            entered.add(real)
            kept.append(name)
        folders[:] = kept
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(".part"):
                path = Path(folder, name)
                # a named pipe would be waited on for ever
                special = path.exists() and not path.is_file()
                yield _Found(
                    str(path), path.relative_to(root).as_posix(),
                    problem="not a regular file" if special else "",
                )  # fmt: skip
    for error in unreadable:
        path = Path(error.filename or root)
        yield _Found(
            str(path), path.relative_to(root).as_posix(),
            problem=f"cannot read the folder: {error.strerror or error}",
        )  # fmt: skip


def _similar(path: Path) -> str:
    from difflib import get_close_matches

    parent = path.parent
    try:
        names = [p.name for p in parent.iterdir()]
    except (OSError, ValueError):
        return ""
    match = get_close_matches(path.name, names, n=1)
    if match:
        return f"; did you mean {parent / match[0]}?"
    return "; give a .txt .html .jsonl .csv or .parquet file, a folder of them, or - to pipe"


def _kind(path: str) -> tuple[str, str]:
    """Tell a file's format and packing by its ending; "" for one that is not read."""
    suffixes = [s.lower() for s in Path(path).suffixes]
    packed = suffixes[-1] if suffixes and suffixes[-1] in _PACKED else ""
    rest = suffixes[:-1] if packed else suffixes
    kind = rest[-1] if rest else ""
    return (kind if kind in _SINGLE + _TABLES else ""), packed


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


# --------------------------------------------------------------------------------------- planning


def _plan_lines(path: str, name: str, block_bytes: int, options: ReadOptions) -> Iterator[Block]:
    row = 1
    try:
        with Path(path).open("rb") as file:
            head = file.read(4096)
            if _wide(head, options):
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
                if not chunk.endswith(b"\n"):
                    chunk += file.readline()
                stop = start + len(chunk)
                yield Block("jsonl", path, name, start, stop, row)
                row += chunk.count(b"\n")
                start = stop
    except OSError as error:
        yield _failed_block(name, f"cannot read: {_one_line(error)}")


def _plan_parquet(path: str, name: str, named: bool, options: ReadOptions) -> Iterator[Block]:
    try:
        with pq.ParquetFile(path) as file:
            counts = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
            columns = file.schema_arrow.names
    except (OSError, ValueError, pa.ArrowException) as error:
        yield _failed_block(name, f"not a readable Parquet file: {_one_line(error)}")
        return
    problem = _column_problem(columns, options, name)
    if problem and named:
        raise InputError(problem)
    if problem or not sum(counts):
        yield _failed_block(name, problem or _NO_ROWS)
        return
    row = 1
    for group, count in enumerate(counts):
        yield Block("parquet", path, name, group, row + count, row)
        row += count


def _plan_stdin(options: ReadOptions) -> Iterator[Block]:
    stream = sys.stdin.buffer
    head = stream.peek(1)[:4096] if isinstance(stream, io.BufferedReader) else b""
    wide = _wide(head, options)
    plain = head.decode(wide, "ignore") if wide else head.decode("utf-8-sig", "ignore")
    if plain.lstrip()[:1] == "{":
        yield from _in_blocks(_stream_lines(stream, "-", options))
    else:
        data = stream.read(4 * MAX_CHARACTERS + 5)
        yield Block("rows", rows=(_text_row(data, "-", ".txt", options),))


def _plan_stream(
    path: str, name: str, named: bool, kind: str, packed: str, options: ReadOptions
) -> Iterator[Block]:
    try:
        with _open(path, packed) as stream:
            if kind in (".csv", ".tsv"):
                delimiter = "\t" if kind == ".tsv" else ","
                rows = _stream_csv(stream, name, named, delimiter, options)
            else:
                rows = _stream_lines(stream, name, options)
            yield from _in_blocks(rows)
    except _BROKEN as error:
        yield _failed_block(name, f"cannot read: {_one_line(error)}")


def _in_blocks(rows: Iterator[Row]) -> Iterator[Block]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BLOCK_ROWS:
            yield Block("rows", rows=tuple(batch))
            batch = []
    if batch:
        yield Block("rows", rows=tuple(batch))


def _failed_block(name: str, error: str) -> Block:
    return Block("rows", rows=(_failed(name, error),))


# ---------------------------------------------------------------------------------------- reading


_BROKEN = (OSError, EOFError, zlib.error, UnicodeError, pa.ArrowException)
_NO_ROWS = "the table has no rows"


def _open(path: str, packed: str) -> io.BufferedReader:
    if packed == ".gz":
        return io.BufferedReader(gzip.open(path, "rb"))
    if packed == ".zst":
        # Arrow's own decompressor, which also tells when a file was cut and reads joined ones
        return io.BufferedReader(pa.input_stream(path, compression="zstd"))
    return Path(path).open("rb")


def _wide(head: bytes, options: ReadOptions) -> str | None:
    """Name the encoding if its line ends are not single bytes, so that bytes cannot be cut."""
    if options.encoding is None:
        return wide_encoding(head)
    single = "\n\n".encode(options.encoding, "replace").endswith(b"\n\n")
    return None if single else options.encoding


@contextmanager
def _as_text(
    stream: BinaryIO, encoding: str, errors: str = "strict", newline: str = ""
) -> Iterator[io.TextIOWrapper]:
    """Read a stream as text and leave it open, for whoever opened it."""
    text = io.TextIOWrapper(stream, encoding, errors, newline)
    try:
        yield text
    finally:
        with suppress(ValueError):
            text.detach()


def _read_file(path: str, name: str, options: ReadOptions) -> Row:
    kind, packed = _kind(path)
    if not kind:
        ending = Path(path).suffix or "without an ending"
        return _failed(
            name, f"not a format that is read ({ending}); use .txt .html .jsonl .csv .parquet",
            "skipped",
        )  # fmt: skip
    try:
        if not packed and _size(path) > 4 * MAX_CHARACTERS + 4:
            return _failed(name, _too_long(_size(path), "bytes"))
        with _open(path, packed) as stream:
            data = stream.read(4 * MAX_CHARACTERS + 5)
            if len(data) > 4 * MAX_CHARACTERS + 4:
                return _failed(name, _too_long(len(data), "bytes and more"))
    except _BROKEN as error:
        return _failed(name, f"cannot read: {_one_line(error)}")
    return _text_row(data, name, kind, options)


def _text_row(data: bytes, name: str, kind: str, options: ReadOptions) -> Row:
    try:
        text, note = decode(data, options.encoding)
    except InputError as error:
        return _failed(name, str(error))
    fields: Row = {options.id_column: name, options.text_column: text}
    if kind in (".html", ".htm"):
        page = extract(text)
        if options.html == "article" and page.text:
            article = extract_article(text)
            missing = "" if article.text else "no article found in the page: all of it is read"
            page = article if article.text else page
            note = "; ".join(filter(None, (note, missing)))
        fields |= {"title": page.title, "date": page.date, "outlet": page.outlet}
        fields[options.text_column] = page.text
    return _row(fields, name, options, note)


def _read_lines(block: Block, options: ReadOptions) -> Iterator[Row]:
    try:
        with Path(block.path).open("rb") as file:
            file.seek(block.start)
            data = file.read(block.stop - block.start)
    except OSError as error:
        yield _failed(block.name, f"cannot read: {_one_line(error)}")
        return
    if not data:
        yield _failed(block.name, "empty file")
        return
    yield from _stream_lines(io.BytesIO(data), block.name, options, block.row)


def _stream_lines(stream: BinaryIO, name: str, options: ReadOptions, row: int = 1) -> Iterator[Row]:
    if row == 1 and isinstance(stream, io.BufferedReader):
        head = stream.peek(1)[:4096]
        wide = _wide(head, options)
        if wide is not None:
            with _as_text(stream, wide, newline="\n") as text:
                yield from _json_rows(
                    lambda: text.readline().encode("utf-8", "replace"),
                    name, replace(options, encoding=None), row,
                )  # fmt: skip
            return
        if not head:
            yield _failed(name, "empty file")
            return
    yield from _json_rows(stream.readline, name, options, row)


def _json_rows(
    read_line: Callable[[], bytes], name: str, options: ReadOptions, row: int
) -> Iterator[Row]:
    while True:
        try:
            line = read_line()
        except _BROKEN as error:
            yield _failed(f"{name}:{row}", f"row {row}: cannot read on: {_one_line(error)}")
            return
        if not line:
            return
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _line_row(line, name, row, options)
        row += 1


def _line_row(line: bytes, name: str, row: int, options: ReadOptions) -> Row:
    fallback = f"{name}:{row}"
    try:
        text, note = decode(line, options.encoding)
        # not strict: control characters within strings are let pass
        record = json.loads(text, strict=False)
    except (InputError, ValueError, RecursionError) as error:
        return _failed(fallback, f"row {row}: not valid JSON: {_one_line(error)}")
    if not isinstance(record, dict):
        return _failed(fallback, f"row {row}: not a JSON object")
    made = _row(record, fallback, options, note)
    if options.text_column not in record:
        has = ", ".join(repr(key) for key in list(record)[:12]) or "none"
        made["error"] = (
            f"row {row}: no field {options.text_column!r}; it has {has}: name the text's field "
            "with --text-column"
        )
    return made


def _stream_csv(
    stream: io.BufferedReader, name: str, named: bool, delimiter: str, options: ReadOptions
) -> Iterator[Row]:
    csv.field_size_limit(2**31 - 1)
    encoding = _wide(stream.peek(1)[:4096], options) or options.encoding or "utf-8"
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        encoding = "utf-8-sig"
    # undecodable bytes are carried along and settled field by field
    with _as_text(stream, encoding, "surrogateescape") as text:
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
        yield _failed(name, "empty file")
        return
    header = [_mend(column).removeprefix("\ufeff") for column in header]
    problem = _column_problem(header, options, name)
    if problem and named:
        raise InputError(problem)
    if problem:
        yield _failed(name, problem)
        return
    first = row
    while True:
        row += 1
        try:
            values = next(reader, None)
        except csv.Error as error:
            yield _failed(f"{name}:{row}", f"row {row}: cannot be read: {_one_line(error)}")
            continue
        except _BROKEN as error:
            yield _failed(f"{name}:{row}", f"row {row}: cannot read on: {_one_line(error)}")
            return
        if values is None:
            if row == first + 1:
                yield _failed(name, _NO_ROWS)
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
        return _failed(fallback, f"row {row}: a quote is opened and never closed")
    note = ""
    if any(_escaped(value) for value in values):
        if options.encoding is not None:
            return _failed(fallback, f"row {row}: not readable as {options.encoding}")
        note = "not UTF-8: read as windows-1252"
        values = [_mend(value) for value in values]
    if len(values) > len(header) and not any(values[len(header) :]):
        values = values[: len(header)]
    if len(values) != len(header):
        return _failed(fallback, f"row {row} has {len(values)} fields, the header {len(header)}")
    return _row(dict(zip(header, values, strict=True)), fallback, options, note)


def _escaped(value: str) -> bool:
    return not value.isascii() and any("\udc80" <= c <= "\udcff" for c in value)


def _mend(value: str) -> str:
    return (
        value.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
        if _escaped(value)
        else value
    )


def _read_row_groups(block: Block, options: ReadOptions) -> Iterator[Row]:
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
        reason = f"row group {block.start} cannot be read: {_one_line(error)}"
        for row in range(block.row, block.stop):
            yield _failed(f"{block.name}:{row}", reason)
        return
    for row, record in enumerate(records, block.row):
        yield _row(record, f"{block.name}:{row}", options)


def _as_bytes(table: Any) -> Any:
    texts = (pa.string(), pa.large_string())
    fields = [f.with_type(pa.large_binary()) if f.type in texts else f for f in table.schema]
    return table.cast(pa.schema(fields))


#: Where the text of an article stands, if not where it should: the likeliest first.
_TEXT_COLUMNS = ("text", "body", "content", "article", "full_text", "fulltext", "article_text",
                 "story", "maintext", "content_text", "description")  # fmt: skip


def _column_problem(columns: Sequence[str], options: ReadOptions, where: str) -> str | None:
    """Say what is wrong with a table's columns, if anything is."""
    for column, option in [
        (options.text_column, "--text-column"),
        *[(name, "--carry") for name in options.carry],
    ]:
        if column not in columns:
            has = ", ".join(repr(c) for c in columns) or "none"
            hint = ""
            if len(columns) == 1:
                mark = next((m for m in (";", "\t", "|", ",") if m in columns[0]), None)
                if mark:
                    hint = f" (fields are parted by commas, in .tsv by tabs, not {mark!r})"
            advice = f"choose with {option}"
            if option == "--text-column":
                known = {c.lower(): c for c in reversed(columns)}
                likely = [known[name] for name in _TEXT_COLUMNS if name in known]
                advice = f"give {option} {likely[0] if likely else 'COLUMN'}"
            return f"{where}: no column {column!r}; it has {has}{hint}: {advice}"
    twice = [c for c in options.columns if list(columns).count(c) > 1]
    return f"{where}: the column {twice[0]!r} stands there twice" if twice else None


# --------------------------------------------------------------------------------------- the rows

_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD_CHARACTER = re.compile(r"\w")


def _row(record: Mapping[str, Any], fallback: str, options: ReadOptions, note: str = "") -> Row:
    row: Row = {"article_id": _plain(record.get(options.id_column)) or fallback}
    row |= {"status": "ok", "error": note or None}
    for name in (*ARTICLE_FIELDS, *options.carry):
        row[name] = _plain(record.get(name))
    text = record.get(options.text_column)
    if isinstance(text, bytes):
        try:
            text, note = decode(text, options.encoding)
        except InputError as error:
            return row | {"text": None, "status": "failed", "error": str(error)}
        row["error"] = note or None
    if not isinstance(text, str):
        what = "no text" if _blank(text) else f"the text is not a string: {type(text).__name__}"
        return row | {"text": None, "status": "failed", "error": what}
    if not text.strip():
        return row | {"text": "", "status": "failed", "error": "empty text"}
    if len(text) > MAX_CHARACTERS:
        return row | {
            "text": None, "status": "failed", "error": _too_long(len(text), "characters"),
        }  # fmt: skip
    if not _WORD_CHARACTER.search(text):
        return row | {"text": text, "status": "failed", "error": "no letter or digit in the text"}
    if _unpaired(text):
        note = "unpaired surrogates replaced"
        row["error"] = f"{row['error']}; {note}" if row["error"] else note
    return row | {"text": text}


def _blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value
    return value is None or bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _plain(value: Any) -> str | None:
    """Give a field as text, None where it is missing."""
    if _blank(value):
        return None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    # a column of whole numbers with gaps arrives as fractions, one of days as points in time
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _unpaired(text: str) -> bool:
    return not text.isascii() and _SURROGATE.search(text) is not None


def _paired(text: str | None) -> str | None:
    """Replace surrogates without their other half, which no file can hold, one for one."""
    return _SURROGATE.sub("\ufffd", text) if text is not None and _unpaired(text) else text


def _failed(article_id: str, error: str, status: str = "failed") -> Row:
    return {"article_id": article_id, "text": None, "status": status, "error": error}


def _too_long(size: int, unit: str) -> str:
    return f"too long for one article: {size:,} {unit} (at most {MAX_CHARACTERS:,} characters)"


def _one_line(error: BaseException) -> str:
    # an operating system's error tells the path again
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(told.split()) or type(error).__name__


def _frame(rows: Sequence[Row], options: ReadOptions) -> pd.DataFrame:
    columns = ["article_id", "text", *ARTICLE_FIELDS, *options.carry, "status", "error"]
    return pd.DataFrame(
        {
            name: pd.array([_paired(row.get(name)) for row in rows], dtype="string")
            for name in dict.fromkeys(columns)
        }
    )
