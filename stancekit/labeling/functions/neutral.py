"""No side is taken: the process, history, questions, names alone."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import (
    TOUCHED,
    elsewhere,
    parties_in,
    silent,
    topic_share,
    years_in,
)
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question

# with one of these a sentence does more than name
_STANCE = frozenset({"endorse", "reject", "solidarity", "recognize", "withdraw", "violate",
                     "demand", "right", "good", "bad", "belong", "status", "mission", "open",
                     "claimant_name", "rival_name", "claimant_plan", "rival_plan", "occupation",
                     "separatist", "plunder", "scare", "consent", "negation", "affirm",
                     "separate", "annexation"})  # fmt: skip


def process_only(sentence: SentenceInArticle, question: Question) -> str | None:
    """The talks, the envoy or the mission, and no side's aim."""
    if sentence.reading.verdict != "process" or topic_share(sentence) < TOUCHED:
        return None
    aims = {"claimant_plan", "claimant_name", "rival_name", "occupation", "separatist", "right",
            "people", "reject", "withdraw", "negation"}  # fmt: skip
    if sentence.roles & aims or sentence.cues("ties") or elsewhere(sentence, question):
        return None
    return "neutral" if {"process", "formula"} & sentence.roles or sentence.on else None


def un_formula(sentence: SentenceInArticle, question: Question) -> str | None:
    """The UN's formula, self-determination included: "mutually acceptable"."""
    if "formula" not in sentence.roles or "claimant_plan" in sentence.roles:
        return None
    if not silent(sentence.reading) or elsewhere(sentence, question):
        return None
    return "neutral"


def question_asked(sentence: SentenceInArticle, question: Question) -> str | None:
    """A question takes no side by asking."""
    if "?" not in sentence.folded[-3:] or not sentence.on:
        return None
    return "neutral" if silent(sentence.reading) else None


def told_as_history(sentence: SentenceInArticle, question: Question) -> str | None:
    """Years long past, names of the question, and nobody speaks: how it came about."""
    years = years_in(sentence)
    if not sentence.on or not years or max(years) >= 2005 or "report" in sentence.roles:
        return None
    if {"claimant_name", "occupation", "separatist", "right", "claimant_plan"} & sentence.roles:
        return None
    main = sentence.reading.main
    return None if main is not None and (main.loaded or main.object == "people") else "neutral"


def both_sides_told(sentence: SentenceInArticle, question: Question) -> str | None:
    """The aims of both parties side by side."""
    if parties_in(sentence) != {"claimant", "rival"} or not sentence.on:
        return None
    ours = {"claimant_plan", "status", "belong"} & sentence.roles
    theirs = {"rival_plan", "separate"} & sentence.roles
    said = {"contrast", "tell", "demand", "consider"} & sentence.roles
    return "neutral" if ours and theirs and said and "reject" not in sentence.roles else None


def denial(sentence: SentenceInArticle, question: Question) -> str | None:
    """Nothing was said, or nothing has changed, which does not tell the position."""
    if not sentence.cues("denial") or not silent(sentence.reading):
        return None
    return "neutral" if topic_share(sentence) >= TOUCHED else None


def only_named(sentence: SentenceInArticle, question: Question) -> str | None:
    """Names of the question, no word of stance, and no claim by the way."""
    if not sentence.on or sentence.reading.verdict not in ("none", "named"):
        return None
    if _STANCE & sentence.roles or topic_share(sentence) < 0.4 or len(sentence.folded) < 9:
        return None
    if any(map(sentence.cues, ("choice", "home", "ties", "stolen", "freedom"))):
        return None
    return "neutral"


def rights_only(sentence: SentenceInArticle, question: Question) -> str | None:
    """Prisoners, trials and camps, without a word on status."""
    if not sentence.cues("rights") or not sentence.on or not silent(sentence.reading):
        return None
    sides = {"occupation", "rival_name", "claimant_name", "solidarity", "rival_plan"}
    return None if sides & sentence.roles else "neutral"


def mandate(sentence: SentenceInArticle, question: Question) -> str | None:
    """Peacekeepers, mediators, ceasefires and votes on them."""
    if not sentence.cues("mandate") or not silent(sentence.reading):
        return None
    sides = {"claimant_plan", "claimant_name", "rival_name", "rival_plan", "people", "right"}
    if sides & sentence.roles or sentence.cues("ties") or elsewhere(sentence, question):
        return None
    return "neutral" if topic_share(sentence) >= 0.2 else None
