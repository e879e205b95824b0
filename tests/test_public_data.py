"""The script for public stance data, on a small made-up file of the same form."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

ROOT = Path(__file__).parent.parent
DATA = Path(__file__).parent / "data" / "public"


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "experiments" / "public" / "stance.py"))


def test_both_forms_say_the_same(script: dict[str, Any], tmp_path: Path) -> None:
    table = script["read_stances"](DATA / "test.txt")
    assert table["label"].tolist() == ["support", "opposition", "neutral"] * 2
    table.to_csv(tmp_path / "a.csv", index=False)
    assert script["read_stances"](tmp_path / "a.csv").equals(table)


def test_every_row_is_predicted_by_its_own_target(script: dict[str, Any]) -> None:
    train, test = (script["read_stances"](DATA / f"{name}.txt") for name in ("train", "test"))
    found = script["predict"](train, test)
    assert found[["text", "target", "label"]].equals(test)
    assert script["favor_against"](found) > 60


def test_metric_leaves_none_out(script: dict[str, Any]) -> None:
    table = pd.DataFrame({
        "label": ["support", "support", "opposition", "neutral"],
        "predicted": ["support", "neutral", "opposition", "opposition"],
    })  # fmt: skip
    # favor: 2/3; against: 2/3; the neutral row counts only where it is taken for a side
    assert script["favor_against"](table) == pytest.approx(100 * 2 / 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [("text,label\na,FAVOR\n", "no column 'target'"), ("text,target,label\na,b,maybe\n", "row 1")],
)
def test_faulty_files(script: dict[str, Any], tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(SystemExit, match=message):
        script["read_stances"](tmp_path / "a.csv")
