"""Scores made for the tests of the roll-ups."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stancekit.scoring import Scores
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, as_table

NAMES = {"MAR": "Morocco", "DZA": "Algeria", "ESP": "Spain", "GAB": "Gabon"}
COPY = "the minister of Gabon said in Rabat that his country backs the plan for the region"


def make(*articles: tuple, question: str = "western-sahara") -> Scores:
    """Scores of articles (date, outlet, [(holder_id, stance, probability), ...], words or None)."""
    sentences, positions, rows = [], [], []
    for number, (date, outlet, held, *words) in enumerate(articles):
        name = f"a{number}"
        given = words[0] if words else f"report number {number} {'x' * number} tells this of all"
        stance = held[0][1] if held else "neutral"
        rows.append(
            {"article_id": name, "question": question, "date": date, "outlet": outlet,
             "stance": stance, "n_relevant": len(held), "status": "ok",
             "text_hash": given or "same"}
        )  # fmt: skip
        if given is not None:
            sentences.append({"article_id": name, "question": question, "sentence": 0,
                              "text": given, "stance": stance})  # fmt: skip
        for holder, side, probability in held:
            positions.append(
                {"article_id": name, "question": question, "date": date, "outlet": outlet,
                 "holder": NAMES[holder], "holder_id": holder, "stance": side, "sentences": [0],
                 "probability": probability, "evidence": f"{NAMES[holder]} {side} {name}"}
            )  # fmt: skip
    return Scores(
        as_table(sentences, SENTENCES), as_table(positions, POSITIONS), as_table(rows, ARTICLES)
    )


@pytest.fixture
def made() -> Callable[..., Scores]:
    """What makes scores of articles; see `make`."""
    return make


@pytest.fixture
def scores() -> Scores:
    return make(
        ("2024-03-05", "Wire", [("GAB", "support", 0.9)], COPY),
        ("2024-02-28", "Daily", [("GAB", "support", 0.8)], f"RABAT {COPY}"),
        ("2024-04-01", "Wire", [("GAB", "support", 0.7), ("DZA", "opposition", 0.9)]),
        (None, "Wire", [("DZA", "opposition", 0.6)]),
        ("2024-05", None, [("DZA", "support", 0.99)]),
        ("2024-06-01", "Daily", []),
    )
