"""How far the two blind readers of the test articles agree: `results/agreement.csv`."""

from __future__ import annotations

import pandas as pd
from study import HERE, write

from stancekit.evaluation.agreement import agreement_table
from stancekit.tables import OFF_TOPIC


def main() -> None:
    labels = pd.read_csv(HERE.parent / "data" / "agreement" / "labels.csv")
    readers = ["first", "second"]
    stances = labels.assign(**{r: labels[r].replace(OFF_TOPIC, "neutral") for r in readers})
    relevance = labels.assign(**{r: labels[r] != OFF_TOPIC for r in readers})
    table = pd.concat(
        [
            agreement_table(stances, readers, "question").assign(what="stance"),
            agreement_table(relevance, readers, "question").assign(what="relevance"),
        ]
    )
    table = table[(table["what"] == "stance") | (table["over"] != "label")]
    changed = (labels["first"] != labels["second"]).sum()
    print(table.round(3).to_string(index=False), f"\n{changed} of {len(labels)} labels differ")
    write(table, "agreement.csv")


if __name__ == "__main__":
    main()
