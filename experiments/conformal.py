"""How often conformal sets hold the true stance, and how wide they are: `results/conformal.csv`.

    python experiments/conformal.py [--model NAME]

The articles of the test split and of the held-out questions are cut in halves at random, fifty
times: one half calibrates, the other is covered. The rows "calibrated elsewhere" show what the
promise is worth where it does not hold: calibrated on the test split, asked about the held-out
questions.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

import stancekit as sk
from stancekit.evaluation import align_sentences
from stancekit.evaluation.conformal import SET_COLUMNS, prediction_sets
from stancekit.evaluation.predictions import score_gold
from stancekit.labeling import read_gold
from stancekit.tables import STANCES

HERE = Path(__file__).parent
LEVELS = (0.8, 0.9)
N_ROUNDS = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="general")
    parser.add_argument("--out", type=Path, default=HERE / "results" / "conformal.csv")
    arguments = parser.parse_args()
    model = sk.load_model(arguments.model)
    gold = read_gold(HERE.parent / "data" / "corpus")
    scored = {}
    for split in ("test", "held-out"):
        part = gold.select(gold.articles["split"] == split)
        found = score_gold(model, part, {}).sentences
        scored[split] = align_sentences(part.sentences, found)
    rows = []
    for level in LEVELS:
        for split, table in scored.items():
            rows += rounds(split, table, level)
        elsewhere = prediction_sets(scored["held-out"], scored["test"], level)
        rows.append(covered("held-out, calibrated elsewhere", level, elsewhere))
    by = pd.concat(rows).groupby(["on", "level", "stance"], sort=False)
    result = by[["coverage", "size", "single"]].mean().round(3).reset_index()
    result.to_csv(arguments.out, index=False, lineterminator="\n")
    print(result.to_string(index=False))


def rounds(name: str, table: pd.DataFrame, level: float) -> list[pd.DataFrame]:
    """Calibrate on one half of the articles and cover the other, again and again."""
    articles = table["article_id"].unique()
    rng = np.random.default_rng(0)
    found = []
    for number in range(N_ROUNDS):
        half = set(rng.permutation(articles)[: len(articles) // 2])
        first = table["article_id"].isin(half)
        sets = prediction_sets(table[~first], table[first], level, random_state=number)
        found.append(covered(name, level, sets))
    return found


def covered(name: str, level: float, sets: pd.DataFrame) -> pd.DataFrame:
    """Count by gold stance how often the set holds it, its size, and how many hold one stance."""
    inside = sets[list(SET_COLUMNS)].to_numpy(dtype=bool)
    place = sets["stance"].map({stance: i for i, stance in enumerate(STANCES)}).to_numpy()
    table = pd.DataFrame({
        "stance": sets["stance"].to_numpy(), "coverage": inside[np.arange(len(sets)), place],
        "size": inside.sum(axis=1), "single": inside.sum(axis=1) == 1,
    })  # fmt: skip
    means = table.groupby("stance").mean(numeric_only=False).astype(float).reset_index()
    return means.assign(on=name, level=level)


if __name__ == "__main__":
    main()
