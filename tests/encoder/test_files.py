"""The files of an encoder in a model's folder, and the model that reads with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stancekit.encoder import CLASSES, encoder_files, read_encoder
from stancekit.encoder.files import read_settings
from stancekit.encoder.masks import THIRD
from stancekit.errors import ModelError
from stancekit.features import as_sentences, read_table
from stancekit.mentions import ROLES
from stancekit.model import StanceModel, load_model, save_model
from stancekit.reading import read_article
from stancekit.scoring import score
from stancekit.tables import STANCES

MODELS = Path(__file__).parent.parent.parent / "models"
DATA = Path(__file__).parent.parent / "data" / "encoder"
Table = Callable[..., pd.DataFrame]


def test_a_model_without_one_has_none() -> None:
    assert encoder_files({"vocabularies.json": "hash"}) == ()
    assert read_encoder({"vocabularies.json": b"{}"}) is None


def test_files_that_are_no_text(numpy_files: dict[str, bytes]) -> None:
    with pytest.raises(ModelError, match="copy the folder again"):
        read_encoder(numpy_files | {"encoder/pieces.txt": b"\xff\xfe"})


@pytest.mark.parametrize("text", ["{", "[1]"])
def test_damaged_settings(text: str) -> None:
    with pytest.raises(ModelError, match="settings"):
        read_settings(text)


def test_all_that_is_masked_is_known_to_the_shipped_encoders() -> None:
    (settings,) = (MODELS / "encoder").glob("*/encoder/settings.json")
    (pieces,) = (MODELS / "general").glob("*/encoder/pieces.txt")
    masks = {*ROLES.values(), *THIRD}
    assert masks <= set(read_settings(settings.read_text())["masks"])
    assert masks <= set(pieces.read_text("utf-8").splitlines())


def test_no_word_is_read_as_a_mask_by_the_shipped_encoder() -> None:
    (path,) = (MODELS / "general").glob("*/encoder")
    pieces = (path / "pieces.txt").read_text("utf-8").splitlines()
    with np.load(path / "network.npz") as network:
        rows = network["row_of_piece"]
    masks = [pieces.index(name) for name in {*ROLES.values(), *THIRD}]
    assert [(rows == rows[mask]).sum() for mask in masks] == [1] * len(masks)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, numpy_files: dict[str, bytes]) -> Path:
    general = load_model("general")
    manifest = {k: v for k, v in general.manifest.items() if k not in ("format", "files")}
    model = StanceModel(general.classifier, general.article_classifier, manifest, general.question)
    path = tmp_path_factory.mktemp("model") / "both"
    save_model(model, path, (), "# Both\n", numpy_files)
    return path


def test_probabilities_are_averaged(folder: Path, linear: StanceModel, table: Table) -> None:
    both = load_model(folder)
    assert both.encoder is not None
    texts = ["Peru backs the Moroccan Sahara.", "Trade grew."]
    described = both.describe(read_article(texts, both.question), both.question)
    second = both.encoder.predict_proba(table(described["masked"].tolist()))
    found = both.predict_proba(pd.DataFrame({"article_id": "a", "text": texts}))
    first = linear.predict_proba(pd.DataFrame({"article_id": "a", "text": texts}))
    support = (first[:, 0] + second[:, CLASSES.index("support")]) / 2
    assert np.allclose(found[:, 0], support)


def test_a_words_share_is_what_is_lost_without_it(folder: Path, table: Table) -> None:
    model = load_model(folder)
    assert model.encoder is not None
    found = model.explain_words("Peru backs it.")
    assert found["word"].tolist() == ["xstate", "backs", "it", "."]
    whole, without = model.encoder.predict_proba(
        table(["xstate backs it ."], ["xstate [UNK] it ."])
    )  # fmt: skip
    lost = (whole - without)[CLASSES.index("support")]
    assert found["support"].iloc[1] == pytest.approx(lost)
    assert np.allclose(found[list(STANCES)].sum(axis=1), 0)


def test_without_an_encoder_no_words_are_explained(linear: StanceModel) -> None:
    with pytest.raises(ModelError, match="has no encoder"):
        linear.explain_words("Peru backs it.")


def test_sentences_read_for_another_model_are_read_again(folder: Path) -> None:
    both = load_model(folder)
    texts = pd.DataFrame({"article_id": "a", "text": ["Peru backs the Moroccan Sahara."]})
    read = read_table(as_sentences(texts, "western-sahara"))
    found = both.stances(read)[list(STANCES)].to_numpy()
    assert np.array_equal(found, both.predict_proba(texts))


def test_a_changed_file_is_refused(folder: Path, tmp_path: Path) -> None:
    changed = shutil.copytree(folder, tmp_path / "changed")
    settings = changed / "encoder" / "settings.json"
    settings.write_text(settings.read_text().replace("0.5", "0.9"))
    with pytest.raises(ModelError, match=r"settings\.json is not the file that the manifest"):
        load_model(changed)


def test_scores_hear_the_opinion(tmp_path: Path) -> None:
    pytest.importorskip("tokenizers")
    pytest.importorskip("onnxruntime")
    # this network gives a stance to the nearest mention
    files = {f"encoder/{name}": (DATA / f"{source}").read_bytes()
             for name, source in (("network.onnx", "pointing.onnx"),
                                  ("tokenizer.json", "tokenizer.json"),
                                  ("settings.json", "settings.json"))}  # fmt: skip
    general = load_model("general")
    manifest = {k: v for k, v in general.manifest.items() if k not in ("format", "files")}
    model = StanceModel(general.classifier, general.article_classifier, manifest, general.question)
    save_model(model, tmp_path / "both", (), "# Both\n", files)
    both = load_model(tmp_path / "both")
    text = "Peru backs the Moroccan Sahara. Trade grew."
    found = score([text, "Nothing of it is said here."], both)
    assert found.sentences["holder_id"].tolist()[:1] == ["PER"]
    alone = score([text], both)
    assert alone.sentences.equals(found.sentences[found.sentences["article_id"] == "0"])
