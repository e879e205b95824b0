"""Gold made of a table of sentences that somebody labeled, and written as a gold file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from stancekit.cleaning import normalize
from stancekit.errors import LabelingError
from stancekit.labeling.annotations import KEY
from stancekit.labeling.exchange import check_row, read_records
from stancekit.table_files import write_text
from stancekit.tables import OFF_TOPIC, STANCES, check_columns, rows_of

_WORD = re.compile(r"\w+")


class MadeGold(NamedTuple):
    """Gold made of labeled sentences.

    Attributes
    ----------
    articles : list of dict
        The articles that are labeled in full, each as the line of a gold file; see `write_gold`.
    left_out : DataFrame
        `article_id, reason`, one row for each other article of the labeled table.
    """

    articles: list[dict[str, Any]]
    left_out: pd.DataFrame


def make_gold(
    labeled: pd.DataFrame | Path | str,
    articles: pd.DataFrame,
    split: str = "test",
    holders: bool = False,
) -> MadeGold:
    """Make gold of labeled sentences and the articles that they are from.

    An article is gold where all its sentences have a label. Its title needs none.

    Parameters
    ----------
    labeled : DataFrame, Path or str
        The sentences table of a scoring, or a file of it (.csv), with a column `label`: a stance or
        "off-topic". Files of annotations are read as well. Where there is a column
        `article_stance`, what it says in any row is the stance of the row's article; else that is
        the side that more of its sentences take, neutral where neither does.
    articles : DataFrame
        As `stancekit.read_articles` gives it, of what was scored.
    split : str, default="test"
        Of all these articles.
    holders : bool, default=False
        Whether the column `holder` was corrected by hand as well. What the model found there is no
        gold.

    Returns
    -------
    MadeGold

    Raises
    ------
    LabelingError
        A value is none of those allowed, a sentence is labeled twice or does not stand in its
        article; names the file, the row and the field.
    TableError
        A column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["Peru backs it. It rained."]})
    >>> labeled = pd.DataFrame({"article_id": "a", "question": "kosovo", "sentence": [0, 1],
    ...     "start": [0, 15], "end": [14, 25], "text": ["Peru backs it.", "It rained."],
    ...     "label": ["support", "off-topic"]})
    >>> made = make_gold(labeled, articles)
    >>> [(line["article_id"], line["stance"], line["split"]) for line in made.articles]
    [('a', 'support', 'test')]
    """
    check_columns(articles, ("article_id", "text"), "the articles table")
    known = {str(row["article_id"]): row for row in rows_of(articles)}
    made, left_out = [], []
    for article_id, rows in _by_article(_rows(labeled, holders)).items():
        reason = _reason(known.get(article_id), rows)
        if reason:
            left_out.append({"article_id": article_id, "reason": reason})
        else:
            made.append(_line(known[article_id], rows, split))
    return MadeGold(made, pd.DataFrame(left_out, columns=["article_id", "reason"], dtype="string"))


def write_gold(articles: Sequence[Mapping[str, Any]], path: Path | str) -> None:
    """Write a gold file, which `stancekit.read_gold` reads.

    Parameters
    ----------
    articles : sequence of mappings
        From `make_gold`.
    path : Path or str
        A .jsonl file.

    Raises
    ------
    LabelingError
        There is no article, or the file's ending is another.
    OutputError
        The file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from stancekit.labeling import read_gold
    >>> line = {"article_id": "a", "question": "kosovo", "text": "It ra.", "stance": "neutral",
    ...         "spans": [{"start": 0, "end": 6, "stance": "neutral", "relevant": False}]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_gold([line], folder + "/gold.jsonl")
    ...     read_gold(folder).sentences["label"].tolist()
    ['off-topic']
    """
    path = Path(path)
    # a folder of gold is read by this ending
    if path.suffix != ".jsonl":
        raise LabelingError(f"{path}: a gold file's ending must be .jsonl")
    if not articles:
        raise LabelingError(f"{path} is not written: no article is labeled in full")
    write_text(path, "".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles))


def _rows(labeled: pd.DataFrame | Path | str, holders: bool) -> Iterator[dict[str, Any]]:
    """Check the labeled sentences; `where` says of each where it stands."""
    records: Iterable[tuple[str, dict[str, Any]]]
    if isinstance(labeled, pd.DataFrame):
        needed = (*KEY, "start", "end", "text", "label", *(["holder"] if holders else []))
        check_columns(labeled, needed, "the labeled sentences")
        records = ((f"row {n}", row) for n, row in enumerate(rows_of(labeled), 1))
    else:
        records = read_records(Path(labeled))
    for where, record in records:
        row = check_row(record, where) | {"where": where}
        if holders and "holder" not in record:
            raise LabelingError(f"{where}: holder is missing, and holders are asked for")
        row["holder"] = _text(record.get("holder")) if holders else None
        row["article_stance"] = _text(record.get("article_stance"))
        if row["article_stance"] not in (None, *STANCES):
            raise LabelingError(
                f"{where}: article_stance is {row['article_stance']!r}; use one of "
                f"{', '.join(STANCES)}"
            )
        # a title has no place in the text, and no label in gold
        if row["sentence"] < 0:
            continue
        for name in ("start", "end"):
            if row[name] is None:
                raise LabelingError(f"{where}: {name} is missing")
        yield row


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _by_article(rows: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Put the sentences of each article together, in the order of its text."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["article_id"], []).append(row)
    for article_id, listed in found.items():
        numbers: dict[int, str] = {}
        stated = None
        for row in listed:
            where = row["where"]
            if row["question"] != listed[0]["question"]:
                raise LabelingError(
                    f"{where}: question is {row['question']!r}, and {listed[0]['question']!r} in "
                    f"{listed[0]['where']}; an article is gold for one question: make a table of "
                    "each"
                )
            other = numbers.setdefault(row["sentence"], where)
            if other != where:
                raise LabelingError(
                    f"{where}: sentence {row['sentence']} of article {article_id} stands in {other}"
                    " too; keep one"
                )
            stance = row["article_stance"]
            if stated and stance and stance != stated:
                raise LabelingError(
                    f"{where}: article_stance is {stance!r}, and {stated!r} before in article "
                    f"{article_id}; keep one"
                )
            stated = stated or stance
        listed.sort(key=lambda row: row["start"])
    return found


def _reason(article: Mapping[str, Any] | None, rows: Sequence[Mapping[str, Any]]) -> str | None:
    """Say why an article is no gold, None where it is."""
    if article is None:
        return "it is not among the articles"
    text = article["text"]
    if not isinstance(text, str) or article.get("status", "ok") != "ok":
        return f"it cannot be read: {article.get('error') or 'it has no text'}"
    at = 0
    for row in rows:
        start, end = row["start"], row["end"]
        if not at <= start < end <= len(text) or _words(text[start:end]) != _words(row["text"]):
            raise LabelingError(
                f"{row['where']}: text is not what stands in article {row['article_id']} from "
                f"start {start} to end {end}; give the articles as they were scored"
            )
        at = end
    open_ones = [row for row in rows if row["label"] is None]
    if open_ones:
        first = open_ones[0]["where"]
        return f"{len(open_ones)} of {len(rows)} sentences have no label, the first: {first}"
    for start, end in zip((0, *(row["end"] for row in rows)),
                          (*(row["start"] for row in rows), len(text)), strict=True):  # fmt: skip
        if _WORD.search(text, start, end):
            return f"its text from {start} to {end} is in no row; the table needs all sentences"
    return None


def _words(text: str) -> list[str]:
    # spreadsheets change blanks and what a text begins with, and no word
    return _WORD.findall(normalize(text))


def _line(
    article: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], split: str
) -> dict[str, Any]:
    labels = [row["label"] for row in rows]
    support, opposition = labels.count("support"), labels.count("opposition")
    most = "support" if support > opposition else "opposition"
    stated = next((row["article_stance"] for row in rows if row["article_stance"]), None)
    return {
        "article_id": rows[0]["article_id"],
        "question": rows[0]["question"],
        **{name: _text(article.get(name)) for name in ("title", "date", "outlet")},
        "split": split,
        "text": article["text"],
        "stance": stated or (most if support != opposition else "neutral"),
        "mixed": support > 0 and opposition > 0,
        "spans": [_span(row) for row in rows],
    }


def _span(row: Mapping[str, Any]) -> dict[str, Any]:
    stance = "neutral" if row["label"] == OFF_TOPIC else row["label"]
    span = {
        "start": row["start"],
        "end": row["end"],
        "stance": stance,
        "relevant": row["label"] != OFF_TOPIC,
    }
    if row["holder"] and stance != "neutral":
        span["positions"] = [{"holder": row["holder"], "stance": stance}]
    return span
