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
from stancekit.cli.labeling import agreement, annotate_export, annotate_import, label
from stancekit.cli.models import evaluate, train
from stancekit.cli.questions import questions, questions_check, questions_show
from stancekit.cli.scores import report, rollup
from stancekit.cli.scoring import score
from stancekit.errors import StancekitError

# each with its example
_VERBS: tuple[tuple[Callable[..., Any], str], ...] = (
    (score, "score articles/ --question western-sahara --out scored"),
    (train, "train my-model.toml --out models"),
    (evaluate, "evaluate --model western-sahara --gold gold.jsonl --out eval"),
    (rollup, "rollup scored --by holder --out who.csv"),
    (report, "report scored --out report.html"),
    (label, "label articles/ --question kosovo --out weak.jsonl"),
    (agreement, "agreement ann.csv bob.csv --out disagreements.csv"),
)
_ANNOTATE: tuple[tuple[Callable[..., Any], str, str], ...] = (
    (annotate_export, "export", "weak.jsonl --to csv --out batch.csv"),
    (annotate_import, "import", "batch.csv --examples weak.jsonl --out labeled.jsonl"),
)
_QUESTIONS: tuple[tuple[Callable[..., Any], str, str], ...] = (
    (questions_show, "show", "kosovo"),
    (questions_check, "check", "my-question.toml"),
)


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


app = typer.Typer(
    help="Who stands where on a named territorial question, in which words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    callback=_root,
)
_questions_app = typer.Typer(
    help="The questions that ship, and checks of your own.",
    epilog=_example("questions show western-sahara"),
    invoke_without_command=True,
    callback=questions,
)
_annotate_app = typer.Typer(
    help="Labels by hand, to and from annotation tools.",
    epilog=_example("annotate export weak.jsonl --to csv --out batch.csv"),
)
for _verb, _words in _VERBS:
    app.command(epilog=_example(_words))(_verb)
app.add_typer(_questions_app, name="questions")
app.add_typer(_annotate_app, name="annotate")
for _verb, _name, _words in _ANNOTATE:
    _annotate_app.command(_name, epilog=_example(f"annotate {_name} {_words}"))(_verb)
for _verb, _name, _words in _QUESTIONS:
    _questions_app.command(_name, epilog=_example(f"questions {_name} {_words}"))(_verb)
