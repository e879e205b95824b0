"""Groups that states form, and which body all of its states are: "EU member states"."""

from __future__ import annotations

import re

from stancekit.agents.found import Ids, Introduced, SentenceAgents
from stancekit.identities import NUMBERS, body_of_states

# what a body's states are called after its treaty: "Member and Associate States", "States Parties"
_ASSOCIATES = ("associate", "associated", "observer")
_STATES = ("states", "countries")
# only some are meant where these stand before "of", or what follows says which
_PARTS = NUMBERS | {"some", "majority", "minority", "half", "number", "group", "handful", "rest",
                    "part", "none", "each", "any", "third"}  # fmt: skip
_SHORT_FORM = re.compile(r"\s\([A-Z][A-Za-z]{1,9}\)")
_WHICH = frozenset({"that", "who", "which", "whose", "such", "including", "like", "with", "other"})


def group_of_states(
    sentence: SentenceAgents, at: int, start: int, end: int, introduced: Introduced
) -> Ids:
    """Give the body that all of its states are: "the countries of the Union", "EU member states".

    Not where only some are meant: "one of the countries of the Union", "EU member states that ...".

    Parameters
    ----------
    sentence : SentenceAgents
    at : int
        The noun of the group.
    start, end : int
        Words `[start, end)` are the group, with where it is from.
    introduced : Introduced
        Learns whom "the states" means from now on.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["EU member states left."], question)
    >>> group_of_states(SentenceAgents(read, ()), 1, 0, 3, Introduced())
    ('org:european-union',)
    """
    folded = sentence.folded
    match = sentence.ending.get(at)
    if folded[at] == "members" and match is not None and end == at + 1:
        # "all Arab League members", but "nine Arab League members"
        every = start in (match.first, match.first - 1) and "all" in folded[max(start - 1, 0) : at]
        whole = len(match.value.ids) == 1 and match.value.ids[0].startswith("org:")
        return match.value.ids if every and whole else ()
    if folded[end - 1] not in _STATES and set(_STATES).isdisjoint(folded[start:end]):
        return ()
    before = start - 2 if folded[max(start - 1, 0)] == "the" else start - 1
    if before >= 0 and folded[before] == "of":
        before -= 1
    after = folded[end] if end < len(folded) else ""
    some = before >= 0 and (folded[before] in _PARTS or folded[before].isdigit())
    named = end in sentence.names  # "EU member states Spain and Portugal"
    if some or named or after in _WHICH or folded[start - 1 : start] == ["some"]:
        return ()
    body = body_of_states(without_short_form(sentence.text_of(start, end)))
    if not body:
        return ()
    introduced.offices.setdefault(folded[at], (body,))
    return (body,)


def without_short_form(phrase: str) -> str:
    """Leave out a body's short form: "European Union (EU) members" are the Union's.

    Examples
    --------
    >>> without_short_form("twenty European Union (EU) members")
    'twenty European Union members'
    """
    return _SHORT_FORM.sub("", phrase)


def body_start(sentence: SentenceAgents, start: int) -> int:
    """Give where a group begins before its body's short form: "*six Arab League (AL)* members".

    Its own start where no short form in parentheses stands right before it.

    Examples
    --------
    >>> from stancekit.gazetteer import names_in
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["Over 20 Arab League (AL) states left."], question)
    >>> names = names_in(read.words, read.text, question)
    >>> body_start(SentenceAgents(read, names), 7)
    1
    """
    folded = sentence.folded
    if start < 4 or folded[start - 1] != ")" or folded[start - 3] != "(":
        return start
    match = sentence.ending.get(start - 3)
    if match is None or len(match.value.ids) != 1 or not match.value.ids[0].startswith("org:"):
        return start
    counted = folded[match.first - 1] if match.first else ""
    return match.first - (counted.isdigit() or counted in NUMBERS)


def allied_end(sentence: SentenceAgents, at: int) -> int:
    """Give the end of "Member and Associate States", "States Parties"; `at` where none is.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["The Member and Associate States left."], question)
    >>> allied_end(SentenceAgents(read, ()), 1)
    5
    """
    folded = sentence.folded
    end = at
    if folded[at] == "states" and folded[at + 1 : at + 2] == ["parties"]:
        end = at + 2
    if folded[at] == "member" or end > at:
        step = end if end > at else at + 1
        link = folded[step : step + 3]
        if len(link) == 3 and link[0] == "and" and link[1] in _ASSOCIATES and link[2] in _STATES:
            end = step + 3
    return end


def states_end(sentence: SentenceAgents, last: int) -> int:
    """Give the end of the states behind a body's name: "of the EU *member states*".

    The name's own end, `last`, where none follow.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["The leaders of the EU member states left."], question)
    >>> states_end(SentenceAgents(read, ()), 5)
    7
    """
    folded = sentence.folded
    end = last
    for at in range(last, min(last + 5, len(folded))):
        if folded[at] in _STATES:
            end = at + 1
        elif folded[at] not in (*_ASSOCIATES, "member", "parties", "and"):
            break
    return end
