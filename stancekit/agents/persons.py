"""Persons that no gazetteer knows, by their form, and what is remembered of them."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.appositions import bearer_of, origin, post_end, spoken_for
from stancekit.agents.found import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.full_names import (
    AFTER_NAMES,
    NO_NAMES,
    honors_end,
    name_start,
    name_words,
    person_end,
    surname_of,
)
from stancekit.agents.leaders import government_end, leader_of, means_a_leader
from stancekit.agents.names import name_agent
from stancekit.agents.people import GROUPS, TRADES
from stancekit.agents.regions import is_region
from stancekit.agents.words import (
    DETERMINERS,
    EPITHETS,
    OFFICIALS,
    OPENERS,
    ORGANIZATION_HEADS,
    PARTICLES,
    PEOPLE_OFFICES,
    PORTFOLIOS,
    PREPOSITIONS,
    SAY,
    SHORT_HOUSES,
    TITLES,
)
from stancekit.identities import holder_id, slug

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
# of the words that begin a sentence as a name does, those behind which a place stands
_BEFORE_PLACES = OPENERS & {"in", "at", "on", "from"}
# what is unknown behind these is where something is, or when: "at Diego Garcia", "In Boa Vista"
_PLACING = frozenset({"in", "at", "near", "across", "outside", "inside", "around", "off"})
# at the start of a sentence these are no given name: "What Madrid wants"
_NO_GIVEN = frozenset(
    """
    what why whether how even every neither other after near since mainly before during until
    despite although though while because if where when who which
    """.split()
)
# what a run of capitals is called that ends in one of these is no person: "the Red Sea"
_THINGS = frozenset(
    """
    sea ocean island islands street avenue road airport cup games week war treaty agreement america
    africa asia europe peninsula strait channel mosque cathedral marathon constitution highway
    declaration accord accords convention charter pact
    """.split()
)
# no name begins with these
_LEADING = frozenset({"of", "by", "said", "only"})


def attach_person(sentence: SentenceAgents, agent: Agent, at: int, introduced: Introduced) -> int:
    """Learn who holds an office: "Spanish foreign minister José Albares", also in commas."""
    if agent.sort != "office":
        return at
    folded = sentence.folded
    start, end = bearer_of(sentence, post_end(sentence, agent.last))
    if end == start or (sentence.headline and end - start > 3):
        return at
    for word in folded[start:end]:
        if len(word) > 1 and word.isalpha() and word not in OFFICIALS and word not in NO_NAMES:
            introduced.known.setdefault(word, agent.ids)
    _promote(sentence, start, end, agent.ids, introduced)
    for word in folded[agent.first : agent.last]:
        if word in PEOPLE_OFFICES:
            introduced.bearers[word] = name_words(sentence, start, end)
    return end


def new_person(sentence: SentenceAgents, first: int, last: int, introduced: Introduced) -> str:
    """Give a person, or a body read as one, an id, and remember the last name."""
    known = introduced.known
    first = min(name_start(sentence, first), last - 1)
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
    if folded[at] in _NO_GIVEN and sentence.caps[at + 1 : at + 2] == [True]:
        return None, at + 1
    start = _person_start(sentence, at)
    end = person_end(sentence, start)
    if end <= start:
        return _titled_name(sentence, at, start, introduced)
    if end == at + 1 and folded[at] in SHORT_HOUSES and folded[max(at - 1, 0)] == "the":
        return Agent(at, end, (SHORT_HOUSES[folded[at]],), "office", ""), end
    if is_region(folded[start:end]):
        return None, end  # "West African ministers", "Latin American and Caribbean states"
    if start > 1 and folded[start - 1] == "'t":
        return None, end  # "Peru Can't Accept Claim"
    if end < len(folded) and folded[end] in _COMMON:
        return None, end  # "several African countries"
    if _is_before_noun(sentence, start, end):
        return None, end  # "a Southern African delegate", "the Ia Mana party"
    if (
        end < len(folded)
        and folded[end] in OFFICIALS
        and set(folded[start:end]) <= _PORTFOLIO_WORDS
    ):
        return None, end  # "External Affairs Minister"
    titled = range(at + 2, end) if folded[at] in _BEFORE_PLACES else ()
    for place in titled:
        if folded[place] in TITLES:
            return None, place  # "In New York Mr. Paz said"
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
    if folded[end - 1] in _THINGS:
        return None, end
    if folded[at] in _BEFORE_PLACES and folded[end : end + 1] != ["'s"]:
        return None, end  # "In Barcelona a crowd gathered"
    if words < 2 and start == at and not _has_word(sentence, at, end):
        return None, end
    while end - start > 2 and (folded[start] in PREPOSITIONS or folded[start] in DETERMINERS):
        at = start = start + 1
    if folded[start] in PREPOSITIONS or folded[start] in DETERMINERS:
        return None, end
    ids = _state_before(sentence, start)
    if ids and not sentence.headline:
        _promote(sentence, start, end, ids, introduced)
        return Agent(at, end, ids, "office", ""), end
    if start == at > 0 and folded[at - 1] in _PLACING and folded[end : end + 1] != ["'s"]:
        return None, end  # "lawyers gathered in Gran Canaria"
    identity = new_person(sentence, start, end, introduced)
    return Agent(at, end, (identity,), "person", ""), end


def _titled_name(sentence: SentenceAgents, at: int, start: int, introduced: Introduced) -> Found:
    """Read a name of the gazetteer or the question behind titles: "Dr. the Hon. Lena Quarrell"."""
    match = sentence.names.get(start)
    if start == at or match is None:
        return None, at + 1
    agent, end = name_agent(sentence, match, introduced.named)
    if agent is None or agent.sort != "name" or agent.slot:
        return None, at + 1
    return agent._replace(first=at), end


def _is_before_noun(sentence: SentenceAgents, start: int, end: int) -> bool:
    """Tell capitals that are no person's, but say which office or society follows."""
    folded = sentence.folded
    if not start or end >= len(folded) or sentence.caps[end] or sentence.headline:
        return False
    if folded[start - 1] in ("a", "an", "one", "another"):
        return folded[end] in OFFICIALS or folded[end] in ORGANIZATION_HEADS
    return folded[start - 1] == "the" and folded[end] in ORGANIZATION_HEADS


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
    """Step over titles: "Mr. Ruiz", "the Right Honourable Ruiz"."""
    folded = sentence.folded
    start = honors_end(folded, at)
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
        name = sentence.text_of(start, end)
        ids = leader_of(name, introduced.named)
        # what is told of this very person here goes before: "the former president"
        if ids and known.get(surname) != (holder_id(name),):
            if sentence.folded[end - 1] not in AFTER_NAMES:
                _promote(sentence, start, end, ids, introduced)
            return ids, government_end(sentence, end)
        somebody_else = not ids and means_a_leader(surname, known.get(surname, ()))
        if somebody_else or (
            introduced.given.get(surname, given) != given and given not in PARTICLES
        ):
            # of the same name as somebody else
            ids = known.get(given) or (new_person(sentence, start, end, introduced),)
            if somebody_else:
                known[surname], introduced.given[surname] = ids, given
            return ids, end
    ids = known.get(surname, ())
    return ids, government_end(sentence, end) if ids else end


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
