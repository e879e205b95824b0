"""What the studies share: the train and dev splits, read once, and figures on dev."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from stancekit.classifier import StanceClassifier, stance_table
from stancekit.evaluation import bootstrap_intervals, sentence_counts, sentence_metrics
from stancekit.features import read_table
from stancekit.labeling import read_gold
from stancekit.training import read_config

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def read_splits() -> tuple[pd.DataFrame, pd.DataFrame]:
    """Read the sentences of the train and the dev split, with the column `event`."""
    leave_out = read_config(HERE / "general.toml").leave_out
    gold = read_gold(HERE.parent / "data" / "corpus")
    gold = gold.select(~gold.articles["question"].isin(leave_out))
    event = gold.articles.set_index("article_id")["event"]
    tables = []
    for split in ("train", "dev"):
        part = gold.select(gold.articles["split"] == split)
        table = read_table(part.sentences)
        tables.append(table.assign(event=table["article_id"].map(event)))
    return tables[0], tables[1]


def predict(classifier: StanceClassifier, train: pd.DataFrame, test: pd.DataFrame) -> pd.DataFrame:
    """Fit on one table and give the other with its predictions."""
    classifier.fit(train, train["label"].to_numpy())
    found = stance_table(classifier.predict_proba(test), classifier.classes_)
    return test.reset_index(drop=True).join(found)


def figures(predicted: pd.DataFrame, **labels: object) -> pd.DataFrame:
    """Give the sentence metrics for Western Sahara and for the other questions."""
    western = predicted["question"] == "western-sahara"
    tables = []
    for name, table in (("western-sahara", predicted[western]), ("others", predicted[~western])):
        found = bootstrap_intervals(sentence_counts(table), sentence_metrics, n_resamples=500)
        tables.append(found.assign(questions=name, n=len(table), **labels))
    return pd.concat(tables)


def paired_difference(
    one: pd.DataFrame, other: pd.DataFrame, n_resamples: int = 500, random_state: int = 0
) -> tuple[float, float, float]:
    """Give macro-F1 of `other` less that of `one` on the same sentences, with its interval."""
    pairs = sentence_counts(one).join(sentence_counts(other), lsuffix="|1", rsuffix="|2")

    def difference(counts: dict[str, float]) -> dict[str, float]:
        first, second = (
            {k[:-2]: v for k, v in counts.items() if k.endswith(f"|{side}")} for side in (1, 2)
        )
        return {"difference": sentence_metrics(second)["macro_f1"]
                - sentence_metrics(first)["macro_f1"]}  # fmt: skip

    row = bootstrap_intervals(pairs, difference, n_resamples, random_state=random_state).iloc[0]
    return float(row["value"]), float(row["low"]), float(row["high"])


def write(table: pd.DataFrame, name: str) -> None:
    """Write a table of results."""
    RESULTS.mkdir(exist_ok=True)
    numbers = table.select_dtypes(include=[np.number]).columns
    table = table.assign(**{c: table[c].astype(float).round(4) for c in numbers})
    table.to_csv(RESULTS / name, index=False, lineterminator="\n")
