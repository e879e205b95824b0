from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from stancekit.evaluation.baselines import keyword_baseline, majority_baseline, tfidf_baseline
from stancekit.labeling import Gold
from stancekit.tables import STANCES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru supports Morocco's sovereignty over Western Sahara.", "support"),
        ("Cuba condemns the occupation of Western Sahara by Morocco.", "opposition"),
        ("Cuba supports the Polisario Front in Western Sahara.", "opposition"),
        ("The envoy flew to Western Sahara on Monday.", "neutral"),
        ("Peru supports Armenia's sovereignty.", "neutral"),
    ],
)
def test_keywords(text: str, expected: str) -> None:
    table = pd.DataFrame({"question": ["western-sahara"], "text": [text]})
    found = keyword_baseline(table)
    assert found["predicted"].tolist() == [expected]
    assert found[list(STANCES)].sum(axis=1).tolist() == [1.0]


def test_majority_learns_from_training(small_gold: Gold) -> None:
    training = pd.DataFrame({"stance": ["support", "support", "neutral"], "relevant": [True] * 3})
    found = majority_baseline(small_gold.sentences, training)
    assert set(found["predicted"]) == {"support"}
    assert found["support"].iloc[0] == pytest.approx(2 / 3)
    assert majority_baseline(small_gold.sentences)["predicted"].iloc[0] == "neutral"


def test_tfidf_predicts_each_article_from_others(small_gold: Gold) -> None:
    found = tfidf_baseline(small_gold)
    assert found is not None
    assert len(found) == len(small_gold.sentences)
    np.testing.assert_allclose(found[list(STANCES)].sum(axis=1), 1.0)
    # it learns something, but knows nothing by heart
    right = (found["predicted"].to_numpy() == small_gold.sentences["stance"].to_numpy()).mean()
    assert 0.6 < right < 0.98
    again = tfidf_baseline(small_gold)
    assert again is not None
    pd.testing.assert_frame_equal(found, again)


def test_too_little_to_learn_from(small_gold: Gold) -> None:
    few = small_gold.select(pd.Series(small_gold.articles.index < 3))
    assert tfidf_baseline(few) is None
