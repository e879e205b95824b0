from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from stancekit.classifier import StanceClassifier, fingerprint
from stancekit.evaluation import (
    cross_validate,
    cross_validate_and_fit,
    document_folds,
    nested_cross_validate,
    split_folds,
    split_gap,
)
from stancekit.evaluation.splits import By
from stancekit.features import read_table
from stancekit.labeling import Gold

GROUPED: list[By] = ["document", "event", "duplicates", "outlet", "question"]


def of_articles(gold: Gold, column: str) -> np.ndarray:
    articles = gold.articles
    values = articles[column].astype(object).where(articles[column].notna(), articles["article_id"])
    return gold.sentences["article_id"].map(dict(zip(articles["article_id"], values))).to_numpy()  # noqa: B905


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


def test_fitting_beside_the_folds_is_fitting_alone(small_gold: Gold) -> None:
    read = read_table(small_gold.sentences)
    predicted, fitted = cross_validate_and_fit(StanceClassifier(), small_gold, read, 3, n_jobs=2)
    pd.testing.assert_frame_equal(
        predicted, cross_validate(StanceClassifier(), small_gold, read, 3)
    )
    alone = StanceClassifier().fit(read, small_gold.sentences["label"].to_numpy())
    assert fingerprint(fitted) == fingerprint(alone)


@pytest.mark.parametrize("by", GROUPED)
def test_what_belongs_together_is_not_parted(small_gold: Gold, by: By) -> None:
    folds = split_folds(small_gold, by, 3)
    column = {"document": "article_id", "duplicates": "event"}.get(by, by)
    groups = of_articles(small_gold, column)
    for train, test in folds:
        assert not set(groups[train]) & set(groups[test])
        assert len(train) + len(test) == len(small_gold.sentences)
    tested = np.concatenate([test for _, test in folds])
    assert sorted(tested) == list(range(len(small_gold.sentences)))


def test_dates_train_on_the_past(small_gold: Gold) -> None:
    days = of_articles(small_gold, "date")
    folds = split_folds(small_gold, "date", 3)
    assert len(folds) == 3
    for train, test in folds:
        assert max(days[train]) < min(days[test])
    with pytest.raises(ValueError, match=r"dates, too few for 100 folds"):
        split_folds(small_gold, "date", 100)


def test_copies_of_an_article_stay_on_its_side(small_gold: Gold) -> None:
    text = small_gold.articles["text"][0]
    # a reprint under another event, outlet and headline
    copies = [
        small_gold.articles.iloc[[0]].assign(
            article_id=f"copy{i}", event=f"copy{i}", outlet=f"copy{i}", text=f"Reprint {i}\n{text}"
        )
        for i in range(8)
    ]
    spans = small_gold.sentences[
        small_gold.sentences["article_id"].eq(small_gold.articles["article_id"][0])
    ]
    gold = Gold(
        pd.concat([small_gold.articles, *copies], ignore_index=True),
        pd.concat(
            [small_gold.sentences, *(spans.assign(article_id=f"copy{i}") for i in range(8))],
            ignore_index=True,
        ),
    )
    mine = {small_gold.articles["article_id"][0], *(f"copy{i}" for i in range(8))}
    ids = gold.sentences["article_id"].to_numpy()
    sides = [bool(mine & set(ids[test])) for _, test in split_folds(gold, "duplicates", 4)]
    assert sum(sides) == 1
    assert sum(bool(mine & set(ids[test])) for _, test in split_folds(gold, "event", 4)) > 1


def test_sentences_are_parted_by_name_only(small_gold: Gold) -> None:
    ids = small_gold.sentences["article_id"].to_numpy()
    train, test = split_folds(small_gold, "sentence", 3)[0]
    assert set(ids[train]) & set(ids[test])
    with pytest.raises(ValueError, match="by is 'moon'; it must be one of sentence, document"):
        split_folds(small_gold, "moon")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="groups by document, fewer than 200 folds"):
        split_folds(small_gold, "document", 200)
    one = small_gold.select(small_gold.articles["question"] == "taiwan")
    with pytest.raises(ValueError, match="none can be left out"):
        split_folds(one, "question")


class Remembering(StanceClassifier):
    """Knows the sentences that it has seen, and else says neutral."""

    def fit(self, X, y, sample_weight=None):  # type: ignore[no-untyped-def]
        self.known_ = dict(zip(X["text"], y, strict=True))
        self.classes_ = np.array(["neutral", "off-topic", "opposition", "support"])
        return self

    def predict_proba(self, X):  # type: ignore[no-untyped-def]
        labels = [self.known_.get(text, "neutral") for text in X["text"]]
        return (np.array(labels)[:, None] == self.classes_).astype(float)


class Telling(Remembering):
    """Says support where it was told that it will meet other questions, and else neutral."""

    def predict_proba(self, X):  # type: ignore[no-untyped-def]
        said = "support" if self.transfer else "neutral"
        return np.tile((self.classes_ == said).astype(float), (len(X), 1))


def test_other_questions_are_prepared_for_where_they_are_met(small_gold: Gold) -> None:
    one = small_gold.select(small_gold.articles["question"] == "western-sahara")
    by_event = cross_validate(Telling(), one, read_table(one.sentences), 2, by="event")
    assert set(by_event["predicted"]) == {"neutral"}
    read = read_table(small_gold.sentences)
    by_question = cross_validate(Telling(), small_gold, read, 2, by="question")
    assert set(by_question["predicted"]) == {"support"}


def test_the_gap_shows_what_is_learned_by_heart(small_gold: Gold) -> None:
    # every sentence stands twice in its article
    twice = Gold(
        small_gold.articles,
        pd.concat([small_gold.sentences] * 2).sort_values("article_id", kind="stable")
        .reset_index(drop=True),
    )  # fmt: skip
    found = split_gap(Remembering(), twice, twice.sentences, "event", 5, n_resamples=100)
    row = found.set_index("metric").loc["macro_f1"]
    assert row["by"] == "event"
    assert row["naive"] > row["honest"] + 0.3
    assert row["low"] > 0


def test_nested_tuning_chooses_in_each_fold(small_gold: Gold) -> None:
    read = read_table(small_gold.sentences)
    features = TfidfVectorizer(analyzer=str.split)
    plain = StanceClassifier(features)

    class Texts(StanceClassifier):
        def fit(self, X, y, sample_weight=None):  # type: ignore[no-untyped-def]
            return super().fit(list(X["words"]), y)

        def predict_proba(self, X):  # type: ignore[no-untyped-def]
            return super().predict_proba(X if isinstance(X, list) else list(X["words"]))

    estimator = Texts(features)
    predicted, chosen = nested_cross_validate(
        estimator, {"C": [1e-6, 10.0]}, small_gold, read, "event", 3, 2
    )
    assert len(predicted) == len(small_gold.sentences)
    # nothing is learned with the first
    assert chosen["C"].tolist() == [10.0] * 3
    assert chosen["macro_f1"].between(0, 1).all()
    assert plain.C == 2.0


def test_by_date_only_later_articles_are_predicted(small_gold: Gold) -> None:
    found = cross_validate(Remembering(), small_gold, small_gold.sentences, n_folds=3, by="date")
    assert 0 < len(found) < len(small_gold.sentences)
    assert found.index.isin(small_gold.sentences.index).all()
