"""Articles in: every format, every kind of damage, and no row lost."""

from __future__ import annotations

import datetime
import gzip
import io
import json
import os
import sys
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.errors import InputError
from stancekit.readers import (
    MAX_CHARACTERS,
    ReadOptions,
    SeenIds,
    digest,
    from_frame,
    input_size,
    plan_blocks,
    read_articles,
    read_block,
)

DATA = Path(__file__).parent / "data" / "readers"
TEXT = "Peru backs Morocco’s plan, Laâyoune hears."


def one(path: Path, **options: object) -> dict[str, object]:
    table = read_articles(path, ReadOptions(**options))  # type: ignore[arg-type]
    assert len(table) == 1
    return dict(table.iloc[0])


def write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


# ------------------------------------------------------------------------------------ single files


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.csv", "a.tsv", "a.parquet"])
def test_empty_file_gets_its_failed_row(tmp_path: Path, name: str) -> None:
    row = one(write(tmp_path / name, b""))
    assert row["article_id"] == name
    assert row["status"] == "failed"
    assert row["error"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_blank_lines_alone_get_a_row_that_says_so(tmp_path: Path, name: str, encoding: str) -> None:
    data = "\n\x0b\n".encode(encoding)
    row = one(write(tmp_path / name, gzip.compress(data) if name.endswith("gz") else data))
    assert (row["article_id"], row["error"]) == (name, "the table has no rows")


@pytest.mark.parametrize("name", ["a.csv", "a.parquet"])
def test_table_without_rows_gets_a_row_that_says_so(tmp_path: Path, name: str) -> None:
    empty = pd.DataFrame({"text": pd.Series([], dtype="string")})
    path = tmp_path / name
    if name.endswith("csv"):
        empty.to_csv(path, index=False)
    else:
        empty.to_parquet(path)
    assert "no rows" in str(one(path)["error"])


def test_binary_file_fails(tmp_path: Path) -> None:
    data = np.random.default_rng(0).integers(0, 256, 5000, dtype=np.uint8).tobytes()
    row = one(write(tmp_path / "a.txt", b"\x89PNG" + data))
    assert (row["status"], row["error"]) == ("failed", "not text: a binary file")


def test_zeros_are_no_text(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", bytes(100)))["status"] == "failed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_read_without_a_note(tmp_path: Path, encoding: str) -> None:
    row = one(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert row["text"] == TEXT
    assert pd.isna(row["error"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "cp1252"])
def test_guessed_encodings_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    row = one(write(tmp_path / "a.txt", TEXT.encode(encoding)))
    assert (row["text"], row["status"]) == (TEXT, "ok")
    assert "read as" in str(row["error"])


def test_stated_encoding_is_kept_to(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Министр".encode("koi8-r"))
    assert one(path, encoding="koi8-r")["text"] == "Министр"
    assert one(path, encoding="utf-8")["status"] == "failed"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "a\0b"])
def test_unknown_encoding_is_one_error(encoding: str) -> None:
    with pytest.raises(InputError, match="no encoding named"):
        ReadOptions(encoding=encoding)


def test_nul_and_line_ends_are_kept(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", b"Peru\x00 backs\r\nit."))["text"] == "Peru\0 backs\r\nit."


@pytest.mark.parametrize("text", ["", " \n\t", "...", "\u200b"])
def test_text_without_words_fails(tmp_path: Path, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text.encode()))["status"] == "failed"


def test_fifty_megabytes_in_one_line_fail_in_one_row(tmp_path: Path) -> None:
    line = b"a" * 50_000_000
    write(tmp_path / "long.txt", line)
    write(tmp_path / "rows.jsonl", b'{"text": "Peru."}\n{"text": "%s"}\n{"text": "x"}' % line)
    with gzip.open(tmp_path / "long.txt.gz", "wb", compresslevel=1) as file:
        file.write(line)
    table = read_articles(tmp_path).set_index("article_id")
    assert table["status"].to_dict() == {
        "long.txt": "failed",
        "long.txt.gz": "failed",
        "rows.jsonl:1": "ok",
        "rows.jsonl:2": "failed",
        "rows.jsonl:3": "ok",
    }
    assert table["error"].dropna().str.contains("too long for one article").all()


def test_longest_text_allowed_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", b"a" * MAX_CHARACTERS)
    assert one(path)["status"] == "ok"


def test_html_gives_text_title_date_and_outlet() -> None:
    row = one(DATA / "page.html")
    assert row["title"] == "Peru backs the plan – Andean Wire"
    assert (row["date"], row["outlet"]) == ("2025-03-14", "Andean Wire")
    assert str(row["text"]).split("\n") == [
        "Home", "World", "Peru backs the plan", "Lima said the plan was serious & credible.",
        "It was glad.", "Talks go on", "in Rabat.",
    ]  # fmt: skip


# ----------------------------------------------------------------------------------------- folders


def test_folder_names_every_file_and_passes_over_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/deep/c.txt", ".hidden.txt", ".git/d.txt", "old.part"):
        write(tmp_path / name, b"Peru left.")
    write(tmp_path / "report.docx", b"x")
    write(tmp_path / "noending", b"x")
    table = read_articles(tmp_path).set_index("article_id")
    assert list(table.index) == ["a.TXT", "b.txt", "noending", "report.docx", "sub/deep/c.txt"]
    assert table.loc[["noending", "report.docx"], "status"].tolist() == ["skipped"] * 2
    assert table.loc["report.docx", "error"].startswith("not a format that is read (.docx)")


def test_folder_loop_is_entered_once_and_told(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt", b"Peru left.")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    table = read_articles(tmp_path).set_index("article_id")
    assert table["status"].to_dict() == {
        "gone.txt": "failed", "sub/loop": "skipped", "sub/a.txt": "ok",
    }  # fmt: skip
    assert "read already" in table.loc["sub/loop", "error"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert one(tmp_path)["error"] == "not a regular file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_unreadable_file_and_folder_get_rows(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Peru.").chmod(0)
    (tmp_path / "sub").mkdir(mode=0)
    table = read_articles(tmp_path)
    (tmp_path / "sub").chmod(0o700)
    assert sorted(table["article_id"]) == ["a.txt", "sub"]
    assert table["error"].str.contains("cannot read").all()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_file_name_that_is_not_text(tmp_path: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")), b"Peru.")
    assert one(tmp_path)["article_id"] == "caf\ufffd.txt"


def test_output_folder_is_left_out(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Peru.")
    write(tmp_path / "out" / "b.txt", b"Peru.")
    blocks = list(plan_blocks([tmp_path], skip=tmp_path / "out"))
    assert [name for block in blocks for _, name in block.members] == ["a.txt"]


def test_missing_path_suggests_a_near_one(tmp_path: Path) -> None:
    write(tmp_path / "articles.txt", b"x")
    with pytest.raises(InputError, match=r"no such file or folder: .*did you mean .*articles\.txt"):
        read_articles(tmp_path / "artcles.txt")


@pytest.mark.parametrize("path", ["", "x" * 5000, "a\0b"])
def test_impossible_path_is_an_input_error(path: str) -> None:
    with pytest.raises(InputError, match=r"no such file|cannot read"):
        read_articles(path)


def test_empty_folder_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing to read in"):
        read_articles(tmp_path)


# ------------------------------------------------------------------------------------------ packed


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
@pytest.mark.parametrize("packing", ["gz", "zst"])
def test_packed_files_read_and_truncated_ones_fail(tmp_path: Path, name: str, packing: str) -> None:
    lines = [f"article {i} of {np.random.default_rng(i).integers(1 << 62)}" for i in range(3000)]
    data = {
        "a.txt": "\n".join(lines),
        "a.jsonl": "".join(json.dumps({"text": line}) + "\n" for line in lines),
        "a.csv": "text\n" + "".join(line + "\n" for line in lines),
    }[name].encode()
    packed = gzip.compress(data) if packing == "gz" else pa.compress(data, "zstd", asbytes=True)
    whole = read_articles(write(tmp_path / f"{name}.{packing}", packed))
    assert (whole["status"] == "ok").all()
    assert len(whole) == (1 if name == "a.txt" else 3000)
    cut = read_articles(write(tmp_path / f"{name}.{packing}", packed[: len(packed) * 2 // 3]))
    assert cut["status"].iloc[-1] == "failed"
    assert "cannot read" in cut["error"].iloc[-1]
    assert (cut["status"].iloc[:-1] == "ok").all()


def test_joined_zstd_frames_are_all_read(tmp_path: Path) -> None:
    data = b"".join(pa.compress(b'{"text": "Peru."}\n', "zstd", asbytes=True) for _ in range(3))
    assert len(read_articles(write(tmp_path / "a.jsonl.zst", data))) == 3


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.txt.zst", "a.csv.zst"])
def test_file_that_is_not_packed_as_its_ending_says(tmp_path: Path, name: str) -> None:
    row = one(write(tmp_path / name, b"text\nnot packed at all\n"))
    assert row["status"] == "failed"
    assert "cannot read" in str(row["error"])


# -------------------------------------------------------------------------------------- JSON lines


def test_broken_json_lines_each_get_a_row() -> None:
    table = read_articles(DATA / "broken.jsonl")
    assert table["article_id"].tolist() == [
        "7", "broken.jsonl:2", "broken.jsonl:3", "c", "broken.jsonl:6", "broken.jsonl:7",
    ]  # fmt: skip
    assert table["status"].tolist() == ["ok", *["failed"] * 4, "ok"]
    errors = table["error"].tolist()
    assert "row 2: not valid JSON" in errors[1]
    assert errors[2] == "row 3: not a JSON object"
    assert "no field 'text'; it has 'article_id', 'body'" in errors[3]
    assert "not a string: int" in errors[4]
    assert table["text"].iloc[5] == "bad \ufffd half"
    assert "surrogates replaced" in errors[5]


def test_what_was_read_can_be_written_as_utf8() -> None:
    for text in read_articles(DATA / "broken.jsonl")["text"].dropna():
        text.encode("utf-8")


def test_surrogate_pairs_are_characters(tmp_path: Path) -> None:
    row = one(write(tmp_path / "a.jsonl", rb'{"text": "wave \ud83d\ude00", "outlet": "\udc00"}'))
    assert row["text"] == "wave 😀"
    assert row["outlet"] == "\ufffd"


@pytest.mark.parametrize(
    "line", ["[" * 100_000, '{"text": ' * 100_000, '{"text": ' + "9" * 5000 + "}"]
)
def test_hostile_json_fails_in_its_row(tmp_path: Path, line: str) -> None:
    path = write(tmp_path / "a.jsonl", f'{line}\n{{"text": "Peru."}}\n'.encode())
    assert read_articles(path)["status"].tolist() == ["failed", "ok"]


def test_json_of_other_kinds(tmp_path: Path) -> None:
    rows = ['{"text": NaN}', '{"text": null}', '{"text": ["a"]}', '{"text": "tab\there"}']
    table = read_articles(write(tmp_path / "a.jsonl", "\n".join(rows).encode()))
    assert table["status"].tolist() == ["failed", "failed", "failed", "ok"]
    assert table["error"].tolist()[:2] == ["no text", "no text"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "".join(json.dumps({"text": TEXT + str(i)}, ensure_ascii=False) + "\n" for i in range(9))
    table = read_articles(write(tmp_path / "a.jsonl", text.encode(encoding)))
    assert table["text"].tolist() == [TEXT + str(i) for i in range(9)]


records = st.one_of(
    st.builds(
        lambda text: json.dumps({"text": text}, ensure_ascii=False),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    ),
    st.sampled_from(["{", "[]", "null", '{"body": "x"}', '{"text": "bad \\udfff"}', "x" * 300]),
)


@given(
    lines=st.lists(records, min_size=1, max_size=12),
    blank=st.booleans(),
    end=st.sampled_from(["\n", "\r\n"]),
    final=st.booleans(),
    size=st.integers(1, 400),
    most=st.integers(1, 14),
)
@settings(
    deadline=None, max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_any_block_size_gives_the_same_rows_and_loses_none(
    tmp_path: Path, lines: list[str], blank: bool, end: str, final: bool, size: int, most: int
) -> None:
    joined = (end * (2 if blank else 1)).join(lines) + (end if final else "")
    path = write(tmp_path / "a.jsonl", joined.encode())
    whole = pd.concat([read_block(b) for b in plan_blocks([path])], ignore_index=True)
    with mock.patch("stancekit.readers.blocks._BLOCK_LINES", most):
        blocks = list(plan_blocks([path], block_bytes=size))
    assert all(joined.encode()[b.start : b.stop].count(b"\n") <= most for b in blocks)
    pieces = pd.concat([read_block(b) for b in blocks], ignore_index=True)
    pd.testing.assert_frame_equal(whole, pieces)
    assert len(whole) == len(lines)
    assert blocks[0].start == 0
    assert blocks[-1].stop == len(joined.encode())


# --------------------------------------------------------------------------------------------- CSV


def test_csv_with_mark_quotes_and_wrong_field_counts() -> None:
    table = read_articles(DATA / "fields.csv")
    assert table["article_id"].tolist() == ["a", "fields.csv:3", "c"]
    assert table["text"].tolist()[0] == 'Peru "backs", it'
    assert table["error"].tolist()[1] == "row 3 has 4 fields, the header 3"
    assert table["date"].tolist()[2] == "2025-03-15"


def test_semicolons_are_told() -> None:
    with pytest.raises(InputError, match=r"no column 'text'; it has 'article_id;text'.*not ';'"):
        read_articles(DATA / "semicolons.csv")


def test_csv_line_breaks_nuls_huge_fields_and_latin1(tmp_path: Path) -> None:
    huge = b"x" * 300_000
    data = b'text\n"two\r\nlines"\nnul\x00here\n%s\nLa\xe2youne\nok,\n' % huge
    table = read_articles(write(tmp_path / "a.csv", data))
    texts = table["text"].tolist()
    assert texts == ["two\r\nlines", "nul\0here", huge.decode(), "Laâyoune", "ok"]
    assert table["error"].tolist()[3] == "not UTF-8: read as windows-1252"
    assert one(write(tmp_path / "b.csv", b"text\nLa\xe2\n"), encoding="utf-8")["status"] == "failed"


def test_quote_never_closed_does_not_pass_for_a_text(tmp_path: Path) -> None:
    table = read_articles(write(tmp_path / "a.csv", b'text\nok\n"open\nlost\nlost too\n'))
    assert table["status"].tolist() == ["ok", "failed"]
    assert "never closed" in table["error"].iloc[1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_tsv_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.tsv", f"article_id\ttext\na\t{TEXT}\n".encode(encoding))
    assert one(path)["text"] == TEXT


@given(texts=st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=8))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_csv_rows_in_are_rows_out(tmp_path: Path, texts: list[str]) -> None:
    import csv

    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerows([("article_id", "text"), *(("a", text) for text in texts)])
    table = read_articles(write(tmp_path / "a.csv", buffer.getvalue().encode()))
    assert [t or "" for t in table["text"]] == [t if t.strip() else "" for t in texts]


# ------------------------------------------------------------------------- Parquet and DataFrames


def test_parquet_reads_row_groups_ids_and_dates(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "article_id": [1, 2, None],
            "text": ["Peru.", None, "Chile."],
            "date": pa.array([datetime.datetime(2025, 3, 14)] * 3, pa.timestamp("us")),
            "extra": [[1], [2], [3]],
        }
    )
    pq.write_table(table, path, row_group_size=1)
    assert len(list(plan_blocks([path]))) == 3
    read = read_articles(path, ReadOptions(carry=("extra",)))
    assert read["article_id"].tolist() == ["1", "2", "a.parquet:3"]
    assert read["status"].tolist() == ["ok", "failed", "ok"]
    assert read["date"].tolist() == ["2025-03-14"] * 3
    assert read["extra"].tolist() == ["[1]", "[2]", "[3]"]


def test_parquet_corrupt_row_group_fails_its_rows_only(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"Text {i} {'x' * 200}" for i in range(20)]
    pq.write_table(pa.table({"text": texts}), path, row_group_size=10, use_dictionary=False)
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    data = bytearray(path.read_bytes())
    at = column.data_page_offset
    data[at : at + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    table = read_articles(write(path, bytes(data)))
    assert table["status"].tolist() == ["ok"] * 10 + ["failed"] * 10
    assert table["article_id"].nunique() == 20


def test_parquet_text_that_is_not_utf8_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    raw = pa.array([b"Peru.", b"La\xe2youne"], pa.binary())
    pq.write_table(pa.table({"text": raw}), path)
    assert read_articles(path)["text"].tolist() == ["Peru.", "Laâyoune"]
    pq.write_table(pa.table({"text": raw.view(pa.string())}), path)
    assert read_articles(path)["text"].tolist() == ["Peru.", "Laâyoune"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.parquet"])
def test_missing_text_column_stops_for_a_named_file_and_not_for_a_folder(
    tmp_path: Path, name: str
) -> None:
    frame = pd.DataFrame({"body": ["Peru."], "id": ["a"]})
    path = tmp_path / name
    if name == "a.parquet":
        frame.to_parquet(path)
    else:
        frame.to_csv(path, index=False, sep="\t" if name == "a.tsv" else ",")
    with pytest.raises(InputError, match=r"no column 'text'; it has 'body', 'id'.*--text-column"):
        read_articles(path)
    write(tmp_path / "b.txt", b"Peru.")
    assert read_articles(tmp_path)["status"].tolist() == ["failed", "ok"]
    row = read_articles(path, ReadOptions(text_column="body", id_column="id")).iloc[0]
    assert (row["article_id"], row["text"]) == ("a", "Peru.")


def test_frame_without_text_column_names_those_it_has() -> None:
    with pytest.raises(InputError, match="no column 'text'; it has 'body'"):
        from_frame(pd.DataFrame({"body": ["x"]}))


def test_frame_values_of_every_kind() -> None:
    texts = ["Peru.", None, np.nan, pd.NA, 3, "", b"Chile.", np.array(["a", "b"]), ["x"]]
    frame = pd.DataFrame({"text": pd.Series(texts, dtype=object)})
    table = from_frame(frame)
    assert table["status"].tolist() == ["ok", *["failed"] * 5, "ok", "failed", "failed"]
    assert table["article_id"].tolist() == [str(i) for i in range(9)]


def test_frame_ids_numbers_with_gaps_and_days() -> None:
    frame = pd.DataFrame(
        {"article_id": [1, 2, None], "text": ["a"] * 3, "date": pd.to_datetime(["2025-03-14"] * 3)}
    )
    table = from_frame(frame)
    assert table["article_id"].tolist() == ["1", "2", "2#2"]
    assert table["date"].tolist() == ["2025-03-14"] * 3


def test_column_that_stands_twice_is_refused() -> None:
    frame = pd.DataFrame([["a", "b"]], columns=["text", "text"])
    with pytest.raises(InputError, match="the column 'text' stands there twice"):
        from_frame(frame)


@pytest.mark.parametrize("name", ["status", "stance", "text", "date"])
def test_columns_of_the_articles_table_are_not_carried(name: str) -> None:
    with pytest.raises(InputError, match="cannot be carried"):
        ReadOptions(carry=(name,))


def test_carried_columns_travel_as_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text": "Peru.", "n": 3, "tags": ["a"]}\n{"text": "x"}')
    table = read_articles(path, ReadOptions(carry=("n", "tags")))
    assert table["n"].tolist()[0] == "3"
    assert table["tags"].tolist()[0] == '["a"]'
    assert pd.isna(table["n"].iloc[1])


# --------------------------------------------------------------------------------------------- ids


def test_repeated_ids_are_told_apart_with_a_note() -> None:
    frame = pd.DataFrame({"article_id": ["a#2", "a", "a", "a"], "text": ["x"] * 4})
    table = from_frame(frame)
    assert table["article_id"].tolist() == ["a#2", "a", "a#3", "a#4"]
    assert table["error"].tolist()[2] == "the id 'a' is repeated"
    assert pd.isna(table["error"].iloc[1])


@given(st.lists(st.sampled_from(["a", "a#2", "a#3", "a#2#2", "b"])), st.integers(0, 30))
def test_names_are_unique_whatever_the_blocks(ids: list[str], cut: int) -> None:
    seen = SeenIds()
    names = seen.tell_apart(ids[:cut]) + seen.tell_apart(ids[cut:])
    assert len(set(names)) == len(names) == len(ids)
    assert names == SeenIds().tell_apart(ids)


# ------------------------------------------------------------------------------------------- stdin


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b'{"text": "Peru."}\n{"text": "Chile."}\n', ["Peru.", "Chile."]),
        (b'\xef\xbb\xbf\n {"text": "Peru."}', ["Peru."]),
        (b"Peru left.\nChile too.", ["Peru left.\nChile too."]),
        (b"", [""]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, texts: list[str]) -> None:
    stream = io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))  # type: ignore[arg-type]
    monkeypatch.setattr(sys, "stdin", stream)
    assert read_articles("-")["text"].tolist() == texts


# ------------------------------------------------------------------------------------------ hashes


def hashes(path: Path) -> list[bytes]:
    return [digest(block) for block in plan_blocks([path])]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.parquet"])
def test_block_is_told_by_its_content_and_names(tmp_path: Path, name: str) -> None:
    def make(folder: str, text: str) -> list[bytes]:
        path = write(tmp_path / folder / name, b"")
        if name.endswith("parquet"):
            pq.write_table(pa.table({"text": [text] * 3}), path)
        elif name.endswith("jsonl"):
            path.write_text(json.dumps({"text": text}))
        else:
            path.write_text(f"text\n{text}\n")
        return hashes(path)

    first = make("one", "Peru left.")
    assert first == make("elsewhere", "Peru left.")
    assert first != make("one", "Peru felt.")
    renamed = tmp_path / "one" / f"b{Path(name).suffix}"
    (tmp_path / "one" / name).rename(renamed)
    # rows without an id of their own are named by their file
    assert hashes(renamed) != make("two", "Peru felt.")


def test_many_names_come_in_order(tmp_path: Path) -> None:
    names = [f"{n:03}{'é' if n % 3 else 'Z'}.txt" for n in range(60)]
    for name in reversed(names):
        write(tmp_path / name, b"Peru.")
    assert read_articles(tmp_path)["article_id"].tolist() == sorted(names)


def test_bytes_of_the_input_are_told_beforehand(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Peru.")
    write(tmp_path / "b" / "c.jsonl", b'{"text": "x"}\n')
    with gzip.open(tmp_path / "d.csv.gz", "wb") as file:
        file.write(b"text\n" + b"Peru left.\n" * 5000)
    total = sum(path.stat().st_size for path in tmp_path.rglob("*.*") if path.is_file())
    assert input_size([tmp_path]) == total
    assert sum(block.size for block in plan_blocks([tmp_path])) == total
    write(tmp_path / "e.jsonl.zst", pa.compress(b"{}", "zstd", asbytes=True))
    assert input_size([tmp_path]) == 0
    assert input_size(["-"]) == 0


def test_article_of_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "a.html").write_bytes((DATA / "article.html").read_bytes())
    (tmp_path / "b.html").write_text("<title>T</title><footer>Short.</footer>")
    whole = read_articles(tmp_path)
    articles = read_articles(tmp_path, ReadOptions(html="article"))
    assert whole["text"][0].startswith("Home\nWorld\n")
    assert articles["text"][0].startswith("Peru backs the plan\nLima said")
    assert articles["outlet"][0] == "Andean Wire"
    assert articles["text"][1] == whole["text"][1] == "Short."
    assert articles["error"].tolist() == [pd.NA, "no article found in the page: all of it is read"]


def test_article_of_a_page_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancekit.html.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'stancekit\[web\]'"):
        ReadOptions(html="article")
