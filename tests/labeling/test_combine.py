from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.errors import LabelingError
from stancekit.labeling import combine_votes, compare_methods, find_thresholds
from stancekit.labeling.combine import METHODS
from stancekit.labeling.functions import LABELS

S, N, O, OFF = LABELS  # noqa: E741


def table(rows: list[list[str | None]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[f"f{i}" for i in range(len(rows[0]))], dtype="object")
    return frame.astype("string")


def rows(functions: int = 4):
    row = st.lists(st.sampled_from([*LABELS, None]), min_size=functions, max_size=functions)
    return st.lists(row, min_size=4, max_size=20)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows(), st.randoms(use_true_random=False))
@pytest.mark.parametrize("method", METHODS)
def test_unanimous_votes_are_never_contradicted(method, votes, random) -> None:
    frame = table(votes)
    labels = [random.choice(LABELS) for _ in votes]
    labels[:2] = [S, O]
    found = combine_votes(frame, pd.Series(labels), method, 0.3)
    probabilities = found[list(LABELS)].to_numpy()
    assert np.allclose(probabilities.sum(axis=1), 1)
    for said, label in zip(votes, found["label"], strict=True):
        given = {vote for vote in said if vote}
        assert pd.isna(label) or label in LABELS
        if not given:
            assert pd.isna(label)
        if len(given) == 1:
            assert pd.isna(label) or label in given


def test_majority_without_gold_and_no_label_for_a_tie() -> None:
    found = combine_votes(table([[S, S, S], [S, O, None], [None, None, None], [S, S, O]]))
    assert found["label"].fillna("-").tolist() == [S, "-", "-", "-"]
    assert combine_votes(table([[S, S, O]]), threshold=0.6)["label"].tolist() == [S]


def test_a_function_that_gold_refutes_loses() -> None:
    votes = table([[S, N], [S, N], [None, S], [None, N]] * 20)
    gold = pd.Series([N, N, S, N] * 20)
    found = combine_votes(votes, gold)
    assert found["label"][:3].tolist() == [N, N, S]
    alone = combine_votes(table([[S, None]] * 40 + [[None, N]] * 40), pd.Series([N] * 80))
    assert alone["label"][:40].isna().all(), "refuted, but never turned around"


def test_little_gold_does_not_condemn_good_functions() -> None:
    votes = table([[S, None]] * 50 + [[None, O]] * 50)
    gold = pd.Series([S] + [pd.NA] * 98 + [O], dtype="string")
    assert combine_votes(votes, gold)["label"].tolist() == [S] * 50 + [O] * 50


def test_copies_count_once() -> None:
    votes = table([[S, S, O], [S, S, None], [None, None, N], [O, O, None]] * 10)
    assert combine_votes(votes)["label"][:1].isna().all(), "one against one"


def test_mistakes_are_named() -> None:
    votes = table([[S, N]])
    with pytest.raises(LabelingError, match="no method 'vote'; use one of majority"):
        combine_votes(votes, method="vote")  # type: ignore[arg-type]
    with pytest.raises(LabelingError, match="'precision' learns from gold, and there is none"):
        combine_votes(votes, method="precision")
    with pytest.raises(LabelingError, match="gold holds 'pro'"):
        combine_votes(votes, pd.Series(["pro"]))
    with pytest.raises(LabelingError, match="'logistic' needs gold of two labels"):
        combine_votes(votes, pd.Series([S]), "logistic")
    with pytest.raises(LabelingError, match="5 folds need as many documents with gold"):
        compare_methods(votes, pd.Series([S]), pd.Series(["a"]))


def test_methods_are_compared_on_documents_they_did_not_see() -> None:
    rng = np.random.default_rng(0)
    gold = pd.Series(rng.choice([S, N, O], 120))
    good = gold.where(rng.random(120) < 0.9)
    bad = pd.Series(rng.choice([S, N, O], 120))
    votes = pd.DataFrame({"good": good, "bad": bad}, dtype="string")
    found = compare_methods(votes, gold, pd.Series(np.arange(120) // 4))
    every = found[found["label"] == "all"].set_index("method")
    assert set(every.index) == set(METHODS)
    assert every.loc["precision", "recall"] > every.loc["majority", "recall"]
    assert every["gold"].eq(120).all()


def test_thresholds_give_the_precision_asked_for() -> None:
    rng = np.random.default_rng(0)
    score = rng.random(2000) / 2 + 0.5
    probabilities = np.stack([score, 1 - score, 0 * score, 0 * score], axis=1)
    gold = pd.Series(np.where(rng.random(2000) < score, S, N))
    found = find_thresholds(probabilities, gold, 0.9)
    kept = score >= found[S]
    assert (gold[kept] == S).mean() >= 0.9
    assert kept.mean() > 0.2
    assert found[O] > 1
