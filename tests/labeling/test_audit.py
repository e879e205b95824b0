"""The audit finds each fault that is put into a small sound corpus, and no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from stancekit.labeling import read_gold
from stancekit.labeling.audit import CHECKS, Audit, audit

BACKED = "The minister of Peru said on Monday that his country backs the plan of Morocco in full."
ASKED = "Angola asked in Luanda for a referendum in the Sahara before the end of the present year."
STAYED = "The delegation stayed for three days and then went home by way of the port of Tema."


def article(
    name: str, *sentences: tuple[str, str, dict[str, str]], **fields: Any
) -> dict[str, Any]:
    """An article of sentences, each with label and holders; "-" is off-topic."""
    text, spans = "", []
    for words, label, holders in sentences:
        text += " " if text else ""
        spans.append(
            {
                "start": len(text),
                "end": len(text) + len(words),
                "stance": "neutral" if label == "-" else label,
                "relevant": label != "-",
                "positions": [{"holder": h, "stance": s} for h, s in holders.items()],
            }
        )
        text += words
    stances = {label for _, label, _ in sentences} & {"support", "opposition"}
    return {
        "article_id": name,
        "question": "western-sahara",
        "text": text,
        "genre": "agency",
        "event": name,
        "split": "train",
        "stance": stances.pop() if len(stances) == 1 else "neutral",
        "spans": spans,
    } | fields


SUPPORT = (BACKED, "support", {"Peru": "support"})
OPPOSITION = (ASKED, "opposition", {"Angola": "opposition"})
OFF_TOPIC = (STAYED, "-", {})


@pytest.fixture
def run(tmp_path: Path):
    def run(*articles: dict[str, Any]) -> Audit:
        file = tmp_path / "gold.jsonl"
        file.write_text("\n".join(map(json.dumps, articles)), "utf-8")
        return audit(read_gold(file))

    return run


def found(result: Audit) -> list[tuple[str, str]]:
    return sorted(zip(result.findings["check"], result.findings["article_id"], strict=True))


def test_a_sound_corpus_gives_no_findings(run):
    result = run(article("a", SUPPORT, OFF_TOPIC), article("b", OPPOSITION, split="test"))
    assert found(result) == []
    assert result.figures["findings"] == dict.fromkeys(CHECKS, 0)


@pytest.mark.parametrize(
    ("check", "faulty"),
    [
        ("span-blank", article("a", (BACKED + " ", "support", {"Peru": "support"}))),
        ("stance-without-holder", article("a", (BACKED, "support", {}))),
        ("stance-without-holder", article("a", (BACKED, "support", {"Peru": "neutral"}))),
        ("holder-without-stance", article("a", (ASKED, "neutral", {"Angola": "opposition"}))),
        ("off-topic-with-holder", article("a", (STAYED, "-", {"Peru": "neutral"}))),
        ("article-without-evidence", article("a", OFF_TOPIC, stance="support")),
        ("neutral-article-one-side", article("a", SUPPORT, stance="neutral")),
        ("mixed-flag", article("a", SUPPORT, mixed=True)),
        (
            "person-quoted",
            article("a", ('"We shall come back next year," Ada Wren of Peru said.', "-", {})),
        ),
    ],
)
def test_each_fault_is_found(run, check, faulty):
    assert found(run(faulty)) == [(check, "a")]


def test_a_holder_on_two_sides_is_found(run):
    faulty = article("a", SUPPORT)
    faulty["spans"][0]["positions"].append({"holder": "Peru", "stance": "opposition"})
    assert found(run(faulty)) == [("holder-on-two-sides", "a")]


def test_two_sides_in_a_neutral_sentence_are_no_fault(run):
    both = {"Peru": "support", "Angola": "opposition"}
    assert found(run(article("a", (BACKED, "neutral", both)))) == []


def test_overlapping_spans_are_found(run):
    faulty = article("a", SUPPORT, OFF_TOPIC)
    faulty["spans"][1]["start"] -= 5
    assert found(run(faulty)) == [("span-overlap", "a")]


def test_repeated_sentences_are_found_and_menus_are_not(run):
    menu = ("Share on Facebook Share on Twitter Email this page to a friend", "-", {})
    other = (BACKED.upper(), "opposition", {"Peru": "opposition"})
    filler = [(" ".join(f"{side}{n}" for n in range(60)), "-", {}) for side in ("left", "right")]
    result = run(article("a", menu, SUPPORT, filler[0]), article("b", menu, other, filler[1]))
    assert found(result) == [
        ("duplicate-other-label", "a"),
        ("duplicate-other-label", "b"),
        ("duplicate-sentence", "a"),
        ("duplicate-sentence", "b"),
    ]


def test_sentences_that_nearly_agree_are_found(run):
    near = (BACKED.replace("on Monday that", "that"), "support", {"Peru": "support"})
    result = run(article("a", SUPPORT, OFF_TOPIC), article("b", near, OPPOSITION))
    assert found(result) == [("near-duplicate-sentence", "a"), ("near-duplicate-sentence", "b")]


def test_molds_are_found_under_other_names(run):
    first = "Peru opened a consulate in Dakhla on 3 May and its envoy raised the flag there."
    second = (
        "Kazakhstan opened a consulate in Laayoune on 19 June and its envoy raised the flag there."
    )
    result = run(
        article("a", (first, "support", {"Peru": "support"})),
        article("b", (second, "support", {"Kazakhstan": "support"})),
    )
    assert found(result) == [("mold", "a"), ("mold", "b")]
    assert "_ opened a consulate in _ on _ _ and its envoy" in result.findings["note"][0]


def test_leaks_between_splits_are_found(run):
    first = article("a", SUPPORT, OFF_TOPIC)
    reprint = article("b", SUPPORT, OFF_TOPIC, split="test")
    checks = {check for check, _ in found(run(first, reprint))}
    assert "leak-text" in checks
    assert "duplicate-article" not in checks
    same_event = article("c", OPPOSITION, event="a", split="dev")
    assert found(run(first, same_event)) == [("leak-event", "a"), ("leak-event", "c")]
    checks = {check for check, _ in found(run(first, reprint | {"split": "train"}))}
    assert "duplicate-article" in checks


def test_names_of_holders_and_offices_are_no_persons(run):
    said = '"We shall come back next year," the Foreign Minister of New Zealand told Radio Peru.'
    short = 'Ada Wren called the "joint plan" a text.'
    inside = '"Nobody has asked Ada Wren about it so far," the official said.'
    rows = [(said, "-", {}), (short, "-", {}), (inside, "-", {})]
    assert found(run(article("a", *rows))) == []


def test_balance_and_holders_are_counted(run):
    unknown = (ASKED, "opposition", {"Angola": "opposition", "Ada Wren": "opposition"})
    result = run(
        article("a", SUPPORT, OFF_TOPIC),
        article("b", unknown, genre=None, split="test"),
    )
    figures = result.figures
    assert figures["articles"] == 2
    assert figures["labels"] == {"support": 1, "neutral": 0, "opposition": 1, "off-topic": 1}
    assert figures["balance"]["genre"]["none"]["articles"] == 1
    assert figures["balance"]["split"]["train"]["sentences"] == 2
    assert figures["holders"] == {
        "positions": 3,
        "positions_of_known_holders": 0.6667,
        "states": 2,
        "others": 1,
        "known_others": 0,
    }
    assert json.loads(json.dumps(figures)) == figures


def test_a_question_of_ones_own_lends_its_names(run, tmp_path: Path):
    text = '"We shall come back next year," Port Heron said.'
    gold_file = tmp_path / "own.jsonl"
    gold_file.write_text(json.dumps(article("a", (text, "-", {}), question="minimal")), "utf-8")
    gold = read_gold(gold_file)
    assert audit(gold).figures["findings"]["person-quoted"] == 1
    own = tmp_path / "minimal.toml"
    own.write_text(
        'name = "minimal"\nproposition = "Heron is part of Peru"\n'
        '[claimant]\nid = "PER"\nnames = ["Peru"]\n[territory]\nnames = ["Port Heron"]\n'
        '[[rivals]]\nid = "party:heron-front"\nnames = ["Heron Front"]\n',
        "utf-8",
    )
    assert audit(gold, [own]).figures["findings"]["person-quoted"] == 0
