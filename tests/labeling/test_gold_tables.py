"""From a table of labeled sentences to gold, in Python and as a verb."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

from stancekit import read_articles, score, write_table
from stancekit.cli import app
from stancekit.errors import LabelingError, OutputError, TableError
from stancekit.labeling import make_gold, read_gold, write_gold
from stancekit.tables import SENTENCES

TEXTS = {
    "a.txt": "Peru backs Morocco\u2019s plan for the Sahara.\n\nIt rained in Lima.",
    "b.txt": "Cuba rejects it. Chad backs it. Mali left.",
}
LABELS = ["support", "off-topic", "opposition", "support", "neutral"]
COLUMNS = ["article_id", "question", "sentence", "start", "end", "text"]


@pytest.fixture
def articles(tmp_path: Path) -> pd.DataFrame:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return read_articles(folder)


@pytest.fixture
def labeled() -> pd.DataFrame:
    rows = []
    for name, text in TEXTS.items():
        # the pieces as the splitter gives them
        pieces = text.split("\n\n") if "\n" in text else [f"{p}." for p in text[:-1].split(". ")]
        for number, piece in enumerate(pieces):
            start = text.index(piece)
            rows.append((name, "western-sahara", number, start, start + len(piece), piece))
    return pd.DataFrame(rows, columns=COLUMNS).assign(label=LABELS)


def with_row(table: pd.DataFrame, row: int, **values: Any) -> pd.DataFrame:
    changed = table.astype(object)
    for name, value in values.items():
        if name not in changed:
            changed[name] = None
        changed.loc[row, name] = value
    return changed


def reasons(table: pd.DataFrame, articles: pd.DataFrame) -> dict[str, str]:
    left_out = make_gold(table, articles).left_out
    return dict(zip(left_out["article_id"], left_out["reason"], strict=True))


def test_labeled_sentences_become_gold_that_is_read(
    articles: pd.DataFrame, labeled: pd.DataFrame, tmp_path: Path
) -> None:
    known = articles.assign(title="A title", date="2025-03-14", outlet="agency")
    made = make_gold(labeled, known, split="dev")
    assert made.left_out.empty
    write_gold(made.articles, tmp_path / "gold.jsonl")
    gold = read_gold(tmp_path / "gold.jsonl")
    assert gold.articles["text"].tolist() == list(TEXTS.values())
    assert gold.sentences["label"].tolist() == LABELS
    assert gold.sentences["text"].tolist() == labeled["text"].tolist()
    # one sentence on each side: neither has more
    assert gold.articles["stance"].tolist() == ["support", "neutral"]
    assert gold.articles["mixed"].tolist() == [False, True]
    assert set(gold.articles["split"]) == {"dev"}
    assert gold.articles.loc[0, ["title", "date", "outlet"]].tolist() == [
        "A title", "2025-03-14", "agency"
    ]  # fmt: skip


def test_an_articles_stance_can_be_said(articles: pd.DataFrame, labeled: pd.DataFrame) -> None:
    made = make_gold(with_row(labeled, 4, article_stance="opposition"), articles)
    assert [line["stance"] for line in made.articles] == ["support", "opposition"]


def test_holders_are_taken_only_where_they_were_corrected(
    articles: pd.DataFrame, labeled: pd.DataFrame
) -> None:
    table = labeled.assign(holder=["Peru", "Lima", None, "Chad", None])
    assert not any(
        "positions" in s for a in make_gold(table, articles).articles for s in a["spans"]
    )
    spans = [s for a in make_gold(table, articles, holders=True).articles for s in a["spans"]]
    peru, chad = ({"holder": "Peru", "stance": "support"}, {"holder": "Chad", "stance": "support"})
    assert [s.get("positions") for s in spans] == [[peru], None, None, [chad], None]
    with pytest.raises(TableError, match="lacks the column 'holder'"):
        make_gold(labeled, articles, holders=True)


def test_only_articles_labeled_in_full_are_gold(
    articles: pd.DataFrame, labeled: pd.DataFrame
) -> None:
    told = reasons(with_row(labeled, 3, label=None), articles)
    assert told == {"b.txt": "1 of 3 sentences have no label, the first: row 4"}
    for lost, place in ((2, "0 to 17"), (3, "16 to 32"), (4, "31 to 42")):
        assert (
            f"its text from {place} is in no row" in reasons(labeled.drop(lost), articles)["b.txt"]
        )
    assert reasons(labeled, articles[:1]) == {"b.txt": "it is not among the articles"}
    failed = articles.assign(status=["failed", "ok"], error=["no text in it", None])
    assert reasons(labeled, failed) == {"a.txt": "it cannot be read: no text in it"}


@pytest.mark.parametrize(
    ("row", "values", "match"),
    [
        (3, {"label": "pro"}, "row 4: label is 'pro'; use one of support"),
        (3, {"start": None}, "row 4: start is missing"),
        (3, {"end": "x"}, "row 4: end is 'x', not a whole number"),
        (3, {"text": "Chad bucks it."}, r"row 4: text is not what stands in article b.txt from"),
        (3, {"start": 3}, r"row 4: text is not what .* give the articles as they were scored"),
        (3, {"sentence": 0}, r"row 4: sentence 0 of article b.txt stands in row 3 too; keep one"),
        (3, {"question": "kosovo"}, r"row 4: question is 'kosovo', and 'western-sahara' in row 3"),
        (3, {"article_stance": "pro"}, "row 4: article_stance is 'pro'; use one of support"),
    ],
)
def test_what_no_gold_can_have_is_named(
    articles: pd.DataFrame, labeled: pd.DataFrame, row: int, values: dict[str, Any], match: str
) -> None:
    with pytest.raises(LabelingError, match=match):
        make_gold(with_row(labeled, row, **values), articles)


def test_an_article_has_one_stance(articles: pd.DataFrame, labeled: pd.DataFrame) -> None:
    table = with_row(labeled, 2, article_stance="support")
    with pytest.raises(LabelingError, match="row 4: article_stance is 'neutral', and 'support' be"):
        make_gold(with_row(table, 3, article_stance="neutral"), articles)


def test_a_file_names_itself(articles: pd.DataFrame, labeled: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "sentences.csv"
    labeled.assign(label=[*LABELS[:4], "Neutral "]).to_csv(path, index=False, encoding="utf-8-sig")
    assert len(make_gold(path, articles).articles) == 2
    with_row(labeled, 3, label="pro").to_csv(path, index=False)
    with pytest.raises(LabelingError, match=r"sentences\.csv, row 5: label is 'pro'"):
        make_gold(path, articles)
    labeled.to_csv(path, index=False)
    with pytest.raises(LabelingError, match=r"sentences\.csv, row 2: holder is missing, and"):
        make_gold(path, articles, holders=True)
    labeled.drop(columns="label").to_csv(path, index=False)
    with pytest.raises(LabelingError, match=r"sentences\.csv: the column 'label' is missing"):
        make_gold(path, articles)


def test_gold_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(
        LabelingError, match=r"gold\.jsonl is not written: no article is labeled in"
    ):
        write_gold([], tmp_path / "gold.jsonl")
    with pytest.raises(LabelingError, match=r"ending must be \.jsonl"):
        write_gold([{}], tmp_path / "gold.json")
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot write"):
        write_gold([{}], tmp_path / "file" / "gold.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_scoring_filled_in_is_gold(tmp_path: Path) -> None:
    """The verb, on what `score` gives: titles, offsets and typographic marks included."""
    source = tmp_path / "articles.jsonl"
    rows = [
        {
            "article_id": name,
            "text": text + " The Sahara is named.",
            "title": "Sahara: Peru\u2019s vow",
        }
        for name, text in TEXTS.items()
    ]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    scored = score(read_articles(source), "linear", ["western-sahara"]).sentences
    assert (scored["sentence"] == -1).sum() == 2
    path = tmp_path / "sentences.csv"
    open_one = (scored["article_id"] == "b.txt") & (scored["sentence"] == 1)
    filled = scored.assign(label=scored["stance"].mask(open_one))
    write_table(filled, path, SENTENCES, ["label"])
    out = tmp_path / "gold.jsonl"
    arguments = ["annotate", "gold", str(path), "--articles", str(source), "--out", str(out)]
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    assert "1 articles, 3 sentences in" in done.output
    assert "b.txt is left out: 1 of 4 sentences have no label, the first: " in done.output
    assert "1 left out, 0 not in the table" in done.output
    assert read_gold(out).articles["split"].tolist() == ["test"]
