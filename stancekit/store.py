"""Work that is done: scored blocks, kept beside the tables, so that a run can go on where it was.

One SQLite file, `work.sqlite`, holds each scored block under the hash of everything that its rows
depend on (what it reads, the model, the questions, the options, the code), and under which hash of
its own each article that was split and read stands in which block. So a run that was killed finds
its blocks again, a larger archive its old articles, and another model nothing.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import joblib
import pyarrow as pa
import pyarrow.compute as pc

from stancekit.errors import OutputError
from stancekit.model import StanceModel
from stancekit.persistence import versions
from stancekit.question import Question
from stancekit.readers import ReadOptions, Row
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, Schema, as_arrow

_TABLES = ("sentences", "positions", "articles", "texts")


class DoneBlock(NamedTuple):
    """A scored block: Arrow tables whose articles are numbered, and the ids as they came.

    Attributes
    ----------
    ids : list of str
    sentences, positions, articles : pyarrow.Table
        With the article's number in the block as `article_id`.
    texts : pyarrow.Table
        Empty unless texts are kept.
    read : list of (int, str, bytes)
        Number, question and hash of each article that was split and read.
    """

    ids: list[str]
    sentences: pa.Table
    positions: pa.Table
    articles: pa.Table
    texts: pa.Table
    read: list[tuple[int, str, bytes]]


def numbered(
    rows: Sequence[Mapping[str, Any]], schema: Schema, carry: Sequence[str] = ()
) -> pa.Table:
    """Make an Arrow table whose `article_id` is a number."""
    return as_arrow(rows, {**schema, "article_id": "Int64"}, carry)


def block_of(
    ids: list[str],
    scored: Mapping[str, Sequence[Mapping[str, Any]]],
    carry: Sequence[str],
    read: list[tuple[int, str, bytes]],
) -> DoneBlock:
    """Make a scored block of rows; the keys of `scored` are the tables' names."""
    return DoneBlock(
        ids,
        numbered(scored["sentences"], SENTENCES),
        numbered(scored["positions"], POSITIONS),
        numbered(scored["articles"], ARTICLES, carry),
        numbered(scored["texts"], {"article_id": "Int64", "text": "string"}),
        read,
    )


def joined(blocks: Sequence[DoneBlock]) -> DoneBlock:
    """Join scored blocks to one, as if their articles had been scored together."""
    ids: list[str] = []
    parts: dict[str, list[pa.Table]] = {name: [] for name in _TABLES}
    read = []
    for block in blocks:
        for name in _TABLES:
            table: pa.Table = getattr(block, name)
            moved = pc.add(table["article_id"], len(ids))
            parts[name].append(table.set_column(0, table.schema.field(0), moved))
        read += [(number + len(ids), question, key) for number, question, key in block.read]
        ids += block.ids
    tables = {name: pa.concat_tables(parts[name]) for name in _TABLES}
    return DoneBlock(ids, **tables, read=read)


def work_key(
    model: StanceModel, questions: Sequence[Question], options: ReadOptions, keep_text: bool
) -> bytes:
    """Hash everything but the articles on which the rows of a run depend."""
    stated = [model.manifest.get(name) for name in ("pipeline_sha256", "files")]
    trained = stated if all(stated) else joblib.hash((model.classifier, model.article_classifier))
    told = (
        _code(), versions(), model.model_id, trained, sorted(model.manifest.get("questions", ())),
        [repr(question) for question in questions], repr(options), keep_text,
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode()).digest()


def article_key(key: bytes, row: Row, question: Question) -> bytes:
    """Hash all on which an article's sentences and positions depend under a run's key."""
    told = [question.name, row.get("title"), row["text"]]
    return hashlib.sha256(key + json.dumps(told).encode()).digest()[:16]


@lru_cache(maxsize=1)
def _code() -> str:
    """Hash the library's own files: another vocabulary gives other rows."""
    here = Path(__file__).parent
    hashed = hashlib.sha256()
    for path in sorted([*here.rglob("*.py"), *here.rglob("*.toml")]):
        if "models" not in path.relative_to(here).parts:
            hashed.update(path.read_bytes())
    return hashed.hexdigest()


class Store:
    """The file of done work in an output folder, held by one run at a time.

    Parameters
    ----------
    folder : Path

    Raises
    ------
    OutputError
        Another run holds it, or it cannot be written or read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "work.sqlite"
        self._lock_path = folder / "work.lock"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = sqlite3.connect(self._lock_path, timeout=0, isolation_level=None)
            self._file = sqlite3.connect(self.path, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                f"cannot write {self.path}: {error}; choose another --out folder"
            ) from error
        try:
            # let go by the operating system, however the run ends
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            self._file.close()
            self._lock.close()
            raise OutputError(
                f"another run is writing into {folder}: wait for it or choose another --out folder"
            ) from error
        try:
            # readers and the one writer do not wait for each other, and a crash leaves no half
            self._file.execute("PRAGMA journal_mode = WAL")
            self._file.execute("PRAGMA synchronous = NORMAL")
            self._file.execute("PRAGMA cache_size = -8000")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS blocks (key BLOB PRIMARY KEY, run INT, ids TEXT, "
                "sentences BLOB, positions BLOB, articles BLOB, texts BLOB, read BLOB)"
            )
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS articles "
                "(key BLOB PRIMARY KEY, block BLOB, number INT, question TEXT) WITHOUT ROWID"
            )
            last = self._file.execute("SELECT max(run) FROM blocks").fetchone()[0]
            self._run = (last or 0) + 1
        except sqlite3.Error as error:
            self.close()
            raise OutputError(
                f"{self.path} cannot be used: {error}; free some space, or delete the file (what "
                "was done is then done again)"
            ) from error

    def __contains__(self, key: bytes) -> bool:
        found = self._file.execute("SELECT 1 FROM blocks WHERE key = ?", (key,)).fetchone()
        return found is not None

    def get(self, key: bytes) -> DoneBlock:
        """Give the block under a key, and mark it as of this run."""
        self._write("UPDATE blocks SET run = ? WHERE key = ?", (self._run, key))
        return _block(self._file, key)

    def put(self, key: bytes, block: DoneBlock) -> None:
        """Keep a block, whole or not at all."""
        packed = [_packed(getattr(block, name)) for name in _TABLES]
        read = json.dumps([(n, question, k.hex()) for n, question, k in block.read])
        self._write("BEGIN")
        try:
            self._write(
                "INSERT OR REPLACE INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, self._run, json.dumps(block.ids), *packed, read),
            )
            for number, question, article in block.read:
                self._write(
                    "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?)",
                    (article, key, number, question),
                )
            self._write("COMMIT")
        except OutputError:
            with suppress(sqlite3.Error):
                self._file.execute("ROLLBACK")
            raise

    def forget_others(self) -> None:
        """Drop the blocks that this run did not use."""
        self._write("DELETE FROM blocks WHERE run != ?", (self._run,))
        self._write("DELETE FROM articles WHERE block NOT IN (SELECT key FROM blocks)", ())

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        self._lock.close()
        with suppress(OSError):
            self._lock_path.unlink()

    def _write(self, statement: str, values: Iterable[Any] = ()) -> None:
        try:
            self._file.execute(statement, tuple(values))
        except sqlite3.Error as error:
            raise OutputError(
                f"cannot go on writing {self.path}: {error}; free some space and run the same "
                "command again: it goes on where it stopped"
            ) from error


class Recollection:
    """Look articles up in a store that another process writes; a store out of reach is empty.

    Parameters
    ----------
    path : Path
        Of the store's file.
    """

    def __init__(self, path: Path) -> None:
        self._file: sqlite3.Connection | None = None
        with suppress(sqlite3.Error):
            file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            if file.execute("SELECT 1 FROM articles LIMIT 1").fetchone():
                self._file = file
            else:
                file.close()
        self._last: tuple[bytes, DoneBlock] | None = None

    def find(self, key: bytes) -> tuple[DoneBlock, int, str] | None:
        """Give the block in which an article stands, its number there and the question."""
        if self._file is None:
            return None
        try:
            row = self._file.execute(
                "SELECT block, number, question FROM articles WHERE key = ?", (key,)
            ).fetchone()
            if row is None:
                return None
            if self._last is None or self._last[0] != row[0]:
                self._last = row[0], _block(self._file, row[0])
        except (sqlite3.Error, OutputError):
            return None
        return self._last[1], row[1], row[2]

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()


def _block(file: sqlite3.Connection, key: bytes) -> DoneBlock:
    with closing(file.execute(
        "SELECT ids, sentences, positions, articles, texts, read FROM blocks WHERE key = ?", (key,)
    )) as found:  # fmt: skip
        row = found.fetchone()
    if row is None:
        raise OutputError("a block has gone from the store while it was read")
    read = [(n, question, bytes.fromhex(k)) for n, question, k in json.loads(row[5])]
    tables = {name: _unpacked(data) for name, data in zip(_TABLES, row[1:5], strict=True)}
    return DoneBlock(json.loads(row[0]), **tables, read=read)


def _packed(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    return bytes(sink.getvalue())


def _unpacked(data: bytes) -> pa.Table:
    with pa.ipc.open_stream(data) as reader:
        return reader.read_all()
