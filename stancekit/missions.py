"""Embassies and consulates: whose side one takes by where it stands, and by where it does not.

"The US embassy in Pristina" speaks for Washington: the seat tells only where it stands. Whoever
opens one there takes the side of those who have their seat in it, if nobody but the territory's own
government has; an embassy in Moscow says nothing of Crimea.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from stancekit.phrases import Match, fold
from stancekit.question import Question

_SEATS = frozenset({"claimant_seat", "rival_seat"})
# between a mission and where it stands
_PLACED = frozenset({"in", "to", "at", "the", "near", "outside", "of", "general", "-", "s"})
_IN = frozenset({"in", "to", "at", "near", "outside"})
# "Somaliland government", "president of Abkhazia": the party is the territory's own
_GOVERNMENTS = frozenset({"government", "authorities", "president"})
_PHRASE = 4  # words from "embassy" to the territory in which it stands
_REACH = 8  # words between a mission and what tells where it stands


def without_seats(folded: Sequence[str], items: Sequence[Match[str]]) -> list[Match[str]]:
    """Make the seats in which missions stand nobody's: "the US embassy in Pristina".

    Parameters
    ----------
    folded : sequence of str
    items : sequence of Match
        A sentence's names and vocabulary, in order.

    Returns
    -------
    list of Match
        The same, these with the value "seat".

    Examples
    --------
    >>> from stancekit.grammar import find_items
    >>> from stancekit.phrases import tokenize
    >>> from stancekit.question import load_question
    >>> words = tokenize("The US embassy in Pristina told Pristina so.").folded
    >>> items = find_items(words, load_question("kosovo"))
    >>> [item.value for item in without_seats(words, items)]
    ['mission', 'seat', 'report', 'rival_seat']
    """
    found = list(items)
    for at, (mission, seat) in enumerate(pairwise(items), 1):
        if seat.value in _SEATS and mission.value == "mission":
            between = folded[mission.last : seat.first]
            # "ambassador to" is a mission as a whole
            placed = not between or not _IN.isdisjoint(between)
            if placed and _PLACED.issuperset(between):
                found[at] = seat._replace(value="seat")
    return found


def mission_side(
    folded: Sequence[str],
    items: Sequence[Match[str]],
    index: int,
    holding: str,
    question: Question,
) -> str:
    """Tell whom a mission favors by where it stands.

    Parameters
    ----------
    folded : sequence of str
    items : sequence of Match
        Of the sentence.
    index : int
        The mission's place among them.
    holding : {"claimant", "rival"}
        Who holds the territory.
    question : Question

    Returns
    -------
    {"claimant", "rival", ""}
    """
    item = items[index]
    if _own_seats(question):
        holding = "rival"  # an embassy in Kosovo is one to Kosovo
    for other in (*items[index + 1 : index + 4], *items[max(0, index - 2) : index]):
        if max(other.first - item.last, item.first - other.last) > _REACH:
            continue
        if other.value == "seat":
            seat = tuple(folded[other.first : other.last])
            return "rival" if seat in _own_seats(question) else ""
        if other.value in ("claimant", "claimant_seat"):
            return ""
        if other.value == "claimant_name":
            return "claimant"
        if other.value in ("place", "territory"):
            apart = _own_seats(question) and _is_apart(folded, other, item)
            return "" if apart else holding
        if other.value in ("rival_name", "rival"):
            return "rival"
    return ""


def _is_apart(folded: Sequence[str], land: Match[str], mission: Match[str]) -> bool:
    """Tell a territory that has its own missions from one in which another's stands.

    "Zembla opened an embassy" and "an embassy in Peru after it dropped Zembla" say nothing of it;
    "Zembla's embassy", "an embassy in Zembla" and "in Zembla it opened an embassy" do.
    """
    if land.first > mission.first:
        between = folded[mission.last : land.first]
        return len(between) > _PHRASE or _IN.isdisjoint(between)
    if land.first and folded[land.first - 1] in _IN:
        return False
    between = folded[land.last : mission.first]
    return bool(between) and between[0] != "'s"


@lru_cache(maxsize=128)
def _own_seats(question: Question) -> frozenset[tuple[str, ...]]:
    """Give the seats of rivals that are the territory's own government."""
    lands = [set(fold(name)) for name in question.names]
    return frozenset(
        tuple(fold(seat))
        for party in question.rivals
        if not party.id.startswith(("org:", "party:"))
        and any(_governs(set(fold(name)), lands) for name in party.names)
        for seat in party.seats
    )


def _governs(name: set[str], lands: Sequence[set[str]]) -> bool:
    return not _GOVERNMENTS.isdisjoint(name) and any(land <= name for land in lands)
