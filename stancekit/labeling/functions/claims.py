"""The claim: whose the territory is said to be, and the claimant's plan for it."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import (
    TOUCHED,
    elsewhere,
    leaning_on,
    parties_in,
    silent,
    sure_frame,
    topic_share,
)
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question


def claim(sentence: SentenceInArticle, question: Question) -> str | None:
    """Whose sovereignty, integrity or part the territory is called, or said not to be."""
    objects = ("status", "belong", "territory", "place", "annexation")
    side = leaning_on(sentence, question, *objects)
    main = sentence.reading.main
    if side == "opposition" and main is not None and main.side == "claimant":
        # "no solution outside its sovereignty" is no rejection: a minus needs a verb
        return side if main.verb in ("reject", "withdraw", "recognize") and sentence.on else None
    return side


def under_sovereignty(sentence: SentenceInArticle, question: Question) -> str | None:
    """Something lies within, under or in the framework of the claimant's sovereignty."""
    if not silent(sentence.reading) or {"negation", "contrast"} & sentence.roles:
        return None
    for frame in sentence.reading.frames:
        if frame.object == "status" and frame.side == "claimant":
            before = sentence.folded[max(0, frame.first - 6) : frame.first]
            if {"under", "within", "framework", "exercise", "enjoys"} & set(before):
                return "support"
    return None


def claim_denied(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant has no right, title or sovereignty there, or sits where it should not."""
    folded = sentence.folded
    if (
        not sentence.on
        or "claimant" not in parties_in(sentence)
        or "negation" not in sentence.roles
    ):
        return None
    if sentence.reading.verdict == "support" or "claimant_name" in sentence.roles:
        return None
    rights = {"sovereignty", "title", "right", "own", "owner", "ours", "ties", "part", "belong"}
    return "opposition" if rights & set(folded) else None


def claimants_plan(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's plan is backed, praised or rejected."""
    main = sure_frame(sentence, question)
    if main is None or main.object != "claimant_plan":
        return None
    # "nothing but autonomy" is no rejection: a minus needs a verb
    return main.leaning if main.sign > 0 or main.verb in ("reject", "withdraw") else None


def plan_on_the_table(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's plan is named, with no word against it and none of the other side."""
    if "claimant_plan" not in sentence.roles or not silent(sentence.reading):
        return None
    against = {"negation", "reject", "withdraw", "rival_plan", "tell", "past", "modal", "contrast"}
    return None if against & sentence.roles or "rival" in parties_in(sentence) else "support"


def claimants_home(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant calls the territory home soil, whole, recovered or an internal affair."""
    if not sentence.cues("home") or not silent(sentence.reading):
        return None
    sides = parties_in(sentence) or {sentence.article[sentence.place].speaker}
    return "support" if sides == {"claimant"} and topic_share(sentence) >= TOUCHED else None


def praise_carried_on(sentence: SentenceInArticle, question: Question) -> str | None:
    """Serious, credible, realistic: of a plan or of efforts that the article spoke of before."""
    if not sentence.cues("good") or not silent(sentence.reading):
        return None
    if {"negation", "rival_plan", "reject"} & sentence.roles or elsewhere(sentence, question):
        return None
    plans = any(
        item.value in ("claimant_plan", "claimant_name")
        for other in sentence.article[: sentence.place + 1]
        for item in other.reading.items
    )
    return "support" if plans else None


def integrity_of_the_claimant(sentence: SentenceInArticle, question: Question) -> str | None:
    """The claimant's integrity or unity is named, and nothing turns it."""
    if "claimant" not in parties_in(sentence) or not sentence.on:
        return None
    if "negation" in sentence.roles or "rival" in parties_in(sentence):
        return None
    named = "integrity" in sentence.folded and "territorial" in sentence.folded
    return "support" if named and sentence.reading.verdict != "opposition" else None
