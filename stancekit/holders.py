"""Who says it: the holders of the stances in an article's sentences.

Every agent of a sentence (see `agents`) and those that the article around it offers (the speaker
of an open quotation, the last subject, the actor of the lead, the outlet itself) is a candidate,
described by a few cues; so is nobody. The weights of the cues stand in one table below, and give
each candidate its odds. An article is decided as a whole: a first round finds who is plainly
named, the next read the other sentences in the light of what the article's holders of the same
stance are. The best candidate is the holder, if it is good enough: unknown is an answer.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp, log
from typing import NamedTuple

from stancekit.agents import (
    ANAPHORIC,
    DETERMINERS,
    DOCUMENTS,
    FREE,
    Agent,
    SentenceAgents,
    find_agents,
)
from stancekit.gazetteer import shown_name
from stancekit.question import Question
from stancekit.reading import ReadSentence
from stancekit.vocabulary import polarities

Ids = tuple[str, ...]
Cues = dict[str, float]


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
    history = History(sentences, stances, question)
    history.decide()
    history.settle()
    result: list[list[Attribution]] = []
    for index, sentence in enumerate(sentences):
        ids = history.chosen[index]
        stance = history.stances[index]
        voice = _voice(sentence, ids)
        found = [Attribution(_shown(i, persons, question), i, stance, voice) for i in ids]
        for identity, other in _second_positions(sentence, stance, ids, question):
            found.append(
                Attribution(_shown(identity, persons, question), identity, other, "reported")
            )
        result.append(found)
    return result


def odds(candidates: Mapping[Ids, Cues]) -> dict[Ids, float]:
    """Give each candidate its probability, from the weights of its cues."""
    scores = {
        ids: sum(WEIGHTS.get(cue, 0.0) * value for cue, value in cues.items())
        for ids, cues in candidates.items()
    }
    top = max(scores.values(), default=0.0)
    raised = {ids: exp(score - top) for ids, score in scores.items()}
    total = sum(raised.values()) or 1.0
    return {ids: value / total for ids, value in raised.items()}


# --------------------------------------------------------------------------- agents in an article


_CLAUSES = frozenset(
    """
    that because what which while if when as where whose how why since than whether after until
    """.split()
)
# whoever stands behind these is spoken to
_THANKS = frozenset(
    """
    thank thanked thanks thanking to urged urges urge asked asks ask reminded told hailed praised
    joined commended congratulated accused accuses calls
    """.split()
)
_MODALS = frozenset(
    """
    must should can could may might needs ought would cannot owes shall
    """.split()
)
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "being"})


class History:
    """What an article offers as the holders of its sentences' stances, and what was decided.

    Attributes
    ----------
    stances : list of str
        One for each sentence.
    chosen : list of tuple of str
        The holders decided so far; empty where nobody is known.
    """

    def __init__(
        self, sentences: list[SentenceAgents], stances: Sequence[str], question: Question
    ) -> None:
        self.sentences = sentences
        size = len(sentences)
        self.stances = [*stances, *["neutral"] * size][:size]
        self.chosen: list[Ids] = [()] * size
        # the probability of every holder, by sentence
        self.likely: list[dict[str, float]] = [{} for _ in sentences]
        self.claimant = question.claimant.id
        self.rivals = [party.id for party in question.rivals]
        self.labels = _labels(sentences)
        self.quoting = _quoting(sentences)
        self.header = _first_named(sentences[:4])
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
        ranked = [(i, n) for i, n in counts.most_common(6) if i != self.claimant]
        self.main = next((i for i, n in ranked if n > 1), "")
        self.actors = [(i,) for i, n in ranked if n > 2][:3]
        first_person = sum(s.first_person for s in sentences)
        speakers = sum(any(a.slot in ("speaker", "accord") for a in s.agents) for s in sentences)
        self.tone = "report"
        if first_person > 1 and first_person >= 0.08 * size:
            self.tone = "opinion"
        elif speakers >= 0.2 * size:
            self.tone = "told"

    def decide(self) -> None:
        """Choose the holders of every sentence, in order, and again in the light of the rest."""
        for number in range(ROUNDS):
            for index, stance in enumerate(self.stances):
                if stance == "neutral":
                    continue
                share = odds(self.candidates(index, number > 0))
                likely: dict[str, float] = {}
                for ids, chance in share.items():
                    for identity in ids:
                        likely[identity] = likely.get(identity, 0.0) + chance
                self.likely[index] = likely
                best = max(share, key=lambda ids: share[ids] if ids else 0.0, default=())
                # a list and its parts share the odds: each of them is as sure as their sum
                self.chosen[index] = tuple(i for i in best if likely[i] >= THRESHOLD)

    def settle(self) -> None:
        """Let unclear sentences take a holder that the article names for the same stance."""
        sure = {
            (identity, self.stances[index])
            for index, ids in enumerate(self.chosen)
            for identity in ids
        }
        for index, likely in enumerate(self.likely):
            if self.chosen[index]:
                continue
            # the words of one speaker are never given to another
            speaker = self.quoting[index]
            known = [
                i for i in likely if (i in speaker if speaker else (i, self.stances[index]) in sure)
            ]
            first = max(known, key=lambda i: likely[i], default="")
            if first and likely[first] >= FOLLOWING:
                self.chosen[index] = (first,)

    def candidates(self, index: int, shared: bool = True) -> dict[Ids, Cues]:
        """List who can hold the stance of a sentence, each with its cues.

        Parameters
        ----------
        index : int
        shared : bool, default=True
            Use what was decided of the article's other sentences.

        Returns
        -------
        dict
            Cues and their values, by the ids of the holders; nobody is `()`.
        """
        sentence, stance = self.sentences[index], self.stances[index]
        found: dict[Ids, Cues] = {}

        def note(ids: Iterable[str], *cues: str) -> None:
            key = tuple(i for i in ids if not self._against(i, stance))
            if key:
                table = found.setdefault(key, {})
                for cue in cues:
                    table[cue] = 1.0

        state = self._state(sentence, stance)
        self._here(sentence, state, note)
        if self.labels[index]:
            note(self.labels[index], "label", f"label|{state}")
        for opener in self.header:
            note(opener, "header", f"header|{state}")
        self._earlier(index, state, note)
        if self.quoting[index]:
            note(self.quoting[index], "quoting", f"quoting|{state}")
        note(["author"], "author", f"author|{state}", f"author|{self.tone}",
             f"author|{self.tone}|{state}")  # fmt: skip
        if index < 2:
            note(["author"], "author|start")
        if sentence.first_person:
            note(["author"], "author|first person")
        if _MODALS & set(sentence.folded):
            note(["author"], "author|must", f"author|must|{self.tone}")
        if _loaded(sentence, stance):
            note(["author"], "author|loaded", f"author|loaded|{state}")
        for rank, party in enumerate((self.claimant, *self.rivals[:2])):
            side = "first" if rank < 2 else "other"
            note([party], f"party={side}", f"party={side}|{state}", f"party|{self.tone}")
        if shared:
            self._share(index, state, found)
        for ids, cues in found.items():
            if len(ids) > 1:
                cues["list"] = 1.0
            if ids[0].startswith("person:"):
                cues["private"] = 1.0
            if self.main in ids:
                cues.update({"main": 1.0, f"main|{state}": 1.0})
            if ids == self.lead:
                cues.update({"lead": 1.0, f"lead|{state}": 1.0})
        found[()] = {"nobody": 1.0, f"nobody|{state}": 1.0}
        return found

    def _state(self, sentence: SentenceAgents, stance: str) -> str:
        """Tell how a sentence names its holder: by name, by a pronoun, in a quotation, not."""
        pronoun = ""
        for agent in sentence.agents:
            if agent.slot not in FREE or _is_quoted(sentence, agent):
                continue
            if agent.sort not in ANAPHORIC:
                if any(not self._against(i, stance) for i in agent.ids):
                    return "named"
            elif not pronoun or agent.slot == "speaker":
                pronoun = agent.sort
        head = sentence.folded[:3]
        if sum(sentence.quoted) > 0.8 * len(sentence.quoted):
            return "quote" if sentence.starts else "quoted"
        if not pronoun and DOCUMENTS & set(head[1:]) and head[0] in DETERMINERS:
            return "text"
        return pronoun or "bare"

    def _here(self, sentence: SentenceAgents, state: str, note: Callable[..., None]) -> None:
        """Offer the agents of the sentence itself."""
        at = _predicate(sentence)
        free = [a for a in sentence.agents if a.slot in FREE and not _is_quoted(sentence, a)]
        nearest = next((a for a in reversed(free) if a.last <= at), None)
        for agent in sentence.agents:
            if not agent.ids:
                continue
            if agent.sort in ANAPHORIC:
                marks = [f"ref={agent.slot}|{agent.sort}", f"ref|{agent.sort}"]
            else:
                marks = [f"slot={agent.slot}", f"sort={agent.sort}",
                         f"slot={agent.slot}|{agent.sort}"]  # fmt: skip
                if agent in free:
                    marks.append(f"rank={min(free.index(agent), 2)}")
                marks.append(f"{agent.slot}|{self.tone}")
                marks += [f"{agent.slot}|{way}" for way in _surroundings(sentence, agent, at)]
            if agent is nearest:
                marks.append(f"nearest|{agent.slot}")
            elif at >= 0 and agent.first >= at:
                marks.append(f"behind|{agent.slot}")
            if _is_quoted(sentence, agent):
                marks.append(f"quoted|{agent.slot}")
            if agent.first <= 3:
                marks.append("opens")
            note(agent.ids, *marks)

    def _earlier(self, index: int, state: str, note: Callable[..., None]) -> None:
        """Offer the holders, speakers and subjects of the sentences before."""
        sentence, stance = self.sentences[index], self.stances[index]
        seen: list[Ids] = []
        for at in range(index - 1, max(-1, index - 13), -1):
            ids = self.chosen[at]
            if not ids or ids in seen or len(seen) > 2:
                continue
            same = "same" if self.stances[at] == stance else "other"
            cue = f"held{min(len(seen), 1)}={same}|{_distance(index - at)}"
            note(ids, cue, f"held={same}", f"held={same}|{state}", f"{cue}|{state}")
            seen.append(ids)
        speakers: list[Ids] = []
        subjects: list[Ids] = []
        pair: list[str] = []
        inside = "in" if sentence.starts else "out"
        for at in range(index - 1, max(-1, index - 13), -1):
            distance = _distance(index - at)
            for agent in self.sentences[at].agents:
                if not agent.ids:
                    continue
                if agent.slot in ("speaker", "label", "accord") and (
                    len(speakers) < 2 and agent.ids not in speakers
                ):
                    cue = f"speaker{len(speakers)}={distance}"
                    speakers.append(agent.ids)
                    note(agent.ids, cue, f"{cue}|{inside}", f"{cue}|{state}",
                         f"speaker|{agent.sort}|{state}")  # fmt: skip
                if agent.slot in FREE and len(subjects) < 3 and agent.ids not in subjects:
                    cue = f"subject{len(subjects)}={distance}"
                    subjects.append(agent.ids)
                    note(agent.ids, cue, f"{cue}|{state}", f"subject|{agent.sort}|{state}")
                if len(pair) < 2 and agent.ids[0] not in pair and agent.sort != "person":
                    pair.append(agent.ids[0])
        for rank, ids in enumerate(self.actors):
            note(ids, f"actor{rank}", f"actor{rank}|{state}")
        for following in self.sentences[index + 1 : index + 2]:
            for agent in following.agents:
                if agent.ids and agent.slot in ("speaker", "accord"):
                    inside = "in" if sentence.opens or sentence.starts else "out"
                    note(agent.ids, f"next|{inside}", f"next|{state}")
                    break
        if state == "pair" and len(pair) == 2:
            note(sorted(pair), "pair")

    def _share(self, index: int, state: str, found: dict[Ids, Cues]) -> None:
        """Say how much of the article's stance is each candidate's, and offer its holders."""
        stance = self.stances[index]
        mass: dict[str, float] = {}
        close: dict[str, float] = {}
        other: dict[str, float] = {}
        total = around = 0.0
        for at, likely in enumerate(self.likely):
            if at == index or self.stances[at] == "neutral":
                continue
            same = self.stances[at] == stance
            near = exp(-abs(at - index) / 3)
            if same:
                total += 1
                around += near
            for identity, chance in likely.items():
                if same:
                    mass[identity] = mass.get(identity, 0.0) + chance
                    close[identity] = close.get(identity, 0.0) + chance * near
                else:
                    other[identity] = other.get(identity, 0.0) + chance
        if not total:
            return
        for identity, weight in mass.items():
            if weight > 0.2 * total and not (
                self.quoting[index] or self._against(identity, stance)
            ):
                found.setdefault((identity,), {})
        speaker = self.quoting[index]
        for ids, cues in found.items():
            if speaker and ids != speaker:
                continue  # the words of one speaker are never given to another
            whole = min(mass.get(i, 0.0) for i in ids)
            nearby = min(close.get(i, 0.0) for i in ids)
            against = min(other.get(i, 0.0) for i in ids)
            who = "author|" if ids == ("author",) else ""
            share = log((whole + 0.3) / (total + 1))
            cues[f"share|{who}{state}"] = share
            cues["share"] = share
            cues[f"near share|{who}{state}"] = log((nearby + 0.1) / (around + 0.3))
            cues["near share"] = cues[f"near share|{who}{state}"]
            cues["times"] = log(1 + whole)
            cues["against"] = log(1 + against)

    def _against(self, identity: str, stance: str) -> bool:
        """Tell a party that would argue against its own claim."""
        return (identity == self.claimant and stance == "opposition") or (
            identity in self.rivals and stance == "support"
        )


def _labels(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    """Give the last label ("Bolivia:") before each sentence, as in minutes of a debate."""
    result: list[Ids] = []
    label: Ids = ()
    for sentence in sentences:
        label = next((a.ids for a in reversed(sentence.agents) if a.slot == "label"), label)
        result.append(label)
    return result


def _quoting(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    """Give the speaker of the sentence before, where a sentence goes on with the quotation."""
    result: list[Ids] = []
    speaker: Ids = ()
    for sentence in sentences:
        whole = sentence.starts and sum(sentence.quoted) > 0.8 * len(sentence.quoted)
        result.append(speaker if whole else ())
        if not whole:
            named = [a.ids for a in sentence.agents if a.ids and a.slot in ("speaker", "accord")]
            speaker = named[-1] if named and any(sentence.quoted) else ()
    return result


def _first_named(sentences: Sequence[SentenceAgents]) -> list[Ids]:
    named = [i for s in sentences for a in s.agents if a.slot != "attribute" for i in a.ids]
    first: list[Ids] = [(identity,) for identity in dict.fromkeys(named)]
    return first[:3]


def _distance(steps: int) -> str:
    return "1" if steps == 1 else "2-3" if steps < 4 else "4+"


def _is_quoted(sentence: SentenceAgents, agent: Agent) -> bool:
    return agent.first < len(sentence.quoted) and sentence.quoted[agent.first]


def _predicate(sentence: SentenceAgents) -> int:
    """Give the place of the word that takes the stance; -1 if there is none."""
    reading = sentence.read.reading
    if reading.main is not None:
        return reading.main.predicate if reading.main.predicate >= 0 else reading.main.first
    return next((item.first for item in reading.items if item.value in polarities()), -1)


def _surroundings(sentence: SentenceAgents, agent: Agent, predicate: int) -> Iterable[str]:
    """Tell what the words around an agent make of it: "Spain must", "thanked Spain"."""
    folded = sentence.folded
    words = folded[max(0, agent.first - 3) : agent.first]
    before = [word for word in words if word not in DETERMINERS][-1:]
    if before and before[0] in _CLAUSES:
        yield "in a clause"
    elif before and before[0] in _THANKS:
        yield "thanked"
    elif before and before[0] == "(":
        yield "in parentheses"
    for at in range(agent.last, min(agent.last + 3, len(folded))):
        word = folded[at]
        if word in _MODALS:
            yield "must"
            return
        if word in _BEING:
            yield "is"
            return
        if at == predicate:
            yield "acts"
            return
        if word in (",", "and", "of", "'s"):
            return


def _loaded(sentence: SentenceAgents, stance: str) -> bool:
    values = {item.value for item in sentence.read.reading.items}
    if stance == "support":
        return "claimant_name" in values
    return "rival_name" in values or "occupation" in values


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

#: How often the article is read, and how likely a holder must be; below, it is unknown.
ROUNDS = 3
THRESHOLD = 0.41
#: How likely one that holds this stance elsewhere in the article must be.
FOLLOWING = 0.2
#: Fitted on the corpus's training split by `python experiments/holders.py fit`.
WEIGHTS: Mapping[str, float] = {
    "actor0": 0.3, "actor0|named": 0.2, "actor0|role": -0.3, "actor1": 0.6, "actor1|named": 0.5,
    "against": -1.2, "attribute|thanked": 0.2, "author|bare": 0.2, "author|first person": 0.2,
    "author|it": 0.2, "author|loaded": 0.4, "author|loaded|it": -0.2, "author|loaded|named": 0.3,
    "author|loaded|quote": 0.4, "author|loaded|role": -0.3, "author|must|opinion": 0.5,
    "author|must|told": -0.5, "author|named": 0.2, "author|opinion": 0.5, "author|opinion|he": 0.2,
    "author|opinion|it": 0.3, "author|opinion|named": 0.2, "author|opinion|role": 0.5,
    "author|opinion|we": -0.5, "author|quote": -0.2, "author|report|bare": 0.3,
    "author|report|he": -0.2, "author|report|they": 0.2, "author|start": 0.5, "author|text": -0.2,
    "author|told": -0.6, "author|told|role": -0.3, "author|we": -0.2, "behind|attribute": -0.6,
    "behind|noun": -0.9, "behind|oblique": -0.6, "by|told": 0.2, "header": 0.2, "header|bare": 0.2,
    "header|pair": -0.6, "header|text": 0.5, "header|they": -0.2, "header|we": 0.3,
    "held0=other|4+|named": 0.3, "held0=same|1": 0.5, "held0=same|1|named": 0.2,
    "held0=same|1|quote": 0.4, "held0=same|1|role": -0.3, "held0=same|2-3|bare": 0.2,
    "held0=same|2-3|it": -0.3, "held0=same|2-3|named": 0.3, "held0=same|2-3|quote": -0.4,
    "held0=same|4+|bare": -0.6, "held1=other|4+": -0.6, "held1=other|4+|named": -0.2,
    "held1=same|2-3|named": -0.5, "held1=same|4+": -0.3, "held1=same|4+|bare": 0.3,
    "held1=same|4+|named": -0.2, "held1=same|4+|role": 0.3, "held=other": -0.7,
    "held=other|bare": -0.2, "held=other|named": -0.2, "held=other|role": -0.2, "held=same": 0.2,
    "held=same|bare": -0.2, "held=same|he": 0.2, "held=same|named": -0.3, "held=same|text": 0.2,
    "label": 0.3, "label|named": 0.2, "label|told": -0.5, "lead": 0.2, "lead|he": -0.5,
    "lead|named": -0.5, "lead|role": 0.2, "lead|text": 0.6, "lead|they": 0.4, "list": 0.8,
    "main": 0.6, "main|bare": -0.2, "main|he": 0.4, "main|it": -0.4, "main|named": -0.4,
    "main|role": -0.3, "main|they": -0.3, "main|we": 0.6, "near share": 0.3,
    "near share|author|bare": -0.2, "near share|author|named": 0.3, "near share|author|text": 0.2,
    "near share|bare": -0.3, "near share|named": -0.3, "near share|pair": -0.2,
    "near share|they": 0.5, "near share|we": 0.2, "nearest|reported": 0.7, "nearest|subject": 0.2,
    "next|bare": -0.2, "next|he": -0.7, "next|in": -0.8, "next|it": 0.3, "next|named": -0.5,
    "next|role": 0.4, "nobody": 1.4, "nobody|bare": 0.3, "nobody|he": 0.4, "nobody|it": -0.3,
    "nobody|named": 0.4, "nobody|quote": 0.2, "nobody|role": 0.2, "nobody|text": 0.6,
    "nobody|we": -0.3, "noun|report": 0.2, "noun|told": 0.3, "oblique|acts": 0.3,
    "oblique|in a clause": 0.7, "oblique|is": 0.2, "oblique|report": 0.4, "oblique|thanked": -0.5,
    "opens": 0.9, "other|acts": 0.4, "other|opinion": -0.4, "other|report": 0.4, "other|told": 0.4,
    "party=first|bare": 0.4, "party=first|he": 1.0, "party=first|it": -0.3,
    "party=first|role": 0.4, "party=first|text": -0.4, "party=first|we": -0.3,
    "party=other|bare": 0.4, "party=other|he": 0.5, "party=other|it": 0.4,
    "party=other|quote": -0.2, "party=other|role": 0.2, "party=other|they": -0.6,
    "party|told": 0.2, "private": -0.9, "quoted|attribute": -0.2, "quoted|other": -0.5,
    "quoted|subject": 0.4, "rank=0": 1.0, "rank=1": 0.4, "rank=2": 0.7, "ref=by|role": 0.5,
    "ref=oblique|it": -0.2, "ref=other|it": -0.4, "ref=other|role": -0.7, "ref=speaker|he": 0.3,
    "ref=speaker|it": 0.5, "ref=speaker|role": 0.2, "ref=subject|he": -0.2,
    "ref=subject|they": -0.5, "ref|he": 0.4, "ref|role": 0.4, "reported|acts": 0.6,
    "reported|told": 0.2, "share|author|bare": -0.4, "share|author|it": -0.4,
    "share|author|named": -0.6, "share|author|quote": -0.2, "share|author|text": 0.3,
    "share|bare": 0.4, "share|it": 0.3, "share|named": 0.2, "share|quote": -0.3,
    "share|they": -0.2, "share|we": 0.2, "slot=by": 0.2, "slot=by|name": 0.2,
    "slot=label|name": -0.3, "slot=noun": 0.5, "slot=noun|name": 0.5, "slot=oblique": 0.2,
    "slot=oblique|group": -0.2, "slot=oblique|person": 0.5, "slot=other": 0.4,
    "slot=other|group": -0.3, "slot=other|name": -0.3, "slot=other|person": 1.0,
    "slot=reported|name": 0.2, "slot=speaker": 1.0, "slot=speaker|name": 1.0,
    "slot=speaker|office": 0.6, "slot=speaker|person": -0.5, "slot=subject|name": 0.4,
    "slot=subject|office": 0.4, "slot=subject|person": -0.9, "sort=group": -0.4, "sort=name": 1.2,
    "sort=office": 1.4, "sort=person": 0.4, "speaker0=1|bare": 0.2, "speaker0=1|he": 0.3,
    "speaker0=1|it": 0.3, "speaker0=1|quote": 0.2, "speaker0=2-3": 0.2, "speaker0=2-3|he": 0.4,
    "speaker0=2-3|it": -0.3, "speaker0=2-3|named": 0.2, "speaker0=2-3|out": 0.3,
    "speaker0=4+": -0.2, "speaker0=4+|he": -0.5, "speaker0=4+|in": -0.2, "speaker0=4+|it": 0.5,
    "speaker1=2-3": 0.3, "speaker1=2-3|he": -0.2, "speaker1=4+|bare": -0.2, "speaker1=4+|he": -0.2,
    "speaker1=4+|it": 0.2, "speaker1=4+|named": -0.3, "speaker1=4+|quote": -0.2,
    "speaker|group|named": -0.2, "speaker|he|he": -0.5, "speaker|he|role": -0.4,
    "speaker|it|bare": 0.6, "speaker|it|named": 0.4, "speaker|it|role": 0.5,
    "speaker|name|he": 0.4, "speaker|name|it": 0.7, "speaker|name|quote": 0.3,
    "speaker|name|role": 0.3, "speaker|office|he": 0.5, "speaker|office|role": -0.2,
    "speaker|opinion": 0.3, "speaker|person|bare": -0.2, "speaker|person|named": 0.3,
    "speaker|person|role": -0.5, "speaker|role|he": -0.2, "speaker|role|named": -0.5,
    "speaker|they|bare": -0.3, "speaker|told": 0.6, "subject0=1": 0.5, "subject0=1|quote": 0.3,
    "subject0=1|text": 0.2, "subject0=2-3|he": 0.2, "subject0=2-3|it": 0.3,
    "subject0=2-3|named": 0.2, "subject0=4+|named": 0.5, "subject1=1": 0.4, "subject1=1|he": -0.2,
    "subject1=1|named": -0.4, "subject1=2-3": 0.2, "subject1=2-3|he": -0.3, "subject1=2-3|it": 0.4,
    "subject1=2-3|quote": 0.3, "subject1=2-3|they": -0.2, "subject1=4+": -0.2,
    "subject1=4+|bare": -0.5, "subject1=4+|named": 0.3, "subject1=4+|role": -0.2,
    "subject2=2-3": -0.2, "subject2=2-3|bare": -0.2, "subject2=4+|he": 0.4,
    "subject2=4+|named": -0.2, "subject2=4+|quote": -0.4, "subject|acts": 1.1,
    "subject|group|bare": -0.5, "subject|group|he": -0.4, "subject|group|named": -0.2,
    "subject|group|role": -0.3, "subject|he|he": -0.3, "subject|he|it": -0.3,
    "subject|he|role": -0.5, "subject|in a clause": -0.6, "subject|is": -0.5,
    "subject|it|named": 0.4, "subject|must": -1.2, "subject|name|bare": 0.4,
    "subject|name|he": 0.3, "subject|name|named": 0.2, "subject|name|role": 0.6,
    "subject|name|text": 0.6, "subject|name|they": 0.2, "subject|name|we": 0.2,
    "subject|office|bare": 0.4, "subject|office|he": 1.3, "subject|office|it": 0.4,
    "subject|office|named": 0.5, "subject|opinion": -0.6, "subject|person|it": -0.3,
    "subject|person|named": -0.3, "subject|person|role": -0.5, "subject|report": 0.3,
    "subject|role|he": -0.6, "subject|role|it": 0.7, "subject|role|we": 0.5,
    "subject|they|bare": -0.4, "subject|they|named": -0.2, "subject|they|role": -0.2,
    "subject|told": 0.2, "times": 0.7,
}  # fmt: skip
