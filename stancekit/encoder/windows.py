"""How an article is cut into windows of tokens, for networks that read one window at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stancekit.agents.found import Ids
from stancekit.encoder.masks import Mention

#: The classes of `distance`.
N_DISTANCES = 8
_MOST_BEFORE = 16  # context sentences


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
            See `distance`.
        """
        own = np.array([number for number, _, _ in self.spans], dtype=np.int64)
        other = np.array([number for _, number, _, _ in self.mentions], dtype=np.int64)
        return distance(own[:, None], other[None, :])


def distance(
    own: npt.NDArray[np.int64] | np.int64, other: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Give how a mention lies to a sentence, by the numbers of their sentences.

    Returns
    -------
    ndarray of the broadcast shape
        0 in the sentence itself, 1 in the headline, 2 to 5 before it, 6 and 7 behind it.

    Examples
    --------
    >>> distance(np.int64(3), np.array([0, 1, 2, 3, 4])).tolist()
    [1, 3, 2, 0, 6]
    """
    back = own - other
    near = np.select([back == 1, back == 2, back > 4, back > 0, back == -1], [2, 3, 5, 4, 6], 7)
    return np.where(back == 0, 0, np.where(other == 0, 1, near)).astype(np.int64)


class Windows:
    """Cuts articles into windows of tokens.

    Parameters
    ----------
    tokens_of : callable
        Gives the numbers of a word's or a mask's tokens.
    settings : mapping
        `mark` (the token before a sentence), `first` and `last` (tokens around a window), `window`,
        `sentence` and `context` (most tokens of a window, a sentence and a context sentence),
        `before` (context sentences).

    Raises
    ------
    ValueError
        A window cannot hold a sentence.
    """

    def __init__(
        self, tokens_of: Callable[[str], Sequence[int]], settings: Mapping[str, Any]
    ) -> None:
        self._tokens_of = tokens_of
        self._mark, self._first, self._last = (
            int(settings[key]) for key in ("mark", "first", "last")
        )
        self._window, self._sentence, self._context, self._before = (
            int(settings[key]) for key in ("window", "sentence", "context", "before")
        )
        if self._sentence < 1 or self._context < 0 or not 0 <= self._before <= _MOST_BEFORE:
            raise ValueError(
                f"sentence {self._sentence}, context {self._context} or before {self._before} is "
                "out of range"
            )
        if self._sentence + 2 > self._window:
            raise ValueError(f"a window of {self._window} tokens cannot hold a sentence's")

    def cut(self, texts: Sequence[str], mentions: Sequence[Sequence[Mention]] = ()) -> list[Window]:
        """Cut an article into windows, each led by its headline and the sentences before.

        Parameters
        ----------
        texts : sequence of str
            Of its masked sentences, from `mask`.
        mentions : sequence of sequence of Mention, optional
            Of each of them.

        Returns
        -------
        list of Window
            Each sentence is listed in exactly one.
        """
        listed = mentions or [()] * len(texts)
        sentences = [self._place(text, own) for text, own in zip(texts, listed, strict=True)]
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
                seen += sentences[other].find(other, len(tokens), len(held))
                tokens += held
            spans: list[tuple[int, int, int]] = []
            while at < len(sentences) and (
                not spans or len(tokens) + len(sentences[at].tokens) < self._window
            ):
                held = sentences[at].tokens
                spans.append((at, len(tokens), len(tokens) + len(held)))
                seen += sentences[at].find(at, len(tokens), len(held))
                tokens += held
                at += 1
            found.append(Window([*tokens, self._last], spans, seen))
        return found

    def _place(self, text: str, mentions: Sequence[Mention]) -> _Sentence:
        tokens = [self._mark]
        starts = []
        for word in text.split(" "):
            starts.append(len(tokens))
            tokens += self._tokens_of(word)
        starts.append(len(tokens))
        # what lies behind the limit is not looked at again with every window
        placed = [(ids, starts[first], starts[last]) for ids, first, last in mentions
                  if starts[first] < self._sentence]  # fmt: skip
        return _Sentence(tokens[: self._sentence], placed)


class _Sentence(NamedTuple):
    """A sentence's tokens, and its mentions: ids, first token, token after the last."""

    tokens: list[int]
    mentions: list[tuple[Ids, int, int]]

    def find(self, number: int, first: int, held: int) -> Iterator[tuple[Ids, int, int, int]]:
        """Find the mentions in a window that holds so many of the tokens from `first` on."""
        for ids, begin, stop in self.mentions:
            end = min(stop, held)
            if begin < end:
                yield ids, number, first + begin, first + end
