"""Where a sentence begins behind who signs it, on the same line."""

from __future__ import annotations

from stancekit.agents.found import SentenceAgents
from stancekit.agents.people import GROUPS
from stancekit.agents.words import PARTICLES

# the territory and its people, as the question lists them
_LANDS = frozenset({"territory", "place", "people"})
# how a sentence may begin besides with a name of the gazetteer or with a group
_MANY = frozenset({"thousands", "hundreds", "dozens", "people", "leaders", "officials", "ministers",
                   "diplomats", "delegates"})  # fmt: skip
_BYLINE = 5  # words of who signs


def is_behind_byline(sentence: SentenceAgents, at: int) -> bool:
    """Tell where a sentence begins behind who signs: "By Ana Paz *Voters* in Peru rejected it".

    It begins with a land or with people, before a word without a capital.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> (read,) = read_article(["By Ana Paz Voters rejected it."], question)
    >>> [is_behind_byline(SentenceAgents(read, ()), at) for at in (2, 3)]
    [False, True]
    """
    folded, caps = sentence.folded, sentence.caps
    goes_on = at + 1 < len(folded) and folded[at + 1].isalpha() and not caps[at + 1]
    if not goes_on or not caps[at] or sentence.headline:
        return False
    signed = at - 1
    while signed > max(at - _BYLINE, 0) and folded[signed] != "by":
        if not (caps[signed] or folded[signed] in PARTICLES or folded[signed] in (".", "-", "'")):
            return False
        signed -= 1
    if at - signed < 3 or folded[signed] != "by" or not caps[signed]:
        return False
    begins = folded[at] in GROUPS or folded[at] in _MANY
    listed = any(i.first == at and i.value in _LANDS for i in sentence.read.reading.items)
    return begins or listed or any(match.first == at for match in sentence.matches)
