"""What a name of the gazetteer stands for in its place: a state, an office, a noun of stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stancekit.agents.bylines import is_behind_byline
from stancekit.agents.found import Agent, Found, Ids, SentenceAgents
from stancekit.agents.people import PRIVATE, TRADES
from stancekit.agents.slots import is_act
from stancekit.agents.words import (
    ALSO_VERBS,
    APART,
    ARTICLED,
    DETERMINERS,
    FORMS_OF_STATE,
    GIVEN,
    HOUSES,
    OFFICIALS,
    PLACES,
    PORTFOLIOS,
    PREPOSITIONS,
    RANKS,
    RULES,
    SAY,
    STANCE_NOUNS,
    TITLES,
    VERBS,
)
from stancekit.gazetteer import Name, load_gazetteer
from stancekit.phrases import Match
from stancekit.reading import ReadSentence

# "US special envoy", "Ghana foreign minister"
_BEFORE_OFFICES = frozenset(
    {"foreign", "prime", "state", "permanent", "defence", "defense", "special", "deputy", "acting",
     "interim", "national", "assistant", "senior", "chief", "press", "security", "policy", "top",
     "house", "vice", "home", "finance", "attorney", "external", "un"}
)  # fmt: skip
# before a noun these do not yet make an office
_VAGUE_OFFICES = frozenset({"national", "foreign", "leader", "side", "state"})
# behind a name and a hyphen: "the Rabat-based club"
_JOINED = frozenset({"based", "led", "backed", "controlled", "held", "run"})
# "Mexico's lower house"
_CHAMBERS = frozenset({"lower", "upper"})
_SITTING = frozenset({"deputies", "representatives", "commons", "lords", "councillors"})
# "Algeria's agency quoted the ministry"
_QUOTING = frozenset({"quoted", "quotes", "quoting", "cited", "cites", "citing"})
# "his British host"
_PEERS = frozenset({"peer", "host", "guest", "ally"})
_OF_OFFICES = OFFICIALS | PORTFOLIOS | APART | STANCE_NOUNS | HOUSES | _BEFORE_OFFICES
_LEADERS = frozenset({"leader", "leaders", "leadership"})
_PARTISAN = frozenset({"opposition", "party", "right", "left", "conservative", "socialist",
                       "liberal", "independence", "union", "student", "rebel", "separatist",
                       "tribal", "religious", "youth", "village", "church", "community",
                       "nationalist", "business", "labour", "labor", "indigenous",
                       "spiritual", "traditional", "local", "civic", "clan"})  # fmt: skip
# who leads these may be the state's as well: "Peru's political leaders"
_BEFORE_POLITICAL = DETERMINERS | SAY | {",", '"', "and", "by", "local", "many", "several", "some",
                                         "senior", "other", "prominent"}  # fmt: skip
# how words for a people end where they are no adjectives
_PLURALS = ("ans", "eans", "is", "ks", "ds", "ns", "ts")
# before "'t" these are verbs
_NEGATED = frozenset({"won", "can", "don", "doesn", "didn", "isn", "aren", "wasn", "weren",
                      "couldn", "wouldn", "shouldn", "hasn", "haven", "hadn", "mustn",
                      "needn"})  # fmt: skip
# offices of which each of several states has its own: "Serbian and Russian officials"
_SEVERAL = frozenset({"ambassadors", "authorities", "delegates", "delegations", "diplomats",
                      "governments", "leaders", "ministers", "negotiators", "officials",
                      "premiers", "presidents", "representatives"})  # fmt: skip
_RESOLUTIONS = frozenset({"resolution", "resolutions"})
# titles that are no words for an office of a state
_GOVERNORS = frozenset({"governor", "gov", "mayor", "commissioner", "councillor", "congressman",
                        "congresswoman", "representative", "rep", "sen", "msgr"})  # fmt: skip


def name_agent(sentence: SentenceAgents, match: Match[Name], named: Mapping[str, int]) -> Found:
    """Tell what a name stands for where it stands, by how often others are named."""
    first, last = match.first, match.last
    ids = choose(match.value.ids, named)
    before, after = _neighbors(sentence, first, last)
    if not ids or _is_of_another(sentence, match, before, after):
        return None, last
    end, sort, slot = _stands_for(sentence, match, ids, before, after)
    if ids == ("org:united-nations",) and after in _RESOLUTIONS:
        # only two of its bodies resolve, and one of them about peace
        assembly = {"general", "assembly"} <= set(sentence.folded) or named.get(
            "org:general-assembly", 0
        ) > named.get("org:security-council", 0)
        ids = ("org:general-assembly",) if assembly else ("org:security-council",)
    return Agent(first, end, ids, sort, slot), end


def choose(ids: Ids, named: Mapping[str, int]) -> Ids:
    """Choose whose a shared name is: the first whom the article names, else the first of all."""
    if len(ids) < 2:
        return ids
    chosen = max(ids, key=lambda i: (named.get(i, 0) > 0, -ids.index(i)))
    return (chosen,) if chosen else ()


def _neighbors(sentence: SentenceAgents, first: int, last: int) -> tuple[str, str]:
    """Give the words around a name; a dash between spaces parts, a hyphen joins."""
    folded = sentence.folded
    before = folded[first - 1] if first else ""
    after = folded[last] if last < len(folded) else ""
    if before == "-" and is_spaced(sentence.read, first - 1):
        before = ""
    if after == "-" and is_spaced(sentence.read, last):
        after = ""
    return before, after


def _is_of_another(sentence: SentenceAgents, match: Match[Name], before: str, after: str) -> bool:
    """Tell "Michael Jordan", "Chad Smith" and "the Morocco-Spain tunnel" from holders."""
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
    first, last = match.first, match.last
    if not sentence.headline:
        if in_a_longer_name(sentence, match):
            return True
        surname = last < len(folded) and caps[last] and last not in names
        surname = surname and not is_negated(folded, last)
        if surname and folded[first] in GIVEN and after not in OFFICIALS:
            return True
    if before == "-":
        return True
    if after != "-":
        return False
    joined = folded[last + 1] if last + 1 < len(folded) else ""
    return (
        last + 1 in names
        or joined in _JOINED
        or any(other.last == first - 1 for other in names.values())
    )


def _stands_for(
    sentence: SentenceAgents, match: Match[Name], ids: Ids, before: str, after: str
) -> tuple[int, str, str]:
    """Give the end, the sort and the slot of what a name stands for; no slot is the clause's."""
    last = match.last
    people = match.value.kind == "people"
    if people and after in _PEERS and before in ("his", "her", "its", "their"):
        return last + 1, "office", ""
    if after == "'s" or (after == "'" and sentence.folded[last - 1].endswith("s")):
        return _stands_before(sentence, match, last + 1) or (last, "name", "attribute")
    if sentence.folded[last - 1] == "administration":
        return last, "office", ""  # "the Trump administration"
    if people:
        if after in ("and", ",") and before not in VERBS and _shares_office(sentence, match):
            return last, "office", ""
        return _stands_before(sentence, match, last) or (
            last, "name", "" if _are_people(sentence, match, before, after) else "attribute"
        )  # fmt: skip
    if _is_articled(sentence, match, ids, before, after):
        if after in OFFICIALS and after not in _BEFORE_OFFICES:
            return last + 1, "office", ""
        end = _office_end(sentence, last, after)
        if end > last:
            return end, "office", ""  # "the Ghana foreign minister"
        if after not in VERBS and after not in PREPOSITIONS and not sentence.caps[last]:
            return last, "name", "attribute"
    if after in PLACES:
        return last, "name", "attribute"
    end = _office_end(sentence, last, after)
    if end > last:
        return end, "office", ""
    if after in PRIVATE and not sentence.headline:
        return last, "name", "attribute"
    end = _resolution_end(sentence, last, after)
    if end > last:
        return end, "name", ""
    return last, "name", "noun" if after in STANCE_NOUNS and after not in ALSO_VERBS else ""


def _stands_before(
    sentence: SentenceAgents, match: Match[Name], start: int
) -> tuple[int, str, str] | None:
    """Read the office or the noun of stance that a genitive or an adjective belongs to."""
    head, end = head_noun(sentence, start)
    if head == "office":
        return end, "office", ""
    return (end, "name", "noun") if head == "noun" else None


_LONGEST_LIST = 16  # words


def _shares_office(sentence: SentenceAgents, match: Match[Name]) -> bool:
    """Tell the first of those to whom an office in the plural belongs: "Serbian and Russian ...".

    The last of them is joined to it by `join_lists`.
    """
    folded, joined = sentence.folded, False
    at = match.last
    # no longer than such lists are: a sentence may be a whole book
    while folded[at : at + 1] in ([","], ["and"]) and at - match.last < _LONGEST_LIST:
        joined = joined or folded[at] == "and"
        at += 2 if folded[at : at + 2] == [",", "and"] else 1
        following = sentence.names.get(at)
        if following is None or following.value.kind == "seat":
            return False
        at = following.last
    head, end = head_noun(sentence, at)
    return joined and head == "office" and folded[end - 1] in _SEVERAL


def _are_people(sentence: SentenceAgents, match: Match[Name], before: str, after: str) -> bool:
    """Tell "Moroccans" and "the Swiss said" from an adjective."""
    if sentence.folded[match.last - 1].endswith(_PLURALS):
        return True
    return before == "the" and (after in SAY or after in VERBS)


def _is_articled(
    sentence: SentenceAgents, match: Match[Name], ids: Ids, before: str, after: str
) -> bool:
    """Tell the name of a state behind an article that is not its own: "the Peru talks"."""
    words = sentence.folded[match.first : match.last]
    return (
        before in ("the", "a", "an", "this")
        and ":" not in ids[0]
        and after.isalpha()
        and ARTICLED.isdisjoint(words)
        and (match.value.kind != "name" or len(words) > 1 or len(words[0]) > 4)
    )


def _office_end(sentence: SentenceAgents, last: int, after: str) -> int:
    """Give the end of the office right behind a name; the name's own end where there is none."""
    folded = sentence.folded
    if after in OFFICIALS and after not in _VAGUE_OFFICES:
        end = last + 1
        while end < len(folded) and (folded[end] in OFFICIALS or folded[end] in RANKS):
            end += 1  # "Kosovo prime minister", "ASEAN secretary-general"
        while folded[end - 1] == "-":
            end -= 1
        return pass_portfolio(folded, end)
    if after in _BEFORE_OFFICES:
        for at in range(last + 1, min(last + 5, len(folded))):
            word = folded[at]
            if not word.isalpha() or word in VERBS or word in PREPOSITIONS:
                break
            goes_on = at + 1 < len(folded) and folded[at + 1] in OFFICIALS
            if word in OFFICIALS and (word not in _BEFORE_OFFICES or not goes_on):
                return pass_portfolio(folded, at + 1) if word not in _VAGUE_OFFICES else last
    return last


def _resolution_end(sentence: SentenceAgents, last: int, after: str) -> int:
    """Give the end of a text that speaks for its maker: "Security Council resolution 2797 urged".

    The name's own end where the text does not speak.
    """
    folded = sentence.folded
    if after not in _RESOLUTIONS:
        return last
    end = last + 1
    while end < len(folded) and (folded[end].isdigit() or folded[end] in "()/"):
        end += 1
    speaks = end < len(folded) and (folded[end] in SAY or folded[end] in RULES)
    return end if speaks else last


def in_a_longer_name(sentence: SentenceAgents, match: Match[Name]) -> bool:
    """Tell "Michael Jordan" and "Radio France" from "in Jordan"."""
    first = match.first
    folded, caps = sentence.folded, sentence.caps
    if first <= sentence.dateline or not caps[first - 1] or not folded[first - 1].isalpha():
        return False
    before = folded[first - 1]
    if before in OFFICIALS or before in PREPOSITIONS or before in DETERMINERS:
        return False
    if (before in TITLES or before in _GOVERNORS) and is_own(sentence, match):
        return False  # "Mr Quarrell", whom the question's file lists
    if is_behind_byline(sentence, first):
        return False
    if any(m.last == first for m in sentence.names.values()) or before in FORMS_OF_STATE:
        return False
    if first == 1:
        return before in TITLES or before in ("radio", "air", "bank", "stade", "team", "club")
    value = match.value
    return (value.kind != "people" and not sentence.quoted[first - 1]) or before in TITLES


def is_own(sentence: SentenceAgents, match: Match[Name]) -> bool:
    """Tell a name that is the question's own, and not the gazetteer's: a person, a party."""
    if match.value.kind != "name" or not match.value.ids:
        return False
    known = load_gazetteer().names.match(sentence.folded[match.first : match.last])
    return not any(other.value.kind != "exception" for other in known)


def is_foreign_office(sentence: SentenceAgents, match: Match[Name]) -> bool:
    """Tell the name that more than one state gives its ministry."""
    return sentence.folded[match.first : match.last] == ["foreign", "office"]


def foreign_office(sentence: SentenceAgents, match: Match[Name], named: Mapping[str, int]) -> Ids:
    """Tell whose the Foreign Office is, by the name before it, the seat behind it, or the article.

    Every state that learned its diplomacy from London may have one: of those, Pakistan's is the one
    that is seldom called by its state's name.
    """
    folded, first = sentence.folded, match.first
    for other in sentence.matches:
        ids, kind = other.value.ids, other.value.kind
        before = other.last == first or (other.last == first - 1 and folded[first - 1] == "'s")
        behind = kind == "seat" and folded[match.last : other.first] in (["in"], ["at"])
        if len(ids) == 1 and len(ids[0]) == 3 and (before or behind):
            return ids
    return ("PAK",) if named.get("PAK", 0) > named.get("GBR", 0) else ("GBR",)


def head_noun(sentence: SentenceAgents, start: int) -> tuple[str, int]:
    """Tell what noun an adjective or genitive belongs to, within a few words."""
    folded, names = sentence.folded, sentence.names
    kind, end, passed = "", start, start
    for at in range(start, min(start + 6, len(folded))):
        word = folded[at]
        if word == "-" or (word == "then" and folded[at + 1 : at + 2] == ["-"]):
            continue
        if at in names and names[at].value.ids == ("org:united-nations",) and not kind:
            passed = names[at].last  # "Israel's UN envoy"
        if at < passed:
            continue
        if not word.isalpha() or word in VERBS or word in _QUOTING or at in names:
            break
        if word in PREPOSITIONS or word in ("and", "that", "who", "which"):
            if kind == "office":
                end = pass_portfolio(folded, end)
            break
        if (
            word in ("deputy", "deputies")
            and folded[at + 1 : at + 2]
            and (folded[at + 1] in OFFICIALS)
        ):
            continue
        if _is_full_name(sentence, at):
            break  # "Morocco's Lena Paz rejected the claim"
        if word in TRADES and not kind and _is_of_office(folded, at + 1):
            continue  # "Spain's veteran foreign minister"
        if word in APART or is_partisan(folded, at):
            return "private", at + 1
        if word == "sovereign" and folded[at + 1 : at + 2] == ["wealth"]:
            break
        if (
            word in ("chamber", "house")
            and folded[at + 1 : at + 2] == ["of"]
            and (set(folded[at + 2 : at + 3]) & _SITTING)
        ):
            return "office", at + 3  # "Chile's Chamber of Deputies"
        if word in OFFICIALS or (word in HOUSES and folded[at - 1] in _CHAMBERS):
            kind, end = "office", at + 1
        elif kind and word == "general":
            end = at + 1  # "secretary general"
        elif word in STANCE_NOUNS and not kind:
            return "noun", at + 1
        elif kind:
            break
    return kind, end


def _is_full_name(sentence: SentenceAgents, at: int) -> bool:
    """Tell two capitals in a row that are no office's."""
    following = sentence.folded[at : at + 2]
    capitals = not sentence.headline and sentence.caps[at : at + 2] == [True, True]
    return capitals and _OF_OFFICES.isdisjoint(following)


def _is_of_office(folded: Sequence[str], start: int) -> bool:
    """Tell whether an office follows within a few words of its own."""
    for word in folded[start : start + 3]:
        if word in OFFICIALS:
            return True
        if not word.isalpha() or is_act(word) or word in PREPOSITIONS or word in ("and", "who"):
            break
    return False


def pass_portfolio(folded: Sequence[str], end: int) -> int:
    """Step over what an office is for: "secretary *of state*", "minister *of foreign affairs*"."""
    size = len(folded)
    if end + 1 >= size or folded[end] not in ("of", "for"):
        return end
    at, last = end + 1, end
    while at < size:
        word = folded[at]
        if word in PORTFOLIOS and not (
            word == "national" and set(folded[at + 1 : at + 2]) & HOUSES
        ):
            last = at + 1
        elif folded[at - 1] in ("and", ",") and folded[at + 1 : at + 2] == ["abroad"]:
            at += 1  # "... and Moroccans Abroad"
            last = at + 1
        elif word not in ("and", "the") and not (word == "," and last > end):
            break
        at += 1
    return last


def is_negated(folded: Sequence[str], at: int) -> bool:
    """Tell a verb that looks like a name in a title: "Peru Won't Accept Claim"."""
    return folded[at] in _NEGATED and folded[at + 1 : at + 2] == ["'t"]


def is_partisan(folded: Sequence[str], at: int) -> bool:
    """Tell who leads some of a state's people, not the state: "the far-right leader"."""
    if folded[at] not in _LEADERS:
        return False
    if folded[max(at - 1, 0)] == "political":
        return at < 2 or folded[at - 2] in _BEFORE_POLITICAL
    return not _PARTISAN.isdisjoint(folded[max(0, at - 2) : at])


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
