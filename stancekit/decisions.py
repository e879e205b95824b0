"""What the other sentences of an article say for a candidate: who was decided there, how surely.

These cues rest on what was decided before, so they are added in each round of `holders`, to those
of `candidates`, which stay.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import exp, log

from stancekit.agents.found import Ids
from stancekit.candidates import REACH, Cues, Offers, steps_back

# in how many sentences of stance before it, and after it, a holder's share is told: in all those of
# an article, but not of a book, which takes time linear in its length so
_WIDE = 150


def add_shares(
    offers: Offers,
    index: int,
    likely: Sequence[Mapping[str, float]],
    found: dict[Ids, Cues],
    fixed: Mapping[Ids, Cues],
) -> None:
    """Add how much of the article's stance is each candidate's, and offer its holders.

    Parameters
    ----------
    offers : Offers
    index : int
    likely : sequence of dict
        The probability of each holder, by sentence, of the round before.
    found : dict
        The candidates and their moving cues; changed in place.
    fixed : dict
        From `offers.of`.
    """
    stance, state = offers.stances[index], offers.states[index]
    mass: defaultdict[str, float] = defaultdict(float)
    close: defaultdict[str, float] = defaultdict(float)
    other: defaultdict[str, float] = defaultdict(float)
    total = around = 0.0
    place = bisect_left(offers.taking, index)
    first, last = max(0, place - _WIDE), place + 1 + _WIDE
    for at in (*offers.taking[first:place], *offers.taking[place + 1 : last]):
        if offers.stances[at] != stance:
            for identity, chance in likely[at].items():
                other[identity] += chance
            continue
        near = exp(-abs(at - index) / 3)
        total += 1
        around += near
        for identity, chance in likely[at].items():
            mass[identity] += chance
            close[identity] += chance * near
    if not total:
        return
    for identity, weight in mass.items():
        if weight > 0.2 * total and not offers.against(identity, stance):
            found.setdefault((identity,), {"away": 1.0, f"away|{state}": 1.0})
    short = state.partition(":")[2] or state
    names = {
        who: (f"share|{who}{short}", f"near share|{who}{short}") for who in ("", "away|", "author|")
    }
    for ids, cues in found.items():
        if not ids:
            continue
        if len(ids) == 1:
            only = ids[0]
            whole, nearby = mass.get(only, 0.0), close.get(only, 0.0)
            against = other.get(only, 0.0)
        else:
            whole = min(mass.get(i, 0.0) for i in ids)
            nearby = min(close.get(i, 0.0) for i in ids)
            against = min(other.get(i, 0.0) for i in ids)
        here = "here" in fixed.get(ids, ())
        far, near_far = names["author|" if ids == ("author",) else "" if here else "away|"]
        share, near = log((whole + 0.3) / (total + 1)), log((nearby + 0.1) / (around + 0.3))
        cues["share"] = cues[far] = share
        cues["near share"] = cues[near_far] = near
        cues["times"] = log(1 + whole)
        cues["against"] = log(1 + against)


def add_holders(offers: Offers, index: int, chosen: Sequence[Ids], found: dict[Ids, Cues]) -> None:
    """Add the holders that were decided in the sentences before; see `add_shares`."""
    stance, state = offers.stances[index], offers.states[index]
    seen: list[Ids] = []
    for at in range(index - 1, max(-1, index - REACH - 1), -1):
        if not chosen[at] or len(seen) > 2:
            continue
        ids = tuple(i for i in chosen[at] if not offers.against(i, stance))
        if not ids or ids in seen:
            continue
        same = "same" if offers.stances[at] == stance else "other"
        cue = f"held{min(len(seen), 1)}={same}|{steps_back(index - at)}"
        cues = found.setdefault(ids, {"away": 1.0, f"away|{state}": 1.0})
        cues.update(
            dict.fromkeys((cue, f"held={same}", f"held={same}|{state}", f"{cue}|{state}"), 1.0)
        )
        seen.append(ids)
