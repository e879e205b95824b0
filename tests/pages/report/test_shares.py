from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.scoring import Scores, score


def test_corrected_shares_are_shown_beside(scores: Scores, reported: Callable[..., Any]) -> None:
    corrected = pd.DataFrame({"question": ["western-sahara"], "outlet": ["Wire"],
        "stance": ["support"], "share": [0.87], "low": [0.6], "high": [0.9]})  # fmt: skip
    page = reported(scores, max_features=0, corrected={"outlet": corrected})
    assert "87.0% (60.0% to 90.0%)" in page.words
    assert any("hollow" in (a.get("class") or "") for t, a in page.tags if t == "path")


def test_the_largest_outlets_are_drawn_and_all_are_listed(
    scores: Scores, reported: Callable[..., Any]
) -> None:
    ids = [f"n{i:02}" for i in range(40)]
    articles = pd.concat([scores.articles.iloc[[0]]] * 40)
    articles = articles.assign(article_id=ids, text_hash=ids, outlet=ids, date=None)
    made = Scores(scores.sentences.head(0), scores.positions.head(0), articles)
    page = reported(made, max_features=0)
    assert "The 36 largest of 40 drawn." in page.words
    assert "No article on the question has a month." in page.words
    assert sum(tag == "title" for tag, _ in page.tags) == 1 + 36 * (1 + 3)
    assert set(ids) <= set(page.words.split())


def test_articles_of_the_corpus_have_shares(
    small_gold: Gold, model: StanceModel, reported: Callable[..., Any]
) -> None:
    given = small_gold.articles[["article_id", "text", "title", "date", "outlet"]]
    page = reported(score(given, model), model, 500, 3)
    shares = re.findall(r"(\d+) of (\d+)", page.words)
    assert shares
    assert all(int(part) <= int(whole) for part, whole in shares)
