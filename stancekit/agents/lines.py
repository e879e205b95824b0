"""What a line is beside its words: dateline, headline, byline, label, quotation."""

# ruff: noqa: SIM905
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from stancekit.agents.found import Agent, Introduced, SentenceAgents
from stancekit.agents.full_names import honors_end, person_end
from stancekit.agents.names import is_spaced
from stancekit.agents.persons import new_person
from stancekit.agents.words import (
    BODY_NOUNS,
    DATELINE,
    NEWS,
    NO_LABEL,
    OFFICIALS,
    PARTICLES,
    SPEAKING,
    TIMES,
    TITLES,
)
from stancekit.cleaning import normalize
from stancekit.furniture import dateline
from stancekit.identities import holder_id

# who answers in an interview or at a briefing
_ANSWERS = frozenset({"a", "answer", "moderator", "minister", "ambassador", "spokesperson",
                      "spokesman", "spokeswoman", "president"})  # fmt: skip
# what may stand before who signs
_SIGNED = frozenset(
    """
    by from opinion comment column columnist viewpoint our guest essay letter author text words
    written op-ed blog mr mrs ms dr prof sincerely yours
    """.split()
)
# words of titles and menus, which are no names
_LINES = frozenset(
    """
    staff writer correspondent reporter desk special sahara west home world politics share tweet
    email read latest africa asia europe opinion analysis western political sahrawi saharawi menu
    content skip print related
    """.split()
)

# behind a name, whose bench somebody sits on
_PARTIES = frozenset(
    """
    con lab ld libdem snp pc dup sdlp uup cb gp ind alba reform labour conservative crossbench
    tory green alp nat alliance plaid fianna fine sinn non-afl
    """.split()
)
_BENCHES = frozenset({"conservative", "labour", "liberal", "scottish", "plaid", "green", "dup",
                      "independent", "crossbench", "democratic", "ulster", "social", "sinn",
                      "alliance", "reform", "alba", "non"})  # fmt: skip
_AGENCIES = frozenset({"reuters", "ap", "afp", "efe", "map", "sps", "agencies", "chair"})
_PICTURES = frozenset({"family", "self", "group", "royal", "state", "official", "the", "a"})
_FLOOR = 20  # words of a line that gives the floor
_NAME = 6

_OPENS = re.compile(r"[\s\"'(]*[A-Z]")
_MARKED = re.compile(r"[\d,.:]")


def dateline_end(sentence: SentenceAgents) -> int:
    """Give the first word behind a dateline: "RABAT, 3 May (Agency) - The minister".

    Furniture may stand there as well: "Photo by AFP Lima rejects the plan".
    """
    read, folded, caps = sentence.read, sentence.folded, sentence.caps
    if read.behind:
        return bisect_left(read.words.starts, read.behind)
    plain = normalize(read.text[:160])
    place = dateline(plain)
    # before a colon stands who speaks, and so do two names before an agency alone
    named = plain[:place].partition("(")[0]
    spoken = " " in named.strip() and not named.isupper() and not _MARKED.search(named)
    if place and plain[place - 1] != ":" and not spoken and _OPENS.match(plain, place):
        return bisect_left(read.words.starts, place)
    for at in range(1, min(len(folded) - 1, DATELINE + 4)):
        if folded[at] == "-" and is_spaced(read, at):
            marked = any(not folded[i].isalpha() for i in range(at))
            large = read.text[: read.words.starts[at]].isupper()
            end = at + 1
            while end < len(folded) - 1 and folded[end] == "-":
                end += 1
            start = read.words.starts[end]
            opens = caps[end] or read.text[start : start + 1] in '"“«'
            return end if opens and (marked or large) else 0
        word = folded[at]
        if word.isalpha() and not caps[at] and word not in PARTICLES and word not in TIMES:
            return 0
    return 0


def dateline_state(sentences: Sequence[SentenceAgents]) -> str:
    """Give the state from whose capital an article is datelined; "" for none."""
    for sentence in sentences:
        folded = sentence.folded
        end = dateline_end(sentence)
        short = len(folded) <= 8 or sentence.read.furniture == "date"
        if not end and short and any(word.isdigit() for word in folded):
            end = len(folded)
        for match in sentence.matches if end else ():
            ids = match.value.ids
            state = ids[0].removeprefix("state:") if len(ids) == 1 else ""
            if match.first < end and state and ":" not in state:
                return ids[0]
    return ""


def is_headline(sentence: SentenceAgents) -> bool:
    """Tell a headline in title case, where a capital tells nothing of a word."""
    folded = sentence.folded
    # a lead full of names is a sentence
    if sentence.dateline or folded[:1] in (["by"], ["from"]) or folded[-1:] == ["."]:
        return False
    long = [c for w, c in zip(folded, sentence.caps, strict=True) if len(w) > 3]
    return len(long) > 3 and sum(long) >= 0.7 * len(long)


def find_byline(sentence: SentenceAgents, introduced: Introduced) -> tuple[str, ...]:
    """Read who signs a line: "By Ana de Ruiz", "Opinion - Ana de Ruiz", "Ana de Ruiz, Lima"."""
    folded = sentence.folded
    if not 1 < len(folded) <= 12 or folded[-1] in (".", "?", "!"):
        return ()
    if any(_floor_name(sentence)):
        return ()
    start = 0
    while start < len(folded) and (folded[start] in _SIGNED or not folded[start][:1].isalnum()):
        start += 1
    end = person_end(sentence, start)
    count = sum(folded[at].isalpha() and len(folded[at]) > 1 for at in range(start, end))
    if not 2 <= count <= 5 or any(at in sentence.names for at in range(start, end)):
        return ()
    if end < len(folded) and folded[end] not in (",", "|", "-", "("):
        return ()
    if set(folded[start:end]) & (OFFICIALS | BODY_NOUNS | NEWS | _LINES):
        return ()
    return (new_person(sentence, start, end, introduced),)


def label_agent(sentence: SentenceAgents, introduced: Introduced) -> Agent | None:
    """Read a person before a colon: "LENA ÖST: Surprised, no.", "Petitioner: Ana de Ruiz, Lima"."""
    folded = sentence.folded
    first, stop = _floor_name(sentence)
    if stop > first:
        person = new_person(sentence, first, stop, introduced)
        return Agent(0, len(folded), (person,), "person", "label")
    end = next((at for at, word in enumerate(folded[:10]) if word == ":"), 0)
    if not end or end + 1 >= len(folded) or any(at in sentence.names for at in range(end)):
        return None
    if end == 1 and folded[0] in _ANSWERS:
        return Agent(0, 1, (), "role", "label")
    if end == 1 and folded[0] in introduced.known:
        return Agent(0, 1, introduced.known[folded[0]], "person", "label")
    if end <= 2 and folded[end - 1] in SPEAKING:
        stop = person_end(sentence, end + 1)
        if stop > end + 2:
            return Agent(0, stop, (new_person(sentence, end + 1, stop, introduced),),
                         "person", "label")  # fmt: skip
        return None
    if end < 2 or NO_LABEL & set(folded[:end]):
        return None
    stop = person_end(sentence, 0)
    title = folded[0] in TITLES or folded[0] == "hon"
    seated = folded[stop] == "(" and folded[end - 1] == ")"
    if (stop == end or title or seated) and set(folded[:end]).isdisjoint(OFFICIALS | BODY_NOUNS):
        # "Dame Ruth Ellery (Stowe Vale)": where a member sits is no part of the name
        end = folded.index("(") if "(" in folded[1:end] else end
        first = 0
        while first < end - 1 and folded[first] in (*TITLES, ".") and folded[first] != "hon":
            first += 1
        name = sentence.text_of(first, end)
        if title and end - first == 1 and name.isupper():
            # "Senator PAZ" is no acronym
            introduced.known.setdefault(folded[first], (holder_id(name.title()),))
            introduced.persons.setdefault(holder_id(name.title()), name.title())
            return Agent(0, end, (holder_id(name.title()),), "person", "label")
        return Agent(0, end, (new_person(sentence, first, end, introduced),),
                     "person", "label")  # fmt: skip
    return None


def _floor_name(sentence: SentenceAgents) -> tuple[int, int]:
    """Find the name in a line of a debate's record that gives somebody the floor; empty for none.

    "Ann Bell (Northby) (Con)", "Photo of Ann Bell Ann Bell Conservative, Northby 9:30", "Ann Bell
    Portrait Ann Bell - Hansard -", "The Minister for Trade (Ann Bell)".
    """
    folded, caps = sentence.folded, sentence.caps
    size = len(folded)
    if not 2 < size <= _FLOOR or folded[-1] in (".", "?", "!", ":"):
        return 0, 0
    start = 2 if folded[:2] == ["photo", "of"] else 0
    for length in range(2, 5):
        name = folded[start : start + length]
        pictured = start > 0 and folded[start + length : start + 2 * length] == name
        portrait = folded[start + length : start + length + 1] == ["portrait"]
        again = folded[start + length + 1 : start + 2 * length + 1]
        if (pictured or (portrait and again in ([], name))) and all(
            caps[start : start + length]
        ):  # fmt: skip
            return (start, start + length) if _PICTURES.isdisjoint(name) else (0, 0)
    return (0, 0) if start else _seated_name(sentence)


def _seated_name(sentence: SentenceAgents) -> tuple[int, int]:
    """Find who has the floor by the seat and party behind the name, or by an office before it."""
    folded, caps = sentence.folded, sentence.caps
    size = len(folded)
    marks = [at for at, word in enumerate(folded) if word in ("(", ")")]
    opening = marks[0] if marks else 0
    if opening and marks[-1] == size - 1 and len(marks) in (2, 4):
        within = {*folded[opening:]}
        if folded[0] == "the" and len(marks) == 2 and not OFFICIALS.isdisjoint(folded[1:opening]):
            first = honors_end(folded, opening + 1)
            named = size - 1 - first in (2, 3, 4) and all(caps[first : size - 1])
            return (first, size - 1) if named else (0, 0)
        seated = len(marks) == 4 and marks[1] + 1 == marks[2] and all(map(caps.__getitem__, (
            opening + 1, marks[2] + 1)))  # fmt: skip
        if within.isdisjoint(_PARTIES) and not (seated and _AGENCIES.isdisjoint(within)):
            return 0, 0
        first = honors_end(folded, 0)
        first = 0 if folded[first : first + 1] == ["of"] else first
        plain = opening > 1 and not any(
            at in sentence.names
            or not (caps[at] or folded[at] in PARTICLES or folded[at] in ("of", "-", "'", "."))
            for at in range(first, opening)
        )
        return (first, opening) if plain and opening - first <= _NAME else (0, 0)
    # "Ann Bell Conservative, Northby 9:30"
    comma = folded.index(",") if "," in folded else size
    party = next((at for at in range(2, min(comma, 5)) if folded[at] in _BENCHES), 0)
    near = party and comma - party <= 3 and comma + 1 < size and caps[comma + 1]
    near = near and not any(at in sentence.names for at in range(party))
    return (0, party) if near and all(caps[:comma]) else (0, 0)


def mark_quotes(sentence: SentenceAgents, inside: bool) -> bool:
    """Mark the words in quotation marks; an open quotation goes on in the next sentence."""
    words = sentence.read.words
    plain = normalize(sentence.read.text)
    sentence.starts = inside
    for at, word in enumerate(words.folded):
        if word == '"' or (word == "'" and _is_quote(plain, words.starts[at], inside)):
            start = words.starts[at]
            opening = start == 0 or plain[start - 1] in " (\t\n-:["
            inside = bool(opening)
            if opening and at == 0:
                sentence.starts = True
            sentence.quoted.append(True)
            continue
        sentence.quoted.append(inside)
    sentence.opens = inside
    # a quotation is not carried for ever over a mark that was never closed
    return inside and len(words.folded) < 120


def _is_quote(plain: str, start: int, inside: bool) -> bool:
    before = plain[start - 1 : start]
    after = plain[start + 1 : start + 2]
    if not before.strip():
        return after.isalnum()
    return inside and before in ".,!?" and not after.isalnum()
