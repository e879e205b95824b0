from __future__ import annotations

import pandas as pd

from stancekit.evaluation.predictions import (
    article_predictions,
    position_predictions,
    score_gold,
)
from stancekit.labeling import Gold
from stancekit.model import StanceModel


def test_each_article_is_scored_on_its_own_question(model: StanceModel, small_gold: Gold) -> None:
    some = small_gold.select(small_gold.articles.groupby("question").cumcount() < 2)
    assert some.articles["question"].nunique() > 1
    scored = score_gold(model, some, {}).articles
    columns = ["article_id", "question"]
    assert set(map(tuple, scored[columns].to_numpy())) == set(
        map(tuple, some.articles[columns].to_numpy())
    )


def test_an_article_that_was_not_read_is_neutral() -> None:
    gold = Gold(
        pd.DataFrame({"article_id": ["a", "b"], "question": "kosovo", "stance": "support"}),
        pd.DataFrame(),
    )
    scored = pd.DataFrame({"article_id": ["b", "a"], "stance": ["opposition", None]})
    found = article_predictions(gold, scored)
    assert list(found.columns) == ["article_id", "question", "stance", "predicted"]
    assert found["predicted"].tolist() == ["neutral", "opposition"]


def test_positions_are_those_of_gold_and_those_predicted() -> None:
    held = [[("Peru", "support"), ("Chile", "neutral")], [("Peru", "support")], []]
    gold = Gold(
        pd.DataFrame(),
        pd.DataFrame({"article_id": "a", "question": "western-sahara", "positions": held}),
    )
    predicted = pd.DataFrame(
        [("a", "western-sahara", holder, "support") for holder in ("PER", "ECU")],
        columns=["article_id", "question", "holder_id", "stance"],
    )
    found = position_predictions(gold, predicted, {})
    assert list(found[["holder_id", "gold", "predicted"]].itertuples(index=False, name=None)) == [
        ("ECU", False, True),
        ("PER", True, True),
    ]
    assert position_predictions(gold, predicted[:0], {})["holder_id"].tolist() == ["PER"]
