"""Articles in, as blocks: every format, every encoding, and a row for whatever cannot be read.

`plan_blocks` cuts the input into blocks without reading more than it must (a byte range of a
JSON-lines file, a row group of a Parquet file, a handful of small files); `read_block` turns one
block into an articles table. The two are apart so that blocks can be read by any process.

A row that could not be read carries `status` "failed" or "skipped" and the reason in `error`.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from stancekit.cleaning import decode
from stancekit.errors import InputError
from stancekit.html import extract
from stancekit.tables import ARTICLE_FIELDS

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
    """

    text_column: str = "text"
    id_column: str = "article_id"
    encoding: str | None = None
    carry: tuple[str, ...] = ()


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
        A path does not exist.
    """
    options = options or ReadOptions()
    batch: list[tuple[str, str]] = []
    size = 0
    for path, name in _walk(paths, skip):
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
            yield from _plan_parquet(path, name)
        elif kind in (".jsonl", ".ndjson") and not packed:
            yield from _plan_lines(path, name, block_bytes)
        elif kind == "stdin":
            yield from _plan_stdin(options)
        elif kind in _TABLES:
            yield from _plan_stream(path, name, kind, packed, options)
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
    _require_columns(columns, options, "the articles table")
    rows = []
    for number, record in enumerate(table.to_dict("records")):
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


def name_articles(
    articles: pd.DataFrame, ids: Sequence[str], names: Sequence[str]
) -> pd.DataFrame:
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


def _walk(paths: Iterable[str | Path], skip: Path | None) -> Iterator[tuple[str, str]]:
    """List the files under the paths with their names in ids; a folder is entered once."""
    left_out = os.path.realpath(skip) if skip is not None else None
    for path in paths:
        if str(path) == "-":
            yield "-", "-"
            continue
        root = Path(path)
        if root.is_dir():
            yield from _walk_folder(root, left_out)
        elif root.exists():
            yield str(root), root.name
        else:
            raise InputError(f"no such file or folder: {root}{_similar(root)}")


def _walk_folder(root: Path, left_out: str | None) -> Iterator[tuple[str, str]]:
    entered = {os.path.realpath(root)}
    for folder, folders, files in os.walk(root, followlinks=True):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(Path(folder, name))
            # a link back to a folder already entered would be walked for ever
            if name.startswith(".") or real in entered or real == left_out:
                continue
            entered.add(real)
            kept.append(name)
        folders[:] = kept
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(".part"):
                path = Path(folder, name)
                yield str(path), path.relative_to(root).as_posix()


def _similar(path: Path) -> str:
    from difflib import get_close_matches

    parent = path.parent
    names = [p.name for p in parent.iterdir()] if parent.is_dir() else []
    match = get_close_matches(path.name, names, n=1)
    return f"; did you mean {parent / match[0]}?" if match else ""


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


def _plan_lines(path: str, name: str, block_bytes: int) -> Iterator[Block]:
    row = 1
    try:
        with Path(path).open("rb") as file:
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
        yield _failed_block(name, f"cannot read: {error.strerror or error}")


def _plan_parquet(path: str, name: str) -> Iterator[Block]:
    try:
        with pq.ParquetFile(path) as file:
            counts = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    except (OSError, pa.ArrowException) as error:
        yield _failed_block(name, f"not a readable Parquet file: {_one_line(error)}")
        return
    row = 1
    for group, count in enumerate(counts):
        yield Block("parquet", path, name, group, row + count, row)
        row += count


def _plan_stdin(options: ReadOptions) -> Iterator[Block]:
    stream = sys.stdin.buffer
    head = stream.peek(1)[:1] if isinstance(stream, io.BufferedReader) else b""
    if head == b"{":
        yield from _in_blocks(_stream_lines(stream, "-", options))
    else:
        yield Block("rows", rows=(_text_row(stream.read(), "-", ".txt", options),))


def _plan_stream(
    path: str, name: str, kind: str, packed: str, options: ReadOptions
) -> Iterator[Block]:
    try:
        with _open(path, packed) as stream:
            if kind in (".csv", ".tsv"):
                rows = _stream_csv(stream, name, "\t" if kind == ".tsv" else ",", options)
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


def _zstd_errors() -> tuple[type[Exception], ...]:
    try:
        import zstandard
    except ImportError:
        return ()
    return (zstandard.ZstdError,)


_BROKEN = (OSError, EOFError, zlib.error, *_zstd_errors())


def _open(path: str, packed: str) -> BinaryIO:
    if packed == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    if packed == ".zst":
        try:
            import zstandard
        except ImportError:
            raise OSError(
                "needs the zstd extra: pip install 'stancekit[zstd]'"
            ) from None
        return io.BufferedReader(zstandard.open(path, "rb"))  # type: ignore[arg-type]
    return Path(path).open("rb")


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
        fields |= {"title": page.title, "date": page.date, "outlet": page.outlet}
        fields[options.text_column] = page.text
    return _row(fields, name, options, note)


def _read_lines(block: Block, options: ReadOptions) -> Iterator[Row]:
    try:
        with Path(block.path).open("rb") as file:
            file.seek(block.start)
            data = file.read(block.stop - block.start)
    except OSError as error:
        yield _failed(block.name, f"cannot read: {error.strerror or error}")
        return
    yield from _stream_lines(io.BytesIO(data), block.name, options, block.row)


def _stream_lines(
    stream: BinaryIO, name: str, options: ReadOptions, row: int = 1
) -> Iterator[Row]:
    while True:
        try:
            line = stream.readline()
        except _BROKEN as error:
            yield _failed(f"{name}:{row}", f"row {row}: cannot read on: {_one_line(error)}")
            return
        if not line:
            return
        if line.strip():
            yield _line_row(line, name, row, options)
        row += 1


def _line_row(line: bytes, name: str, row: int, options: ReadOptions) -> Row:
    fallback = f"{name}:{row}"
    try:
        record = json.loads(decode(line, options.encoding).text)
    except (InputError, ValueError, RecursionError) as error:
        return _failed(fallback, f"row {row}: not valid JSON: {_one_line(error)}")
    if not isinstance(record, dict):
        return _failed(fallback, f"row {row}: not a JSON object")
    if options.text_column not in record:
        has = ", ".join(repr(key) for key in list(record)[:12]) or "none"
        return _failed(
            str(record.get(options.id_column) or fallback),
            f"row {row}: no field {options.text_column!r}; it has {has}: name the text's field "
            "with --text-column",
        )
    return _row(record, fallback, options)


def _stream_csv(
    stream: BinaryIO, name: str, delimiter: str, options: ReadOptions
) -> Iterator[Row]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    # undecodable bytes are carried along and settled field by field
    text = io.TextIOWrapper(
        stream, options.encoding or "utf-8-sig", "surrogateescape", newline=""
    )
    reader = csv.reader(text, delimiter=delimiter)
    try:
        header = next(reader, None)
    except (csv.Error, UnicodeError) as error:
        yield _failed(name, f"not a readable CSV file: {_one_line(error)}")
        return
    if header is None:
        yield _failed(name, "empty file")
        return
    _require_columns(header, options, name)
    row = 1
    while True:
        row += 1
        try:
            values = next(reader, None)
        except (csv.Error, UnicodeError, *_BROKEN) as error:
            yield _failed(f"{name}:{row}", f"row {row}: cannot read on: {_one_line(error)}")
            return
        if values is None:
            return
        if not values:
            continue
        if len(values) != len(header):
            yield _failed(
                f"{name}:{row}",
                f"row {row} has {len(values)} fields, the header {len(header)}",
            )
            continue
        note = ""
        if any(_escaped(value) for value in values):
            note = "not UTF-8: read as windows-1252"
            values = [_mend(value) for value in values]
        yield _row(dict(zip(header, values, strict=True)), f"{name}:{row}", options, note)


def _escaped(value: str) -> bool:
    return not value.isascii() and any("\udc80" <= c <= "\udcff" for c in value)


def _mend(value: str) -> str:
    return value.encode("utf-8", "surrogateescape").decode("cp1252", "replace") if _escaped(
        value
    ) else value


def _read_row_groups(block: Block, options: ReadOptions) -> Iterator[Row]:
    try:
        with pq.ParquetFile(block.path) as file:
            _require_columns(file.schema_arrow.names, options, block.name)
            wanted = [
                c
                for c in file.schema_arrow.names
                if c in (options.text_column, options.id_column, *ARTICLE_FIELDS, *options.carry)
            ]
            records = file.read_row_group(block.start, columns=wanted).to_pylist()
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        reason = f"row group {block.start} cannot be read: {_one_line(error)}"
        for row in range(block.row, block.stop):
            yield _failed(f"{block.name}:{row}", reason)
        return
    for row, record in enumerate(records, block.row):
        yield _row(record, f"{block.name}:{row}", options)


def _require_columns(columns: Sequence[str], options: ReadOptions, where: str) -> None:
    for column, option in [
        (options.text_column, "--text-column"),
        *[(name, "--carry") for name in options.carry],
    ]:
        if column not in columns:
            has = ", ".join(repr(c) for c in columns)
            raise InputError(
                f"{where}: no column {column!r}; it has {has or 'none'}: choose with {option}"
            )


# --------------------------------------------------------------------------------------- the rows


def _row(
    record: Mapping[str, Any], fallback: str, options: ReadOptions, note: str = ""
) -> Row:
    identity = record.get(options.id_column)
    article_id = fallback if _blank(identity) else str(identity)
    row: Row = {"article_id": article_id, "status": "ok", "error": note or None}
    for name in (*ARTICLE_FIELDS, *options.carry):
        value = record.get(name)
        row[name] = None if _blank(value) else str(value)
    text = record.get(options.text_column)
    if not isinstance(text, str):
        what = "no text" if _blank(text) else f"the text is a {type(text).__name__}"
        return row | {"text": None, "status": "failed", "error": what}
    if not text.strip():
        return row | {"text": "", "status": "failed", "error": "empty text"}
    if len(text) > MAX_CHARACTERS:
        return row | {
            "text": None, "status": "failed", "error": _too_long(len(text), "characters"),
        }  # fmt: skip
    return row | {"text": text}


def _blank(value: Any) -> bool:
    return value is None or value == "" or (not isinstance(value, list | dict) and bool(pd.isna(value)))


def _failed(article_id: str, error: str, status: str = "failed") -> Row:
    return {"article_id": article_id, "text": None, "status": status, "error": error}


def _too_long(size: int, unit: str) -> str:
    return f"too long for one article: {size:,} {unit} (at most {MAX_CHARACTERS:,} characters)"


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _frame(rows: Sequence[Row], options: ReadOptions) -> pd.DataFrame:
    columns = ["article_id", "text", *ARTICLE_FIELDS, *options.carry, "status", "error"]
    return pd.DataFrame(
        {
            name: pd.array([row.get(name) for row in rows], dtype="string")
            for name in dict.fromkeys(columns)
        }
    )
