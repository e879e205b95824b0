"""An archive to measure on: whole articles of the corpus, shuffled, a stated share on the question.

Of the articles off the question half name a party to it without touching it. Every copy of an
article carries its number, so that no two texts are alike.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from stancekit.labeling import read_gold
from stancekit.mentions import find_names, touches
from stancekit.phrases import tokenize
from stancekit.question import load_question

ROOT = Path(__file__).parents[2]
QUESTION = load_question("western-sahara")
#: Sentences that name a party and nothing of the question, for articles that name none.
NAMING = (
    "Morocco sent a delegation as well.",
    "The Moroccan team arrived on Tuesday.",
    "Officials from Rabat attended the opening.",
    "Algeria was represented by its ambassador.",
)


def texts() -> tuple[list[str], list[str], list[str]]:
    """Give the corpus's train articles: on the question, naming a party, and naming none."""
    articles = read_gold(ROOT / "data" / "corpus").articles
    articles = articles[articles["split"] == "train"]
    on, naming, neither = [], [], []
    for question, text in zip(articles["question"], articles["text"], strict=True):
        words = tokenize(text).folded
        if touches(words, QUESTION):
            if question == QUESTION.name:
                on.append(text)
        elif find_names(words, QUESTION):
            naming.append(text)
        else:
            neither.append(text)
    return on, naming, neither


def write_archive(path: Path, n: int, share: float, seed: int = 0) -> dict[str, float]:
    """Write `n` articles as JSON lines, `share` of them on the question; give what is in them."""
    on, naming, neither = texts()
    chance = random.Random(seed)  # noqa: S311
    counts = {"on": 0, "naming": 0, "neither": 0}
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for number in range(n):
            kind = "on" if chance.random() < share else chance.choice(("naming", "neither"))
            counts[kind] += 1
            text = chance.choice(on) if kind == "on" else ""
            # a party here and a code word there would put an article on the question after all
            while kind != "on" and (not text or touches(tokenize(text).folded, QUESTION)):
                text = _off(kind == "naming", naming, neither, chance)
            text = f"{text}\nItem {number}."
            size += len(text)
            row = {"article_id": f"item-{number}", "date": "2025-03-14", "text": text}
            file.write(json.dumps(row, ensure_ascii=number % 2 == 0) + "\n")
    return {**counts, "characters_per_article": round(size / n)}


def _off(names: bool, naming: list[str], neither: list[str], chance: random.Random) -> str:
    """Make an article off the question, as long as agencies' pieces are: some of one make it."""
    text = chance.choice(naming) if names and chance.random() < 0.2 else chance.choice(neither)
    if names and not find_names(tokenize(text).folded, QUESTION):
        text = f"{text}\n{chance.choice(NAMING)}"
    while len(text) < 2500:
        text = f"{text}\n\n{chance.choice(neither)}"
    return text


def write_short(path: Path, n: int) -> None:
    """Write `n` articles of a line, one in a thousand on the question, for memory's sake."""
    on = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
    off = "The ministers of Morocco and Peru spoke of copper and of trade."
    with path.open("w", encoding="utf-8") as file:
        for number in range(n):
            text = on if number % 1000 == 0 else off
            row = {"article_id": f"item-{number}", "text": f"{text} Item {number}."}
            file.write(json.dumps(row) + "\n")
