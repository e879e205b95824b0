"""Who held an office once and speaks for nobody else now: "the former Spanish minister José Bono".

The codebook counts what such a person says as the person's own.
"""

from __future__ import annotations

from stancekit.agents.appositions import bearer_of, body_owner
from stancekit.agents.found import Agent, Found, Introduced, SentenceAgents
from stancekit.agents.full_names import surname_of
from stancekit.agents.groups import described_agent
from stancekit.agents.names import is_spaced
from stancekit.agents.persons import new_person
from stancekit.agents.words import PEOPLE_OFFICES, SAY, VERBS

_FORMER = frozenset({"former", "ex", "retired", "erstwhile", "onetime"})
_OFFICES = PEOPLE_OFFICES | frozenset(
    """
    ambassadors chancellors consuls delegates diplomats envoys leaders ministers monarchs
    negotiators officials representatives secretaries spokespeople
    """.split()  # noqa: SIM905
)


def former_start(sentence: SentenceAgents, first: int, last: int) -> int:
    """Give where an office that is held no more begins; -1 for one that is held.

    Words `[first, last)` are the office, with its state, as far as it was read.
    """
    folded = sentence.folded
    if _OFFICES.isdisjoint(folded[first:last]):
        return -1
    if not _FORMER.isdisjoint(folded[first:last]):
        return first
    before = first - 1
    if before > 0 and folded[before] == "first":
        before -= 1  # "former first minister"
    if before >= 0 and folded[before] == "-" and not is_spaced(sentence.read, before):
        before -= 1  # "ex-minister"
    return before if before >= 0 and folded[before] in _FORMER else -1


def former_agent(
    sentence: SentenceAgents, start: int, at: int, last: int, introduced: Introduced
) -> Found:
    """Read who held an office, by name; without one, as the text calls them.

    The office's noun ends at `last`, and is the word `at`.
    """
    end = _behind_owner(sentence, last)
    first, stop = bearer_of(sentence, end)
    if stop == first or sentence.headline:
        before = introduced.offices.get(f"former {sentence.folded[at]}", ())
        if before and sentence.folded[start - 1 : start] == ["the"]:
            return Agent(start, end, before, "role", ""), end
        return described_agent(sentence, start, at, last, introduced)
    surname = surname_of(sentence, first, stop)
    known = introduced.known.get(surname, ())
    if stop - first > 1 or not known or not known[0].startswith("person:"):
        known = (new_person(sentence, first, stop, introduced),)
    introduced.known[surname] = known
    introduced.offices[f"former {sentence.folded[at]}"] = known
    return Agent(start, stop, known, "person", ""), stop


def _behind_owner(sentence: SentenceAgents, last: int) -> int:
    """Step over whose the office was: "former president of Chile Ricardo Lagos"."""
    folded = sentence.folded
    if folded[last : last + 1] not in (["of"], ["for"]):
        return last
    owner, stop = body_owner(sentence, last)
    if owner:
        return stop
    for step in range(last + 1, min(last + 5, len(folded))):
        match = sentence.names.get(step)
        if match is not None:
            return match.last
        if folded[step] in SAY or folded[step] in VERBS or not folded[step].isalpha():
            break
    return last
