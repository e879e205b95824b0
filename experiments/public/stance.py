"""The feature pipeline and learner on public stance data that you have on disk.

    python experiments/public/stance.py --train train.txt --test test.txt

SemEval-2016 task 6A comes as text parted by tabs, with a header and the columns ID, Target, Tweet
and Stance (FAVOR, AGAINST, NONE); its official metric is the mean of the F1 of favor and of
against, pooled over targets. The task's own baseline, an SVM over n-grams for each target, has
68.98 (Mohammad et al. 2016, table 3). A CSV with the columns text, target and label (support,
opposition, neutral, or the task's words) is read as well. Nothing of the data is kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from sklearn.metrics import f1_score

import stancekit as sk

# SemEval's words and ours
LABELS = {"favor": "support", "against": "opposition", "none": "neutral"}
COLUMNS = {"tweet": "text", "stance": "label"}


def read_stances(path: Path) -> pd.DataFrame:
    """Read SemEval's file or a CSV into `text`, `target` and `label` (a stance)."""
    separator = "," if path.suffix.lower() == ".csv" else "\t"
    # the task's files are in the encoding of Windows, and quotation marks in them mean nothing
    quoting = 0 if separator == "," else 3
    try:
        table = pd.read_csv(path, sep=separator, encoding="utf-8", quoting=quoting, dtype=str)
    except UnicodeDecodeError:
        table = pd.read_csv(path, sep=separator, encoding="cp1252", quoting=quoting, dtype=str)
    table.columns = [COLUMNS.get(c.strip().lower(), c.strip().lower()) for c in table.columns]
    for column in ("text", "target", "label"):
        if column not in table:
            raise SystemExit(
                f"{path}: no column {column!r}; it has {', '.join(map(repr, table.columns))}"
            )
    table = table[["text", "target", "label"]].dropna().reset_index(drop=True)
    labels = table["label"].str.strip().str.lower()
    table["label"] = labels.replace(LABELS)
    wrong = ~table["label"].isin(["support", "neutral", "opposition"])
    if wrong.any():
        row = int(wrong.idxmax())
        raise SystemExit(f"{path}, row {row + 1}: {labels[row]!r} is no stance")
    return table


def predict(train: pd.DataFrame, test: pd.DataFrame) -> pd.DataFrame:
    """Fit one classifier a target and give the test table with `predicted`."""
    parts = []
    for target, rows in test.groupby("target", sort=True):
        known = train[train["target"] == target]
        if known["label"].nunique() < 2:
            raise SystemExit(
                f"target {target!r}: the training file needs two labels of it at least"
            )
        # the targets are no questions: there are no names to mask, and no roles
        features = sk.make_features(roles=False, skeleton=None)
        classifier = sk.StanceClassifier(features, class_weight="balanced")
        classifier.fit(list(known["text"]), known["label"].to_numpy())
        parts.append(rows.assign(predicted=classifier.predict(list(rows["text"]))))
    return pd.concat(parts).sort_index()


def favor_against(table: pd.DataFrame) -> float:
    """Give the mean of the F1 of favor and of against, pooled over targets, in percent."""
    sides = ["support", "opposition"]
    return 100 * float(
        f1_score(table["label"], table["predicted"], labels=sides, average="macro", zero_division=0)
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    arguments = parser.parse_args()
    found = predict(read_stances(arguments.train), read_stances(arguments.test))
    for target, rows in found.groupby("target", sort=True):
        print(f"{target:32} {favor_against(rows):6.2f}  n={len(rows)}")
    print(f"{'all, pooled':32} {favor_against(found):6.2f}  n={len(found)}  (SVM n-grams: 68.98)")


if __name__ == "__main__":
    main()
