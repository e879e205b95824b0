"""Where a group is from, as the words behind it tell: "of the port authority", "from Lisbon"."""

from __future__ import annotations

from stancekit.agents.found import SentenceAgents
from stancekit.agents.full_names import person_end
from stancekit.agents.people import GROUPS
from stancekit.agents.slots import is_act
from stancekit.agents.words import (
    DETERMINERS,
    OFFICIALS,
    PEOPLE_OFFICES,
    PREPOSITIONS,
    SAY,
    TIMES,
    VERBS,
)
from stancekit.gazetteer import Name
from stancekit.identities import NUMBERS
from stancekit.phrases import Match

#: Bodies that a plain phrase makes: "the association of retired pilots".
SOCIETIES = frozenset({"association", "federation", "league", "union", "circle", "forum", "club",
                        "network", "society", "collective"})  # fmt: skip
# these go on with a group, where a plain phrase follows
_LINKS = frozenset({"of", "to", "for", "from", "in", "at", "on", "against", "outside"})
_ARTICLES = frozenset({"the", "a", "an"})
# a plain phrase ends before these, and has fewer words
_ENDS = (
    PREPOSITIONS
    | VERBS
    | SAY
    | TIMES
    | {"and", "or", "that", "who", "which", "as", "when", "while", "by", "began", "sing", "sang",
       "flown", "living", "gathered", "spoke"}
)  # fmt: skip
_LONGEST = 4
# offices and bodies that a place or a school may be named for: "the National University"
_IN_NAMES = (OFFICIALS - PEOPLE_OFFICES) | {"sultan", "king", "queen"}
# "deputies of the left"
_SIDES = frozenset({"left", "right"})
# what people have on is no place: "in sky blue"
_COLOURS = frozenset({"white", "black", "red", "blue", "green", "yellow", "orange", "purple"})
# behind a preposition these begin no place: "in their view", "on what he saw", "in front"
_NO_PLACES = (DETERMINERS - {"the", "a", "an", "all", "both", "each"}) | {
    "what", "which", "whom", "whose", "mine", "front", "turn", "question", "tears",
}  # fmt: skip
#: Behind a name: "Smara camp", "the Islah party"
SORTS = SOCIETIES | {"camp", "camps", "province", "region", "district", "governorate", "county",
                       "valley", "island", "islands", "quarter", "party", "group", "movement",
                       "bloc", "council", "committee"}  # fmt: skip
#: Who meet as a body.
TAKING_PART = frozenset({"participants", "members", "delegates", "signatories", "leaders"})


def group_end(sentence: SentenceAgents, at: int, last: int) -> tuple[int, Match[Name] | None]:
    """Give the end of where a group is from, and the name that says it, if one does.

    Parameters
    ----------
    sentence : SentenceAgents
    at, last : int
        The noun of the group, and the word behind it.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["Mayors of the port authority left."], question)
    >>> group_end(SentenceAgents(read, ()), 0, 1)
    (5, None)
    """
    folded, size = sentence.folded, len(sentence.folded)
    link = folded[last] if last < size else ""
    place = last + 1
    if place < size and folded[place] in _ARTICLES:
        place += 1
    if link not in _LINKS or place >= size or _is_remark(sentence, last, place):
        return last, None
    match, body = sentence.names.get(place), sentence.bodies.get(place)
    # "delegates to the Congress", but "workers to Spain"
    if link in ("from", "of", "in", "for") or folded[at] in TAKING_PART:
        if match is not None and match.value.kind != "people":
            several = _places_end(sentence, match) if folded[at] in GROUPS else match.last
            if several > match.last:
                return several, None
            end = _sort_end(sentence, match.last)
            return end, match if end == match.last else None
        if body is not None:
            return body.last, None
        if match is None and sentence.caps[place]:
            return _sort_end(sentence, _place_end(sentence, place)), None
    return (last if link == "to" else phrase_end(sentence, place)), None


def _places_end(sentence: SentenceAgents, match: Match[Name]) -> int:
    """Step over several states that a group is from: "mayors from Portugal, Spain *and Italy*"."""
    folded, end, joined = sentence.folded, match.last, match.last
    while match.value.kind == "name" and folded[end : end + 1] in ([","], ["and"]):
        last = folded[end] == "and"
        step = end + 1 + (folded[end + 1 : end + 2] == ["the"])
        following = sentence.names.get(step)
        if following is None or following.value.kind != "name":
            break
        match, end = following, following.last
        # "lawyers from Spain and Peru's minister" are two
        if last:
            after = "".join(folded[end : end + 1])
            return joined if after in ("'s", "'", "-") or after in OFFICIALS else end
    return joined


def _is_remark(sentence: SentenceAgents, link: int, place: int) -> bool:
    """Tell what is remarked of people from where they are from: "supporters in sky blue"."""
    folded = sentence.folded
    if folded[place] in _NO_PLACES:
        return True
    if folded[place - 1] == "the" and (folded[place] in NUMBERS or folded[place].isdigit()):
        # "from the three towns" tells of some that were named, "the five Igbo states" names them
        return sentence.caps[place + 1 : place + 2] != [True]
    worn = not _COLOURS.isdisjoint(folded[place : place + 2]) and not sentence.caps[place]
    return folded[link] == "in" and (worn or folded[link + 1] in ("a", "an"))


def remark_end(sentence: SentenceAgents, last: int) -> int:
    """Step over a remark, which is no part of what people are called: "in a red dress".

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["A teacher in a red dress left."], question)
    >>> remark_end(SentenceAgents(read, ()), 2)
    6
    """
    folded, size = sentence.folded, len(sentence.folded)
    place = last + 1
    if place < size and folded[place] in _ARTICLES:
        place += 1
    if place >= size or folded[last] not in _LINKS or not _is_remark(sentence, last, place):
        return last
    if folded[place] in DETERMINERS:
        place += 1  # "a member of its parliament"
    elif folded[place] in _NO_PLACES:
        return place + 1
    return max(phrase_end(sentence, place), last)


def _place_end(sentence: SentenceAgents, start: int) -> int:
    """Give the end of a name that no gazetteer knows, also of "Derb Sultan"."""
    folded, caps = sentence.folded, sentence.caps
    end = max(person_end(sentence, start), start + 1)
    while end < len(folded) and caps[end] and end not in sentence.names:
        if _IN_NAMES.isdisjoint(folded[end - 1 : end + 1]):
            break
        end += 1
    return end


def _sort_end(sentence: SentenceAgents, end: int) -> int:
    """Step over what has the name: "a mother from Dakhla *camp*", "of the Islah *party*"."""
    sort = sentence.folded[end] if end < len(sentence.folded) else ""
    return end + (sort in SORTS and not sentence.caps[end])


def phrase_end(sentence: SentenceAgents, start: int) -> int:
    """Give the end of the plain phrase behind a preposition: "of the *petroleum authority*".

    The place of the preposition where none follows that is plain.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["Workers of the petroleum authority left."], question)
    >>> phrase_end(SentenceAgents(read, ()), 3)
    5
    """
    folded, size = sentence.folded, len(sentence.folded)
    before = start - 2 if folded[start - 1] in _ARTICLES else start - 1
    at = start
    while at < size and at - start < _LONGEST:
        word = folded[at]
        side = word in _SIDES and folded[at - 1] == "the"
        owners = word == "'" and at > start and folded[at - 1].endswith("s")
        ends = not word.isalpha() or word in _ENDS
        ends = ends or (at > start and (is_act(word) or word in DETERMINERS))
        if ends and not side and not (owners and _goes_on(folded, at + 1)):
            break
        at += 1
    if at == start or at - start >= _LONGEST:
        return before
    if at == start + 1 and at < size and folded[start].endswith("ing"):
        following = folded[at]
        if following in DETERMINERS or following in PREPOSITIONS or following == "by":
            return before  # "thanked his host for standing by them"
    if at + 1 < size and folded[at] in ("of", "in"):
        # "the post office of Ancón"
        inner = at + 2 if folded[at + 1] in _ARTICLES else at + 1
        if inner < size and sentence.caps[inner]:
            match = sentence.names.get(inner)
            return match.last if match else max(person_end(sentence, inner), inner + 1)
    return at


def _goes_on(folded: list[str], at: int) -> bool:
    """Tell whether a noun follows those to whom it belongs: "of the employers' *federation*"."""
    return at < len(folded) and folded[at].isalpha() and folded[at] not in _ENDS
