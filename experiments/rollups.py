"""How well the roll-up's table of who stands where agrees with gold, on articles held out.

    python experiments/rollups.py

Both tables come from the same function, `stancekit.rollup`: one over the model's positions, one
over the gold ones. Holders that take a side in both are compared by the stance that most of their
articles give them (a holder with as many articles on either side agrees only with one likewise
torn). Since that leaves out whom only one table knows, coverage and precision stand beside it.
Intervals are Wilson's and take holders for independent draws.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

import stancekit as sk
from stancekit.identities import holder_id, shown_name
from stancekit.labeling import Gold
from stancekit.persistence import text_hash
from stancekit.rollups import find_stories, wilson_interval
from stancekit.tables import POSITIONS, as_table, rows_of

ROOT = Path(__file__).parent.parent
KEYS = ["question", "holder_id"]


def gold_positions(gold: Gold) -> pd.DataFrame:
    """The gold positions as a positions table, every one sure."""
    found: dict[tuple[str, str, str], dict[str, object]] = {}
    dates = gold.articles.set_index("article_id")[["date", "outlet"]]
    for row in rows_of(gold.sentences):
        question = sk.load_question(row["question"])
        for holder, stance in row["positions"]:
            if stance == "neutral":
                continue
            identity = holder_id(holder, question)
            position = found.setdefault(
                (row["article_id"], identity, stance),
                {
                    **{name: row[name] for name in ("article_id", "question")},
                    **dates.loc[row["article_id"]].to_dict(),
                    "holder_id": identity, "holder": shown_name(identity, question),
                    "stance": stance, "probability": 1.0, "sentences": [],
                    "evidence": row["text"],
                },
            )  # fmt: skip
            position["sentences"].append(row["sentence"])  # type: ignore[attr-defined]
    return as_table(found.values(), POSITIONS)


def who_stands_where(gold: Gold, model: sk.StanceModel) -> pd.DataFrame:
    """One row a holder that takes a side in gold or in the model's table, with both stances."""
    seen = gold.articles["text"].map(text_hash).isin(model.training_hashes)
    if seen.any():
        raise SystemExit(f"the model was trained on {seen.sum()} of these articles")
    tables = []
    for name, rows in gold.articles.groupby("question", sort=True):
        scores = sk.score(rows[["article_id", "text", "title", "date", "outlet"]], model, [name])
        stories = find_stories(scores)
        ours = gold.select(gold.articles["question"] == name)
        right = scores._replace(positions=gold_positions(ours))
        both = [
            sk.rollup(s, stories=stories)[[*KEYS, "stance", "articles"]].fillna({"stance": "torn"})
            for s in (right, scores)
        ]
        tables.append(both[0].merge(both[1], how="outer", on=KEYS, suffixes=("_gold", "_model")))
    return pd.concat(tables, ignore_index=True)


def figures(table: pd.DataFrame) -> pd.DataFrame:
    """Agreement, coverage and precision, with Wilson's intervals over holders."""
    in_gold, in_model = table["stance_gold"].notna(), table["stance_model"].notna()
    same = (table["stance_gold"] == table["stance_model"]).fillna(False).astype(bool)
    twice = (table["articles_gold"] > 1).fillna(False).astype(bool)
    rows = []
    for metric, hits, among in (
        ("agreement", same, in_gold & in_model),
        ("agreement_two_articles", same, in_gold & in_model & twice),
        ("coverage", in_model, in_gold),
        ("precision", in_gold, in_model),
        ("agreement_of_all_gold", same, in_gold),
    ):
        k, n = int((hits & among).sum()), int(among.sum())
        low, high = wilson_interval(k, n)
        rows.append((metric, k / n if n else float("nan"), float(low), float(high), k, n))
    return pd.DataFrame(rows, columns=["metric", "value", "low", "high", "hits", "n_holders"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", default="general")
    arguments = parser.parse_args()
    model = sk.load_model(arguments.model)
    corpus = sk.read_gold(ROOT / "data" / "corpus")
    tables = []
    for split in ("test", "held-out"):
        table = who_stands_where(corpus.select(corpus.articles["split"] == split), model)
        parts = {"all": table}
        if split == "test":
            first = table["question"] == "western-sahara"
            parts |= {"western-sahara": table[first], "other questions": table[~first]}
        tables += [figures(part).assign(part=split, question=q) for q, part in parts.items()]
    table = pd.concat(tables, ignore_index=True)
    table = table[["part", "question", "metric", "value", "low", "high", "hits", "n_holders"]]
    out = ROOT / "experiments" / "results" / "rollups.csv"
    table.round(4).to_csv(out, index=False, lineterminator="\n")
    print(f"{model.model_id}\n{table.round(3).to_string(index=False)}\nwritten to {out}")


if __name__ == "__main__":
    main()
