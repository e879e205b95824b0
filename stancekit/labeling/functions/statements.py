"""Who says it, and how: a rival speaks, a side is taken by the way."""

from __future__ import annotations

from stancekit.frames import party_of
from stancekit.labeling.functions.evidence import PROCESS, parties_in, silent, sure_frame
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question


def rivals_speak(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival, or whoever speaks for it, demands what the grammar counts against the claim."""
    main = sentence.reading.main
    if main is None or main.leaning != "opposition" or sentence.reading.verdict == "both":
        return None
    speaker = sentence.article[sentence.place].speaker
    rival = party_of(main.subject) == "rival" or (speaker == "rival" and not main.subject)
    return "opposition" if rival and parties_in(sentence) != {"claimant", "rival"} else None


def party_speaks(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival says or rejects something on the question, and the grammar finds no side."""
    if party_of(sentence.reading.subject) != "rival" or parties_in(sentence) != {"rival"}:
        return None
    if not sentence.on or PROCESS & sentence.roles or not silent(sentence.reading):
        return None
    said = {"reject", "endorse", "negation", "demand"} & sentence.roles
    return "opposition" if said and "report" in sentence.roles else None


def in_passing(sentence: SentenceInArticle, question: Question) -> str | None:
    """A side is taken in a subordinate clause, in brackets or as a possibility."""
    main = sentence.reading.main
    if main is None or not sentence.on or sentence.reading.verdict == "both":
        return None
    return (
        main.leaning if sure_frame(sentence, question) is None and main.mood != "question" else None
    )
