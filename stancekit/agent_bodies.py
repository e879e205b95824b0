"""Organizations that no gazetteer knows, by their form."""

from __future__ import annotations

from collections.abc import Set

from stancekit.agent_names import is_spaced
from stancekit.agent_words import (
    ANY_BODY,
    BODY_NOUNS,
    CONNECTORS,
    COURTS,
    DETERMINERS,
    INNER_WORDS,
    LABOR,
    NEWS,
    OF_COURTS,
    PLAIN_OFFICES,
)
from stancekit.gazetteer import OFFICIALS, holder_id, shown_name
from stancekit.slots import Agent, Introduced, SentenceAgents


def find_bodies(
    sentence: SentenceAgents, blocked: Set[int], introduced: Introduced
) -> dict[int, Agent]:
    """Find organizations by their form: "the Irish Federation of Port and Customs Staff"."""
    folded, caps, names, known = sentence.folded, sentence.caps, sentence.names, introduced.known
    if BODY_NOUNS.isdisjoint(folded):
        return {}
    size = len(folded)
    found: dict[int, Agent] = {}
    at = sentence.dateline
    while at < size:
        if not caps[at] or not folded[at].isalpha() or folded[at] in DETERMINERS:
            at += 1
            continue
        end, last_cap, nouns, count = at, at, 0, 0
        while end < size and end - at < 14:
            word = folded[end]
            if word == "-" and is_spaced(sentence.read, end):
                break
            if caps[end] and word in DETERMINERS and folded[end - 1] not in CONNECTORS:
                break  # "Basque Parliament The": a sentence begins
            if caps[end] and word[:1].isalpha():
                nouns += word in BODY_NOUNS
                count += 1
                end += 1
                last_cap = end
            elif (
                (word in ("-", "'", "'s", "&") and end > at)
                or (nouns and word in INNER_WORDS)
                or (count and word in ("and", "&") and _body_goes_on(sentence, end))
                or (count and word in ("of", "de", "del") and folded[end - 1] in BODY_NOUNS)
            ):
                end += 1
            else:
                break
        end = last_cap
        # "the Federation and Spain": a name after "and" is another
        for step in range(at + 1, end):
            if folded[step] == "and" and step + 1 in names:
                end = step
                break
        if nouns:
            # "National Assembly of Armenia Eduard Sharmazanov": a person follows
            owner = next((m for m in names.values() if at < m.first and m.last < end), None)
            if (
                owner is not None
                and folded[owner.first - 1] == "of"
                and folded[owner.last].isalpha()
                and BODY_NOUNS.isdisjoint(folded[owner.first : end])
            ):
                end = owner.last
        whole = names.get(at)
        if (
            nouns
            and count > 1
            and not (whole is not None and whole.last >= end)
            and not any(step in blocked and folded[step] in BODY_NOUNS for step in range(at, end))
        ):
            tail = [m for m in names.values() if m.first >= at and m.last == end]
            heads = [w for w in folded[at:end] if w in BODY_NOUNS]
            inner = [
                m
                for m in names.values()
                if at <= m.first < end
                and set(folded[m.first : m.last]) & BODY_NOUNS
                # "Republican Party of Armenia" is no other country's
                and not (m.first == at and m.last < end and folded[m.last] == "of")
            ]
            if not inner and (not tail or folded[end - 1] not in BODY_NOUNS):
                words = sentence.read.words
                name = sentence.read.text[words.starts[at] : words.ends[end - 1]]
                identity = holder_id(name)
                if identity in COURTS and introduced.home:
                    # "the Supreme Court" alone is that of the state whose news it is
                    identity = holder_id(f"{name} of {shown_name(introduced.home)}")
                if ":" not in identity and count > 1 and "of" in folded[at:end]:
                    # "House of Representatives of the Netherlands" speaks for its state
                    found[at] = Agent(at, end, (identity,), "office", "")
                elif NEWS & set(folded[at:end]):
                    found[at] = Agent(at, end, (), "name", "")
                elif identity.startswith(("org:", "party:")) and not (
                    set(folded[at:end]) <= PLAIN_OFFICES
                ):
                    introduced.persons.setdefault(identity, " ".join(name.split()))
                    known.setdefault(folded[end - 1], (identity,))
                    for head in heads:
                        known[f"the {head}"] = (identity,)
                        if head in ("court", "tribunal"):
                            known.update(dict.fromkeys(OF_COURTS, (identity,)))
                    for other in ANY_BODY:
                        known[f"the {other}"] = (identity,)
                    if LABOR & set(folded[at:end]):
                        known["the union"] = (identity,)
                    if end + 2 < size and folded[end] == "(" and caps[end + 1]:
                        known.setdefault(folded[end + 1], (identity,))
                    found[at] = Agent(at, end, (identity,), "name", "")
        at = max(end, at + 1)
    return found


def _body_goes_on(sentence: SentenceAgents, at: int) -> bool:
    """Tell "Retail and Food Workers' League" from two names."""
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
    if folded[at - 1] in OFFICIALS or any(
        m.last == at and m.value.kind == "name" for m in names.values()
    ):
        return False
    for step in range(at + 1, min(at + 6, len(folded))):
        if step in names or folded[step] in OFFICIALS:
            return False
        if not caps[step] and folded[step] not in ("'", "'s", "-"):
            return False
        if folded[step] in BODY_NOUNS:
            return True
    return False
