"""The encoder that numpy runs, on a network of some thousand weights."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.special import softmax
from scipy.stats import norm as norm_of_gauss
from threadpoolctl import threadpool_info, threadpool_limits

from stancekit.encoder import Mention, read_encoder
from stancekit.encoder.numpy_encoder import MATCHED, NumpyEncoder, pack_weights
from stancekit.errors import ModelError

Table = Callable[..., pd.DataFrame]
Weights = dict[str, np.ndarray]


@pytest.fixture(scope="module")
def encoder(numpy_files: dict[str, bytes]) -> NumpyEncoder:
    made = read_encoder(numpy_files)
    assert isinstance(made, NumpyEncoder)
    return made


def by_hand(weights: Weights, tokens: list[int], first: int, last: int, mention: int) -> Any:
    """Give the scores of a span's classes and holders, one place and one head after the other."""
    w = {name: value.astype(np.float64) for name, value in weights.items()}

    def linear(name: str, x: np.ndarray) -> np.ndarray:
        return w[f"{name}.weight"] @ x + w[f"{name}.bias"]

    def norm(name: str, x: np.ndarray) -> np.ndarray:
        return (x - x.mean()) / np.sqrt(x.var() + 1e-12) * w[f"{name}.weight"] + w[f"{name}.bias"]

    xs = [norm("norm", w["words"][int(w["row_of_piece"][token])] + w["positions"][place])
          for place, token in enumerate(tokens)]  # fmt: skip
    for number in range(2):
        at = f"layers.{number}"
        looked = [linear(f"{at}.asks", x).reshape(3, 2, 4) for x in xs]
        for place, x in enumerate(xs):
            mixed = []
            for head in range(2):
                scores = [looked[place][0, head] @ other[1, head] / 2 for other in looked]
                shares = softmax(scores)
                mixed.append(sum(s * o[2, head] for s, o in zip(shares, looked, strict=True)))
            x = norm(f"{at}.mixed_norm", x + linear(f"{at}.mixed", np.concatenate(mixed)))
            wide = linear(f"{at}.wide", x)
            inner = linear(f"{at}.narrow", wide * norm_of_gauss.cdf(wide))
            xs[place] = norm(f"{at}.narrow_norm", x + inner)
    own = xs[first:last]
    held = np.concatenate([own[0], np.mean(own, axis=0)])
    match = linear("asked", held) @ linear("offered", xs[mention]) / np.sqrt(MATCHED)
    match += linear("likely", xs[mention])[0] + w["distance"][0]
    return linear("head", held), np.array([match, *linear("others", held)])


def test_reads_as_its_formulas_say(encoder: NumpyEncoder, weights: Weights, table: Table) -> None:
    rows = table(["xstate backs the xterritory ."])
    found, (holders,) = encoder.read(rows.assign(mentions=[[Mention(("PER",), 0, 1)]]))
    # [START] [SENTENCE] xstate backs the xterritory . [END]
    stances, matched = by_hand(weights, [2, 1, 4, 7, 9, 6, 11, 3], 1, 7, mention=2)
    assert np.allclose(found[0], softmax(stances), atol=1e-4)
    assert list(holders) == [("PER",), ("author",), ()]
    assert np.allclose(list(holders.values()), softmax(matched), atol=1e-4)


def test_threads_do_not_matter(encoder: NumpyEncoder, table: Table) -> None:
    rows = table(["xstate backs the xterritory .", "xclaimant rejects it ."])
    with threadpool_limits(1):
        one = encoder.predict_proba(rows)
    with threadpool_limits(2):
        two = encoder.predict_proba(rows)
        assert {p["num_threads"] for p in threadpool_info() if p["user_api"] == "blas"} <= {1, 2}
    assert np.array_equal(one, two)


def test_holders_are_those_mentioned_the_author_and_nobody(
    encoder: NumpyEncoder, table: Table
) -> None:
    rows = table(["xstate backs it .", "xclaimant rejects it ."]).assign(
        mentions=[[Mention(("PER",), 0, 1)], [Mention(("CHL",), 0, 1), Mention(("PER",), 2, 3)]]
    )
    for found in encoder.read(rows)[1]:
        assert set(found) == {("PER",), ("CHL",), ("author",), ()}
        assert sum(found.values()) == pytest.approx(1)
    assert encoder.read(rows.drop(columns="mentions"))[1] == [{}, {}]


def no_npz(weights: Weights) -> bytes:
    return b"nothing"


def pickled(weights: Weights) -> bytes:
    return saved(weights | {"words": np.array([{}], dtype=object)})


def complex_numbers(weights: Weights) -> bytes:
    return saved(weights | {"head.bias": np.zeros(4, dtype=complex)})


def saved(weights: Weights) -> bytes:
    packed = io.BytesIO()
    np.savez(packed, **weights)
    return packed.getvalue()


def far_too_big(weights: Weights) -> bytes:
    # a header that asks for more memory than there is
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "<f4", "fortran_order": False, "shape": (10**14,)}
    )  # fmt: skip
    return with_member("head.bias.npy", header.getvalue())


def no_array(weights: Weights) -> bytes:
    return with_member("head.bias.npy", b"no array")


def with_member(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def damaged(weights: Weights) -> bytes:
    packed = io.BytesIO()
    np.savez_compressed(packed, **weights)
    whole = bytearray(packed.getvalue())
    whole[60:90] = bytes(30)
    return bytes(whole)


@pytest.mark.parametrize(
    "damage", [no_npz, pickled, complex_numbers, far_too_big, no_array, damaged]
)
def test_what_is_no_network_is_refused(
    damage: Callable[[Weights], bytes], weights: Weights, numpy_files: dict[str, bytes]
) -> None:
    with pytest.raises(ModelError, match="copy the folder again"):
        read_encoder(numpy_files | {"encoder/network.npz": damage(weights)})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"head.bias": np.zeros(3)}, "head.bias"),
        ({"head.bias": np.array([0, 0, np.nan, 0])}, "not finite"),
        ({"layers.2.wide.weight": np.zeros((12, 8))}, "layers.2"),
        ({"more": np.zeros(1)}, "more"),
        ({"row_of_piece": np.zeros(5, dtype=np.uint16)}, "rows for 5 of 13 pieces"),
        ({"row_of_piece": np.zeros(13, dtype=np.float32)}, "does not hold numbers of rows"),
        ({"row_of_piece": np.full(13, 12, dtype=np.uint16)}, "a piece has no vector"),
        ({"row_of_piece": np.full(13, 2**64 - 1, dtype=np.uint64)}, "a piece has no vector"),
        ({"positions": np.zeros((20, 8))}, "longer than its 20 positions"),
        ({"positions": np.zeros((0, 8))}, "no weight positions"),
        ({"words": np.zeros(8)}, "no weight words|has no vector"),
        ({"layers.0.wide.weight": np.zeros((0, 8))}, "no weight layers"),
        ({"head.weight.scale": np.zeros(3, dtype=np.float32)}, "scale of head.weight is not a"),
        ({"head.weight.scale": np.zeros(4, dtype=complex)}, "scale of head.weight is not a"),
        ({"head.weight.scale": np.full(4, np.nan, dtype=np.float32)}, "not finite"),
        ({"more.scale": np.ones(3, dtype=np.float32)}, "more.scale belongs to no weight"),
        ({"head.bias": np.zeros(4, dtype=np.int8)}, "neither of real numbers nor of bytes"),
    ],
)
def test_another_networks_weights_are_refused(
    changes: dict[str, Any], reason: str, weights: Weights, numpy_files: dict[str, bytes]
) -> None:
    raw = {n: v for n, v in changes.items() if n.endswith(".scale") or v.dtype == np.int8}
    given = {n: v for n, v in changes.items() if n not in raw}
    with np.load(io.BytesIO(pack_weights(weights | given))) as kept:
        network = saved(dict(kept) | raw)
    with pytest.raises(ModelError, match=reason):
        read_encoder(numpy_files | {"encoder/network.npz": network})


def test_weights_that_run_over_are_refused_when_they_are_read(
    weights: Weights, numpy_files: dict[str, bytes], table: Table
) -> None:
    network = pack_weights(weights | {"norm.weight": np.full(8, 3e38)})
    encoder = read_encoder(numpy_files | {"encoder/network.npz": network})
    assert encoder is not None
    with pytest.raises(ModelError, match="not finite"):
        encoder.predict_proba(table(["xstate backs it ."]))


def test_weights_lose_at_most_half_a_step_in_eight_bits(weights: Weights) -> None:
    drawn = np.random.default_rng(0).normal(0, 3, weights["asked.weight"].shape)
    drawn[1] = 0
    with np.load(io.BytesIO(pack_weights({"asked.weight": drawn}))) as kept:
        again = kept["asked.weight"] * kept["asked.weight.scale"][:, None]
    step = np.abs(drawn).max(axis=1, keepdims=True) / 127
    assert (np.abs(again - drawn) <= step * 0.501).all()
    assert (again[1] == 0).all()


def test_the_same_weights_are_the_same_file(weights: Weights) -> None:
    assert pack_weights(weights) == pack_weights(weights)


def test_weights_that_unpack_to_far_too_much(
    monkeypatch: pytest.MonkeyPatch, numpy_files: dict[str, bytes]
) -> None:
    monkeypatch.setattr("stancekit.encoder.numpy_encoder._MOST_BYTES", 100)
    with pytest.raises(ModelError, match="too big"):
        read_encoder(numpy_files)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b'"heads": 2', b'"heads": 3', "3 heads"),
        (b'"mark": 1', b'"mark": 99', "there is not"),
        (b'"window": 30', b'"window": 9', "cannot hold a sentence"),
        (b'"window": 30', b'"window": 99999', "longer than its 30 positions"),
        (b'"before": 2', b'"before": 1e9', "out of range"),
        (b'"before": 2', b'"before": Infinity', "infinity"),
        (b'"sentence": 16', b'"sentence": 0', "out of range"),
        (b'"context": 8', b'"context": -1', "out of range"),
        (b'"weight": 0.5', b'"weight": 7', "not in"),
        (b'"weight": 0.5', b'"weight": NaN', "not in"),
        (b'"weight": 0.5', b'"other": 0.5', "weight"),
    ],
)
def test_wrong_settings_are_refused(
    before: bytes, after: bytes, reason: str, numpy_files: dict[str, bytes]
) -> None:
    settings = numpy_files["encoder/settings.json"].replace(before, after)
    with pytest.raises(ModelError, match=reason):
        read_encoder(numpy_files | {"encoder/settings.json": settings})
