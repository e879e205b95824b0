"""A party that grants what the other side claims: "Armenia recognises Azerbaijan's integrity"."""

# ruff: noqa: SIM905
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from stancekit.agents.found import SentenceAgents
from stancekit.agents.slots import FREE, is_asked
from stancekit.grammar import Frame
from stancekit.tables import OTHER_SIDE
from stancekit.vocabulary import polarities

# how a word of granting begins
_GRANTING = ("recogni", "accept", "agree", "cede", "ceding", "conced", "acknowledg")
# what is not done, or only may be, or is asked for
_UNDONE = frozenset(
    """
    not never no nor neither without refuse refused refuses reject rejected rejects deny denied
    denies must should could can may might ought would if whether unless until cannot decline
    declined unwilling
    """.split()
)
_ASKING = frozenset({"demand", "demands", "demanded", "insist", "insists", "insisted", "urged",
                     "urges", "ask", "asks", "asked", "called", "calls", "want", "wants", "wanted",
                     "pressed", "expects", "expected"})  # fmt: skip
_REACH = 6  # words from a party to what it grants
_SAID_REACH = 9  # and from a party to what it says
_GRANTED_REACH = 4  # words from "agreed" to "recognise"


def find_conceding(sentence: SentenceAgents, stance: str) -> set[str]:
    """Give who takes a side by granting it something, or by saying whose the land is.

    A party is thought never to hold the other side's stance, unless it does so.

    Parameters
    ----------
    sentence : SentenceAgents
    stance : str
        The sentence's own.

    Returns
    -------
    set of str
        Ids.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("nagorno-karabakh")
    >>> article = read_article(["Armenia recognises the integrity of Azerbaijan."], question)
    >>> find_conceding(find_agents(article, question)[0][0], "support")
    {'ARM'}
    """
    found: set[str] = set()
    if stance == "neutral" or sentence.read.reading.verdict == OTHER_SIDE[stance]:
        return found
    folded = sentence.folded
    frames = [f for f in sentence.read.reading.frames if f.leaning == stance]
    frames.sort(key=lambda frame: frame.first)
    for agent in sentence.agents:
        if not agent.ids or agent.slot not in FREE or agent.sort == "it":
            continue
        if is_asked(sentence, agent):
            continue
        if agent.slot == "by":
            before = folded[max(agent.first - 3, 0) : agent.first]
            if any(map(_is_granting, before)) and _UNDONE.isdisjoint(before):
                found.update(agent.ids)
            continue
        if not _ASKING.isdisjoint(folded[max(agent.first - 3, 0) : agent.first]):
            continue  # "demanded that Armenia recognise it"
        if _grants(sentence, agent.last, frames) or _says_so(sentence, agent.last, frames):
            found.update(agent.ids)
    return found


def _is_granting(word: str) -> bool:
    return word.startswith(_GRANTING) and not word.startswith("agreement")


def _grants(sentence: SentenceAgents, at: int, frames: Sequence[Frame]) -> bool:
    """Tell that somebody recognises, accepts or cedes something in the next words."""
    reach = enumerate(sentence.folded[at : at + _REACH], at)
    return any(_is_granting(word) and _is_own(sentence, at, n, frames) for n, word in reach)


def _is_own(sentence: SentenceAgents, at: int, place: int, frames: Sequence[Frame]) -> bool:
    """Tell that whoever stands before `at` grants it with the word at `place`.

    Where others take the sentence's side, in `frames`, it is not granted: "Serbia agreed to talks,
    while Peru backs Kosovo's independence".
    """
    # "agreed to no such thing" either
    if not _UNDONE.isdisjoint(sentence.folded[at : place + 4]):
        return False
    granted = range(place, place + _GRANTED_REACH)
    own = not frames or any(frame.predicate in granted for frame in frames)
    return own and not _acts_between(sentence, at, place)


def _says_so(sentence: SentenceAgents, at: int, frames: Sequence[Frame]) -> bool:
    """Tell that somebody says whose the land is: "said that Karabakh is part of Azerbaijan"."""
    place = bisect_left(frames, at, key=lambda frame: frame.first)
    frame = frames[place] if place < len(frames) else None
    if frame is None or frame.verb or frame.mood or frame.object not in ("belong", "claimant_name"):
        return False
    between = sentence.folded[at : frame.first]
    said = "that" in between and len(between) <= _SAID_REACH and _UNDONE.isdisjoint(between)
    return said and not _acts_between(sentence, at, frame.first)


def _acts_between(sentence: SentenceAgents, first: int, last: int) -> bool:
    """Tell somebody else who does or says something among words `[first, last)`."""
    agents, items = sentence.agents, sentence.read.reading.items
    start = bisect_left(agents, first + 1, key=lambda agent: agent.first)
    end = bisect_left(agents, last, key=lambda agent: agent.first)
    if any(agent.slot in FREE for agent in agents[start:end]):
        return True
    start = bisect_left(items, first, key=lambda item: item.first)
    end = bisect_left(items, last, key=lambda item: item.first)
    return any(
        item.value in polarities() and not _is_granting(sentence.folded[item.first])
        for item in items[start:end]
    )
