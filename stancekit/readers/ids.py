"""Article ids of a run, repeated ones told apart."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence

import pandas as pd


class SeenIds:
    """The article ids of a run so far, so that a repeated one can be told apart.

    They are kept as 128-bit hashes in a temporary SQLite file, of which a few megabytes stay in
    memory however many there are.

    Examples
    --------
    >>> seen = SeenIds()
    >>> seen.tell_apart(["a", "b", "a"]), seen.tell_apart(["a"])
    (['a', 'b', 'a#2'], ['a#3'])
    """

    def __init__(self) -> None:
        # an unnamed database lies in a temporary file, which goes with the connection
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA cache_size = -8000")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("CREATE TABLE ids (key BLOB PRIMARY KEY, count INT) WITHOUT ROWID")

    def tell_apart(self, ids: Sequence[str]) -> list[str]:
        """Give repeated ids the endings `#2`, `#3`, in order."""
        keys = [_key(article_id) for article_id in ids]
        self._file.execute("BEGIN")
        try:
            # nearly always all are new
            if len(set(keys)) == len(keys) and not any(
                self._file.execute(_KNOWN.format(",".join("?" * len(part))), part).fetchone()
                for part in (keys[at : at + 500] for at in range(0, len(keys), 500))
            ):
                self._file.executemany("INSERT INTO ids VALUES (?, 1)", [(key,) for key in keys])
                return list(ids)
            return [self._name(article_id) for article_id in ids]
        finally:
            self._file.execute("COMMIT")

    def _name(self, article_id: str) -> str:
        count = self._count(article_id) + 1
        name = article_id if count == 1 else f"{article_id}#{count}"
        while count > 1 and self._count(name):
            count += 1
            name = f"{article_id}#{count}"
        self._file.execute("INSERT OR REPLACE INTO ids VALUES (?, ?)", (_key(article_id), count))
        self._file.execute("INSERT OR IGNORE INTO ids VALUES (?, 1)", (_key(name),))
        return name

    def _count(self, name: str) -> int:
        found = self._file.execute("SELECT count FROM ids WHERE key = ?", (_key(name),)).fetchone()
        return int(found[0]) if found else 0


_KNOWN = "SELECT 1 FROM ids WHERE key IN ({}) LIMIT 1"


def _key(article_id: str) -> bytes:
    return hashlib.blake2b(article_id.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def name_articles(articles: pd.DataFrame, ids: Sequence[str], names: Sequence[str]) -> pd.DataFrame:
    """Put `names` in place of `ids`, row by row, and note in `error` where they differ."""
    errors = [
        error if old == new else repeated(old, None if pd.isna(error) else str(error))
        for old, new, error in zip(ids, names, articles["error"], strict=True)
    ]
    return articles.assign(
        article_id=pd.array(list(names), dtype="string"), error=pd.array(errors, dtype="string")
    )


def repeated(article_id: str, error: str | None) -> str:
    """Add to an article's error that its id is repeated."""
    note = f"the id {article_id!r} is repeated"
    return f"{error}; {note}" if error else note


def told_apart(articles: pd.DataFrame) -> pd.DataFrame:
    """Tell the repeated ids of a whole table apart."""
    ids = [str(article_id) for article_id in articles["article_id"]]
    return name_articles(articles, ids, SeenIds().tell_apart(ids))
