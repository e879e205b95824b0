"""Who can hold a stance: states, organizations and parties, and the names they are met under.

The names stand in `gazetteer.toml`; a file of the same form extends them. `names_in` finds the
names among the words of a text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from stancekit.cleaning import strip_accents
from stancekit.errors import QuestionError
from stancekit.phrases import Lexicon, Match, Words, tokenize
from stancekit.question import Question

_FILE = Path(__file__).parent / "gazetteer.toml"


class Name(NamedTuple):
    """What a name in the gazetteer says.

    Attributes
    ----------
    ids : tuple of str
        Whose it is; several where it is shared, `""` where nobody's; empty for exceptions.
    kind : {"name", "people", "seat", "exception"}
    """

    ids: tuple[str, ...]
    kind: str


class Gazetteer(NamedTuple):
    """Names of holders.

    Attributes
    ----------
    names : Lexicon of Name
    shown : dict of str to str
        The name under which each id is shown.
    acronyms : frozenset of str
        Folded names that count only in capitals ("us", "who").
    """

    names: Lexicon[Name]
    shown: dict[str, str]
    acronyms: frozenset[str]


@lru_cache(maxsize=128)
def load_gazetteer(question: Question | None = None, extra: str = "") -> Gazetteer:
    """Load the gazetteer, with a question's parties and a file of one's own before it.

    Parameters
    ----------
    question : Question, optional
        The names of its parties come first, and each is shown under its first; those of its
        territory and plans are nobody's.
    extra : str
        Path of a further TOML file of the form of `gazetteer.toml`, or empty.

    Returns
    -------
    Gazetteer

    Raises
    ------
    QuestionError
        The file is missing or not of that form; the message names the faulty key.

    Examples
    --------
    >>> load_gazetteer().shown["KAZ"]
    'Kazakhstan'
    """
    tables = [_read(Path(extra))] if extra else []
    tables.append(_shipped())
    pairs: list[tuple[str, Name]] = []
    shown: dict[str, str] = {}
    if question is not None:
        holders = {
            name.lower()
            for table in tables
            for identity, entry in table["holders"].items()
            for part in ("names", "people", "seats")
            for name in entry.get(part, [])
            # the territory of a question is a place there, unless it has a government of its own
            if identity != "ESH"
        }
        pairs += _question_names(question, holders)
        shown |= {party.id: party.names[0] for party in question.parties}
    for table in tables:
        pairs += [(name, Name((), "exception")) for name in table["exceptions"].get("names", [])]
        for name, ids in table["ambiguous"].items():
            pairs.append((name, Name(tuple(ids), "name" if name == _base(name) else "people")))
        for identity, entry in table["holders"].items():
            names = entry.get("names", [])
            if names:
                shown.setdefault(identity, names[0])
            for kind, listed in (
                ("name", names),
                ("seat", entry.get("seats", [])),
                ("people", entry.get("people", [])),
            ):
                pairs += [(name, Name((identity,), kind)) for name in listed]
    every = list(_with_plain_letters(pairs))
    acronyms = frozenset(
        " ".join(tokenize(name).folded) for name, _ in every if len(name) <= 3 and name.isupper()
    )
    return Gazetteer(Lexicon(every), shown, acronyms)


def names_in(
    words: Words,
    text: str,
    question: Question | None = None,
    extra: str = "",
    exceptions: bool = False,
) -> list[Match[Name]]:
    """Find the names of holders in a text.

    A name counts where it begins with a capital; a short acronym, where all of it is in capitals.

    Parameters
    ----------
    words : Words
        `tokenize(text)`.
    text : str
    question : Question, optional
    extra : str
        See `load_gazetteer`.
    exceptions : bool, default=False
        Give also the names that are no holders'; their kind is `"exception"`.

    Returns
    -------
    list of Match

    Examples
    --------
    >>> text = "The US told us that New Mexico is not Mexico."
    >>> [m.value.ids for m in names_in(tokenize(text), text)]
    [('USA',), ('MEX',)]
    """
    gazetteer = load_gazetteer(question, extra)
    found = []
    for match in gazetteer.names.match(words.folded):
        if match.value.kind == "exception":
            if exceptions:
                found.append(match)
            continue
        first = match.first
        if words.folded[first] == "the" and match.last - first > 1:
            first += 1
        start = words.starts[first]
        if not (text[start : start + 1].isupper() or text[start : start + 1].isdigit()):
            continue  # "the 4th Committee"
        acronym = match.last - match.first == 1 and words.folded[first] in gazetteer.acronyms
        if acronym and not text[start : words.ends[first]].isupper():
            continue
        found.append(match)
    return found


def listed_ids() -> frozenset[str]:
    """Give the ids of all holders that ship: every state of ISO 3166-1, and others.

    Examples
    --------
    >>> {"MWI", "party:hamas"} <= listed_ids(), "MLW" in listed_ids()
    (True, False)
    """
    return frozenset(_shipped()["holders"])


@lru_cache(maxsize=1)
def listed_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the names of each holder that ships, by id, each with its kind as in `Name`.

    A name of two kinds comes once, as the first of them.

    Examples
    --------
    >>> ("Lima", "seat") in listed_names()["PER"]
    True
    """
    kinds = (("name", "names"), ("people", "people"), ("seat", "seats"))
    return {
        identity: tuple(
            {name: kind for kind, part in reversed(kinds) for name in entry.get(part, [])}.items()
        )
        for identity, entry in _shipped()["holders"].items()
    }


def listed_exceptions() -> tuple[str, ...]:
    """Give the longer names that hold a holder's and are nobody's: "New Mexico"."""
    return tuple(_shipped()["exceptions"].get("names", []))


# the same for every question
@lru_cache(maxsize=1)
def _shipped() -> dict[str, dict[str, Any]]:
    return _read(_FILE)


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
    except OSError as error:
        raise QuestionError(f"cannot read {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}: not valid TOML: {error}") from error
    for key in table:
        if key not in ("holders", "ambiguous", "exceptions"):
            raise QuestionError(f"{path}: unknown key {key!r}; use holders, ambiguous, exceptions")
    full = {key: table.get(key, {}) for key in ("holders", "ambiguous", "exceptions")}
    for key, section in full.items():
        if not isinstance(section, dict):
            raise QuestionError(f"{path}: {key} must be a [{key}] table")
    for identity, entry in full["holders"].items():
        if not isinstance(entry, dict) or set(entry) - {"names", "people", "seats"}:
            raise QuestionError(
                f"{path}: holders.{identity} must be a table of names, people and seats"
            )
        for part, listed in entry.items():
            _check_names(listed, f"{path}: holders.{identity}.{part}")
    for name, ids in full["ambiguous"].items():
        _check_names(ids, f"{path}: ambiguous.{name}")
    _check_names(full["exceptions"].get("names", []), f"{path}: exceptions.names")
    return full


def _check_names(listed: Any, where: str) -> None:
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise QuestionError(f"{where} must be a list of names, not {listed!r}")


def _question_names(question: Question, holders: set[str]) -> Iterable[tuple[str, Name]]:
    parties = [
        (name, Name((party.id,), kind))
        for party in question.parties
        for kind, listed in (
            ("name", party.names),
            ("seat", party.seats),
            ("people", party.demonyms),
        )
        for name in listed
    ]
    yield from parties
    for group in (
        question.exceptions,
        question.claimant_names,
        question.rival_names,
        question.names,
        question.places,
        question.demonyms,
        question.claimant_plans,
    ):
        yield from (
            (name, Name((), "exception"))
            for name in group
            if strip_accents(name).lower() not in holders
        )


def _with_plain_letters(pairs: Iterable[tuple[str, Name]]) -> Iterable[tuple[str, Name]]:
    """Give each name also with its accents off, since newswires drop them."""
    for name, value in pairs:
        yield name, value
        plain = strip_accents(name)
        if plain != name:
            yield plain, value


def _base(name: str) -> str:
    return name.removesuffix("s").removesuffix("n").removesuffix("ese")
