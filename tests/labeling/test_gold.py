from __future__ import annotations

import json
from pathlib import Path

import pytest

from stancekit.errors import GoldError
from stancekit.labeling import Gold, read_gold

TEXT = "Peru backs the plan. It rained."


def row(**changes) -> dict:
    return {
        "article_id": "a", "question": "western-sahara", "text": TEXT, "stance": "support",
        "spans": [
            {"start": 0, "end": 20, "stance": "support", "relevant": True,
             "positions": [{"holder": "Peru", "stance": "support"}]},
            {"start": 21, "end": 31, "stance": "neutral", "relevant": False},
        ],
    } | changes  # fmt: skip


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows))
    return path


def test_corpus_form(tmp_path: Path) -> None:
    gold = read_gold(write(tmp_path, row()))
    assert gold.sentences["text"].tolist() == ["Peru backs the plan.", "It rained."]
    assert gold.sentences["label"].tolist() == ["support", "off-topic"]
    assert gold.sentences["positions"][0] == [("Peru", "support")]
    article = gold.articles.iloc[0]
    assert (article["event"], article["mixed"]) == ("a", False)


def test_the_rule_that_decided_is_kept_where_it_is_told(tmp_path: Path) -> None:
    told = row()
    told["spans"][0]["rule"] = 7
    gold = read_gold(write(tmp_path, told, row(article_id="b")))
    assert gold.sentences["rule"].fillna(0).tolist() == [7, 0, 0, 0]


@pytest.mark.parametrize("rule", ["7", 0, 1.5, True])
def test_a_rule_is_a_number(tmp_path: Path, rule: object) -> None:
    told = row()
    told["spans"][0]["rule"] = rule
    with pytest.raises(GoldError, match=r"row 1, span 0: rule is .*; give the number of a rule"):
        read_gold(write(tmp_path, told))


def test_short_form_finds_sentences_in_the_text_beside(tmp_path: Path) -> None:
    short = {
        "id": "b", "question": "kosovo", "stance": "neutral",
        "sentences": [{"text": "He left.", "stance": "neutral", "relevant": True},
                      {"text": "He left.", "stance": "neutral", "relevant": False}],
    }  # fmt: skip
    path = write(tmp_path, short)
    joined = read_gold(path).sentences
    assert joined[["start", "end"]].values.tolist() == [[0, 8], [9, 17]]
    (tmp_path / "b.txt").write_text("Menu. He left. Then: He left.")
    beside = read_gold(path).sentences
    assert beside["start"].tolist() == [6, 21]
    (tmp_path / "b.txt").write_text("He left.")
    with pytest.raises(GoldError, match=r"row 1, sentences\[1\]: not found in b.txt"):
        read_gold(path)


@pytest.mark.parametrize(
    ("bad", "match"),
    [
        ("{", "row 2: not valid JSON"),
        ("[]", "row 2: not a JSON object"),
        (row(article_id=None), "row 2: article_id is missing"),
        (row(article_id="a"), "row 2: the id 'a' stands in .* row 1 too"),
        (row(article_id="c", question=""), "question is missing"),
        (row(article_id="c", text=None), "text is missing"),
        (row(article_id="c", stance="pro"), "stance is 'pro'; use one of support"),
        (row(article_id="c", spans=[{"start": 0, "end": 99}]), r"spans\[0\]: \[0, 99\) lies out"),
        (row(article_id="c", spans=[{"start": "0", "end": 9}]), "must be whole numbers"),
        (row(article_id="c", spans=[{"start": 0, "end": 9, "stance": "off-topic"}]),
         "span 0: stance is 'off-topic'"),
        (row(article_id="c", spans=[{"start": 0, "end": 9, "stance": "support",
                                     "relevant": False}]), "not relevant, so it must be neutral"),
        (row(article_id="c", spans=[{"start": 0, "end": 9, "stance": "support",
                                     "positions": [{"stance": "support"}]}]),
         r"positions\[0\]: holder is missing"),
    ],
)  # fmt: skip
def test_what_breaks_the_schema_is_named(tmp_path: Path, bad: object, match: str) -> None:
    with pytest.raises(GoldError, match=match):
        read_gold(write(tmp_path, row(), bad))


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold file at"):
        read_gold(tmp_path / "x.jsonl")
    with pytest.raises(GoldError, match="no gold articles"):
        read_gold(write(tmp_path))


def test_select_keeps_articles_with_their_sentences(small_gold: Gold) -> None:
    taiwan = small_gold.select(small_gold.articles["question"] == "taiwan")
    assert set(taiwan.sentences["article_id"]) == set(taiwan.articles["article_id"])
    assert len(taiwan.articles) == 12
