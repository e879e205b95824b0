"""Who says it: the holders of the stances in an article's sentences.

Every agent of a sentence (see `agents`) and those that the article around it offers (the speaker
of an open quotation, the last subject, the actor of the lead, the outlet itself) is one
candidate, described by a few cues; the weights of the cues stand in one table below. The best
candidate is the holder, if it is good enough: unknown is an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from stancekit.agents import ANAPHORIC, DETERMINERS, DOCUMENTS, FREE, SentenceAgents, find_agents
from stancekit.gazetteer import shown_name
from stancekit.question import Question
from stancekit.reading import ReadSentence


class Attribution(NamedTuple):
    """Who holds which stance in a sentence.

    Attributes
    ----------
    holder, holder_id : str
        The name to show and the id, see `stancekit.gazetteer.holder_id`.
    stance : {"support", "opposition"}
    voice : {"own", "quoted", "reported"}
        Said in the holder's own words, in quotation marks, or told by another.
    """

    holder: str
    holder_id: str
    stance: str
    voice: str


def attribute(
    article: Sequence[ReadSentence], stances: Sequence[str], question: Question
) -> list[list[Attribution]]:
    """Say who holds the stances of an article's sentences.

    Parameters
    ----------
    article : sequence of ReadSentence
        All its sentences in order, from `stancekit.reading.read_article`; the title, if any, first.
    stances : sequence of str
        The stance of each sentence.
    question : Question

    Returns
    -------
    list of list of Attribution
        For each sentence: first the holders of its own stance, then positions of the other stance;
        empty where nobody is known.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Algeria regretted Spain's recognition of Moroccan sovereignty."],
    ...                        question)
    >>> [(a.holder_id, a.stance) for a in attribute(article, ["opposition"], question)[0]]
    [('DZA', 'opposition'), ('ESP', 'support')]
    """
    sentences, persons = find_agents(article, question)
    history = _History(sentences, stances, question)
    # the first round finds who is plainly named, the second reads the rest in their light
    for _ in range(2):
        chosen = history.decide(stances)
    result: list[list[Attribution]] = []
    for index, sentence in enumerate(sentences):
        stance = stances[index] if index < len(stances) else "neutral"
        ids, sure = chosen[index]
        if sure < THRESHOLD:
            ids = ()
        voice = _voice(sentence, ids)
        found = [Attribution(_shown(i, persons, question), i, stance, voice) for i in ids]
        for identity, other in _second_positions(sentence, stance, ids, question):
            found.append(
                Attribution(_shown(identity, persons, question), identity, other, "reported")
            )
        result.append(found)
    return result


def choose(candidates: Mapping[tuple[str, ...], set[str]]) -> tuple[tuple[str, ...], float]:
    """Give the best candidate and how sure it is, from 0 to 1."""
    best: tuple[str, ...] = ()
    top = -99.0
    for ids, cues in candidates.items():
        score = sum(WEIGHTS.get(cue, 0.0) for cue in cues)
        if score > top:
            best, top = ids, score
    return best, 1 / (1 + exp(-max(-30.0, min(30.0, top + BIAS))))


# --------------------------------------------------------------------------- agents in an article


class _History:
    """What the text before a sentence offers as its holder."""

    def __init__(
        self, sentences: list[SentenceAgents], stances: Sequence[str], question: Question
    ) -> None:
        self.sentences = sentences
        self.votes: dict[str, dict[str, set[int]]] = {"support": {}, "opposition": {}}
        self.bare = {"support": 0, "opposition": 0}
        self.won: dict[str, dict[str, dict[int, float]]] = {"support": {}, "opposition": {}}
        self.labels: list[tuple[str, ...]] = []
        label: tuple[str, ...] = ()
        for sentence in sentences:
            for agent in sentence.agents:
                if agent.slot == "label":
                    label = agent.ids
            self.labels.append(label)
        seen = [
            (i,)
            for sentence in sentences[:4]
            for agent in sentence.agents
            for i in agent.ids
            if agent.slot != "attribute"
        ]
        self.header = list(dict.fromkeys(seen))[:3]
        self.claimant = question.claimant.id
        self.rivals = frozenset(party.id for party in question.rivals)
        self.rival_list = [party.id for party in question.rivals]
        self.held: list[tuple[int, str, tuple[str, ...]]] = []
        counts: Counter[str] = Counter()
        speakers = first_person = 0
        for sentence in sentences:
            for agent in sentence.agents:
                for identity in agent.ids:
                    if agent.slot in FREE and agent.sort not in ANAPHORIC:
                        counts[identity] += 1
            speakers += any(a.slot in ("speaker", "accord") for a in sentence.agents)
            first_person += sentence.first_person
        size = max(len(sentences), 1)
        self.main = next((i for i, n in counts.most_common() if i != self.claimant and n > 1), "")
        self.actors = [(i,) for i, n in counts.most_common(6) if n > 2 and i != self.claimant][:3]
        self.opinion = first_person >= 0.08 * size and first_person > 1
        self.told = speakers >= 0.2 * size
        self.lead = self._lead(sentences[:3])
        for index, (sentence, stance) in enumerate(zip(sentences, stances, strict=False)):
            if stance not in self.votes:
                continue
            explicit = False
            for agent in sentence.agents:
                if agent.sort in ANAPHORIC or (agent.slot not in FREE and agent.slot != "noun"):
                    continue
                for identity in agent.ids:
                    if not self._against(identity, stance):
                        explicit = True
                        self.votes[stance].setdefault(identity, set()).add(index)
            self.bare[stance] += not explicit

    @staticmethod
    def _lead(sentences: Sequence[SentenceAgents]) -> tuple[str, ...]:
        for sentence in sentences:
            for agent in sentence.agents:
                if agent.ids and (agent.slot in FREE):
                    return agent.ids
        return ()

    def decide(self, stances: Sequence[str]) -> list[tuple[tuple[str, ...], float]]:
        """Choose a holder for each sentence, in order, and keep how often each was chosen."""
        self.held.clear()
        chosen: list[tuple[tuple[str, ...], float]] = []
        for index in range(len(self.sentences)):
            stance = stances[index] if index < len(stances) else "neutral"
            ids: tuple[str, ...] = ()
            sure = 0.0
            if stance in self.votes:
                ids, sure = choose(self.candidates(index, stance))
                self.add(index, stance, ids if sure >= THRESHOLD else ())
            chosen.append((ids, sure))
        self.won = {"support": {}, "opposition": {}}
        for index, (ids, sure) in enumerate(chosen):
            if sure >= THRESHOLD:
                for identity in ids:
                    table = self.won[stances[index]].setdefault(identity, {})
                    table[index] = sure
        return chosen

    def add(self, index: int, stance: str, ids: tuple[str, ...]) -> None:
        """Keep what was decided."""
        if ids:
            self.held.append((index, stance, ids))

    def candidates(self, index: int, stance: str) -> dict[tuple[str, ...], set[str]]:
        """List who can hold the stance of a sentence, each with its cues."""
        sentence = self.sentences[index]
        found: dict[tuple[str, ...], set[str]] = {}

        def note(ids: Iterable[str], *cues: str) -> None:
            key = tuple(i for i in ids if not self._against(i, stance))
            if key:
                found.setdefault(key, set()).update(cues)

        explicit = False
        pronoun = ""
        rank = 0
        for agent in sentence.agents:
            free = agent.slot in FREE
            quoted = sentence.quoted[agent.first] if agent.first < len(sentence.quoted) else False
            if agent.ids:
                if agent.sort in ANAPHORIC:
                    marks = [f"ref={agent.slot}|{agent.sort}", f"ref|{agent.sort}"]
                else:
                    marks = [
                        f"slot={agent.slot}", f"sort={agent.sort}",
                        f"slot={agent.slot}|{agent.sort}",
                    ]  # fmt: skip
                if free and not quoted and agent.sort not in ANAPHORIC:
                    marks.append(f"rank={min(rank, 2)}")
                    if agent.sort not in ANAPHORIC and (
                        any(not self._against(i, stance) for i in agent.ids)
                    ):
                        explicit = True
                if quoted:
                    marks.append(f"quoted|{agent.slot}")
                if agent.first <= 3:
                    marks.append("opens")
                note(agent.ids, *marks)
            if (
                agent.sort in ANAPHORIC
                and free
                and not quoted
                and (not pronoun or agent.slot == "speaker")
            ):
                pronoun = agent.sort
            if free and not quoted:
                rank += 1
        head = sentence.folded[:3]
        if not pronoun and DOCUMENTS & set(head[1:]) and head[0] in DETERMINERS:
            pronoun = "text"
        bare = "explicit" if explicit else (pronoun or "bare")
        if bare != "explicit" and sum(sentence.quoted) > 0.8 * len(sentence.quoted):
            bare = "quote" if sentence.starts else "quoted"
        if self.labels[index]:
            note(self.labels[index], "label", f"label|{bare}")
        for opener in self.header:
            note(opener, "header", f"header|{bare}", f"header|first={sentence.first_person}")
        self._earlier(index, stance, bare, note)
        quote = "quote" if any(sentence.quoted) else "plain"
        whole = "opinion" if self.opinion else "told" if self.told else "report"
        before = self.held[-1][2] if self.held else ()
        note(
            ["author"],
            "author",
            f"author|{bare}",
            f"author|{quote}",
            f"author|{whole}",
            f"author|{whole}|{bare}",
            f"author|first={sentence.first_person}",
            f"author|before={before == ('author',)}",
            f"author|start={index < 2}",
        )
        for rank, party in enumerate((self.claimant, *self.rival_list[:2])):
            rank = max(0, rank - 1)
            note([party], f"party{rank}", f"party{rank}|{bare}", f"party{rank}|{whole}")
        votes = self.votes[stance]
        ranked = sorted(votes, key=lambda i: -len(votes[i]))
        for identity in ranked[:3]:
            if len(votes[identity] - {index}) >= 2:
                note([identity], "voted")
        share = self.bare[stance] / max(1, self.bare[stance] + len(set().union(*votes.values())))
        tally = "bare0" if share < 0.25 else "bare1" if share < 0.5 else "bare2"
        note(["author"], f"author|{tally}", f"author|{tally}|{bare}", f"author|{tally}|{whole}")
        values = {item.value for item in sentence.read.reading.items}
        if ("claimant_name" if stance == "support" else "rival_name") in values or (
            stance == "opposition" and "occupation" in values
        ):
            note(["author"], "author|loaded", f"author|loaded|{bare}")
        won = {
            identity: sum(sure for at, sure in table.items() if at != index)
            for identity, table in self.won[stance].items()
        }
        total = sum(won.values())
        best = max(won.values(), default=0.0)
        for identity, weight in won.items():
            if weight and ((identity,) in found or weight > 0.25 * total):
                portion = "few"
                if weight > 0.9 * total:
                    portion = "all"
                elif weight == best:
                    portion = "most"
                elif weight > 0.25 * total:
                    portion = "some"
                often = "1" if weight < 1 else "2" if weight < 2.5 else "3+"
                kind = "author" if identity == "author" else "actor"
                won_cue = f"won={portion}"
                note(
                    [identity],
                    won_cue,
                    f"{won_cue}|{often}",
                    f"{won_cue}|{bare}",
                    f"{won_cue}|{kind}|{bare}",
                )
        if not total:
            for cues in found.values():
                cues.add("won=nobody")
        for ids, cues in found.items():
            if total and not any(won.get(i) for i in ids):
                cues.add(f"won=none|{bare}")
            count = min(len(votes.get(i, set()) - {index}) for i in ids)
            against = min(
                len(self.votes["support" if stance == "opposition" else "opposition"].get(i, ()))
                for i in ids
            )
            if ids != ("author",):
                level = "0" if count == 0 else "1" if count == 1 else "2-3" if count < 4 else "4+"
                cues.update((f"votes={level}", f"votes={level}|{bare}"))
                if against > count:
                    cues.add("outvoted")
                if ranked and ids[0] == ranked[0]:
                    cues.add(f"top|{bare}")
            if len(ids) > 1:
                cues.add("list")
            if all(i == self.claimant or i in self.rivals for i in ids):
                cues.add("sides")
            if ids[0].startswith("person:"):
                cues.add("private")
            if self.main in ids:
                cues.update(("main", f"main|{bare}"))
            if ids == self.lead:
                cues.update(("lead", f"lead|{bare}"))
        return found

    def _earlier(self, index: int, stance: str, bare: str, add: Callable[..., None]) -> None:
        """Offer the holders, speakers and subjects of the sentences before."""
        seen: set[tuple[str, ...]] = set()
        for back, (at, held, ids) in enumerate(reversed(self.held[-4:])):
            if ids in seen:
                continue
            seen.add(ids)
            distance = "1" if index - at == 1 else "2-3" if index - at < 4 else "4+"
            same = "same" if held == stance else "other"
            cue = f"held{min(back, 1)}={same}|{distance}"
            add(ids, cue, f"held={same}", f"held{min(back, 1)}|{bare}", f"{cue}|{bare}")
        sentence = self.sentences[index]
        speakers: list[tuple[str, ...]] = []
        subjects: list[tuple[str, ...]] = []
        pair: list[str] = []
        state = "in" if sentence.starts else "out"
        for at in range(index - 1, max(-1, index - 13), -1):
            earlier = self.sentences[at]
            distance = "1" if index - at == 1 else "2-3" if index - at < 4 else "4+"
            for agent in earlier.agents:
                if not agent.ids:
                    continue
                if agent.slot in ("speaker", "label", "accord") and (
                    len(speakers) < 2 and agent.ids not in speakers
                ):
                    rank = len(speakers)
                    speakers.append(agent.ids)
                    add(agent.ids, f"speaker{rank}={distance}", f"speaker{rank}|{state}",
                        f"speaker{rank}={distance}|{state}|{bare}", f"speaker={agent.slot}",
                        f"speaker|{agent.sort}|{bare}")  # fmt: skip
                if agent.slot in FREE and len(subjects) < 3 and agent.ids not in subjects:
                    rank = len(subjects)
                    subjects.append(agent.ids)
                    add(agent.ids, f"subject{rank}={distance}", f"subject{rank}={distance}|{bare}",
                        f"subject{rank}|{agent.sort}|{bare}")  # fmt: skip
                if len(pair) < 2 and agent.ids[0] not in pair and agent.sort != "person":
                    pair.append(agent.ids[0])
        for rank, ids in enumerate(self.actors):
            add(ids, f"actor{rank}", f"actor{rank}|{bare}", f"actor|{state}")
        if index + 1 < len(self.sentences):
            for agent in self.sentences[index + 1].agents:
                if agent.ids and agent.slot in ("speaker", "accord"):
                    state = "in" if sentence.opens or sentence.starts else "out"
                    add(agent.ids, f"next|{state}", f"next|{state}|{bare}")
                    break
        if bare == "pair" and len(pair) == 2:
            add(sorted(pair), "pair")
        if self.lead:
            add(self.lead, f"lead|{bare}")
        if self.main:
            add((self.main,), f"main|{bare}")

    def _against(self, identity: str, stance: str) -> bool:
        """Tell a party that would argue against its own claim."""
        return (identity == self.claimant and stance == "opposition") or (
            identity in self.rivals and stance == "support"
        )


def _second_positions(
    sentence: SentenceAgents, stance: str, ids: tuple[str, ...], question: Question
) -> Iterable[tuple[str, str]]:
    """Give positions of another stance: "Algeria regretted Spain's recognition"."""
    if stance == "neutral" or not ids:
        return
    other = "support" if stance == "opposition" else "opposition"
    rivals = {party.id for party in question.rivals}
    for agent in sentence.agents:
        if agent.slot != "noun" or not agent.ids or set(agent.ids) & set(ids):
            continue
        head = sentence.folded[agent.last - 1 : agent.last + 1]
        if not set(head) & {"recognition", "backing", "endorsement", "support", "decision"}:
            continue
        for identity in agent.ids:
            if identity == question.claimant.id or identity in rivals:
                continue
            yield identity, other


def _voice(sentence: SentenceAgents, ids: tuple[str, ...]) -> str:
    if ids == ("author",):
        return "own"
    quoted = sum(sentence.quoted)
    if quoted > 0.3 * max(len(sentence.quoted), 1):
        return "quoted"
    if sentence.first_person:
        return "own"
    return "reported"


def _shown(identity: str, persons: Mapping[str, str], question: Question) -> str:
    return (
        "author"
        if identity == "author"
        else persons.get(identity) or shown_name(identity, question)
    )


# -------------------------------------------------------------------------------------- the weights

#: How sure the best candidate must be; below, the holder is unknown.
THRESHOLD = 0.15
#: Fitted on the corpus's training split by `python experiments/gazetteer.py weights`.
BIAS = -3.4
WEIGHTS: Mapping[str, float] = {
    "actor0": 0.4, "actor0|bare": 0.3, "actor0|quote": -0.2, "actor0|we": 0.4, "actor1": 0.6,
    "actor1|explicit": 0.3, "actor|in": 0.4, "actor|out": 0.3, "author|bare": 0.3,
    "author|bare0": -0.4, "author|bare0|explicit": -0.2, "author|bare0|opinion": 0.4,
    "author|bare0|report": -0.4, "author|bare0|told": -0.4, "author|bare1|opinion": -0.4,
    "author|bare1|report": 0.3, "author|bare1|role": -0.2, "author|bare1|told": 0.2,
    "author|bare2": 0.3, "author|bare2|bare": 0.4, "author|bare2|he": -0.2,
    "author|bare2|opinion": 0.4, "author|bare2|report": 0.2, "author|bare2|text": -0.3,
    "author|bare2|told": -0.3, "author|he": -0.3, "author|it": 0.2, "author|loaded": 0.5,
    "author|loaded|explicit": 0.3, "author|loaded|quote": 0.3, "author|loaded|role": -0.4,
    "author|opinion": 0.4, "author|opinion|explicit": 0.4, "author|opinion|it": 0.3,
    "author|opinion|role": 0.3, "author|opinion|we": -0.4, "author|plain": 0.3,
    "author|quote": -0.3, "author|report|bare": 0.3, "author|report|explicit": -0.3,
    "author|report|it": -0.4, "author|report|they": 0.4, "author|start=False": -0.4,
    "author|start=True": 0.4, "author|they": 0.2, "author|told": -0.5,
    "author|told|explicit": -0.2, "author|told|he": -0.2, "author|told|it": 0.2,
    "author|told|role": -0.4, "header": 0.3, "header|explicit": -0.3, "header|first=True": 0.3,
    "header|he": 0.2, "header|it": -0.2, "header|pair": -0.3, "header|text": 0.4, "header|we": 0.4,
    "held0=other|4+|explicit": 0.2, "held0=same|1": 0.5, "held0=same|1|he": 0.3,
    "held0=same|1|it": 0.3, "held0=same|1|role": 0.2, "held0=same|1|we": -0.2,
    "held0=same|2-3": 0.4, "held0=same|2-3|explicit": -0.2, "held0=same|2-3|it": 0.4,
    "held0=same|2-3|quote": -0.7, "held0=same|4+|explicit": -0.2, "held0=same|4+|he": -0.3,
    "held0=same|4+|quote": 0.3, "held0=same|4+|role": 0.2, "held0|he": 0.2, "held0|it": 0.4,
    "held0|quote": -0.3, "held0|role": 0.2, "held0|they": 0.3, "held0|we": 0.2,
    "held1=other|2-3|explicit": 0.2, "held1=other|4+": -0.6, "held1=other|4+|explicit": -0.2,
    "held1=other|4+|role": -0.2, "held1=same|2-3|it": 0.2, "held1=same|4+": -0.2,
    "held1=same|4+|explicit": -0.5, "held1=same|4+|he": 0.3, "held1=same|4+|role": 0.3,
    "held1=same|4+|they": -0.3, "held1|explicit": -0.4, "held1|he": 0.3, "held1|it": 0.2,
    "held1|quote": -0.4, "held1|they": -0.4, "held=other": -0.6, "held=same": 0.7, "label": 0.3,
    "label|bare": -0.2, "label|explicit": 0.3, "lead|explicit": -0.2, "lead|he": -0.3,
    "lead|it": -0.2, "lead|role": 0.3, "lead|they": -0.2, "main": 0.6, "main|it": -0.2,
    "main|role": -0.6, "main|they": -0.2, "main|we": 0.2, "next|in": -0.2, "next|out|bare": 0.2,
    "next|out|explicit": -0.3, "next|out|it": 0.2, "opens": 1.0, "outvoted": -0.8, "party0": 0.3,
    "party0|bare": 0.3, "party0|explicit": -0.2, "party0|he": 0.6, "party0|opinion": 0.3,
    "party0|quote": -0.2, "party0|role": 0.6, "party0|text": -0.2, "party0|we": -0.3,
    "party1|he": 0.3, "party1|it": 0.5, "party1|opinion": -0.2, "party1|quote": -0.3,
    "party1|report": 0.3, "party1|role": 0.3, "party1|they": -0.7, "party1|we": -0.2,
    "private": -0.9, "quoted|attribute": -0.3, "quoted|other": -0.5, "quoted|speaker": -0.2,
    "rank=0": 1.7, "rank=1": 0.2, "rank=2": 0.4, "ref=by|role": 0.3, "ref=oblique|he": -0.3,
    "ref=oblique|it": -0.2, "ref=other|it": -0.4, "ref=other|role": -0.2, "ref=speaker|he": 0.6,
    "ref=speaker|it": 0.6, "ref=speaker|role": 0.3, "ref=subject|it": 0.2, "ref=subject|role": 0.2,
    "ref|he": 0.3, "ref|role": 0.4, "sides": 0.2, "slot=accord": 1.3, "slot=by": 1.3,
    "slot=label": 1.3, "slot=label|person": 0.2, "slot=noun": 1.3, "slot=noun|name": 0.4,
    "slot=oblique|person": 0.3, "slot=other": 0.5, "slot=other|name": -0.2,
    "slot=other|office": -0.3, "slot=other|person": 1.1, "slot=reported": 1.3,
    "slot=reported|name": 0.6, "slot=speaker": 1.3, "slot=speaker|name": 0.8,
    "slot=speaker|office": 0.8, "slot=speaker|person": -0.2, "slot=subject": 0.2,
    "slot=subject|name": 0.6, "slot=subject|office": 0.9, "slot=subject|person": -1.3,
    "slot=view": 1.3, "sort=group": -0.4, "sort=name": 1.4, "sort=office": 1.4,
    "speaker0=1|in|quote": 0.4, "speaker0=1|out|bare": 0.4, "speaker0=1|out|explicit": -0.3,
    "speaker0=1|out|he": 0.2, "speaker0=1|out|it": 0.4, "speaker0=1|out|role": -0.3,
    "speaker0=2-3": 0.2, "speaker0=2-3|out|bare": -0.2, "speaker0=2-3|out|explicit": 0.3,
    "speaker0=4+": -0.3, "speaker0=4+|in|quote": -0.4, "speaker0=4+|out|explicit": 0.2,
    "speaker0=4+|out|he": -0.2, "speaker0=4+|out|it": 0.3, "speaker0|out": 0.2,
    "speaker1=2-3": 0.2, "speaker1=2-3|out|explicit": -0.2, "speaker1=4+": -0.4,
    "speaker1=4+|out|explicit": -0.4, "speaker1=4+|out|he": -0.2, "speaker1|in": 0.4,
    "speaker=label": 0.3, "speaker|he|explicit": -0.4, "speaker|he|he": -0.7,
    "speaker|he|quote": 0.3, "speaker|he|role": 0.2, "speaker|it|bare": 0.5,
    "speaker|it|explicit": 0.6, "speaker|it|it": 0.5, "speaker|name|bare": 0.2,
    "speaker|name|it": 0.3, "speaker|name|role": 0.7, "speaker|office|he": 0.6,
    "speaker|person|explicit": 0.2, "speaker|person|it": -0.3, "speaker|person|role": -0.3,
    "speaker|role|bare": -0.4, "speaker|role|explicit": -0.8, "speaker|role|he": -0.5,
    "speaker|role|quote": -0.6, "speaker|role|role": -0.6, "subject0=1": 0.6,
    "subject0=1|explicit": -0.2, "subject0=1|he": 0.2, "subject0=1|it": -0.2,
    "subject0=1|quote": 0.2, "subject0=1|role": 0.5, "subject0=1|they": 0.3, "subject0=2-3": 0.2,
    "subject0=2-3|he": 0.4, "subject0=4+": -0.5, "subject0=4+|bare": -0.2,
    "subject0=4+|explicit": -0.3, "subject0|group|bare": -0.3, "subject0|he|he": -0.3,
    "subject0|he|role": 0.2, "subject0|name|he": 0.3, "subject0|name|it": 0.7,
    "subject0|name|role": 0.5, "subject0|office|he": 0.9, "subject0|person|it": -0.3,
    "subject0|person|role": -0.3, "subject0|role|he": -0.4, "subject0|role|quote": -0.2,
    "subject0|role|role": -0.3, "subject0|they|bare": -0.4, "subject0|they|explicit": -0.5,
    "subject1=1": 0.4, "subject1=1|explicit": -0.3, "subject1=1|he": 0.5, "subject1=1|quote": 0.7,
    "subject1=1|role": -0.3, "subject1=2-3": 0.2, "subject1=2-3|explicit": -0.4,
    "subject1=2-3|he": -0.3, "subject1=2-3|quote": 0.3, "subject1=2-3|role": -0.2,
    "subject1=2-3|we": 0.5, "subject1=4+|bare": -0.4, "subject1|group|bare": -0.2,
    "subject1|group|explicit": -0.3, "subject1|group|he": -0.2, "subject1|he|explicit": -0.2,
    "subject1|it|explicit": 0.6, "subject1|name|bare": 0.2, "subject1|name|explicit": 0.7,
    "subject1|name|he": 0.3, "subject1|name|it": -0.4, "subject1|name|quote": -0.2,
    "subject1|name|role": 0.2, "subject1|office|explicit": -0.7, "subject1|person|bare": -0.5,
    "subject1|person|explicit": -0.6, "subject1|person|role": -0.2, "subject1|role|bare": -0.2,
    "subject1|role|he": -0.2, "subject1|role|it": 0.7, "subject1|role|role": 0.2,
    "subject2=1": 0.5, "subject2=2-3": -0.2, "subject2=2-3|he": 0.2, "subject2=2-3|role": -0.3,
    "subject2=4+|bare": -0.3, "subject2=4+|explicit": 0.2, "subject2=4+|he": 0.2,
    "subject2=4+|it": 0.2, "subject2=4+|quote": -0.4, "subject2=4+|role": 0.2,
    "subject2|group|explicit": -0.3, "subject2|he|explicit": 0.4, "subject2|it|bare": -0.2,
    "subject2|it|explicit": 0.2, "subject2|name|explicit": 0.3, "subject2|name|it": 0.2,
    "subject2|name|role": 0.5, "subject2|office|explicit": -0.2, "subject2|person|explicit": -0.3,
    "subject2|person|role": -0.2, "subject2|role|bare": 0.4, "subject2|they|explicit": 0.2,
    "top|he": -0.2, "top|it": 0.3, "top|quote": 0.5, "top|role": -0.2, "top|they": 0.2,
    "voted": -0.2, "votes=0|explicit": -0.6, "votes=0|he": -0.2, "votes=0|it": -0.3,
    "votes=0|pair": 0.5, "votes=0|text": 0.6, "votes=0|they": 0.2, "votes=1": -0.3,
    "votes=1|bare": 0.3, "votes=1|explicit": -0.3, "votes=1|it": -0.3, "votes=1|they": 0.3,
    "votes=2-3": -0.2, "votes=2-3|explicit": -0.5, "votes=2-3|he": -0.3, "votes=2-3|quote": 0.4,
    "votes=2-3|role": -0.3, "votes=4+": -0.2, "won=all": 0.6, "won=all|1": -0.2, "won=all|2": 0.4,
    "won=all|3+": 0.4, "won=all|actor|bare": 0.3, "won=all|actor|it": 0.3,
    "won=all|actor|role": 0.2, "won=all|author|bare": -0.4, "won=all|role": 0.4,
    "won=few|actor|bare": -0.4, "won=few|actor|explicit": -0.3, "won=few|author|bare": 0.7,
    "won=few|author|explicit": 0.2, "won=few|bare": 0.3, "won=few|it": -0.2, "won=few|role": -0.2,
    "won=most": 0.2, "won=most|1": -0.4, "won=most|2": 0.3, "won=most|3+": 0.3,
    "won=most|actor|bare": -0.2, "won=most|actor|he": 0.2, "won=most|actor|it": -0.2,
    "won=most|actor|quote": -0.3, "won=most|actor|role": -0.2, "won=most|author|bare": 0.3,
    "won=most|author|explicit": 0.3, "won=most|explicit": 0.2, "won=most|quote": -0.4,
    "won=most|role": 0.3, "won=nobody": 0.2, "won=none|quote": 0.2, "won=none|role": -0.3,
    "won=none|text": 0.2, "won=none|they": -0.4, "won=none|we": -0.2, "won=some|2": 0.2,
    "won=some|actor|explicit": 0.2, "won=some|author|bare": 0.2, "won=some|role": -0.2,
}  # fmt: skip
