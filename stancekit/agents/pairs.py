"""Two whom a text speaks of together, for "the two sides": who act together, and who meet."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.memory import Told
from stancekit.agents.slots import FREE, is_quoted

#: Whoever stands here is whom a sentence is about.
LEADS = frozenset({"label", "accord", "speaker", "subject"})
# between two who meet
_MEETING = frozenset(
    """
    met meets meet meeting received receives receive hosted hosts welcomed welcomes talks conferred
    phoned telephoned conversation consultations
    """.split()
)
_PLACING = frozenset({"in", "at", "on", "from", "near"})
# how many words may stand between them
_APART = 12


def note_pair(sentence: SentenceAgents, told: Told) -> None:
    """Note two who act together or meet: "Peru received Spain's minister", for "the two sides".

    Parameters
    ----------
    sentence : SentenceAgents
        One whose pronouns are resolved.
    told : Told
        Learns who the pair is.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Peru received the minister of Spain."], question)
    >>> told = Told()
    >>> note_pair(find_agents(article, question)[0][0], told)
    >>> told.pair
    ('ESP', 'PER')
    """
    told.close = ()
    agents = [a for a in sentence.agents if a.ids and a.sort not in ("pair", "group")]
    for number, agent in enumerate(agents):
        if agent.slot not in FREE or is_quoted(sentence, agent):
            continue
        if len(agent.ids) == 2:
            told.close = pair_of(agent.ids) or told.close
        elif agent.slot in LEADS:
            other = _met_by(sentence, agent, agents[number + 1 :])
            told.close = pair_of((*agent.ids, *other)) or told.close
    head = sentence.head
    ids = sentence.agents[head.place].ids if head.place >= 0 else ()
    others = {i for i in ids if ":" not in i.removeprefix("state:")} - {*told.pair}
    # the text may have gone on with another state
    told.pair = told.close or (() if others and head.kind != "by" else told.pair)


def pair_of(ids: Ids) -> Ids:
    """Give two in order; empty for one, for more, and where one speaks for nobody else.

    Examples
    --------
    >>> pair_of(("PER", "CHL")), pair_of(("PER", "person:lena-paz"))
    (('CHL', 'PER'), ())
    """
    two = tuple(sorted(set(ids)))
    private = any(identity.startswith("person:") for identity in two)
    return two if len(two) == 2 and not private else ()


def _met_by(sentence: SentenceAgents, agent: Agent, others: list[Agent]) -> Ids:
    """Give whom an agent met, in the words behind it."""
    folded = sentence.folded
    for other in others:
        between = folded[agent.last : other.first]
        if len(between) > _APART:
            break
        at = other.first - 1
        before = folded[at - 1] if folded[at] in ("the", "his", "her", "its") else folded[at]
        placed = before in _PLACING or other.slot == "attribute"
        if placed or len(other.ids) != 1 or other.ids == agent.ids:
            continue
        return () if _MEETING.isdisjoint(between) else other.ids
    return ()
