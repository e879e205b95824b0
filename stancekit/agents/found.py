"""What is found of agents: those of a sentence, and whom its article has introduced so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from stancekit.agents.words import TIMES
from stancekit.clauses import cut
from stancekit.gazetteer import Name
from stancekit.phrases import Match
from stancekit.reading import ReadSentence

Ids = tuple[str, ...]


class Agent(NamedTuple):
    """A phrase of a sentence that can hold a stance.

    Attributes
    ----------
    first, last : int
        Words `[first, last)`.
    ids : tuple of str
        Whose stance it would be; several for a list; empty while it is only a pronoun or office.
    sort : {"name", "office", "person", "group", "pair", "he", "it", "they", "we", "role", \
            "document"}
    slot : str
        Where it stands, one of `stancekit.agents.slots.SLOTS`.
    """

    first: int
    last: int
    ids: tuple[str, ...]
    sort: str
    slot: str


#: What a reader of agents gives: an agent or none, and the word at which reading goes on.
Found = tuple[Agent | None, int]


class Head(NamedTuple):
    """To whom the grammar of a sentence gives its word.

    Attributes
    ----------
    place : int
        Its place among the sentence's agents; -1 where there is none.
    kind : {"last", "first", "accord", "label", "subject", "by", ""}
        A speaker behind or before what is said, a source, a label, the subject of the main clause,
        an agent behind "by"; empty for none.
    """

    place: int
    kind: str


class SentenceAgents:
    """What is found in one sentence before it is read in its article."""

    __slots__ = (
        "agents",
        "blocked",
        "bodies",
        "byline",
        "caps",
        "clauses",
        "dateline",
        "ending",
        "first_person",
        "folded",
        "head",
        "headline",
        "kinds",
        "matches",
        "names",
        "opens",
        "posts",
        "quoted",
        "read",
        "starts",
    )

    def __init__(self, read: ReadSentence, matches: Sequence[Match[Name]]) -> None:
        self.read = read
        self.folded = read.words.folded
        self.caps = _capitals(read)  # which words begin with a capital
        self.clauses, self.kinds = cut(self.folded)  # each word's clause, and each clause's kind
        self.matches = matches  # of the gazetteer, exceptions too
        self.ending = {m.last: m for m in matches}
        self.blocked = {  # the words of names that are nobody's
            at for m in matches if m.value.kind == "exception" for at in range(m.first, m.last)
        }
        self.names: dict[int, Match[Name]] = {}  # the holders' names not yet read, by first word
        self.agents: list[Agent] = []
        self.bodies: dict[int, Agent] = {}  # organizations by their form, by first word
        self.posts: dict[int, str] = {}  # where an office ends of nobody knows whom: who holds it
        self.quoted: list[bool] = []
        self.dateline = 0  # the words before it are place, date and agency, or a byline
        self.head = Head(-1, "")  # to whom the grammar gives the word
        self.byline: tuple[str, ...] = ()  # who signs here, where the sentence is only a name
        self.headline = False
        self.first_person = False
        self.opens = False
        self.starts = False
        self.forget()

    def forget(self) -> None:
        """Set all names free again and drop the agents, to read the sentence anew."""
        self.agents, self.bodies, self.posts = [], {}, {}
        self.names = {
            m.first: m
            for m in self.matches
            if m.value.kind != "exception"
            # a state's own national security council is not the UN's
            and self.folded[max(m.first - 1, 0) : m.first + 1] != ["national", "security"]
        }

    def text_of(self, first: int, last: int) -> str:
        """Give words `[first, last)` as they stand in the text."""
        words = self.read.words
        return self.read.text[words.starts[first] : words.ends[last - 1]]


@dataclass
class Introduced:
    """Whom an article has introduced so far.

    Attributes
    ----------
    known : dict
        A last name or a short form ("the front"), and whose stance it would be.
    offices : dict
        An office, and whose it was last.
    bearers : dict
        An office, and the names of who bore it last.
    persons : dict
        An id, and the name to show.
    named : Counter
        How often the article names each holder.
    speaks_for : dict
        The id of a person, as it was given at first, and whom the article then tells the person
        to speak for; it holds for all sentences.
    given : dict
        A last name, and the given name of whom it belongs to.
    posts : set
        The ids of persons whose office is told, but not whose that is.
    separatists : tuple of str
        The rival that is a party: "the separatist group".
    house : tuple of str
        Whose the parliament is that was named last.
    home : str
        The state from whose capital the article is datelined; "" for none.
    demonyms : mapping
        What the people of the disputed territory are called, and who speaks for them.
    """

    known: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bearers: dict[str, Set[str]] = field(default_factory=dict)
    posts: set[str] = field(default_factory=set)
    separatists: tuple[str, ...] = ()
    persons: dict[str, str] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    speaks_for: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    house: tuple[str, ...] = ()
    home: str = ""
    demonyms: Mapping[str, Ids] = field(default_factory=dict)


def _capitals(read: ReadSentence) -> list[bool]:
    text = read.text
    return [
        text[start : start + 1].isupper() and word not in TIMES
        for start, word in zip(read.words.starts, read.words.folded, strict=True)
    ]
