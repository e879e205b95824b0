"""The sections Baselines and Another model: what the model is tested against."""

from __future__ import annotations

import pandas as pd

from stancekit.evaluation.report import Evaluation
from stancekit.markup import safe_html
from stancekit.pages.evaluation.parts import (
    MEASURES,
    figure_cells,
    html_table,
    interval,
    measure_name,
    number,
    p_value,
    signed,
)
from stancekit.tables import rows_of

_BASELINES = {"majority": "most frequent stance", "keyword": "keywords", "tfidf": "plain TF-IDF"}


def against_baselines(evaluation: Evaluation) -> str:
    """Hold the model against each baseline, if there are any."""
    table = evaluation.baselines
    if table.empty:
        return ""
    tested = evaluation.against_baselines
    own = evaluation.metrics
    model = own[(own["question"] == "all") & (own["metric"] == "macro_f1")].iloc[0]
    rows = [["this model", *figure_cells(model["value"], model["low"], model["high"]), "", "", ""]]
    plain = table[(table["question"] == "all") & (table["metric"] == "macro_f1")]
    for row in rows_of(plain.sort_values("value", ascending=False, kind="stable")):
        of = tested[tested["baseline"] == row["baseline"]]
        by = of[(of["metric"] == "macro_f1") & (of["unit"] == "sentence")].iloc[0]
        exact = of[(of["test"] == "McNemar") & (of["unit"] == "sentence")].iloc[0]
        rows.append(
            [
                safe_html(_BASELINES.get(row["baseline"], row["baseline"])),
                *figure_cells(row["value"], row["low"], row["high"], model["value"]),
                f"{signed(by['difference'])} <span class='soft'>"
                f"{interval(by['low'], by['high'])}</span>",
                p_value(by["p_value"]),
                p_value(exact["p_value"]),
            ]
        )
    return html_table(
        ["macro-F1 of sentences", "value", "95 % interval", "0 to 1", "the model is better by",
         "p, bootstrap", "p, McNemar"],
        rows, "On the same sentences; the dashed line is this model", numbers=(1, 2, 4, 5, 6),
    )  # fmt: skip


def against_another_model(table: pd.DataFrame | None) -> str:
    """Hold the model against another one, if it was compared."""
    if table is None or table.empty:
        return ""
    rows = [
        [
            measure_name(row["metric"]),
            safe_html(row["test"]),
            number(row["compared"]),
            number(row["model"]),
            signed(row["difference"]),
            interval(row["low"], row["high"]),
            p_value(row["p_value"]),
        ]
        for row in rows_of(table.dropna(subset="difference"))
        if row["metric"] in MEASURES
    ]
    return html_table(
        ["measure", "test", "other model", "this model", "difference", "95 % interval", "p"],
        rows, "Paired over the same documents", numbers=(2, 3, 4, 5, 6),
    )  # fmt: skip
