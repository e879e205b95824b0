"""Who is offered as the holder of a sentence's stance."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.candidates import Offers
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


def offers(*sentences: str, stance: str = "support") -> Offers:
    found = find_agents(read_article(sentences, QUESTION), QUESTION)[0]
    return Offers(found, [stance] * len(sentences), QUESTION)


@pytest.mark.parametrize(
    ("sentence", "kind", "holder"),
    [
        ("Spain said that the autonomy plan is serious.", "first", "ESP"),
        ('"The autonomy plan is serious," said Spain.', "last", "ESP"),
        ("According to Algeria, the territory is under occupation.", "accord", "DZA"),
        ("Peru: the territory is Morocco's own.", "label", "PER"),
        ("Spain backs the autonomy plan.", "subject", "ESP"),
        ("Ana de Ruiz: the Sahara is under occupation.", "label", "person:ana-de-ruiz"),
    ],
)
def test_the_head_has_the_sentence_its_word(sentence: str, kind: str, holder: str) -> None:
    found = offers(sentence)
    assert found.heads[0].kind == kind
    assert found.headed[0] == (holder,)


def test_the_outlet_the_parties_and_nobody_are_always_offered() -> None:
    found = offers("The plan is serious.").of(0)
    assert {(), ("author",), ("MAR",)} <= set(found)


@pytest.mark.parametrize(("stance", "party"), [("opposition", "MAR"), ("support", "state:sadr")])
def test_a_party_is_not_offered_against_its_own_claim(stance: str, party: str) -> None:
    found = offers("Morocco met the Sahrawi Republic's envoys.", stance=stance).of(0)
    assert all(party not in ids for ids in found)


def test_whoever_spoke_before_is_offered() -> None:
    found = offers("Spain said that it had news.", "The plan is serious.").of(1)
    assert "here" not in found[("ESP",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "This position is consistent with Security Council resolution 2703, which calls the "
        "autonomy plan serious.",
        "It is in line with the spirit of the resolutions of the African Union, which call it so.",
        "The plan is in accordance with the opinion of the International Court of Justice.",
        # whom a talk was held with
        "The Moroccan Sahara was among the subjects discussed with the heads of diplomacy of Chad.",
        "The Moroccan Sahara was on the agenda of the talks with the minister of Chad.",
    ],
)
def test_who_is_only_cited_or_met_is_not_offered_there(sentence: str) -> None:
    found = offers("Peru backs the autonomy plan.", *["Trade grew."] * 14, sentence).of(15)
    assert not [ids for ids, cues in found.items() if ids != ("PER",) and "here" in cues]


def test_whoever_approves_a_resolution_is_offered() -> None:
    found = offers("The Security Council resolution calls the autonomy plan serious.").of(0)
    assert "here" in found[("org:security-council",)]


def test_a_speaker_at_the_end_has_the_whole_quotation() -> None:
    found = offers(
        "Peru backs the autonomy plan.",
        "\u201cThe Sahara is Moroccan.",
        "The plan is the only solution.",
        "It is serious,\u201d the Chilean foreign minister said.",
        "\u201cThe matter is closed.\u201d",
    )
    assert found.quoting == [(), ("CHL",), ("CHL",), (), ("CHL",)]


def test_groups_named_together_are_offered_together() -> None:
    found = offers("Traders and hoteliers insisted that the Sahara is Moroccan.").of(0)
    assert ("org:traders", "org:hoteliers") in found
    apart = offers("Traders met the envoy, and hoteliers insisted that it is Moroccan.").of(0)
    assert ("org:traders", "org:hoteliers") not in apart


def test_a_name_within_the_heads_own_is_marked() -> None:
    cue = "in the head's name|attribute"
    found = offers("US senators wrote that the Sahara is under occupation.", stance="opposition")
    assert cue in found.of(0)["USA",]
    plain = offers("The United States wrote to French senators about it.", stance="opposition")
    assert all(cue not in cues for cues in plain.of(0).values())


def test_whose_deed_is_answered_in_the_passive_holds_nothing() -> None:
    answered = offers(
        "Spain's call to back the plan was condemned by Algeria.", stance="opposition"
    )
    assert ("ESP",) not in answered.of(0)
    assert ("DZA",) in answered.of(0)
    backed = offers("The autonomy plan was backed by Spain's envoy.")
    assert ("ESP",) in backed.of(0)
