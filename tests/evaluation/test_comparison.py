from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.errors import TableError
from stancekit.evaluation import compare_predictions, mcnemar
from stancekit.tables import STANCES


def test_mcnemar_by_hand() -> None:
    # 8 against 1 of 9: 2 * (1 + 9) / 2**9
    one = [True] * 8 + [False] + [True] * 5
    other = [False] * 8 + [True] + [True] * 5
    assert mcnemar(one, other) == pytest.approx(20 / 512)
    assert mcnemar(one, one) == 1.0
    with pytest.raises(ValueError, match="one has 2 units, the other 1"):
        mcnemar([True, False], [True])


@settings(deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_mcnemar_does_not_depend_on_the_order(pairs: list[tuple[bool, bool]]) -> None:
    one, other = zip(*pairs, strict=True)
    assert mcnemar(one, other) == mcnemar(other, one)
    assert 0 < mcnemar(one, other) <= 1


def predictions(right: float, seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    gold = np.random.default_rng(9).choice(STANCES, 300)
    other = rng.choice(STANCES, 300)
    return pd.DataFrame(
        {
            "article_id": [f"a{i // 10}" for i in range(300)],
            "question": "western-sahara",
            "sentence": [i % 10 for i in range(300)],
            "stance": gold,
            "predicted": np.where(rng.random(300) < right, gold, other),
            "relevant": True,
            "relevance": 1.0,
            "support": 0.5,
            "neutral": 0.3,
            "opposition": 0.2,
        }
    )


def test_the_better_model_is_told() -> None:
    found = compare_predictions((predictions(0.3, 1), predictions(0.8, 2)), n_resamples=200)
    accuracy = found[found["metric"] == "accuracy"].set_index("test")
    assert (accuracy["difference"] > 0.2).all()
    assert (accuracy["p_value"] < 0.02).all()
    # the rows may come in any order
    shuffled = predictions(0.8, 2).sample(frac=1, random_state=0)
    again = compare_predictions((predictions(0.3, 1), shuffled), n_resamples=200)
    pd.testing.assert_frame_equal(found, again)


def test_articles_are_compared_too() -> None:
    table = predictions(0.5, 1)
    articles = table.drop_duplicates("article_id")[
        ["article_id", "question", "stance", "predicted"]
    ]
    right = articles.assign(predicted=articles["stance"])
    found = compare_predictions((table, table), (articles, right), n_resamples=50)
    row = found[(found["unit"] == "article") & (found["test"] == "McNemar")].iloc[0]
    assert row["other"] == 1.0
    assert row["p_value"] < 0.05


def test_other_gold_is_refused() -> None:
    one = predictions(0.5, 1)
    with pytest.raises(ValueError, match="not of the same gold sentences"):
        compare_predictions((one, one.iloc[1:]))
    with pytest.raises(ValueError, match="not of the same gold sentences"):
        compare_predictions((one, one.assign(stance="neutral")))
    with pytest.raises(TableError, match="the sentences table lacks the column 'predicted'"):
        compare_predictions((one, one.drop(columns="predicted")))
