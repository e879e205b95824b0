"""One side's words: for the territory and its people, for the other side, for what is taken."""

from __future__ import annotations

from stancekit.frames import occupier
from stancekit.labeling.functions.evidence import (
    TOUCHED,
    elsewhere,
    on_around,
    parties_in,
    topic_share,
)
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question

# the stance of whoever calls the other side's names a fiction
_SIDE = {"claimant": "support", "rival": "opposition"}


def claimants_words(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's own names for the territory or the dispute, where nothing else decides."""
    if "claimant_name" not in sentence.roles or "rival_name" in sentence.roles:
        return None
    main = sentence.reading.main
    against = main is not None and main.leaning == "opposition" and main.object != "claimant_name"
    return None if against or sentence.reading.verdict == "both" else "support"


def rivals_words(sentence: SentenceInArticle, question: Question) -> str | None:
    """The present state is called an occupation, or by a rival's loaded name."""
    main = sentence.reading.main
    if main is None or not main.loaded or main.object not in ("occupation", "rival_name"):
        return None
    if elsewhere(sentence, question) or sentence.reading.verdict == "both":
        return None
    if {"word", "term"} & set(sentence.folded) or not on_around(sentence):
        return None  # the word itself is spoken of, or another war
    # where both sides call the other an occupier, the one that is named is the one
    both = any("occup" in name.lower() for name in question.claimant_names)
    if both and main.object == "occupation" and parties_in(sentence) == {"rival"}:
        return "support"
    return main.leaning if sentence.on or topic_share(sentence) >= TOUCHED else None


def separatists(sentence: SentenceInArticle, question: Question) -> str | None:
    """Rivals are called separatists, mercenaries or an entity."""
    if not ("separatist" in sentence.roles or sentence.cues("entity")):
        return None
    if topic_share(sentence) < TOUCHED or elsewhere(sentence, question):
        return None
    return None if sentence.reading.verdict in ("opposition", "both") else "support"


def so_called(sentence: SentenceInArticle, question: Question) -> str | None:
    """A name of one side is called a fiction: "so-called", "pseudo"."""
    for frame in sentence.reading.frames:
        if frame.object == "scare" and sentence.on and sentence.reading.verdict != "both":
            return _SIDE.get(frame.side)
    return None


def people_as_such(sentence: SentenceInArticle, question: Question) -> str | None:
    """The territory's own are called a people: its rivals' word, since peoples have rights."""
    folded = sentence.folded
    for item in sentence.reading.items:
        if item.value == "people" and folded[item.last : item.last + 1] == ["people"]:
            named = sentence.reading.verdict in ("none", "named", "opposition")
            return "opposition" if named and "formula" not in sentence.roles else None
    return None


def taking(sentence: SentenceInArticle, question: Question) -> str | None:
    """What is taken from the territory is called stolen, or taken without consent."""
    if not (sentence.cues("stolen") or {"plunder", "consent"} & sentence.roles):
        return None
    if elsewhere(sentence, question) or sentence.reading.verdict in ("support", "both", "process"):
        return None
    held = occupier(question) == "claimant" and topic_share(sentence) >= TOUCHED
    return "opposition" if held else None
