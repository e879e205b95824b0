"""Groups of states, by holder id: those of `groups.toml`, or a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from stancekit.errors import InputError
from stancekit.tables import check_columns

_GROUPS = Path(__file__).parent / "groups.toml"

Groups = Mapping[str, Iterable[str]] | pd.DataFrame | str | Path | None


def read_groups(groups: Groups = None) -> dict[str, list[str]]:
    """Give groups of states as a mapping from name to holder ids.

    Parameters
    ----------
    groups : mapping, DataFrame with `group` and `holder_id`, TOML file, or None
        See `rollup`; None gives those that ship.

    Raises
    ------
    InputError
        The file is missing or not of that form.

    Examples
    --------
    >>> "MAR" in read_groups()["African Union"]
    True
    """
    if isinstance(groups, pd.DataFrame):
        check_columns(groups, ("group", "holder_id"), "the table of groups")
        listed = groups.groupby("group", sort=False)["holder_id"]
        return {str(name): [str(i) for i in ids] for name, ids in listed}
    if isinstance(groups, Mapping):
        return {str(name): [str(i) for i in ids] for name, ids in groups.items()}
    path = _GROUPS if groups is None else Path(groups)
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"no groups at {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not valid TOML: {error}") from error
    result = {}
    for name, entry in found.items():
        members = entry.get("members") if isinstance(entry, dict) else None
        if not isinstance(members, list) or not all(isinstance(m, str) for m in members):
            raise InputError(f"{path}: {name}: give it members, as in members = ['MAR', 'ESP']")
        result[name] = members
    return result


def group_table(groups: Groups) -> pd.DataFrame:
    """Give groups as a table with a row a member: `group`, `holder_id`."""
    pairs = [(name, one) for name, ids in read_groups(groups).items() for one in ids]
    table = pd.DataFrame(pairs, columns=["group", "holder_id"], dtype="string")
    return table.drop_duplicates()
