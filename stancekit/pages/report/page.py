"""The evidence page: who stands where, since when, in which words, in one file for offline use.

The page is a template with a style sheet and a script beside it; the tables travel in it as JSON.
Its own policy (Content-Security-Policy) admits that one script and that one style sheet, by their
hashes, and no address at all, so that no text of an article can load or run anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

import pandas as pd

from stancekit import __version__
from stancekit.errors import InputError, TableError
from stancekit.markup import safe_html
from stancekit.model import StanceModel
from stancekit.pages.report.changes import change_table
from stancekit.pages.report.contents import Contents, gather
from stancekit.pages.report.facts import page_notes, question_facts
from stancekit.pages.report.features import features_behind
from stancekit.pages.report.shares import Corrected, share_section
from stancekit.question import Question, list_questions, load_question
from stancekit.rollups import position_changes, read_propositions, read_scores
from stancekit.scoring import Scores
from stancekit.table_files import write_text
from stancekit.tables import rows_of

_HERE = Path(__file__).parent


def report(
    scores: Scores | str | Path,
    out: Path | str,
    model: StanceModel | str | Path | None = None,
    max_articles: int = 10_000,
    max_features: int = 200,
    corrected: Corrected | None = None,
    questions: Sequence[str | Path | Question] = (),
) -> Path:
    """Write the evidence page of scored articles.

    Parameters
    ----------
    scores : Scores, str or Path
        From `stancekit.score`, or the folder that `stancekit score` wrote.
    out : Path or str
        The HTML file.
    model : StanceModel, str or Path, optional
        The model that scored, for the features behind a sentence. By default the one among those
        that ship whose id the tables have; where none has it, the page goes without features and
        says so.
    max_articles : int, default=10000
        Articles whose sentences the page carries: those with the surest evidence of each holder and
        stance first. The others count in every table; their sentences are left out, which the page
        says.
    max_features : int, default=200
        Positions whose surest sentence comes with its features, the surest of each holder first.
    corrected : mapping of {"month", "outlet"} to DataFrame, optional
        Shares corrected for the model's errors; see `stancekit.rollups.stance_shares`.
    questions : sequence of str, Path or Question, optional
        Question files that the tables name, besides the model's own question and those that ship.

    Returns
    -------
    Path
        `out`.

    Raises
    ------
    InputError
        `max_articles` or `max_features` is negative.
    ModelError
        `model` is not the one that scored.
    QuestionError
        One of `questions` cannot be read.
    TableError
        A table is missing, or there is no row to show.
    OutputError
        The file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from stancekit.scoring import score
    >>> scores = score(["Peru backs Morocco's sovereignty over the Sahara."])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = report(scores, folder + "/report.html").read_text("utf-8")
    >>> "Western Sahara is under Morocco&#x27;s sovereignty" in page
    True
    """
    for name, value in (("max_articles", max_articles), ("max_features", max_features)):
        if value < 0:
            raise InputError(f"{name} is {value}; it must be 0 or more")
    given = {q.name: q for q in map(load_question, questions)}
    told: Mapping[str, str] = {}
    if not isinstance(scores, Scores):
        told = read_propositions(scores)
        scores = read_scores(scores)
    if scores.articles.empty:
        raise TableError("the articles table has no row; there is nothing to report")
    contents = gather(scores, max_articles)
    propositions = [told.get(name) or _proposition(name, given) for name in contents.questions]
    explained, why_not = features_behind(contents, scores, model, max_features, given)
    changes = position_changes(scores, stories=contents.stories)
    page = _render(contents, propositions, scores, changes, explained, why_not, corrected or {})
    write_text(Path(out), page)
    return Path(out)


def _render(
    contents: Contents,
    propositions: Sequence[str],
    scores: Scores,
    changes: pd.DataFrame,
    explained: Mapping[str, Any],
    why_not: str,
    corrected: Corrected,
) -> str:
    script = (_HERE / "page.js").read_text("utf-8")
    style = (_HERE / "page.css").read_text("utf-8")
    data = {
        "questions": contents.questions,
        "holders": contents.holders,
        "outlets": contents.outlets,
        "articles": contents.articles,
        "positions": contents.positions,
        "changes": [
            [
                contents.questions.index(row["question"]),
                contents.holder_of[row["holder_id"]],
                row["stance_before"],
                row["first_after"],
                row["stance_after"],
            ]
            for row in rows_of(changes)
        ],
        "has_features": bool(explained),
    }
    blocks: list[tuple[str, Mapping[Any, Any]]] = [
        (f"sentences-{i}", chunk) for i, chunk in enumerate(contents.chunks)
    ]
    if explained:
        blocks.append(("features", explained))
    several = len(contents.questions) > 1
    heading = "Several questions" if several else safe_html(propositions[0])
    return Template((_HERE / "page.html").read_text("utf-8")).substitute(
        title=f"Who stands where: {heading}",
        heading=heading,
        facts=_each(contents, lambda q: question_facts(contents, scores, q)),
        question_filter=_question_filter(contents.questions, propositions) if several else "",
        shares=_each(contents, lambda q: share_section(contents, scores, q, corrected)),
        changes=_each(contents, lambda q: change_table(changes[changes["question"] == q])),
        notes=page_notes(contents, scores, why_not, bool(corrected)),
        version=__version__,
        data=_json(data),
        chunks="\n".join(
            f'<script type="application/json" id="{name}">{_json(block)}</script>'
            for name, block in blocks
        ),
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
    )


def _each(contents: Contents, part: Callable[[str], str]) -> str:
    """Give a part of the page once for each question; the script shows the one asked for."""
    return "\n".join(
        f'<div data-question="{i}">{part(name)}</div>' for i, name in enumerate(contents.questions)
    )


def _proposition(name: str, given: Mapping[str, Question]) -> str:
    if name in given:
        return given[name].proposition
    # a name in a table must not lead to a file; of a question that nobody gave, it is all there is
    return load_question(name).proposition if name in list_questions() else name


def _question_filter(questions: Sequence[str], propositions: Sequence[str]) -> str:
    options = "".join(
        f'<option value="{i}">{safe_html(f"{name}: {proposition}")}</option>'
        for i, (name, proposition) in enumerate(zip(questions, propositions, strict=True))
    )
    return f'<label class="wide">Question <select id="f-question">{options}</select></label>'


def _json(value: Any) -> str:
    """Write JSON that no HTML parser can take for the end of its script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
