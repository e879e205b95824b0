"""Who else takes a stance in a sentence, beside its holder.

A holder is one choice among a sentence's candidates, see `holders`. The others are told by grammar
alone: whoever does the same in another clause ("and so did Peru"), whoever is joined in it or named
as an example of those who do it, whoever is thanked for it or told of as doing it; and whoever did
what the holder regrets, which is the other stance ("regretted Spain's decision to back it").
"""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Iterator

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.slots import ANAPHORIC, FREE, is_quoted
from stancekit.agents.words import STANCE_NOUNS
from stancekit.question import Question
from stancekit.told import reported_stances
from stancekit.verdicts import (
    POSSESSIVES,
    SAYINGS,
    TAILS,
    find_praised,
    find_regretted,
    frames_within,
    word_before,
)
from stancekit.vocabulary import polarities

_OTHER = {"support": "opposition", "opposition": "support"}
# whoever stands behind these, and acts, begins a clause of their own
_OPENERS = frozenset({";", "while", "whereas", "and", "but"})
# "and so did Peru", "nor has Peru", "as does Peru"; "so is Peru" tells what it is
_ALIKE = frozenset({"so", "neither", "nor", "as"})
_AUXILIARIES = frozenset(
    """
    do does did has have had will would can could
    """.split()
)
# "and Peru did the same", "and Peru has since followed"
_ECHOES = frozenset({"so", "likewise", "same", "too", "followed"})
_FOLLOWED = frozenset({"followed", "follows", "follow"})
_JOINED = _FOLLOWED | {"join", "joins", "joined", "joining"}
_IT = frozenset({"it", "them", "this"})
_GOVERNED_REACH = 6  # between the verb and its "it"
_GROUP_REACH = 20  # between "countries" and "such as"


def find_beside(
    sentence: SentenceAgents, stance: str, ids: Ids, question: Question
) -> dict[str, str]:
    """Find who else takes a stance in a sentence.

    Parameters
    ----------
    sentence : SentenceAgents
    stance : str
        The sentence's own.
    ids : tuple of str
        Who holds it.
    question : Question

    Returns
    -------
    dict
        Stances by holder id: first who shares the sentence's own; none of its holders.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Peru backed the autonomy plan, and so did Chile."], question)
    >>> find_beside(find_agents(article, question)[0][0], "support", ("PER",), question)
    {'CHL': 'support'}
    """
    found: dict[str, str] = {}
    if stance == "neutral" or not ids:
        return found
    others = [agent for agent in sentence.agents if _is_other(sentence, agent, ids)]
    for reader in (_doing_alike, _in_clauses, _joined, _listed, _reported, find_praised):
        for agent in reader(sentence, stance, ids, others):
            for identity in agent.ids:
                if identity not in ids and not _is_party(identity, question, _OTHER[stance]):
                    found[identity] = stance
    for agent, deed in find_regretted(sentence, ids, others):
        for identity in agent.ids:
            party = any(_is_party(identity, question, side) for side in _OTHER)
            said = deed in SAYINGS and _is_party(identity, question, _OTHER[stance])
            # what a party does for its own claim is no second position
            if identity not in ids and (said or not party):
                found.setdefault(identity, _OTHER[stance])
    return found


def _is_party(identity: str, question: Question, stance: str) -> bool:
    """Tell a party of the question that has this stance by its own claim."""
    if stance == "support":
        return identity == question.claimant.id
    return any(identity == party.id for party in question.rivals)


def _is_other(sentence: SentenceAgents, agent: Agent, ids: Ids) -> bool:
    return (
        bool(agent.ids)
        and agent.sort not in ANAPHORIC
        and agent.sort != "group"
        and not agent.ids[0].startswith("person:")
        and not set(agent.ids) & set(ids)
        and not is_quoted(sentence, agent)
    )


def _ends(words: list[str]) -> bool:
    """Tell that a clause ends before these words, or only says when and where it was."""
    word = words[0] if words else "."
    return word in TAILS or not (word.isalpha() or word in POSSESSIVES)


def _doing_alike(
    sentence: SentenceAgents, _stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "and so did Peru", "as does Peru", "and Peru did the same", "; Peru followed"."""
    folded = sentence.folded
    own = next((a.last for a in sentence.agents if set(a.ids) & set(ids)), len(folded))
    if not {"be", "been"}.isdisjoint(folded[own : own + 3]):
        return  # what is said of the holder, or done to it, is no stance of another
    for agent in others:
        at = word_before(sentence, agent)
        if at < own:
            continue
        after = folded[agent.last : agent.last + 3]
        if folded[at] in _AUXILIARIES and folded[at - 1] in _ALIKE:
            if _ends(after):
                yield agent
        elif folded[at] in _OPENERS and after:
            echoes = after[0] in _AUXILIARIES and not _ECHOES.isdisjoint(after[1:])
            if echoes or (after[0] in _FOLLOWED and _ends(after[1:])):
                yield agent


def _in_clauses(
    sentence: SentenceAgents, stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find ", while Peru called it serious": who acts in a clause that takes the stance as well."""
    heads = [agent for agent in sentence.agents if _begins_clause(sentence, agent)]
    if len(heads) < 2 or not any(set(agent.ids) & set(ids) for agent in heads):
        return
    ends = [agent.first for agent in heads[1:]] + [len(sentence.folded)]
    clauses = list(zip(heads, ends, strict=True))
    own = {
        (frame.leaning, frame.sign)
        for agent, end in clauses
        if set(agent.ids) & set(ids)
        for frame in frames_within(sentence, agent.last, end)
    }
    for agent, end in clauses:
        if agent not in others:
            continue
        frames = frames_within(sentence, agent.last, end)
        if not frames:
            sign = _sign_of_it(sentence, agent.last, end)
            if sign and own == {(stance, sign)}:
                yield agent
            continue
        # "while Chile said that Peru backs it": Peru's
        told = any(
            a.ids and a.ids != agent.ids and a.slot in FREE
            for a in sentence.agents
            if agent.last <= a.first < frames[0].first
        )
        if not told and all(frame.leaning == stance and not frame.mood for frame in frames):
            yield agent


def _begins_clause(sentence: SentenceAgents, agent: Agent) -> bool:
    if not agent.ids or agent.slot not in ("subject", "speaker", "reported"):
        return False
    folded, at = sentence.folded, word_before(sentence, agent)
    if at < max(sentence.dateline, 1):
        return True
    if folded[at] == "and" and sentence.caps[at - 1]:
        return False  # "the Economic and Cultural Office"
    opens = sentence.kinds[sentence.clauses[0]] in ("concession", "adverbial")
    return folded[at] in _OPENERS or (folded[at] == "," and opens)


def _sign_of_it(sentence: SentenceAgents, first: int, last: int) -> int:
    """Tell what a clause does to "it": 1 backed, -1 rejected, 0 neither."""
    folded, known = sentence.folded, polarities()
    sign, turned, end = 0, 1, first
    for item in sentence.read.reading.items:
        if not first <= item.first < last or item.first - end > _GOVERNED_REACH:
            continue
        if item.value == "negation":
            turned = -turned
        elif item.value in ("good", "bad"):
            if not sign and not _IT.isdisjoint(folded[end : item.first]):
                return turned if item.value == "good" else -turned
        elif item.value in ("modal", "past"):
            return 0
        elif item.value in known and item.value != "affirm":
            sign, turned, end = (sign or 1) * known[item.value] * turned, 1, item.last
    named = folded[end : end + 1]
    return sign if named and named[0] in _IT and _ends(folded[end + 1 : last]) else 0


def _joined(
    sentence: SentenceAgents, stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "Kenya joins Peru and Chile in backing it": those who are joined, or who joins them."""
    folded = sentence.folded
    verbs = [
        at
        for at, word in enumerate(folded)
        # not "wants to join Peru in"
        if word in _JOINED and at and folded[at - 1] != "to"
    ]
    if not verbs:
        return
    examples = _examples(sentence, stance)
    ends: dict[int, list[Agent]] = {}
    behind: dict[int, list[Agent]] = {}
    for agent in sentence.agents:
        if agent.slot in FREE:
            ends.setdefault(agent.last, []).append(agent)
        behind.setdefault(word_before(sentence, agent), []).append(agent)
    for at in verbs:
        joining = [a for last in range(at - 3, at + 1) for a in ends.get(last, ())]
        joined = [a for a in behind.get(at, ()) if a.first > at]
        sides = [
            joining[-1:],
            [a for a in joined if _joins_in(folded[a.last : a.last + 4])]
            + [a for a in examples if any(group.sort == "group" for group in joined)],
        ]
        for side, other in (sides, sides[::-1]):
            if any(set(agent.ids) & set(ids) for agent in side):
                yield from [agent for agent in other if agent in others]


def _joins_in(words: list[str]) -> bool:
    """Tell "in backing it" and "in the view that", but not "in 1986"."""
    if words[:1] != ["in"]:
        return False
    return any(word.endswith("ing") for word in words[1:2]) or not STANCE_NOUNS.isdisjoint(words)


def _listed(
    sentence: SentenceAgents, stance: str, _ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "the countries that back it, such as Peru and Chile"."""
    yield from [agent for agent in _examples(sentence, stance) if agent in others]


def _examples(sentence: SentenceAgents, stance: str) -> list[Agent]:
    """Give whoever is named as one of a group that takes the stance."""
    folded = sentence.folded
    groups = [agent for agent in sentence.agents if agent.sort == "group"]
    found = []
    for agent in sentence.agents:
        at = word_before(sentence, agent)
        if at < 1 or (folded[at] != "including" and folded[at - 1 : at + 1] != ["such", "as"]):
            continue
        between = [
            frames_within(sentence, group.last, at)
            for group in groups
            if 0 < at - group.last < _GROUP_REACH
        ]
        if any(frames and all(f.leaning == stance for f in frames) for frames in between):
            found.append(agent)
    return found


def _reported(
    sentence: SentenceAgents, stance: str, _ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "Morocco said that Spain backs it, and that it is serious"."""
    yield from [agent for agent in reported_stances(sentence, stance) if agent in others]
