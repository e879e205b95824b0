"""What the tests of the encoder's rooms share: a network of some thousand weights, its files."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from stancekit.encoder.numpy_encoder import Shape, pack_weights, shapes

PIECES = ["[UNK]", "[SENTENCE]", "[START]", "[END]", "xstate", "xclaimant", "xterritory", "backs",
          "rejects", "the", "it", ".", "##s"]  # fmt: skip
SETTINGS = {"mark": 1, "first": 2, "last": 3, "window": 30, "sentence": 16, "context": 8,
            "before": 2, "heads": 2, "weight": 0.5}  # fmt: skip


def _weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    # one vector less than there are pieces: the last shares that of the one before
    shape = Shape(len(PIECES), len(PIECES) - 1, positions=30, size=8, wide=12, layers=2)
    drawn = {}
    for name, size in shapes(shape).items():
        # whole numbers whose largest is 127 lose nothing in eight bits
        steps = rng.integers(-127, 128, size)
        steps[..., 0] = 127
        drawn[name] = (steps / 256).astype(np.float32)
    places = np.minimum(np.arange(len(PIECES)), len(PIECES) - 2)
    return drawn | {"row_of_piece": places.astype(np.uint16)}


@pytest.fixture(scope="session")
def weights() -> dict[str, np.ndarray]:
    return _weights()


@pytest.fixture(scope="session")
def numpy_files() -> dict[str, bytes]:
    return {
        "encoder/network.npz": pack_weights(_weights()),
        "encoder/pieces.txt": "\n".join(PIECES).encode(),
        "encoder/settings.json": json.dumps(SETTINGS).encode(),
    }


@pytest.fixture(scope="session")
def table() -> Callable[..., pd.DataFrame]:
    def make(*articles: list[str]) -> pd.DataFrame:
        return pd.DataFrame(
            [(f"a{n}", "western-sahara", i, text)
             for n, texts in enumerate(articles) for i, text in enumerate(texts)],
            columns=["article_id", "question", "sentence", "masked"],
        )  # fmt: skip

    return make
