"""Who else takes a stance in a sentence, beside its holder.

A holder is one choice among a sentence's candidates, see `holders`. The others are told by grammar
alone: whoever does the same in another clause ("and so did Peru"), whoever is joined in it or named
as an example of those who do it, whoever is thanked for it or told of as doing it; and whoever did
what the holder regrets, which is the other stance ("regretted Spain's decision to back it").
"""

# ruff: noqa: SIM905
from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.slots import ANAPHORIC, FREE, is_act, is_quoted
from stancekit.agents.words import DETERMINERS, STANCE_NOUNS
from stancekit.grammar import Frame
from stancekit.phrases import fold
from stancekit.question import Question
from stancekit.tables import OTHER_SIDE
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
# whoever stands behind "drafted by" wants what the text says
_SPONSORED = frozenset(
    """
    drafted sponsored cosponsored tabled submitted introduced
    """.split()
)
_CLAIMS = frozenset({"claims", "claim", "claimed"})
# what is claimed, and no speech: "claims it", "claims the islands"
_CLAIMED = (["it"], ["them"], ["both"], ["all"])
_CLAIMED_REACH = 6  # words from "claims" to the land
_LANDS = frozenset({"sovereignty", "ownership", "title", "territory", "land", "lands", "area",
                    "areas", "region", "island", "islands", "peninsula", "enclave"})  # fmt: skip
# where the other side has its turn
_TURNS = frozenset({";", ":", "while", "whereas", "whilst", "but", "although", "though"})
_GOVERNED_REACH = 6  # between the verb and its "it"
_ACTING = frozenset({"subject", "speaker", "reported"})
# these are told of for one, whoever else they may stand for
_OF_ONE = frozenset({"document", "it", "he", "role"})
_PRONOUNS = frozenset({"he", "it", "they", "we"})
# what is one's own is claimed: "regards it as an integral part", "as its own"
_OWN = frozenset({("its", "own"), ("integral", "part"), ("as", "its")})
_AIDED = frozenset({"backed", "supported"})
_OFFERING = frozenset({"offers", "offered", "offering", "proposes", "proposed"})
_LISTING = DETERMINERS | {"and", "by", ",", "both", "also"}
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
    if stance == "neutral":
        return _find_sides(sentence, question)
    if not ids:
        return found
    for identity in (*_rest_of_head(sentence, ids), *_sponsors(sentence)):
        if identity not in ids and not _is_party(identity, question, OTHER_SIDE[stance]):
            found[identity] = stance
    others = [agent for agent in sentence.agents if _is_other(sentence, agent, ids)]
    for reader in (_doing_alike, _in_clauses, _joined, _listed, _reported, find_praised):
        for agent in reader(sentence, stance, ids, others):
            for identity in agent.ids:
                if identity not in ids and not _is_party(identity, question, OTHER_SIDE[stance]):
                    found[identity] = stance
    for agent, deed in find_regretted(sentence, ids, others):
        for identity in agent.ids:
            party = any(_is_party(identity, question, side) for side in OTHER_SIDE)
            said = deed in SAYINGS and _is_party(identity, question, OTHER_SIDE[stance])
            # what a party does for its own claim is no second position
            if identity not in ids and (said or not party):
                found.setdefault(identity, OTHER_SIDE[stance])
    return found


def _is_party(identity: str, question: Question, stance: str) -> bool:
    """Tell a party of the question that has this stance by its own claim."""
    if stance == "support":
        return identity == question.claimant.id
    return any(identity == party.id for party in question.rivals)


def _rest_of_head(sentence: SentenceAgents, ids: Ids) -> Ids:
    """Give those who do it together with a holder: "both presidents", "Peru and Chile agreed"."""
    head = sentence.head
    agent = sentence.agents[head.place] if head.place >= 0 else None
    # a text that two have signed may be told of for the words of one
    together = agent.ids if agent is not None and agent.sort not in _OF_ONE else ()
    private = any(identity.startswith("person:") for identity in together)
    return together if len(together) == 2 and set(ids) < set(together) and not private else ()


def _sponsors(sentence: SentenceAgents) -> Iterator[str]:
    """Find "the resolution, drafted by Nauru and Tuvalu and adopted, affirms"."""
    for agent in sentence.agents:
        at = word_before(sentence, agent)
        if at > 0 and sentence.folded[at] == "by" and sentence.folded[at - 1] in _SPONSORED:
            yield from [] if agent.sort in ANAPHORIC else agent.ids


def _find_sides(sentence: SentenceAgents, question: Question) -> dict[str, str]:
    """Find who stands on either side where a sentence itself takes none.

    "Rabat considers it an integral part, while the Front seeks independence": one clause has one
    side, the next the other. "Claimed by Peru and Chile" gives each its own claim.
    """
    sides = dict(_claiming(sentence, question))
    if len(set(sides.values())) > 1:
        return sides
    sides = {}
    folded = sentence.folded
    starts = [0, *_turns(sentence)]
    if len(starts) == 1:
        return {}
    acting: list[list[Agent]] = [[] for _ in starts]
    frames: list[list[Frame]] = [[] for _ in starts]
    for agent in sentence.agents:
        aided = agent.slot != "by" or folded[word_before(sentence, agent) - 1] in _AIDED
        named = agent.ids and agent.slot in FREE and agent.sort not in _PRONOUNS
        if named and aided and not is_quoted(sentence, agent):
            acting[bisect_right(starts, agent.first) - 1].append(agent)
    for frame in sentence.read.reading.frames:
        frames[bisect_right(starts, frame.first) - 1].append(frame)
    for place, (first, last) in enumerate(pairwise([*starts, len(folded)])):
        for identity, side in _side_of(folded[first:last], acting[place], frames[place], question):
            sides.setdefault(identity, side)
    return sides if len(set(sides.values())) > 1 else {}


def _turns(sentence: SentenceAgents) -> list[int]:
    """Find where the other side has its turn: "; Peru", ", while Peru", ", and Peru wants"."""
    folded = sentence.folded
    led = {word_before(sentence, agent) for agent in sentence.agents if agent.slot in _ACTING}
    return [
        at
        for at in range(1, len(folded))
        if folded[at] in _TURNS or (folded[at - 1 : at + 1] == [",", "and"] and at in led)
    ]


def _side_of(
    words: list[str], acting: list[Agent], frames: list[Frame], question: Question
) -> Iterator[tuple[str, str]]:
    """Give who takes a side between two turns: by what is said, a party also by its own claim."""
    leaning = [frame for frame in frames if frame.leaning != "neutral"]
    if any(frame.mood for frame in leaning):
        return
    leanings = {frame.leaning for frame in leaning}
    before = [agent for agent in acting if leaning and agent.last <= leaning[0].first]
    if len(leanings) == 1 and before:
        (side,) = leanings
        yield from (
            (i, side) for i in before[-1].ids if not _is_party(i, question, OTHER_SIDE[side])
        )
    own = any(pair in _OWN for pair in pairwise(words))
    offers = any(frame.side == "claimant" for frame in frames)
    for identity in (i for agent in acting[:1] for i in agent.ids):
        for side in OTHER_SIDE:
            held = own or side in leanings
            if side == "support":
                held = held or (offers and not _OFFERING.isdisjoint(words))
            if held and _is_party(identity, question, side):
                yield identity, side


def _claiming(sentence: SentenceAgents, question: Question) -> Iterator[tuple[str, str]]:
    """Find "claimed by Peru and by Chile", and "Peru claims it"."""
    folded, behind = sentence.folded, -1
    for agent in sentence.agents:
        if not agent.ids or agent.sort == "pair" or is_quoted(sentence, agent):
            continue
        at = word_before(sentence, agent)
        listed = behind >= 0 and all(w in _LISTING for w in folded[behind : agent.first])
        listed = listed and _ends(folded[agent.last : agent.last + 1])
        if listed or (at > 0 and folded[at] == "by" and folded[at - 1] in _CLAIMS):
            behind = agent.last
        elif not _claims(folded[agent.last : agent.last + _CLAIMED_REACH], question):
            continue
        for identity in agent.ids:
            yield identity, "support" if identity == question.claimant.id else "opposition"


def _claims(words: list[str], question: Question) -> bool:
    """Tell "claims it", "claims the islands" from "claims that it rains", "claims victory"."""
    if words[:1] not in (["claims"], ["claim"]) or words[1:2] == ["that"]:
        return False
    if not _LANDS.isdisjoint(words) or not _lands(question).isdisjoint(words):
        return True
    # "claims it backs nobody" says something else
    return words[1:2] in _CLAIMED and (words[2:3] == ["too"] or not is_act("".join(words[2:3])))


@lru_cache(maxsize=128)
def _lands(question: Question) -> frozenset[str]:
    """Give the last words of the names of a territory and its places."""
    return frozenset(fold(name)[-1] for name in (*question.names, *question.places))


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
