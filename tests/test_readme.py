"""What the front page says is so."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path

import pytest

from stancekit.question import list_questions

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_python_runs() -> None:
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102


def test_commands_run() -> None:
    if shutil.which("bash") is None:
        pytest.skip("the commands are for bash")
    run = runpy.run_path(str(ROOT / "docs" / "run.py"))
    blocks = [b.code for b in run["blocks_of"](README) if b.language in ("", "bash")]
    lines = [line.rpartition(" && ")[2] for block in blocks for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("stancekit ")]
    assert len(commands) > 2
    with run["workplace"]() as folder:
        (folder / "articles").mkdir()
        (folder / "articles" / "a.txt").write_text("Peru recognizes Kosovo.")
        shutil.copy(ROOT / "stancekit" / "questions" / "kosovo.toml", folder / "my-question.toml")
        run["run_bash"]("\n".join(commands), folder, "README.md")
        assert (folder / "scored" / "positions.parquet").exists()


def test_example_table_is_what_comes_out() -> None:
    readme = runpy.run_path(str(ROOT / "experiments" / "readme.py"))
    assert readme["example_table"]() in README


def test_links_hold() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("data/*.md")]:
        for link in re.findall(r"\]\(([^)#]+?)\)", path.read_text("utf-8")):
            if not link.startswith("http"):
                assert (path.parent / link).exists(), f"{path.name}: {link}"


def test_test_command_is_the_one_that_ci_runs() -> None:
    assert (
        "<!-- the test command -->\n```\npython -m pip install '.[test]' && python -m pytest\n"
        in README
    )


def test_the_number_of_questions_that_ship() -> None:
    assert f"{len(list_questions())} ship (`stancekit questions`)" in README
