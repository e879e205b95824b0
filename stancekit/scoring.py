"""Articles in, tables out: one function for a block, and a run over many blocks and workers.

`score_block` turns an articles table into sentences, positions and articles tables and is all the
work there is; `score` calls it on a table in memory, `score_paths` on each block of the input, in
as many processes as asked for, and writes the tables in the input's order.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import pandas as pd
from joblib import Parallel, delayed

from stancekit.cleaning import language
from stancekit.errors import InputError, OutputError
from stancekit.holders import Attribution, attribute
from stancekit.mentions import touches
from stancekit.model import StanceModel, article_features, load_model
from stancekit.persistence import text_hash
from stancekit.phrases import tokenize
from stancekit.question import Question, load_question
from stancekit.readers import (
    Block,
    ReadOptions,
    SeenIds,
    from_frame,
    name_articles,
    plan_blocks,
    read_block,
)
from stancekit.reading import ReadSentence, read_article
from stancekit.sentences import Span, split_sentences
from stancekit.tables import (
    ARTICLES,
    POSITIONS,
    SENTENCES,
    STANCES,
    Format,
    TableWriter,
    as_table,
    rows_of,
)

logger = logging.getLogger(__name__)


class Scores(NamedTuple):
    """The three tables of a scored block; see `stancekit.tables`.

    Attributes
    ----------
    sentences, positions, articles : DataFrame
    """

    sentences: pd.DataFrame
    positions: pd.DataFrame
    articles: pd.DataFrame


@dataclass
class RunSummary:
    """What a run did.

    Attributes
    ----------
    n_articles, n_positions : int
        Article rows and positions written.
    status : dict of str to int
        Articles by status.
    reasons : dict of str to int
        Articles that were skipped or failed, by reason.
    holders : dict
        (question, stance, holder_id) -> [holder, articles, best probability, its evidence].
    seconds : float
    """

    n_articles: int = 0
    n_positions: int = 0
    status: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    holders: dict[tuple[str, str, str], list[Any]] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, scores: Scores) -> None:
        """Count a block."""
        self.n_articles += len(scores.articles)
        self.n_positions += len(scores.positions)
        for row in rows_of(scores.articles[["status", "error"]]):
            status, reason = str(row["status"]), str(row["error"])
            self.status[status] = self.status.get(status, 0) + 1
            if status != "ok":
                self.reasons[reason] = self.reasons.get(reason, 0) + 1
        for row in rows_of(scores.positions):
            key = (row["question"], row["stance"], row["holder_id"])
            entry = self.holders.setdefault(key, [row["holder"], 0, -1.0, ""])
            entry[1] += 1
            if row["probability"] > entry[2]:
                entry[2:] = [row["probability"], row["evidence"]]


def score(
    articles: pd.DataFrame | Sequence[str],
    model: StanceModel | str | Path = "western-sahara",
    questions: Sequence[str | Path | Question] | None = None,
    options: ReadOptions | None = None,
) -> Scores:
    """Score articles in memory.

    Parameters
    ----------
    articles : DataFrame or sequence of str
        With the column `text`, and `article_id`, `title`, `date`, `outlet` where known; or texts.
    model : StanceModel, str or Path, default="western-sahara"
        A model, or what `load_model` takes.
    questions : sequence of str, Path or Question, optional
        The questions to answer; by default the model's own.
    options : ReadOptions, optional
        Names of columns.

    Returns
    -------
    Scores

    Raises
    ------
    InputError
        The text column is missing.

    Examples
    --------
    >>> scores = score(["Peru backs Morocco's sovereignty over the Sahara.", ""])
    >>> scores.articles[["article_id", "stance", "status", "error"]].values.tolist()
    [['0', 'support', 'ok', <NA>], ['1', <NA>, 'failed', 'empty text']]
    """
    if not isinstance(model, StanceModel):
        model = load_model(model)
    if not isinstance(articles, pd.DataFrame):
        if isinstance(articles, str):
            raise InputError("expected a table or a list of texts, not one string; write [text]")
        articles = pd.DataFrame({"text": list(articles)}, dtype=object)
    options = options or ReadOptions()
    asked = _questions(model, questions)
    return score_block(from_frame(articles, options), model, asked, options.carry)


def score_block(
    articles: pd.DataFrame,
    model: StanceModel,
    questions: Sequence[Question],
    carry: Sequence[str] = (),
) -> Scores:
    """Score one block of articles.

    Parameters
    ----------
    articles : DataFrame
        From `stancekit.readers`: with `status` and `error`.
    model : StanceModel
    questions : sequence of Question
    carry : sequence of str, default=()
        Columns of `articles` that travel with the articles table.

    Returns
    -------
    Scores
        One articles row for every article and question.
    """
    scored = [_Work(row, question) for row in rows_of(articles) for question in questions]
    for work in scored:
        _prepare(work)
    read = [work for work in scored if work.read]
    described = [_described(work, model) for work in read]
    if described:
        table = pd.concat(described, ignore_index=True)
        stances = model.stances(table)
        at = 0
        for work, piece in zip(read, described, strict=True):
            work.stances = stances.iloc[at : at + len(piece)]
            at += len(piece)
    sentences, positions, rows = [], [], []
    for work in scored:
        found = list(_sentence_rows(work))
        sentences.extend(found)
        mine = _position_rows(work, found)
        positions.extend(mine)
        rows.append(_article_row(work, model, carry))
    sentence_table = as_table(sentences, SENTENCES)
    _settle_articles(rows, sentence_table, model)
    return Scores(sentence_table, as_table(positions, POSITIONS), as_table(rows, ARTICLES, carry))


def score_paths(
    paths: Sequence[str | Path],
    model: StanceModel,
    out: Path | str,
    questions: Sequence[str | Path | Question] | None = None,
    options: ReadOptions | None = None,
    format: Format = "parquet",
    n_jobs: int = 1,
    keep_text: bool = False,
    progress: Callable[[int], None] | None = None,
) -> RunSummary:
    """Score files and write the tables into a folder.

    Parameters
    ----------
    paths : sequence of str or Path
        Files, folders or "-".
    model : StanceModel
    out : Path or str
        The folder; `sentences`, `positions` and `articles` are written there.
    questions : sequence of str, Path or Question, optional
        By default the model's own question.
    options : ReadOptions, optional
    format : {"parquet", "jsonl", "csv"}, default="parquet"
    n_jobs : int, default=1
        Processes. The tables are the same whatever the number.
    keep_text : bool, default=False
        Whether to write the texts to which offsets refer as a fourth table, `texts`.
    progress : callable, optional
        Called with the number of articles done after each block.

    Returns
    -------
    RunSummary

    Raises
    ------
    InputError
        A path does not exist or a table lacks its text column.
    OutputError
        The folder cannot be written.
    """
    started = time.monotonic()
    out = Path(out)
    options = options or ReadOptions()
    asked = _questions(model, questions)
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out} is a file; choose a folder for --out")
    blocks = plan_blocks(paths, options, skip=out)
    work = (delayed(_score_one)(block, model, asked, options, keep_text) for block in blocks)
    # blocks are read as workers take them, so that memory does not grow with the input
    parallel = Parallel(n_jobs=n_jobs, return_as="generator", pre_dispatch="2*n_jobs")
    results = cast(Iterator[_Scored], parallel(work))
    summary = RunSummary()
    seen = SeenIds()
    with (
        TableWriter(out / f"sentences.{format}", SENTENCES, format) as sentences,
        TableWriter(out / f"positions.{format}", POSITIONS, format) as positions,
        TableWriter(out / f"articles.{format}", ARTICLES, format, options.carry) as articles,
        _texts_writer(out, format, keep_text) as texts,
    ):
        for scored in results:
            scores, text = _named(scored, seen)
            sentences.write(scores.sentences)
            positions.write(scores.positions)
            articles.write(scores.articles)
            if texts is not None and text is not None:
                texts.write(text)
            summary.add(scores)
            if progress is not None:
                progress(summary.n_articles)
    summary.seconds = time.monotonic() - started
    logger.info(
        "%d article rows, %d positions in %.1f s",
        summary.n_articles, summary.n_positions, summary.seconds,
    )  # fmt: skip
    return summary


# ------------------------------------------------------------------------------------- one article


class _Work:
    """One article under one question on its way through a block."""

    def __init__(self, row: dict[str, Any], question: Question) -> None:
        self.row = row
        self.question = question
        self.text: str = row["text"] if isinstance(row["text"], str) else ""
        self.status: str = row["status"]
        self.error: str | None = None if pd.isna(row["error"]) else row["error"]
        self.title: str | None = None if pd.isna(row.get("title")) else row["title"]
        self.spans: list[Span] = []
        self.read: list[ReadSentence] = []
        self.stances = pd.DataFrame()
        self.attributions: list[list[Attribution]] = []

    @property
    def first(self) -> int:
        """The number of the first sentence read: -1 where there is a title."""
        return -1 if self.title else 0


def _prepare(work: _Work) -> None:
    """Scan, split and read the article, if it is to be read at all."""
    if work.status != "ok":
        return
    stated = work.row.get("lang")
    spoken = str(stated).lower()[:2] if isinstance(stated, str) and stated else language(work.text)
    if spoken != "en":
        work.status, work.error = "skipped", _skip_reason(spoken)
        return
    try:
        whole = tokenize(f"{work.title or ''}\n{work.text}")
        if not touches(whole.folded, work.question):
            return
        work.spans = split_sentences(work.text)
        texts = [work.text[start:end] for start, end in work.spans]
        work.read = read_article([work.title, *texts] if work.title else texts, work.question)
    except Exception as error:  # one article must not stop a batch
        logger.exception("article %s failed", work.row["article_id"])
        work.status, work.error = "failed", f"{type(error).__name__}: {error}"
        work.spans, work.read = [], []


def _skip_reason(spoken: str) -> str:
    which = "unknown language" if spoken == "und" else f"language {spoken!r}"
    return f"{which}: only English is read"


def _described(work: _Work, model: StanceModel) -> pd.DataFrame:
    table = model.describe(work.read, work.question)
    table["article_id"] = str(work.row["article_id"])
    table["question"] = work.question.name
    table["sentence"] = range(work.first, work.first + len(table))
    table["text"] = [sentence.text for sentence in work.read]
    return table


def _sentence_rows(work: _Work) -> Iterator[dict[str, Any]]:
    if not work.read:
        return
    stances = list(work.stances["predicted"])
    work.attributions = attribute(work.read, stances, work.question)
    values = work.stances[["relevance", *STANCES]].to_numpy(dtype=float)
    for index, sentence in enumerate(work.read):
        number = work.first + index
        span = work.spans[number] if number >= 0 else Span(0, len(sentence.text))
        own = next((a for a in work.attributions[index] if a.stance == stances[index]), None)
        yield {
            "article_id": work.row["article_id"],
            "question": work.question.name,
            "sentence": number,
            "start": span.start if number >= 0 else None,
            "end": span.end if number >= 0 else None,
            "text": sentence.text,
            "relevance": values[index, 0],
            **dict(zip(STANCES, values[index, 1:], strict=True)),
            "stance": stances[index],
            "holder": own.holder if own and stances[index] != "neutral" else None,
            "holder_id": own.holder_id if own and stances[index] != "neutral" else None,
        }


def _position_rows(work: _Work, sentences: list[dict[str, Any]]) -> list[dict[str, Any]]:
    positions: dict[tuple[str, str], dict[str, Any]] = {}
    best: dict[tuple[str, str], float] = {}
    for row, attributions in zip(sentences, work.attributions, strict=True):
        for holder, holder_id, stance, voice in attributions:
            if stance == "neutral":
                continue
            key = (holder_id, stance)
            # a second position is only as sure as that the sentence takes any
            own = stance == row["stance"]
            probability = row[stance] if own else min(row[row["stance"]], 0.5)
            position = positions.setdefault(
                key,
                {
                    "article_id": row["article_id"],
                    "question": row["question"],
                    "date": work.row.get("date"),
                    "outlet": work.row.get("outlet"),
                    "holder": holder,
                    "holder_id": holder_id,
                    "stance": stance,
                    "sentences": [],
                },
            )
            if row["sentence"] not in position["sentences"]:
                position["sentences"].append(row["sentence"])
            if probability > best.get(key, -1.0):
                best[key] = probability
                position |= {
                    "probability": probability, "voice": voice, "evidence": row["text"],
                }  # fmt: skip
    return list(positions.values())


def _article_row(work: _Work, model: StanceModel, carry: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "article_id": work.row["article_id"],
        "question": work.question.name,
        "date": work.row.get("date"),
        "outlet": work.row.get("outlet"),
        "transfer": model.transfers_to(work.question),
        "text_hash": text_hash(work.text) if work.text else None,
        "model_id": model.model_id,
        "status": work.status,
        "error": work.error,
    } | {name: work.row.get(name) for name in carry}
    if work.status == "ok":
        row |= {"stance": "neutral", "support": 0.0, "neutral": 1.0, "opposition": 0.0}
        row |= {"mixed": False, "n_relevant": 0}
        if work.read:
            predicted = set(work.stances["predicted"])
            row["mixed"] = {"support", "opposition"} <= predicted
            row["n_sentences"] = len(work.spans)
            row["n_relevant"] = int((work.stances["relevance"] >= 0.5).sum())
    return row


def _settle_articles(
    rows: list[dict[str, Any]], sentences: pd.DataFrame, model: StanceModel
) -> None:
    """Give each article that was read its own stance."""
    if sentences.empty:
        return
    features = article_features(sentences)
    probabilities = model.article_classifier.predict_proba(features)
    classes = [str(c) for c in model.article_classifier.classes_]
    found = dict(zip(features.index, probabilities, strict=True))
    for row in rows:
        values = found.get((row["article_id"], row["question"]))
        if values is None:
            continue
        of = dict(zip(classes, values, strict=True))
        row |= {stance: float(of.get(stance, 0.0)) for stance in STANCES}
        row["stance"] = STANCES[int(np.argmax([row[stance] for stance in STANCES]))]


# ----------------------------------------------------------------------------------------- the run


class _Scored(NamedTuple):
    """What a worker gives back: tables whose articles are numbered, and the ids as they came."""

    scores: Scores
    ids: list[str]
    texts: pd.DataFrame | None


def _score_one(
    block: Block,
    model: StanceModel,
    questions: Sequence[Question],
    options: ReadOptions,
    keep_text: bool,
) -> _Scored:
    articles = read_block(block, options)
    ids = list(articles["article_id"])
    # ids may repeat, also across blocks, so the tables carry numbers until the run names them
    articles["article_id"] = pd.array([str(i) for i in range(len(ids))], dtype="string")
    texts = articles[["article_id", "text"]] if keep_text else None
    return _Scored(score_block(articles, model, questions, options.carry), ids, texts)


def _named(scored: _Scored, seen: SeenIds) -> tuple[Scores, pd.DataFrame | None]:
    """Put the articles' ids in place of their numbers, repeated ones told apart."""
    names = seen.tell_apart(scored.ids)
    of = {str(number): name for number, name in enumerate(names)}

    def name(table: pd.DataFrame) -> pd.DataFrame:
        return table.assign(article_id=table["article_id"].map(of).astype("string"))

    numbers = [int(number) for number in scored.scores.articles["article_id"]]
    articles = name_articles(
        scored.scores.articles, [scored.ids[i] for i in numbers], [names[i] for i in numbers]
    )
    sentences, positions = name(scored.scores.sentences), name(scored.scores.positions)
    return Scores(sentences, positions, articles), (
        None if scored.texts is None else name(scored.texts)
    )


def _texts_writer(out: Path, format: Format, keep_text: bool) -> Any:
    if not keep_text:
        from contextlib import nullcontext

        return nullcontext()
    return TableWriter(out / f"texts.{format}", {"article_id": "string", "text": "string"}, format)


def _questions(
    model: StanceModel, questions: Sequence[str | Path | Question] | None
) -> list[Question]:
    asked = [load_question(q) for q in questions] if questions else [model.question]
    names = [question.name for question in asked]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"the question {name!r} is asked for twice")
    return asked
