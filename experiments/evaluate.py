"""Every figure of a model on articles it has not seen, into `experiments/results/`.

`python experiments/evaluate.py` takes the test split, the held-out questions and the contrasts;
`--dev` takes the dev split, the one to tune on, and the part of it that is modelled on real
reports, with the linear model trained anew on the train split alone (the networks have seen no
other). With a folder of seeds or UN sentences beside the project (`../shared`), those too.
`--gold FILE` takes further gold, as often as it is given.

For each part a folder `results/evaluation-<part>/` is written: `metrics.json` with everything,
`summary.md` for the model card, tables, and `evaluation.html`, the page. What the README takes its
figures from is `results/evaluation-<test or dev>.csv`. `--splits` also measures how much better a
split by sentences looks than honest ones, which trains the model anew many times.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from un_sentences import read_un

import stancekit as sk
from stancekit.evaluation import bootstrap_intervals, sentence_counts, sentence_metrics, split_gap
from stancekit.evaluation.report import Evaluation, evaluate
from stancekit.evaluation.shares import corrected_shares
from stancekit.features import read_table
from stancekit.labeling import Gold, read_gold
from stancekit.model import load_model
from stancekit.pages.evaluation import write_report
from stancekit.training import TrainingConfig, make_classifier, read_config, training_gold

HERE = Path(__file__).parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared"
CORPUS = ROOT / "data" / "corpus"
RESULTS = HERE / "results"
#: The families that are modelled on one real report each, as it came.
REPORTS = r"t\d"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--model", default=None, help="a model's folder, or one that ships; by default general"
    )
    parser.add_argument(
        "--dev", action="store_true", help="the dev split instead of the test split"
    )
    parser.add_argument(
        "--gold", action="append", default=[], type=Path, help="further gold; may be repeated"
    )
    parser.add_argument("--no-audits", action="store_true", help="leave the audits out")
    parser.add_argument("--splits", action="store_true", help="also the gap between splits")
    parser.add_argument("--out", default=RESULTS, type=Path, help="where results are written")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.dev:
            general = read_config(HERE / "general.toml")
            kept = arguments.model or general.encoder
            only = replace(general, splits=("train",), encoder="" if kept == "linear" else kept)
            model = sk.train(only, folder, n_jobs=2)
            # a kept network brings what the linear model beside it had seen, dev among it
            measure(model, arguments, allow_seen=True)
        else:
            measure(load_model(arguments.model or "general"), arguments)


def measure(model: sk.StanceModel, arguments: argparse.Namespace, allow_seen: bool = False) -> None:
    """Take every figure of a model and write the results."""
    started = time.monotonic()
    gold = read_gold(CORPUS)
    split = "dev" if arguments.dev else "test"
    parts = {split: gold.select(gold.articles["split"] == split)}
    if arguments.dev:
        modelled = gold.articles["article_id"].str.match(REPORTS)
        parts["dev-reports"] = gold.select((gold.articles["split"] == "dev") & modelled)
    else:
        parts["held-out"] = gold.select(gold.articles["split"] == "held-out")
    for path in arguments.gold:
        parts[path.stem] = read_gold(path)
    training = own_training_gold(model)
    found: dict[str, Evaluation] = {}
    rows = []
    for name, part in parts.items():
        result = evaluate(
            model, part, training=without_events(training, part), allow_seen=allow_seen
        )
        out = arguments.out / f"evaluation-{name}"
        write_report(out, model, part, result, audits=not arguments.no_audits)
        found[name] = result
        rows += [result.metrics.assign(part=name), baseline_rows(result).assign(part=name)]
        print(f"{name}: {out / 'evaluation.html'}, {time.monotonic() - started:.0f} s", flush=True)
    if not arguments.dev:
        contrasts = evaluate(model, read_gold(ROOT / "data" / "contrast"))
        rows.append(
            contrasts.metrics[contrasts.metrics["question"] == "all"].assign(part="contrast")
        )
    if SHARED.is_dir() and not arguments.dev:
        seeds = evaluate(model, read_gold(SHARED / "seeds" / "gold.jsonl"))
        rows.append(seeds.metrics[seeds.metrics["question"] == "all"].assign(part="seeds"))
        rows.append(un_figures(model))
    columns = ["part", "question", "metric", "value", "low", "high", "n"]
    table = pd.concat(rows, ignore_index=True)[columns].dropna(subset="value").round(4)
    out = arguments.out / f"evaluation-{split}.csv"
    table.to_csv(out, index=False, lineterminator="\n")
    out.with_suffix(".json").write_text(
        json.dumps({"model": model.model_id, "rows": json.loads(table.to_json(orient="records"))},
                   indent=1) + "\n", "utf-8",
    )  # fmt: skip
    if "held-out" in found:
        check = share_check(found[split], found["held-out"])
        check.round(4).to_csv(
            arguments.out / "evaluation-shares.csv", index=False, lineterminator="\n"
        )
    if arguments.splits:
        gaps(model, training).round(4).to_csv(
            arguments.out / "evaluation-splits.csv", index=False, lineterminator="\n"
        )
    with pd.option_context("display.max_rows", None, "display.width", 120):
        print(table[table["metric"].isin(
            ["macro_f1", "macro_f1_relevant", "relevance_f1", "article_accuracy", "positions_f1",
             "stance_off_topic", "baseline_tfidf_macro_f1", "baseline_keyword_macro_f1",
             "baseline_majority_macro_f1", "calibration_error",
             "calibration_error_relevant"]
        ) & (table["question"] == "all")].to_string(index=False))  # fmt: skip
    print(f"{time.monotonic() - started:.0f} s")


def own_training_gold(model: sk.StanceModel) -> Gold:
    """Read the articles of the corpus that a model's manifest says it was trained on."""
    return training_gold(config_of(model))


def config_of(model: sk.StanceModel) -> TrainingConfig:
    """Make the configuration anew from which a model was trained."""
    stated: dict[str, Any] = dict(model.manifest["config"])
    known = TrainingConfig.__dataclass_fields__
    values = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in stated.items()
        if key in known
    }
    return TrainingConfig(**(values | {"corpus": (str(CORPUS),), "questions": ()}))


def without_events(training: Gold, part: Gold) -> Gold:
    """Leave out of a baseline's training articles what belongs to an event of the evaluated."""
    return training.select(~training.articles["event"].isin(set(part.articles["event"])))


def baseline_rows(result: Evaluation) -> pd.DataFrame:
    """Give the baselines' figures as rows of the one table: `baseline_<name>_<metric>`."""
    table = result.baselines
    table = table[table["metric"].isin(["macro_f1", "accuracy", "relevance_f1"])].copy()
    table["metric"] = "baseline_" + table["baseline"] + "_" + table["metric"]
    return table.drop(columns="baseline")


def share_check(known: Evaluation, other: Evaluation) -> pd.DataFrame:
    """Hold corrected shares against the gold ones, on articles that the confusion is not from."""
    counted = known.sentences.rename(columns={"stance": "gold"})
    confusion = counted.groupby(["article_id", "gold", "predicted"]).size().reset_index(name="n")
    archive = other.sentences.assign(gold=other.sentences["stance"])
    archive["stance"] = archive["predicted"]
    pieces = []
    for by in ((), ("question",)):
        truth = archive.groupby(list(by))["gold"] if by else archive["gold"]
        gold = truth.value_counts(normalize=True).rename("gold_share").reset_index()
        gold = gold.rename(columns={"gold": "stance"})
        for method in ("adjusted", "em"):
            shares = corrected_shares(archive, confusion, by, method)
            pieces.append(shares.merge(gold, on=[*by, "stance"], how="left").assign(method=method))
    table = pd.concat(pieces, ignore_index=True)
    table["question"] = table["question"].fillna("all")
    table["gold_share"] = table["gold_share"].fillna(0.0)
    columns = ["method", "question", "stance", "gold_share", "counted", "share", "low", "high", "n"]
    return table[columns]


def gaps(model: sk.StanceModel, training: Gold) -> pd.DataFrame:
    """Measure the gap between naive and honest splits of the training articles."""
    config = config_of(model)
    classifier = make_classifier(config).set_params(calibrate=False)
    read = read_table(training.sentences)
    honest = ("document", "event", "duplicates", "outlet", "date", "question")
    found = [split_gap(classifier, training, read, by, config.folds) for by in honest]
    return pd.concat(found, ignore_index=True)


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
