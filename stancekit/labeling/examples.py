"""Examples: sentences with a label, what it weighs, and where it comes from.

An examples table has all sentences of its articles, those without a label too, since each is read
in the light of the others. Weak labels teach and never measure: a file of examples is no gold, and
`stancekit.read_gold` refuses it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from stancekit.duplicates import duplicate_groups
from stancekit.errors import LabelingError
from stancekit.labeling.functions import LABELS
from stancekit.table_files import read_table, write_table
from stancekit.tables import OFF_TOPIC, Schema, check_columns, rows_of

#: The columns of an examples table, with their types.
EXAMPLES: Schema = {
    "article_id": "string",
    "question": "string",
    "sentence": "Int64",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "stance": "string",
    "relevant": "boolean",
    "label": "string",
    "weight": "float64",
    "provenance": "string",
    "votes": "string",
    "group": "Int64",
}
#: Where a label can come from; a later one wins over an earlier one.
PROVENANCES = ("weak", "imported", "gold")
_KEY = ["article_id", "question", "sentence"]


def make_examples(
    sentences: pd.DataFrame,
    combined: pd.DataFrame | None = None,
    votes: pd.DataFrame | None = None,
    labels: pd.DataFrame | None = None,
    provenance: str = "imported",
) -> pd.DataFrame:
    """Make training examples of sentences, combined votes and labels by hand.

    A label by hand replaces a weak one, so that a correction survives whenever sentences are voted
    on again. Where articles are near-duplicates of each other, their labels share one weight.

    Parameters
    ----------
    sentences : DataFrame
        `article_id, question, sentence, start, end, text`; all sentences of an article.
    combined : DataFrame, optional
        From `combine_votes`, in the order of `sentences`.
    votes : DataFrame, optional
        The votes themselves, in the order of `sentences`, to be kept as evidence.
    labels : DataFrame, optional
        `article_id, question, sentence, text, label`: labels by hand. One whose sentence has
        another number by now is found by its text.
    provenance : {"imported", "gold"}, default="imported"
        Of `labels`.

    Returns
    -------
    DataFrame
        The columns of `EXAMPLES`. `label` is a stance or "off-topic", NA for none; `weight` is 0
        without a label, else the probability of a weak one and 1 of any other, divided by the
        number of near-duplicates that the article has, itself included; `votes` is JSON, function
        to vote; `group` numbers clusters of near-duplicate articles.

    Raises
    ------
    LabelingError
        A label by hand is none of the labels, or its sentence is not among `sentences`; or the
        tables are not of one length.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": "a", "question": "kosovo", "sentence": [0, 1],
    ...     "start": [0, 15], "end": [14, 21], "text": ["Peru backs it.", "It ra."]})
    >>> hand = sentences[:1].assign(label="support")
    >>> make_examples(sentences, labels=hand)[["label", "weight", "provenance"]].values.tolist()
    [['support', 1.0, 'imported'], [<NA>, 0.0, <NA>]]
    """
    check_columns(sentences, list(EXAMPLES)[:6], "the sentences table")
    if provenance not in PROVENANCES[1:]:
        raise LabelingError(f"provenance is {provenance!r}; use 'imported' or 'gold'")
    for name, other in (("combined votes", combined), ("votes", votes)):
        if other is not None and len(other) != len(sentences):
            raise LabelingError(f"{len(sentences)} sentences and {len(other)} {name}: give as many")
    table = sentences[list(EXAMPLES)[:6]].reset_index(drop=True)
    label = pd.Series(pd.NA, index=table.index, dtype="string")
    weight = pd.Series(0.0, index=table.index)
    source = pd.Series(pd.NA, index=table.index, dtype="string")
    if combined is not None:
        weak = combined.reset_index(drop=True)
        label = weak["label"].astype("string")
        weight = weak["probability"].where(label.notna(), 0.0).astype(float)
        source = source.mask(label.notna(), "weak")
    if labels is not None and len(labels):
        for place, value in _placed(table, labels).items():
            label[place], weight[place], source[place] = value, 1.0, provenance
    group = _groups(table)
    articles = table[["article_id", "question"]].assign(group=group).drop_duplicates()
    size = pd.Series(group).map(articles.groupby("group").size()).to_numpy()
    data = {
        **{name: table[name] for name in table.columns},
        "stance": label.mask(label == OFF_TOPIC, "neutral"),
        "relevant": (label != OFF_TOPIC).astype("boolean"),
        "label": label,
        "weight": weight.to_numpy() / size,
        "provenance": source,
        "votes": _evidence(votes, len(table)),
        "group": group,
    }
    result = pd.DataFrame(data)
    return result.astype(dict(EXAMPLES))


def _placed(table: pd.DataFrame, labels: pd.DataFrame) -> Mapping[int, str]:
    """Find the sentences that labels are of: by number where the text is the same, else by text."""
    check_columns(labels, (*_KEY, "text", "label"), "the labels table")
    by_number: dict[tuple[str, str, int], int] = {}
    by_text: dict[tuple[str, str, str], int] = {}
    for at, row in enumerate(rows_of(table[[*_KEY, "text"]])):
        article, question = str(row["article_id"]), str(row["question"])
        by_number[article, question, int(row["sentence"])] = at
        by_text.setdefault((article, question, str(row["text"])), at)
    texts = table["text"].tolist()
    found: dict[int, str] = {}
    hand = labels[labels["label"].notna()]
    for number, row in enumerate(rows_of(hand[[*_KEY, "text", "label"]]), 1):
        article, question, text = str(row["article_id"]), str(row["question"]), row["text"]
        sentence, label = int(row["sentence"]), row["label"]
        where = f"label {number}, article {article}, sentence {sentence}"
        if label not in LABELS:
            raise LabelingError(f"{where}: {label!r} is no label; use one of {', '.join(LABELS)}")
        place = by_number.get((article, question, sentence))
        if place is None or texts[place] != text:
            place = by_text.get((article, question, str(text)))
        if place is None:
            raise LabelingError(
                f"{where}: no such sentence among the articles of the question {question}; "
                "label the articles that the labels were made on"
            )
        found[place] = str(label)
    return found


def _groups(table: pd.DataFrame) -> np.ndarray:
    """Give each row the number of its cluster of near-duplicate articles."""
    keys = pd.MultiIndex.from_frame(table[["article_id", "question"]])
    codes, _ = pd.factorize(keys)
    texts = table.groupby(codes, sort=True)["text"].agg("\n".join)
    return np.asarray(duplicate_groups(texts.tolist())[codes] if len(table) else codes)


def _evidence(votes: pd.DataFrame | None, n: int) -> list[str | None]:
    if votes is None:
        return [None] * n
    names = [str(name) for name in votes.columns]
    values = votes.astype(object).where(votes.notna(), None).to_numpy()
    found = []
    for row in values:
        said = {name: vote for name, vote in zip(names, row, strict=True) if vote is not None}
        found.append(json.dumps(said) if said else None)
    return found


def correct_examples(
    examples: pd.DataFrame, labels: pd.DataFrame, provenance: str = "imported"
) -> pd.DataFrame:
    """Put labels by hand in the place of what examples have.

    Parameters
    ----------
    examples : DataFrame
    labels : DataFrame
        `article_id, question, sentence, text, label`; NA leaves an example as it is.
    provenance : {"imported", "gold"}, default="imported"

    Returns
    -------
    DataFrame
        The columns of `EXAMPLES`.

    Raises
    ------
    LabelingError
        A label is none of the labels, or its sentence is not among the examples.
    """
    check_columns(examples, EXAMPLES, "the examples table")
    table = examples[list(EXAMPLES)].reset_index(drop=True)
    articles = table[["article_id", "question", "group"]].drop_duplicates()
    size = table["group"].map(articles.groupby("group").size())
    for place, label in _placed(table, labels).items():
        table.loc[place, "label"] = label
        table.loc[place, "stance"] = "neutral" if label == OFF_TOPIC else label
        table.loc[place, "relevant"] = label != OFF_TOPIC
        table.loc[place, "weight"] = 1 / size[place]
        table.loc[place, "provenance"] = provenance
    return table


def hand_labels(examples: pd.DataFrame) -> pd.DataFrame:
    """Give the examples whose labels were set by hand, as a labels table.

    Returns
    -------
    DataFrame
        `article_id, question, sentence, text, label`.
    """
    by_hand = examples["provenance"].isin(PROVENANCES[1:])
    return examples.loc[by_hand, [*_KEY, "text", "label"]].reset_index(drop=True)


def votes_of(examples: pd.DataFrame) -> pd.DataFrame:
    """Give the votes that examples keep as evidence, one column a function."""
    said = [json.loads(votes) if isinstance(votes, str) else {} for votes in examples["votes"]]
    names = dict.fromkeys(name for votes in said for name in votes)
    data = {name: pd.array([v.get(name) for v in said], dtype="string") for name in names}
    return pd.DataFrame(data, index=examples.index)


def training_rows(examples: pd.DataFrame) -> pd.DataFrame:
    """Give the examples that have a label and some weight.

    Read the whole table first (`stancekit.features.read_table`): a sentence is read in its
    article.
    """
    check_columns(examples, ("label", "weight"), "the examples table")
    return examples[examples["label"].notna() & (examples["weight"] > 0)].reset_index(drop=True)


def write_examples(examples: pd.DataFrame, path: Path | str) -> None:
    """Write examples as .jsonl, .csv or .parquet.

    Raises
    ------
    OutputError
        The ending is unknown or the file cannot be written.
    """
    write_table(examples, path, EXAMPLES)


def read_examples(path: Path | str) -> pd.DataFrame:
    """Read examples that `write_examples` wrote.

    Raises
    ------
    TableError
        The file is missing, no table, or lacks a column.
    LabelingError
        A label or a provenance is none; names the row.
    """
    table = read_table(path, EXAMPLES)
    for column, allowed in (("label", LABELS), ("provenance", PROVENANCES)):
        wrong = table[column].notna() & ~table[column].isin(allowed)
        if wrong.any():
            row = int(wrong.to_numpy().argmax())
            raise LabelingError(
                f"{path}, row {row + 1}: {column} is {table[column][row]!r}; use one of "
                f"{', '.join(allowed)}"
            )
    return table
