"""Persons and groups that no gazetteer knows, by their form, and the offices that persons hold."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agent_names import is_spaced, name_agent
from stancekit.agent_words import (
    BODY_NOUNS,
    CONNECTORS,
    DETERMINERS,
    GROUPS,
    NEWS,
    NO_LABEL,
    OPENERS,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    PARTICLES,
    PREPOSITIONS,
    SAY,
    SPEAKING,
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
# who answers in an interview or at a briefing
_ANSWERS = frozenset({"a", "answer", "moderator", "minister", "ambassador", "spokesperson",
                      "spokesman", "spokeswoman", "president"})  # fmt: skip
# what may stand before who signs
_SIGNED = frozenset(
    """
    by from opinion comment column columnist viewpoint our guest essay letter author text words
    written op-ed blog mr mrs ms dr prof sincerely yours
    """.split()
)
# words of titles and menus, which are no names
_LINES = frozenset(
    """
    staff writer correspondent reporter desk special sahara west home world politics share tweet
    email read latest africa asia europe opinion analysis western political sahrawi saharawi menu
    content skip print related
    """.split()
)
# who sits in a parliament, and how it is called
_MEMBERS = frozenset({"lawmakers", "legislators", "deputies", "senators", "mps", "meps",
                      "parliamentarians"})  # fmt: skip
_HOUSES = ("parliament", "assembly", "senate", "congress", "chamber", "house", "legislature",
           "diet", "knesset", "commons")  # fmt: skip
# what a person is in an organization
_ROLES = frozenset(
    """
    of from president chair chairman chairwoman chairperson director head leader secretary
    secretary-general spokesman spokesperson spokeswoman representative coordinator founder
    co-founder board manager analyst researcher activist campaigner official delegate chief envoy
    """.split()
)
# no apposition goes over these
_BREAKS = frozenset({",", ".", ";", ":", "and", "his", "her", "their", "which", "with",
                     "while", "when", "met", "to", "former", "ex"})  # fmt: skip
# no name begins with these
_LEADING = frozenset({"of", "by", "said"})


def label_agent(sentence: SentenceAgents, introduced: Introduced) -> Agent | None:
    """Read a person before a colon: "LENA ÖST: Surprised, no.", "Petitioner: Ana de Ruiz, Lima"."""
    folded = sentence.folded
    end = next((at for at, word in enumerate(folded[:10]) if word == ":"), 0)
    if not end or end + 1 >= len(folded) or any(at in sentence.names for at in range(end)):
        return None
    if end == 1 and folded[0] in _ANSWERS:
        return Agent(0, 1, (), "role", "label")
    if end == 1 and folded[0] in introduced.known:
        return Agent(0, 1, introduced.known[folded[0]], "person", "label")
    if end <= 2 and folded[end - 1] in SPEAKING:
        stop = person_end(sentence, end + 1)
        if stop > end + 2:
            return Agent(0, stop, (new_person(sentence, end + 1, stop, introduced),),
                         "person", "label")  # fmt: skip
        return None
    if end < 2 or NO_LABEL & set(folded[:end]):
        return None
    stop = person_end(sentence, 0)
    title = folded[0] in TITLES or folded[0] == "hon"
    if (stop == end or title) and set(folded[:end]).isdisjoint(OFFICIALS | BODY_NOUNS):
        # "Dame Ruth Ellery (Stowe Vale)": where a member sits is no part of the name
        end = folded.index("(") if "(" in folded[1:end] else end
        first = 0
        while first < end - 1 and folded[first] in (*TITLES, ".") and folded[first] != "hon":
            first += 1
        return Agent(0, end, (new_person(sentence, first, end, introduced),),
                     "person", "label")  # fmt: skip
    return None


def find_byline(sentence: SentenceAgents, introduced: Introduced) -> tuple[str, ...]:
    """Read who signs a line: "By Ana de Ruiz", "Opinion - Ana de Ruiz", "Ana de Ruiz, Lima"."""
    folded = sentence.folded
    if not 1 < len(folded) <= 12 or folded[-1] in (".", "?", "!"):
        return ()
    start = 0
    while start < len(folded) and (folded[start] in _SIGNED or not folded[start][:1].isalnum()):
        start += 1
    end = person_end(sentence, start)
    count = sum(folded[at].isalpha() and len(folded[at]) > 1 for at in range(start, end))
    if not 2 <= count <= 5 or any(at in sentence.names for at in range(start, end)):
        return ()
    if end < len(folded) and folded[end] not in (",", "|", "-", "("):
        return ()
    if set(folded[start:end]) & (OFFICIALS | BODY_NOUNS | NEWS | _LINES):
        return ()
    return (new_person(sentence, start, end, introduced),)


def attach_person(sentence: SentenceAgents, agent: Agent, at: int, introduced: Introduced) -> int:
    """Learn who holds an office: "Spanish foreign minister José Albares", also in commas."""
    if agent.sort != "office":
        return at
    folded = sentence.folded
    start = agent.last
    if start < len(folded) and folded[start] == ",":
        start += 1
    end = person_end(sentence, start)
    if end - start >= 1 and end > start and (end - start > 1 or start == agent.last):
        if sentence.headline and end - start > 3:
            return at
        for word in folded[start:end]:
            if len(word) > 2 and word.isalpha() and word not in OFFICIALS:
                introduced.known.setdefault(word, agent.ids)
        _promote(folded[end - 1], agent.ids, introduced)
        return end
    return at


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
        return None, at
    look = end
    while look < size and look - end < 2 and folded[look] in ("from", "of", "in"):
        stop = look + 1
        if stop < size and folded[stop] in ("the", "a"):
            stop += 1
        if stop < size and sentence.caps[stop]:
            match = names.get(stop)
            end = match.last if match else max(person_end(sentence, stop), stop + 1)
            break
        break
    if start == at and end == at + 1 and folded[at] in _MEMBERS:
        # "Lawmakers" alone are those of the parliament that was named
        for house in _HOUSES:
            if house in introduced.offices:
                return Agent(start, end, introduced.offices[house], "group", ""), end
    if definite and folded[at] in introduced.offices:
        return Agent(start, end, introduced.offices[folded[at]], "group", ""), end
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
    if identity.startswith("person:") and last - first > 1 and len(given) > 3 and given.isalpha():
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
        if at > 1 and folded[at - 1] == "(" and sentence.agents == [] and folded[at - 2] in known:
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
    ids, stop = _spoken_for(sentence, end)
    if ids:
        _promote(surname, ids, introduced)
        return Agent(at, stop, ids, "person", ""), stop
    identity = new_person(sentence, start, end, introduced)
    return Agent(at, end, (identity,), "person", ""), end


def _promote(surname: str, ids: Ids, introduced: Introduced) -> None:
    """Learn whom a person speaks for, also for the sentences before."""
    before = introduced.known.get(surname, ())
    if len(before) == 1 and before[0].startswith("person:"):
        introduced.speaks_for[before[0]] = ids
    introduced.known[surname] = ids


def _spoken_for(sentence: SentenceAgents, end: int) -> tuple[Ids, int]:
    """Read whom a person speaks for, right behind the name; give also where that ends.

    ", the Spanish foreign minister,", "is Spain's foreign minister", ", a board member of the
    Harbor Watch,", "of the Harbor Watch".
    """
    folded = sentence.folded
    size = len(folded)
    link = folded[end] if end < size else ""
    if link not in (",", "is", "was", "of", "from"):
        return (), end
    start = end + 1
    while start < size and folded[start] in ("the", "a", "an", "of", "from"):
        start += 1
    for step in range(start, min(start + 6, size)):
        body = sentence.bodies.get(step)
        match = sentence.names.get(step)
        if body is None and match is None:
            if folded[step] in _BREAKS or folded[step] in SAY:
                break
            continue
        if match is not None:
            agent, stop = name_agent(sentence, match, {})
            if agent is not None and agent.sort == "office" and link not in ("of", "from"):
                return agent.ids, stop if link == "," else end
            ids, last = match.value.ids, match.last
        else:
            ids, last = body.ids if body is not None else (), body.last if body is not None else end
        between = set(folded[end + 1 : step]) | set(folded[last : last + 2])
        organized = len(ids) == 1 and ids[0].startswith(("org:", "party:"))
        if organized and (step == start if link in ("of", "from") else between & _ROLES):
            return ids, last if link == "," else end
        break
    return (), end
