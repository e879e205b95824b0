"""The documentation: its code runs, its pages build without a warning, its links hold."""

from __future__ import annotations

import html
import re
import runpy
import shutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import pytest

import stancekit
from stancekit import tables

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RUN = runpy.run_path(str(DOCS / "run.py"))
PAGES = sorted(path.name for path in DOCS.glob("*.md"))
# these train a model, or start the program many times
SLOW = {"archive.md", "defend.md", "results.md", "retrain.md", "web.md"}


@pytest.mark.parametrize(
    "page", [pytest.param(p, marks=pytest.mark.slow) if p in SLOW else p for p in PAGES]
)
def test_code_runs(page: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("the pages' commands are for bash")
    if page == "web.md":
        pytest.importorskip("trafilatura")
    RUN["run_page"](DOCS / page)


def test_little_is_left_out() -> None:
    left_out = [
        (page, block.code)
        for page in PAGES
        for block in RUN["blocks_of"]((DOCS / page).read_text("utf-8"))
        if block.note.startswith("not run")
    ]
    assert [page for page, _ in left_out] == ["index.md"]
    assert "pip install ." in left_out[0][1]


def test_wrong_output_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```python\nprint(1 + 1)\n```\n<!-- output -->\n```text\n3\n```\n")
    with pytest.raises(RUN["WrongError"], match=r"page\.md, line 5: .* printed\s+2"):
        RUN["run_page"](page)
    RUN["run_page"](page, update=True)
    assert RUN["run_page"](page) == 1


def test_picture_shows_what_comes_out() -> None:
    # the letters alone: how they are drawn is a matter of rich's release
    drawn, kept = RUN["draw_score"](), (DOCS / "pictures" / "score.svg").read_text("utf-8")
    assert re.findall(r">([^<>]+)</text>", drawn) == re.findall(r">([^<>]+)</text>", kept)


def test_columns_are_all_told() -> None:
    told = tomllib.loads((DOCS / "columns.toml").read_text("utf-8"))
    for name, schema in (
        ("sentences", tables.SENTENCES), ("positions", tables.POSITIONS),
        ("articles", tables.ARTICLES),
    ):  # fmt: skip
        assert list(told[name]) == list(schema)


def test_public_names_are_in_the_reference() -> None:
    reference = (DOCS / "api.md").read_text("utf-8")
    for name in stancekit.__all__:
        if name != "__version__":
            assert re.search(rf":: stancekit\.{name}$", reference, re.MULTILINE), name


@pytest.mark.slow
def test_site_builds_and_links_hold(tmp_path: Path) -> None:
    for needed in ("sphinx", "furo", "myst_parser", "numpydoc"):
        if find_spec(needed) is None:
            pytest.skip(f"the site needs {needed}: pip install 'stancekit[docs]'")
    out = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-W", "-q", "-d", tmp_path / "trees", DOCS, out],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {path: path.read_text("utf-8") for path in out.glob("*.html")}
    assert {path.stem for path in pages} >= {Path(page).stem for page in PAGES}
    anchors = {path.name: set(re.findall(r'\bid="([^"]+)"', text)) for path, text in pages.items()}
    for path, text in pages.items():
        # nothing is fetched from elsewhere when a page is opened
        assert not re.findall(r'(?:<script|<img|<link rel="stylesheet")[^>]*"https?://', text)
        for link in re.findall(r'\b(?:href|src)="([^"]+)"', text):
            target, _, anchor = unquote(html.unescape(link)).partition("#")
            if re.match(r"(?:https?|mailto|data):", target):
                continue
            target = target.split("?")[0] or path.name
            assert (path.parent / target).exists(), f"{path.name}: {link}"
            if anchor and target in anchors:
                assert anchor in anchors[target] | {"", "top"}, f"{path.name}: {link}"
