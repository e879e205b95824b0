"""One block of articles scored: all the work there is between texts and rows.

Articles that cannot touch the question are passed over by the scan, the others are split and read,
their sentences classified together.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from stancekit.agents import Agents, find_agents
from stancekit.agents.found import Ids
from stancekit.articles import article_features
from stancekit.holders import Attribution, attribute, merge_positions
from stancekit.language import languages
from stancekit.mentions import touching
from stancekit.model import StanceModel
from stancekit.persistence import text_hash
from stancekit.question import Question
from stancekit.readers import Row
from stancekit.reading import ReadSentence, read_article
from stancekit.sentences import Span, split_sentences
from stancekit.tables import STANCES

logger = logging.getLogger(__name__)


class Scored(NamedTuple):
    """The rows of the three tables, and which articles were split and read.

    Attributes
    ----------
    sentences, positions, articles : list of dict
    read : list of (int, str)
        Row of the input and question.
    """

    sentences: list[dict[str, Any]]
    positions: list[dict[str, Any]]
    articles: list[dict[str, Any]]
    read: list[tuple[int, str]]


#: Gives what was found before of an article (its row) under a question, if it is known.
Recall = Callable[[Row, Question], "Scored | None"]


def score_rows(
    rows: Sequence[Row],
    model: StanceModel,
    questions: Sequence[Question],
    carry: Sequence[str] = (),
    recall: Recall | None = None,
) -> Scored:
    """Score one block of articles.

    Every figure depends on its own article alone, so that rows are the same however articles are
    put together in blocks. Should the block fail, its articles are scored one by one, and the one
    that cannot be scored gets a failed row.

    Parameters
    ----------
    rows : sequence of dict
        From `stancekit.readers.read_rows`: with `article_id`, `text`, `status` and `error`.
    model : StanceModel
    questions : sequence of Question
    carry : sequence of str, default=()
        Fields that travel with the articles table.
    recall : callable, optional
        Asked before an article is split and read.

    Returns
    -------
    Scored
        One articles row for every article and question.
    """
    try:
        return _score_rows(rows, model, questions, carry, recall)
    except Exception as error:  # one article must not stop a batch
        if len(rows) == 1:
            logger.exception("article %s failed", rows[0]["article_id"])
            reason = f"{type(error).__name__}: {error}"
            failed = rows[0] | {"status": "failed", "error": reason}
            return _score_rows([failed], model, questions, carry, None)
        logger.warning("a block of %d articles failed (%s): now one by one", len(rows), error)
    parts = [score_rows([row], model, questions, carry, recall) for row in rows]
    return Scored(
        [row for part in parts for row in part.sentences],
        [row for part in parts for row in part.positions],
        [row for part in parts for row in part.articles],
        [(number, name) for number, part in enumerate(parts) for _, name in part.read],
    )


@dataclass
class _Work:
    """One article under one question on its way through a block."""

    number: int
    row: Row
    question: Question
    spans: list[Span] = field(default_factory=list)
    read: list[ReadSentence] = field(default_factory=list)
    stances: list[str] = field(default_factory=list)
    values: list[list[float]] = field(default_factory=list)
    agents: Agents | None = None
    opinions: list[dict[Ids, float]] = field(default_factory=list)
    attributions: list[list[Attribution]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    recalled: Scored | None = None

    @property
    def title(self) -> str | None:
        """The title, None where there is none."""
        return self.row.get("title") or None

    @property
    def first(self) -> int:
        """The number of the first sentence read: -1 where there is a title."""
        return -1 if self.title else 0


def _score_rows(
    rows: Sequence[Row],
    model: StanceModel,
    questions: Sequence[Question],
    carry: Sequence[str],
    recall: Recall | None,
) -> Scored:
    rows = _spoken(rows)
    english = [(n, row) for n, row in enumerate(rows) if row["status"] == "ok"]
    works: dict[tuple[int, str], _Work] = {}
    for question in questions:
        touched = touching([_whole(row) for _, row in english], question)
        for (number, row), touches in zip(english, touched, strict=True):
            if touches:
                works[number, question.name] = _Work(number, row, question)
    for work in works.values():
        work.recalled = recall(work.row, work.question) if recall is not None else None
        if work.recalled is None:
            work.spans = split_sentences(work.row["text"])
            texts = [work.row["text"][start:end] for start, end in work.spans]
            texts = [work.title, *texts] if work.title else texts
            work.read = read_article(texts, work.question)
    _classify([work for work in works.values() if work.read], model)
    scored = Scored([], [], [], list(works))
    settled: list[tuple[_Work, dict[str, Any]]] = []
    hashes = [text_hash(row["text"]) if row["text"] else None for row in rows]
    transfers = {question.name: model.transfers_to(question) for question in questions}
    for number, row in enumerate(rows):
        for question in questions:
            article = {
                "article_id": row["article_id"],
                "question": question.name,
                "date": row.get("date"),
                "outlet": row.get("outlet"),
                "transfer": transfers[question.name],
                "text_hash": hashes[number],
                "model_id": model.model_id,
                "status": row["status"],
                "error": row["error"],
            } | {name: row.get(name) for name in carry}
            if row["status"] == "ok":
                article |= _NEUTRAL
            read = works.get((number, question.name))
            if read is not None and read.recalled is not None:
                _recollect(read.recalled, article, scored)
            elif read is not None and read.read:
                read.rows = list(_sentence_rows(read))
                scored.sentences.extend(read.rows)
                scored.positions.extend(_position_rows(read, read.rows))
                settled.append((read, article))
            scored.articles.append(article)
    _settle([work for work, _ in settled], [article for _, article in settled], model)
    return scored


_NEUTRAL: Mapping[str, Any] = {
    "stance": "neutral",
    "support": 0.0,
    "neutral": 1.0,
    "opposition": 0.0,
    "mixed": False,
    "n_relevant": 0,
}
#: What an article's row says of its sentences.
VALUES = (*_NEUTRAL, "n_sentences")


def _spoken(rows: Sequence[Row]) -> list[Row]:
    """Skip the articles of another language."""
    spoken = {
        number: row["lang"].lower()[:2]
        for number, row in enumerate(rows)
        if isinstance(row.get("lang"), str) and row["lang"]
    }
    told = [n for n, row in enumerate(rows) if row["status"] == "ok" and n not in spoken]
    spoken |= zip(told, languages([rows[number]["text"] for number in told]), strict=True)
    result = []
    for number, row in enumerate(rows):
        if row["status"] == "ok" and spoken[number] != "en":
            code = spoken[number]
            which = "unknown language" if code == "und" else f"language {code!r}"
            row = row | {"status": "skipped", "error": f"{which}: only English is read"}
        result.append(row)
    return result


def _whole(row: Row) -> str:
    return f"{row.get('title') or ''}\n{row['text']}"


def _recollect(known: Scored, article: dict[str, Any], scored: Scored) -> None:
    """Put what was found before of an article under its present id, date and outlet."""
    now = {name: article[name] for name in ("article_id", "date", "outlet")}
    scored.sentences.extend(row | {"article_id": now["article_id"]} for row in known.sentences)
    scored.positions.extend(row | now for row in known.positions)
    article |= {name: known.articles[0][name] for name in VALUES}


def _classify(works: Sequence[_Work], model: StanceModel) -> None:
    """Classify the sentences of all articles together, which is faster than one by one."""
    if not works:
        return
    if model.encoder is not None:
        for work in works:
            work.agents = find_agents(work.read, work.question)
    table = model.describe_all(
        [work.read for work in works],
        [work.question for work in works],
        [work.agents for work in works if work.agents],
    )
    table["article_id"] = [str(work.row["article_id"]) for work in works for _ in work.read]
    table["question"] = [work.question.name for work in works for _ in work.read]
    table["sentence"] = [work.first + at for work in works for at in range(len(work.read))]
    table["text"] = [sentence.text for work in works for sentence in work.read]
    found = model.stances(table)
    stances = found["predicted"].tolist()
    values = found[["relevance", *STANCES]].to_numpy(dtype=float).tolist()
    opinions = found["holders"].tolist() if "holders" in found else []
    at = 0
    for work in works:
        stop = at + len(work.read)
        work.stances, work.values = stances[at:stop], values[at:stop]
        work.opinions = opinions[at:stop]
        at = stop


def _sentence_rows(work: _Work) -> Iterator[dict[str, Any]]:
    stances, values = work.stances, work.values
    work.attributions = attribute(
        work.read, stances, work.question, opinions=work.opinions, agents=work.agents
    )
    for index, sentence in enumerate(work.read):
        number = work.first + index
        span = work.spans[number] if number >= 0 else None
        own = next((a for a in work.attributions[index] if a.stance == stances[index]), None)
        yield {
            "article_id": work.row["article_id"],
            "question": work.question.name,
            "sentence": number,
            "start": span.start if span else None,
            "end": span.end if span else None,
            "text": sentence.text,
            "relevance": values[index][0],
            **dict(zip(STANCES, values[index][1:], strict=True)),
            "stance": stances[index],
            "holder": own.holder if own and stances[index] != "neutral" else None,
            "holder_id": own.holder_id if own and stances[index] != "neutral" else None,
        }


def _position_rows(work: _Work, sentences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    about = {
        "article_id": work.row["article_id"],
        "question": work.question.name,
        "date": work.row.get("date"),
        "outlet": work.row.get("outlet"),
    }
    return [about | position for position in merge_positions(sentences, work.attributions)]


def _settle(works: Sequence[_Work], rows: Sequence[dict[str, Any]], model: StanceModel) -> None:
    """Give each article that was read its own stance, into its row."""
    if not works:
        return
    sentences = [row for work in works for row in work.rows]
    features = article_features(pd.DataFrame(sentences, columns=_SUMMED))
    classes = [str(c) for c in model.article_classifier.classes_]
    chances = model.article_stances(features).tolist()
    for work, row, values in zip(works, rows, chances, strict=True):
        if len(work.rows) == 1:
            # a brief says what its sentence says
            row |= {stance: work.rows[0][stance] for stance in STANCES}
        else:
            row |= dict.fromkeys(STANCES, 0.0) | dict(zip(classes, values, strict=True))
        row["stance"] = STANCES[int(np.argmax([row[stance] for stance in STANCES]))]
        predicted = {sentence["stance"] for sentence in work.rows}
        row["mixed"] = {"support", "opposition"} <= predicted
        row["n_sentences"] = len(work.rows)
        row["n_relevant"] = sum(sentence["relevance"] >= 0.5 for sentence in work.rows)


# the columns of a sentence that count for its article's stance
_SUMMED = ["article_id", "question", "sentence", "relevance", "support", "opposition"]
