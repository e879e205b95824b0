"""Names of questions and models: as shells complete them, and what help says of models."""

from __future__ import annotations

#: What `--model` takes.
MODEL = (
    "general, encoder (a larger network; answers by default where stancekit[encoder] is "
    "installed), linear (faster, errs more), a model's folder, or a question's name."
)


def question_names(incomplete: str) -> list[str]:
    """Complete a question's name in a shell."""
    from stancekit.question import list_questions

    return [name for name in list_questions() if name.startswith(incomplete)]


def model_names(incomplete: str) -> list[str]:
    """Complete the name of a model that ships, or of a question, in a shell."""
    from stancekit.model import SHIPPED

    return [n for n in SHIPPED if n.startswith(incomplete)] + question_names(incomplete)
