"""The questions that ship, and checks of a user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stancekit.cli.completion import question_names


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
    """Show a question's names by role."""
    from stancekit.question import describe_question, load_question

    print(describe_question(load_question(name)))


def questions_check(file: Annotated[Path, typer.Argument(help="A question's TOML file.")]) -> None:
    """Check a question's TOML file."""
    from stancekit.question import load_question

    question = load_question(file)
    print(f"{file}: {question.name} is in order: {question.proposition}")
