from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from stancekit.errors import TableError
from stancekit.model import StanceModel
from stancekit.pages.report.contents import gather
from stancekit.scoring import Scores


def test_every_article_and_position_is_in_it(page: Any, scores: Scores, support: str) -> None:
    data = page.data()
    assert len(data["articles"]["id"]) == len(scores.articles)
    assert data["articles"]["status"] == scores.articles["status"].tolist()
    assert len(data["positions"]["a"]) == len(scores.positions)
    assert data["positions"]["e"][0] == support
    sentences = page.data("sentences-0")
    assert [row[5] for row in sentences["0"]] == [support]
    assert [row[0] for row in sentences["1"]] == [-1, 0, 1]


def test_what_is_left_out_is_said(
    scores: Scores, model: StanceModel, reported: Callable[..., Any]
) -> None:
    page = reported(scores, model, 2, 1)
    assert "carries the sentences of 2 articles" in page.words
    assert "3 are left out" in page.words
    data = page.data()
    # the surest evidence of each side, and every position still counts
    positions = data["positions"]
    kept = {s for s, text in zip(positions["s"], positions["e"], strict=True) if text is not None}
    assert kept == {0, 2}
    assert {str(a) for a, e in zip(positions["a"], positions["e"], strict=True) if e} == set(
        page.data("sentences-0")
    )
    assert len(data["positions"]["a"]) == len(scores.positions)
    assert sum(text is None for text in data["positions"]["e"]) == 1
    assert len(page.data("features")) == 1
    assert "The features behind 2 positions are left out" in page.words


def test_an_abstained_sentence_is_neither(scores: Scores) -> None:
    stance = scores.sentences["stance"].where(scores.sentences["article_id"] != "a")
    contents = gather(scores._replace(sentences=scores.sentences.assign(stance=stance)), 10)
    assert contents.chunks[0][0][0][1:3] == [-1, 0]


def test_a_link_is_an_address_of_the_web(scores: Scores) -> None:
    urls = [
        "https://example.org/a?b=1",
        "javascript:alert(1)",
        None,
        "data:text/html,x",
        "http://[x",
    ]
    contents = gather(scores._replace(articles=scores.articles.assign(url=urls)), 10)
    assert contents.articles["url"] == [urls[0], None, None, None, urls[4]]


def test_sentences_travel_in_blocks(scores: Scores) -> None:
    one = scores.articles.iloc[[0]]
    ids = [f"n{i}" for i in range(450)]
    many = pd.concat([one] * 450).assign(article_id=ids, text_hash=ids)
    contents = gather(
        Scores(scores.sentences.head(0), scores.positions.head(0), many), max_articles=401
    )
    assert [len(chunk) for chunk in contents.chunks] == [200, 200, 1]
    assert contents.articles["chunk"][199:202] == [0, 1, 1]
    assert contents.articles["chunk"][400:402] == [2, -1]
    assert contents.n_left_out == 49


def test_tables_of_two_runs_are_refused(scores: Scores) -> None:
    with pytest.raises(TableError, match="'a' has positions but no row in the articles table"):
        gather(scores._replace(articles=scores.articles.iloc[1:]), 10)
