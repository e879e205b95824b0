"""Several agents that stand as one: "Gabon, Guinea and Peru", "the Front and its ally Peru"."""

from __future__ import annotations

from stancekit.agents.found import Agent, SentenceAgents
from stancekit.agents.people import AROUND, GROUPS
from stancekit.agents.slots import word_at
from stancekit.agents.words import PREPOSITIONS
from stancekit.identities import NUMBERS
from stancekit.vocabulary import polarities

# between the members of a list, and what does not part them
_LINKS = frozenset({"and", ",", ", and", "as well as", ", as well as", "&", "or", "plus",
                    "along with", ", along with", "together with", ", together with"})  # fmt: skip
_IN_LISTS = frozenset({"the", "both", "also", "later", "his", "her", "its", "neighbouring",
                       "neighboring"})  # fmt: skip
# "the Front and its main backer Algeria": what one of a list is to the other
_ALLIES = frozenset({"ally", "backer", "supporter", "sponsor", "partner", "patron", "protector",
                     "protégé", "protege", "neighbour", "neighbor", "friend", "host", "mentor",
                     "ward", "creation", "proxy", "client", "champion"})  # fmt: skip
_BACKERS = frozenset({"backer", "sponsor", "patron", "protector", "mentor"})
_OWNERS = frozenset({"its", "their", "his", "her"})
_ALLY_REACH = 4  # words from "its" to the ally
# who ends a list without a name: "Spain, France and their allies", "and several other states"
_OF_ALL = frozenset({"their", "other", "others", "several", "many", "some", "various", "numerous",
                     "most", "dozens", "scores", "at", "more", "a", "around",
                     "about"}) | NUMBERS  # fmt: skip
_UNNAMED = GROUPS | AROUND | {"others", "members", "nations"}
_TO_GROUP = 5  # words between "their" and "allies"
# slots behind a preposition
_BEHIND = ("by", "oblique", "accord")
# these are said again before the next of a list: "from Spain and from Peru"
_AGAIN = frozenset({"from", "by", "of"})

# verbs of several, not of one
_OF_SEVERAL = frozenset({"are", "have", "do", "say", "sign", "agree", "urge", "call", "hold",
                         "want", "seek", "vow", "ask", "hail", "express", "stress"})  # fmt: skip


def join_lists(sentence: SentenceAgents, agents: list[Agent]) -> list[Agent]:
    """Join "Gabon, Guinea and the Comoros" to one agent that stands where the list stands.

    Parameters
    ----------
    sentence : SentenceAgents
    agents : list of Agent
        In the order of the text, with their slots.

    Returns
    -------
    list of Agent
    """
    folded = sentence.folded
    joined: list[Agent] = []
    for place, agent in enumerate(agents, 1):
        if joined and _is_ally(folded, joined[-1], agent):
            joined.pop()  # "its main supporter Algeria" is one
        if joined and _owns_allies(folded, joined[-1], agent):
            agent = agent._replace(last=agent.last + 1, slot="other")
        if joined and agent.sort == "role" and agent.first < joined[-1].last >= agent.last:
            continue  # the "its" of "and its Algerian backers"
        if joined and agent.ids and joined[-1].ids and agent.slot != "attribute":
            previous = joined[-1]
            text = _link(folded, previous, agent)
            if text in _LINKS and (
                _is_listed(previous)
                and _is_listed(agent)
                and previous.slot not in ("noun", "attribute")
            ):
                listed = (
                    text != ","
                    or _goes_on(folded, agents[place : place + 1], agent)
                    or (
                        _ends_in_group(folded, previous, agent)
                        and not _begins_clause(previous, agent)
                    )
                    or (len(previous.ids) > 1 and not _begins_clause(previous, agent))
                    or _act_together(sentence, previous, agent)
                )
                if listed:
                    # the list stands where it begins, and ends with the clause of its last member
                    slot = previous.slot
                    if slot in ("other", "subject", "attribute") and agent.slot in (
                        "speaker",
                        "subject",
                    ):
                        slot = agent.slot
                    joined[-1] = previous._replace(
                        last=agent.last,
                        ids=tuple(dict.fromkeys(previous.ids + agent.ids)),
                        slot=slot,
                    )
                    continue
        joined.append(agent)
    return joined


def _is_ally(folded: list[str], role: Agent, name: Agent) -> bool:
    """Tell what a name is to another, right before it: "[its main supporter] Algeria"."""
    return (
        role.sort in ("group", "role")
        and name.sort in ("name", "office")
        and role.last <= name.first <= role.last + 1
        and folded[role.last - 1] in _ALLIES
        and not _OWNERS.isdisjoint(folded[max(role.first - 1, 0) : role.last])
    )


def _owns_allies(folded: list[str], first: Agent, second: Agent) -> bool:
    """Tell "[the Front] and its [Algerian] backers", who speak for their state."""
    between = folded[first.last : second.first]
    return (
        second.slot == "attribute"
        and len(between) == 2
        and between[0] == "and"
        and between[1] in _OWNERS
        and word_at(folded, second.last).removesuffix("s") in _BACKERS
    )


def _link(folded: list[str], first: Agent, second: Agent) -> str:
    """Give what links two members of a list, without what one is to the other."""
    words = [word for word in folded[first.last : second.first] if word != "the"]
    own = next((n for n, word in enumerate(words) if word in _OWNERS), len(words))
    ally = words[own + 1 : own + 1 + _ALLY_REACH]
    # "and its ally, Algeria, said": behind one comma alone another clause may begin
    apart = ally[-1:] == [","]
    if apart and second.last < len(folded) and folded[second.last].isalpha():
        ally = []
    if len(words) <= own + 1 + _ALLY_REACH and {*ally[-1 - apart :]} & _ALLIES:
        words = words[:own]
    if words[-1:] and words[-1] in _AGAIN and folded[max(first.first - 1, 0)] == words[-1]:
        words = words[:-1]
    return " ".join(word for word in words if word not in _IN_LISTS)


def _begins_clause(listed: Agent, agent: Agent) -> bool:
    """Tell who acts behind a list that does not: "supported by Spain and France, [Rabat] keeps"."""
    return listed.slot in _BEHIND and agent.slot in ("subject", "speaker")


def _is_listed(agent: Agent) -> bool:
    """Tell who may be one of several: a state, whoever speaks for one."""
    if agent.sort == "person":
        return not agent.ids[0].startswith("person:")
    return agent.sort in ("name", "office")


def _goes_on(folded: list[str], behind: list[Agent], agent: Agent) -> bool:
    """Tell a list ("Gabon, Guinea and ...") from two names that only meet at a comma."""
    if not behind:
        return False
    following = behind[0]
    between = [w for w in folded[agent.last : following.first] if w != "the"]
    return following.sort in ("name", "office") and " ".join(between) in (
        "and", ",", ", and", "as well as"
    )  # fmt: skip


def _ends_in_group(folded: list[str], listed: Agent, agent: Agent) -> bool:
    """Tell a list that ends in whoever has no name: "Gabon, Guinea and their allies".

    "Peru, Spain and its allies" may be two things that only meet at a comma, and behind a
    preposition a clause may begin: "after talks with Peru, Spain and other states back it".
    """
    at = agent.last + (word_at(folded, agent.last) == ",")
    if word_at(folded, at) == "and":
        at += 1
    elif folded[at : at + 3] == ["as", "well", "as"]:
        at += 3
    else:
        return False
    reach = folded[at : at + 2 + _TO_GROUP]
    if not reach or reach[0] not in _OF_ALL:
        return False
    end = next((at + n for n, word in enumerate(reach, 1) if word in _UNNAMED), 0)
    after = word_at(folded, end)
    acts = listed.slot in _BEHIND and after.isalpha() and after not in PREPOSITIONS
    return end > 0 and not acts


def _act_together(sentence: SentenceAgents, first: Agent, second: Agent) -> bool:
    """Tell the two of a headline by a verb that one alone would not take: "Egypt, Jordan reject".

    A seat and a name do not: "Paris, France" is a place.
    """
    names = [sentence.ending.get(agent.last) for agent in (first, second)]
    kinds = {match.value.kind for match in names if match is not None}
    plain = len(kinds) == 1 and all(names) and "people" not in kinds
    opens = first.first <= sentence.dateline + 1 and second.first == first.last + 1
    if not plain or not opens or first.ids == second.ids:
        return False
    at = second.last
    if word_at(sentence.folded, at).endswith("ly"):
        at += 1  # "Egypt, Jordan strongly condemn"
    word = word_at(sentence.folded, at)
    if word in _OF_SEVERAL:
        return True
    acts = any(i.first == at and i.value in polarities() for i in sentence.read.reading.items)
    return acts and (word.endswith("ss") or not word.endswith(("s", "ed", "ing")))
