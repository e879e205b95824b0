"""The terminal: what a run shows while it lasts and when it is done."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from stancekit.cli.terminal import print_summary, progress
from stancekit.model import load_model
from stancekit.question import load_question
from stancekit.runs import RunSummary, score_paths


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> RunSummary:
    folder = tmp_path_factory.mktemp("run")
    text = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "b.txt").write_text("", "utf-8")
    return score_paths(
        [folder / "a.txt", folder / "b.txt"], load_model("linear"), folder / "scored"
    )


def drawn(summary: RunSummary, *questions: str) -> str:
    file = io.StringIO()
    asked = [load_question(name) for name in questions]
    print_summary(
        summary, Path("scored"), load_model("linear"), asked, Console(file=file, width=100)
    )
    return file.getvalue()


def test_summary_begins_with_the_question_and_the_model(summary: RunSummary) -> None:
    first, second, third, *_ = drawn(summary).splitlines()
    assert first.startswith("western-sahara: Western Sahara is under Morocco's sovereignty")
    assert first.endswith("(by default; choose with --question)")
    assert second == f"model {load_model('linear').model_id}"
    assert third == "", "it was trained on this question"


def test_summary_says_where_the_question_is_new_to_the_model(summary: RunSummary) -> None:
    shown = drawn(summary, "taiwan", "kosovo")
    assert shown.startswith("questions taiwan, kosovo\n")
    assert "it was not trained on kosovo: check it on labels of your own\n" in shown
    assert "by default" not in shown


def test_summary_names_holders_counts_and_reasons(summary: RunSummary) -> None:
    shown = drawn(summary)
    assert "Peru" in shown
    assert "support" in shown
    assert "2 articles (1 failed, 1 ok)" in shown
    assert "1 × " in shown


def test_summary_of_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harvest was good this year.", "utf-8")
    found = score_paths([tmp_path / "a.txt"], load_model("linear"), tmp_path / "scored")
    assert "No position found." in drawn(found)


def test_bar_is_drawn_on_request_only(
    summary: RunSummary, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with progress(False) as advance:
        assert advance is None
    with progress(True) as advance:
        assert advance is not None
        advance(summary)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2 articles" in shown.err
