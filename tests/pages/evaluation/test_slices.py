from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.slices import slice_tables


def test_surely_different_slices_are_marked() -> None:
    table = pd.DataFrame(
        {"by": ["outlet"] * 3, "value": ["Wire", "Wire", "<Daily>"],
         "metric": ["macro_f1", "accuracy", "macro_f1"], "figure": [0.5, 0.6, 0.9],
         "low": [0.4] * 3, "high": [0.95] * 3, "rest": [0.8] * 3, "p_holm": [0.01, 0.2, 1.0],
         "n_articles": [3] * 3, "n": [1_000] * 3}
    )  # fmt: skip
    made = slice_tables(table)
    assert "By outlet: 2 slices, 1 marked</summary>" in made
    assert made.count("class='flag'") == 1
    assert "<span class='flag'>0.010 *</span>" in made
    assert "&lt;Daily&gt;" in made
    assert "By outlet: 1 slice</summary>" in slice_tables(table.iloc[2:])
