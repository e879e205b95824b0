"""The stance vocabulary, from one table (`vocabulary.toml`): phrases by class, and what they do.

A question's names and the vocabulary make one lexicon, so that a sentence is matched once.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from stancekit.mentions import name_pairs
from stancekit.phrases import Lexicon
from stancekit.question import Question

_VOCABULARY = Path(__file__).parent / "vocabulary.toml"
# regular verbs that double their last consonant
_DOUBLING = frozenset({"drop", "stop", "slam", "regret", "annul", "cancel", "cut", "shut", "expel",
                       "scrap"})  # fmt: skip
#: Classes that only mean something after "the" or "this"; see `stancekit.reading`.
SHORT_FORMS = ("act", "reference", "place")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    with _VOCABULARY.open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, tuple[str, ...]]:
    """Give the phrases of each class of the stance vocabulary, verbs inflected.

    Returns
    -------
    dict of str to tuple of str

    Examples
    --------
    >>> "reaffirming" in vocabulary()["affirm"]
    True
    """
    return {
        name: tuple(
            dict.fromkeys(
                [form for verb in entry.get("verbs", []) for form in inflect(verb)]
                + list(entry.get("words", []))
            )
        )
        for name, entry in _table().items()
    }


@lru_cache(maxsize=1)
def polarities() -> dict[str, int]:
    """Give the polarity of each class of predicates.

    Examples
    --------
    >>> polarities()["endorse"], polarities()["withdraw"]
    (1, -1)
    """
    return {name: entry["polarity"] for name, entry in _table().items() if "polarity" in entry}


@lru_cache(maxsize=128)
def lexicon_of(question: Question) -> Lexicon[str]:
    """Make the lexicon of a question's names and the vocabulary; names win over words.

    Examples
    --------
    >>> from stancekit.phrases import tokenize
    >>> from stancekit.question import load_question
    >>> lexicon = lexicon_of(load_question("western-sahara"))
    >>> [m.value for m in lexicon.match(tokenize("Peru no longer recognizes the SADR").folded)]
    ['withdraw', 'recognize', 'rival_name']
    """
    pairs = list(name_pairs(question))
    pairs += [
        (phrase, name)
        for name, phrases in vocabulary().items()
        if name not in SHORT_FORMS
        for phrase in phrases
    ]
    return Lexicon(pairs)


def inflect(verb: str) -> list[str]:
    """Give the forms of a regular verb; of a phrasal one, those of its first word.

    Parameters
    ----------
    verb : str
        Its base form.

    Returns
    -------
    list of str

    Examples
    --------
    >>> inflect("deny"), inflect("drop by")
    (['deny', 'denies', 'denied', 'denying'], ['drop by', 'drops by', 'dropped by', 'dropping by'])
    """
    head, _, rest = verb.partition(" ")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        forms = [head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"]
    elif head.endswith("ee"):
        forms = [head, head + "s", head + "d", head + "ing"]
    elif head.endswith("e"):
        forms = [head, head + "s", head + "d", head[:-1] + "ing"]
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        forms = [head, head + "es", head + "ed", head + "ing"]
    elif head in _DOUBLING:
        forms = [head, head + "s", head + head[-1] + "ed", head + head[-1] + "ing"]
    else:
        forms = [head, head + "s", head + "ed", head + "ing"]
    return [f"{form} {rest}" if rest else form for form in forms]
