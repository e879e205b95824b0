"""Gold articles scored, and their stances and positions beside those of gold."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancekit.identities import holder_id
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.question import Question, load_question
from stancekit.scoring import Scores, score
from stancekit.tables import rows_of

_GIVEN = ["article_id", "text", "title", "date", "outlet"]


def score_gold(model: StanceModel, gold: Gold, questions: Mapping[str, Question]) -> Scores:
    """Score gold articles, each on its own question.

    Parameters
    ----------
    model : StanceModel
    gold : Gold
    questions : mapping of str to Question
        Questions by name; those that ship are found by themselves.

    Returns
    -------
    Scores
    """
    tables = [
        score(rows[_GIVEN], model, [questions.get(str(name)) or load_question(str(name))])
        for name, rows in gold.articles.groupby("question", sort=True)
    ]
    return Scores(*(pd.concat(parts, ignore_index=True) for parts in zip(*tables, strict=True)))


def article_predictions(gold: Gold, scored: pd.DataFrame) -> pd.DataFrame:
    """Put gold and predicted stances of articles into one table; unread articles are neutral.

    Parameters
    ----------
    gold : Gold
    scored : DataFrame
        The articles table of the articles as scored.

    Returns
    -------
    DataFrame
        `article_id, question, stance, predicted`.
    """
    stance = scored.set_index("article_id")["stance"].fillna("neutral")
    return gold.articles[["article_id", "question", "stance"]].assign(
        predicted=gold.articles["article_id"].map(stance).astype(str)
    )


def position_predictions(
    gold: Gold, predicted: pd.DataFrame, questions: Mapping[str, Question]
) -> pd.DataFrame:
    """Put gold and predicted (article, holder id, stance) triples into one table.

    Parameters
    ----------
    gold : Gold
        Its neutral positions are left out.
    predicted : DataFrame
        The positions table of the articles as scored.
    questions : mapping of str to Question
        Questions by name; those that ship are found by themselves.

    Returns
    -------
    DataFrame
        `article_id, question, holder_id, stance`, sorted, each once, and whether it is in `gold`
        and `predicted`.
    """
    columns = ["article_id", "question", "holder_id", "stance"]
    ours = {tuple(row[name] for name in columns) for row in rows_of(predicted[columns])}
    theirs = set()
    for row in rows_of(gold.sentences):
        question = questions.get(row["question"]) or load_question(row["question"])
        for holder, stance in row["positions"]:
            if stance != "neutral":
                identity = holder_id(holder, question)
                theirs.add((row["article_id"], row["question"], identity, stance))
    keys = sorted(ours | theirs)
    return pd.DataFrame(
        [(*key, key in theirs, key in ours) for key in keys],
        columns=[*columns, "gold", "predicted"],
    )
