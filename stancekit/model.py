"""The classifier, and the model that reads articles with it.

`StanceClassifier` is a scikit-learn estimator with a hurdle: is the sentence about the question at
all, and if it is, which stance does it take. `StanceModel` binds a fitted one to the questions
that it knows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.extmath import softmax
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_consistent_length, check_is_fitted

from stancekit import persistence
from stancekit.cleaning import SILENT
from stancekit.encoder import CLASSES, Encoder, mask, read_settings
from stancekit.errors import ModelError
from stancekit.features import READ_COLUMNS, as_sentences, describe, make_features, read_table
from stancekit.markup import card_html
from stancekit.question import Question, list_questions, load_question
from stancekit.reading import ReadSentence
from stancekit.tables import OFF_TOPIC, STANCES

FloatArray = npt.NDArray[np.float64]

#: The number of what a trained model sees. It is raised whenever sentences are described otherwise
#: (a sign, a mask, an article feature), since coefficients mean nothing on other features.
READING = 2
#: The models that ship, besides those named after a question.
SHIPPED = ("general", "encoder")
_SILENT = rf"(?:^|\s)furniture=(?:{'|'.join(SILENT)})(?:\s|$)"


class StanceClassifier(ClassifierMixin, BaseEstimator):
    """Relevance first, then stance: two linear models over the same features.

    The probability of a stance is the probability that the sentence is relevant times that of the
    stance among relevant sentences. Without the label "off-topic" in `y` there is no hurdle.

    Parameters
    ----------
    features : estimator, optional
        Turns sentences into a matrix; `stancekit.features.make_features()` by default.
    C : float, default=8.0
        Inverse strength of the stance model's regularization.
    C_relevance : float, default=8.0
        The same for the hurdle.
    class_weight : dict, "balanced" or None, default=None
        Weights of the stances.
    calibrate : bool, default=False
        Whether to correct the probabilities by temperature scaling, fitted on predictions of a
        five-fold cross-validation over articles.
    max_iter : int, default=1000
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
        C: float = 8.0,
        C_relevance: float = 8.0,
        class_weight: Any = None,
        calibrate: bool = False,
        max_iter: int = 1000,
        random_state: int = 0,
    ) -> None:
        self.features = features
        self.C = C
        self.C_relevance = C_relevance
        self.class_weight = class_weight
        self.calibrate = calibrate
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
        self.classes_ = np.unique(labels.astype(str))
        if len(self.classes_) < 2:
            raise ValueError(f"y holds only one class, {self.classes_[0]!r}; two are needed")
        labels = labels.astype(str)
        table = as_sentences(X, "western-sahara") if isinstance(X, pd.DataFrame) else None
        matrix = features.fit_transform(X)
        self.features_ = features
        relevant = labels != OFF_TOPIC
        groups = np.arange(len(labels)) if table is None else table["article_id"].to_numpy()
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
        return self

    def _fit(
        self,
        matrix: Any,
        labels: npt.NDArray[Any],
        weights: FloatArray,
        C: float,
        class_weight: Any,
        groups: npt.NDArray[Any],
    ) -> Any:
        # sag reaches the default solver's optimum on these matrices in a tenth of the time
        learner = LogisticRegression(
            C=C,
            class_weight=class_weight,
            solver="sag",
            tol=1e-3,
            max_iter=self.max_iter,
            random_state=self.random_state,
        )
        folds = min(5, len(np.unique(groups)))
        if not self.calibrate or folds < 2:
            return learner.fit(matrix, labels, sample_weight=weights)
        splits = list(GroupKFold(folds).split(matrix, labels, groups))
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
        n = matrix.shape[0]
        result = np.zeros((n, len(self.classes_)))
        relevance = np.ones(n)
        if self.relevance_ is not None:
            relevance = self.relevance_.predict_proba(matrix)[:, 1]
            result[:, self.classes_ == OFF_TOPIC] = (1 - relevance)[:, None]
        stance = np.ones((n, 1)) if self.stance_ is None else self.stance_.predict_proba(matrix)
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


class StanceModel:
    """A fitted classifier with the question that it answers.

    Parameters
    ----------
    classifier : StanceClassifier
        Fitted.
    article_classifier : estimator
        Fitted on `article_features`.
    manifest : mapping
        As saved in the model's folder.
    question : Question
        The question of plain strings and of articles, unless another is asked for.
    training_hashes : frozenset of str
        See `stancekit.persistence.text_hash`; of the articles that the model was trained on.
    encoder : Encoder, optional
        A transformer whose probabilities are averaged with the classifier's.

    Attributes
    ----------
    classes_ : tuple of str
        The stances, in the order of `predict_proba`'s columns.

    Examples
    --------
    >>> model = load_model("western-sahara")
    >>> model.predict(["Peru backs Morocco's sovereignty over the Sahara."]).tolist()
    ['support']
    """

    def __init__(
        self,
        classifier: StanceClassifier,
        article_classifier: Any,
        manifest: Mapping[str, Any],
        question: Question,
        training_hashes: frozenset[str] = frozenset(),
        encoder: Encoder | None = None,
    ) -> None:
        self.classifier = classifier
        self.article_classifier = article_classifier
        self.manifest = dict(manifest)
        self.question = question
        self.training_hashes = training_hashes
        self.encoder = encoder
        self.classes_ = STANCES

    @property
    def model_id(self) -> str:
        """Name, version and the beginning of the coefficients' hash."""
        digest = str(self.manifest.get("fingerprint", ""))[:12] or "unsaved"
        return f"{self.manifest.get('name')}-{self.manifest.get('version')}-{digest}"

    def transfers_to(self, question: Question) -> bool:
        """Tell whether the model was not trained on a question."""
        return question.name not in self.manifest.get("questions", ())

    def predict_proba(self, X: Any) -> FloatArray:
        """Give the probability of each stance.

        Parameters
        ----------
        X : sequence of str or sentences table of length n_sentences

        Returns
        -------
        ndarray of shape (n_sentences, 3)
            Columns in the order of `classes_`; rows sum to 1.
        """
        return self.stances(self._read(X))[list(STANCES)].to_numpy(dtype=np.float64)

    def predict(self, X: Any) -> npt.NDArray[Any]:
        """Give the likeliest stance of each sentence.

        Returns
        -------
        ndarray of str of shape (n_sentences,)
        """
        return np.asarray(self.stances(self._read(X))["predicted"])

    def stances(self, read: pd.DataFrame) -> pd.DataFrame:
        """Give relevance and stances of sentences that were read already.

        Parameters
        ----------
        read : DataFrame
            From `stancekit.features.read_table`.

        Returns
        -------
        DataFrame of shape (n_sentences, 5)
            `relevance`, `support`, `neutral`, `opposition`, `predicted`. Web furniture that
            takes no stance (`stancekit.cleaning.SILENT`) is neutral and not relevant.
        """
        if read.empty:
            return pd.DataFrame(columns=["relevance", *STANCES, "predicted"])
        probabilities = self.classifier.predict_proba(read)
        if self.encoder is not None:
            if "masked" not in read:
                read = self._read(read.drop(columns=list(READ_COLUMNS), errors="ignore"))
            share = self.encoder.weight
            columns = [CLASSES.index(str(name)) for name in self.classifier.classes_]
            second = self.encoder.predict_proba(read)[:, columns]
            probabilities = (1 - share) * probabilities + share * second
        table = stance_table(probabilities, self.classifier.classes_)
        # menus, bylines and share lines take no stance, whatever names they hold
        silent = read["signs"].str.contains(_SILENT).to_numpy(dtype=bool)
        table.loc[silent, ["relevance", "support", "neutral", "opposition"]] = (0.0, 0.0, 1.0, 0.0)
        table.loc[silent, "predicted"] = "neutral"
        return table

    def describe(self, article: Sequence[ReadSentence], question: Question) -> pd.DataFrame:
        """Describe an article's sentences by what this model reads; see `features.describe`.

        Returns
        -------
        DataFrame of shape (n_sentences, 4) or, with an encoder, (n_sentences, 5)
        """
        return self.describe_all([article], [question])

    def describe_all(
        self, articles: Sequence[Sequence[ReadSentence]], questions: Sequence[Question]
    ) -> pd.DataFrame:
        """Describe the sentences of several articles in one table, each under its question.

        Returns
        -------
        DataFrame of shape (n_sentences, 4) or, with an encoder, (n_sentences, 5)
        """
        described = describe(*articles)
        if self.encoder is None:
            return described
        pairs = zip(articles, questions, strict=True)
        return described.assign(masked=[text for a, q in pairs for text in mask(a, q)])

    def article_stances(self, features: pd.DataFrame) -> FloatArray:
        """Give the probability of each class of the article classifier.

        An article's figures are the same, to the last digit, whatever other articles are asked
        for: a matrix product's last digit depends on how many rows it has.

        Parameters
        ----------
        features : DataFrame of shape (n_articles, n_features)
            From `article_features`.

        Returns
        -------
        ndarray of shape (n_articles, n_classes)
            Columns in the order of the article classifier's `classes_`.
        """
        scaler, learner = self.article_classifier[:-1], self.article_classifier[-1]
        scaled = np.ascontiguousarray(scaler.transform(features))
        if len(learner.classes_) == 2:
            return np.concatenate([learner.predict_proba(row[None, :]) for row in scaled])
        # as the learner's own `predict_proba` does, without checking each row
        scores = [row[None, :] @ learner.coef_.T + learner.intercept_ for row in scaled]
        return np.asarray(softmax(np.concatenate(scores), copy=False))

    def explain(self, sentence: Any) -> pd.DataFrame:
        """Show what each feature of a sentence contributes, exactly.

        Parameters
        ----------
        sentence : str or sentences table of one row

        Returns
        -------
        DataFrame
            `feature`, `value`, then what the feature adds to the log-odds of `relevance` and to
            the score of each stance before normalization; the first row is the intercept.
            The columns sum to the scores. An encoder's part is not told apart by features.
        """
        read = self._read([sentence] if isinstance(sentence, str) else sentence).head(1)
        return explain(self.classifier, read)

    def _repr_html_(self) -> str:
        return card_html(self.manifest, self.model_id, self.question.proposition)

    def _read(self, X: Any) -> pd.DataFrame:
        table = as_sentences(X, self.question.name)
        return read_table(table, {self.question.name: self.question}, self.describe)


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


# ------------------------------------------------------------------------------------- the articles


def article_features(sentences: pd.DataFrame) -> pd.DataFrame:
    """Sum up the sentences of each article for the article's own stance.

    Each side is summed up alike: its strongest sentence, its weight among all and among relevant
    sentences, its count of sentences that take it, and all that again for the lead.

    Parameters
    ----------
    sentences : DataFrame
        With `article_id, question, sentence, relevance, support, neutral, opposition`.

    Returns
    -------
    DataFrame of shape (n_articles, n_features)
        Indexed by (article_id, question), in order of first appearance.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "a"], "question": ["q", "q"],
    ...     "sentence": [0, 1], "relevance": [0.9, 0.2], "support": [0.9, 0.1],
    ...     "neutral": [0.1, 0.9], "opposition": [0.0, 0.0]})
    >>> float(article_features(table)["support_max"].iloc[0])
    0.9
    """
    rows = []
    keys = []
    # numpy over places: pandas' groups take longer than all that is done with them
    places: dict[tuple[Any, Any], list[int]] = {}
    for at, key in enumerate(zip(sentences["article_id"], sentences["question"], strict=True)):
        places.setdefault(key, []).append(at)
    number = sentences["sentence"].to_numpy(dtype=float)
    columns = {
        name: sentences[name].to_numpy(dtype=float)
        for name in ("relevance", "support", "opposition")
    }
    for key, listed in places.items():
        group = np.array(listed)[np.argsort(number[listed], kind="stable")]
        sides = {side: columns[side][group] for side in ("support", "opposition")}
        relevant = float(columns["relevance"][group].sum())
        weight = {side: float(values.sum()) for side, values in sides.items()}
        taken = {side: int((values > 0.5).sum()) for side, values in sides.items()}
        total = weight["support"] + weight["opposition"] + 0.5
        row = {"relevant_share": relevant / len(group)}
        for side, values in sides.items():
            row |= {
                f"{side}_max": values.max(),
                f"{side}_weight": np.log1p(weight[side]),
                f"{side}_share": weight[side] / total,
                f"{side}_of_relevant": weight[side] / (relevant + 0.5),
                f"{side}_count": np.log1p(taken[side]),
                f"{side}_first": values[0],
                f"{side}_second": values[:2].max(),
                f"{side}_lead": values[:4].max(),
            }
        difference = (weight["support"] - weight["opposition"]) / total
        row |= {
            "difference": difference,
            "difference_size": abs(difference),
            "lead_difference": row["support_lead"] - row["opposition_lead"],
            "weaker_share": min(weight.values()) / total,
            "only_support": float(taken["support"] > 0 and not taken["opposition"]),
            "only_opposition": float(taken["opposition"] > 0 and not taken["support"]),
            "both": float(min(taken.values()) > 0),
            "neither": float(max(taken.values()) == 0),
        }
        rows.append(row)
        keys.append(key)
    index = pd.MultiIndex.from_tuples(keys, names=["article_id", "question"])
    return pd.DataFrame(rows, index=index, dtype=float)


def make_article_classifier(C: float = 1.0, random_state: int = 0) -> Any:
    """Make the classifier of an article's stance from its `article_features`."""
    return make_pipeline(
        StandardScaler(), LogisticRegression(C=C, max_iter=2000, random_state=random_state)
    )


# --------------------------------------------------------------------------------------- the folder


_ENCODER = ("encoder/network.onnx", "encoder/tokenizer.json", "encoder/settings.json")


def save_model(
    model: StanceModel,
    folder: Path | str,
    training_hashes: Iterable[str],
    card: str,
    files: Mapping[str, bytes] | None = None,
) -> StanceModel:
    """Write a model's folder and give the model as loaded from it; see `stancekit.persistence`."""
    persistence.save(
        folder,
        {"sentences": model.classifier, "articles": model.article_classifier},
        model.manifest | {"reading": READING, "fingerprint": fingerprint(model.classifier)},
        training_hashes,
        card,
        files,
    )
    return load_model(folder, model.question)


def fingerprint(classifier: StanceClassifier) -> str:
    """Hash a fitted classifier's features and coefficients: the same for the same training.

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
    return digest.hexdigest()


def load_model(
    source: str | Path = "western-sahara", question: str | Path | Question | None = None
) -> StanceModel:
    """Load a model.

    Parameters
    ----------
    source : str or Path, default="western-sahara"
        A model's folder; the name of one that ships ("general", "encoder"); or a question, by name
        or TOML file, answered by the model that ships for it, else by the general one.
    question : str, Path or Question, optional
        The question, where `source` is no question; by default the first that the model was
        trained on.

    Returns
    -------
    StanceModel

    Raises
    ------
    ModelError
        The folder is no model's or cannot be loaded here.
    QuestionError
        There is no such question.
    """
    folder = Path(source)
    shipped = _newest(str(source)) if str(source) in SHIPPED else None
    folder = shipped or folder
    if (folder / "manifest.json").is_file():
        if question is None:
            trained = persistence.read_manifest(folder).get("questions") or ["western-sahara"]
            question = str(trained[0])
    elif folder.is_dir():
        below = sorted(p.parent for p in folder.glob("*/manifest.json"))
        below += sorted(p.parent for p in folder.glob("*/*/manifest.json"))
        nearest = f"did you mean {below[-1]}?" if below else (
            "give the folder that `stancekit train` wrote, or a question's name"
        )  # fmt: skip
        raise ModelError(f"no model in {folder}: it has no manifest.json; {nearest}")
    elif str(source) not in list_questions() and Path(source).suffix != ".toml":
        near = get_close_matches(str(source), list_questions(), n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise ModelError(
            f"no model at {source}, and no question of that name; {hint}Give a model's folder, "
            "a question's name (`stancekit questions` lists them) or its TOML file"
        )
    else:
        question = load_question(source if question is None else question)
        folder = _shipped(question.name)
    estimators, manifest = persistence.load(folder)
    if manifest.get("reading") != READING:
        raise ModelError(
            f"{folder} was trained on features number {manifest.get('reading')}, this version of "
            f"stancekit reads number {READING}; {persistence.AGAIN}"
        )
    return StanceModel(
        estimators["sentences"],
        estimators["articles"],
        manifest,
        load_question(question),
        persistence.read_training_hashes(folder),
        _load_encoder(folder, manifest),
    )


def _load_encoder(folder: Path, manifest: Mapping[str, Any]) -> Encoder | None:
    if not any(name in _ENCODER for name in manifest.get("files", ())):
        return None
    network, tokenizer, settings = (
        persistence.read_file(folder, manifest, name) for name in _ENCODER
    )
    return Encoder(network, tokenizer.decode("utf-8"), read_settings(settings.decode("utf-8")))


def _shipped(question: str) -> Path:
    """Find the newest shipped model for a question, else the newest general one."""
    for name in (question, "general"):
        folder = _newest(name)
        if folder is not None:
            return folder
    raise ModelError("this installation has no model; install it again, or train one")


def _newest(name: str) -> Path | None:
    here = Path(__file__).parent
    # in a wheel the models lie in the package, in a checkout beside it
    for root in (here / "models", here.parent / "models"):
        versions = [p for p in (root / name).glob("*") if (p / "manifest.json").is_file()]
        if versions:
            return max(versions, key=_version)
    return None


def _version(folder: Path) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else -1 for part in folder.name.split("."))
