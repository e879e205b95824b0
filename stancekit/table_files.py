"""The files of tables: the same back as went in, whole or not at all.

`write_table` and `read_table` take a table of `stancekit.tables` to disk and back as Parquet, JSON
lines or CSV; `TableWriter` and `PartsWriter` write one that comes in blocks, `write_text` what
stands beside the tables.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal, Self

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from stancekit.errors import OutputError, TableError
from stancekit.tables import Schema, arrow_schema, as_table, check_columns

Format = Literal["parquet", "jsonl", "csv"]

#: The formats in which tables are written, by file extension.
FORMATS: tuple[Format, ...] = ("parquet", "jsonl", "csv")

_ROW_GROUP = 20_000


class _Writer:
    """What is closed at the end of a `with` block, and discarded if the block fails."""

    def close(self) -> None:
        """Finish the file."""
        raise NotImplementedError

    def discard(self) -> None:
        """Drop what has been written."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.close()
        else:
            self.discard()


class TableWriter(_Writer):
    """Write a table block by block into a file that appears only when it is whole.

    Rows go to a neighbor file with the ending `.part`; `close` brings it to the disk and renames
    it. Leaving the `with` block by an error removes the part.

    Parameters
    ----------
    path : Path
        Where the table will stand.
    schema : mapping of str to str
        Its columns.
    format : {"parquet", "jsonl", "csv"}
    carry : sequence of str, default=()
        Further text columns.

    Raises
    ------
    OutputError
        The file cannot be written.
    """

    def __init__(
        self, path: Path, schema: Schema, format: Format, carry: Sequence[str] = ()
    ) -> None:
        if format not in FORMATS:
            raise OutputError(f"{format!r} is not a table format; use one of {', '.join(FORMATS)}")
        self.path = path
        self.format = format
        self._schema = schema
        self._carry = tuple(carry)
        self._part = path.with_name(path.name + ".part")
        self._arrow = arrow_schema(schema, carry)
        self._header = True
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _drop_parts(self._part)
            self._file = self._part.open("wb")
        except OSError as error:
            raise OutputError(
                f"cannot write {path}: {error.strerror or error}; choose another --out folder"
            ) from error
        self._parquet = pq.ParquetWriter(self._file, self._arrow) if format == "parquet" else None
        self._waiting: list[pa.Table] = []  # for a row group of their own they are too few

    def write(self, table: pd.DataFrame | pa.Table) -> None:
        """Append the rows of `table`, which must have the writer's columns.

        Raises
        ------
        TableError
            A column is missing or holds values of another type.
        OutputError
            The file cannot be written.
        """
        columns = [*self._schema, *self._carry]
        try:
            if isinstance(table, pa.Table) and self._parquet is None:
                table = as_table(table.to_pylist(), self._schema, self._carry)
            if isinstance(table, pd.DataFrame):
                check_columns(table, columns, f"the table for {self.path.name}")
                table = table[columns]
            if self._parquet is not None:
                self._waiting.append(
                    table.cast(self._arrow)
                    if isinstance(table, pa.Table)
                    else pa.Table.from_pandas(table, schema=self._arrow, preserve_index=False)
                )
                if sum(map(len, self._waiting)) >= _ROW_GROUP:
                    self._write_group()
            elif self.format == "jsonl":
                self._file.write(_json_lines(table).encode())
            else:
                text = _UnixLines()
                # under "\r\n" the csv module also quotes fields that hold a lone "\r"
                _flat(table, self._schema).to_csv(
                    text, index=False, header=self._header, lineterminator="\r\n"
                )
                self._file.write(text.getvalue().encode())
                self._header = False
        except (pa.ArrowException, TypeError, UnicodeEncodeError) as error:
            raise TableError(f"cannot write {self.path}: {' '.join(str(error).split())}") from error
        except OSError as error:
            raise OutputError(
                f"cannot go on writing {self.path}: {error.strerror or error}; "
                "free some space or choose another --out folder"
            ) from error

    def _write_group(self) -> None:
        if self._parquet is not None and self._waiting:
            self._parquet.write_table(pa.concat_tables(self._waiting))
            self._waiting = []

    def close(self) -> None:
        """Finish the file and give it its name."""
        try:
            if self._parquet is not None:
                self._write_group()
                self._parquet.close()
            elif self.format == "csv" and self._header:
                self.write(as_table([], self._schema, self._carry))
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _drop_parts(self.path)
            self._part.replace(self.path)
        except OSError as error:
            self.discard()
            raise OutputError(
                f"cannot finish {self.path}: {error.strerror or error}; free some space or choose "
                "another --out folder"
            ) from error

    def discard(self) -> None:
        """Drop what has been written."""
        with suppress(OSError, ValueError, pa.ArrowException):
            if self._parquet is not None:
                self._parquet.close()
        with suppress(OSError):
            self._file.close()
        self._part.unlink(missing_ok=True)


class PartsWriter(_Writer):
    """Write a table as a folder of Parquet files, which appears only when it is whole.

    `pandas.read_parquet`, `dask.dataframe.read_parquet` and Spark read such a folder as one table.

    Parameters
    ----------
    path : Path
        The folder.
    schema : mapping of str to str
    rows : int
        Rows of a part, at least; a part ends with the block that fills it.
    carry : sequence of str, default=()

    Raises
    ------
    OutputError
        The folder cannot be written.
    """

    def __init__(self, path: Path, schema: Schema, rows: int, carry: Sequence[str] = ()) -> None:
        self.path = path
        self._schema, self._rows, self._carry = schema, rows, carry
        self._folder = path.with_name(path.name + ".part")
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._folder.is_file():
            self._folder.unlink()
        self._number = 0
        self._written = 0
        self._writer = self._next()

    def write(self, table: pd.DataFrame | pa.Table) -> None:
        """Append the rows of `table`; see `TableWriter.write`."""
        if self._written >= self._rows:
            self._writer.close()
            self._number, self._written = self._number + 1, 0
            self._writer = self._next()
        self._writer.write(table)
        self._written += len(table)

    def close(self) -> None:
        """Finish the last part and give the folder its name."""
        self._writer.close()
        try:
            _drop_parts(self.path)
            if self.path.is_file():
                self.path.unlink()
            self._folder.replace(self.path)
        except OSError as error:
            self.discard()
            raise OutputError(f"cannot finish {self.path}: {error.strerror or error}") from error

    def discard(self) -> None:
        """Drop what has been written."""
        self._writer.discard()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _next(self) -> TableWriter:
        name = f"part-{self._number:05}.parquet"
        return TableWriter(self._folder / name, self._schema, "parquet", self._carry)


def write_table(
    table: pd.DataFrame, path: Path | str, schema: Schema, carry: Sequence[str] = ()
) -> None:
    """Write a whole table; the ending of `path` says the format.

    Raises
    ------
    OutputError
        The ending is unknown or the file cannot be written.
    """
    path = Path(path)
    ending: Any = path.suffix.lstrip(".")
    with TableWriter(path, schema, ending, carry) as writer:
        writer.write(table)


def read_table(path: Path | str, schema: Schema) -> pd.DataFrame:
    """Read a table that `write_table` or `stancekit score` wrote, with its types.

    A folder of Parquet files is read as one table.

    Columns beyond the schema come as text. CSV cannot tell an empty text from a missing one: both
    come back missing.

    Raises
    ------
    TableError
        The file is missing, of another format, or lacks a column of `schema`.

    Examples
    --------
    >>> import tempfile
    >>> from stancekit.tables import POSITIONS
    >>> table = as_table([{"article_id": "a", "sentences": [0, 2]}], POSITIONS)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_table(table, folder + "/positions.csv", POSITIONS)
    ...     read_table(folder + "/positions.csv", POSITIONS)["sentences"][0]
    [0, 2]
    """
    path = Path(path)
    if not path.is_file() and not (path.is_dir() and path.suffix == ".parquet"):
        raise TableError(f"no table at {path}")
    readers = {".parquet": _read_parquet, ".jsonl": _read_jsonl, ".csv": _read_csv}
    if path.suffix not in readers:
        raise TableError(f"{path}: not a table; its ending must be one of {' '.join(readers)}")
    try:
        table = readers[path.suffix](path, schema)
    except (OSError, ValueError, csv.Error, RecursionError, pa.ArrowException) as error:
        reason = " ".join(str(error).split())
        raise TableError(f"{path} cannot be read as a table: {reason}") from error
    check_columns(table, schema, str(path))
    for name in table.columns:
        kind = schema.get(name, "string")
        try:
            table[name] = _typed(table[name], kind)
        except (TypeError, ValueError, pa.ArrowException) as error:
            reason = " ".join(str(error).split())
            raise TableError(f"{path}: the column {name!r} is not of {kind}: {reason}") from error
    return table


def write_text(path: Path, text: str) -> None:
    """Write a text file aside, then rename it, so that no half-written file is ever seen.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise OutputError(f"cannot write {path}: {reason}") from error


def _drop_parts(path: Path) -> None:
    """Remove the folder of parts of an earlier run, and no other."""
    names = [part.name for part in path.iterdir()] if path.is_dir() else []
    if names and all(name.startswith("part-") and ".parquet" in name for name in names):
        shutil.rmtree(path)


class _UnixLines(io.StringIO):
    r"""Take rows that end in "\r\n", one a call, and end them in "\n"."""

    def __init__(self) -> None:
        super().__init__(newline="")

    def write(self, row: str, /) -> int:
        return super().write(row.removesuffix("\r\n") + "\n")


def _read_parquet(path: Path, schema: Schema) -> pd.DataFrame:
    table: pd.DataFrame = pq.read_table(path).to_pandas(integer_object_nulls=True)
    return table


def _read_jsonl(path: Path, schema: Schema) -> pd.DataFrame:
    # not splitlines(), which also cuts at characters that stand within JSON strings
    lines = path.read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    if not all(isinstance(row, dict) for row in rows):
        raise ValueError("a line is not a JSON object")
    return pd.DataFrame(rows, columns=None if rows else list(schema), dtype="object")


def _read_csv(path: Path, schema: Schema) -> pd.DataFrame:
    # the csv module keeps NULs and lone carriage returns, at which pandas' parser would cut
    csv.field_size_limit(2**31 - 1)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file)) or [[]]
    # a row of one column that is missing is an empty line
    rows = [row or [""] for row in rows]
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise ValueError(f"row {number} has {len(row)} fields, the header {len(header)}")
    plain = [[value or None for value in row] for row in rows]
    return pd.DataFrame(plain, columns=header, dtype="object")


def _typed(values: pd.Series[Any], kind: str) -> Any:
    if kind.startswith("list"):
        return pd.Series([_as_list(v) for v in values], index=values.index, dtype="object")
    listed = [None if pd.api.types.is_scalar(v) and pd.isna(v) else v for v in values]
    texts = any(isinstance(v, str) for v in listed)
    if kind == "boolean" and texts:
        listed = [None if v is None else {"True": True, "False": False}[v] for v in listed]
    elif kind == "Int64" and texts:
        listed = [None if v is None else int(v) for v in listed]
    elif kind == "float64":
        return pd.array([float("nan") if v is None else float(v) for v in listed], dtype="float64")
    elif kind == "string":
        listed = [v if v is None or isinstance(v, str) else str(v) for v in listed]
    elif kind == "Int64":
        listed = [None if v is None else int(v) for v in listed]
    return pd.array(listed, dtype=kind)  # type: ignore[call-overload]


def _as_list(value: Any) -> list[Any] | None:
    if value is None or value is pd.NA or isinstance(value, float):
        return None
    if isinstance(value, str):
        value = json.loads(value)
    # an array's own numbers are not JSON's
    return list(value.tolist() if hasattr(value, "tolist") else value)


def _json_lines(table: pd.DataFrame) -> str:
    columns = [str(c) for c in table.columns]
    lines = []
    for row in table.itertuples(index=False, name=None):
        record = {}
        for name, value in zip(columns, row, strict=True):
            missing = value is None or (pd.api.types.is_scalar(value) and pd.isna(value))
            record[name] = None if missing else value
        lines.append(json.dumps(record, ensure_ascii=False, default=_plain) + "\n")
    return "".join(lines)


def _plain(value: Any) -> Any:
    """Turn an array or a number of numpy's into one that JSON knows."""
    if not hasattr(value, "tolist"):
        raise TypeError(f"{type(value).__name__} is no value of a table")
    return value.tolist()


def _flat(table: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    flat = table.copy()
    for name, kind in schema.items():
        if kind.startswith("list"):
            flat[name] = [None if v is None else json.dumps(_as_list(v)) for v in table[name]]
    return flat
