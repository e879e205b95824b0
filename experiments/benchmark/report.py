"""How long the evidence page takes to open and to filter, with ten thousand articles.

    pip install 'stancekit[browser]'; apt-get install chromium
    python experiments/benchmark/report.py

The scored dev articles on Western Sahara are repeated under other ids, dates and outlets, with a
number at the end of each word so that none is a copy of another. The page is opened from disk in
headless Chromium; times are those that the browser itself takes, from the start of navigation to
the tables drawn, and from a filter's change to the next frame (for words, a pause of 150 ms
included).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import tempfile
import time
from pathlib import Path

import pandas as pd
from playwright.sync_api import Page, sync_playwright

import stancekit as sk

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FILTERS = {
    "holder": ("#f-holder", "select"),
    "stance": ("#f-stance", "select"),
    "outlet": ("#f-outlet", "select"),
    "dates": ("#f-from", "2015-06-01"),
    "words": ("#f-text", "autonomy"),
    "words again": ("#f-text", "referendum"),
}


def many_scores(n_articles: int) -> sk.Scores:
    corpus = sk.read_gold(ROOT / "data" / "corpus")
    articles = corpus.articles
    wanted = (articles["split"] == "dev") & (articles["question"] == "western-sahara")
    given = articles[wanted][["article_id", "text", "title", "date", "outlet"]]
    scores = sk.score(given)
    word = re.compile(r"(\w)\b")
    pieces: list[list[pd.DataFrame]] = [[], [], []]
    for number in range(-(-n_articles // len(scores.articles))):
        for piece, table in zip(pieces, scores, strict=True):
            copy = table.assign(article_id=table["article_id"] + f"-{number}")
            for name in {"text", "evidence"} & set(copy.columns):
                copy[name] = [word.sub(rf"\g<1>{number}", str(text)) for text in copy[name]]
            if "date" in copy:
                copy["date"] = f"{2000 + number % 26}-{1 + number % 12:02d}-{1 + number % 28:02d}"
                copy["outlet"] = f"Outlet {number % 40}"
            piece.append(copy)
    made = sk.Scores(*(pd.concat(piece, ignore_index=True) for piece in pieces))
    kept = set(made.articles["article_id"][:n_articles])
    return sk.Scores(*(t[t["article_id"].isin(kept)].reset_index(drop=True) for t in made))


def opening(page: Page, file: Path) -> float:
    page.goto(file.as_uri())
    page.wait_for_selector("#t-articles tbody tr")
    return float(page.evaluate("performance.getEntriesByName('shown')[0].startTime"))


def filtering(page: Page, field: str, value: str) -> float:
    return float(
        page.evaluate(
            """async ([field, value]) => {
              const node = document.querySelector(field);
              node.value = value === "select" ? node.options[1].value : value;
              performance.clearMarks();
              const start = performance.now();
              node.dispatchEvent(new Event("input", { bubbles: true }));
              while (!performance.getEntriesByName("shown").length)
                await new Promise((done) => setTimeout(done, 5));
              await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
              const spent = performance.now() - start;
              document.querySelector("#filters").reset();
              await new Promise((done) => setTimeout(done, 300));
              return spent;
            }""",
            [field, value],
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    scores = many_scores(arguments.articles)
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        file = sk.report(scores, Path(folder) / "report.html")
        print(
            f"{len(scores.articles):,} articles, {len(scores.sentences):,} sentences, "
            f"{len(scores.positions):,} positions: {file.stat().st_size / 1e6:.1f} MB, "
            f"written in {time.process_time() - started:.0f} s of processor time"
        )
        spent: dict[str, list[float]] = {name: [] for name in ("open", *FILTERS)}
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            for _ in range(arguments.runs):
                page = browser.new_page()
                spent["open"].append(opening(page, file))
                for name, (field, value) in FILTERS.items():
                    spent[name].append(filtering(page, field, value))
                page.close()
            browser.close()
    load = os.getloadavg()[0]
    print(f"milliseconds, {arguments.runs} runs, load {load:.1f} on {os.cpu_count()} processors")
    for name, times in spent.items():
        print(f"  {name:12} median {statistics.median(times):6.0f}   most {max(times):6.0f}")
    print(json.dumps({name: round(statistics.median(times)) for name, times in spent.items()}))


if __name__ == "__main__":
    main()
