"""Figures of parts of the gold articles: where a model does better or worse than elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.stats import t as student

from stancekit.evaluation.intervals import holm, interval, resample_metrics
from stancekit.evaluation.metrics import sentence_counts, sentence_metrics
from stancekit.identities import holder_id
from stancekit.labeling import Gold
from stancekit.question import Question, load_question
from stancekit.tables import rows_of

#: What articles and sentences are sliced by.
SLICES = ("question", "outlet", "holder", "year", "genre", "length", "rule")
#: The figures of a slice. Both are comparable between slices: macro-F1 is left out where a slice
#: lacks one of the three stances in gold.
SLICE_METRICS = ("macro_f1", "accuracy")
_YEAR = re.compile(r"\d{4}")


def slice_labels(
    sentences: pd.DataFrame, gold: Gold, questions: Mapping[str, Question] | None = None
) -> pd.DataFrame:
    """Say which slices each gold sentence belongs to.

    Parameters
    ----------
    sentences : DataFrame
        Gold sentences, in any order, with `article_id`, `question` and `positions`.
    gold : Gold
    questions : mapping of str to Question, optional
        Questions that do not ship, by name.

    Returns
    -------
    DataFrame
        `row` (position in `sentences`), `by`, `value`. A sentence is once in each of `question`,
        `outlet`, `year`, `genre`, `length` (of its article, in gold sentences) and `rule` (of the
        codebook, "rule 7") where that is known, and in `holder` once for each holder that gold
        names.
    """
    articles = gold.articles.set_index("article_id")
    ids = sentences["article_id"]
    length = ids.map(gold.sentences["article_id"].value_counts())
    columns: dict[str, pd.Series] = {"question": sentences["question"].astype("object")}
    for name in ("outlet", "genre"):
        columns[name] = ids.map(articles[name])
    columns["year"] = ids.map(articles["date"].map(_year))
    columns["length"] = pd.cut(
        length, [0, 10, 20, 40, np.inf], labels=["1-10", "11-20", "21-40", "41 or more"]
    ).astype("object")
    if "rule" in sentences:
        known = sentences["rule"].notna()
        columns["rule"] = ("rule " + sentences["rule"].astype("string")).where(known, None)
    pieces = [
        pd.DataFrame({"row": range(len(sentences)), "by": name, "value": values.to_numpy()})
        for name, values in columns.items()
    ]
    pieces.append(
        pd.DataFrame(_holders(sentences, questions or {}), columns=["row", "by", "value"])
    )
    labels = pd.concat(pieces, ignore_index=True).dropna(subset="value")
    return labels.drop_duplicates().reset_index(drop=True)


def _year(date: object) -> str | None:
    found = _YEAR.match(date) if isinstance(date, str) else None
    return found.group() if found else None


def _holders(
    sentences: pd.DataFrame, questions: Mapping[str, Question]
) -> list[tuple[int, str, str]]:
    known = dict(questions)
    rows = []
    for number, row in enumerate(rows_of(sentences[["question", "positions"]])):
        name = str(row["question"])
        if row["positions"] and name not in known:
            known[name] = load_question(name)
        for holder, _ in row["positions"]:
            rows.append((number, "holder", holder_id(holder, known[name])))
    return rows


def slice_metrics(
    sentences: pd.DataFrame,
    labels: pd.DataFrame,
    min_articles: int = 5,
    n_resamples: int = 1000,
    random_state: int = 0,
) -> pd.DataFrame:
    """Give the figures of each slice and test them against the rest.

    Parameters
    ----------
    sentences : DataFrame
        Gold sentences with their predictions.
    labels : DataFrame
        From `slice_labels` of the same table.
    min_articles : int, default=5
        Smaller slices are left out: their intervals would mean nothing.
    n_resamples, random_state : int
        See `stancekit.evaluation.bootstrap_intervals`.

    Returns
    -------
    DataFrame
        `by`, `value`, `metric`, `figure`, `low`, `high`, `rest` (the figure of all other
        sentences), `difference`, `p_value` (two-sided: the difference over its
        bootstrap standard error, by Student's t with as many degrees of freedom as the smaller side
        has articles, less one), `p_holm` (corrected for all tests of the
        table), `n_articles`, `n`.

    References
    ----------
    Efron and Tibshirani, "An introduction to the bootstrap" (1993), chapter 12; Holm (1979).
    """
    rows: list[dict[str, object]] = []
    for (by, value), members in labels.groupby(["by", "value"], sort=True):
        inside = np.zeros(len(sentences), dtype=bool)
        inside[members["row"].to_numpy()] = True
        part, rest = sentences[inside], sentences[~inside]
        n_articles = part["article_id"].nunique()
        if n_articles < min_articles:
            continue
        found = _against_rest(part, rest, n_resamples, random_state)
        rows.extend(
            {"by": by, "value": value, **row, "n_articles": n_articles, "n": len(part)}
            for row in found
        )
    table = pd.DataFrame(
        rows,
        columns=["by", "value", "metric", "figure", "low", "high", "rest", "difference", "p_value",
                 "n_articles", "n"],
    )  # fmt: skip
    table.insert(9, "p_holm", holm(table["p_value"].tolist()))
    order = {name: i for i, name in enumerate(SLICES)}
    return table.sort_values("by", key=lambda names: names.map(order), kind="stable").reset_index(
        drop=True
    )


def _against_rest(
    part: pd.DataFrame, rest: pd.DataFrame, n_resamples: int, random_state: int
) -> list[dict[str, object]]:
    # documents are drawn once for both sides, since a slice by holder parts a document's sentences
    inner, outer = sentence_counts(part), sentence_counts(rest)
    both = inner.add_suffix("|part").join(outer.add_suffix("|rest"), how="outer")
    both = both.fillna(0)
    names = [str(name) for name in inner.columns]

    def figures(counts: Mapping[str, float]) -> dict[str, float]:
        inside, outside = (
            _figures({name: counts[name + side] for name in names}) for side in ("|part", "|rest")
        )
        found: dict[str, float] = {}
        for name in SLICE_METRICS:
            found |= {name: inside[name], f"{name}|rest": outside[name]}
            found[f"{name}|difference"] = inside[name] - outside[name]
        return found

    # few documents make for heavier tails than the normal distribution has
    degrees = max(1, min(part["article_id"].nunique(), max(rest["article_id"].nunique(), 2)) - 1)
    values, drawn = resample_metrics(both, figures, n_resamples, random_state)
    rows: list[dict[str, object]] = []
    for name in SLICE_METRICS:
        low, high = interval(drawn[name])
        difference = values[f"{name}|difference"]
        spread = drawn[f"{name}|difference"]
        spread = spread[~np.isnan(spread)]
        error = float(spread.std(ddof=1)) if len(spread) > 1 else 0.0
        p = float("nan")
        if error > 0 and not np.isnan(difference):
            p = float(2 * student.sf(abs(difference) / error, degrees))
        rows.append(
            {
                "metric": name,
                "figure": values[name],
                "low": low,
                "high": high,
                "rest": values[f"{name}|rest"],
                "difference": difference,
                "p_value": p,
            }
        )
    return rows


def _figures(counts: Mapping[str, float]) -> dict[str, float]:
    found = sentence_metrics(counts)
    whole = all(
        sum(counts[f"all:{gold}:{other}"] for other in ("support", "neutral", "opposition"))
        for gold in ("support", "neutral", "opposition")
    )
    return {"macro_f1": found["macro_f1"] if whole else float("nan"), "accuracy": found["accuracy"]}
