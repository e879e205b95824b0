from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from stancekit.evaluation.slices import SLICES, slice_labels, slice_metrics
from stancekit.labeling import Gold
from stancekit.tables import STANCES


def predicted(gold: Gold) -> pd.DataFrame:
    return gold.sentences.assign(predicted=gold.sentences["stance"], relevance=1.0)


def test_every_sentence_is_in_its_slices(small_gold: Gold) -> None:
    table = predicted(small_gold)
    table["rule"] = pd.array([7, None] * (len(table) // 2) + [None] * (len(table) % 2), "Int64")
    labels = slice_labels(table, small_gold)
    assert set(labels["by"]) == set(SLICES)
    assert labels["row"][labels["value"] == "rule 7"].tolist() == list(
        range(0, len(table) // 2 * 2, 2)
    )
    for by in ("question", "length", "genre"):
        assert sorted(labels["row"][labels["by"] == by]) == list(range(len(table)))
    years = set(labels["value"][labels["by"] == "year"])
    assert all(len(year) == 4 and year.isdigit() for year in years)
    holders = labels[labels["by"] == "holder"]
    assert "MAR" in set(holders["value"])
    row = table.iloc[int(holders["row"].iloc[0])]
    assert row["positions"]


def test_a_bad_slice_is_found_and_a_good_one_is_not(small_gold: Gold) -> None:
    table = predicted(small_gold)
    rng = np.random.default_rng(0)
    # everywhere one in ten is wrong, on Taiwan two in three
    wrong = rng.random(len(table)) < np.where(table["question"] == "taiwan", 0.66, 0.1)
    table.loc[wrong, "predicted"] = rng.choice(STANCES, int(wrong.sum()))
    found = slice_metrics(table, slice_labels(table, small_gold), n_resamples=200)
    accuracy = found[(found["by"] == "question") & (found["metric"] == "accuracy")]
    accuracy = accuracy.set_index("value")
    assert accuracy.loc["taiwan", "difference"] < 0
    assert accuracy.loc["taiwan", "p_holm"] < 0.05
    others = found[(found["by"] == "year") & (found["metric"] == "accuracy")]
    assert (others["p_holm"] > 0.05).all()
    assert (found["p_holm"].dropna() >= found["p_value"].dropna()).all()
    assert (found["n_articles"] >= 5).all()


def test_macro_f1_needs_all_three_stances(small_gold: Gold) -> None:
    table = predicted(small_gold)
    found = slice_metrics(table, slice_labels(table, small_gold), n_resamples=20)
    labels = slice_labels(table, small_gold)
    for row in found[found["metric"] == "macro_f1"].itertuples():
        rows = labels[(labels["by"] == row.by) & (labels["value"] == row.value)]["row"]
        whole = table["stance"].iloc[rows.to_numpy()].nunique() == 3
        assert np.isnan(row.figure) != whole


@pytest.mark.parametrize("least", [1, 1000])
def test_small_slices_are_left_out(small_gold: Gold, least: int) -> None:
    table = predicted(small_gold)
    labels = slice_labels(table, small_gold)
    labels = labels[labels["by"] == "question"]
    found = slice_metrics(table, labels, min_articles=least, n_resamples=10)
    assert found["value"].nunique() == (labels["value"].nunique() if least == 1 else 0)
