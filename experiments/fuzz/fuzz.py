"""Feed the readers, the splitter and the scan what a fuzzer makes up, outside CI.

    python experiments/fuzz/fuzz.py {readers,splitter,scan,languages} [-max_total_time=300]

Needs atheris (`pip install atheris`). What breaks is written by it as a `crash-*` file, to become a
test. Whatever comes: no exception but the library's own, no row lost, offsets that hold, a scan
that finds what reading finds, and many texts in the language of each.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["stancekit"]):
    from stancekit import language, mentions
    from stancekit.errors import StancekitError
    from stancekit.phrases import tokenize
    from stancekit.question import load_question
    from stancekit.readers import read_articles
    from stancekit.sentences import split_sentences

ENDINGS = (".txt", ".html", ".jsonl", ".csv", ".tsv", ".parquet", ".jsonl.gz", ".csv.zst")
FOLDER = Path(tempfile.mkdtemp())
QUESTION = load_question("western-sahara")


def readers(data: bytes) -> None:
    if not data:
        return
    path = FOLDER / f"a{ENDINGS[data[0] % len(ENDINGS)]}"
    path.write_bytes(data[1:])
    try:
        table = read_articles(path)
    except StancekitError:
        return
    assert len(table) >= 1, "no row"  # noqa: S101
    assert table["status"].isin(["ok", "failed", "skipped"]).all()  # noqa: S101
    for text in table["text"].dropna():
        text.encode("utf-8")


def splitter(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    end = 0
    for start, stop in split_sentences(text):
        assert end <= start < stop <= len(text)  # noqa: S101
        assert text[start:stop].strip() == text[start:stop]  # noqa: S101
        end = stop


def scan(data: bytes) -> None:
    mentions._FEW = -1
    texts = data.decode("utf-8", "replace").split("\n\n")
    found = mentions.touching(texts, QUESTION)
    assert found == [mentions.touches(tokenize(t).folded, QUESTION) for t in texts]  # noqa: S101


def languages(data: bytes) -> None:
    # long enough to be sure of
    texts = [f"{text} the of and to " * 9 for text in data.decode("utf-8", "replace").split("\n\n")]
    sure = language._surely_english(texts)
    for text, known in zip(texts, sure, strict=True):
        assert not known or language.language(text) == "en"  # noqa: S101


TARGETS = {"readers": readers, "splitter": splitter, "scan": scan, "languages": languages}

if __name__ == "__main__":
    target = TARGETS[sys.argv.pop(1)]
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()
