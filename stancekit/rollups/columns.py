"""What the tables given share: the keys that they sum up by, the types of their columns."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stancekit.errors import InputError


def check_keys(by: Sequence[str], known: Sequence[str], least: int = 1) -> list[str]:
    """Give what to sum up by as a list of distinct known keys, or refuse it."""
    wanted = [by] if isinstance(by, str) else list(by)
    for key in wanted:
        if key not in known:
            raise InputError(f"cannot sum up by {key!r}; use {', '.join(known)}")
        if wanted.count(key) > 1:
            raise InputError(f"{key!r} is asked for twice")
    if len(wanted) < least:
        raise InputError(f"say what to sum up by: {', '.join(known)}")
    return wanted


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """Give the columns the types of the library's tables."""
    return pd.DataFrame(
        {name: table[name].astype(kind(table[name])) for name in table.columns}  # type: ignore[call-overload]
    )


def kind(column: pd.Series) -> str:
    """Give the type that a column has in the library's tables."""
    if pd.api.types.is_integer_dtype(column):
        return "Int64"
    return "float64" if pd.api.types.is_float_dtype(column) else "string"
