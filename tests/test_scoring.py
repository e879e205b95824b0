from __future__ import annotations

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.errors import InputError, OutputError
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.readers import ReadOptions
from stancekit.runs import score_paths
from stancekit.scoring import score
from stancekit.table_files import read_table
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, STANCES

SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
OFF = "The ministers of Chile and Peru discussed copper and trade."
FRENCH = "Le ministre a dit que le plan est sérieux et que la position de son pays est claire."


def test_tables_have_their_columns(model: StanceModel) -> None:
    scores = score([SUPPORT, OFF], model)
    assert list(scores.sentences.columns) == list(SENTENCES)
    assert list(scores.positions.columns) == list(POSITIONS)
    assert list(scores.articles.columns) == list(ARTICLES)
    row = scores.articles.iloc[0]
    assert (row["stance"], row["status"], row["transfer"]) == ("support", "ok", False)
    assert scores.positions[["holder", "holder_id", "stance"]].values.tolist() == [
        ["Peru", "PER", "support"]
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (SUPPORT, "support"),
        ("Peru condemned the Moroccan occupation of Western Sahara.", "opposition"),
        ("Peru rejects Morocco's autonomy plan.", "opposition"),
        ("Peru opposes Moroccan sovereignty over Western Sahara.", "opposition"),
        ("Peru does not recognise Moroccan sovereignty over Western Sahara.", "opposition"),
        ("Peru does not accept Morocco's claim to Western Sahara.", "opposition"),
        ("Peru opposes the recognition of the Sahrawi republic.", "support"),
        ("Peru refuses to recognize the Sahrawi republic.", "support"),
        ("Panama has suspended relations with the Sahrawi republic.", "support"),
        ("The Personal Envoy for Western Sahara met both parties.", "neutral"),
    ],
)
def test_an_article_of_one_sentence_says_what_it_says(
    general: StanceModel, text: str, stance: str
) -> None:
    scores = score([text], general)
    assert scores.articles["stance"].tolist() == [stance]
    own = [scores.sentences[name].tolist() for name in STANCES]
    assert [scores.articles[name].tolist() for name in STANCES] == own


def test_off_question_article_is_neutral_and_unsplit(model: StanceModel) -> None:
    row = score([OFF], model).articles.iloc[0]
    assert row["stance"] == "neutral"
    assert pd.isna(row["n_sentences"])
    assert row["n_relevant"] == 0


def test_a_title_counts_as_a_sentence(model: StanceModel) -> None:
    articles = pd.DataFrame({"title": [SUPPORT, None], "text": [SUPPORT, SUPPORT]})
    rows = score(articles, model).articles
    assert rows["n_sentences"].tolist() == [2, 1]
    assert rows["n_relevant"].tolist() == [2, 1]


def test_probabilities_sum_to_one(model: StanceModel, small_gold: Gold) -> None:
    scores = score(small_gold.articles[["article_id", "text"]][-20:], model)
    for table in (scores.sentences, scores.articles):
        total = table[["support", "neutral", "opposition"]].sum(axis=1)
        assert total.to_numpy() == pytest.approx(1.0)
    assert scores.sentences["relevance"].between(0, 1).all()


def test_neutral_sentences_have_no_holder(model: StanceModel, small_gold: Gold) -> None:
    found = score(small_gold.articles[["article_id", "text"]], model).sentences
    assert found["holder_id"][found["stance"] == "neutral"].isna().all()
    assert found["holder_id"][found["stance"] != "neutral"].notna().any()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=200),
            st.lists(
                st.sampled_from(
                    [SUPPORT, OFF, "“", "”", "\u00a0", "\n", "\n\n", "...", "Sahara", " ", "né",
                     "\u200b", "Mr.", "U.S.", "\r\n", "Polisario", "…", "。", "🙂", "\x00"]
                ),
                max_size=30,
            ).map("".join),
        ),
        min_size=1,
        max_size=5,
    )
)  # fmt: skip
def test_any_text_gets_its_row_and_offsets_hold(model: StanceModel, texts: list[str]) -> None:
    scores = score(texts, model)
    assert len(scores.articles) == len(texts)
    assert scores.articles["article_id"].tolist() == [str(i) for i in range(len(texts))]
    for row in scores.sentences.itertuples(index=False):
        text = texts[int(row.article_id)]
        assert text[row.start : row.end] == row.text


def test_title_is_sentence_minus_one(model: StanceModel) -> None:
    table = pd.DataFrame({"text": [f"{OFF} {SUPPORT}"], "title": ["Peru backs Moroccan Sahara"]})
    found = score(table, model).sentences
    assert found["sentence"].tolist() == [-1, 0, 1]
    assert pd.isna(found["start"][0])
    assert found["text"][2] == SUPPORT


@pytest.mark.parametrize(
    ("text", "status", "error"),
    [
        ("", "failed", "empty text"),
        ("  \n ", "failed", "empty text"),
        (None, "failed", "no text"),
        (float("nan"), "failed", "no text"),
        (3.5, "failed", "float"),
        (FRENCH * 3, "skipped", "language 'fr'"),
        ("Министр заявил о поддержке позиции страны.", "skipped", "only English"),
    ],
)
def test_bad_text_is_a_row_with_its_reason(model, text, status: str, error: str) -> None:
    scores = score(pd.DataFrame({"text": [SUPPORT, text]}, dtype=object), model)
    rows = scores.articles
    assert rows["status"].tolist() == ["ok", status]
    assert error in rows["error"][1]
    assert pd.isna(rows["stance"][1])


def test_stated_language_decides(model: StanceModel) -> None:
    table = pd.DataFrame({"text": [SUPPORT], "lang": ["fr"]})
    assert score(table, model).articles["status"][0] == "skipped"


def test_an_article_that_breaks_the_reader_is_a_row(
    model: StanceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stancekit import blocks

    split = blocks.split_sentences

    def fails(text: str):
        if "boom" in text:
            raise RuntimeError("boom")
        return split(text)

    monkeypatch.setattr(blocks, "split_sentences", fails)
    rows = score([f"{SUPPORT} boom", SUPPORT], model).articles
    assert rows["status"].tolist() == ["failed", "ok"]
    assert rows["error"][0] == "RuntimeError: boom"


def test_several_questions_give_a_row_each(model: StanceModel) -> None:
    rows = score([SUPPORT], model, ["western-sahara", "kosovo"]).articles
    assert rows[["question", "stance", "transfer"]].values.tolist() == [
        ["western-sahara", "support", False],
        ["kosovo", "neutral", True],
    ]
    with pytest.raises(InputError, match="'kosovo' is asked for twice"):
        score([SUPPORT], model, ["kosovo", "kosovo"])


def test_one_string_is_refused(model: StanceModel) -> None:
    with pytest.raises(InputError, match="not one string"):
        score(SUPPORT, model)  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path, small_gold: Gold) -> Path:
    """A folder of every kind of file, good and bad."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text(SUPPORT)
    (folder / "deep" / "b.txt").write_bytes("Le Laâyoune".encode("latin-1") + SUPPORT.encode())
    (folder / "empty.txt").write_text("")
    (folder / "image.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "page.html").write_text(f"<title>Peru</title><p>{SUPPORT}</p>")
    (folder / "paper.pdf").write_bytes(b"%PDF")
    (folder / "cut.txt.gz").write_bytes(gzip.compress(SUPPORT.encode() * 50)[:60])
    rows = small_gold.articles[["article_id", "text"]].to_dict("records")
    lines = [json.dumps(row) for row in rows * 2]
    lines[5] = '{"article_id": "broken", "text": '
    (folder / "wire.jsonl").write_text("\n".join(lines) + "\n")
    return folder


def read(folder: Path, format: str) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.glob(f"*.{format}"))}


@pytest.mark.parametrize(
    ("format", "kind"), [("parquet", "general"), ("jsonl", "linear"), ("csv", "linear")]
)
def test_workers_do_not_change_a_byte(
    archive: Path, tmp_path: Path, request: pytest.FixtureRequest, format: str, kind: str
) -> None:
    model = request.getfixturevalue(kind)
    one, two = tmp_path / "one", tmp_path / "two"
    score_paths([archive], model, one, format=format, n_jobs=1)  # type: ignore[arg-type]
    score_paths([archive], model, two, format=format, n_jobs=2)  # type: ignore[arg-type]
    assert read(one, format) == read(two, format)
    assert set(read(one, format)) == {
        f"{n}.{format}" for n in ("articles", "positions", "sentences")
    }


def test_nothing_that_came_in_is_lost(archive: Path, tmp_path: Path, linear: StanceModel) -> None:
    summary = score_paths([archive], linear, tmp_path / "out", format="csv", keep_text=True)
    articles = read_table(tmp_path / "out" / "articles.csv", ARTICLES).set_index("article_id")
    assert len(articles) == 7 + 120 == summary.n_articles
    assert articles.index.is_unique
    assert articles["status"]["empty.txt"] == "failed"
    assert "binary" in articles["error"]["image.txt"]
    assert articles["status"]["paper.pdf"] == "skipped"
    assert articles["status"]["cut.txt.gz"] == "failed"
    assert articles["stance"]["deep/b.txt"] == "support"
    assert "windows-1252" in articles["error"]["deep/b.txt"]
    assert "not valid JSON" in articles["error"]["wire.jsonl:6"]
    repeated = [name for name in articles.index if name.endswith("#2")]
    assert repeated
    assert articles["error"][repeated[0]].endswith("is repeated")
    # a repeated article's sentences go by its own new name
    sentences = read_table(tmp_path / "out" / "sentences.csv", SENTENCES)
    assert set(sentences["article_id"]) <= set(articles.index)
    texts = pd.read_csv(tmp_path / "out" / "texts.csv").set_index("article_id")["text"]
    for row in sentences[sentences["sentence"] >= 0][::50].itertuples(index=False):
        assert texts[row.article_id][row.start : row.end] == row.text
    assert summary.status["failed"] == (articles["status"] == "failed").sum()
    assert not list((tmp_path / "out").glob("*.part"))


def test_tables_survive_the_disk(archive: Path, tmp_path: Path, linear: StanceModel) -> None:
    for format in ("parquet", "jsonl", "csv"):
        score_paths([archive], linear, tmp_path / format, format=format)  # type: ignore[arg-type]
    one = read_table(tmp_path / "parquet" / "positions.parquet", POSITIONS)
    for format in ("jsonl", "csv"):
        other = read_table(tmp_path / format / f"positions.{format}", POSITIONS)
        pd.testing.assert_frame_equal(one, other)


def test_carried_columns_travel(tmp_path: Path, model: StanceModel) -> None:
    source = tmp_path / "in.csv"
    source.write_text(f'id,body,desk\n7,"{SUPPORT}",world\n')
    options = ReadOptions("body", "id", carry=("desk",))
    score_paths([source], model, tmp_path / "out", options=options, format="csv")
    row = pd.read_csv(tmp_path / "out" / "articles.csv").iloc[0]
    assert (row["article_id"], row["desk"], row["stance"]) == (7, "world", "support")


def test_errors_where_nothing_can_be_done(tmp_path: Path, model: StanceModel) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        score_paths([tmp_path / "nowhere"], model, tmp_path / "out")
    (tmp_path / "a.csv").write_text("body\nx\n")
    with pytest.raises(InputError, match=r"no column 'text'.*'body'"):
        score_paths([tmp_path / "a.csv"], model, tmp_path / "out")
    (tmp_path / "a.txt").write_text(SUPPORT)
    with pytest.raises(OutputError, match="is a file"):
        score_paths([tmp_path / "a.txt"], model, tmp_path / "a.txt")
    assert not list((tmp_path / "out").glob("*")), "a failed run leaves nothing half-written"


def test_output_within_the_input_is_not_read_again(tmp_path: Path, model: StanceModel) -> None:
    (tmp_path / "a.txt").write_text(SUPPORT)
    for _ in range(2):
        summary = score_paths([tmp_path], model, tmp_path / "out", format="jsonl")
    assert summary.n_articles == 1
