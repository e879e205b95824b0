"""The blocks of a run: scored by a pool, kept in the store, given back in the input's order."""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from stancekit.engines import Pool, WorkerDied
from stancekit.errors import StancekitError
from stancekit.readers import Block, digest, failed_row, read_rows
from stancekit.runs.summary import RunSummary
from stancekit.runs.work import Work
from stancekit.store import DoneBlock, Store, joined

logger = logging.getLogger(__name__)


@dataclass
class InOrder:
    """Blocks scored by a pool, a few in flight, given back in the input's order."""

    pool: Pool[DoneBlock]
    store: Store
    work: Work
    summary: RunSummary

    def over(self, blocks: Iterable[Block], key: bytes) -> Iterator[tuple[Block, DoneBlock]]:
        """Give each block with what was made of it."""
        flying: deque[tuple[Block, bytes, Any]] = deque()
        for block in blocks:
            name = hashlib.sha256(key + digest(block)).digest()
            known = name in self.store
            flying.append((block, name, None if known else self.pool.submit(block)))
            if len(flying) >= self.pool.width:
                yield self._land(flying)
        while flying:
            yield self._land(flying)

    def _land(self, flying: deque[tuple[Block, bytes, Any]]) -> tuple[Block, DoneBlock]:
        block, name, future = flying.popleft()
        self.summary.blocks += 1
        if future is None:
            done = self.store.get(name)
            self.summary.blocks_reused += 1
            self.summary.articles_reused += len(done.ids)
            return block, done
        try:
            done = self.pool.result(future)
        except StancekitError:
            raise
        except Exception as error:  # noqa: BLE001 - retried, then told in a row
            died = isinstance(error, WorkerDied)
            if died:
                self.pool.restart()
            done, whole = self._again(block, error)
            # what flew beside it has gone down with the worker
            if died:
                for at, (other, other_name, waiting) in enumerate(flying):
                    if waiting is not None:
                        flying[at] = (other, other_name, self.pool.submit(other))
            if not whole:
                return block, done  # not kept: another run may have better luck
        self.store.put(name, done)
        return block, done

    def _again(self, block: Block, error: Exception) -> tuple[DoneBlock, bool]:
        """Score a block that failed once more, alone, then article by article."""
        self.summary.faults += 1
        logger.warning("a block of %s failed (%s): tried again", _where(block), error)
        done = self._alone(block)
        if isinstance(done, DoneBlock):
            return done, True
        parts = []
        for row in read_rows(block, self.work.options):
            part = self._alone(Block("rows", rows=(row,)))
            if not isinstance(part, DoneBlock):
                reason = f"a worker failed on this article: {part}; score it alone to see why"
                failed = failed_row(row["article_id"], reason)
                part = self.work(Block("rows", rows=(row | failed,)))
                logger.error("article %s of %s: %s", row["article_id"], _where(block), reason)
            parts.append(part)
        return joined(parts), False

    def _alone(self, block: Block) -> DoneBlock | Exception:
        try:
            return self.pool.result(self.pool.submit(block))
        except WorkerDied as error:
            self.pool.restart()
            return error
        except StancekitError:
            raise
        except Exception as error:  # noqa: BLE001 - the caller tells it in a row
            return error


def _where(block: Block) -> str:
    return block.name or (block.members[0][1] if block.members else "the input")
