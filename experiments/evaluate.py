"""Every figure of the shipped model on articles it has not seen, into `experiments/results/`.

`python experiments/evaluate.py` takes the test split and the held-out questions; `--dev` takes the
dev split, the one to tune on. With a folder of seeds or UN sentences beside the project
(`../shared`), those too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pandas as pd
from un_sentences import read_un

import stancekit as sk
from stancekit.evaluation import bootstrap_intervals, sentence_counts, sentence_metrics
from stancekit.evaluation.report import Evaluation, evaluate
from stancekit.features import make_features, read_table
from stancekit.labeling import Gold, read_gold
from stancekit.model import StanceClassifier, load_model, stance_table
from stancekit.training import read_config, training_gold

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--model", default=None, help="a model's folder; the shipped one by default"
    )
    parser.add_argument(
        "--dev", action="store_true", help="the dev split instead of the test split"
    )
    arguments = parser.parse_args()
    model = load_model(arguments.model or "western-sahara")
    gold = read_gold(ROOT / "data" / "corpus")
    split = "dev" if arguments.dev else "test"
    parts = {split: gold.select(gold.articles["split"] == split)}
    if not arguments.dev:
        parts["held-out"] = gold.select(gold.articles["split"] == "held-out")
    rows = []
    for name, part in parts.items():
        result = evaluate(model, part)
        rows.append(result.metrics.assign(part=name))
        rows.append(off_topic(name, result, part))
        rows.append(baselines(name, part))
        errors = result.sentences[result.sentences["stance"] != result.sentences["predicted"]]
        print(f"{name}: {len(errors)} of {len(result.sentences)} sentences wrong")
    if SHARED.is_dir() and not arguments.dev:
        seeds = evaluate(model, read_gold(SHARED / "seeds" / "gold.jsonl"))
        rows.append(seeds.metrics[seeds.metrics["question"] == "all"].assign(part="seeds"))
        rows.append(un_figures(model))
    table = pd.concat(rows, ignore_index=True)[
        ["part", "question", "metric", "value", "low", "high", "n"]
    ]
    table = table.dropna(subset="value").round(4)
    out = HERE / "results" / f"evaluation-{split}.csv"
    out.parent.mkdir(exist_ok=True)
    table.to_csv(out, index=False, lineterminator="\n")
    (out.with_suffix(".json")).write_text(
        json.dumps({"model": model.model_id, "rows": json.loads(table.to_json(orient="records"))},
                   indent=1) + "\n"
    )  # fmt: skip
    with pd.option_context("display.max_rows", None, "display.width", 120):
        print(table[table["metric"].isin(
            ["macro_f1", "macro_f1_relevant", "relevance_f1", "article_accuracy", "positions_f1",
             "stance_off_topic", "baseline_tfidf_macro_f1", "baseline_majority_macro_f1",
             "calibration_error"]
        )].to_string(index=False))  # fmt: skip


def off_topic(name: str, result: Evaluation, part: Gold) -> pd.DataFrame:
    """How often a sentence of an article without any relevant sentence is given a stance."""
    relevant = part.sentences.groupby("article_id")["relevant"].any()
    silent = set(relevant.index[~relevant])
    table = result.sentences[result.sentences["article_id"].isin(silent)]
    counts = pd.DataFrame(
        {"wrong": (table["predicted"] != "neutral").astype(int), "all": 1}
    ).groupby(table["article_id"]).sum()  # fmt: skip
    found = bootstrap_intervals(
        counts, lambda c: {"stance_off_topic": c["wrong"] / c["all"] if c["all"] else float("nan")}
    )
    return found.assign(part=name, question="all", n=len(table))


def baselines(name: str, part: Gold) -> pd.DataFrame:
    """The majority class and a plain TF-IDF model, on the same sentences."""
    train = training_gold(read_config(HERE / "general.toml"))
    plain = StanceClassifier(make_features(words=(1, 2), roles=False, skeleton=None, signs=False))

    # words as they stand: no masking, no grammar
    def unread(table: pd.DataFrame) -> pd.DataFrame:
        return table.assign(words=table["text"].str.lower(), roles="", skeleton="", signs="")

    plain.fit(unread(train.sentences), train.sentences["label"].to_numpy())
    probabilities = plain.predict_proba(unread(part.sentences))
    found = part.sentences.join(stance_table(probabilities, plain.classes_))
    rows = []
    for question in ["all", *sorted(found["question"].unique())]:
        table = found if question == "all" else found[found["question"] == question]
        for label, predicted in (
            ("tfidf", table),
            ("majority", table.assign(predicted="neutral", relevance=0.0)),
        ):
            figures = bootstrap_intervals(sentence_counts(predicted), sentence_metrics)
            figures["metric"] = f"baseline_{label}_" + figures["metric"]
            rows.append(figures.assign(part=name, question=question, n=len(table)))
    return pd.concat(rows)


def un_figures(model: sk.StanceModel) -> pd.DataFrame:
    """The seeded sample of real UN sentences, each with its neighbors."""
    table = read_un(SHARED / "un_speeches", HERE / "un_labels.csv")
    read = read_table(table)
    predicted = table.join(model.stances(read).set_axis(table.index))
    middle = predicted[predicted["sentence"] == 1]
    figures = bootstrap_intervals(sentence_counts(middle), sentence_metrics)
    return figures.assign(part="un", question="western-sahara", n=len(middle))


if __name__ == "__main__":
    main()
