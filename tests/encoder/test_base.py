"""What holds of every encoder, whatever runs it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.encoder import Encoder, read_encoder
from stancekit.encoder.files import ONNX

DATA = Path(__file__).parent.parent / "data" / "encoder"
Table = Callable[..., pd.DataFrame]

words = st.sampled_from(["the", "backs", "rejects", "xclaimant", "unknown", "."])
texts = st.lists(st.lists(words, max_size=20).map(" ".join), min_size=1, max_size=12)


@pytest.fixture(scope="module", params=["numpy", "onnx"])
def encoder(request: pytest.FixtureRequest, numpy_files: dict[str, bytes]) -> Encoder:
    files = numpy_files
    if request.param == "onnx":
        pytest.importorskip("tokenizers")
        pytest.importorskip("onnxruntime")
        files = {name: (DATA / Path(name).name).read_bytes() for name in ONNX}
    made = read_encoder(files)
    assert made is not None
    return made


@given(texts, texts)
def test_an_article_is_read_alike_beside_any_other(
    encoder: Encoder, table: Table, one: list[str], other: list[str]
) -> None:
    alone = encoder.predict_proba(table(one))
    both = table(other, one).sample(frac=1, random_state=0)
    found = encoder.predict_proba(both)[(both["article_id"] == "a1").to_numpy()]
    order = both.loc[both["article_id"] == "a1", "sentence"].to_numpy()
    assert np.array_equal(found, alone[order])
    assert np.allclose(alone.sum(axis=1), 1)


def test_goes_to_another_process(encoder: Encoder, table: Table) -> None:
    rows = table(["xclaimant backs the xterritory ."])
    # copied as a worker gets it
    for again in (copy.deepcopy(encoder), pickle.loads(pickle.dumps(encoder))):  # noqa: S301
        assert np.array_equal(again.predict_proba(rows), encoder.predict_proba(rows))
