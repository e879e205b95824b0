"""What is made of scored tables: sums and the evidence page."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Sums(StrEnum):
    """What `rollup` can give."""

    positions = "positions"
    changes = "changes"
    shares = "shares"


def rollup(
    scores: Annotated[Path, typer.Argument(help="The folder that `stancekit score` wrote.")],
    by: Annotated[
        list[str] | None,
        typer.Option(help="holder, group, outlet, month or stance; may be repeated."),
    ] = None,
    of: Annotated[
        Sums,
        typer.Option(
            help="Positions; changes of position; shares of stances, as counted: their intervals "
            "stand for which articles were met, not for the model's errors."
        ),
    ] = Sums.positions,
    groups: Annotated[
        Path | None, typer.Option(help="A TOML file of groups; by default those that ship.")
    ] = None,
    min_probability: Annotated[
        float, typer.Option(help="Leave out positions that are less sure than this; 0 to 1.")
    ] = 0.0,
    out: Annotated[
        Path | None, typer.Option(help="A .csv, .parquet or .jsonl file; by default, CSV here.")
    ] = None,
) -> None:
    """Sum positions up: who stands where, since when."""
    from stancekit.errors import InputError
    from stancekit.rollups import guarded, position_changes, stance_shares, write_rollup
    from stancekit.rollups import rollup as run

    if of is Sums.changes:
        if by or groups or min_probability:
            raise InputError(
                "changes are by holder, from all positions: leave out --by, --groups and "
                "--min-probability"
            )
        table = position_changes(scores)
    elif of is Sums.shares:
        if groups or min_probability:
            raise InputError(
                "shares are of articles, not of groups or positions: leave out --groups and "
                "--min-probability"
            )
        table = stance_shares(scores, by or ["month"])
    else:
        table = run(scores, by or ["holder"], groups, min_probability)
    if out is not None:
        write_rollup(table, out)
    else:
        print(guarded(table).to_csv(index=False, lineterminator="\n"), end="")


def report(
    scores: Annotated[Path, typer.Argument(help="The folder that `stancekit score` wrote.")],
    out: Annotated[Path, typer.Option(help="The HTML file.")],
    model: Annotated[
        str | None,
        typer.Option(
            help="The folder of the model that scored; one that ships is found by its id in the "
            "tables."
        ),
    ] = None,
    question: Annotated[
        list[str] | None,
        typer.Option(
            help="A question's TOML file that the tables name, where it does not ship; may be "
            "repeated."
        ),
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

    run(scores, out, model, max_articles, max_features, questions=question or ())
