"""Metrics of stance, computed from counts that add up over documents.

Every figure here is a function of a few counts (cells of confusion matrices). They are counted
once a document (`sentence_counts` and its like), so that a figure over any choice of documents,
a bootstrap resample included, is a sum of rows and a little arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

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
    DataFrame of shape (n_articles, 24)
        Indexed by `article_id`. Columns `all:<gold>:<predicted>`, the same for `relevant:`
        sentences alone, `hurdle:<gold>:<predicted>` with 0 and 1, and for articles without any
        relevant sentence `off:all` and, of these, `off:taken`, which were given a stance.
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
    articles = aligned["article_id"].to_numpy()
    off = ~pd.Series(relevant).groupby(articles).transform("any").to_numpy(dtype=bool)
    columns["off:all"] = off
    columns["off:taken"] = off & (predicted != "neutral")
    cells = pd.DataFrame(columns, dtype=int)
    return cells.groupby(articles, sort=True).sum()


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
        and the same with `precision_` and `recall_` (NaN where nothing was predicted, or nothing
        is there to be found), `favor_against` (SemEval-2016's mean of the F1 of favor and
        against), `relevance_f1`, `relevance_precision`, `relevance_recall`, `stance_off_topic`
        (the share of sentences that were given a stance, in articles without any relevant one),
        all in [0, 1]; and `mcc` in [-1, 1], Matthews' correlation over the three stances, 0 where
        it is undefined, as in scikit-learn.

    References
    ----------
    Mohammad et al., "SemEval-2016 task 6: detecting stance in tweets" (2016); Gorodkin, "Comparing
    two K-category assignments by a K-category correlation coefficient" (2004).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "a"], "stance": ["support", "neutral"],
    ...     "predicted": ["support", "support"], "relevant": [True, False],
    ...     "relevance": [0.9, 0.4]})
    >>> found = sentence_metrics(sentence_counts(table).sum())
    >>> round(found["macro_f1"], 3), found["relevance_f1"]
    (0.333, 1.0)
    >>> found["precision_support"], found["recall_support"], found["mcc"]
    (0.5, 1.0, 0.0)
    """
    of = _by_class(counts, "all")
    total = sum(gold for gold, _, _ in of.values())
    hits = sum(both for _, _, both in of.values())
    f1 = {stance: _ratio(2 * both, gold + found) for stance, (gold, found, both) in of.items()}
    hurdle, missed, passed = (counts[f"hurdle:{cell}"] for cell in ("1:1", "1:0", "0:1"))
    return {
        "macro_f1": _macro(of),
        "macro_f1_relevant": _macro(_by_class(counts, "relevant")),
        "accuracy": _ratio(hits, total),
        **{f"f1_{stance}": value for stance, value in f1.items()},
        # NaN where either side is: a mean of one side alone would be another measure
        "favor_against": (f1["support"] + f1["opposition"]) / 2,
        "relevance_f1": _ratio(2 * hurdle, 2 * hurdle + missed + passed),
        **{f"precision_{stance}": _ratio(both, found) for stance, (_, found, both) in of.items()},
        **{f"recall_{stance}": _ratio(both, gold) for stance, (gold, _, both) in of.items()},
        "relevance_precision": _ratio(hurdle, hurdle + passed),
        "relevance_recall": _ratio(hurdle, hurdle + missed),
        "mcc": _mcc(of),
        "stance_off_topic": _ratio(counts["off:taken"], counts["off:all"]),
    }


def confusion_table(table: pd.DataFrame) -> pd.DataFrame:
    """Count how often each stance was predicted for each gold stance.

    Parameters
    ----------
    table : DataFrame
        With `stance` (gold) and `predicted`.

    Returns
    -------
    DataFrame of shape (9, 3)
        `gold`, `predicted`, `n`.

    Examples
    --------
    >>> found = confusion_table(pd.DataFrame({"stance": ["support"], "predicted": ["neutral"]}))
    >>> found[found["n"] > 0].values.tolist()
    [['support', 'neutral', 1]]
    """
    rows = [
        (
            gold,
            predicted,
            int(((table["stance"] == gold) & (table["predicted"] == predicted)).sum()),
        )
        for gold, predicted in _CELLS
    ]
    return pd.DataFrame(rows, columns=["gold", "predicted", "n"])


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
        "article_macro_f1": _macro(_by_class(counts, "article")),
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


def _by_class(counts: Mapping[str, float], table: str) -> dict[str, tuple[float, float, float]]:
    """Give for each stance how often it is gold, predicted and both."""
    # written out: a bootstrap comes here some hundred thousand times
    return {
        stance: (
            counts[f"{table}:{stance}:support"]
            + counts[f"{table}:{stance}:neutral"]
            + counts[f"{table}:{stance}:opposition"],
            counts[f"{table}:support:{stance}"]
            + counts[f"{table}:neutral:{stance}"]
            + counts[f"{table}:opposition:{stance}"],
            counts[f"{table}:{stance}:{stance}"],
        )
        for stance in STANCES
    }


def _macro(of: Mapping[str, tuple[float, float, float]]) -> float:
    present = [2 * both / (gold + found) for gold, found, both in of.values() if gold]
    return float(sum(present) / len(present)) if present else float("nan")


def _mcc(of: Mapping[str, tuple[float, float, float]]) -> float:
    # floats: products of large whole numbers would run over
    total = float(sum(gold for gold, _, _ in of.values()))
    if not total:
        return float("nan")
    hits = sum(both for _, _, both in of.values())
    gold = total**2 - sum(float(gold) ** 2 for gold, _, _ in of.values())
    found = total**2 - sum(float(found) ** 2 for _, found, _ in of.values())
    if not gold or not found:
        return 0.0
    together = sum(float(gold) * float(found) for gold, found, _ in of.values())
    return float((hits * total - together) / math.sqrt(gold * found))
