"""The command line: each verb a thin wrapper over a public function.

Exit codes: 0 the run finished, also with failed rows; 1 an expected error, told in one line, or
failed rows under --strict; 2 wrong usage.
"""

from __future__ import annotations

import logging
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stancekit import __version__
from stancekit.errors import StancekitError

if TYPE_CHECKING:
    from stancekit.scoring import RunSummary

app = typer.Typer(
    help="Who stands where on a named territorial question, in which words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
questions_app = typer.Typer(help="The questions that ship, and checks of your own.",
                            invoke_without_command=True)  # fmt: skip
app.add_typer(questions_app, name="questions")


class Format(StrEnum):
    """Formats of the tables."""

    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"


def main() -> None:
    """Run the command line; expected errors become one line and exit code 1."""
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.ERROR)
    try:
        app()
    except StancekitError as error:
        print(f"stancekit: {error}", file=sys.stderr)
        sys.exit(1)


def _version(value: bool) -> None:
    if value:
        print(f"stancekit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it and exit.")
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: stancekit score articles/ --question western-sahara --out scored")
def score(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files (.txt .html .jsonl .csv .parquet, also .gz .zst), folders, or -"
        ),
    ],
    out: Annotated[Path, typer.Option(help="The folder for the tables.")],
    question: Annotated[
        list[str] | None, typer.Option(help="A question's name or TOML file; may be repeated.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A question's name or a model's folder.")
    ] = None,
    format: Annotated[Format, typer.Option(help="Of the tables.")] = Format.parquet,
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    text_column: Annotated[str, typer.Option(help="Where tables have the text.")] = "text",
    id_column: Annotated[str, typer.Option(help="Where tables have the id.")] = "article_id",
    encoding: Annotated[str | None, typer.Option(help="Of text files; told by default.")] = None,
    carry: Annotated[
        str, typer.Option(help="Further columns to carry along, joined by commas.")
    ] = "",
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Also write the texts that offsets refer to.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing but errors.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if an article failed.")
    ] = False,
) -> None:
    """Say who stands where in articles."""
    from stancekit.model import load_model
    from stancekit.readers import ReadOptions
    from stancekit.scoring import score_paths

    asked = question or []
    loaded = load_model(model or (asked[0] if asked else "western-sahara"))
    options = ReadOptions(
        text_column, id_column, encoding, tuple(c.strip() for c in carry.split(",") if c.strip())
    )
    show = not quiet and sys.stderr.isatty()
    with _progress(show) as advance:
        summary = score_paths(
            list(paths), loaded, out, asked or None, options, format.value, jobs, keep_text, advance
        )
    if not quiet and sys.stdout.isatty():
        _print_summary(summary, out)
    if strict and summary.status.get("failed"):
        raise typer.Exit(1)


@app.command(epilog="Example: stancekit train experiments/general.toml --out models")
def train(
    config: Annotated[Path, typer.Argument(help="The training configuration.")],
    out: Annotated[Path, typer.Option(help="Where <name>/<version> is written.")] = Path("models"),
    jobs: Annotated[int, typer.Option(min=1, help="Processes of the cross-validation.")] = 1,
) -> None:
    """Train a model from a configuration."""
    from stancekit.training import train as run

    model = run(config, out, jobs)
    print(f"{model.model_id} written to {out / str(model.manifest['name'])}")
    for name, figure in model.manifest["cross_validation"].items():
        print(f"  {name:20} {figure['value']:.3f}  [{figure['low']:.3f}, {figure['high']:.3f}]")


@app.command(
    epilog="Example: stancekit evaluate --model western-sahara --gold gold.jsonl --out eval"
)
def evaluate(
    gold: Annotated[list[Path], typer.Option(help="A gold file or folder; may be repeated.")],
    out: Annotated[Path, typer.Option(help="The folder for the figures.")],
    model: Annotated[str, typer.Option(help="A question's name or a model's folder.")] = (
        "western-sahara"
    ),
    question: Annotated[
        list[str] | None, typer.Option(help="A question's TOML file that the gold names.")
    ] = None,
    split: Annotated[
        list[str] | None, typer.Option(help="Only articles of this split; may be repeated.")
    ] = None,
    require: Annotated[
        list[str] | None, typer.Option(help="METRIC=FLOOR; exit with 1 below it.")
    ] = None,
    allow_seen: Annotated[
        bool, typer.Option("--allow-seen", help="Also articles that the model was trained on.")
    ] = False,
    baseline_gold: Annotated[
        list[Path] | None,
        typer.Option(help="Gold that the TF-IDF baseline learns from; may be repeated."),
    ] = None,
    compare: Annotated[
        str | None, typer.Option(help="Another model, tested against this one on the same gold.")
    ] = None,
    audits: Annotated[
        bool, typer.Option("--audits", help="Also the audits: symmetry, invariance, robustness.")
    ] = False,
) -> None:
    """Hold a model against gold labels; figures, tables and a page go into a folder."""
    from stancekit.evaluation.report import evaluate as run
    from stancekit.evaluation.report import floors_missed, parse_floors
    from stancekit.labeling import read_gold
    from stancekit.model import load_model
    from stancekit.pages.evaluation import write_report

    floors = parse_floors(require or [])
    labeled = read_gold(list(gold))
    if split:
        labeled = labeled.select(labeled.articles["split"].isin(split))
    loaded = load_model(model)
    training = read_gold(list(baseline_gold)) if baseline_gold else None
    result = run(loaded, labeled, question or (), allow_seen, training=training)
    other = run(compare, labeled, question or (), allow_seen) if compare else None
    write_report(out, loaded, labeled, result, other, audits, question or ())
    for row in result.metrics.itertuples(index=False):
        print(f"{row.question:18} {row.metric:27} {row.value:.3f}  [{row.low:.3f}, {row.high:.3f}]"
              f"  n={row.n}")  # fmt: skip
    missed = floors_missed(result, floors)
    for line in missed:
        print(f"stancekit: {line}", file=sys.stderr)
    if missed:
        raise typer.Exit(1)


@questions_app.callback()
def questions(context: typer.Context) -> None:
    """List the questions that ship with the library."""
    if context.invoked_subcommand is None:
        from stancekit.question import list_questions, load_question

        for name in list_questions():
            print(f"{name:18} {load_question(name).proposition}")


@questions_app.command("show")
def questions_show(name: Annotated[str, typer.Argument(help="A question's name or file.")]) -> None:
    """Show a question's names by role."""
    from stancekit.question import describe_question, load_question

    print(describe_question(load_question(name)))


@questions_app.command("check")
def questions_check(file: Annotated[Path, typer.Argument(help="A question's TOML file.")]) -> None:
    """Check a question's TOML file."""
    from stancekit.question import load_question

    question = load_question(file)
    print(f"{file}: {question.name} is in order: {question.proposition}")


# ------------------------------------------------------------------------------------- the terminal


def _progress(show: bool):  # type: ignore[no-untyped-def]
    from contextlib import contextmanager

    @contextmanager
    def bar():  # type: ignore[no-untyped-def]
        if not show:
            yield None
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(), TextColumn("{task.completed:,.0f} articles"),
            TextColumn("{task.fields[rate]}"), TimeElapsedColumn(),
        )  # fmt: skip
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("score", total=None, rate="")

            def advance(done: int) -> None:
                elapsed = progress.tasks[0].elapsed or 0.0
                rate = f"{done / elapsed:,.0f}/s" if elapsed > 0.5 else ""
                progress.update(task, completed=done, rate=rate)

            yield advance

    return bar()


def _print_summary(summary: RunSummary, out: Path) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = Console()
    order = sorted(summary.holders.items(), key=lambda item: (item[0][0], -item[1][1], item[0]))
    several = len({key[0] for key in summary.holders}) > 1
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    if several:
        table.add_column("question", no_wrap=True, max_width=16)
    table.add_column("holder", no_wrap=True, min_width=10, max_width=26)
    table.add_column("stance", no_wrap=True, min_width=10)
    table.add_column("articles", justify="right", min_width=8)
    # the sentence takes what is left of the line, and only that
    table.add_column("strongest sentence", overflow="ellipsis", no_wrap=True, ratio=1)
    for (question, stance, _), (holder, count, probability, evidence) in order[:30]:
        color = "green" if stance == "support" else "red"
        cells = [question] if several else []
        cells += [escape(holder), f"[{color}]{stance}[/]", str(count)]
        table.add_row(*cells, f"{probability:.2f} {escape(' '.join(evidence.split()))}")
    if order:
        console.print(table)
    else:
        console.print("No position found.")
    if len(order) > 30:
        console.print(f"... and {len(order) - 30} more in positions")
    counts = ", ".join(f"{count:,} {status}" for status, count in sorted(summary.status.items()))
    console.print(
        f"\n{summary.n_articles:,} articles ({counts or 'none'}) in {summary.seconds:.1f} s; "
        f"tables in {escape(str(out))}"
    )
    for reason, count in sorted(summary.reasons.items(), key=lambda item: -item[1])[:8]:
        console.print(f"  {count:,} × {escape(reason)}", style="yellow", highlight=False)
