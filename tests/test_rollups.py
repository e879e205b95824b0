from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from stancekit.errors import InputError, OutputError, TableError
from stancekit.model import StanceModel, load_model
from stancekit.rollups import (
    find_stories,
    guarded,
    position_changes,
    read_groups,
    read_scores,
    rollup,
    stance_shares,
    wilson_interval,
    write_rollup,
)
from stancekit.runs import score_paths
from stancekit.scoring import Scores, score
from stancekit.table_files import write_table
from stancekit.tables import ARTICLES, POSITIONS, SENTENCES, as_table

NAMES = {"MAR": "Morocco", "DZA": "Algeria", "ESP": "Spain", "GAB": "Gabon"}


def made(*articles: tuple, question: str = "western-sahara") -> Scores:
    """Scores of articles (date, outlet, [(holder_id, stance, probability), ...], words or None)."""
    sentences, positions, rows = [], [], []
    for number, (date, outlet, held, *words) in enumerate(articles):
        name = f"a{number}"
        given = words[0] if words else f"report number {number} {'x' * number} tells this of all"
        stance = held[0][1] if held else "neutral"
        rows.append(
            {"article_id": name, "question": question, "date": date, "outlet": outlet,
             "stance": stance, "n_relevant": len(held), "status": "ok",
             "text_hash": given or "same"}
        )  # fmt: skip
        if given is not None:
            sentences.append({"article_id": name, "question": question, "sentence": 0,
                              "text": given, "stance": stance})  # fmt: skip
        for holder, side, probability in held:
            positions.append(
                {"article_id": name, "question": question, "date": date, "outlet": outlet,
                 "holder": NAMES[holder], "holder_id": holder, "stance": side, "sentences": [0],
                 "probability": probability, "evidence": f"{NAMES[holder]} {side} {name}"}
            )  # fmt: skip
    return Scores(
        as_table(sentences, SENTENCES), as_table(positions, POSITIONS), as_table(rows, ARTICLES)
    )


COPY = "the minister of Gabon said in Rabat that his country backs the plan for the region"


@pytest.fixture
def scores() -> Scores:
    return made(
        ("2024-03-05", "Wire", [("GAB", "support", 0.9)], COPY),
        ("2024-02-28", "Daily", [("GAB", "support", 0.8)], f"RABAT {COPY}"),
        ("2024-04-01", "Wire", [("GAB", "support", 0.7), ("DZA", "opposition", 0.9)]),
        (None, "Wire", [("DZA", "opposition", 0.6)]),
        ("2024-05", None, [("DZA", "support", 0.99)]),
        ("2024-06-01", "Daily", []),
    )


def test_copies_are_one_story(scores: Scores) -> None:
    stories = find_stories(scores)
    assert stories["story"].tolist() == [0, 0, 1, 2, 3, 4]
    assert stories["story_day"][0] == "2024-02-28"
    assert stories["day"].tolist()[:2] == ["2024-03-05", "2024-02-28"]


def test_texts_without_sentences_are_copies_if_the_same() -> None:
    scores = made((None, "A", [], None), (None, "B", [], None), (None, "A", []))
    assert find_stories(scores)["story"].tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-03-05T10:00:00Z", "2024-03-05"), ("2024/3/5", "2024-03-05"), ("2024", "2024"),
        ("20240305", "2024-03-05"), (" 2024-03 ", "2024-03"), ("5 March 2024", None),
        ("2024-13-05", None), ("2024-02-30", None), ("0000", None), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_from_iso_dates(date: str, day: str | None) -> None:
    found = find_stories(made((date, "A", [])))["day"][0]
    assert found == day if day else pd.isna(found)


def test_holders_count_copies_once(scores: Scores) -> None:
    table = rollup(scores).set_index("holder_id")
    assert table.index.tolist() == ["DZA", "GAB"]
    gabon = table.loc["GAB"]
    assert (gabon["articles"], gabon["support"], gabon["copies"]) == (2, 2, 1)
    assert (gabon["first_seen"], gabon["last_seen"]) == ("2024-02-28", "2024-04-01")
    assert gabon["evidence"] == "Gabon support a0"
    algeria = table.loc["DZA"]
    assert (algeria["stance"], algeria["support"], algeria["opposition"]) == ("opposition", 1, 2)
    assert algeria["evidence"] == "Algeria opposition a2", "the surest of the stance it takes"


def test_as_many_on_both_sides_is_neither() -> None:
    scores = made((None, "A", [("ESP", "support", 0.9)]), (None, "A", [("ESP", "opposition", 0.8)]))
    assert pd.isna(rollup(scores)["stance"][0])


def test_a_story_belongs_to_its_first_month_and_to_each_outlet(scores: Scores) -> None:
    months = rollup(scores, ["month"])
    assert months["month"].tolist()[:3] == ["2024-02", "2024-04", "2024-05"]
    assert pd.isna(months["month"][3])
    gabon = rollup(scores, ["holder", "outlet"])
    gabon = gabon[gabon["holder_id"] == "GAB"].set_index("outlet")["articles"]
    assert gabon.to_dict() == {"Wire": 2, "Daily": 1}


def test_groups_count_a_holder_in_each(scores: Scores) -> None:
    groups = {"north": ["DZA", "MAR"], "all": ["DZA", "GAB"], "none": ["ESP"]}
    table = rollup(scores, ["group"], groups).set_index("group")
    assert table["holders"].to_dict() == {"all": 2, "north": 1}
    frame = pd.DataFrame([(g, i) for g, ids in groups.items() for i in ids],
                         columns=["group", "holder_id"])  # fmt: skip
    pd.testing.assert_frame_equal(rollup(scores, ["group"], frame).set_index("group"), table)
    assert "African Union" in rollup(scores, ["group"])["group"].tolist()


def test_groups_that_ship_are_whole() -> None:
    sizes = {name: len(set(members)) for name, members in read_groups().items()}
    assert sizes == {
        "African Union": 55, "Arab League": 22, "ASEAN": 11, "European Union": 27,
        "Gulf Cooperation Council": 6, "Organization of Islamic Cooperation": 57,
        "Security Council, permanent members": 5,
    }  # fmt: skip


def test_groups_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "g.toml"
    file.write_text('["A"]\nmembers = ["MAR"]\n')
    assert read_groups(file) == {"A": ["MAR"]}
    file.write_text('[A]\nmember = ["MAR"]\n')
    with pytest.raises(InputError, match=r"g\.toml: A: give it members"):
        read_groups(file)
    file.write_text("A = [")
    with pytest.raises(InputError, match="not valid TOML"):
        read_groups(file)
    with pytest.raises(InputError, match="no groups at"):
        read_groups(tmp_path / "none.toml")


def test_by_stance_has_no_stance_of_its_own(scores: Scores) -> None:
    table = rollup(scores, ["holder", "stance"])
    assert table[["holder_id", "stance", "articles"]].values.tolist() == [
        ["DZA", "opposition", 2], ["GAB", "support", 2], ["DZA", "support", 1],
    ]  # fmt: skip
    assert list(table.columns).count("stance") == 1


def test_unsure_positions_are_left_out_on_request(scores: Scores) -> None:
    assert rollup(scores, min_probability=0.95)["holder_id"].tolist() == ["DZA"]
    with pytest.raises(InputError, match="between 0 and 1"):
        rollup(scores, min_probability=2)


@pytest.mark.parametrize(
    ("by", "message"),
    [(["date"], "cannot sum up by 'date'; use holder"), ([], "say what to sum up by"),
     (["holder", "holder"], "asked for twice")],
)  # fmt: skip
def test_unknown_keys_are_refused(scores: Scores, by: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        rollup(scores, by)


def test_nothing_gives_an_empty_table_with_its_columns(scores: Scores) -> None:
    empty = scores._replace(positions=scores.positions.head(0))
    for by in (["holder"], ["group"], ["month", "outlet"], ["holder", "stance"]):
        full = rollup(scores, by)
        none = rollup(empty, by)
        assert none.empty
        assert list(none.columns) == list(full.columns)
        assert none.dtypes.astype(str).tolist() == full.dtypes.astype(str).tolist()
    assert position_changes(empty).empty
    assert stance_shares(empty, ["holder"]).empty


def test_tables_of_two_runs_are_refused(scores: Scores) -> None:
    broken = scores._replace(articles=scores.articles.iloc[1:])
    with pytest.raises(TableError, match="'a0' has positions but no row"):
        rollup(broken)


# ------------------------------------------------------------------------------------------ changes


def spain(*days: str) -> Scores:
    """One article a day on Spain; a day written "+2024-01-01" is support, "-..." opposition."""
    return made(
        *(
            (day[1:], "A", [("ESP", {"+": "support", "-": "opposition"}[day[0]], 0.9)])
            for day in days
        )
    )


@pytest.mark.parametrize(
    ("days", "changes"),
    [
        # two against two
        (["-2021-01-01", "-2021-02-01", "+2022-03-18", "+2022-04-01"],
         [("2021-02-01", "2022-03-18", 2, 2)]),
        # a single one that differs is passed over, and the runs around it join
        (["-2021-01-01", "-2021-02-01", "+2021-03-01", "-2021-04-01"], []),
        # not by one article alone, at either end
        (["-2021-01-01", "+2022-03-18", "+2022-04-01"], []),
        (["-2021-01-01", "-2021-02-01", "+2022-03-18"], []),
        # a day torn between both counts for neither
        (["-2021-01-01", "-2021-02-01", "+2021-02-01", "-2021-02-01", "+2022-01-01", "-2022-01-01",
          "+2022-01-02", "+2022-01-03"], [("2021-02-01", "2022-01-02", 3, 2)]),
        # there and back
        (["-2021-01-01", "-2021-02-01", "+2022-01-01", "+2022-01-02", "-2023-01-01", "-2023-01-02"],
         [("2021-02-01", "2022-01-01", 2, 2), ("2022-01-02", "2023-01-01", 2, 2)]),
        # only full dates can be put in order
        (["-2021", "-2021-02", "+2022-01-01", "+2022-01-02"], []),
    ],
)  # fmt: skip
def test_changes_follow_the_rule(days: list[str], changes: list[tuple]) -> None:
    scores = spain(*days)
    table = position_changes(scores)
    columns = ["last_before", "first_after", "articles_before", "articles_after"]
    assert [tuple(row) for row in table[columns].values.tolist()] == changes
    assert rollup(scores)["changes"].tolist() == [len(changes)]


def test_changes_do_not_depend_on_the_order_of_rows() -> None:
    days = ["-2021-01-01", "-2021-02-01", "+2022-03-18", "+2022-04-01"]
    columns = ["stance_before", "stance_after", "last_before", "first_after"]
    one, other = position_changes(spain(*days)), position_changes(spain(*reversed(days)))
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_outlets_in_their_own_voice_are_not_one_holder() -> None:
    scores = spain("-2021-01-01", "-2021-02-01", "+2022-03-18", "+2022-04-01")
    named = scores.positions.assign(holder_id="author", holder="author")
    assert position_changes(scores._replace(positions=named)).empty


def test_one_article_is_enough_on_request() -> None:
    scores = spain("-2021-01-01", "+2022-03-18")
    assert len(position_changes(scores, min_articles=1)) == 1
    with pytest.raises(InputError, match="1 or more"):
        position_changes(scores, min_articles=0)


# ------------------------------------------------------------------------------------------- shares


def test_shares_count_articles_on_the_question_once(scores: Scores) -> None:
    table = stance_shares(scores, [])
    assert table[["stance", "articles", "of"]].values.tolist() == [
        ["support", 3, 4], ["neutral", 0, 4], ["opposition", 1, 4],
    ]  # fmt: skip
    months = stance_shares(scores)
    assert months["month"].dropna().unique().tolist() == ["2024-02", "2024-04", "2024-05"]
    assert months.groupby("month")["share"].sum().eq(1).all()


def test_shares_by_holder_are_of_its_sides(scores: Scores) -> None:
    table = stance_shares(scores, ["holder"])
    rows = table[table["holder_id"] == "DZA"]
    assert rows[["holder", "stance", "articles", "of"]].values.tolist() == [
        ["Algeria", "support", 1, 3], ["Algeria", "opposition", 2, 3],
    ]  # fmt: skip


def test_corrected_shares_stand_beside_the_counted(scores: Scores) -> None:
    corrected = pd.DataFrame({"question": ["western-sahara"], "month": ["2024-02"],
        "stance": ["support"], "share": [0.8], "low": [0.6], "high": [0.9]})  # fmt: skip
    table = stance_shares(scores, ["month"], corrected)
    row = table[(table["month"] == "2024-02") & (table["stance"] == "support")].iloc[0]
    assert (row["share"], row["corrected"], row["corrected_low"]) == (1.0, 0.8, 0.6)
    assert table["corrected"].notna().sum() == 1
    with pytest.raises(TableError, match=r"the corrected shares lack.*'high'"):
        stance_shares(scores, ["month"], corrected.drop(columns="high"))
    with pytest.raises(InputError, match="confidence is 95"):
        stance_shares(scores, confidence=95)


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilson_agrees_with_scipy(hits: int, total: int, confidence: float) -> None:
    hits = min(hits, total)
    low, high = wilson_interval(hits, total, confidence)
    right = binomtest(hits, total).proportion_ci(confidence, method="wilson")
    assert (float(low), float(high)) == pytest.approx((right.low, right.high), abs=1e-9)


# -------------------------------------------------------------------------------------------- files


@pytest.mark.parametrize("format", ["parquet", "jsonl", "csv"])
def test_scored_folders_are_read(tmp_path: Path, model: StanceModel, format: str) -> None:
    texts = ["Peru reaffirmed its support for Morocco's sovereignty over the Sahara.", ""]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    score_paths([tmp_path], model, tmp_path / "out", format=format)  # type: ignore[arg-type]
    read = read_scores(tmp_path / "out")
    table = pd.DataFrame({"article_id": ["0.txt", "1.txt"], "text": texts})
    pd.testing.assert_frame_equal(rollup(read), rollup(score(table, model)))
    pd.testing.assert_frame_equal(rollup(tmp_path / "out"), rollup(read))


def test_parts_of_a_table_are_read_in_order(tmp_path: Path, scores: Scores) -> None:
    schemas = {"sentences": SENTENCES, "positions": POSITIONS, "articles": ARTICLES}
    for (name, schema), table in zip(schemas.items(), scores, strict=True):
        for part, rows in enumerate((table.iloc[:2], table.iloc[2:])):
            write_table(rows, tmp_path / name / f"part-{part}.parquet", schema)
    pd.testing.assert_frame_equal(rollup(tmp_path), rollup(scores))


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="holds no table of sentences"):
        read_scores(tmp_path)


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
def test_tables_survive_the_disk(tmp_path: Path, scores: Scores, ending: str) -> None:
    table = rollup(scores)
    write_rollup(table, tmp_path / f"who.{ending}")
    readers = {"csv": pd.read_csv, "parquet": pd.read_parquet,
               "jsonl": lambda p: pd.read_json(p, lines=True)}  # fmt: skip
    back = readers[ending](tmp_path / f"who.{ending}")
    assert list(back.columns) == list(table.columns)
    assert back["articles"].tolist() == table["articles"].tolist()
    assert back["evidence"].tolist() == table["evidence"].tolist()


def test_unknown_endings_are_refused(tmp_path: Path, scores: Scores) -> None:
    with pytest.raises(OutputError, match=r"ends in \.csv, \.parquet or \.jsonl"):
        write_rollup(rollup(scores), tmp_path / "who.xlsx")


@given(st.text())
def test_no_cell_begins_a_formula(text: str) -> None:
    value = guarded(pd.DataFrame({"a": [text]}))["a"][0]
    assert value in (text, f"'{text}")
    assert not value.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert not value.startswith(("\t", "\r", "\n"))


def test_tables_of_the_last_run_are_read(tmp_path: Path) -> None:
    model = load_model("western-sahara")
    (tmp_path / "a.txt").write_text("Peru backs Morocco's sovereignty over the Sahara.")
    (tmp_path / "b.txt").write_text("Chile backs Morocco's sovereignty over the Sahara.")
    out = tmp_path / "out"
    score_paths([tmp_path / "a.txt"], model, out, format="parquet")
    score_paths([tmp_path / "b.txt"], model, out, format="csv")
    assert read_scores(out).positions["holder"].tolist() == ["Chile"]
