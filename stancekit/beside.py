"""Who else takes a stance in a sentence, beside its holder.

A holder is one choice among a sentence's candidates, see `holders`. The others are told by grammar
alone: whoever does the same in another clause ("and so did Peru"), whoever is joined in it or named
as an example of those who do it, and whoever did what the holder regrets, which is the other stance
("regretted Spain's decision to back it").
"""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Iterator

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.slots import ANAPHORIC, FREE, is_quoted
from stancekit.agents.words import DETERMINERS, PREPOSITIONS, STANCE_NOUNS
from stancekit.grammar import Frame
from stancekit.phrases import Match
from stancekit.question import Question
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
# where a clause ends, or goes on to when and where it was
_TAILS = PREPOSITIONS | {"and", "as", "too", "who", "which", "itself", "suit", "last", "this",
                         "yesterday", "either"}  # fmt: skip
_POSSESSIVES = frozenset({"'s", "'"})
_STOPS = frozenset({",", ";", "and"})
_IT = frozenset({"it", "them", "this"})
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
# what a party says is its position; what it has (its sovereignty, its plan) is none
_SAYINGS = frozenset({"position", "stance", "view", "argument", "conviction", "insistence"})
_DEED_REACH = 16  # between what was done and the object of it
_GOVERNED_REACH = 6  # between the verb and what it regrets
_TURN_REACH = 3  # between a negation and what it turns
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
    for reader in (_doing_alike, _in_clauses, _joined, _listed):
        for agent in reader(sentence, stance, ids, others):
            for identity in agent.ids:
                if identity not in ids and not _is_party(identity, question, _OTHER[stance]):
                    found[identity] = stance
    for agent, deed in _regretted(sentence, ids, others):
        for identity in agent.ids:
            party = any(_is_party(identity, question, side) for side in _OTHER)
            said = deed in _SAYINGS and _is_party(identity, question, _OTHER[stance])
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


def _before(sentence: SentenceAgents, agent: Agent) -> int:
    """Give the place of the word before an agent and its articles; "that" may open a clause."""
    at = agent.first - 1
    while at >= 0 and sentence.folded[at] in DETERMINERS - {"that"}:
        at -= 1
    return at


def _ends(words: list[str]) -> bool:
    """Tell that a clause ends before these words, or only says when and where it was."""
    word = words[0] if words else "."
    return word in _TAILS or not (word.isalpha() or word in _POSSESSIVES)


def _doing_alike(
    sentence: SentenceAgents, _stance: str, ids: Ids, others: list[Agent]
) -> Iterator[Agent]:
    """Find "and so did Peru", "as does Peru", "and Peru did the same", "; Peru followed"."""
    folded = sentence.folded
    own = next((a.last for a in sentence.agents if set(a.ids) & set(ids)), len(folded))
    if not {"be", "been"}.isdisjoint(folded[own : own + 3]):
        return  # what is said of the holder, or done to it, is no stance of another
    for agent in others:
        at = _before(sentence, agent)
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
        for frame in _frames(sentence, agent.last, end)
    }
    for agent, end in clauses:
        if agent not in others:
            continue
        frames = _frames(sentence, agent.last, end)
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
    folded, at = sentence.folded, _before(sentence, agent)
    if at < max(sentence.dateline, 1):
        return True
    if folded[at] == "and" and sentence.caps[at - 1]:
        return False  # "the Economic and Cultural Office"
    opens = sentence.kinds[sentence.clauses[0]] in ("concession", "adverbial")
    return folded[at] in _OPENERS or (folded[at] == "," and opens)


def _frames(sentence: SentenceAgents, first: int, last: int) -> list[Frame]:
    """Give the frames among words `[first, last)` that lean to a side."""
    frames = sentence.read.reading.frames
    return [f for f in frames if first <= f.first < last and f.leaning != "neutral"]


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
        behind.setdefault(_before(sentence, agent), []).append(agent)
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
        at = _before(sentence, agent)
        if at < 1 or (folded[at] != "including" and folded[at - 1 : at + 1] != ["such", "as"]):
            continue
        between = [
            _frames(sentence, group.last, at)
            for group in groups
            if 0 < at - group.last < _GROUP_REACH
        ]
        if any(frames and all(f.leaning == stance for f in frames) for frames in between):
            found.append(agent)
    return found


def _regretted(
    sentence: SentenceAgents, ids: Ids, others: list[Agent]
) -> Iterator[tuple[Agent, str]]:
    """Find whose deed a holder turns against, and the deed: "regretted Spain's decision to"."""
    folded = sentence.folded
    for agent in others:
        first, last = _deed(sentence, agent)
        if last <= first or not _is_rejected(sentence, first, last, ids):
            continue
        deed = next(word for word in folded[first:last] if word in _DEEDS or word in _SAYINGS)
        if deed in _TELLING or _has_content(sentence, last):
            yield agent, deed


def _has_content(sentence: SentenceAgents, at: int) -> bool:
    """Tell that a deed takes a side: "[the decision] to back", "[the view] that"."""
    after = sentence.folded[at : at + 1]
    reach = sentence.folded[at : at + _DEED_REACH]
    end = next((n for n, word in enumerate(reach) if word in _STOPS), len(reach))
    if after == ["that"] or _frames(sentence, at, at + end):
        return True
    return after == ["to"] and any(
        item.first == at + 1 and item.value in ("endorse", "recognize")
        for item in sentence.read.reading.items
    )


def _deed(sentence: SentenceAgents, agent: Agent) -> tuple[int, int]:
    """Give the words of what an agent did: "Spain's decision", "the decision of Spain"."""
    folded, deeds = sentence.folded, _DEEDS | _SAYINGS
    owns = folded[agent.last : agent.last + 1]
    if agent.slot in ("noun", "attribute") or (owns and owns[0] in _POSSESSIVES):
        for at in range(max(agent.last - 1, agent.first + 1), min(agent.last + 4, len(folded))):
            word = folded[at]
            if word in deeds:
                return agent.first, at + 1
            if word in _TAILS or not (word.isalpha() or word in _POSSESSIVES or word == "-"):
                break
        return 0, 0
    at = _before(sentence, agent)
    of = at > 0 and folded[at] == "of" and folded[at - 1] in _OWN_DEEDS | _SAYINGS
    if of or (at > 0 and folded[at] == "by" and folded[at - 1] in deeds):
        return at - 1, agent.last
    return 0, 0


def _is_rejected(sentence: SentenceAgents, first: int, last: int, ids: Ids) -> bool:
    """Tell what a holder turns against: "regretted [it]", "[it] was condemned by"."""
    folded, items = sentence.folded, sentence.read.reading.items
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if item.last > first or item.value not in ("reject", "endorse"):
            continue
        if first - item.last > _GOVERNED_REACH:
            break
        near = [agent for agent in sentence.agents if agent.ids and agent.last <= first]
        return (
            item.value == "reject"
            and _STOPS.isdisjoint(folded[item.last : first])
            and sentence.clauses[item.first] == sentence.clauses[first]
            # "denied its rejection of", "did not regret"
            and not (at and _turns(items[at - 1], folded, item.first))
            # "Chile's rejection of it" is not the holder's
            and bool(near)
            and near[-1].last <= item.first
            and bool(set(near[-1].ids) & set(ids))
            and (folded[item.first - 1] not in _POSSESSIVES or near[-1].last >= item.first - 1)
        )
    return any(
        item.value == "reject"
        and folded[item.last : item.last + 1] == ["by"]
        and item.last < agent.first <= item.last + 3
        for item in items
        if item.first >= last
        for agent in sentence.agents
        if agent.slot == "by" and set(agent.ids) & set(ids)
    )


def _turns(item: Match[str], folded: list[str], at: int) -> bool:
    """Tell a negation, or a predicate against something, that governs the word at a place."""
    between = folded[item.last : at]
    against = item.value == "negation" or polarities().get(item.value, 1) < 0
    return against and len(between) <= _TURN_REACH and _STOPS.isdisjoint(between)
