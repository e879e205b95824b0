"""Audit the corpus, write its figures and refresh the tables of its data card.

    python experiments/audit.py [--corpus FOLDER] [--check NAME ...] [--card FILE]

Prints the figures, and every finding of the checks named by `--check`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pandas as pd

from stancekit.labeling import read_gold
from stancekit.labeling.audit import CHECKS, Audit, audit

ROOT = Path(__file__).parent.parent
RESULTS = Path(__file__).parent / "results" / "audit.json"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT / "data" / "corpus")
    parser.add_argument("--check", action="append", choices=list(CHECKS), default=[])
    parser.add_argument("--card", type=Path, default=ROOT / "data" / "README.md")
    options = parser.parse_args()
    gold = read_gold(options.corpus)
    result = audit(gold)
    figures = result.figures | {"off_topic_articles": off_topic_articles(gold.sentences)}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", "utf-8")
    tables = card_tables(result, figures["off_topic_articles"])
    print(tables)
    print("| findings | sentences or articles | what it means |\n|---|---:|---|")
    for check, count in figures["findings"].items():
        print(f"| {check} | {count} | {CHECKS[check]} |")
    for row in result.findings[result.findings["check"].isin(options.check)].itertuples():
        number = "" if row.sentence is pd.NA else f" {row.sentence!s}"
        print(f"{row.check}: {row.article_id}{number}: {row.text} ({row.note})")
    refresh(options.card, tables)


def off_topic_articles(sentences: pd.DataFrame) -> int:
    """Count the articles in which no sentence is about the question."""
    return int((~sentences.groupby("article_id")["relevant"].any()).sum())


def card_tables(result: Audit, off_topic: int) -> str:
    figures = result.figures
    holders = figures["holders"]
    known = holders["positions_of_known_holders"]
    lines = [
        f"{figures['articles']:,} articles, {figures['sentences']:,} labeled sentences; "
        f"{off_topic:,} articles have no sentence on their question.",
        f"{holders['positions']:,} positions of {holders['states']} states and "
        f"{holders['others']} other holders; {known:.0%} of the positions are held by the outlet "
        "or by holders that the gazetteer knows.",
    ]
    for by in ("question", "split", "genre"):
        lines += [
            "",
            f"| {by} | articles | sentences | support | neutral | opposition | off-topic |",
            "|---|---:|---:|---:|---:|---:|---:|",
        ]
        table = result.balance[result.balance["by"] == by].drop(columns="by")
        lines += [
            f"| {row[0]} | " + " | ".join(f"{n:,}" for n in row[1:]) + " |"
            for row in table.sort_values(["articles", "value"], ascending=[False, True])
            .to_numpy()
            .tolist()
        ]
    return "\n".join(lines) + "\n"


def refresh(card: Path, tables: str) -> None:
    """Put the tables between the two markers of the card."""
    text = card.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{card} lacks the markers {BEGIN} and {END}")
    card.write_text(f"{before}{BEGIN}\n{tables}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
