"""Text as it arrives: decoding, characters made plain, web furniture marked, language told.

Nothing here moves an offset: a text is decoded once, and from then on characters are only ever
replaced one for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from stancekit.errors import InputError

_PLAIN = str.maketrans(
    {
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "ʼ": "'", "′": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "­": "-",
        "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
        "\u200b": " ", "\u200c": " ", "\u200d": " ", "\u2060": " ", "\ufeff": " ",
        "\u200e": " ", "\u200f": " ", "\u202a": " ", "\u202b": " ", "\u202c": " ",
        "\u202d": " ", "\u202e": " ", "\u2066": " ", "\u2067": " ", "\u2068": " ",
        "\u2069": " ", "\x00": " ", "\ufffd": " ",
    }
)  # fmt: skip

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Decoded(NamedTuple):
    """A decoded text and what had to be assumed, or an empty note."""

    text: str
    note: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode the bytes of one article.

    A byte-order mark decides; else UTF-8; else UTF-16 where every second byte is zero; else
    windows-1252, with a note.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        Use this encoding and no other.

    Returns
    -------
    Decoded

    Raises
    ------
    InputError
        The bytes are not text, or not in the given encoding.

    Examples
    --------
    >>> decode("Laâyoune".encode("latin-1"))
    Decoded(text='Laâyoune', note='not UTF-8: read as windows-1252')
    """
    if encoding is not None:
        try:
            return Decoded(data.decode(encoding).removeprefix("\ufeff"), "")
        except (UnicodeDecodeError, LookupError) as error:
            raise InputError(f"not readable as {encoding}: {error}") from error
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(name), "")
            except UnicodeDecodeError as error:
                raise InputError(f"not readable as {name}: {error}") from error
    head = data[:4096]
    if len(head) >= 8:
        for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if zeros.count(0) > 0.7 * len(zeros):
                try:
                    return Decoded(data.decode(name), f"no byte-order mark: read as {name}")
                except UnicodeDecodeError:
                    break
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if _binary(head):
            raise InputError("not text: a binary file") from None
        return Decoded(data.decode("cp1252", errors="replace"), "not UTF-8: read as windows-1252")
    if _binary(head):
        raise InputError("not text: a binary file")
    return Decoded(text, "")


def _binary(head: bytes) -> bool:
    control = sum(head.count(bytes([b])) for b in range(32) if b not in (9, 10, 12, 13, 27))
    return control > 0.1 * max(len(head), 1)


def normalize(text: str) -> str:
    """Replace typographic characters by plain ones, one for one, so that offsets hold.

    Quotes, dashes, no-break and zero-width spaces, direction marks and NULs are replaced.

    Examples
    --------
    >>> normalize("“Morocco’s” Sahara—its")
    '"Morocco\\'s" Sahara-its'
    """
    return text if text.isascii() and "`" not in text and "\x00" not in text else text.translate(
        _PLAIN
    )


# ---------------------------------------------------------------------------------------- furniture

_FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "share",
            r"^\W*(?:share|tweet|follow us|like us|print|email|e-mail|whatsapp|facebook|twitter|"
            r"linkedin|telegram|pinterest|copy link|save|bookmark|subscribe|sign up|newsletter|"
            r"join (?:us|our)|comments?\b|leave a (?:comment|reply)|reply|report this|"
            r"download (?:our|the) app)",
        ),
        (
            "cookie",
            r"\b(?:cookies?|privacy policy|terms (?:of|and) (?:use|service|conditions)|"
            r"javascript|ad[- ]?blocker|all rights reserved|copyright|your browser|"
            r"personal data)\b|©",
        ),
        (
            "menu",
            r"^\W*(?:home|menu|search|login|log in|sign in|register|skip to|back to top|"
            r"next (?:article|post|story)|previous (?:article|post|story)|read (?:more|also|next)|"
            r"see also|also read|related|more (?:from|in|on|stories)|most (?:read|popular)|"
            r"trending|latest news|breaking news|you may also like|recommended|tags?\s*:|"
            r"topics?\s*:|filed under|categor(?:y|ies)|advertisement|sponsored|load more|"
            r"click here|watch (?:live|now)|listen)\b",
        ),
        (
            "byline",
            r"^\W*(?:by\s+[A-Z]|written by|reporting by|edited by|editing by|posted (?:by|on)|"
            r"published|updated|last (?:updated|modified)|author\s*:|source\s*:|staff (?:writer|"
            r"reporter)|our correspondent|photos?\s*(?:by|:|credit)|image\s*:|file photo|"
            r"\(file photo\)|credit\s*:|getty images)",
        ),
        (
            "date",
            r"^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,?\s*)?"
            r"(?:\d{1,2}[\s./-]+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
            r"[\s,]+\d{1,4}[\s,\d:apmgutchrsedtz.()|@-]{0,40}$",
        ),
        ("date", r"^[\W\d]+(?:am|pm|gmt|min read|views?)?\W*$"),
    )
)


def furniture(text: str) -> str | None:
    """Tell what kind of web furniture a sentence is, if it is any.

    Only the opening 200 characters are looked at.

    Parameters
    ----------
    text : str
        One sentence or line.

    Returns
    -------
    {"share", "cookie", "menu", "byline", "date"} or None

    Examples
    --------
    >>> furniture("Share on Facebook"), furniture("We use cookies."), furniture("By A. Writer")
    ('share', 'cookie', 'byline')
    >>> furniture("The two sides shared their views.") is None
    True
    """
    head = normalize(text[:200]).strip()
    if len(head.split()) > 30:
        return None
    for kind, pattern in _FURNITURE:
        if pattern.search(head):
            return kind
    return None


# ----------------------------------------------------------------------------------------- language

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
}
_LANGUAGES = {name: frozenset(words.split()) for name, words in _STOPWORDS.items()}
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
    >>> language("Le ministre a déclaré que le plan est sérieux et que la position du pays est claire.")
    'fr'
    >>> language("Министр заявил о поддержке")
    'und'
    """
    sample = normalize(text[:_SAMPLE])
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words:
        return "en"
    other_letters = sum(not _latin(word[0]) for word in words)
    if other_letters > 0.5 * len(words):
        return "und"
    counts = {name: sum(word in common for word in words) for name, common in _LANGUAGES.items()}
    english = counts.pop("en")
    best = max(counts, key=lambda name: counts[name])
    if counts[best] > 1.5 * english and counts[best] >= 3:
        return best
    if len(words) >= 40 and english < 0.06 * len(words):
        return best if counts[best] > english else "und"
    return "en"


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def furniture_kinds() -> Sequence[str]:
    """Names of the kinds that `furniture` tells, in the order in which they are tried."""
    return tuple(dict.fromkeys(kind for kind, _ in _FURNITURE))
