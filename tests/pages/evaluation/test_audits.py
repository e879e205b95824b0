from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.audits import audit_table


def test_each_audit_is_told_in_words() -> None:
    row = {"audit": "typos", "metric": "macro_f1", "one": 0.8, "other": 0.7, "difference": -0.1,
           "low": -0.2, "high": 0.0, "changed": 0.125, "toward_support": 0.01}  # fmt: skip
    made = audit_table(pd.DataFrame([row, row | {"metric": "accuracy"}, row | {"audit": "<own>"}]))
    assert "one typing error in thirty words" in made
    assert "<strong>&lt;own&gt;</strong>" in made
    assert made.count("<strong>") == 2, "macro-F1 alone"
    assert "-0.100" in made
    assert "12.5%" in made


def test_audits_that_were_not_run_have_no_section() -> None:
    assert audit_table(None) == ""
