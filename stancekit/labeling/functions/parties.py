"""The parties themselves, and the territory's people: stood by or condemned."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import leaning_on, sure_frame
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question


def rivals_themselves(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival is condemned as such, or its position is stood by."""
    main = sure_frame(sentence, question)
    if main is None or not main.direct or not sentence.on:
        return None
    if main.object in ("rival", "rival_state"):
        return "support" if main.verb == "reject" and main.sign < 0 else None
    return main.leaning if main.object == "standing" else None


def claimant_itself(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant is backed, stood by or condemned as such."""
    return leaning_on(sentence, question, "claimant", "claimant_demonym", "claimant_seat")


def solidarity_with_the_people(sentence: SentenceInArticle, question: Question) -> str | None:
    """The territory's people are stood by, or their right is upheld."""
    side = leaning_on(sentence, question, "people")
    return side if side == "opposition" else None
