"""Leaders whom news names without their office: "Macron backs Rabat".

They stand in `leaders.toml`: who has spoken for a state or an organization since 1970. A text that
calls one of them former is read so (`former.py`), and whoever an article introduces as somebody
else is that.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from stancekit.agents.found import Ids, Introduced, SentenceAgents
from stancekit.agents.names import choose
from stancekit.agents.words import OFFICIALS, TITLES
from stancekit.cleaning import strip_accents
from stancekit.gazetteer import listed_ids
from stancekit.identities import holder_id
from stancekit.listed_persons import Person, last_names, met_persons, spans_of
from stancekit.phrases import tokenize
from stancekit.question import Question

_FILE = Path(__file__).parent.parent / "leaders.toml"
# "the Trump administration", "Starmer's government"
_GOVERNMENTS = frozenset({"administration", "government", "cabinet", "presidency"})
# a name may be listed with one of these or without: "King Hamad bin Isa"
_BEFORE_NAMES = frozenset({"king", "queen", "emir", "sultan", "sheikh", "prince", "sir"})

_FORENAMES = 3  # before the first name that a file gives
# who was something speaks for nobody else
_PAST = frozenset({"former", "ex", "late", "then"})


class Leaders(NamedTuple):
    """Whom names mean; accents do not count.

    Attributes
    ----------
    full : mapping of str to tuple of str
        A full name, folded, and whose it is; several where it is shared.
    short : mapping of str to tuple of str
        A last name that alone means one of them, folded, and whose it is.
    given : mapping of str to set of str
        A last name, and the first words of the full names that end in it.
    """

    full: Mapping[str, Ids]
    short: Mapping[str, Ids]
    given: Mapping[str, Set[str]]


@cache
def load_leaders() -> Leaders:
    """Read `leaders.toml`.

    Raises
    ------
    ValueError
        A name stands under two holders.

    Examples
    --------
    >>> load_leaders().short["macron"]
    ('FRA',)
    """
    with _FILE.open("rb") as file:
        table = tomllib.load(file)
    listed = table["leaders"]
    full: dict[str, Ids] = {}
    short: dict[str, Ids] = {}
    given: dict[str, set[str]] = {}
    for identity, entry in listed.items():
        for name in entry["names"]:
            words = _words(name)
            _add(full, " ".join(words), identity)
            given.setdefault(words[-1], set()).add(words[0])
        for name in entry.get("short", ()):
            _add(short, " ".join(_words(name)), identity)
    for name, ids in table.get("shared", {}).items():
        full[" ".join(_words(name))] = tuple(ids)
    return Leaders(full, short, given)


def _words(name: str) -> list[str]:
    return [strip_accents(word) for word in tokenize(name).folded]


def _add(names: dict[str, Ids], name: str, identity: str) -> None:
    if names.setdefault(name, (identity,)) != (identity,):
        raise ValueError(f"leaders.toml: {name} stands under {names[name][0]} and {identity}")


def learn_leaders(
    introduced: Introduced, sentences: Sequence[SentenceAgents], question: Question
) -> None:
    """Let an article know from the start whom a last name means that stands for one person.

    That of a person of the question stands for one where the article has the full name, or the
    question's file no more than the last name.
    """
    short = load_leaders().short
    introduced.known.update(short)
    for sentence in sentences:
        for word in sentence.folded:
            if not word.isascii() and strip_accents(word) in short:
                introduced.known[word] = short[strip_accents(word)]
    article = [(sentence.read.words, sentence.read.text) for sentence in sentences]
    alone = last_names(question)
    introduced.known.update(alone)
    met = met_persons(article, question)
    for last, person in met.items():
        introduced.known[last] = (person.party.id,)
        introduced.given[last] = person.first
    for sentence in sentences if met or alone else ():
        _learn_spellings(introduced, sentence, met.values(), alone)


def _learn_spellings(
    introduced: Introduced,
    sentence: SentenceAgents,
    met: Iterable[Person],
    alone: Mapping[str, Ids],
) -> None:
    """Learn for whom the question's persons speak however a reader names them.

    "Lou Lena Quarrell" is Lena Quarrell, and with a last name alone in the file so is any.
    """
    words, text = sentence.read.words, sentence.read.text
    spans: list[tuple[int, int, Ids]] = [
        (first, last, (person.party.id,))
        for person in met
        if person.last in sentence.folded
        for first, last in spans_of(words, text, person)
    ]
    spans += [(at, at + 1, alone[word]) for at, word in enumerate(sentence.folded) if word in alone]
    for first, last, ids in spans:
        start = first
        while start and first - start < _FORENAMES and _is_forename(sentence, start - 1):
            start -= 1
        if _PAST.isdisjoint(sentence.folded[max(0, start - 3) : start]):
            for at in range(start, first + 1):
                identity = holder_id(sentence.text_of(at, last))
                if identity not in listed_ids():  # "North Korea", where a file has "Korea"
                    introduced.speaks_for[identity] = ids


def _is_forename(sentence: SentenceAgents, at: int) -> bool:
    word = sentence.folded[at]
    initial = word == "." and at > 0 and len(sentence.folded[at - 1]) == 1
    return initial or (sentence.caps[at] and word.isalpha() and word not in TITLES | OFFICIALS)


def leader_of(name: str, named: Mapping[str, int] | None = None) -> Ids:
    """Give for whom a full name speaks; empty where it is no leader's.

    Parameters
    ----------
    name : str
    named : mapping of str to int, optional
        How often the article names each holder: it tells whose a shared name is.

    Examples
    --------
    >>> leader_of("Emmanuel Macron"), leader_of("Lena Macron")
    (('FRA',), ())
    """
    leaders, words = load_leaders(), _words(name)
    found = leaders.full.get(" ".join(words), ())
    if not found and words[0] in leaders.given.get(words[-1], ()):
        found = leaders.short.get(words[-1], ())  # "Donald J. Trump"
    if not found and len(words) > 2 and words[0] in _BEFORE_NAMES:
        found = leaders.full.get(" ".join(words[1:]), ())
    return choose(found, named or {})


def means_a_leader(surname: str, ids: Ids) -> bool:
    """Tell whether a last name is still understood as it is in any article."""
    return bool(ids) and ids == load_leaders().short.get(strip_accents(surname))


def government_end(sentence: SentenceAgents, end: int) -> int:
    """Step over the government that bears a leader's name."""
    folded = sentence.folded
    after = end + 1 if folded[end : end + 1] == ["'s"] else end
    return after + 1 if after < len(folded) and folded[after] in _GOVERNMENTS else end
