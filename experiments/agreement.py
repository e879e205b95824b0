"""How far two readers agree who did not see each other's labels: `results/agreement.csv`.

Part "test": the test split and the held-out questions, stance and relevance, from
`data/agreement/labels.csv`. Part "train": the train and dev splits, stance alone, from
`data/agreement/train.csv`.
"""

from __future__ import annotations

import pandas as pd
from study import HERE, write

from stancekit.evaluation.agreement import agreement_table
from stancekit.tables import OFF_TOPIC

FOLDER = HERE.parent / "data" / "agreement"
READERS = ["first", "second"]


def main() -> None:
    labels = pd.read_csv(FOLDER / "labels.csv")
    stances = labels.assign(**{r: labels[r].replace(OFF_TOPIC, "neutral") for r in READERS})
    relevance = labels.assign(**{r: labels[r] != OFF_TOPIC for r in READERS})
    relevant = agreement_table(relevance, READERS, "question")
    train = pd.read_csv(FOLDER / "train.csv")
    table = pd.concat(
        [
            agreement_table(stances, READERS, "question").assign(what="stance", part="test"),
            relevant[relevant["over"] != "label"].assign(what="relevance", part="test"),
            agreement_table(train, READERS, "question").assign(what="stance", part="train"),
        ]
    )
    print(table.round(3).to_string(index=False))
    for name, part in (("test", labels), ("train", train)):
        differ = (part["first"] != part["second"]).sum()
        changed = (part["first"] != part["settled"]).sum()
        print(f"{name}: {differ} of {len(part)} labels differ, {changed} were changed")
    write(table, "agreement.csv")


if __name__ == "__main__":
    main()
