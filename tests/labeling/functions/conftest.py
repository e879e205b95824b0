"""What the tests of the labeling functions ask with."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from types import ModuleType

import pytest

from stancekit.labeling.functions import LabelingFunction, SentenceInArticle
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


@pytest.fixture
def sentence() -> Callable[[Sequence[str], int], SentenceInArticle]:
    """Give a sentence, by its place, of an article on the Western Sahara."""

    def give(texts: Sequence[str], place: int = 0) -> SentenceInArticle:
        return SentenceInArticle(read_article(texts, QUESTION), place)

    return give


@pytest.fixture
def ask(sentence) -> Callable[[LabelingFunction, Sequence[str], int], str | None]:
    """Ask a labeling function about a sentence of an article on the Western Sahara."""
    return lambda function, texts, place: function(sentence(texts, place), QUESTION)


@pytest.fixture
def functions_of() -> Callable[[ModuleType], set[LabelingFunction]]:
    """Give the labeling functions that a module defines."""

    def give(module: ModuleType) -> set[LabelingFunction]:
        defined = inspect.getmembers(module, inspect.isfunction)
        return {f for name, f in defined if f.__module__ == module.__name__ and name[0] != "_"}

    return give
