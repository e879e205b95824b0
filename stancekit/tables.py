"""The tables that go in and come out: their columns and types, checked in one place.

A table is a pandas DataFrame. `SENTENCES`, `POSITIONS` and `ARTICLES` say which columns each has,
in order, with their types; `as_table` makes one. Its files are those of `stancekit.table_files`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
import pyarrow as pa

from stancekit.errors import TableError

Stance = Literal["support", "neutral", "opposition"]
Schema = Mapping[str, str]

#: The three stances, in the order in which tables and reports show them.
STANCES: tuple[Stance, ...] = ("support", "neutral", "opposition")
#: The other of the two sides.
OTHER_SIDE = {"support": "opposition", "opposition": "support"}
#: What a labeling function or a training label says of a sentence that is not on the question.
OFF_TOPIC = "off-topic"

_ARROW = {
    "string": pa.large_string(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "boolean": pa.bool_(),
    "list<string>": pa.list_(pa.large_string()),
    "list<Int64>": pa.list_(pa.int64()),
}

SENTENCES: Schema = {
    "article_id": "string",
    "question": "string",
    "sentence": "Int64",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "relevance": "float64",
    "support": "float64",
    "neutral": "float64",
    "opposition": "float64",
    "stance": "string",
    "holder": "string",
    "holder_id": "string",
}

POSITIONS: Schema = {
    "article_id": "string",
    "question": "string",
    "date": "string",
    "outlet": "string",
    "holder": "string",
    "holder_id": "string",
    "stance": "string",
    "probability": "float64",
    "voice": "string",
    "sentences": "list<Int64>",
    "evidence": "string",
}

ARTICLES: Schema = {
    "article_id": "string",
    "question": "string",
    "date": "string",
    "outlet": "string",
    "stance": "string",
    "support": "float64",
    "neutral": "float64",
    "opposition": "float64",
    "mixed": "boolean",
    "n_sentences": "Int64",
    "n_relevant": "Int64",
    "transfer": "boolean",
    "text_hash": "string",
    "model_id": "string",
    "status": "string",
    "error": "string",
}

#: Columns of an articles table that the library reads besides `article_id` and `text`.
ARTICLE_FIELDS = ("title", "date", "outlet", "url", "lang")


def as_table(
    rows: Iterable[Mapping[str, Any]], schema: Schema, carry: Sequence[str] = ()
) -> pd.DataFrame:
    """Make a table of `schema` from rows; a missing key becomes a missing value.

    Parameters
    ----------
    rows : iterable of mappings
        One mapping from column to value for each row.
    schema : mapping of str to str
        One of `SENTENCES`, `POSITIONS`, `ARTICLES`.
    carry : sequence of str, default=()
        Further columns that travel with the table, kept as text.

    Returns
    -------
    DataFrame of shape (n_rows, len(schema) + len(carry))

    Examples
    --------
    >>> table = as_table([{"article_id": "a.txt", "sentence": 0}], SENTENCES)
    >>> str(table["sentence"].dtype), table["holder"].isna().all().item()
    ('Int64', True)
    """
    listed = list(rows)
    data: dict[str, Any] = {}
    for name, kind in schema.items():
        values = [row.get(name) for row in listed]
        dtype = "object" if kind.startswith("list") else kind
        made: Any = pd.Series(values, dtype="object")
        if dtype != "object":
            made = pd.array(values, dtype=dtype)  # type: ignore[call-overload]
        data[name] = made
    for name in carry:
        data[name] = pd.array([row.get(name) for row in listed], dtype="string")
    return pd.DataFrame(data)


def as_arrow(
    rows: Sequence[Mapping[str, Any]], schema: Schema, carry: Sequence[str] = ()
) -> pa.Table:
    """Make an Arrow table of `schema` from rows, as `as_table` makes a DataFrame.

    Parameters
    ----------
    rows : sequence of mappings
    schema : mapping of str to str
    carry : sequence of str, default=()

    Returns
    -------
    pyarrow.Table of shape (n_rows, len(schema) + len(carry))

    Examples
    --------
    >>> as_arrow([{"article_id": "a.txt"}], SENTENCES).num_columns
    13
    """
    fields = arrow_schema(schema, carry)
    columns = [pa.array([row.get(f.name) for row in rows], f.type) for f in fields]
    return pa.Table.from_arrays(columns, schema=fields)


def rows_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows as mappings from column to value.

    Examples
    --------
    >>> rows_of(pd.DataFrame({"a": [1, 2]}))
    [{'a': 1}, {'a': 2}]
    """
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def check_columns(table: pd.DataFrame, columns: Iterable[str], what: str) -> None:
    """Raise if `table` lacks one of `columns`.

    Raises
    ------
    TableError
        Names the missing columns and those that the table has.

    Examples
    --------
    >>> check_columns(pd.DataFrame({"body": []}), ["text"], "the articles table")
    Traceback (most recent call last):
        ...
    stancekit.errors.TableError: the articles table lacks the column 'text'; it has 'body'
    """
    missing = [c for c in columns if c not in table.columns]
    if missing:
        has = ", ".join(repr(str(c)) for c in table.columns) or "none"
        need = ", ".join(repr(c) for c in missing)
        plural = "s" if len(missing) > 1 else ""
        raise TableError(f"{what} lacks the column{plural} {need}; it has {has}")


def check_stances(values: Iterable[Any], what: str) -> None:
    """Raise if a value is not one of the three stances.

    Raises
    ------
    TableError
        Names the first faulty value and its row.
    """
    for row, value in enumerate(values):
        if value not in STANCES:
            raise TableError(
                f"{what}, row {row}: {value!r} is not a stance; use one of {', '.join(STANCES)}"
            )


def arrow_schema(schema: Schema, carry: Sequence[str] = ()) -> pa.Schema:
    """Give the Arrow schema under which a table of `schema` is written."""
    fields = [pa.field(name, _ARROW[kind]) for name, kind in schema.items()]
    return pa.schema(fields + [pa.field(name, pa.large_string()) for name in carry])
