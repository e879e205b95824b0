"""What the tests of the encoder's rooms share: a small network, its files, masked tables."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from stancekit.encoder.small import Shape, shapes

PIECES = ["[UNK]", "[SENTENCE]", "[START]", "[END]", "xstate", "xclaimant", "xterritory", "backs",
          "rejects", "the", "it", ".", "##s"]  # fmt: skip
SETTINGS = {"mark": 1, "first": 2, "last": 3, "window": 30, "sentence": 16, "context": 8,
            "before": 2, "heads": 2, "weight": 0.5}  # fmt: skip


def _weights() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(0)
    shape = Shape(len(PIECES), size=8, wide=12, heads=2, layers=2)
    return {name: rng.normal(0, 0.5, size).astype(np.float16)
            for name, size in shapes(shape).items()}  # fmt: skip


def _pack(weights: dict[str, np.ndarray]) -> bytes:
    packed = io.BytesIO()
    np.savez_compressed(packed, **weights)  # type: ignore[arg-type]
    return packed.getvalue()


@pytest.fixture(scope="session")
def weights() -> dict[str, np.ndarray]:
    return _weights()


@pytest.fixture(scope="session")
def pack() -> Callable[[dict[str, np.ndarray]], bytes]:
    return _pack


@pytest.fixture(scope="session")
def small_files() -> dict[str, bytes]:
    return {
        "encoder/network.npz": _pack(_weights()),
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
