"""Articles in, tables out: the scoring of one table.

`score` works on a table in memory, `score_partition` on a partition of whatever engine holds one;
the work is that of `stancekit.blocks`, which `stancekit.runs` calls on each block of files.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import pandas as pd

from stancekit.blocks import score_rows
from stancekit.errors import InputError
from stancekit.markup import scores_html
from stancekit.model import StanceModel, load_model
from stancekit.question import Question, load_question
from stancekit.readers import ReadOptions, rows_of_frame
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, as_table


class Scores(NamedTuple):
    """The three tables of scored articles; see `stancekit.tables`.

    Attributes
    ----------
    sentences, positions, articles : DataFrame
    """

    sentences: pd.DataFrame
    positions: pd.DataFrame
    articles: pd.DataFrame

    def _repr_html_(self) -> str:
        return scores_html(self.articles, self.sentences, self.positions)


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
    asked = asked_questions(model, questions)
    scored = score_rows(rows_of_frame(articles, options), model, asked, options.carry)
    return Scores(
        as_table(scored.sentences, SENTENCES),
        as_table(scored.positions, POSITIONS),
        as_table(scored.articles, ARTICLES, options.carry),
    )


def score_partition(
    articles: pd.DataFrame,
    model: StanceModel | str | Path = "western-sahara",
    questions: Sequence[str | Path | Question] | None = None,
    table: Literal["sentences", "positions", "articles"] = "positions",
    options: ReadOptions | None = None,
) -> pd.DataFrame:
    """Score one partition of a table that some engine holds, and give one of the three tables.

    For Dask, `frame.map_partitions(score_partition, table="positions", meta=...)`, with
    `stancekit.tables.as_table([], POSITIONS)` as `meta`; for Spark, a generator over
    `mapInPandas`. Rows do not depend on how the table is parted, if ids do not repeat.

    Parameters
    ----------
    articles : DataFrame
        With the column `text`; give `article_id` too, since rows are else numbered from 0 in
        every partition.
    model, questions, options
        As for `score`. A name or path is loaded once in each process.
    table : {"sentences", "positions", "articles"}, default="positions"

    Returns
    -------
    DataFrame

    Raises
    ------
    InputError
        The text column is missing.

    Examples
    --------
    >>> part = pd.DataFrame({"article_id": ["a"], "text": ["Peru backs the Moroccan Sahara."]})
    >>> score_partition(part)[["article_id", "holder", "stance"]].values.tolist()
    [['a', 'Peru', 'support']]
    """
    if not isinstance(model, StanceModel):
        model = _loaded(str(model))
    found: pd.DataFrame = getattr(score(articles, model, questions, options), table)
    return found


def asked_questions(
    model: StanceModel, questions: Sequence[str | Path | Question] | None
) -> list[Question]:
    """Load the questions asked for, by default the model's own.

    Raises
    ------
    InputError
        One is asked for twice.
    """
    asked = [load_question(q) for q in questions] if questions else [model.question]
    names = [question.name for question in asked]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"the question {name!r} is asked for twice")
    return asked


_MODELS: dict[str, StanceModel] = {}


def _loaded(source: str) -> StanceModel:
    if source not in _MODELS:
        _MODELS[source] = load_model(source)
    return _MODELS[source]
