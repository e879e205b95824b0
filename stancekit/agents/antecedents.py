"""Whom pronouns and bare offices stand for: the last agent before them that fits."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.slots import FREE, SentenceAgents, is_quoted
from stancekit.agents.words import (
    DOCUMENTS,
    OTHERS,
    PAIR_HEADS,
    PEOPLE_OFFICES,
)
from stancekit.gazetteer import OFFICIALS
from stancekit.question import Question

# of an office, these do not say which
_VAGUE = frozenset(
    """
    foreign national permanent prime state deputy the head side party office leader leaders
    official officials
    """.split()
)
_OWNED = frozenset({"its", "his", "her", "their", "our", "my", "'s"})


def resolve(sentences: list[SentenceAgents], question: Question) -> None:
    """Give pronouns and bare offices whom they stand for: the last that fits before them."""
    person: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    heads: list[tuple[str, ...]] = []  # whom the sentences were about, in order
    bearers: dict[str, set[tuple[str, ...]]] = {}  # an office, and whose it was
    issued: dict[str, tuple[str, ...]] = {}  # a document, and whose it is; "" for the last
    for sentence in sentences:
        folded = sentence.folded
        led = False
        for number, agent in enumerate(sentence.agents):
            words = set(folded[agent.first : agent.last])
            if agent.sort == "office" and agent.ids:
                for word in (words & OFFICIALS) - _VAGUE:
                    bearers.setdefault(word, set()).add(agent.ids)
            elif agent.sort == "role" and not words & _OWNED:
                borne = set().union(*(bearers.get(w, set()) for w in words - _VAGUE))
                last = next((ids for ids in reversed(heads) if ids in borne), None)
                if words & OTHERS:
                    # the one who was called so before, but not whom the text is about
                    last = next(iter(borne)) if len(borne) == 1 else None
                if last and agent.ids != last:
                    agent = agent._replace(ids=last)
                    sentence.agents[number] = agent
            if not agent.ids:
                if agent.sort == "he":
                    # "he" is one: never a list of states
                    found = person if len(person) == 1 else official
                elif agent.sort == "it":
                    found = body
                elif agent.sort == "they":
                    found = group or body
                elif agent.sort == "document":
                    kind = folded[agent.last - 1]
                    found = issued.get(kind) or issued.get("") or body
                elif agent.sort == "role" and words & OTHERS:
                    found = ()
                elif agent.sort == "role":
                    if "its" in words:
                        # "its representative" is the last body's own, not the last official
                        found = body or mentioned
                    elif words & {"his", "her"}:
                        found = (person if len(person) == 1 else ()) or official or body
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
            elif agent.sort in ("name", "office", "role", "it", "document"):
                body = agent.ids
                official = official or agent.ids
            if agent.sort == "group" or len(agent.ids) > 1 or words & PAIR_HEADS:
                group = agent.ids
        _note_documents(sentence, issued)
        head = sentence.head
        if head.place < 0 or head.kind == "by" or not sentence.agents[head.place].ids:
            continue
        agent = sentence.agents[head.place]
        heads.append(agent.ids)
        # the next sentence goes on with whom this one is about, not with whom it names last
        words = set(folded[agent.first : agent.last])
        private = agent.ids[0].startswith("person:")
        if agent.sort in ("person", "he") or words & PEOPLE_OFFICES or private:
            person = agent.ids
            if not private:
                official = agent.ids
        else:
            body = agent.ids


def _note_documents(sentence: SentenceAgents, issued: dict[str, tuple[str, ...]]) -> None:
    """Learn whose a document is: "Spain's letter", "a letter of Spain", "Spain sent a letter"."""
    folded = sentence.folded
    if DOCUMENTS.isdisjoint(folded):
        return
    agents = [agent for agent in sentence.agents if agent.ids]
    leads = [a for a in agents if a.slot in ("speaker", "subject", "label", "by", "accord")]
    for at, word in enumerate(folded):
        if word not in DOCUMENTS:
            continue
        whose = next((a for a in agents if a.last - 1 == at and a.slot == "noun"), None)
        if whose is None:
            after = folded[at + 1 : at + 4]
            if after[:1] in (["of"], ["by"], ["from"]) or after[1:2] in (["by"], ["of"]):
                whose = next((a for a in agents if at < a.first <= at + 4), None)
        if whose is None and {"a", "an"} & set(folded[max(0, at - 4) : at]):
            whose = next((a for a in leads if a.sort != "document"), None)
        if whose is not None:
            issued[word] = issued[""] = whose.ids
