"""Leaders whom news names without their office: "Macron backs Rabat".

They stand in `leaders.toml`: who has spoken for a state or an organization since 1970. A text that
calls one of them former is read so (`former.py`), and whoever an article introduces as somebody
else is that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stancekit.agents.slots import Ids, Introduced, SentenceAgents
from stancekit.identities import slug
from stancekit.phrases import tokenize

_FILE = Path(__file__).parent.parent / "leaders.toml"
# "the Trump administration", "Starmer's government"
_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "presidency"})


class Leaders(NamedTuple):
    """Whom names mean.

    Attributes
    ----------
    full : mapping of str to tuple of str
        The slug of a full name, and whose it is.
    short : mapping of str to tuple of str
        A last name that alone means one of them, folded, and whose it is.
    given : mapping of str to str
        Such a last name, and the given name, folded.
    """

    full: Mapping[str, Ids]
    short: Mapping[str, Ids]
    given: Mapping[str, str]


@cache
def load_leaders() -> Leaders:
    """Read `leaders.toml`.

    Examples
    --------
    >>> load_leaders().short["macron"]
    ('FRA',)
    """
    with _FILE.open("rb") as file:
        listed = tomllib.load(file)["leaders"]
    full: dict[str, Ids] = {}
    short: dict[str, Ids] = {}
    given: dict[str, str] = {}
    for identity, entry in listed.items():
        for name in entry["names"]:
            full[slug(name)] = (identity,)
        for name in entry.get("short", ()):
            (word,) = tokenize(name).folded
            short[word] = (identity,)
            first = next((n for n in entry["names"] if tokenize(n).folded[-1] == word), "")
            if first:
                given[word] = tokenize(first).folded[0]
    return Leaders(full, short, given)


def learn_leaders(introduced: Introduced) -> None:
    """Let an article know from the start whom a last name means that stands for one person."""
    leaders = load_leaders()
    introduced.known.update(leaders.short)
    introduced.given.update(leaders.given)


def leader_of(name: str) -> Ids:
    """Give for whom a full name speaks; empty where it is no leader's."""
    return load_leaders().full.get(slug(name), ())


def government_end(sentence: SentenceAgents, end: int) -> int:
    """Step over the government that bears a leader's name."""
    folded = sentence.folded
    after = end + 1 if folded[end : end + 1] == ["'s"] else end
    return after + 1 if after < len(folded) and folded[after] in _GOVERNMENTS else end
