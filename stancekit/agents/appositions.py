"""What stands beside a name or an office: whose a person is, where the post is, who bears it."""

# ruff: noqa: SIM905
from __future__ import annotations

from stancekit.agents.found import Ids, SentenceAgents
from stancekit.agents.full_names import person_end
from stancekit.agents.names import name_agent
from stancekit.agents.slots import is_act
from stancekit.agents.words import (
    PEOPLE_OFFICES,
    PORTFOLIOS,
    SAY,
    VERBS,
)

# whoever is one of these speaks for the organization that the word belongs to
_ROLES = frozenset(
    """
    president chair chairman chairwoman chairperson director head leader secretary lawyer fellow
    spokesman spokesperson spokeswoman representative coordinator founder
    board manager analyst researcher activist campaigner official delegate chief envoy
    member adviser advisor
    """.split()
)
#: Whoever is one of these speaks for the state.
STATE_ROLES = PEOPLE_OFFICES | {"head", "aide", "assistant"}
_ADVISING = frozenset({"adviser", "advisor", "aide", "assistant"})
_QUALIFIERS = frozenset({"the", "a", "an", "now", "current", "new", "then", "acting", "deputy",
                         "recently", "newly", "elected", "re", "-", "as", "appointed",
                         "named"})  # fmt: skip
_OF = frozenset({"of", "for", "from", "at"})
# between "of" and whose a role is
_BEFORE_HOLDERS = frozenset({"the", "self", "-", '"', "so", "called", "proclaimed", "declared",
                             "styled"})  # fmt: skip
_DIRECTING = frozenset({"political", "deputy", "policy", "regional"})
_LEADS = frozenset({"heads", "headed", "leads", "led", "chairs", "chaired"})
_POST_BREAKS = SAY | VERBS | {"who", "which", "that", "while", "when", "met"}
# no apposition goes over these
_BREAKS = SAY | {
    ",", ".", ";", ":", "and", "his", "her", "their", "which", "with", "who", "while", "when",
    "met", "to", "former", "ex", "against", "on",
}  # fmt: skip


def post_end(sentence: SentenceAgents, last: int) -> int:
    """Step over where an office is held, before a comma: "ambassador to Morocco, Lena Paz,"."""
    folded, size = sentence.folded, len(sentence.folded)
    if folded[last : last + 1] not in (["to"], ["in"], ["at"], ["for"]):
        return last
    at = last + 2 if folded[last + 1 : last + 2] == ["the"] else last + 1
    match = sentence.names.get(at)
    end = match.last if match is not None else at
    while end < min(at + 8, size) and (folded[end].isalpha() or end in sentence.names):
        if folded[end] in _POST_BREAKS or (match is not None and folded[end] != "and"):
            break
        match = sentence.names.get(end + 1) if folded[end] == "and" else None
        end = match.last if match is not None else end + 1
    if end >= size or end == at:
        return last
    bearer = match is not None and person_end(sentence, end) - end > 1
    return end if folded[end] == "," or bearer else last


def bearer_of(sentence: SentenceAgents, last: int) -> tuple[int, int]:
    """Give where the name of who holds an office begins and ends, also in commas.

    The same place twice is none: "Beside Spain's minister, Ana de Ruiz praised it" names another.
    """
    folded = sentence.folded
    apart = folded[last : last + 1] == [","]
    start = last + apart
    end = person_end(sentence, start)
    after = folded[end] if end < len(folded) else "."
    if apart and (end - start < 2 or after not in (",", ".", ";", "and", ")")):
        return start, start
    return start, end


def body_owner(sentence: SentenceAgents, link: int) -> tuple[Ids, int]:
    """Read a body that is known by its form: "leader of Albania's opposition Harbor Party"."""
    folded, at = sentence.folded, link + 1
    at += folded[at : at + 1] == ["the"]
    match = sentence.names.get(at)
    if match is not None and folded[match.last : match.last + 1] == ["'s"]:
        at = match.last + 1
    at += folded[at : at + 1] in (["opposition"], ["ruling"], ["main"], ["largest"])
    body = sentence.bodies.get(at)
    return (body.ids, body.last) if body is not None else ((), link)


def origin(sentence: SentenceAgents, at: int) -> tuple[Ids, int]:
    """Give whose a person is, behind the name: "Ambassador Lena Paz of Peru", "Lena Paz (Peru)"."""
    folded = sentence.folded
    if at + 1 >= len(folded) or folded[at] not in ("of", "("):
        return (), at
    match = sentence.names.get(at + 2 if folded[at + 1] == "the" else at + 1)
    if match is None or len(match.value.ids) != 1 or match.value.kind != "name":
        return (), at
    ids = match.value.ids
    if not ids[0] or ":" in ids[0]:
        return (), at
    return ids, match.last + (folded[at] == "(" and folded[match.last : match.last + 1] == [")"])


def spoken_for(sentence: SentenceAgents, end: int) -> tuple[Ids, int]:
    """Read whom a person speaks for, right behind the name; give also where that ends.

    ", the Spanish foreign minister,", "is the foreign minister of Spain", ", 52, a board member of
    the Harbor Watch,", "of the Harbor Watch".
    """
    folded, size = sentence.folded, len(sentence.folded)
    link = folded[end] if end < size else ""
    if link not in (",", "is", "was", "of", "from"):
        return (), end
    start = end + 1
    if link == "," and start + 1 < size and folded[start].isdigit() and folded[start + 1] == ",":
        start += 2  # the age
    start += 2 if folded[start : start + 2] == ["who", "is"] else 0
    leads = start + 1 < size and folded[start] == "who" and folded[start + 1] in _LEADS
    if leads:
        start += 2
    while start < size and folded[start] in _QUALIFIERS:
        start += 1
    ids: Ids = ()
    last = end
    if link not in _OF:
        ids, last = _office_held(sentence, start, leads)
    if not ids:
        ids, last = _role_held(sentence, start, link in _OF)
    return ids, _posted_end(sentence, last) if ids and link == "," else end


def _posted_end(sentence: SentenceAgents, last: int) -> int:
    """Step over where an office is held, also where no comma but a verb ends it."""
    folded, caps = sentence.folded, sentence.caps
    end = post_end(sentence, last)
    if end > last or folded[last : last + 1] not in (["to"], ["in"], ["at"], ["for"]):
        return end
    end = last + 1
    while end < len(folded) and (caps[end] or folded[end] in ("the", "and")):
        end += 1
    return end if end < len(folded) and is_act(folded[end]) and caps[end - 1] else last


def _office_held(sentence: SentenceAgents, start: int, leads: bool) -> tuple[Ids, int]:
    """Read an office that a name begins: "the Spanish foreign minister", "heads Spain's mission".

    Only who leads it speaks for an office that is no person's.
    """
    match = sentence.names.get(start)
    if match is None:
        return (), start
    agent, end = name_agent(sentence, match, {})
    directs = _director_end(sentence, match.last)
    if agent is not None and directs > match.last:
        return agent.ids, directs
    if agent is None or agent.sort != "office" or "former" in sentence.folded[start:end]:
        return (), start
    if not leads and PEOPLE_OFFICES.isdisjoint(sentence.folded[match.last : end]):
        return (), start
    return agent.ids, end


def _director_end(sentence: SentenceAgents, at: int) -> int:
    """Step over a director's office: "Germany's director for Asia"; a film's has nothing behind."""
    folded = sentence.folded
    if folded[at : at + 1] != ["'s"]:
        return at
    end = at + 1
    while folded[end : end + 1] and folded[end] in _DIRECTING:
        end += 1
    if folded[end : end + 1] != ["director"]:
        return at
    general = folded[end + 1 : end + 2] == ["general"] or folded[end + 1 : end + 3] == [
        "-", "general"
    ]  # fmt: skip
    end += 1
    if general:
        return end + 1 + (folded[end] == "-")
    return end if folded[end : end + 1] == ["for"] else at


def _role_held(sentence: SentenceAgents, start: int, bare: bool) -> tuple[Ids, int]:
    """Read a role: "a board member of the Harbor Watch"; bare, only the organization itself."""
    folded = sentence.folded
    step, ids, end = _next_holder(sentence, start)
    if len(ids) != 1 or not ids[0]:
        return (), start
    match = sentence.names.get(step)
    agent, after = name_agent(sentence, match, {}) if match is not None else (None, end)
    if agent is not None and agent.sort == "office":
        end = after  # "president of the Spanish Senate"
    elif end < len(folded) and (folded[end] == "'s" or sentence.caps[end]):
        return (), start  # "leader of Peru's Harbor Party", "of Peru Forward"
    organized = ids[0].startswith(("org:", "party:"))
    role = folded[start:step]
    before = step - 1
    while before > start and folded[before] in _BEFORE_HOLDERS:
        before -= 1
    if bare:
        speaks = organized and step == start
    elif folded[before] in _OF or (folded[before] == "to" and not _ADVISING.isdisjoint(role)):
        roles = _ROLES if organized else STATE_ROLES
        if agent is not None and agent.sort == "office":
            roles = roles | {"director"}  # "a director at the Spanish foreign ministry"
        speaks = not roles.isdisjoint(role) and "former" not in role
    else:
        # "Harbor Watch director"
        speaks = organized and step == start and not _ROLES.isdisjoint(folded[end : end + 2])
    return (ids, end) if speaks else ((), start)


def _is_portfolio(sentence: SentenceAgents, at: int) -> bool:
    """Tell whether what an office is for goes on: "... and European", "... affairs"."""
    words = sentence.folded[at : at + 2]
    return words[:1] == ["and"] or not PORTFOLIOS.isdisjoint(words[:1])


def _next_holder(sentence: SentenceAgents, start: int) -> tuple[int, Ids, int]:
    """Give where the next name or organization begins, whose it is, and where it ends."""
    for step in range(start, min(start + 12, len(sentence.folded))):
        match, body = sentence.names.get(step), sentence.bodies.get(step)
        if sentence.folded[step] in PORTFOLIOS and _is_portfolio(sentence, step + 1):
            continue  # "minister of foreign and European affairs"
        if match is not None:
            return step, match.value.ids, match.last
        if body is not None:
            return step, body.ids, body.last
        joined = sentence.folded[step] == "and" and _is_portfolio(sentence, step + 1)
        advises = sentence.folded[step] == "to" and sentence.folded[step - 1] in _ADVISING
        if sentence.folded[step] in _BREAKS and not (joined or advises):
            break
    return start, (), start
