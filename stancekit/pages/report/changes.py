"""The section Changes of position."""

from __future__ import annotations

import pandas as pd

from stancekit.markup import MARKS, counted, safe_html
from stancekit.tables import rows_of


def change_table(changes: pd.DataFrame) -> str:
    """Show whose stance changed, each change with its evidence before and after."""
    if changes.empty:
        return "<p>None found by the rule in the notes.</p>"
    rows = []
    for row in rows_of(changes):
        turn = (
            f'<span class="{row[f"stance_{side}"]}">{MARKS[row[f"stance_{side}"]]} '
            f"{row[f'stance_{side}']}</span>"
            for side in ("before", "after")
        )
        said = (
            f"<details><summary>{counted(row[f'articles_{side}'], 'article')}, {word} "
            f'{safe_html(row[day])}</summary><div class="text" dir="auto">'
            f'{safe_html(row[f"evidence_{side}"])}</div><div class="dim">'
            f"{safe_html(row[f'article_id_{side}'])}</div></details>"
            for side, word, day in (
                ("before", "until", "last_before"),
                ("after", "from", "first_after"),
            )
        )
        rows.append(
            f'<tr><th scope="row" data-label="Holder"><bdi>{safe_html(row["holder"])}</bdi></th>'
            f'<td data-label="Change">{" → ".join(turn)}</td>'
            f'<td data-label="Before">{next(said)}</td>'
            f'<td data-label="After">{next(said)}</td></tr>'
        )
    return (
        '<table class="cards"><caption>Whose stance changed, and by which articles</caption>'
        '<thead><tr><th scope="col">Holder</th><th scope="col">Change</th>'
        '<th scope="col">Before</th><th scope="col">After</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
