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
    from rich.console import Console

    from stancekit.runs import RunSummary

app = typer.Typer(
    help="Who stands where on a named territorial question, in which words.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
questions_app = typer.Typer(
    help="The questions that ship, and checks of your own.",
    epilog="Example: stancekit questions show western-sahara",
    invoke_without_command=True,
)
app.add_typer(questions_app, name="questions")


def _question_names(incomplete: str) -> list[str]:
    """Complete a question's name in a shell."""
    from stancekit.question import list_questions

    return [name for name in list_questions() if name.startswith(incomplete)]


def _model_names(incomplete: str) -> list[str]:
    """Complete the name of a model that ships, or of a question, in a shell."""
    from stancekit.model import SHIPPED

    return [n for n in SHIPPED if n.startswith(incomplete)] + _question_names(incomplete)


_MODEL = (
    "general, linear (faster), encoder (errs less, needs stancekit[encoder]), a model's folder, "
    "or a question's name."
)


class Format(StrEnum):
    """Formats of the tables."""

    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"


class Engine(StrEnum):
    """Where blocks are scored."""

    local = "local"
    dask = "dask"


class Html(StrEnum):
    """How web pages are read."""

    page = "page"
    article = "article"


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
        list[str] | None,
        typer.Option(
            help="A question's name or TOML file; may be repeated.", autocompletion=_question_names
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help=_MODEL, autocompletion=_model_names),
    ] = None,
    format: Annotated[Format, typer.Option(help="Of the tables.")] = Format.parquet,
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    engine: Annotated[Engine, typer.Option(help="Where blocks are scored.")] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of Dask's scheduler, for --engine dask.")
    ] = None,
    part_rows: Annotated[
        int | None,
        typer.Option(min=1, help="Write Parquet tables as folders of files of so many rows."),
    ] = None,
    text_column: Annotated[str, typer.Option(help="Where tables have the text.")] = "text",
    id_column: Annotated[str, typer.Option(help="Where tables have the id.")] = "article_id",
    encoding: Annotated[str | None, typer.Option(help="Of text files; told by default.")] = None,
    html: Annotated[
        Html, typer.Option(help="Of web pages: all of them, or the article (stancekit[web]).")
    ] = Html.page,
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
    from stancekit.question import load_question
    from stancekit.readers import ReadOptions
    from stancekit.runs import score_paths

    asked = question or []
    for name in asked:
        load_question(name)
    loaded = load_model(model or (asked[0] if asked else "western-sahara"))
    options = ReadOptions(
        text_column, id_column, encoding,
        tuple(c.strip() for c in carry.split(",") if c.strip()), html.value,
    )  # fmt: skip
    show = not quiet and sys.stderr.isatty()
    with _progress(show) as advance:
        summary = score_paths(
            list(paths), loaded, out, asked or None, options, format.value, jobs, keep_text,
            advance, engine.value, scheduler, part_rows,
        )  # fmt: skip
    if not quiet and sys.stdout.isatty():
        _print_summary(summary, out)
    elif not quiet and summary.status.get("failed"):
        # to a log as well: an unwatched run must not hide what it could not read
        print(f"stancekit: {summary.status['failed']:,} of {summary.n_articles:,} article rows "
              f"failed; {out / 'run.json'} says why", file=sys.stderr)  # fmt: skip
    if strict and summary.status.get("failed"):
        raise typer.Exit(1)


@app.command(epilog="Example: stancekit train my-model.toml --out models")
def train(
    config: Annotated[Path, typer.Argument(help="The training configuration.")],
    out: Annotated[Path, typer.Option(help="Where <name>/<version> is written.")] = Path("models"),
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
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
    model: Annotated[str, typer.Option(help=_MODEL)] = "western-sahara",
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
    from stancekit.errors import GoldError
    from stancekit.evaluation.floors import floors_missed, parse_floors
    from stancekit.evaluation.report import evaluate as run
    from stancekit.labeling import read_gold
    from stancekit.model import load_model
    from stancekit.pages.evaluation import write_report

    floors = parse_floors(require or [])
    labeled = read_gold(list(gold))
    if split:
        held = sorted(labeled.articles["split"].dropna().unique())
        labeled = labeled.select(labeled.articles["split"].isin(split))
        if labeled.articles.empty:
            raise GoldError(
                f"no gold article is of the split {', '.join(split)}; there are"
                f" {', '.join(held) or 'none'}"
            )
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


class Sums(StrEnum):
    """What `rollup` can give."""

    positions = "positions"
    changes = "changes"
    shares = "shares"


@app.command(epilog="Example: stancekit rollup scored --by holder --out who.csv")
def rollup(
    scores: Annotated[Path, typer.Argument(help="The folder that `stancekit score` wrote.")],
    by: Annotated[
        list[str] | None,
        typer.Option(help="holder, group, outlet, month or stance; may be repeated."),
    ] = None,
    of: Annotated[
        Sums, typer.Option(help="Positions; changes of position; shares of stances.")
    ] = Sums.positions,
    groups: Annotated[
        Path | None, typer.Option(help="A TOML file of groups; by default those that ship.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="A .csv, .parquet or .jsonl file; by default, CSV here.")
    ] = None,
) -> None:
    """Sum positions up: who stands where, since when."""
    from stancekit.errors import InputError
    from stancekit.rollups import guarded, position_changes, stance_shares, write_rollup
    from stancekit.rollups import rollup as run

    if of is Sums.changes:
        if by or groups:
            raise InputError("changes are by holder: leave out --by and --groups")
        table = position_changes(scores)
    elif of is Sums.shares:
        if groups:
            raise InputError("shares are not by group: leave out --groups")
        table = stance_shares(scores, by or ["month"])
    else:
        table = run(scores, by or ["holder"], groups)
    if out is not None:
        write_rollup(table, out)
    else:
        print(guarded(table).to_csv(index=False, lineterminator="\n"), end="")


@app.command(epilog="Example: stancekit report scored --out report.html")
def report(
    scores: Annotated[Path, typer.Argument(help="The folder that `stancekit score` wrote.")],
    out: Annotated[Path, typer.Option(help="The HTML file.")],
    model: Annotated[
        str | None,
        typer.Option(help="The model that scored, if it was not the general one."),
    ] = None,
    max_articles: Annotated[
        int, typer.Option(min=0, help="Articles whose sentences the page carries.")
    ] = 10_000,
    max_features: Annotated[
        int, typer.Option(min=0, help="Positions that come with the features behind them.")
    ] = 200,
) -> None:
    """Write the evidence page: one HTML file that needs no network."""
    from stancekit.pages.report import report as run

    run(scores, out, model, max_articles, max_features)


# ------------------------------------------------------------------------------------- labeling


@app.command(epilog="Example: stancekit label articles/ --question kosovo --out weak.jsonl")
def label(
    paths: Annotated[list[str], typer.Argument(help="Articles: files, folders, or -")],
    question: Annotated[str, typer.Option(help="A question's name or TOML file.")],
    out: Annotated[Path, typer.Option(help="The examples: .jsonl, .csv or .parquet.")],
    labels: Annotated[
        list[Path] | None, typer.Option(help="Labels by hand, which stay; may be repeated.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A labeling function to leave out; may be repeated.")
    ] = None,
    method: Annotated[
        str | None, typer.Option(help="majority, precision, logistic or dawid-skene.")
    ] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="A label must be so probable.")
    ] = 0.7,
) -> None:
    """Make weak examples of articles by labeling functions, with diagnostics beside them."""
    from stancekit.labeling import leave_out, plot_diagnostics, write_examples
    from stancekit.labeling.label import label_articles, read_labels
    from stancekit.readers import read_articles
    from stancekit.table_files import write_text

    functions = leave_out(without or [])
    hand = read_labels(labels) if labels else None
    articles = read_articles(list(paths))
    found = label_articles(articles, question, functions, hand, method, threshold)  # type: ignore[arg-type]
    write_examples(found.examples, out)
    beside = out.with_name(out.stem + "-diagnostics")
    text = found.diagnostics.to_csv(index=False, lineterminator="\n", float_format="%.6g")
    write_text(beside.with_suffix(".csv"), text)
    write_text(beside.with_suffix(".html"), plot_diagnostics(found.diagnostics))
    for row in articles[articles["status"] != "ok"].itertuples(index=False):
        print(f"stancekit: {row.article_id}: {row.error}", file=sys.stderr)
    heard = set(found.examples["article_id"])
    for name in articles["article_id"][articles["status"] == "ok"]:
        if name not in heard:
            print(f"stancekit: {name}: no sentences: only English is read", file=sys.stderr)
    counts = found.examples["label"].value_counts()
    told = ", ".join(f"{counts.get(name, 0):,} {name}" for name in sorted(counts.index))
    print(f"{len(found.examples):,} sentences: {told or 'no label'}; examples in {out}")


annotate_app = typer.Typer(
    help="Labels by hand, to and from annotation tools.",
    epilog="Example: stancekit annotate export weak.jsonl --to csv --out batch.csv",
)
app.add_typer(annotate_app, name="annotate")


@annotate_app.command(
    "export", epilog="Example: stancekit annotate export weak.jsonl --to csv --out batch.csv"
)
def annotate_export(
    examples: Annotated[Path, typer.Argument(help="Examples, as `stancekit label` writes them.")],
    out: Annotated[Path, typer.Option(help="The batch: .json, .jsonl or .csv.")],
    to: Annotated[str, typer.Option(help="label-studio, doccano or csv.")] = "csv",
    n: Annotated[int, typer.Option("-n", "--number", min=1, help="Sentences.")] = 100,
    scores: Annotated[
        Path | None, typer.Option(help="The sentences table that a model gave of them.")
    ] = None,
) -> None:
    """Choose the sentences that are most worth a label, the most useful first."""
    from stancekit.labeling import export_annotations, read_examples
    from stancekit.labeling.label import choose_batch
    from stancekit.table_files import read_table
    from stancekit.tables import SENTENCES

    scored = read_table(scores, SENTENCES) if scores else None
    batch = choose_batch(read_examples(examples), n, scored)
    export_annotations(batch, out, to)  # type: ignore[arg-type]
    counts = batch["reason"].value_counts()
    print(f"{len(batch)} sentences for {to} in {out}: "
          + ", ".join(f"{count} {name}" for name, count in counts.items()))  # fmt: skip


@annotate_app.command(
    "import",
    epilog="Example: stancekit annotate import batch.csv --examples weak.jsonl --out labeled.jsonl",
)
def annotate_import(
    files: Annotated[list[Path], typer.Argument(help="What the annotation tools gave back.")],
    examples: Annotated[Path, typer.Option(help="The examples that the batch was chosen from.")],
    out: Annotated[Path, typer.Option(help="The examples with the labels: .jsonl, .csv ...")],
    rule: Annotated[str, typer.Option(help="majority or unanimous.")] = "majority",
    accept_suggestions: Annotated[
        bool, typer.Option("--accept-suggestions", help="Those left unchanged in doccano, too.")
    ] = False,
) -> None:
    """Put labels by hand into the place of weak ones."""
    from stancekit.labeling import read_examples, write_examples
    from stancekit.labeling.examples import correct_examples
    from stancekit.labeling.label import read_labels

    labels = read_labels(files, rule, accept_suggestions)  # type: ignore[arg-type]
    write_examples(correct_examples(read_examples(examples), labels), out)
    open_ones = int(labels["label"].isna().sum())
    print(f"{len(labels) - open_ones} labels by hand in {out}; {open_ones} sentences have none yet")


@app.command(epilog="Example: stancekit agreement ann.csv bob.csv --out disagreements.csv")
def agreement(
    files: Annotated[list[Path], typer.Argument(help="Annotations of two or more annotators.")],
    out: Annotated[Path, typer.Option(help="Where sentences to settle are written, as CSV.")] = (
        Path("disagreements.csv")
    ),
) -> None:
    """Say how far annotators agree, and list where they do not."""
    import pandas as pd

    from stancekit.errors import LabelingError
    from stancekit.evaluation.agreement import agreement_report
    from stancekit.labeling.annotations import labels_by_annotator, list_disagreements
    from stancekit.labeling.exchange import import_annotations
    from stancekit.table_files import write_text

    said = pd.concat([import_annotations(f, f.stem) for f in files], ignore_index=True)
    wide = labels_by_annotator(said)
    if wide.shape[1] < 2:
        raise LabelingError(
            f"{', '.join(map(str, files))}: labels of {wide.shape[1]} annotator; two are needed"
        )
    for row in agreement_report(wide.reset_index(drop=True)).itertuples(index=False):
        print(f"{row.measure}  {row.over:24} {row.value:.3f}  n={row.n}")
    differ = list_disagreements(said)
    write_text(out, differ.to_csv(index=False, lineterminator="\n"))
    print(f"{len(differ)} sentences to settle in {out}")


@questions_app.callback()
def questions(context: typer.Context) -> None:
    """List the questions that ship with the library."""
    if context.invoked_subcommand is None:
        from stancekit.question import list_questions, load_question

        for name in list_questions():
            print(f"{name:18} {load_question(name).proposition}")


@questions_app.command("show", epilog="Example: stancekit questions show kosovo")
def questions_show(
    name: Annotated[
        str, typer.Argument(help="A question's name or file.", autocompletion=_question_names)
    ],
) -> None:
    """Show a question's names by role."""
    from stancekit.question import describe_question, load_question

    print(describe_question(load_question(name)))


@questions_app.command("check", epilog="Example: stancekit questions check my-question.toml")
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
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            BarColumn(), TextColumn("{task.percentage:3.0f}%"), TextColumn("{task.fields[done]}"),
            TimeRemainingColumn(),
        )  # fmt: skip
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("score", total=None, done="")

            def advance(summary: RunSummary) -> None:
                rate = summary.n_articles / summary.seconds if summary.seconds > 0.5 else 0
                done = f"{summary.n_articles:,} articles" + (f", {rate:,.0f}/s" if rate else "")
                total = summary.bytes_total or None
                progress.update(task, completed=summary.bytes_done, total=total, done=done)

            yield advance

    return bar()


def _print_summary(summary: RunSummary, out: Path, console: Console | None = None) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = console or Console()
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
