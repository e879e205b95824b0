"""Scores made for the tests of the evidence page, and the page as they find it."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from stancekit.model import StanceModel
from stancekit.pages.report import report
from stancekit.scoring import Scores, score

SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara."
AGAINST = "Cuba rejected the Moroccan occupation of Western Sahara."
ATTACK = "</script><script>alert(1)</script><img src=x onerror=alert(2)>${data}\u202e\x00"


class Parsed(HTMLParser):
    """What stands in a page: its tags, and the text of its scripts by id."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str, str] = {}
        self.text: list[str] = []
        self._inside: tuple[str, str] | None = None
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._inside = (tag, dict(attrs).get("id") or tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[0]:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside:
            name = self._inside[1]
            self.scripts[name] = self.scripts.get(name, "") + data
        else:
            self.text.append(data)

    def data(self, name: str = "data") -> Any:
        return json.loads(self.scripts[name])

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


@pytest.fixture(scope="session")
def model(general: StanceModel) -> StanceModel:
    """The model that answers by default, by whose name pages find it again."""
    return general


@pytest.fixture(scope="session")
def support() -> str:
    """The sentence of the first article of `scores`."""
    return SUPPORT


@pytest.fixture(scope="session")
def scores(model: StanceModel) -> Scores:
    """Articles with and without a stance, one that is empty, one that attacks."""
    table = pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d", ATTACK],
            "text": [SUPPORT, f"{AGAINST} It rained.", "Cats.", "", f"{SUPPORT} {ATTACK}"],
            "date": ["2024-05-01", "2024-06-01", None, None, ATTACK],
            "outlet": ["Wire", ATTACK, None, None, "=1+1"],
            "title": [None, "Cuba on the Sahara", None, None, ATTACK],
        }
    )
    return score(table, model)


@pytest.fixture(scope="session")
def page(scores: Scores, model: StanceModel, tmp_path_factory: pytest.TempPathFactory) -> Parsed:
    """The page of `scores`."""
    out = report(scores, tmp_path_factory.mktemp("page") / "report.html", model)
    return Parsed(out.read_text("utf-8"))


@pytest.fixture
def reported(tmp_path: Path) -> Callable[..., Parsed]:
    """What takes the arguments of `report`, without `out`, and gives the page."""

    def make(scores: Scores, *args: Any, **options: Any) -> Parsed:
        return Parsed(report(scores, tmp_path / "r.html", *args, **options).read_text("utf-8"))

    return make
