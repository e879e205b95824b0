from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.figures import all_figures, by_question, headline

METRICS = pd.DataFrame(
    [("all", "mcc", 0.5), ("all", "macro_f1", 0.7), ("all", "brier", 0.1),
     ("kosovo", "macro_f1", 0.6), ("<taiwan>", "macro_f1", 0.8), ("crimea", "macro_f1", None)],
    columns=["question", "metric", "value"],
).assign(low=0.1, high=0.9, n=1_234)  # fmt: skip


def rows(made: str) -> list[str]:
    return [row.split("</th>")[0] for row in made.split('<th scope="row">')[1:]]


def test_the_headline_has_its_own_order() -> None:
    assert rows(headline(METRICS)) == ["macro-F1", "Matthews correlation"]


def test_questions_are_ordered_by_their_figure() -> None:
    assert rows(by_question(METRICS)) == ["&lt;taiwan&gt;", "kosovo"]
    assert by_question(METRICS[METRICS["question"] != "kosovo"]) == ""


def test_all_figures_are_there_by_question() -> None:
    made = all_figures(METRICS)
    assert made.count("<details>") == 4
    assert [row.split(" <code")[0] for row in rows(made)] == [
        "Matthews correlation", "macro-F1", "Brier score", "macro-F1", "macro-F1",
    ]  # fmt: skip
    assert "1,234" in made
