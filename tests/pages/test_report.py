from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from stancekit.errors import InputError, ModelError, TableError
from stancekit.labeling import Gold
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


@pytest.fixture(scope="module")
def scores(model: StanceModel) -> Scores:
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


@pytest.fixture(scope="module")
def page(scores: Scores, model: StanceModel, tmp_path_factory: pytest.TempPathFactory) -> Parsed:
    out = report(scores, tmp_path_factory.mktemp("page") / "report.html", model)
    return Parsed(out.read_text("utf-8"))


def test_the_page_says_what_it_is_of(page: Parsed, model: StanceModel) -> None:
    words = page.words
    assert "Western Sahara is under Morocco's sovereignty" in words
    assert f"Model {model.model_id}" in words
    assert "ok 4 skipped 0 failed 1" in words
    assert "1 not read: empty text" in words


def test_every_article_and_position_is_in_it(page: Parsed, scores: Scores) -> None:
    data = page.data()
    assert len(data["articles"]["id"]) == len(scores.articles)
    assert data["articles"]["status"] == scores.articles["status"].tolist()
    assert len(data["positions"]["a"]) == len(scores.positions)
    assert data["positions"]["e"][0] == SUPPORT
    sentences = page.data("sentences-0")
    assert [row[5] for row in sentences["0"]] == [SUPPORT]
    assert [row[0] for row in sentences["1"]] == [-1, 0, 1]


def test_nothing_is_loaded_and_only_its_own_script_may_run(page: Parsed) -> None:
    for _, attributes in page.tags:
        assert not {"src", "srcset", "style", "onerror", "onclick"} & set(attributes)
        assert (attributes.get("href") or "#").startswith("#")
    policy = next(a["content"] for t, a in page.tags if t == "meta" and "http-equiv" in a)
    hashes = {
        name: base64.b64encode(hashlib.sha256(page.scripts[name].encode()).digest()).decode()
        for name in ("script", "style")
    }
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes['script']}'; "
        f"style-src 'sha256-{hashes['style']}'; base-uri 'none'; form-action 'none'"
    )
    kinds = [a.get("type") for t, a in page.tags if t == "script"]
    assert kinds.count(None) == 1
    assert set(kinds) == {None, "application/json"}


def test_attacks_stay_text(page: Parsed) -> None:
    assert not [tag for tag, _ in page.tags if tag == "img"]
    for name, text in page.scripts.items():
        if name not in ("script", "style"):
            assert not set(text) & set("<>&\x00\u202e"), name
    assert page.data()["articles"]["id"][4].startswith("</script><script>alert(1)")
    assert "[U+202E]" in page.data()["articles"]["id"][4]


def test_features_add_up_to_the_model_s_scores(
    page: Parsed, scores: Scores, model: StanceModel
) -> None:
    columns, rows = page.data("features")["0:0"]
    right = model.explain(SUPPORT)
    assert columns == ["feature", *right.columns[2:]]
    assert rows[0][0] == "(intercept)"
    total = {name: sum(row[i] for row in rows[:-1]) for i, name in enumerate(columns) if i}
    for i, name in enumerate(columns[1:], 1):
        assert rows[-1][i] == pytest.approx(right[name].sum(), abs=0.001)
        assert total[name] == pytest.approx(right[name].sum(), abs=0.01)


def test_the_page_is_the_same_each_time(scores: Scores, model: StanceModel, tmp_path: Path) -> None:
    one = report(scores, tmp_path / "1.html", model).read_bytes()
    assert report(scores, tmp_path / "2.html", model).read_bytes() == one


def test_what_is_left_out_is_said(scores: Scores, model: StanceModel, tmp_path: Path) -> None:
    page = Parsed(report(scores, tmp_path / "r.html", model, 2, 1).read_text("utf-8"))
    assert "carries the sentences of 2 articles" in page.words
    assert "3 are left out" in page.words
    data = page.data()
    # the surest evidence of each side, and every position still counts
    assert sorted(data["articles"]["stance"][a] for a in map(int, page.data("sentences-0"))) == [
        0,
        2,
    ]
    assert len(data["positions"]["a"]) == len(scores.positions)
    assert sum(text is None for text in data["positions"]["e"]) == 1
    assert len(page.data("features")) == 1
    assert "The features behind 2 positions are left out" in page.words


def test_another_model_gives_no_features(
    scores: Scores, model: StanceModel, tmp_path: Path
) -> None:
    other = scores._replace(articles=scores.articles.assign(model_id="mine-1"))
    with pytest.raises(ModelError, match="scored by mine-1, not by general"):
        report(other, tmp_path / "r.html", model)
    page = Parsed(report(other, tmp_path / "r.html").read_text("utf-8"))
    assert "No features behind sentences: these articles were scored by mine-1" in page.words
    assert "features" not in page.scripts


def test_several_questions_are_told_apart(model: StanceModel, tmp_path: Path) -> None:
    scores = score([SUPPORT, "Peru recognizes Kosovo."], model, ["western-sahara", "kosovo"])
    page = Parsed(report(scores, tmp_path / "r.html", model, max_features=0).read_text("utf-8"))
    assert page.data()["questions"] == ["western-sahara", "kosovo"]
    assert next(a["id"] for t, a in page.tags if t == "select") == "f-question"
    assert sum(a.get("data-question") == "1" for _, a in page.tags) == 3
    assert "the model was not trained on this question" in page.words


def test_a_question_of_one_s_own_goes_by_its_name(scores: Scores, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}")
    for name in ("mine", str(tmp_path)):
        other = Scores(*(table.assign(question=name) for table in scores))
        page = Parsed(report(other, tmp_path / "r.html").read_text("utf-8"))
        assert page.data()["questions"] == [name]
        assert f"the question '{name}' does not ship" in page.words


def test_an_abstained_sentence_is_neither(scores: Scores, tmp_path: Path) -> None:
    stance = scores.sentences["stance"].where(scores.sentences["article_id"] != "a")
    other = scores._replace(sentences=scores.sentences.assign(stance=stance))
    page = Parsed(report(other, tmp_path / "r.html", max_features=0).read_text("utf-8"))
    assert page.data("sentences-0")["0"][0][1:3] == [-1, 0]


def test_corrected_shares_are_shown_beside(scores: Scores, tmp_path: Path) -> None:
    corrected = pd.DataFrame({"question": ["western-sahara"], "outlet": ["Wire"],
        "stance": ["support"], "share": [0.87], "low": [0.6], "high": [0.9]})  # fmt: skip
    out = report(scores, tmp_path / "r.html", max_features=0, corrected={"outlet": corrected})
    page = Parsed(out.read_text("utf-8"))
    assert "87.0% (60.0% to 90.0%)" in page.words
    assert any("hollow" in (a.get("class") or "") for t, a in page.tags if t == "path")


def test_changes_are_shown_with_their_evidence(scores: Scores, tmp_path: Path) -> None:
    row = scores.positions.iloc[[0]]
    article = scores.articles.iloc[[0]]
    turns = [("support", "2021-01-01"), ("support", "2021-02-01"), ("opposition", "2022-03-18"),
             ("opposition", "2022-04-01")]  # fmt: skip
    ids = [f"t{i}" for i in range(4)]
    made = Scores(
        scores.sentences.head(0),
        pd.concat([row] * 4).assign(article_id=ids, stance=[s for s, _ in turns]),
        pd.concat([article] * 4).assign(article_id=ids, date=[d for _, d in turns], text_hash=ids),
    )
    page = Parsed(report(made, tmp_path / "r.html", max_features=0).read_text("utf-8"))
    assert page.data()["changes"] == [[0, 0, "support", "2022-03-18", "opposition"]]
    assert "2 articles, until 2021-02-01" in page.words
    assert "2 articles, from 2022-03-18" in page.words


def test_a_link_is_an_address_of_the_web(scores: Scores, tmp_path: Path) -> None:
    urls = [
        "https://example.org/a?b=1",
        "javascript:alert(1)",
        None,
        "data:text/html,x",
        "http://[x",
    ]
    articles = scores.articles.assign(url=urls)
    out = report(scores._replace(articles=articles), tmp_path / "r.html", max_features=0)
    assert Parsed(out.read_text("utf-8")).data()["articles"]["url"] == [
        urls[0], None, None, None, urls[4],
    ]  # fmt: skip


def test_faulty_calls_are_refused(scores: Scores, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="max_articles is -1"):
        report(scores, tmp_path / "r.html", max_articles=-1)
    with pytest.raises(TableError, match="no row"):
        report(Scores(*(table.head(0) for table in scores)), tmp_path / "r.html")
    with pytest.raises(TableError, match="no folder of scored tables"):
        report(tmp_path / "none", tmp_path / "r.html")
    assert not list(tmp_path.glob("r.html*"))


def test_articles_of_the_corpus_make_a_page(
    small_gold: Gold, model: StanceModel, tmp_path: Path
) -> None:
    given = small_gold.articles[["article_id", "text", "title", "date", "outlet"]]
    page = Parsed(
        report(score(given, model), tmp_path / "r.html", model, 500, 3).read_text("utf-8")
    )
    shares = re.findall(r"(\d+) of (\d+)", page.words)
    assert shares
    assert all(int(part) <= int(whole) for part, whole in shares)
