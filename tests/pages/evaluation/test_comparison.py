from __future__ import annotations

import pandas as pd

from stancekit.evaluation.report import Evaluation
from stancekit.pages.evaluation.comparison import against_another_model, against_baselines


def test_another_model_is_compared_in_measures_that_have_names() -> None:
    row = {"metric": "macro_f1", "test": "bootstrap", "compared": 0.5, "model": 0.75,
           "difference": 0.25, "low": 0.1, "high": 0.4, "p_value": 0.0001}  # fmt: skip
    table = pd.DataFrame(
        [row, row | {"metric": "f1_support"}, row | {"difference": float("nan"), "metric": "mcc"}]
    )
    made = against_another_model(table)
    assert made.count("<tr>") == 2, "the head and one row"
    for said in ("macro-F1", "0.500", "0.750", "+0.250", "0.10 to 0.40", "&lt; 0.001"):
        assert said in made


def test_baselines_stand_below_the_model(evaluation: Evaluation) -> None:
    made = against_baselines(evaluation)
    rows = made.split('<th scope="row">')[1:]
    assert rows[0].startswith("this model")
    assert {row.split("<")[0] for row in rows[1:]} == {
        "most frequent stance", "keywords", "plain TF-IDF",
    }  # fmt: skip
