"""An article read once: words, names, clause grammar and furniture of each sentence.

Features, holders and labeling functions all start from this reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stancekit.cleaning import furniture
from stancekit.grammar import Reading, read_sentence
from stancekit.mentions import touches
from stancekit.phrases import Words, tokenize
from stancekit.question import Question


class ReadSentence(NamedTuple):
    """A sentence as read: its words, what the grammar found, and what it is on the page.

    Attributes
    ----------
    text : str
    words : Words
    reading : Reading
    on : bool
        Its own words can be about the question.
    furniture : str or None
        Kind of web furniture, see `stancekit.cleaning.furniture`.
    """

    text: str
    words: Words
    reading: Reading
    on: bool
    furniture: str | None


def read_article(texts: Sequence[str], question: Question) -> list[ReadSentence]:
    """Read the sentences of one article, in order.

    Parameters
    ----------
    texts : sequence of str
        All sentences of the article; a title, if any, first.
    question : Question

    Returns
    -------
    list of ReadSentence
    """
    result = []
    for text in texts:
        words = tokenize(text)
        result.append(
            ReadSentence(
                text,
                words,
                read_sentence(words.folded, question),
                touches(words.folded, question),
                furniture(text),
            )
        )
    return result
