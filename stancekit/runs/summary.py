"""What a run has done so far, and the file that tells it."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from stancekit.table_files import write_text

# so many kinds of reasons, and of holders with a stance, are told apart in a summary
_MOST = 10_000
_OTHER = "other reasons"


@dataclass
class RunSummary:
    """What a run has done so far.

    Attributes
    ----------
    n_articles, n_sentences, n_positions : int
        Rows written.
    status : dict of str to int
        Articles by status.
    reasons : dict of str to int
        Articles that were skipped or failed, by reason.
    holders : dict
        (question, stance, holder_id) -> [holder, articles, best probability, its evidence].
    blocks, blocks_reused : int
        Blocks of the input, and those among them that were done before.
    articles_reused : int
        Articles in blocks that were done before.
    faults : int
        Blocks that failed in a worker and were tried again.
    bytes_done, bytes_total : int
        Of the input; the total is 0 where it is not known.
    seconds : float
    """

    n_articles: int = 0
    n_sentences: int = 0
    n_positions: int = 0
    status: dict[str, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    holders: dict[tuple[str, str, str], list[Any]] = field(default_factory=dict)
    blocks: int = 0
    blocks_reused: int = 0
    articles_reused: int = 0
    faults: int = 0
    bytes_done: int = 0
    bytes_total: int = 0
    seconds: float = 0.0

    def add(self, sentences: pa.Table, positions: pa.Table, articles: pa.Table) -> None:
        """Count the rows of a block."""
        self.n_articles += len(articles)
        self.n_sentences += len(sentences)
        self.n_positions += len(positions)
        for status in pc.value_counts(articles["status"]).to_pylist():
            name = status["values"]
            self.status[name] = self.status.get(name, 0) + status["counts"]
        bad = articles.filter(pc.not_equal(articles["status"], "ok"))
        for reason in bad["error"].to_pylist():
            kind = reason if reason in self.reasons or len(self.reasons) < _MOST else _OTHER
            self.reasons[kind] = self.reasons.get(kind, 0) + 1
        shown = ["question", "stance", "holder_id", "holder", "probability", "evidence"]
        for row in positions.select(shown).to_pylist():
            key = (row["question"], row["stance"], row["holder_id"])
            if key not in self.holders and len(self.holders) >= _MOST:
                continue
            entry = self.holders.setdefault(key, [row["holder"], 0, -1.0, ""])
            entry[1] += 1
            if row["probability"] > entry[2]:
                entry[2:] = [row["probability"], row["evidence"]]


def now() -> str:
    """Give the time, as the manifest has it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def write_manifest(out: Path, state: str, told: dict[str, Any], summary: RunSummary) -> None:
    """Write `run.json`: what was asked for, and how far it has come."""
    counts = asdict(summary)
    del counts["holders"], counts["bytes_total"]
    rate = summary.n_articles / summary.seconds if summary.seconds else None
    manifest = {"state": state, **told, "finished": now() if state == "finished" else None}
    manifest |= counts | {"articles_per_second": rate}
    write_text(out / "run.json", json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
