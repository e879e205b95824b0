"""Groups of people that no gazetteer knows, by their form: "Chilean senators"."""

from __future__ import annotations

from stancekit.agents.persons import new_person, person_end
from stancekit.agents.slots import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.words import (
    DETERMINERS,
    GROUPS,
    OFFICIALS,
    ORGANIZATION_HEADS,
    PREPOSITIONS,
    PRIVATE,
    SAY,
    TRADES,
    VERBS,
)
from stancekit.gazetteer import Name
from stancekit.identities import holder_id
from stancekit.phrases import Match

# who sits in a parliament; members of the European one have a word of their own
_MEMBERS = frozenset({"lawmakers", "legislators", "deputies", "senators", "mps",
                      "parliamentarians"})  # fmt: skip
# of groups and trades, those that other readers know too
_WITH_NAMES = (GROUPS | TRADES) & (PRIVATE | OFFICIALS | ORGANIZATION_HEADS)
# words before a group that do not qualify it
_NO_QUALIFIERS = (
    DETERMINERS | PREPOSITIONS | VERBS | SAY | {"and", "or", "that", "when", "who", "as"}
)
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "this"})
_TAKING_PART = frozenset({"participants", "members", "delegates", "signatories", "leaders"})


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
        or _group_of_body(sentence, at, start, body, introduced)
        or (_group_of_before(sentence, at, start, introduced) if end == at + 1 else ())
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
    after = sentence.folded[body.last : body.last + 1]
    if len(ids) != 1 or not ids[0].startswith("org:") or not OFFICIALS.isdisjoint(after):
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
