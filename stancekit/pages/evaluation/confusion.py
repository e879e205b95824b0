"""The section Confusion: which stance is taken for which."""

from __future__ import annotations

import pandas as pd

from stancekit.tables import STANCES, rows_of


def confusion_matrices(table: pd.DataFrame) -> str:
    """Show the confusion of sentences and that of articles side by side."""
    if table.empty:
        return ""
    matrices = "".join(_matrix(table, unit) for unit in ("sentence", "article"))
    return f'<div class="figures">{matrices}</div>'


def _matrix(table: pd.DataFrame, unit: str) -> str:
    counts = {
        (row["gold"], row["predicted"]): int(row["n"])
        for row in rows_of(table[table["unit"] == unit])
    }
    head = "".join(f'<th scope="col">{stance}</th>' for stance in STANCES)
    lines = []
    for gold in STANCES:
        total = sum(counts.get((gold, other), 0) for other in STANCES)
        cells = []
        for other in STANCES:
            n = counts.get((gold, other), 0)
            share = n / total if total else 0.0
            cells.append(
                f'<td style="background: rgba(var(--cell), {0.45 * share:.2f})">{n:,}'
                f'<br><span class="soft">{share:.0%}</span></td>'
            )
        lines.append(f'<tr><th scope="row">{gold}</th>{"".join(cells)}</tr>')
    return (
        '<figure class="table"><div class="scroll" tabindex="0" role="region" '
        f'aria-label="Confusion of {unit}s"><table class="matrix"><caption>'
        f"{unit.capitalize()}s: gold in rows, predicted in columns</caption>"
        f"<thead><tr><td></td>{head}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div></figure>"
    )
