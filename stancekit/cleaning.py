"""Text as it arrives: decoding, and characters made plain.

Nothing here moves an offset: a text is decoded once, and from then on characters are only ever
replaced one for one.
"""

from __future__ import annotations

import re
import unicodedata
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


def strip_accents(text: str) -> str:
    """Give a text with its accents off.

    Examples
    --------
    >>> strip_accents("São Tomé")
    'Sao Tome'
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ı", "i")


def _made_plain(match: re.Match[str]) -> str:
    return match.group().translate(_PLAIN)
