"""Words of a text and the phrases of a lexicon among them: the one matcher of the library.

Question names, the stance vocabulary and the gazetteer of holders are all lexicons of phrases.
Matching ignores case, possessives' form, accents' encoding and the difference between a hyphen
and a space; the longest phrase wins, from left to right. The time is linear in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from stancekit.cleaning import normalize

T = TypeVar("T")

# "GeneralStaffan": two words that a scraper glued; "'t" and "'s" stand alone; a run of word
# characters is bounded so that no token can make a later step slow
_TOKEN = re.compile(
    r"[A-Z]?[a-z]{3,40}(?=[A-Z][a-z]{2})|[^\W_]{1,80}|'(?:[sStTdDmM]|[rR][eE]|[vV][eE]|[lL]{2})\b|[^\w\s]|_"
)


_COMBINING = re.compile("[\u0300-\u036f]")
# the same with accents that stand apart from their letters, which costs some speed
_DECOMPOSED = re.compile(
    _TOKEN.pattern.replace("[^\\W_]{1,80}", "(?:[^\\W_][\u0300-\u036f]*){1,80}")
)


class Words(NamedTuple):
    """The words and punctuation marks of a text, case folded, with their places.

    Attributes
    ----------
    folded : list of str
        Each word as it is matched.
    starts, ends : list of int
        Code points of the text; `text[starts[i]:ends[i]]` is the word as it stands.
    """

    folded: list[str]
    starts: list[int]
    ends: list[int]


class Match(NamedTuple, Generic[T]):
    """A phrase of a lexicon found among words `[first, last)`, with what the lexicon says of it."""

    first: int
    last: int
    value: T


def tokenize(text: str) -> Words:
    """Cut a text into words and punctuation marks.

    Parameters
    ----------
    text : str

    Returns
    -------
    Words

    Examples
    --------
    >>> tokenize("Morocco’s Secretary-GeneralStaffan didn't.").folded
    ['morocco', "'s", 'secretary', '-', 'general', 'staffan', 'didn', "'t", '.']
    """
    plain = normalize(text)
    apart = not plain.isascii() and _COMBINING.search(plain) is not None
    spans = [match.span() for match in (_DECOMPOSED if apart else _TOKEN).finditer(plain)]
    folded = _fold([plain[start:end] for start, end in spans], apart)
    return Words(folded, [start for start, _ in spans], [end for _, end in spans])


def fold(text: str) -> list[str]:
    """Give the words of a text as `tokenize` folds them, without their places, which costs less.

    Examples
    --------
    >>> fold("Morocco’s plan")
    ['morocco', "'s", 'plan']
    """
    plain = normalize(text)
    apart = not plain.isascii() and _COMBINING.search(plain) is not None
    return _fold((_DECOMPOSED if apart else _TOKEN).findall(plain), apart)


def _fold(words: list[str], apart: bool) -> list[str]:
    if apart:
        words = [unicodedata.normalize("NFC", word) for word in words]
    return [word.lower() for word in words]


# most phrases of a question's lexicon are those of the gazetteer, the same for every question
@lru_cache(maxsize=1 << 15)
def _phrase_words(phrase: str) -> tuple[str, ...]:
    return tuple(word for word in fold(phrase) if word != "-")


class Lexicon(Generic[T]):
    """Phrases with what each stands for.

    Parameters
    ----------
    phrases : mapping of str to T, or iterable of (str, T)
        A phrase that comes twice keeps its first meaning.

    Examples
    --------
    >>> lexicon = Lexicon({"Western Sahara": "territory", "Sahara Group": "firm"})
    >>> lexicon.match(tokenize("The Western-Sahara file").folded)
    [Match(first=1, last=4, value='territory')]
    """

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        single: dict[str, T] = {}
        longer: dict[str, dict[str, dict[tuple[str, ...], T]]] = {}
        for phrase, value in pairs:
            words = _phrase_words(phrase)
            if len(words) == 1:
                single.setdefault(words[0], value)
            elif words:
                seconds = longer.setdefault(words[0], {})
                seconds.setdefault(words[1], {}).setdefault(words[2:], value)
        self._single = single
        # by the first two words, since many phrases begin with "the"; longest first, so that the
        # first that fits is the longest
        self._longer = {
            first: {
                second: sorted(rests.items(), key=lambda item: -len(item[0]))
                for second, rests in seconds.items()
            }
            for first, seconds in longer.items()
        }
        self._firsts = frozenset((*single, *longer))

    def match(self, folded: list[str]) -> list[Match[T]]:
        """Find the phrases among case-folded words, longest first, not overlapping."""
        found: list[Match[T]] = []
        single, longer = self._single, self._longer
        size = len(folded)
        skip_to = 0
        firsts = self._firsts
        for first in [at for at, word in enumerate(folded) if word in firsts]:
            if first < skip_to:
                continue
            word = folded[first]
            seconds = longer.get(word)
            if seconds is not None:
                at = first + 1
                if at < size and folded[at] == "-":
                    at += 1
                for rest, value in seconds.get(folded[at], ()) if at < size else ():
                    last = _follow(folded, at + 1, rest)
                    if last:
                        found.append(Match(first, last, value))
                        skip_to = last
                        break
            if skip_to <= first and word in single:
                found.append(Match(first, first + 1, single[word]))
        return found


def _follow(folded: list[str], at: int, rest: tuple[str, ...]) -> int:
    """Give the end of `rest` if it stands at `at`, hyphens passed over; else 0."""
    size = len(folded)
    for word in rest:
        if at < size and folded[at] == "-" and word != "-":
            at += 1
        if at >= size or folded[at] != word:
            return 0
        at += 1
    return at
