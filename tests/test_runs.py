"""A run over files: taken up after any end, the same bytes whatever happened on the way."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

import stancekit.runs as runs
from stancekit.engines import WorkerDied
from stancekit.errors import InputError, OutputError
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.question import Question, load_question
from stancekit.readers import Block, Row, plan_blocks
from stancekit.runs import RunSummary, score_paths
from stancekit.table_files import read_table
from stancekit.tables import ARTICLES, SENTENCES

ROOT = Path(__file__).parent.parent
SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
AGAINST = "Cuba rejects the occupation of Western Sahara and backs the Polisario Front."
OFF = "The ministers of Morocco and Peru discussed copper, trade and the weather at sea."


def texts(n: int, first: int = 0) -> list[dict[str, str]]:
    """Articles of which no two are alike, a third of them on the question."""
    kinds = (SUPPORT, OFF, AGAINST, OFF, OFF, OFF)
    return [
        {"article_id": f"a{i}", "text": f"{kinds[i % 6]} It was number {i}.", "date": f"20{i % 90}"}
        for i in range(first, first + n)
    ]


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def tables(out: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(out.glob("*.parquet")) if p.is_file()}


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a few articles each."""

    def plan(paths, options, skip=None):  # type: ignore[no-untyped-def]
        return plan_blocks(paths, options, block_bytes=900, skip=skip)

    monkeypatch.setattr(runs, "plan_blocks", plan)


class Halt(Exception):  # noqa: N818
    """The run is stopped from outside."""


def halt_after(n: int):  # type: ignore[no-untyped-def]
    def progress(summary: RunSummary) -> None:
        if summary.blocks == n:
            raise Halt

    return progress


@pytest.mark.usefixtures("small_blocks")
def test_run_goes_on_where_it_was_and_ends_with_the_same_bytes(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "in.jsonl", texts(60))
    whole = score_paths([source], model, tmp_path / "whole")
    assert whole.blocks > 6
    out = tmp_path / "out"
    with pytest.raises(Halt):
        score_paths([source], model, out, progress=halt_after(3))
    assert not tables(out)
    assert json.loads((out / "run.json").read_text())["state"] == "running"
    read = []
    scored = runs.score_rows

    def noted(rows, *args):  # type: ignore[no-untyped-def]
        read.extend(row["text"] for row in rows)
        return scored(rows, *args)

    monkeypatch.setattr(runs, "score_rows", noted)
    again = score_paths([source], model, out)
    assert again.blocks_reused == 3
    assert len(read) == 60 - again.articles_reused, "nothing is scored twice"
    assert tables(out) == tables(tmp_path / "whole")
    assert not list(out.glob("*.part"))


def test_yesterdays_archive_and_todays_articles_score_only_todays(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    source = write(tmp_path / "in.jsonl", texts(30))
    score_paths([source], model, out)
    split = []
    import stancekit.scoring as scoring

    splitter = scoring.split_sentences

    def noted(text: str):  # type: ignore[no-untyped-def]
        split.append(text)
        return splitter(text)

    monkeypatch.setattr(scoring, "split_sentences", noted)
    # today's come before and after, and yesterday's have got another date
    rows = [*texts(6, 100), *(row | {"date": "now"} for row in texts(30)), *texts(6, 200)]
    write(source, rows)
    score_paths([source], model, out)
    assert len(split) == 4
    assert all("number 10" in text or "number 20" in text for text in split)
    fresh = tmp_path / "fresh"
    score_paths([source], model, fresh)
    assert tables(out) == tables(fresh)
    split.clear()
    summary = score_paths([source], model, out)
    assert not split
    assert summary.articles_reused == 42
    assert tables(out) == tables(fresh)


def test_another_model_question_or_option_scores_all(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    source = write(tmp_path / "in.jsonl", texts(6))
    score_paths([source], model, out)
    other = StanceModel(
        model.classifier, model.article_classifier,
        model.manifest | {"fingerprint": "0" * 64, "pipeline_sha256": "0" * 64}, model.question,
    )  # fmt: skip
    assert score_paths([source], other, out).blocks_reused == 0
    assert set(read_table(out / "articles.parquet", ARTICLES)["model_id"]) == {other.model_id}
    assert score_paths([source], other, out, ["kosovo"]).blocks_reused == 0
    assert score_paths([source], other, out, ["kosovo"], keep_text=True).blocks_reused == 0
    assert score_paths([source], other, out, ["kosovo"], keep_text=True).blocks_reused == 1


def test_store_that_is_damaged_says_what_to_do(tmp_path: Path, model: StanceModel) -> None:
    source = write(tmp_path / "in.jsonl", texts(3))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "work.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(OutputError, match=r"work\.sqlite cannot be used: .*delete the file"):
        score_paths([source], model, tmp_path / "out")


def test_two_runs_into_one_folder_are_refused(tmp_path: Path, model: StanceModel) -> None:
    source = write(tmp_path / "in.jsonl", texts(3))
    errors = []

    def second(_: RunSummary) -> None:
        with pytest.raises(OutputError, match="another run is writing into") as caught:
            score_paths([source], model, tmp_path / "out")
        errors.append(caught)

    score_paths([source], model, tmp_path / "out", progress=second)
    assert errors
    assert not (tmp_path / "out" / "work.lock").exists()


def test_run_manifest_says_what_was_done(tmp_path: Path, model: StanceModel) -> None:
    source = write(tmp_path / "in.jsonl", [*texts(6), {"article_id": "x", "text": ""}])
    score_paths([source], model, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "run.json").read_text())
    assert told["state"] == "finished"
    assert told["status"] == {"ok": 6, "failed": 1}
    assert told["reasons"] == {"empty text": 1}
    assert (told["n_articles"], told["n_positions"], told["blocks"]) == (7, 2, 1)
    assert told["model"] == model.model_id
    assert told["articles_per_second"] > 0
    assert told["bytes_done"] == source.stat().st_size


def test_repeated_reasons_and_holders_stay_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr(runs, "_MOST", 2)
    summary = RunSummary()
    articles = pa.table({"status": ["failed"] * 4, "error": ["a", "b", "c", "d"]})
    positions = pa.table({
        "question": ["q"] * 3, "stance": ["support"] * 3, "holder_id": ["A", "B", "C"],
        "holder": ["A", "B", "C"], "probability": [0.9] * 3, "evidence": ["x"] * 3,
    })  # fmt: skip
    summary.add(positions, positions, articles)
    assert summary.reasons == {"a": 1, "b": 1, "other reasons": 2}
    assert len(summary.holders) == 2


def test_tables_in_parts_are_the_same_rows(tmp_path: Path, model: StanceModel) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        write(folder / f"{n}.jsonl", texts(12, 12 * n))
    score_paths([folder], model, tmp_path / "one")
    for _ in range(2):
        score_paths([folder], model, tmp_path / "parts", part_rows=12)
    path = tmp_path / "parts" / "articles.parquet"
    assert [p.name for p in sorted(path.iterdir())] == [f"part-0000{n}.parquet" for n in range(3)]
    one = pd.read_parquet(tmp_path / "one" / "articles.parquet")
    pd.testing.assert_frame_equal(pd.read_parquet(path), one)
    assert len(read_table(tmp_path / "parts" / "sentences.parquet", SENTENCES)) == 24
    score_paths([folder], model, tmp_path / "parts")
    assert path.is_file()
    with pytest.raises(OutputError, match="only Parquet tables are written in parts"):
        score_paths([folder], model, tmp_path / "parts", format="csv", part_rows=5)


# ------------------------------------------------------------------------------------------ faults


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
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch, times: int, failed: int
) -> None:
    source = write(tmp_path / "in.jsonl", texts(24))
    score_paths([source], model, tmp_path / "calm")
    calm = read_table(tmp_path / "calm" / "articles.parquet", ARTICLES)

    def faulty(work, *_: object) -> FaultyPool:  # type: ignore[no-untyped-def]
        return FaultyPool(work, "number 8.", times)

    monkeypatch.setattr(runs, "open_pool", faulty)
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
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stancekit.scoring as scoring

    attribute = scoring.attribute

    def fails(read, *others, **options):  # type: ignore[no-untyped-def]
        if any("number 2." in sentence.text for sentence in read):
            raise ValueError("no holder\nat all")
        return attribute(read, *others, **options)

    monkeypatch.setattr(scoring, "attribute", fails)
    source = write(tmp_path / "in.jsonl", texts(12))
    score_paths([source], model, tmp_path / "out")
    rows = read_table(tmp_path / "out" / "articles.parquet", ARTICLES)
    assert rows["status"].tolist() == ["ok"] * 2 + ["failed"] + ["ok"] * 9
    assert "ValueError: no holder" in rows["error"][2]


_KILLED = """
import sys
from stancekit import load_model, score_paths
import stancekit.runs as runs
from stancekit.readers import plan_blocks
runs.plan_blocks = lambda p, o, skip=None: plan_blocks(p, o, block_bytes=900, skip=skip)
print("loaded", flush=True)
score_paths([sys.argv[1]], load_model("linear"), sys.argv[2], n_jobs=int(sys.argv[3]),
            progress=lambda s: print(s.blocks, flush=True))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
@pytest.mark.parametrize("n_jobs", [1, 2])
@pytest.mark.usefixtures("small_blocks")
def test_killed_at_any_block_ends_right(tmp_path: Path, model: StanceModel, n_jobs: int) -> None:
    source = write(tmp_path / "in.jsonl", texts(60))
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
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path / "in.jsonl", texts(60))
    score_paths([source], model, tmp_path / "calm")
    pools = []
    opened = runs.open_pool
    monkeypatch.setattr(runs, "open_pool", lambda *a: pools.append(opened(*a)) or pools[-1])

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
def test_full_disk_says_so_and_is_taken_up(tmp_path: Path, model: StanceModel) -> None:
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
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stancekit.store as store

    class Full(sqlite3.Connection):
        def execute(self, statement, *args):  # type: ignore[no-untyped-def]
            if statement.startswith("INSERT"):
                raise sqlite3.OperationalError("database or disk is full")
            return super().execute(statement, *args)

    real = sqlite3.connect
    monkeypatch.setattr(store.sqlite3, "connect", lambda *a, **k: real(*a, **k, factory=Full))
    source = write(tmp_path / "in.jsonl", texts(3))
    with pytest.raises(OutputError, match=r"disk is full; free some space and run the same"):
        score_paths([source], model, tmp_path / "out")
    monkeypatch.undo()
    assert score_paths([source], model, tmp_path / "out").status == {"ok": 3}


def test_unknown_engine_and_missing_scheduler(tmp_path: Path, model: StanceModel) -> None:
    source = write(tmp_path / "in.jsonl", texts(1))
    with pytest.raises(InputError, match="no engine named 'spark'; use one of local, dask"):
        score_paths([source], model, tmp_path / "out", engine="spark")  # type: ignore[arg-type]
    pytest.importorskip("distributed")
    with pytest.raises(InputError, match="needs --scheduler ADDRESS"):
        score_paths([source], model, tmp_path / "out", engine="dask")


def test_a_question_of_ones_own_is_part_of_the_work(tmp_path: Path, model: StanceModel) -> None:
    source = write(tmp_path / "in.jsonl", texts(3))
    path = tmp_path / "own.toml"
    shipped = (ROOT / "stancekit" / "questions" / "western-sahara.toml").read_text("utf-8")
    path.write_text(shipped, "utf-8")
    score_paths([source], model, tmp_path / "out", [load_question(path)])
    path.write_text(shipped.replace('"the Sahara"', '"the Sahara", "copper"'), "utf-8")
    again = score_paths([source], model, tmp_path / "out", [load_question(path)])
    assert again.blocks_reused == 0


def test_escapes_of_json_do_not_hide_a_name(tmp_path: Path, model: StanceModel) -> None:
    lines = [
        '{"article_id": "1", "text": "A consulate in La\\u00e2youne."}',
        '{"article_id": "2", "text": "A consulate in Laâyoune."}',
        '{"article_id": "3", "text": "A consulate in \\u0044akhla."}',
        '{"article_id": "4", "text": "Morocco\\u2019s territorial\\nintegrity"}',
        '{"article_id": "5", "text": "trade with Morocco"}',
    ]
    source = tmp_path / "in.jsonl"
    filler = [json.dumps({"text": OFF + " " * n}) for n in range(400)]
    source.write_text("\n".join(filler + lines) + "\n", encoding="utf-8")
    score_paths([source], model, tmp_path / "out")
    rows = read_table(tmp_path / "out" / "articles.parquet", ARTICLES)
    assert rows["n_sentences"].notna().tolist() == [False] * 400 + [True] * 4 + [False]


@pytest.mark.slow
def test_scan_changes_no_row_of_the_corpus(
    corpus: Gold, model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    import stancekit.scoring as scoring
    from stancekit.mentions import touches
    from stancekit.phrases import tokenize

    articles = corpus.articles[["article_id", "text"]]
    fast = scoring.score(articles, model)

    def full(texts: list[str], question: Question) -> list[bool]:
        return [touches(tokenize(text).folded, question) for text in texts]

    monkeypatch.setattr(scoring, "touching", full)
    for one, other in zip(fast, scoring.score(articles, model), strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)
