from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit.errors import OutputError
from stancekit.rollups import guarded, rollup, write_rollup
from stancekit.scoring import Scores


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_tables_survive_the_disk(tmp_path: Path, scores: Scores, ending: str) -> None:
    table = rollup(scores)
    write_rollup(table, tmp_path / f"who.{ending}")
    readers = {"csv": pd.read_csv, "parquet": pd.read_parquet,
               "jsonl": lambda p: pd.read_json(p, lines=True)}  # fmt: skip
    back = readers[ending](tmp_path / f"who.{ending}")
    assert list(back.columns) == list(table.columns)
    assert back["articles"].tolist() == table["articles"].tolist()
    assert back["evidence"].tolist() == table["evidence"].tolist()


def test_unknown_endings_are_refused(tmp_path: Path, scores: Scores) -> None:
    with pytest.raises(OutputError, match=r"ends in \.csv, \.parquet or \.jsonl"):
        write_rollup(rollup(scores), tmp_path / "who.xlsx")


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    value = guarded(pd.DataFrame({"a": [text]}))["a"][0]
    assert value in (text, f"'{text}")
    assert not value.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not value.startswith(("\t", "\r", "\n"))
