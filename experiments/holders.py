"""Fit `stancekit/holders.toml`, and measure who is found to hold what.

    python experiments/holders.py              fit on train, measure on dev, with the errors by
                                               construction; writes nothing
    python experiments/holders.py --fit        fit on train and dev; writes the weights
    python experiments/holders.py --test       measure on test, from raw text too, and write
                                               results/holders.csv
    python experiments/holders.py --model encoder    beside the others: whose encoder is heard, by
                                               default the general model's; with linear the
                                               weights stand alone

Sentences and stances are gold unless it says "raw": what is measured is the holder alone. The model
is a conditional logit (McFadden, 1974): one choice among a sentence's candidates, one of them
nobody. It is fitted in rounds, each reading with the decisions of the round before; a group that
the gold words otherwise ("elders" for "clan elders") fits where the gold's own is not offered, or
the fit would learn that groups hold nothing. What is measured is exact. How sure a holder must be
for a position is chosen by cross-validation over the events: the best F1 at a precision of .78, to
which the network's opinion, not heard there, adds some .04; from raw text, where stances are wrong
as well, it leaves about .75.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

import stancekit as sk
from stancekit.agents import find_agents
from stancekit.agents.found import Ids
from stancekit.evaluation import bootstrap_intervals
from stancekit.evaluation.report import evaluate
from stancekit.holders import History, Weights, attribute, load_weights
from stancekit.identities import holder_id
from stancekit.question import Question, load_question
from stancekit.reading import ReadSentence, read_article

HERE = Path(__file__).parent
CORPUS = HERE.parent / "data" / "corpus"
TARGET = HERE.parent / "stancekit" / "holders.toml"
ROUNDS = 3
RIDGE = 5.0
RAREST = 25  # a cue met in fewer candidates gets no weight
SMALLEST = 0.05
SMALL_WORDS = frozenset({"of", "the", "a", "an", "from", "in", "for", "to", "and", "at", "on",
                         "by", "with", "s"})  # fmt: skip
FOLDS = 2
REPEATED = 0.5  # a holder met in n sentences of an article counts n ** (1 - this) times
PRECISION = 0.78
# how sure a holder must be: in a sentence; and in one sentence at least, for a position
NAMED = 0.4
LEAST = (0.4, 0.45, 0.5, 0.55, 0.6)
START = Weights({}, NAMED, NAMED / 2)


class Labeled(NamedTuple):
    """An article as read, with its gold stances and holders."""

    name: str
    event: str
    question: Question
    read: list[ReadSentence]
    stances: list[str]
    gold: list[dict[str, str]]
    opinions: list[dict[Ids, float]]


# families whose holders are invented clubs and councils more often than in news
INVENTED = re.compile(r"[de]\d-")


def load_labeled(split: str, model: sk.StanceModel | None = None) -> list[Labeled]:
    articles = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["split"] != split or INVENTED.match(row["article_id"]):
                continue
            question = load_question(row["question"])
            spans = sorted(row["spans"], key=lambda span: span["start"])
            texts = [row["text"][span["start"] : span["end"]] for span in spans]
            gold = [
                {holder_id(p["holder"], question): p["stance"] for p in span["positions"]}
                for span in spans
            ]
            stances = [span["stance"] for span in spans]
            read = read_article(texts, question)
            articles.append(
                Labeled(row["article_id"], row.get("event") or row["article_id"], question,
                        read, stances, gold, _opinions(read, question, model))
            )  # fmt: skip
    return articles


def _opinions(
    read: list[ReadSentence], question: Question, model: sk.StanceModel | None
) -> list[dict[Ids, float]]:
    if model is None or model.encoder is None:
        return []
    described = model.describe(read, question).assign(article_id="a", question=question.name)
    return model.encoder.read(described.assign(sentence=range(len(read))))[1]


# --------------------------------------------------------------------------------------- fitting


def prepare(articles: list[Labeled]) -> list[tuple[Labeled, History]]:
    return [
        (a, History(find_agents(a.read, a.question)[0], a.stances, a.question, START))
        for a in articles
    ]


def fit(prepared: list[tuple[Labeled, History]]) -> Weights:
    """Fit the weights of the cues."""
    weights = START
    for number in range(ROUNDS):
        vocabulary: dict[str, int] = {}
        values: list[float] = []
        columns: list[int] = []
        ends = [0]
        fits: list[bool] = []
        starts: list[int] = []
        counts_as: list[float] = []
        for article, history in prepared:
            history.weigh(weights)
            if number:
                history.decide()
            held = Counter(_first(article, index) for index in history.fixed)
            for index, fixed in history.fixed.items():
                moving = history.moving(index, number > 0)
                own = _fitting(_own(article, index), {i for ids in moving for i in ids})
                counts_as.append(held[_first(article, index)] ** -REPEATED)
                longest = max((len(k) for k in moving if k and set(k) <= own), default=0)
                starts.append(len(fits))
                for ids, cues in moving.items():
                    for name, value in (*fixed.get(ids, {}).items(), *cues.items()):
                        columns.append(vocabulary.setdefault(name, len(vocabulary)))
                        values.append(value)
                    ends.append(len(columns))
                    right = set(ids) <= own and len(ids) == longest
                    fits.append(right if longest else not ids)
        matrix = csr_matrix((values, columns, ends), shape=(len(fits), len(vocabulary)))
        counts = np.bincount(np.array(columns), minlength=len(vocabulary))
        kept = np.flatnonzero(counts >= RAREST)
        names = np.array(list(vocabulary))[kept]
        found = choose(
            matrix[:, kept].tocsr(), np.array(fits), np.array(starts), np.array(counts_as)
        )
        table = {
            str(name): round(float(weight), 2)
            for name, weight in zip(names, found, strict=True)
            if abs(weight) >= SMALLEST
        }
        weights = START._replace(cues=table)
    return weights


def choose(matrix: Any, fits: np.ndarray, starts: np.ndarray, weighs: np.ndarray) -> np.ndarray:
    group = np.zeros(len(fits), dtype=int)
    group[starts[1:]] = 1
    group = np.cumsum(group)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores = scores - np.maximum.reduceat(scores, starts)[group]
        odds = np.exp(scores)
        every = odds / np.add.reduceat(odds, starts)[group]
        right = np.where(fits, odds, 0.0)
        good = right / np.add.reduceat(right, starts)[group]
        value = -(weighs * np.log(np.add.reduceat(np.where(fits, every, 0.0), starts))).sum()
        slope = matrix.T @ (weighs[group] * (every - good))
        return value + RIDGE / 2 * weights @ weights, slope + RIDGE * weights

    start = np.zeros(matrix.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return np.asarray(found.x)


def choose_position(prepared: list[tuple[Labeled, History]]) -> float:
    """Cross-validate over events: the best F1 of positions at the precision asked for."""
    events = sorted({a.event for a, _ in prepared})
    fold = {event: number % FOLDS for number, event in enumerate(events)}
    counts: dict[float, Counter[str]] = {}
    for number in range(FOLDS):
        weights = fit([p for p in prepared if fold[p[0].event] != number])
        for article, history in prepared:
            if fold[article.event] != number:
                continue
            history.weigh(weights)
            history.decide()
            history.settle()
            for least in LEAST:
                counts.setdefault(least, Counter()).update(count(article, history, least))
    table = pd.DataFrame([{"position": k, **figures(c)} for k, c in counts.items()])
    print("cross-validation over the events")
    print(table.round(3).to_string(index=False))
    good = table[table["precision"] >= PRECISION]
    return float((good if len(good) else table).sort_values("f1")["position"].iloc[-1])


def write_weights(weights: Weights) -> None:
    cues = "\n".join(f"{json.dumps(n)} = {w}" for n, w in sorted(weights.cues.items()))
    TARGET.write_text(
        "# How much each cue speaks for a candidate to be the holder of a sentence's stance: the\n"
        "# weights of a conditional logit, fitted on the corpus's train and dev splits by\n"
        "# `python experiments/holders.py --fit`. Names of cues are made in candidates.py.\n\n"
        f"threshold = {weights.threshold}\nfollowing = {weights.following}\n"
        f"position = {weights.position}\n\n[cues]\n{cues}\n",
        encoding="utf-8",
    )


# ------------------------------------------------------------------------------------- measuring


def count(article: Labeled, history: History, least: float) -> Counter[str]:
    """Count sentences and positions of a decided article; second positions are left out."""
    total: Counter[str] = Counter()
    said = set()
    for index in history.fixed:
        ids = history.chosen[index]
        own = _own(article, index)
        said |= {(i, article.stances[index]) for i in ids if history.likely[index][i] >= least}
        total.update(sentences=1, right=bool(ids) and ids[0] in own, unknown=not ids)
    gold = _triples(article)
    total.update(both=len(said & gold), said=len(said), gold=len(gold))
    return total


def figures(c: Mapping[str, float]) -> dict[str, float]:
    """Accuracy and unknown share by sentence; positions by (article, holder, stance)."""
    nan = float("nan")
    return {
        "holder_accuracy": c["right"] / c["sentences"] if c["sentences"] else nan,
        "holder_unknown": c["unknown"] / c["sentences"] if c["sentences"] else nan,
        "precision": c["both"] / c["said"] if c["said"] else nan,
        "recall": c["both"] / c["gold"] if c["gold"] else nan,
        "f1": 2 * c["both"] / (c["said"] + c["gold"]) if c["said"] + c["gold"] else nan,
    }


def measure(
    articles: list[Labeled], weights: Weights
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give the figures, the errors by construction, and the calibration of positions."""
    rows, errors, sure = [], [], []
    for article in articles:
        found = attribute(article.read, article.stances, article.question, weights,
                          article.opinions)  # fmt: skip
        total: Counter[str] = Counter(sentences=0, right=0, unknown=0)
        gold = _triples(article)
        chances: dict[tuple[str, str], list[float]] = {}
        for row in found:
            for a in row:
                chances.setdefault((a.holder_id, a.stance), []).append(a.chance)
        history = History(
            find_agents(article.read, article.question)[0], article.stances, article.question,
            weights,
        )  # fmt: skip
        for index, stance in enumerate(article.stances):
            if stance == "neutral":
                continue
            first = next((a.holder_id for a in found[index] if a.stance == stance), "")
            right = first in _own(article, index)
            total.update(sentences=1, right=right, unknown=not first)
            errors.append({"construction": construction(article, history, index),
                           "right": right, "unknown": not first})  # fmt: skip
        said = {key for key, found in chances.items() if max(found) >= weights.position}
        total.update(both=len(said & gold), said=len(said), gold=len(gold))
        rows.append(total)
        sure += [(max(c), 1 - float(np.prod([1 - x for x in c])), key in gold)
                 for key, c in chances.items()]  # fmt: skip
    counts = pd.DataFrame(rows).fillna(0)
    table = pd.DataFrame(errors)
    by = table.groupby("construction").agg(
        sentences=("right", "size"), right=("right", "sum"), unknown=("unknown", "sum")
    )
    by["wrong"] = by["sentences"] - by["right"] - by["unknown"]
    calibration = pd.DataFrame(sure, columns=["maximum", "noisy_or", "right"])
    return counts, by.sort_values("sentences", ascending=False), calibration


def construction(article: Labeled, history: History, index: int) -> str:
    """Name where the gold holder of a sentence stands."""
    own = _own(article, index)
    offers = history.offers
    if len(own) > 1:
        return "several holders"
    if own == {"author"}:
        return "author"
    head = offers.heads[index]
    agents = offers.sentences[index].agents
    names = {"last": "speaker", "first": "speaker", "accord": "according to", "label": "label",
             "subject": "subject", "by": "by"}  # fmt: skip
    for place, agent in enumerate(agents):
        if own & set(agent.ids):
            plain = "" if agent.sort in ("name", "office", "person", "group") else ", pronoun"
            if place == head.place:
                return f"in the sentence: {names[head.kind]}{plain}"
    if any(own & set(agent.ids) for agent in agents):
        return "in the sentence: elsewhere"
    before: list[Ids] = [ids for ids in offers.headed[:index] if ids]
    if before and own & set(before[-1]):
        return "not in the sentence: the last to speak or act"
    if own & {i for agent in offers.sentences[0].agents for i in agent.ids}:
        return "not in the sentence: title"
    if own & {offers.claimant, *offers.rivals}:
        return "not in the sentence: a party"
    if own & {i for s in offers.sentences for a in s.agents for i in a.ids}:
        return "not in the sentence: elsewhere in the article"
    return "no name found that fits"


def report(
    name: str, counts: pd.DataFrame, metrics: Callable[..., dict[str, float]] = figures
) -> pd.DataFrame:
    table = bootstrap_intervals(counts, metrics).round(3)
    table.insert(0, "part", name)
    print(table.to_string(index=False))
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--test", action="store_true")
    parser.add_argument("--model", default="general")
    arguments = parser.parse_args()
    model = sk.load_model(arguments.model)
    if not arguments.fit and model.encoder and not model.encoder.names_holders:
        parser.error("this model's encoder says nothing of holders")
    if arguments.fit:
        prepared = prepare(load_labeled("train") + load_labeled("dev"))
        position = choose_position(prepared)
        write_weights(fit(prepared)._replace(position=position))
        load_weights.cache_clear()
    if arguments.test:
        split, weights = "test", load_weights()
    else:
        # no figure on what the weights have seen
        split = "dev"
        weights = fit(prepare(load_labeled("train")))._replace(position=load_weights().position)
    counts, errors, calibration = measure(load_labeled(split, model), weights)
    tables = [report(f"{split}, stances given", counts)]
    print(errors.to_string())
    right = calibration["right"].astype(float)
    for rule in ("maximum", "noisy_or"):
        print(f"Brier score of positions, {rule}: {((calibration[rule] - right) ** 2).mean():.4f}")
    if arguments.test:
        gold = sk.read_gold(CORPUS)
        found = evaluate(model, gold.select(gold.articles["split"] == "test"))
        raw = found.metrics[
            (found.metrics["question"] == "all")
            & found.metrics["metric"].str.startswith("positions_")
        ]
        raw = raw[["metric", "value", "low", "high"]].round(3)
        raw.insert(0, "part", "test, raw text")
        print(raw.to_string(index=False))
        tables += [raw, errors.reset_index().rename(columns={"construction": "metric"})
                   .assign(part="test, errors by construction")]  # fmt: skip
        name = Path(arguments.model).name
        out = HERE / "results" / ("holders.csv" if name == "general" else f"holders-{name}.csv")
        pd.concat(tables).to_csv(out, index=False, lineterminator="\n")


def _first(article: Labeled, index: int) -> tuple[str, ...]:
    return (article.stances[index], *sorted(_own(article, index)))


def _own(article: Labeled, index: int) -> set[str]:
    """Give the gold holders of a sentence's own stance."""
    stance = article.stances[index]
    return {holder for holder, held in article.gold[index].items() if held == stance}


def _fitting(own: set[str], offered: set[str]) -> set[str]:
    """Add to the gold holders whoever is offered for one that is not, in other words."""
    missing = own - offered
    return own | {
        other for other in offered - own if any(_is_worded_as(other, one) for one in missing)
    }


def _is_worded_as(one: str, other: str) -> bool:
    """Tell that all words of one group or person are among the other's."""
    if not all(identity.startswith(("org:", "person:")) for identity in (one, other)):
        return False
    first, second = (
        {word for word in identity.partition(":")[2].split("-") if word not in SMALL_WORDS}
        for identity in (one, other)
    )
    return bool(first and second) and (first <= second or second <= first)


def _triples(article: Labeled) -> set[tuple[str, str]]:
    return {(h, s) for row in article.gold for h, s in row.items() if s != "neutral"}


if __name__ == "__main__":
    main()
