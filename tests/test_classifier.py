from __future__ import annotations

import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import issparse
from sklearn.base import BaseEstimator, clone
from sklearn.exceptions import NotFittedError
from sklearn.metrics import log_loss
from sklearn.model_selection import GridSearchCV, GroupKFold, cross_val_predict
from sklearn.utils import estimator_checks as checks
from sklearn.utils import estimator_html_repr, get_tags

import stancekit
from stancekit.classifier import StanceClassifier, stance_table
from stancekit.errors import TableError
from stancekit.features import SentenceReader, make_features, read_table
from stancekit.labeling import Gold
from stancekit.model import StanceModel

SENTENCES = [
    "Peru backs Morocco's sovereignty over the Sahara.",
    "Cuba supports the Sahrawi people's right to self-determination.",
    "The envoy met both parties.",
    "It rained in Lima.",
] * 6
LABELS = ["support", "opposition", "neutral", "off-topic"] * 6

# scikit-learn runs no check on estimators of text, so those that need no numbers are named here;
# all others feed a numeric matrix, which sentences are not. What they look for (fit returns self
# and is idempotent, predictions do not depend on the batch or its order, unfitted use is refused,
# pickling keeps predictions) is checked below on sentences.
CHECKS = (
    checks.check_do_not_raise_errors_in_init_or_set_params,
    checks.check_estimator_cloneable,
    checks.check_estimator_repr,
    checks.check_estimator_tags_renamed,
    checks.check_get_params_invariance,
    checks.check_mixin_order,
    checks.check_no_attributes_set_in_init,
    checks.check_parameters_default_constructible,
    checks.check_set_params,
    checks.check_valid_tag_types,
)


def find_estimators() -> list[type[BaseEstimator]]:
    package = Path(stancekit.__file__).parent
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        if parts[-1] in ("__init__", "__main__"):
            continue
        module = import_module(".".join(parts))
        found += [
            value
            for name, value in inspect.getmembers(module, inspect.isclass)
            if not name.startswith("_")
            and issubclass(value, BaseEstimator)
            and value.__module__ == module.__name__
        ]
    return found


def test_every_estimator_is_known() -> None:
    assert {e.__name__ for e in find_estimators()} == {
        "StanceClassifier", "SentenceReader", "PieceCounter", "PieceVectorizer",
    }  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
@pytest.mark.parametrize("estimator", find_estimators(), ids=lambda e: e.__name__)
def test_estimator_checks(estimator: type[BaseEstimator], check) -> None:
    check(estimator.__name__, estimator())


@pytest.mark.parametrize("estimator", find_estimators(), ids=lambda e: e.__name__)
def test_estimator_contract_on_sentences(estimator: type[BaseEstimator]) -> None:
    fresh = estimator()
    method = "predict_proba" if hasattr(fresh, "predict_proba") else "transform"
    if get_tags(fresh).requires_fit:
        with pytest.raises(NotFittedError, match="not fitted yet"):
            getattr(fresh, method)(SENTENCES)
    parameters = fresh.get_params(deep=False)
    assert fresh.fit(SENTENCES, LABELS) is fresh
    assert fresh.get_params(deep=False) == parameters

    def given(fitted: Any, texts: list[str]) -> Any:
        found = getattr(fitted, method)(texts)
        return found.toarray() if issparse(found) else np.asarray(found)

    whole = given(fresh, SENTENCES)
    again = given(estimator().fit(SENTENCES, LABELS), SENTENCES)
    parts = np.vstack([given(fresh, [text]) for text in SENTENCES])
    turned = given(fresh, SENTENCES[::-1])[::-1]
    for other in (again, parts, turned):
        assert (other == whole).all()


def test_weights_of_nothing_are_as_if_left_out() -> None:
    X, y = [*SENTENCES, "Cuba backs Morocco's plan."], [*LABELS, "support"]
    weights = np.r_[np.ones(len(SENTENCES)), 0.0]
    features = make_features(min_df=1).fit(SENTENCES)
    one = StanceClassifier(FrozenFeatures(features)).fit(X, y, sample_weight=weights)
    other = StanceClassifier(FrozenFeatures(features)).fit(SENTENCES, LABELS)
    assert one.predict_proba(SENTENCES) == pytest.approx(other.predict_proba(SENTENCES), abs=0.02)


class FrozenFeatures(BaseEstimator):
    def __init__(self, fitted) -> None:
        self.fitted = fitted

    def fit_transform(self, X):
        return self.fitted.transform(X)

    def transform(self, X):
        return self.fitted.transform(X)

    def __sklearn_clone__(self):
        return self


@pytest.mark.parametrize(
    "make",
    [
        list,
        lambda x: np.array(x),
        lambda x: np.array(x, dtype=object),
        pd.Series,
        lambda x: np.array(x, dtype=object)[:, None],
        lambda x: pd.DataFrame({"text": x}),
    ],
    ids=["list", "array", "objects", "series", "column", "table"],
)
def test_takes_sentences_in_any_form(make) -> None:
    fitted = StanceClassifier().fit(SENTENCES, LABELS)
    expected = fitted.predict_proba(SENTENCES[:4])
    found = fitted.predict_proba(make(SENTENCES[:4]))
    assert np.array_equal(found, expected)
    assert np.allclose(found.sum(axis=1), 1)


def test_citizen_of_scikit_learn() -> None:
    classifier = StanceClassifier(make_features(min_df=1))
    again = clone(classifier)
    assert again.get_params()["features__vectorize__words__ngram_range"] == (1, 2)
    groups = np.arange(24) % 6
    found = cross_val_predict(classifier, SENTENCES, LABELS, groups=groups, cv=GroupKFold(3))
    assert set(found) <= set(LABELS)
    search = GridSearchCV(classifier, {"C": [1.0, 8.0]}, cv=2, scoring="f1_macro")
    search.fit(SENTENCES, LABELS)
    assert search.best_params_["C"] in (1.0, 8.0)
    names = classifier.fit(SENTENCES, LABELS).features_.get_feature_names_out()
    assert any(name.startswith("words__xclaimant") for name in names)
    assert "StanceClassifier" in estimator_html_repr(classifier)


def test_relevance_is_a_hurdle() -> None:
    fitted = StanceClassifier(make_features(min_df=1)).fit(SENTENCES, LABELS)
    table = stance_table(fitted.predict_proba(SENTENCES[:4]), fitted.classes_)
    assert table["relevance"].to_numpy().argmin() == 3
    stances = table[["support", "neutral", "opposition"]]
    assert np.allclose(stances.sum(axis=1), 1)
    # a sentence can take a side at most as surely as it is on the question
    assert (stances["support"] + stances["opposition"] <= table["relevance"] + 1e-12).all()


def test_without_off_topic_there_is_no_hurdle() -> None:
    fitted = StanceClassifier(make_features(min_df=1)).fit(SENTENCES[:3] * 3, LABELS[:3] * 3)
    assert fitted.relevance_ is None
    assert set(fitted.classes_) == {"support", "opposition", "neutral"}


def test_one_class_is_refused() -> None:
    with pytest.raises(ValueError, match="only one class"):
        StanceClassifier().fit(SENTENCES[:2], ["support", "support"])


@pytest.mark.parametrize(
    ("bad", "match"),
    [("text", "not one string"), ([1, 2], "row 0: expected a sentence, not int"),
     (pd.DataFrame({"body": ["a"]}), "needs the column 'text'")],
)  # fmt: skip
def test_what_is_no_sentence_is_named(bad, match: str) -> None:
    with pytest.raises(TableError, match=match):
        SentenceReader().fit(bad)


def test_calibration_does_not_change_the_order_of_support(small_gold: Gold) -> None:
    read = read_table(small_gold.sentences)
    labels = small_gold.sentences["label"].to_numpy()
    plain = StanceClassifier().fit(read, labels)
    calibrated = StanceClassifier(calibrate=True).fit(read, labels)
    one, other = plain.predict_proba(read), calibrated.predict_proba(read)
    assert np.allclose(other.sum(axis=1), 1)
    assert (one.argmax(axis=1) == other.argmax(axis=1)).mean() > 0.95


def test_a_large_corpus_is_calibrated_in_two_folds(
    small_gold: Gold, monkeypatch: pytest.MonkeyPatch
) -> None:
    folds = []

    class Counted(GroupKFold):
        def __init__(self, n_splits: int) -> None:
            folds.append(n_splits)
            super().__init__(n_splits)

    monkeypatch.setattr("stancekit.classifier.GroupKFold", Counted)
    read = read_table(small_gold.sentences)
    # weighed alike, which the solver of large matrices can fit on few sentences
    classifier = StanceClassifier(class_weight=None, calibrate=True)
    labels = small_gold.sentences["label"].to_numpy()
    before = classifier.fit(read, labels).predict_proba(read)
    assert set(folds) == {3}
    folds.clear()
    monkeypatch.setattr("stancekit.classifier._LARGE", 1)
    after = classifier.fit(read, labels).predict_proba(read)
    assert set(folds) == {2}
    assert np.abs(before - after).max() < 0.1


def test_a_label_that_a_fold_lacks_leaves_probabilities_as_they_are(small_gold: Gold) -> None:
    read = read_table(small_gold.sentences)
    rare = small_gold.sentences["article_id"] == small_gold.sentences["article_id"].iloc[0]
    labels = np.where(rare, "opposition", "support")
    fitted = StanceClassifier(calibrate=True).fit(read, labels)
    plain = StanceClassifier().fit(read, labels)
    assert np.array_equal(fitted.predict_proba(read), plain.predict_proba(read))


def test_explanation_adds_up(model: StanceModel, linear: StanceModel) -> None:
    sentence = "Kazakhstan voiced support for Morocco's territorial integrity."
    table = model.explain(sentence)
    assert table["feature"][0] == "(intercept)"
    scores = table.drop(columns=["feature", "value"]).sum()
    proba = np.exp(scores[["support", "neutral", "opposition"]].to_numpy())
    relevance = 1 / (1 + np.exp(-scores["relevance"]))
    expected = linear.predict_proba([sentence])[0]
    assert relevance * proba[0] / proba.sum() == pytest.approx(expected[0], rel=1e-6)


@pytest.fixture(scope="module")
def many_questions(corpus: Gold) -> pd.DataFrame:
    """Read sentences of ten articles on each of eight questions."""
    train = corpus.articles[corpus.articles["split"] == "train"]
    names = [
        "taiwan",
        "kashmir",
        "crimea",
        "abkhazia",
        "gibraltar",
        "essequibo",
        "senkaku",
        "chagos",
    ]
    ids = [i for name in names for i in train["article_id"][train["question"] == name][:10]]
    return read_table(corpus.select(corpus.articles["article_id"].isin(ids)).sentences)


def test_a_question_not_trained_on_gets_the_caution_of_questions_left_out(
    many_questions: pd.DataFrame,
) -> None:
    other = (many_questions["question"] == "chagos").to_numpy()
    known, new = many_questions[~other], many_questions[other]
    fitted = StanceClassifier(calibrate=True).fit(known, known["label"])
    assert set(fitted.questions_) == set(known["question"])
    assert 0 < fitted.transfer_ < 1
    cautious = fitted.predict_proba(new)
    assert cautious.sum(axis=1) == pytest.approx(1)
    as_if_known = fitted.predict_proba(new.assign(question="taiwan"))
    loss = [log_loss(new["label"], p, labels=fitted.classes_) for p in (cautious, as_if_known)]
    assert loss[0] < loss[1]
    alone = StanceClassifier(calibrate=True, transfer=False).fit(known, known["label"])
    assert alone.transfer_ == 0
    assert np.array_equal(alone.predict_proba(new), as_if_known)
    # what comes with it changes nothing for the questions that were trained on
    both = fitted.predict_proba(many_questions)
    assert np.array_equal(both[other], cautious)
    assert np.array_equal(both[~other], fitted.predict_proba(known))
    assert np.array_equal(both[~other], fitted.predict_proba(known.drop(columns="question")))


def test_of_few_questions_nothing_is_learned_about_others(small_gold: Gold) -> None:
    read = read_table(small_gold.sentences)
    fitted = StanceClassifier(calibrate=True).fit(read, small_gold.sentences["label"])
    assert fitted.transfer_ == 0
    elsewhere = fitted.predict_proba(read.assign(question="kosovo"))
    assert np.array_equal(elsewhere, fitted.predict_proba(read))
