"""Groups of people that no gazetteer knows, by their form: "Chilean senators"."""

from __future__ import annotations

from stancekit.agents.full_names import person_end
from stancekit.agents.names import is_spaced
from stancekit.agents.people import GROUPS, PRIVATE, RELATIVE, TRADES
from stancekit.agents.persons import new_person
from stancekit.agents.slots import Agent, Found, Ids, Introduced, SentenceAgents, is_act
from stancekit.agents.words import (
    DETERMINERS,
    OFFICIALS,
    ORGANIZATION_HEADS,
    PREPOSITIONS,
    SAY,
    TIMES,
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
    DETERMINERS
    | PREPOSITIONS
    | VERBS
    | SAY
    | {
        "and",
        "or",
        "that",
        "when",
        "who",
        "as",
        "them",
        "him",
        "met",
        "joined",
        "hosted",
        "he",
        "she",
        "they",
        "we",
        "it",
        "you",
    }
)
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "this"})
# bodies that a plain phrase makes: "the association of retired pilots"
_SOCIETIES = frozenset({"association", "federation", "league", "union", "circle", "forum", "club",
                        "network", "society", "collective"})  # fmt: skip
# seldom anybody, where they are told of for the first time
_NO_BODIES = frozenset({"conference", "congress", "ruling", "judgment", "judgement", "front",
                        "body", "bank", "fund", "community"})  # fmt: skip
# these go on with a group, where a plain phrase follows
_LINKS = frozenset({"of", "to", "for", "from", "in", "at", "on", "against", "outside"})
_ARTICLES = frozenset({"the", "a", "an"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several"})
# behind a word for people these are what is told of: "the student union"
_HEADS = GROUPS | TRADES | ORGANIZATION_HEADS | OFFICIALS
# a plain phrase ends before these, and has fewer words
_ENDS = (
    PREPOSITIONS
    | VERBS
    | SAY
    | TIMES
    | {"and", "or", "that", "who", "which", "as", "when", "while"}
)
_LONGEST = 4
_ORGANIZED = ("org:", "party:", "state:")
_TOLD = DETERMINERS - {"a", "an", "any", "each", "no", "some"}
_TAKING_PART = frozenset({"participants", "members", "delegates", "signatories", "leaders"})


def group_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read people who speak for themselves: "Chilean senators", "a law lecturer from Lisbon"."""
    if not _is_head(sentence, at):
        return None, at + 1
    if sentence.folded[at] in OFFICIALS and sentence.folded[at + 1 : at + 2] == ["of"]:
        return None, at  # "the governments of Spain and Peru"
    start = group_start(sentence, at)
    # a name of the person settles whose it is
    person = at + 1 if sentence.headline else person_end(sentence, at + 1)
    if person == at + 2:
        # "Professor Smith": a trade is read on with its name, of all others only the name
        return None, at if sentence.folded[at] in _WITH_NAMES else at + 1
    if person > at + 2:
        identity = new_person(sentence, at + 1, person, introduced)
        return Agent(start, person, (identity,), "person", ""), person
    return described_agent(sentence, start, at, at + 1, introduced)


def described_agent(
    sentence: SentenceAgents, start: int, at: int, last: int, introduced: Introduced
) -> Found:
    """Read people by what the text calls them, from `start` to where they are from.

    Their noun is the word `at` and ends at `last`.
    """
    folded = sentence.folded
    owner = folded[start - 1] if start else ""
    if owner in ("its", "their") and folded[at] in GROUPS:
        return Agent(start - 1, last, (), "role", ""), last
    if folded[last : last + 2] == ["of", "the"] and folded[last + 2 : last + 3]:
        whose = folded[last + 2]
        organized = whose in ORGANIZATION_HEADS or whose in OFFICIALS
        if organized and not sentence.caps[last + 2]:
            # "a member of the delegation" speaks for the one that the text spoke of
            ids = introduced.known.get(f"the {whose}") or introduced.offices.get(whose, ())
            return Agent(start, last + 3, ids, "role", ""), last + 3
    end, body = _group_end(sentence, at, last)
    ids = (
        _owned(sentence, start)
        or _group_of_house(sentence, at, end - start, introduced)
        or _group_of_body(sentence, at, start, body, introduced)
        or (_group_of_before(sentence, at, start, introduced) if end == last else ())
    )
    if not ids and end == last == start + 1 and _is_told_of(sentence, at):
        return None, last
    ids = ids or (_new_group(sentence, at, start, end, introduced),)
    aged = folded[end : end + 1] == [","] == folded[end + 2 : end + 3]
    told = folded[end : end + 1] == ["of"] or aged
    if told and "".join(folded[end + 1 : end + 2]).isdigit():
        end += 2  # "a camel trader of 60", "a teacher, 71,"
    return Agent(start, end, ids, "group", ""), end


def _owned(sentence: SentenceAgents, start: int) -> Ids:
    """Give the organization or party whose people they are: "the Front's lawyer"."""
    if start < 2 or sentence.folded[start - 1] not in ("'s", "'"):
        return ()
    match = sentence.ending.get(start - 1)
    ids = match.value.ids if match is not None else ()
    return ids if len(ids) == 1 and ids[0].startswith(_ORGANIZED) else ()


def _is_told_of(sentence: SentenceAgents, at: int) -> bool:
    """Tell bare words for people that go on with somebody: "the host", "my cousin"."""
    word = sentence.folded[at]
    before = sentence.folded[at - 1] if at else ""
    if word in RELATIVE:
        return before not in _INDEFINITE
    return word in TRADES and before in _TOLD


def is_one_of_many(sentence: SentenceAgents, at: int) -> bool:
    """Tell a body without a name of its own: "a veterans' league", "the association of pilots"."""
    if sentence.folded[at : at + 2] == ["group", "of"] or sentence.folded[at] in _NO_BODIES:
        return False
    if sentence.folded[at] in _SOCIETIES and _phrase_follows(sentence, at + 1):
        return True
    start = group_start(sentence, at)
    return start > 0 and sentence.folded[start - 1] in _INDEFINITE and _is_head(sentence, at)


def _phrase_follows(sentence: SentenceAgents, at: int) -> bool:
    folded, size = sentence.folded, len(sentence.folded)
    return (
        at + 1 < size
        and folded[at] in ("of", "for")
        and not sentence.caps[at + 1]
        and folded[at + 1] not in _ARTICLES
        and _phrase_end(sentence, at + 1) > at
    )


def group_start(sentence: SentenceAgents, at: int) -> int:
    """Give the first of the words that qualify a group: "several young Chilean senators"."""
    folded = sentence.folded
    least = max(at - 4, sentence.dateline)
    for start in range(at, least, -1):
        word = folded[start - 1]
        spaced = word == "-" and is_spaced(sentence.read, start - 1)
        # "accused it of pressuring African states", but "visiting senators"
        acts = word.endswith("ing") and folded[max(start - 2, 0)] in PREPOSITIONS
        if not (word.isalnum() or word in ("-", "'")) or word in _NO_QUALIFIERS or spaced or acts:
            return start
    return min(least, at)


def _is_head(sentence: SentenceAgents, at: int) -> bool:
    """Tell people from a word that only says what kind: "the student union"."""
    folded = sentence.folded
    after = folded[at + 1] if at + 1 < len(folded) else ""
    if folded[at] == "deputy" and after in OFFICIALS:
        return False
    if folded[at] == "states" and (at + 1 == len(folded) or after == "that"):
        return False  # "the volume states that"
    return sentence.caps[min(at + 1, len(folded) - 1)] or after not in _HEADS


def _group_end(sentence: SentenceAgents, at: int, last: int) -> tuple[int, Match[Name] | None]:
    """Give the end of where a group is from, and the name that says it, if one does."""
    folded, size = sentence.folded, len(sentence.folded)
    link = folded[last] if last < size else ""
    place = last + 1
    if place < size and folded[place] in _ARTICLES:
        place += 1
    if link not in _LINKS or place >= size:
        return last, None
    match, body = sentence.names.get(place), sentence.bodies.get(place)
    # "delegates to the Congress", but "workers to Spain"
    if link in ("from", "of", "in", "for") or folded[at] in _TAKING_PART:
        if match is not None and match.value.kind != "people":
            return match.last, match
        if body is not None:
            return body.last, None
        if match is None and sentence.caps[place]:
            return max(person_end(sentence, place), place + 1), None
    return (last if link == "to" else _phrase_end(sentence, place)), None


def _phrase_end(sentence: SentenceAgents, start: int) -> int:
    """Give the end of the plain phrase behind a preposition: "of the *petroleum authority*".

    The place of the preposition where none follows that is plain.
    """
    folded, size = sentence.folded, len(sentence.folded)
    before = start - 2 if folded[start - 1] in _ARTICLES else start - 1
    at = start
    while at < size and at - start < _LONGEST:
        word = folded[at]
        if not word.isalpha() or word in _ENDS or (at > start and is_act(word)):
            break
        at += 1
    if at == start or at - start >= _LONGEST:
        return before
    if at + 1 < size and folded[at] in ("of", "in"):
        # "the post office of Ancón"
        inner = at + 2 if folded[at + 1] in _ARTICLES else at + 1
        if inner < size and sentence.caps[inner]:
            match = sentence.names.get(inner)
            return match.last if match else max(person_end(sentence, inner), inner + 1)
    return at


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
    """Give the body that all of a group form together: those who meet as one say what it says.

    So does who is told to be somebody's: "a member of the Front", "a lawyer for the Front".
    """
    word = sentence.folded[at]
    if body is None:
        return ()
    ids = body.value.ids
    if word in TRADES and len(ids) == 1 and ids[0].startswith(_ORGANIZED):
        return ids
    if word not in _TAKING_PART or set(sentence.folded[start:at]) - {"all", "-"}:
        return ()
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
        phrase = phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase
    identity = holder_id(phrase)
    if ":" in identity:
        introduced.persons.setdefault(identity, " ".join(phrase.split()))
    introduced.offices.setdefault(sentence.folded[at], (identity,))
    return identity
