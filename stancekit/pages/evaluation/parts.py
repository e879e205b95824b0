"""What every section is made of: tables, parts that open, and how figures are written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from stancekit.markup import safe_html
from stancekit.pages.evaluation.plots import whisker

MEASURES: Mapping[str, str] = {
    "macro_f1": "macro-F1",
    "macro_f1_relevant": "macro-F1, relevant sentences",
    "accuracy": "accuracy",
    "favor_against": "mean F1 of support and opposition",
    "mcc": "Matthews correlation",
    "relevance_f1": "relevance, F1",
    "relevance_precision": "relevance, precision",
    "relevance_recall": "relevance, recall",
    "stance_off_topic": "stances in off-topic articles",
    "brier": "Brier score",
    "calibration_error": "calibration error",
    "calibration_error_relevant": "calibration error, relevant sentences",
    "relevance_brier": "relevance, Brier score",
    "relevance_calibration_error": "relevance, calibration error",
    "article_accuracy": "articles, accuracy",
    "article_macro_f1": "articles, macro-F1",
    "positions_precision": "positions, precision",
    "positions_recall": "positions, recall",
    "positions_f1": "positions, F1",
}
# longer sentences are cut on the page; the tables have them whole
_MOST_LETTERS = 700


def html_table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str = "",
    numbers: Iterable[int] = (),
) -> str:
    """Make a table of cells that are HTML already; the first of a row is its heading."""
    right = set(numbers)
    columns = "".join(
        f'<th scope="col"{_align(i, right)}>{safe_html(name)}</th>' for i, name in enumerate(head)
    )
    lines = []
    for row in rows:
        cells = "".join(
            f"<td{_align(i, right)}>{cell}</td>" if "<svg" not in cell or i in right
            else f'<td class="plot">{cell}</td>'
            for i, cell in enumerate(row) if i
        )  # fmt: skip
        lines.append(f'<tr><th scope="row">{row[0]}</th>{cells}</tr>')
    label = safe_html(caption or head[0])
    title = f"<caption>{safe_html(caption)}</caption>" if caption else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>{title}'
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _align(column: int, right: set[int]) -> str:
    return ' class="n"' if column in right else ""


def folded(summary: str, content: str) -> str:
    """Make a part that opens on demand; both are HTML already."""
    return f"<details><summary>{summary}</summary><div>{content}</div></details>"


def figure_cells(value: float, low: float, high: float, mark: float | None = None) -> list[str]:
    """Give the cells of a figure between 0 and 1: the number, its interval, and both as a plot."""
    return [number(value), interval(low, high), whisker(value, low, high, 0, 1, mark)]


def measure_name(metric: str) -> str:
    """Name a measure in words."""
    known = MEASURES.get(metric)
    if known is None:
        kind, _, stance = metric.partition("_")
        known = f"{stance}, {'F1' if kind == 'f1' else kind}" if stance else metric
    return safe_html(known)


def number(value: float) -> str:
    """Write a figure."""
    return "" if math.isnan(value) else f"{value:.3f}"


def signed(value: float) -> str:
    """Write a difference."""
    return "" if math.isnan(value) else f"{value:+.3f}"


def interval(low: float, high: float) -> str:
    """Write an interval."""
    return "" if math.isnan(low) or math.isnan(high) else f"{low:.2f} to {high:.2f}"


def p_value(value: float) -> str:
    """Write the p of a test."""
    if math.isnan(value):
        return ""
    return "&lt; 0.001" if value < 0.001 else f"{value:.3f}"


def is_known(value: Any) -> bool:
    """Tell whether a cell of a table holds something."""
    return value is not None and not (pd.api.types.is_scalar(value) and pd.isna(value))


def clipped(value: Any, most: int = _MOST_LETTERS) -> str:
    """Give a text on one line, cut where it is long; not escaped here."""
    if not is_known(value):
        return ""
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 4] + " ..."
