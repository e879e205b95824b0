"""The section Shares by month and outlet: drawn as SVG, and as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from stancekit.markup import MARKS, counted, safe_html
from stancekit.pages.report.contents import Contents
from stancekit.rollups import stance_shares
from stancekit.scoring import Scores
from stancekit.tables import STANCES, rows_of

#: Shares corrected for the model's errors, by "month" or "outlet".
Corrected = Mapping[str, pd.DataFrame]
_MOST_ROWS = 36


def share_section(contents: Contents, scores: Scores, question: str, corrected: Corrected) -> str:
    """Show a question's shares by month, then by outlet."""
    parts = []
    mine = Scores(*(table[table["question"] == question] for table in scores))
    stories = contents.stories[contents.stories["question"] == question].reset_index(drop=True)
    for key, one in (("month", "a month"), ("outlet", "an outlet")):
        given = corrected.get(key)
        right = None if given is None else given[given["question"] == question]
        table = stance_shares(mine, [key], right, stories=stories)
        unknown = int(table[table[key].isna()]["articles"].sum())
        known = table[table[key].notna()]
        parts.append(f"<h3>By {key}</h3>")
        if unknown:
            parts.append(
                f'<p class="dim">{counted(unknown, "article")} without {key} left out.</p>'
            )
        if known.empty:
            parts.append(f"<p>No article on the question has {one}.</p>")
            continue
        names = list(dict.fromkeys(known[key]))
        # the latest months, the outlets with most articles
        drawn = names[-_MOST_ROWS:] if key == "month" else names[:_MOST_ROWS]
        if len(names) > len(drawn):
            which = "latest" if key == "month" else "largest"
            parts.append(f'<p class="dim">The {len(drawn)} {which} of {len(names):,} drawn.</p>')
        parts.append(share_plot(known[known[key].isin(drawn)], key))
        parts.append(share_table(known, key))
    return "".join(parts)


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
        SVG, colored by the classes of `page.css`.
    """
    high, top = 72, 22
    names = list(dict.fromkeys(table[key]))
    height = top + high * len(names)
    lines = [
        f'<line class="axis" x1="{_x(t)}" x2="{_x(t)}" y1="{top - 4}" y2="{height}"/>'
        f'<text class="dim" x="{_x(t)}" y="{top - 8}" text-anchor="middle">{t:.0%}</text>'
        for t in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    for band, name in enumerate(names):
        rows = rows_of(table[table[key] == name])
        y = top + high * band
        short = name if len(name) <= 30 else f"{name[:29]}…"
        lines.append(
            f'<line class="axis" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
            f'<text x="2" y="{y + 17}"><title>{safe_html(name)}</title>{safe_html(short)} '
            f'<tspan class="dim">{counted(rows[0]["of"], "article")}</tspan></text>'
        )
        for row in rows:
            index = STANCES.index(row["stance"])
            middle = y + 28 + 16 * index
            lines.append(_mark(index, middle, row["share"], row["low"], row["high"], ""))
            if not pd.isna(row.get("corrected")):
                share, low, high = (row[f"corrected{part}"] for part in ("", "_low", "_high"))
                lines.append(_mark(index, middle + 6, share, low, high, " hollow"))
    hollow = " Hollow marks: corrected for the model's errors." if "corrected" in table else ""
    return (
        f'<svg class="shares" width="100%" height="{height}" role="img" '
        f'aria-label="Shares of the stances by {key} with 95 % intervals; the table below has the '
        f'figures">{"".join(lines)}</svg>'
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


def _x(share: float) -> str:
    """Give a share's place; in parts of the width, so that the plot fits a phone."""
    return f"{5 + 90 * share:.2f}%"


def _mark(stance: int, y: int, share: float, low: float, high: float, style: str) -> str:
    shape = ("M-6 5h12l-6 -10z", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z", "M-6 -5h12l-6 10z")[
        stance
    ]
    dash = ' stroke-dasharray="4 3"' if style else ""
    return (
        f'<g class="s{stance}"><title>{STANCES[stance]}: {share:.0%} ({low:.0%} to {high:.0%})'
        f'</title><line x1="{_x(low)}" x2="{_x(high)}" y1="{y}" y2="{y}" stroke-width="2"{dash}/>'
        f'<svg x="{_x(share)}" y="{y}" overflow="visible"><path class="s{stance}{style}" '
        f'd="{shape}"/></svg></g>'
    )


def _corrected_cell(row: Mapping[str, Any]) -> str:
    if pd.isna(row["corrected"]):
        said = "not known"
    else:
        low, high = row["corrected_low"], row["corrected_high"]
        said = f"{row['corrected']:.1%} ({low:.1%} to {high:.1%})"
    return f'<td class="number" data-label="Corrected">{said}</td>'
