"""A model's folder: what is refused, and that nothing half-written stays."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from stancekit.errors import ModelError, OutputError
from stancekit.persistence import (
    FORMAT,
    load,
    read_manifest,
    read_training_hashes,
    read_training_signatures,
    save,
    text_hash,
    versions,
    write_training_signatures,
)


def fitted() -> Any:
    X = np.array([[0.0], [1.0], [2.0], [3.0]])
    return LogisticRegression().fit(X, [0, 0, 1, 1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "model"
    save(path, fitted(), {"versions": versions(), "questions": ["x"]}, ["b", "a", "a"], "# Card\n")
    return path


def change(folder: Path, **values: Any) -> None:
    manifest = json.loads((folder / "manifest.json").read_text("utf-8")) | values
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")


def test_a_model_comes_back_bit_for_bit(folder: Path) -> None:
    estimator, manifest = load(folder)
    X = np.linspace(0, 3, 50)[:, None]
    assert (estimator.predict_proba(X) == fitted().predict_proba(X)).all()
    assert manifest["format"] == FORMAT
    assert manifest["questions"] == ["x"]
    assert read_training_hashes(folder) == {"a", "b"}
    assert sorted(p.name for p in folder.iterdir()) == [
        "CARD.md", "manifest.json", "pipeline.skops", "training_hashes.txt", "vocabularies.json",
    ]  # fmt: skip


def test_saving_again_replaces_the_model(folder: Path) -> None:
    (folder / "stray.txt").write_text("x")
    save(folder, fitted(), {"versions": versions()}, [], "")
    assert not (folder / "stray.txt").exists()
    assert [p.name for p in folder.parent.iterdir()] == ["model"]
    load(folder)


@pytest.mark.parametrize(
    ("values", "match"),
    [
        ({"format": FORMAT + 1}, "update stancekit"),
        ({"format": FORMAT - 1}, "train it again with `stancekit train`"),
        ({"format": None}, "format None"),
        ({"format": True}, "format True"),
        ({"format": "1"}, "format '1'"),
        ({"pipeline_sha256": "0" * 64}, "its hash differs"),
        ({"pipeline_sha256": None}, "its hash differs"),
        ({"versions": {"scikit-learn": "0.24.2"}}, r"pip install 'scikit-learn==0\.24\.\*'"),
        ({"versions": None}, "states no version of scikit-learn"),
        ({"versions": "1.9"}, "states no version of scikit-learn"),
    ],
)
def test_manifest_that_does_not_fit(folder: Path, values: dict[str, Any], match: str) -> None:
    change(folder, **values)
    with pytest.raises(ModelError, match=match):
        load(folder)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_manifest_that_is_not_json(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"manifest\.json cannot be read"):
        read_manifest(folder)


def test_manifest_that_is_no_object(folder: Path) -> None:
    (folder / "manifest.json").write_text("[1]")
    with pytest.raises(ModelError, match="format None"):
        read_manifest(folder)


@pytest.mark.parametrize("name", ["manifest.json", "pipeline.skops", "vocabularies.json"])
def test_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=r"no model in|cannot be read"):
        load(folder)


@pytest.mark.parametrize("rehash", [False, True])
def test_truncated_pipeline(folder: Path, rehash: bool) -> None:
    path = folder / "pipeline.skops"
    path.write_bytes(path.read_bytes()[:-100])
    if rehash:
        change(folder, pipeline_sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    with pytest.raises(ModelError, match="cannot be read" if rehash else "its hash differs"):
        load(folder)


def counter(*texts: str) -> CountVectorizer:
    return CountVectorizer(token_pattern=r"(?s)[^,]+", lowercase=False).fit(texts)


def test_vocabularies_come_back_beside_the_pipeline(tmp_path: Path) -> None:
    one, two = counter("b a,\n,c", "é,\ud800,"), counter("x,y")
    save(tmp_path / "m", {"p": make_pipeline(one), "q": [two, one]}, {"versions": versions()},
         [], "")  # fmt: skip
    found, manifest = load(tmp_path / "m")
    assert found["p"][0].vocabulary_ == one.vocabulary_ == {
        "\n": 0, "b a": 1, "c": 2, "é": 3, "\ud800": 4,
    }  # fmt: skip
    assert found["q"][0].vocabulary_ == {"x": 0, "y": 1}
    assert found["q"][1].vocabulary_ == one.vocabulary_
    assert list(manifest["files"]) == ["vocabularies.json"]
    assert len(json.loads((tmp_path / "m" / "vocabularies.json").read_bytes())) == 2


@pytest.mark.parametrize("content", ["[]", "[1]", "[", "{}", "null"])
def test_vocabularies_of_another_pipeline(tmp_path: Path, content: str) -> None:
    folder = tmp_path / "m"
    save(folder, counter("x,y"), {"versions": versions()}, [], "")
    (folder / "vocabularies.json").write_text(content)
    with pytest.raises(ModelError, match="its hash differs"):
        load(folder)
    change(folder, files={"vocabularies.json": hashlib.sha256(content.encode()).hexdigest()})
    with pytest.raises(ModelError, match=r"vocabularies\.json does not belong to pipeline\.skops"):
        load(folder)


class Evil:
    """A type that no model may hold."""

    def __init__(self) -> None:
        self.a = 1


def test_untrusted_type_is_refused_before_anything_is_built(tmp_path: Path) -> None:
    save(tmp_path / "m", {"sentences": Evil()}, {"versions": versions()}, [], "")
    with pytest.raises(ModelError, match=r"types that are not trusted: .*Evil"):
        load(tmp_path / "m")


def test_training_hashes_missing_or_damaged(folder: Path) -> None:
    (folder / "training_hashes.txt").write_bytes(b"\xff")
    with pytest.raises(ModelError, match="cannot be read"):
        read_training_hashes(folder)
    (folder / "training_hashes.txt").unlink()
    with pytest.raises(ModelError, match="cannot be read"):
        read_training_hashes(folder)


def test_training_signatures_come_back_and_may_be_missing(folder: Path) -> None:
    assert read_training_signatures(folder) is None
    rows = np.array([[2, 7, 9], [1, 5, 2**32 - 1]], dtype=np.uint32)
    write_training_signatures(folder, rows)
    assert read_training_signatures(folder).tolist() == sorted(rows.tolist())
    before = (folder / "training_signatures.npy").read_bytes()
    write_training_signatures(folder, rows[::-1])
    assert (folder / "training_signatures.npy").read_bytes() == before
    assert not list(folder.glob("*.part"))
    load(folder)


@pytest.mark.parametrize("damage", ["cut", "text", "pickle", "floats"])
def test_damaged_training_signatures(folder: Path, damage: str) -> None:
    path = folder / "training_signatures.npy"
    write_training_signatures(folder, np.ones((3, 5), dtype=np.uint32))
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-7])
    elif damage == "text":
        path.write_text("no array")
    elif damage == "pickle":
        np.save(path, np.array([[object()]], dtype=object), allow_pickle=True)
    else:
        np.save(path, np.ones((3, 5)))
    with pytest.raises(ModelError, match=r"training_signatures\.npy .*copy the folder again"):
        read_training_signatures(folder)


def test_signatures_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"cannot write .*training_signatures\.npy"):
        write_training_signatures(tmp_path / "nowhere", np.ones((1, 2), dtype=np.uint32))


def test_the_folder_is_known_but_not_written(folder: Path, tmp_path: Path) -> None:
    estimator, manifest = load(folder)
    assert manifest["folder"] == str(folder)
    save(tmp_path / "again", estimator, manifest, [], "")
    assert "folder" not in read_manifest(tmp_path / "again")


def test_folder_that_is_no_model_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("dear")
    with pytest.raises(OutputError, match="is no model's folder; choose another --out"):
        save(tmp_path, fitted(), {}, [], "")
    with pytest.raises(OutputError, match="is no model's folder; choose another --out"):
        save(tmp_path / "thesis.doc", fitted(), {}, [], "")
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.doc"]


def test_failed_save_keeps_the_old_model_and_no_part(folder: Path) -> None:
    before = (folder / "manifest.json").read_bytes()
    with pytest.raises(TypeError, match="not JSON serializable"):
        save(folder, fitted(), {"bad": object()}, [], "")
    assert (folder / "manifest.json").read_bytes() == before
    assert [p.name for p in folder.parent.iterdir()] == ["model"]
    load(folder)


def test_text_hash_folds_white_space_only() -> None:
    assert text_hash("a\r\n b\u00a0c") == text_hash("a b c") != text_hash("a b C")
    assert text_hash("\ud800")


def test_a_trained_stance_classifier_loads_under_the_trusted_types(tmp_path: Path) -> None:
    model = pytest.importorskip("stancekit.model", exc_type=ImportError)
    verbs = {"support": "backs", "opposition": "rejects", "neutral": "discussed"}
    rows = [
        (f"{who} {verb} Morocco's sovereignty over the Sahara.", label)
        for who in ("Peru", "Gabon", "Chile", "Kenya", "Spain", "Ghana")
        for label, verb in verbs.items()
    ]
    rows += [(f"Trade with {who} rose.", "off-topic") for who in ("Peru", "Gabon", "Chile")]
    texts, labels = [list(column) for column in zip(*rows, strict=True)]
    classifier = model.StanceClassifier().fit(texts, labels)
    save(tmp_path / "m", {"sentences": classifier}, {"versions": versions()}, [], "")
    loaded, _ = load(tmp_path / "m")
    same = loaded["sentences"].predict_proba(texts) == classifier.predict_proba(texts)
    assert same.all()


@given(st.text(st.sampled_from("ab é\n\t\x1c\x85\u2003\u2019\u3000\u205f"), max_size=40))
def test_white_space_counts_alike_in_ascii_and_beyond(text: str) -> None:
    folded = " ".join(text.split())
    assert text_hash(text) == hashlib.sha256(folded.encode()).hexdigest()[:32]


def test_every_white_space_is_folded() -> None:
    spaces = [chr(number) for number in range(sys.maxunicode + 1) if chr(number).isspace()]
    assert {text_hash(f"é{space}b") for space in spaces} == {text_hash("é b")}
