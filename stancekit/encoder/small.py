"""The small encoder: a network that numpy runs, of some 350,000 weights besides its words' vectors.

A window of words goes through layers in which each word looks at its neighbors and at all others
(Vaswani et al., "Attention Is All You Need", 2017, normalized before, with distances as in Shaw,
Uszkoreit and Vaswani, "Self-Attention with Relative Position Representations", NAACL 2018).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.special import softmax
from threadpoolctl import ThreadpoolController

from stancekit.encoder.base import CLASSES, Encoder, FloatArray, check
from stancekit.encoder.pieces import Pieces
from stancekit.encoder.windows import N_DISTANCES, Window, Windows
from stancekit.errors import ModelError

#: Words by which places are told apart, before and behind.
SPAN = 32
#: Numbers in which a sentence and a mention are compared.
MATCHED = 64

_MOST_BYTES = 1 << 28  # of all weights, unpacked
_MOST_LOOKS = 1 << 24  # of words at words in a window, in all layers

Array = npt.NDArray[np.float32]


class Shape(NamedTuple):
    """The sizes of a network.

    Attributes
    ----------
    pieces, size, wide : int
        Pieces that have a vector; the numbers of a vector; those inside of a layer.
    heads, layers : int
    """

    pieces: int
    size: int
    wide: int
    heads: int
    layers: int


def shapes(shape: Shape) -> dict[str, tuple[int, ...]]:
    """Give the shape of every weight of a network, by name.

    Examples
    --------
    >>> shapes(Shape(pieces=100, size=8, wide=16, heads=2, layers=1))["layers.0.open.weight"]
    (16, 8)
    """
    size, wide = shape.size, shape.wide
    found: dict[str, tuple[int, ...]] = {"pieces": (shape.pieces, size)}

    def norm(name: str) -> None:
        found[f"{name}.weight"] = found[f"{name}.bias"] = (size,)

    def linear(name: str, before: int, after: int) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = (after, before), (after,)

    norm("enter")
    for number in range(shape.layers):
        at = f"layers.{number}"
        norm(f"{at}.before")
        found[f"{at}.near"] = (3, size)
        linear(f"{at}.look", size, 3 * size)
        found[f"{at}.places"] = (2 * SPAN + 1, shape.heads)
        linear(f"{at}.mix", size, size)
        norm(f"{at}.between")
        linear(f"{at}.open", size, wide)
        linear(f"{at}.close", wide, size)
    norm("leave")
    linear("think", 3 * size, size)
    linear("say", size, len(CLASSES))
    linear("asked", 3 * size, MATCHED)
    linear("offered", size, MATCHED)
    linear("likely", size, 1)
    linear("others", 3 * size, 2)
    found["distance"] = (N_DISTANCES,)
    return found


class SmallEncoder(Encoder):
    """A network with its pieces.

    Parameters
    ----------
    network : bytes
        An npz file with the weights that `shapes` lists.
    pieces : str
        One a line, the masks among them; see `Pieces`.
    settings : mapping
        Those of `Windows`, `heads` (of each layer), and `weight`, the encoder's share of the
        probabilities, in [0, 1].

    Raises
    ------
    ModelError
        The files are no encoder's.
    """

    names_holders = True

    def __init__(self, network: bytes, pieces: str, settings: Mapping[str, Any]) -> None:
        try:
            listed = pieces.splitlines()
            self._weights = _read_weights(network)
            self._shape = _shape_of(self._weights, int(settings["heads"]))
            if self._shape.pieces != len(listed):
                raise ValueError(f"{self._shape.pieces} vectors for {len(listed)} pieces")
            outside = {int(settings[key]) for key in ("mark", "first", "last")}
            if not outside <= set(range(len(listed))):
                raise ValueError("a setting names a piece that there is not")
            looks = self._shape.layers * self._shape.heads * int(settings["window"]) ** 2
            if looks > _MOST_LOOKS:
                raise ValueError("its window, heads and layers are too many")
            self._take(Windows(Pieces(listed).cut, settings), settings)
            self._places = _places(self._weights, self._shape.layers, int(settings["window"]))
        except Exception as error:  # a damaged archive fails in many ways
            raise ModelError(
                f"the encoder cannot be read: {error}; copy the folder again"
            ) from error

    def _running(self) -> AbstractContextManager[object]:
        return _alone()

    def _run(self, window: Window) -> tuple[FloatArray, FloatArray]:
        spans = window.spans
        x = self._read(np.array(window.tokens, dtype=np.int64))
        held = np.empty((len(spans), 3 * self._shape.size), dtype=np.float32)
        for row, (_, first, last) in enumerate(spans):
            own = x[first:last]
            held[row] = np.concatenate([own[0], own.mean(axis=0), own.max(axis=0)])
        hidden = np.maximum(self._linear("think", held), np.float32(0))
        stances = self._linear("say", hidden).astype(np.float64)
        holders = self._holders(x, held, window).astype(np.float64)
        check(stances, (len(spans), len(CLASSES)))
        check(holders, (len(spans), len(window.mentions) + 2))
        return softmax(stances, axis=1), softmax(holders, axis=1)

    def _read(self, tokens: npt.NDArray[np.int64]) -> Array:
        """Give a vector for each token of a window."""
        length, size, heads = len(tokens), self._shape.size, self._shape.heads
        x = self._norm("enter", self._weights["pieces"][tokens])
        for number in range(self._shape.layers):
            at = f"layers.{number}"
            own, near = self._norm(f"{at}.before", x), self._weights[f"{at}.near"]
            beside: Array = own * (near[1] + np.float32(1))
            beside[1:] += own[:-1] * near[0]
            beside[:-1] += own[1:] * near[2]
            looked = self._linear(f"{at}.look", beside).reshape(length, 3, heads, size // heads)
            query, key, value = looked.transpose(1, 2, 0, 3)
            # the scale goes to the query and the sum off the mix, which are smaller than the scores
            query *= np.float32((size // heads) ** -0.5)
            scores: Array = query @ key.transpose(0, 2, 1)
            scores += self._places[number][:, :length, :length]
            scores -= scores.max(axis=2, keepdims=True)
            np.exp(scores, out=scores)
            found: Array = scores @ value
            found /= scores.sum(axis=2, keepdims=True)
            mixed: Array = found.transpose(1, 0, 2).reshape(length, size)
            x = x + self._linear(f"{at}.mix", mixed)
            inner = self._linear(f"{at}.open", self._norm(f"{at}.between", x))
            x = x + self._linear(f"{at}.close", np.maximum(inner, np.float32(0), out=inner))
        return self._norm("leave", x)

    def _holders(self, x: Array, held: Array, window: Window) -> Array:
        """Score each mention for each sentence, then the author and nobody in sight."""
        mentions = np.empty((len(window.mentions), self._shape.size), dtype=np.float32)
        for row, (*_, first, last) in enumerate(window.mentions):
            mentions[row] = x[first:last].mean(axis=0)
        asked = self._linear("asked", held) / np.float32(MATCHED**0.5)
        scores = asked @ self._linear("offered", mentions).T + self._linear("likely", mentions).T
        scores += self._weights["distance"][window.distances()]
        return np.concatenate([scores, self._linear("others", held)], axis=1)

    def _linear(self, name: str, x: Array) -> Array:
        found: Array = x @ self._weights[f"{name}.weight"].T
        found += self._weights[f"{name}.bias"]
        return found

    def _norm(self, name: str, x: Array) -> Array:
        x = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("ij,ij->i", x, x) / np.float32(x.shape[1])
        x *= (1 / np.sqrt(variance + np.float32(1e-5)))[:, None]
        x *= self._weights[f"{name}.weight"]
        x += self._weights[f"{name}.bias"]
        return x


def _places(weights: Mapping[str, Array], layers: int, window: int) -> list[Array]:
    """Give what each layer adds for how far two places of a window lie apart."""
    place = np.arange(window)
    apart = np.clip(place[None, :] - place[:, None], -SPAN, SPAN) + SPAN
    return [
        np.ascontiguousarray(weights[f"layers.{number}.places"].T[:, apart])
        for number in range(layers)
    ]


_LOCK = Lock()


@contextmanager
def _alone() -> Iterator[None]:
    """Let one thread compute: a product's last digit may hang on how many do."""
    # the limit is the whole process's, and must not be lifted while another reads
    with _LOCK, _threads().limit(limits=1, user_api="blas"):
        yield


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


def _read_weights(network: bytes) -> dict[str, Array]:
    """Read an npz file without unpickling, and without unpacking what is far too big."""
    with zipfile.ZipFile(io.BytesIO(network)) as packed:
        if sum(item.file_size for item in packed.infolist()) > _MOST_BYTES:
            raise ValueError("its weights are too big")
    with np.load(io.BytesIO(network), allow_pickle=False) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    for name, array in found.items():
        if array.dtype.kind != "f":
            raise ValueError(f"the weight {name} is not of real numbers")
    return {name: array.astype(np.float32) for name, array in found.items()}


def _shape_of(weights: Mapping[str, Array], heads: int) -> Shape:
    """Tell a network's sizes from its weights, which must be just those that belong to it."""
    (pieces, size), (wide, _) = weights["pieces"].shape, weights["layers.0.open.weight"].shape
    layers = len({name.split(".")[1] for name in weights if name.startswith("layers.")})
    shape = Shape(pieces, size, wide, heads, layers)
    if heads < 1 or size % heads:
        raise ValueError(f"vectors of {size} numbers cannot be parted among {heads} heads")
    expected = shapes(shape)
    for name in sorted({*expected, *weights}):
        found = weights[name].shape if name in weights else "none"
        if found != expected.get(name):
            raise ValueError(f"the weight {name} is of shape {found}, not {expected.get(name)}")
        if not np.isfinite(weights[name]).all():
            raise ValueError(f"the weight {name} is not finite")
    return shape
