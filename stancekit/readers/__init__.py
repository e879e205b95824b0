"""Articles in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from stancekit.errors import InputError
from stancekit.readers.blocks import digest, plan_blocks, read_block, read_rows
from stancekit.readers.files import input_size
from stancekit.readers.ids import SeenIds, repeated, told_apart
from stancekit.readers.rows import (
    MAX_CHARACTERS,
    Block,
    ReadOptions,
    Row,
    column_problem,
    failed_row,
    frame_of,
    make_row,
)

__all__ = [
    "MAX_CHARACTERS",
    "Block",
    "ReadOptions",
    "Row",
    "SeenIds",
    "digest",
    "failed_row",
    "from_frame",
    "input_size",
    "plan_blocks",
    "read_articles",
    "read_block",
    "read_rows",
    "repeated",
    "rows_of_frame",
]


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
    table = pd.concat(blocks, ignore_index=True) if blocks else frame_of([], options)
    return told_apart(table)


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
    return frame_of(rows_of_frame(table, options), options)


def rows_of_frame(table: pd.DataFrame, options: ReadOptions) -> list[Row]:
    """Check an articles table as `from_frame` does, and give its rows."""
    columns = [str(c) for c in table.columns]
    problem = column_problem(columns, options, "the articles table")
    if problem:
        raise InputError(problem)
    kept = table.loc[:, [column in options.columns for column in columns]]
    rows = []
    for number, record in enumerate(kept.to_dict("records")):
        plain = {str(k): v for k, v in record.items()}
        rows.append(make_row(plain, str(number), options))
    names = SeenIds().tell_apart([row["article_id"] for row in rows])
    for row, name in zip(rows, names, strict=True):
        if row["article_id"] != name:
            row |= {"article_id": name, "error": repeated(row["article_id"], row["error"])}
    return rows
