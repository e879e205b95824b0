"""What labeling functions are worth: `results/labeling_*.csv`.

`functions`: their combined votes against gold that they did not see: precision and recall of
support and opposition, without any gold, and with weights from train and thresholds from dev (the
lowest at which dev gives a precision of 0.9). `model`: the same with the vote of a model trained on
train beside them. `learning`: the shipped learner trained on weak labels alone, on 200 gold
sentences alone (ten draws of whole articles) and on both. `--dev` takes the dev split, the one to
tune on, and writes nothing.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable

import numpy as np
import pandas as pd
from study import HERE, figures, write

from stancekit.classifier import stance_table
from stancekit.evaluation import bootstrap_intervals
from stancekit.evaluation.splits import cross_validate_and_fit
from stancekit.features import read_table
from stancekit.labeling import (
    Gold,
    collect_votes,
    combine_votes,
    diagnose_votes,
    find_thresholds,
    plot_diagnostics,
    read_gold,
    votes_of_model,
)
from stancekit.labeling.combine import fit_combiner, label_votes
from stancekit.training import make_classifier, read_config

CONFIG = read_config(HERE / "general.toml")
GOLD_WEIGHT = 2.0  # of a label by hand beside weak ones; chosen on dev
SENTENCES = 200
DRAWS = 10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="the dev split instead of test")
    parser.add_argument("--only", choices=["functions", "model", "learning"], help="one study")
    options = parser.parse_args()
    parts = read_parts(("train", "dev") if options.dev else ("train", "dev", "test", "held-out"))
    measured = ["dev"] if options.dev else ["test", "held-out"]
    votes = {name: collect_votes(gold.sentences) for name, gold in parts.items()}
    studies: dict[str, Callable[[], pd.DataFrame]] = {
        "functions": lambda: measure_functions(parts, votes, measured),
        "model": lambda: measure_with_model(parts, votes, measured),
        "learning": lambda: measure_learning(parts, votes["train"], measured[0]),
    }
    for name, study in studies.items():
        if options.only in (None, name):
            table = study()
            if not options.dev:
                write(table, f"labeling_{name}.csv")
            shown = table[table["metric"].isin(["precision", "recall", "macro_f1"])]
            with pd.option_context("display.max_rows", None, "display.width", 140):
                print(shown.round(3).to_string(index=False), flush=True)
    if not options.dev and options.only in (None, "functions"):
        table = diagnose_votes(votes["train"], parts["train"].sentences["label"])
        write(table, "labeling_diagnostics.csv")
        page = HERE / "results" / "labeling_diagnostics.html"
        page.write_text(plot_diagnostics(table), "utf-8")


def read_parts(splits: tuple[str, ...]) -> dict[str, Gold]:
    gold = read_gold(HERE.parent / "data" / "corpus")
    parts = {}
    for split in splits:
        parts[split] = gold.select(gold.articles["split"] == split)
    return parts


# -------------------------------------------------------------------------- the functions' labels


def measure_functions(
    parts: dict[str, Gold], votes: dict[str, pd.DataFrame], measured: list[str]
) -> pd.DataFrame:
    """Hold the functions' combined votes against gold, without gold and with train's."""
    rows = []
    for name in measured:
        found = combine_votes(votes[name])
        rows += label_figures(
            found["label"], parts[name].sentences, split=name, by="majority, no gold"
        )
    return pd.concat([*rows, weighed(parts, votes, measured, "weights from train")])


def measure_with_model(
    parts: dict[str, Gold], votes: dict[str, pd.DataFrame], measured: list[str]
) -> pd.DataFrame:
    """Hold against gold the functions' votes with that of a model trained on train."""
    read = {name: read_table(gold.sentences) for name, gold in parts.items()}
    out_of_fold, classifier = cross_validate_and_fit(
        make_classifier(CONFIG), parts["train"], read["train"]
    )
    with_model = {"train": votes["train"].assign(model=votes_of_model(out_of_fold, 0.5))}
    for name in dict.fromkeys(("dev", *measured)):
        found = stance_table(classifier.predict_proba(read[name]), classifier.classes_)
        model = votes_of_model(found.set_axis(votes[name].index), 0.5)
        with_model[name] = votes[name].assign(model=model)
    return weighed(parts, with_model, measured, "and a model's vote")


def weighed(
    parts: dict[str, Gold], votes: dict[str, pd.DataFrame], measured: list[str], by: str
) -> pd.DataFrame:
    """Combine with weights from train and thresholds from dev."""
    gold = {name: parts[name].sentences["label"].astype("string") for name in ("train", "dev")}
    fit = fit_combiner(votes["train"], gold["train"], "precision")
    thresholds = find_thresholds(fit(votes["dev"]), gold["dev"])
    print(by, thresholds, flush=True)
    rows = []
    for name in measured:
        found = label_votes(votes[name], fit(votes[name]), thresholds)
        rows += label_figures(found["label"], parts[name].sentences, split=name, by=by)
    return pd.concat(rows)


def label_figures(
    found: pd.Series, sentences: pd.DataFrame, **labels: object
) -> list[pd.DataFrame]:
    """Give precision and recall of support and opposition, by question, with intervals."""
    western = sentences["question"] == "western-sahara"
    groups = {"western-sahara": western, "others": ~western}
    if not western.any():
        groups = {"all": ~western}
        groups |= {name: sentences["question"] == name for name in sentences["question"].unique()}
    tables = []
    for questions, here in groups.items():
        for label in ("support", "opposition"):
            said = (found[here] == label).fillna(False).astype(bool)
            own = sentences.loc[here, "label"] == label
            counts = pd.DataFrame({"said": said, "gold": own, "both": said & own}).astype(int)
            counts = counts.groupby(sentences.loc[here, "article_id"].to_numpy()).sum()
            table = bootstrap_intervals(
                counts,
                lambda c: {
                    "precision": c["both"] / c["said"] if c["said"] else float("nan"),
                    "recall": c["both"] / c["gold"] if c["gold"] else float("nan"),
                },
            )
            tables.append(table.assign(**labels, questions=questions, label=label, n=own.sum()))
    return tables


# ------------------------------------------------------------------------------ what they teach


def measure_learning(parts: dict[str, Gold], votes: pd.DataFrame, measured: str) -> pd.DataFrame:
    """Train on weak labels, on little gold, and on both; predict the measured split."""
    train = parts["train"]
    read, test = read_table(train.sentences), read_table(parts[measured].sentences)
    weak = combine_votes(votes)
    tables = [run(read, weak["label"], weak["probability"], test, train_on="weak")]
    gold = train.sentences["label"].astype("string")
    for seed in range(DRAWS):
        drawn = train.sentences["article_id"].isin(draw_articles(train, seed))
        own = gold.where(drawn)
        one = pd.Series(1.0, index=gold.index)
        tables.append(run(read, own, one, test, train_on="gold", draw=seed))
        weak = combine_votes(votes, own)
        label = own.fillna(weak["label"].where(~drawn))
        weight = weak["probability"].where(~drawn, GOLD_WEIGHT)
        tables.append(run(read, label, weight, test, train_on="both", draw=seed))
    table = pd.concat(tables, ignore_index=True)
    return pd.concat([table, mean_over_draws(table)], ignore_index=True)


def draw_articles(train: Gold, seed: int) -> list[str]:
    """Draw whole articles until they have enough sentences."""
    size = train.sentences.groupby("article_id").size()
    order = np.random.default_rng(seed).permutation(sorted(size.index))
    count = int((size[order].cumsum().to_numpy() < SENTENCES).sum()) + 1
    return [str(name) for name in order[:count]]


def run(
    read: pd.DataFrame, label: pd.Series, weight: pd.Series, test: pd.DataFrame, **labels: object
) -> pd.DataFrame:
    keep = label.notna().to_numpy()
    rows = read[keep].reset_index(drop=True)
    classifier = make_classifier(CONFIG)
    classifier.fit(rows, label[keep].to_numpy(dtype=object), weight[keep].to_numpy())
    predicted = test.reset_index(drop=True).join(
        stance_table(classifier.predict_proba(test), classifier.classes_)
    )
    found = figures(predicted, n_train=int(keep.sum()), **labels)
    whole = predicted.assign(question="western-sahara")
    every = figures(whole, n_train=int(keep.sum()), **labels)
    every = every[every["questions"] == "western-sahara"].assign(questions="all")
    print(labels, every[every["metric"] == "macro_f1"]["value"].round(3).tolist(), flush=True)
    return pd.concat([every, found])


def mean_over_draws(table: pd.DataFrame) -> pd.DataFrame:
    """Give the mean over draws, and what both have over gold alone, with their span over draws."""
    drawn = table[table["draw"].notna()]
    keys = ["metric", "questions", "train_on"]
    mean = drawn.groupby(keys)["value"].agg(["mean", "min", "max"]).reset_index()
    mean = mean.rename(columns={"mean": "value", "min": "low", "max": "high"})
    wide = drawn.pivot_table(
        index=["metric", "questions", "draw"], columns="train_on", values="value"
    )
    gain = (
        (wide["both"] - wide["gold"]).groupby(["metric", "questions"]).agg(["mean", "min", "max"])
    )
    gain = gain.reset_index().rename(columns={"mean": "value", "min": "low", "max": "high"})
    mean["train_on"] = mean["train_on"] + ", mean and span of draws"
    return pd.concat([mean, gain.assign(train_on="both less gold, mean and span of draws")])


if __name__ == "__main__":
    main()
