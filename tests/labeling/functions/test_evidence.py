from __future__ import annotations

import pytest

from stancekit.labeling.functions import evidence
from stancekit.question import load_question

QUESTION = load_question("western-sahara")
ON = "The Western Sahara question was on the agenda."
BACKS = "Peru supports Morocco's sovereignty over the Sahara."


def test_only_what_is_told_as_a_fact_is_sure(sentence) -> None:
    assert evidence.leaning_on(sentence([BACKS]), QUESTION, "status") == "support"
    assert evidence.leaning_on(sentence([BACKS]), QUESTION, "mission") is None
    asked = sentence(["The talks began after Peru backed the autonomy plan."])
    assert asked.reading.main is not None
    assert evidence.sure_frame(asked, QUESTION) is None


def test_the_parties_and_years_that_are_named(sentence) -> None:
    both = sentence(["Morocco met the Polisario Front in 1991 and 12345 others."])
    assert evidence.parties_in(both) == {"claimant", "rival"}
    assert evidence.years_in(both) == [1991]
    assert evidence.silent(both.reading)
    assert not evidence.silent(sentence([BACKS]).reading)


@pytest.mark.parametrize(("after", "near"), [(0, True), (2, True), (3, False)])
def test_two_sentences_are_near(sentence, after: int, near: bool) -> None:
    article = [ON, *["It rained."] * 3]
    assert evidence.topic_share(sentence(article)) == 0.25
    assert evidence.on_around(sentence(article, after)) == near


def test_another_place_is_elsewhere(sentence) -> None:
    def elsewhere(text: str) -> bool:
        return evidence.elsewhere(sentence([ON, text], 1), QUESTION)

    assert elsewhere("They spoke of Gaza.")
    assert elsewhere("They spoke of Crimea.")
    assert not elsewhere("It rained.")
    # a sentence with words of the question is on it, whatever else it names
    assert not elsewhere("They spoke of Crimea and Western Sahara.")
    assert evidence.elsewhere(sentence(["It rained."]), QUESTION)
