"""The section Errors: a browser of the surest errors, each with the features that made it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stancekit.markup import safe_html
from stancekit.pages.evaluation.parts import clipped, folded, html_table, is_known
from stancekit.pages.evaluation.plots import signed_bar
from stancekit.tables import STANCES, rows_of


def error_browser(errors: pd.DataFrame | None, contributions: pd.DataFrame | None) -> str:
    """Show errors one by one, if there are any."""
    if errors is None or errors.empty:
        return ""
    made = {}
    if contributions is not None and not contributions.empty:
        made = dict(iter(contributions.groupby(["article_id", "sentence"])))
    return (
        "<p>The sentences whose wrong stance was the surest, with those around them and what made "
        "the prediction: each feature's share in the log-odds of relevance and in the scores of "
        "the stances, before both are turned into probabilities.</p>"
    ) + "".join(
        _error(row, made.get((row["article_id"], row["sentence"]))) for row in rows_of(errors)
    )


def _error(row: Mapping[str, Any], contributions: pd.DataFrame | None) -> str:
    text = clipped(row["text"])
    opening = text if len(text) <= 110 else text[:107].rsplit(" ", 1)[0] + " ..."
    context = "".join(
        f"<{tag}>{safe_html(part)}</{tag}> "
        for tag, part in (
            ("span", clipped(row["before"])),
            ("strong", text),
            ("span", clipped(row["after"])),
        )
        if part
    )
    return folded(
        f"<span class='{row['stance']}'>{row['stance']}</span> taken for "
        f"<span class='{row['predicted']}'>{row['predicted']}</span>: {safe_html(opening)}",
        f"<blockquote>{context}</blockquote><p>{_facts(row)}</p>{_contributions(contributions)}",
    )


def _facts(row: Mapping[str, Any]) -> str:
    facts = [
        ("article", f"{row['article_id']}, sentence {row['sentence']}"),
        ("question", row["question"]),
        ("date and outlet", ", ".join(str(row[k]) for k in ("date", "outlet") if is_known(row[k]))),
        ("gold positions", row["holders"]),
        ("predicted holder", row["predicted_holder_id"]),
        ("rule of the codebook", row["rule"]),
        ("probabilities", ", ".join(f"{k} {row[k]:.2f}" for k in ("relevance", *STANCES))),
    ]
    return "<br>".join(
        f"<span class='soft'>{name}:</span> {safe_html(clipped(value))}"
        for name, value in facts
        if is_known(value) and str(value)
    )


def _contributions(table: pd.DataFrame | None) -> str:
    if table is None or table.empty:
        return "<p class='soft'>The article was not read: it does not touch the question.</p>"
    columns = [c for c in table.columns if c not in ("article_id", "sentence", "feature", "value")]
    rest = table[table["feature"] != "(intercept)"]
    largest = float(rest[columns].abs().to_numpy().max()) if len(rest) else 1.0
    rows = [
        [
            f"<code>{safe_html(clipped(row['feature'], 60))}</code>",
            *(
                f"{row[c]:+.2f}{signed_bar(row[c], largest)}" if is_known(row[c]) else ""
                for c in columns
            ),
        ]
        for row in rows_of(table)
    ]
    return html_table(["feature", *columns], rows, numbers=range(1, len(columns) + 1))
