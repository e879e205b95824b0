"""The list of labeling functions that ship, and what holds for each of them."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import pytest

from stancekit.labeling import functions
from stancekit.labeling.functions import FUNCTIONS, LABELS, SentenceInArticle
from stancekit.question import load_question
from stancekit.reading import read_article

# what the functions look through; every other file of the package is full of them
LOWER = {"cues", "evidence", "sentence"}


def test_every_function_that_is_written_is_listed_once(functions_of) -> None:
    files = {file.name for file in pkgutil.iter_modules(functions.__path__)}
    written = [
        function
        for file in files - LOWER
        for function in functions_of(import_module(f"{functions.__name__}.{file}"))
    ]
    assert files > LOWER
    assert len(FUNCTIONS) == len(written)
    assert set(FUNCTIONS) == set(written)


def test_every_function_says_what_it_goes_by_and_is_found_in_the_package() -> None:
    for function in FUNCTIONS:
        assert (function.__doc__ or "").strip().endswith(".")
        assert getattr(functions, function.__name__) is function


@pytest.mark.parametrize("name", ["taiwan", "crimea", "kosovo", "kashmir"])
def test_other_questions_are_read_by_the_same_functions(name: str) -> None:
    question = load_question(name)
    territory, claimant = question.names[0], question.claimant.names[0]
    for text, side in (
        (f"Peru supports the sovereignty of {claimant} over {territory}.", "support"),
        (f"Peru rejects the sovereignty of {claimant} over {territory}.", "opposition"),
    ):
        sentence = SentenceInArticle(read_article([text], question), 0)
        votes = {function(sentence, question) for function in FUNCTIONS} - {None}
        assert votes == {side}
        assert votes <= set(LABELS)
