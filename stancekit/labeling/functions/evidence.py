"""What labeling functions go by: a sentence's sure frame, its parties, the article around it."""

from __future__ import annotations

from functools import lru_cache

from stancekit.frames import party_of
from stancekit.grammar import Frame, Reading
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.phrases import Lexicon
from stancekit.question import Question, list_questions, load_question

# shares of an article's sentences that are on the question: it is touched, or what it is about
TOUCHED = 0.1
CENTRAL = 0.3
# roles of the talks, their formula and those who lead them
PROCESS = frozenset({"diplomacy", "process", "formula"})


# ---------------------------------------------------------------------------- the sentence itself


def sure_frame(sentence: SentenceInArticle, question: Question) -> Frame | None:
    """Give the weightiest frame that is told as a fact, if the sentence has one side only."""
    main = sentence.reading.main
    if main is None or sentence.reading.verdict == "both" or elsewhere(sentence, question):
        return None
    # what is doubted, or told in brackets and time clauses, is no position of the sentence
    return None if main.mood or main.clause in ("aside", "adverbial", "relative") else main


def leaning_on(sentence: SentenceInArticle, question: Question, *objects: str) -> str | None:
    """Give where the sentence's weightiest frame points, if its object is one of these."""
    main = sure_frame(sentence, question)
    return main.leaning if main is not None and main.object in objects else None


def silent(reading: Reading) -> bool:
    """Whether the grammar finds no side taken."""
    return reading.verdict in ("none", "named", "process")


def parties_in(sentence: SentenceInArticle) -> frozenset[str]:
    """Give the parties that the sentence names: "claimant", "rival"."""
    return frozenset(party_of(role) for role in sentence.roles) - {""}


def years_in(sentence: SentenceInArticle) -> list[int]:
    """Give the years that the sentence names."""
    return [int(w) for w in sentence.folded if len(w) == 4 and w.isdigit() and "1800" < w < "2040"]


# ------------------------------------------------------------------------- the article around it


def topic_share(sentence: SentenceInArticle) -> float:
    """Give the share of the article's sentences that are on the question."""
    return sum(other.on for other in sentence.article) / len(sentence.article)


def on_around(sentence: SentenceInArticle) -> bool:
    """Whether the sentence or one of the two on each side is on the question."""
    return any(
        other.on for other in sentence.article[max(0, sentence.place - 2) : sentence.place + 3]
    )


def elsewhere(sentence: SentenceInArticle, question: Question) -> bool:
    """Whether a sentence without words of the question speaks of another place, or its article."""
    if sentence.on:
        return False
    return (
        topic_share(sentence) < TOUCHED
        or sentence.cues("places")
        or other_territory(sentence, question)
    )


def other_territory(sentence: SentenceInArticle, question: Question) -> bool:
    """Whether the sentence names the territory of another question that ships."""
    own = {name.lower() for name in (*question.names, *question.places)}
    return any(
        match.value != question.name
        and " ".join(sentence.folded[match.first : match.last]) not in own
        for match in _territories().match(sentence.folded)
    )


@lru_cache(maxsize=1)
def _territories() -> Lexicon[str]:
    """Make the lexicon of the territories of all questions that ship."""
    return Lexicon(
        (name, shipped) for shipped in list_questions() for name in load_question(shipped).names
    )
