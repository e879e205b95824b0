from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from stancekit.duplicates import signatures
from stancekit.errors import LeakageError
from stancekit.evaluation.leakage import checks_near_duplicates, seen_articles
from stancekit.evaluation.report import evaluate
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.persistence import write_training_signatures


def informed(model: StanceModel, texts: list[str], folder: Path) -> StanceModel:
    """The model, as if it had been trained on these articles too."""
    write_training_signatures(folder, signatures(texts))
    return StanceModel(
        model.classifier, model.article_classifier, model.manifest | {"folder": str(folder)},
        model.question, model.training_hashes,
    )  # fmt: skip


@pytest.fixture(scope="module")
def unseen(corpus: Gold) -> Gold:
    test = corpus.articles["split"] == "test"
    ids = corpus.articles["article_id"][test & (corpus.articles["question"] == "western-sahara")]
    return corpus.select(corpus.articles["article_id"].isin(list(ids)[:6]))


def test_a_cut_copy_under_another_headline_is_seen(
    model: StanceModel, unseen: Gold, tmp_path: Path
) -> None:
    text = unseen.articles["text"][0]
    copy = "ANOTHER HEADLINE\nHome News Sport\n" + text[: int(len(text) * 0.7)].upper()
    knowing = informed(model, [copy], tmp_path)
    found = seen_articles(knowing, unseen)
    assert found["article_id"].tolist() == [unseen.articles["article_id"][0]]
    assert found["reason"].tolist() == ["near-duplicate"]
    assert found["share"][0] > 0.8
    with pytest.raises(LeakageError, match=r"1 of these articles .* 1 of them as near-duplicates"):
        evaluate(knowing, unseen)
    result = evaluate(knowing, unseen, allow_seen=True, n_resamples=5)
    assert result.seen == [unseen.articles["article_id"][0]]


def test_new_articles_are_let_in(model: StanceModel, unseen: Gold, tmp_path: Path) -> None:
    knowing = informed(model, ["An article on quite another matter, by nobody."], tmp_path)
    assert checks_near_duplicates(knowing)
    assert seen_articles(knowing, unseen).empty


def test_a_model_without_signatures_says_so(model: StanceModel, unseen: Gold) -> None:
    bare = StanceModel(
        model.classifier, model.article_classifier,
        {key: value for key, value in model.manifest.items() if key != "folder"},
        model.question, model.training_hashes,
    )  # fmt: skip
    assert not checks_near_duplicates(bare)
    result = evaluate(bare, unseen, n_resamples=5)
    assert any("Near-duplicates" in note for note in result.notes)


def test_the_same_text_is_told_without_signatures(model: StanceModel, small_gold: Gold) -> None:
    found = seen_articles(model, small_gold)
    assert found["reason"].eq("same text").all()
    assert found["share"].eq(1.0).all()
    assert len(found) == len(small_gold.articles)


def test_the_baseline_must_not_know_the_articles_either(
    model: StanceModel, unseen: Gold, small_gold: Gold
) -> None:
    with pytest.raises(LeakageError, match=r"the baseline would be trained on \d+ events"):
        evaluate(model, unseen, n_resamples=5, training=unseen)
    result = evaluate(model, unseen, n_resamples=5, training=small_gold)
    assert set(result.baselines["baseline"]) == {"majority", "keyword", "tfidf"}
    assert isinstance(result.against_baselines, pd.DataFrame)
