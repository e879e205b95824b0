"""Metrics of stance, computed from counts that add up over documents.

Every figure here is a function of a few counts (cells of confusion matrices). They are counted
once a document (`sentence_counts` and its like), so that a figure over any choice of documents,
a bootstrap resample included, is a sum of rows and a little arithmetic.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from stancekit.tables import STANCES, check_columns, check_stances

_CELLS = tuple((gold, predicted) for gold in STANCES for predicted in STANCES)


def sentence_counts(aligned: pd.DataFrame) -> pd.DataFrame:
    """Count each article's sentences by gold and predicted stance and relevance.

    Parameters
    ----------
    aligned : DataFrame
        With `article_id`, `stance` (gold), `predicted`, `relevant` and `relevance`; see
        `align_sentences`.

    Returns
    -------
    DataFrame of shape (n_articles, 22)
        Indexed by `article_id`. Columns `all:<gold>:<predicted>`, the same for `relevant:`
        sentences alone, and `hurdle:<gold>:<predicted>` with 0 and 1.
    """
    check_columns(
        aligned, ("article_id", "stance", "predicted", "relevant", "relevance"), "the table"
    )
    check_stances(aligned["stance"], "gold stances")
    check_stances(aligned["predicted"], "predicted stances")
    gold, predicted = aligned["stance"].to_numpy(), aligned["predicted"].to_numpy()
    relevant = aligned["relevant"].to_numpy(dtype=bool)
    found = aligned["relevance"].to_numpy(dtype=float) >= 0.5
    columns = {}
    for one, other in _CELLS:
        cell = (gold == one) & (predicted == other)
        columns[f"all:{one}:{other}"] = cell
        columns[f"relevant:{one}:{other}"] = cell & relevant
    for on, passed in ((False, False), (False, True), (True, False), (True, True)):
        columns[f"hurdle:{on:d}:{passed:d}"] = (relevant == on) & (found == passed)
    cells = pd.DataFrame(columns, dtype=int)
    return cells.groupby(aligned["article_id"].to_numpy(), sort=True).sum()


def sentence_metrics(counts: Mapping[str, float]) -> dict[str, float]:
    """Score sentence stances from summed counts.

    Parameters
    ----------
    counts : mapping of str to float
        A sum of rows of `sentence_counts`.

    Returns
    -------
    dict of str to float
        `macro_f1` and `macro_f1_relevant` (means over the classes present in gold; the second
        over relevant sentences alone), `accuracy`, `f1_support`, `f1_neutral`, `f1_opposition`
        (NaN for a class neither in gold nor predicted), `favor_against` (SemEval-2016's mean of
        the F1 of favor and against) and `relevance_f1`. In [0, 1].

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "a"], "stance": ["support", "neutral"],
    ...     "predicted": ["support", "support"], "relevant": [True, False],
    ...     "relevance": [0.9, 0.4]})
    >>> found = sentence_metrics(sentence_counts(table).sum())
    >>> round(found["macro_f1"], 3), found["relevance_f1"]
    (0.333, 1.0)
    """
    f1 = {stance: _f1(counts, "all", stance) for stance in STANCES}
    total = sum(counts[f"all:{one}:{other}"] for one, other in _CELLS)
    hits = sum(counts[f"all:{stance}:{stance}"] for stance in STANCES)
    both = [f1["support"], f1["opposition"]]
    return {
        "macro_f1": _macro(counts, "all"),
        "macro_f1_relevant": _macro(counts, "relevant"),
        "accuracy": hits / total if total else float("nan"),
        **{f"f1_{stance}": value for stance, value in f1.items()},
        "favor_against": float(np.mean(both)) if not any(map(np.isnan, both)) else float("nan"),
        "relevance_f1": _ratio(
            2 * counts["hurdle:1:1"],
            2 * counts["hurdle:1:1"] + counts["hurdle:0:1"] + counts["hurdle:1:0"],
        ),
    }


def article_counts(articles: pd.DataFrame) -> pd.DataFrame:
    """Count articles by gold (`stance`) and `predicted` stance; one row an article."""
    columns = {
        f"article:{one}:{other}": (articles["stance"] == one) & (articles["predicted"] == other)
        for one, other in _CELLS
    }
    return pd.DataFrame(columns, dtype=int).set_axis(articles["article_id"].to_numpy())


def article_metrics(counts: Mapping[str, float]) -> dict[str, float]:
    """Score article stances from summed `article_counts`: accuracy and macro-F1.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "stance": ["support", "neutral"],
    ...                       "predicted": ["support", "support"]})
    >>> article_metrics(article_counts(table).sum())["article_accuracy"]
    0.5
    """
    total = sum(counts[f"article:{one}:{other}"] for one, other in _CELLS)
    hits = sum(counts[f"article:{stance}:{stance}"] for stance in STANCES)
    return {
        "article_accuracy": _ratio(hits, total),
        "article_macro_f1": _macro(counts, "article"),
    }


def position_counts(positions: pd.DataFrame) -> pd.DataFrame:
    """Count (article, holder id, stance) triples in `gold`, `predicted` and both, an article a row.

    Parameters
    ----------
    positions : DataFrame
        With `article_id` and booleans `gold` and `predicted`.
    """
    columns = {
        "position:gold": positions["gold"],
        "position:predicted": positions["predicted"],
        "position:both": positions["gold"] & positions["predicted"],
    }
    cells = pd.DataFrame(columns).astype(int)
    return cells.groupby(positions["article_id"].to_numpy(), sort=True).sum()


def position_metrics(counts: Mapping[str, float]) -> dict[str, float]:
    """Score positions from summed `position_counts`: precision, recall and F1.

    Examples
    --------
    >>> position_metrics({"position:gold": 1, "position:predicted": 2, "position:both": 1})
    {'positions_precision': 0.5, 'positions_recall': 1.0, 'positions_f1': 0.6666666666666666}
    """
    both, gold, found = (
        counts["position:both"], counts["position:gold"], counts["position:predicted"]
    )  # fmt: skip
    return {
        "positions_precision": _ratio(both, found),
        "positions_recall": _ratio(both, gold),
        "positions_f1": _ratio(2 * both, gold + found),
    }


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")


def _f1(counts: Mapping[str, float], table: str, stance: str) -> float:
    gold = sum(counts[f"{table}:{stance}:{other}"] for other in STANCES)
    found = sum(counts[f"{table}:{other}:{stance}"] for other in STANCES)
    return _ratio(2 * counts[f"{table}:{stance}:{stance}"], gold + found)


def _macro(counts: Mapping[str, float], table: str) -> float:
    present = [
        stance for stance in STANCES
        if any(counts[f"{table}:{stance}:{other}"] for other in STANCES)
    ]  # fmt: skip
    if not present:
        return float("nan")
    return float(np.mean([_f1(counts, table, stance) for stance in present]))
