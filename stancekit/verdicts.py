"""Whose deed another judges: Spain's, where Morocco welcomes its recognition or thanks it.

Whoever is thanked for a deed shares the stance of those who thank, whoever did what they regret
takes the other; see `beside`.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Iterator

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.slots import FREE, THANKING
from stancekit.agents.words import DETERMINERS, PREPOSITIONS
from stancekit.grammar import Frame
from stancekit.phrases import Match
from stancekit.vocabulary import polarities

#: Where a clause ends, or goes on to when and where it was
TAILS = PREPOSITIONS | {"and", "as", "too", "who", "which", "itself", "suit", "last", "this",
                        "yesterday", "either"}  # fmt: skip
POSSESSIVES = frozenset({"'s", "'"})
_STOPS = frozenset({",", ";", "and"})
# these say by themselves that a side is taken, behind the others an object must come
_TELLING = frozenset(
    """
    recognition backing endorsement support rejection refusal opposition condemnation
    """.split()
)
_DEEDS = _TELLING | frozenset(
    """
    acknowledgment acknowledgement announcement call calls claim commitment decision declaration
    demand line move pledge position proclamation proposal protest remarks reversal solidarity
    stance statement turn veto withdrawal
    """.split()
)
# these are of whoever does them, a rejection is also of what is rejected
_OWN_DEEDS = frozenset(
    """
    announcement call calls decision declaration demand line move pledge position proposal remarks
    stance statement turn
    """.split()
)
#: What a party says is its position; what it has (its sovereignty, its plan) is none
SAYINGS = frozenset({"position", "stance", "view", "argument", "conviction", "insistence"})
# whoever stands behind these, or behind these and "to", is told that it did well
_THANKING = THANKING | {"praise", "commend", "salutes", "saluted", "applauds", "applauded",
                        "congratulates", "congratulated"}  # fmt: skip
_GRATITUDE = frozenset(
    """
    grateful thankful gratitude appreciation thanks tribute indebted thankfulness
    """.split()
)
# "thanked Spain for its position on the Moroccan Sahara": what is thanked for is on one's side
_POSITIONS = frozenset({"position", "positions", "stance", "stand", "support", "backing"})
_TO_REACH = 4  # between a decision and what is decided
_FOR_REACH = 6  # between "for" and what is done
_DEED_REACH = 16  # between what was done and the object of it
_GOVERNED_REACH = 6  # between the verb and what it regrets
_TURN_REACH = 3  # between a negation and what it turns


def word_before(sentence: SentenceAgents, agent: Agent) -> int:
    """Give the place of the word before an agent and its articles; "that" may open a clause."""
    at = agent.first - 1
    while at >= 0 and sentence.folded[at] in DETERMINERS - {"that"}:
        at -= 1
    return at


def frames_within(sentence: SentenceAgents, first: int, last: int) -> list[Frame]:
    """Give the frames among words `[first, last)` that lean to a side."""
    frames = sentence.read.reading.frames
    return [f for f in frames if first <= f.first < last and f.leaning != "neutral"]


def find_praised(
    sentence: SentenceAgents, stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find whoever is thanked, or whose deed is welcomed, for what takes a holder's stance.

    Parameters
    ----------
    sentence : SentenceAgents
    stance : str
        The sentence's own.
    ids : tuple of str
        The holder.
    others : list of Agent
        Who could share it.

    Yields
    ------
    Agent

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Morocco thanked Peru for backing the autonomy plan."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> [a.ids for a in find_praised(sentence, "support", ("MAR",), sentence.agents)]
    [('PER',)]
    """
    yield from _thanked(sentence, stance, ids, others)
    yield from _welcomed(sentence, stance, ids, others)


def _thanked(
    sentence: SentenceAgents, stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "Morocco thanked Spain for backing it", "is grateful to Spain for its support"."""
    folded = sentence.folded
    for agent in others:
        at = word_before(sentence, agent)
        to = at >= 1 and folded[at] in ("to", "for") and folded[at - 1] in _GRATITUDE
        if at < 1 or not (to or folded[at] in _THANKING):
            continue
        if not _is_holder_near(sentence, at, ids):
            continue
        start = agent.last
        while start < len(folded) and (folded[start].endswith("ly") or folded[start] == "again"):
            start += 1
        if folded[start : start + 1] == ["for"] and _is_thanked_for(sentence, start + 1, stance):
            yield agent


def _is_thanked_for(sentence: SentenceAgents, start: int, stance: str) -> bool:
    """Tell that what somebody is thanked for takes the stance: "[for] its support of the plan"."""
    folded = sentence.folded
    reach = folded[start : start + _DEED_REACH]
    end = start + next((n for n, word in enumerate(reach) if word in _STOPS), len(reach))
    for frame in sentence.read.reading.frames:
        if not start <= frame.first < end:
            continue
        if frame.leaning == stance:
            # "for not recognising it"; what is only named is not what was done
            return 0 <= frame.predicate - start <= _FOR_REACH
        if frame.leaning == "neutral" and frame.side != "process":
            return not _POSITIONS.isdisjoint(folded[start : start + _FOR_REACH])
        return False
    return False


def _is_holder_near(sentence: SentenceAgents, at: int, ids: Ids) -> bool:
    """Tell that the last who acts before a word is a holder: it is his thanks."""
    near = [a for a in sentence.agents if a.ids and a.last <= at and a.slot in FREE]
    return bool(near) and bool(set(near[-1].ids) & set(ids))


def _welcomed(
    sentence: SentenceAgents, stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "Morocco welcomed Spain's recognition of its sovereignty": both are for it."""
    for agent in others:
        first, last = _deed(sentence, agent)
        if last <= first or not _is_judged(sentence, first, last, ids, "endorse"):
            continue
        reach = sentence.folded[last : last + _DEED_REACH]
        end = last + next((n for n, word in enumerate(reach) if word in _STOPS), len(reach))
        frames = frames_within(sentence, last, end)
        # a recognition is of something, a decision is to do something
        own = not _TELLING.isdisjoint(sentence.folded[first:last])
        near = own or any(0 <= f.predicate - last <= _TO_REACH for f in frames[:1])
        if near and frames and all(frame.leaning == stance for frame in frames):
            yield agent


def find_regretted(
    sentence: SentenceAgents, ids: Ids, others: list[Agent]
) -> Iterator[tuple[Agent, str]]:
    """Find whose deed a holder turns against, and the deed: "regretted Spain's decision to".

    Parameters
    ----------
    sentence : SentenceAgents
    ids : tuple of str
        The holder.
    others : list of Agent
        Whose deed it could be.

    Yields
    ------
    tuple of Agent and str
        Whoever did it, and the word for what was done.
    """
    folded = sentence.folded
    for agent in others:
        first, last = _deed(sentence, agent)
        if last <= first or not _is_judged(sentence, first, last, ids, "reject"):
            continue
        deed = next(word for word in folded[first:last] if word in _DEEDS or word in SAYINGS)
        if deed in _TELLING or _has_content(sentence, last):
            yield agent, deed


def _has_content(sentence: SentenceAgents, at: int) -> bool:
    """Tell that a deed takes a side: "[the decision] to back", "[the view] that"."""
    after = sentence.folded[at : at + 1]
    reach = sentence.folded[at : at + _DEED_REACH]
    end = next((n for n, word in enumerate(reach) if word in _STOPS), len(reach))
    if after == ["that"] or frames_within(sentence, at, at + end):
        return True
    return after == ["to"] and any(
        item.first == at + 1 and item.value in ("endorse", "recognize")
        for item in sentence.read.reading.items
    )


def _deed(sentence: SentenceAgents, agent: Agent) -> tuple[int, int]:
    """Give the words of what an agent did: "Spain's decision", "the decision of Spain"."""
    folded, deeds = sentence.folded, _DEEDS | SAYINGS
    owns = folded[agent.last : agent.last + 1]
    if agent.slot in ("noun", "attribute") or (owns and owns[0] in POSSESSIVES):
        for at in range(max(agent.last - 1, agent.first + 1), min(agent.last + 4, len(folded))):
            word = folded[at]
            if word in deeds:
                return agent.first, at + 1
            if word in TAILS or not (word.isalpha() or word in POSSESSIVES or word == "-"):
                break
        return 0, 0
    at = word_before(sentence, agent)
    of = at > 0 and folded[at] == "of" and folded[at - 1] in _OWN_DEEDS | SAYINGS
    # "the support of Laos for it" is Laos's, "the support of Laos" may go to it
    of = of or (folded[at : at + 1] == ["of"] and folded[at - 1] in _TELLING and owns == ["for"])
    if of or (at > 0 and folded[at] == "by" and folded[at - 1] in deeds):
        return at - 1, agent.last
    return 0, 0


def _is_judged(sentence: SentenceAgents, first: int, last: int, ids: Ids, verdict: str) -> bool:
    """Tell what a holder turns against, or is for: "regretted [it]", "[it] was condemned by"."""
    folded, items = sentence.folded, sentence.read.reading.items
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if item.last > first or item.value not in ("reject", "endorse"):
            continue
        if first - item.last > _GOVERNED_REACH:
            break
        near = [agent for agent in sentence.agents if agent.ids and agent.last <= first]
        return (
            item.value == verdict
            and _STOPS.isdisjoint(folded[item.last : first])
            and sentence.clauses[item.first] == sentence.clauses[first]
            # "denied its rejection of", "did not regret"
            and not (at and _turns(items[at - 1], folded, item.first))
            # "Chile's rejection of it" is not the holder's
            and bool(near)
            and near[-1].last <= item.first
            and bool(set(near[-1].ids) & set(ids))
            and (folded[item.first - 1] not in POSSESSIVES or near[-1].last >= item.first - 1)
        )
    judges = {a.first for a in sentence.agents if a.slot == "by" and set(a.ids) & set(ids)}
    return any(
        item.first >= last
        and item.value == verdict
        and folded[item.last : item.last + 1] == ["by"]
        and not judges.isdisjoint(range(item.last + 1, item.last + 4))
        for item in (items if judges else ())
    )


def _turns(item: Match[str], folded: list[str], at: int) -> bool:
    """Tell a negation, or a predicate against something, that governs the word at a place."""
    between = folded[item.last : at]
    against = item.value == "negation" or polarities().get(item.value, 1) < 0
    return against and len(between) <= _TURN_REACH and _STOPS.isdisjoint(between)
