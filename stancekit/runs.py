"""A run over files: blocks in, tables out, through whatever happens on the way.

Blocks are scored by an engine and kept in the output folder's store as they come; the tables are
written aside in the input's order and appear when all is done. A run that ends early is taken up
by the same command; `run.json` says how it went.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from stancekit import __version__
from stancekit.blocks import Recall, Scored, score_rows
from stancekit.engines import Engine, Pool, WorkerDied, open_pool
from stancekit.errors import OutputError, StancekitError
from stancekit.model import StanceModel
from stancekit.persistence import versions
from stancekit.question import Question
from stancekit.readers import (
    Block,
    ReadOptions,
    Row,
    SeenIds,
    digest,
    failed_row,
    input_size,
    plan_blocks,
    read_rows,
    repeated,
)
from stancekit.scoring import asked_questions
from stancekit.store import (
    DoneBlock,
    Recollection,
    Store,
    article_key,
    block_of,
    joined,
    work_key,
)
from stancekit.table_files import Format, PartsWriter, TableWriter, write_text
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, Schema

logger = logging.getLogger(__name__)

# so many kinds of reasons, and of holders with a stance, are told apart in a summary
_MOST = 10_000
_OTHER = "other reasons"


@dataclass
class RunSummary:
    """What a run has done so far.

    Attributes
    ----------
    n_articles, n_sentences, n_positions : int
        Rows written.
    status : dict of str to int
        Articles by status.
    reasons : dict of str to int
        Articles that were skipped or failed, by reason.
    holders : dict
        (question, stance, holder_id) -> [holder, articles, best probability, its evidence].
    blocks, blocks_reused : int
        Blocks of the input, and those among them that were done before.
    articles_reused : int
        Articles in blocks that were done before.
    faults : int
        Blocks that failed in a worker and were tried again.
    bytes_done, bytes_total : int
        Of the input; the total is 0 where it is not known.
    seconds : float
    """

    n_articles: int = 0
    n_sentences: int = 0
    n_positions: int = 0
    status: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    holders: dict[tuple[str, str, str], list[Any]] = field(default_factory=dict)
    blocks: int = 0
    blocks_reused: int = 0
    articles_reused: int = 0
    faults: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    seconds: float = 0.0

    def add(self, sentences: pa.Table, positions: pa.Table, articles: pa.Table) -> None:
        """Count the rows of a block."""
        self.n_articles += len(articles)
        self.n_sentences += len(sentences)
        self.n_positions += len(positions)
        for status in pc.value_counts(articles["status"]).to_pylist():
            name = status["values"]
            self.status[name] = self.status.get(name, 0) + status["counts"]
        bad = articles.filter(pc.not_equal(articles["status"], "ok"))
        for reason in bad["error"].to_pylist():
            kind = reason if reason in self.reasons or len(self.reasons) < _MOST else _OTHER
            self.reasons[kind] = self.reasons.get(kind, 0) + 1
        shown = ["question", "stance", "holder_id", "holder", "probability", "evidence"]
        for row in positions.select(shown).to_pylist():
            key = (row["question"], row["stance"], row["holder_id"])
            if key not in self.holders and len(self.holders) >= _MOST:
                continue
            entry = self.holders.setdefault(key, [row["holder"], 0, -1.0, ""])
            entry[1] += 1
            if row["probability"] > entry[2]:
                entry[2:] = [row["probability"], row["evidence"]]


def score_paths(
    paths: Sequence[str | Path],
    model: StanceModel,
    out: Path | str,
    questions: Sequence[str | Path | Question] | None = None,
    options: ReadOptions | None = None,
    format: Format = "parquet",
    n_jobs: int = 1,
    keep_text: bool = False,
    progress: Callable[[RunSummary], None] | None = None,
    engine: Engine = "local",
    scheduler: str | None = None,
    part_rows: int | None = None,
) -> RunSummary:
    """Score files and write the tables into a folder.

    What is done stays in `work.sqlite` in the folder: the same command after a crash goes on where
    it was, and one with more articles scores only those that are new. The file may be deleted.

    Parameters
    ----------
    paths : sequence of str or Path
        Files, folders or "-".
    model : StanceModel
    out : Path or str
        The folder; `sentences`, `positions` and `articles` are written there, and `run.json`.
    questions : sequence of str, Path or Question, optional
        By default the model's own question.
    options : ReadOptions, optional
    format : {"parquet", "jsonl", "csv"}, default="parquet"
    n_jobs : int, default=1
        Processes of the local engine. The tables are the same whatever the number.
    keep_text : bool, default=False
        Whether to write the texts to which offsets refer as a fourth table, `texts`.
    progress : callable, optional
        Called with the summary so far after each block.
    engine : {"local", "dask"}, default="local"
    scheduler : str, optional
        Address of Dask's scheduler; its workers must see the input under the same paths.
    part_rows : int, optional
        Write each Parquet table as a folder of files of about so many rows.

    Returns
    -------
    RunSummary

    Raises
    ------
    InputError
        A path does not exist or a table lacks its text column.
    OutputError
        The folder cannot be written, or another run is writing into it.
    """
    started = time.monotonic()
    out = Path(out)
    options = options or ReadOptions()
    asked = asked_questions(model, questions)
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file; give --out a folder, as in --out scored")
    if part_rows is not None and (format != "parquet" or part_rows < 1):
        raise OutputError("only Parquet tables are written in parts, of at least one row")
    blocks = plan_blocks(paths, options, skip=out)
    first = next(blocks)  # what cannot be read at all is told before anything is written
    summary = RunSummary(bytes_total=input_size(paths, out) if progress is not None else 0)
    told = {
        "stancekit": __version__, "versions": versions(), "model": model.model_id,
        "questions": {q.name: q.proposition for q in asked}, "paths": [str(p) for p in paths],
        "options": asdict(options), "format": format, "keep_text": keep_text, "n_jobs": n_jobs,
        "engine": engine, "started": _now(),
    }  # fmt: skip
    with ExitStack() as stack:
        store = stack.enter_context(closing(Store(out)))
        _write_manifest(out, "running", told, summary)
        key = work_key(model, asked, options, keep_text)
        work = _Work(model, asked, options, keep_text, key, store.path)
        pool = stack.enter_context(closing(open_pool(work, engine, n_jobs, scheduler)))
        tables = _Tables(out, format, options, keep_text, part_rows)
        stack.enter_context(tables)
        done = _InOrder(pool, store, work, summary)
        for block, result in done.over(_chain(first, blocks), key):
            tables.write(result, summary)
            summary.bytes_done += block.size
            summary.seconds = time.monotonic() - started
            if progress is not None:
                progress(summary)
        tables.close()
        store.forget_others()
        summary.seconds = time.monotonic() - started
        _write_manifest(out, "finished", told, summary)
    logger.info(
        "%d article rows, %d positions in %.1f s, %d of %d blocks were done before",
        summary.n_articles, summary.n_positions, summary.seconds, summary.blocks_reused,
        summary.blocks,
    )  # fmt: skip
    return summary


def _chain(first: Block, rest: Iterator[Block]) -> Iterator[Block]:
    yield first
    yield from rest


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _write_manifest(out: Path, state: str, told: dict[str, Any], summary: RunSummary) -> None:
    counts = asdict(summary)
    del counts["holders"], counts["bytes_total"]
    rate = summary.n_articles / summary.seconds if summary.seconds else None
    manifest = {"state": state, **told, "finished": _now() if state == "finished" else None}
    manifest |= counts | {"articles_per_second": rate}
    write_text(out / "run.json", json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")


# ---------------------------------------------------------------------------------------- the work


@dataclass
class _Work:
    """What a worker does with a block; it travels to each worker once."""

    model: StanceModel
    questions: list[Question]
    options: ReadOptions
    keep_text: bool
    key: bytes
    store: Path

    def __call__(self, block: Block) -> DoneBlock:
        """Read and score a block."""
        rows = read_rows(block, self.options)
        ids = [row["article_id"] for row in rows]
        # ids may repeat, also across blocks, so the tables carry numbers until the run names them
        rows = [row | {"article_id": number} for number, row in enumerate(rows)]
        with closing(Recollection(self.store)) as known:
            scored = score_rows(
                rows, self.model, self.questions, self.options.carry, self._recall(known)
            )
        of = {question.name: question for question in self.questions}
        read = [(n, name, article_key(self.key, rows[n], of[name])) for n, name in scored.read]
        texts = [{"article_id": r["article_id"], "text": r["text"]} for r in rows]
        tables = {
            "sentences": scored.sentences,
            "positions": scored.positions,
            "articles": scored.articles,
            "texts": texts if self.keep_text else [],
        }
        return block_of(ids, tables, self.options.carry, read)

    def _recall(self, known: Recollection) -> Recall:
        def recall(row: Row, question: Question) -> Scored | None:
            found = known.find(article_key(self.key, row, question))
            if found is None:
                return None
            block, number, name = found
            rows = []
            for table in (block.sentences, block.positions, block.articles):
                its = pc.and_(
                    pc.equal(table["article_id"], number), pc.equal(table["question"], name)
                )
                rows.append(table.filter(its).to_pylist())
            return Scored(rows[0], rows[1], rows[2], [])

        return recall


@dataclass
class _InOrder:
    """Blocks scored by a pool, a few in flight, given back in the input's order."""

    pool: Pool[DoneBlock]
    store: Store
    work: _Work
    summary: RunSummary

    def over(self, blocks: Iterable[Block], key: bytes) -> Iterator[tuple[Block, DoneBlock]]:
        """Give each block with what was made of it."""
        flying: deque[tuple[Block, bytes, Any]] = deque()
        for block in blocks:
            name = hashlib.sha256(key + digest(block)).digest()
            known = name in self.store
            flying.append((block, name, None if known else self.pool.submit(block)))
            if len(flying) >= self.pool.width:
                yield self._land(flying)
        while flying:
            yield self._land(flying)

    def _land(self, flying: deque[tuple[Block, bytes, Any]]) -> tuple[Block, DoneBlock]:
        block, name, future = flying.popleft()
        self.summary.blocks += 1
        if future is None:
            done = self.store.get(name)
            self.summary.blocks_reused += 1
            self.summary.articles_reused += len(done.ids)
            return block, done
        try:
            done = self.pool.result(future)
        except StancekitError:
            raise
        except Exception as error:  # noqa: BLE001 - retried, then told in a row
            died = isinstance(error, WorkerDied)
            if died:
                self.pool.restart()
            done, whole = self._again(block, error)
            # what flew beside it has gone down with the worker
            if died:
                for at, (other, other_name, waiting) in enumerate(flying):
                    if waiting is not None:
                        flying[at] = (other, other_name, self.pool.submit(other))
            if not whole:
                return block, done  # not kept: another run may have better luck
        self.store.put(name, done)
        return block, done

    def _again(self, block: Block, error: Exception) -> tuple[DoneBlock, bool]:
        """Score a block that failed once more, alone, then article by article."""
        self.summary.faults += 1
        logger.warning("a block of %s failed (%s): tried again", _where(block), error)
        done = self._alone(block)
        if isinstance(done, DoneBlock):
            return done, True
        parts = []
        for row in read_rows(block, self.work.options):
            part = self._alone(Block("rows", rows=(row,)))
            if not isinstance(part, DoneBlock):
                reason = f"a worker failed on this article: {part}; score it alone to see why"
                failed = failed_row(row["article_id"], reason)
                part = self.work(Block("rows", rows=(row | failed,)))
                logger.error("article %s of %s: %s", row["article_id"], _where(block), reason)
            parts.append(part)
        return joined(parts), False

    def _alone(self, block: Block) -> DoneBlock | Exception:
        try:
            return self.pool.result(self.pool.submit(block))
        except WorkerDied as error:
            self.pool.restart()
            return error
        except StancekitError:
            raise
        except Exception as error:  # noqa: BLE001 - the caller tells it in a row
            return error


def _where(block: Block) -> str:
    return block.name or (block.members[0][1] if block.members else "the input")


# -------------------------------------------------------------------------------------- the tables


class _Tables:
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

    def __enter__(self) -> _Tables:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, *_: Any
    ) -> None:
        self._stack.__exit__(kind, error, None)


def _named(table: pa.Table, names: pa.Array) -> pa.Table:
    return table.set_column(0, "article_id", names.take(table["article_id"]))
