"""The files of an encoder in a model's folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from stancekit.encoder.base import Encoder
from stancekit.encoder.numpy_encoder import NumpyEncoder
from stancekit.encoder.onnx_encoder import OnnxEncoder
from stancekit.errors import ModelError

_SETTINGS = "encoder/settings.json"
#: The files of an encoder, by what runs it and by their path in the model's folder.
NUMPY = ("encoder/network.npz", "encoder/pieces.txt", _SETTINGS)
ONNX = ("encoder/network.onnx", "encoder/tokenizer.json", _SETTINGS)


def encoder_files(names: Mapping[str, Any]) -> tuple[str, ...]:
    """Give which of a model's files are its encoder's.

    Examples
    --------
    >>> encoder_files({"vocabularies.json": "", "encoder/pieces.txt": ""})
    ('encoder/network.npz', 'encoder/pieces.txt', 'encoder/settings.json')
    >>> encoder_files({"vocabularies.json": ""})
    ()
    """
    for kind in (NUMPY, ONNX):
        if any(name in names for name in kind[:2]):
            return kind
    return ()


def read_encoder(files: Mapping[str, bytes]) -> Encoder | None:
    """Make the encoder that a model's files hold, if they hold one.

    Parameters
    ----------
    files : mapping of str to bytes
        By their path in the model's folder.

    Raises
    ------
    ModelError
        The files are no encoder's, or the extra that it needs is not installed.
    """
    kind = encoder_files(files)
    if not kind:
        return None
    network, words, settings = (files[name] for name in kind)
    make = NumpyEncoder if kind == NUMPY else OnnxEncoder
    try:
        return make(network, words.decode("utf-8"), read_settings(settings.decode("utf-8")))
    except UnicodeDecodeError as error:
        raise ModelError(f"the encoder cannot be read: {error}; copy the folder again") from error


def read_settings(text: str) -> dict[str, Any]:
    """Read an encoder's settings from JSON.

    Raises
    ------
    ModelError
        It is no JSON object.
    """
    try:
        settings = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelError(f"the encoder's settings cannot be read: {error}") from error
    if not isinstance(settings, dict):
        raise ModelError("the encoder's settings are no JSON object; copy the folder again")
    return settings
