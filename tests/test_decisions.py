"""What the other sentences of an article say for a candidate."""

from __future__ import annotations

from math import log
from typing import Any

from stancekit.agents import find_agents
from stancekit.candidates import Offers
from stancekit.decisions import add_holders, add_shares
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


def offers(*sentences: str) -> Offers:
    found = find_agents(read_article(sentences, QUESTION), QUESTION)[0]
    return Offers(found, ["support"] * len(sentences), QUESTION)


def test_decided_sentences_offer_their_holders() -> None:
    article = offers("The plan is serious.", "It is credible.")
    found = {ids: {} for ids in article.of(1)}
    add_holders(article, 1, [("ZMB",), ()], found)
    add_shares(article, 1, [{"GAB": 0.9}, {}], found, article.of(1))
    assert ("ZMB",) in found
    assert found[("GAB",)]["share"] > found[("ZMB",)]["share"]


class Looks(list[dict[str, float]]):
    """The holders of each sentence, and how often one is looked at."""

    times = 0

    def __getitem__(self, at: Any) -> Any:
        self.times += 1
        return super().__getitem__(at)


def looks(size: int) -> int:
    """Count how many sentences tell the shares of the one in the middle of an article."""
    article = offers(*["Peru backs it."] * size)
    likely = Looks([{"GAB": 0.9}] * size)
    add_shares(article, size // 2, likely, {(): {}}, {})
    return likely.times


def test_every_other_sentence_of_an_article_tells_the_shares() -> None:
    assert looks(120) == 119


def test_of_a_book_only_the_sentences_around_tell_the_shares() -> None:
    assert looks(400) == looks(800)


def test_sentences_without_a_stance_tell_no_shares() -> None:
    article = offers(*["Peru backs it."] * 3)
    article = Offers(article.sentences, ["support", "neutral", "support"], QUESTION)
    found: dict[tuple[str, ...], dict[str, float]] = {("GAB",): {}}
    add_shares(article, 2, [{"GAB": 0.5}, {"GAB": 0.9}, {}], found, {})
    assert found[("GAB",)]["times"] == log(1 + 0.5)
