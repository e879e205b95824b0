"""Where a text's lines begin and end, with lines that were only wrapped joined into one.

Old wires, mail and text pasted from a document break their lines at a column of 55 to 100. The
column is told from the whole text: lines that stop in the middle of a sentence, which goes on in a
small letter below, are all about as long. A line goes on wherever the next one's first word would
not have fitted beside it, whatever letter that word begins with.
"""

# ruff: noqa: SIM905
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from stancekit.furniture import dateline, furniture

#: Words that follow a sentence more often than they continue a name.
OPENERS = frozenset(
    """
    the a an in on at it he she we they this that these those but and however meanwhile for from
    according after before during since when while although as to with its his her their our i
    you there if not no both another other several asked speaking earlier last also such what why
    how who where one two three many most some all then so nothing nobody none neither later now
    yet still only under between despite because instead moreover furthermore nor each every
    """.split()
)
# articles, prepositions and titles: a line that ends in one was wrapped there
_LEADING = frozenset(
    """
    a an the of to in on at by for from with and or its his her their into between against under
    mr mr. mrs mrs. ms ms. dr dr. hon hon.
    """.split()
)
_POINT = re.compile(r"\s*+(?:[•‣▪●◦·*]|(?:-{1,2}|\(?\d{1,2}[.)])\s)\s*+[^\W_]")
_HEADLINE = re.compile(r"[\s\"'(\[]*+[A-ZÀ-ÖØ-Þ\d]")
_OPENING = re.compile(r"[\s\"'(\[]*+([A-Z][a-z]*+)(?=[\s,])")
# a line that ends so is no headline; "," and a word that leads on
_UNFINISHED = re.compile(
    rf"(?:,|\s(?:{'|'.join(map(re.escape, sorted(_LEADING)))}|"
    r"that|who|which|is|are|was|were|has|have|had))\s*$"
)
# how to reach somebody, below a name or an address
_CONTACT = re.compile(
    r"\s*+(?:www\.|https?://|(?:tel|fax|e-?mail|phone|mobile|cell)\b[.:\s]|[^\s@]++@\S++\s*$)", re.I
)
# the gap between the columns of a table
_COLUMNS = re.compile(r"\S(?:\t| {3,}+)\S")
_END_MARKS = ".!?:;"
# no line that was wrapped is shorter, but for a paragraph's last, or longer
_SHORTEST = 40
_LONGEST = 110
# so many lines must go on in a small letter, and such a share of all that stop in mid-sentence
_FEWEST = 3
_SHARE = 0.4


class _Column(NamedTuple):
    """Where a text was wrapped: how far a full line and the next word reach, the longest line."""

    least: int
    most: int


def joined_lines(plain: str) -> Iterator[tuple[int, int]]:
    r"""Give the place of each line without its outer blanks, wrapped lines joined into one.

    Parameters
    ----------
    plain : str
        A text of plain characters, see `stancekit.cleaning.normalize`.

    Yields
    ------
    tuple of int
        Where a line begins and ends: `plain[start:end]`.

    Examples
    --------
    >>> text = "Accord signed\nThe ministers signed an accord on the sea\nboundary."
    >>> [text[start:end] for start, end in joined_lines(text)]
    ['Accord signed', 'The ministers signed an accord on the sea\nboundary.']
    """
    lines = plain.splitlines(keepends=True)
    column = _column(lines)
    at = 0
    for blank, group in groupby(lines, str.isspace):
        paragraph = list(group)
        if not blank:
            # in one that is the whole text headlines and bylines stand as well
            even = (
                len(paragraph) > 2
                and (column is None or len(paragraph) < len(lines))
                and _even(paragraph)
            )
            if even:
                goes_on = [True] * (len(paragraph) - 1) + [False]
            elif column is not None:
                goes_on = _joins(paragraph, column)
            else:
                goes_on = [_runs_on(*pair) for pair in pairwise(paragraph)] + [False]
            yield from _places(paragraph, at, goes_on)
        at += sum(map(len, paragraph))


def _column(lines: Sequence[str]) -> _Column | None:
    """Tell at which column a text was wrapped, None where it was not."""
    unfinished = 0
    longest = 0
    reaches = []
    for line, following in pairwise(lines):
        if not _SHORTEST <= len(line) <= _LONGEST or following.isspace():
            continue
        line = line.rstrip()
        longest = max(longest, len(line))
        if len(line) < _SHORTEST or line[-1] in _END_MARKS:
            continue
        unfinished += 1
        word = following.split(None, 1)[0]
        if word[0].islower():
            reaches.append(len(line) + 1 + len(word))
    if len(reaches) < _FEWEST or len(reaches) < _SHARE * unfinished:
        return None
    # by the letter, or by a width in print, whose lines are not as even: all but the shortest
    return _Column(min(longest + 1, sorted(reaches)[len(reaches) // 20]), longest)


def _places(
    paragraph: Sequence[str], at: int, goes_on: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Give the places of a paragraph's lines, which begins at `at`."""
    start = -1
    for line, on in zip(paragraph, goes_on, strict=True):
        if start < 0:
            start = at + len(line) - len(line.lstrip())
        if not on:
            yield start, at + len(line.rstrip())
            start = -1
        at += len(line)


def _joins(paragraph: Sequence[str], column: _Column) -> list[bool]:
    """Tell of each line whether it goes on in the next, in a text that was wrapped."""
    pointed = _has_points(paragraph)
    joins: list[bool] = []
    for line, following in pairwise(paragraph):
        begins = not joins or not joins[-1]
        joins.append(
            _runs_on(line, following)
            or (
                _is_full(line, following, column)
                and not (pointed and _POINT.match(following))
                and not _COLUMNS.search(line)
                and not (begins and furniture(line) is not None)
                and not _opens(line, following)
            )
        )
    joins.append(False)
    first = 0
    for place, on in enumerate(joins, 1):
        if not on:
            begin = _last_sentence(paragraph, first, place)
            if _are_headlines(paragraph[first:place]):
                joins[first:place] = [False] * (place - first)
            elif _are_headlines(paragraph[begin:place]):
                begin = max(begin - 1, first)
                joins[begin:place] = [False] * (place - begin)
            first = place
    return joins


def _last_sentence(paragraph: Sequence[str], first: int, last: int) -> int:
    """Give the line of `paragraph[first:last]` from which on no mark ends a sentence.

    An address or a signature may stand right below a sentence that fills its line.
    """
    begin = first
    for place in range(first, last - 1):
        line = paragraph[place].rstrip()
        # a quotation may close behind the mark; "Mr." ends nothing
        ends = line.rstrip("\"')]")[-1:] in (".", "!", "?")
        if ends and line.split()[-1].lower() not in _LEADING:
            begin = place + 1
    return begin


def _are_headlines(lines: Sequence[str]) -> bool:
    """Tell headlines below each other that happen to fill their lines."""
    last = lines[-1].rstrip().rstrip("\"')]")
    return len(lines) > 1 and last[-1:] not in _END_MARKS and _is_list(lines)


def _is_full(line: str, following: str, column: _Column) -> bool:
    """Tell whether the next line's first word would not have fitted into this one."""
    length = len(line.rstrip())
    word = following.split(None, 1)[0]
    return length <= column.most + 1 and length + 1 + len(word) >= column.least


def _opens(line: str, following: str) -> bool:
    """Tell whether a sentence opens below a line that no mark ends: a heading stands above it."""
    if line.rstrip().rstrip("\"')")[-1:] in _END_MARKS or _UNFINISHED.search(line):
        return False  # a mark closes the sentence, if anything does
    word = _OPENING.match(following)
    if word and word[1] not in ("I", "No") and word[1].lower() in OPENERS:
        return True
    return dateline(following.strip()) > 0


def _even(paragraph: Sequence[str]) -> bool:
    """Tell whether all lines but the last are of much the same length and mostly unfinished."""
    body = [line.rstrip() for line in paragraph[:-1]]
    lengths = [len(line) for line in body]
    if min(lengths) < 45 or max(lengths) - min(lengths) > 25:
        return False
    if sum(line[-1] not in ".!?:;\"')" for line in body) <= 0.5 * len(body):
        return False
    return not _is_list(paragraph)


def _is_list(paragraph: Sequence[str]) -> bool:
    """Tell points, and headlines below each other, though their lines are of like length."""
    if _has_points(paragraph):
        return True
    # nearly every paragraph that was wrapped has a line that begins small
    return (
        all(_HEADLINE.match(line) or _CONTACT.match(line) for line in paragraph)
        and not any(_UNFINISHED.search(line) for line in paragraph[:-1])
        and not all(line.isupper() for line in paragraph)
    )


def _has_points(paragraph: Sequence[str]) -> bool:
    return sum(_POINT.match(line) is not None for line in paragraph) > 1


def _runs_on(line: str, following: str) -> bool:
    """Tell whether a single line goes on in the next."""
    line = line.rstrip()
    if len(line) < _SHORTEST or line[-1] in _END_MARKS:
        return False
    if following.lstrip()[0].islower():
        return True
    word = line[-_SHORTEST:].split()[-1]
    # but "DR" is who wrote it
    return word.lower() in _LEADING and (line.isupper() or not word.isupper())
