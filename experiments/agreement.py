"""How far two readers agree who did not see each other's labels: `results/agreement.csv`.

Part "test": the test split and the held-out questions, stance and relevance, from
`data/agreement/labels.csv`. Part "train": the train and dev splits, stance from `train.csv`, and
from `relevance.csv` the relevance of the sentences that take no side. Part "train, later": the
families that came last, stance and relevance, from `later.csv`. Part "articles": the stance of
whole articles, of the splits dev, test and held-out, from `articles.csv`. Holders of the stances,
all splits, from `holders.csv`: agreement on all of a sentence's holders, by their ids.
"""

from __future__ import annotations

import pandas as pd
from study import HERE, write

from stancekit.evaluation.agreement import agreement_table, krippendorff_alpha
from stancekit.identities import holder_id
from stancekit.question import load_question
from stancekit.tables import OFF_TOPIC

FOLDER = HERE.parent / "data" / "agreement"
READERS = ["first", "second"]


def main() -> None:
    labels = pd.read_csv(FOLDER / "labels.csv")
    later = pd.read_csv(FOLDER / "later.csv")
    train = pd.read_csv(FOLDER / "train.csv")
    neutral = pd.read_csv(FOLDER / "relevance.csv")
    articles = pd.read_csv(FOLDER / "articles.csv")
    holders = read_holders()
    table = pd.concat(
        [
            *_both(labels, "test"),
            agreement_table(train, READERS, "question").assign(what="stance", part="train"),
            _overall(neutral).assign(what="relevance", part="train"),
            *_both(later, "train, later"),
            agreement_table(articles, READERS, "question").assign(what="stance", part="articles"),
            _holders(holders),
        ]
    )
    print(table.round(3).to_string(index=False))
    parts = {"test": labels, "train, stance": train, "train, relevance": neutral}
    for name, part in (
        parts | {"train, later": later, "articles": articles, "holders": holders}
    ).items():
        differ = (part["first"] != part["second"]).sum()
        changed = (part["first"] != part["settled"]).sum()
        print(f"{name}: {differ} of {len(part)} labels differ, {changed} were changed")
    write(table, "agreement.csv")


def read_holders() -> pd.DataFrame:
    """Read the holders as sets of ids, each set written as one label."""
    table = pd.read_csv(FOLDER / "holders.csv", keep_default_na=False)
    for name in (*READERS, "settled"):
        table[name] = [
            " ".join(sorted({holder_id(holder, load_question(question))
                             for holder in named.split("; ") if holder}))
            for named, question in zip(table[name], table["question"], strict=True)
        ]  # fmt: skip
    return table


def _both(table: pd.DataFrame, part: str) -> list[pd.DataFrame]:
    """Give the agreement on stance and on relevance of labels that say both."""
    stances = table.assign(**{r: table[r].replace(OFF_TOPIC, "neutral") for r in READERS})
    relevance = table.assign(**{r: table[r] != OFF_TOPIC for r in READERS})
    return [
        agreement_table(stances, READERS, "question").assign(what="stance", part=part),
        _overall(relevance).assign(what="relevance", part=part),
    ]


def _overall(table: pd.DataFrame) -> pd.DataFrame:
    # of two labels, each against the rest is the same again
    found = agreement_table(table, READERS, "question")
    return found[found["over"] != "label"]


def _holders(table: pd.DataFrame) -> pd.DataFrame:
    rows = [("all", "", table), *(("question", str(q), t) for q, t in table.groupby("question"))]
    return pd.DataFrame(
        [
            {"over": over, "value": value, "what": "holder", "part": "all", "n": len(part),
             "alpha": krippendorff_alpha({r: list(part[r]) for r in READERS})}
            for over, value, part in rows
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
