"""Where each agent of a sentence stands: speaker, subject, beside another."""

from __future__ import annotations

from collections.abc import Set

from stancekit.agents.found import Agent, SentenceAgents
from stancekit.agents.words import (
    BEFORE_NAMES,
    BEHIND,
    DATELINE,
    DETERMINERS,
    DOCUMENTS,
    HOUSES,
    PREPOSITIONS,
    SAY,
    SPEECH_ENDS,
    TIMES,
    VERBS,
)
from stancekit.identities import NUMBERS

#: Where an agent can stand.
SLOTS = (
    "label", "accord", "speaker", "subject", "reported", "by", "view", "noun", "oblique",
    "attribute", "other",
)  # fmt: skip

# "in the view of Spain", "in Spain's eyes", "on behalf of Spain"
_VIEWS = frozenset({"words", "view", "views", "eyes", "opinion", "account", "name", "behalf",
                    "reading", "judgment", "judgement"})  # fmt: skip
# "in the view of Spain", but not "the view of Spain"
_BEFORE_VIEWS = frozenset({"in", "on", "by"})

# behind these stands who is spoken to, or of, where no quotation ends before them
_TOLD = frozenset({"told", "tells", "tell"})
_TRANSITIVE = _TOLD | frozenset({"reminded", "assured", "urged", "urges", "called",
                         "calls", "asked", "asks", "praised", "hailed", "welcomed", "deplored",
                         "regretted", "read", "reads", "found", "held", "holds"})  # fmt: skip
# what goes on behind a speaker who stands behind the verb
_BEHIND_SPEAKERS = frozenset({"and", "who", "as", "while", "when", "but", "yesterday", "today",
                              "earlier", "later", "again", "last", "this", "or"})  # fmt: skip
_DAYS = TIMES | {"march", "may"}
# prepositions that open a clause as well
_CONJUNCTIONS = frozenset({"after", "before", "since", "until", "as", "than", "like"})
# between an agent and what governs it; behind "that" a clause of its own begins
_LEADING = (DETERMINERS | BEFORE_NAMES | {"same", "own", "last", "next"}) - {"that"}
#: Between a speaker and the verb of saying.
BEFORE_SAY = frozenset({"also", "then", "has", "had", "again", "itself"})
# "Spain urged to back it", "Spain was told not to": whoever is asked has done nothing yet
_ASKED = frozenset({"told", "urged", "asked", "pressed", "warned", "reminded", "ordered", "advised",
                    "encouraged", "invited", "instructed", "pressured", "implored",
                    "exhorted"})  # fmt: skip
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_BEFORE_PASSIVE = _PASSIVE | {"has", "have", "had", "will", "again", "also", "once", "repeatedly",
                              "now", "not", "never"}  # fmt: skip
# what was answered is a stance again: "was invited to drop it and refused"
_ANSWERS = frozenset({"refused", "declined", "agreed", "rejected", "accepted", "complied",
                      "replied", "answered"})  # fmt: skip
_DASHED = 24  # words from one dash to the next
_ASKED_REACH = 10  # between "urged by" and "to"
# "Spain to open a consulate", in a headline
_COMING = frozenset({"open", "reopen", "recognise", "recognize", "withdraw", "back", "support",
                     "suspend", "endorse", "reject", "oppose", "restore", "establish"})  # fmt: skip
#: Whoever stands behind these is told that it did well.
THANKING = frozenset({"thank", "thanks", "thanked", "thanking", "hails", "hailed", "praises",
                      "praised", "commends", "commended"})  # fmt: skip
#: Whoever stands behind these is met, or spoken well of.
MET = THANKING | {"met", "meets", "greeted", "congratulated", "visited", "received", "hosted",
                   "applauded", "lauded", "lauds", "welcomed", "saluted", "joined"}  # fmt: skip
# how many they are: "a group of ministers"
_MEASURES = frozenset({"group", "number", "handful", "dozens", "scores", "hundreds", "thousands",
                       "crowd", "crowds", "couple", "half", "most", "many", "some"})  # fmt: skip
# a number, and what stands before it and is no preposition there
_COUNTS = NUMBERS - {"several", "many", "most", "few", "numerous", "various"}
_ABOUT = (["more", "than"], ["fewer", "than"], ["less", "than"], ["at", "least"], ["up", "to"],
          ["over"], ["around"], ["about"], ["nearly"], ["almost"])  # fmt: skip
_BEFORE_COUNTS = PREPOSITIONS | SAY | VERBS | {"by", "that", "and", "or", "but", "while", "when"}
# with these an agent goes on, but does nothing yet
_NO_ACTS = PREPOSITIONS | {"and", "or"}

ANAPHORIC = frozenset({"he", "it", "they", "we", "role", "pair", "document"})

FREE = frozenset({"label", "accord", "speaker", "subject", "reported", "by", "view"})


def clause_kind(sentence: SentenceAgents, agent: Agent) -> str:
    """Give the kind of the clause that an agent stands in."""
    return sentence.kinds[sentence.clauses[min(agent.first, len(sentence.clauses) - 1)]]


def is_quoted(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell an agent that stands in quotation marks."""
    return agent.first < len(sentence.quoted) and sentence.quoted[agent.first]


def slot_of(sentence: SentenceAgents, agent: Agent) -> str:
    """Tell where an agent stands in its clause: what is before it decides, else what follows."""
    folded = sentence.folded
    before, after = _before(folded, agent), _after(sentence, agent)
    if folded[agent.first] == "by" and sentence.caps[agent.first : agent.last + 1][-1:] == [True]:
        return "other"  # who signs, before the sentence begins: "By Ana Paz Peru backs it"
    return (
        _source_slot(sentence, agent, before, after)
        or _governed_slot(folded, before, after)
        or _actor_slot(folded, agent, after)
    )


def _before(folded: list[str], agent: Agent) -> int:
    """Give the place of what an agent hangs on: the word before its articles; -1 for none."""
    before = _pass_back(folded, agent.first - 1, _LEADING)
    if (
        before > 0
        and folded[before] in ("in", "of")
        and folded[before - 1] == "majority"
        and not HOUSES.isdisjoint(folded[agent.first : agent.last])
    ):
        # "a majority in the Riksdag called on": the house stands where its majority stands
        return _pass_back(folded, before - 2, DETERMINERS)
    if agent.sort == "group" and folded[agent.first].isalnum():
        about = _count_start(folded, agent.first)
        if about < agent.first:
            return _pass_back(folded, about - 1, DETERMINERS)
    if before > 0 and folded[before] == "of" and folded[before - 1] in _MEASURES:
        # "a group of former ministers asked": they stand where their number stands
        return _pass_back(folded, before - 2, DETERMINERS)
    return before


def _count_start(folded: list[str], at: int) -> int:
    """Step back over how exact a number is: "*more than* 113 countries", "*over* twenty states"."""
    if not (folded[at].isdigit() or folded[at] in _COUNTS):
        return at
    words = next((w for w in _ABOUT if folded[max(at - len(w), 0) : at] == w), [])
    before = word_at(folded, at - len(words) - 1)
    # "differences over 20 states" are others
    about = len(words) > 1 or not before.isalpha() or before in _BEFORE_COUNTS
    return at - len(words) if about else at


def _after(sentence: SentenceAgents, agent: Agent) -> int:
    """Give the place of what an agent goes on with, behind its apposition and the time."""
    folded, at = sentence.folded, agent.last
    end = _dashed_end(sentence, at)
    if end > at:
        return _pass_time(folded, end)  # "three states - Peru, Chile and Gabon - back it"
    if word_at(folded, at) == "," and "," in folded[agent.first : at]:
        # the agent has its apposition within, which this comma ends
        return _pass_time(folded, at + 1)
    return _pass_time(folded, _pass_apposition(folded, at))


def _source_slot(sentence: SentenceAgents, agent: Agent, before: int, after: int) -> str:
    """Give where a source stands: behind "by", "according to", "..., said"; "" for none.

    "It" behind a verb is what is spoken of: "Lena Paz, a lawyer, called it absurd".
    """
    folded = sentence.folded
    if before < 0:
        return ""
    word = folded[before]
    if word == "by":
        return "by"
    if word == "to" and word_at(folded, before - 1) == "according":
        return "accord"
    if agent.sort != "it" and word in BEHIND and _ends_speech(sentence, before, after):
        return "speaker"
    return ""


def _ends_speech(sentence: SentenceAgents, at: int, after: int) -> bool:
    """Tell a verb of saying behind what was said: '..."," urged Peru', but not ", urged Peru".

    Where no quotation ends, the speaker behind the verb ends the clause: ", said Peru on Monday",
    but not "Lena Paz, the minister, said Peru was wrong".
    """
    folded = sentence.folded
    marks = folded[max(at - 2, 0) : at]
    single = "'" in marks and any(sentence.quoted[:at])
    quotes = [m == '"' or (m == "'" and single) for m in marks]
    if quotes[-1:] == [True] or (quotes[:1] == [True] and marks[1] == ","):
        return folded[at] not in _TOLD
    if folded[at] in _TRANSITIVE or not marks or marks[-1] not in SPEECH_ENDS:
        return False
    word = word_at(folded, after)
    return (
        not word.isalpha()
        or word in PREPOSITIONS
        or word in _BEHIND_SPEAKERS
        or word in _DAYS
        or word.endswith(("ing", "ly"))
    )


def _governed_slot(folded: list[str], before: int, after: int) -> str:
    """Give where an agent stands that a preposition brings in; "" for none."""
    if before < 0 or folded[before] not in PREPOSITIONS:
        return ""
    if _is_beholder(folded, before, after):
        return "view"
    if folded[before] in _CONJUNCTIONS and is_act(word_at(folded, after)):
        return ""  # "days after Britain backed the plan": a clause, whose subject it is
    return "oblique"


def _is_beholder(folded: list[str], before: int, after: int) -> bool:
    """Tell whoever something is so for: "for Spain, ...", "in Spain's eyes"."""
    word = folded[before]
    if word in ("for", "to") and before <= 3 and word_at(folded, after) == ",":
        return True
    if word == "for" and not any(earlier.isalpha() for earlier in folded[:before]):
        return True
    if word in ("for", "in"):
        return word_at(folded, after + (word_at(folded, after) == "'s")) in _VIEWS
    if word != "of" or before < 2 or folded[before - 1] not in _VIEWS:
        return False
    # "in the words of Spain", "on behalf of Spain", but not "in view of Spain"
    considered = folded[before - 2 : before] == ["in", "view"]
    return not considered and not _BEFORE_VIEWS.isdisjoint(folded[max(before - 3, 0) : before - 1])


def _actor_slot(folded: list[str], agent: Agent, after: int) -> str:
    """Give where an agent stands that nothing before it governs, by what it goes on with."""
    if word_at(folded, after) == '"':
        after += 1  # Peru "deeply regrets" it
    word, opens = word_at(folded, after), agent.first <= 2
    if _is_asked(folded, after):
        return "subject"  # and no speaker: "Spain told to"
    if word == ":" and opens and agent.last <= DATELINE:
        return "label"
    if word in SAY or (word in BEFORE_SAY and word_at(folded, after + 1) in SAY):
        return "speaker"
    if word in ("'s", "'"):
        return _slot_of_authors(folded, after + 1) if agent.sort == "group" else "attribute"
    if word.isalpha() and word not in _NO_ACTS:
        return "subject"
    if opens and word in (",", "and") and not _is_thanked(folded, agent):
        return "subject"
    if word == "to" and word_at(folded, after + 1) in _COMING:
        # not "Peru asks Spain to open"
        return "subject" if {*folded[: agent.first]} <= DETERMINERS else "other"
    if opens and word in ("in", "at", "to", "from") and agent.sort in ("role", "office"):
        return _slot_of_posted(folded, after + 2)
    return "other"


def _slot_of_authors(folded: list[str], at: int) -> str:
    """Give where those stand whose text speaks: "the elders' joint declaration stated"."""
    at += word_at(folded, at) not in DOCUMENTS
    act = word_at(folded, at + 1)
    if word_at(folded, at) not in DOCUMENTS or not is_act(act):
        return "attribute"
    return "speaker" if act in SAY else "subject"


def _is_thanked(folded: list[str], agent: Agent) -> bool:
    """Tell the first of those who are thanked or met: "Morocco thanked Peru and Chile"."""
    return agent.first > 0 and folded[agent.first - 1] in MET


def is_asked(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell who is asked to do something: "Spain was urged to back it", "Spain told not to"."""
    folded = sentence.folded
    return (
        agent.slot in ("subject", "reported")
        and _is_asked(folded, _after(sentence, agent))
        and _ANSWERS.isdisjoint(folded[agent.last :])
    )


def _is_asked(folded: list[str], at: int) -> bool:
    """Tell a demand in the passive: "[Spain] was urged to", "[Spain] told not to", "urged by"."""
    start = at
    while word_at(folded, at) in _BEFORE_PASSIVE:
        at += 1
    passive = at > start and word_at(folded, at - 1) in _PASSIVE | {"again", "also", "repeatedly"}
    if at > start and not passive:
        return False  # "Spain has urged to"
    word, at = word_at(folded, at), at + 1
    if word == "called" and word_at(folded, at) in ("on", "upon"):
        if not passive:
            return False
        at += 1
    elif word not in _ASKED:
        return False
    if word_at(folded, at) == "by" and word_at(folded, at + 1) not in ("what", "which"):
        reach = folded[at : at + _ASKED_REACH]
        end = next((n for n, w in enumerate(reach) if w == "to" or not w.isalpha()), 0)
        at += end
    elif word == "asked" and not passive and folded[-1] == ".":
        return False  # "Spain asked to see it."
    while word_at(folded, at) in ("not", "never", "again", "also"):
        at += 1
    # not "was invited to the talks"
    return word_at(folded, at) == "to" and word_at(folded, at + 1) not in DETERMINERS


def _slot_of_posted(folded: list[str], at: int) -> str:
    """Look behind where an office is: "its representative in the Basque Country thanked"."""
    for step, word in enumerate(folded[at : at + 4], at):
        acts = word_at(folded, _pass_apposition(folded, step)) if word == "," else word
        if is_act(acts):
            return "speaker" if acts in SAY else "subject"
        if not word.isalpha():
            break
    return "other"


def is_act(word: str) -> bool:
    """Tell a word of doing or saying something, by its form."""
    return word in SAY or word in VERBS or word.endswith("ed")


def is_view(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell "in Lisbon's opinion", which is no act of Lisbon's, from "rejected Lisbon's opinion"."""
    folded, first = sentence.folded, agent.first
    if not first or folded[agent.last - 1] not in _VIEWS:
        return False
    # "dismayed by Spain's words" tells the cause of a feeling
    opens = first == 1 or folded[first - 2] == ","
    return folded[first - 1] == "in" or (folded[first - 1] == "by" and opens)


def word_at(folded: list[str], at: int) -> str:
    """Give a word; "" before the first and behind the last."""
    return folded[at] if 0 <= at < len(folded) else ""


def _pass_back(folded: list[str], at: int, words: Set[str]) -> int:
    """Step back over some words; -1 where nothing else stands before."""
    while at >= 0 and folded[at] in words:
        at -= 1
    return at


def _pass_apposition(folded: list[str], at: int) -> int:
    """Step over "(ASEAN)" and over ", its foreign minister," after a name."""
    size = len(folded)
    if at < size and folded[at] == "(":
        for step in range(at + 1, min(at + 12, size)):
            if folded[step] == ")":
                at = step + 1
                break
    if at < size and folded[at] == ",":
        for step in range(at + 1, min(at + 22, size)):
            if folded[step] == ",":
                return step + 1
    return at


def _dashed_end(sentence: SentenceAgents, at: int) -> int:
    """Give the word behind the second of two dashes, of which the first is at `at`, or `at`."""
    if not is_dash(sentence, at):
        return at
    reach = range(at + 2, min(at + _DASHED, len(sentence.folded)))
    return next((step + 1 for step in reach if is_dash(sentence, step)), at)


def is_dash(sentence: SentenceAgents, at: int) -> bool:
    """Tell a dash between blanks from a hyphen."""
    words = sentence.read.words
    return (
        word_at(words.folded, at) == "-"
        and 0 < at < len(words.folded) - 1
        and words.ends[at - 1] < words.starts[at]
        and words.ends[at] < words.starts[at + 1]
    )


def _pass_time(folded: list[str], at: int) -> int:
    """Step over when it was: "Peru on Thursday broke", "Peru Monday said"."""
    size = len(folded)
    if at >= size or not (folded[at] == "on" or folded[at] in TIMES):
        return at
    end = at + (folded[at] == "on")
    while end < size and end - at < 4 and (folded[end] in _DAYS or folded[end].isdigit()):
        end += 1
    return at if end == at + 1 and folded[at] == "on" else end
