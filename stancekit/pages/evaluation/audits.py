"""The section Audits: what small changes to the text do to the figures."""

from __future__ import annotations

import pandas as pd

from stancekit.markup import safe_html
from stancekit.pages.evaluation.parts import html_table, interval, number, signed
from stancekit.pages.evaluation.plots import whisker
from stancekit.tables import rows_of

_WORDS = {
    "symmetry": "the parties' names swapped, and the gold stances with them",
    "invariance": "third states swapped for others",
    "typos": "one typing error in thirty words",
    "lower case": "no capitals",
    "upper case": "all in capitals",
    "punctuation": "no commas, semicolons and colons",
    "quotation marks": "another style of quotation marks",
    "ocr": "letters misread, words broken over lines",
    "furniture": "lines of a web page between the paragraphs",
    "truncated": "the second half of each article missing",
}


def audit_table(table: pd.DataFrame | None) -> str:
    """Show the figures before and after each change, if audits were run."""
    if table is None or table.empty:
        return ""
    rows = [
        [
            f"<strong>{safe_html(row['audit'])}</strong><br><span class='soft'>"
            f"{safe_html(_WORDS.get(row['audit'], ''))}</span>",
            number(row["one"]),
            number(row["other"]),
            signed(row["difference"]),
            interval(row["low"], row["high"]),
            whisker(row["difference"], row["low"], row["high"], -0.3, 0.3, 0.0),
            f"{row['changed']:.1%}",
            signed(row["toward_support"]),
        ]
        for row in rows_of(table[table["metric"] == "macro_f1"])
    ]
    return html_table(
        ["audit", "as written", "changed", "difference", "95 % interval", "-0.3 to 0.3",
         "stances that move", "toward support"],
        rows, "Macro-F1 of the same sentences before and after a small change to the text",
        numbers=(1, 2, 3, 4, 6, 7),
    )  # fmt: skip
