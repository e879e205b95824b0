"""Precision and recall of the furniture marks: `python experiments/furniture.py`.

`furniture_labels.csv` has 1,250 sentences of the train and dev articles, labeled by hand: the kind
of web furniture, or none. They were drawn at random within strata (marked or not by the marks of
that day, with or without an end mark, short or long), richest where furniture is likely; `weight`
is how many sentences of its stratum a labeled one stands for, so that the figures are those of all
sentences. The marks were tuned on the part `tune`, two draws of 600 and 400. The part `report` was
drawn and labeled when they stood, and only counted; two of its lines (words without a blank
between them) led to one more rule and were moved to `tune`.

Writes `results/furniture.csv`. Intervals resample whole articles.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from stancekit.evaluation import bootstrap_intervals
from stancekit.furniture import SILENT, furniture
from stancekit.labeling import read_gold

HERE = Path(__file__).parent


def read_labels() -> pd.DataFrame:
    """The labeled sentences with their texts and marks."""
    labels = pd.read_csv(HERE / "furniture_labels.csv", keep_default_na=False)
    gold = read_gold(HERE.parent / "data" / "corpus").sentences
    table = labels.merge(
        gold[["article_id", "sentence", "text", "stance"]],
        how="left",
        on=["article_id", "sentence"],
    )
    gone = int(table["text"].isna().sum())
    if gone:
        print(f"{gone} labeled sentences are no longer in the corpus")
    table = table.dropna(subset="text")
    return table.assign(marked=[furniture(text) or "none" for text in table["text"]])


def counts(table: pd.DataFrame, kinds: tuple[str, ...], exact: bool) -> pd.DataFrame:
    """Weighted hits, marks and labels of `kinds`, a row an article."""
    marked, labeled = table["marked"].isin(kinds), table["kind"].isin(kinds)
    hit = marked & labeled & ((table["marked"] == table["kind"]) | (not exact))
    rows = pd.DataFrame({"article_id": table["article_id"]})
    for name, which in (("hits", hit), ("marks", marked), ("labels", labeled)):
        rows[name] = which * table["weight"]
    return rows.groupby("article_id").sum()


def rates(c: Mapping[str, float]) -> dict[str, float]:
    nan = float("nan")
    return {
        "precision": c["hits"] / c["marks"] if c["marks"] else nan,
        "recall": c["hits"] / c["labels"] if c["labels"] else nan,
    }


def main() -> None:
    table = read_labels()
    loud = tuple(sorted({*table["kind"], *table["marked"]} - {*SILENT, "none"}))
    groups: dict[str, tuple[tuple[str, ...], bool]] = {
        "any kind": ((*SILENT, *loud), False),
        "takes no stance": (SILENT, False),
        "may take one": (loud, False),
        **{kind: ((kind,), True) for kind in (*SILENT, *loud)},
    }
    rows = []
    figures: Callable[[Mapping[str, float]], dict[str, float]] = rates
    for part, articles in table.groupby("part"):
        for name, (kinds, exact) in groups.items():
            found = bootstrap_intervals(counts(articles, kinds, exact), figures)
            found.insert(0, "part", part)
            found.insert(1, "kind", name)
            found["n_labels"] = int(articles["kind"].isin(kinds).sum())
            found["n_marks"] = int(articles["marked"].isin(kinds).sum())
            rows.append(found)
    result = pd.concat(rows, ignore_index=True)
    result.to_csv(
        HERE / "results" / "furniture.csv", index=False, float_format="%.4f", lineterminator="\n"
    )
    print(result[result["kind"].isin(list(groups)[:3])].to_string(index=False))


if __name__ == "__main__":
    main()
