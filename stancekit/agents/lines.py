"""What a line is beside its words: dateline, headline, byline, label, quotation."""

# ruff: noqa: SIM905
from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from stancekit.agents.found import Agent, Introduced, SentenceAgents
from stancekit.agents.full_names import person_end
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
from stancekit.furniture import dateline, glued

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

_OPENS = re.compile(r"[\s\"'(]*[A-Z]")
_MARKED = re.compile(r"[\d,.:]")


def dateline_end(sentence: SentenceAgents) -> int:
    """Give the first word behind a dateline: "RABAT, 3 May (Agency) - The minister".

    Furniture may stand there as well: "Photo by AFP Lima rejects the plan".
    """
    read, folded, caps = sentence.read, sentence.folded, sentence.caps
    behind = glued(read.text)
    if behind:
        return bisect_left(read.words.starts, behind)
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
    if (stop == end or title) and set(folded[:end]).isdisjoint(OFFICIALS | BODY_NOUNS):
        # "Dame Ruth Ellery (Stowe Vale)": where a member sits is no part of the name
        end = folded.index("(") if "(" in folded[1:end] else end
        first = 0
        while first < end - 1 and folded[first] in (*TITLES, ".") and folded[first] != "hon":
            first += 1
        return Agent(0, end, (new_person(sentence, first, end, introduced),),
                     "person", "label")  # fmt: skip
    return None


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
