"""What the rivals aim at: a vote, independence, freedom."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import (
    CENTRAL,
    PROCESS,
    elsewhere,
    parties_in,
    silent,
    sure_frame,
    topic_share,
)
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question


def rivals_aims(sentence: SentenceInArticle, question: Question) -> str | None:
    """A vote, independence or self-determination is demanded, upheld or promised."""
    main = sure_frame(sentence, question)
    if main is None or main.object not in ("rival_plan", "separate") or not sentence.on:
        return None
    if parties_in(sentence) == {"claimant", "rival"} or "formula" in sentence.roles:
        return None
    if main.leaning == "support" or (main.verb == "demand" and PROCESS & sentence.roles):
        return None  # an aim that is only "not" is told more often than refused
    return "opposition"


def aims_carried_on(sentence: SentenceInArticle, question: Question) -> str | None:
    """The same in a sentence without a name of the question, in an article that is about it."""
    main = sure_frame(sentence, question)
    if main is None or main.object not in ("rival_plan", "separate") or sentence.on:
        return None
    if main.leaning == "support" or PROCESS & sentence.roles or topic_share(sentence) < CENTRAL:
        return None
    return None if main.verb in ("", "consider") else "opposition"


def aims_named(sentence: SentenceInArticle, question: Question) -> str | None:
    """The rivals' aim is named as a right or a promise, outside the process."""
    if not {"rival_plan", "separate"} & sentence.roles or not silent(sentence.reading):
        return None
    other = {"claimant_plan", "claimant_name", "formula", "process", "modal", "past", "idiom"}
    if other & sentence.roles or elsewhere(sentence, question) or topic_share(sentence) < CENTRAL:
        return None
    told = {"people", "right", "reject", "violate", "negation", "solidarity"} & sentence.roles
    return "opposition" if told or "people" in sentence.folded else None


def peoples_choice(sentence: SentenceInArticle, question: Question) -> str | None:
    """The people is to choose, was promised a vote, or fights for its land."""
    if not sentence.cues("choice") or not silent(sentence.reading):
        return None
    if {"formula", "claimant_plan", "claimant_name", "process"} & sentence.roles:
        return None
    central = topic_share(sentence) >= CENTRAL and not elsewhere(sentence, question)
    return "opposition" if central else None


def freedom(sentence: SentenceInArticle, question: Question) -> str | None:
    """The territory or its people is to be free."""
    if not sentence.cues("freedom") or not silent(sentence.reading) or not sentence.on:
        return None
    if {"formula", "claimant_name", "rights", "claimant_plan"} & sentence.roles:
        return None
    return "opposition" if {"territory", "people", "rival", "rival_name"} & sentence.roles else None
