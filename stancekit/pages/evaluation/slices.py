"""The section Slices: kinds of sentences on which the model does worse or better."""

from __future__ import annotations

import pandas as pd

from stancekit.markup import counted, safe_html
from stancekit.pages.evaluation.parts import (
    figure_cells,
    folded,
    html_table,
    measure_name,
    p_value,
)
from stancekit.tables import rows_of


def slice_tables(table: pd.DataFrame) -> str:
    """Hold each slice against all other sentences, a table for each way to slice."""
    if table.empty:
        return ""
    parts = [
        "<p>Each slice against all other sentences. p is corrected for the number of tests "
        "(Holm); marked are those below 0.05. The dashed line is the rest.</p>"
    ]
    for by, rows in table.groupby("by", sort=False):
        known = rows.dropna(subset="figure")
        lines = []
        marked = 0
        for row in rows_of(known):
            p = p_value(row["p_holm"])
            if row["p_holm"] < 0.05:
                p = f"<span class='flag'>{p} *</span>"
                marked += 1
            lines.append(
                [
                    safe_html(row["value"]),
                    measure_name(row["metric"]),
                    *figure_cells(row["figure"], row["low"], row["high"], row["rest"]),
                    p,
                    f"{row['n_articles']:,}",
                    f"{row['n']:,}",
                ]
            )
        shown = html_table(
            [str(by), "measure", "value", "95 % interval", "0 to 1", "p", "articles", "sentences"],
            lines, numbers=(2, 3, 5, 6, 7),
        )  # fmt: skip
        said = f"By {safe_html(by)}: {counted(known['value'].nunique(), 'slice')}"
        parts.append(folded(f"{said}, {marked} marked" if marked else said, shown))
    return "".join(parts)
