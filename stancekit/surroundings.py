"""What the words around an agent make of it, and what a sentence's own words betray."""

# ruff: noqa: SIM905
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from stancekit.agents.found import Agent, SentenceAgents
from stancekit.agents.words import DETERMINERS
from stancekit.vocabulary import polarities

_CLAUSES = frozenset(
    """
    that because what which while if when as where whose how why since than whether after until
    """.split()
)
# whoever stands behind these is spoken to
_THANKS = frozenset(
    """
    thank thanked thanks thanking to urged urges urge asked asks ask reminded told hailed praised
    joined commended congratulated accused accuses calls
    """.split()
)
MODALS = frozenset(
    """
    must should can could may might needs ought would cannot owes shall
    """.split()
)
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def find_predicate(sentence: SentenceAgents) -> int:
    """Give the place of the word that takes the stance; -1 if there is none.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain must back the autonomy plan."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> sentence.folded[find_predicate(sentence)]
    'back'
    """
    reading = sentence.read.reading
    if reading.main is not None:
        return reading.main.predicate if reading.main.predicate >= 0 else reading.main.first
    return next((item.first for item in reading.items if item.value in polarities()), -1)


def verb_behind(sentence: SentenceAgents, agent: Agent) -> str:
    """Give the class of the first word of stance or speech behind an agent.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain must back the autonomy plan."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> verb_behind(sentence, sentence.agents[0])
    'endorse'
    """
    items = sentence.read.reading.items
    start = bisect_left(items, agent.last, key=lambda item: item.first)
    for item in items[start : start + 5]:
        if item.first - agent.last > 4:
            break
        if item.value in polarities() or item.value in ("report", "modal", "negation", "past"):
            return item.value
    return ""


def surroundings(sentence: SentenceAgents, agent: Agent, predicate: int) -> Iterable[str]:
    """Tell what the words around an agent make of it: "Spain must", "thanked Spain".

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain must back the autonomy plan."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> list(surroundings(sentence, sentence.agents[0], find_predicate(sentence)))
    ['must']
    """
    folded = sentence.folded
    words = folded[max(0, agent.first - 3) : agent.first]
    before = [word for word in words if word not in DETERMINERS or word == "that"][-1:]
    if before and before[0] in _CLAUSES:
        yield "in a clause"
    elif before and before[0] in _THANKS:
        yield "thanked"
    elif before and before[0] == "(":
        yield "in parentheses"
    for at in range(agent.last, min(agent.last + 3, len(folded))):
        word = folded[at]
        if word in MODALS:
            yield "must"
            return
        if word in _BEING:
            yield "is"
            return
        if at == predicate:
            yield "acts"
            return
        if word in (",", "and", "of", "'s"):
            return


def is_loaded(sentence: SentenceAgents, stance: str) -> bool:
    """Tell that a sentence has one side's own words for the land, or for who holds it.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain must back the autonomy plan."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> is_loaded(sentence, "support")
    False
    """
    values = {item.value for item in sentence.read.reading.items}
    if stance == "support":
        return "claimant_name" in values
    return "rival_name" in values or "occupation" in values
