from __future__ import annotations

import pandas as pd
import pytest

from stancekit.errors import ConfigError
from stancekit.evaluation.floors import floors_missed, parse_floors
from stancekit.evaluation.report import Evaluation


@pytest.fixture
def evaluation() -> Evaluation:
    figures = pd.DataFrame(
        [("all", "accuracy", 0.8), ("kosovo", "accuracy", 0.5), ("all", "macro_f1", float("nan"))],
        columns=["question", "metric", "value"],
    )
    return Evaluation(figures, pd.DataFrame(), pd.DataFrame(), [])


def test_floors_are_held_against_the_figures_over_all_questions(evaluation: Evaluation) -> None:
    assert floors_missed(evaluation, {"accuracy": 0.8}) == []
    assert floors_missed(evaluation, {"accuracy": 0.9}) == ["accuracy is 0.800, required 0.900"]


def test_a_figure_that_there_is_not_misses_every_floor(evaluation: Evaluation) -> None:
    assert len(floors_missed(evaluation, {"macro_f1": 0.0})) == 1
    with pytest.raises(ConfigError, match="no metric 'f2'"):
        floors_missed(evaluation, {"f2": 0.5})


def test_floors_are_read() -> None:
    assert parse_floors(["macro_f1=0.85", "accuracy = 1"]) == {"macro_f1": 0.85, "accuracy": 1.0}
    with pytest.raises(ConfigError, match="write METRIC=FLOOR"):
        parse_floors(["accuracy"])
