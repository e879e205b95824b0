"""The questions that ship, and checks of a user's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from stancekit.cli.completion import question_names
from stancekit.errors import QuestionError


def list_all(context: typer.Context) -> None:
    """List the questions that ship with the library."""
    if context.invoked_subcommand is None:
        from stancekit.question import list_questions, load_question

        for name in list_questions():
            print(f"{name:18} {load_question(name).proposition}")


def questions_show(
    name: Annotated[
        str, typer.Argument(help="A question's name or file.", autocompletion=question_names)
    ],
) -> None:
    """Print a question's file, to start your own from."""
    from stancekit.question import find_question, load_question

    load_question(name)  # says what is wrong with a file before it is copied
    # as bytes, so that what is sent into a file is UTF-8 on any machine
    typer.echo(find_question(name).read_bytes(), nl=False)


def questions_check(
    files: Annotated[list[Path], typer.Argument(help="TOML files of questions.")],
) -> None:
    """Check TOML files of questions."""
    from stancekit.question_check import check_question

    failed = False
    for file in files:
        try:
            question, warnings = check_question(file)
        except QuestionError as error:
            print(f"stancekit: {error}", file=sys.stderr)
            failed = True
            continue
        for warning in warnings:
            print(f"{file}: warning: {warning}")
        order = "can be used, see the warnings" if warnings else "is in order"
        print(f"{file}: {question.name} {order}: {question.proposition}")
    if failed:
        raise typer.Exit(1)
