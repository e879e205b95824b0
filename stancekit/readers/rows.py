"""A row an article: how fields are read, and a row with its reason for whatever cannot be."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from stancekit.cleaning import decode
from stancekit.errors import InputError
from stancekit.html import PageReading, check_article_reading, extract, extract_article
from stancekit.tables import ARTICLE_FIELDS, ARTICLES

#: A longer text is no article; it gets a failed row instead of holding up the run.
MAX_CHARACTERS = 5_000_000
NO_ROWS = "the table has no rows"


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
    size : int
        Bytes of the input that it stands for.
    """

    kind: str
    path: str = ""
    name: str = ""
    start: int = 0
    stop: int = 0
    row: int = 1
    members: tuple[tuple[str, str], ...] = ()
    rows: tuple[Row, ...] = ()
    size: int = 0


def make_row(record: Mapping[str, Any], fallback: str, options: ReadOptions, note: str = "") -> Row:
    """Make an article's row from a record of its fields."""
    row: Row = {"article_id": _plain(record.get(options.id_column)) or paired(fallback)}
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
            "text": None, "status": "failed", "error": too_long(len(text), "characters"),
        }  # fmt: skip
    if not _WORD_CHARACTER.search(text):
        return row | {"text": text, "status": "failed", "error": "no letter or digit in the text"}
    if _unpaired(text):
        note = "unpaired surrogates replaced"
        row["error"] = f"{row['error']}; {note}" if row["error"] else note
        text = paired(text)
    return row | {"text": text}


def text_row(data: bytes, name: str, kind: str, options: ReadOptions) -> Row:
    """Make a row from a file's bytes."""
    try:
        text, note = decode(data, options.encoding)
    except InputError as error:
        return failed_row(name, str(error))
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
    return make_row(fields, name, options, note)


def failed_row(article_id: str, error: str, status: str = "failed") -> Row:
    """Make the row of an article that could not be read."""
    return {
        "article_id": paired(article_id), "text": None, "status": status, "error": paired(error),
    }  # fmt: skip


def too_long(size: int, unit: str) -> str:
    """Say that a text is too long."""
    return f"too long for one article: {size:,} {unit} (at most {MAX_CHARACTERS:,} characters)"


def one_line(error: BaseException) -> str:
    """Tell an error in one line."""
    # an operating system's error tells the path again
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(told.split()) or type(error).__name__


#: Where the text of an article stands, if not where it should: the likeliest first.
_TEXT_COLUMNS = ("text", "body", "content", "article", "full_text", "fulltext", "article_text",
                 "story", "maintext", "content_text", "description")  # fmt: skip


def column_problem(columns: Sequence[str], options: ReadOptions, where: str) -> str | None:
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


def frame_of(rows: Sequence[Row], options: ReadOptions) -> pd.DataFrame:
    """Make an articles table from rows."""
    columns = ["article_id", "text", *ARTICLE_FIELDS, *options.carry, "status", "error"]
    return pd.DataFrame(
        {
            name: pd.array([row.get(name) for row in rows], dtype="string")
            for name in dict.fromkeys(columns)
        }
    )


def failed_block(name: str, error: str) -> Block:
    """Make a block of one failed row."""
    return Block("rows", rows=(failed_row(name, error),))


# ---------------------------------------------------------------------------------------- fields

_SURROGATE = re.compile("[\ud800-\udfff]")
_WORD_CHARACTER = re.compile(r"\w")


def _blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value
    return value is None or bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _plain(value: Any) -> str | None:
    """Give a field as text, None where it is missing."""
    if isinstance(value, str):
        return paired(value) or None
    if _blank(value):
        return None
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | dict | tuple):
        return paired(json.dumps(value, ensure_ascii=False, default=str))
    # a column of whole numbers with gaps arrives as fractions, one of days as points in time
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return paired(str(value))


def _unpaired(text: str) -> bool:
    if text.isascii():
        return False
    try:
        text.encode()  # a look at each character takes several times as long
    except UnicodeEncodeError:
        return True
    return False


def paired(text: str) -> str:
    """Replace surrogates without their other half, which no file can hold, one for one."""
    return _SURROGATE.sub("\ufffd", text) if _unpaired(text) else text
