"""A run over files: taken up where it was, the same bytes whatever happened before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import stancekit.runs.summary as summaries
import stancekit.runs.work as work
from stancekit.errors import InputError, OutputError
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.question import Question, load_question
from stancekit.runs import RunSummary, score_paths
from stancekit.scoring import score
from stancekit.table_files import read_table
from stancekit.tables import ARTICLES, SENTENCES

# the parties are named, the question is not
OFF = "The ministers of Morocco and Peru discussed copper, trade and the weather at sea."
ROOT = Path(__file__).parent.parent.parent


class Halt(Exception):  # noqa: N818
    """The run is stopped from outside."""


def halt_after(n: int):  # type: ignore[no-untyped-def]
    def progress(summary: RunSummary) -> None:
        if summary.blocks == n:
            raise Halt

    return progress


@pytest.mark.usefixtures("small_blocks")
def test_run_goes_on_where_it_was_and_ends_with_the_same_bytes(
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch, archive: Any, tables: Any
) -> None:
    source = archive(60)
    whole = score_paths([source], model, tmp_path / "whole")
    assert whole.blocks > 6
    out = tmp_path / "out"
    with pytest.raises(Halt):
        score_paths([source], model, out, progress=halt_after(3))
    assert not tables(out)
    assert json.loads((out / "run.json").read_text())["state"] == "running"
    read = []
    scored = work.score_rows

    def noted(rows, *args):  # type: ignore[no-untyped-def]
        read.extend(row["text"] for row in rows)
        return scored(rows, *args)

    monkeypatch.setattr(work, "score_rows", noted)
    again = score_paths([source], model, out)
    assert again.blocks_reused == 3
    assert len(read) == 60 - again.articles_reused, "nothing is scored twice"
    assert tables(out) == tables(tmp_path / "whole")
    assert not list(out.glob("*.part"))


def test_yesterdays_archive_and_todays_articles_score_only_todays(
    tmp_path: Path,
    model: StanceModel,
    monkeypatch: pytest.MonkeyPatch,
    archive: Any,
    texts: Any,
    write: Any,
    tables: Any,
) -> None:
    out = tmp_path / "out"
    source = archive(30)
    score_paths([source], model, out)
    split = []
    from stancekit import blocks

    splitter = blocks.split_sentences

    def noted(text: str):  # type: ignore[no-untyped-def]
        split.append(text)
        return splitter(text)

    monkeypatch.setattr(blocks, "split_sentences", noted)
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
    tmp_path: Path, model: StanceModel, monkeypatch: pytest.MonkeyPatch, archive: Any
) -> None:
    out = tmp_path / "out"
    source = archive(6)
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


def test_store_that_is_damaged_says_what_to_do(
    tmp_path: Path, model: StanceModel, archive: Any
) -> None:
    source = archive(3)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "work.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(OutputError, match=r"work\.sqlite cannot be used: .*delete the file"):
        score_paths([source], model, tmp_path / "out")


def test_two_runs_into_one_folder_are_refused(
    tmp_path: Path, model: StanceModel, archive: Any
) -> None:
    source = archive(3)
    errors = []

    def second(_: RunSummary) -> None:
        with pytest.raises(OutputError, match="another run is writing into") as caught:
            score_paths([source], model, tmp_path / "out")
        errors.append(caught)

    score_paths([source], model, tmp_path / "out", progress=second)
    assert errors
    assert not (tmp_path / "out" / "work.lock").exists()


def test_run_manifest_says_what_was_done(
    tmp_path: Path, model: StanceModel, texts: Any, write: Any
) -> None:
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

    monkeypatch.setattr(summaries, "_MOST", 2)
    summary = RunSummary()
    articles = pa.table({"status": ["failed"] * 4, "error": ["a", "b", "c", "d"]})
    positions = pa.table({
        "question": ["q"] * 3, "stance": ["support"] * 3, "holder_id": ["A", "B", "C"],
        "holder": ["A", "B", "C"], "probability": [0.9] * 3, "evidence": ["x"] * 3,
    })  # fmt: skip
    summary.add(positions, positions, articles)
    assert summary.reasons == {"a": 1, "b": 1, "other reasons": 2}
    assert len(summary.holders) == 2


def test_tables_in_parts_are_the_same_rows(
    tmp_path: Path, model: StanceModel, texts: Any, write: Any
) -> None:
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


def test_unknown_engine_and_missing_scheduler(
    tmp_path: Path, model: StanceModel, archive: Any
) -> None:
    source = archive(1)
    with pytest.raises(InputError, match="no engine named 'spark'; use one of local, dask"):
        score_paths([source], model, tmp_path / "out", engine="spark")  # type: ignore[arg-type]
    pytest.importorskip("distributed")
    with pytest.raises(InputError, match="needs --scheduler ADDRESS"):
        score_paths([source], model, tmp_path / "out", engine="dask")


def test_a_question_of_ones_own_is_part_of_the_work(
    tmp_path: Path, model: StanceModel, archive: Any
) -> None:
    source = archive(3)
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
    from stancekit import blocks
    from stancekit.mentions import touches
    from stancekit.phrases import tokenize

    articles = corpus.articles[["article_id", "text"]]
    fast = score(articles, model)

    def full(texts: list[str], question: Question) -> list[bool]:
        return [touches(tokenize(text).folded, question) for text in texts]

    monkeypatch.setattr(blocks, "touching", full)
    for one, other in zip(fast, score(articles, model), strict=True):
        pd.testing.assert_frame_equal(one, other, check_exact=True)
