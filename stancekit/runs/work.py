"""What a worker does with a block of a run."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc

from stancekit.blocks import Recall, Scored, score_rows
from stancekit.model import StanceModel
from stancekit.question import Question
from stancekit.readers import Block, ReadOptions, Row, read_rows
from stancekit.store import DoneBlock, Recollection, article_key, block_of


@dataclass
class Work:
    """What a worker does with a block; it travels to each worker once."""

    model: StanceModel
    questions: list[Question]
    options: ReadOptions
    keep_text: bool
    key: bytes
    store: Path

    def __call__(self, block: Block) -> DoneBlock:
        """Read and score a block."""
        rows = read_rows(block, self.options)
        ids = [row["article_id"] for row in rows]
        # ids may repeat, also across blocks, so the tables carry numbers until the run names them
        rows = [row | {"article_id": number} for number, row in enumerate(rows)]
        with closing(Recollection(self.store)) as known:
            scored = score_rows(
                rows, self.model, self.questions, self.options.carry, self._recall(known)
            )
        of = {question.name: question for question in self.questions}
        read = [(n, name, article_key(self.key, rows[n], of[name])) for n, name in scored.read]
        texts = [{"article_id": r["article_id"], "text": r["text"]} for r in rows]
        tables = {
            "sentences": scored.sentences,
            "positions": scored.positions,
            "articles": scored.articles,
            "texts": texts if self.keep_text else [],
        }
        return block_of(ids, tables, self.options.carry, read)

    def _recall(self, known: Recollection) -> Recall:
        def recall(row: Row, question: Question) -> Scored | None:
            found = known.find(article_key(self.key, row, question))
            if found is None:
                return None
            block, number, name = found
            rows = []
            for table in (block.sentences, block.positions, block.articles):
                its = pc.and_(
                    pc.equal(table["article_id"], number), pc.equal(table["question"], name)
                )
                rows.append(table.filter(its).to_pylist())
            return Scored(rows[0], rows[1], rows[2], [])

        return recall
