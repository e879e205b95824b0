"""The words of stance: what each does to what it governs, and what only looks like one."""

from __future__ import annotations

import pytest

from stancekit.question import load_question
from stancekit.reading import read_article

# what the claimant wants, and what the rivals do
AIMS = [
    ("western-sahara", "the autonomy plan", "Sahrawi independence"),
    ("kosovo", "Serbia's territorial integrity", "Kosovo's independence"),
    ("somaliland", "Somalia's unity", "the independence of Somaliland"),
]
BACKING = """
    abides by; will abide by; stood by; adheres to; upheld; stays true to; sticks to; stuck by;
    held fast to; stands firm on; doubled down on; is doubling down on;
    threw its full weight behind; threw his weight behind; put their weight behind;
    stood firm behind; rallied around;
    lined up behind; fell in line with; sides with; came out for; came around to; warmed to;
    signed up to; bought into; stands up for; voted for; gave its blessing to; pledged loyalty to;
    recommitted to; reasserted; bolsters; acquiesced in; tilted towards; pleaded for; strives for
"""
REJECTING = """
    spurned; disowned; disavows; denounced; shunned; snubbed; eschews; forswore; derided; censures;
    lambastes; pushed back against; is pushing back on; spoke against; rebelled against;
    balks at; brushed aside; threw out; took aim at; poured cold water on; gave short shrift to;
    shrugged off; came out strongly against; broke ranks with; reneged on; went back on;
    walked back; backed down from; backed off from; backed away from;
    pulled its support for; walks away from;
    dissociated itself from; washed its hands of; jettisoned; soured on; rules out; is ruling out
"""
TEXTS = ["Peru {} {}.", "Chile said on Friday that it {} {}.", "Peru, which {} {}, met Chile."]


def words(text: str) -> list[str]:
    return [" ".join(phrase.split()) for phrase in text.split(";")]


def verdict(question: str, text: str) -> str:
    return read_article([text], load_question(question))[0].reading.verdict


@pytest.mark.parametrize(("question", "ours", "theirs"), AIMS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("said", words(BACKING))
def test_what_backs(question: str, ours: str, theirs: str, text: str, said: str) -> None:
    assert verdict(question, text.format(said, ours)) == "support"
    assert verdict(question, text.format(said, theirs)) == "opposition"


@pytest.mark.parametrize(("question", "ours", "theirs"), AIMS)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("said", words(REJECTING))
def test_what_rejects(question: str, ours: str, theirs: str, text: str, said: str) -> None:
    assert verdict(question, text.format(said, ours)) == "opposition"
    assert verdict(question, text.format(said, theirs)) == "support"


@pytest.mark.parametrize(("question", "ours", "theirs"), AIMS)
@pytest.mark.parametrize(
    "said",
    [
        "pushed back the date of the talks on", "held back a letter on", "sent back the text of",
        "paid lip service to", "gave back the map of", "stands in front of a map with",
        "brought back a paper on", "pushed back, and printed", "backed down, and printed",
    ],
)  # fmt: skip
def test_what_takes_no_side(question: str, ours: str, theirs: str, said: str) -> None:
    for aim in (ours, theirs):
        assert verdict(question, f"Peru {said} {aim}.") in ("named", "none", "process")
