"""A run over files, from its first block to its tables."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from pathlib import Path

from stancekit import __version__
from stancekit.engines import Engine, open_pool
from stancekit.errors import OutputError
from stancekit.model import StanceModel
from stancekit.persistence import versions
from stancekit.question import Question
from stancekit.readers import Block, ReadOptions, input_size, plan_blocks
from stancekit.runs.order import InOrder
from stancekit.runs.summary import RunSummary, now, write_manifest
from stancekit.runs.tables import RunTables
from stancekit.runs.work import Work
from stancekit.scoring import asked_questions
from stancekit.store import Store, work_key
from stancekit.table_files import Format

logger = logging.getLogger(__name__)


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
        "engine": engine, "started": now(),
    }  # fmt: skip
    with ExitStack() as stack:
        store = stack.enter_context(closing(Store(out)))
        write_manifest(out, "running", told, summary)
        key = work_key(model, asked, options, keep_text)
        work = Work(model, asked, options, keep_text, key, store.path)
        pool = stack.enter_context(closing(open_pool(work, engine, n_jobs, scheduler)))
        tables = RunTables(out, format, options, keep_text, part_rows)
        stack.enter_context(tables)
        done = InOrder(pool, store, work, summary)
        for block, result in done.over(_chain(first, blocks), key):
            tables.write(result, summary)
            summary.bytes_done += block.size
            summary.seconds = time.monotonic() - started
            if progress is not None:
                progress(summary)
        tables.close()
        store.forget_others()
        summary.seconds = time.monotonic() - started
        write_manifest(out, "finished", told, summary)
    logger.info(
        "%d article rows, %d positions in %.1f s, %d of %d blocks were done before",
        summary.n_articles, summary.n_positions, summary.seconds, summary.blocks_reused,
        summary.blocks,
    )  # fmt: skip
    return summary


def _chain(first: Block, rest: Iterator[Block]) -> Iterator[Block]:
    yield first
    yield from rest
