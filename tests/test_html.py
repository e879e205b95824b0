"""The text of a page, however broken the page is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancekit.errors import InputError
from stancekit.html import extract, extract_article

DATA = Path(__file__).parent / "data" / "readers"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One<p>Two", "One\nTwo"),
        ("<div><div><b>Deep</b> down</div></div>", "Deep down"),
        ("<head><title>T</title><p>Body without a tag", "Body without a tag"),
        ("<head><script>x</script><body>Text", "Text"),
        ("<script>if (a < b) { '<p>no</p>' }</script>yes", "yes"),
        ("<style>p {}</style><noscript>no</noscript>yes", "yes"),
        ("a&nbsp;b &amp;lt; c", "a b &lt; c"),
        ("One<br/>Two<br>Three", "One\nTwo\nThree"),
        ("plain text, no tags", "plain text, no tags"),
        ("<p>Kept <a href='never closed", "Kept a href='never closed"),
        ("<p>Kept</p><!-- never closed <p>Also kept</p>", "Kept\n!-- never closed\nAlso kept"),
        ("<svg><title>icon</title></svg>Text", "Text"),
        ("", ""),
    ],
)
def test_text(source: str, text: str) -> None:
    assert extract(source).text == text


def test_title_that_is_never_closed_does_not_swallow_the_page() -> None:
    page = extract("<title>Peru<p>Lima backs it.")
    assert (page.title, page.text) == ("Peru", "Lima backs it.")


def test_title_of_an_icon_is_not_the_page_s() -> None:
    assert extract("<svg><title>icon</title></svg>x").title is None


@pytest.mark.parametrize(
    ("meta", "date"),
    [
        ('name="date" content="2025-03-14T01:02:03Z"', "2025-03-14"),
        ('itemprop="datePublished" content="2025-03-14"', "2025-03-14"),
        ('name="date" content="14 March 2025"', "14 March 2025"),
        ('name="date" content=""', None),
        ('name="viewport" content="2025-03-14"', None),
    ],
)
def test_date(meta: str, date: str | None) -> None:
    assert extract(f"<meta {meta}><p>x").date == date


@pytest.mark.parametrize("piece", ["<a", "<!--", "<a href='", "</a", "<![CDATA[", "<?x", "<a b="])
def test_hostile_pages_come_to_an_end(piece: str) -> None:
    # with the parser's own way to close, this takes hours
    extract(piece * 100_000)


@given(st.text(st.sampled_from("<>/!-[]'\"=& abpt\n"), max_size=200))
@settings(deadline=None, max_examples=200)
def test_any_text_can_be_a_page(source: str) -> None:
    page = extract(f"<p>before</p>{source}")
    assert page.text.startswith("before")
    assert "" not in page.text.split("\n")


def test_article_needs_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stancekit.html.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'stancekit\[web\]'"):
        extract_article("<p>x")


def test_article_leaves_menus_behind() -> None:
    pytest.importorskip("trafilatura")
    page = extract_article((DATA / "article.html").read_text("utf-8"))
    assert (page.title, page.date, page.outlet) == (
        "Peru backs the plan", "2025-03-14", "Andean Wire",
    )  # fmt: skip
    assert "Lima said on Friday that the plan was serious and credible." in page.text
    for left in ("Home", "Related stories", "cookies", "Share on Facebook"):
        assert left not in page.text


def test_page_without_an_article() -> None:
    pytest.importorskip("trafilatura")
    assert extract_article("<title>T</title><footer>Copyright 2023</footer>").text == ""


@pytest.mark.parametrize("piece", ["<a", "<!--", "<a href='", "<div>", "<![CDATA[", "<b><p>"])
def test_hostile_pages_have_an_article_or_none(piece: str) -> None:
    pytest.importorskip("trafilatura")
    extract_article("<p>before</p>" + piece * 5_000)
