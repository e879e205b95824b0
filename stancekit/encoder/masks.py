"""What an encoder reads of a sentence: its words, with names masked by role, and who they mean."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.descriptions import NAME_MASKS, THIRD_STATES, third_states
from stancekit.identities import holder_id
from stancekit.mentions import ROLES, name_pairs
from stancekit.phrases import Lexicon
from stancekit.question import Question
from stancekit.reading import ReadSentence

#: The masks that no role has: states that are no party, as names, adjectives and seats.
THIRD = tuple(THIRD_STATES.values())
#: The masks put before agents whose words do not say that they speak for a party or another state.
SIDES = ("xclaimantside", "xrivalside", "xstateside")
# names that say something, beyond whom they mean
_LONG = frozenset({"claimant_name", "rival_name", "claimant_plan", "rival_plan", "process"})
# an agent may be named after a plan
_PLANS = frozenset({"claimant_plan", "rival_plan"})


class Mention(NamedTuple):
    """An agent of a masked sentence.

    Attributes
    ----------
    ids : tuple of str
        Whose stance it would be.
    first, last : int
        The words and masks `[first, last)` of the masked sentence.
    """

    ids: Ids
    first: int
    last: int


class MaskedSentence(NamedTuple):
    """A sentence as an encoder reads it.

    Attributes
    ----------
    text : str
        Its words and masks, joined by spaces.
    mentions : list of Mention
        Its agents whose ids are known.
    """

    text: str
    mentions: list[Mention]


def mask(sentences: Sequence[SentenceAgents], question: Question) -> list[MaskedSentence]:
    """Mask the names of an article's sentences, and find whom they mention.

    Parameters
    ----------
    sentences : sequence of SentenceAgents
        From `stancekit.agents.find_agents`.
    question : Question

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Gabon backs the Moroccan Sahara."], question)
    >>> (sentence,) = mask(find_agents(article, question)[0], question)
    >>> sentence.text
    'xstate backs the xclaimantname xclaimantian sahara .'
    >>> sentence.mentions
    [Mention(ids=('GAB',), first=0, last=1)]

    What is known of an agent beyond its words is said before it:

    >>> article = read_article(["Gabon has spoken.", "His country backs the plan."], question)
    >>> mask(find_agents(article, question)[0], question)[1].text
    'xstateside his country backs the plan .'
    """
    found = []
    for sentence in sentences:
        pieces, places = _masked(sentence.read, question)
        known = [agent for agent in sentence.agents if agent.ids]
        mentions = [
            Mention(agent.ids, places[agent.first], places[agent.last - 1] + 1) for agent in known
        ]
        sides = [
            "" if _is_named(agent, sentence.read) else _side(agent.ids, question) for agent in known
        ]
        found.append(_with_sides(pieces, mentions, sides))
    return found


def _with_sides(pieces: list[str], mentions: list[Mention], sides: Sequence[str]) -> MaskedSentence:
    """Put its side's mask, if any, before each agent that speaks in words that are no mask."""
    before: dict[int, str] = {}
    for mention, side in zip(mentions, sides, strict=True):
        masked = pieces[mention.first : mention.last]
        # "it" is mostly an object, or nobody
        if side and masked != ["it"] and NAME_MASKS.isdisjoint(masked):
            # where one agent stands within another, the first found is the whole
            before.setdefault(mention.first, side)
    words: list[str] = []
    places = []
    for at, piece in enumerate(pieces):
        if at in before:
            words.append(before[at])
        places.append(len(words))
        words.append(piece)
    mentions = [m._replace(first=places[m.first], last=places[m.last - 1] + 1) for m in mentions]
    return MaskedSentence(" ".join(words), mentions)


def _is_named(agent: Agent, sentence: ReadSentence) -> bool:
    """Tell whether an agent begins in a long name, whose mask is enough.

    It is not where the agent is more than the plan that it begins with ("the independence party").
    Who is said to stand in the midst of a name ("the personal envoy") is mostly mistaken.
    """
    return any(
        item.first <= agent.first < item.last
        and (item.value not in _PLANS or agent.last <= item.last)
        for item in sentence.reading.items
        if item.value in _LONG
    )


def _side(ids: Ids, question: Question) -> str:
    """Give the mask of the side for which all of `ids` speak; empty for none, or for several.

    Nor has the territory's own government one.
    """
    claimant, rivals = {question.claimant.id}, {party.id for party in question.rivals}
    speakers = set(ids)
    if speakers == claimant:
        return SIDES[0]
    if speakers and speakers <= rivals:
        return SIDES[1]
    if not speakers or speakers & (claimant | rivals | _territory_ids(question)):
        return ""
    # an id of three letters is a state's ISO 3166-1 code
    return SIDES[2] if all(len(identity) == 3 for identity in speakers) else ""


@lru_cache(maxsize=128)
def _territory_ids(question: Question) -> frozenset[str]:
    """Give the ids that the territory has itself: Greenland's government is no other state's."""
    names = (*question.names, *question.claimant_names, *question.rival_names)
    return frozenset(holder_id(name, question) for name in names)


def _masked(sentence: ReadSentence, question: Question) -> tuple[list[str], list[int]]:
    """Give the words and masks of a sentence, and the place of each of its words among them."""
    folded = sentence.words.folded
    markers: dict[int, str] = {}
    inside: set[int] = set()
    masks: dict[int, tuple[int, str]] = {}
    for item in sentence.reading.items:
        if item.value in _LONG:
            markers[item.first] = ROLES[item.value]
            inside.update(range(item.first, item.last))
        elif item.value in ROLES:
            masks[item.first] = (item.last, ROLES[item.value])
    for match in _short_names(question).match(folded):
        if inside.issuperset(range(match.first, match.last)):
            masks[match.first] = (match.last, ROLES[match.value])
    taken = {at for first, (last, _) in masks.items() for at in range(first, last)}
    for first, last, name in third_states(sentence):
        if taken.isdisjoint(range(first, last)):
            masks[first] = (last, name)
    at = 0
    pieces: list[str] = []
    places: list[int] = []
    while at < len(folded):
        if at in sentence.passed and at not in masks:
            places.append(len(pieces))
            at += 1
            continue
        last, name = masks.get(at, (at + 1, folded[at]))
        if at in markers:
            pieces.append(markers[at])
        places += [len(pieces)] * (last - at)
        pieces.append(name)
        pieces += [markers[place] for place in range(at + 1, last) if place in markers]
        at = last
    # a mark that closes the sentence may be passed over
    return pieces, [min(place, len(pieces) - 1) for place in places]


@lru_cache(maxsize=128)
def _short_names(question: Question) -> Lexicon[str]:
    return Lexicon(
        [(name, role) for name, role in name_pairs(question) if role and role not in _LONG]
    )
