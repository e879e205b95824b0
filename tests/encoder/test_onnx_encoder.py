"""The encoder that onnxruntime runs, on networks of one kilobyte.

The verdict of one hangs on a sentence's last word; the other gives a stance to the nearest mention.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from stancekit.encoder import Mention
from stancekit.encoder import onnx_encoder as room
from stancekit.encoder.onnx_encoder import OnnxEncoder
from stancekit.errors import ModelError

pytest.importorskip("tokenizers")
pytest.importorskip("onnxruntime")

DATA = Path(__file__).parent.parent / "data" / "encoder"
NETWORK = (DATA / "network.onnx").read_bytes()
TOKENIZER = (DATA / "tokenizer.json").read_text()
SETTINGS = json.loads((DATA / "settings.json").read_text())
POINTING = (DATA / "pointing.onnx").read_bytes()

Table = Callable[..., pd.DataFrame]


def encoder(**changes: Any) -> OnnxEncoder:
    return OnnxEncoder(NETWORK, TOKENIZER, SETTINGS | changes)


def pointing(**changes: Any) -> OnnxEncoder:
    return OnnxEncoder(POINTING, TOKENIZER, SETTINGS | changes)


def test_holders_are_the_mean_of_the_networks(table: Table) -> None:
    rows = table(["xstate backs the xterritory ."]).assign(
        mentions=[[Mention(("PER",), 0, 1), Mention(("CHL",), 3, 4)]]
    )
    (found,) = pointing().read(rows)[1]
    scores = np.array([0, 0, -2.5, -6])  # two in the sentence, the author, nobody
    shares = np.mean([np.exp(s) / np.exp(s).sum() for s in (scores, scores / 2)], axis=0)
    assert list(found) == [("PER",), ("CHL",), ("author",), ()]
    assert np.allclose(list(found.values()), shares)


def test_mentions_of_the_same_are_added_up(table: Table) -> None:
    rows = table(["xstate backs it .", "xstate backs it ."]).assign(
        mentions=[[Mention(("PER",), 0, 1)], [Mention(("PER",), 0, 1)]]
    )
    found = pointing().read(rows)[1]
    assert list(found[1]) == [("PER",), ("author",), ()]
    assert sum(found[1].values()) == pytest.approx(1)


def test_a_window_without_mentions_has_the_author_and_nobody(table: Table) -> None:
    rows = table(["the backs ."]).assign(mentions=[[]])
    (found,) = pointing().read(rows)[1]
    assert list(found) == [("author",), ()]


def test_no_holders_where_nothing_is_known_of_them(table: Table) -> None:
    rows = table(["xstate backs the xterritory ."])
    assert encoder().read(rows.assign(mentions=[[Mention(("PER",), 0, 1)]]))[1] == [{}]
    assert pointing().read(rows)[1] == [{}]


class Session:
    """A network that says whatever it is told to."""

    def __init__(self, *outputs: Any) -> None:
        self.outputs = outputs

    def run(self, names: list[str], inputs: dict[str, Any]) -> list[np.ndarray]:
        assert len(names) == len(self.outputs)
        return [np.asarray(output, dtype=np.float32) for output in self.outputs]


SURE = [[0.1, 0.6, 0.2, 0.1]]


@pytest.mark.parametrize(
    "outputs",
    [
        (SURE, [[[0.0, 1.0]]]),  # a mention short
        (SURE, [[[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]]]),  # a sentence too many
        (SURE, [[[0.0, np.nan, 2.0]]]),
        (SURE, [[0.0, 1.0, 2.0]]),
        (SURE, np.zeros((0, 1, 3))),
        (SURE + SURE, [[[0.0, 1.0, 2.0]]]),
        ([[np.nan] * 4], [[[0.0, 1.0, 2.0]]]),
    ],
)
def test_a_network_that_says_something_else_is_refused(
    outputs: tuple[Any, ...], table: Table
) -> None:
    reader = pointing()
    reader._session = Session(*outputs)
    rows = table(["xstate backs ."]).assign(mentions=[[Mention(("PER",), 0, 1)]])
    with pytest.raises(ModelError, match="copy the folder again"):
        reader.read(rows)


def test_a_sentence_must_fit_into_its_window() -> None:
    with pytest.raises(ModelError, match="cannot hold a sentence"):
        encoder(window=SETTINGS["sentence"] + 1)


@pytest.mark.parametrize(
    ("network", "tokenizer", "settings"),
    [(b"no graph", TOKENIZER, SETTINGS), (NETWORK, "{}", SETTINGS), (NETWORK, TOKENIZER, {})],
)
def test_damaged_files(network: bytes, tokenizer: str, settings: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="copy the folder again"):
        OnnxEncoder(network, tokenizer, settings)


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(room, "import_module", missing)
    with pytest.raises(ModelError, match=r"pip install 'stancekit\[encoder\]'"):
        encoder()
