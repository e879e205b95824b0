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
