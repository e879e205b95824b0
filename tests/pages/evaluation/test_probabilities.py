from __future__ import annotations

import pandas as pd

from stancekit.evaluation.report import Evaluation
from stancekit.pages.evaluation.probabilities import probability_plots


def test_both_probabilities_and_abstention_are_drawn(evaluation: Evaluation) -> None:
    made = probability_plots(evaluation.reliability, evaluation.abstention)
    assert made.count("<figure>") == 3
    known = evaluation.abstention.dropna(subset="risk")
    assert made.count("<tr>") == 1 + len(known)
    assert probability_plots(pd.DataFrame(), pd.DataFrame()) == ""
