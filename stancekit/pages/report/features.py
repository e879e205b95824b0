"""The features behind the surest evidence: what each adds to the scores of the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.classifier import explain
from stancekit.errors import ModelError, QuestionError
from stancekit.features import read_table as read_sentences
from stancekit.markup import harmless
from stancekit.model import SHIPPED, StanceModel, load_model
from stancekit.pages.report.contents import Contents
from stancekit.question import Question, list_questions, load_question
from stancekit.scoring import Scores
from stancekit.tables import rows_of

_MOST_FEATURES = 12


def features_behind(
    contents: Contents,
    scores: Scores,
    model: StanceModel | str | Path | None,
    most: int,
    given: Mapping[str, Question],
) -> tuple[dict[str, Any], str]:
    """Explain the surest evidence, or say why it is not explained.

    `given` are the questions, by name, that need not ship.
    """
    scored = sorted(str(name) for name in scores.articles["model_id"].dropna().unique())
    if most == 0:
        return {}, "The features behind sentences were not asked for."
    if not contents.ranked:
        return {}, ""
    try:
        if model is None:
            loaded = _shipped(scored, contents.questions)
        else:
            loaded = model if isinstance(model, StanceModel) else load_model(model)
    except (ModelError, QuestionError) as error:
        if model is not None:
            raise
        return {}, f"No features behind sentences: {error}. Give the model with --model."
    if [loaded.model_id] != scored:
        which = f"these articles were scored by {', '.join(scored)}, not by {loaded.model_id}"
        if model is not None:
            raise ModelError(f"{which}; give the model that scored them")
        return {}, f"No features behind sentences: {which}. Give the model with --model."
    wanted: list[tuple[int, int]] = []
    for i in contents.ranked:
        place, number = contents.positions["a"][i], contents.positions["b"][i]
        if number is not None and contents.articles["chunk"][place] >= 0 and len(wanted) < most:
            wanted.append((place, number))
    rows = scores.articles[["article_id", "question"]].iloc[[place for place, _ in wanted]]
    keys = rows.drop_duplicates()
    keys = keys.assign(place=keys.index)
    questions = {
        name: load_question(name) for name in contents.questions if name in list_questions()
    }
    questions |= {loaded.question.name: loaded.question, **given}
    unknown = sorted(set(contents.questions) - set(questions))
    if unknown:
        which = f"the question {unknown[0]!r} does not ship"
        return {}, f"No features behind sentences: {which}. Give its TOML file with --question."
    sentences = scores.sentences.merge(keys, on=["article_id", "question"])
    read = read_sentences(sentences, questions)
    row_of = {key: i for i, key in enumerate(zip(read["place"], read["sentence"], strict=True))}
    feature_names = loaded.classifier.features_.get_feature_names_out()
    found = {}
    index = scores.articles.index
    for place, number in dict.fromkeys(wanted):
        row = row_of[index[place], number]
        found[f"{place}:{number}"] = _explained(
            explain(loaded.classifier, read.iloc[[row]], feature_names)
        )
    left = len(contents.ranked) - len(wanted)
    return found, f"The features behind {left:,} positions are left out." if left else ""


def _shipped(scored: Sequence[str], questions: Sequence[str]) -> StanceModel:
    """Load the model that ships whose id the tables have, else the one that answers by default.

    A name in a table must not lead to a folder.
    """
    question = next((name for name in questions if name in list_questions()), "western-sahara")
    name = scored[0].partition("-")[0] if len(scored) == 1 else ""
    return load_model(name, question) if name in SHIPPED else load_model(question)


def _explained(table: pd.DataFrame) -> list[Any]:
    """Give the strongest features, and the sum of all others, so that the columns still add up."""
    columns = [str(name) for name in table.columns if name != "value"]
    scores = columns[1:]
    top = table.head(_MOST_FEATURES + 1)
    rows = [
        [harmless(str(row["feature"]), 120), *(round(float(row[name]), 3) for name in scores)]
        for row in rows_of(top)
    ]
    rest = table.iloc[len(top) :]
    if len(rest):
        label = f"({len(rest)} weaker features)"
        rows.append([label, *(round(float(rest[name].sum()), 3) for name in scores)])
    rows.append(["(sum)", *(round(float(table[name].sum()), 3) for name in scores)])
    return [columns, rows]
