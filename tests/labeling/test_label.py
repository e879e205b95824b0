"""The way from articles to examples, in Python and as verbs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from stancekit import read_articles
from stancekit.cli import app
from stancekit.errors import GoldError, LabelingError
from stancekit.labeling import (
    import_annotations,
    make_examples,
    read_examples,
    read_gold,
    training_rows,
    write_examples,
)
from stancekit.labeling.examples import correct_examples, votes_of
from stancekit.labeling.label import choose_batch, label_articles, read_labels

DATA = Path(__file__).parent.parent / "data" / "labeling"
QUESTION = DATA / "port-heron.toml"


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    return read_articles(DATA / "articles")


@pytest.fixture(scope="module")
def examples(articles: pd.DataFrame) -> pd.DataFrame:
    return label_articles(articles, QUESTION).examples


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_examples_have_all_sentences_and_weigh_reprints_once(examples: pd.DataFrame) -> None:
    assert len(examples) == 36
    football = examples[examples["article_id"].str.startswith("a8") & examples["label"].notna()]
    assert football["group"].nunique() == 1
    assert (football["weight"] <= 0.5).all()
    weak = examples[examples["label"].notna()]
    assert set(weak["provenance"]) == {"weak"}
    assert set(weak["label"]) == {"support", "neutral", "opposition", "off-topic"}
    assert (examples["weight"] > 0).equals(examples["label"].notna())
    assert len(training_rows(examples)) == len(weak)


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_files_keep_examples_and_gold_refuses_them(
    examples: pd.DataFrame, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"examples.{ending}"
    write_examples(examples, path)
    pd.testing.assert_frame_equal(read_examples(path), examples)
    votes = votes_of(examples)
    assert votes.notna().any(axis=1).sum() == examples["votes"].notna().sum()
    if ending == "jsonl":
        with pytest.raises(GoldError, match=r"row 1: provenance is .*nothing is measured on weak"):
            read_gold(path)


def test_damaged_examples_are_named(examples: pd.DataFrame, tmp_path: Path) -> None:
    path = tmp_path / "examples.jsonl"
    write_examples(examples.assign(provenance="guessed"), path)
    with pytest.raises(LabelingError, match=r"examples.jsonl, row 1: provenance is 'guessed'"):
        read_examples(path)


def test_corrections_survive_labeling_again(articles: pd.DataFrame) -> None:
    labels = read_labels([DATA / "labels.csv"])
    first = label_articles(articles, QUESTION, labels=labels).examples
    # an article got a new first sentence: its labels move with their sentences
    moved = articles.assign(text="A new line stands here. " + articles["text"])
    again = label_articles(moved, QUESTION, labels=labels).examples
    for table in (first, again):
        hand = table[table["provenance"] == "imported"]
        assert dict(zip(hand["text"], hand["label"], strict=True)) == dict(
            zip(labels["text"], labels["label"], strict=True)
        )
    lost = labels.assign(text="Another sentence.")
    with pytest.raises(LabelingError, match=r"label 1, article a1.txt, sentence 0: no such sent"):
        label_articles(moved, QUESTION, labels=lost)
    with pytest.raises(LabelingError, match=r"label 1, .*'pro' is no label"):
        correct_examples(first, labels.assign(label="pro"))
    with pytest.raises(LabelingError, match="provenance is 'weak'"):
        make_examples(first, labels=labels, provenance="weak")


def test_nothing_to_label() -> None:
    nothing = pd.DataFrame({"article_id": ["a"], "text": [None]})
    with pytest.raises(LabelingError, match="none of the 1 articles has a sentence"):
        label_articles(nothing, QUESTION)


def test_a_batch_takes_turns_and_repeats_nothing(examples: pd.DataFrame) -> None:
    batch = choose_batch(examples, 12)
    assert len(batch) == 12
    assert batch["text"].is_unique
    assert {"uncertain", "new wording", "balance"} <= set(batch["reason"])
    assert batch.equals(choose_batch(examples, 12))
    assert len(choose_batch(examples, 500)) < len(examples)
    hand = correct_examples(examples, batch.assign(label="neutral"))
    assert not set(choose_batch(hand, 12)["text"]) & set(batch["text"])


def test_a_models_doubts_lead_the_batch(examples: pd.DataFrame) -> None:
    scored = examples[["article_id", "question", "sentence"]].assign(
        relevance=1.0, support=0.9, neutral=0.1, opposition=0.0, holder_id=None
    )
    scored.loc[17, ["support", "neutral"]] = 0.5
    assert choose_batch(examples, 4, scored)["text"][0] == examples["text"][17]


def test_verbs(tmp_path: Path) -> None:
    shutil.copytree(DATA / "articles", tmp_path / "articles")
    (tmp_path / "articles" / "empty.txt").write_text("")
    weak, batch, labeled = (tmp_path / n for n in ("weak.jsonl", "batch.csv", "labeled.jsonl"))
    said = run("label", tmp_path / "articles", "--question", QUESTION, "--out", weak,
               "--without", "maps")  # fmt: skip
    assert "examples in" in said
    assert "empty.txt: " in said
    diagnostics = pd.read_csv(tmp_path / "weak-diagnostics.csv")
    assert "maps" not in set(diagnostics["function"])
    assert "<svg" in (tmp_path / "weak-diagnostics.html").read_text()
    assert "10 sentences for csv" in run("annotate", "export", weak, "--out", batch, "-n", 10)
    table = pd.read_csv(batch, dtype=str)
    table.assign(label=["support"] * 4 + ["neutral"] * 5 + [None]).to_csv(batch, index=False)
    told = run("annotate", "import", batch, "--examples", weak, "--out", labeled)
    assert told.startswith("9 labels by hand")
    hand = read_examples(labeled)
    assert (hand["provenance"] == "imported").sum() == 9
    assert read_labels([labeled])["label"].value_counts().to_dict() == {"neutral": 5, "support": 4}


def test_agreement_verb(tmp_path: Path) -> None:
    ann, bob = tmp_path / "ann.csv", tmp_path / "bob.csv"
    shutil.copy(DATA / "labels.csv", ann)
    text = ann.read_text().replace(",ann\n", ",\n").replace("Aldby.,neutral", "Aldby.,support")
    bob.write_text(text)
    out = tmp_path / "disagreements.csv"
    told = run("agreement", ann, bob, "--out", out)
    assert "alpha  all" in told
    assert "kappa  ann, bob" in told
    assert "1 sentences to settle" in told
    assert pd.read_csv(out)[["ann", "bob"]].values.tolist() == [["neutral", "support"]]
    assert import_annotations(bob, "bob")["annotator"].eq("bob").all()
    alone = CliRunner().invoke(app, ["agreement", str(ann)])
    assert isinstance(alone.exception, LabelingError)
    assert "labels of 1 annotator; two are needed" in str(alone.exception)
