from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from stancekit.evaluation.report import Evaluation, evaluate
from stancekit.evaluation.report_files import evaluation_record, summarize, write_evaluation
from stancekit.labeling import Gold
from stancekit.model import StanceModel


def test_an_evaluation_is_written(model: StanceModel, corpus: Gold, tmp_path: Path) -> None:
    unseen = corpus.select(corpus.articles["split"] == "test")
    some = unseen.select(unseen.articles["article_id"].isin(unseen.articles["article_id"][:12]))
    result = evaluate(model, some, n_resamples=50)
    write_evaluation(result, tmp_path)
    metrics = json.loads((tmp_path / "metrics.json").read_text())["metrics"]
    assert {"macro_f1", "article_accuracy", "positions_f1"} <= {row["metric"] for row in metrics}
    for row in metrics:
        if row["value"] is not None and row["low"] is not None:
            assert row["low"] - 1e-9 <= row["value"] <= row["high"] + 1e-9 or row["n"] < 30
    errors = pd.read_csv(tmp_path / "errors.csv")
    assert (errors["stance"] != errors["predicted"]).all()
    record = json.loads((tmp_path / "metrics.json").read_text())
    assert record == json.loads(json.dumps(evaluation_record(result)))
    assert (record["articles"], record["sentences"]) == (12, len(some.sentences))
    assert (tmp_path / "summary.md").read_text() == summarize(result)


def test_the_record_leaves_single_sentences_out_and_takes_further_tables() -> None:
    figures = pd.DataFrame({"question": ["all"], "metric": ["accuracy"], "value": [float("nan")]})
    units = pd.DataFrame({"article_id": ["a", "b"]})
    record = evaluation_record(
        Evaluation(figures, units, units, ["b"], model_id="m"), {"audits": figures}
    )
    assert list(record)[:5] == ["model", "articles", "sentences", "seen", "notes"]
    assert (record["model"], record["articles"], record["seen"]) == ("m", 2, ["b"])
    assert record["audits"] == record["metrics"]
    assert record["metrics"] == [{"question": "all", "metric": "accuracy", "value": None}]
    assert not {"positions", "scored"} & set(record)
