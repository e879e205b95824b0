"""Persons and groups that no gazetteer knows, by their form, and the offices that persons hold."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agent_names import is_spaced, name_agent
from stancekit.agent_words import (
    CONNECTORS,
    DETERMINERS,
    GROUPS,
    OPENERS,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    PARTICLES,
    PEOPLE_OFFICES,
    PREPOSITIONS,
    PRIVATE,
    SAY,
    TITLES,
    TRADES,
    VERBS,
)
from stancekit.gazetteer import OFFICIALS, holder_id, slug
from stancekit.slots import Agent, Ids, Introduced, SentenceAgents

# behind a name and a hyphen these make an adjective of it
_COMPOUNDS = frozenset(
    """
    based led backed controlled held run born bound style era wide occupied administered elect
    designate general in to on of and sponsored funded area proposed owned made speaking related
    """.split()
)
# who sits in a parliament; members of the European one have a word of their own
_MEMBERS = frozenset({"lawmakers", "legislators", "deputies", "senators", "mps",
                      "parliamentarians"})  # fmt: skip
# whoever is one of these speaks for the organization that the word belongs to
_ROLES = frozenset(
    """
    president chair chairman chairwoman chairperson director head leader secretary lawyer fellow
    secretary-general spokesman spokesperson spokeswoman representative coordinator founder
    co-founder board manager analyst researcher activist campaigner official delegate chief envoy
    member adviser advisor
    """.split()
)
# of groups and trades, those that other readers know too
_WITH_NAMES = (GROUPS | TRADES) & (PRIVATE | OFFICIALS | ORGANIZATION_HEADS)
_TAKING_PART = frozenset({"participants", "members", "delegates", "signatories", "leaders"})
_QUALIFIERS = frozenset({"the", "a", "an", "now", "current", "new", "then", "acting", "deputy"})
_OF = frozenset({"of", "for", "from", "at"})
_LEADS = frozenset({"heads", "headed", "leads", "led", "chairs", "chaired"})
# no apposition goes over these
_BREAKS = frozenset({",", ".", ";", ":", "and", "his", "her", "their", "which", "with", "who",
                     "while", "when", "met", "to", "former", "ex", "against", "on"})  # fmt: skip
# no name begins with these
_LEADING = frozenset({"of", "by", "said"})


def attach_person(sentence: SentenceAgents, agent: Agent, at: int, introduced: Introduced) -> int:
    """Learn who holds an office: "Spanish foreign minister José Albares", also in commas."""
    if agent.sort != "office":
        return at
    folded = sentence.folded
    start = agent.last
    if start < len(folded) and folded[start] == ",":
        start += 1
    end = person_end(sentence, start)
    after = folded[end] if end < len(folded) else "."
    if start != agent.last and (end - start < 2 or after not in (",", ".", ";", "and", ")")):
        return at  # "Beside Spain's minister, Ana de Ruiz praised it": another person
    if end == start or (sentence.headline and end - start > 3):
        return at
    for word in folded[start:end]:
        if len(word) > 2 and word.isalpha() and word not in OFFICIALS:
            introduced.known.setdefault(word, agent.ids)
    _promote(sentence, start, end, agent.ids, introduced)
    return end


def person_end(sentence: SentenceAgents, start: int) -> int:
    """Give the end of a run of capitalized words that is no name of the gazetteer."""
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
    at = start
    size = len(folded)
    while at < size and at - start < 7:
        word = folded[at]
        if at in names or (word == "-" and is_spaced(sentence.read, at)):
            break
        if caps[at] and word in DETERMINERS:
            break
        if (caps[at] and (word.isalpha() or len(word) > 1) and word not in OFFICIALS) or (
            at > start and word in PARTICLES and at + 1 < size and caps[at + 1]
        ):
            at += 1
        elif (
            at > start
            and word in CONNECTORS
            and at + 1 < size
            and (set(folded[start:at]) & ORGANIZATION_NOUNS)
        ):
            # "Federation of Port and Customs Staff", "Council on Ethics"
            step = at + 2 if folded[at + 1] == "the" and at + 2 < size else at + 1
            if not caps[step] or (word == "and" and step in names):
                break
            match = names.get(step)
            if match is not None and word not in ("of", "for"):
                break
            at = match.last if match is not None else step
        elif (
            at > start
            and word == "'s"
            and at + 1 < size
            and caps[at + 1]
            and (folded[at + 1] in ORGANIZATION_NOUNS)
        ):
            at += 1
        elif (
            at > start + 1
            and word == "-"
            and folded[at + 1 : at + 2]
            and folded[at + 1].isalpha()
            and not caps[at + 1]
            and caps[at - 1]
            and folded[at + 1] not in _COMPOUNDS
            and not is_spaced(sentence.read, at)
        ):
            at += 2  # "Park Jong-woo"
        elif at > start and word in ("-", "'", ".") and at + 1 < size and caps[at + 1]:
            if word == "." and len(folded[at - 1]) > 2:
                break
            at += 1
        else:
            break
    return at


def group_agent(
    sentence: SentenceAgents, at: int, introduced: Introduced
) -> tuple[Agent | None, int]:
    """Read people who speak for themselves: "Chilean senators", "a law lecturer from Lisbon"."""
    folded, names = sentence.folded, sentence.names
    size = len(folded)
    start = at
    while start and at - start < 4:
        word = folded[start - 1]
        if (
            not (word.isalnum() or word == "-")
            or word in DETERMINERS
            or word in PREPOSITIONS
            or (word in VERBS or word in SAY or word in ("and", "or", "that", "when", "who", "as"))
        ):
            break
        start -= 1
    definite = start > 0 and folded[start - 1] in ("the", "these", "those", "his", "her", "this")
    end = at + 1
    # a name of the person settles whose it is
    person = person_end(sentence, end) if not sentence.headline else end
    if person > end + 1:
        identity = new_person(sentence, end, person, introduced)
        return Agent(start, person, (identity,), "person", ""), person
    if person == end + 1:
        # "Professor Smith": a trade is read on with its name, of all others only the name
        return None, at if folded[at] in _WITH_NAMES else at + 1
    match = None
    if end < size and folded[end] in ("from", "of", "in", "to"):
        stop = end + 1
        if stop < size and folded[stop] in ("the", "a"):
            stop += 1
        # "delegates to the Congress", but "workers to Spain"
        if (
            stop < size
            and sentence.caps[stop]
            and (folded[end] != "to" or folded[at] in _TAKING_PART)
        ):
            match = names.get(stop)
            end = match.last if match else max(person_end(sentence, stop), stop + 1)
    if start == at and end == at + 1:
        if folded[at] == "meps":
            return Agent(start, end, ("org:european-parliament",), "group", ""), end
        if folded[at] in _MEMBERS and introduced.house:
            # "Lawmakers" alone are those of the parliament that was named
            return Agent(start, end, introduced.house, "group", ""), end
    if definite and folded[at] in introduced.offices:
        return Agent(start, end, introduced.offices[folded[at]], "group", ""), end
    whole = start == at or set(folded[start:at]) <= {"all", "-"}
    if whole and match is not None and folded[at] in _TAKING_PART:
        # those who meet as a body say what it says
        ids = match.value.ids
        if len(ids) == 1 and ids[0].startswith("org:"):
            introduced.offices.setdefault(folded[at], ids)
            return Agent(start, end, ids, "group", ""), end
    words = sentence.read.words
    phrase = sentence.read.text[words.starts[start] : words.ends[end - 1]]
    if start == sentence.dateline and start not in names and not sentence.headline:
        # only the sentence's beginning gives it a capital
        phrase = phrase[:1].lower() + phrase[1:]
    identity = holder_id(phrase)
    introduced.persons.setdefault(identity, " ".join(phrase.split()))
    introduced.offices.setdefault(folded[at], (identity,))
    return Agent(start, end, (identity,), "group", ""), end


def new_person(sentence: SentenceAgents, first: int, last: int, introduced: Introduced) -> str:
    """Give a person, or a body read as one, an id, and remember the last name."""
    known = introduced.known
    words = sentence.read.words
    name = sentence.read.text[words.starts[first] : words.ends[last - 1]]
    identity = holder_id(name)
    if ":" not in identity:
        return identity
    if not identity.startswith("person:"):
        for word in sentence.folded[first:last]:
            if word in ORGANIZATION_HEADS:
                known.setdefault(f"the {word}", (identity,))
    introduced.persons.setdefault(identity, " ".join(name.split()))
    known.setdefault(sentence.folded[last - 1], (identity,))
    given = sentence.folded[first]
    named = last - first > 1 and given.isalpha() and given not in PARTICLES
    if identity.startswith("person:") and named:
        introduced.given.setdefault(sentence.folded[last - 1], given)
        if len(given) > 3:
            known.setdefault(given, (identity,))
    if "-" in sentence.folded[first:last]:
        known.setdefault(slug(name).split("-")[-1], (identity,))
    return identity


def person_agent(
    sentence: SentenceAgents, at: int, introduced: Introduced
) -> tuple[Agent | None, int]:
    """Read a person's name; unknown single words are none."""
    folded, known = sentence.folded, introduced.known
    start = at
    if folded[at] in TITLES:
        start += 1
        if start < len(folded) and folded[start] == ".":
            start += 1
    while start < len(folded) - 1 and folded[start] in _LEADING:
        start += 1
    end = person_end(sentence, start)
    if end <= start:
        return None, at + 1
    if end < len(folded) and (folded[end] in GROUPS or folded[end] in TRADES):
        return None, end  # "several African countries"
    # "Green MP Saskia Verhulst", "Professor Emeritus Zoubir Khemissa", "By A. Writer"
    for step in range(end - 2, start - 1, -1):
        if folded[step] in TRADES or folded[step] in OPENERS:
            start = step + 1
            break
    surname = folded[end - 1]
    given = folded[start]
    if end - start > 1 and given.isalpha() and surname.isalpha():
        ids, stop = spoken_for(sentence, end)
        if ids:
            _promote(sentence, start, end, ids, introduced)
            return Agent(at, stop, ids, "person", ""), stop
        other = introduced.given.get(surname, given) != given and given not in PARTICLES
        if other and given in known:
            return Agent(at, end, known[given], "person", ""), end
        if other:
            # of the same name as somebody else
            identity = new_person(sentence, start, end, introduced)
            return Agent(at, end, (identity,), "person", ""), end
    if surname in known:
        return Agent(at, end, known[surname], "person", ""), end
    if folded[start] in known and end - start == 1:
        return Agent(at, end, known[folded[start]], "person", ""), end
    length = sum(folded[i].isalpha() for i in range(start, end))
    words = sentence.read.words
    written = sentence.read.text[words.starts[start] : words.ends[end - 1]]
    if length == 1 and len(written) > 2 and written.isupper() and not sentence.headline:
        # "(COPPPAL)" after the full name is the same; elsewhere the acronym is the name
        identity = holder_id(written)
        if at > 1 and folded[at - 1] == "(" and folded[at - 2] in known:
            known[written.lower()] = known[folded[at - 2]]
            return None, end
        if end < len(folded) and (folded[end].isalpha() or folded[end] in (",", "'s")):
            introduced.persons.setdefault(identity, written)
            known.setdefault(written.lower(), (identity,))
            return Agent(at, end, (identity,), "person", ""), end
    if folded[end - 1] == "i" or "western" in folded[start:end]:
        return None, end
    after = folded[end] if end < len(folded) else ""
    if (
        start == at
        and length < 2
        and not (
            at and len(folded[at]) > 2 and (after in SAY or folded[at - 1] in ("said", "says"))
        )
    ):
        return None, end
    if any(folded[i] in PREPOSITIONS or folded[i] in DETERMINERS for i in (start,)):
        return person_agent(sentence, start + 1, introduced) if (end - start > 2) else (None, end)
    identity = new_person(sentence, start, end, introduced)
    return Agent(at, end, (identity,), "person", ""), end


def _promote(
    sentence: SentenceAgents, first: int, last: int, ids: Ids, introduced: Introduced
) -> None:
    """Learn whom a person speaks for, also for the sentences before."""
    surname, given = sentence.folded[last - 1], sentence.folded[first]
    words = sentence.read.words
    before = introduced.known.get(surname, ())
    identity = holder_id(sentence.read.text[words.starts[first] : words.ends[last - 1]])
    if before == (identity,) or (
        last - first == 1 and len(before) == 1 and before[0].startswith("person:")
    ):
        introduced.speaks_for[before[0]] = ids
    introduced.known[surname] = ids
    if last - first > 1 and given.isalpha() and given not in PARTICLES:
        introduced.given[surname] = given


def spoken_for(sentence: SentenceAgents, end: int) -> tuple[Ids, int]:
    """Read whom a person speaks for, right behind the name; give also where that ends.

    ", the Spanish foreign minister,", "is the foreign minister of Spain", ", 52, a board member of
    the Harbor Watch,", "of the Harbor Watch".
    """
    folded, names = sentence.folded, sentence.names
    size = len(folded)
    link = folded[end] if end < size else ""
    if link not in (",", "is", "was", "of", "from"):
        return (), end
    start = end + 1
    if link == "," and start + 1 < size and folded[start].isdigit() and folded[start + 1] == ",":
        start += 2
    leads = start + 1 < size and folded[start] == "who" and folded[start + 1] in _LEADS
    if leads:
        start += 2
    while start < size and folded[start] in _QUALIFIERS:
        start += 1
    if start in names and link not in ("of", "from"):
        agent, stop = name_agent(sentence, names[start], {})
        office = set(folded[names[start].last : stop])
        if agent is not None and agent.sort == "office" and (leads or office & PEOPLE_OFFICES):
            return agent.ids, stop if link == "," else end
    for step in range(start, min(start + 8, size)):
        body, match = sentence.bodies.get(step), names.get(step)
        if match is not None:
            ids, last = match.value.ids, match.last
        elif body is not None:
            ids, last = body.ids, body.last
        elif folded[step] in _BREAKS or folded[step] in SAY:
            break
        else:
            continue
        if len(ids) != 1 or not ids[0]:
            break
        before = set(folded[start:step])
        behind = set(folded[last : last + 2])
        at = step - 1 if folded[step - 1] == "the" else step
        organized = ids[0].startswith(("org:", "party:"))
        if link in ("of", "from"):
            found = organized and step == start
        elif folded[at - 1] in _OF:
            found = bool(before & (_ROLES if organized else PEOPLE_OFFICES))
        else:
            found = organized and step == start and bool(behind & _ROLES)
        return (ids, last if link == "," else end) if found else ((), end)
    return (), end
