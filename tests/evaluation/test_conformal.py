from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import pytest

from stancekit.errors import ConfigError, TableError
from stancekit.evaluation.conformal import SET_COLUMNS, prediction_sets
from stancekit.tables import STANCES

pytest.importorskip("mapie", reason="pip install 'stancekit[conformal]'")

COLUMNS = list(SET_COLUMNS)


def scored(n_articles: int, rng: np.random.Generator, sure: float = 1.0) -> pd.DataFrame:
    """Sentences of articles that resemble each other within, with overconfident probabilities."""
    rows = []
    for article in range(n_articles):
        lean = rng.normal(0, 1.5, 3)
        for _ in range(int(rng.integers(1, 8))):
            scores = lean + rng.normal(0, 1, 3)
            truth = np.exp(scores) / np.exp(scores).sum()
            shown = truth ** (3 * sure)
            rows.append((f"a{article}", rng.choice(3, p=truth), *(shown / shown.sum())))
    table = pd.DataFrame(rows, columns=["article_id", "code", *STANCES])
    return table.assign(stance=[STANCES[code] for code in table["code"]])


@pytest.mark.parametrize("level", [0.8, 0.9])
def test_each_stance_is_in_as_many_sets_as_asked_for(level: float) -> None:
    rng = np.random.default_rng(0)
    shares = []
    for round_ in range(30):
        new = scored(120, rng)
        found = prediction_sets(new, scored(120, rng), level, random_state=round_)
        one = found.sample(frac=1, random_state=round_).drop_duplicates(["article_id", "stance"])
        inside = one[COLUMNS].to_numpy()[np.arange(len(one)), one["code"]]
        shares.append(pd.Series(inside).groupby(one["stance"].to_numpy()).mean())
    mean = pd.DataFrame(shares).mean()
    # a finite sample promises at least the level and at most little more
    assert ((mean > level - 0.02) & (mean < level + 0.04)).all(), mean


def test_a_higher_level_never_shrinks_a_set() -> None:
    rng = np.random.default_rng(1)
    labeled, new = scored(200, rng), scored(50, rng)
    narrow = prediction_sets(new, labeled, 0.7)[COLUMNS].to_numpy()
    wide = prediction_sets(new, labeled, 0.95)[COLUMNS].to_numpy()
    assert (wide >= narrow).all()
    assert wide.sum() > narrow.sum()


def test_a_stance_with_too_few_articles_is_in_every_set() -> None:
    rng = np.random.default_rng(2)
    labeled = scored(200, rng)
    rare = labeled["stance"].eq("opposition") & ~labeled["article_id"].isin(["a1", "a2", "a3"])
    found = prediction_sets(scored(20, rng), labeled[~rare], 0.9)
    assert found["may_be_opposition"].all()
    assert not found["may_be_support"].all()


def test_the_draw_is_repeatable_and_the_table_is_left_alone() -> None:
    rng = np.random.default_rng(3)
    labeled, new = scored(60, rng), scored(20, rng)
    before = new.copy()
    first = prediction_sets(new, labeled, random_state=4)
    pd.testing.assert_frame_equal(first, prediction_sets(new, labeled, random_state=4))
    pd.testing.assert_frame_equal(new, before)
    assert first.drop(columns=COLUMNS).equals(new)


def test_no_sentences_no_sets() -> None:
    rng = np.random.default_rng(5)
    labeled = scored(60, rng)
    found = prediction_sets(labeled.head(0), labeled)
    assert found.empty
    assert set(COLUMNS) <= set(found.columns)


@pytest.mark.parametrize("level", [0, 1, 90])
def test_a_level_out_of_range_is_refused(level: float) -> None:
    labeled = scored(5, np.random.default_rng(6))
    with pytest.raises(ConfigError, match=f"level is {level}; give a number between 0 and 1"):
        prediction_sets(labeled, labeled, level)


def test_what_cannot_calibrate_is_refused() -> None:
    labeled = scored(5, np.random.default_rng(7))
    with pytest.raises(TableError, match="calibration table is empty"):
        prediction_sets(labeled, labeled.head(0))
    with pytest.raises(TableError, match="has the stance 'favor'; it must be one of support"):
        prediction_sets(labeled, labeled.assign(stance="favor"))
    with pytest.raises(TableError, match="article_id"):
        prediction_sets(labeled, labeled.drop(columns="article_id"))


def test_without_mapie_the_install_command_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    labeled = scored(5, np.random.default_rng(8))
    monkeypatch.setitem(sys.modules, "mapie.classification", None)
    with pytest.raises(ConfigError, match=r"pip install 'stancekit\[conformal\]'"):
        prediction_sets(labeled, labeled)
