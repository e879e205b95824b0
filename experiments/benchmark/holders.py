"""What holders cost: lookup and attribution beside the whole of scoring, on on-question articles.

`python experiments/benchmark/holders.py [ARTICLES]` scores that many articles of the corpus's train
split that touch their question (60 by default) and prints the share of scoring's processor time
that finding agents and attributing stances takes. Both are measured in one run.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pandas as pd

import stancekit as sk
from stancekit import blocks

CORPUS = Path(__file__).parent.parent.parent / "data" / "corpus" / "western-sahara.jsonl"


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    gold = sk.read_gold(CORPUS)
    articles = gold.articles[gold.articles["split"] == "train"].head(wanted)
    table = pd.DataFrame(articles[["article_id", "text", "title", "date", "outlet"]])
    model = sk.load_model("general")
    sk.score(table.head(3), model)  # load what is loaded once
    spent = 0.0

    def timed(work):
        def run(*arguments, **options):
            nonlocal spent
            started = time.process_time()
            found = work(*arguments, **options)
            spent += time.process_time() - started
            return found

        return run

    plain = {name: getattr(blocks, name) for name in ("find_agents", "attribute")}
    for name, work in plain.items():
        setattr(blocks, name, timed(work))
    started = time.process_time()
    sk.score(table, model)
    whole = time.process_time() - started
    for name, work in plain.items():
        setattr(blocks, name, work)
    print(f"{len(table)} articles: holders {spent:.2f} s of {whole:.2f} s, {spent / whole:.1%}")


if __name__ == "__main__":
    main()
