"""Gold spans matched with predicted sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd

from stancekit.tables import check_columns

_TAKEN = ("sentence", "stance", "relevance", "support", "neutral", "opposition", "holder_id")

_NAMED = {
    "sentence": "predicted_sentence",
    "stance": "predicted",
    "holder_id": "predicted_holder_id",
}


def align_sentences(gold: pd.DataFrame, predicted: pd.DataFrame) -> pd.DataFrame:
    """Give each gold span the prediction of the sentence that shares most characters with it.

    A span that meets no predicted sentence counts as predicted `neutral` with relevance 0; of two
    sentences that share as much, the earlier one is taken.

    Parameters
    ----------
    gold : DataFrame
        With `article_id, question, start, end`.
    predicted : DataFrame
        A sentences table.

    Returns
    -------
    DataFrame
        `gold` with the columns `predicted`, `relevance`, `support`, `neutral`, `opposition`,
        `predicted_holder_id` and `predicted_sentence`, the number of the sentence taken.

    Examples
    --------
    >>> gold = pd.DataFrame({"article_id": ["a"], "question": ["q"], "start": [0], "end": [9]})
    >>> found = pd.DataFrame({"article_id": ["a", "a"], "question": ["q", "q"],
    ...     "start": [0, 3], "end": [2, 12], "sentence": [0, 1],
    ...     "stance": ["support", "opposition"],
    ...     "relevance": [1, 1], "support": [1, 0], "neutral": [0, 0], "opposition": [0, 1],
    ...     "holder_id": [None, None]})
    >>> align_sentences(gold, found)["predicted"].tolist()
    ['opposition']
    """
    check_columns(gold, ("article_id", "question", "start", "end"), "the gold table")
    check_columns(predicted, ("article_id", "question", "start", "end", *_TAKEN), "the predictions")
    columns = ["start", "end", *_TAKEN]
    by_article = {
        (str(article), str(question)): rows[columns].to_dict("list")
        for (article, question), rows in predicted.groupby(["article_id", "question"], sort=False)
    }
    nothing = {"stance": "neutral", "relevance": 0.0, "support": 0.0, "neutral": 1.0,
               "opposition": 0.0, "holder_id": None, "sentence": None}  # fmt: skip
    taken: list[dict[str, Any]] = []
    keys = zip(
        gold["article_id"].astype(str), gold["question"].astype(str), gold["start"], gold["end"],
        strict=True,
    )  # fmt: skip
    for article, question, start, end in keys:
        rows = by_article.get((article, question))
        # a title has no place in the text
        shared = [
            0 if pd.isna(first) else min(end, last) - max(start, first)
            for first, last in zip(rows["start"], rows["end"], strict=True)
        ] if rows else []  # fmt: skip
        best = max(range(len(shared)), key=shared.__getitem__, default=-1)
        if rows is None or best < 0 or shared[best] <= 0:
            taken.append(nothing)
        else:
            taken.append({name: rows[name][best] for name in _TAKEN})
    result = gold.copy()
    for name in _TAKEN:
        column = _NAMED.get(name, name)
        result[column] = pd.Series([row[name] for row in taken], index=result.index)
    result["predicted_sentence"] = result["predicted_sentence"].astype("Int64")
    return result
