"""Groups of people that no gazetteer knows, by their form: "Chilean senators"."""

# ruff: noqa: SIM905

from __future__ import annotations

from stancekit.agents.bylines import is_behind_byline
from stancekit.agents.found import Agent, Found, Ids, Introduced, SentenceAgents
from stancekit.agents.full_names import person_end
from stancekit.agents.names import is_spaced
from stancekit.agents.origins import (
    SOCIETIES,
    SORTS,
    TAKING_PART,
    group_end,
    phrase_end,
    remark_end,
)
from stancekit.agents.people import (
    ALLIED,
    ANYBODY,
    AROUND,
    GROUPS,
    PRIVATE,
    RELATIVE,
    TRADES,
)
from stancekit.agents.persons import new_person
from stancekit.agents.regions import REGIONS, is_region, joining_places, region_start
from stancekit.agents.slots import is_act
from stancekit.agents.state_groups import (
    allied_end,
    body_start,
    group_of_states,
    without_short_form,
)
from stancekit.agents.words import (
    BODY_NOUNS,
    DETERMINERS,
    OFFICIALS,
    ORGANIZATION_HEADS,
    PREPOSITIONS,
    SAY,
    TIMES,
    VERBS,
)
from stancekit.gazetteer import Name
from stancekit.identities import NUMBERS, body_of_states, holder_id, slug
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
    | TIMES
    | frozenset(
        """
        and or but if by that when who whom which whose where what how why as because while though
        them him he she they we it you so only own same last next earlier ago later than may
        met joined hosted heard gathered
        """.split()
    )
)
# what those do who are many: in a form that no sign tells from a noun
_WANTING = frozenset(
    """
    want say think feel believe demand reject support oppose back favour favor fear hope call ask
    urge condemn denounce welcome took gather march protest rally
    """.split()
)
# what is told of people in figures
_NO_DEEDS = frozenset({"died", "killed", "lived", "injured", "wounded", "displaced", "lost", "are",
                       "were", "is", "was", "detained", "arrested", "starved"})  # fmt: skip
_PLACE_REACH = 7  # from people to what they do, over where they are
_AMOUNTS = frozenset({"some", "young", "local", "ordinary"})
_DEFINITE = frozenset({"the", "these", "those", "his", "her", "this", "same"})
# seldom anybody, where they are told of for the first time
_NO_BODIES = frozenset({"conference", "congress", "ruling", "judgment", "judgement", "front",
                        "body", "bank", "fund", "community"})  # fmt: skip
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several"})
# behind a word for people these are what is told of: "the student union"
_HEADS = GROUPS | TRADES | ORGANIZATION_HEADS | OFFICIALS
_ORGANIZED = ("org:", "party:", "state:")
# behind a word for people these end the name of a body: "Refugee Camps", "Lawyer Network"
_ENDINGS = GROUPS | BODY_NOUNS | ORGANIZATION_HEADS | SORTS
# many who bear an office: "East African Presidents"
_SEVERAL = frozenset(word for word in OFFICIALS if word.endswith("s"))
_TOLD = DETERMINERS - {"a", "an", "any", "each", "no", "some"}


def group_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read people who speak for themselves: "Chilean senators", "a law lecturer from Lisbon"."""
    if not _is_head(sentence, at):
        return None, at + 1
    if sentence.folded[at] in OFFICIALS and sentence.folded[at + 1 : at + 2] == ["of"]:
        return None, at  # "the governments of Spain and Peru"
    start = group_start(sentence, at)
    owned = _owner_start(sentence, start) < start or "'" in sentence.folded[start:at]
    if sentence.folded[at] in ALLIED and not owned:
        return None, at + 1  # "equal partners"
    allied = allied_end(sentence, at)
    if allied > at:
        return described_agent(sentence, start, at, allied, introduced)
    # a name of the person settles whose it is
    person = at + 1 if sentence.headline else person_end(sentence, at + 1)
    titled = sentence.caps[at] and not sentence.headline
    if titled and person > at + 1 and sentence.folded[person - 1] in _ENDINGS:
        return described_agent(sentence, start, person - 1, person, introduced)
    if person == at + 2:
        # "Professor Smith": a trade is read on with its name, of all others only the name
        return None, at if sentence.folded[at] in _WITH_NAMES else at + 1
    if person > at + 2:
        identity = new_person(sentence, at + 1, person, introduced)
        return Agent(start, person, (identity,), "person", ""), person
    return described_agent(sentence, start, at, at + 1, introduced)


def rank_agent(sentence: SentenceAgents, at: int, introduced: Introduced) -> Found:
    """Read people by a word that is often a title or an adjective: "a retired general told us".

    It is theirs where somebody new is told of, and does or is from somewhere: "a general election",
    "General Paz" and "a socialist government" are not.
    """
    after = sentence.folded[at + 1] if at + 1 < len(sentence.folded) else ""
    acts = is_act(after) or after in PREPOSITIONS or after in ("who", ",")
    office = sentence.folded[max(at - 1, 0)] == "consulate"
    if not acts or office or not is_indefinite(sentence, group_start(sentence, at)):
        return None, at
    return described_agent(sentence, group_start(sentence, at), at, at + 1, introduced)


def side_agent(sentence: SentenceAgents, at: int, _: Introduced) -> Found:
    """Read a party that is called by where it sits: "the Left"."""
    caps = sentence.caps
    alone = caps[at] and not (at + 1 < len(caps) and caps[at + 1]) and not sentence.headline
    if not alone or sentence.folded[max(at - 1, 0)] != "the":
        return None, at
    return Agent(at, at + 1, (holder_id(sentence.text_of(at, at + 1)),), "group", ""), at + 1


def described_agent(
    sentence: SentenceAgents, start: int, at: int, last: int, introduced: Introduced
) -> Found:
    """Read people by what the text calls them, from `start` to where they are from.

    Their noun is the word `at` and ends at `last`.
    """
    folded = sentence.folded
    start = body_start(sentence, start)
    owner = _word_before(sentence, start)
    if owner >= 0 and folded[owner] in ("its", "their") and folded[at] in GROUPS:
        # "its neighbours" are whoever they are
        return (None if folded[at] in AROUND else Agent(owner, last, (), "role", "")), last
    if folded[last : last + 2] == ["of", "the"] and folded[last + 2 : last + 3]:
        whose = folded[last + 2]
        organized = whose in ORGANIZATION_HEADS or whose in OFFICIALS
        # "of the ruling party" tells which one
        goes_on = whose == "ruling" and folded[last + 3 : last + 4] == ["party"]
        if organized and not goes_on and not sentence.caps[last + 2]:
            # "a member of the delegation" speaks for the one that the text spoke of
            ids = introduced.known.get(f"the {whose}") or introduced.offices.get(whose, ())
            return Agent(start, last + 3, ids, "role", ""), last + 3
    # "his allies in the Front" are others than the Front's
    end, body = (last, None) if folded[at] in AROUND else group_end(sentence, at, last)
    ids = (
        _owned(sentence, start)
        or _group_of_house(sentence, at, end - start, introduced)
        or _group_of_body(sentence, at, start, body, introduced)
        or group_of_states(sentence, at, start, end, introduced)
        or (_group_of_before(sentence, at, start, introduced) if end == last else ())
    )
    if not ids and folded[at] in GROUPS:
        start = _owner_start(sentence, start)
    if not ids and end == last == start + 1 and _is_told_of(sentence, at):
        return None, last
    ids = ids or (_new_group(sentence, at, start, end, introduced),)
    aged = folded[end : end + 1] == [","] == folded[end + 2 : end + 3]
    told = folded[end : end + 1] == ["of"] or aged
    if told and "".join(folded[end + 1 : end + 2]).isdigit():
        end += 2  # "a camel trader of 60", "a teacher, 71,"
    elif end == last:
        end = remark_end(sentence, last)
    return Agent(start, end, ids, "group", ""), end


def _owned(sentence: SentenceAgents, start: int) -> Ids:
    """Give the organization or party whose people they are: "the Front's lawyer"."""
    owner = _word_before(sentence, start)
    if owner < 1 or sentence.folded[owner] not in ("'s", "'"):
        return ()
    match = sentence.ending.get(owner)
    ids = match.value.ids if match is not None else ()
    return ids if len(ids) == 1 and ids[0].startswith(_ORGANIZED) else ()


def _owner_start(sentence: SentenceAgents, start: int) -> int:
    """Step back over the state that a group is around or within: "most of *Algeria's* neighbours".

    The group's own start where none stands before it.
    """
    folded = sentence.folded
    owner = start - 1
    if owner < 1 or folded[owner] not in ("'s", "'"):
        return start
    match = sentence.ending.get(owner)
    if match is None or not match.value.ids or match.first < sentence.dateline:
        return start
    first = match.first
    before = first - 2 if folded[max(first - 1, 0)] == "the" else first - 1
    counted = before > 0 and folded[before] == "of" and _is_number(folded[before - 1])
    return before - 1 if counted else first


def _word_before(sentence: SentenceAgents, start: int) -> int:
    """Give the place of the word before a group, over "its *own* members"; -1 for none."""
    at = start - 1
    while at > 0 and sentence.folded[at] in ("own", "only", "same"):
        at -= 1
    return at


def _is_told_of(sentence: SentenceAgents, at: int) -> bool:
    """Tell bare words for people that go on with somebody: "the host", "my cousin"."""
    word = sentence.folded[at]
    before = sentence.folded[at - 1] if at else ""
    if word in ANYBODY and before not in DETERMINERS and before not in ("'s", "'", "of"):
        after = "".join(sentence.folded[at + 1 : at + 2])
        return not (is_act(after) or after in _WANTING)
    if word in RELATIVE:
        return before not in _INDEFINITE
    return word in TRADES and before in _TOLD


def is_one_of_many(sentence: SentenceAgents, at: int) -> bool:
    """Tell a body without a name of its own: "a veterans' league", "the association of pilots"."""
    if sentence.folded[at : at + 2] == ["group", "of"] or sentence.folded[at] in _NO_BODIES:
        return False
    if sentence.folded[at] in SOCIETIES and _phrase_follows(sentence, at + 1):
        return True
    start = group_start(sentence, at)
    # "the exporters' league", "one fan club"
    of_many = "'" in sentence.folded[start:at] or is_indefinite(sentence, start)
    return of_many and _is_head(sentence, at)


def is_indefinite(sentence: SentenceAgents, start: int) -> bool:
    """Tell whom the text has not spoken of before: behind "a", "another", "several"."""
    return not _INDEFINITE.isdisjoint(sentence.folded[max(start - 1, 0) : start + 1])


def _phrase_follows(sentence: SentenceAgents, at: int) -> bool:
    folded, size = sentence.folded, len(sentence.folded)
    return (
        at + 1 < size
        and folded[at] in ("of", "for")
        and not sentence.caps[at + 1]
        and folded[at + 1] not in ("the", "a", "an")
        and phrase_end(sentence, at + 1) > at
    )


def named_start(sentence: SentenceAgents, at: int) -> int:
    """Give where a body's name begins that is told by a common noun: "the *Islah* party".

    The noun itself where no name stands before it.
    """
    if sentence.headline or sentence.caps[at] or not _is_head(sentence, at):
        return at
    start = group_start(sentence, at)
    # a title may leave the article out: "Belgian friendship group hails it"
    bare = start == sentence.dateline and start in sentence.names
    article = start > 0 and sentence.folded[start - 1] in ("the", "a", "an")
    return start if bare or (article and any(sentence.caps[start:at])) else at


def group_start(sentence: SentenceAgents, at: int) -> int:
    """Give the first of the words that qualify a group: "several young Chilean senators"."""
    folded = sentence.folded
    if is_behind_byline(sentence, at):
        return at
    joining = joining_places(sentence, at)
    least = max(at - 4 - 2 * len(joining), sentence.dateline)
    region = region_start(sentence, at)
    for start in range(at, least, -1):
        word, before = folded[start - 1], folded[start - 2] if start > 1 else ""
        if start - 1 in joining:
            continue
        if sentence.headline and start == region < at and not _is_number(word):
            return start  # "Morocco Hosts African States"
        spaced = word == "-" and is_spaced(sentence.read, start - 1)
        if not (word.isalnum() or word in ("-", "'")) or word in _NO_QUALIFIERS or spaced:
            return start
        # "accused it of pressuring African states", but "visiting senators"
        if word.endswith("ing") and (before in PREPOSITIONS or start == 1):
            return start
        if word.endswith("ed") and _is_actor(sentence, start - 1):
            return start
        # "Treaty Six chiefs" is a name
        counts = _is_number(word) and not (sentence.caps[start - 1] and before)
        if counts and before != "-" and not _is_number(before):
            return start - 1  # nothing that stands before their number tells which they are
    return min(least, at)


def _is_number(word: str) -> bool:
    return word in NUMBERS or word.isdigit()


def _are_counted(sentence: SentenceAgents, at: int) -> bool:
    """Tell who do something from how many live or die: "thousands of *people* said"."""
    folded = sentence.folded
    after = folded[at + 1] if at + 1 < len(folded) else ""
    before = folded[at - 2] if at > 1 and folded[at - 1] == "of" else folded[max(at - 1, 0)]
    acts = is_act(after) or after in _WANTING
    if after in ("in", "from", "across"):
        behind = folded[at + 3 : at + _PLACE_REACH]
        acts = any((is_act(w) or w in _WANTING) and w not in _NO_DEEDS for w in behind)
    return acts and after not in _NO_DEEDS and (_is_number(before) or before in _AMOUNTS)


def _is_actor(sentence: SentenceAgents, end: int) -> bool:
    """Tell who acts from what kind they are: "the federation *advised* drivers"."""
    match = sentence.ending.get(end)
    if match is not None:
        return match.value.kind != "people"
    return end > 0 and sentence.folded[end - 1] in _HEADS


def _is_head(sentence: SentenceAgents, at: int) -> bool:
    """Tell people from a word that only says what kind: "the student union"."""
    folded = sentence.folded
    after = folded[at + 1] if at + 1 < len(folded) else ""
    if folded[at] == "deputy" and after in OFFICIALS:
        return False
    if folded[at] == "people" and not _are_counted(sentence, at):
        return False  # "the people of the land"
    if after == "'" and not ORGANIZATION_HEADS.isdisjoint(folded[at + 2 : at + 4]):
        return False  # "the exporters' league"
    if folded[at] == "states" and (at + 1 == len(folded) or after == "that"):
        return False  # "the volume states that"
    return sentence.caps[min(at + 1, len(folded) - 1)] or after not in _HEADS


def _group_of_house(sentence: SentenceAgents, at: int, length: int, introduced: Introduced) -> Ids:
    """Give the parliament that was named, for "Lawmakers" without any other word."""
    folded = sentence.folded
    word = folded[at]
    if length == 1 and word == "meps" and folded[max(at - 2, 0) : at] != ["group", "of"]:
        return ("org:european-parliament",)
    if word not in _MEMBERS:
        return ()
    match = sentence.ending.get(at)
    if length > 1 and match is not None and match.first == at + 1 - length:
        # "the Chilean senators", where the article has told of Chile's Senate
        definite = folded[match.first - 1 : match.first] == ["the"]
        return introduced.house if definite and match.value.ids == introduced.house else ()
    return introduced.house if length == 1 else ()


def _group_of_before(sentence: SentenceAgents, at: int, start: int, introduced: Introduced) -> Ids:
    """Give the group that was told of before, for "the young senators"."""
    definite = start > 0 and sentence.folded[start - 1] in _DEFINITE
    if not REGIONS.isdisjoint(sentence.folded[start:at]):
        return ()  # "the five Nordic ministers"
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
    if word not in TAKING_PART or set(sentence.folded[start:at]) - {"all", "-"}:
        return ()
    after = sentence.folded[body.last : body.last + 1]
    if len(ids) != 1 or not ids[0].startswith("org:") or not OFFICIALS.isdisjoint(after):
        return ()
    introduced.offices.setdefault(word, ids)
    return ids


def _is_of_region(sentence: SentenceAgents, start: int) -> bool:
    """Tell a capital that a region has anywhere: "*Arab* states", "*West* African states"."""
    words = sentence.folded[start : start + 2]
    return words[0] in REGIONS or is_region(words)


def _new_group(
    sentence: SentenceAgents, at: int, start: int, end: int, introduced: Introduced
) -> str:
    """Give a group an id by its words."""
    phrase = without_short_form(sentence.text_of(start, end))
    named = start in sentence.names or _is_of_region(sentence, start)
    begins = start == sentence.dateline or is_behind_byline(sentence, start)
    if begins and not named and not sentence.headline:
        # only the sentence's beginning gives it a capital
        phrase = phrase[:1].lower() + phrase[1:] if phrase[1:2].islower() else phrase
    identity = holder_id(phrase)
    if body_of_states(phrase):
        identity = f"org:{slug(phrase)}"  # not all of them, see `state_groups`
    elif ":" not in identity and "and" in sentence.folded[at:end]:
        identity = f"org:{slug(phrase)}"  # "observers from Japan and the United Kingdom"
    elif sentence.caps[at] and at > start and sentence.folded[at] in _ENDINGS | _SEVERAL:
        # "East African Presidents" is no person's name
        identity = identity.replace("person:", "org:")
    if ":" in identity:
        introduced.persons.setdefault(identity, " ".join(phrase.split()))
    introduced.offices.setdefault(sentence.folded[at], (identity,))
    return identity
