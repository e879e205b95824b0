from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from stancekit.errors import InputError, TableError
from stancekit.rollups import stance_shares, wilson_interval
from stancekit.scoring import Scores


def test_shares_count_articles_on_the_question_once(scores: Scores) -> None:
    table = stance_shares(scores, [])
    assert table[["stance", "articles", "of"]].values.tolist() == [
        ["support", 3, 4], ["neutral", 0, 4], ["opposition", 1, 4],
    ]  # fmt: skip
    months = stance_shares(scores)
    assert months["month"].dropna().unique().tolist() == ["2024-02", "2024-04", "2024-05"]
    assert months.groupby("month")["share"].sum().eq(1).all()


def test_shares_by_holder_are_of_its_sides(scores: Scores) -> None:
    table = stance_shares(scores, ["holder"])
    rows = table[table["holder_id"] == "DZA"]
    assert rows[["holder", "stance", "articles", "of"]].values.tolist() == [
        ["Algeria", "support", 1, 3], ["Algeria", "opposition", 2, 3],
    ]  # fmt: skip


def test_corrected_shares_stand_beside_the_counted(scores: Scores) -> None:
    corrected = pd.DataFrame({"question": ["western-sahara"], "month": ["2024-02"],
        "stance": ["support"], "share": [0.8], "low": [0.6], "high": [0.9]})  # fmt: skip
    table = stance_shares(scores, ["month"], corrected)
    row = table[(table["month"] == "2024-02") & (table["stance"] == "support")].iloc[0]
    assert (row["share"], row["corrected"], row["corrected_low"]) == (1.0, 0.8, 0.6)
    assert table["corrected"].notna().sum() == 1
    with pytest.raises(TableError, match=r"the corrected shares lack.*'high'"):
        stance_shares(scores, ["month"], corrected.drop(columns="high"))
    with pytest.raises(InputError, match="confidence is 95"):
        stance_shares(scores, confidence=95)


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_agrees_with_scipy(hits: int, total: int, confidence: float) -> None:
    hits = min(hits, total)
    low, high = wilson_interval(hits, total, confidence)
    right = binomtest(hits, total).proportion_ci(confidence, method="wilson")
    assert (float(low), float(high)) == pytest.approx((right.low, right.high), abs=1e-9)
