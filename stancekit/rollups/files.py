"""Files of the tables given, safe to open in a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.errors import OutputError
from stancekit.rollups.columns import kind
from stancekit.table_files import FORMATS, write_table

# what a spreadsheet takes for the beginning of a formula, also in full width
_SIGNS = frozenset("=+-@＝＋－＠")
_FORMULA = ("\t", "\r", "\n")


def write_rollup(table: pd.DataFrame, path: Path | str) -> None:
    """Write a table of this room; the ending of `path` says the format (.csv .parquet .jsonl).

    In CSV, which spreadsheets open, a text that a spreadsheet would take for a formula gets an
    apostrophe before it; the other formats hold texts as they are.

    Raises
    ------
    OutputError
        The ending is unknown or the file cannot be written.
    """
    path = Path(path)
    if path.suffix.lstrip(".") not in FORMATS:
        raise OutputError(f"{path}: give a name that ends in .csv, .parquet or .jsonl")
    schema = {str(name): kind(table[name]) for name in table.columns}
    write_table(guarded(table) if path.suffix == ".csv" else table, path, schema)


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before each text that a spreadsheet would take for a formula.

    Examples
    --------
    >>> guarded(pd.DataFrame({"evidence": ["=1+1", "Peru"], "share": [-0.5, 1.0]})).values.tolist()
    [["'=1+1", -0.5], ['Peru', 1.0]]
    """
    safe = table.copy()
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]):
            safe[name] = table[name].map(_without_formula)
    return safe


def _without_formula(value: Any) -> Any:
    # spreadsheets pass over spaces before the sign
    if isinstance(value, str) and (value.startswith(_FORMULA) or value.lstrip()[:1] in _SIGNS):
        return f"'{value}"
    return value
