"""Offices and bodies that no name stands before, and whose they are: "the minister of Spain".

Whose an office is, is read first behind it ("of Spain", "in Moscow"), then from the person who
holds it, then from what the article has said before.
"""

from __future__ import annotations

from bisect import bisect_left

from stancekit.agents.appositions import STATE_ROLES, body_owner
from stancekit.agents.bearers import (
    OWNED,
    bearer_end,
    is_described,
    is_foreign,
    read_bearer,
    unknown_start,
)
from stancekit.agents.former import former_agent, former_start
from stancekit.agents.found import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.full_names import person_end, surname_of
from stancekit.agents.groups import described_agent, group_start, is_indefinite, is_one_of_many
from stancekit.agents.names import is_partisan, name_agent, pass_portfolio
from stancekit.agents.persons import attach_person, new_person
from stancekit.agents.regions import region_start
from stancekit.agents.societies import society_agent
from stancekit.agents.state_groups import states_end
from stancekit.agents.words import (
    BARE,
    DETERMINERS,
    HOUSES,
    OFFICIALS,
    ORGANIZATION_HEADS,
    OTHERS,
    PEOPLE_OFFICES,
    PORTFOLIOS,
    PREPOSITIONS,
    RANKS,
    SAY,
    VERBS,
    WEAK_OFFICES,
)
from stancekit.identities import NUMBERS, holder_id

# whom "the Council" means where the article never says it in full
_CAPITAL_BODIES = {
    "council": "org:security-council",
    "assembly": "org:general-assembly",
    "union": "org:european-union",
}
# an article about the Union has its court in mind
_UNION = ("org:european-union", "org:european-commission")
# behind one of these a weak office is one
_MARKS = frozenset({"the", "our", "his", "her", "its"})
# no office without its noun, even so
_ADJECTIVES = frozenset({"national", "foreign", "permanent"})
# these belong to the office: "its deputy prime minister", "Spain's minister"
_BEFORE = frozenset({"prime", "deputy", "the", "a", "an", "its", "his", "'s", "this", "our"})
_KINDS_OF_RULE = frozenset({"federal", "royal", "interim", "transitional", "labour", "labor",
                            "conservative", "socialist", "coalition", "central",
                            "union"})  # fmt: skip
_RULERS = frozenset({"administration", "government", "regime", "cabinet"})
# before another noun these tell what kind: "an official visit", "sovereign rights"
_ADJECTIVES_TOO = frozenset({"official", "sovereign", "diplomatic"})
# behind "official" these go on with the person
_OF_PERSONS = frozenset({"who", "that", "close", "familiar", "and", "or", "also", "there", "here"})
# before the name of whose an office is: "minister of the self-proclaimed Republic"
_BEFORE_OWNERS = frozenset({"of", "the", "from", "for", "proclaimed", "declared", "called",
                            "styled", "recognised", "recognized"})  # fmt: skip
# "the country's minister" is whose "the minister" would be
_COUNTRIES = frozenset({"country", "nation"})
# how far a genitive stands before what is its
_REACH = 5
# where these are, their state is not: "the embassy in Moscow"
_SENT = frozenset({"embassy", "ambassador", "consulate", "consul", "envoy", "legation", "mission",
                   "delegate", "representative", "chargé"})  # fmt: skip
# these speak where their state sits: "a foreign ministry spokesman said in Moscow"
_AT_HOME = frozenset({"ministry", "spokesman", "spokeswoman", "spokesperson", "official",
                      "officials"})  # fmt: skip
_OF_MINISTRIES = frozenset({"for", "of", "at", "the", "foreign", "external", "affairs", "defence",
                            "defense", "ministry"})  # fmt: skip
# the state of an office is not looked for beyond these
_BREAKS = SAY | {",", ".", ";", ":", "that", "who"}


def office_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read an office or a body: "the minister of Spain", "Ambassador Lena Paz", "the Court"."""
    folded = sentence.folded
    if folded[at] in _ADJECTIVES_TOO and _is_noun(folded, at + 1):
        return None, at + 1  # "an official visit"
    if folded[at] == "community" and is_partisan(folded, min(at + 1, len(folded) - 1)):
        return None, at + 1  # "community leaders"
    if is_partisan(folded, at):
        return _partisan_agent(sentence, at, introduced)
    if folded[at] in ORGANIZATION_HEADS and is_one_of_many(sentence, at):
        return described_agent(sentence, group_start(sentence, at), at, at + 1, introduced)
    agent, end = society_agent(sentence, at, introduced)
    if agent is not None:
        return agent, end
    office_end = _office_end(sentence, at)
    if office_end == at:
        return None, at + 1
    secretary = folded[at : at + 3] == ["secretary", "of", "state"]
    office_end = at + 3 if secretary else office_end
    start = _office_start(sentence, at)
    former = former_start(sentence, start, office_end)
    if former >= 0:
        return former_agent(sentence, former, at, office_end, introduced)
    ids, end = _owner_behind(sentence, at, office_end, introduced)
    if not ids and folded[start] == "'s":
        ids, _ = _told_before(sentence, at, start, introduced)
    sort = "office" if ids else "role"
    person = bearer_end(sentence, end)
    borne = person > end
    if borne:
        ids, sort, end = read_bearer(sentence, at, (end, person), ids, introduced)
    if not ids and start < at:
        ids = _named_body(sentence, at, end, introduced)
        if ids:
            return Agent(start, end, ids, "role", ""), end
    if not ids and not borne and is_described(sentence, at, office_end):
        noun = office_end - 1 if region_start(sentence, at) < at else at
        return described_agent(sentence, group_start(sentence, at), noun, office_end, introduced)
    if not ids and not borne and is_foreign(sentence, start, office_end):
        start -= 1
        name = sentence.text_of(start, office_end)
        ids, sort = (holder_id(name),), "person"
        introduced.persons.setdefault(ids[0], " ".join(name.split()))
    if not ids:
        ids = _house_before(sentence, start) or _unknown_house(sentence, at)
    if not ids:
        ids, sort = _told_before(sentence, at, start, introduced)
    if not ids and folded[start] == "'s" and folded[start - 1] not in _COUNTRIES:
        # somebody's, whom the article has not introduced
        if not borne or sentence.headline:
            return None, end
        ids, sort = (new_person(sentence, office_end, person, introduced),), "person"
    bare = office_end == at + 3 and folded[office_end : office_end + 1] != ["for"]
    if not ids and secretary and bare and not introduced.home and sentence.caps[at]:
        ids = ("USA",)  # so without a state before it
    named = at and sentence.caps[at - 1] and folded[at - 1] not in DETERMINERS
    if sort == "role" and folded[at] in _RULERS and named:
        # "the Paz government", where the article has told whom Paz speaks for
        ids = introduced.known.get(folded[at - 1], ids)
        if not ids and folded[at - 1] not in _KINDS_OF_RULE:
            return None, end
    _learn_offices(sentence, at, end, ids, introduced)
    agent = Agent(start, end, ids, sort, "")
    if ids and not borne and not STATE_ROLES.isdisjoint(folded[at:end]):
        end = attach_person(sentence, agent._replace(sort="office"), end, introduced)
    return agent._replace(last=end), end


def _partisan_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read who leads a party or a people: "opposition leader Lena Paz", then "the party leader"."""
    agent, end = private_agent(sentence, at, introduced)
    ids = introduced.offices.get(sentence.folded[at], ())
    if agent is not None:
        return agent, end
    if ids and ids[0].startswith("person:"):
        return Agent(at, end, ids, "role", ""), end
    start = group_start(sentence, at)
    if sentence.folded[at] == "leaders" or is_indefinite(sentence, start):
        return described_agent(sentence, start, at, at + 1, introduced)  # "tribal leaders"
    return None, end


def private_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read whoever speaks for nobody else, by name: "the analyst Lena Paz"; bare it is nobody."""
    end = _office_end(sentence, at)
    person = bearer_end(sentence, end)
    if person == end:
        return None, end
    ids = introduced.known.get(surname_of(sentence, end, person))
    if ids is None:
        ids = (new_person(sentence, end, person, introduced),)
    _learn_offices(sentence, at, person, ids, introduced)
    return Agent(_office_start(sentence, at), person, ids, "person", ""), person


def _is_noun(folded: list[str], at: int) -> bool:
    """Tell the noun that "official" may belong to, from what an official does or is."""
    word = folded[at] if at < len(folded) else ""
    others = word in SAY or word in VERBS or word in PREPOSITIONS or word in _OF_PERSONS
    return word.isalpha() and not others and not word.endswith("ed")


def _office_end(sentence: SentenceAgents, at: int) -> int:
    """Give the end of an office: "prime minister - elect"; `at` itself where there is none."""
    folded = sentence.folded
    size = len(folded)
    word = folded[at]
    if folded[max(at - 1, 0) : at + 1] == ["ministerial", "group"]:
        return at + 1  # of a body, see `antecedents`
    if word == "grouping" and _has_object(sentence, at):
        return at  # "a bloc grouping nine states"
    if word in WEAK_OFFICES and not (at + 1 < size and folded[at + 1] in OFFICIALS):
        # "the president's office"
        owned = word == "office" and folded[max(at - 1, 0)] == "'s"
        marked = at > 0 and (folded[at - 1] in _MARKS or owned)
        if word in _ADJECTIVES or not marked:
            return at
    end = at + 1
    while end < size and end - at < 4 and (folded[end] in OFFICIALS or folded[end] in RANKS):
        end += 1
    if word in BARE and end == at + 1 and not _is_marked(sentence, at):
        return at
    return end


def _has_object(sentence: SentenceAgents, at: int) -> bool:
    """Tell a verb in "-ing" from the noun, by what stands before it or behind."""
    before = sentence.folded[at - 1] if at else ""
    after = sentence.folded[at + 1] if at + 1 < len(sentence.folded) else ""
    counted = after in NUMBERS or after.isdigit() or after in DETERMINERS
    return counted or before in ORGANIZATION_HEADS or before == ","


def _is_marked(sentence: SentenceAgents, at: int) -> bool:
    """Tell a body from a common word: behind an article, with a capital, or in a headline."""
    if sentence.headline or sentence.caps[at] or at == 0:
        return True
    return any(word in DETERMINERS for word in sentence.folded[max(0, at - 2) : at])


def _office_start(sentence: SentenceAgents, at: int) -> int:
    folded = sentence.folded
    while at and folded[at - 1] in _BEFORE:
        at -= 1
    return at


def _owner_behind(
    sentence: SentenceAgents, at: int, end: int, introduced: Introduced
) -> tuple[Ids, int]:
    """Read whose an office is right behind it, and where that ends."""
    folded = sentence.folded
    link = folded[end] if end < len(folded) else ""
    if link in ("of", "for", "from"):
        ids, stop = _named_owner(sentence, end, introduced)
        if not ids:
            ids, stop = body_owner(sentence, end)
        if not ids and link == "of" and folded[at] in PEOPLE_OFFICES:
            ids, stop = _unknown_owner(sentence, end, introduced)
        return (ids, stop) if ids else _portfolio_owner(sentence, end)
    if link in ("in", "at") and folded[end - 1] not in _SENT:
        # "the foreign ministry in Moscow"
        ids = _state_of_seat(sentence, end + 1)
        return (ids, sentence.names[end + 1].last) if ids else ((), end)
    return (), end


def _named_owner(sentence: SentenceAgents, link: int, introduced: Introduced) -> tuple[Ids, int]:
    """Read a name of the gazetteer: "minister for foreign affairs of Burundi"."""
    folded, names = sentence.folded, sentence.names
    for step in range(link + 1, min(link + 10, len(folded))):
        if step in names:
            if folded[step - 1] in _BEFORE_OWNERS:
                agent, stop = name_agent(sentence, names[step], introduced.named)
                if agent is not None and agent.slot != "attribute":
                    return agent.ids, stop
                last = states_end(sentence, names[step].last)
                if agent is not None and last > names[step].last:
                    return agent.ids, last  # "the leaders of the EU member states"
            break
        if folded[step] in _BREAKS:
            break
    return (), link


def _portfolio_owner(sentence: SentenceAgents, link: int) -> tuple[Ids, int]:
    """Read what an office is for, which may tell whose it is: "... and Gambians Abroad"."""
    folded = sentence.folded
    stop = pass_portfolio(folded, link)
    if stop > link and folded[stop - 1] == "abroad":
        match = sentence.ending.get(stop - 1)
        if match is not None and len(match.value.ids) == 1 and match.value.kind == "people":
            return match.value.ids, stop
    return (), stop


def _unknown_owner(sentence: SentenceAgents, link: int, introduced: Introduced) -> tuple[Ids, int]:
    """Read a place that no gazetteer knows: "the Prime Minister of Azad Jammu and Kashmir".

    An office of the state that separatists say to have, under its own name, is theirs.
    """
    folded = sentence.folded
    start = link + 2 if folded[link + 1 : link + 2] == ["the"] else link + 1
    items = sentence.read.reading.items
    for item in items[bisect_left(items, start, key=lambda item: item.first) :]:
        if item.first > start:
            break
        if item.value == "rival_name" and introduced.separatists:
            return introduced.separatists, item.last
    end = person_end(sentence, start)
    if end <= start or not PORTFOLIOS.isdisjoint(folded[start:end]):
        return (), link
    if folded[end : end + 1] == ["and"] and end + 1 < len(folded) and sentence.caps[end + 1]:
        end = max(person_end(sentence, end + 1), end)
    return (holder_id(sentence.text_of(start, end)),), end


def _state_of_seat(sentence: SentenceAgents, at: int) -> Ids:
    """Give the state whose capital begins at a word."""
    match = sentence.names.get(at)
    if match is None or match.value.kind != "seat" or len(match.value.ids) != 1:
        return ()
    return match.value.ids


def _named_body(sentence: SentenceAgents, at: int, end: int, introduced: Introduced) -> Ids:
    """Give which body "the council" is: the one named last, else whom its capital means."""
    word = sentence.folded[at]
    if word not in ORGANIZATION_HEADS:
        return ()
    ids = introduced.known.get(f"the {word}", ())
    if ids or not sentence.caps[at] or end > at + 1:
        return ids
    if word == "court":
        return (_capital_court(introduced),)
    if word == "union" and introduced.named["org:african-union"] and not _is_european(introduced):
        return ("org:african-union",)
    return (_CAPITAL_BODIES[word],) if word in _CAPITAL_BODIES else ()


def _is_european(introduced: Introduced) -> bool:
    """Tell an article that has the European Union in mind."""
    return any(introduced.named[identity] for identity in _UNION)


def _capital_court(introduced: Introduced) -> str:
    """Give which court "the Court" is where the article never says it in full."""
    if _is_european(introduced):
        return "org:european-court-of-justice"
    return "org:international-court-of-justice"


def _told_before(
    sentence: SentenceAgents, at: int, start: int, introduced: Introduced
) -> tuple[Ids, str]:
    """Give whose an office is by the words before it, and the sort of agent."""
    folded, known, offices = sentence.folded, introduced.known, introduced.offices
    word, opening = folded[at], folded[start]
    ids = _speaking_at_home(sentence, at, start)
    if ids:
        return ids, "office"
    if opening == "'s":
        owner = folded[start - 1] if start else ""
        ids = known.get(owner) or known.get(f"the {owner}") or _unknown_genitive(sentence, start)
        return ids, "role"
    if word in OFFICIALS and at <= 12 and folded[0] in ("in", "from", "at"):
        # "In Yerevan the prime minister hailed the vote"
        ids = _state_of_seat(sentence, 1)
        if ids:
            return ids, "office"
    if word in offices and word not in OTHERS and start < at and opening not in OWNED:
        return offices[word], "role"
    return (), "role"


def _speaking_at_home(sentence: SentenceAgents, at: int, start: int) -> Ids:
    """Give whose a new official is by where he speaks: "a ministry spokesman said in Moscow"."""
    folded = sentence.folded
    end = _office_end(sentence, at)
    owned = folded[start] in OWNED or folded[start] in ("'s", "our")
    if folded[end - 1] not in _AT_HOME or owned:
        return ()
    while end < len(folded) and folded[end] in _OF_MINISTRIES:
        end += 1  # "a spokesman for the foreign ministry"
    told = "ministry" in folded[at:end] or is_indefinite(sentence, start)
    spoke = told and end + 2 < len(folded) and folded[end] in SAY and folded[end + 1] == "in"
    return _state_of_seat(sentence, end + 2) if spoke else ()


def _house_before(sentence: SentenceAgents, start: int) -> Ids:
    """Read whose parliament a committee is of: "the Spanish parliament's foreign committee"."""
    folded = sentence.folded
    at = start
    while at > 1 and start - at < _REACH and folded[at] != "'s" and not sentence.caps[at]:
        at -= 1
    if at < 2 or folded[at] != "'s" or folded[at - 1] not in HOUSES:
        return ()
    match = sentence.ending.get(at) or sentence.ending.get(at - 1)
    return match.value.ids if match is not None and len(match.value.ids) == 1 else ()


def _unknown_house(sentence: SentenceAgents, at: int) -> Ids:
    """Read the parliament of a region that no gazetteer knows: "the Andalusian parliament"."""
    start = unknown_start(sentence, at)
    if start == at or sentence.folded[at] not in HOUSES:
        return ()
    return (holder_id(sentence.text_of(start, at + 1)),)


def _unknown_genitive(sentence: SentenceAgents, end: int) -> Ids:
    """Read a place that no gazetteer knows, before what is its: "Quebec's premier"."""
    start = end
    while start and sentence.caps[start - 1] and sentence.folded[start - 1].isalpha():
        start -= 1
    if start == end or sentence.headline or start <= sentence.dateline:
        return ()
    return (holder_id(sentence.text_of(start, end)),)


def _learn_offices(
    sentence: SentenceAgents, first: int, last: int, ids: Ids, introduced: Introduced
) -> None:
    """Learn whose the offices among some words are, for where they stand alone."""
    if ids:
        for word in sentence.folded[first:last]:
            if word in OFFICIALS:
                introduced.offices[word] = ids
