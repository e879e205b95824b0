"""A run whose workers die, whose disk is full, whose model fails: right after all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import stancekit.runs.files as files
from stancekit.engines import WorkerDied
from stancekit.errors import OutputError
from stancekit.model import StanceModel
from stancekit.readers import Block, Row
from stancekit.runs import RunSummary, score_paths
from stancekit.table_files import read_table
from stancekit.tables import ARTICLES

ROOT = Path(__file__).parent.parent.parent


class FaultyPool:
    """An engine whose workers die on some articles."""

    width = 3

    def __init__(self, work, deadly: str, times: int) -> None:  # type: ignore[no-untyped-def]
        self.work, self.deadly, self.times, self.restarts = work, deadly, times, 0

    def submit(self, block: Block) -> Block:
        return block

    def result(self, block: Block) -> object:
        from stancekit.readers import read_rows

        rows: list[Row] = read_rows(block, self.work.options)
        if self.times and any(self.deadly in str(row["text"]) for row in rows):
            self.times -= 1
            raise WorkerDied("a worker was killed")
        return self.work(block)

    def restart(self) -> None:
        self.restarts += 1

    def close(self) -> None:
        pass


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize(("times", "failed"), [(1, 0), (1000, 1)])
def test_worker_that_dies_costs_a_retry_then_one_row(
    tmp_path: Path,
    model: StanceModel,
    monkeypatch: pytest.MonkeyPatch,
    times: int,
    failed: int,
    archive: Any,
    tables: Any,
) -> None:
    source = archive(24)
    score_paths([source], model, tmp_path / "calm")
    calm = read_table(tmp_path / "calm" / "articles.parquet", ARTICLES)

    def faulty(work, *_: object) -> FaultyPool:  # type: ignore[no-untyped-def]
        return FaultyPool(work, "number 8.", times)

    monkeypatch.setattr(files, "open_pool", faulty)
    summary = score_paths([source], model, tmp_path / "out")
    rows = read_table(tmp_path / "out" / "articles.parquet", ARTICLES)
    assert summary.faults == 1
    assert summary.status.get("failed", 0) == failed
    if not failed:
        assert tables(tmp_path / "out") == tables(tmp_path / "calm")
        return
    bad = rows.set_index("article_id").loc["a8"]
    assert bad["error"] == (
        "a worker failed on this article: a worker was killed; score it alone to see why"
    )
    others = rows["article_id"] != "a8"
    pd.testing.assert_frame_equal(rows[others], calm[others])
    # another run may have better luck with it
    monkeypatch.undo()
    again = score_paths([source], model, tmp_path / "out")
    assert again.status == {"ok": 24}


def test_model_that_fails_on_one_article_costs_that_article(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch, archive: Any
) -> None:
    from stancekit import blocks

    attribute = blocks.attribute

    def fails(read, *others, **options):  # type: ignore[no-untyped-def]
        if any("number 2." in sentence.text for sentence in read):
            raise ValueError("no holder\nat all")
        return attribute(read, *others, **options)

    monkeypatch.setattr(blocks, "attribute", fails)
    source = archive(12)
    score_paths([source], model, tmp_path / "out")
    rows = read_table(tmp_path / "out" / "articles.parquet", ARTICLES)
    assert rows["status"].tolist() == ["ok"] * 2 + ["failed"] + ["ok"] * 9
    assert "ValueError: no holder" in rows["error"][2]


_KILLED = """
import sys
from stancekit import load_model, score_paths
import stancekit.runs.files as files
from stancekit.readers import plan_blocks
files.plan_blocks = lambda p, o, skip=None: plan_blocks(p, o, block_bytes=900, skip=skip)
print("loaded", flush=True)
score_paths([sys.argv[1]], load_model("linear"), sys.argv[2], n_jobs=int(sys.argv[3]),
            progress=lambda s: print(s.blocks, flush=True))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("n_jobs", [1, 2])
@pytest.mark.usefixtures("small_blocks")
def test_killed_at_any_block_ends_right(
    tmp_path: Path, model: StanceModel, n_jobs: int, archive: Any, tables: Any
) -> None:
    source = archive(60)
    score_paths([source], model, tmp_path / "calm")
    out = tmp_path / "out"
    for blocks in (1, 3, 4):
        run = subprocess.Popen(
            [sys.executable, "-c", _KILLED, str(source), str(out), str(n_jobs)],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        )  # fmt: skip
        assert run.stdout is not None
        for line in run.stdout:
            if line.strip() == str(blocks):
                run.send_signal(signal.SIGKILL)
                break
        run.wait()
        run.stdout.close()
        assert not tables(out), "no table before all is done"
    summary = score_paths([source], model, out)
    assert summary.blocks_reused >= 4
    assert tables(out) == tables(tmp_path / "calm")


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.usefixtures("small_blocks")
def test_worker_killed_by_the_system(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch, archive: Any, tables: Any
) -> None:
    source = archive(60)
    score_paths([source], model, tmp_path / "calm")
    pools = []
    opened = files.open_pool
    monkeypatch.setattr(files, "open_pool", lambda *a: pools.append(opened(*a)) or pools[-1])

    def kill(summary: RunSummary) -> None:
        if summary.blocks == 2:
            os.kill(next(iter(pools[0]._executor._processes)), signal.SIGKILL)
            time.sleep(0.5)

    summary = score_paths([source], model, tmp_path / "out", n_jobs=2, progress=kill)
    assert summary.status == {"ok": 60}
    assert tables(tmp_path / "out") == tables(tmp_path / "calm")


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting needs Linux and its root"
)
def test_full_disk_says_so_and_is_taken_up(
    tmp_path: Path, model: StanceModel, texts: Any, write: Any
) -> None:
    source = write(tmp_path / "in.jsonl", [r | {"text": r["text"] * 40} for r in texts(150)])
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)], check=False
    )
    if mount.returncode:
        pytest.skip("tmpfs cannot be mounted here")
    try:
        with pytest.raises(OutputError, match="free some space"):
            score_paths([source], model, disk / "out", format="csv", keep_text=True)
        assert not list((disk / "out").glob("*.csv*")), "what was written makes room"
        subprocess.run(["/bin/mount", "-o", "remount,size=50m", str(disk)], check=True)
        score_paths([source], model, disk / "out", format="csv", keep_text=True)
        score_paths([source], model, tmp_path / "calm", format="csv", keep_text=True)
        for path in (tmp_path / "calm").glob("*.csv"):
            assert (disk / "out" / path.name).read_bytes() == path.read_bytes()
    finally:
        subprocess.run(["/bin/umount", str(disk)], check=True)


def test_disk_error_of_the_store_is_an_output_error(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch, archive: Any
) -> None:
    import stancekit.store as store

    class Full(sqlite3.Connection):
        def execute(self, statement, *args):  # type: ignore[no-untyped-def]
            if statement.startswith("INSERT"):
                raise sqlite3.OperationalError("database or disk is full")
            return super().execute(statement, *args)

    real = sqlite3.connect
    monkeypatch.setattr(store.sqlite3, "connect", lambda *a, **k: real(*a, **k, factory=Full))
    source = archive(3)
    with pytest.raises(OutputError, match=r"disk is full; free some space and run the same"):
        score_paths([source], model, tmp_path / "out")
    monkeypatch.undo()
    assert score_paths([source], model, tmp_path / "out").status == {"ok": 3}
