"""Words that stand for whom the article named before: pronouns, pairs, documents, "our country".

Each reader takes a word and gives an agent without ids, for `antecedents` to resolve; it gives back
the place it was given where the word means something else there.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.found import Agent, Found, Introduced, SentenceAgents
from stancekit.agents.regions import PARTS, REGIONS
from stancekit.agents.words import (
    ALSO_VERBS,
    DETERMINERS,
    OFFICIALS,
    PAIR_HEADS,
    PLACES,
    PREPOSITIONS,
    SAY,
    STANCE_NOUNS,
    VERBS,
)

#: Pronouns, and the sort of agent that each gives.
PRONOUNS = {
    "he": "he", "she": "he", "him": "he", "her": "he", "it": "it", "they": "they", "we": "we",
    "i": "we",
}  # fmt: skip
#: Whose words these are is told by them, but they are no agents.
POSSESSIVES = frozenset({"our", "my"})
#: "the two countries", "both sides", "both"
PAIRS = frozenset({"two", "both"})

# "it is cold": nobody
_IMPERSONAL = frozenset({"is", "was", "'s", "falls"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "these"})
# what kind of state it is, or where
_KINDS = (
    REGIONS
    | PARTS
    | frozenset(
        """
        island landlocked tiny small oil rich neighbouring neighboring brotherly sister muslim
        """.split()
    )
)
_NAME_REACH = 8  # words of a state's name before one of them
# these nouns are no state's, but of its kind: "the Gulf state media"
_NOUNS = OFFICIALS | PLACES | (STANCE_NOUNS - ALSO_VERBS) | {"oil", "media", "director", "gas"}
# what the heads are of, who meet
_HEADED = (["of", "state"], ["of", "government"], ["of", "delegation"])
_OWNERS = frozenset({"his", "her", "their", "our", "my"})


def pronoun_agent(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Read a pronoun; "him" and "her" only behind "according to"."""
    folded = sentence.folded
    word = folded[at]
    if word in ("him", "her") and folded[max(0, at - 2) : at] != ["according", "to"]:
        return None, at
    if word == "it" and at + 1 < len(folded) and folded[at + 1] in _IMPERSONAL:
        return None, at
    if word == "i" and not sentence.caps[at]:
        return None, at + 1  # of a list
    if word in ("we", "i") and not sentence.quoted[at]:
        sentence.first_person = True
    return Agent(at, at + 1, (), PRONOUNS[word], ""), at + 1


def note_first_person(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Note that the writer speaks: "our", "my" outside quotation marks."""
    if sentence.quoted[at]:
        return None, at
    sentence.first_person = True
    return None, at + 1


def pair_agent(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Read "two neighboring countries", "both sides", and "both" alone before what they do."""
    ahead = sentence.folded[at + 1 : at + 4]
    if not ahead:
        return None, at
    if ahead[0] == "former":
        return None, at + 1  # whoever they are, they speak for nobody else
    for end, word in enumerate(ahead, at + 2):
        if word in PAIR_HEADS and not _is_in_name(sentence, end - 1):
            # "the two heads of state"
            headed = word == "heads" and sentence.folded[end : end + 2] in _HEADED
            end += 2 if headed else 0
            return Agent(at, end, (), "pair", ""), end
    if sentence.folded[at] == "both" and _do_alone(sentence, at + 1):
        return Agent(at, at + 1, (), "pair", ""), at + 1
    return None, at + 1


def _is_in_name(sentence: SentenceAgents, at: int) -> bool:
    """Tell "both the United *States* and France" from "both states"."""
    before = range(max(at - _NAME_REACH, 0), at)
    return any(at < sentence.names[first].last for first in before if first in sentence.names)


def _do_alone(sentence: SentenceAgents, at: int) -> bool:
    """Tell "both backed the plan" from "both disputed islands"."""
    word, after = sentence.folded[at], "".join(sentence.folded[at + 1 : at + 2])
    if word in VERBS or word in SAY:
        return True
    goes_on = after in DETERMINERS or after in PREPOSITIONS or after == "that"
    return word.endswith("ed") and (goes_on or sentence.caps[at + 1 : at + 2] == [True])


def document_agent(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Read a document that was spoken of: "the joint letter", but not "the UN letter"."""
    folded, names = sentence.folded, sentence.names
    before = range(at - 1, max(0, at - 3) - 1, -1)
    start = next((step for step in before if folded[step] in _DEFINITE), -1)
    if start < 0 or any(step in names for step in before):
        return None, at
    return Agent(start, at + 1, (), "document", ""), at + 1


def epithet_agent(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Read a state by what kind it is: "the West African country", "the island nation"."""
    folded = sentence.folded
    start = at
    while start and at - start < 3 and (folded[start - 1] in _KINDS or folded[start - 1] == "-"):
        start -= 1
    after = folded[at + 1] if at + 1 < len(folded) else ""
    qualifies = after in _NOUNS
    if start == at or not start or folded[start - 1] not in _DEFINITE or qualifies:
        return None, at
    if after == "of":
        match = sentence.names.get(at + 2)
        if match is None or len(match.value.ids) != 1:
            return None, at
        return Agent(start, match.last, match.value.ids, "name", ""), match.last
    return Agent(start, at + 1, (), "role", ""), at + 1


def own_agent(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Read a state by whose it is: "our country", "their government"."""
    owner = sentence.folded[at - 1] if at else ""
    if owner not in _OWNERS:
        return None, at
    return Agent(at - 1, at + 1, (), "we" if owner in POSSESSIVES else "he", ""), at + 1
