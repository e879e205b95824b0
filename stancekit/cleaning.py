"""Text as it arrives: decoding, characters made plain, web furniture marked, language told.

Nothing here moves an offset: a text is decoded once, and from then on characters are only ever
replaced one for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
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

_NOT_PLAIN = re.compile(r"[^\x01-_a-\x7f]+")

#: Control characters that no text holds, but for a few that slip in.
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))

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
        except (ValueError, LookupError) as error:
            raise InputError(f"not readable as {encoding}: {error}") from error
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(name), "")
            except UnicodeDecodeError as error:
                raise InputError(f"not readable as {name}: {error}") from error
    head = data[:4096]
    wide = wide_encoding(head)
    if wide is not None:
        try:
            return Decoded(data.decode(wide), f"no byte-order mark: read as {wide}")
        except UnicodeDecodeError as error:
            raise InputError(f"not readable as {wide}: {error}") from error
    control = len(head) - len(head.translate(None, _CONTROL))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        # a tenth of random bytes are control characters, of a text in any one-byte encoding none
        if control > 0.02 * len(head):
            raise InputError("not text: a binary file") from None
        return Decoded(data.decode("cp1252", errors="replace"), "not UTF-8: read as windows-1252")
    if control > 0.1 * len(head):
        raise InputError("not text: a binary file")
    return Decoded(text, "")


def wide_encoding(head: bytes) -> str | None:
    r"""Tell whether bytes are UTF-16 or UTF-32, by their mark or by every second byte being zero.

    Parameters
    ----------
    head : bytes
        The first bytes of a file; 4,096 will do.

    Returns
    -------
    str or None
        The encoding; None for one whose line ends are single bytes.

    Examples
    --------
    >>> wide_encoding("Lome backs".encode("utf-16-le")), wide_encoding(b"Lome backs")
    ('utf-16-le', None)
    """
    for bom, name in _BOMS[1:]:
        if head.startswith(bom):
            return name
    low, high = head[::2], head[1::2]
    if len(high) >= 4:
        for name, zeros, letters in (("utf-16-le", high, low), ("utf-16-be", low, high)):
            if zeros.count(0) > 0.7 * len(zeros) and letters.count(0) < 0.1 * len(letters):
                return name
    return None


def normalize(text: str) -> str:
    r"""Replace typographic characters by plain ones, one for one, so that offsets hold.

    Quotes, dashes, no-break and zero-width spaces, direction marks and NULs are replaced.

    Examples
    --------
    >>> normalize("“Morocco’s” Sahara—its")
    '"Morocco\'s" Sahara-its'
    """
    if text.isascii() and "`" not in text and "\x00" not in text:
        return text
    # only what is not plain already: looking up every character takes several times as long
    return _NOT_PLAIN.sub(_made_plain, text)


def _made_plain(match: re.Match[str]) -> str:
    return match.group().translate(_PLAIN)


# ---------------------------------------------------------------------------------------- furniture

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NETWORK = r"(?:facebook|twitter|x|whatsapp|linkedin|telegram|pinterest|reddit|instagram|e-?mail)"
# a capital right after "By" is a name, unless the line then goes on like a sentence
_NAME = r"(?:(?:[A-Z][\w.'-]*|[a-z]{1,3}|al-[A-Z]\w*)[\s,/|&-]*)"


def _mark(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{pattern})", re.IGNORECASE)


# (kind, how a line of it opens or what it holds, most words that it may have, whether it may end
# like a sentence); the words that open furniture also open sentences, which are longer and stop
_FURNITURE: tuple[tuple[str, re.Pattern[str], int, bool], ...] = (
    (
        "share",
        _mark(
            rf"(?:share|tweet|send|pin)(?:\W+(?:this|on|via|it|with|to|print|tweet|email)\b|\W*$)|"
            rf"(?:share|print|e-?mail|save|tweet|send)\s*(?:[|:·>/]|$)|reply\s*(?:[|·]|$)|"
            rf"(?:e-?mail|save|send)\s+(?:share|print|for later)\b|"
            rf"print (?:this|e-?mail|share|friendly)\b|"
            rf"{_NETWORK}\W+(?:{_NETWORK}|count|us|share|print)\b|{_NETWORK}$|"
            rf"(?:follow|like|find|join) us\b|(?:sign up|subscribe)(?:\W*$|\W+(?:to|for|now|here|"
            rf"today|politics)\b|\s*\|)|copy link|bookmark (?:this|the page)|spread the love|"
            rf"(?:(?:post|leave|write|add) a )(?:comment|reply)\b|be the first to|"
            rf"\d* ?comments?(?:\W+(?:\d+|are|will be|off|closed|of readers)\b|\W*$)|"
            rf"(?:donate|subscribe|sign up|members|log ?in)\s*\||report this|"
            rf"download (?:our|the) app|your (?:e-mail|email) address will|#\w+(?:\s+#\w+)*$"
        ),
        20,
        True,
    ),
    (
        "cookie",
        re.compile(
            r"\bcookies? (?:policy|preferences|settings)|\b(?:uses?|accept|all|necessary|our) "
            r"cookies\b|\bprivacy policy\b|\bterms (?:of|and) (?:use|service|conditions)\b|"
            r"\b(?:enable|disable) (?:javascript|your ad)|\bad[- ]?blocker\b|"
            r"\ball rights reserved\b|^\W*(?:copyright|\(c\))\W+(?:©|\(c\)|\d{4}|by\b)|"
            r"\bin your browser\b|\byour browser\b|©",
            re.IGNORECASE,
        ),
        30,
        True,
    ),
    (
        "menu",
        _mark(
            r"(?:home|menu|search|login|log in|sign in|register|advertisement|sponsored|refresh|"
            r"archives|newsfeed|recent posts|dossiers|transcript|shotlist)\W*$|"
            r"home\s*(?:[|>»/·-]|\s(?:news|sport|politics|world|business)\b)|"
            r"(?:log|sign) in to\b|skip to (?:main|content|the)|back to top|(?:top|bottom) of page|"
            r"(?:next|previous|newer|older|recent)[ ]?(?:article|post|story|posts)\b|"
            r"(?:previous|next|▲prev|▼next)\s*:|[«‹<]\s*(?:first|previous|next)|"
            r"(?:now |have you )read\s*[:?]|read (?:more|also|next|other articles)\b|"
            r"(?:see|also|further) (?:also|read|reading)\s*(?::|$)|see also\b|"
            r"related\s*(?::|posts?\b|articles?\b|news\b|topics?\b|stories\b|$)|"
            r"more (?:from\s+\w+\W*$|on (?:world|this)\b|stories|news\b|"
            r"in this section)|more (?:on|about)\s*:|more on [\w ]+(?::|$)|"
            r"most (?:read|popular|viewed)\b\W*(?::|$)|most read\s*:|trending\W*(?::|now\b|$)|"
            r"latest news\W*$|breaking news\W*$|you may also like|"
            r"recommended(?: for you)?\s*(?::|$)|"
            r"tags?\s*:|topics?\s*:|filed under|posted in\s*:|categor(?:y|ies)\s*:|"
            r"sponsored\s*:|load more|click here|(?:watch|listen)\s*(?:live\b|now\b|:|$)|"
            r"post navigation|to add your name click|powered by|blog at|(?:update preferences|"
            r"unsubscribe)\b|news ?letter\W*$|(?:(?!and\b)[\w&' -]+\s[|»]\s?){2,}[\w&' -]+$"
        ),
        25,
        True,
    ),
    (
        "byline",
        _mark(
            r"(?:additional )?(?:reporting|writing|editing) by\b|"
            r"(?:written|edited|compiled) by\b|additional reporting\s*:|translator\s*:|"
            r"\[?(?:last )?(?:posted|published|updated?|issued|submitted|modified|write|uploaded)\b"
            r"\s*(?:[:–|-]|(?:on|at|by|in)\b|\d|$)|[\w.]+\s*\| published\b|"
            r"(?:author|source|news source|photos?|pictures?|images?|credit|"
            r"(?:media )?contact)\s*:|"
            r"staff (?:writer|reporter)s?\b|(?:our|herald|legal|court|political|special) "
            r"(?:own )?(?:correspondent|reporter)\b|from our (?:own )?(?:correspondent|reporter)\b|"
            r"(?:a|our) correspondent\W*$|file photo\b|getty images|photo by\b|"
            r"about the author\W*$|"
            r"by (?:our|the) (?:own |\w+ ){0,2}(?:writer|correspondent|reporter|"
            r"editors?|staff|team|"
            r"man|office)\b|by (?:staff|agencies|agency)\b|\(with [\w ]+ inputs?\)|"
            r"(?:estimated |reading )+(?:time|read)\b|\d+ (?:min|mins|minutes?|seconds)\.? (?:of )?"
            r"read(?:ing)?\b|[–-]?\s*\(?(?:end|ends|concluded)\)?\W*$|"
            r"(?:ap|afp|sps|cna|spa|pid|reuters|azertac|map)\W*$"
        ),
        20,
        True,
    ),
    ("byline", re.compile(rf"^\W*(?:By|by|BY)\s+(?=[A-Z]){_NAME}{{1,12}}$"), 14, False),
    (
        "date",
        _mark(
            r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*)?(?:\d{1,2}(?:st|nd|rd|th)?[\s./-]+)?"
            rf"{_MONTH}\b\.?(?:[\s,]+\d{{1,4}}(?:st|nd|rd|th)?)?[\s,\d:]*"
            r"(?:[|@–,()+.:/\s-]|\d|at\b|am\b|pm\b|a\.m|p\.m|gmt|utc|cet|est|ist|jst|h\b|"
            r"updated|read|views?)*$"
        ),
        10,
        True,
    ),
    (
        "date",
        re.compile(
            r"^[\W\d]*(?:\b(?:am|pm|gmt|utc|local time|min read|views?|h)\b[\W\d]*)*$",
            re.IGNORECASE,
        ),
        8,
        True,
    ),
)  # fmt: skip

# a stop, but not that of an initial or of "a.m."
_STOP = re.compile(r"(?<![A-Z])(?<!\.[a-z])[.!?][\"')\]]*$")


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
    words = len(head.split())
    stops = _STOP.search(head) is not None
    for kind, pattern, most, may_stop in _FURNITURE:
        if words <= most and (may_stop or not stops) and pattern.search(head):
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
        other_letters = sum(times for word, times in tally.items() if not _latin(word[0]))
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


# every ASCII letter small, everything else but the apostrophe a blank
_SMALL = bytes(
    ord(chr(b).lower()) if chr(b).isalpha() and b < 128 else b if b == 39 else 32
    for b in range(256)
)


def _tally(sample: str) -> Counter[str]:
    """Count the words of a text in small letters."""
    if not sample.isascii():
        return Counter(word.lower() for word in _WORD.findall(sample))
    # the same words, several times as fast
    tally = Counter(sample.encode().translate(_SMALL).decode().split())
    for token in [token for token in tally if "'" in token]:
        times = tally.pop(token)
        for word in _WORD.findall(token):
            tally[word] += times
    return tally


def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


def furniture_kinds() -> Sequence[str]:
    """Names of the kinds that `furniture` tells, in the order in which they are tried."""
    return tuple(dict.fromkeys(kind for kind, *_ in _FURNITURE))
