"""The text of a web page, with the title, date and outlet that it states.

`extract` takes the whole page and needs nothing else; `extract_article` takes the article out of it
with trafilatura, an extra.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.util import find_spec
from typing import Literal, NamedTuple

from stancekit.errors import InputError

#: How a page is read: all of it, or its article alone.
PageReading = Literal["page", "article"]

_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "select"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "button", "caption", "dd", "details",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hr", "label", "legend", "li", "main", "nav", "ol", "option",
        "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title",
        "tr", "ul",
    }
)  # fmt: skip
#: Elements that a head may hold: any other block means that the head was never closed.
_HEAD = frozenset({"title", "script", "style", "noscript", "template"})
_RETRIES = 8
_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,200}>?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "col"})


class Page(NamedTuple):
    """A page's text and what it states of itself, None where it does not."""

    text: str
    title: str | None
    date: str | None
    outlet: str | None


def extract(source: str) -> Page:
    r"""Take the text out of HTML: one line a block element, scripts and styles left out.

    Parameters
    ----------
    source : str

    Returns
    -------
    Page

    Examples
    --------
    >>> extract("<title>A</title><p>One &amp; <b>two</b>.</p><script>x()</script><p>Three.</p>")
    Page(text='One & two.\nThree.', title='A', date=None, outlet=None)
    """
    parser = _Extractor()
    parser.feed(source)
    # a tag that never ends: the parser's own way to close takes quadratic time, so its first
    # character is dropped a few times, and what is left after that is taken as it stands
    for _ in range(_RETRIES):
        rest = parser.rawdata
        if not rest:
            break
        parser.reset_rest()
        parser.feed(rest[1:])
    rest = parser.rawdata
    if rest:
        parser.reset_rest()
        parser.handle_data(_TAG.sub(" ", rest))
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return Page(
        "\n".join(line for line in lines if line),
        " ".join("".join(parser.title).split()) or None,
        parser.meta.get("date"),
        parser.meta.get("outlet"),
    )


def extract_article(source: str) -> Page:
    """Take the article out of HTML and leave menus, teasers and notices behind.

    Parameters
    ----------
    source : str

    Returns
    -------
    Page
        The text is empty where no article is found.

    Raises
    ------
    InputError
        trafilatura is not installed.

    References
    ----------
    Barbaresi, "Trafilatura: a web scraping library and command-line tool for text discovery and
    extraction", ACL-IJCNLP (2021), demonstrations.
    """
    check_article_reading()
    from trafilatura import bare_extraction

    whole = extract(source)
    # dates from the markup alone: one guessed from the text may be another story's. The bound is
    # fixed, since by default it is today
    dates = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
    found = bare_extraction(
        source, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    if found is None or isinstance(found, dict):
        return whole._replace(text="")
    lines = (" ".join(line.split()) for line in (found.text or "").split("\n"))
    return Page(
        "\n".join(line for line in lines if line),
        found.title or whole.title,
        found.date or whole.date,
        found.sitename or whole.outlet,
    )


def check_article_reading() -> None:
    """Raise if what `extract_article` needs is not installed.

    Raises
    ------
    InputError
        Says how to install it.
    """
    if find_spec("trafilatura") is None:
        raise InputError(
            "to read articles out of pages install trafilatura: pip install 'stancekit[web]'"
        )


class _Extractor(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.title: list[str] = []
        self.meta: dict[str, str] = {}
        self._silent: list[str] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_title = False
        if tag in _BLOCKS - _HEAD and self._silent[-1:] == ["head"]:
            self._silent.pop()
        if tag == "title":
            self._in_title = not self.title and "svg" not in self._silent
        elif tag == "meta":
            self._note_meta(dict(attrs))
        elif tag in _SILENT:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag == "body":
            # a head that was never closed must not swallow the page
            self._silent.clear()

    def parse_html_declaration(self, i: int) -> int:
        """Take a declaration that the parser cannot make out for a comment."""
        try:
            return super().parse_html_declaration(i)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def reset_rest(self) -> None:
        """Forget what has not been parsed yet."""
        self.rawdata = ""
        self.clear_cdata_mode()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "head"):
            self._in_title = False
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        if tag in _BLOCKS and tag not in _VOID:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title.append(data)
        elif not self._silent:
            self.pieces.append(data.replace("\n", " "))

    def _note_meta(self, attributes: dict[str, str | None]) -> None:
        name = (
            attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        ).lower()
        content = (attributes.get("content") or "").strip()
        if not content:
            return
        if name in ("article:published_time", "date", "dc.date", "pubdate", "datepublished"):
            self.meta.setdefault("date", content[:10] if _DATE.match(content) else content)
        elif name == "og:site_name":
            self.meta.setdefault("outlet", content)
