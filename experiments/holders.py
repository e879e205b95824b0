"""Fit the weights of `stancekit/holders.py`, and measure who is found to hold what.

`python experiments/holders.py fit` fits on the corpus's training split, writes the table of weights
into `stancekit/holders.py` and prints the figures of train and dev; without `fit` it only measures.
Gold sentences and stances are given throughout: what is measured here is the holder alone.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer

from stancekit import holders
from stancekit.agents import find_agents
from stancekit.gazetteer import holder_id
from stancekit.question import Question, load_question
from stancekit.reading import ReadSentence, read_article

CORPUS = Path(__file__).parent.parent / "data" / "corpus"
ROUNDS = 4
RIDGE = 3.0
RAREST = 25  # a cue met in fewer candidates gets no weight
SMALLEST = 0.15


class Labeled(NamedTuple):
    """An article as read, with its gold stances and holders."""

    name: str
    question: Question
    read: list[ReadSentence]
    stances: list[str]
    gold: list[dict[str, str]]


def load_labeled(split: str) -> list[Labeled]:
    articles = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["split"] != split:
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
            articles.append(Labeled(row["article_id"], question, read, stances, gold))
    return articles


def fit_weights(train: list[Labeled]) -> None:
    """Fit the cues' weights; each round reads with the decisions of the round before.

    The model is a choice among a sentence's candidates, one of which is nobody: the probability
    of a candidate is the exponential of its cues' weights over the sum of all candidates'.
    """
    found = [(find_agents(a.read, a.question)[0], a) for a in train]
    for number in range(ROUNDS):
        rows: list[dict[str, float]] = []
        fits: list[bool] = []
        starts: list[int] = []
        for sentences, article in found:
            history = holders.History(sentences, article.stances, article.question)
            if number:
                history.decide()
            for index, stance in enumerate(article.stances):
                if stance == "neutral":
                    continue
                own = {h for h, s in article.gold[index].items() if s == stance}
                candidates = history.candidates(index, number > 0)
                longest = max((len(k) for k in candidates if k and set(k) <= own), default=0)
                starts.append(len(rows))
                for ids, cues in candidates.items():
                    rows.append(cues)
                    fits.append((set(ids) <= own and len(ids) == longest) if longest else not ids)
        vectorizer = DictVectorizer()
        matrix = vectorizer.fit_transform(rows)
        kept = np.asarray((matrix != 0).sum(axis=0)).ravel() >= RAREST
        names = np.array(vectorizer.get_feature_names_out())[kept]
        weights = _choice(matrix[:, kept], np.array(fits), np.array(starts))
        holders.WEIGHTS = {
            str(name): round(float(weight), 1)
            for name, weight in zip(names, weights, strict=True)
            if abs(weight) >= SMALLEST
        }


def _choice(matrix: Any, fits: np.ndarray, starts: np.ndarray) -> np.ndarray:
    group = np.zeros(len(fits), dtype=int)
    group[starts[1:]] = 1
    group = np.cumsum(group)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        odds = np.exp(scores)
        every = odds / np.add.reduceat(odds, starts)[group]
        right = np.where(fits, odds, 0.0)
        total = np.add.reduceat(right, starts)
        good = right / total[group]
        value = -np.log(np.add.reduceat(np.where(fits, every, 0.0), starts)).sum()
        slope = matrix.T @ (every - good)
        return value + RIDGE / 2 * weights @ weights, slope + RIDGE * weights

    start = np.zeros(matrix.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def evaluate(articles: list[Labeled]) -> dict[str, Any]:
    """Give accuracy and unknown share by sentence, F1 by (article, holder, stance)."""
    count: Counter[str] = Counter()
    for article in articles:
        found = holders.attribute(article.read, article.stances, article.question)
        said = {(a.holder_id, a.stance) for row in found for a in row}
        gold = {(h, s) for row in article.gold for h, s in row.items() if s != "neutral"}
        count.update(hit=len(said & gold), said=len(said), gold=len(gold))
        for row, stance, truth in zip(found, article.stances, article.gold, strict=True):
            if stance != "neutral":
                first = next((a.holder_id for a in row if a.stance == stance), "")
                count.update(n=1, right=truth.get(first) == stance, unknown=not first)
    return {
        "sentences": count["n"],
        "accuracy": round(count["right"] / count["n"], 3),
        "unknown": round(count["unknown"] / count["n"], 3),
        "precision": round(count["hit"] / max(count["said"], 1), 3),
        "recall": round(count["hit"] / count["gold"], 3),
        "f1": round(2 * count["hit"] / (count["said"] + count["gold"]), 3),
    }


def write_weights() -> None:
    path = Path(holders.__file__)
    source = path.read_text(encoding="utf-8")
    lines, line = [], "   "
    for name, weight in sorted(holders.WEIGHTS.items()):
        item = f' "{name}": {weight},'
        if len(line) + len(item) > 99:
            lines.append(line)
            line = "   "
        line += item
    table = "WEIGHTS: Mapping[str, float] = {\n" + "\n".join([*lines, line]) + "\n}  # fmt: skip\n"
    path.write_text(re.sub(r"WEIGHTS: Mapping.*?\n\}  # fmt: skip\n", lambda _: table, source,
                           flags=re.DOTALL), encoding="utf-8")  # fmt: skip


def sweep(articles: list[Labeled]) -> None:
    """Print the figures under several thresholds."""
    kept = holders.THRESHOLD
    for threshold in (0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7):
        holders.THRESHOLD = threshold
        print(threshold, evaluate(articles))
    holders.THRESHOLD = kept


if __name__ == "__main__":
    training, development = load_labeled("train"), load_labeled("dev")
    if "fit" in sys.argv:
        fit_weights(training)
        write_weights()
    print("train", evaluate(training))
    print("dev", evaluate(development))
    if "sweep" in sys.argv:
        sweep(development)
