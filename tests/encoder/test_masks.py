"""What an encoder reads of a sentence."""

from __future__ import annotations

from stancekit.encoder import find_mentions, mask
from stancekit.question import load_question
from stancekit.reading import read_article


def test_long_names_keep_their_words() -> None:
    question = load_question("kosovo")
    article = read_article(["Peru opposes the recognition of Kosovo by Serbia."], question)
    (text,) = mask(article, question)
    assert text == "xstate opposes the xrivalplan recognition of xterritory by xclaimant ."


def test_short_forms_are_masked_by_what_they_stand_for() -> None:
    question = load_question("western-sahara")
    article = read_article(
        ["Morocco's autonomy plan was discussed.", "Peru said the plan is credible."], question
    )
    assert mask(article, question)[1] == "xstate said the xclaimantplan plan is credible ."


def test_a_mention_is_where_its_mask_is() -> None:
    question = load_question("kosovo")
    article = read_article(
        ["Peru opposes the recognition of Kosovo by Serbia.", "Its foreign minister said so."],
        question,
    )
    texts, mentions = mask(article, question), find_mentions(article, question)
    said = [(m.ids, " ".join(text.split(" ")[m.first : m.last]))
            for text, row in zip(texts, mentions, strict=True) for m in row]  # fmt: skip
    assert (("PER",), "xstate") in said
    assert (("SRB",), "xclaimant") in said
    assert (("PER",), "its foreign minister") in said
