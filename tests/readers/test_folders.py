"""Folders: every file named, nothing waited on."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from stancekit.errors import InputError
from stancekit.readers import (
    plan_blocks,
    read_articles,
)


def test_folder_names_every_file_and_passes_over_hidden_ones(write: Any, tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/deep/c.txt", ".hidden.txt", ".git/d.txt", "old.part"):
        write(tmp_path / name, b"Peru left.")
    write(tmp_path / "report.docx", b"x")
    write(tmp_path / "noending", b"x")
    table = read_articles(tmp_path).set_index("article_id")
    assert list(table.index) == ["a.TXT", "b.txt", "noending", "report.docx", "sub/deep/c.txt"]
    assert table.loc[["noending", "report.docx"], "status"].tolist() == ["skipped"] * 2
    assert table.loc["report.docx", "error"].startswith("not a format that is read (.docx)")


def test_folder_loop_is_entered_once_and_told(write: Any, tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt", b"Peru left.")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    table = read_articles(tmp_path).set_index("article_id")
    assert table["status"].to_dict() == {
        "gone.txt": "failed", "sub/loop": "skipped", "sub/a.txt": "ok",
    }  # fmt: skip
    assert "read already" in table.loc["sub/loop", "error"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_is_not_waited_on(one: Any, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert one(tmp_path)["error"] == "not a regular file"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_unreadable_file_and_folder_get_rows(write: Any, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Peru.").chmod(0)
    (tmp_path / "sub").mkdir(mode=0)
    table = read_articles(tmp_path)
    (tmp_path / "sub").chmod(0o700)
    assert sorted(table["article_id"]) == ["a.txt", "sub"]
    assert table["error"].str.contains("cannot read").all()


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_file_name_that_is_not_text(one: Any, write: Any, tmp_path: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")), b"Peru.")
    assert one(tmp_path)["article_id"] == "caf\ufffd.txt"


def test_output_folder_is_left_out(write: Any, tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Peru.")
    write(tmp_path / "out" / "b.txt", b"Peru.")
    blocks = list(plan_blocks([tmp_path], skip=tmp_path / "out"))
    assert [name for block in blocks for _, name in block.members] == ["a.txt"]


def test_missing_path_suggests_a_near_one(write: Any, tmp_path: Path) -> None:
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
