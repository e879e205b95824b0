"""An article's sentences, with their places in the text.

A sentence ends at a full stop, question or exclamation mark that closes it, and at the end of a
line, unless the line was only wrapped there. `text[start:end]` is always the sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stancekit.cleaning import normalize

# a word before a full stop that does not end a sentence
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms messrs dr prof sr jr st ste gen lt col capt maj sgt cmdr adm brig gov sen rep reps
    hon rev fr pres pm amb sec min del supt insp h.e h.m h.r.h hm he hrh m mm mme mlle sheikh
    vs v no nos art arts para paras par sect ch vol pp p pg ed eds fig cf al etc approx est dept
    univ assn bros co corp inc ltd plc llc s.a jan feb mar apr jun jul aug sept sep oct nov dec
    mon tue tues wed thu thur thurs fri sat sun u.n u.s u.k e.u a.u u.a.e u.s.a u.s.s.r d.c p.m
    a.m i.e e.g r.o.c p.r.c d.p.r.k s.c res doc rpt tel ext mt ft sq
    """.split()
)
# those that may also close a sentence: they do when the next word opens one
_MAY_CLOSE = frozenset(
    "etc co corp inc ltd plc llc u.n u.s u.k e.u a.u u.a.e u.s.a u.s.s.r d.c p.m a.m al jr sr "
    "s.a univ dept".split()
)
_OPENERS = frozenset(
    """
    the a an in on at it he she we they this that these those but and however meanwhile for from
    according after before during since when while although as to with its his her their our i
    you there if not no both another other several asked speaking earlier last also such what why
    how who where one two three many most some all
    """.split()
)
# possessive quantifiers: a run of marks is read once, however long
_CLOSERS = r"[\"')\]}]*+"
_BREAK = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++{_CLOSERS})(?=\s|$)"  # an end mark before a space
    rf"|(?<=[^\W\d_]{{2}})(?P<glued>[.!?]{_CLOSERS})(?=[\"'(]?[^\W\d_a-z][^\W\d_A-Z])"  # "Rabat.The"
    r"|(?P<wide>[。！？؟।॥]+[\"')\]」』]*)"
    r"|(?P<line>[\n\r\u2028\u2029\x0b\x0c\x85]\s*)"
)
_LAST_WORD = re.compile(r"[^\s\"'(\[]+$")
_DOMAIN = re.compile(r"(?:www\.|https?:|@)\S*$", re.IGNORECASE)
_TAIL = 40


class Span(NamedTuple):
    """A sentence's place: `text[start:end]`, in code points."""

    start: int
    end: int


def split_sentences(text: str) -> list[Span]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Span
        In order, not overlapping, none empty or blank, none with blanks at its edges.

    Examples
    --------
    >>> text = "RABAT - Mr. Bourita met H.E. the envoy.He left. “Why?” he asked."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['RABAT - Mr. Bourita met H.E. the envoy.', 'He left.', '“Why?” he asked.']
    """
    plain = normalize(text)
    wrapped = _wrapped_lines(plain)
    spans: list[Span] = []
    start = 0
    for match in _BREAK.finditer(plain):
        kind = match.lastgroup
        if kind == "line":
            if match.start() < start or match.end() in wrapped:
                continue
            end = match.start()
        else:
            end = match.end()
            if kind == "mark" and not _closes(plain, start, match.start("mark"), end):
                continue
            if kind == "glued" and not _closes_glued(plain, match.start("glued"), end):
                continue
        _add(spans, plain, start, end)
        start = match.end()
    _add(spans, plain, start, len(plain))
    return spans


def _add(spans: list[Span], plain: str, start: int, end: int) -> None:
    piece = plain[start:end]
    inner = piece.strip()
    if inner:
        lead = len(piece) - len(piece.lstrip())
        spans.append(Span(start + lead, start + lead + len(inner)))


def _word_before(plain: str, at: int) -> str:
    match = _LAST_WORD.search(plain, max(0, at - _TAIL), at)
    return match.group() if match else ""


def _next_char(plain: str, at: int) -> str:
    """Give the first character after `at` that is no blank and no quotation mark."""
    for position in range(at, min(at + 6, len(plain))):
        if not plain[position].isspace() and plain[position] not in "\"'([":
            return plain[position]
    return ""


def _closes(plain: str, start: int, mark: int, end: int) -> bool:
    """Tell whether the end mark at `[mark, end)`, before a blank, ends the sentence."""
    after = _next_char(plain, end)
    if after.islower():
        return False
    if plain[mark] != "." or plain[mark : mark + 2] == "..":
        # "Why?" Bourita asked: a speaker may follow a quotation, but cannot be told from a start
        return True
    word = _word_before(plain, mark)
    if not word:
        return True
    folded = word.lower().rstrip(".")
    if end - mark > 1:
        # a closing quote or bracket after the full stop
        return folded not in _ABBREVIATIONS or folded in _MAY_CLOSE
    if folded in _MAY_CLOSE:
        return _word_after(plain, end) in _OPENERS
    if folded in _ABBREVIATIONS:
        # "no" and "art" are abbreviations before a number only
        return folded in ("no", "nos", "art", "par", "fig", "sat", "sun", "he", "min", "del", "est",
                          "st", "sec", "mt", "ed", "ch", "fr", "v", "mar", "mon", "wed", "ext",
                          "res", "m", "mm") and not _abbreviates(word, after)  # fmt: skip
    if len(word) == 1 and word.isupper():
        # an initial, "John F. Kennedy"; but "Plan B. The ..." ends
        return _word_after(plain, end) in _OPENERS
    if word[0].isdigit() and word.isdigit() and len(word) <= 2:
        # a numbered item at the start of a line: "1. Morocco"
        return bool(plain[start : mark - len(word)].strip())
    if "." in word and len(word) <= 6 and all(len(part) == 1 for part in word.split(".")):
        return _word_after(plain, end) in _OPENERS
    return True


def _abbreviates(word: str, after: str) -> bool:
    if word.lower() in ("no", "nos", "art", "par", "fig", "sec", "ch", "ext", "ed", "v", "res"):
        return after.isdigit()
    # "St. Petersburg", "Fr. Martin", "Mar. 3", "M. Hollande" against "in the sun. The"
    return word[0].isupper()


def _word_after(plain: str, at: int) -> str:
    match = re.compile(r"[\s\"'(\[]*([^\W\d_]+)").match(plain, at, at + _TAIL)
    return match.group(1).lower() if match else ""


def _closes_glued(plain: str, mark: int, end: int) -> bool:
    word = _word_before(plain, mark)
    if _DOMAIN.search(plain[max(0, mark - _TAIL) : mark]) or "." in word:
        return False
    return word.lower() not in _ABBREVIATIONS and plain[mark - 1].islower()


def _wrapped_lines(plain: str) -> set[int]:
    """Give the places after line ends at which a sentence goes on.

    A paragraph of several lines is taken as wrapped when its lines but the last are of much the
    same length and mostly end within a sentence; elsewhere a line goes on only where the next
    one starts in lower case after an unfinished line.
    """
    if "\n" not in plain:
        return set()
    joins: set[int] = set()
    at = 0
    for paragraph in re.split(r"(\n[^\S\n]*\n\s*)", plain):
        lines = paragraph.split("\n")
        if len(lines) > 1 and paragraph.strip():
            body = [line.rstrip() for line in lines]
            lengths = [len(line) for line in body[:-1]]
            even = len(lengths) >= 2 and min(lengths) >= 45 and max(lengths) - min(lengths) <= 25
            open_ends = sum(line[-1:] not in ".!?:;\"')" for line in body[:-1])
            wrapped = even and open_ends >= 0.5 * len(lengths)
            place = at
            for line, following in zip(lines, lines[1:], strict=False):
                place += len(line) + 1
                first = following.lstrip()[:1]
                unfinished = bool(line.strip()) and line.rstrip()[-1:] not in ".!?:;"
                runs_on = unfinished and first.islower() and len(line) >= 40
                if wrapped or runs_on:
                    joins.add(place + len(following) - len(following.lstrip()))
        at += len(paragraph)
    return joins
