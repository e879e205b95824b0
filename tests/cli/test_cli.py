from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import typer

from stancekit.cli import app, main

ROOT = Path(__file__).parents[2]
SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."


def run(
    *arguments: str | Path, cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stancekit", *map(str, arguments)],
        capture_output=True, text=True, cwd=cwd, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "COLUMNS": "100", **(env or {})},
    )  # fmt: skip


Ask = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """The command line in this process, where a new one would only cost time."""

    def asked(*arguments: str) -> subprocess.CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["stancekit", *arguments])
        code: int | str | None = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        assert isinstance(code, int)
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, out, err)

    return asked


def test_score_writes_three_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SUPPORT)
    done = run("score", tmp_path / "a.txt", "--out", tmp_path / "out", "--format", "csv")
    assert done.returncode == 0
    assert pd.read_csv(tmp_path / "out" / "positions.csv")["holder_id"].tolist() == ["PER"]
    assert done.stdout == "", "quiet when not a terminal"
    assert done.stderr == (
        "stancekit: western-sahara: Western Sahara is under Morocco's sovereignty (by default; "
        "choose with --question)\n"
    )


@pytest.mark.parametrize(
    ("asked", "first", "new"),
    [
        ([], "western-sahara: Western Sahara is under Morocco's sovereignty (by default;", False),
        (["--question", "kosovo"], "kosovo: Kosovo is part of Serbia\n", True),
        (["--question", "kosovo", "--question", "taiwan"], "questions kosovo, taiwan\n", True),
    ],
)
def test_a_terminal_is_told_what_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Ask, asked: list[str], first: str,
    new: bool,
) -> None:  # fmt: skip
    (tmp_path / "a.txt").write_text(SUPPORT)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    done = ask("score", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"),
               "--model", "linear", *asked)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(first)
    assert done.stdout.splitlines()[1].startswith("model linear-")
    assert ("it was not trained on kosovo: check it on labels" in done.stdout) is new


def test_quiet_is_quiet(tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "a.txt").write_text(SUPPORT)
    done = ask("score", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--quiet",
               "--model", "linear")  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_scored_tables_are_summed_up_and_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SUPPORT)
    run("score", tmp_path / "a.txt", "--out", tmp_path / "out")
    done = run("rollup", tmp_path / "out", "--by", "holder", "--by", "stance")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].startswith("western-sahara,PER,Peru,support,1,")
    sure = run("rollup", tmp_path / "out", "--min-probability", "1")
    assert (sure.returncode, sure.stdout.count("\n")) == (0, 1), "the header alone"
    done = run("rollup", tmp_path / "out", "--of", "shares", "--out", tmp_path / "shares.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert pd.read_csv(tmp_path / "shares.csv")["share"].tolist() == [1.0, 0.0, 0.0]
    assert run("rollup", tmp_path / "out", "--of", "changes").stdout.count("\n") == 1
    done = run("report", tmp_path / "out", "--out", tmp_path / "report.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Peru reaffirmed" in (tmp_path / "report.html").read_text("utf-8")


def test_the_page_of_a_question_of_one_s_own_takes_its_file(tmp_path: Path, ask: Ask) -> None:
    shipped = (ROOT / "stancekit" / "questions" / "taiwan.toml").read_text("utf-8")
    mine, out, page = tmp_path / "mine.toml", str(tmp_path / "out"), tmp_path / "report.html"
    mine.write_text(shipped.replace('"taiwan"', '"mine"', 1), "utf-8")
    (tmp_path / "a.txt").write_text("Peru supports China's sovereignty over Taiwan.")
    scoring = ("--question", str(mine), "--model", "linear", "--out", out)
    assert ask("score", str(tmp_path / "a.txt"), *scoring).returncode == 0
    assert ask("report", out, "--out", str(page)).returncode == 0
    assert "Give its TOML file with --question." in page.read_text("utf-8")
    done = ask("report", out, "--question", str(mine), "--out", str(page))
    assert (done.returncode, done.stderr) == (0, "")
    assert "No features behind sentences" not in page.read_text("utf-8")


def test_failed_rows_exit_0_and_1_under_strict(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    arguments = ("score", tmp_path / "a.txt", "--out", tmp_path / "out")
    assert run(*arguments).returncode == 0
    assert run(*arguments, "--strict").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("score", "nowhere.txt", "--out", "out"), "no such file or folder: nowhere.txt"),
        (("score", "nowhere.txt", "--out", "out"), "give a .txt .html .jsonl .csv or .parquet"),
        (("score", "newz.csv", "--out", "out"), "did you mean news.csv?"),
        (("score", ".", "--out", "out", "--question", "westen-sahara"), "mean 'western-sahara'?"),
        (("score", ".", "--out", "out", "--question", "mine.toml"), "no question file at"),
        (("score", ".", "--out", "out", "--model", "no-model"), "no model at no-model"),
        (("score", ".", "--out", "out", "--model", "kosvo"), "did you mean kosovo?"),
        (("score", ".", "--out", "out", "--model", "liner"), "did you mean linear?"),
        (("score", "news.csv", "--out", "out"), "it has 'id', 'Body': give --text-column Body"),
        (("score", "odd.csv", "--out", "out"), "it has 'a', 'b': give --text-column COLUMN"),
        (
            ("score", "news.csv", "--text-column", "Body", "--out", "out", "--carry", "x"),
            "no column 'x'; it has 'id', 'Body': choose with --carry",
        ),
        (("score", "empty", "--out", "out"), "or a folder that holds some"),
        (("score", "odd.csv", "--out", "news.csv"), "give --out a folder, as in --out scored"),
        (("score", ".", "--out", "out", "--model", "old"), "leave out --model for the one that"),
        (("score", ".", "--out", "out", "--model", "newer"), "pip install -U stancekit"),
        (("score", ".", "--out", "out", "--model", "empty"), "that `stancekit train` wrote"),
        (("score", ".", "--out", "out", "--model", "models"), "did you mean models/mine/0.1.0?"),
        (("questions", "check", "missing.toml"), "no question file"),
        (("train", "missing.toml"), "no configuration at missing.toml"),
        (("evaluate", "--gold", "missing.jsonl", "--out", "out"), "no gold file"),
        (
            ("evaluate", "--gold", "gold.jsonl", "--out", "out", "--split", "tset"),
            "no gold article is of the split tset; there are test",
        ),
        (("evaluate", "--gold", "x", "--out", "out", "--require", "f1"), "write METRIC=FLOOR"),
        (("rollup", "nowhere"), "no folder of scored tables at nowhere"),
        (("rollup", "x", "--of", "changes", "--by", "month"), "leave out --by"),
        (("rollup", "x", "--of", "shares", "--min-probability", "0.5"), "--min-probability"),
        (("questions", "show", "kosvo"), "did you mean 'kosovo'?"),
        (("report", "nowhere", "--out", "r.html"), "no folder of scored tables at nowhere"),
    ],
)
def test_expected_errors_are_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ask: Ask,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.csv").write_text("id,Body\n1,Peru backs the plan.\n")
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n")
    (tmp_path / "gold.jsonl").write_text(
        '{"id": "a", "question": "kosovo", "split": "test", "stance": "neutral",'
        ' "sentences": [{"text": "It rained.", "stance": "neutral"}]}\n'
    )
    (tmp_path / "empty").mkdir()
    for folder, manifest in (
        ("old", '{"format": 0}'), ("newer", '{"format": 99}'), ("models/mine/0.1.0", "{}"),
    ):  # fmt: skip
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "manifest.json").write_text(manifest)
    done = ask(*arguments)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("stancekit: ")
    assert message in done.stderr


def test_wrong_usage_exits_2() -> None:
    assert run("score").returncode == 2
    assert run("score", "a.txt", "--out", "o", "--format", "xml").returncode == 2


def test_questions_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "western-sahara" in run("questions").stdout
    shipped = (ROOT / "stancekit" / "questions" / "kosovo.toml").read_text("utf-8")
    assert run("questions", "show", "kosovo").stdout == shipped
    assert run("questions", "show", ROOT / "stancekit/questions/kosovo.toml").stdout == shipped
    file = tmp_path / "x.toml"
    file.write_text('name = "x"\nproposition = "p"\n[claimants]\n')
    good, doubtful = tmp_path / "good.toml", tmp_path / "doubtful.toml"
    good.write_text((ROOT / "stancekit" / "questions" / "taiwan.toml").read_text("utf-8"), "utf-8")
    doubtful.write_text(good.read_text("utf-8").replace('"taiwan"', '"mine"').replace("CHN", "MWI"))
    done = run("questions", "check", file, doubtful, good)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "did you mean 'claimant'?" in done.stderr
    assert f"{doubtful}: warning: claimant.id is 'MWI'; 'China' is 'CHN'" in done.stdout
    assert f"{good}: taiwan is in order" in done.stdout
    assert run("questions", "check", good).returncode == 0


def test_every_verb_shows_an_example(ask: Ask) -> None:
    command = typer.main.get_command(app)
    verbs = list(walk(command))
    assert ("score",) in verbs
    for verb in verbs:
        assert f"Example: stancekit {verb[0]}" in ask(*verb, "--help").stdout, verb
    assert run("--version").stdout.startswith("stancekit 0.")


def walk(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The verbs, and those below them."""
    for name, below in getattr(command, "commands", {}).items():
        yield (*path, name)
        yield from walk(below, (*path, name))


def test_misspelt_verb(ask: Ask) -> None:
    done = ask("scroe", "a.txt")
    assert done.returncode == 2
    assert "'score'" in done.stderr


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("stancekit sc", "score"),
        ("stancekit score --question west-p", "west-papua"),
        ("stancekit questions show koso", "kosovo"),
        ("stancekit score a.txt --text-c", "--text-column"),
    ],
)
def test_completion(line: str, completed: str) -> None:
    words = line.split()
    done = run(env={"_STANCEKIT_COMPLETE": "complete_bash", "COMP_WORDS": line,
                    "COMP_CWORD": str(len(words) - 1)})  # fmt: skip
    assert done.stdout.split() == [completed]


def test_completion_script_is_shown() -> None:
    done = run(
        "--show-completion", "bash", env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    )
    assert "complete -o default -F _stancekit_completion stancekit" in done.stdout
