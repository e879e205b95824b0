"""Who says it: the holders of the stances in an article's sentences, and its positions.

The candidates of a sentence and their cues come from `candidates`; the weights of the cues, fitted
on the corpus's training split, stand in `holders.toml` and give each candidate its odds (a
conditional logit: one choice among a sentence's candidates, of which nobody is one). An article is
decided as a whole: a first round finds who is plainly named, the next read each sentence in the
light of what the others say. The best candidate is the holder, if it is good enough: unknown is an
answer.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log
from pathlib import Path
from typing import Any, NamedTuple

from stancekit.agents import Agents, find_agents
from stancekit.agents.found import Ids, SentenceAgents
from stancekit.beside import find_beside
from stancekit.candidates import Cues, Offers
from stancekit.decisions import add_holders, add_shares
from stancekit.identities import shown_name
from stancekit.question import Question
from stancekit.reading import ReadSentence

_FILE = Path(__file__).parent / "holders.toml"
#: How sure it is that somebody else takes a stance in a sentence; so often it is on train.
_BESIDE = 0.8
#: What the logarithm of another reader's probability counts; chosen on the dev split.
_OPINION = 0.8
#: How often an article is read.
ROUNDS = 2
#: A chance below it tells nothing of other sentences.
_FAINT = 0.01


class Weights(NamedTuple):
    """What was fitted, from `holders.toml`.

    Attributes
    ----------
    cues : dict of str to float
        The weight of each cue; 0 for all others.
    threshold : float
        How likely a sentence's holder must be; below, it is unknown.
    following : float
        How likely one that holds the same stance elsewhere in the article must be.
    position : float
        How likely a holder must be in one sentence at least for the article to have its position.
    """

    cues: Mapping[str, float]
    threshold: float
    following: float
    position: float = 0.0


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Load the weights that ship.

    Examples
    --------
    >>> load_weights().cues["is the UN"] < 0 < load_weights().threshold < 1
    True
    """
    with _FILE.open("rb") as file:
        table = tomllib.load(file)
    return Weights(table["cues"], table["threshold"], table["following"], table["position"])


class Attribution(NamedTuple):
    """Who holds which stance in a sentence.

    Attributes
    ----------
    holder, holder_id : str
        The name to show and the id, see `stancekit.identities.holder_id`.
    stance : {"support", "opposition"}
    voice : {"own", "quoted", "reported"}
        Said in the holder's own words, in quotation marks, or told by another.
    chance : float
        The probability that the stance is this holder's, given that the sentence takes it.
    """

    holder: str
    holder_id: str
    stance: str
    voice: str
    chance: float


def attribute(
    article: Sequence[ReadSentence],
    stances: Sequence[str],
    question: Question,
    weights: Weights | None = None,
    opinions: Sequence[Mapping[Ids, float]] = (),
    agents: Agents | None = None,
) -> list[list[Attribution]]:
    """Say who holds the stances of an article's sentences.

    Parameters
    ----------
    article : sequence of ReadSentence
        All its sentences in order, from `stancekit.reading.read_article`; the title, if any, first.
    stances : sequence of str
        The stance of each sentence.
    question : Question
    weights : Weights, optional
        By default those that ship.
    opinions : sequence of dict, optional
        For each sentence what another reader thinks how likely each holder is, from
        `stancekit.encoder.Encoder.read`; an empty one says nothing.
    agents : tuple, optional
        What `stancekit.agents.find_agents` gives for the article, to spare finding it again.

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
    if all(stance == "neutral" for stance in stances):
        return [[] for _ in article]
    sentences, persons = agents or find_agents(article, question)
    history = History(sentences, stances, question, weights or load_weights(), opinions)
    history.decide()
    history.settle()
    result: list[list[Attribution]] = []
    for index, sentence in enumerate(sentences):
        ids = history.chosen[index]
        stance = history.stances[index]
        voice = _voice(sentence, ids)
        chances = history.likely[index]
        beside = find_beside(sentence, stance, ids, question)
        # the odds are of one holder: where others are told to share the stance, theirs count too
        shared = max((chances.get(i, 0.0) for i, s in beside.items() if s == stance), default=0.0)
        found = [
            Attribution(
                _shown(i, persons, question), i, stance, voice, min(chances[i] + shared, 1.0)
            )
            for i in ids
        ]
        for identity, side in beside.items():
            shown = _shown(identity, persons, question)
            found.append(Attribution(shown, identity, side, "reported", _BESIDE))
        result.append(found)
    return result


def merge_positions(
    sentences: Sequence[Mapping[str, Any]],
    attributions: Sequence[Sequence[Attribution]],
    weights: Weights | None = None,
) -> list[dict[str, Any]]:
    """Merge the holders of an article's sentences to its positions.

    A sentence is evidence for a position as far as it takes the stance and the stance is the
    holder's: the product of both probabilities. The position is as sure as its best sentence,
    which is its evidence: further sentences say the same again, or repeat the same mistake (on
    the dev split the maximum is better calibrated than the noisy-or, 1 - prod(1 - p)). A holder
    that is unsure in every sentence gives no position: a position stands alone, without the
    sentence beside it that a reader could judge.

    Parameters
    ----------
    sentences : sequence of mapping
        Rows of one article's sentences table: `sentence`, `text`, `stance` and the probabilities.
    attributions : sequence of sequence of Attribution
        For each of them, from `attribute`.
    weights : Weights, optional
        By default those that ship.

    Returns
    -------
    list of dict
        One for each holder id and stance, in the order of the text: `holder, holder_id, stance,
        probability, voice, sentences, evidence`.

    Examples
    --------
    >>> row = {"sentence": 0, "text": "Spain backs it.", "stance": "support", "support": 0.5}
    >>> spain = Attribution("Spain", "ESP", "support", "reported", 0.75)
    >>> merge_positions([row], [[spain]])[0]["probability"]
    0.375
    """
    least = (weights or load_weights()).position
    sure = {(a.holder_id, a.stance) for row in attributions for a in row if a.chance >= least}
    positions: dict[tuple[str, str], dict[str, Any]] = {}
    for row, found in zip(sentences, attributions, strict=True):
        for holder, identity, stance, voice, chance in found:
            if stance == "neutral" or (identity, stance) not in sure:
                continue
            # a second position is only as sure as that the sentence takes any
            takes = row[stance] if stance == row["stance"] else row[row["stance"]]
            probability = float(takes) * chance
            position = positions.setdefault(
                (identity, stance),
                {"holder": holder, "holder_id": identity, "stance": stance, "probability": -1.0,
                 "sentences": []},
            )  # fmt: skip
            if position["sentences"][-1:] != [row["sentence"]]:
                position["sentences"].append(row["sentence"])
            if probability > position["probability"]:
                position |= {"probability": probability, "voice": voice, "evidence": row["text"]}
    return list(positions.values())


def odds(scores: Mapping[Ids, float]) -> dict[Ids, float]:
    """Give each candidate its probability, from its score."""
    top = max(scores.values(), default=0.0)
    raised = {ids: exp(value - top) for ids, value in scores.items()}
    total = sum(raised.values()) or 1.0
    return {ids: value / total for ids, value in raised.items()}


class History:
    """An article on its way: whom its sentences offer, and what was decided.

    Attributes
    ----------
    stances : list of str
        One for each sentence.
    chosen : list of tuple of str
        The holders decided so far; empty where nobody is known.
    """

    def __init__(
        self,
        sentences: list[SentenceAgents],
        stances: Sequence[str],
        question: Question,
        weights: Weights,
        opinions: Sequence[Mapping[Ids, float]] = (),
    ) -> None:
        size = len(sentences)
        self.stances = [*stances, *["neutral"] * size][:size]
        self.offers = Offers(sentences, self.stances, question)
        self.fixed = {i: self.offers.of(i) for i, s in enumerate(self.stances) if s != "neutral"}
        self.opinions = [*opinions, *[{}] * size][:size]
        self.chosen: list[Ids] = []
        # the probability of every holder, by sentence
        self.likely: list[dict[str, float]] = []
        self.weigh(weights)

    def weigh(self, weights: Weights) -> None:
        """Take weights, and forget what was decided with others."""
        self.weights = weights
        self.base = {
            index: {
                ids: self._score(cues) + _weigh(self.opinions[index], ids)
                for ids, cues in found.items()
            }
            for index, found in self.fixed.items()
        }
        self.chosen = [()] * len(self.stances)
        self.likely = [{} for _ in self.stances]

    def _score(self, cues: Cues) -> float:
        weights = self.weights.cues
        return sum([weights[cue] * value for cue, value in cues.items() if cue in weights])

    def moving(self, index: int, shared: bool = True) -> dict[Ids, Cues]:
        """Give the cues of a sentence's candidates that rest on what was decided of the others.

        Parameters
        ----------
        index : int
        shared : bool, default=True
            Use also the probabilities of the round before.

        Returns
        -------
        dict
            Cues and their values, by the ids of the holders; nobody is `()`.
        """
        found: dict[Ids, Cues] = {ids: {} for ids in self.fixed[index]}
        add_holders(self.offers, index, self.chosen, found)
        if shared:
            add_shares(self.offers, index, self.likely, found, self.fixed[index])
        found = {ids: cues for ids, cues in found.items() if self.offers.may_hold(index, ids)}
        speaker = self.offers.quoting[index]
        if not speaker:
            return found
        # the words of one speaker are never given to another
        fixed = self.fixed[index]
        return {
            ids: cues
            for ids, cues in found.items()
            if not ids or set(ids) <= {*speaker} or _takes_over(fixed.get(ids, {}))
        }

    def decide(self) -> None:
        """Choose the holders of every sentence, in order, and again in the light of the rest."""
        for number in range(ROUNDS):
            for index in self.fixed:
                base, opinion = self.base[index], self.opinions[index]
                share = odds(
                    {
                        # whoever is offered only now has no other cues, but may be thought likely
                        ids: (base[ids] if ids in base else _weigh(opinion, ids))
                        + self._score(cues)
                        for ids, cues in self.moving(index, number > 0).items()
                    }
                )
                likely: dict[str, float] = {}
                for ids, chance in share.items():
                    for identity in ids:
                        likely[identity] = likely.get(identity, 0.0) + chance
                self.likely[index] = {i: p for i, p in likely.items() if p >= _FAINT}
                best = max(share, key=lambda ids: share[ids] if ids else 0.0, default=())
                # a list and its parts share the odds: each of them is as sure as their sum
                self.chosen[index] = tuple(i for i in best if likely[i] >= self.weights.threshold)

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
            speaker = self.offers.quoting[index]
            known = [
                i for i in likely if (i in speaker if speaker else (i, self.stances[index]) in sure)
            ]
            first = max(known, key=lambda i: likely[i], default="")
            if first and likely[first] >= self.weights.following:
                self.chosen[index] = (first,)


def _weigh(opinion: Mapping[Ids, float], ids: Ids) -> float:
    """Give what another reader's opinion adds to a candidate's score."""
    if not opinion:
        return 0.0
    chance = opinion.get(ids, 0.0)
    if len(ids) > 1:
        # a list is also named by naming each of them
        chance += min(opinion.get((identity,), 0.0) for identity in ids)
    return _OPINION * log(chance + _FAINT)


def _takes_over(cues: Cues) -> bool:
    """Tell who may hold a stance in a quotation that goes on: who acts in it, or speaks next."""
    if "here" not in cues:
        return "speaks next" in cues
    return not {"in quotes|attribute", "in quotes|oblique", "in quotes|other"} & set(cues)


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
