"""Articles in, examples out: the whole way at once, as the verbs `label` and `annotate` take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from stancekit.errors import LabelingError
from stancekit.labeling.annotations import Rule, merge_annotations
from stancekit.labeling.combine import Method, combine_votes
from stancekit.labeling.diagnostics import diagnose_votes
from stancekit.labeling.examples import (
    hand_labels,
    make_examples,
    read_examples,
    votes_of,
)
from stancekit.labeling.exchange import import_annotations
from stancekit.labeling.functions import FUNCTIONS, LabelingFunction
from stancekit.labeling.sampling import choose_sentences
from stancekit.labeling.votes import collect_votes, split_articles
from stancekit.question import Question, load_question
from stancekit.tables import STANCES, check_columns


class Labeled(NamedTuple):
    """What labeling functions make of articles.

    Attributes
    ----------
    examples : DataFrame
        See `make_examples`.
    votes : DataFrame
        See `collect_votes`; in the order of `examples`.
    diagnostics : DataFrame
        See `diagnose_votes`.
    """

    examples: pd.DataFrame
    votes: pd.DataFrame
    diagnostics: pd.DataFrame


def label_articles(
    articles: pd.DataFrame,
    question: str | Path | Question,
    functions: Sequence[LabelingFunction] = FUNCTIONS,
    labels: pd.DataFrame | None = None,
    method: Method | None = None,
    threshold: float | Mapping[str, float] = 0.7,
) -> Labeled:
    """Label the sentences of articles by labeling functions, and by hand where there are labels.

    Parameters
    ----------
    articles : DataFrame
        As `stancekit.read_articles` gives it.
    question : str, Path or Question
    functions : sequence of callable, default=FUNCTIONS
    labels : DataFrame, optional
        `article_id, question, sentence, text, label`: labels by hand. They weigh the functions
        and stand in the examples as they are.
    method, threshold
        See `combine_votes`.

    Returns
    -------
    Labeled

    Raises
    ------
    LabelingError
        There is not one sentence, a function fails, or a label has no sentence here.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": [
    ...     "Peru reaffirmed its support for Morocco's sovereignty over the Sahara. It rained."]})
    >>> label_articles(articles, "western-sahara").examples["label"].tolist()
    ['support', <NA>]
    """
    asked = load_question(question)
    sentences = split_articles(articles, asked)
    if sentences.empty:
        raise LabelingError(f"none of the {len(articles)} articles has a sentence to label")
    votes = collect_votes(sentences, functions, {asked.name: asked})
    gold = None
    if labels is not None and len(labels):
        by_hand = make_examples(sentences, labels=labels)["label"]
        gold = by_hand if by_hand.notna().any() else None
    combined = combine_votes(votes, gold, method, threshold)
    examples = make_examples(sentences, combined, votes, labels)
    return Labeled(examples, votes, diagnose_votes(votes, gold))


def read_labels(
    paths: Sequence[str | Path], rule: Rule = "majority", accept_suggestions: bool = False
) -> pd.DataFrame:
    """Read labels by hand, from annotation tools' files or from examples.

    Parameters
    ----------
    paths : sequence of str or Path
        Annotations (.json, .jsonl, .csv), or examples, of which those labeled by hand are taken.
        Annotations that do not say whose they are are the file's, by its name.
    rule : {"majority", "unanimous"}, default="majority"
        See `merge_annotations`; annotations of all files are merged together.
    accept_suggestions : bool, default=False
        See `import_annotations`.

    Returns
    -------
    DataFrame
        `article_id, question, sentence, text, label`; NA where annotators differ and the rule
        gives none.

    Raises
    ------
    LabelingError, TableError
        A file is damaged or another one's.
    """
    columns = ["article_id", "question", "sentence", "text", "label"]
    said, known = [], []
    for path in map(Path, paths):
        if _is_examples(path):
            known.append(hand_labels(read_examples(path))[columns])
        else:
            said.append(import_annotations(path, path.stem, accept_suggestions))
    if said:
        known.append(merge_annotations(pd.concat(said, ignore_index=True), rule)[columns])
    return pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=columns)


def _is_examples(path: Path) -> bool:
    if path.suffix == ".parquet":
        return True
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            head = file.readline(1_000_000)
    except OSError as error:
        raise LabelingError(f"{path} cannot be read: {error.strerror or error}") from error
    return "provenance" in head and "votes" in head and path.suffix in (".jsonl", ".csv")


def choose_batch(
    examples: pd.DataFrame, n: int = 100, scored: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Choose the sentences to label next; see `choose_sentences`.

    Parameters
    ----------
    examples : DataFrame
    n : int, default=100
    scored : DataFrame, optional
        The sentences table of `stancekit.score` over the same articles: what is uncertain is then
        what the model is not sure of, and the batch is balanced by holders.

    Returns
    -------
    DataFrame
        An annotations table with `reason`.
    """
    votes = votes_of(examples)
    by_hand = examples["label"].where(examples["provenance"].isin(["imported", "gold"]))
    gold = by_hand if by_hand.notna().any() and len(votes.columns) else None
    combined = combine_votes(votes, gold)
    if scored is None:
        return choose_sentences(examples, combined, votes, n)
    key = ["article_id", "question", "sentence"]
    columns = ["relevance", *STANCES, "holder_id"]
    check_columns(scored, (*key, *columns), "the scored sentences")
    rows = examples[key].merge(scored[[*key, *columns]], "left", on=key, validate="1:1")
    off = 1 - rows["relevance"].astype(float)
    model = pd.DataFrame(
        {
            "support": rows["support"],
            "neutral": (rows["neutral"].astype(float) - off).clip(lower=0),
            "opposition": rows["opposition"],
            "off-topic": off,
        },
        dtype=float,
    )
    # the scan passes over articles without a name of the question: they are off it
    model["off-topic"] = model["off-topic"].fillna(1.0)
    return choose_sentences(examples, model.fillna(0.0), votes, n, holders=rows["holder_id"])
