"""The language of a text, or of many at once, by its letters and its commonest words."""

from __future__ import annotations

import itertools
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from stancekit.cleaning import normalize

_STOPWORDS = {
    "en": "the of and to in that is for with on was by as at from be it are has have his their "
    "its this which not said an were will who been but or they had he she we after over would "
    "about than into between more also",
    "fr": "le la les des du et est dans une pour qui sur que au aux par avec ce cette sont pas "
    "plus ses ont été d'un d'une leur",
    "es": "el la los las del y en que una por con para se su al es como más sus fue este esta "
    "sobre entre ha lo",
    "pt": "o os as do da dos das e em que uma por com para se não no na ao é mais foi pelo pela "
    "sua seu entre",
    "de": "der die das und ist den von mit dem für auf ein eine im nicht sich zu des als auch "
    "wird nach bei",
    "it": "il lo gli del della che di un una per con non sono più dei delle alla nel è ha",
    "nl": "de het een van en in is dat op te zijn met voor niet aan door ook naar",
    "id": "yang dan di untuk dengan pada dalam ini itu dari tidak akan oleh sebagai",
    "sw": "ya na wa kwa ni katika la za kuwa hiyo huo cha vya",
    "tr": "ve bir bu için ile da de olarak çok daha olan",
    "sv": "och att det som på är av för med den till inte har ett från ska vid efter",
    "da": "og at for det som på er af med den til ikke har fra et vil skal blev efter sig mod",
    "no": "og at for det som på er av med den til ikke har fra et vil skal ble etter seg mot sitt",
    "fi": "ja ei se että oli myös hän mutta sen ovat joka kun sekä tai",
}
_LANGUAGES_OF = {
    word: tuple(name for name, words in _STOPWORDS.items() if word in words.split())
    for word in " ".join(_STOPWORDS.values()).split()
}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SAMPLE = 20_000


def language(text: str) -> str:
    """Tell English from other languages by its commonest words and its letters.

    Looks at the first 20,000 characters. Very short texts count as English when they are in
    Latin letters, since a headline may hold no common word.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        `"en"`; another language's two-letter code where its common words dominate; `"und"` for
        text mostly in other letters or of no known language.

    Examples
    --------
    >>> language("The minister said that the plan was serious.")
    'en'
    >>> language("Le ministre a déclaré que le plan est sérieux et que la position est claire.")
    'fr'
    >>> language("Министр заявил о поддержке")
    'und'
    """
    sample = normalize(text[:_SAMPLE])
    tally = _tally(sample)
    total = tally.total()
    if not total:
        return "en"
    if not sample.isascii():
        other_letters = sum(
            times for word, times in tally.items() if word > "\x7f" and not _latin(word[0])
        )
        if other_letters > 0.5 * total:
            return "und"
    counts = dict.fromkeys(_STOPWORDS, 0)
    for word in _LANGUAGES_OF.keys() & tally.keys():
        for name in _LANGUAGES_OF[word]:
            counts[name] += tally[word]
    english = counts.pop("en")
    best = max(counts, key=lambda name: counts[name])
    if counts[best] > 1.5 * english and counts[best] >= 3:
        return best
    if total >= 40 and english < 0.06 * total:
        return best if counts[best] > english else "und"
    return "en"


def languages(texts: Sequence[str]) -> list[str]:
    """Tell the language of many texts, as `language` does of one.

    Four of the commonest English words and a count of what may be words of other languages are
    enough to be sure of most English texts, and are counted for all texts at once.

    Parameters
    ----------
    texts : sequence of str of length n_texts
        Without unpaired surrogates.

    Returns
    -------
    list of str of length n_texts

    Examples
    --------
    >>> languages(["The minister said that the plan was serious.", "Министр заявил о поддержке"])
    ['en', 'und']
    """
    if sum(map(len, texts)) < _FEW:
        return [language(text) for text in texts]
    sure = _surely_english(texts)
    return ["en" if known else language(text) for known, text in zip(sure, texts, strict=True)]


# so few characters are told sooner one text after the other
_FEW = 20_000
# Words of other languages that are no English words, in UTF-8, whatever stands beside them. "In",
# "is" and "as" are words of both, so that no count of them can tip the scales.
_FOREIGN = "|".join(
    "".join(c if c.isascii() else f"(?:{c}|{c.upper()})" for c in word)
    for word in sorted(set(_LANGUAGES_OF) - set(_STOPWORDS["en"].split()))
)
_FOREIGN_WORD = f"(?i)(?:^|[^a-z])(?:{_FOREIGN})(?:$|[^a-z])"
_SURE = (b" the ", b" of ", b" and ", b" to ")  # English words of no other language


def _surely_english(texts: Sequence[str]) -> list[bool]:
    """Tell of which texts `language` gives "en", as far as counting bytes can tell."""
    # numpy and Arrow only here: what needs no text should not wait for them
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    column = pa.array(texts, pa.large_string()).cast(pa.large_binary())
    _, limits, content = column.buffers()
    offsets = np.frombuffer(limits, dtype=np.int64)
    data = np.frombuffer(content, dtype=np.uint8)

    def counted(places: Any, width: int = 1) -> Any:
        """Count by text what begins at places in order; nothing reaches into the next text."""
        first = np.searchsorted(places, offsets[:-1])
        return np.maximum(np.searchsorted(places, offsets[1:] - width, side="right") - first, 0)

    def times(word: bytes) -> Any:
        """Count a word of four or five bytes by text, by four bytes at once."""
        number = int.from_bytes(word[:4], sys.byteorder)
        total = np.zeros(len(texts), dtype=np.int64)
        for at in range(4):
            stop = len(data) - (len(data) - at) % 4
            found = 4 * np.flatnonzero(data[at:stop].view("u4") == number) + at
            found = found[found <= len(data) - len(word)]
            total += counted(found[data[found + len(word) - 1] == word[-1]], len(word))
        return total

    english = sum(times(word) for word in _SURE)
    # each word of `_WORD` ends at a byte that is no ASCII letter, or at the text's end
    ends = (data | 32) - np.uint8(ord("a")) >= 26
    most_words = 1 + np.array(
        [np.count_nonzero(ends[a:b]) for a, b in itertools.pairwise(offsets.tolist())]
    )
    # first bytes of letters that are not Latin, and of many marks
    strange = np.flatnonzero((data >= 0xC2) & ((data < 0xC3) | (data > 0xC9)))
    strange = counted(strange[(data[strange] != 0xE2) | (data[strange + 1] != 0x80)])
    # of two words parted by one character only the first may be met; the Kelvin sign is a k
    foreign = 2 * pc.count_substring_regex(column, _FOREIGN_WORD.encode()).to_numpy() + strange
    sure = (
        (english > 0)
        & (english >= 0.06 * most_words)
        & (foreign <= 1.5 * english)
        & (strange <= 0.5 * english)
        & (np.diff(offsets) <= _SAMPLE)
    )
    found: list[bool] = sure.tolist()
    return found


# every ASCII letter small, every other ASCII character but the apostrophe a blank
_SMALL = bytes(
    b if b == 39 or b > 127 else ord(chr(b).lower()) if chr(b).isalpha() else 32 for b in range(256)
)
# marks and figures that are not ASCII
_NO_LETTERS = re.compile(r"[^\x00-\x7f](?<![^\W\d_])")


def _tally(sample: str) -> Counter[str]:
    """Count the words of a text in small letters."""
    # the words of `_WORD`, several times as fast
    plain = sample if sample.isascii() else _NO_LETTERS.sub(" ", sample)
    tally = Counter(plain.encode().translate(_SMALL).decode().split())
    if plain.isascii():
        whole = [token for token in tally if "'" in token] if "'" in plain else []
    else:
        whole = [token for token in tally if "'" in token or not token.isascii()]
    for token in whole:
        times = tally.pop(token)
        for word in _WORD.findall(token):
            tally[word.lower()] += times
    return tally


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
