"""Words of a text and the phrases of a lexicon among them: the one matcher of the library.

Question names, the stance vocabulary and the gazetteer of holders are all lexicons of phrases.
Matching ignores case, possessives' form, accents' encoding and the difference between a hyphen
and a space; the longest phrase wins, from left to right. The time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

from stancekit.cleaning import normalize

T = TypeVar("T")

# "GeneralStaffan": two words that a scraper glued; "'t" and "'s" stand alone; a run of word
# characters is bounded so that no token can make a later step slow
_TOKEN = re.compile(
    r"[A-Z]?[a-z]{3,40}(?=[A-Z][a-z]{2})|[^\W_]{1,80}|'(?:[sStTdDmM]|[rR][eE]|[vV][eE]|[lL]{2})\b|[^\w\s]|_"
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
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(plain):
        folded.append(match.group().lower())
        starts.append(match.start())
        ends.append(match.end())
    return Words(folded, starts, ends)


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
        by_first: dict[str, dict[tuple[str, ...], T]] = {}
        for phrase, value in pairs:
            words = tuple(w for w in tokenize(phrase).folded if w != "-")
            if words:
                by_first.setdefault(words[0], {}).setdefault(words[1:], value)
        # longest first, so that the first that fits is the longest
        self._rest: dict[str, list[tuple[int, tuple[str, ...], T]]] = {
            first: sorted(
                ((len(rest), rest, value) for rest, value in rests.items()),
                key=lambda item: -item[0],
            )
            for first, rests in by_first.items()
        }

    def match(self, folded: list[str]) -> list[Match[T]]:
        """Find the phrases among case-folded words, longest first, not overlapping."""
        found: list[Match[T]] = []
        rest_of = self._rest
        skip_to = 0
        for first, word in enumerate(folded):
            if first < skip_to or word not in rest_of:
                continue
            for _, rest, value in rest_of[word]:
                last = _follow(folded, first + 1, rest)
                if last:
                    found.append(Match(first, last, value))
                    skip_to = last
                    break
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
