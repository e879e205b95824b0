"""Not on the question: page furniture, other business, other places."""

from __future__ import annotations

from stancekit.labeling.functions.evidence import other_territory, silent, topic_share
from stancekit.labeling.functions.sentence import SentenceInArticle
from stancekit.question import Question
from stancekit.tables import OFF_TOPIC


def page_furniture(sentence: SentenceInArticle, question: Question) -> str | None:
    """Menus, bylines, dates, credits and share buttons."""
    return OFF_TOPIC if sentence.article[sentence.place].furniture and not sentence.on else None


def silent_article(sentence: SentenceInArticle, question: Question) -> str | None:
    """No sentence of the article is on the question."""
    return None if any(other.on for other in sentence.article) else OFF_TOPIC


def far_from_it(sentence: SentenceInArticle, question: Question) -> str | None:
    """Neither the sentence nor those around it have words of the question."""
    if sentence.on or not silent(sentence.reading):
        return None
    around = sentence.article[max(0, sentence.place - 3) : sentence.place + 4]
    return None if any(other.on for other in around) else OFF_TOPIC


def other_business(sentence: SentenceInArticle, question: Question) -> str | None:
    """Trade, visas, training, football: the rest of what states have with each other."""
    if sentence.on or not sentence.cues("ties") or not silent(sentence.reading):
        return None
    if any(map(sentence.cues, ("stolen", "choice", "home", "good"))):
        return None
    return None if topic_share(sentence) > 0.5 else OFF_TOPIC


def other_place(sentence: SentenceInArticle, question: Question) -> str | None:
    """Another disputed territory, and not this one."""
    if sentence.on or not silent(sentence.reading) or topic_share(sentence) > 0.5:
        return None
    named = sentence.cues("places") or other_territory(sentence, question)
    return OFF_TOPIC if named else None


def no_names(sentence: SentenceInArticle, question: Question) -> str | None:
    """Not one name of the question or word of stance, where little is on the question."""
    if sentence.on or sentence.roles or topic_share(sentence) > 0.35:
        return None
    return None if sentence.cues("choice") or sentence.cues("home") else OFF_TOPIC
