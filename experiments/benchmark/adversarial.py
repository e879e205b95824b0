"""Texts that are made to be slow: twice the length must take at most 2.3 times as long.

    python experiments/benchmark/adversarial.py [--characters N] [--rounds N]

Each pattern is repeated to a million characters and to two, and goes through the splitter, the
words, the scan, through reading in sentences, and through finding who holds the stances of these,
which all take one. Processor time, the best of a few rounds.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Callable

from archive import ROOT

from stancekit import mentions
from stancekit.descriptions import describe
from stancekit.furniture import furniture
from stancekit.holders import attribute
from stancekit.language import language
from stancekit.phrases import tokenize
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.sentences import split_sentences

QUESTION = load_question("western-sahara")
PATTERNS = {
    "one letter": "a", "stops": ".", "stops and blanks": ". ", "quotes": '" ', "brackets": "([{",
    "lines": "\n", "blanks": " ", "capitals": "A.", "initials": "A. B. ", "glued": "said.Then",
    "camels": "maliSaid", "accents": "e\u0301", "wide stops": "。", "hyphens": "-",
    "territory": "the Sahara ", "half a name": "Western ", "claimant": "Morocco's ",
    "stance": "backs Morocco's plan and rejects it ", "no stop": "Peru backs the plan, ",
    "speakers": "Peru backs the plan. Algeria rejects it, he said. ",
    "sentences": "Peru backs the Moroccan Sahara. ", "short form": "the plan ",
    "numbers": "1. 2) ", "addresses": "www.a.b@", "emoji": "🙂.", "surrogates": "\ufffd'",
}  # fmt: skip


def read_in_sentences(text: str) -> object:
    sentences = [text[start:end] for start, end in split_sentences(text)]
    return describe(read_article(sentences, QUESTION)) if sentences else None


def find_holders(text: str) -> object:
    article = read_article([text[start:end] for start, end in split_sentences(text)], QUESTION)
    stances = ["opposition" if at % 3 == 0 else "support" for at in range(len(article))]
    return attribute(article, stances, QUESTION)


STEPS: dict[str, tuple[Callable[[str], object], float]] = {
    "split": (split_sentences, 1.0),
    "words": (tokenize, 1.0),
    "scan": (lambda text: mentions.touching([text], QUESTION), 1.0),
    "language": (language, 1.0),
    "furniture": (furniture, 1.0),
    # a hundred times as slow for any text, so on less of it
    "read": (read_in_sentences, 0.05),
    "holders": (find_holders, 0.02),
}


def seconds(run: Callable[[str], object], text: str, rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        run(text)
        best = min(best, time.process_time() - started)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", nargs="*", default=list(STEPS), choices=list(STEPS))
    options = parser.parse_args()
    rows = []
    for step in options.steps:
        run, share = STEPS[step]
        size = int(options.characters * share)
        for name, pattern in PATTERNS.items():
            text = pattern * (2 * size // len(pattern))
            once = seconds(run, text[:size], options.rounds)
            twice = seconds(run, text, options.rounds)
            # what takes no time has no ratio
            ratio = twice / once if twice > 0.02 else float("nan")
            rows.append({"step": step, "pattern": name, "characters": size,
                         "once_s": round(once, 4), "twice_s": round(twice, 4),
                         "ratio": round(ratio, 2)})  # fmt: skip
            if ratio > 2.3:
                print(rows[-1], flush=True)
    with (ROOT / "experiments" / "results" / "adversarial.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    worst = max((r["ratio"] for r in rows if r["ratio"] == r["ratio"]), default=0.0)
    print(f"worst ratio {worst}")


if __name__ == "__main__":
    main()
