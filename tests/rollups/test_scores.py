from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from stancekit.errors import TableError
from stancekit.model import StanceModel, load_model
from stancekit.rollups import read_propositions, read_scores, rollup
from stancekit.runs import score_paths
from stancekit.scoring import Scores, score
from stancekit.table_files import write_table
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES

SCHEMAS = {"sentences": SENTENCES, "positions": POSITIONS, "articles": ARTICLES}


@pytest.mark.parametrize("format", ["parquet", "jsonl", "csv"])
def test_scored_folders_are_read(tmp_path: Path, model: StanceModel, format: str) -> None:
    texts = ["Peru reaffirmed its support for Morocco's sovereignty over the Sahara.", ""]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    score_paths([tmp_path], model, tmp_path / "out", format=format)  # type: ignore[arg-type]
    read = read_scores(tmp_path / "out")
    table = pd.DataFrame({"article_id": ["0.txt", "1.txt"], "text": texts})
    pd.testing.assert_frame_equal(rollup(read), rollup(score(table, model)))
    pd.testing.assert_frame_equal(rollup(tmp_path / "out"), rollup(read))


def test_parts_of_a_table_are_read_in_order(tmp_path: Path, scores: Scores) -> None:
    for (name, schema), table in zip(SCHEMAS.items(), scores, strict=True):
        for part, rows in enumerate((table.iloc[:2], table.iloc[2:])):
            write_table(rows, tmp_path / name / f"part-{part}.parquet", schema)
    pd.testing.assert_frame_equal(rollup(tmp_path), rollup(scores))


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="holds no table of sentences"):
        read_scores(tmp_path)


def test_tables_of_the_last_run_are_read(tmp_path: Path) -> None:
    model = load_model("western-sahara")
    (tmp_path / "a.txt").write_text("Peru backs Morocco's sovereignty over the Sahara.")
    (tmp_path / "b.txt").write_text("Chile backs Morocco's sovereignty over the Sahara.")
    out = tmp_path / "out"
    score_paths([tmp_path / "a.txt"], model, out, format="parquet")
    score_paths([tmp_path / "b.txt"], model, out, format="csv")
    assert read_scores(out).positions["holder"].tolist() == ["Chile"]


def test_propositions_are_those_of_the_run(tmp_path: Path, model: StanceModel) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    score_paths([tmp_path / "a.txt"], model, tmp_path / "out")
    told = {"western-sahara": "Western Sahara is under Morocco's sovereignty"}
    assert read_propositions(tmp_path / "out") == told


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"questions": 1}', '{"questions": {"a": 1}}'])
def test_what_a_run_does_not_tell_is_passed_over(tmp_path: Path, scores: Scores, text: str) -> None:
    for (name, schema), table in zip(SCHEMAS.items(), scores, strict=True):
        write_table(table, tmp_path / f"{name}.parquet", schema)
    (tmp_path / "run.json").write_text(text)
    assert read_propositions(tmp_path) == {}
    assert len(read_scores(tmp_path).articles) == len(scores.articles)
