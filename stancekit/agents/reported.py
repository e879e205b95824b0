"""Whom another tells of: subjects of what is said, members of a group, who is met or praised."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from stancekit.agents.found import Agent, SentenceAgents
from stancekit.agents.slots import BEFORE_SAY, MET, is_act, is_dash, word_at
from stancekit.agents.words import SAY, SPEECH_ENDS

_PRAISE_REACH = 5  # words from praise to who is praised
# who does or says something; elsewhere it is all the same who of them stands there
_ACTING = frozenset({"speaker", "subject", "by"})


def mark_reported(sentence: SentenceAgents, agents: list[Agent]) -> list[Agent]:
    """Mark the subjects of what another says: "Bourita said that Spain backs the plan"."""
    folded = sentence.folded
    speaker = -1
    result = []
    for agent in _named_members(sentence, agents):
        if agent.slot == "speaker":
            speaker = agent.last
        elif agent.slot == "subject" and speaker >= 0 and agent.ids:
            between = folded[speaker : agent.first]
            if len(between) <= 8 and not any(w in ('"', ";") for w in between):
                agent = agent._replace(slot="reported")
        result.append(agent)
    last = next((a for a in reversed(result) if a.slot == "speaker"), None)
    if last is None or last.first < 4:
        return result
    between = folded[last.last : len(folded)]
    tail = [w for w in between if w.isalpha()]
    marks = folded[max(0, last.first - 4) : last.first]
    if len(tail) > 6 or SPEECH_ENDS.isdisjoint(marks):
        return result
    # "Lithuania would pay, it added": whoever acts before is told of
    return [
        a._replace(slot="reported") if a.slot in ("subject", "speaker") and a.last < last.first
        and (a.slot == "subject" or not a.ids or a.ids != last.ids) else a
        for a in result
    ]  # fmt: skip


def is_praised(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell whom somebody met or praised who goes on to speak: "he praised *Peru* and said that".

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain praised Peru and said that it rained."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> [is_praised(sentence, agent) for agent in sentence.agents[:2]]
    [False, True]
    """
    return _is_praised(sentence, agent, sentence.agents)


def _is_praised(sentence: SentenceAgents, agent: Agent, agents: list[Agent]) -> bool:
    folded = sentence.folded
    before = folded[max(agent.first - _PRAISE_REACH, 0) : agent.first]
    met = next((n for n, word in enumerate(before) if word in MET), -1)
    if met < 0 or any(not word.isalpha() and word != "'s" for word in before[met:]):
        return False
    if is_act(word_at(folded, agent.last)):
        return False  # "welcomed what Peru said"
    behind = folded[agent.last : agent.last + _PRAISE_REACH]
    if "and" not in behind or not {"who", "which", ".", ";", '"'}.isdisjoint(behind):
        return False
    at = agent.last + behind.index("and") + 1
    at += word_at(folded, at) in BEFORE_SAY or word_at(folded, at).endswith("ly")
    return word_at(folded, at) in SAY and any(a.first < agent.first - 1 for a in agents)


def _named_members(sentence: SentenceAgents, agents: list[Agent]) -> list[Agent]:
    """Let those stand for a group who are listed behind it: "three states - Peru and Gabon - back".

    They take its place, also in parentheses, and the group has none any more. A body that is only
    part of what a group is called has none either: "nine *Arab League* members".
    """
    result = list(agents)
    for place, (group, members) in enumerate(pairwise(agents)):
        mark = word_at(sentence.folded, group.last)
        closing = word_at(sentence.folded, members.last)
        apart = (mark, closing) == ("(", ")") or (
            is_dash(sentence, group.last) and is_dash(sentence, members.last)
        )
        listed = len(members.ids) > 1 and members.first == group.last + 1
        if apart and listed and group.sort in ("group", "pair") and group.slot in _ACTING:
            result[place] = group._replace(slot="other")
            result[place + 1] = members._replace(slot=group.slot)
        if _is_praised(sentence, members, agents) and group.slot == "subject":
            result[place] = group._replace(slot="speaker")  # "he praised Peru and said that"
    groups = sorted((a.first, a.last) for a in agents if a.sort == "group")
    return [
        agent._replace(slot="attribute")
        if agent.sort == "name" and _is_within(groups, agent)
        else agent
        for agent in result
    ]


def _is_within(groups: list[tuple[int, int]], agent: Agent) -> bool:
    """Tell an agent within the words of a group that goes on behind it."""
    place = bisect_right(groups, agent.first, key=lambda group: group[0]) - 1
    return place >= 0 and agent.last < groups[place][1]
