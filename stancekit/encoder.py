"""An optional second reader: a small transformer that reads a sentence among its neighbors.

It needs the extra `encoder` (onnxruntime, tokenizers) and a model whose folder holds one; nothing
is downloaded. An article is read in windows of consecutive sentences, so that "the move" and "his
country" are read with what they refer to. Names are masked by role as in `stancekit.features`, but
a longer name ("recognition of Kosovo") keeps its words behind a marker of its role.
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

from stancekit.errors import ModelError
from stancekit.features import third_states
from stancekit.mentions import ROLES, name_pairs
from stancekit.phrases import Lexicon
from stancekit.question import Question
from stancekit.reading import ReadSentence

#: The classes of `Encoder.predict_proba`'s columns.
CLASSES = ("off-topic", "support", "neutral", "opposition")
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
    return [" ".join(_masked(sentence, question)) for sentence in article]


def _masked(sentence: ReadSentence, question: Question) -> Iterator[str]:
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
    while at < len(folded):
        last, name = masks.get(at, (at + 1, folded[at]))
        if at in markers:
            yield markers[at]
        yield name
        yield from (markers[place] for place in range(at + 1, last) if place in markers)
        at = last


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
    """

    tokens: list[int]
    spans: list[tuple[int, int, int]]


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
        self._words: dict[str, list[int]] = {}

    def cut(self, texts: Sequence[str]) -> list[Window]:
        """Cut an article into windows, each led by its headline and the sentences before.

        Parameters
        ----------
        texts : sequence of str
            From `mask`.

        Returns
        -------
        list of Window
            Each sentence is listed in exactly one.
        """
        sentences = [self._tokens(text) for text in texts]
        found: list[Window] = []
        at = 0
        while at < len(sentences):
            tokens = [self._first]
            if at:
                for other in sorted({0, *range(max(0, at - self._before), at)}):
                    tokens += sentences[other][: self._context]
            spans: list[tuple[int, int, int]] = []
            while at < len(sentences) and (
                not spans or len(tokens) + len(sentences[at]) < self._window
            ):
                spans.append((at, len(tokens), len(tokens) + len(sentences[at])))
                tokens += sentences[at]
                at += 1
            found.append(Window([*tokens, self._last], spans))
        return found

    def _tokens(self, text: str) -> list[int]:
        tokens = [self._mark]
        for word in text.split(" "):
            if word in self._masks:
                tokens.append(self._masks[word])
                continue
            if word not in self._words:
                if len(self._words) >= _KNOWN:
                    self._words.clear()
                encoded = self._tokenizer.encode(word, add_special_tokens=False)
                self._words[word] = list(encoded.ids)
            tokens += self._words[word]
        return tokens[: self._sentence]


class Encoder:
    """A transformer in ONNX form with its tokenizer.

    Parameters
    ----------
    network : bytes
        An ONNX graph from `input_ids`, `attention_mask`, `rows`, `starts`, `ends` to
        `probabilities`, one row a sentence, in the order of `CLASSES`.
    tokenizer : str
        In the JSON form of the package tokenizers.
    settings : mapping
        Those of `Windows`, and `weight`, the encoder's share of the probabilities, in [0, 1].

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
        result = np.zeros((len(masked), len(CLASSES)))
        ordered = masked.reset_index(drop=True)
        for _, rows in ordered.groupby(["article_id", "question"], sort=False):
            rows = rows.sort_values("sentence", kind="stable")
            places = rows.index.to_numpy()
            for window in self._windows.cut([str(text) for text in rows["masked"]]):
                numbers = [number for number, _, _ in window.spans]
                result[places[numbers]] = self._run(window)
        return result

    def _run(self, window: Window) -> npt.NDArray[np.float64]:
        tokens = np.array([window.tokens], dtype=np.int64)
        spans = np.array(window.spans, dtype=np.int64)
        (found,) = self._session.run(
            ["probabilities"],
            {
                "input_ids": tokens,
                "attention_mask": np.ones_like(tokens),
                "rows": np.zeros(len(spans), dtype=np.int64),
                "starts": spans[:, 1],
                "ends": spans[:, 2],
            },
        )
        # float32 rounds, and rows must sum to 1
        wide = np.asarray(found, dtype=np.float64)
        return np.asarray(wide / wide.sum(axis=1, keepdims=True))


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
