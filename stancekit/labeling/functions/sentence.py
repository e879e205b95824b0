"""What a labeling function takes and gives: a sentence in its article; a label or None."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from stancekit.grammar import Reading
from stancekit.labeling.functions.cues import cues_of
from stancekit.question import Question
from stancekit.reading import ReadSentence
from stancekit.tables import OFF_TOPIC, STANCES

#: What a function may vote, besides None.
LABELS: tuple[str, ...] = (*STANCES, OFF_TOPIC)


class SentenceInArticle(NamedTuple):
    """A sentence with the article around it, as a labeling function sees it.

    Attributes
    ----------
    article : sequence of ReadSentence
        All sentences of the article, as `stancekit.reading.read_article` read them.
    place : int
        The sentence's place among them.
    """

    article: Sequence[ReadSentence]
    place: int

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.article[self.place].text

    @property
    def folded(self) -> list[str]:
        """Its words and punctuation marks, in lower case."""
        return self.article[self.place].words.folded

    @property
    def reading(self) -> Reading:
        """What the clause grammar found in it."""
        return self.article[self.place].reading

    @property
    def on(self) -> bool:
        """Whether its own words can be about the question."""
        return self.article[self.place].on

    @property
    def roles(self) -> frozenset[str]:
        """The classes of its names and words of stance."""
        return frozenset(item.value for item in self.reading.items)

    @property
    def before(self) -> ReadSentence | None:
        """The sentence before it; None for the first."""
        return self.article[self.place - 1] if self.place else None

    def cues(self, kind: str) -> bool:
        """Whether it holds a phrase of a kind of `CUES`."""
        return kind in cues_of(tuple(self.folded))


LabelingFunction = Callable[[SentenceInArticle, Question], str | None]
