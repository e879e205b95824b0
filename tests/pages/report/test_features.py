from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stancekit.errors import ModelError, QuestionError
from stancekit.model import StanceModel
from stancekit.pages.report import report
from stancekit.question import load_question
from stancekit.scoring import Scores, score


def test_features_add_up_to_the_model_s_scores(page: Any, support: str, model: StanceModel) -> None:
    columns, rows = page.data("features")["0:0"]
    right = model.explain(support)
    assert columns == ["feature", *right.columns[2:]]
    assert rows[0][0] == "(intercept)"
    total = {name: sum(row[i] for row in rows[:-1]) for i, name in enumerate(columns) if i}
    for i, name in enumerate(columns[1:], 1):
        assert rows[-1][i] == pytest.approx(right[name].sum(), abs=0.001)
        assert total[name] == pytest.approx(right[name].sum(), abs=0.01)


def test_another_model_gives_no_features(
    scores: Scores, model: StanceModel, tmp_path: Path, reported: Callable[..., Any]
) -> None:
    other = scores._replace(articles=scores.articles.assign(model_id="mine-1"))
    with pytest.raises(ModelError, match="scored by mine-1, not by general"):
        report(other, tmp_path / "none.html", model)
    page = reported(other)
    assert "No features behind sentences: these articles were scored by mine-1" in page.words
    assert "features" not in page.scripts


@pytest.mark.parametrize("name", ["general", "linear"])
def test_models_that_ship_are_found_by_their_id(name: str, reported: Callable[..., Any]) -> None:
    page = reported(score(["Peru backs Morocco's sovereignty over the Sahara."], name))
    assert "No features behind sentences" not in page.words
    assert page.data("features")


def test_a_question_of_one_s_own_goes_by_its_name(
    scores: Scores, tmp_path: Path, reported: Callable[..., Any]
) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    for name in ("mine", str(tmp_path)):
        page = reported(Scores(*(table.assign(question=name) for table in scores)))
        assert page.data()["questions"] == [name]
        assert f"the question '{name}' does not ship. Give its TOML file with --q" in page.words


@pytest.mark.parametrize("name", ["general", "linear"])
def test_a_question_of_one_s_own_is_explained_where_it_is_given(
    name: str, tmp_path: Path, reported: Callable[..., Any]
) -> None:
    mine = replace(load_question("taiwan"), name="mine")
    scores = score(["Peru supports China's sovereignty over Taiwan."], name, [mine])
    # the model that scored is found by its id, and may be named
    for options in ({}, {"model": name}):
        assert "features" not in reported(scores, **options).scripts
        page = reported(scores, **options, questions=[mine])
        assert "No features behind sentences" not in page.words
        assert page.data("features")
    with pytest.raises(QuestionError, match="nowhere"):
        report(scores, tmp_path / "none.html", questions=[tmp_path / "nowhere.toml"])
