"""The clause grammar of stance: who does what to which object of a question.

A sentence is read once, from left to right, as names of the question and words of the stance
vocabulary. Each *object* a stance can be about (a plan, a claim of sovereignty, a party, the
process) is tied to the predicates that govern it in its clause; the product of their polarities,
turned by negation, says whether the object is backed or rejected, and the object's side says
toward whom that counts. The result is evidence for a classifier, never a verdict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from stancekit.clauses import cut
from stancekit.frames import (
    BE,
    CLAIMANT,
    DIRECT_REACH,
    RIVAL,
    TERRITORY,
    Chain,
    Objects,
    occupier,
    party_of,
)
from stancekit.missions import without_seats
from stancekit.phrases import Match
from stancekit.question import Question
from stancekit.vocabulary import lexicon_of, polarities, vocabulary

__all__ = [
    "CLAIMANT", "RIVAL", "TERRITORY", "Act", "Frame", "Reading", "find_items", "lexicon_of",
    "occupier", "polarities", "read_items", "read_sentence", "vocabulary",
]  # fmt: skip

_CHAIN_REACH = 9  # between two predicates of one chain: "regretted France's decision to back"
_OBJECT_REACH = 14  # between a predicate and its object
_ENJOY = frozenset({"enjoys", "enjoy", "enjoyed", "has", "have", "receives", "received", "gains",
                    "gained", "wins", "won", "met", "gets", "got", "drew", "found"})  # fmt: skip
_NOMINAL = frozenset({"support", "backing", "endorsement", "approval", "recognition", "rejection",
                      "opposition", "praise", "condemnation", "criticism"})  # fmt: skip
_LINK = frozenset({",", "and", "or", "as", "well", "its", "the", "'s", "of", "to", "for", "on",
                   "over", "in", "within", "under", "including", "a", "an", "their", "his", "full",
                   "-", '"', "both", "also", "with"})  # fmt: skip
_JOIN = frozenset({"and", "or", "nor", ",", "its", "their", "firmly", "strongly", "fully", "also",
                   "categorically", "&", "to", "the", "as", "well"})  # fmt: skip


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
        The predicate stands right before the object.
    verb : str
        The class of the predicate; "" without one.
    clause : str
        The kind of its clause, one of `stancekit.clauses.KINDS`.
    mood : {"", "modal", "past", "question"}
        Whether what is done is only thought of, is over, or is asked.
    loaded : bool
        A name that takes a side by itself ("occupier", "separatists").
    """

    first: int
    last: int
    object: str
    side: str
    sign: int
    predicate: int
    subject: str
    direct: bool
    verb: str = ""
    clause: str = "main"
    mood: str = ""
    loaded: bool = False

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


class Act(NamedTuple):
    """A predicate without an object of the question: "Algiers condemned the visit".

    Attributes
    ----------
    subject : str
        Role of the clause's party; "" if none of the question's.
    verb : str
        The predicate's class.
    sign : {-1, 1}
    clause : str
    """

    subject: str
    verb: str
    sign: int
    clause: str


class Reading(NamedTuple):
    """What the grammar found in a sentence.

    Attributes
    ----------
    items : list of Match
        Names and vocabulary in order; values are roles and classes.
    frames : list of Frame
        One for each object of stance, in order.
    acts : list of Act
        Predicates that govern nothing of the question.
    subject : str
        Role of the party that the first main clause begins with; "" if none.
    """

    items: list[Match[str]]
    frames: list[Frame]
    acts: list[Act] = []  # noqa: RUF012
    subject: str = ""

    @property
    def main(self) -> Frame | None:
        """The leaning frame that weighs most: main clauses first, then what is held as fact."""
        best, rank = None, (9, 9)
        for frame in self.frames:
            if frame.leaning == "neutral" or frame.mood == "question":
                continue
            told = frame.predicate < 0 and frame.loaded
            own = (_WEIGHT[frame.clause], (1 if frame.mood else 0) + (2 if told else 0))
            if own < rank:
                best, rank = frame, own
        return best

    @property
    def verdict(self) -> str:
        """Where the sentence's weightiest frames point.

        Returns
        -------
        {"support", "opposition", "both", "process", "named", "none"}
        """
        main = self.main
        if main is None:
            if any(frame.side == "process" for frame in self.frames):
                return "process"
            return "named" if self.frames else "none"
        weight = max(1, _WEIGHT[main.clause])
        peers = {
            frame.leaning
            for frame in self.frames
            if frame.leaning != "neutral"
            and frame.mood != "question"
            and _WEIGHT[frame.clause] <= weight
        }
        return "both" if len(peers) > 1 else main.leaning


_WEIGHT = {"main": 0, "contrast": 1, "concession": 2, "relative": 2, "adverbial": 2, "aside": 3}


def read_sentence(
    folded: list[str], question: Question, short: Sequence[Match[str]] = ()
) -> Reading:
    """Read one sentence.

    Parameters
    ----------
    folded : list of str
        Its case-folded words, from `stancekit.phrases.tokenize`.
    question : Question
    short : sequence of Match
        Short forms of names, with the roles that the article before gives them.

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
    return read_items(folded, find_items(folded, question), question, short)


def read_items(
    folded: list[str],
    items: list[Match[str]],
    question: Question,
    short: Sequence[Match[str]] = (),
) -> Reading:
    """Read a sentence whose names and vocabulary were found already; see `read_sentence`."""
    if short:
        items = _merge(items, short)
    if not items:
        return Reading(items, [], [])
    return _Reader(folded, items, question).read()


def find_items(folded: list[str], question: Question) -> list[Match[str]]:
    """Find names and vocabulary among words; idioms and exceptions are passed over."""
    return [
        item for item in lexicon_of(question).match(folded) if item.value and item.value != "idiom"
    ]


def _merge(items: list[Match[str]], short: Sequence[Match[str]]) -> list[Match[str]]:
    taken = {at for match in short for at in range(match.first, match.last)}
    kept = [item for item in items if not any(at in taken for at in range(item.first, item.last))]
    return sorted([*kept, *short], key=lambda item: item.first)


class _Reader:
    """Reads the items of one sentence into frames."""

    def __init__(self, folded: list[str], items: list[Match[str]], question: Question) -> None:
        self.folded = folded
        self.found = items
        self.items = items = without_seats(folded, items)
        self.firsts = [item.first for item in items]
        self.numbers, self.kinds = cut(folded)
        self.frames: list[Frame] = []
        self.acts: list[Act] = []
        self.asked = bool(folded) and "?" in folded[-2:]
        self.objects = Objects(folded, items, self.numbers, question)

    def read(self) -> Reading:
        polarity = polarities()
        chains: dict[int, Chain] = {}
        party = ""
        for index, item in enumerate(self.items):
            number = self.numbers[item.first]
            chain = chains.get(number)
            if chain is None:
                # a relative clause is about the party that it follows
                chain = chains[number] = Chain(party if self.kinds[number] == "relative" else "")
            kind = item.value
            if kind in polarity:
                self._predicate(chain, index, polarity[kind], number)
            elif kind == "report":
                self._close(chain, number)
                chain.clear()
            else:
                role = party_of(kind)
                if role:
                    party = kind
                    if not chain.subject and chain.sign == 0 and not self.objects.owns(index):
                        chain.subject = kind
                self._object(chain, index, number)
        for number, chain in chains.items():
            self._close(chain, number)
        subject = next(
            (c.subject for n, c in chains.items() if c.subject and self.kinds[n] == "main"), ""
        )
        return Reading(self.found, self.frames, self.acts, subject)

    def _close(self, chain: Chain, number: int) -> None:
        """Note predicates that met no object."""
        if not chain.fresh:
            return
        kind = self.kinds[number]
        dropped = "recognize" in chain.verbs and "withdraw" in chain.verbs
        if dropped and self.folded[chain.first].startswith("recogn"):
            # "withdrew its recognition": of the only one that needs it
            self.frames.append(
                Frame(chain.first, chain.end, "recognition", "rival", chain.sign, chain.first,
                      chain.subject, True, "withdraw", kind, self._mood(chain, number, chain.first))
            )  # fmt: skip
        elif chain.verb not in ("affirm", "demand", "consider", "open", "right"):
            self.acts.append(Act(chain.subject, chain.verb, chain.sign, kind))
        chain.fresh = False

    # ------------------------------------------------------------------------------- predicates

    def _predicate(self, chain: Chain, index: int, polarity: int, number: int) -> None:
        item = self.items[index]
        folded = self.folded
        if item.first and folded[item.first - 1] == "-" and item.value != "open":
            return  # "Algeria-backed"
        step = polarity * self.objects.negated(index)
        if not chain.fresh and self._passive(chain, index, step):
            return
        if folded[item.last : item.last + 1] == ["by"] and folded[item.first].endswith("ed"):
            # who comes after "by" is no object
            self.acts.append(Act("", item.value, step, self.kinds[number]))
            return
        if chain.fresh:
            between = folded[chain.end : item.first]
            if all(word in _JOIN for word in between) and (
                "and" in between or "or" in between or "," in between or "nor" in between
            ):
                sign = chain.outer * step  # "condemns and rejects"
            elif item.value == "recognize" and chain.verb == "withdraw" and len(between) <= 9:
                chain.outer, sign = chain.sign, chain.sign * step  # whatever stands between
            elif len(between) > _CHAIN_REACH or "and" in between or "," in between:
                self._close(chain, number)
                chain.clear()
                sign = step
            else:
                chain.outer = chain.sign
                sign = chain.sign * step  # "refuses to recognize"
        else:
            chain.clear()
            sign = step
        if item.value == "violate":
            # to blame a violation is to back what is violated, whoever condemns it besides
            sign = 1 if step > 0 else 0
        elif item.value == "right":
            sign = 1
        chain.sign, chain.first, chain.end = sign, item.first, item.last
        chain.verb, chain.fresh = item.value, True
        chain.verbs.append(item.value)

    def _passive(self, chain: Chain, index: int, step: int) -> bool:
        """Tie a predicate to the object before it: "the plan was rejected by"."""
        if chain.last_frame < 0:
            return False
        item = self.items[index]
        folded = self.folded
        between = folded[chain.last_object : item.first]
        if len(between) > 7:
            return False
        word = folded[item.first]
        after = folded[item.last] if item.last < len(folded) else ""
        participle = word.endswith(("ed", "wn", "en", "held"))
        passive = participle and any(w in BE and w != "'s" for w in between)
        passive = passive or (participle and after == "by" and not between)
        if word in _NOMINAL and any(w in _ENJOY for w in between):
            passive = True
        if not passive or "to" in between:
            return False
        frame = self.frames[chain.last_frame]
        if frame.loaded:
            return True  # it takes its side whatever is done to it
        subject = frame.subject
        for other in self.items[index + 1 : index + 3]:
            if after in ("by", "of", "from") and party_of(other.value):
                if other.first - item.last <= 4:
                    subject = other.value
                break
        # "the rejection of the plan was condemned"
        chained = frame.sign != 0 and frame.predicate < frame.first
        own = frame.sign * step if chained else step
        self.frames[chain.last_frame] = frame._replace(
            sign=own, predicate=item.first, verb=item.value, subject=subject, direct=True
        )
        return True

    def _mood(self, chain: Chain, number: int, first: int) -> str:
        if self.asked:
            return "question"
        at = chain.first if chain.first >= 0 else first
        # from the nearest before it backwards, and no further than that reaches: a sentence may be
        # a whole book
        for index in range(bisect_left(self.firsts, at) - 1, -1, -1):
            item = self.items[index]
            gap = at - item.last
            if gap > 8:
                break
            if self.numbers[item.first] != number:
                continue
            if item.value == "modal":
                return "modal"
            if item.value == "past" and (gap <= 1 or self.folded[item.first] != "had"):
                return "past"
        return ""

    # ---------------------------------------------------------------------------------- objects

    def _object(self, chain: Chain, index: int, number: int) -> None:
        item = self.items[index]
        kind = item.value
        folded = self.folded
        gap = item.first - chain.end if chain.first >= 0 else 99
        governed = chain.fresh and gap <= _OBJECT_REACH
        side, owns_sign = self.objects.side(index, chain, governed and gap <= DIRECT_REACH)
        if not side:
            if kind != "status":
                return
            # nobody's sovereignty in particular: a principle, but it takes the predicate
            kind, side = "principle", "process"
        sign, predicate, verb = 0, -1, ""
        if owns_sign:
            sign = owns_sign
        elif governed:
            sign, predicate, verb = chain.sign, chain.first, chain.verb
        elif chain.sign and chain.last_object >= 0:
            between = folded[chain.last_object : item.first]
            if (
                len(between) <= 9
                and sum(word not in _LINK for word in between) <= 2
                and ("and" in between or "," in between or len(between) <= 4)
            ):
                sign, predicate, verb = chain.sign, chain.first, chain.verb
        loaded = kind in ("occupation", "separatist") or self.objects.evil(item)
        if loaded:
            sign = self.objects.negated(index) if kind == "occupation" else 1
        elif (
            predicate < 0
            and not owns_sign
            and kind not in ("rival", "people")
            and self.objects.negated(index) < 0
        ):
            sign = -1
        elif (
            sign < 0
            and verb not in ("reject", "withdraw")
            and "right" in folded[item.first : item.last]
        ):
            sign = 1  # who says that a right is not respected upholds it
        if loaded:
            pass
        elif not owns_sign and predicate < 0 and kind not in ("rival", "people", "claimant"):
            quality = self.objects.quality(index, number)
            sign = quality or sign
        elif predicate >= 0 and verb in ("consider", "affirm", "demand", "open"):
            sign = self.objects.quality(index, number) or sign
        if (kind == "belong" or self.objects.asserts(item)) and not sign:
            sign = self.objects.negated(index)
        if "between" in folded[max(0, item.first - 8) : item.first] and predicate < 0:
            sign = 0  # "between independence and integration"
        self.frames.append(
            Frame(item.first, item.last, kind, side, max(-1, min(1, sign)), predicate,
                  chain.subject, governed and gap <= DIRECT_REACH, verb, self.kinds[number],
                  self._mood(chain, number, item.first),
                  loaded or kind == "scare" or (kind, side) == ("rival_name", "claimant"))
        )  # fmt: skip
        chain.fresh, chain.last_object = False, item.last
        chain.last_frame = len(self.frames) - 1
