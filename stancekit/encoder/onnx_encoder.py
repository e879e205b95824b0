"""Transformers that onnxruntime runs, several times as fast as numpy does.

It needs the extra `encoder` (onnxruntime, tokenizers); nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import softmax

from stancekit.encoder.base import CLASSES, Encoder, check
from stancekit.encoder.windows import Window, Windows
from stancekit.errors import ModelError

_NEEDED = ("onnxruntime", "tokenizers")  # the extra
_INPUTS = ("input_ids", "attention_mask", "rows", "starts", "ends")
_MENTION_INPUTS = ("mention_rows", "mention_starts", "mention_ends", "distances")


class OnnxEncoder(Encoder):
    """One transformer or several in ONNX form, with a tokenizer.

    Parameters
    ----------
    network : bytes
        An ONNX graph from `input_ids`, `attention_mask`, `rows`, `starts`, `ends` to
        `probabilities`, one row a sentence, in the order of `CLASSES`. It may have the output
        `holders` as well: from `mention_rows`, `mention_starts`, `mention_ends` and `distances`,
        for each of its networks and sentences the score of every mention, of the author, and of
        nobody in sight.
    tokenizer : str
        In the JSON form of the package tokenizers.
    settings : mapping
        Those of `Windows`, `masks` (mask to token), and `weight`, the encoder's share of the
        probabilities, in [0, 1].

    Raises
    ------
    ModelError
        The extra is not installed, or the files are no encoder's.
    """

    def __init__(self, network: bytes, tokenizer: str, settings: Mapping[str, Any]) -> None:
        runtime, tokenizers = map(_needed, _NEEDED)
        options = runtime.SessionOptions()
        # one thread and one window at a time: the figures must not depend on what else is read
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = runtime.InferenceSession(
                network, options, providers=["CPUExecutionProvider"]
            )
            self.names_holders = "holders" in {o.name for o in self._session.get_outputs()}
            needed = {*_INPUTS, *(_MENTION_INPUTS if self.names_holders else ())}
            missing = needed - {i.name for i in self._session.get_inputs()}
            if missing:
                raise ValueError(f"its network has no input {min(missing)}")
            words = tokenizers.Tokenizer.from_str(tokenizer)
            masks = {str(name): [int(token)] for name, token in settings["masks"].items()}

            @lru_cache(maxsize=1 << 17)
            def tokens_of(word: str) -> list[int]:
                return masks.get(word) or list(words.encode(word, add_special_tokens=False).ids)

            self._take(Windows(tokens_of, settings), settings)
        except Exception as error:
            raise ModelError(
                f"the encoder cannot be read: {error}; copy the folder again"
            ) from error
        self._files = (network, tokenizer, dict(settings))

    def __reduce__(self) -> tuple[type[OnnxEncoder], tuple[bytes, str, dict[str, Any]]]:
        # a session cannot be sent to another process; what it was made from can
        return OnnxEncoder, self._files

    def _run(self, window: Window) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Give a window's probabilities and, for each sentence, those of its holders."""
        tokens = np.array([window.tokens], dtype=np.int64)
        spans = np.array(window.spans, dtype=np.int64)
        _, starts, ends = spans.T
        values = (tokens, np.ones_like(tokens), np.zeros_like(starts), starts, ends)
        outputs, inputs = ["probabilities"], dict(zip(_INPUTS, values, strict=True))
        mentions = np.array([m[2:] for m in window.mentions], dtype=np.int64).reshape(-1, 2)
        if self.names_holders:
            outputs.append("holders")
            values = (np.zeros_like(mentions[:, 0]), *mentions.T, window.distances())
            inputs |= dict(zip(_MENTION_INPUTS, values, strict=True))
        found, *scores = (
            np.asarray(value, dtype=np.float64) for value in self._session.run(outputs, inputs)
        )
        check(found, (len(spans), len(CLASSES)))
        # float32 rounds, and rows must sum to 1
        chances = found / found.sum(axis=1, keepdims=True)
        if not scores:
            return chances, np.empty((len(spans), 0))
        check(scores[0], (*scores[0].shape[:1], len(spans), len(mentions) + 2))
        # each network has its own opinion, and all count alike
        return chances, softmax(scores[0], axis=2).mean(axis=0)


def can_run_onnx() -> bool:
    """Tell whether the extra is installed, without loading it."""
    return all(find_spec(module) is not None for module in _NEEDED)


def _needed(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise ModelError(
            f"this model reads with a transformer, which needs {module}: "
            "pip install 'stancekit[encoder]'"
        ) from error
