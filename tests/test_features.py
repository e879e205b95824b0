"""Features of sentences, as a scikit-learn pipeline."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from stancekit.descriptions import DESCRIPTION_COLUMNS
from stancekit.errors import TableError
from stancekit.features import (
    PieceCounter,
    PieceVectorizer,
    SentenceReader,
    as_sentences,
    make_features,
    read_table,
)
from stancekit.labeling import Gold

TEXTS = ["Peru backs Morocco's sovereignty.", "Cuba recognizes the SADR.", "It rained in Lima."]


def test_read_table_keeps_order_and_index_of_rows() -> None:
    table = pd.DataFrame(
        {
            "article_id": ["b", "a", "b"],
            "question": "western-sahara",
            "sentence": [1, 0, 0],
            "text": ["Peru backs the plan.", TEXTS[1], "The autonomy plan was read."],
        }
    )
    read = read_table(table)
    assert read["text"].tolist() == table["text"].tolist()
    # the plan is known, although its sentence comes later in the table
    assert "xclaimantplan" in read["words"][0]


def test_processes_read_the_same_table(small_gold: Gold) -> None:
    alone = read_table(small_gold.sentences)
    pd.testing.assert_frame_equal(read_table(small_gold.sentences, n_jobs=2), alone)


def test_an_empty_table_gets_the_columns() -> None:
    table = pd.DataFrame(columns=["article_id", "question", "sentence", "text"])
    assert set(DESCRIPTION_COLUMNS) <= set(read_table(table).columns)


def test_pipeline_gives_one_row_a_sentence() -> None:
    features = make_features(min_df=1)
    matrix = features.fit_transform(TEXTS)
    assert matrix.shape[0] == len(TEXTS)
    assert np.isfinite(matrix.sum())
    again = clone(features).fit_transform(TEXTS)
    assert np.abs(matrix - again).max() == 0


@pytest.mark.parametrize("left", DESCRIPTION_COLUMNS)
def test_each_text_can_stand_alone(left: str) -> None:
    parts = {"words": None, "roles": False, "skeleton": None, "signs": False}
    parts[left] = True if left in ("roles", "signs") else (1, 1)
    assert make_features(min_df=1, **parts).fit_transform(TEXTS).shape[1] > 0


def test_nothing_left_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        make_features(words=None, roles=False, skeleton=None, signs=False)


@pytest.mark.parametrize("bad", ["one string", [1, 2], [["a", "b"]], pd.DataFrame({"x": [1]})])
def test_what_is_no_sentences_is_refused(bad: object) -> None:
    with pytest.raises(TableError):
        as_sentences(bad, "western-sahara")


def test_reader_is_an_estimator() -> None:
    reader = clone(SentenceReader("gibraltar")).fit(TEXTS)
    assert reader.get_feature_names_out().tolist() == list(DESCRIPTION_COLUMNS)
    assert reader.transform(np.array(TEXTS, dtype=object).reshape(-1, 1)).shape == (3, 4)


@pytest.mark.parametrize("lengths", [(1, 1), (1, 2), (1, 3), (2, 3)])
@pytest.mark.parametrize("lowercase", [True, False])
@pytest.mark.parametrize(
    ("ours", "theirs"), [(PieceCounter, CountVectorizer), (PieceVectorizer, TfidfVectorizer)]
)
def test_pieces_are_counted_as_by_the_parent(ours, theirs, lengths, lowercase: bool) -> None:
    texts = ["a b a c~d 0", "A b c~d E.", "", "b b b f", "\u2028a\x1cb İ"]
    options = {"ngram_range": lengths, "lowercase": lowercase, "token_pattern": r"\S+"}
    for more in ({}, {"binary": True}):
        parent = theirs(**options, **more).fit(texts[:3])
        found = ours(**options, **more).fit(texts[:3]).transform(texts)
        expected = parent.transform(texts)
        assert (found.indptr == expected.indptr).all()
        assert (found.indices == expected.indices).all()
        assert (found.data == expected.data).all()
        assert found.dtype == expected.dtype
