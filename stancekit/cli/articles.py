"""Articles scored into tables."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from stancekit.cli.completion import MODEL, model_names, question_names
from stancekit.cli.terminal import print_summary, progress, question_line


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
            help="A question's name or TOML file; may be repeated.",
            # none is given on: the model's own question is answered then
            show_default="that of --model, else western-sahara",
            autocompletion=question_names,
        ),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(help=MODEL, autocompletion=model_names),
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

    asked = [load_question(name) for name in question or []]
    loaded = load_model(model or (question[0] if question else "western-sahara"))
    options = ReadOptions(
        text_column, id_column, encoding,
        tuple(c.strip() for c in carry.split(",") if c.strip()), html.value,
    )  # fmt: skip
    show = not quiet and sys.stderr.isatty()
    with progress(show) as advance:
        summary = score_paths(
            list(paths), loaded, out, asked or None, options, format.value, jobs, keep_text,
            advance, engine.value, scheduler, part_rows,
        )  # fmt: skip
    if not quiet and sys.stdout.isatty():
        print_summary(summary, out, loaded, asked)
    elif not quiet:
        # to a log as well: an unwatched run must hide neither what it was asked nor what it
        # could not read
        line = question_line(asked or [loaded.question], not asked)
        print(f"stancekit: {line}", file=sys.stderr)
        if summary.status.get("failed"):
            print(f"stancekit: {summary.status['failed']:,} of {summary.n_articles:,} article rows "
                  f"failed; {out / 'run.json'} says why", file=sys.stderr)  # fmt: skip
    if strict and summary.status.get("failed"):
        raise typer.Exit(1)
