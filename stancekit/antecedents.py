"""Whom pronouns and bare offices stand for: the last agent before them that fits."""

from __future__ import annotations

from stancekit.agent_words import (
    PAIR_HEADS,
    PEOPLE_OFFICES,
)
from stancekit.question import Question
from stancekit.slots import FREE, SentenceAgents, is_quoted


def resolve(sentences: list[SentenceAgents], question: Question) -> None:
    """Give pronouns and bare offices whom they stand for: the last that fits before them."""
    person: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    for sentence in sentences:
        folded = sentence.folded
        led = False
        for number, agent in enumerate(sentence.agents):
            if not agent.ids:
                words = set(folded[agent.first : agent.last])
                if agent.sort == "he":
                    # "he" is one: never a list of states
                    found = person if len(person) == 1 else official
                elif agent.sort == "it":
                    found = body
                elif agent.sort == "they":
                    found = group or body
                elif agent.sort == "role":
                    whose = folded[agent.first] if agent.first < len(folded) else ""
                    if whose == "its":
                        # "its representative" is the last body's own, not the last official
                        found = mentioned
                    else:
                        found = official if words & PEOPLE_OFFICES else body
                else:
                    found = ()
                if found:
                    agent = agent._replace(ids=found)
                    sentence.agents[number] = agent
            if agent.ids and not agent.ids[0].startswith("person:") and agent.slot != "attribute":
                mentioned = agent.ids
            if not agent.ids or agent.slot not in FREE:
                continue
            if is_quoted(sentence, agent) and not all(sentence.quoted):
                continue  # whoever is named in a quotation does not take the floor
            if agent.slot in ("by", "view", "reported") and led:
                continue  # the sentence goes on about its subject
            led = led or agent.slot in ("speaker", "subject", "label", "accord")
            words = set(folded[agent.first : agent.last])
            private = agent.ids[0].startswith("person:")
            if agent.sort in ("person", "he") or private or words & PEOPLE_OFFICES:
                person = agent.ids
                if not private and len(agent.ids) == 1:
                    official = agent.ids
                    body = body or agent.ids
            elif agent.sort in ("name", "office", "role", "it"):
                body = agent.ids
                official = official or agent.ids
            if agent.sort == "group" or len(agent.ids) > 1 or words & PAIR_HEADS:
                group = agent.ids
