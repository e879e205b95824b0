from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from stancekit import persistence
from stancekit.articles import article_features
from stancekit.duplicates import find_copies, signatures
from stancekit.encoder import encoder_files
from stancekit.errors import ConfigError
from stancekit.labeling import Gold
from stancekit.model import StanceModel, load_model, save_model
from stancekit.question import load_question
from stancekit.tables import STANCES
from stancekit.training import (
    NO_ENCODER,
    TrainingConfig,
    fit_articles,
    keep_encoder,
    read_config,
    save_beside,
    train,
    training_gold,
)

ROOT = Path(__file__).parent.parent
CONFIG = """
name = "tiny"
version = "0.0.1"
corpus = ["{corpus}"]
splits = ["dev"]
leave_out = ["kosovo"]
folds = 3
[features]
words = [1, 1]
"""


def config(folder: Path, text: str = CONFIG) -> Path:
    path = folder / "config.toml"
    path.write_text(text.replace("{corpus}", (ROOT / "data" / "corpus").as_posix()))
    return path


def test_training_writes_a_model_that_loads(tmp_path: Path, corpus: Gold) -> None:
    model = train(config(tmp_path), tmp_path / "models", n_jobs=1)
    folder = tmp_path / "models" / "tiny" / "0.0.1"
    again = load_model(folder)
    assert again.model_id == model.model_id
    dev = corpus.articles[corpus.articles["split"] == "dev"]
    assert again.training_hashes == {persistence.text_hash(text) for text in dev["text"]}
    assert again.manifest["corpus"]["articles"] == len(dev)
    # kosovo is left out as a question, whatever its split
    others = corpus.articles[(corpus.articles["question"] != "kosovo")]["split"].value_counts()
    assert again.manifest["corpus"]["left_out"] == others.drop("dev").to_dict()
    known = persistence.read_training_signatures(folder)
    assert known is not None
    assert (find_copies(list(dev["text"]), known) == 1.0).all()
    assert "| macro_f1 |" in (folder / "CARD.md").read_text()
    second = train(config(tmp_path), tmp_path / "again", n_jobs=2)
    assert second.model_id == model.model_id


def test_an_encoder_is_kept_with_what_it_has_seen(tmp_path: Path) -> None:
    general = load_model("general")
    text = CONFIG.replace("folds", 'encoder = "general"\nfolds').replace('["dev"]', '["test"]')
    model = train(config(tmp_path, text), tmp_path / "models")
    assert model.encoder is not None
    kept = encoder_files(general.manifest["files"])
    assert kept
    for name in kept:
        assert model.manifest["files"][name] == general.manifest["files"][name]
    assert model.training_hashes > general.training_hashes
    assert not model.transfers_to(load_question("crimea"))
    assert model.transfers_to(load_question("kosovo"))


def test_an_encoder_that_there_is_not_is_named(tmp_path: Path) -> None:
    general = load_model("general")
    bare = StanceModel(
        general.classifier, general.article_classifier,
        {"name": "bare", "version": "1", "versions": persistence.versions()}, general.question,
    )  # fmt: skip
    save_model(bare, tmp_path / "bare", (), "# Bare\n")
    for name, reason in (("bare", "has none"), ("nowhere", "nowhere")):
        text = CONFIG.replace("folds", f'encoder = "{name}"\nfolds')
        with pytest.raises(ConfigError, match=reason):
            train(config(tmp_path, text), tmp_path / "models")


def test_an_encoder_of_other_masks_is_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(load_model("general").manifest["folder"], tmp_path / "old"))
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | {"reading": 0}))
    with pytest.raises(ConfigError, match=r"old reads other masks; train its encoder again"):
        keep_encoder(str(folder))


def test_what_either_has_seen_is_no_test_for_both(tmp_path: Path) -> None:
    linear = load_model("linear")
    kept = keep_encoder("general")
    texts = ["Peru backs the Moroccan Sahara, a minister said in Lima.", "Cuba backs the SADR."]
    model = save_beside(linear, tmp_path / "both", frozenset({"h"}), signatures(texts), kept)
    assert model.training_hashes == {"h", *kept.hashes}
    known = persistence.read_training_signatures(tmp_path / "both")
    assert known is not None
    assert kept.signatures is not None
    assert (find_copies(texts, known) == 1.0).all()
    assert len(known) == len(kept.signatures) + len(texts)
    assert (tmp_path / "both" / "CARD.md").read_text().count("of a transformer are averaged") == 1
    alone = save_beside(model, tmp_path / "alone", frozenset(), None, NO_ENCODER)
    assert alone.encoder is None
    assert "encoder" not in alone.manifest


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("name = ", "config.toml"),
        ('name = "x"\nversion = "1"\n', "corpus is missing"),
        ('nam = "x"\n', "unknown key 'nam'"),
        ('name = 3\nversion = "1"\ncorpus = ["."]\n', "name is 3; it must be a string"),
        ('name = "x"\nversion = "1"\ncorpus = "."\n', "must be a list of strings"),
        ('name = "x"\nversion = "1"\ncorpus = ["."]\n[classifier]\nD = 1\n', "classifier"),
        (CONFIG.replace('["dev"]', '["moon"]'), r"no article of the corpus is of the splits"),
    ],
)
def test_a_faulty_configuration_is_named(tmp_path: Path, text: str, match: str) -> None:
    with pytest.raises(ConfigError, match=match):
        train(config(tmp_path, text), tmp_path / "models")


def gold_file(path: Path, *splits: str | None) -> Path:
    path.parent.mkdir(exist_ok=True)
    rows = [
        {"id": f"{path.stem}-{number}", "question": "kosovo", "stance": "neutral",
         "sentences": [{"text": "It rained.", "stance": "neutral", "relevant": False}]}
        | ({"split": split} if split else {})
        for number, split in enumerate(splits)
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_a_file_that_would_not_be_trained_on_is_named(tmp_path: Path) -> None:
    good = gold_file(tmp_path / "good.jsonl", "train", "test", None)
    bare = gold_file(tmp_path / "bare.jsonl", None, None)
    held = gold_file(tmp_path / "held.jsonl", "test")
    for wrong, has in ((bare, "2 without a split"), (held, "1 test")):
        config = TrainingConfig("x", "1", (str(good), str(wrong)))
        with pytest.raises(ConfigError, match=rf"{wrong.name}: no article is of .*has {has}; wri"):
            training_gold(config)
    assert len(training_gold(TrainingConfig("x", "1", (str(good),))).articles) == 1
    every = TrainingConfig("x", "1", (str(good), str(bare), str(held)), splits=())
    assert len(training_gold(every).articles) == 6


def test_a_folder_may_have_a_file_for_each_split_but_none_without(tmp_path: Path) -> None:
    folder = gold_file(tmp_path / "corpus" / "a.jsonl", "train").parent
    gold_file(folder / "b.jsonl", "test")
    config = TrainingConfig("x", "1", (str(folder),))
    assert training_gold(config).articles["article_id"].tolist() == ["a-0"]
    gold_file(folder / "c.jsonl", None)
    with pytest.raises(ConfigError, match=r'c\.jsonl: .*write "split": "train" into its lines'):
        training_gold(config)


def test_articles_are_learned_from_what_their_sentences_say(corpus: Gold) -> None:
    dev = corpus.select(corpus.articles["split"] == "dev")
    sure = {"support": 0.02, "neutral": 0.02, "opposition": 0.02}
    said = [sure | {stance: 0.96} for stance in dev.sentences["stance"]]
    predicted = dev.sentences.assign(relevance=dev.sentences["relevant"].astype(float)).join(
        pd.DataFrame(said, index=dev.sentences.index)
    )
    features = article_features(predicted)
    found = fit_articles(predicted, dev).predict(features)
    stance = dev.articles.set_index(["article_id", "question"])["stance"].loc[features.index]
    assert (found == stance).mean() > 0.8


def test_articles_learn_from_their_labels_where_predictions_say_little(corpus: Gold) -> None:
    # an encoder beside the linear model is surer of a sentence than the linear model alone
    dev = corpus.select(corpus.articles["split"] == "dev")
    doubtful = {"relevance": 0.5, "support": 0.3, "neutral": 0.4, "opposition": 0.3}
    stance = dev.articles.set_index(["article_id", "question"])["stance"]
    said = {name: (dev.sentences["stance"] == name) * 1.0 for name in STANCES}
    sure = dev.sentences.assign(relevance=dev.sentences["relevant"].astype(float), **said)
    features = article_features(sure)
    found = fit_articles(dev.sentences.assign(**doubtful), dev).predict(features)
    assert (found == stance.loc[features.index]).mean() > 0.6


def test_the_shipped_configuration_leaves_out_what_measures_transfer() -> None:
    shipped = read_config(ROOT / "experiments" / "general.toml")
    assert set(shipped.leave_out) == {"falklands", "kosovo", "somaliland", "golan"}
    trained = load_model("western-sahara").manifest["questions"]
    assert not set(trained) & set(shipped.leave_out)
