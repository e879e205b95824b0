from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from stancekit.scoring import Scores


def test_changes_are_shown_with_their_evidence(
    scores: Scores, reported: Callable[..., Any]
) -> None:
    row = scores.positions.iloc[[0]]
    article = scores.articles.iloc[[0]]
    turns = [("support", "2021-01-01"), ("support", "2021-02-01"), ("opposition", "2022-03-18"),
             ("opposition", "2022-04-01")]  # fmt: skip
    ids = [f"t{i}" for i in range(4)]
    made = Scores(
        scores.sentences.head(0),
        pd.concat([row] * 4).assign(article_id=ids, stance=[s for s, _ in turns]),
        pd.concat([article] * 4).assign(article_id=ids, date=[d for _, d in turns], text_hash=ids),
    )
    page = reported(made, max_features=0)
    assert page.data()["changes"] == [[0, 0, "support", "2022-03-18", "opposition"]]
    assert "2 articles, until 2021-02-01" in page.words
    assert "2 articles, from 2022-03-18" in page.words
