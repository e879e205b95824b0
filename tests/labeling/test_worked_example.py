"""The worked example of the guide leads from a folder of articles to a model."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "tests" / "data" / "labeling", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_guide_leads_to_a_model(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = (ROOT / "data" / "GUIDE.md").read_text("utf-8")
    example = guide.split("<!-- the worked example -->")[1].split("<!-- the end")[0]
    code = re.search(r"```python\n(.*?)```", example, re.DOTALL)
    assert code
    lines = [line for line in code[1].splitlines() if line.strip()]
    assert len(lines) < 30
    names: dict[str, object] = {}
    exec(compile(code[1], "GUIDE.md", "exec"), names)  # noqa: S102
    assert capsys.readouterr().out == "['support']\n"
    batch = pd.read_csv(folder / "batch.csv")
    assert batch["text"].is_unique
    examples = names["found"].examples.set_index(["article_id", "sentence"])  # type: ignore[attr-defined]
    assert examples.loc[("a4.txt", 2), ["label", "provenance"]].tolist() == [
        "off-topic", "imported"
    ]  # fmt: skip
    assert examples.loc[("a7.txt", 0), ["label", "provenance"]].tolist() == ["opposition", "weak"]
