"""The clause grammar of stance: who does what to which object of a question.

A sentence is read once, from left to right, as names of the question and words of the stance
vocabulary (`vocabulary.toml`). Each *object* a stance can be about (a plan, a claim of
sovereignty, a party, the process) is tied to the predicates that govern it in its clause; the
product of their polarities, turned by negation, says whether the object is backed or rejected,
and the object's side says toward whom that counts. The result is evidence for a classifier,
never a verdict.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from stancekit.mentions import name_pairs
from stancekit.phrases import Lexicon, Match
from stancekit.question import Question

_VOCABULARY = Path(__file__).parent / "vocabulary.toml"

CLAIMANT = frozenset({"claimant", "claimant_demonym", "claimant_seat"})
RIVAL = frozenset({"rival", "rival_state", "rival_demonym", "rival_seat", "rival_name"})
TERRITORY = frozenset({"territory", "place", "people"})

_BREAKS = frozenset({";", ":", "(", ")"})
_REACH = 6  # how many words lie at most between a status word and its owner
_NEGATION_REACH = 4


class Frame(NamedTuple):
    """One object of stance in a sentence and what is done to it.

    Attributes
    ----------
    first, last : int
        Words `[first, last)` of the object.
    object : str
        Its kind: a role of `stancekit.mentions.ROLES` or a class of the vocabulary.
    side : {"claimant", "rival", "process"}
        Whom it favors.
    sign : {-1, 0, 1}
        Rejected, only named, or backed.
    predicate : int
        The word of the nearest governing predicate; -1 without one.
    subject : str
        Role of the clause's first party before the predicate; "" if none of the question's.
    direct : bool
        No other object stands between the predicate and this one.
    """

    first: int
    last: int
    object: str
    side: str
    sign: int
    predicate: int
    subject: str
    direct: bool

    @property
    def leaning(self) -> str:
        """The stance toward which the frame points.

        Returns
        -------
        {"support", "opposition", "neutral"}
        """
        if self.side == "process" or self.sign == 0:
            return "neutral"
        return "support" if (self.side == "claimant") == (self.sign > 0) else "opposition"


class Reading(NamedTuple):
    """What the grammar found in a sentence.

    Attributes
    ----------
    items : list of Match
        Names and vocabulary in order; values are roles and classes.
    frames : list of Frame
        One for each object of stance, in order.
    """

    items: list[Match[str]]
    frames: list[Frame]


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Give the phrases of each class of the stance vocabulary, verbs inflected.

    Examples
    --------
    >>> "reaffirming" in vocabulary()["endorse"]
    True
    """
    with _VOCABULARY.open("rb") as file:
        table = tomllib.load(file)
    return {
        name: tuple(
            dict.fromkeys(
                [form for verb in entry.get("verbs", []) for form in _inflect(verb)]
                + list(entry.get("words", []))
            )
        )
        for name, entry in table.items()
    }


@lru_cache(maxsize=1)
def polarities() -> dict[str, int]:
    """Give the polarity of each class of predicates."""
    with _VOCABULARY.open("rb") as file:
        table = tomllib.load(file)
    return {name: entry["polarity"] for name, entry in table.items() if "polarity" in entry}


@lru_cache(maxsize=128)
def lexicon_of(question: Question) -> Lexicon[str]:
    """Make the lexicon of a question's names and the vocabulary; names win over words."""
    pairs = list(name_pairs(question))
    pairs += [(phrase, name) for name, phrases in vocabulary().items() for phrase in phrases]
    return Lexicon(pairs)


def read_sentence(folded: list[str], question: Question) -> Reading:
    """Read one sentence.

    Parameters
    ----------
    folded : list of str
        Its case-folded words, from `stancekit.phrases.tokenize`.
    question : Question

    Returns
    -------
    Reading

    Examples
    --------
    >>> from stancekit.phrases import tokenize
    >>> from stancekit.question import load_question
    >>> sentence = "Algeria regretted France's recognition of Morocco's sovereignty."
    >>> question = load_question("western-sahara")
    >>> [(f.object, f.leaning) for f in read_sentence(tokenize(sentence).folded, question).frames]
    [('status', 'opposition')]
    """
    items = [item for item in lexicon_of(question).match(folded) if item.value]
    frames: list[Frame] = []
    for first, last in _clauses(folded, items):
        frames.extend(_read_clause(folded, items[first:last], question))
    return Reading(items, frames)


def occupier(question: Question) -> str:
    """Tell who holds the territory in the question's own loaded names.

    Returns
    -------
    {"claimant", "rival"}
        The party to whose detriment a bare "occupied" counts.
    """
    ours = sum("occup" in name.lower() for name in question.claimant_names)
    theirs = sum("occup" in name.lower() for name in question.rival_names)
    return "rival" if ours > theirs else "claimant"


# ------------------------------------------------------------------------------------- the clauses


def _clauses(folded: list[str], items: list[Match[str]]) -> Iterator[tuple[int, int]]:
    """Cut the items into clauses at strong punctuation and words of contrast."""
    start = 0
    for index, item in enumerate(items):
        begins = item.value == "contrast"
        if index and not begins:
            begins = any(
                word in _BREAKS for word in folded[items[index - 1].last : item.first]
            )
        if begins and index > start:
            yield start, index
            start = index
    if start < len(items):
        yield start, len(items)


def _read_clause(
    folded: list[str], items: list[Match[str]], question: Question
) -> Iterator[Frame]:
    polarity = polarities()
    sides = [_side(folded, items, index, question) for index in range(len(items))]
    subject = next(
        (item.value for item in items if item.value in CLAIMANT or item.value in RIVAL), ""
    )
    first_predicate = next(
        (item.first for item in items if item.value in polarity), len(folded)
    )
    if subject and next(i.first for i in items if i.value == subject) > first_predicate:
        subject = ""
    sign, predicate, fresh = 0, -1, False
    last_object_end = -1
    for index, item in enumerate(items):
        kind = item.value
        if kind in polarity:
            step = polarity[kind] * _negated(folded, items, index)
            if fresh or predicate < 0:
                # a chain of predicates before one object: "refuses to recognize"
                sign = step if sign == 0 or not fresh else sign * step
            else:
                # a new predicate after an object starts a new chain
                sign = step
            predicate, fresh = item.first, True
            continue
        if kind == "good" or kind == "bad":
            # a quality said of the object before it: "the plan is the only credible solution"
            continue
        side = sides[index]
        if not side:
            continue
        own = sign
        if kind in ("occupation", "separatist"):
            # a loaded word takes its side whatever is done to it
            own = 1
        elif _negated(folded, items, index) < 0 and not fresh:
            own = -own or -1
        quality = _quality(folded, items, index)
        if own == 0 and quality:
            own = quality
        if own == 0 and kind == "belong":
            own = _negated(folded, items, index)
        yield Frame(
            item.first,
            item.last,
            kind,
            side,
            max(-1, min(1, own)),
            predicate,
            subject,
            fresh or last_object_end < 0,
        )
        fresh, last_object_end = False, item.last


def _negated(folded: list[str], items: list[Match[str]], index: int) -> int:
    """Give -1 if a negation stands shortly before an item, else 1."""
    if index and items[index - 1].value == "negation":
        gap = items[index].first - items[index - 1].last
        if gap <= _NEGATION_REACH and "," not in folded[items[index - 1].last : items[index].first]:
            return -1
    return 1


def _quality(folded: list[str], items: list[Match[str]], index: int) -> int:
    """Give the polarity of qualities said of an object shortly after or before it."""
    total = 0
    for item in items[index + 1 : index + 5]:
        if item.value in ("good", "bad") and item.first - items[index].last <= 14:
            turned = _negated(folded, items, items.index(item))
            total += turned if item.value == "good" else -turned
    for item in items[max(0, index - 2) : index]:
        if item.value in ("good", "bad") and items[index].first - item.last <= 2:
            total += 1 if item.value == "good" else -1
    return (total > 0) - (total < 0)


def _side(folded: list[str], items: list[Match[str]], index: int, question: Question) -> str:
    """Tell whom an item favors when it is backed; "" for items that are no objects."""
    kind = items[index].value
    if kind in ("claimant_plan", "claimant_name", "separatist"):
        return "claimant"
    if kind in ("rival_plan", "rival_name", "rival", "separate"):
        return "rival"
    if kind in ("status", "belong"):
        return _owner(folded, items, index)
    if kind == "occupation":
        holder = _near_party(items, index) or occupier(question)
        return "rival" if holder == "claimant" else "claimant"
    if kind == "mission":
        return _mission_side(items, index)
    if kind == "territory":
        before = items[index - 1] if index else None
        if before and before.value == "recognize" and items[index].first - before.last <= 3:
            return "" if any(i.value in ("belong", "claimant_name") for i in items) else "rival"
        return ""
    if kind in ("process",):
        return "process"
    return ""


def _owner(folded: list[str], items: list[Match[str]], index: int) -> str:
    """Tell whose sovereignty, integrity or part something is."""
    item = items[index]
    after_only = item.value == "belong"
    if not after_only and index:
        before = items[index - 1]
        steps = index - 1
        # "Morocco's sovereignty and territorial integrity": pass over coordinated status words
        while steps > 0 and before.value == "status":
            steps -= 1
            before = items[steps]
        if item.first - before.last <= _REACH or items[index - 1].value == "status":
            if before.value in CLAIMANT or before.value == "claimant_name":
                return "claimant"
            if before.value in RIVAL:
                return "rival"
    for following in items[index + 1 : index + 5]:
        gap = following.first - item.last
        if gap > _REACH + 4:
            break
        if following.value in CLAIMANT:
            return "claimant"
        if following.value in RIVAL:
            return "rival"
        if following.value in TERRITORY and not after_only:
            between = folded[item.last : following.first]
            if "over" in between or "in" in between or "on" in between:
                # sovereignty over the territory: the owner stands elsewhere in the clause
                return _clause_party(items)
            if "of" in between:
                return "rival"
        if following.value not in ("status", "claimant_name", "territory", "place"):
            break
    if not after_only and index and items[index - 1].value in TERRITORY:
        return "rival" if items[index].first - items[index - 1].last <= 2 else ""
    if item.value == "belong":
        before_party = _clause_party(items[:index])
        return "" if not before_party else ""
    return ""


def _clause_party(items: list[Match[str]]) -> str:
    for item in items:
        if item.value in CLAIMANT:
            return "claimant"
        if item.value in RIVAL:
            return "rival"
    return "claimant"


def _near_party(items: list[Match[str]], index: int) -> str:
    for other in (index - 1, index + 1):
        if 0 <= other < len(items):
            gap = max(items[index].first - items[other].last, items[other].first - items[index].last)
            if gap <= 4:
                if items[other].value in CLAIMANT:
                    return "claimant"
                if items[other].value in RIVAL:
                    return "rival"
    return ""


def _mission_side(items: list[Match[str]], index: int) -> str:
    for other in (*items[index + 1 : index + 5], *items[max(0, index - 3) : index]):
        if other.value in ("place", "claimant_name", "territory"):
            return "claimant"
        if other.value in ("rival_name", "rival"):
            return "rival"
    return ""


# ---------------------------------------------------------------------------------------- the words


def _inflect(verb: str) -> list[str]:
    """Give the forms of a regular verb; of a phrasal one, those of its first word.

    Examples
    --------
    >>> _inflect("deny"), _inflect("drop")[:4]
    (['deny', 'denies', 'denied', 'denying'], ['drop', 'drops', 'dropped', 'dropping'])
    """
    head, _, rest = verb.partition(" ")
    if head.endswith("y") and head[-2] not in "aeiou":
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    elif head.endswith("e"):
        forms = [head, head + "s", head + "d", head[:-1] + "ing"]
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        forms = [head, head + "es", head + "ed", head + "ing"]
    elif head in _DOUBLING:
        forms = [head, head + "s", head + head[-1] + "ed", head + head[-1] + "ing"]
    else:
        forms = [head, head + "s", head + "ed", head + "ing"]
    return [f"{form} {rest}" if rest else form for form in forms]


_DOUBLING = frozenset({"drop", "stop", "slam", "rebut", "regret", "annul", "cancel", "cut"})
