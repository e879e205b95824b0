from __future__ import annotations

import pandas as pd
import pytest

from stancekit.errors import TableError
from stancekit.evaluation import align_sentences


def predicted(*places: tuple[int, int, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"article_id": "a", "question": "q", "sentence": number, "start": s, "end": e,
             "stance": stance, "relevance": 1.0, "support": 1.0, "neutral": 0.0,
             "opposition": 0.0, "holder_id": "PER"}
            for number, (s, e, stance) in enumerate(places)
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([(0, 10, "support")], "support"),
        ([(0, 4, "support"), (4, 12, "opposition")], "opposition"),
        ([(0, 5, "support"), (5, 10, "opposition")], "support"),
        ([(20, 30, "support")], "neutral"),
        ([(10, 12, "support")], "neutral"),
    ],
)
def test_gold_takes_the_sentence_that_shares_most(found, expected: str) -> None:
    gold = pd.DataFrame({"article_id": ["a"], "question": ["q"], "start": [0], "end": [10]})
    aligned = align_sentences(gold, predicted(*found))
    assert aligned["predicted"].tolist() == [expected]
    assert aligned["relevance"][0] == (0.0 if expected == "neutral" else 1.0)


def test_alignment_keeps_articles_and_questions_apart() -> None:
    gold = pd.DataFrame({"article_id": ["b", "a"], "question": ["q", "other"],
                         "start": [0, 0], "end": [5, 5]})  # fmt: skip
    assert align_sentences(gold, predicted((0, 5, "support")))["predicted"].tolist() == [
        "neutral", "neutral",
    ]  # fmt: skip
    with pytest.raises(TableError, match=r"the gold table lacks the columns? 'start'"):
        align_sentences(gold.drop(columns=["start", "end"]), predicted((0, 5, "support")))
