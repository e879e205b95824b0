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
from stancekit.gazetteer import OFFICIALS, Name, holder_id, slug
from stancekit.phrases import Match
from stancekit.slots import Agent, Found, Ids, Introduced, SentenceAgents

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
# words before a group that do not qualify it
_NO_QUALIFIERS = (
    DETERMINERS | PREPOSITIONS | VERBS | SAY | {"and", "or", "that", "when", "who", "as"}
)
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "this"})
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
    folded, names = sentence.folded, sentence.names
    at = start
    while at < len(folded) and at - start < 7:
        if at in names or (folded[at] == "-" and is_spaced(sentence.read, at)):
            break
        after = _pass_word(sentence, start, at)
        if after == at:
            break
        at = after
    return at


def _pass_word(sentence: SentenceAgents, start: int, at: int) -> int:
    """Step over a word that may belong to the name before it; `at` itself where none goes on."""
    folded, caps = sentence.folded, sentence.caps
    word = folded[at]
    if caps[at]:
        is_name = word not in DETERMINERS and word not in OFFICIALS
        return at + 1 if is_name and (word.isalpha() or len(word) > 1) else at
    if at == start or at + 1 >= len(folded):
        return at
    following = folded[at + 1]
    if word in PARTICLES and caps[at + 1]:
        return at + 1  # "Ana de Ruiz"
    if word in CONNECTORS and not ORGANIZATION_NOUNS.isdisjoint(folded[start:at]):
        return _pass_connector(sentence, at)
    if word == "'s":
        return at + 1 if caps[at + 1] and following in ORGANIZATION_NOUNS else at
    if word == "-" and at > start + 1 and caps[at - 1] and not caps[at + 1]:
        # "Park Jong-woo", but "Rabat Accords-based"
        return at + 2 if following.isalpha() and following not in _COMPOUNDS else at
    if word in ("-", "'", ".") and caps[at + 1]:
        # a point behind a long word ends the sentence
        return at if word == "." and len(folded[at - 1]) > 2 else at + 1
    return at


def _pass_connector(sentence: SentenceAgents, at: int) -> int:
    """Step over "of", "and" in "Federation of Port and Customs Staff", "Council on Ethics"."""
    folded, size = sentence.folded, len(sentence.folded)
    step = at + 2 if folded[at + 1] == "the" and at + 2 < size else at + 1
    if not sentence.caps[step]:
        return at
    match = sentence.names.get(step)
    if match is None:
        return step
    return match.last if folded[at] in ("of", "for") else at


def group_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read people who speak for themselves: "Chilean senators", "a law lecturer from Lisbon"."""
    start = _group_start(sentence, at)
    # a name of the person settles whose it is
    person = at + 1 if sentence.headline else person_end(sentence, at + 1)
    if person == at + 2:
        # "Professor Smith": a trade is read on with its name, of all others only the name
        return None, at if sentence.folded[at] in _WITH_NAMES else at + 1
    if person > at + 2:
        identity = new_person(sentence, at + 1, person, introduced)
        return Agent(start, person, (identity,), "person", ""), person
    end, body = _group_end(sentence, at)
    ids = (
        _group_of_house(sentence, at, end - start, introduced)
        or _group_of_before(sentence, at, start, introduced)
        or _group_of_body(sentence, at, start, body, introduced)
        or (_new_group(sentence, at, start, end, introduced),)
    )
    return Agent(start, end, ids, "group", ""), end


def _group_start(sentence: SentenceAgents, at: int) -> int:
    """Give the first of the words that qualify a group: "several young Chilean senators"."""
    folded = sentence.folded
    for start in range(at, max(at - 4, 0), -1):
        word = folded[start - 1]
        if not (word.isalnum() or word == "-") or word in _NO_QUALIFIERS:
            return start
    return max(at - 4, 0)


def _group_end(sentence: SentenceAgents, at: int) -> tuple[int, Match[Name] | None]:
    """Give the end of where a group is from, and the name that says it, if one does."""
    folded, size = sentence.folded, len(sentence.folded)
    link = folded[at + 1] if at + 1 < size else ""
    # "delegates to the Congress", but "workers to Spain"
    if link not in ("from", "of", "in") and not (link == "to" and folded[at] in _TAKING_PART):
        return at + 1, None
    place = at + 2
    if place < size and folded[place] in ("the", "a"):
        place += 1
    if place >= size or not sentence.caps[place]:
        return at + 1, None
    match = sentence.names.get(place)
    if match is not None:
        return match.last, match
    return max(person_end(sentence, place), place + 1), None


def _group_of_house(sentence: SentenceAgents, at: int, length: int, introduced: Introduced) -> Ids:
    """Give the parliament that was named, for "Lawmakers" without any other word."""
    word = sentence.folded[at]
    if length == 1 and word == "meps":
        return ("org:european-parliament",)
    return introduced.house if length == 1 and word in _MEMBERS else ()


def _group_of_before(sentence: SentenceAgents, at: int, start: int, introduced: Introduced) -> Ids:
    """Give the group that was told of before, for "the young senators"."""
    definite = start > 0 and sentence.folded[start - 1] in _DEFINITE
    return introduced.offices.get(sentence.folded[at], ()) if definite else ()


def _group_of_body(
    sentence: SentenceAgents,
    at: int,
    start: int,
    body: Match[Name] | None,
    introduced: Introduced,
) -> Ids:
    """Give the body that all of a group form together: those who meet as one say what it says."""
    word = sentence.folded[at]
    if body is None or word not in _TAKING_PART or set(sentence.folded[start:at]) - {"all", "-"}:
        return ()
    ids = body.value.ids
    if len(ids) != 1 or not ids[0].startswith("org:"):
        return ()
    introduced.offices.setdefault(word, ids)
    return ids


def _new_group(
    sentence: SentenceAgents, at: int, start: int, end: int, introduced: Introduced
) -> str:
    """Give a group an id by its words."""
    phrase = sentence.text_of(start, end)
    if start == sentence.dateline and start not in sentence.names and not sentence.headline:
        # only the sentence's beginning gives it a capital
        phrase = phrase[:1].lower() + phrase[1:]
    identity = holder_id(phrase)
    introduced.persons.setdefault(identity, " ".join(phrase.split()))
    introduced.offices.setdefault(sentence.folded[at], (identity,))
    return identity


def new_person(sentence: SentenceAgents, first: int, last: int, introduced: Introduced) -> str:
    """Give a person, or a body read as one, an id, and remember the last name."""
    known = introduced.known
    name = sentence.text_of(first, last)
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


def person_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read a person's name; unknown single words are none."""
    folded = sentence.folded
    start = _person_start(sentence, at)
    end = person_end(sentence, start)
    if end <= start:
        return None, at + 1
    if end < len(folded) and (folded[end] in GROUPS or folded[end] in TRADES):
        return None, end  # "several African countries"
    start = _pass_trades(sentence, start, end)
    ids, stop = _known_person(sentence, start, end, introduced)
    if ids:
        return Agent(at, stop, ids, "person", ""), stop
    words = sum(word.isalpha() for word in folded[start:end])
    if words == 1:
        agent, after = _acronym_agent(sentence, at, start, end, introduced)
        if after > at:
            return agent, after
    if folded[end - 1] == "i" or "western" in folded[start:end]:
        return None, end
    if start == at and words < 2 and not _has_word(sentence, at, end):
        return None, end
    if folded[start] in PREPOSITIONS or folded[start] in DETERMINERS:
        return person_agent(sentence, start + 1, introduced) if end - start > 2 else (None, end)
    identity = new_person(sentence, start, end, introduced)
    return Agent(at, end, (identity,), "person", ""), end


def _person_start(sentence: SentenceAgents, at: int) -> int:
    """Step over a title: "Mr. Ruiz"."""
    folded = sentence.folded
    start = at
    if folded[at] in TITLES:
        start += 1
        if start < len(folded) and folded[start] == ".":
            start += 1
    while start < len(folded) - 1 and folded[start] in _LEADING:
        start += 1
    return start


def _pass_trades(sentence: SentenceAgents, start: int, end: int) -> int:
    """Step over "Green MP", "Professor Emeritus", "By" before a person's name."""
    for step in range(end - 2, start - 1, -1):
        if sentence.folded[step] in TRADES or sentence.folded[step] in OPENERS:
            return step + 1
    return start


def _known_person(
    sentence: SentenceAgents, start: int, end: int, introduced: Introduced
) -> tuple[Ids, int]:
    """Give whose stance a person's would be, by what is told here or was before, and the end."""
    known = introduced.known
    given, surname = sentence.folded[start], sentence.folded[end - 1]
    if end - start > 1 and given.isalpha() and surname.isalpha():
        ids, stop = spoken_for(sentence, end)
        if ids:
            _promote(sentence, start, end, ids, introduced)
            return ids, stop
        if introduced.given.get(surname, given) != given and given not in PARTICLES:
            # of the same name as somebody else
            return known.get(given) or (new_person(sentence, start, end, introduced),), end
    return known.get(surname, ()), end


def _acronym_agent(
    sentence: SentenceAgents, at: int, start: int, end: int, introduced: Introduced
) -> Found:
    """Read an acronym: "(COPPPAL)" behind the full name is the same, else it is the name."""
    folded, known = sentence.folded, introduced.known
    written = sentence.text_of(start, end)
    if len(written) < 3 or not written.isupper():
        return None, at
    if at > 1 and folded[at - 1] == "(" and folded[at - 2] in known:
        known[written.lower()] = known[folded[at - 2]]
        return None, end
    if end >= len(folded) or not (folded[end].isalpha() or folded[end] in (",", "'s")):
        return None, at
    identity = holder_id(written)
    introduced.persons.setdefault(identity, written)
    known.setdefault(written.lower(), (identity,))
    return Agent(at, end, (identity,), "person", ""), end


def _has_word(sentence: SentenceAgents, at: int, end: int) -> bool:
    """Tell a single word that is a person because it speaks: "Ruiz said", "said Ruiz"."""
    folded = sentence.folded
    after = folded[end] if end < len(folded) else ""
    return at > 0 and len(folded[at]) > 2 and (after in SAY or folded[at - 1] in ("said", "says"))


def _promote(
    sentence: SentenceAgents, first: int, last: int, ids: Ids, introduced: Introduced
) -> None:
    """Learn whom a person speaks for, also for the sentences before."""
    surname, given = sentence.folded[last - 1], sentence.folded[first]
    before = introduced.known.get(surname, ())
    identity = holder_id(sentence.text_of(first, last))
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
