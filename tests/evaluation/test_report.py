from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from stancekit.classifier import StanceClassifier
from stancekit.errors import ConfigError, GoldError, LeakageError, TableError
from stancekit.evaluation import align_sentences, cross_validate, document_folds
from stancekit.evaluation.report import (
    evaluate,
    floors_missed,
    parse_floors,
    write_evaluation,
)
from stancekit.features import read_table
from stancekit.labeling import Gold
from stancekit.model import StanceModel

SHARED = Path(__file__).parents[3] / "shared"


def predicted(*places: tuple[int, int, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"article_id": "a", "question": "q", "sentence": number, "start": s, "end": e,
             "stance": stance, "relevance": 1.0, "support": 1.0, "neutral": 0.0,
             "opposition": 0.0, "holder_id": "PER"}
            for number, (s, e, stance) in enumerate(places)
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([(0, 10, "support")], "support"),
        ([(0, 4, "support"), (4, 12, "opposition")], "opposition"),
        ([(0, 5, "support"), (5, 10, "opposition")], "support"),
        ([(20, 30, "support")], "neutral"),
        ([(10, 12, "support")], "neutral"),
    ],
)
def test_gold_takes_the_sentence_that_shares_most(found, expected: str) -> None:
    gold = pd.DataFrame({"article_id": ["a"], "question": ["q"], "start": [0], "end": [10]})
    aligned = align_sentences(gold, predicted(*found))
    assert aligned["predicted"].tolist() == [expected]
    assert aligned["relevance"][0] == (0.0 if expected == "neutral" else 1.0)


def test_alignment_keeps_articles_and_questions_apart() -> None:
    gold = pd.DataFrame({"article_id": ["b", "a"], "question": ["q", "other"],
                         "start": [0, 0], "end": [5, 5]})  # fmt: skip
    assert align_sentences(gold, predicted((0, 5, "support")))["predicted"].tolist() == [
        "neutral", "neutral",
    ]  # fmt: skip
    with pytest.raises(TableError, match=r"the gold table lacks the columns? 'start'"):
        align_sentences(gold.drop(columns=["start", "end"]), predicted((0, 5, "support")))


def test_folds_never_part_an_event(small_gold: Gold) -> None:
    folds = document_folds(small_gold, 4)
    event = small_gold.sentences["article_id"].map(
        small_gold.articles.set_index("article_id")["event"]
    )
    assert pd.Series(folds).groupby(event.to_numpy()).nunique().max() == 1
    assert set(folds) == {0, 1, 2, 3}


def test_cross_validation_is_the_same_in_parallel(small_gold: Gold) -> None:
    read = read_table(small_gold.sentences)
    one, two = (
        cross_validate(StanceClassifier(), small_gold, read, 3, n_jobs=jobs) for jobs in (1, 2)
    )
    pd.testing.assert_frame_equal(one, two)
    assert len(one) == len(small_gold.sentences)


def test_what_the_model_was_trained_on_is_refused(model: StanceModel, small_gold: Gold) -> None:
    with pytest.raises(LeakageError, match="was trained on 60 of these articles"):
        evaluate(model, small_gold)
    result = evaluate(model, small_gold, allow_seen=True, n_resamples=20)
    assert len(result.seen) == 60


def test_no_article_gives_no_figure(model: StanceModel, small_gold: Gold) -> None:
    with pytest.raises(GoldError, match="there is no gold article to evaluate on"):
        evaluate(model, small_gold.select(small_gold.articles["split"] == "moon"))


def test_evaluation_is_written_and_floors_are_kept(
    model: StanceModel, corpus: Gold, tmp_path: Path
) -> None:
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
    assert floors_missed(result, {"accuracy": 0.01}) == []
    assert "accuracy is" in floors_missed(result, {"accuracy": 1.01})[0]
    with pytest.raises(ConfigError, match="no metric 'f2'"):
        floors_missed(result, {"f2": 0.5})
    with pytest.raises(ConfigError, match="write METRIC=FLOOR"):
        parse_floors(["accuracy"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the seeds lie outside the project")
def test_seeds(model: StanceModel) -> None:
    result = evaluate(model, SHARED / "seeds" / "gold.jsonl", n_resamples=20)
    assert result.value("article_accuracy") == 1.0
    assert result.value("macro_f1") >= 0.95
    supporters = result.articles["predicted"].value_counts()
    assert supporters["support"] == 3


def test_a_question_of_ones_own_is_known_by_its_model(tmp_path: Path) -> None:
    (tmp_path / "atlantis.toml").write_text(
        'name = "atlantis"\nproposition = "Atlantis is part of Utopia"\n'
        '[claimant]\nid = "state:utopia"\nnames = ["Utopia"]\n'
        '[territory]\nnames = ["Atlantis"]\n'
        '[[rivals]]\nid = "party:free-atlantis"\nnames = ["Free Atlantis Front"]\n'
    )
    text = "Peru reaffirmed its support for Utopia's sovereignty over Atlantis."
    row = {
        "article_id": "a", "question": "atlantis", "text": text, "stance": "support",
        "spans": [{"start": 0, "end": len(text), "stance": "support", "relevant": True,
                   "positions": [{"holder": "Peru", "stance": "support"}]}],
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(row))
    result = evaluate(tmp_path / "atlantis.toml", tmp_path / "gold.jsonl", n_resamples=5)
    assert result.value("accuracy") == 1.0
    assert result.value("positions_f1") == 1.0
