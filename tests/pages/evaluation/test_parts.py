from __future__ import annotations

import pytest

from stancekit.pages.evaluation.parts import (
    clipped,
    figure_cells,
    html_table,
    interval,
    is_known,
    measure_name,
    number,
    p_value,
    signed,
)

NAN = float("nan")


def test_figures_are_written_and_what_is_missing_is_empty() -> None:
    assert [number(0.12345), signed(0.5), interval(0.1, 0.25)] == [
        "0.123",
        "+0.500",
        "0.10 to 0.25",
    ]
    assert [p_value(0.0004), p_value(0.04)] == ["&lt; 0.001", "0.040"]
    assert [number(NAN), signed(NAN), interval(NAN, 1), interval(0, NAN), p_value(NAN)] == [""] * 5
    assert figure_cells(NAN, NAN, NAN) == ["", "", ""]


@pytest.mark.parametrize(
    ("metric", "words"),
    [
        ("mcc", "Matthews correlation"),
        ("f1_support", "support, F1"),
        ("recall_neutral", "neutral, recall"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_measures_have_names(metric: str, words: str) -> None:
    assert measure_name(metric) == words


def test_a_table_escapes_its_head_and_takes_cells_as_they_are() -> None:
    made = html_table(["<a>", "n"], [["<b>one</b>", "1"]], "A & B", numbers=(1,))
    assert '<th scope="col">&lt;a&gt;</th><th scope="col" class="n">n</th>' in made
    assert '<tr><th scope="row"><b>one</b></th><td class="n">1</td></tr>' in made
    assert "<caption>A &amp; B</caption>" in made
    assert 'aria-label="A &amp; B"' in made


def test_a_table_without_a_caption_goes_by_its_first_column() -> None:
    made = html_table(["measure"], [])
    assert 'aria-label="measure"' in made
    assert "<caption>" not in made


def test_long_texts_are_cut() -> None:
    assert clipped("a\n b") == "a b"
    assert clipped("a" * 100, 10) == "aaaaaa ..."
    assert [clipped(None), clipped(NAN)] == ["", ""]
    assert [is_known(None), is_known(NAN), is_known(""), is_known([])] == [False, False, True, True]
