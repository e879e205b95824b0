"""What a name of the gazetteer stands for in its place: a state, an office, a noun of stance."""

from __future__ import annotations

from collections.abc import Mapping

from stancekit.agent_words import (
    ALSO_VERBS,
    APART,
    ARTICLED,
    DETERMINERS,
    FORMS_OF_STATE,
    GIVEN,
    PLACES,
    PREPOSITIONS,
    PRIVATE,
    RULES,
    SAY,
    STANCE_NOUNS,
    TITLES,
    VERBS,
)
from stancekit.gazetteer import OFFICIALS, Name
from stancekit.phrases import Match
from stancekit.reading import ReadSentence
from stancekit.slots import Agent, SentenceAgents

# "US special envoy", "Ghana foreign minister"
_BEFORE_OFFICES = frozenset(
    {"foreign", "prime", "state", "permanent", "defence", "defense", "special", "deputy", "acting",
     "interim", "national", "assistant", "senior", "chief"}
)  # fmt: skip


def name_agent(
    sentence: SentenceAgents, match: Match[Name], named: Mapping[str, int]
) -> tuple[Agent | None, int]:
    """Tell what a name stands for where it stands, by how often others are named."""
    folded, size = sentence.folded, len(sentence.folded)
    caps, names = sentence.caps, sentence.names
    first, last = match.first, match.last
    value = match.value
    ids: tuple[str, ...] = value.ids
    kind: str = value.kind
    if len(ids) > 1:
        chosen = max(ids, key=lambda i: (named.get(i, 0) > 0, -ids.index(i)))
        ids = (chosen,) if chosen else ()
    if not ids:
        return None, last
    after = folded[last] if last < size else ""
    before = folded[first - 1] if first else ""
    # a dash between spaces parts, a hyphen joins
    if before == "-" and is_spaced(sentence.read, first - 1):
        before = ""
    if after == "-" and is_spaced(sentence.read, last):
        after = ""
    if not sentence.headline and _in_a_longer_name(sentence, match):
        return None, last
    surname = last < size and caps[last] and last not in names and after not in OFFICIALS
    if folded[first] in GIVEN and surname and not sentence.headline:
        return None, last
    # "the Morocco-Spain tunnel"
    if after == "-" or before == "-":
        other = names.get(last + 1) if after == "-" else None
        paired = other is not None or any(m.last == first - 1 for m in names.values())
        if paired:
            return None, last
        if before == "-" or (
            last + 1 < size
            and folded[last + 1] in ("based", "led", "backed", "controlled", "held", "run")
        ):
            return None, last
    if kind == "people" and after == "peer" and before in ("his", "her", "its", "their"):
        return Agent(first, last + 1, ids, "office", ""), last + 1
    genitive = after == "'s" or (after == "'" and folded[last - 1].endswith("s"))
    if genitive or kind == "people":
        start = last + 1 if genitive else last
        head, end = head_noun(sentence, start)
        if head == "office":
            return Agent(first, end, ids, "office", ""), end
        if head == "noun":
            return Agent(first, end, ids, "name", "noun"), end
        if (
            kind == "people"
            and not genitive
            and (
                folded[last - 1].endswith(("ans", "eans", "is", "ks", "ds", "ns", "ts"))
                or (before == "the" and (after in SAY or after in VERBS))
            )
        ):
            return Agent(first, last, ids, "name", ""), last
        return Agent(first, last, ids, "name", "attribute"), last
    if (
        before in ("the", "a", "an", "this")
        and ":" not in ids[0]
        and (
            not (set(folded[first:last]) & ARTICLED)
            and last < size
            and after.isalpha()
            and (kind != "name" or last - first > 1 or len(folded[first]) > 4)
        )
    ):
        if after in OFFICIALS and after not in _BEFORE_OFFICES:
            return Agent(first, last + 1, ids, "office", ""), last + 1
        if after not in VERBS and not caps[last] and after not in PREPOSITIONS:
            return Agent(first, last, ids, "name", "attribute"), last
    if after in PLACES:
        return Agent(first, last, ids, "name", "attribute"), last
    if after in OFFICIALS and after not in ("national", "foreign", "leader", "side", "state"):
        return Agent(first, last + 1, ids, "office", ""), last + 1
    if after in _BEFORE_OFFICES:
        for end in range(last + 1, min(last + 5, size)):
            if not folded[end].isalpha() or folded[end] in VERBS or folded[end] in PREPOSITIONS:
                break
            if folded[end] in OFFICIALS and folded[end] not in _BEFORE_OFFICES:
                return Agent(first, end + 1, ids, "office", ""), end + 1
    if after in PRIVATE and not sentence.headline:
        return Agent(first, last, ids, "name", "attribute"), last
    if after in ("resolution", "resolutions") and ids == ("org:united-nations",):
        # only two of its bodies resolve, and one of them about peace
        assembly = {"general", "assembly"} & set(folded)
        ids = ("org:general-assembly",) if assembly else ("org:security-council",)
    if after in ("resolution", "resolutions"):
        end = last + 1
        while end < size and (folded[end].isdigit() or folded[end] in "()/"):
            end += 1
        if end < size and (folded[end] in SAY or folded[end] in RULES):
            # "Security Council resolution 2797 reaffirmed": the text speaks for its maker
            return Agent(first, end, ids, "name", ""), end
    if after in STANCE_NOUNS and after not in ALSO_VERBS:
        return Agent(first, last, ids, "name", "noun"), last
    return Agent(first, last, ids, "name", ""), last


def _in_a_longer_name(sentence: SentenceAgents, match: Match[Name]) -> bool:
    """Tell "Michael Jordan" and "Radio France" from "in Jordan"."""
    first = match.first
    folded, caps = sentence.folded, sentence.caps
    if not first or not caps[first - 1] or not folded[first - 1].isalpha():
        return False
    before = folded[first - 1]
    if before in OFFICIALS or before in PREPOSITIONS or before in DETERMINERS:
        return False
    if any(m.last == first for m in sentence.names.values()) or before in FORMS_OF_STATE:
        return False
    if first == 1:
        return before in TITLES or before in ("radio", "air", "bank", "stade", "team", "club")
    value = match.value
    return (value.kind != "people" and not sentence.quoted[first - 1]) or before in TITLES


def head_noun(sentence: SentenceAgents, start: int) -> tuple[str, int]:
    """Tell what noun an adjective or genitive belongs to, within a few words."""
    folded, names = sentence.folded, sentence.names
    kind, end = "", start
    for at in range(start, min(start + 6, len(folded))):
        word = folded[at]
        if word == "-":
            continue
        if not word.isalpha() or word in VERBS or at in names:
            break
        if word in PREPOSITIONS or word in ("and", "that", "who", "which"):
            # "minister of foreign affairs" belongs to the same phrase
            if (
                kind == "office"
                and word in ("of", "for")
                and at + 1 < len(folded)
                and folded[at + 1] in ("foreign", "state", "external", "the", "defence", "justice")
            ):
                return kind, min(at + 3, len(folded))
            break
        if (
            word in ("deputy", "deputies")
            and folded[at + 1 : at + 2]
            and (folded[at + 1] in OFFICIALS)
        ):
            continue
        if word in APART:
            return "private", at + 1
        if word in OFFICIALS:
            kind, end = "office", at + 1
        elif word in STANCE_NOUNS and not kind:
            return "noun", at + 1
        elif kind:
            break
    return kind, end


def is_spaced(read: ReadSentence, at: int) -> bool:
    """Tell a dash between spaces, which ends a name, from a hyphen; "--" is one dash."""
    folded, starts, ends = read.words
    first = last = at
    while first > 0 and folded[first - 1] == "-":
        first -= 1
    while last + 1 < len(folded) and folded[last + 1] == "-":
        last += 1
    return (
        first > 0
        and starts[first] > ends[first - 1]
        and (last + 1 >= len(starts) or starts[last + 1] > ends[last])
    )
