"""Decoding, plain characters, web furniture and language."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit import cleaning
from stancekit.cleaning import decode, furniture, furniture_kinds, language, normalize
from stancekit.errors import InputError


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_normalizing_keeps_every_place(text: str, encoding: str) -> None:
    assert len(normalize(text)) == len(text)
    assert normalize(normalize(text)) == normalize(text)


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs"])))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_input_error(data: bytes) -> None:
    with suppress(InputError):
        decode(data).text.encode("utf-8")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\xef\xbb\xbf\xff", bytes(64)])
def test_damaged_bytes(data: bytes) -> None:
    with pytest.raises(InputError, match=r"not readable as|binary file"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Share", "share"),
        ("Share this article", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("Comments (38)", "share"),
        ("Leave a Reply Cancel reply", "share"),
        ("Subscribe to our newsletter", "share"),
        ("This site uses cookies.", "cookie"),
        ("Copyright 2020 The Associated Press.", "cookie"),
        ("© 2023 AFP", "cookie"),
        ("All rights reserved.", "cookie"),
        ("Home > News > Press releases", "menu"),
        ("Read also: Ten beaches", "menu"),
        ("Related Articles", "menu"),
        ("Skip to main content", "menu"),
        ("Politics | Business | Lifestyle | Opinion", "menu"),
        ("By Amina K. Writer", "byline"),
        ("By Our Diplomatic Correspondent", "byline"),
        ("Source: Agencies", "byline"),
        ("Updated: August 11, 2019 01:07 IST", "byline"),
        ("(Reporting by Dale Whitcombe)", "byline"),
        ("Monday 11 January 2021", "date"),
        ("27 Feb 2025, 11:02", "date"),
        ("11:20", "date"),
    ],
)
def test_furniture(text: str, kind: str) -> None:
    assert furniture(text) == kind
    assert kind in furniture_kinds()


@pytest.mark.parametrize(
    "text",
    [
        "Copyright law was discussed by ministers.",
        "Home to 30,000 people, the town lies in the desert.",
        "Home is Morocco.",
        "Share of trade rose by a tenth.",
        "Shares in Casablanca rose 1.4%.",
        "Updated talks will resume in Geneva.",
        "By contrast, Algeria rejected the plan.",
        "By Monday Rabat had answered.",
        "By the letter signed that day, Kenya recognises the Republic of Kosovo.",
        "Print media in both countries carried the statement.",
        "Comments by the minister angered Algiers.",
        "Comment of the Foreign Ministry on the Day of the Republic",
        "Published reports say that Madrid agreed.",
        "Related questions were left to the envoy.",
        "Search teams left Dakhla on Sunday.",
        "Register your support for the plan, the consul said.",
        "Follow-up talks were agreed.",
        "Email traffic between the ministries shows it.",
        "May the two peoples prosper.",
        "March 6 marks the day on which Morocco took over.",
        "Reply: Ireland supports the UN-led process.",
        "Listen to the people of the territory, he said.",
        "Sponsored by Gabon, the text passed.",
        "Peru backs the plan",
    ],
)
def test_sentences_are_no_furniture(text: str) -> None:
    assert furniture(text) is None


@given(st.text(max_size=400))
def test_furniture_takes_any_text(text: str) -> None:
    assert furniture(text) in (None, *furniture_kinds())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Peru backs Morocco", "en"),
        ("Sheikh Abdullah bin Zayed Al Nahyan met Nasser Bourita in Laâyoune, praising him.", "en"),
        ("President Félix Tshisekedi received el-Ghazouani; de la Espriella took part.", "en"),
        ("Le Maroc et la France ont signé une déclaration sur le Sahara et les provinces.", "fr"),
        ("El ministro dijo que la posición de España en el Sáhara es la misma.", "es"),
        ("أكد الوزير دعم بلاده لمبادرة الحكم الذاتي", "und"),
        ("Министр заявил о поддержке плана", "und"),
        ("外交部长重申支持摩洛哥的主权", "und"),
        ("Waziri wa mambo ya nje alisema kwamba nchi hiyo ni ya amani na umoja.", "sw"),
        ("", "en"),
        ("1975 - 1991", "en"),
        ("The minister said: “Le Sahara est marocain.” It was the first time that he had.", "en"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


@given(st.text(st.sampled_from("aZé'Я \n1_-\x1c\x85"), max_size=60))
def test_words_are_counted_alike_in_ascii_and_beyond(text: str) -> None:
    found = [word.lower() for word in cleaning._WORD.findall(text)]
    assert cleaning._tally(text) == Counter(found)
