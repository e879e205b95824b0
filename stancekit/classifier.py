"""The classifier: relevance first, then stance, two linear models over one set of features."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_consistent_length, check_is_fitted
from threadpoolctl import threadpool_limits

from stancekit.features import as_sentences, make_features
from stancekit.tables import OFF_TOPIC

FloatArray = npt.NDArray[np.float64]

_LARGE = 5000  # sentences
_FOLDS = (
    3  # of the predictions that probabilities are corrected by: a figure is fitted on each head's
)
_FOLDS_OF_LARGE = 2  # the same, of large matrices
_ENOUGH = 20_000  # sentences of questions left out: one figure is fitted on them
_LEAST = 1e-9  # of a probability whose logarithm is taken


class StanceClassifier(ClassifierMixin, BaseEstimator):
    """Relevance first, then stance: two linear models over the same features.

    The probability of a stance is the probability that the sentence is relevant times that of the
    stance among relevant sentences. Without the label "off-topic" in `y` there is no hurdle.

    Parameters
    ----------
    features : estimator, optional
        Turns sentences into a matrix; `stancekit.features.make_features()` by default.
    C : float, default=2.0
        Inverse strength of the stance model's regularization.
    C_relevance : float, default=2.0
        The same for the hurdle.
    class_weight : dict, "balanced" or None, default="balanced"
        Weights of the stances; "balanced" lets the rarer ones count as much as the others.
    calibrate : bool, default=False
        Whether to correct the probabilities by temperature scaling, fitted on predictions of a
        cross-validation over articles: in three folds, in two of large corpora. Where a label is
        in so few articles that a fold lacks it, they stay as they are.
    transfer : bool, default=True
        Whether to correct them, too, for questions that it was not trained on, where it is less
        sure than it looks: by a cross-validation over questions, of which large corpora need a fold
        only. Without `calibrate` nothing is corrected.
    max_iter : int, default=5000
    random_state : int, default=0

    Attributes
    ----------
    classes_ : ndarray of shape (n_classes,)
        The labels met in training, sorted.
    features_ : estimator
        The fitted features.
    relevance_ : estimator or None
        The hurdle; None where no training sentence is off-topic.
    stance_ : estimator or None
        The stance model; None where all relevant sentences have one label.
    questions_ : ndarray of shape (n_questions,)
        The questions met in training, sorted; none where `X` did not name them.
    transfer_ : float
        The power to which the uncorrected probabilities are raised, and scaled to sum to 1, for
        any other question; 0 where that was not asked for, or there were too few to tell.

    Examples
    --------
    >>> X = ["Peru backs Morocco's plan.", "Cuba rejects Morocco's plan.", "It rained."] * 2
    >>> y = ["support", "opposition", "off-topic"] * 2
    >>> StanceClassifier().fit(X, y).predict(["Chile backs Morocco's plan."]).tolist()
    ['support']
    """

    def __init__(
        self,
        features: Any = None,
        C: float = 2.0,
        C_relevance: float = 2.0,
        class_weight: Any = "balanced",
        calibrate: bool = False,
        transfer: bool = True,
        max_iter: int = 5000,
        random_state: int = 0,
    ) -> None:
        self.features = features
        self.C = C
        self.C_relevance = C_relevance
        self.class_weight = class_weight
        self.calibrate = calibrate
        self.transfer = transfer
        self.max_iter = max_iter
        self.random_state = random_state

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> StanceClassifier:
        """Fit both models.

        Parameters
        ----------
        X : sequence of str or sentences table of length n_sentences
        y : array-like of shape (n_sentences,)
            "support", "neutral", "opposition" or "off-topic" (or other labels: then these).
        sample_weight : array-like of shape (n_sentences,), optional

        Returns
        -------
        self
        """
        features = make_features() if self.features is None else clone(self.features)
        labels = np.asarray(y, dtype=object)
        check_consistent_length(X, labels)
        check_classification_targets(labels)
        weights = np.ones(len(labels)) if sample_weight is None else np.asarray(sample_weight)
        labels = labels.astype(str)
        if len(set(labels)) < 2:
            raise ValueError(f"y holds only one class, {labels[0]!r}; two are needed")
        table = as_sentences(X, "western-sahara") if isinstance(X, pd.DataFrame) else None
        groups = np.arange(len(labels)) if table is None else table["article_id"].to_numpy()
        asked = np.array([], dtype=str) if table is None else table["question"].to_numpy(dtype=str)
        self.questions_ = np.unique(asked)
        # a product's last digit may hang on how many threads compute, and a process has fewer
        with threadpool_limits(limits=1, user_api="blas"):
            matrix = features.fit_transform(X)
            self.features_ = features
            self._fit_heads(matrix, labels, weights, groups)
            self.transfer_ = (
                self._fit_transfer(matrix, labels, weights, asked)
                if self.calibrate and self.transfer
                else 0.0
            )
        return self

    def _fit_heads(
        self,
        matrix: Any,
        labels: npt.NDArray[Any],
        weights: FloatArray,
        groups: npt.NDArray[Any],
    ) -> None:
        self.classes_ = np.unique(labels)
        relevant = labels != OFF_TOPIC
        self.relevance_ = (
            self._fit(matrix, relevant, weights, self.C_relevance, None, groups)
            if not relevant.all()
            else None
        )
        self.stances_ = np.unique(labels[relevant])
        self.stance_ = (
            self._fit(
                matrix[relevant], labels[relevant], weights[relevant], self.C,
                self.class_weight, groups[relevant],
            )
            if len(self.stances_) > 1
            else None
        )  # fmt: skip

    def _fit_transfer(
        self,
        matrix: Any,
        labels: npt.NDArray[Any],
        weights: FloatArray,
        asked: npt.NDArray[Any],
    ) -> float:
        """Find the power by predicting questions from the others."""
        if len(self.questions_) < 5:
            return 0.0
        plain = clone(self).set_params(calibrate=False)
        chances = []
        for rest, left_out in GroupKFold(_FOLDS).split(matrix, labels, asked):
            # without the question that most sentences are about, nothing is left to learn from; and
            # one large question alone says little of how others fare
            if (
                len(np.unique(asked[left_out])) < 2
                or len(rest) < len(labels) / 2
                or len(np.unique(labels[rest])) < len(self.classes_)
            ):
                continue
            plain._fit_heads(matrix[rest], labels[rest], weights[rest], rest)
            found = plain._probabilities(matrix[left_out], corrected=False)
            place = np.searchsorted(self.classes_, labels[left_out])
            chances.append(np.column_stack([found, found[np.arange(len(place)), place]]))
            if sum(map(len, chances)) >= _ENOUGH:
                break
        if not chances:
            return 0.0
        table = np.log(np.maximum(np.concatenate(chances), _LEAST))

        def loss(power: float) -> float:
            return float((logsumexp(power * table[:, :-1], axis=1) - power * table[:, -1]).mean())

        return float(minimize_scalar(loss, bounds=(0.05, 5.0), method="bounded").x)

    def _fit(
        self,
        matrix: Any,
        labels: npt.NDArray[Any],
        weights: FloatArray,
        C: float,
        class_weight: Any,
        groups: npt.NDArray[Any],
    ) -> Any:
        # sag reaches the optimum of large matrices in a tenth of the default solver's time; small
        # ones with uneven weights it may not reach
        large = matrix.shape[0] >= _LARGE
        learner = LogisticRegression(
            C=C,
            class_weight=class_weight,
            solver="sag" if large else "lbfgs",
            tol=1e-3 if large else 1e-4,
            max_iter=self.max_iter,
            random_state=self.random_state,
        )
        folds = min(_FOLDS_OF_LARGE if large else _FOLDS, len(np.unique(groups)))
        if not self.calibrate or folds < 2:
            return learner.fit(matrix, labels, sample_weight=weights)
        splits = list(GroupKFold(folds).split(matrix, labels, groups))
        n_labels = len(np.unique(labels))
        if any(len(np.unique(labels[rest])) < n_labels for rest, _ in splits):
            return learner.fit(matrix, labels, sample_weight=weights)
        calibrated = CalibratedClassifierCV(
            learner, method="temperature", cv=splits, ensemble=False
        )
        return calibrated.fit(matrix, labels, sample_weight=weights)

    def predict_proba(self, X: Any) -> FloatArray:
        """Give the probability of each class.

        Parameters
        ----------
        X : sequence of str or sentences table of length n_sentences

        Returns
        -------
        ndarray of shape (n_sentences, n_classes)
            Columns in the order of `classes_`; rows sum to 1.
        """
        check_is_fitted(self)
        matrix = self.features_.transform(X)
        result = self._probabilities(matrix)
        if self.transfer_ and isinstance(X, pd.DataFrame) and "question" in X:
            other = ~X["question"].isin(self.questions_).to_numpy()
            if other.any():
                powers = self._probabilities(matrix[other], corrected=False) ** self.transfer_
                result[other] = powers / powers.sum(axis=1, keepdims=True)
        return result

    def _probabilities(self, matrix: Any, corrected: bool = True) -> FloatArray:
        n = matrix.shape[0]
        result = np.zeros((n, len(self.classes_)))
        relevance = np.ones(n)
        if self.relevance_ is not None:
            relevance = _head(self.relevance_, corrected).predict_proba(matrix)[:, 1]
            result[:, self.classes_ == OFF_TOPIC] = (1 - relevance)[:, None]
        stance = np.ones((n, 1))
        if self.stance_ is not None:
            stance = _head(self.stance_, corrected).predict_proba(matrix)
        for column, label in enumerate(self.stances_):
            result[:, self.classes_ == label] = (relevance * stance[:, column])[:, None]
        return result

    def predict(self, X: Any) -> npt.NDArray[Any]:
        """Give the likeliest class of each sentence.

        Returns
        -------
        ndarray of shape (n_sentences,)
        """
        check_is_fitted(self)
        return np.asarray(self.classes_[np.argmax(self.predict_proba(X), axis=1)])

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _head(head: Any, corrected: bool) -> Any:
    if corrected or not isinstance(head, CalibratedClassifierCV):
        return head
    return head.calibrated_classifiers_[0].estimator


def stance_table(probabilities: npt.NDArray[np.float64], classes: npt.NDArray[Any]) -> pd.DataFrame:
    """Turn class probabilities into the sentences table's columns.

    Parameters
    ----------
    probabilities : ndarray of shape (n_sentences, n_classes)
    classes : ndarray of shape (n_classes,)
        Stances and perhaps "off-topic", whose probability counts as neutral and against relevance.

    Returns
    -------
    DataFrame of shape (n_sentences, 5)
        `relevance`, `support`, `neutral`, `opposition`, `predicted`.
    """
    of = {str(name): probabilities[:, i] for i, name in enumerate(classes)}
    zero = np.zeros(len(probabilities))
    off = of.get(OFF_TOPIC, zero)
    table = pd.DataFrame(
        {
            "relevance": 1 - off,
            "support": of.get("support", zero),
            "neutral": of.get("neutral", zero) + off,
            "opposition": of.get("opposition", zero),
        }
    )
    names = np.array(["support", "neutral", "opposition"], dtype=object)
    table["predicted"] = names[table[list(names)].to_numpy().argmax(axis=1)]
    return table


def explain(classifier: StanceClassifier, read: pd.DataFrame, names: Any = None) -> pd.DataFrame:
    """Give the contributions of the features of one read sentence; see `StanceModel.explain`.

    `names` are those of the features, to spare asking for them with every sentence.
    """
    check_is_fitted(classifier)
    matrix = classifier.features_.transform(read).tocsr()[0]
    if names is None:
        names = classifier.features_.get_feature_names_out()
    columns: dict[str, list[float]] = {}
    for head, labels in ((classifier.relevance_, ["relevance"]), (classifier.stance_, None)):
        if head is None:
            continue
        coefficients, intercepts, classes = _linear(head)
        if labels is None and len(coefficients) == 1:
            coefficients, intercepts, labels = coefficients, intercepts, [str(classes[1])]
        for label, weights, intercept in zip(
            labels or [str(c) for c in classes], coefficients, intercepts, strict=True
        ):
            columns[label] = [float(intercept), *(weights[matrix.indices] * matrix.data)]
    table = pd.DataFrame(
        {
            "feature": ["(intercept)", *(str(names[i]) for i in matrix.indices)],
            "value": [1.0, *matrix.data],
            **columns,
        }
    )
    strength = table.drop(columns=["feature", "value"]).abs().max(axis=1)
    strength.iloc[0] = np.inf
    return table.loc[strength.sort_values(ascending=False, kind="stable").index].reset_index(
        drop=True
    )


def _linear(head: Any) -> tuple[FloatArray, FloatArray, npt.NDArray[Any]]:
    """Give a head's coefficients, with temperature scaling, if any, worked in."""
    if not isinstance(head, CalibratedClassifierCV):
        return head.coef_, head.intercept_, head.classes_
    inner = head.calibrated_classifiers_[0]
    scale = float(inner.calibrators[0].beta_)
    if len(head.classes_) == 2:
        # of two classes the scaled logits are (-x, x), which lie 2x apart
        scale *= 2
    return inner.estimator.coef_ * scale, inner.estimator.intercept_ * scale, head.classes_


def fingerprint(classifier: StanceClassifier, more: bytes = b"") -> str:
    """Hash a fitted classifier's features and coefficients: the same for the same training.

    `more` is what else the probabilities come from.

    A file's own hash differs with the time at which it was written.
    """
    digest = hashlib.sha256()
    for name in classifier.features_.get_feature_names_out():
        digest.update(str(name).encode() + b"\n")
    for head in (classifier.relevance_, classifier.stance_):
        if head is not None:
            coefficients, intercepts, classes = _linear(head)
            digest.update(repr([str(label) for label in classes]).encode())
            digest.update(np.ascontiguousarray(coefficients).tobytes())
            digest.update(np.ascontiguousarray(intercepts).tobytes())
    digest.update(np.float64(classifier.transfer_).tobytes() + more)
    return digest.hexdigest()
