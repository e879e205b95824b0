"""The section Probabilities: whether they are right, and what keeping only sure stances brings."""

from __future__ import annotations

import pandas as pd

from stancekit.pages.evaluation.parts import html_table
from stancekit.pages.evaluation.plots import abstention_plot, reliability_plot
from stancekit.tables import rows_of


def probability_plots(reliability: pd.DataFrame, abstention: pd.DataFrame) -> str:
    """Show reliability and abstention as plots, abstention also as a table."""
    if reliability.empty:
        return ""
    parts = []
    for of, words in (
        ("stance", "How often the likeliest stance is right, by its probability"),
        ("relevance", "How often a sentence is relevant, by the probability that it is"),
    ):
        plot = reliability_plot(reliability[reliability["of"] == of], words)
        parts.append(
            f"<figure>{plot}<figcaption>{words}. On the dashed line the probabilities are right; "
            "the larger the dot, the more sentences.</figcaption></figure>"
        )
    words = "How many stances are wrong if only the surer ones are kept"
    parts.append(
        f"<figure>{abstention_plot(abstention, words)}<figcaption>{words}; the band is the 95 % "
        "interval.</figcaption></figure>"
    )
    rows = [
        [
            f"{row['threshold']:.1f}",
            f"{row['coverage']:.0%}",
            f"{row['risk']:.1%}",
            f"{row['low']:.1%} to {row['high']:.1%}",
        ]
        for row in rows_of(abstention.dropna(subset="risk"))
    ]
    return f'<div class="figures">{"".join(parts)}</div>' + html_table(
        ["kept above", "share kept", "wrong", "95 % interval"], rows,
        "Abstention: sentences whose likeliest stance is less probable are left out",
        numbers=(1, 2, 3),
    )  # fmt: skip
