"""Compare sentence splitters on the hand-marked boundaries: exactness and speed.

    python experiments/splitters.py [--split test|dev] [--rounds N]

A boundary is the place where one sentence ends and the next begins, counted in characters that
are not blank, so that a splitter is not marked down for where it leaves the spaces. The end of a
passage is no boundary: nobody can miss it.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from stancekit.cleaning import normalize
from stancekit.sentences import ABBREVIATIONS, split_sentences

BOUNDARIES = Path(__file__).parent.parent / "tests" / "data" / "boundaries.jsonl"
# the passages are repeated to a text of about this many characters for the timing
TIMED_CHARACTERS = 200_000

Splitter = Callable[[str], list[str]]


class Passage(NamedTuple):
    """A text and its sentences as marked by hand."""

    id: str
    kind: str
    text: str
    sentences: list[str]


class Score(NamedTuple):
    """How many of the boundaries given are right, and how many of the right ones are given."""

    precision: float
    recall: float
    f1: float


def passages(split: str) -> list[Passage]:
    """Read the passages of one half, "dev" or "test"."""
    with BOUNDARIES.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Passage(row["id"], row["kind"], row["text"], row["sentences"])
        for row in rows
        if row["split"] == split
    ]


def boundaries(sentences: list[str]) -> set[int]:
    """Give the inner boundaries, as counts of the non-blank characters before them."""
    places: set[int] = set()
    seen = 0
    for sentence in sentences:
        places.add(seen)
        seen += sum(not character.isspace() for character in normalize(sentence))
    return places - {0, seen}


def score(splitter: Splitter, half: list[Passage]) -> Score:
    """Score a splitter over all boundaries of the passages."""
    right = given = marked = 0
    for passage in half:
        ours, theirs = boundaries(splitter(passage.text)), boundaries(passage.sentences)
        right += len(ours & theirs)
        given += len(ours)
        marked += len(theirs)
    precision, recall = right / max(given, 1), right / max(marked, 1)
    return Score(precision, recall, 2 * right / max(given + marked, 1))


def stancekit_splitter() -> Splitter:
    """Give our own splitter."""

    def split(text: str) -> list[str]:
        return [text[start:end] for start, end in split_sentences(text)]

    return split


def punkt_splitter() -> Splitter:
    """Give Punkt, untrained, with our abbreviations, line by line."""
    parameters = PunktParameters()
    parameters.abbrev_types.update(ABBREVIATIONS)
    tokenizer = PunktSentenceTokenizer(parameters)

    def split(text: str) -> list[str]:
        return [piece for line in text.splitlines() for piece in tokenizer.tokenize(line)]

    return split


def sentencex_splitter() -> Splitter | None:
    """Give sentencex, or None when it is not installed."""
    if importlib.util.find_spec("sentencex") is None:
        return None
    sentencex: Any = importlib.import_module("sentencex")

    def split(text: str) -> list[str]:
        return [piece for line in text.splitlines() for piece in sentencex.segment("en", line)]

    return split


def speeds(splitters: dict[str, Splitter], half: list[Passage], rounds: int) -> dict[str, float]:
    """Give each splitter's median speed, in marked sentences per second.

    The splitters take turns, so that a busy moment of the machine falls on all of them.
    """
    repeats = max(1, TIMED_CHARACTERS // sum(len(passage.text) for passage in half))
    texts = [passage.text for passage in half] * repeats
    sentences = repeats * sum(len(passage.sentences) for passage in half)
    seconds: dict[str, list[float]] = {name: [] for name in splitters}
    for _ in range(rounds):
        for name, splitter in splitters.items():
            begin = time.process_time()
            for text in texts:
                splitter(text)
            seconds[name].append(time.process_time() - begin)
    return {name: sentences / statistics.median(runs) for name, runs in seconds.items()}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Compare sentence splitters.")
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()

    splitters = {"stancekit": stancekit_splitter(), "punkt + our abbreviations": punkt_splitter()}
    sentencex = sentencex_splitter()
    if sentencex is None:
        print("sentencex is not installed: left out")
    else:
        splitters["sentencex"] = sentencex

    half = passages(arguments.split)
    marked = sum(len(boundaries(passage.sentences)) for passage in half)
    print(f"{len(half)} passages, {marked} boundaries ({arguments.split} half)\n")
    print(f"{'splitter':<27}{'precision':>10}{'recall':>8}{'F1':>7}{'sent./s':>10}{'time':>8}")
    pace = speeds(splitters, half, arguments.rounds)
    for name, splitter in splitters.items():
        precision, recall, f1 = score(splitter, half)
        slower = pace["stancekit"] / pace[name]
        print(
            f"{name:<27}{precision:>10.3f}{recall:>8.3f}{f1:>7.3f}{pace[name]:>10,.0f}{slower:>7.1f}x"
        )


if __name__ == "__main__":
    main()
