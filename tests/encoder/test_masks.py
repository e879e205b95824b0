"""What an encoder reads of a sentence."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.encoder import mask
from stancekit.encoder.masks import SIDES, MaskedSentence
from stancekit.question import load_question
from stancekit.reading import read_article


def masked(name: str, *texts: str) -> list[MaskedSentence]:
    question = load_question(name)
    return mask(find_agents(read_article(list(texts), question), question)[0], question)


def sides(sentence: MaskedSentence) -> list[str]:
    return [word for word in sentence.text.split(" ") if word in SIDES]


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


def test_who_speaks_for_a_party_is_told_so() -> None:
    texts = ("Rabat has spoken.", "His country owns the Sahara, the king said.")
    _, second = masked("western-sahara", *texts)
    assert second.text == (
        "xclaimantside his country owns xterritory , xclaimantside the king said ."
    )
    _, second = masked("essequibo", "President Maduro arrived.", "Maduro wants the Essequibo.")
    assert second.text == "xrivalside maduro wants the xterritory ."


def test_who_has_a_mask_needs_no_side() -> None:
    (sentence,) = masked("western-sahara", "The Moroccan minister met Peru's ambassador.")
    assert not sides(sentence)


def test_it_has_no_side() -> None:
    for sentence in masked("western-sahara", "Morocco met Peru.", "It rejects the referendum."):
        assert not sides(sentence)


@pytest.mark.parametrize(
    ("question", "first", "expected"),
    [
        ("western-sahara", "Morocco and Peru have spoken.", []),
        ("western-sahara", "The Polisario Front and Algeria have spoken.", []),
        ("western-sahara", "Peru and Chile have spoken.", ["xstateside"]),
        ("western-sahara", "The European Union and Peru have spoken.", []),
        ("western-sahara", "The European Union has spoken.", []),
        ("gibraltar", "Gibraltar and the United Kingdom have spoken.", ["xrivalside"]),
        ("gibraltar", "The United Kingdom and Peru have spoken.", []),
        ("gibraltar", "Spain has spoken.", ["xclaimantside"]),
    ],
)
def test_those_of_several_sides_and_of_no_state_have_none(
    question: str, first: str, expected: list[str]
) -> None:
    word = "They" if " and " in first else "The government"
    _, second = masked(question, first, f"{word} rejects the plan.")
    assert any(mention.first <= 2 for mention in second.mentions), "somebody speaks"
    assert sides(second) == expected


def test_a_long_name_is_its_side_s_already() -> None:
    first, second = masked("western-sahara", "The SADR has spoken.", "Its delegation left.")
    assert first.text == "the xrivalname sadr has spoken ."
    assert second.text == "xrivalside its delegation left ."


def test_who_stands_in_a_long_name_has_no_side() -> None:
    texts = ("Peru's envoy arrived.", "The personal envoy left.", "The envoy left.")
    _, second, third = masked("western-sahara", *texts)
    assert [mention.ids for mention in second.mentions] == [("PER",)]
    assert second.text == "the xprocess personal envoy left ."
    assert third.text == "xstateside the envoy left ."


@pytest.mark.parametrize(
    ("question", "first", "then", "expected"),
    [
        # more than a name, at its end, and in the midst of a plan
        ("western-sahara", "The SADR", "The SADR's embassy left.",
         "the xrivalname sadr 's embassy left ."),
        ("south-yemen", "The STC", "It wants self-administration back.",
         "it wants xrivalplan self - administration back ."),
    ],
)  # fmt: skip
def test_a_long_name_tells_enough_of_who_begins_in_it(
    question: str, first: str, then: str, expected: str
) -> None:
    _, second = masked(question, f"{first} has spoken.", then)
    words = second.text.split(" ")
    assert {words[m.last - 1] for m in second.mentions} & {"embassy", "administration"}
    assert second.text == expected


def test_who_is_more_than_a_plan_has_a_side() -> None:
    texts = ("The Polisario Front has spoken.", "The independence front did not say more.")
    _, second = masked("western-sahara", *texts)
    assert second.text == "the xrivalplan xrivalside independence front did not say more ."


def test_the_government_of_the_territory_is_not_another_state_s() -> None:
    texts = ("Greenland's premier has spoken in Nuuk.", "He did not say more.")
    _, second = masked("greenland", *texts)
    assert [mention.ids for mention in second.mentions] == [("GRL",)]
    assert not sides(second)
    # nor is one that only a side's name for the territory tells of
    texts = ("The British Indian Ocean Territory's government spoke.", "The government left.")
    _, second = masked("chagos", *texts)
    assert [mention.ids for mention in second.mentions] == [("IOT",)]
    assert not sides(second)


def test_mentions_stand_behind_their_side() -> None:
    texts = ("Peru has spoken.", "Its foreign minister backs Morocco, he said.")
    _, second = masked("western-sahara", *texts)
    words = second.text.split(" ")
    assert words.count("xstateside") == 2
    for mention in second.mentions:
        assert not set(words[mention.first : mention.last]) & set(SIDES)
    assert [words[m.first : m.last] for m in second.mentions if m.ids == ("PER",)] == [
        ["its", "foreign", "minister"], ["he"],
    ]  # fmt: skip


def test_scare_words_that_say_nothing_are_left_out() -> None:
    (sentence,) = masked("somaliland", 'Peru recognised the self-declared "Republic of Somaliland"')
    assert sentence.text == "xstate recognised the xrivalname republic of xterritory"
    for mention in sentence.mentions:
        assert 0 <= mention.first < mention.last <= len(sentence.text.split(" "))


def test_occupied_before_a_body_of_the_territory_is_left_out() -> None:
    (sentence,) = masked("abkhazia", "The parliament of occupied Abkhazia asked for recognition.")
    assert sentence.text == "the parliament of xterritory asked for recognition ."
    (sentence,) = masked("abkhazia", "Peru visited occupied Abkhazia.")
    assert sentence.text == "xstate visited xclaimantname occupied xterritory ."
