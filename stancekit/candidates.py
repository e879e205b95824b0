"""Who could hold the stance of a sentence: the candidates, each described by cues.

A sentence offers its own agents; its article offers the speaker who has the floor, the subjects and
holders of the sentences before, the actors of the lead, the parties, and the outlet itself
(`author`). A cue is a short name for what speaks for or against a candidate ("speaker", "behind the
verb", "held the same stance in the sentence before"); its weight is fitted, see `holders`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import Protocol

from stancekit.agents.found import Agent, Head, Ids, SentenceAgents
from stancekit.agents.heads import find_labels, find_quoting
from stancekit.agents.reported import is_praised
from stancekit.agents.slots import ANAPHORIC, FREE, clause_kind, is_quoted
from stancekit.agents.words import DETERMINERS, DOCUMENTS
from stancekit.beside import find_beside
from stancekit.concessions import find_conceding
from stancekit.question import Question
from stancekit.surroundings import MODALS, find_predicate, is_loaded, surroundings, verb_behind
from stancekit.told import find_barred, is_told_of, reported_holder

Cues = dict[str, float]

_FIRST = frozenset({"we", "our", "i", "my", "us", "ours"})
#: How many sentences back the article is searched.
REACH = 12


class Offers:
    """What an article offers as holders of its sentences' stances.

    Parameters
    ----------
    sentences : list of SentenceAgents
    stances : list of str
        One for each sentence.
    question : Question
    """

    def __init__(
        self, sentences: list[SentenceAgents], stances: Sequence[str], question: Question
    ) -> None:
        self.sentences = sentences
        self.stances = stances
        #: the sentences that take a stance
        self.taking = [index for index, stance in enumerate(stances) if stance != "neutral"]
        self.claimant = question.claimant.id
        self.rivals = [party.id for party in question.rivals]
        self.heads = [sentence.head for sentence in sentences]
        self.headed: list[Ids] = [
            s.agents[h.place].ids if h.place >= 0 else ()
            for s, h in zip(sentences, self.heads, strict=True)
        ]
        self.labels = find_labels(sentences)
        self.quoting = find_quoting(sentences)
        self.conceding = [find_conceding(s, t) for s, t in zip(sentences, stances, strict=True)]
        self.told: list[Ids] = [
            () if any(self.against(i, t, at) for i in told) else told
            for at, (s, t) in enumerate(zip(sentences, stances, strict=True))
            for told in (reported_holder(s, t),)
        ]
        self.barred = [
            find_barred(s, t) | _answered(s, t, h, question)
            for s, t, h in zip(sentences, stances, self.heads, strict=True)
        ]
        self.opening = _first_named(sentences[:4])
        self.signed = list(dict.fromkeys(s.byline for s in sentences if s.byline))[:2]
        self.title = {i for s in sentences[:1] for a in s.agents for i in a.ids}
        self.lead = next(
            (a.ids for s in sentences[:3] for a in s.agents if a.ids and a.slot in FREE), ()
        )
        counts = Counter(
            identity
            for sentence in sentences
            for agent in sentence.agents
            for identity in agent.ids
            if agent.slot in FREE and agent.sort not in ANAPHORIC
        )
        self.acting = Counter(i for ids in self.headed for i in ids)
        ranked = [(i, n) for i, n in counts.most_common(6) if i != self.claimant]
        self.main = next((i for i, n in ranked if n > 1), "")
        often = [i for i, n in ranked if n > 2][:3]
        every = Counter(i for s in sentences for a in s.agents for i in a.ids)
        often += [i for i, _ in every.most_common(8) if i not in often and i != self.claimant]
        self.actors: list[Ids] = [(i,) for i in often[:4]]
        size = len(sentences)
        first_person = sum(s.first_person for s in sentences)
        speakers = sum(h.kind in ("first", "last", "accord") for h in self.heads)
        self.tone = "report"
        if first_person > 1 and first_person >= 0.08 * size:
            self.tone = "opinion"
        elif speakers >= 0.2 * size:
            self.tone = "told"
        loaded = sum(
            is_loaded(s, "support") or is_loaded(s, "opposition")
            for s, t in zip(sentences, stances, strict=True)
            if t == "neutral"
        )
        self.loaded = min(loaded, 3)
        self.states = [self._state(index) for index in range(size)]

    def of(self, index: int) -> dict[Ids, Cues]:
        """List the candidates of a sentence, and their cues that no decision changes.

        Returns
        -------
        dict
            Cues and their values, by the ids of the holders; nobody is `()`.
        """
        stance = self.stances[index]
        state = self.states[index]
        found: dict[Ids, Cues] = {}
        against = {i for i in (self.claimant, *self.rivals) if self.against(i, stance, index)}

        def note(ids: Iterable[str], *cues: str) -> None:
            key = tuple(i for i in ids if i not in against)
            if key:
                found.setdefault(key, {}).update(dict.fromkeys(cues, 1.0))

        self._here(index, note)
        self._earlier(index, note)
        if self.labels[index]:
            note(self.labels[index], "label", f"label|{state}")
        for rank, opener in enumerate(self.opening):
            note(opener, "opening", f"opening|{state}", f"opening{rank}", f"opening|{self.tone}")
        if self.quoting[index]:
            note(self.quoting[index], "quoting", f"quoting|{state}")
        for rank, ids in enumerate(self.actors):
            note(ids, f"actor{rank}", f"actor{rank}|{state}", f"actor{rank}|{self.tone}")
        for ids in self.signed:
            note(ids, "signs", f"signs|{state}", f"signs|{self.tone}")
        note(["author"], *self._author(index))
        for rank, party in enumerate((self.claimant, *self.rivals[:2])):
            side = "first" if rank < 2 else "other"
            note([party], f"party={side}", f"party={side}|{state}", f"party|{self.tone}")
        for ids, cues in found.items():
            self._standing(ids, cues, state)
        found = {ids: cues for ids, cues in found.items() if self.may_hold(index, ids)}
        found[()] = {"nobody": 1.0, f"nobody|{state}": 1.0, f"nobody|{self.tone}": 1.0}
        return found

    def against(self, identity: str, stance: str, index: int = -1) -> bool:
        """Tell a party that would argue against its own claim, and does not in this sentence."""
        if index >= 0 and identity in self.conceding[index]:
            return False
        return (identity == self.claimant and stance == "opposition") or (
            identity in self.rivals and stance == "support"
        )

    def may_hold(self, index: int, ids: Ids) -> bool:
        """Tell whom the grammar leaves to choose from: whoever's stance is told holds it alone."""
        told = self.told[index]
        if told and ids:
            return set(ids) <= set(told)
        return set(ids).isdisjoint(self.barred[index])

    def _state(self, index: int) -> str:
        """Tell how a sentence names its holder: by name, by a pronoun, in a quotation, not."""
        sentence, head = self.sentences[index], self.heads[index]
        if head.place >= 0:
            agent = sentence.agents[head.place]
            sort = "named" if agent.sort in ("name", "office") else agent.sort
            against = agent.ids and all(
                self.against(i, self.stances[index], index) for i in agent.ids
            )
            return f"{head.kind}:{'other side' if against else sort}"
        if sum(sentence.quoted) > 0.8 * len(sentence.quoted):
            return "quote" if sentence.starts else "quoted"
        words = sentence.folded[:3]
        if DOCUMENTS & set(words[1:]) and words[0] in DETERMINERS:
            return "text"
        return "we" if _FIRST & set(sentence.folded) else "bare"

    def _here(self, index: int, note: _Note) -> None:
        """Offer the agents of the sentence itself."""
        sentence, head, state = self.sentences[index], self.heads[index], self.states[index]
        at = find_predicate(sentence)
        headed = sentence.agents[head.place] if head.place >= 0 else None
        free = [a for a in sentence.agents if a.slot in FREE and not is_quoted(sentence, a)]
        ranks = {agent: min(rank, 2) for rank, agent in enumerate(free)}
        nearest = next((a for a in reversed(free) if a.last <= at), None)
        for place, agent in enumerate(sentence.agents):
            if not agent.ids or is_told_of(sentence, agent, self.stances[index]):
                continue
            if is_praised(sentence, agent):
                continue
            sort = agent.sort
            marks = [f"slot={agent.slot}", f"sort={sort}", f"slot={agent.slot}|{sort}"]
            if place == head.place:
                marks += ["head", f"head={head.kind}", f"head={head.kind}|{sort}"]
                marks += [f"head|{way}" for way in surroundings(sentence, agent, at)]
            else:
                marks += [f"beside={state}", f"beside={head.kind}|{agent.slot}"]
                marks += [f"{agent.slot}|{way}" for way in surroundings(sentence, agent, at)]
            if sort not in ANAPHORIC:
                marks.append(f"{agent.slot}|{self.tone}")
                if agent in ranks:
                    marks.append(f"rank={ranks[agent]}")
            kind = clause_kind(sentence, agent)
            if kind != "main":
                marks += [f"clause={kind}", f"clause={kind}|{agent.slot}"]
            if agent.slot == "oblique" and agent.first:
                before = sentence.folded[agent.first - 1]
                before = sentence.folded[agent.first - 2] if before == "the" else before
                marks.append(f"prep={before}")
            verb = verb_behind(sentence, agent)
            if verb:
                marks += [f"verb={verb}", f"verb={verb}|{agent.slot}"]
            if agent is nearest:
                marks.append(f"nearest|{agent.slot}")
            elif at >= 0 and agent.first >= at:
                marks.append(f"behind|{agent.slot}")
            if place != head.place and _is_within(agent, headed):
                marks.append(f"in the head's name|{agent.slot}")
            if is_quoted(sentence, agent):
                marks += ["in quotes", f"in quotes|{agent.slot}"]
            if agent.first <= 3:
                marks += ["opens", f"opens|{agent.slot}"]
            note(agent.ids, "here", *marks)
            beside = _joined(sentence, place) if agent is headed else ()
            if beside:
                note((*beside, *agent.ids), "here", *marks)

    def _earlier(self, index: int, note: _Note) -> None:
        """Offer the speakers and subjects of the sentences around."""
        sentence, state = self.sentences[index], self.states[index]
        floors: list[Ids] = []
        subjects: list[Ids] = []
        pair: list[str] = []
        inside = "in" if sentence.starts else "out"
        for at in range(index - 1, max(-1, index - REACH - 1), -1):
            distance = steps_back(index - at)
            head, ids = self.heads[at], self.headed[at]
            if ids and head.kind != "by" and len(floors) < 3 and ids not in floors:
                cue = f"floor{len(floors)}={distance}"
                sort = self.sentences[at].agents[head.place].sort
                spoke = "spoke" if head.kind in ("first", "last", "accord", "label") else "acted"
                note(ids, cue, f"{cue}|{state}", f"{cue}|{inside}", f"{cue}|{spoke}",
                     f"floor{len(floors)}|{spoke}|{state}", f"floor|{sort}|{state}")  # fmt: skip
                floors.append(ids)
            for agent in self.sentences[at].agents:
                if not agent.ids:
                    continue
                if agent.slot in FREE and len(subjects) < 4 and agent.ids not in subjects:
                    cue = f"subject{len(subjects)}={distance}"
                    subjects.append(agent.ids)
                    note(agent.ids, cue, f"{cue}|{state}", f"subject|{agent.sort}|{state}")
                if len(pair) < 2 and agent.ids[0] not in pair and agent.sort != "person":
                    pair.append(agent.ids[0])
        if index + 1 < len(self.sentences) and self.headed[index + 1]:
            open_ = "in" if sentence.opens or sentence.starts else "out"
            kind = self.heads[index + 1].kind
            note(self.headed[index + 1], "speaks next", f"next|{open_}", f"next|{state}",
                 f"next|{kind}")  # fmt: skip
        if state.endswith(":pair") and len(pair) == 2:
            note(sorted(pair), "pair")

    def _author(self, index: int) -> Iterable[str]:
        """Say what speaks for the outlet's own voice."""
        sentence, stance, state = self.sentences[index], self.stances[index], self.states[index]
        yield from ("author", f"author|{state}", f"author|{self.tone}",
                    f"author|{self.tone}|{state}")  # fmt: skip
        yield f"author|{self.loaded} loaded"
        if index < 2:
            yield "author|start"
        if self.signed:
            yield "author|signed"
        if sentence.first_person:
            yield "author|first person"
        if MODALS & set(sentence.folded):
            yield "author|must"
            yield f"author|must|{self.tone}"
        if sentence.folded[-1:] in (["?"], ["!"]):
            yield f"author|{sentence.folded[-1]}"
        if is_loaded(sentence, stance):
            yield "author|loaded"
            yield f"author|loaded|{state}"
            yield f"author|loaded|{self.tone}"
        main = sentence.read.reading.main
        yield "author|no frame" if main is None else f"author|{main.object}"
        if any(sentence.quoted):
            yield "author|quotes"

    def _standing(self, ids: Ids, cues: Cues, state: str) -> None:
        """Say who a candidate is, whatever the sentence says of it."""
        if len(ids) > 1:
            cues["list"] = 1.0
        kind = ids[0].partition(":")[0] if ":" in ids[0] else "state"
        if ids == ("author",):
            return
        cues[f"is {kind}"] = 1.0
        cues[f"is {kind}|{state.partition(':')[0]}"] = 1.0
        if ids[0] == "org:united-nations":
            cues["is the UN"] = 1.0
        if ids == self.headed[0]:
            cues.update({"title acts": 1.0, f"title acts|{kind}": 1.0})
        if self.main in ids:
            cues.update({"main": 1.0, f"main|{state}": 1.0, f"main|{self.tone}": 1.0})
        if ids == self.lead:
            cues.update({"lead": 1.0, f"lead|{state}": 1.0})
        if ids[0] in self.title:
            cues["title"] = 1.0
            cues[f"title|{self.tone}"] = 1.0
            if "here" not in cues:
                cues.update({"title|away": 1.0, f"title|away|{state}": 1.0})
        cues["acting"] = log(1 + min(self.acting[i] for i in ids))
        if "here" not in cues:
            cues["away"] = 1.0
            cues[f"away|{state}"] = 1.0
            cues[f"away|{kind}"] = 1.0
            cues["acting|away"] = cues["acting"]


class _Note(Protocol):
    """The signature of what notes a candidate with its cues."""

    def __call__(self, ids: Iterable[str], *cues: str) -> None: ...


def _first_named(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    named = [i for s in sentences for a in s.agents if a.slot != "attribute" for i in a.ids]
    first: list[Ids] = [(identity,) for identity in dict.fromkeys(named)]
    return first[:3]


def steps_back(steps: int) -> str:
    """Give the class of how many sentences back another lies.

    Examples
    --------
    >>> [steps_back(steps) for steps in (1, 3, 9)]
    ['1', '2-3', '4+']
    """
    return "1" if steps == 1 else "2-3" if steps < 4 else "4+"


def _answered(sentence: SentenceAgents, stance: str, head: Head, question: Question) -> set[str]:
    """Give whose deed is answered in the passive: "*Spain's* call was condemned by Algeria"."""
    if head.kind != "by" or head.place < 0 or stance == "neutral":
        return set()
    beside = find_beside(sentence, stance, sentence.agents[head.place].ids, question)
    return {identity for identity, side in beside.items() if side != stance}


def _joined(sentence: SentenceAgents, place: int) -> Ids:
    """Give the group that another is named with: "*traders* and hoteliers insisted"."""
    agent, before = sentence.agents[place], sentence.agents[place - 1] if place else None
    if before is None or {before.sort, agent.sort} != {"group"}:
        return ()
    between = sentence.folded[before.last : agent.first]
    return tuple(i for i in before.ids if i not in agent.ids) if between == ["and"] else ()


def _is_within(agent: Agent, other: Agent | None) -> bool:
    """Tell an agent that is only part of how another is named: "*French* senators"."""
    return other is not None and other.first <= agent.first and agent.last <= other.last
