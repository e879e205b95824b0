from __future__ import annotations

import pandas as pd
import pytest

from stancekit.articles import article_features


def test_article_features_see_the_lead() -> None:
    table = pd.DataFrame(
        {
            "article_id": ["a"] * 6, "question": ["q"] * 6, "sentence": range(6),
            "relevance": [1.0] * 6,
            "support": [0.1, 0, 0, 0, 0, 0.9], "neutral": [0.9, 1, 1, 1, 1, 0.1],
            "opposition": [0.0] * 6,
        }
    )  # fmt: skip
    found = article_features(table).iloc[0]
    assert found["support_lead"] == pytest.approx(0.1)
    assert found["support_max"] == pytest.approx(0.9)
