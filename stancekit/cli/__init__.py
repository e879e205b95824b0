"""The command line: each verb a thin wrapper over a public function.

Here the verbs are put together, in the order of the help; each stands in the file of its noun.

Exit codes: 0 the run finished, also with failed rows; 1 an expected error, told in one line, or
failed rows under --strict; 2 wrong usage.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from stancekit import __version__
from stancekit.cli.articles import score
from stancekit.cli.labeling import (
    agreement,
    annotate_export,
    annotate_gold,
    annotate_import,
    label,
)
from stancekit.cli.models import evaluate, train
from stancekit.cli.questions import list_all, questions_check, questions_show
from stancekit.cli.tables import report, rollup
from stancekit.errors import StancekitError


def main() -> None:
    """Run the command line; expected errors become one line and exit code 1."""
    # what it says of a page stands in the page's row
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.ERROR)
    try:
        app(prog_name="stancekit")
    except StancekitError as error:
        print(f"stancekit: {error}", file=sys.stderr)
        sys.exit(1)


def _version(value: bool) -> None:
    if value:
        print(f"stancekit {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it and exit.")
    ] = False,
) -> None:
    pass


def _example(words: str) -> str:
    return f"Example: stancekit {words}"


def _add(to: typer.Typer, name: str, verb: Callable[..., Any], example: str) -> None:
    to.command(name, epilog=_example(example))(verb)


app = typer.Typer(
    help="Who stands where on a named territorial question, in which words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    callback=_root,
)
_add(app, "score", score, "score articles/ --question western-sahara --out scored")
_add(app, "train", train, "train my-model.toml --out models")
_add(app, "evaluate", evaluate, "evaluate --model western-sahara --gold gold.jsonl --out eval")
_add(app, "rollup", rollup, "rollup scored --by holder --out who.csv")
_add(app, "report", report, "report scored --out report.html")
_add(app, "label", label, "label articles/ --question kosovo --out weak.jsonl")
_add(app, "agreement", agreement, "agreement ann.csv bob.csv --out disagreements.csv")

_EXPORT = "annotate export weak.jsonl --to csv --out batch.csv"
_IMPORT = "annotate import batch.csv --examples weak.jsonl --out labeled.jsonl"
_GOLD = "annotate gold scored/sentences.csv --articles articles/ --out gold.jsonl"
_questions = typer.Typer(
    help="The questions that ship, and checks of your own.",
    epilog=_example("questions show western-sahara"),
    invoke_without_command=True,
    callback=list_all,
)
_add(_questions, "show", questions_show, "questions show kosovo")
_add(_questions, "check", questions_check, "questions check my-question.toml")
_annotate = typer.Typer(
    help="Labels by hand, to and from annotation tools, and gold of them.", epilog=_example(_EXPORT)
)
_add(_annotate, "export", annotate_export, _EXPORT)
_add(_annotate, "import", annotate_import, _IMPORT)
_add(_annotate, "gold", annotate_gold, _GOLD)
app.add_typer(_questions, name="questions")
app.add_typer(_annotate, name="annotate")
