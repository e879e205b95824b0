"""The plots of the evaluation's page, as SVG that takes its colors from the page's style sheet."""

from __future__ import annotations

import math

import pandas as pd

from stancekit.markup import safe_html
from stancekit.tables import rows_of

_SIZE = 280
_LEFT, _BOTTOM = 38, 34


def whisker(
    value: float, low: float, high: float, start: float, stop: float, mark: float | None = None
) -> str:
    """Draw a figure as a dot on its interval.

    Parameters
    ----------
    value, low, high : float
    start, stop : float
        The ends of the scale.
    mark : float, optional
        Where a dashed line is drawn: what the figure is to be held against.

    Returns
    -------
    str
        Hidden from screen readers, since the figures stand beside it; empty if `value` is NaN.
    """
    if math.isnan(value):
        return ""

    def at(number: float) -> float:
        share = (number - start) / ((stop - start) or 1)
        return round(4 + 132 * min(max(share, 0.0), 1.0), 1)

    parts = ['<svg viewBox="0 0 140 14" width="140" height="14" aria-hidden="true">',
             '<line x1="4" x2="136" y1="7" y2="7" stroke="var(--line)"/>']  # fmt: skip
    if mark is not None and not math.isnan(mark):
        parts.append(
            f'<line x1="{at(mark)}" x2="{at(mark)}" y1="0" y2="14" stroke="var(--soft)"'
            ' stroke-dasharray="3 2"/>'
        )
    if not math.isnan(low) and not math.isnan(high):
        parts.append(
            f'<line x1="{at(low)}" x2="{at(high)}" y1="7" y2="7" stroke="var(--accent)"'
            ' stroke-width="3"/>'
        )
    parts.append(f'<circle cx="{at(value)}" cy="7" r="4" fill="var(--accent)"/></svg>')
    return "".join(parts)


def signed_bar(value: float, largest: float) -> str:
    """Draw a contribution as a bar to the left or right of a middle line."""
    width = round(38 * min(abs(value) / largest, 1.0), 1) if largest else 0.0
    x = 40 - width if value < 0 else 40.0
    # the style sheet does the rest: there are thousands of these
    side = "m" if value < 0 else "p"
    return (
        '<svg class="bar" viewBox="0 0 80 10" aria-hidden="true">'
        f'<rect class="{side}" x="{x}" width="{width}" height="10"/></svg>'
    )


def reliability_plot(table: pd.DataFrame, title: str) -> str:
    """Draw the share of hits over the mean probability of each bin.

    Parameters
    ----------
    table : DataFrame
        Rows of one `of` from `stancekit.evaluation.calibration.reliability_table`.
    title : str
    """
    most = float(table["n"].max()) if len(table) else 1.0
    parts = [_axes(title, "probability", "share of hits"), _line([(0, 0), (1, 1)], dashed=True)]
    points = [(row["probability"], row["share"]) for row in rows_of(table)]
    parts.append(_line(points))
    for row in rows_of(table):
        radius = round(3 + 6 * math.sqrt(row["n"] / most), 1)
        x, y = _place(row["probability"], row["share"])
        parts.append(
            f'<circle cx="{x}" cy="{y}" r="{radius}" fill="var(--accent)" fill-opacity=".75">'
            f"<title>{row['n']} at {row['probability']:.2f}: {row['share']:.2f}</title></circle>"
        )
    return "".join([*parts, "</svg>"])


def abstention_plot(table: pd.DataFrame, title: str) -> str:
    """Draw the share of wrong stances over the share of sentences kept, with its interval.

    Parameters
    ----------
    table : DataFrame
        From `stancekit.evaluation.calibration.abstention_table`.
    title : str
    """
    known = rows_of(table.dropna(subset=["risk", "low", "high"]))
    top = max([row["high"] for row in known], default=0.0)
    # a scale of whole tenths, so that small risks can be told apart
    top = max(0.1, math.ceil(top * 10) / 10)
    parts = [_axes(title, "share of sentences kept", "share wrong", top)]
    upper = [(row["coverage"], row["high"] / top) for row in known]
    lower = [(row["coverage"], row["low"] / top) for row in reversed(known)]
    if known:
        band = " ".join(f"{x},{y}" for x, y in (_place(*point) for point in [*upper, *lower]))
        parts.append(f'<polygon points="{band}" fill="var(--accent)" fill-opacity=".18"/>')
    parts.append(_line([(row["coverage"], row["risk"] / top) for row in known]))
    for row in known:
        x, y = _place(row["coverage"], row["risk"] / top)
        parts.append(
            f'<circle cx="{x}" cy="{y}" r="3.5" fill="var(--accent)"><title>above'
            f" {row['threshold']:.1f}: {row['coverage']:.2f} kept, {row['risk']:.2f} wrong"
            "</title></circle>"
        )
    return "".join([*parts, "</svg>"])


def _place(x: float, y: float) -> tuple[float, float]:
    width, height = _SIZE - _LEFT - 10, _SIZE - _BOTTOM - 10
    return round(_LEFT + width * x, 1), round(10 + height * (1 - y), 1)


def _line(points: list[tuple[float, float]], dashed: bool = False) -> str:
    if not points:
        return ""
    path = " ".join(f"{x},{y}" for x, y in (_place(*point) for point in points))
    style = (
        'stroke="var(--soft)" stroke-dasharray="4 3"' if dashed
        else 'stroke="var(--accent)" stroke-width="2"'
    )  # fmt: skip
    return f'<polyline points="{path}" fill="none" {style}/>'


def _axes(title: str, x_label: str, y_label: str, top: float = 1.0) -> str:
    parts = [
        f'<svg viewBox="0 0 {_SIZE} {_SIZE}" width="{_SIZE}" height="{_SIZE}" role="img"'
        f' aria-label="{safe_html(title)}">'
    ]
    for i in range(5):
        x, y = _place(i / 4, 0)
        parts.append(f'<text x="{x}" y="{y + 14}" text-anchor="middle">{i / 4:.2g}</text>')
        x, y = _place(0, i / 4)
        far, _ = _place(1, 0)
        parts.append(f'<line x1="{x}" x2="{far}" y1="{y}" y2="{y}" stroke="var(--line)"/>')
        parts.append(f'<text x="{x - 4}" y="{y + 4}" text-anchor="end">{top * i / 4:.3g}</text>')
    x, y = _place(0.5, 0)
    parts.append(f'<text x="{x}" y="{y + 29}" text-anchor="middle">{safe_html(x_label)}</text>')
    parts.append(f'<text x="{_LEFT}" y="8">{safe_html(y_label)}</text>')
    return "".join(parts)
