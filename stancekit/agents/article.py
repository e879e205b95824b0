"""The walk through an article: which reader reads which word, sentence by sentence.

`find_agents` walks through an article once. An agent is a name of the gazetteer, a person, an
office, an organization or group known by its form, or a pronoun; it stands as the speaker, the
subject, after "according to" or a passive "by", as the attribute of a noun, and so on. Persons,
offices and short forms are remembered from sentence to sentence, and pronouns resolved to the last
agent that fits. Which agent holds a stance is decided one room higher, in `holders`.

What a word begins is read by the first reader that knows it, see `_read_at` and `_READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from functools import lru_cache

from stancekit.agents.antecedents import resolve
from stancekit.agents.appositions import bearer_of
from stancekit.agents.bodies import find_bodies, learn_body
from stancekit.agents.former import former_agent, former_start
from stancekit.agents.found import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.groups import group_agent, rank_agent, side_agent
from stancekit.agents.heads import find_head
from stancekit.agents.leaders import learn_leaders
from stancekit.agents.lines import (
    dateline_end,
    dateline_state,
    find_byline,
    is_headline,
    label_agent,
    mark_quotes,
)
from stancekit.agents.lists import join_lists
from stancekit.agents.names import foreign_office, head_noun, is_foreign_office, name_agent
from stancekit.agents.offices import office_agent, private_agent
from stancekit.agents.people import GROUPS, PRIVATE, RANKS, TRADES
from stancekit.agents.persons import attach_person, person_agent
from stancekit.agents.pronouns import (
    PAIRS,
    POSSESSIVES,
    PRONOUNS,
    document_agent,
    epithet_agent,
    note_first_person,
    own_agent,
    pair_agent,
    pronoun_agent,
)
from stancekit.agents.reported import mark_reported
from stancekit.agents.slots import is_act, is_view, slot_of
from stancekit.agents.societies import RIVAL_NOUNS
from stancekit.agents.words import (
    DOCUMENTS,
    EPITHETS,
    GIVEN,
    HOUSES,
    OFFICIALS,
    ORGANIZATION_HEADS,
    OWN_HEADS,
    PEOPLE_OFFICES,
)
from stancekit.furniture import SILENT
from stancekit.gazetteer import Name, names_in
from stancekit.phrases import Match
from stancekit.question import Question
from stancekit.reading import ReadSentence

# a reader takes a word of the sentence and gives an agent, or none, and the word to go on with;
# it gives back the word that it was given where that is not its to read
_Reader = Callable[[SentenceAgents, int, Introduced], Found]

# which words are read by whom; where a word has two readers, the first here is asked first
_READERS: tuple[tuple[Set[str], _Reader], ...] = (
    (PRONOUNS.keys(), pronoun_agent),
    (POSSESSIVES, note_first_person),
    (PAIRS, pair_agent),
    (DOCUMENTS - ORGANIZATION_HEADS, document_agent),
    (EPITHETS, epithet_agent),
    (OWN_HEADS, own_agent),
    (GROUPS | TRADES, group_agent),
    (RANKS, rank_agent),
    (frozenset({"left"}), side_agent),
    (PRIVATE, private_agent),
    (OFFICIALS | ORGANIZATION_HEADS, office_agent),
)
# the same by word: a word without a capital that is none of these, and begins no name, is no agent
_READERS_OF: Mapping[str, tuple[_Reader, ...]] = {
    word: tuple(reader for words, reader in _READERS if word in words)
    for words, _ in _READERS
    for word in words
}
# these are read even inside what looks like a name
_NEVER_NAMES = frozenset({"he", "she", "it", "they", "we"})
# what is told so is a person's
_OF_ONE = frozenset({"his", "her", "he", "she"})
_ROYALS = frozenset({"king", "monarch", "sovereign", "queen", "crown"})


#: The agents of each sentence, and the full names of persons by how they are called.
Agents = tuple[list[SentenceAgents], dict[str, str]]


def find_agents(article: Sequence[ReadSentence], question: Question) -> Agents:
    """Find the agents of every sentence; persons are known by their last name once introduced."""
    sentences = [
        SentenceAgents(read, names_in(read.words, read.text, question, exceptions=True))
        for read in article
    ]
    introduced = _introduce(sentences, question)
    inside = False
    for index, sentence in enumerate(sentences):
        inside = mark_quotes(sentence, inside)
        silent = sentence.read.furniture in SILENT
        sentence.dateline = len(sentence.folded) if silent else dateline_end(sentence)
        sentence.headline = index < 3 and is_headline(sentence)
        if index < 6 or index >= len(article) - 3:
            sentence.byline = find_byline(sentence, introduced)
        if not sentence.byline:
            _read_agents(sentence, introduced)
    for sentence in sentences[:3]:
        # a headline and a lead use names that the text explains only later
        if not sentence.byline:
            sentence.forget()
            _read_agents(sentence, replace(introduced, offices=dict(introduced.offices)))
    for sentence in sentences:
        _speak_for(sentence, introduced.speaks_for)
        sentence.head = find_head(sentence)
    resolve(sentences)
    return sentences, introduced.persons


def _introduce(sentences: Sequence[SentenceAgents], question: Question) -> Introduced:
    """Give whom a reader knows before the first sentence, from the question and the names."""
    introduced = Introduced(demonyms=_demonyms(question))
    learn_leaders(introduced, sentences, question)
    _learn_question(question, introduced)
    introduced.named.update(
        match.value.ids[0]
        for sentence in sentences
        for match in sentence.matches
        if len(match.value.ids) == 1 and not is_foreign_office(sentence, match)
    )
    home = dateline_state(sentences[:7])
    if home:
        # "the minister" is the dateline's own until the article names another
        for word in OFFICIALS - _ROYALS:
            introduced.offices.setdefault(word, (home,))
    introduced.home = home
    return introduced


def _learn_question(question: Question, introduced: Introduced) -> None:
    """Learn the short names that belong to a question's parties until the article says else."""
    parties = [party.id for party in question.rivals if party.id.startswith("party:")]
    introduced.separatists = tuple(parties[:1])
    for party in question.rivals:
        for name in party.names:
            # "the Front"
            head = name.lower().split()[-1]
            if party.id.startswith("party:") and head in ("front", "movement", "party"):
                introduced.known.setdefault(f"the {head}", (party.id,))
            if party.id.startswith(("party:", "org:")) and " " not in name:
                for noun in RIVAL_NOUNS:  # "the Polisario separatist *group*"
                    introduced.known.setdefault(f"{head} {noun}", (party.id,))
    if any("kingdom" in name.lower() for name in question.claimant.names):
        # "the King"
        for word in ("king", "monarch", "sovereign", "kingdom"):
            introduced.offices[word] = (question.claimant.id,)


@lru_cache(maxsize=128)
def _demonyms(question: Question) -> Mapping[str, Ids]:
    """Give the territory's people, whose officials are the rival's: "the Sahrawi ambassador"."""
    states = [party.id for party in question.rivals if party.id.startswith("state:")]
    rival = states[0] if states else question.rivals[0].id
    return {name.lower(): (rival,) for name in question.demonyms}


def _read_agents(sentence: SentenceAgents, introduced: Introduced) -> None:
    """Read a sentence's agents, word by word."""
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
    sentence.bodies = {} if sentence.headline else find_bodies(sentence, introduced)
    for body in sentence.bodies.values():
        for at in range(body.first, body.last):
            names.pop(at, None)
    agents: list[Agent] = []
    at, size = sentence.dateline, len(folded)
    label = label_agent(sentence, introduced)
    if label is not None:
        agents.append(label)
        at = label.last
    while at < size:
        if not caps[at] and folded[at] not in _READERS_OF and at not in names:
            at += 1
            continue
        agent, at = _read_at(sentence, at, introduced)
        if agent is not None:
            agents.append(agent)
    placed = [agent._replace(slot=_slot(sentence, agent)) for agent in agents]
    sentence.agents = mark_reported(sentence, join_lists(sentence, placed))


def _read_at(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read what begins at a word: a body, a name, what its readers know, a person."""
    word, capital = sentence.folded[at], sentence.caps[at]
    if at in sentence.bodies:
        return _body_agent(sentence, at, introduced)
    if at in sentence.names:
        return _gazetteer_agent(sentence, at, introduced)
    if capital and word in introduced.demonyms:
        agent, after = _demonym_agent(sentence, at, introduced)
        if agent is not None:
            return agent, after
    if at in sentence.blocked and word not in _NEVER_NAMES:
        return None, at + 1
    for reader in _READERS_OF.get(word, ()):
        agent, after = reader(sentence, at, introduced)
        if after > at:
            return agent, after
    if capital and sentence.headline:
        return _headline_agent(sentence, at, introduced)
    if capital and word.isalpha():
        return person_agent(sentence, at, introduced)
    return None, at + 1


def _body_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read an organization that is known by its form, and who speaks for it."""
    body = sentence.bodies[at]
    if not body.ids:
        return None, body.last
    _learn_house(sentence, body, introduced)
    end = attach_person(sentence, body, body.last, introduced)
    return body._replace(last=end), end


def _gazetteer_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read a name of the gazetteer, and who holds its office."""
    match = sentence.names[at]
    if is_foreign_office(sentence, match):
        ids = foreign_office(sentence, match, introduced.named)
        match = match._replace(value=match.value._replace(ids=ids))
    agent, after = name_agent(sentence, match, introduced.named)
    if agent is None and sentence.folded[at] in GIVEN:
        return person_agent(sentence, at, introduced)  # "Santiago Paz"
    if agent is None:
        return None, after
    if not PEOPLE_OFFICES.isdisjoint(sentence.folded[at : match.last]):
        agent = agent._replace(sort="office")  # "UN Secretary-General"
    if _is_nationality(sentence, match, agent):
        agent = agent._replace(sort="office", slot="")
    former = former_start(sentence, at, after) if agent.sort == "office" else -1
    if former >= 0:
        return former_agent(sentence, former, after - 1, after, introduced)
    end = attach_person(sentence, agent, after, introduced)
    agent = agent._replace(last=end)
    _learn_house(sentence, agent, introduced)
    _learn_short_forms(sentence, agent, introduced)
    return agent, end


def _is_nationality(sentence: SentenceAgents, match: Match[Name], agent: Agent) -> bool:
    """Tell who is called by the state alone, before the name: "the Guinean, Lena Paz,".

    Without the comma it may be what a paper or society is called, which has no "his" or "her".
    """
    if match.value.kind != "people" or agent.slot != "attribute" or sentence.headline:
        return False
    folded, last = sentence.folded, match.last
    if match.first == 0 or folded[match.first - 1] != "the":
        return False
    start, end = bearer_of(sentence, last)
    if start > last:
        return end > start
    acts = start + 1 < end < len(folded) and is_act(folded[end])
    return acts and not _OF_ONE.isdisjoint(folded[end + 1 : end + 7])


def _demonym_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read an office of the disputed territory's people: "the Sahrawi ambassador"."""
    head, end = head_noun(sentence, at + 1)
    if head != "office":
        return None, at
    agent = Agent(at, end, introduced.demonyms[sentence.folded[at]], "office", "")
    end = attach_person(sentence, agent, end, introduced)
    return agent._replace(last=end), end


def _headline_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read a last name or an acronym that the text explains; all else in a headline is unknown."""
    ids = introduced.known.get(sentence.folded[at])
    return Agent(at, at + 1, ids, "person", "") if ids else None, at + 1


def _learn_house(sentence: SentenceAgents, agent: Agent, introduced: Introduced) -> None:
    """Learn whose parliament was named last."""
    if not HOUSES.isdisjoint(sentence.folded[agent.first : agent.last]):
        introduced.house = agent.ids


def _learn_short_forms(sentence: SentenceAgents, agent: Agent, introduced: Introduced) -> None:
    """Learn what a name may be called from now on: "the minister", "the court", "the bloc"."""
    for word in sentence.folded[agent.first : agent.last]:
        if word in OFFICIALS or word in ORGANIZATION_HEADS:
            introduced.offices[word] = agent.ids
            learn_body(word, agent.ids, introduced)
    # "in Brussels" is where others meet as well
    placed = sentence.folded[max(agent.first - 1, 0)] in ("in", "at")
    if agent.ids[0] == "org:european-union" and not placed:
        others: tuple[str, ...] = ("the bloc", "the union")
    elif agent.ids[0].startswith("party:"):
        others = ("the party", "the movement", "the front")
    else:
        return
    introduced.known.update(dict.fromkeys(others, agent.ids))


def _slot(sentence: SentenceAgents, agent: Agent) -> str:
    """Give where an agent stands; some readers know it already."""
    if agent.slot == "noun" and is_view(sentence, agent):
        return "view"
    return agent.slot or slot_of(sentence, agent)


def _speak_for(sentence: SentenceAgents, speaks_for: Mapping[str, Ids]) -> None:
    """Give persons' words to whom they speak for, which may be told only after the first words."""
    if not speaks_for:
        return
    sentence.agents = [
        agent._replace(ids=speaks_for.get(agent.ids[0], agent.ids))
        if len(agent.ids) == 1
        else agent
        for agent in sentence.agents
    ]
    if sentence.byline:
        sentence.byline = speaks_for.get(sentence.byline[0], sentence.byline)
