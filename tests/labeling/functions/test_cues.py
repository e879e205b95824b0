from __future__ import annotations

from stancekit.labeling.functions import CUES
from stancekit.labeling.functions.cues import cues_of
from stancekit.phrases import tokenize


def test_every_phrase_is_found_among_other_words() -> None:
    kinds: dict[str, set[str]] = {}
    for kind, phrases in CUES.items():
        for phrase in phrases:
            kinds.setdefault(phrase, set()).add(kind)
    for phrase, listed in kinds.items():
        assert cues_of(("so", *phrase.split(), "it", "is")) & listed, phrase


def test_phrases_are_written_as_a_text_is_tokenized() -> None:
    for phrases in CUES.values():
        for phrase in phrases:
            assert tokenize(phrase.replace(" 's", "'s")).folded == phrase.split()


def test_a_part_of_a_phrase_is_no_cue(sentence) -> None:
    assert sentence(["It was put on hold."], 0).cues("dropped")
    assert not sentence(["It was put on the table."], 0).cues("dropped")
