"""Shares of the stances drawn as SVG, which a page carries as text, and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stancekit.markup import MARKS, counted, safe_html
from stancekit.tables import STANCES, rows_of


def share_plot(table: pd.DataFrame, key: str) -> str:
    """Draw shares with their intervals: one band a month or outlet, one mark a stance.

    Parameters
    ----------
    table : DataFrame
        From `stancekit.rollups.stance_shares`.
    key : {"month", "outlet"}

    Returns
    -------
    str
        SVG, colored by the classes of `report.css`.
    """
    label, width, high, top = 150, 660, 62, 26
    names = list(dict.fromkeys(table[key]))
    height = top + high * len(names)

    def x(share: float) -> str:
        return f"{label + share * (width - label - 30):.1f}"

    lines = [
        f'<line class="axis" x1="{x(t)}" x2="{x(t)}" y1="{top - 4}" y2="{height}"/>'
        f'<text class="dim" x="{x(t)}" y="{top - 10}" text-anchor="middle">{t:.0%}</text>'
        for t in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    for band, name in enumerate(names):
        rows = rows_of(table[table[key] == name])
        y = top + high * band
        short = name if len(name) <= 18 else f"{name[:17]}…"
        lines.append(
            f'<line class="axis" x1="0" x2="{width}" y1="{y}" y2="{y}"/>'
            f'<text x="8" y="{y + 26}"><title>{safe_html(name)}</title>{safe_html(short)}</text>'
            f'<text class="dim" x="8" y="{y + 44}">{counted(rows[0]["of"], "article")}</text>'
        )
        for row in rows:
            index = STANCES.index(row["stance"])
            middle = y + 14 + 17 * index
            lines.append(_mark(index, middle, x, row["share"], row["low"], row["high"], ""))
            if not pd.isna(row.get("corrected")):
                lines.append(
                    _mark(
                        index, middle + 6, x, row["corrected"], row["corrected_low"],
                        row["corrected_high"], " hollow",
                    )
                )  # fmt: skip
    hollow = " Hollow marks: corrected for the model's errors." if "corrected" in table else ""
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Plot, scrolls sideways">'
        f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="Shares of the stances by {key} with 95 % intervals; the table below has the '
        f'figures">{"".join(lines)}</svg></div>'
        '<p class="dim"><span class="support">▲ support</span>, <span class="neutral">● neutral'
        '</span>, <span class="opposition">▼ opposition</span>, each with its 95 % interval.'
        f"{hollow}</p>"
    )


def share_table(table: pd.DataFrame, key: str) -> str:
    """Give the figures of `share_plot` as an HTML table that opens on demand."""
    has = "corrected" in table
    rows = "".join(
        f'<tr><th scope="row" data-label="{key.title()}"><bdi>{safe_html(row[key])}</bdi></th>'
        f'<td data-label="Stance">{MARKS[row["stance"]]} {row["stance"]}</td>'
        f'<td class="number" data-label="Articles">{row["articles"]:,} of {row["of"]:,}</td>'
        f'<td class="number" data-label="Share">{row["share"]:.1%}</td>'
        f'<td class="number" data-label="Interval">{row["low"]:.1%} to {row["high"]:.1%}</td>'
        + (_corrected_cell(row) if has else "")
        + "</tr>"
        for row in rows_of(table)
    )
    more = '<th scope="col" class="number">Corrected</th>' if has else ""
    return (
        '<details><summary>The figures as a table</summary><table class="cards">'
        f'<caption>Shares of the stances by {key}</caption><thead><tr><th scope="col">'
        f'{key.title()}</th><th scope="col">Stance</th><th scope="col" class="number">Articles'
        '</th><th scope="col" class="number">Share</th><th scope="col" class="number">95 % interval'
        f"</th>{more}</tr></thead><tbody>{rows}</tbody></table></details>"
    )


def _mark(stance: int, y: int, x: Any, share: float, low: float, high: float, style: str) -> str:
    at = float(x(share))
    shapes = (
        f"M{at - 6:.1f} {y + 5}h12l-6 -10z",
        f"M{at - 5:.1f} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z",
        f"M{at - 6:.1f} {y - 5}h12l-6 10z",
    )
    dash = ' stroke-dasharray="4 3"' if style else ""
    return (
        f'<g class="s{stance}"><title>{STANCES[stance]}: {share:.0%} ({low:.0%} to {high:.0%})'
        f'</title><line x1="{x(low)}" x2="{x(high)}" y1="{y}" y2="{y}" stroke-width="2"{dash}/>'
        f'<path class="s{stance}{style}" d="{shapes[stance]}"/></g>'
    )


def _corrected_cell(row: Mapping[str, Any]) -> str:
    if pd.isna(row["corrected"]):
        said = "not known"
    else:
        low, high = row["corrected_low"], row["corrected_high"]
        said = f"{row['corrected']:.1%} ({low:.1%} to {high:.1%})"
    return f'<td class="number" data-label="Corrected">{said}</td>'
