"""The model that reads articles: a fitted classifier, the questions that it knows, its folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.utils.extmath import softmax

from stancekit import persistence
from stancekit.agents import Agents, find_agents
from stancekit.classifier import StanceClassifier, explain, fingerprint, stance_table
from stancekit.descriptions import DESCRIPTION_COLUMNS, describe
from stancekit.encoder import (
    CLASSES,
    UNREAD,
    Encoder,
    can_run_onnx,
    encoder_files,
    mask,
    read_encoder,
)
from stancekit.errors import ModelError
from stancekit.features import as_sentences, read_table
from stancekit.furniture import SILENT
from stancekit.markup import card_html
from stancekit.question import Question, list_questions, load_question
from stancekit.reading import ReadSentence
from stancekit.tables import STANCES

FloatArray = npt.NDArray[np.float64]

#: The number of what a trained model sees. It is raised whenever sentences are described otherwise
#: (a sign, a mask, an article feature), since coefficients mean nothing on other features.
READING = 8
#: The models that ship, besides those named after a question.
SHIPPED = ("general", "linear", "encoder")
_SILENT = rf"(?:^|\s)furniture=(?:{'|'.join(SILENT)})(?:\s|$)"


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
        A network whose probabilities are averaged with the classifier's.

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
        """Tell whether the model, its encoder included, was not trained on a question.

        It goes by the question's name: another file under a name that ships counts as trained on,
        of which `stancekit questions check` warns.
        """
        encoder = self.manifest.get("encoder", {})
        known = {*self.manifest.get("questions", ()), *encoder.get("questions", ())}
        return question.name not in known

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
        DataFrame of shape (n_sentences, 5) or, with an encoder, (n_sentences, 6)
            `relevance`, `support`, `neutral`, `opposition`, `predicted`. Web furniture that
            takes no stance (`stancekit.furniture.SILENT`) is neutral and not relevant. An encoder
            adds `holders`, see `stancekit.encoder.Encoder.read`.
        """
        if read.empty:
            return pd.DataFrame(columns=["relevance", *STANCES, "predicted"])
        probabilities = self.classifier.predict_proba(read)
        if self.encoder is not None:
            if "masked" not in read:
                read = self._read(read.drop(columns=list(DESCRIPTION_COLUMNS), errors="ignore"))
            share = self.encoder.weight
            columns = [CLASSES.index(str(name)) for name in self.classifier.classes_]
            second, holders = self.encoder.read(read)
            probabilities = (1 - share) * probabilities + share * second[:, columns]
        table = stance_table(probabilities, self.classifier.classes_)
        if self.encoder is not None:
            table["holders"] = pd.Series(holders, index=table.index, dtype=object)
        # menus, bylines and share lines take no stance, whatever names they hold
        silent = read["signs"].str.contains(_SILENT).to_numpy(dtype=bool)
        table.loc[silent, ["relevance", "support", "neutral", "opposition"]] = (0.0, 0.0, 1.0, 0.0)
        table.loc[silent, "predicted"] = "neutral"
        return table

    def describe(self, article: Sequence[ReadSentence], question: Question) -> pd.DataFrame:
        """Describe an article's sentences by what this model reads; see `stancekit.descriptions`.

        Returns
        -------
        DataFrame of shape (n_sentences, 4)
            With an encoder also `masked` and `mentions`.
        """
        return self.describe_all([article], [question])

    def describe_all(
        self,
        articles: Sequence[Sequence[ReadSentence]],
        questions: Sequence[Question],
        agents: Sequence[Agents] = (),
    ) -> pd.DataFrame:
        """Describe the sentences of several articles in one table, each under its question.

        Parameters
        ----------
        articles : sequence of sequence of ReadSentence
        questions : sequence of Question
        agents : sequence of tuple, optional
            What `stancekit.agents.find_agents` gives for each, to spare finding it again.

        Returns
        -------
        DataFrame of shape (n_sentences, 4)
            With an encoder also `masked` and `mentions`.
        """
        described = describe(*articles)
        if self.encoder is None:
            return described
        pairs = zip(articles, questions, strict=True)
        found = agents or [find_agents(*pair) for pair in pairs]
        masked = [sentence for (sentences, _), question in zip(found, questions, strict=True)
                  for sentence in mask(sentences, question)]  # fmt: skip
        described["masked"] = [sentence.text for sentence in masked]
        mentions = [sentence.mentions for sentence in masked]
        described["mentions"] = pd.Series(mentions, index=described.index, dtype=object)
        return described

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
        """Show what each feature of a sentence contributes to the linear model, exactly.

        Parameters
        ----------
        sentence : str or sentences table of one row

        Returns
        -------
        DataFrame
            `feature`, `value`, then what the feature adds to the log-odds of `relevance` and to
            the score of each stance before normalization; the first row is the intercept.
            The columns sum to the linear model's scores. For the encoder's share of the model see
            `explain_words`.
        """
        read = self._read([sentence] if isinstance(sentence, str) else sentence).head(1)
        return explain(self.classifier, read)

    def explain_words(self, sentence: Any) -> pd.DataFrame:
        """Show what each word of a sentence does to the encoder's probabilities.

        A word's share is what the probability of a stance loses when the word is not read (Zeiler
        and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014). The shares
        of words that say the same do not add up.

        Parameters
        ----------
        sentence : str or sentences table of one row

        Returns
        -------
        DataFrame of shape (n_words, 4)
            `word`, names as the masks that are read and sides before speakers, then `support`,
            `neutral`, `opposition`, each in [-1, 1]. Words behind the longest sentence that is
            read are left out.

        Raises
        ------
        ModelError
            The model has no encoder.

        Examples
        --------
        >>> model = load_model("western-sahara")
        >>> words = model.explain_words("Lima backs the Moroccan Sahara.")
        >>> words["word"].tolist()
        ['xstateseat', 'backs', 'the', 'xclaimantname', 'xclaimantian', 'sahara', '.']
        """
        if self.encoder is None:
            raise ModelError("this model has no encoder; `explain` shows all that it goes by")
        read = self._read([sentence] if isinstance(sentence, str) else sentence).head(1)
        # each word has a token at least: what lies behind the longest sentence is not read
        words = str(read["masked"].iloc[0]).split(" ")[: self.encoder.longest]
        without = [words, *([*words[:at], UNREAD, *words[at + 1 :]] for at in range(len(words)))]
        # each as an article of its own
        rows = read.loc[read.index.repeat(len(without)), ["question", "sentence"]].assign(
            article_id=[str(number) for number in range(len(without))],
            masked=[" ".join(variant) for variant in without],
        )
        found = stance_table(self.encoder.predict_proba(rows), np.array(CLASSES))[list(STANCES)]
        lost = found.iloc[:1].to_numpy() - found.iloc[1:].to_numpy()
        return pd.DataFrame({"word": words, **dict(zip(STANCES, lost.T, strict=True))})

    def _repr_html_(self) -> str:
        return card_html(self.manifest, self.model_id, self.question.proposition)

    def _read(self, X: Any) -> pd.DataFrame:
        table = as_sentences(X, self.question.name)
        return read_table(table, {self.question.name: self.question}, self.describe)


def save_model(
    model: StanceModel,
    folder: Path | str,
    training_hashes: Iterable[str],
    card: str,
    files: Mapping[str, bytes] | None = None,
) -> StanceModel:
    """Write a model's folder and give the model as loaded from it; see `stancekit.persistence`."""
    encoder = b"".join((files or {})[name] for name in encoder_files(files or {}))
    persistence.save(
        folder,
        {"sentences": model.classifier, "articles": model.article_classifier},
        model.manifest
        | {"reading": READING, "fingerprint": fingerprint(model.classifier, encoder)},
        training_hashes,
        card,
        files,
    )
    return load_model(folder, model.question)


def load_model(
    source: str | Path = "western-sahara", question: str | Path | Question | None = None
) -> StanceModel:
    """Load a model.

    Parameters
    ----------
    source : str or Path, default="western-sahara"
        A model's folder; the name of one that ships ("general"; "encoder", with a larger network
        beside its own, run by onnxruntime; "linear", without a network, faster); or a question, by
        name or TOML file, answered by the model that ships for it, else by "encoder" where the
        extra that it needs is installed, else by "general".
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
    folder = find_model(source)
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
        near = get_close_matches(str(source), [*SHIPPED, *list_questions()], n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise ModelError(
            f"no model at {source}, and no question of that name; {hint}Give a model's folder, "
            f"the name of one that ships ({', '.join(SHIPPED)}), a question's name "
            "(`stancekit questions` lists them) or its TOML file"
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
        read_encoder(read_encoder_files(folder, manifest)),
    )


def read_encoder_files(folder: Path | str, manifest: Mapping[str, Any]) -> dict[str, bytes]:
    """Read the files of a model's encoder, by their path in the folder; none where it has none."""
    names = encoder_files(manifest.get("files", {}))
    return {name: persistence.read_file(folder, manifest, name) for name in names}


def find_model(source: str | Path) -> Path:
    """Give the folder of a model that ships, by its name, or of another, by its path."""
    return (_newest(str(source)) if str(source) in SHIPPED else None) or Path(source)


def _shipped(question: str) -> Path:
    """Find the newest shipped model for a question, else the most accurate that can run here."""
    best = ("encoder", "general") if can_run_onnx() else ("general",)
    for name in (question, *best):
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
