"""An optional second reader: a small transformer that reads a sentence among its neighbors.

It needs the extra `encoder` (onnxruntime, tokenizers) and a model whose folder holds one; nothing
is downloaded. An article is read in windows of consecutive sentences, so that "the move" and "his
country" are read with what they refer to. Names are masked by role as in `stancekit.features`, but
a longer name ("recognition of Kosovo") keeps its words behind a marker of its role. The transformer
says what stance a sentence takes and, if it was trained to, which of the agents in its window holds
it: a second opinion for `stancekit.holders`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import softmax

from stancekit.agents import find_agents
from stancekit.agents.slots import Ids
from stancekit.errors import ModelError
from stancekit.features import third_states
from stancekit.mentions import ROLES, name_pairs
from stancekit.phrases import Lexicon
from stancekit.question import Question
from stancekit.reading import ReadSentence

#: The classes of `Encoder.predict_proba`'s columns.
CLASSES = ("off-topic", "support", "neutral", "opposition")
_INPUTS = ("input_ids", "attention_mask", "rows", "starts", "ends")
_MENTION_INPUTS = ("mention_rows", "mention_starts", "mention_ends", "distances")
_KNOWN = 1 << 17  # words whose tokens are remembered
# names that say something, beyond whom they mean
_LONG = frozenset({"claimant_name", "rival_name", "claimant_plan", "rival_plan", "process"})


def mask(article: Sequence[ReadSentence], question: Question) -> list[str]:
    """Mask the names of an article's sentences for the encoder.

    Parameters
    ----------
    article : sequence of ReadSentence
    question : Question

    Returns
    -------
    list of str
        Words and masks of each sentence, joined by spaces.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> mask(read_article(["Gabon backs the Moroccan Sahara."], question), question)
    ['xstate backs the xclaimantname xclaimantian sahara .']
    """
    return [" ".join(_masked(sentence, question)[0]) for sentence in article]


class Mention(NamedTuple):
    """An agent of a masked sentence.

    Attributes
    ----------
    ids : tuple of str
        Whose stance it would be.
    first, last : int
        The words and masks `[first, last)` of the masked sentence.
    """

    ids: Ids
    first: int
    last: int


def find_mentions(article: Sequence[ReadSentence], question: Question) -> list[list[Mention]]:
    """Find whom the masked sentences of an article mention.

    Parameters
    ----------
    article : sequence of ReadSentence
    question : Question

    Returns
    -------
    list of list of Mention
        For each sentence, its agents as `stancekit.agents` finds them, whose ids are known.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> find_mentions(read_article(["Gabon backs the Moroccan Sahara."], question), question)
    [[Mention(ids=('GAB',), first=0, last=1)]]
    """
    found = []
    for sentence in find_agents(article, question)[0]:
        places = _masked(sentence.read, question)[1]
        found.append(
            [
                Mention(agent.ids, places[agent.first], places[agent.last - 1] + 1)
                for agent in sentence.agents
                if agent.ids
            ]
        )
    return found


def _masked(sentence: ReadSentence, question: Question) -> tuple[list[str], list[int]]:
    """Give the words and masks of a sentence, and the place of each of its words among them."""
    folded = sentence.words.folded
    markers: dict[int, str] = {}
    inside: set[int] = set()
    masks: dict[int, tuple[int, str]] = {}
    for item in sentence.reading.items:
        if item.value in _LONG:
            markers[item.first] = ROLES[item.value]
            inside.update(range(item.first, item.last))
        elif item.value in ROLES:
            masks[item.first] = (item.last, ROLES[item.value])
    for match in _short_names(question).match(folded):
        if inside.issuperset(range(match.first, match.last)):
            masks[match.first] = (match.last, ROLES[match.value])
    taken = {at for first, (last, _) in masks.items() for at in range(first, last)}
    for first, last, name in third_states(sentence):
        if taken.isdisjoint(range(first, last)):
            masks[first] = (last, name)
    at = 0
    pieces: list[str] = []
    places: list[int] = []
    while at < len(folded):
        last, name = masks.get(at, (at + 1, folded[at]))
        if at in markers:
            pieces.append(markers[at])
        places += [len(pieces)] * (last - at)
        pieces.append(name)
        pieces += [markers[place] for place in range(at + 1, last) if place in markers]
        at = last
    return pieces, places


@lru_cache(maxsize=128)
def _short_names(question: Question) -> Lexicon[str]:
    return Lexicon(
        [(name, role) for name, role in name_pairs(question) if role and role not in _LONG]
    )


class Window(NamedTuple):
    """Consecutive sentences that are read at once.

    Attributes
    ----------
    tokens : list of int
    spans : list of (int, int, int)
        Number of a sentence among the article's, first token, token after the last; the sentences
        that only give context are not listed.
    mentions : list of (tuple of str, int, int, int)
        Ids of an agent, number of its sentence, which may be one that only gives context, first
        token, token after the last.
    """

    tokens: list[int]
    spans: list[tuple[int, int, int]]
    mentions: list[tuple[Ids, int, int, int]]

    def distances(self) -> npt.NDArray[np.int64]:
        """Give how each mention lies to each sentence, by class.

        Returns
        -------
        ndarray of shape (n_spans, n_mentions)
            0 in the sentence itself, 1 in the headline, 2 to 5 before it, 6 and 7 behind it.
        """
        own = np.array([number for number, _, _ in self.spans], dtype=np.int64)[:, None]
        other = np.array([number for _, number, _, _ in self.mentions], dtype=np.int64)[None, :]
        back = own - other
        near = np.select([back == 1, back == 2, back > 4, back > 0, back == -1], [2, 3, 5, 4, 6], 7)
        return np.where(back == 0, 0, np.where(other == 0, 1, near)).astype(np.int64)


class Windows:
    """Cuts articles into windows of tokens.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
    settings : mapping
        `masks` (mask to token), `mark` (the token before a sentence), `first` and `last` (tokens
        around a window), `window`, `sentence` and `context` (most tokens of a window, a sentence
        and a context sentence), `before` (context sentences).
    """

    def __init__(self, tokenizer: Any, settings: Mapping[str, Any]) -> None:
        self._tokenizer = tokenizer
        self._masks = {str(name): int(token) for name, token in settings["masks"].items()}
        self._mark, self._first, self._last = (
            int(settings[key]) for key in ("mark", "first", "last")
        )
        self._window, self._sentence, self._context, self._before = (
            int(settings[key]) for key in ("window", "sentence", "context", "before")
        )
        if self._sentence + 2 > self._window:
            raise ValueError(f"a window of {self._window} tokens cannot hold a sentence's")
        self._words: dict[str, list[int]] = {}

    def cut(self, texts: Sequence[str], mentions: Sequence[Sequence[Mention]] = ()) -> list[Window]:
        """Cut an article into windows, each led by its headline and the sentences before.

        Parameters
        ----------
        texts : sequence of str
            From `mask`.
        mentions : sequence of sequence of Mention, optional
            Of each of them, from `find_mentions`.

        Returns
        -------
        list of Window
            Each sentence is listed in exactly one.
        """
        sentences = [self._tokens(text) for text in texts]
        listed = mentions or [()] * len(sentences)
        found: list[Window] = []
        at = 0
        while at < len(sentences):
            tokens = [self._first]
            seen: list[tuple[Ids, int, int, int]] = []
            context = sorted({0, *range(max(0, at - self._before), at)}) if at else []
            room = self._window - 2 - len(sentences[at].tokens)
            for other in context:
                held = sentences[other].tokens[: min(self._context, room)]
                room -= len(held)
                seen += sentences[other].find(other, listed[other], len(tokens), len(held))
                tokens += held
            spans: list[tuple[int, int, int]] = []
            while at < len(sentences) and (
                not spans or len(tokens) + len(sentences[at].tokens) < self._window
            ):
                held = sentences[at].tokens
                spans.append((at, len(tokens), len(tokens) + len(held)))
                seen += sentences[at].find(at, listed[at], len(tokens), len(held))
                tokens += held
                at += 1
            found.append(Window([*tokens, self._last], spans, seen))
        return found

    def _tokens(self, text: str) -> _Sentence:
        tokens = [self._mark]
        starts = []
        for word in text.split(" "):
            starts.append(len(tokens))
            if word in self._masks:
                tokens.append(self._masks[word])
                continue
            if word not in self._words:
                if len(self._words) >= _KNOWN:
                    self._words.clear()
                encoded = self._tokenizer.encode(word, add_special_tokens=False)
                self._words[word] = list(encoded.ids)
            tokens += self._words[word]
        return _Sentence(tokens[: self._sentence], [*starts, len(tokens)])


class _Sentence(NamedTuple):
    """A sentence's tokens, and where each of its words begins among them, and the last ends."""

    tokens: list[int]
    starts: list[int]

    def find(
        self, number: int, mentions: Sequence[Mention], first: int, held: int
    ) -> Iterator[tuple[Ids, int, int, int]]:
        """Find the mentions in a window that holds so many of the tokens from `first` on."""
        for ids, begin, stop in mentions:
            start, end = self.starts[begin], min(self.starts[stop], held)
            if start < end:
                yield ids, number, first + start, first + end


class Encoder:
    """A transformer in ONNX form with its tokenizer.

    Parameters
    ----------
    network : bytes
        An ONNX graph from `input_ids`, `attention_mask`, `rows`, `starts`, `ends` to
        `probabilities`, one row a sentence, in the order of `CLASSES`. It may have the output
        `holders` as well: from `mention_rows`, `mention_starts`, `mention_ends` and `distances`,
        for each of its networks and sentences the score of every mention, of the author, and of
        nobody in sight.
    tokenizer : str
        In the JSON form of the package tokenizers.
    settings : mapping
        Those of `Windows`, and `weight`, the encoder's share of the probabilities, in [0, 1].

    Attributes
    ----------
    weight : float
        The encoder's share of the probabilities.
    names_holders : bool
        Whether the network says who holds a stance.

    Raises
    ------
    ModelError
        The extra is not installed, or the files are no encoder's.
    """

    def __init__(self, network: bytes, tokenizer: str, settings: Mapping[str, Any]) -> None:
        runtime, tokenizers = _needed("onnxruntime"), _needed("tokenizers")
        options = runtime.SessionOptions()
        # one thread and one window at a time: the figures must not depend on what else is read
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = runtime.InferenceSession(
                network, options, providers=["CPUExecutionProvider"]
            )
            self.names_holders = "holders" in {o.name for o in self._session.get_outputs()}
            needed = {*_INPUTS, *(_MENTION_INPUTS if self.names_holders else ())}
            missing = needed - {i.name for i in self._session.get_inputs()}
            if missing:
                raise ValueError(f"its network has no input {min(missing)}")
            self._windows = Windows(tokenizers.Tokenizer.from_str(tokenizer), settings)
            self.weight = float(settings["weight"])
        except Exception as error:
            raise ModelError(
                f"the encoder cannot be read: {error}; copy the folder again"
            ) from error
        self._files = (network, tokenizer, dict(settings))

    def __reduce__(self) -> tuple[type[Encoder], tuple[bytes, str, dict[str, Any]]]:
        # a session cannot be sent to another process; what it was made from can
        return Encoder, self._files

    def predict_proba(self, masked: pd.DataFrame) -> npt.NDArray[np.float64]:
        """Give the probability of each class.

        Parameters
        ----------
        masked : DataFrame
            With `article_id`, `question`, `sentence` and `masked`, from `mask`; all sentences of
            an article.

        Returns
        -------
        ndarray of shape (n_sentences, 4)
            Columns in the order of `CLASSES`; rows sum to 1.
        """
        return self.read(masked)[0]

    def read(self, masked: pd.DataFrame) -> tuple[npt.NDArray[np.float64], list[dict[Ids, float]]]:
        """Give the probability of each class, and of each holder that the window mentions.

        Parameters
        ----------
        masked : DataFrame
            As for `predict_proba`; for holders with `mentions`, from `find_mentions`.

        Returns
        -------
        probabilities : ndarray of shape (n_sentences, 4)
        holders : list of dict of length n_sentences
            The probability that the stance, should the sentence take one, is that of these ids; of
            `("author",)`; and of nobody in sight, `()`. Empty where the network or the table knows
            no holders.
        """
        result = np.zeros((len(masked), len(CLASSES)))
        holders: list[dict[Ids, float]] = [{} for _ in range(len(masked))]
        ordered = masked.reset_index(drop=True)
        names_holders = self.names_holders and "mentions" in masked
        for _, rows in ordered.groupby(["article_id", "question"], sort=False):
            rows = rows.sort_values("sentence", kind="stable")
            places = rows.index.to_numpy()
            mentions = rows["mentions"].tolist() if names_holders else ()
            for window in self._windows.cut([str(text) for text in rows["masked"]], mentions):
                own = places[[number for number, _, _ in window.spans]]
                result[own], scores = self._run(window)
                for place, row in zip(own, scores if names_holders else (), strict=names_holders):
                    holders[place] = _by_ids(row, [ids for ids, *_ in window.mentions])
        return result, holders

    def _run(self, window: Window) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Give a window's probabilities and, for each sentence, those of its holders."""
        tokens = np.array([window.tokens], dtype=np.int64)
        spans = np.array(window.spans, dtype=np.int64)
        _, starts, ends = spans.T
        values = (tokens, np.ones_like(tokens), np.zeros_like(starts), starts, ends)
        outputs, inputs = ["probabilities"], dict(zip(_INPUTS, values, strict=True))
        mentions = np.array([m[2:] for m in window.mentions], dtype=np.int64).reshape(-1, 2)
        if self.names_holders:
            outputs.append("holders")
            values = (np.zeros_like(mentions[:, 0]), *mentions.T, window.distances())
            inputs |= dict(zip(_MENTION_INPUTS, values, strict=True))
        found, *scores = (
            np.asarray(value, dtype=np.float64) for value in self._session.run(outputs, inputs)
        )
        _check(found, (len(spans), len(CLASSES)))
        # float32 rounds, and rows must sum to 1
        chances = found / found.sum(axis=1, keepdims=True)
        if not scores:
            return chances, np.empty((len(spans), 0))
        _check(scores[0], (*scores[0].shape[:1], len(spans), len(mentions) + 2))
        # each network has its own opinion
        return chances, softmax(scores[0], axis=2).mean(axis=0)


def _check(values: npt.NDArray[np.float64], shape: tuple[int, ...]) -> None:
    """Refuse what no encoder's network would say."""
    if values.shape != shape or not values.size or not np.isfinite(values).all():
        raise ModelError(
            f"the encoder's network gave values of shape {values.shape}, where finite ones of "
            f"shape {shape} belong; copy the folder again"
        )


def _by_ids(chances: npt.NDArray[np.float64], mentioned: Sequence[Ids]) -> dict[Ids, float]:
    """Add up the mentions of the same; the last two are the author and nobody in sight."""
    found: dict[Ids, float] = {}
    for ids, chance in zip([*mentioned, ("author",), ()], chances.tolist(), strict=True):
        found[ids] = found.get(ids, 0.0) + chance
    return found


def read_settings(text: str) -> dict[str, Any]:
    """Read an encoder's settings from JSON.

    Raises
    ------
    ModelError
        It is no JSON object.
    """
    try:
        settings = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelError(f"the encoder's settings cannot be read: {error}") from error
    if not isinstance(settings, dict):
        raise ModelError("the encoder's settings are no JSON object; copy the folder again")
    return settings


def _needed(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise ModelError(
            f"this model reads with a transformer, which needs {module}: "
            "pip install 'stancekit[encoder]'"
        ) from error
