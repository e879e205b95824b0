"""Fixtures shared by the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancekit.labeling import Gold, read_gold
from stancekit.model import StanceModel, load_model

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus() -> Gold:
    """The whole corpus."""
    return read_gold(ROOT / "data" / "corpus")


@pytest.fixture(scope="session")
def small_gold(corpus: Gold) -> Gold:
    """Sixty articles of the corpus: on two questions and off-topic."""
    train = corpus.articles["split"] == "train"
    keep = corpus.articles["article_id"].isin(
        [
            *corpus.articles["article_id"][train & (corpus.articles["question"] == "taiwan")][:12],
            *corpus.articles["article_id"][train & corpus.articles["article_id"].str.startswith("off")][:12],
            *corpus.articles["article_id"][
                train & (corpus.articles["question"] == "western-sahara")
                & (corpus.articles["stance"] != "neutral")
            ][:36],
        ]
    )  # fmt: skip
    return corpus.select(keep)


@pytest.fixture(scope="session")
def model() -> StanceModel:
    """The shipped model."""
    return load_model("western-sahara")
