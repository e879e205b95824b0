from __future__ import annotations

import json
from pathlib import Path

import pytest

from stancekit.errors import GoldError, LeakageError
from stancekit.evaluation.report import evaluate
from stancekit.labeling import Gold
from stancekit.model import StanceModel

SHARED = Path(__file__).parents[3] / "shared"


def test_what_the_model_was_trained_on_is_refused(model: StanceModel, small_gold: Gold) -> None:
    with pytest.raises(LeakageError, match="was trained on 60 of these articles"):
        evaluate(model, small_gold)
    result = evaluate(model, small_gold, allow_seen=True, n_resamples=20)
    assert len(result.seen) == 60


def test_no_article_gives_no_figure(model: StanceModel, small_gold: Gold) -> None:
    with pytest.raises(GoldError, match="there is no gold article to evaluate on"):
        evaluate(model, small_gold.select(small_gold.articles["split"] == "moon"))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the seeds lie outside the project")
def test_seeds(general: StanceModel) -> None:
    result = evaluate(general, SHARED / "seeds" / "gold.jsonl", n_resamples=20)
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
