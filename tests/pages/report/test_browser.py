"""The evidence page in a real browser: run with `-m slow`, given Chromium and playwright."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from stancekit.model import StanceModel
from stancekit.pages.report import report
from stancekit.rollups import read_scores
from stancekit.runs import score_paths
from stancekit.scoring import score

ROOT = Path(__file__).parents[3]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SUPPORT = "Peru reaffirmed its support for Morocco's sovereignty over the Sahara"
SCRIPT = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]


class Tab:
    """A page in the browser, with all that it complained of and asked for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.page = browser.new_context(accept_downloads=True, **options).new_page()
        self.page.set_default_timeout(120_000)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.file = file.as_uri()
        self.page.goto(self.file)
        self.page.wait_for_selector("#t-who tbody tr")

    def rows(self, table: str) -> list[list[str]]:
        script = "rows => rows.map(row => [...row.children].map(cell => cell.innerText.trim()))"
        found: list[list[str]] = self.page.eval_on_selector_all(f"#t-{table} tbody tr", script)
        return found

    def until(self, table: str, n_rows: int) -> None:
        # not wait_for_function, whose eval() the page's own policy refuses
        self.page.locator(f"#t-{table} tbody tr").nth(n_rows - 1).wait_for()
        for _ in range(600):
            if len(self.rows(table)) == n_rows:
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{table} has {len(self.rows(table))} rows, not {n_rows}")

    def export(self, table: str) -> list[list[str]]:
        with self.page.expect_download() as download:
            self.page.click(f"#t-{table} >> text=Export these rows as CSV")
        text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    def status(self) -> str:
        return str(self.page.inner_text("#status"))

    def is_silent(self) -> bool:
        assert self.complaints == []
        # an export is a blob of the page's own
        return {url for url in self.requests if not url.startswith("blob:")} == {self.file}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def examples(model: StanceModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    score_paths([ROOT / "data" / "examples"], model, folder)
    return report(folder, folder / "report.html", model)


@pytest.fixture(scope="module")
def attacked(model: StanceModel, tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = [
        f"{SUPPORT} {SCRIPT}.",
        f"={SUPPORT} =cmd|' /C calc'!A0.",
        f"{SUPPORT}, {'a' * 100_000}.",
        f"{SUPPORT}, \u202ekcab \u2066nur\u0000\u001b[31m.",
        f"{SUPPORT}, {'x' + chr(0x301) * 500}.",
    ]
    table = pd.DataFrame(
        {
            "article_id": [SCRIPT, "=1+1", "w" * 5_000, "\u202eabc", "@SUM(1)"],
            "text": texts,
            "title": [None, '=HYPERLINK("http://x.test")', None, None, SCRIPT],
            "outlet": [SCRIPT, "+1", "w" * 5_000, "\u202eabc", "\t=1"],
            "date": [SCRIPT, "2024-01-01", "2024-01-02", "\u202e2024", "=1"],
        }
    )
    file = tmp_path_factory.mktemp("attacked") / "report.html"
    scores = score(table, model)
    assert len(scores.positions) == 5
    return report(scores, file, model)


def test_filters_narrow_every_table(browser: Any, examples: Path) -> None:
    tab = Tab(browser, examples)
    positions = read_scores(examples.parent).positions
    holders = positions.groupby("stance")["holder_id"].nunique()
    n = positions["holder_id"].nunique()
    assert tab.status() == f"Shown: {n} holders, {len(positions)} positions, 13 articles."
    tab.page.select_option("#f-holder", label="Zambia")
    tab.until("who", 1)
    assert [row[0] for row in tab.rows("who")] == ["Zambia"]
    assert {row[0] for row in tab.rows("positions")} == {"Zambia"}
    assert len(tab.rows("articles")) == 1
    tab.page.click("#filters >> text=Clear")
    tab.until("who", n)
    tab.page.select_option("#f-stance", "2")
    tab.until("who", holders["opposition"])
    assert {row[1] for row in tab.rows("positions")} == {"▼ opposition"}
    tab.page.click("#filters >> text=Clear")
    tab.page.fill("#f-from", "2024-01-01")
    tab.until("who", positions.loc[positions["date"] >= "2024-01-01", "holder_id"].nunique())
    tab.page.select_option("#f-outlet", label="Harbor Wire")
    tab.page.fill("#f-to", "2024-10-01")
    tab.until("who", 1)
    assert [row[0] for row in tab.rows("who")] == ["Namibia"]
    tab.page.click("#filters >> text=Clear")
    tab.page.fill("#f-text", "COPPER")
    tab.until("articles", 1)
    assert "Zambia" in tab.page.inner_text("#t-articles")
    assert tab.is_silent()


def test_evidence_is_one_click_away(browser: Any, examples: Path) -> None:
    tab = Tab(browser, examples)
    positions = read_scores(examples.parent).positions
    n = (positions["holder"] == "Morocco").sum()
    assert n > 1
    tab.page.click("[aria-label^='Morocco: support']")
    assert tab.page.inner_text("#panel-title") == f"Morocco: support in {n} articles"
    items = tab.page.query_selector_all("#panel .evidence li")
    assert len(items) == n
    assert "autonomy under its sovereignty" in items[0].inner_text()
    tab.page.click("#panel summary >> nth=0")
    assert "(intercept)" in tab.page.inner_text("#panel table")
    items[0].query_selector("button").click()
    assert tab.page.inner_text("#panel-title") == "un-council-consultations.txt"
    marked = tab.page.eval_on_selector_all(
        "#panel .sentence.s0", "nodes => nodes.map(node => node.innerText)"
    )
    assert any("▲ support" in text and "Morocco" in text for text in marked)
    tab.page.click("#panel-back")
    assert tab.page.inner_text("#panel-title") == f"Morocco: support in {n} articles"
    tab.page.keyboard.press("Escape")
    assert tab.page.query_selector("#panel[open]") is None
    assert tab.is_silent()


def test_it_works_by_keyboard(browser: Any, examples: Path) -> None:
    tab = Tab(browser, examples)
    focused = "document.activeElement.id || document.activeElement.getAttribute('aria-label') || ''"
    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        if "show the evidence" in tab.page.evaluate(focused):
            break
    name = tab.page.evaluate(focused)
    assert "show the evidence" in name
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate(focused) == "panel-title"
    tab.page.keyboard.press("Escape")
    assert tab.page.evaluate(focused) == name, "focus returns to where it came from"


def test_it_can_be_heard(browser: Any, examples: Path) -> None:
    tab = Tab(browser, examples)
    for control in tab.page.query_selector_all("button, select, input, [role=img], [role=region]"):
        if control.is_visible():
            heard = control.evaluate(
                "n => n.ariaLabel || (n.labels && n.labels.length && n.labels[0].innerText) ||"
                " n.innerText"
            )
            assert heard, control.evaluate("n => n.outerHTML")
    assert tab.page.get_attribute("#status", "aria-live") == "polite"
    for landmark in ("header", "nav", "main", "footer", "[role=search]"):
        assert tab.page.query_selector(landmark), landmark
    assert tab.page.get_attribute("#t-who th[aria-sort]", "aria-sort") == "descending"
    assert tab.page.evaluate("document.querySelectorAll('h1').length") == 1


def test_exported_rows_are_those_shown(browser: Any, examples: Path) -> None:
    tab = Tab(browser, examples)
    positions = read_scores(examples.parent).positions
    backing = positions[positions["stance"] == "support"]
    tab.page.select_option("#f-stance", "0")
    tab.until("who", backing["holder_id"].nunique())
    head, *rows = tab.export("who")
    assert head[:3] == ["Holder", "Stands", "Articles"]
    assert [row[0] for row in rows] == [row[0] for row in tab.rows("who")]
    head, *rows = tab.export("positions")
    assert len(rows) == len(backing)
    assert {row[head.index("Stance")] for row in rows} == {"support"}
    assert all(row[head.index("Evidence")] for row in rows)
    assert tab.is_silent()


def test_attacks_do_nothing(browser: Any, attacked: Path) -> None:
    tab = Tab(browser, attacked, viewport={"width": 1280, "height": 900})
    tab.page.click("#t-who .count")
    tab.page.click("#panel .plain >> nth=0")
    tab.page.click("#panel-close")
    width = tab.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 1280, "no word is so long that the page grows"
    text = tab.page.inner_text("body")
    assert "<script>alert(1)</script>" in text
    assert not set(text) & set("\u202e\u2066\x00\x1b")
    assert tab.page.query_selector("img") is None
    for table in ("who", "positions", "articles"):
        for row in tab.export(table):
            for cell in row:
                assert not cell.lstrip().startswith(("=", "+", "-", "@")), cell
    assert tab.is_silent()


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 390, "height": 844}, "is_mobile": True},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "reduced_motion": "reduce"},
    ],
    ids=["phone", "dark", "light"],
)
def test_it_fits_and_can_be_read(browser: Any, examples: Path, options: dict[str, Any]) -> None:
    tab = Tab(browser, examples, **options)
    wide = tab.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    # contrast of text with the page, as WCAG 2 counts it
    contrast = tab.page.evaluate(
        """() => {
          const light = (color) => {
            const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map((c) => c / 255)
              .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const page = light(getComputedStyle(document.body).backgroundColor);
          const text = "p, td, th, a, .support, .opposition, .neutral, .dim";
          return [...document.querySelectorAll(text)]
            .map((node) => light(getComputedStyle(node).color))
            .map((ink) => (Math.max(ink, page) + 0.05) / (Math.min(ink, page) + 0.05))
            .reduce((least, ratio) => Math.min(least, ratio), 21);
        }"""
    )
    assert contrast >= 4.5
    assert tab.is_silent()


def test_print_shows_every_row_and_no_control(browser: Any, examples: Path) -> None:
    tab = Tab(browser, examples, viewport={"width": 390, "height": 844})
    assert len(tab.rows("positions")) == 10
    tab.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.page.emulate_media(media="print")
    assert len(tab.rows("positions")) == len(read_scores(examples.parent).positions) > 10
    assert not tab.page.is_visible("#f-holder")
    assert not tab.page.is_visible("#t-who .pager")
    assert tab.page.is_visible("#status")


def test_pages_are_turned(browser: Any, model: StanceModel, tmp_path: Path) -> None:
    scores = score([f"{SUPPORT}, the minister said on day {i}." for i in range(60)], model)
    # told apart as stories by their texts' last words alone
    file = report(scores, tmp_path / "report.html", max_features=0)
    tab = Tab(browser, file)
    assert len(tab.rows("articles")) == 25
    tab.page.click("#t-articles >> text=Next")
    tab.page.click("#t-articles >> text=Next")
    assert len(tab.rows("articles")) == 10
    assert "Page 3 of 3" in tab.page.inner_text("#t-articles")
    assert tab.page.is_disabled("#t-articles >> text=Next")
    assert len(tab.export("articles")) == 61
    # one story, however often it was printed
    assert tab.rows("who")[0][:3] == ["Peru", "▲ support", "1"]


def test_questions_are_shown_one_at_a_time(
    browser: Any, model: StanceModel, tmp_path: Path
) -> None:
    kosovo = "Chile rejected the secession and supports Serbia's sovereignty over Kosovo."
    scores = score([f"{SUPPORT}.", kosovo], model, ["western-sahara", "kosovo"])
    tab = Tab(browser, report(scores, tmp_path / "report.html", max_features=0))
    assert [row[:2] for row in tab.rows("who")] == [["Peru", "▲ support"]]
    tab.page.select_option("#f-question", "1")
    assert [row[:2] for row in tab.rows("who")] == [["Chile", "▲ support"]]
    assert tab.page.is_visible("[data-question='1'] dl")
    assert not tab.page.is_visible("[data-question='0'] dl")
