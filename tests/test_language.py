"""The language of one text and of many."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.labeling import Gold
from stancekit.language import _WORD, _surely_english, _tally, language, languages


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
        ("Ministern sade att regeringen inte har ändrat sig och att det är en fråga.", "sv"),
        ("Ministeren sagde at regeringen ikke har ændret sig og at det er et emne.", "da"),
        ("Ministeren sa at regjeringen ikke har endret seg og at det ble et tema.", "no"),
        ("Ministeri sanoi että hallitus on oikeassa mutta se ei ole muuttanut sen kantaa.", "fi"),
        ("", "en"),
        ("1975 - 1991", "en"),
        ("The minister said: “Le Sahara est marocain.” It was the first time that he had.", "en"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


@given(st.text(st.sampled_from("aZé'Я \n1_-\x1c\x85"), max_size=60))
def test_words_are_counted_alike_in_ascii_and_beyond(text: str) -> None:
    found = [word.lower() for word in _WORD.findall(text)]
    assert _tally(text) == Counter(found)


LANGUAGE_PIECES = [
    "the", "of", "and", "to", "The", "TO", "in", "as", "is", "de", "la", "els", "für", "FÜR", "É",
    "kwa", "\u212awa", "İle", "ile", "d'un", "d’une", "и", "中", "ß", "plan", "Peru",
    " ", " ", " ", " ", "\n", "\u00a0", "-", "'", "’", "_", "7", ".", "“", "u\u0308",
]  # fmt: skip


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.lists(st.sampled_from(LANGUAGE_PIECES), max_size=8).map("".join),
                st.sampled_from([1, 1, 2, 30]),
            ).map(lambda part: part[0] * part[1]),
            max_size=6,
        ).map("".join),
        min_size=1, max_size=8,
    )
)  # fmt: skip
@settings(deadline=None)
def test_many_texts_have_the_language_of_each(texts: list[str]) -> None:
    sure = _surely_english(texts)
    assert [language(t) for t, known in zip(texts, sure, strict=True) if known] == ["en"] * sum(
        sure
    )


def test_most_english_articles_are_known_by_counting(corpus: Gold) -> None:
    texts = list(corpus.articles["text"])
    assert languages(texts) == [language(text) for text in texts]
    assert sum(_surely_english(texts)) > 0.9 * len(texts)
