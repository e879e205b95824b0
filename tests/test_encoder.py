"""The encoder on networks of one kilobyte.

The verdict of one hangs on a sentence's last word; the other gives a stance to the nearest mention.
"""

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
from stancekit.encoder import (
    CLASSES,
    Encoder,
    Mention,
    Windows,
    find_mentions,
    mask,
    read_settings,
)
from stancekit.errors import ModelError
from stancekit.features import as_sentences, read_table
from stancekit.holders import attribute
from stancekit.model import StanceModel, load_model, save_model
from stancekit.question import load_question
from stancekit.reading import read_article
from stancekit.scoring import score
from stancekit.tables import STANCES

tokenizers = pytest.importorskip("tokenizers")
pytest.importorskip("onnxruntime")

DATA = Path(__file__).parent / "data" / "encoder"
NETWORK = (DATA / "network.onnx").read_bytes()
TOKENIZER = (DATA / "tokenizer.json").read_text()
SETTINGS = json.loads((DATA / "settings.json").read_text())
POINTING = (DATA / "pointing.onnx").read_bytes()
FILES = {f"encoder/{name}": (DATA / name).read_bytes()
         for name in ("network.onnx", "tokenizer.json", "settings.json")}  # fmt: skip


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


def test_a_mention_is_where_its_mask_is() -> None:
    question = load_question("kosovo")
    article = read_article(
        ["Peru opposes the recognition of Kosovo by Serbia.", "Its foreign minister said so."],
        question,
    )
    texts, mentions = mask(article, question), find_mentions(article, question)
    said = [(m.ids, " ".join(text.split(" ")[m.first : m.last]))
            for text, row in zip(texts, mentions, strict=True) for m in row]  # fmt: skip
    assert (("PER",), "xstate") in said
    assert (("SRB",), "xclaimant") in said
    assert (("PER",), "its foreign minister") in said


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
        assert len(window.tokens) <= SETTINGS["window"]
        for _, start, end in window.spans:
            assert window.tokens[start] == SETTINGS["mark"]
            assert 1 <= end - start <= SETTINGS["sentence"]


@given(texts, st.data())
def test_every_mention_in_sight_is_placed(texts: list[str], data: st.DataObject) -> None:
    cutter = Windows(tokenizers.Tokenizer.from_str(TOKENIZER), SETTINGS)
    mentions = []
    for number, text in enumerate(texts):
        size = len(text.split(" "))
        first = data.draw(st.integers(0, size - 1))
        mentions.append([Mention((f"a{number}",), first, data.draw(st.integers(first + 1, size)))])
    for window in cutter.cut(texts, mentions):
        own = {number: (start, end) for number, start, end in window.spans}
        assert window.distances().shape == (len(window.spans), len(window.mentions))
        for ids, number, start, end in window.mentions:
            assert ids == (f"a{number}",)
            assert 0 < start < end < len(window.tokens)
            if number in own:
                # behind the mark, and inside the sentence
                assert own[number][0] < start < end <= own[number][1]
            else:
                assert number < min(own)


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


def pointing() -> Encoder:
    return Encoder(POINTING, TOKENIZER, SETTINGS)


def test_holders_are_the_mean_of_the_networks() -> None:
    rows = table(["xstate backs the xterritory ."]).assign(
        mentions=[[Mention(("PER",), 0, 1), Mention(("CHL",), 3, 4)]]
    )
    (found,) = pointing().read(rows)[1]
    scores = np.array([0, 0, -2.5, -6])  # two in the sentence, the author, nobody
    shares = np.mean([np.exp(s) / np.exp(s).sum() for s in (scores, scores / 2)], axis=0)
    assert list(found) == [("PER",), ("CHL",), ("author",), ()]
    assert np.allclose(list(found.values()), shares)


def test_mentions_of_the_same_are_added_up() -> None:
    rows = table(["xstate backs it .", "xstate backs it ."]).assign(
        mentions=[[Mention(("PER",), 0, 1)], [Mention(("PER",), 0, 1)]]
    )
    found = pointing().read(rows)[1]
    assert list(found[1]) == [("PER",), ("author",), ()]
    assert sum(found[1].values()) == pytest.approx(1)


def test_a_window_without_mentions_has_the_author_and_nobody() -> None:
    rows = table(["the backs ."]).assign(mentions=[[]])
    (found,) = pointing().read(rows)[1]
    assert list(found) == [("author",), ()]


def test_no_holders_where_nothing_is_known_of_them() -> None:
    rows = table(["xstate backs the xterritory ."])
    assert encoder().read(rows.assign(mentions=[[Mention(("PER",), 0, 1)]]))[1] == [{}]
    assert pointing().read(rows)[1] == [{}]


class Session:
    """A network that says whatever it is told to."""

    def __init__(self, *outputs: Any) -> None:
        self.outputs = outputs

    def run(self, names: list[str], inputs: dict[str, Any]) -> list[np.ndarray]:
        assert len(names) == len(self.outputs)
        return [np.asarray(output, dtype=np.float32) for output in self.outputs]


SURE = [[0.1, 0.6, 0.2, 0.1]]


@pytest.mark.parametrize(
    "outputs",
    [
        (SURE, [[[0.0, 1.0]]]),  # a mention short
        (SURE, [[[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]]]),  # a sentence too many
        (SURE, [[[0.0, np.nan, 2.0]]]),
        (SURE, [[0.0, 1.0, 2.0]]),
        (SURE, np.zeros((0, 1, 3))),
        (SURE + SURE, [[[0.0, 1.0, 2.0]]]),
        ([[np.nan] * 4], [[[0.0, 1.0, 2.0]]]),
    ],
)
def test_a_network_that_says_something_else_is_refused(outputs: tuple[Any, ...]) -> None:
    reader = pointing()
    reader._session = Session(*outputs)
    rows = table(["xstate backs ."]).assign(mentions=[[Mention(("PER",), 0, 1)]])
    with pytest.raises(ModelError, match="copy the folder again"):
        reader.read(rows)


def test_a_sentence_must_fit_into_its_window() -> None:
    with pytest.raises(ModelError, match="cannot hold a sentence"):
        encoder(window=SETTINGS["sentence"] + 1)


def test_an_opinion_is_heard_of_whoever_is_offered_late() -> None:
    question = load_question("western-sahara")
    texts = ["Peru backs the Moroccan Sahara.", *["Trade grew."] * 14, "It backs it, too."]
    article = read_article(texts, question)
    stances = ["support", *["neutral"] * 14, "support"]

    def holder(opinions: list[dict[tuple[str, ...], float]]) -> list[str]:
        return [a.holder_id for a in attribute(article, stances, question, opinions=opinions)[-1]]

    unheard = holder([])
    assert "PER" in unheard
    assert "PER" not in holder([*[{}] * 15, {("author",): 0.99, (): 0.01}])


def test_an_opinion_moves_the_holder() -> None:
    question = load_question("western-sahara")
    article = read_article(["Peru and Chile met.", "It backs the Moroccan Sahara."], question)

    def holder(opinion: dict[tuple[str, ...], float]) -> list[str]:
        found = attribute(article, ["neutral", "support"], question, opinions=[{}, opinion])
        return [a.holder_id for a in found[1]]

    assert holder({("CHL",): 0.99, (): 0.01}) == ["CHL"]
    assert holder({("PER",): 0.99, (): 0.01}) == ["PER"]
    assert holder({("PER",): 0.01, (): 0.99}) == []


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


def test_scores_hear_the_opinion(tmp_path: Path) -> None:
    general = load_model("general")
    manifest = {k: v for k, v in general.manifest.items() if k not in ("format", "files")}
    model = StanceModel(general.classifier, general.article_classifier, manifest, general.question)
    save_model(model, tmp_path / "both", (), "# Both\n", FILES | {"encoder/network.onnx": POINTING})
    both = load_model(tmp_path / "both")
    text = "Peru backs the Moroccan Sahara. Trade grew."
    found = score([text, "Nothing of it is said here."], both)
    assert found.sentences["holder_id"].tolist()[:1] == ["PER"]
    alone = score([text], both)
    assert alone.sentences.equals(found.sentences[found.sentences["article_id"] == "0"])
