"""What an encoder reads of a sentence."""

from __future__ import annotations

from stancekit.agents import find_agents
from stancekit.encoder import mask
from stancekit.encoder.masks import MaskedSentence
from stancekit.question import load_question
from stancekit.reading import read_article


def masked(name: str, *texts: str) -> list[MaskedSentence]:
    question = load_question(name)
    return mask(find_agents(read_article(list(texts), question), question)[0], question)


def test_long_names_keep_their_words() -> None:
    (sentence,) = masked("kosovo", "Peru opposes the recognition of Kosovo by Serbia.")
    assert sentence.text == (
        "xstate opposes the xrivalplan recognition of xterritory by xclaimant ."
    )  # fmt: skip


def test_short_forms_are_masked_by_what_they_stand_for() -> None:
    texts = ("Morocco's autonomy plan was discussed.", "Peru said the plan is credible.")
    _, second = masked("western-sahara", *texts)
    assert second.text == "xstate said the xclaimantplan plan is credible ."


def test_a_mention_is_where_its_mask_is() -> None:
    texts = ("Peru opposes the recognition of Kosovo by Serbia.", "Its foreign minister said so.")
    found = masked("kosovo", *texts)
    said = [(mention.ids, " ".join(sentence.text.split(" ")[mention.first : mention.last]))
            for sentence in found for mention in sentence.mentions]  # fmt: skip
    assert (("PER",), "xstate") in said
    assert (("SRB",), "xclaimant") in said
    assert (("PER",), "its foreign minister") in said
