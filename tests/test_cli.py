from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

ROOT = Path(__file__).parent.parent
SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."


def run(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stancekit", *map(str, arguments)],
        capture_output=True, text=True, cwd=cwd, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "COLUMNS": "100"},
    )  # fmt: skip


def test_score_writes_three_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SUPPORT)
    done = run("score", tmp_path / "a.txt", "--out", tmp_path / "out", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert pd.read_csv(tmp_path / "out" / "positions.csv")["holder_id"].tolist() == ["PER"]
    assert done.stdout == "", "quiet when not a terminal"


def test_scored_tables_are_summed_up_and_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SUPPORT)
    run("score", tmp_path / "a.txt", "--out", tmp_path / "out")
    done = run("rollup", tmp_path / "out", "--by", "holder", "--by", "stance")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].startswith("western-sahara,PER,Peru,support,1,")
    done = run("rollup", tmp_path / "out", "--of", "shares", "--out", tmp_path / "shares.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert pd.read_csv(tmp_path / "shares.csv")["share"].tolist() == [1.0, 0.0, 0.0]
    assert run("rollup", tmp_path / "out", "--of", "changes").stdout.count("\n") == 1
    done = run("report", tmp_path / "out", "--out", tmp_path / "report.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Peru reaffirmed" in (tmp_path / "report.html").read_text("utf-8")


def test_failed_rows_exit_0_and_1_under_strict(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    arguments = ("score", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert run(*arguments).returncode == 0
    assert run(*arguments, "--strict").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score", "nowhere.txt", "--out", "out"), "no such file or folder: nowhere.txt"),
        (("score", ".", "--out", "out", "--question", "westen-sahara"), "western-sahara"),
        (("score", ".", "--out", "out", "--model", "no-model"), "no model at no-model"),
        (("questions", "check", "missing.toml"), "no question file"),
        (("train", "missing.toml"), "no configuration at missing.toml"),
        (("evaluate", "--gold", "missing.jsonl", "--out", "out"), "no gold file"),
        (("evaluate", "--gold", "x", "--out", "out", "--require", "f1"), "write METRIC=FLOOR"),
        (("rollup", "nowhere"), "no folder of scored tables at nowhere"),
        (("rollup", "x", "--of", "changes", "--by", "month"), "leave out --by"),
        (("report", "nowhere", "--out", "r.html"), "no folder of scored tables at nowhere"),
    ],
)
def test_expected_errors_are_one_line(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("stancekit: ")
    assert message in done.stderr


def test_wrong_usage_exits_2() -> None:
    assert run("score").returncode == 2
    assert run("score", "a.txt", "--out", "o", "--format", "xml").returncode == 2


def test_questions_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "western-sahara" in run("questions").stdout
    assert "claimant.names: Morocco" in run("questions", "show", "western-sahara").stdout
    file = tmp_path / "x.toml"
    file.write_text('name = "x"\nproposition = "p"\n[claimants]\n')
    assert "did you mean 'claimant'?" in run("questions", "check", file).stderr


def test_every_verb_shows_an_example() -> None:
    for verb in ("score", "train", "evaluate", "rollup", "report", "label", "agreement"):
        assert "Example: stancekit" in run(verb, "--help").stdout
    assert run("--version").stdout.startswith("stancekit 0.")
