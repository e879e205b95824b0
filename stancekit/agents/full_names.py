"""Where a full name ends, as in "Ana de Ruiz Jr.", and by which of its words it is known."""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Sequence

from stancekit.agents.bylines import is_behind_byline
from stancekit.agents.found import SentenceAgents
from stancekit.agents.names import in_a_longer_name, is_negated, is_spaced
from stancekit.agents.words import (
    CONNECTORS,
    DETERMINERS,
    GIVEN,
    OFFICIALS,
    ORGANIZATION_NOUNS,
    PARTICLES,
    TITLES,
)

# of these titles several may stand before one name
_COURTESIES = frozenset({"mr", "mrs", "ms", "dr", "prof", "sir", "lord", "lady", "dame"})
_HONORS_REACH = 12  # words and points of titles
_HONORS = (["hon"], ["honourable"], ["honorable"], ["reverend"], ["rev"], ["excellency"],
           ["excellencies"], ["eminence"], ["beatitude"])  # fmt: skip
# names as well, if nobody's: "His Grace", but "Grace Paz"
_OWNED_HONORS = frozenset({"grace", "holiness", "highness", "lordship", "ladyship", "worship"})
_OWNERS = frozenset({"his", "her", "your", "their", "royal"})
# behind a name and a hyphen these make an adjective of it
_COMPOUNDS = frozenset(
    """
    based led backed controlled held run born bound style era wide occupied administered elect
    designate general in to on of and sponsored funded area proposed owned made speaking related
    """.split()
)
# between the hyphens of a place
_WITHIN_PLACES = frozenset({"de", "du", "des", "la", "le", "les", "en", "et", "sur", "sous", "on",
                            "upon", "al", "el"})  # fmt: skip
#: These belong to a name, and are nobody's last name.
AFTER_NAMES = frozenset({"jr", "sr", ".", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xii",
                          "xiii", "xiv", "xvi"})  # fmt: skip
#: The words of a name by which nobody is known.
NO_NAMES = AFTER_NAMES | PARTICLES | {"-", "'"}


def honors_end(folded: Sequence[str], at: int) -> int:
    """Step over titles before a name: "Dr. the Hon. Lena Paz", "the Right Honourable Lena Paz".

    `at` itself where none begins. Of other titles than these one may be all that stands there:
    "Mr. Prince".

    Examples
    --------
    >>> honors_end("dr . the hon mr paz".split(), 0), honors_end(["prince", "william"], 0)
    (5, 1)
    """
    start = at
    if folded[at] in TITLES and folded[at] not in _COURTESIES:
        return _point_end(folded, at + 1)
    while at < min(len(folded) - 1, start + _HONORS_REACH):
        step = at + (folded[at] == "the")
        step += folded[step : step + 1] in (["right"], ["rt"], ["most"], ["royal"])
        step = _point_end(folded, step)
        if folded[step : step + 3] == ["h", ".", "e"]:
            at = _point_end(folded, step + 3)
            continue
        owned = folded[step] in _OWNED_HONORS if step < len(folded) else False
        if owned and step and folded[step - 1] in _OWNERS:
            at = step + 1
            continue
        if folded[step : step + 1] not in _HONORS and (step > at or folded[at] not in _COURTESIES):
            break
        at = _point_end(folded, step + 1)
    return at if at < len(folded) else start


def _point_end(folded: Sequence[str], at: int) -> int:
    """Step over the point of a short form: "Hon."."""
    return at + (folded[at : at + 1] == ["."])


def person_end(sentence: SentenceAgents, start: int) -> int:
    """Give the end of a run of capitalized words that is no name of the gazetteer."""
    folded, names = sentence.folded, sentence.names
    at = first = name_start(sentence, start)
    while at < len(folded) and at - first < 7:
        given = at == first and folded[at] in GIVEN and _is_given(sentence, at + 1)
        longer = at > first and at in names and in_a_longer_name(sentence, names[at])
        other = at in names and not given and not longer
        if other or (folded[at] == "-" and is_spaced(sentence.read, at)):
            break
        if is_behind_byline(sentence, at):
            break
        after = _pass_word(sentence, first, at)
        if after == at:
            break
        at = after
    return at


def name_start(sentence: SentenceAgents, start: int) -> int:
    """Step over honours, of which no run of capitals is made: "Dr. the Hon. Lena Paz".

    The first word itself where a plain title, or none, stands there: "Lord Paz".

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> read = read_article(["Dr. the Hon. Lena Paz left.", "Lord Paz left."], question)
    >>> [name_start(SentenceAgents(sentence, ()), 0) for sentence in read]
    [5, 0]
    """
    folded = sentence.folded
    first = honors_end(folded, start) if start < len(folded) else start
    honored = any([word] in _HONORS for word in folded[start:first])
    named = sentence.caps[first : first + 2] == [True, True]  # "Hon. Members" is no name
    return first if honored and named else start


def _is_given(sentence: SentenceAgents, at: int) -> bool:
    """Tell whether a last name follows: "Santiago Paz"."""
    return at < len(sentence.folded) and sentence.caps[at] and at not in sentence.names


def _pass_word(sentence: SentenceAgents, start: int, at: int) -> int:
    """Step over a word that may belong to the name before it; `at` itself where none goes on."""
    folded, caps = sentence.folded, sentence.caps
    word = folded[at]
    if caps[at]:
        is_name = word not in DETERMINERS and word not in OFFICIALS and not is_negated(folded, at)
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
    if word == "-" and following in _WITHIN_PLACES and folded[at + 2 : at + 3] == ["-"]:
        return at + 3 if caps[at + 3 : at + 4] == [True] else at  # "Bouches-du-Rhône"
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


def surname_of(sentence: SentenceAgents, first: int, last: int) -> str:
    """Give a person's last name, without "Jr." and numerals behind it."""
    while last - first > 1 and sentence.folded[last - 1] in AFTER_NAMES:
        last -= 1
    return sentence.folded[last - 1]


def name_words(sentence: SentenceAgents, first: int, last: int) -> frozenset[str]:
    """Give the words of a name by which it differs from others."""
    return frozenset(sentence.folded[first:last]) - NO_NAMES
