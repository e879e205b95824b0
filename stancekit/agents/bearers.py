"""Who bears an office: by name, "Ambassador Lena Paz", or as the text calls them.

Whose the office is, is asked of the words beside the name, then of the list of leaders and of what
the article has told of the person, then of whose such an office was last.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.appositions import origin, spoken_for
from stancekit.agents.found import Ids, Introduced, SentenceAgents
from stancekit.agents.full_names import name_start, name_words, person_end, surname_of
from stancekit.agents.groups import group_start, is_indefinite
from stancekit.agents.leaders import leader_of
from stancekit.agents.persons import new_person
from stancekit.agents.regions import region_start
from stancekit.agents.slots import is_act
from stancekit.agents.words import (
    DETERMINERS,
    OFFICIALS,
    OTHERS,
    PEOPLE_OFFICES,
    PREPOSITIONS,
    SAY,
    TITLES,
)
from stancekit.identities import holder_id

#: Before an office these tell that it is theirs of whom the text spoke: "its president".
OWNED = frozenset({"its", "his", "her", "their"})
# a state has one of these at a time
_ONE_AT_A_TIME = frozenset({"president", "king", "queen", "premier", "prime", "chancellor", "emir",
                            "sultan", "monarch", "pm"})  # fmt: skip
# who bears one of these speaks for a state, whichever it is
_OF_A_STATE = frozenset(
    """
    president king queen premier prime minister ministers chancellor emir sultan monarch pm
    ambassador envoy secretary undersecretary spokesman spokeswoman spokesperson consul mission
    delegation delegate delegates representative general fm presidency ministry government
    """.split()
)
_SEVERAL = frozenset({"leaders", "delegates", "ministers", "officials", "representatives"})
_OF_MEETINGS = frozenset({"delegate", "delegates"})
# of a region there are as many of these
_OF_REGIONS = _SEVERAL | {"presidents", "premiers", "ambassadors", "diplomats", "negotiators"}
# how adjectives of peoples and places end
_ADJECTIVAL = ("an", "ish", "ese", "ic")
# these are no state's
_NO_NATIONS = frozenset({"republican", "democratic", "christian", "catholic", "islamic", "african",
                         "european", "asian", "american", "atlantic", "pacific", "arctic", "baltic",
                         "jewish"})  # fmt: skip
_HONORS = frozenset({"majesty", "highness", "excellency", "honourable", "honorable", "visiting",
                     "deputy", "acting", "vice", "new"})  # fmt: skip


def read_bearer(
    sentence: SentenceAgents,
    at: int,
    bearer: tuple[int, int],
    ids: Ids,
    introduced: Introduced,
) -> tuple[Ids, str, int]:
    """Read the person who holds an office: whose it is, the sort of agent, and the end.

    Parameters
    ----------
    sentence : SentenceAgents
    at : int
        The noun of the office.
    bearer : tuple of int
        Where the person's name begins and ends.
    ids : tuple of str
        Whose the office is, as far as the words beside it tell.
    introduced : Introduced
        Learns whom the person speaks for.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["Ambassador Lena Paz left."], question)
    >>> introduced = Introduced()
    >>> read_bearer(SentenceAgents(read, ()), 0, (1, 3), ("PER",), introduced)
    (('PER',), 'office', 3)
    >>> introduced.known
    {'paz': ('PER',)}
    """
    known, offices = introduced.known, introduced.offices
    word = sentence.folded[at]
    last = bearer[1]
    first = min(name_start(sentence, bearer[0]), last - 1)
    bearer = first, last
    surname = surname_of(sentence, first, last)
    names = name_words(sentence, first, last)
    office = next((w for w in sentence.folded[at:first] if w in PEOPLE_OFFICES), word)
    end = last
    if not ids:
        ids, end = origin(sentence, last)
    if not ids:
        ids, _ = spoken_for(sentence, last)
    if ids:
        known[surname] = ids
        introduced.bearers[office] = names
        return ids, "office", end
    ids = _listed(sentence, first, last, introduced)
    if ids:
        known[surname] = ids
        if last - first > 1:
            introduced.given[surname] = sentence.folded[first]
        introduced.bearers[office] = names
        return ids, "person", end
    given = introduced.given.get(surname, "")
    if not introduced.posts.isdisjoint(known.get(surname, ())):
        del known[surname]  # which office it is was told, but not whose
    if surname in known and (last - first == 1 or not given or given in names):
        return known[surname], "person", end
    another = names.isdisjoint(introduced.bearers.setdefault(office, names))
    if not OWNED.isdisjoint(sentence.folded[max(at - 2, 0) : at]):
        # "its president Lena Paz", see `antecedents`
        return _note_bearer(sentence, at, bearer, end, introduced)
    ids = _state_in_front(sentence, at) if office in _OF_A_STATE else ()
    if ids and (another or office not in offices or offices[office] == (introduced.home,)):
        known.setdefault(surname, ids)
        return ids, "role", end  # "In Lima, President Lena Paz", "Peru left, and Minister Paz"
    minister = office in _OF_A_STATE and office not in _ONE_AT_A_TIME and office not in OTHERS
    if another and introduced.home and minister:
        # the news of a state need not say whose its ministers are
        known.setdefault(surname, (introduced.home,))
        return (introduced.home,), "role", end
    if another and office in _ONE_AT_A_TIME:
        # of some other state than the one before, which nobody tells
        return (new_person(sentence, first, last, introduced),), "person", end
    if last - first > 1 and word not in OFFICIALS:
        # behind "the club" stands the name of a club
        return (new_person(sentence, first, last, introduced),), "person", end
    apart = _OF_A_STATE.isdisjoint(sentence.folded[at:first])
    if last - first > 1 and (apart or unknown_start(sentence, at) < at):
        # "Kurdish leader Lena Paz", of whom the text does not tell
        return (new_person(sentence, first, last, introduced),), "person", end
    if another and last - first > 1 and not PEOPLE_OFFICES.isdisjoint(sentence.folded[at:first]):
        # of the state that the text speaks of, see `antecedents`
        return _note_bearer(sentence, at, bearer, end, introduced)
    if word in offices and word not in OTHERS:
        known.setdefault(surname, offices[word])
        return offices[word], "role", end
    return _note_bearer(sentence, at, bearer, end, introduced)


def _note_bearer(
    sentence: SentenceAgents, at: int, bearer: tuple[int, int], end: int, introduced: Introduced
) -> tuple[Ids, str, int]:
    """Note by name who holds an office of nobody knows whom."""
    first, last = bearer
    named = holder_id(sentence.text_of(first, last)).startswith("person:")
    if named and not PEOPLE_OFFICES.isdisjoint(sentence.folded[at:first]):
        identity = new_person(sentence, first, last, introduced)
        introduced.posts.add(identity)
        sentence.posts[end] = identity
    return (), "role", end


def _listed(sentence: SentenceAgents, first: int, last: int, introduced: Introduced) -> Ids:
    """Give for whom a leader speaks, whom the list has by name or title: "King Salman".

    What is told of this very person before goes before: "the former president".
    """
    named = introduced.named
    name = sentence.text_of(first, last)
    ids = leader_of(sentence.text_of(first - 1, last), named) or leader_of(name, named)
    told = introduced.known.get(surname_of(sentence, first, last), ())
    return ids if told != (holder_id(name),) else ()


def _state_in_front(sentence: SentenceAgents, at: int) -> Ids:
    """Give the state that a sentence begins with, where an office stands later without its own."""
    match = next((m for m in sentence.matches if m.first >= sentence.dateline), None)
    if match is None or match.first > sentence.dateline + 2 or match.last >= at:
        return ()
    ids, after = match.value.ids, sentence.folded[match.last]
    state = len(ids) == 1 and ":" not in ids[0].removeprefix("state:") and bool(ids[0])
    # "Peru said President Weber was wrong" tells of another
    return (
        ids if state and match.value.kind != "people" and after not in SAY and after != "'s" else ()
    )


def bearer_end(sentence: SentenceAgents, end: int) -> int:
    """Give the end of the person's name behind an office; in a headline all words look like one.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["Ambassador Lena Paz left."], question)
    >>> bearer_end(SentenceAgents(read, ()), 1)
    3
    """
    return end if sentence.headline else person_end(sentence, end)


def is_described(sentence: SentenceAgents, at: int, end: int) -> bool:
    """Tell who holds an office of nobody known: "a delegate from Mahra", "Kurdish leaders".

    Words `[at, end)` are the office.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["A delegate from Mahra left."], question)
    >>> is_described(SentenceAgents(read, ()), 1, 2)
    True
    """
    folded, caps = sentence.folded, sentence.caps
    if folded[end - 1] in _OF_REGIONS and region_start(sentence, at) < at:
        return True  # "East African Presidents", "caribbean leaders"
    if folded[at] in _OF_MEETINGS and end == at + 1 and _is_of_meeting(sentence, at):
        return True
    if caps[at] or (folded[at] not in PEOPLE_OFFICES and folded[at] not in _SEVERAL):
        return False
    start = group_start(sentence, at)
    named = unknown_start(sentence, at) < at and folded[at - 1].endswith(_ADJECTIVAL)
    if named and (folded[at] in _SEVERAL or is_indefinite(sentence, start)):
        return True
    place = end + 1
    elsewhere = place < len(folded) and caps[place] and place not in sentence.names
    return elsewhere and folded[end] == "from" and is_indefinite(sentence, start)


def _is_of_meeting(sentence: SentenceAgents, at: int) -> bool:
    """Tell who sits in a convention, and is nobody's envoy: "one delegate said"."""
    folded = sentence.folded
    before, after = folded[max(at - 1, 0)], "".join(folded[at + 1 : at + 2])
    opens = at == sentence.dateline or not (before.isalpha() or before == "'s")
    alone = opens or is_indefinite(sentence, at)
    return alone and is_act(after) and (not sentence.caps[at] or at == sentence.dateline)


def is_foreign(sentence: SentenceAgents, start: int, end: int) -> bool:
    """Tell an office of a state that nobody knows: "the Freedonian foreign minister".

    Words `[start, end)` are the office.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["The Freedonian foreign minister left."], question)
    >>> is_foreign(SentenceAgents(read, ()), 2, 4)
    True
    """
    word = sentence.folded[start - 1] if start else ""
    return (
        word.endswith(_ADJECTIVAL)
        and word not in _NO_NATIONS
        and sentence.folded[start] in OFFICIALS | {"deputy"}
        and unknown_start(sentence, start) == start - 1
        and sentence.folded[end - 1] in PEOPLE_OFFICES & _OF_A_STATE
        and not any(sentence.caps[start:end])
    )


def unknown_start(sentence: SentenceAgents, at: int) -> int:
    """Give where words with a capital begin that stand before an office and are nobody's known.

    The office itself, `at`, where none do.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["The Freedonian minister left."], question)
    >>> unknown_start(SentenceAgents(read, ()), 2)
    1
    """
    start = at
    while start > sentence.dateline and sentence.caps[start - 1] and not sentence.headline:
        word = sentence.folded[start - 1]
        known = start in sentence.ending
        if known or not word.isalpha() or word in DETERMINERS or word in PREPOSITIONS:
            break
        written = sentence.text_of(start - 1, start)
        opens = start == 1 and not (written.isupper() or word.endswith(_ADJECTIVAL))
        if word in OFFICIALS or word in TITLES or word in _HONORS or opens:
            break
        start -= 1
    return start
