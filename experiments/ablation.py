"""Each direction on and off, trained on train and held against dev: `results/ablation.csv`.

The column `difference` is macro-F1 less that of the shipped configuration on the same sentences,
with its document-bootstrap interval.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from study import HERE, figures, paired_difference, predict, read_splits, write

from stancekit.classifier import StanceClassifier
from stancekit.features import make_features
from stancekit.training import read_config


def main() -> None:
    train, dev = read_splits()
    config = read_config(HERE / "general.toml")
    base_features = {k: tuple(v) if isinstance(v, list) else v for k, v in config.features.items()}
    base_classifier = dict(config.classifier)
    variants: dict[str, tuple[dict[str, Any], dict[str, Any], bool]] = {
        "shipped": ({}, {}, False),
        "no masking, no grammar (plain words)": (
            {"roles": False, "skeleton": None, "signs": False}, {}, True,
        ),
        "masked words only": ({"roles": False, "skeleton": None, "signs": False}, {}, False),
        "grammar only": ({"words": None, "roles": False}, {}, False),
        "no roles": ({"roles": False}, {}, False),
        "no skeleton": ({"skeleton": None}, {}, False),
        "no signs": ({"signs": False}, {}, False),
        "words of one": ({"words": (1, 1)}, {}, False),
        "words to three": ({"words": (1, 3)}, {}, False),
        "signs weigh twice": ({"signs_weight": 2 * base_features["signs_weight"]}, {}, False),
        "signs weigh half": ({"signs_weight": base_features["signs_weight"] / 2}, {}, False),
        "stances not weighed": ({}, {"class_weight": None}, False),
        "C a quarter": (
            {}, {"C": base_classifier["C"] / 4, "C_relevance": base_classifier["C_relevance"] / 4},
            False,
        ),
        "C four times": (
            {}, {"C": base_classifier["C"] * 4, "C_relevance": base_classifier["C_relevance"] * 4},
            False,
        ),
        "no hurdle (one model, four classes)": ({}, {}, False),
    }  # fmt: skip
    shipped: pd.DataFrame | None = None
    tables = []
    for name, (features, classifier, plain) in variants.items():
        estimator = StanceClassifier(
            make_features(**(base_features | features)), **(base_classifier | classifier)
        )
        fit, test = train, dev
        if plain:
            fit, test = (t.assign(words=t["text"].str.lower()) for t in (train, dev))
        if "no hurdle" in name:
            fit = train.assign(label=train["label"].replace("off-topic", "other"))
        found = predict(estimator, fit, test)
        if "no hurdle" in name:
            found["neutral"] = 1 - found["support"] - found["opposition"]
            names = ["support", "neutral", "opposition"]
            found["predicted"] = found[names].idxmax(axis=1)
        shipped = found if shipped is None else shipped
        table = figures(found, variant=name)
        for questions, western in (("western-sahara", True), ("others", False)):
            side = (shipped["question"] == "western-sahara") == western
            value, low, high = paired_difference(shipped[side], found[side])
            rows = table["questions"] == questions
            table.loc[rows, ["difference", "difference_low", "difference_high"]] = value, low, high
        tables.append(table)
        shown = table[table["metric"] == "macro_f1"]
        print(
            shown.drop(columns=["metric"]).round(3).to_string(index=False, header=name == "shipped")
        )
    write(pd.concat(tables), "ablation.csv")


if __name__ == "__main__":
    main()
