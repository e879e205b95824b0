"""Run the code of the documentation: `python docs/run.py [--update] [PAGE.md ...]`.

The blocks of a page run in order, in one folder with a copy of `data/` and `experiments/`:

- `bash` by bash, with this checkout's `stancekit`; a `text` block under the comment `output` is
  what the block before it must print;
- `python` and `pycon` in one namespace a page, the latter with the output that it shows;
- `toml` and `json` must be readable.

A block under the comment `not run: ...` is left out. `--update` writes what was printed into the
pages and draws the pictures again.
"""

from __future__ import annotations

import argparse
import contextlib
import doctest
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
_FENCE = re.compile(
    r"(?:<!-- (?P<note>output|not run: [^\n]+) -->\n)?^```(?P<language>[^\n]*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_BASH = f'set -eu; stancekit() {{ "{sys.executable}" -m stancekit "$@"; }}; '
_FLAGS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


class Block(NamedTuple):
    """A block of a page: its language, its text, where it stands, the comment above it."""

    language: str
    code: str
    start: int
    note: str


class WrongError(Exception):
    """A block failed, or printed something else than the page says."""


def blocks_of(page: str) -> Iterator[Block]:
    """Give the fenced blocks of a page in order."""
    for match in _FENCE.finditer(page):
        yield Block(match["language"], match["code"], match.start("code"), match["note"] or "")


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder that looks like a checkout, for the time of a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "data", folder / "data")
        shutil.copytree(
            ROOT / "experiments", folder / "experiments",
            ignore=shutil.ignore_patterns("__pycache__", "*.py"),
        )  # fmt: skip
        shutil.copy(ROOT / "README.md", folder)
        before = Path.cwd()
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def run_page(path: Path, update: bool = False) -> int:
    """Run a page's blocks; give how many ran.

    Raises
    ------
    WrongError
        Names the page, the line and what went wrong.
    """
    page = path.read_text("utf-8")
    namespace: dict[str, Any] = {"__name__": path.stem}
    printed = ""
    replaced: list[tuple[Block, str]] = []
    ran = 0
    with workplace() as folder:
        for block in blocks_of(page):
            where = f"{path.name}, line {page.count(chr(10), 0, block.start)}"
            # a directive of the site is no code
            if block.note.startswith("not run") or block.language.startswith("{"):
                continue
            if block.note == "output":
                if update:
                    replaced.append((block, printed))
                elif block.code.split() != printed.split():
                    raise WrongError(f"{where}: the block before it printed\n{printed}")
                continue
            ran += 1
            if block.language == "bash":
                printed = run_bash(block.code, folder, where)
            elif block.language == "python":
                printed = _python(block.code, namespace, where)
            elif block.language == "pycon":
                _session(block.code, namespace, where)
            elif block.language == "toml":
                tomllib.loads(block.code)
            elif block.language == "json":
                for line in block.code.splitlines():
                    json.loads(line)
            elif block.language != "text":
                raise WrongError(f"{where}: blocks are bash, python, pycon, toml, json or text")
    for block, text in reversed(replaced):
        end = block.start + len(block.code)
        page = page[: block.start] + text.rstrip("\n") + "\n" + page[end:]
    if update and replaced:
        path.write_text(page, "utf-8")
    return ran


def run_bash(code: str, folder: Path, where: str) -> str:
    done = subprocess.run(
        ["bash", "-c", _BASH + code],  # noqa: S607
        capture_output=True, text=True, cwd=folder, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "90"},
    )  # fmt: skip
    if done.returncode:
        raise WrongError(f"{where}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def _python(code: str, namespace: dict[str, Any], where: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(compile(code, where, "exec"), namespace)  # noqa: S102
        except Exception as error:
            raise WrongError(f"{where}: {type(error).__name__}: {error}") from error
    return out.getvalue()


def _session(code: str, namespace: dict[str, Any], where: str) -> None:
    test = doctest.DocTestParser().get_doctest(code, {}, where, where, 0)
    test.globs = namespace
    out = io.StringIO()
    failed = doctest.DocTestRunner(optionflags=_FLAGS).run(test, out=out.write, clear_globs=False)
    if failed.failed:
        raise WrongError(out.getvalue())


def pages() -> list[Path]:
    """The pages, by name."""
    return sorted(HERE.glob("*.md"))


def draw_score() -> str:
    """What `stancekit score` shows in a terminal, as SVG."""
    from rich.console import Console
    from rich.terminal_theme import DIMMED_MONOKAI

    from stancekit import load_model, score_paths
    from stancekit.cli.terminal import print_summary

    console = Console(
        record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor"
    )
    with tempfile.TemporaryDirectory() as folder:
        model = load_model()
        summary = score_paths([ROOT / "data" / "examples"], model, folder)
    print_summary(summary, Path("scored"), model, console=console)
    drawn = console.export_svg(
        title="stancekit score data/examples --out scored", theme=DIMMED_MONOKAI, unique_id="score"
    )
    # how long it took is this machine's matter
    drawn = drawn.replace(f">{summary.seconds:.1f}<", ">…<")
    # the letters come from the reader's machine, not from a network
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)


def main() -> None:
    """Run pages from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--update", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    for path in [page.resolve() for page in arguments.pages] or pages():
        try:
            print(f"{path.name}: {run_page(path, arguments.update)} blocks")
        except WrongError as error:
            sys.exit(str(error))
    if arguments.update and not arguments.pages:
        (HERE / "pictures" / "score.svg").write_text(draw_score(), "utf-8")


if __name__ == "__main__":
    main()
