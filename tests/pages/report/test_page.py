from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stancekit.errors import InputError, TableError
from stancekit.model import StanceModel
from stancekit.pages.report import report
from stancekit.question import load_question
from stancekit.runs import score_paths
from stancekit.scoring import Scores, score


def test_nothing_is_loaded_and_only_its_own_script_may_run(page: Any) -> None:
    for _, attributes in page.tags:
        assert not {"src", "srcset", "style", "onerror", "onclick"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    hashes = {
        name: base64.b64encode(hashlib.sha256(page.scripts[name].encode()).digest()).decode()
        for name in ("script", "style")
    }
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes['script']}'; "
        f"style-src 'sha256-{hashes['style']}'; base-uri 'none'; form-action 'none'"
    )
    kinds = [a.get("type") for t, a in page.tags if t == "script"]
    assert kinds.count(None) == 1
    assert set(kinds) == {None, "application/json"}


def test_attacks_stay_text(page: Any) -> None:
    assert not [tag for tag, _ in page.tags if tag == "img"]
    for name, text in page.scripts.items():
        if name not in ("script", "style"):
            assert not set(text) & set("<>&\x00\u202e"), name
    assert page.data()["articles"]["id"][4].startswith("</script><script>alert(1)")
    assert "[U+202E]" in page.data()["articles"]["id"][4]


def test_the_page_is_the_same_each_time(scores: Scores, model: StanceModel, tmp_path: Path) -> None:
    one = report(scores, tmp_path / "1.html", model).read_bytes()
    assert report(scores, tmp_path / "2.html", model).read_bytes() == one


def test_several_questions_are_told_apart(
    support: str, model: StanceModel, reported: Callable[..., Any]
) -> None:
    scores = score([support, "Peru recognizes Kosovo."], model, ["western-sahara", "kosovo"])
    page = reported(scores, model, max_features=0)
    assert page.data()["questions"] == ["western-sahara", "kosovo"]
    assert next(a["id"] for t, a in page.tags if t == "select") == "f-question"
    assert sum(a.get("data-question") == "1" for _, a in page.tags) == 3
    assert "the model was not trained on this question" in page.words


def test_a_question_of_one_s_own_is_headed_by_its_proposition(
    scores: Scores, model: StanceModel, tmp_path: Path, reported: Callable[..., Any]
) -> None:
    mine = replace(load_question("taiwan"), name="mine", proposition="Taiwan & its <sea> are ours")
    named = Scores(*(table.assign(question="mine") for table in scores))
    assert "Who stands where: mine" in reported(named, max_features=0).words
    given = reported(named, max_features=0, questions=[mine])
    assert "Who stands where: Taiwan & its <sea> are ours" in given.words
    # a run told it
    (tmp_path / "a.txt").write_text("Peru supports China's sovereignty over Taiwan.")
    score_paths([tmp_path / "a.txt"], model, tmp_path / "out", [mine])
    page = reported(tmp_path / "out", max_features=0)
    assert "Who stands where: Taiwan & its <sea> are ours" in page.words


def test_faulty_calls_are_refused(scores: Scores, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="max_articles is -1"):
        report(scores, tmp_path / "r.html", max_articles=-1)
    with pytest.raises(TableError, match="no row"):
        report(Scores(*(table.head(0) for table in scores)), tmp_path / "r.html")
    with pytest.raises(TableError, match="no folder of scored tables"):
        report(tmp_path / "none", tmp_path / "r.html")
    assert not list(tmp_path.glob("r.html*"))
