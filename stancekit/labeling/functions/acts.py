"""What states do: recognize, open missions, vote."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import (
    TOUCHED,
    leaning_on,
    silent,
    sure_frame,
    topic_share,
    years_in,
)
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question


def recognition(sentence: SentenceInArticle, question: Question) -> str | None:
    """A rival's state is recognized; a bare date of recognition is history."""
    main = sure_frame(sentence, question)
    if main is None or main.object not in ("rival_name", "recognition") or main.loaded:
        return None
    if main.leaning != "opposition" or years_in(sentence) or "past" in sentence.roles:
        return None
    if sentence.cues("dropped") or "question" in sentence.folded:
        return None
    return "opposition" if main.verb in ("recognize", "endorse", "affirm", "reject") else None


def recognition_withdrawn(sentence: SentenceInArticle, question: Question) -> str | None:
    """Recognition of a rival's state is withdrawn, frozen or put on hold."""
    main = sure_frame(sentence, question)
    if main is None or main.object not in ("rival_name", "recognition") or main.loaded:
        return None
    if main.leaning == "support" and "withdraw" in sentence.roles:
        return "support"
    return "support" if sentence.cues("dropped") and sentence.on else None


def not_recognized(sentence: SentenceInArticle, question: Question) -> str | None:
    """A state says that it does not recognize a rival's state."""
    main = sure_frame(sentence, question)
    if main is None or main.verb != "recognize" or main.sign > 0 or years_in(sentence):
        return None
    return "support" if main.leaning == "support" else None


def missions(sentence: SentenceInArticle, question: Question) -> str | None:
    """A consulate or embassy is opened in the territory."""
    side = leaning_on(sentence, question, "mission")
    asked = {"asked", "asks", "ask", "whether", "?"} & set(sentence.folded)
    return side if side == "support" and not asked and "rival_name" not in sentence.roles else None


def missions_there(sentence: SentenceInArticle, question: Question) -> str | None:
    """A consulate stands in a place of the territory."""
    if not {"mission", "place"} <= sentence.roles or not silent(sentence.reading):
        return None
    against = {"negation", "rival_name", "rival", "modal", "reject"} & sentence.roles
    return None if against or "?" in sentence.folded else "support"


def votes_cast(sentence: SentenceInArticle, question: Question) -> str | None:
    """Somebody voted for or against what takes a side; an abstention takes none."""
    if not sentence.cues("ballot") or topic_share(sentence) < TOUCHED:
        return None
    if {"abstained", "abstentions", "abstaining"} & set(sentence.folded):
        return "neutral"
    main = sure_frame(sentence, question)
    return main.leaning if main is not None and main.verb in ("endorse", "reject") else None
