from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from stancekit.classifier import StanceClassifier, fingerprint
from stancekit.errors import ModelError, QuestionError
from stancekit.features import read_table
from stancekit.labeling import Gold
from stancekit.model import StanceModel, load_model, save_model
from stancekit.question import parse_question

DATA = Path(__file__).parent / "data"


def test_saved_and_loaded_predicts_bit_for_bit(small_gold: Gold, tmp_path: Path) -> None:
    read = read_table(small_gold.sentences)
    classifier = StanceClassifier(calibrate=True).fit(read, small_gold.sentences["label"])
    before = classifier.predict_proba(read)
    shipped = load_model("taiwan")
    manifest = {
        "name": "t", "version": "1", "questions": ["taiwan"],
        "versions": shipped.manifest["versions"],
    }  # fmt: skip
    model = StanceModel(classifier, shipped.article_classifier, manifest, shipped.question)
    loaded = save_model(model, tmp_path / "m", ["h"], "# card\n")
    assert np.array_equal(loaded.classifier.predict_proba(read), before)
    assert loaded.training_hashes == {"h"}
    assert loaded.model_id.startswith("t-1-")


def test_model_of_other_features_is_refused(model: StanceModel, tmp_path: Path) -> None:
    save_model(model, tmp_path / "m", [], "")
    manifest = json.loads((tmp_path / "m" / "manifest.json").read_text())
    (tmp_path / "m" / "manifest.json").write_text(json.dumps(manifest | {"reading": 0}))
    with pytest.raises(ModelError, match=r"trained on features number 0.*train it again"):
        load_model(tmp_path / "m")


def test_models_that_ship_have_one_linear_model(linear: StanceModel) -> None:
    general = load_model("general")
    assert linear.encoder is None
    assert general.encoder is not None
    assert linear.model_id != general.model_id
    assert fingerprint(linear.classifier) == fingerprint(general.classifier)
    for name in ("coef_", "intercept_"):
        one, other = (getattr(m.article_classifier[-1], name) for m in (linear, general))
        assert np.array_equal(one, other)
    assert linear.training_hashes == general.training_hashes


def test_more_networks_read_beside_the_same_linear_model(linear: StanceModel) -> None:
    pytest.importorskip("onnxruntime", reason="pip install 'stancekit[encoder]'")
    general, larger = load_model("general"), load_model("encoder")
    assert larger.encoder is not None
    assert fingerprint(linear.classifier) == fingerprint(larger.classifier)
    assert larger.training_hashes >= linear.training_hashes
    said = ["Lima backs Morocco's autonomy plan for the Sahara.", "Algeria regretted the decision.",
            "The ministers also spoke about fish."]  # fmt: skip
    texts = pd.DataFrame({"article_id": "a", "text": said})
    one, other = general.predict_proba(texts), larger.predict_proba(texts)
    assert (one.argmax(axis=1) == other.argmax(axis=1)).all()
    assert not np.allclose(one, other, atol=1e-3)


@pytest.mark.parametrize(("installed", "name"), [(True, "encoder"), (False, "general")])
def test_questions_are_answered_by_the_best_model_that_can_run(
    monkeypatch: pytest.MonkeyPatch, installed: bool, name: str
) -> None:
    if installed:
        pytest.importorskip("onnxruntime", reason="pip install 'stancekit[encoder]'")
    monkeypatch.setattr("stancekit.model.can_run_onnx", lambda: installed)
    assert load_model().model_id == load_model(name).model_id
    assert load_model("taiwan").model_id == load_model(name).model_id


def test_one_model_serves_any_question(model: StanceModel) -> None:
    assert not model.transfers_to(model.question)
    assert load_model("kosovo").transfers_to(load_model("kosovo").question)
    atlantis = parse_question(
        {
            "name": "atlantis",
            "proposition": "Atlantis is part of Utopia",
            "claimant": {"id": "state:utopia", "names": ["Utopia"], "demonyms": ["Utopian"]},
            "territory": {"names": ["Atlantis"]},
            "rivals": [{"id": "party:free-atlantis", "names": ["Free Atlantis Front"]}],
        }
    )
    ours = StanceModel(model.classifier, model.article_classifier, model.manifest, atlantis)
    found = ours.predict(
        [
            "Peru reaffirmed its support for Utopia's sovereignty over Atlantis.",
            "The trade fair drew many visitors.",
        ]
    )
    assert found.tolist() == ["support", "neutral"]


def test_loading_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model at westen-sahara"):
        load_model("westen-sahara")
    with pytest.raises(ModelError, match=r"has no manifest\.json"):
        load_model(tmp_path)
    with pytest.raises(QuestionError, match="no question file"):
        load_model("nowhere.toml")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Tags: Moroccan Sahara, autonomy plan, Morocco's sovereignty", "neutral"),
        ("Share: Morocco's sovereignty over the Sahara | Facebook", "neutral"),
        ("By Morocco's Sovereignty Correspondent", "neutral"),
        ("Read also: Peru backs Morocco's sovereignty over the Sahara", "support"),
    ],
)
def test_furniture_takes_no_stance_and_a_teaser_may(
    model: StanceModel, text: str, stance: str
) -> None:
    assert model.predict([text]).tolist() == [stance]
    if stance == "neutral":
        assert model.predict_proba([text]).tolist() == [[0.0, 1.0, 0.0]]


@pytest.mark.parametrize(("name", "least"), [("general", 60), ("encoder", 75)])
def test_who_recognizes_whom_is_read_without_context(name: str, least: int) -> None:
    """Fifty pairs, near to each other in words, of opposite sides or one of none."""
    if name == "encoder":
        pytest.importorskip("onnxruntime", reason="pip install 'stancekit[encoder]'")
    items = pd.read_csv(DATA / "recognition.csv").rename_axis("article_id").reset_index()
    predicted = load_model(name).stances(read_table(items.assign(sentence=0)))["predicted"]
    wrong = items[items["stance"].ne(predicted.set_axis(items.index))]
    assert len(items) - len(wrong) >= least, wrong.to_string()


@pytest.mark.parametrize(
    ("question", "text", "stance"),
    [
        (
            "abkhazia",
            "Nicaragua recognised Georgia's breakaway region of Abkhazia as an independent state.",
            "opposition",
        ),
        (
            "abkhazia",
            "Belarus has not recognised the independence of Georgia's regions.",
            "support",
        ),
        ("crimea", "North Korea recognises Ukraine's Crimea as part of Russia.", "opposition"),
        (
            "nagorno-karabakh",
            "Uruguay's deputies recognised Azerbaijan's Nagorno-Karabakh region as an independent"
            " state.",
            "opposition",
        ),
        (
            "katanga",
            "Belgium never recognised the Congo's province of Katanga as an independent state.",
            "support",
        ),
        (
            "west-papua",
            "Vanuatu recognises Indonesia's Papua as an independent nation.",
            "opposition",
        ),
        ("hong-kong", "Britain does not support the independence of Hong Kong.", "support"),
        ("hong-kong", "A students' union supports the independence of Hong Kong.", "opposition"),
    ],
)
def test_a_claimants_name_is_not_its_side(question: str, text: str, stance: str) -> None:
    pytest.importorskip("onnxruntime", reason="pip install 'stancekit[encoder]'")
    one = pd.DataFrame({"article_id": ["a"], "question": question, "sentence": 0, "text": text})
    assert load_model("encoder").stances(read_table(one))["predicted"].tolist() == [stance]
