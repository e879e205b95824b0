"""The encoder on a network of one kilobyte, whose verdict hangs on a sentence's last word."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancekit import encoder as room
from stancekit.encoder import CLASSES, Encoder, Windows, mask, read_settings
from stancekit.errors import ModelError
from stancekit.features import as_sentences, read_table
from stancekit.model import StanceModel, load_model, save_model
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.tables import STANCES

tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("onnxruntime")

DATA = Path(__file__).parent / "data" / "encoder"
NETWORK = (DATA / "network.onnx").read_bytes()
TOKENIZER = (DATA / "tokenizer.json").read_text()
SETTINGS = json.loads((DATA / "settings.json").read_text())
FILES = {f"encoder/{path.name}": path.read_bytes() for path in DATA.iterdir()}


def encoder(**changes: Any) -> Encoder:
    return Encoder(NETWORK, TOKENIZER, SETTINGS | changes)


def table(*articles: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        [(f"a{n}", "western-sahara", i, text)
         for n, texts in enumerate(articles) for i, text in enumerate(texts)],
        columns=["article_id", "question", "sentence", "masked"],
    )  # fmt: skip


def test_long_names_keep_their_words() -> None:
    question = load_question("kosovo")
    article = read_article(["Peru opposes the recognition of Kosovo by Serbia."], question)
    (text,) = mask(article, question)
    assert text == "xstate opposes the xrivalplan recognition of xterritory by xclaimant ."


def test_short_forms_are_masked_by_what_they_stand_for() -> None:
    question = load_question("western-sahara")
    article = read_article(
        ["Morocco's autonomy plan was discussed.", "Peru said the plan is credible."], question
    )
    assert mask(article, question)[1] == "xstate said the xclaimantplan plan is credible ."


def test_all_that_is_masked_is_known_to_the_shipped_encoder() -> None:
    folder = Path(__file__).parent.parent / "models" / "encoder"
    (settings,) = folder.glob("*/encoder/settings.json")
    from stancekit.mentions import ROLES

    known = read_settings(settings.read_text())["masks"]
    assert set(known) >= {*ROLES.values(), "xstate", "xstatian", "xstateseat"}


words = st.sampled_from(["the", "backs", "rejects", "xclaimant", "unknown", "."])
texts = st.lists(st.lists(words, max_size=20).map(" ".join), min_size=1, max_size=12)


@given(texts)
def test_every_sentence_stands_in_one_window(texts: list[str]) -> None:
    cutter = Windows(tokenizers.Tokenizer.from_str(TOKENIZER), SETTINGS)
    windows = cutter.cut(texts)
    assert [span[0] for window in windows for span in window.spans] == list(range(len(texts)))
    for window in windows:
        assert window.tokens[0] == SETTINGS["first"]
        assert window.tokens[-1] == SETTINGS["last"]
        for _, start, end in window.spans:
            assert window.tokens[start] == SETTINGS["mark"]
            assert 1 <= end - start <= SETTINGS["sentence"]


def test_later_windows_begin_with_the_headline() -> None:
    cutter = Windows(tokenizers.Tokenizer.from_str(TOKENIZER), SETTINGS)
    windows = cutter.cut(["xterritory", *["the the the the the the"] * 8])
    assert len(windows) > 2
    assert all(window.tokens[1:3] == [4, 6] for window in windows[1:])


@given(texts, texts)
def test_an_article_is_read_alike_beside_any_other(one: list[str], other: list[str]) -> None:
    reader = encoder()
    alone = reader.predict_proba(table(one))
    both = table(other, one).sample(frac=1, random_state=0)
    found = reader.predict_proba(both)[(both["article_id"] == "a1").to_numpy()]
    order = both.loc[both["article_id"] == "a1", "sentence"].to_numpy()
    assert np.array_equal(found, alone[order])
    assert np.allclose(alone.sum(axis=1), 1)


def test_goes_to_another_process() -> None:
    rows = table(["xclaimant backs the xterritory ."])
    reader = encoder()
    # copied as a worker gets it: made again from its files
    again = copy.deepcopy(reader)
    assert np.array_equal(again.predict_proba(rows), reader.predict_proba(rows))


@pytest.mark.parametrize(
    ("network", "tokenizer", "settings"),
    [(b"no graph", TOKENIZER, SETTINGS), (NETWORK, "{}", SETTINGS), (NETWORK, TOKENIZER, {})],
)
def test_damaged_files(network: bytes, tokenizer: str, settings: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="copy the folder again"):
        Encoder(network, tokenizer, settings)


@pytest.mark.parametrize("text", ["{", "[1]"])
def test_damaged_settings(text: str) -> None:
    with pytest.raises(ModelError, match="settings"):
        read_settings(text)


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(room, "import_module", missing)
    with pytest.raises(ModelError, match=r"pip install 'stancekit\[encoder\]'"):
        encoder()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    general = load_model("general")
    manifest = {k: v for k, v in general.manifest.items() if k not in ("format", "files")}
    model = StanceModel(general.classifier, general.article_classifier, manifest, general.question)
    path = tmp_path_factory.mktemp("model") / "both"
    save_model(model, path, (), "# Both\n", FILES)
    return path


def test_probabilities_are_averaged(folder: Path) -> None:
    general, both = load_model("general"), load_model(folder)
    assert both.encoder is not None
    texts = ["Peru backs the Moroccan Sahara.", "Trade grew."]
    question = load_question("western-sahara")
    rows = table(mask(read_article(texts, question), question))
    second = both.encoder.predict_proba(rows)
    found = both.predict_proba(pd.DataFrame({"article_id": "a", "text": texts}))
    first = general.predict_proba(pd.DataFrame({"article_id": "a", "text": texts}))
    support = (first[:, 0] + second[:, CLASSES.index("support")]) / 2
    assert np.allclose(found[:, 0], support)


def test_sentences_read_for_another_model_are_read_again(folder: Path) -> None:
    both = load_model(folder)
    texts = pd.DataFrame({"article_id": "a", "text": ["Peru backs the Moroccan Sahara."]})
    read = read_table(as_sentences(texts, "western-sahara"))
    found = both.stances(read)[list(STANCES)].to_numpy()
    assert np.array_equal(found, both.predict_proba(texts))


def test_a_changed_file_is_refused(folder: Path) -> None:
    settings = folder / "encoder" / "settings.json"
    settings.write_text(settings.read_text().replace("0.5", "0.9"))
    with pytest.raises(ModelError, match=r"settings\.json is not the file that the manifest"):
        load_model(folder)
