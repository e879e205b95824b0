"""Near-duplicate groups: what counts as a copy, and what does not."""

import random
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit import duplicates
from stancekit.duplicates import duplicate_groups, find_copies, signatures

REPORT = (
    "The foreign ministers of the two countries met in Lima on Monday to review cooperation. "
    "They signed a memorandum on fisheries and agreed to open talks on air services next year. "
    "The visiting minister was later received at the presidential palace. "
    "Trade between the two countries reached 40 million dollars last year, according to customs. "
    "A business forum will be held in the spring, and a cultural week is planned for autumn."
)
OTHER = (
    "Heavy rain closed three roads in the north of the island on Tuesday morning. "
    "Crews from the public works department cleared mud from the bridge before noon. "
    "The weather office expects more showers until the end of the week."
)


def same(*texts: str, **options: float) -> bool:
    return len(set(duplicate_groups(list(texts), **options).tolist())) == 1


def test_reprints_are_found_whatever_their_case_and_punctuation():
    assert same(REPORT, REPORT.upper().replace(",", " –").replace(". ", ".\n\n"))


def test_another_headline_and_a_menu_leave_a_copy_a_copy():
    framed = (
        "Home News Sport Share on Facebook\nMinisters meet\n" + REPORT + "\nRead more\nContact us."
    )
    assert same("Lima hosts talks on fish and flights\n\n" + REPORT, framed)


def test_a_cut_copy_is_found():
    assert same(REPORT, REPORT[: len(REPORT) // 3])


def test_one_line_of_a_text_is_no_copy_of_it():
    assert not same(REPORT + OTHER, "The visiting minister was later received at the palace.")
    long = " ".join(
        [REPORT, *(f"Item {i} of the agenda was put off until day {i}." for i in range(99))]
    )
    assert not same(long, REPORT)
    assert same(long, REPORT, least=0.0)


def test_unrelated_texts_stay_apart():
    assert duplicate_groups([REPORT, OTHER, REPORT + " Corrected."]).tolist() == [0, 1, 0]


def test_a_stock_phrase_makes_no_copy():
    formula = "The two sides exchanged views on regional and international issues of interest. "
    assert not same(formula + REPORT, formula + OTHER)


def test_empty_and_short_texts():
    assert duplicate_groups(["", "", " ... ", "Peru", "peru.", "Peru left"]).tolist() == [
        0, 1, 2, 3, 3, 4,
    ]  # fmt: skip
    assert duplicate_groups([]).tolist() == []


def test_chains_connect():
    parts = [
        f"Part {i} tells of the {i} votes that were cast in district {i} on day {i}."
        for i in range(9)
    ]
    texts = [" ".join(parts[i : i + 6]) for i in range(4)]
    assert duplicate_groups(texts).tolist() == [0, 0, 0, 0]


def test_a_line_that_all_share_is_compared_with_the_first_texts_only(monkeypatch):
    monkeypatch.setattr(duplicates, "_MOST_TEXTS", 5)
    line = "Subscribe to our newsletter for the latest news from the region and beyond. "
    texts = [f"{line}{i} a{i} b{i} c{i} d{i} e{i} f{i} g{i} h{i} i{i} j{i} k{i}" for i in range(40)]
    assert len(set(duplicate_groups(texts).tolist())) == 40
    assert set(duplicate_groups([REPORT] * 40).tolist()) == {0}


def test_blocks_change_nothing(monkeypatch):
    draw = random.Random(5)  # noqa: S311
    words = [f"w{i}" for i in range(60)]
    texts = [" ".join(draw.choices(words, k=draw.randint(0, 30))) for _ in range(60)]
    texts += [" ".join(t.split()[: draw.randint(5, 30)]) for t in texts]
    whole = duplicate_groups(texts, words=2)
    monkeypatch.setattr(duplicates, "_BLOCK_TEXTS", 7)
    monkeypatch.setattr(duplicates, "_BLOCK_PAIRS", 50)
    assert np.array_equal(duplicate_groups(texts, words=2), whole)
    assert len(set(whole.tolist())) < len(texts)


@pytest.mark.parametrize(
    "options", [{"threshold": 0}, {"threshold": 1.1}, {"words": 0}, {"least": 2}]
)
def test_parameters_out_of_range_are_refused(options):
    with pytest.raises(ValueError, match=next(iter(options))):
        duplicate_groups(["a"], **options)


@given(st.lists(st.text(max_size=60), max_size=12), st.data())
def test_groups_hold_for_any_texts(texts, data):
    groups = duplicate_groups(texts).tolist()
    assert len(groups) == len(texts)
    firsts = [groups.index(g) for g in dict.fromkeys(groups)]
    assert [groups[i] for i in firsts] == list(range(len(firsts)))
    if texts:
        again = data.draw(st.sampled_from(texts))
        more = duplicate_groups([*texts, again]).tolist()
        assert more[: len(texts)] == groups
        if any(c.isalnum() for c in again):
            assert more[-1] == groups[texts.index(again)]


@pytest.mark.slow
def test_many_texts_take_little_time():
    draw = random.Random(0)  # noqa: S311
    words = [f"word{i}" for i in range(5_000)]
    menu = "Home World Politics Business Sport Culture Opinion Subscribe Log in About us Contact "
    texts = [menu + " ".join(draw.choices(words, k=150)) for _ in range(20_000)]
    texts[10_000:] = [f"Copy {i}. {text}" for i, text in enumerate(texts[:10_000])]
    began = time.perf_counter()
    groups = duplicate_groups(texts)
    assert time.perf_counter() - began < 60
    assert np.array_equal(groups[:10_000], groups[10_000:])
    assert len(set(groups.tolist())) == 10_000


def test_signatures_find_what_the_texts_would() -> None:
    rng = random.Random(1)  # noqa: S311
    words = [f"w{i}" for i in range(4000)]
    reports = [" ".join(rng.choices(words, k=rng.randint(30, 400))) for _ in range(60)]
    known = signatures(reports)
    assert known.shape == (60, 65)
    cut = [" ".join(text.split()[: len(text.split()) * 7 // 10]) for text in reports]
    assert (find_copies(cut, known) > 0.6).all()
    assert (find_copies([f"Menu. Home.\n{text.upper()}!" for text in reports], known) > 0.6).all()
    others = [" ".join(rng.choices(words, k=200)) for _ in range(60)]
    assert not find_copies(others, known).any()
    # a line that is quoted is no copy of the whole
    quotes = [" ".join(text.split()[:12]) for text in reports]
    assert not find_copies(quotes, known[known[:, 0] > 80]).any()


def test_signatures_of_short_and_empty_texts() -> None:
    known = signatures(["", "Two words", "One two three four"])
    assert known[:, 0].tolist() == [0, 1, 1]
    assert find_copies(["", "two WORDS!", "Two", "one two three four"], known).tolist() == [
        0.0, 1.0, 0.0, 1.0,
    ]  # fmt: skip
    assert find_copies(["any"], known[:0]).tolist() == [0.0]
    assert find_copies([], known).shape == (0,)
