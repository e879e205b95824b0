"""Scored tables, read from the folder into which `stancekit score` wrote them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.errors import TableError
from stancekit.scoring import Scores
from stancekit.table_files import FORMATS, read_table
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, Schema


def read_scores(folder: Path | str) -> Scores:
    """Read the three tables that `stancekit score` wrote into a folder.

    A table is one file (`positions.parquet`, `.jsonl` or `.csv`) or a folder of that name with
    files in it, which are read in the order of their paths.

    Raises
    ------
    TableError
        A table is missing or cannot be read.

    Examples
    --------
    >>> read_scores("nowhere")
    Traceback (most recent call last):
        ...
    stancekit.errors.TableError: no folder of scored tables at nowhere; give what `stancekit
    score ... --out FOLDER` wrote
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise TableError(
            f"no folder of scored tables at {folder}; give what `stancekit score ... --out FOLDER`"
            " wrote"
        )
    return Scores(
        _read(folder, "sentences", SENTENCES),
        _read(folder, "positions", POSITIONS),
        _read(folder, "articles", ARTICLES),
    )


def read_propositions(folder: Path | str) -> dict[str, str]:
    """Give the proposition of each question that a run asked, by name, as its `run.json` tells it.

    Empty where there is no `run.json`, as beside tables that were written by other means.

    Examples
    --------
    >>> read_propositions("nowhere")
    {}
    """
    told = _told(Path(folder)).get("questions")
    if not isinstance(told, dict):
        return {}
    return {name: words for name, words in told.items() if isinstance(words, str)}


def as_scores(scores: Scores | str | Path) -> Scores:
    """Give scores, read where a folder is given."""
    return read_scores(scores) if isinstance(scores, str | Path) else scores


def _read(folder: Path, name: str, schema: Schema) -> pd.DataFrame:
    for ending in _formats(folder):
        for path in (folder / f"{name}.{ending}", folder / name):
            files = sorted(path.rglob(f"*.{ending}")) if path.is_dir() else [path]
            tables = [read_table(file, schema) for file in files if file.is_file()]
            if tables:
                return pd.concat(tables, ignore_index=True) if len(tables) > 1 else tables[0]
    raise TableError(f"{folder} holds no table of {name}; was the run that wrote it finished?")


def _formats(folder: Path) -> list[str]:
    """List the formats in which tables may stand, that of the last run first."""
    stated = _told(folder).get("format")
    return sorted(FORMATS, key=lambda ending: ending != stated)


def _told(folder: Path) -> dict[str, Any]:
    """Read what a run says of itself; nothing where it says nothing that can be read."""
    try:
        told = json.loads((folder / "run.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}
