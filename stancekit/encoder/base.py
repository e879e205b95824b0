"""What every encoder has in common: it reads a table of masked sentences, article by article."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stancekit.agents.found import Ids
from stancekit.encoder.windows import Window, Windows
from stancekit.errors import ModelError

#: The classes of `Encoder.predict_proba`'s columns.
CLASSES = ("off-topic", "support", "neutral", "opposition")
#: What stands for a word that is not read.
UNREAD = "[UNK]"

FloatArray = npt.NDArray[np.float64]


class Encoder(ABC):
    """A network that reads the words of an article in their order, window by window.

    Attributes
    ----------
    weight : float
        The encoder's share of a model's probabilities, in [0, 1].
    longest : int
        How many tokens are read of a sentence at most.
    names_holders : bool
        Whether the network says who holds a stance.
    """

    weight: float
    longest: int
    names_holders: bool
    _windows: Windows

    def _running(self) -> AbstractContextManager[object]:
        """Give what holds while a table is read."""
        return nullcontext()

    def _take(self, windows: Windows, settings: Mapping[str, Any]) -> None:
        """Take the settings that every encoder has."""
        self._windows = windows
        self.longest, self.weight = int(settings["sentence"]), float(settings["weight"])
        if not 0 <= self.weight <= 1:
            raise ValueError(f"the weight {self.weight} is not in [0, 1]")

    @abstractmethod
    def _run(self, window: Window) -> tuple[FloatArray, FloatArray]:
        """Read a window.

        Returns
        -------
        probabilities : ndarray of shape (n_spans, 4)
        holders : ndarray of shape (n_spans, n_mentions + 2)
            Probabilities of each mention, of the author, and of nobody in sight; without columns
            where the network says nothing of them.
        """

    def predict_proba(self, masked: pd.DataFrame) -> FloatArray:
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

    def read(self, masked: pd.DataFrame) -> tuple[FloatArray, list[dict[Ids, float]]]:
        """Give the probability of each class, and of each holder that is mentioned near by.

        An article is read alike whatever else is in the table.

        Parameters
        ----------
        masked : DataFrame
            As for `predict_proba`; for holders with `mentions`, from `mask` as well.

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
        with self._running():
            for _, rows in ordered.groupby(["article_id", "question"], sort=False):
                rows = rows.sort_values("sentence", kind="stable")
                places = rows.index.to_numpy()
                mentions = rows["mentions"].tolist() if names_holders else ()
                for window in self._windows.cut([str(t) for t in rows["masked"]], mentions):
                    own = places[[number for number, _, _ in window.spans]]
                    result[own], chances = self._run(window)
                    if names_holders:
                        mentioned = [ids for ids, *_ in window.mentions]
                        for place, row in zip(own, chances, strict=True):
                            holders[place] = _by_ids(row, mentioned)
        return result, holders


def _by_ids(chances: FloatArray, mentioned: Sequence[Ids]) -> dict[Ids, float]:
    """Add up the mentions of the same; the last two are the author and nobody in sight."""
    found: dict[Ids, float] = {}
    for ids, chance in zip([*mentioned, ("author",), ()], chances.tolist(), strict=True):
        found[ids] = found.get(ids, 0.0) + chance
    return found


def check(values: npt.NDArray[np.float64], shape: tuple[int, ...]) -> None:
    """Refuse what no encoder's network would say.

    Raises
    ------
    ModelError
        Another shape, empty, or not finite.
    """
    fault = ""
    if values.shape != shape or not values.size:
        fault = f"values of shape {values.shape}, where {shape} belongs"
    elif not np.isfinite(values).all():
        fault = "values that are not finite"
    if fault:
        raise ModelError(f"the encoder's network gave {fault}; copy the folder again")
