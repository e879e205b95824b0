"""The small encoder on a network of a few hundred weights."""

from __future__ import annotations

import copy
import io
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import softmax

from stancekit.encoder import Mention, read_encoder
from stancekit.encoder.small import SPAN, SmallEncoder
from stancekit.errors import ModelError

words = st.sampled_from(["the", "backs", "rejects", "xclaimant", "unknown", "."])
texts = st.lists(st.lists(words, max_size=20).map(" ".join), min_size=1, max_size=12)
Table = Callable[..., pd.DataFrame]
Weights = dict[str, np.ndarray]


@pytest.fixture(scope="module")
def encoder(small_files: dict[str, bytes]) -> SmallEncoder:
    made = read_encoder(small_files)
    assert isinstance(made, SmallEncoder)
    return made


def by_hand(weights: Weights, tokens: list[int], first: int, last: int) -> np.ndarray:
    """Give the scores of a span's classes, one place and one head after the other."""
    w = {name: value.astype(np.float64) for name, value in weights.items()}

    def linear(name: str, x: np.ndarray) -> np.ndarray:
        return w[f"{name}.weight"] @ x + w[f"{name}.bias"]

    def norm(name: str, x: np.ndarray) -> np.ndarray:
        return (x - x.mean()) / np.sqrt(x.var() + 1e-5) * w[f"{name}.weight"] + w[f"{name}.bias"]

    xs = [norm("enter", w["pieces"][token]) for token in tokens]
    for number in range(2):
        at = f"layers.{number}"
        own = [norm(f"{at}.before", x) for x in xs]
        around = [np.zeros(8), *own, np.zeros(8)]
        looked = []
        for place, x in enumerate(own):
            near = w[f"{at}.near"]
            beside = x + near[0] * around[place] + near[1] * x + near[2] * around[place + 2]
            looked.append(linear(f"{at}.look", beside).reshape(3, 2, 4))
        for place in range(len(xs)):
            mixed = []
            for head in range(2):
                scores = [
                    looked[place][0, head] @ looked[other][1, head] / 2
                    + w[f"{at}.places"][np.clip(other - place, -SPAN, SPAN) + SPAN, head]
                    for other in range(len(xs))
                ]
                shares = softmax(scores)
                mixed.append(sum(s * o[2, head] for s, o in zip(shares, looked, strict=True)))
            xs[place] = xs[place] + linear(f"{at}.mix", np.concatenate(mixed))
        for place, x in enumerate(xs):
            inner = np.maximum(linear(f"{at}.open", norm(f"{at}.between", x)), 0)
            xs[place] = x + linear(f"{at}.close", inner)
    own = [norm("leave", x) for x in xs][first:last]
    held = np.concatenate([own[0], np.mean(own, axis=0), np.max(own, axis=0)])
    return linear("say", np.maximum(linear("think", held), 0))


def test_reads_as_its_formulas_say(encoder: SmallEncoder, weights: Weights, table: Table) -> None:
    found = encoder.predict_proba(table(["xstate backs the xterritory ."]))
    # [START] [SENTENCE] xstate backs the xterritory . [END]
    expected = softmax(by_hand(weights, [2, 1, 4, 7, 9, 6, 11, 3], 1, 7))
    assert np.allclose(found[0], expected, atol=1e-4)


@given(texts, texts)
def test_an_article_is_read_alike_beside_any_other(
    encoder: SmallEncoder, table: Table, one: list[str], other: list[str]
) -> None:
    alone = encoder.predict_proba(table(one))
    both = table(other, one).sample(frac=1, random_state=0)
    found = encoder.predict_proba(both)[(both["article_id"] == "a1").to_numpy()]
    order = both.loc[both["article_id"] == "a1", "sentence"].to_numpy()
    assert np.array_equal(found, alone[order])
    assert np.allclose(alone.sum(axis=1), 1)


def test_holders_are_those_mentioned_the_author_and_nobody(
    encoder: SmallEncoder, table: Table
) -> None:
    rows = table(["xstate backs it .", "xclaimant rejects it ."]).assign(
        mentions=[[Mention(("PER",), 0, 1)], [Mention(("CHL",), 0, 1), Mention(("PER",), 2, 3)]]
    )
    for found in encoder.read(rows)[1]:
        assert set(found) == {("PER",), ("CHL",), ("author",), ()}
        assert sum(found.values()) == pytest.approx(1)
    assert encoder.read(rows.drop(columns="mentions"))[1] == [{}, {}]


def test_goes_to_another_process(encoder: SmallEncoder, table: Table) -> None:
    rows = table(["xclaimant backs the xterritory ."])
    for again in (copy.deepcopy(encoder), pickle.loads(pickle.dumps(encoder))):  # noqa: S301
        assert np.array_equal(again.predict_proba(rows), encoder.predict_proba(rows))


def no_npz(weights: Weights) -> bytes:
    return b"nothing"


def pickled(weights: Weights) -> bytes:
    packed = io.BytesIO()
    np.savez(packed, **weights | {"pieces": np.array([{}], dtype=object)})
    return packed.getvalue()


@pytest.mark.parametrize("damage", [no_npz, pickled])
def test_what_is_no_network_is_refused(
    damage: Callable[[Weights], bytes], weights: Weights, small_files: dict[str, bytes]
) -> None:
    with pytest.raises(ModelError, match="copy the folder again"):
        read_encoder(small_files | {"encoder/network.npz": damage(weights)})


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"say.bias": np.zeros(3)}, "say.bias"),
        ({"say.bias": np.array([0, 0, np.nan, 0])}, "not finite"),
        ({"layers.2.open.weight": np.zeros((12, 8))}, "layers.2"),
        ({"more": np.zeros(1)}, "more"),
        ({"pieces": np.zeros((5, 8))}, "5 vectors for 13 pieces"),
    ],
)
def test_another_networks_weights_are_refused(
    changes: dict[str, Any], reason: str, weights: Weights, small_files: dict[str, bytes],
    pack: Callable[[Weights], bytes],
) -> None:  # fmt: skip
    with pytest.raises(ModelError, match=reason):
        read_encoder(small_files | {"encoder/network.npz": pack(weights | changes)})


def test_weights_that_unpack_to_far_too_much(
    monkeypatch: pytest.MonkeyPatch, small_files: dict[str, bytes]
) -> None:
    monkeypatch.setattr("stancekit.encoder.small._MOST_BYTES", 100)
    with pytest.raises(ModelError, match="too big"):
        read_encoder(small_files)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (b'"heads": 2', b'"heads": 3', "3 heads"),
        (b'"mark": 1', b'"mark": 99', "there is not"),
        (b'"window": 30', b'"window": 9', "cannot hold a sentence"),
        (b'"window": 30', b'"window": 99999', "more than 1024"),
        (b'"weight": 0.5', b'"other": 0.5', "weight"),
    ],
)
def test_wrong_settings_are_refused(
    before: bytes, after: bytes, reason: str, small_files: dict[str, bytes]
) -> None:
    settings = small_files["encoder/settings.json"].replace(before, after)
    with pytest.raises(ModelError, match=reason):
        read_encoder(small_files | {"encoder/settings.json": settings})
