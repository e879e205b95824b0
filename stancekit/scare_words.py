"""Words of one side before a name, where they say nothing beside what the sentence reports.

"The parliament of occupied Abkhazia asked Russia for recognition" reports an act of the rival's;
"Peru recognised the so-called SADR", one in its favor. Such words decide only a sentence that takes
no other side, so they are passed over here and the names found as though they were not there.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from stancekit.clauses import cut
from stancekit.frames import BE, CLAIMANT, RIVAL, occupier
from stancekit.grammar import find_items, read_items
from stancekit.phrases import Match
from stancekit.question import Question
from stancekit.vocabulary import polarities

_LOADED = frozenset({"claimant_name", "rival_name"})
_LAND = frozenset({"territory", "place", "rival_seat"})
# before "occupied"; with a hyphen, also by whom
_DEGREES = frozenset({"temporarily", "illegally", "still", "currently", "militarily", "now"})
# who acts for a territory; not its people, whom "occupied" concerns
_BODIES = frozenset(
    """
    administration administrations assembly authorities authority cabinet council councils court
    government governor head leader leaders leadership legislature lawmakers mayor minister
    ministers ministry officials parliament premier president presidency regime representative
    representatives ruler rulers secretary speaker spokesman spokesperson spokeswoman
    """.split()
)
_PREPOSITIONS = frozenset({"of", "in", "by", "to", "for", "from", "with", "against", "on", "at",
                           "over", "under", "about", "between", "into", "near"})  # fmt: skip
_OPENERS = frozenset({"that", '"', ",", ":", ";", "and", "but", "while", "as"})
_FAR = 200  # words that are read behind the territory
_LONGEST = 14  # words of the noun phrase before the territory
# these behind the territory tell of its status; arrests and bans there are an occupier's conduct
_STATUS = frozenset({"belong", "separate", "status", "recognize", "rival_plan", "claimant_plan",
                     "rival_name", "claimant_name", "annexation"})  # fmt: skip
_PEOPLES = frozenset({"claimant_demonym", "rival_demonym"})
_TOLD = frozenset({"report", "affirm"})
_TO_SPEAKER = 4  # words between who says something and "said"
_TO_VERDICT = 3  # between a territory's name and what is said of its bodies
_BE = frozenset({"is", "are", "was", "be", "remain", "remains", "stay", "stays"})
_SCARE = frozenset({"called", "declared", "proclaimed", "styled"})
_FINITE = ("ize", "izes", "ized", "ise", "ises", "ised", "open", "opens", "opened", "inaugurated",
           "inaugurates", "establish", "established", "establishes")  # fmt: skip
_BACKED = frozenset({"recognize", "open"})
_REACH = 14  # words between a predicate and the scare word


class Found(NamedTuple):
    """A sentence's items, and the words that were passed over to find them.

    Attributes
    ----------
    items : list of Match
    passed : frozenset of int
    """

    items: list[Match[str]]
    passed: frozenset[int] = frozenset()


def find_reported(folded: list[str], question: Question) -> Found:
    """Find a sentence's names and vocabulary, scare words passed over where they say nothing.

    Parameters
    ----------
    folded : list of str
        From `stancekit.phrases.tokenize`.
    question : Question

    Returns
    -------
    Found

    Examples
    --------
    >>> from stancekit.phrases import tokenize
    >>> from stancekit.question import load_question
    >>> words = tokenize("The parliament of occupied Abkhazia demanded recognition.").folded
    >>> found = find_reported(words, load_question("abkhazia"))
    >>> [item.value for item in found.items], sorted(found.passed)
    (['territory', 'demand', 'recognize'], [3])
    """
    found = Found(find_items(folded, question))
    lands: list[Match[str]] = []
    if "occupied" in folded:
        passed, lands = _occupied(folded, found.items, question)
        if passed:
            found = Found(_without(folded, passed, lands, question), passed)
    if not _SCARE.isdisjoint(folded):
        scared = _scared(folded)
        passed = found.passed | scared
        items = _without(folded, passed, lands, question) if scared else []
        if _is_backed(folded, items, scared, question):
            found = Found(items, passed)
    return found


def _without(
    folded: list[str], passed: frozenset[int], lands: Sequence[Match[str]], question: Question
) -> list[Match[str]]:
    """Find the items of a sentence as though words were not there, at their places in it.

    `lands` are names of the territory that are none without these words: "the occupied north".
    """
    places = [at for at in range(len(folded)) if at not in passed]
    found = [
        Match(places[item.first], places[item.last - 1] + 1, item.value)
        for item in find_items([folded[at] for at in places], question)
    ]
    taken = {at for land in lands for at in range(land.first, land.last)}
    kept = [item for item in found if taken.isdisjoint(range(item.first, item.last))]
    return sorted([*kept, *lands], key=lambda item: item.first)


# ------------------------------------------------------------------------------------- occupation


def _occupied(
    folded: list[str], items: Sequence[Match[str]], question: Question
) -> tuple[frozenset[int], list[Match[str]]]:
    """Give the words of "occupied" before a territory whose bodies or own acts are told of.

    Beside them, the names of the territory that only "occupied" made one.
    """
    numbers, _ = cut(folded)
    passed: set[int] = set()
    lands = []
    loaded: dict[int, Match[str]] = {}
    for item in items:
        if item.value in _LOADED:
            loaded.update(dict.fromkeys(range(item.first, item.last - 1), item))
    owned = (RIVAL if occupier(question) == "claimant" else CLAIMANT) - _LOADED
    spoken = _speaks(folded, items, owned)
    for at, word in enumerate(folded):
        if word != "occupied" or at + 1 >= len(folded):
            continue
        start = _start(folded, at)
        land, bare = _land_behind(folded, at, loaded, question)
        if land is None:
            continue
        body = _body_before(folded, items, numbers, start)
        if body is None or _is_judged(folded, land, question, owned, spoken):
            continue
        if _tells(folded, items, land.last, own=not body):
            passed.update(range(start, at + 1))
            if not bare:
                lands.append(land)
    return frozenset(passed), lands


def _is_judged(
    folded: list[str], land: Match[str], question: Question, owned: frozenset[str], spoken: bool
) -> bool:
    """Tell whether who calls the territory occupied says what its bodies are: "is illegal".

    `owned` are the roles of the side whose word it is; `spoken` tells that one of them speaks.
    """
    at = land.last
    if "," in folded[land.first : at]:
        # "Abkhazia, Georgia" is a place, and before "said" whoever says so
        at = folded.index(",", land.first)
        aside = folded[at + 1 : at + 1 + _LONGEST]
        spoken = spoken or _speaks(aside, find_items(aside, question), owned)
    if not spoken:
        return False
    if folded[at : at + 1] == [","]:
        # "the government of occupied Zembla, Kinbote said, is"
        aside = folded[at + 1 : at + 1 + _LONGEST]
        at += aside.index(",") + 2 if "," in aside else 1
    for word, then in pairwise(folded[at : at + _TO_VERDICT + 1]):
        if word in ("has", "have", "had"):
            return then in ("no", "been", "never")
        if word in BE and word != "'s":
            return not then.endswith("ing")  # "is seeking recognition" is its own act
    return False


def _speaks(folded: list[str], items: Sequence[Match[str]], sides: frozenset[str]) -> bool:
    """Tell whether a party of one side speaks: "Kinbote said", "said Kinbote", "Kinbote: ..."."""
    for item, following in pairwise((*items, Match(len(folded), len(folded), ""))):
        if item.value in sides and (
            (following.value in _TOLD and _near(folded, item.last, following.first))
            or (item.first <= 1 and folded[item.last : item.last + 1] == [":"])
        ):
            return True
        ends = folded[following.last : following.last + 1] in ([","], ["."], [])
        told = item.value == "report" and following.value in sides
        if told and ends and _near(folded, item.last, following.first):
            return True
    return False


def _near(folded: list[str], first: int, last: int) -> bool:
    """Tell words between who speaks and "said" that belong to either: "'s foreign ministry"."""
    between = folded[first:last]
    return len(between) <= _TO_SPEAKER and not any(word in (",", ";", ":") for word in between)


def _tells(folded: list[str], items: Sequence[Match[str]], start: int, own: bool) -> bool:
    """Tell whether what follows is on the territory's status, or its own act.

    Parameters
    ----------
    folded : list of str
    items : sequence of Match
    start : int
        The word behind the territory's name.
    own : bool
        The territory itself is the subject, and no body of it.
    """
    said = False
    for item in takewhile(lambda item: item.first < start + _FAR, _items_from(items, start)):
        kind = item.value
        if kind == "contrast":
            break
        is_people = kind in _PEOPLES and folded[item.first - 1] in _BE
        if kind in _STATUS or is_people or (own and kind in polarities()):
            return True
        if said and kind in CLAIMANT:
            return True  # "said that it will never return to Georgia"
        said = said or kind == "report"
    return False


def _items_from(items: Sequence[Match[str]], start: int) -> Iterator[Match[str]]:
    """Give the items that begin at a word or behind it."""
    first = bisect_left(items, start, key=lambda item: item.first)
    return (items[at] for at in range(first, len(items)))


def _start(folded: list[str], at: int) -> int:
    """Give where the words of "occupied" begin: "temporarily occupied", "Russian-occupied"."""
    if at > 1 and folded[at - 1] == "-":
        return at - 2
    return at - 1 if at and folded[at - 1] in _DEGREES else at


def _land_behind(
    folded: list[str], at: int, loaded: Mapping[int, Match[str]], question: Question
) -> tuple[Match[str] | None, bool]:
    """Give the territory's name right behind "occupied", and whether it is one without it.

    `loaded` are one side's names by each of their words but the last.
    """
    for item in find_items(folded[at + 1 : at + 8], question):
        if item.first == 0 and item.value in _LAND:
            return Match(at + 1, at + 1 + item.last, item.value), True
    if at in loaded:
        return Match(at + 1, loaded[at].last, "territory"), False
    return None, False


def _body_before(
    folded: list[str], items: Sequence[Match[str]], numbers: list[int], end: int
) -> str | None:
    """Give the body of a territory before `end`, if it is what acts; empty for the territory."""
    start = end
    while start > 0 and end - start < _LONGEST and numbers[start - 1] == numbers[end]:
        if folded[start - 1] in _OPENERS and not (folded[start - 1] == "and" and start != end):
            break
        start -= 1
    before = [word for word in folded[start:end] if word != "the"]
    if not before:
        return ""
    within = takewhile(lambda item: item.first < end, _items_from(items, start))
    if any(item.value in polarities() or item.value == "report" for item in within):
        return None
    body = next((at for at, word in enumerate(before) if word in _BODIES), -1)
    if body < 0 or before[-1] not in ("of", "in") or not _PREPOSITIONS.isdisjoint(before[:body]):
        return None
    return before[body]


# ------------------------------------------------------------------------------------ scare words


def _scared(folded: list[str]) -> frozenset[int]:
    """Give the words "so-called", "self-declared", and the quotation marks behind them."""
    passed: set[int] = set()
    for at, word in enumerate(folded):
        first = at - 2 if folded[at - 1 : at] == ["-"] else at - 1
        if word not in _SCARE or first < 0 or folded[first] not in ("so", "self"):
            continue
        passed.update(range(first, at + 1))
        if folded[at + 1 : at + 2] == ['"'] == folded[max(first - 1, 0) : first]:
            passed.update((first - 1, at + 1))  # the words alone are quoted
        elif folded[at + 1 : at + 2] == ['"']:
            passed.add(at + 1)
            closing = next((n for n in range(at + 2, min(at + 12, len(folded)))
                            if folded[n] == '"'), -1)  # fmt: skip
            if closing > 0:
                passed.add(closing)
    return frozenset(passed)


def _is_backed(
    folded: list[str], items: list[Match[str]], scared: frozenset[int], question: Question
) -> bool:
    """Tell whether what the scare words stand before is recognized, and by nobody reproached."""
    reading = read_items(folded, items, question)
    if any(act.sign < 0 for act in reading.acts):
        return False  # "condemned Peru because it recognised"
    for frame in reading.frames:
        if (
            frame.verb in _BACKED
            and frame.leaning == "opposition"
            and folded[frame.predicate].endswith(_FINITE)
            and not scared.isdisjoint(range(frame.predicate + 1, frame.predicate + _REACH + 1))
        ):
            return True
    return False
