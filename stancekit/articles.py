"""An article's stance, from what its sentences say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def article_features(sentences: pd.DataFrame) -> pd.DataFrame:
    """Sum up the sentences of each article for the article's own stance.

    Each side is summed up alike: its strongest sentence, its weight among all and among relevant
    sentences, its count of sentences that take it, and all that again for the lead.

    Parameters
    ----------
    sentences : DataFrame
        With `article_id, question, sentence, relevance, support, neutral, opposition`.

    Returns
    -------
    DataFrame of shape (n_articles, n_features)
        Indexed by (article_id, question), in order of first appearance.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "a"], "question": ["q", "q"],
    ...     "sentence": [0, 1], "relevance": [0.9, 0.2], "support": [0.9, 0.1],
    ...     "neutral": [0.1, 0.9], "opposition": [0.0, 0.0]})
    >>> float(article_features(table)["support_max"].iloc[0])
    0.9
    """
    rows = []
    keys = []
    # numpy over places: pandas' groups take longer than all that is done with them
    places: dict[tuple[Any, Any], list[int]] = {}
    for at, key in enumerate(zip(sentences["article_id"], sentences["question"], strict=True)):
        places.setdefault(key, []).append(at)
    number = sentences["sentence"].to_numpy(dtype=float)
    columns = {
        name: sentences[name].to_numpy(dtype=float)
        for name in ("relevance", "support", "opposition")
    }
    for key, listed in places.items():
        group = np.array(listed)[np.argsort(number[listed], kind="stable")]
        sides = {side: columns[side][group] for side in ("support", "opposition")}
        relevant = float(columns["relevance"][group].sum())
        weight = {side: float(values.sum()) for side, values in sides.items()}
        taken = {side: int((values > 0.5).sum()) for side, values in sides.items()}
        total = weight["support"] + weight["opposition"] + 0.5
        row = {"relevant_share": relevant / len(group)}
        for side, values in sides.items():
            row |= {
                f"{side}_max": values.max(),
                f"{side}_weight": np.log1p(weight[side]),
                f"{side}_share": weight[side] / total,
                f"{side}_of_relevant": weight[side] / (relevant + 0.5),
                f"{side}_count": np.log1p(taken[side]),
                f"{side}_first": values[0],
                f"{side}_second": values[:2].max(),
                f"{side}_lead": values[:4].max(),
            }
        difference = (weight["support"] - weight["opposition"]) / total
        row |= {
            "difference": difference,
            "difference_size": abs(difference),
            "lead_difference": row["support_lead"] - row["opposition_lead"],
            "weaker_share": min(weight.values()) / total,
            "only_support": float(taken["support"] > 0 and not taken["opposition"]),
            "only_opposition": float(taken["opposition"] > 0 and not taken["support"]),
            "both": float(min(taken.values()) > 0),
            "neither": float(max(taken.values()) == 0),
        }
        rows.append(row)
        keys.append(key)
    index = pd.MultiIndex.from_tuples(keys, names=["article_id", "question"])
    return pd.DataFrame(rows, index=index, dtype=float)


def make_article_classifier(C: float = 1.0, random_state: int = 0) -> Any:
    """Make the classifier of an article's stance from its `article_features`."""
    return make_pipeline(
        StandardScaler(), LogisticRegression(C=C, max_iter=2000, random_state=random_state)
    )
