"""Parties and societies told by a common noun: "the Islah party", "the separatist group"."""

# ruff: noqa: SIM905

from __future__ import annotations

from stancekit.agents.bodies import kind_known, learn_kind
from stancekit.agents.found import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.groups import described_agent, group_start, named_start

#: "The separatist group": these nouns may tell of a rival.
RIVAL_NOUNS = frozenset({"group", "movement", "front", "organization", "organisation", "party"})
# nouns that make a name of the words before them: "the Islah party", "the Raizal council"
_SOCIETIES = frozenset(
    """
    alliance association bloc circle club commission committee council federation forum front group
    league movement network party society union
    """.split()
)
# what a rival fights for
_CAUSES = frozenset({"separatist", "secessionist", "independence", "guerrilla", "liberation"})


def society_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read a party or a society by the common noun that ends its name, or by its cause."""
    if sentence.folded[at] in _SOCIETIES:
        agent, end = _named_society(sentence, at, introduced)
        if agent is not None:
            return agent, end
    rival = introduced.separatists and sentence.folded[at] in RIVAL_NOUNS
    if rival and _is_separatist(sentence, at):
        start = group_start(sentence, at)
        return Agent(start, at + 1, introduced.separatists, "role", ""), at + 1
    return None, at


def _named_society(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read a society told by a name and a common noun: "the Islah party"."""
    start = named_start(sentence, at)
    if start == at:
        return None, at
    ids: Ids = ()
    if sentence.folded[at] in RIVAL_NOUNS:
        demonym = sentence.folded[start] in introduced.demonyms
        ids = introduced.separatists if demonym else _organization_in(sentence, start, at)
    ids = ids or kind_known(sentence, start, at, introduced)
    if ids:
        return Agent(start, at + 1, ids, "role", ""), at + 1
    agent, end = described_agent(sentence, start, at, at + 1, introduced)
    if agent is not None:
        learn_kind(sentence, start, at + 1, agent.ids, introduced)
    return agent, end


def _organization_in(sentence: SentenceAgents, start: int, end: int) -> Ids:
    """Give the organization whose name the noun only explains: "the Hezbollah movement"."""
    for at in range(start, end):
        match = sentence.names.get(at)
        if match is not None and "".join(match.value.ids[:1]).startswith(("org:", "party:")):
            return match.value.ids[:1]
    return ()


def _is_separatist(sentence: SentenceAgents, at: int) -> bool:
    """Tell the rival by what it fights for: "the pro-independence front"; a name tells another."""
    named = sentence.caps[at + 1 : at + 2] == [True] and at + 1 not in sentence.names
    if named and not sentence.headline:
        return False  # "the independence party Palika"
    return not _CAUSES.isdisjoint(sentence.folded[max(at - 1, 0) : at])
