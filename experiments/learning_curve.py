"""Figures on dev after training on 1/16 to all of train, into `results/learning_curve.csv`.

Fractions are of events, drawn with a fixed seed; each smaller draw is part of the next.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from study import HERE, figures, predict, read_splits, write

from stancekit.training import make_classifier, read_config


def main() -> None:
    train, dev = read_splits()
    config = read_config(HERE / "general.toml")
    events = np.random.default_rng(0).permutation(sorted(train["event"].unique()))
    tables = []
    for fraction in (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1.0):
        kept = train[train["event"].isin(events[: int(len(events) * fraction)])]
        found = predict(make_classifier(config), kept.reset_index(drop=True), dev)
        tables.append(figures(found, fraction=fraction, n_train=len(kept)))
        print(tables[-1][tables[-1]["metric"] == "macro_f1"].to_string(index=False))
    write(pd.concat(tables), "learning_curve.csv")


if __name__ == "__main__":
    main()
