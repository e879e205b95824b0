"""The tables of a run, on their way to the disk."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa

from stancekit.errors import OutputError
from stancekit.readers import ReadOptions, SeenIds, repeated
from stancekit.runs.summary import RunSummary
from stancekit.store import DoneBlock
from stancekit.table_files import Format, PartsWriter, TableWriter
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, Schema


class RunTables:
    """The tables of a run, written aside block by block, repeated ids told apart."""

    def __init__(
        self, out: Path, format: Format, options: ReadOptions, keep_text: bool, rows: int | None
    ) -> None:
        self._carry = options.carry
        self._seen = SeenIds()
        self._stack = ExitStack()

        def open_writer(name: str, schema: Schema, carry: Sequence[str] = ()) -> Any:
            path = out / f"{name}.{format}"
            writer: AbstractContextManager[Any] = (
                TableWriter(path, schema, format, carry)
                if rows is None
                else PartsWriter(path, schema, rows, carry)
            )
            return self._stack.enter_context(writer)

        try:
            self._sentences = open_writer("sentences", SENTENCES)
            self._positions = open_writer("positions", POSITIONS)
            self._articles = open_writer("articles", ARTICLES, options.carry)
            kept = {"article_id": "string", "text": "string"}
            self._texts = open_writer("texts", kept) if keep_text else None
        except OutputError as error:
            self.__exit__(OutputError, error)
            raise

    def write(self, block: DoneBlock, summary: RunSummary) -> None:
        """Append a block's rows under the ids that its articles are to have."""
        names = self._seen.tell_apart(block.ids)
        articles = block.articles
        renamed = {
            n for n, (old, new) in enumerate(zip(block.ids, names, strict=True)) if old != new
        }
        if renamed:
            numbers = articles["article_id"].to_pylist()
            errors = [
                repeated(block.ids[n], error) if n in renamed else error
                for n, error in zip(numbers, articles["error"].to_pylist(), strict=True)
            ]
            at = articles.schema.get_field_index("error")
            articles = articles.set_column(
                at, articles.schema.field(at), pa.array(errors, pa.large_string())
            )
        named = pa.array(names, pa.large_string())
        sentences, positions, articles = (
            _named(table, named) for table in (block.sentences, block.positions, articles)
        )
        self._sentences.write(sentences)
        self._positions.write(positions)
        self._articles.write(articles)
        if self._texts is not None:
            self._texts.write(_named(block.texts, named))
        summary.add(sentences, positions, articles)

    def close(self) -> None:
        """Finish the tables and give them their names."""
        self._stack.close()

    def __enter__(self) -> RunTables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, *_: Any
    ) -> None:
        self._stack.__exit__(kind, error, None)


def _named(table: pa.Table, names: pa.Array) -> pa.Table:
    return table.set_column(0, "article_id", names.take(table["article_id"]))
