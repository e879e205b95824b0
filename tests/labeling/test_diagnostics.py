from __future__ import annotations

import pandas as pd
import pytest

from stancekit.labeling import diagnose_votes, find_copies, plot_diagnostics
from stancekit.labeling.diagnostics import correlate_votes, merge_copies

S, N, O = "support", "neutral", "opposition"  # noqa: E741


def votes(**columns: list[str | None]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.array(v, dtype="string") for name, v in columns.items()})


def test_worked_matrix() -> None:
    table = diagnose_votes(
        votes(a=[S, S, O, None], b=[S, O, None, None], silent=[None] * 4),
        pd.Series([S, S, S, N]),
    ).set_index(["function", "label"])
    a = table.loc[("a", S)]
    assert (a["votes"], a["coverage"], a["overlap"], a["conflict"]) == (2, 0.5, 1.0, 0.5)
    assert (a["gold"], a["precision"]) == (2, 1.0)
    assert a["low"] < 1.0 == a["high"]
    assert table.loc[("a", O), ["votes", "overlap", "precision"]].tolist() == [1, 0.0, 0.0]
    assert table.loc[("b", O), "conflict"] == 1.0
    never = table.loc["silent"].iloc[0]
    assert (never["votes"], never["coverage"]) == (0, 0.0)
    assert pd.isna(never["precision"])
    assert pd.isna(never["most_like"])


def test_copies_are_found_through_chains_and_merged() -> None:
    base = [S, O, None, N] * 30
    near = [*base[:-1], None]
    table = votes(a=base, other=[None, None, S, None] * 30, b=near, c=base)
    assert find_copies(table) == {"b": "a", "c": "a"}
    merged = merge_copies(table)
    assert list(merged) == ["a", "other"]
    correlation = correlate_votes(table)
    assert correlation.loc["a", "c"] == pytest.approx(1.0)
    assert correlation.loc["a", "other"] < 0.1
    row = diagnose_votes(table).set_index("function").loc["b"].iloc[0]
    assert row["copies"] == "a"


def test_merged_copies_fill_each_other() -> None:
    table = votes(a=[S, None], b=[O, N])
    assert merge_copies(table, {"b": "a"})["a"].tolist() == [S, N]


def test_no_votes_at_all() -> None:
    assert diagnose_votes(votes(a=[])).loc[0, "coverage"] == 0.0
    assert "<svg" in plot_diagnostics(diagnose_votes(votes(a=[])))


def test_plot_escapes_and_shows_precision() -> None:
    table = diagnose_votes(votes(**{"<b>&": [S, S]}), pd.Series([S, O]))
    page = plot_diagnostics(table)
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page
    assert page.count("<circle") == 1
    assert "circle" not in plot_diagnostics(diagnose_votes(votes(a=[S])))
