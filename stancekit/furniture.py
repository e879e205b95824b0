"""Web furniture among a text's lines: share buttons, menus, bylines, cookie notices.

Furniture is marked, never cut: no offset moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise
from typing import NamedTuple

from stancekit.cleaning import normalize
from stancekit.furniture_patterns import (
    AGENCIES,
    BASES,
    DAY,
    FINITE,
    FURNITURE,
    HINTS,
    PARTICIPLES,
    PLACE,
    ROOTS,
    SECTIONS,
    SHARED,
    TO_READER,
    TONGUES,
    WIRE,
)

#: Kinds of furniture that take no stance; a teaser or a caption holds a headline or a sentence.
SILENT = ("share", "cookie", "menu", "byline", "date", "heading")

# a stop, but not that of an initial or of "a.m."
_STOP = re.compile(r"(?<![A-Z])(?<!\.[a-z])[.!?][\"')\]]*$")
_MOST_WORDS = max(most for _, _, most, _ in FURNITURE)
_LINKS = re.compile(r"\s*[|»›>•·]\s*|\s+/\s+")
_DASHES = re.compile(r"\s+-\s+")
_CAPITALIZED = re.compile(r"[A-Z][a-z]+")
_DAY = re.compile(rf"[\s:,-]{{0,3}}{DAY}")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_EDGES = re.compile(r"^\W+|\W+$")


def furniture(text: str) -> str | None:
    """Tell what kind of web furniture a sentence is, if it is any.

    Only the opening 200 characters are looked at. The kinds of `SILENT` take no stance; a
    "teaser" of another story and a "caption" hold a headline or a sentence, which may.

    Parameters
    ----------
    text : str
        One sentence or line.

    Returns
    -------
    {"share", "cookie", "menu", "byline", "date", "heading", "teaser", "caption"} or None

    Examples
    --------
    >>> furniture("Share on Facebook"), furniture("We use cookies."), furniture("By A. Writer")
    ('share', 'cookie', 'byline')
    >>> furniture("Read also: Peru backs the plan"), furniture("Home > News > Africa")
    ('teaser', 'menu')
    >>> furniture("The two sides shared their views.") is None
    True
    >>> furniture("Photo by AFP"), furniture("Photo by AFP Lima rejects the plan")
    ('byline', None)
    """
    return look(text)[0]


def glued(text: str) -> int:
    """Tell where a sentence or a headline begins behind furniture on its line.

    Parameters
    ----------
    text : str
        One sentence or line.

    Returns
    -------
    int
        0 without furniture in front, and where the sentence needs it: "Asked by us, he agreed."

    Examples
    --------
    >>> glued("Photo by AFP Lima rejects the plan"), glued("Lima rejects the plan")
    (13, 0)
    """
    return look(text)[1]


def look(text: str) -> tuple[str | None, int]:
    """Tell what `furniture` and `glued` do, at once.

    Examples
    --------
    >>> look("Share on Facebook"), look("Photo by AFP Lima rejects the plan")
    (('share', 0), (None, 13))
    """
    kind, start = _look(text)
    return kind, start if text[start : start + 1].isupper() else 0


def _look(text: str) -> tuple[str | None, int]:
    """Give the kind of furniture, or where a word begins behind it."""
    plain = normalize(text[:200])
    indent = len(plain) - len(plain.lstrip())
    head = plain.strip()
    words = len(head.split())
    if not words or words > _MOST_WORDS:
        return None, 0
    plain = _EDGES.sub("", head).lower()
    if head[0] == "-":
        plain = plain.removeprefix("in ")  # under a headline: "- in International"
    stops = _STOP.search(head) is not None
    if not plain or (plain in SECTIONS and not stops) or (words == 1 and _glued_menu(head)):
        return "menu", 0
    if plain in AGENCIES or _agency_line(plain, words):
        return "byline", 0
    trail = None if stops or words > 25 else _trail(text[:200].strip())
    if trail == "teaser":
        return trail, 0
    folded = head.lower()
    start = 0
    for kind, pattern, most, may_stop in FURNITURE:
        if words > most or (stops and not may_stop):
            continue
        hints = HINTS.get(kind)
        if hints is not None and not any(hint in folded for hint in hints):
            continue
        match = pattern.search(head)
        if not match:
            continue
        behind = _clause_behind(kind, head, match.end())
        if not behind:
            return kind, 0
        start = start or behind
    return trail, start + indent if start else 0


def _clause_behind(kind: str, head: str, end: int) -> int:
    """Give where a sentence or a headline begins behind furniture that ends at `end`, or 0."""
    if kind not in ("share", "menu", "byline"):
        return 0
    lead = SHARED.match(head, end) if kind == "share" else _DAY.match(head, end)
    found = list(_WORD.finditer(head, lead.end() if lead else end))
    if not TO_READER.isdisjoint(match.group().lower() for match in found):
        return 0
    skipped = AGENCIES if kind == "byline" else SECTIONS
    found = list(dropwhile(lambda match: match.group().lower() in skipped, found))
    if len(found) < 3:
        return 0
    start = found[0].start()
    if kind != "byline" and (not head[start].isupper() or ":" in head[: end + 1]):
        return 0  # "Subscribe now to get ...", "Tags: ..."
    finite = any(_is_finite(*pair) for pair in pairwise(match.group() for match in found))
    return start if finite else 0


def _is_finite(before: str, word: str) -> bool:
    """Tell a verb that only a sentence or a headline has."""
    folded = word.lower()
    if folded in FINITE or (folded in BASES and before.endswith(("s", "to", "To", "people"))):
        return True
    return len(word) > 4 and word.endswith("ed") and word.islower() and word not in PARTICIPLES


def _glued_menu(word: str) -> bool:
    """Tell section names run together: "HomeNewsPolitics"."""
    names = _CAPITALIZED.findall(word)
    return len(names) > 1 and "".join(names) == word and all(n.lower() in SECTIONS for n in names)


def _agency_line(plain: str, words: int) -> bool:
    """Tell an agency's name with a place beside it, or with the end mark of its copy."""
    if words > 5:
        return False
    first, _, rest = plain.partition(" ")
    return first.rstrip(":)") in AGENCIES and rest[:1] in ("-", "|", "(", "/") and "," not in first


def _trail(head: str) -> str | None:
    """Tell a row of links: a menu, a trail that ends in a headline, or a name and a date."""
    parts = [part for part in _LINKS.split(head.strip("|»›>•·/ ")) if part]
    dashed = len(parts) < 2
    if dashed:
        parts = _DASHES.split(head) if " - " in head else []
        if len(parts) < 3:
            named = [word for word in head.lower().split() if word.isalpha()]
            return "menu" if len(named) > 1 and TONGUES.issuperset(named) else None
    if _is_date(parts[0]) and len(parts[-1].split()) < 4:
        return "date"
    lengths = [len(part.split()) for part in parts]
    most = 3 if dashed or len(parts) == 2 else 4
    first = _EDGES.sub("", parts[0]).lower()
    if first in ROOTS:
        return "teaser" if lengths[-1] > 3 else "menu"
    if max(lengths) > most or (len(parts) == 2 and " / " in head and sum(lengths) > 4):
        return None
    return "byline" if any(_is_date(part) for part in parts[1:]) else "menu"


def _is_date(text: str) -> bool:
    return any(
        kind == "date" and pattern.search(text) is not None for kind, pattern, *_ in FURNITURE
    )


class Mark(NamedTuple):
    """A place in a text that is no part of its prose: `text[start:end]`, in code points."""

    start: int
    end: int
    kind: str


_COUNTRY = rf"(?:\s?\([A-Z][\w .-]{{1,20}}\))?(?:,\s?{PLACE})?"
_AGENCY = r"[/(][A-Za-z][\w. /-]{1,20}[/)]"
# a dash that is glued to the text
_GLUED_DASH = r"\s?--?(?=[\"']?[A-Z])"
# how a report opens: "RABAT, March 14 (MAP) -"; one sign of three tells it from a heading
_OPENING = re.compile(
    rf"(?!(?:On|In|By|At|Since|From|Until|Before|After|During)\s){WIRE}"
    rf"{PLACE}(?:\s[A-Z][\w.'-]{{1,20}})?{_COUNTRY},?\s{DAY}"
    rf"(?:\s?{_AGENCY}(?:{_GLUED_DASH}|[.:]?\s?(?:--?|:)?(?=\s))|"
    rf",\s[A-Z]{{2,10}}(?:{_GLUED_DASH}|\s?(?:--?|:)(?=\s))|\s?(?:--?|:)(?=\s)|\.(?=\s))|"
    rf"{PLACE}{_COUNTRY}\s?{_AGENCY}\s?(?:--?|:)(?=\s)|"
    # "Havana, Cuba.- The minister"
    rf"{PLACE},\s{PLACE}\.\s?--?(?=\s)|"
    # but not one who speaks, or a kind of text
    r"(?!(?:MODERATOR|QUESTION|ANSWER|REPORTER|SPEAKER|PRESIDENT|CHAIR|OPINION|EDITORIAL|ANALYSIS|"
    r"UPDATE|BREAKING|WATCH|SPOKES)\w*\s?:)[A-Z]{3,20}(?:[\s-][A-Z]{2,20}){0,2}"
    # "GEORGETOWN, Guyana, CMC -"
    r"(?:,\s[A-Z]\w{2,20}(?:,\s[A-Z]{2,10})?)?"
    r"(?:\s?\s-{1,2}(?=\s)|-(?=\s[\"'(]?[A-Z])|\s?:(?=\s))"
)
# a label that runs into the sentence after it: "Continue readingThe government ..."
_LABEL = re.compile(
    r"(?:continue reading|read more|related(?: articles?)?|advertisement|share|tweet|print|"
    r"comments?)(?=(?-i:[A-Z]\w+\s))",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"[.!?]['\")\]]*\s*(\(?[A-Za-z]{2,12}\)?[\s\d/]{0,10}(?:[A-Z]{1,3})?)$")
_RUN_TOGETHER = re.compile(
    r"\b[^\W\d_]*[a-z](?:The|This|These|In|On|At|He|She|It|They|We|But|And|For|According|Morocco)\b"
)
_LINE = re.compile(r"[^\r\n]+")


def dateline(line: str) -> int:
    """Tell where the dateline ends that a line of plain characters opens with; 0 without one.

    Examples
    --------
    >>> dateline("LIMA, May 2 (AP) - The plan is good."), dateline("The plan is good.")
    (18, 0)
    """
    opening = _OPENING.match(line, 0, 120)
    return opening.end() if opening else 0


def marks(text: str) -> list[Mark]:
    r"""Mark what a web page left in a text; the text itself stays as it is.

    Parameters
    ----------
    text : str
        An article's.

    Returns
    -------
    list of Mark
        In order, not overlapping. `kind` is one of `furniture_kinds` where a whole line is
        furniture; within other lines "dateline" for a place and date that open a report, "menu"
        for a label glued to a sentence, "byline" for an agency's mark behind it, and "glued" for
        two words without a blank between them.

    Examples
    --------
    >>> text = "Home > News\nLIMA, May 2 (AP) - The plan is good, she saidThe talks go on."
    >>> [(text[start:end], kind) for start, end, kind in marks(text)]
    [('Home > News', 'menu'), ('LIMA, May 2 (AP) -', 'dateline'), ('saidThe', 'glued')]
    """
    plain = normalize(text)
    found: list[Mark] = []
    for match in _LINE.finditer(plain):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        line = line.strip()
        if not line:
            continue
        kind = furniture(line)
        if kind is not None:
            found.append(Mark(start, start + len(line), kind))
            continue
        at = dateline(line)
        name = "dateline"
        label = None if at else _LABEL.match(line, 0, 120)
        if not at:
            at, name = label.end() if label else len(line[: glued(line)].rstrip()), "menu"
        if at:
            found.append(Mark(start, start + at, name))
        closing = _CLOSING.search(line, max(at, len(line) - 40))
        signed = closing is not None and furniture(closing.group(1)) == "byline"
        stop = closing.start(1) if closing is not None and signed else len(line)
        found.extend(
            Mark(start + glued.start(), start + glued.end(), "glued")
            for glued in _RUN_TOGETHER.finditer(line, at, stop)
        )
        if signed:
            found.append(Mark(start + stop, start + len(line), "byline"))
    return found


def furniture_kinds() -> Sequence[str]:
    """Names of the kinds that `furniture` tells, in the order in which they are tried."""
    return tuple(dict.fromkeys(kind for kind, *_ in FURNITURE))
