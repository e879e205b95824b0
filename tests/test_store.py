"""Work that is done: kept whole, found by its hash, forgotten when no run uses it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from stancekit.errors import OutputError
from stancekit.model import StanceModel
from stancekit.question import load_question
from stancekit.readers import ReadOptions
from stancekit.store import (
    DoneBlock,
    Recollection,
    Store,
    article_key,
    block_of,
    joined,
    work_key,
)

QUESTION = load_question("western-sahara")
SENTENCE = {"article_id": 0, "question": "q", "sentence": 0, "text": "Peru.", "support": 0.25}


def block(*ids: str) -> DoneBlock:
    tables = {
        "sentences": [SENTENCE | {"article_id": n} for n in range(len(ids))],
        "positions": [],
        "articles": [
            {"article_id": n, "question": "q", "status": "ok", "desk": "world"}
            for n in range(len(ids))
        ],
        "texts": [],
    }
    read = [(n, "q", name.encode()) for n, name in enumerate(ids)]
    return block_of(list(ids), tables, ("desk",), read)


def same(one: DoneBlock, other: DoneBlock) -> bool:
    tables = ("sentences", "positions", "articles", "texts")
    return (one.ids, one.read) == (other.ids, other.read) and all(
        getattr(one, name).equals(getattr(other, name)) for name in tables
    )


def test_what_is_put_is_got_by_another_run(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        assert b"k" not in store
        store.put(b"k", block("a", "b"))
    with closing(Store(tmp_path)) as store:
        assert b"k" in store
        assert same(store.get(b"k"), block("a", "b"))


def test_what_no_run_uses_is_forgotten(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.put(b"old", block("a"))
        store.put(b"kept", block("b"))
    with closing(Store(tmp_path)) as store:
        store.get(b"kept")
        store.put(b"new", block("c"))
        store.forget_others()
        assert (b"old" in store, b"kept" in store, b"new" in store) == (False, True, True)
        with closing(Recollection(store.path)) as known:
            assert known.find(b"a") is None
            found = known.find(b"c")
    assert found is not None
    assert same(found[0], block("c"))
    assert found[1:] == (0, "q")


def test_recollection_without_a_store_knows_nothing(tmp_path: Path) -> None:
    with closing(Recollection(tmp_path / "work.sqlite")) as known:
        assert known.find(b"a") is None
    assert not list(tmp_path.iterdir())


def test_joined_blocks_are_as_if_scored_together() -> None:
    assert same(joined([block("a", "b"), block(), block("c")]), block("a", "b", "c"))


def test_a_block_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store, pytest.raises(OutputError, match="has gone"):
        store.get(b"never")


def test_keys_differ_with_whatever_rows_depend_on(model: StanceModel) -> None:
    options = ReadOptions()
    key = work_key(model, [QUESTION], options, False)
    assert key == work_key(model, [QUESTION], ReadOptions(), False)
    kosovo = load_question("kosovo")
    others = [
        work_key(model, [QUESTION, kosovo], options, False),
        work_key(model, [QUESTION], ReadOptions(carry=("desk",)), False),
        work_key(model, [QUESTION], options, True),
    ]
    assert len({key, *others}) == 4
    row = {"text": "Peru.", "title": None}
    keys = {
        article_key(key, row, QUESTION),
        article_key(key, row | {"title": "Peru"}, QUESTION),
        article_key(key, row | {"text": "Peru. "}, QUESTION),
        article_key(key, row, kosovo),
        article_key(others[0], row, QUESTION),
    }
    assert len(keys) == 5
    # a date or an outlet is not read
    assert article_key(key, row | {"date": "2025"}, QUESTION) in keys
