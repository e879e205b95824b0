"""Parts of the world that people and states are said to be from: "West African", "Gulf"."""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Sequence

from stancekit.agents.found import SentenceAgents
from stancekit.identities import NUMBERS

#: Words for parts of the world that are no state's and no body's.
REGIONS = frozenset(
    """
    african american arab asian balkan baltic caribbean caucasus european gulf latin maghreb
    mediterranean nordic pacific sahel sahelian scandinavian andean alpine himalayan
    """.split()
)
#: Which part of one is meant: "West African", "sub-Saharan African".
PARTS = frozenset(
    """
    west east north south southern northern western eastern central sub saharan
    """.split()
)
_WORDS = REGIONS | PARTS | {"-"}
# who else than the people of states and regions may be told of beside them
_KINDS = frozenset({"muslim", "islamic", "christian", "western", "eastern", "southern", "northern"})


def region_start(sentence: SentenceAgents, at: int) -> int:
    """Give where the region begins that stands before the word `at`; `at` itself for none.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["Several West African ministers left."], question)
    >>> region_start(SentenceAgents(read, ()), 3)
    1
    """
    folded, start = sentence.folded, at
    while start > sentence.dateline and folded[start - 1] in _WORDS:
        match = sentence.ending.get(start)
        if match is not None and match.value.kind != "exception":
            break  # "American ministers" are a state's
        start -= 1
    return start if not REGIONS.isdisjoint(folded[start:at]) else at


def is_region(words: Sequence[str]) -> bool:
    """Tell words that only say from which part of the world somebody is, and how many.

    Examples
    --------
    >>> is_region(["several", "latin", "american"]), is_region(["jan", "gulf"])
    (True, False)
    """
    rest = set(words) - NUMBERS - {"other"}
    return not rest.isdisjoint(REGIONS) and rest <= _WORDS


def joining_places(sentence: SentenceAgents, at: int) -> frozenset[int]:
    """Give where "and" and commas join the regions and peoples that the noun `at` is told of.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["African, Arab and Latin American states left."], question)
    >>> sorted(joining_places(SentenceAgents(read, ()), 6))
    [1, 3]
    """
    folded = sentence.folded
    found: list[int] = []
    start = _adjective_start(sentence, at)
    while start < at and start - 2 >= sentence.dateline:
        link = start - 1
        if folded[link] != "and" and not (folded[link] == "," and found):
            break
        before = _adjective_start(sentence, link)
        if before == link:
            break
        found.append(link)
        start = before
    return frozenset(found)


def _adjective_start(sentence: SentenceAgents, end: int) -> int:
    """Give where an adjective of a region or a people begins that ends before a word."""
    folded = sentence.folded
    match = sentence.ending.get(end)
    if match is not None and match.value.kind == "people" and not folded[end - 1].endswith("s"):
        return match.first
    start = region_start(sentence, end)
    if start == end and end and folded[end - 1] in _KINDS:
        return end - 1
    return start
