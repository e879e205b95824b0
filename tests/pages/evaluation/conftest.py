"""An evaluation made for the tests of its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancekit.evaluation.report import Evaluation, evaluate
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.pages.evaluation import write_report


@pytest.fixture(scope="session")
def some(corpus: Gold) -> Gold:
    test = corpus.articles["split"] == "test"
    return corpus.select(test & (corpus.articles.groupby("question").cumcount() < 9))


@pytest.fixture(scope="session")
def evaluation(model: StanceModel, some: Gold) -> Evaluation:
    return evaluate(model, some, n_resamples=20)


@pytest.fixture(scope="session")
def folder(
    tmp_path_factory: pytest.TempPathFactory, model: StanceModel, some: Gold, evaluation: Evaluation
) -> Path:
    path = tmp_path_factory.mktemp("evaluation")
    write_report(path, model, some, evaluation, other=evaluation, n_errors=20, n_resamples=20)
    return path
