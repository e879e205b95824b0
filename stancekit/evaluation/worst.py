"""Errors one by one: the surest ones first, in their context, with what made them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from stancekit.classifier import explain
from stancekit.evaluation.report import Evaluation
from stancekit.features import read_table
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.question import Question, load_question
from stancekit.tables import STANCES, rows_of

_COLUMNS = [
    "article_id", "question", "sentence", "predicted_sentence", "date", "outlet", "stance",
    "predicted", "surplus", "relevant", "relevance", *STANCES, "before", "text", "after",
    "holders", "predicted_holder_id", "rule",
]  # fmt: skip


def worst_errors(evaluation: Evaluation, gold: Gold, n: int = 50) -> pd.DataFrame:
    """List the sentences whose wrong stance the model was surest of.

    Parameters
    ----------
    evaluation : Evaluation
    gold : Gold
        What was evaluated on.
    n : int, default=50

    Returns
    -------
    DataFrame of at most n rows
        `article_id, question, sentence, predicted_sentence, date, outlet, stance, predicted`;
        `surplus`, the probability of the predicted stance less that of the gold one; `relevant,
        relevance, support, neutral, opposition`; the sentence `before`, the `text` and the one
        `after`; the gold `holders` and the `predicted_holder_id`; `rule`, the rule of the
        codebook, where gold has a column of that name.
    """
    table = evaluation.sentences
    wrong = table[table["stance"] != table["predicted"]].copy()
    wrong["surplus"] = [
        float(row[row["predicted"]]) - float(row[row["stance"]]) for row in rows_of(wrong)
    ]
    keys = ["surplus", "article_id", "sentence"]
    wrong = wrong.sort_values(keys, ascending=[False, True, True], kind="stable").head(n)
    texts = gold.sentences.set_index(["article_id", "sentence"])["text"].to_dict()
    articles = gold.articles.set_index("article_id")
    places = list(zip(wrong["article_id"], wrong["sentence"], strict=True))
    wrong["before"] = [texts.get((article, number - 1)) for article, number in places]
    wrong["after"] = [texts.get((article, number + 1)) for article, number in places]
    for name in ("date", "outlet"):
        wrong[name] = wrong["article_id"].map(articles[name])
    wrong["holders"] = [
        "; ".join(f"{holder}: {stance}" for holder, stance in listed)
        for listed in wrong["positions"]
    ]
    if "rule" not in wrong:
        wrong["rule"] = None
    return wrong[_COLUMNS].reset_index(drop=True)


def explain_errors(
    model: StanceModel,
    errors: pd.DataFrame,
    scored: pd.DataFrame,
    questions: Sequence[str | Path | Question] = (),
    n: int | None = 10,
) -> pd.DataFrame:
    """Show what each feature contributed to errors, exactly, each sentence read in its article.

    Parameters
    ----------
    model : StanceModel
    errors : DataFrame
        From `worst_errors`.
    scored : DataFrame
        The sentences table that the predictions came from: `Evaluation.scored`.
    questions : sequence of str, Path or Question, optional
        Question files besides the model's own and those that ship.
    n : int or None, default=10
        Features of each error, the strongest first; all of them with None.

    Returns
    -------
    DataFrame
        `article_id`, `sentence` (as in `errors`), then as `StanceModel.explain` gives it. An error
        in an article that was not read has no rows.
    """
    known = {q.name: q for q in (model.question, *map(load_question, questions))}
    asked = errors.dropna(subset="predicted_sentence")
    pieces = []
    for (article, question), rows in asked.groupby(["article_id", "question"], sort=False):
        mine = (scored["article_id"] == article) & (scored["question"] == question)
        # a sentence is described by those around it
        read = read_table(scored[mine], known)
        for row in rows_of(rows):
            found = explain(model.classifier, read[read["sentence"] == row["predicted_sentence"]])
            found = found if n is None else found.head(n)
            found.insert(0, "article_id", str(article))
            found.insert(1, "sentence", row["sentence"])
            pieces.append(found)
    if not pieces:
        return pd.DataFrame(columns=["article_id", "sentence", "feature", "value"])
    return pd.concat(pieces, ignore_index=True)
