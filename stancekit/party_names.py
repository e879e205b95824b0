"""A party's names that its question's file lacks, and how a name must be written to count.

A file may name a party by one name alone: what the gazetteer knows of its id is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from stancekit.gazetteer import listed_exceptions, listed_names
from stancekit.phrases import Match, Words, fold
from stancekit.question import Party, Question, name_lists

_ACRONYM = 3  # letters; longer names in capitals are words as often as not: "POLISARIO"


@lru_cache(maxsize=128)
def known_names(question: Question) -> tuple[tuple[Party, str, str], ...]:
    """List what the gazetteer calls a question's parties and the question's file does not.

    Parameters
    ----------
    question : Question

    Returns
    -------
    tuple of (Party, str, str)
        The party, the name, and its kind: "name", "people" or "seat".

    Examples
    --------
    >>> from stancekit.question import parse_question
    >>> question = parse_question({"name": "x", "proposition": "X is Peru's.",
    ...     "claimant": {"id": "PER", "names": ["Peru"]}, "territory": {"names": ["X"]},
    ...     "rivals": [{"id": "party:x-front", "names": ["X Front"]}]})
    >>> [name for _, name, kind in known_names(question) if kind == "seat"][:1]
    ['Lima']
    """
    own = _own(question)
    return tuple(
        (party, name, kind)
        for party in question.parties
        for name, kind in listed_names().get(party.id, ())
        if phrase_of(name) not in own and phrase_of(name.removeprefix("the ")) not in own
    )


@lru_cache(maxsize=128)
def longer_names(question: Question) -> tuple[str, ...]:
    """List the longer names that hold one of `known_names` and are not it: "New Mexico".

    Parameters
    ----------
    question : Question
    """
    own = _own(question)
    parties = {party.id for party in question.parties}
    known = {phrase_of(name) for _, name, _ in known_names(question)}
    others = (
        name
        for identity, names in listed_names().items()
        if identity not in parties
        for name, _ in names
    )
    found = []
    for name in (*listed_exceptions(), *others):
        phrase = phrase_of(name)
        if phrase not in own and phrase not in known and _holds(phrase, known):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _holds(phrase: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    size = len(phrase)
    return any(phrase[at:end] in known for at in range(size) for end in range(at + 1, size + 1))


def as_written(
    matches: Iterable[Match[str]], words: Words, text: str, question: Question
) -> list[Match[str]]:
    """Keep of a sentence's names those that are written as the question writes them.

    A short acronym counts only in capitals ("US", and not "told us"), and a name that stands in
    the gazetteer alone only with its capital ("a Pole", and not "a pole").

    Parameters
    ----------
    matches : iterable of Match
    words : Words
        `tokenize(text)`.
    text : str
    question : Question

    Returns
    -------
    list of Match
    """
    spelled = _spelled(question)
    kept = []
    for match in matches:
        phrase = tuple(word for word in words.folded[match.first : match.last] if word != "-")
        rule = spelled.get(phrase)
        if rule is not None:
            first = match.first + (rule == "capital" and phrase[0] == "the" and len(phrase) > 1)
            written = text[words.starts[first] : words.ends[first]]
            if not (written.isupper() if rule == "capitals" else written[:1].isupper()):
                continue
        kept.append(match)
    return kept


@lru_cache(maxsize=128)
def _spelled(question: Question) -> Mapping[tuple[str, ...], str]:
    """Tell of the names that do not count in small letters how they must be written."""
    rules = {phrase_of(name): _rule(name) for _, name, _ in known_names(question)}
    for key, names in name_lists(question):
        if key != "exceptions":
            rules |= {phrase_of(name): "capitals" for name in names if is_acronym(name)}
    # a file may write a name in both ways
    plain = {
        phrase_of(name)
        for _, names in name_lists(question)
        for name in names
        if not is_acronym(name)
    }
    return {phrase: rule for phrase, rule in rules.items() if phrase not in plain}


def _rule(name: str) -> str:
    return "capitals" if is_acronym(name) else "capital"


def is_acronym(name: str) -> bool:
    """Tell a name that counts only in capitals.

    Examples
    --------
    >>> is_acronym("US"), is_acronym("Ho"), is_acronym("POLISARIO")
    (True, False, False)
    """
    return len(name) <= _ACRONYM and name.isalpha() and name.isupper()


def _own(question: Question) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase_of(name) for _, names in name_lists(question) for name in names)


def phrase_of(name: str) -> tuple[str, ...]:
    """Give the words of a name as a lexicon matches them.

    Examples
    --------
    >>> phrase_of("Western-Sahara")
    ('western', 'sahara')
    """
    return tuple(word for word in fold(name) if word != "-")
