"""A model from a configuration: corpus read, classifiers fitted, figures taken, folder written."""

from __future__ import annotations

import hashlib
import json
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from stancekit import persistence
from stancekit.articles import article_features, make_article_classifier
from stancekit.cards import model_card
from stancekit.classifier import StanceClassifier
from stancekit.duplicates import signatures
from stancekit.errors import ConfigError, ModelError
from stancekit.evaluation import (
    bootstrap_intervals,
    cross_validate_and_fit,
    sentence_counts,
    sentence_metrics,
)
from stancekit.features import make_features, read_table
from stancekit.labeling import Gold, read_gold
from stancekit.labeling.gold import gold_files
from stancekit.model import (
    READING,
    SHIPPED,
    StanceModel,
    find_model,
    read_encoder_files,
    save_model,
)
from stancekit.question import load_question
from stancekit.tables import STANCES, rows_of

_KEYS = ["article_id", "question"]


@dataclass(frozen=True)
class TrainingConfig:
    """What makes a model; a TOML file with these keys.

    Attributes
    ----------
    name, version : str
        The model's folder will be `<out>/<name>/<version>`.
    corpus : tuple of str
        Gold files or folders, relative to the configuration's folder.
    splits : tuple of str
        Articles of these splits are trained on; all of them where it is empty.
    questions : tuple of str
        Question files to know besides those that ship.
    leave_out : tuple of str
        Questions that are never trained on.
    encoder : str
        A model that ships ("general"), or a model's folder, whose encoder reads beside the linear
        model. It is kept as it is. None where it is empty.
    random_state : int
    folds : int
        Of the cross-validation that gives the figures in the manifest and what the article
        classifier is trained on.
    features, classifier : mapping
        Arguments of `make_features` and `StanceClassifier`.
    """

    name: str
    version: str
    corpus: tuple[str, ...]
    splits: tuple[str, ...] = ("train",)
    questions: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    encoder: str = ""
    random_state: int = 0
    folds: int = 5
    features: Mapping[str, Any] = field(default_factory=dict)
    classifier: Mapping[str, Any] = field(default_factory=dict)


def read_config(path: Path | str) -> TrainingConfig:
    """Read a training configuration; paths in it count from its own folder.

    Raises
    ------
    ConfigError
        Missing, not TOML, or a key is unknown, missing or of the wrong type.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
    except FileNotFoundError:
        raise ConfigError(f"no configuration at {path}") from None
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    known = {f.name: f for f in fields(TrainingConfig)}
    for key, value in data.items():
        if key not in known:
            raise ConfigError(f"{path}: unknown key {key!r}; known are {', '.join(known)}")
        kind = str(known[key].type)
        right = (
            isinstance(value, str) if kind == "str"
            else isinstance(value, int) and not isinstance(value, bool) if kind == "int"
            else isinstance(value, dict) if kind.startswith("Mapping")
            else isinstance(value, list) and all(isinstance(item, str) for item in value)
        )  # fmt: skip
        if not right:
            raise ConfigError(f"{path}: {key} is {value!r}; it must be {_KINDS[kind]}")
    for key in ("name", "version", "corpus"):
        if not data.get(key):
            raise ConfigError(f"{path}: {key} is missing")
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in data.items()
    }
    for key in ("corpus", "questions"):
        values[key] = tuple(str(path.parent / item) for item in values.get(key, ()))
    if values.get("encoder") and values["encoder"] not in SHIPPED:
        values["encoder"] = str(path.parent / values["encoder"])
    config = TrainingConfig(**values)
    try:
        make_classifier(config)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{path}: features or classifier: {error}") from error
    return config


_KINDS = {"str": "a string", "int": "a whole number", "Mapping[str, Any]": "a table",
          "tuple[str, ...]": "a list of strings"}  # fmt: skip


def make_classifier(config: TrainingConfig) -> StanceClassifier:
    """Make the unfitted classifier that a configuration describes."""
    arguments: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in config.features.items()
    }
    return StanceClassifier(
        features=make_features(**arguments),
        random_state=config.random_state,
        **dict(config.classifier),
    )


def train(
    config: TrainingConfig | Path | str, out: Path | str = "models", n_jobs: int = 1
) -> StanceModel:
    """Train a model and write its folder.

    Parameters
    ----------
    config : TrainingConfig, Path or str
    out : Path or str, default="models"
        The folder `<out>/<name>/<version>` is written.
    n_jobs : int, default=1
        Processes that read the corpus, cross-validate and fit.

    Returns
    -------
    StanceModel
        As loaded from its folder.

    Raises
    ------
    ConfigError, GoldError, QuestionError
        What is wrong in the configuration, the corpus or a question.
    """
    started = time.monotonic()
    if not isinstance(config, TrainingConfig):
        config = read_config(config)
    known = {q.name: q for q in map(load_question, config.questions)}
    kept = keep_encoder(config.encoder) if config.encoder else NO_ENCODER
    gold, left_out = _chosen(config)
    read = read_table(gold.sentences, known, n_jobs=n_jobs)
    predicted, classifier = cross_validate_and_fit(
        make_classifier(config), gold, read, config.folds, config.random_state, n_jobs
    )
    articles = fit_articles(predicted, gold, config.random_state)
    # the question that most articles are about comes first: it is the model's own
    names = [str(name) for name in gold.articles["question"].value_counts().index]
    manifest: dict[str, Any] = {
        "name": config.name,
        "version": config.version,
        "questions": names,
        "versions": persistence.versions(),
        "corpus": {
            "articles": len(gold.articles),
            "sentences": len(gold.sentences),
            "labels": gold.sentences["label"].value_counts().to_dict(),
            "sha256": corpus_hash(gold),
            "left_out": left_out,
        },
        "config": _plain(config),
        "cross_validation": cross_validated_metrics(predicted),
        "training_seconds": round(time.monotonic() - started, 1),
    }
    question = known.get(names[0]) or load_question(names[0])
    model = StanceModel(classifier, articles, manifest, question)
    texts = list(gold.articles["text"])
    hashes = frozenset(map(persistence.text_hash, texts))
    folder = Path(out) / config.name / config.version
    return save_beside(model, folder, hashes, signatures(texts), kept)


class KeptEncoder(NamedTuple):
    """An encoder as it is put beside a linear model.

    `manifest` is what a manifest says of it, `files` are its files by their path in the folder,
    `hashes` and `signatures` those of the articles that it was trained on.
    """

    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    hashes: frozenset[str]
    signatures: npt.NDArray[np.uint32] | None


NO_ENCODER = KeptEncoder({}, {}, frozenset(), None)


def keep_encoder(source: str) -> KeptEncoder:
    """Take the encoder of a model that ships, or of a model's folder.

    Raises
    ------
    ConfigError
        There is no such model, it has no encoder, or its encoder was trained on other masks.
    """
    folder = find_model(source)
    at = f"encoder = {source!r}"
    try:
        manifest = persistence.read_manifest(folder)
        files = read_encoder_files(folder, manifest)
        hashes = persistence.read_training_hashes(folder)
    except ModelError as error:
        raise ConfigError(f"{at}: {error}") from error
    if not files:
        raise ConfigError(f"{at}: the model in {folder} has none")
    if manifest.get("reading") != READING:
        raise ConfigError(f"{at}: the model in {folder} reads other masks; train its encoder again")
    known = persistence.read_training_signatures(folder)
    return KeptEncoder({"encoder": manifest["encoder"]}, files, hashes, known)


def save_beside(
    model: StanceModel,
    folder: Path,
    hashes: frozenset[str],
    seen: npt.NDArray[np.uint32] | None,
    kept: KeptEncoder,
) -> StanceModel:
    """Write a model's folder with an encoder beside the linear model, and give it as loaded.

    `hashes` and `seen` (signatures) are of the articles that the linear model was trained on. What
    either has seen is no test for both.
    """
    told = {key: value for key, value in model.manifest.items() if key != "encoder"}
    told |= kept.manifest
    both = StanceModel(model.classifier, model.article_classifier, told, model.question)
    saved = save_model(both, folder, hashes | kept.hashes, model_card(told), kept.files)
    parts = [part for part in (seen, kept.signatures) if part is not None]
    if parts:
        persistence.write_training_signatures(folder, np.unique(np.concatenate(parts), axis=0))
    return saved


def training_gold(config: TrainingConfig) -> Gold:
    """Read the articles that a configuration trains on.

    Raises
    ------
    ConfigError
        No article is of the splits, or a file of the corpus would be passed over as a whole: one
        that the configuration names, or one of a named folder whose articles have no split.
    GoldError
        A file breaks the schema of gold.
    """
    return _chosen(config)[0]


def _chosen(config: TrainingConfig) -> tuple[Gold, dict[str, int]]:
    """Give the articles to train on, and how many of each split are left out for their split."""
    gold = read_gold(config.corpus)
    asked = gold.select(~gold.articles["question"].isin(config.leave_out))
    splits = asked.articles["split"]
    if not config.splits:
        keep = pd.Series(True, index=splits.index)
    else:
        _check_splits(config)
        keep = splits.isin(config.splits)
    if not keep.any():
        raise ConfigError(
            f"no article of the corpus is of the splits {list(config.splits)}; without"
            f" the questions of `leave_out` it has {_told(_by_split(splits))}"
        )
    return asked.select(keep), _by_split(splits[~keep])


def _check_splits(config: TrainingConfig) -> None:
    named = set(map(Path, config.corpus))
    for file in gold_files(config.corpus):
        lines = file.read_text("utf-8").split("\n")
        has = _by_split(json.loads(line).get("split") for line in lines if line.strip())
        # a folder may have a file for each split; what has none was hardly put there in vain
        meant = file in named or _NO_SPLIT in has
        if has and meant and not has.keys() & set(config.splits):
            raise ConfigError(
                f"{file}: no article is of the splits {list(config.splits)}, so it would not be"
                f" trained on; it has {_told(has)}; write"
                f' "split": "{config.splits[0]}" into its lines, name its splits under `splits`'
                " (none, `splits = []`, takes every article), or take it out of `corpus`"
            )


_NO_SPLIT = "without a split"


def _by_split(splits: Iterable[Any]) -> dict[str, int]:
    named = (split if isinstance(split, str) and split else _NO_SPLIT for split in splits)
    return dict(Counter(named).most_common())


def _told(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {split}" for split, count in counts.items()) or "no article"


def fit_articles(predicted: pd.DataFrame, gold: Gold, random_state: int = 0) -> Any:
    """Fit the article classifier on sentence probabilities that were predicted out of fold.

    Each article is learned from twice: as predicted, and halfway from there to its labels. The
    classifier is the same whichever encoder stands beside the linear model, and those that are
    seldom wrong are surer of a sentence than the linear model alone, whose doubts would teach to
    take most articles for neutral. Articles of one sentence are left out, where there are others:
    they have their sentence's stance and the classifier is never asked about them.

    Parameters
    ----------
    predicted : DataFrame
        From `cross_validate_and_fit`.
    gold : Gold
    random_state : int, default=0

    Returns
    -------
    estimator
        Fitted on `article_features`.
    """
    several = predicted.groupby(_KEYS)["sentence"].transform("size") > 1
    read = predicted[several] if several.any() else predicted
    labels = {"relevance": read["relevant"]} | {name: read["stance"] == name for name in STANCES}
    surer = [
        read.assign(**{name: (1 - share) * read[name] + share * right.astype(float)
                       for name, right in labels.items()})
        for share in (0.0, 0.5)
    ]  # fmt: skip
    features = pd.concat(map(article_features, surer))
    stance = gold.articles.set_index(_KEYS)["stance"].loc[features.index]
    learner = make_article_classifier(random_state=random_state)
    return learner.fit(features, stance.to_numpy())


def cross_validated_metrics(predicted: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Give the sentence metrics with their document-bootstrap intervals, by name."""
    table = bootstrap_intervals(sentence_counts(predicted), sentence_metrics)
    return {
        row["metric"]: {key: round(row[key], 4) for key in ("value", "low", "high")}
        for row in rows_of(table)
    }


def corpus_hash(gold: Gold) -> str:
    """Hash the articles' texts and labels, so that a model can name what it was trained on."""
    digest = hashlib.sha256()
    for row in gold.sentences.sort_values(["article_id", "sentence"]).itertuples(index=False):
        digest.update(json.dumps([row.article_id, row.text, row.label]).encode())
    return digest.hexdigest()


def _plain(config: TrainingConfig) -> dict[str, Any]:
    # the corpus's place on one machine is no part of the model
    return asdict(config) | {
        "corpus": [Path(path).name for path in config.corpus],
        "questions": [Path(path).name for path in config.questions],
    }
