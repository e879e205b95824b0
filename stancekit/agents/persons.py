"""Persons that no gazetteer knows, by their form, and whom they speak for."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.names import in_a_longer_name, is_spaced, name_agent
from stancekit.agents.people import GROUPS, TRADES
from stancekit.agents.slots import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.words import (
    CONNECTORS,
    DETERMINERS,
    EPITHETS,
    GIVEN,
    OFFICIALS,
    OPENERS,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    PARTICLES,
    PEOPLE_OFFICES,
    PORTFOLIOS,
    PREPOSITIONS,
    SAY,
    TITLES,
    VERBS,
)
from stancekit.identities import holder_id, slug

# behind a name and a hyphen these make an adjective of it
_COMPOUNDS = frozenset(
    """
    based led backed controlled held run born bound style era wide occupied administered elect
    designate general in to on of and sponsored funded area proposed owned made speaking related
    """.split()
)
# whoever is one of these speaks for the organization that the word belongs to
_ROLES = frozenset(
    """
    president chair chairman chairwoman chairperson director head leader secretary lawyer fellow
    secretary-general spokesman spokesperson spokeswoman representative coordinator founder
    co-founder board manager analyst researcher activist campaigner official delegate chief envoy
    member adviser advisor
    """.split()
)
#: Whoever is one of these speaks for the state.
STATE_ROLES = PEOPLE_OFFICES | {"head", "aide", "assistant"}
_ADVISING = frozenset({"adviser", "advisor", "aide", "assistant"})
_QUALIFIERS = frozenset({"the", "a", "an", "now", "current", "new", "then", "acting", "deputy",
                         "recently", "newly", "elected", "re", "-", "as", "appointed",
                         "named"})  # fmt: skip
_OF = frozenset({"of", "for", "from", "at"})
# between "of" and whose a role is
_BEFORE_HOLDERS = frozenset({"the", "self", "-", '"', "so", "called", "proclaimed", "declared",
                             "styled"})  # fmt: skip
# before a name in the record of a meeting
_BEFORE_SPEAKERS = frozenset({".", ",", "-", ";", ":"})
# behind "said", where a word before it is no speaker: "Having said that"
_NOT_SAID = frozenset({"that", "than", "about", "there"})
_OWNER = 5  # how far a possessive stands behind its state
# these begin a sentence as often as a name does
_PLAIN = frozenset(
    """
    nobody none many most some everyone everybody someone somebody anyone another what that which
    they both each neither either police other later earlier today yesterday people nothing
    everything enough much little easier when where
    """.split()
)
_COMMON = GROUPS | TRADES | EPITHETS
_PORTFOLIO_WORDS = PORTFOLIOS | {"vice", "acting", "caretaker", "union", "shadow"}
_LEADS = frozenset({"heads", "headed", "leads", "led", "chairs", "chaired"})
_POST_BREAKS = SAY | VERBS | {"who", "which", "that", "while", "when", "met"}
# no apposition goes over these
_BREAKS = SAY | {
    ",", ".", ";", ":", "and", "his", "her", "their", "which", "with", "who", "while", "when",
    "met", "to", "former", "ex", "against", "on",
}  # fmt: skip
#: These belong to a name, and are nobody's last name.
AFTER_NAMES = frozenset({"jr", "sr", ".", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xii",
                          "xiii", "xiv", "xvi"})  # fmt: skip
# the words of a name by which nobody is known
_NO_NAMES = AFTER_NAMES | PARTICLES | {"-", "'"}
# no name begins with these
_LEADING = frozenset({"of", "by", "said"})


def attach_person(sentence: SentenceAgents, agent: Agent, at: int, introduced: Introduced) -> int:
    """Learn who holds an office: "Spanish foreign minister José Albares", also in commas."""
    if agent.sort != "office":
        return at
    folded = sentence.folded
    start, end = bearer_of(sentence, post_end(sentence, agent.last))
    if end == start or (sentence.headline and end - start > 3):
        return at
    for word in folded[start:end]:
        if len(word) > 1 and word.isalpha() and word not in OFFICIALS and word not in _NO_NAMES:
            introduced.known.setdefault(word, agent.ids)
    _promote(sentence, start, end, agent.ids, introduced)
    for word in folded[agent.first : agent.last]:
        if word in PEOPLE_OFFICES:
            introduced.bearers[word] = name_words(sentence, start, end)
    return end


def bearer_of(sentence: SentenceAgents, last: int) -> tuple[int, int]:
    """Give where the name of who holds an office begins and ends, also in commas.

    The same place twice is none.

    "Beside Spain's minister, Ana de Ruiz praised it" names another person.
    """
    folded = sentence.folded
    apart = folded[last : last + 1] == [","]
    start = last + apart
    end = person_end(sentence, start)
    after = folded[end] if end < len(folded) else "."
    if apart and (end - start < 2 or after not in (",", ".", ";", "and", ")")):
        return start, start
    return start, end


def name_words(sentence: SentenceAgents, first: int, last: int) -> frozenset[str]:
    """Give the words of a name by which it differs from others."""
    return frozenset(sentence.folded[first:last]) - _NO_NAMES


def surname_of(sentence: SentenceAgents, first: int, last: int) -> str:
    """Give a person's last name, without "Jr." and numerals behind it."""
    while last - first > 1 and sentence.folded[last - 1] in AFTER_NAMES:
        last -= 1
    return sentence.folded[last - 1]


def post_end(sentence: SentenceAgents, last: int) -> int:
    """Step over where an office is held, before a comma: "ambassador to Morocco, Lena Paz,"."""
    folded, size = sentence.folded, len(sentence.folded)
    if folded[last : last + 1] not in (["to"], ["in"], ["at"], ["for"]):
        return last
    at = last + 2 if folded[last + 1 : last + 2] == ["the"] else last + 1
    match = sentence.names.get(at)
    end = match.last if match is not None else at
    while end < min(at + 8, size) and (folded[end].isalpha() or end in sentence.names):
        if folded[end] in _POST_BREAKS or (match is not None and folded[end] != "and"):
            break
        match = sentence.names.get(end + 1) if folded[end] == "and" else None
        end = match.last if match is not None else end + 1
    if end >= size or end == at:
        return last
    bearer = match is not None and person_end(sentence, end) - end > 1
    return end if folded[end] == "," or bearer else last


def person_end(sentence: SentenceAgents, start: int) -> int:
    """Give the end of a run of capitalized words that is no name of the gazetteer."""
    folded, names = sentence.folded, sentence.names
    at = start
    while at < len(folded) and at - start < 7:
        given = at == start and folded[at] in GIVEN and _is_given(sentence, at + 1)
        longer = at > start and at in names and in_a_longer_name(sentence, names[at])
        other = at in names and not given and not longer
        if other or (folded[at] == "-" and is_spaced(sentence.read, at)):
            break
        after = _pass_word(sentence, start, at)
        if after == at:
            break
        at = after
    return at


def _is_given(sentence: SentenceAgents, at: int) -> bool:
    """Tell whether a last name follows: "Santiago Paz"."""
    return at < len(sentence.folded) and sentence.caps[at] and at not in sentence.names


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
    if word in PARTICLES and following in PARTICLES and caps[min(at + 2, len(caps) - 1)]:
        return at + 1  # "Ursula von der Leyen"
    if word == "'" and following != "s" and _is_joined(sentence, at):
        return at + 2  # "Gideon Sa'ar"
    if word in PARTICLES and following == "-" and caps[min(at + 2, len(caps) - 1)]:
        return at + 2  # "Hana al-Ruiz"
    if word == "." and folded[at - 1] in AFTER_NAMES:
        return at + 1  # "Ana Ruiz Jr. said"
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


def _is_joined(sentence: SentenceAgents, at: int) -> bool:
    """Tell an apostrophe within a name from one behind it."""
    words = sentence.read.words
    return words.ends[at - 1] == words.starts[at] and words.ends[at] == words.starts[at + 1]


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
    known.setdefault(surname_of(sentence, first, last), (identity,))
    given = sentence.folded[first]
    named = last - first > 1 and given.isalpha() and given not in PARTICLES
    if identity.startswith("person:") and named:
        introduced.given.setdefault(surname_of(sentence, first, last), given)
        # in China and Korea the family name comes first
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
    if end < len(folded) and folded[end] in _COMMON:
        return None, end  # "several African countries"
    if (
        end < len(folded)
        and folded[end] in OFFICIALS
        and set(folded[start:end]) <= _PORTFOLIO_WORDS
    ):
        return None, end  # "External Affairs Minister"
    start = _pass_trades(sentence, start, end)
    ids, stop = origin(sentence, end)
    recorded = folded[end : end + 1] == ["("] and (at == 0 or folded[at - 1] in _BEFORE_SPEAKERS)
    name = holder_id(sentence.text_of(start, end))
    if ids and recorded and (start > at or name.startswith("person:")):
        _promote(sentence, start, end, ids, introduced)
        return Agent(at, stop, ids, "office", ""), stop  # "LENA PAZ (Peru) said"
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
    while end - start > 2 and (folded[start] in PREPOSITIONS or folded[start] in DETERMINERS):
        at = start = start + 1
    if folded[start] in PREPOSITIONS or folded[start] in DETERMINERS:
        return None, end
    ids = _state_before(sentence, start)
    if ids and not sentence.headline:
        _promote(sentence, start, end, ids, introduced)
        return Agent(at, end, ids, "office", ""), end
    identity = new_person(sentence, start, end, introduced)
    return Agent(at, end, (identity,), "person", ""), end


def _state_before(sentence: SentenceAgents, start: int) -> Ids:
    """Give whose own a person is told to be, without any office: "Peru's Lena Paz"."""
    if start < 2 or sentence.folded[start - 1] not in ("'s", "'"):
        return ()
    if sentence.folded[start - 1] == "'" and not sentence.folded[start - 2].endswith("s"):
        return ()
    at = start - 1
    while start - at < _OWNER and sentence.folded[at - 1] in OFFICIALS:
        at -= 1  # "the Russian foreign ministry's Lena Paz"
    match = sentence.ending.get(at)
    ids = match.value.ids if match is not None else ()
    return ids if len(ids) == 1 and ids[0] else ()


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
    given, surname = sentence.folded[start], surname_of(sentence, start, end)
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
    word, after = folded[at], folded[end] if end < len(folded) else ""
    if at == 0:
        # there a capital tells little
        behind = folded[end + 1] if end + 1 < len(folded) else ""
        plain = word in _PLAIN or word.endswith(("s", "ing", "ly")) or behind in _NOT_SAID
        return after == "said" and len(word) > 3 and not plain
    return len(word) > 2 and (after in SAY or folded[at - 1] in ("said", "says"))


def _promote(
    sentence: SentenceAgents, first: int, last: int, ids: Ids, introduced: Introduced
) -> None:
    """Learn whom a person speaks for, also for the sentences before."""
    surname, given = surname_of(sentence, first, last), sentence.folded[first]
    before = introduced.known.get(surname, ())
    identity = holder_id(sentence.text_of(first, last))
    if before == (identity,) or (
        last - first == 1 and len(before) == 1 and before[0].startswith("person:")
    ):
        introduced.speaks_for[before[0]] = ids
    introduced.known[surname] = ids
    if last - first > 1 and given.isalpha() and given not in PARTICLES:
        introduced.given[surname] = given


def origin(sentence: SentenceAgents, at: int) -> tuple[Ids, int]:
    """Give whose a person is, behind the name: "Ambassador Lena Paz of Peru", "Lena Paz (Peru)"."""
    folded = sentence.folded
    if at + 1 >= len(folded) or folded[at] not in ("of", "("):
        return (), at
    match = sentence.names.get(at + 2 if folded[at + 1] == "the" else at + 1)
    if match is None or len(match.value.ids) != 1 or match.value.kind != "name":
        return (), at
    ids = match.value.ids
    if not ids[0] or ":" in ids[0]:
        return (), at
    return ids, match.last + (folded[at] == "(" and folded[match.last : match.last + 1] == [")"])


def spoken_for(sentence: SentenceAgents, end: int) -> tuple[Ids, int]:
    """Read whom a person speaks for, right behind the name; give also where that ends.

    ", the Spanish foreign minister,", "is the foreign minister of Spain", ", 52, a board member of
    the Harbor Watch,", "of the Harbor Watch".
    """
    folded, size = sentence.folded, len(sentence.folded)
    link = folded[end] if end < size else ""
    if link not in (",", "is", "was", "of", "from"):
        return (), end
    start = end + 1
    if link == "," and start + 1 < size and folded[start].isdigit() and folded[start + 1] == ",":
        start += 2  # the age
    start += 2 if folded[start : start + 2] == ["who", "is"] else 0
    leads = start + 1 < size and folded[start] == "who" and folded[start + 1] in _LEADS
    if leads:
        start += 2
    while start < size and folded[start] in _QUALIFIERS:
        start += 1
    ids: Ids = ()
    last = end
    if link not in _OF:
        ids, last = _office_held(sentence, start, leads)
    if not ids:
        ids, last = _role_held(sentence, start, link in _OF)
    return ids, post_end(sentence, last) if ids and link == "," else end


def _office_held(sentence: SentenceAgents, start: int, leads: bool) -> tuple[Ids, int]:
    """Read an office that a name begins: "the Spanish foreign minister", "heads Spain's mission".

    Only who leads it speaks for an office that is no person's.
    """
    match = sentence.names.get(start)
    if match is None:
        return (), start
    agent, end = name_agent(sentence, match, {})
    if agent is None or agent.sort != "office" or "former" in sentence.folded[start:end]:
        return (), start
    if not leads and PEOPLE_OFFICES.isdisjoint(sentence.folded[match.last : end]):
        return (), start
    return agent.ids, end


def _role_held(sentence: SentenceAgents, start: int, bare: bool) -> tuple[Ids, int]:
    """Read a role: "a board member of the Harbor Watch"; bare, only the organization itself."""
    folded = sentence.folded
    step, ids, end = _next_holder(sentence, start)
    if len(ids) != 1 or not ids[0]:
        return (), start
    match = sentence.names.get(step)
    agent, after = name_agent(sentence, match, {}) if match is not None else (None, end)
    if agent is not None and agent.sort == "office":
        end = after  # "president of the Spanish Senate"
    elif end < len(folded) and (folded[end] == "'s" or sentence.caps[end]):
        return (), start  # "leader of Peru's Harbor Party", "of Peru Forward"
    organized = ids[0].startswith(("org:", "party:"))
    role = folded[start:step]
    before = step - 1
    while before > start and folded[before] in _BEFORE_HOLDERS:
        before -= 1
    if bare:
        speaks = organized and step == start
    elif folded[before] in _OF or (folded[before] == "to" and not _ADVISING.isdisjoint(role)):
        roles = _ROLES if organized else STATE_ROLES
        speaks = not roles.isdisjoint(role) and "former" not in role
    else:
        # "Harbor Watch director"
        speaks = organized and step == start and not _ROLES.isdisjoint(folded[end : end + 2])
    return (ids, end) if speaks else ((), start)


def _is_portfolio(sentence: SentenceAgents, at: int) -> bool:
    """Tell whether what an office is for goes on: "... and European", "... affairs"."""
    words = sentence.folded[at : at + 2]
    return words[:1] == ["and"] or not PORTFOLIOS.isdisjoint(words[:1])


def _next_holder(sentence: SentenceAgents, start: int) -> tuple[int, Ids, int]:
    """Give where the next name or organization begins, whose it is, and where it ends."""
    for step in range(start, min(start + 12, len(sentence.folded))):
        match, body = sentence.names.get(step), sentence.bodies.get(step)
        if sentence.folded[step] in PORTFOLIOS and _is_portfolio(sentence, step + 1):
            continue  # "minister of foreign and European affairs"
        if match is not None:
            return step, match.value.ids, match.last
        if body is not None:
            return step, body.ids, body.last
        joined = sentence.folded[step] == "and" and _is_portfolio(sentence, step + 1)
        advises = sentence.folded[step] == "to" and sentence.folded[step - 1] in _ADVISING
        if sentence.folded[step] in _BREAKS and not (joined or advises):
            break
    return start, (), start
