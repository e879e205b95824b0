"""The sections Figures, Questions and All figures: what the model reaches."""

from __future__ import annotations

import pandas as pd

from stancekit.markup import safe_html
from stancekit.pages.evaluation.parts import (
    figure_cells,
    folded,
    html_table,
    interval,
    measure_name,
    number,
)
from stancekit.tables import rows_of

_FIRST = ("macro_f1", "macro_f1_relevant", "relevance_f1", "article_accuracy", "positions_f1",
          "mcc", "calibration_error")  # fmt: skip


def headline(metrics: pd.DataFrame) -> str:
    """Show the figures to be read first, over all questions."""
    overall = metrics[metrics["question"] == "all"]
    rows = [
        [measure_name(row["metric"]), *figure_cells(row["value"], row["low"], row["high"])]
        for name in _FIRST
        for row in rows_of(overall[overall["metric"] == name])
    ]
    return html_table(
        ["measure", "value", "95 % interval", "0 to 1"], rows, "All questions", numbers=(1, 2)
    )


def by_question(metrics: pd.DataFrame) -> str:
    """Hold the questions against each other, if there are several."""
    table = metrics[(metrics["metric"] == "macro_f1") & (metrics["question"] != "all")]
    table = table.dropna(subset="value")
    if len(table) < 2:
        return ""
    rows = [
        [
            safe_html(row["question"]),
            *figure_cells(row["value"], row["low"], row["high"]),
            f"{row['n']:,}",
        ]
        for row in rows_of(table.sort_values("value", ascending=False, kind="stable"))
    ]
    return html_table(
        ["question", "macro-F1", "95 % interval", "0 to 1", "sentences"], rows,
        "Means over the stances that gold has; few sentences give wide intervals",
        numbers=(1, 2, 4),
    )  # fmt: skip


def all_figures(metrics: pd.DataFrame) -> str:
    """Show every measure of every question."""
    parts = []
    for question, rows in metrics.groupby("question", sort=False):
        lines = [
            [
                f"{measure_name(row['metric'])} "
                f"<code class='soft'>{safe_html(row['metric'])}</code>",
                number(row["value"]),
                interval(row["low"], row["high"]),
                f"{row['n']:,}",
            ]
            for row in rows_of(rows.dropna(subset="value"))
        ]
        shown = html_table(["measure", "value", "95 % interval", "n"], lines, numbers=(1, 2, 3))
        parts.append(folded(safe_html(question), shown))
    return "".join(parts)
