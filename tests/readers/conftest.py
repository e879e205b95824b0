"""What the tests of the readers share: a file written, and the one row it gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stancekit.readers import ReadOptions, read_articles


def _one(path: Path, **options: object) -> dict[str, object]:
    table = read_articles(path, ReadOptions(**options))  # type: ignore[arg-type]
    assert len(table) == 1
    return dict(table.iloc[0])


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.fixture(scope="session")
def one() -> Callable[..., dict[str, object]]:
    """Read a file that holds one article."""
    return _one


@pytest.fixture(scope="session")
def write() -> Callable[[Path, bytes], Path]:
    """Write a file, its folders too."""
    return _write
