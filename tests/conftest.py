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
    articles = corpus.articles[corpus.articles["split"] == "train"]
    off_topic = articles["article_id"].str.startswith("off")
    sided = (articles["question"] == "western-sahara") & (articles["stance"] != "neutral")
    ids = [
        *articles["article_id"][articles["question"] == "taiwan"][:12],
        *articles["article_id"][off_topic][:12],
        *articles["article_id"][sided & ~off_topic][:36],
    ]
    keep = corpus.articles["article_id"].isin(ids)
    return corpus.select(keep)


@pytest.fixture(scope="session")
def general() -> StanceModel:
    """The model that answers by default where no extra is installed."""
    return load_model("general")


@pytest.fixture(scope="session")
def linear() -> StanceModel:
    """The same without its encoder, which ships too."""
    return load_model("linear")


@pytest.fixture(scope="session")
def model(linear: StanceModel) -> StanceModel:
    """A shipped model, the fastest, for what holds of each."""
    return linear
