"""A transformer that numpy runs: nothing is needed besides what the library stands on.

It is a BERT (Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers", NAACL 2019):
the words of a window go through layers in which each looks at all others. The weights are kept in
eight bits and computed with in thirty-two.
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

#: Numbers in which a sentence and a mention are compared.
MATCHED = 128

_MOST_BYTES = 1 << 27  # of all weights, unpacked; the shipped ones are an eighth of it
_MOST_LOOKS = 1 << 24  # of words at words in a window, in all layers
_EPSILON = np.float32(1e-12)
_SCALE = ".scale"  # behind the name of a matrix: what a step of each of its rows is

Array = npt.NDArray[np.float32]


class Shape(NamedTuple):
    """The sizes of a network.

    Attributes
    ----------
    pieces, vectors : int
        Pieces that are told apart, and vectors that they share.
    positions : int
        Most tokens of a window.
    size, wide : int
        The numbers of a vector; those inside of a layer.
    layers : int
    """

    pieces: int
    vectors: int
    positions: int
    size: int
    wide: int
    layers: int


def shapes(shape: Shape) -> dict[str, tuple[int, ...]]:
    """Give the shape of every weight of a network, by name.

    Examples
    --------
    >>> one = Shape(pieces=100, vectors=50, positions=30, size=8, wide=16, layers=1)
    >>> shapes(one)["layers.0.wide.weight"]
    (16, 8)
    """
    size = shape.size
    found: dict[str, tuple[int, ...]] = {
        "row_of_piece": (shape.pieces,),
        "words": (shape.vectors, size),
        "positions": (shape.positions, size),
        "distance": (N_DISTANCES,),
    }

    def norm(name: str) -> None:
        found[f"{name}.weight"] = found[f"{name}.bias"] = (size,)

    def linear(name: str, before: int, after: int) -> None:
        found[f"{name}.weight"], found[f"{name}.bias"] = (after, before), (after,)

    norm("norm")
    for number in range(shape.layers):
        at = f"layers.{number}"
        linear(f"{at}.asks", size, 3 * size)
        linear(f"{at}.mixed", size, size)
        norm(f"{at}.mixed_norm")
        linear(f"{at}.wide", size, shape.wide)
        linear(f"{at}.narrow", shape.wide, size)
        norm(f"{at}.narrow_norm")
    linear("head", 2 * size, len(CLASSES))
    linear("asked", 2 * size, MATCHED)
    linear("offered", size, MATCHED)
    linear("likely", size, 1)
    linear("others", 2 * size, 2)
    return found


def pack_weights(weights: Mapping[str, npt.NDArray[Any]]) -> bytes:
    """Give a network's weights as an npz file, its matrices in eight bits with a scale a row.

    Parameters
    ----------
    weights : mapping of str to ndarray
        Of the shapes that `shapes` lists.

    Returns
    -------
    bytes
    """
    kept: dict[str, npt.NDArray[Any]] = {}
    for name, weight in weights.items():
        if weight.ndim == 2:
            scale = np.maximum(np.abs(weight).max(axis=1), np.float32(1e-8)) / np.float32(127)
            kept[name] = np.round(weight / scale[:, None]).astype(np.int8)
            kept[f"{name}{_SCALE}"] = scale.astype(np.float32)
        else:
            kept[name] = weight if weight.dtype.kind == "u" else weight.astype(np.float32)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in kept.items():
            content = io.BytesIO()
            np.save(content, array, allow_pickle=False)
            # without the time of writing, so that the same weights give the same file
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), content.getvalue(),
                             compress_type=zipfile.ZIP_DEFLATED)  # fmt: skip
    return packed.getvalue()


class NumpyEncoder(Encoder):
    """A network with its pieces.

    Parameters
    ----------
    network : bytes
        An npz file with the weights that `shapes` lists, from `pack_weights`.
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
            self._heads = int(settings["heads"])
            self._shape = _shape_of(self._weights, self._heads)
            if self._shape.pieces != len(listed):
                raise ValueError(f"rows for {self._shape.pieces} of {len(listed)} pieces")
            outside = {int(settings[key]) for key in ("mark", "first", "last")}
            if not outside <= set(range(len(listed))):
                raise ValueError("a setting names a piece that there is not")
            longest = self._shape.positions
            if int(settings["window"]) > longest:
                raise ValueError(f"its window is longer than its {longest} positions")
            if self._shape.layers * self._heads * longest**2 > _MOST_LOOKS:
                raise ValueError("its window, heads and layers are too many")
            self._take(Windows(Pieces(listed).cut, settings), settings)
        except Exception as error:  # a damaged archive fails in many ways
            raise ModelError(
                f"the encoder cannot be read: {error}; copy the folder again"
            ) from error

    def _running(self) -> AbstractContextManager[object]:
        return _alone()

    def _run(self, window: Window) -> tuple[FloatArray, FloatArray]:
        # weights of a hostile file may run over; what they give is checked
        with np.errstate(over="ignore", invalid="ignore"):
            return self._say(window)

    def _say(self, window: Window) -> tuple[FloatArray, FloatArray]:
        spans = window.spans
        x = self._read(np.array(window.tokens, dtype=np.int64))
        held = np.empty((len(spans), 2 * self._shape.size), dtype=np.float32)
        for row, (_, first, last) in enumerate(spans):
            own = x[first:last]
            held[row] = np.concatenate([own[0], own.mean(axis=0)])
        stances = self._linear("head", held).astype(np.float64)
        holders = self._holders(x, held, window).astype(np.float64)
        check(stances, (len(spans), len(CLASSES)))
        check(holders, (len(spans), len(window.mentions) + 2))
        return softmax(stances, axis=1), softmax(holders, axis=1)

    def _read(self, tokens: npt.NDArray[np.int64]) -> Array:
        """Give a vector for each token of a window."""
        length, size, heads = len(tokens), self._shape.size, self._heads
        words = self._weights["words"][self._weights["row_of_piece"][tokens]]
        x = self._norm("norm", words + self._weights["positions"][:length])
        for number in range(self._shape.layers):
            at = f"layers.{number}"
            asks = self._linear(f"{at}.asks", x).reshape(length, 3, heads, size // heads)
            query, key, value = asks.transpose(1, 2, 0, 3)
            # the scale goes to the query and the sum off the mix, which are smaller than the scores
            query *= np.float32((size // heads) ** -0.5)
            scores: Array = query @ key.transpose(0, 2, 1)
            scores -= scores.max(axis=2, keepdims=True)
            np.exp(scores, out=scores)
            found: Array = scores @ value
            found /= scores.sum(axis=2, keepdims=True)
            mixed = self._linear(f"{at}.mixed", found.transpose(1, 0, 2).reshape(length, size))
            x = self._norm(f"{at}.mixed_norm", np.add(mixed, x, out=mixed))
            inner = _gelu(self._linear(f"{at}.wide", x))
            narrow = self._linear(f"{at}.narrow", inner)
            x = self._norm(f"{at}.narrow_norm", np.add(narrow, x, out=narrow))
        return x

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
        x *= (1 / np.sqrt(variance + _EPSILON))[:, None]
        x *= self._weights[f"{name}.weight"]
        x += self._weights[f"{name}.bias"]
        return x


def _gelu(x: Array) -> Array:
    """Give Gaussian error linear units, by their formula with tanh.

    Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
    """
    inner: Array = x * x
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.7978845608)  # the root of 2 / pi
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    inner *= x
    inner *= np.float32(0.5)
    return inner


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


def _read_weights(network: bytes) -> dict[str, npt.NDArray[Any]]:
    """Read an npz file without unpickling, and without unpacking what is far too big."""
    with zipfile.ZipFile(io.BytesIO(network)) as packed:
        if sum(item.file_size for item in packed.infolist()) > _MOST_BYTES:
            raise ValueError("its weights are too big")
    with np.load(io.BytesIO(network), allow_pickle=False) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    scales = {name: found.pop(name) for name in list(found) if name.endswith(_SCALE)}
    rows = found.pop("row_of_piece", None)
    if rows is None or rows.dtype.kind != "u" or rows.ndim != 1:
        raise ValueError("row_of_piece does not hold numbers of rows")
    if rows.max(initial=0) >= len(found.get("words", ())):
        raise ValueError("a piece has no vector")
    weights = {name: _whole(name, array, scales) for name, array in found.items()}
    if scales:
        raise ValueError(f"{min(scales)} belongs to no weight")
    return weights | {"row_of_piece": rows.astype(np.int64)}


def _whole(
    name: str, array: npt.NDArray[Any], scales: dict[str, npt.NDArray[Any]]
) -> npt.NDArray[np.float32]:
    """Give a weight in real numbers, and take its scale out of `scales`."""
    if array.dtype.kind == "f":
        return array.astype(np.float32)
    scale = scales.pop(f"{name}{_SCALE}", None)
    if array.dtype != np.int8 or array.ndim != 2 or scale is None:
        raise ValueError(f"the weight {name} is neither of real numbers nor of bytes with a scale")
    if scale.dtype.kind != "f" or scale.shape != array.shape[:1]:
        raise ValueError(f"the scale of {name} is not a real number for each row")
    return array.astype(np.float32) * scale.astype(np.float32)[:, None]


def _shape_of(weights: Mapping[str, npt.NDArray[Any]], heads: int) -> Shape:
    """Tell a network's sizes from its weights, which must be just those that belong to it."""
    for name in ("words", "positions", "layers.0.wide.weight"):
        if name not in weights or weights[name].ndim != 2 or not weights[name].size:
            raise ValueError(f"there is no weight {name}")
    (vectors, size), (wide, _) = weights["words"].shape, weights["layers.0.wide.weight"].shape
    layers = len({name.split(".")[1] for name in weights if name.startswith("layers.")})
    pieces, positions = len(weights["row_of_piece"]), len(weights["positions"])
    shape = Shape(pieces, vectors, positions, size, wide, layers)
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
