from __future__ import annotations

import numpy as np
import pytest

from stancekit.evaluation.report import Evaluation, evaluate
from stancekit.evaluation.worst import explain_errors, worst_errors
from stancekit.labeling import Gold
from stancekit.model import StanceModel


@pytest.fixture(scope="module")
def some(corpus: Gold) -> Gold:
    test = corpus.articles["split"] == "test"
    ids = corpus.articles["article_id"][test & (corpus.articles["question"] == "western-sahara")]
    return corpus.select(corpus.articles["article_id"].isin(list(ids)[:10]))


@pytest.fixture(scope="module")
def evaluation(model: StanceModel, some: Gold) -> Evaluation:
    return evaluate(model, some, n_resamples=5)


def test_the_surest_errors_come_first(evaluation: Evaluation, some: Gold) -> None:
    found = worst_errors(evaluation, some, n=5)
    assert 0 < len(found) <= 5
    assert (found["stance"] != found["predicted"]).all()
    assert found["surplus"].is_monotonic_decreasing
    texts = some.sentences.set_index(["article_id", "sentence"])["text"]
    for row in found.itertuples():
        assert texts[(row.article_id, row.sentence)] == row.text
        if row.sentence:
            assert texts[(row.article_id, row.sentence - 1)] == row.before
        else:
            assert row.before is None


def test_rules_are_shown_where_gold_has_them(evaluation: Evaluation, some: Gold) -> None:
    assert worst_errors(evaluation, some)["rule"].isna().all()
    ruled = Evaluation(
        evaluation.metrics, evaluation.sentences.assign(rule="6"), evaluation.articles, []
    )
    assert set(worst_errors(ruled, some)["rule"]) == {"6"}


def test_contributions_add_up_to_what_the_linear_model_says(
    linear: StanceModel, some: Gold
) -> None:
    evaluation = evaluate(linear, some)
    errors = worst_errors(evaluation, some, n=4)
    found = explain_errors(linear, errors, evaluation.scored, n=None)
    sums = found.groupby(["article_id", "sentence"])[
        ["relevance", "support", "neutral", "opposition"]
    ]
    for row in errors.dropna(subset="predicted_sentence").itertuples():
        total = sums.sum().loc[(row.article_id, row.sentence)]
        assert 1 / (1 + np.exp(-total["relevance"])) == pytest.approx(row.relevance, abs=1e-6)
        scores = np.exp(total[["support", "neutral", "opposition"]])
        support = row.relevance * scores["support"] / scores.sum()
        assert support == pytest.approx(row.support, abs=1e-6)
    short = explain_errors(linear, errors, evaluation.scored, n=3)
    assert short.groupby(["article_id", "sentence"]).size().max() == 3


def test_no_errors_no_contributions(model: StanceModel, evaluation: Evaluation, some: Gold) -> None:
    none = worst_errors(evaluation, some, n=0)
    assert explain_errors(model, none, evaluation.scored).empty
