"""An article read once: words, names, clause grammar and furniture of each sentence.

Features, holders and labeling functions all start from this reading. Sentences are read from
left to right; short forms ("the plan", "the Front", "this decision") take the meaning that the
sentences before gave them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stancekit.furniture import look
from stancekit.grammar import CLAIMANT, RIVAL, Reading, read_items
from stancekit.listed_persons import find_persons, met_persons
from stancekit.mentions import ROLES, touched
from stancekit.party_names import as_written
from stancekit.phrases import Match, Words, tokenize
from stancekit.question import Question
from stancekit.scare_words import find_reported
from stancekit.vocabulary import SHORT_FORMS, polarities, vocabulary

_POINTERS = frozenset({"the", "this", "that", "its", "their", "his", "these", "said", "such"})
_OWN = frozenset({"its", "their", "his"})
# what may stand between "the" and the head of a short form
_BETWEEN = frozenset({"same", "whole", "entire", "said", "disputed", "proposed", "new", "latest",
                      "two", "former", "mentioned", "aforementioned", "historic"})  # fmt: skip
_NAMED_BY_HEAD = frozenset(
    {"claimant_plan", "rival_plan", "rival", "rival_name", "process", "claimant_name"}
)
_LAND = frozenset({"territory", "place", "people", "claimant_name"})
# heads that stand for each other once one of them has named a plan
_PLANS = frozenset({"plan", "initiative", "proposal", "project", "offer", "blueprint", "scheme"})
# heads too common to mean the one thing
_COMMON = frozenset({"people", "resolution", "agreement", "government", "president", "state",
                     "movement", "council", "committee", "army", "process", "ministry", "envoy",
                     "china", "talks", "party", "authorities", "forces", "issue"})  # fmt: skip
_STOPS = frozenset({"of", "for", "on", "over", "in", "to", "from", "against", "with"})
_FADE = 8  # after so many sentences a short form means nothing any more
_ACT_FADE = 3


class ReadSentence(NamedTuple):
    """A sentence as read: its words, what the grammar found, and what it is on the page.

    Attributes
    ----------
    text : str
    words : Words
    reading : Reading
    on : bool
        Its own words can be about the question.
    furniture : str or None
        Kind of web furniture, see `stancekit.furniture.furniture`.
    speaker : str
        The party that the sentence before let speak: "claimant", "rival" or "".
    passed : frozenset of int
        Words that say nothing, see `stancekit.scare_words`.
    behind : int
        Where it begins behind furniture on its line, see `stancekit.furniture.glued`.
    """

    text: str
    words: Words
    reading: Reading
    on: bool
    furniture: str | None
    speaker: str = ""
    passed: frozenset[int] = frozenset()
    behind: int = 0


def read_article(texts: Sequence[str], question: Question) -> list[ReadSentence]:
    """Read the sentences of one article, in order.

    Parameters
    ----------
    texts : sequence of str
        All sentences of the article; a title, if any, first.
    question : Question

    Returns
    -------
    list of ReadSentence

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> article = ["Morocco's autonomy plan was discussed.", "Peru said the plan is credible."]
    >>> [sentence.reading.verdict for sentence in read_article(article, load_question(
    ...     "western-sahara"))]
    ['named', 'support']
    """
    memory = _Memory(question)
    result = []
    article = [(tokenize(text), text) for text in texts]
    met = met_persons(article, question)
    for words, text in article:
        items, passed = find_reported(words.folded, question)
        items = as_written(items, words, text, question)
        items = find_persons(words, text, items, met, question)
        memory.name(words.folded, items)
        short = memory.resolve(words.folded, items)
        reading = read_items(words.folded, items, question, short)
        named = {match.first for match in short}
        kind, behind = look(text)
        result.append(
            ReadSentence(
                text,
                words,
                reading,
                touched(
                    {i.value for i in reading.items if i.first not in named},
                    words.folded,
                    question,
                ),
                kind,
                memory.speaker,
                passed,
                behind,
            )
        )
        memory.take(words.folded, reading)
    return result


class _Memory:
    """What the short forms of an article mean at one place of it."""

    def __init__(self, question: Question) -> None:
        self.states = _state_words(question)
        self.heads: dict[str, tuple[str, int]] = {}  # head -> its role, the sentence
        self.land = -1  # the last sentence with a name of the territory
        self.leaning = ""  # of the last sentence that leans
        self.leaned = -1
        self.speaker = ""
        self.at = 0

    def name(self, folded: list[str], items: list[Match[str]]) -> None:
        """Remember what a sentence names."""
        for item in items:
            role = item.value
            if role in _LAND:
                self.land = self.at
            for noun in self.states.get(role, ()):
                self.heads[noun] = (role, self.at)
            if role not in _NAMED_BY_HEAD or item.last - item.first < 2:
                continue
            head = _head(folded[item.first : item.last])
            # "the territory" is the land, also after "non-self-governing territory"
            if head in _COMMON or _short_forms().get(head) == "place":
                continue
            for noun in _PLANS if head in _PLANS else (head,):
                self.heads[noun] = (role, self.at)

    def resolve(self, folded: list[str], items: list[Match[str]]) -> list[Match[str]]:
        """Find the short forms of a sentence, where no name of the question begins."""
        shorts = _short_forms()
        named = {item.first for item in items if item.value in ROLES}
        predicates = {item.first for item in items if item.value in polarities()}
        found = []
        size = len(folded)
        for at, word in enumerate(folded):
            if word not in _POINTERS:
                continue
            head = at + 1
            if head < size and (folded[head] in _BETWEEN or folded[head].isdigit()):
                head += 1
            if head >= size or head in named or at in named:
                continue
            if word in _OWN and head in predicates:
                continue  # "its recognition of" is a predicate of its own
            noun = folded[head]
            kind = shorts.get(noun, "")
            known = self.heads.get(noun)
            if not kind and not known:
                continue
            after = folded[head + 1] if head + 1 < size else ""
            role = ""
            if known and self.at - known[1] <= _FADE and after != "of":
                role = known[0]
                self.heads[noun] = (role, self.at)
            elif kind == "place" and self.land >= 0 and after != "of":
                role = "territory" if self.at - self.land <= _FADE else ""
            elif kind and kind != "place" and after not in _STOPS and after != "that":
                fresh = kind == "act" and self.leaning and self.at - self.leaned <= _ACT_FADE
                role = f"act_{self.leaning}" if fresh else "anaphora"
            if role:
                found.append(Match(head, head + 1, role))
        return found

    def take(self, folded: list[str], reading: Reading) -> None:
        """Remember what a sentence says, once it is read."""
        verdict = reading.verdict
        if verdict in ("support", "opposition"):
            self.leaning, self.leaned = verdict, self.at
        self._listen(folded, reading)
        self.at += 1

    def _listen(self, folded: list[str], reading: Reading) -> None:
        """Keep whom the article lets speak: a party with a verb of saying behind it."""
        spoke = any(item.value == "report" for item in reading.items)
        party = next(
            (
                "claimant" if item.value in CLAIMANT else "rival"
                for item in reading.items
                if item.value in CLAIMANT or item.value in RIVAL
            ),
            "",
        )
        if spoke:
            self.speaker = party or self.speaker
        elif not (folded[:1] and folded[0] in ('"', "'", "he", "she", "it", "they", "we", "our")):
            self.speaker = ""


def _head(words: list[str]) -> str:
    """Give the head noun of a name: its last word, or the one before a preposition.

    Examples
    --------
    >>> _head(["referendum", "on", "self", "-", "determination"]), _head(["polisario", "front"])
    ('referendum', 'front')
    """
    for at, word in enumerate(words):
        if at and word in _STOPS:
            return words[at - 1]
    return words[-1]


@lru_cache(maxsize=128)
def _state_words(question: Question) -> dict[str, tuple[str, ...]]:
    """Give the words for a state in the parties' full names: "kingdom" for Morocco.

    Not one that the rivals' own state has in its name: there "the republic" may be either's.
    """
    result: dict[str, tuple[str, ...]] = {}
    theirs = {word for name in question.rival_names for word in name.lower().split()}
    for role, parties in (("claimant", question.parties[:1]), ("rival_state", question.rivals)):
        words = {
            word
            for party in parties
            if party.is_state
            for name in party.names
            for word in name.lower().split()[:3]
            if word in ("kingdom", "federation", "republic")
        }
        result[role] = tuple(sorted(words if role == "rival_state" else words - theirs))
    for other in ("claimant_demonym", "claimant_seat"):
        result[other] = result["claimant"]
    return result


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, str]:
    words = vocabulary()
    return {word: kind for kind in SHORT_FORMS for word in words[kind]}
