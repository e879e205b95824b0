"""What maps, rulings, treaties and labels count the territory as."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import leaning_on, parties_in
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question


def maps(sentence: SentenceInArticle, question: Question) -> str | None:
    """A map that shows the territory within the claimant."""
    if not sentence.cues("map") or "claimant" not in parties_in(sentence):
        return None
    if not {"claimant_name", "territory", "status", "place"} & sentence.roles:
        return None
    if {"negation", "reject", "withdraw", "rival_name"} & sentence.roles:
        return None
    whole = {"whole", "full", "complete", "including", "entire", "part"}
    return "support" if whole & set(sentence.folded) else None


def rulings(sentence: SentenceInArticle, question: Question) -> str | None:
    """A court calls the territory separate and distinct, or asks for its people's consent."""
    if not sentence.cues("ruling") or not sentence.on or "claimant_name" in sentence.roles:
        return None
    phrase = {"separate", "distinct", "consent", "consented"} & set(sentence.folded)
    return (
        "opposition" if phrase and {"separate", "consent", "rival_plan"} & sentence.roles else None
    )


def deals(sentence: SentenceInArticle, question: Question) -> str | None:
    """A treaty, label or license counts the territory as the claimant's, or may not."""
    if not sentence.cues("deal") or not sentence.on or sentence.reading.verdict == "both":
        return None
    if "claimant_name" in sentence.roles:
        return "support"
    return leaning_on(sentence, question, "separate", "consent", "status", "occupation")
