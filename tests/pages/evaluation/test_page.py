from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from stancekit.evaluation.report import Evaluation
from stancekit.pages.evaluation import evaluation_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e'


class Tags(HTMLParser):
    """Collects tags, attributes and the ids that links go to; fails on what is not closed."""

    VOID = frozenset({"meta", "link", "br", "rect", "line", "circle", "polyline", "polygon"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


def test_everything_is_written(folder: Path, evaluation: Evaluation) -> None:
    record = json.loads((folder / "metrics.json").read_text("utf-8"))
    assert record["model"] == evaluation.model_id
    for name in ("metrics", "slices", "baselines", "against_baselines", "confusion", "reliability",
                 "abstention", "worst_errors", "contributions", "comparison"):  # fmt: skip
        assert record[name], name
    assert {"compared", "model", "difference"} <= set(record["comparison"][0])
    assert "| macro_f1 |" in (folder / "summary.md").read_text("utf-8")
    assert not list(folder.glob("*.part"))
    errors = pd.read_csv(folder / "worst_errors.csv")
    assert (errors["stance"] != errors["predicted"]).all()


def test_the_page_is_light_and_loads_nothing(folder: Path) -> None:
    page = (folder / "evaluation.html").read_text("utf-8")
    assert len(page.encode()) < 2_000_000
    tags = Tags(page)
    assert not set(tags.tags) & {"script", "iframe", "img", "object", "embed", "form"}
    for name, value in tags.attributes:
        assert not name.startswith("on")
        if name in ("href", "src"):
            assert value.startswith(("#", "data:"))
    assert "url(" not in page
    assert "@import" not in page
    assert "default-src 'none'" in page


def test_links_and_labels_lead_somewhere(folder: Path) -> None:
    tags = Tags((folder / "evaluation.html").read_text("utf-8"))
    ids = [value for name, value in tags.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    targets = [value[1:] for name, value in tags.attributes if name == "href" and value[0] == "#"]
    named = [value for name, value in tags.attributes if name == "aria-labelledby"]
    assert set(targets) | set(named) <= set(ids)
    assert ("lang", "en") in tags.attributes
    assert tags.tags.count("h1") == 1


def test_hostile_texts_stay_texts(evaluation: Evaluation) -> None:
    hostile = replace(
        evaluation,
        model_id=ATTACK,
        seen=[ATTACK],
        notes=[ATTACK],
        metrics=evaluation.metrics.assign(question=evaluation.metrics["question"] + ATTACK).pipe(
            lambda table: pd.concat([evaluation.metrics, table], ignore_index=True)
        ),
        slices=evaluation.slices.assign(value=ATTACK),
    )
    errors = pd.DataFrame(
        [
            {"article_id": ATTACK, "question": ATTACK, "sentence": 0, "predicted_sentence": 0,
             "date": ATTACK, "outlet": ATTACK, "stance": "support", "predicted": "neutral",
             "surplus": 0.5, "relevant": True, "relevance": 0.5, "support": 0.1, "neutral": 0.8,
             "opposition": 0.1, "before": ATTACK, "text": ATTACK * 200, "after": ATTACK,
             "holders": ATTACK, "predicted_holder_id": ATTACK, "rule": ATTACK}
        ]
    )  # fmt: skip
    contributions = pd.DataFrame(
        {"article_id": [ATTACK], "sentence": [0], "feature": [ATTACK], "value": [1.0],
         "relevance": [0.5], "support": [float("nan")]}
    )  # fmt: skip
    page = evaluation_page(hostile, errors, contributions)
    assert "<script" not in page
    assert "<img" not in page
    assert "\u202e" not in page
    assert page.count("&lt;script&gt;") >= 8
    assert len(page) < 2_000_000
    Tags(page)


def test_a_bare_evaluation_has_a_page(evaluation: Evaluation) -> None:
    bare = Evaluation(evaluation.metrics, evaluation.sentences, evaluation.articles, [])
    page = evaluation_page(bare, title="Mine")
    assert "<h1>Mine</h1>" in page
    assert 'id="baselines"' not in page
    Tags(page)


def test_what_was_seen_is_marked(evaluation: Evaluation) -> None:
    assert "was trained on 2 of these" in evaluation_page(replace(evaluation, seen=["a", "b"]))
    assert "was trained on" not in re.sub(r"<li>.*?</li>", "", evaluation_page(evaluation))


def test_the_same_page_again(evaluation: Evaluation) -> None:
    assert evaluation_page(evaluation) == evaluation_page(evaluation)


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")
@pytest.mark.parametrize("width", [1200, 500])
def test_a_browser_opens_it_without_a_network(folder: Path, tmp_path: Path, width: int) -> None:
    page = (folder / "evaluation.html").read_text("utf-8")
    opened = tmp_path / "page.html"
    opened.write_text(page.replace("<details>", "<details open>"), "utf-8")
    done = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
         "--log-level=0", f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={width},900",
         "--dump-dom", opened.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    assert "CONSOLE" not in done.stderr, done.stderr
    assert "Content Security Policy" not in done.stderr
    assert done.stdout.count("<section") == page.count("<section")
    assert done.stdout.count("<details") == page.count("<details")
