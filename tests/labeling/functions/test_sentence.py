from __future__ import annotations

ON = "The Western Sahara question was on the agenda."


def test_a_sentence_knows_its_words_and_its_article(sentence) -> None:
    texts = [ON, "It rained."]
    first, second = sentence(texts, 0), sentence(texts, 1)
    assert (first.text, second.text) == (ON, "It rained.")
    assert second.folded == ["it", "rained", "."]
    assert first.on
    assert not second.on
    assert first.before is None
    assert second.before is not None
    assert second.before.text == ON
    assert "territory" in first.roles
    assert not second.roles
