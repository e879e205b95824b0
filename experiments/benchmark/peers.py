"""The peers: each a function that is made ready once and then reads an archive's file."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive import QUESTION, ROOT
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from stancekit.labeling import read_gold
from stancekit.mentions import name_pairs
from stancekit.sentences import ABBREVIATIONS

Peer = Callable[[Path], int]


def training_sentences() -> tuple[list[str], list[str]]:
    """Give the corpus's train sentences and labels of the question."""
    gold = read_gold(ROOT / "data" / "corpus")
    ids = set(gold.articles["article_id"][gold.articles["split"] == "train"])
    rows = gold.sentences[gold.sentences["article_id"].isin(ids)]
    rows = rows[rows["question"] == QUESTION.name]
    return list(rows["text"]), list(rows["label"])


def classifier() -> Any:
    """Fit the plain pipeline."""
    sentences, labels = training_sentences()
    pipeline = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
        LogisticRegression(C=8.0, max_iter=300),
    )
    return pipeline.fit(sentences, labels)


def punkt() -> Callable[[str], list[str]]:
    """Make nltk's splitter with stancekit's abbreviations, since its data is not shipped."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = set(ABBREVIATIONS)
    return PunktSentenceTokenizer(parameters).tokenize


def _texts(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line)["text"] for line in file]


def plain(pipeline: Any) -> Peer:
    """Punkt, then the pipeline over every sentence."""
    split = punkt()

    def run(path: Path) -> int:
        sentences = [s for text in _texts(path) for s in split(text)]
        return len(pipeline.predict_proba(sentences))

    return run


def script(pipeline: Any) -> Peer:
    """One expression of all names first, a compiled splitter, the pipeline on what matches."""
    names = sorted({name for name, role in name_pairs(QUESTION) if role}, key=len, reverse=True)
    alias = re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE)
    end = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")

    def run(path: Path) -> int:
        sentences = []
        for text in _texts(path):
            if alias.search(text):
                sentences += [s for s in end.split(text) if alias.search(s)]
        return len(pipeline.predict_proba(sentences)) if sentences else 0

    return run


def fasttext() -> Peer:
    """Train fastText on the same sentences; it predicts every sentence, given as one list."""
    import fasttext as library

    sentences, labels = training_sentences()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "train.txt")
        path.write_text(
            "".join(
                f"__label__{label} {' '.join(s.split())}\n"
                for s, label in zip(sentences, labels, strict=True)
            ),
            encoding="utf-8",
        )
        model = library.train_supervised(str(path), epoch=5, wordNgrams=2, thread=1, verbose=0)
    split = punkt()

    def run(path: Path) -> int:
        found = [" ".join(s.split()) for text in _texts(path) for s in split(text)]
        return len(model.predict(found)[0])

    return run


def parsing() -> Peer:
    """Parse every line with orjson, and no more."""
    import orjson

    def run(path: Path) -> int:
        with path.open("rb") as file:
            return sum(len(orjson.loads(line)) > 0 for line in file)

    return run
