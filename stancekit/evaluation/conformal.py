"""Sets of stances that hold the true one as often as is asked for.

A probability of .9 is right nine times in ten only as far as the model is calibrated on such text.
A conformal set needs no such trust: it is made as wide as labeled articles of the same kind ask
for. It needs the extra `conformal` (MAPIE).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin

from stancekit.errors import ConfigError, TableError
from stancekit.tables import STANCES, check_columns

#: The columns that `prediction_sets` adds, in the order of `STANCES`.
SET_COLUMNS = tuple(f"may_be_{stance}" for stance in STANCES)


class _Given(ClassifierMixin, BaseEstimator):
    """A classifier whose probabilities are known already."""

    def __init__(self) -> None:
        self.classes_ = np.arange(len(STANCES))

    def fit(self, X: Any, y: Any = None) -> _Given:
        return self

    def predict_proba(self, X: Any) -> npt.NDArray[np.float64]:
        return np.asarray(X, dtype=float)

    def predict(self, X: Any) -> npt.NDArray[np.int64]:
        return np.asarray(np.argmax(X, axis=1))


def prediction_sets(
    table: pd.DataFrame,
    calibration: pd.DataFrame,
    level: float = 0.9,
    random_state: int = 0,
) -> pd.DataFrame:
    """Tell of each sentence which stances it may take.

    Of a new article's sentences that take a stance, the set of one drawn at random holds that
    stance with a probability of at least `level`, for each of the three stances by itself, if the
    article and those of `calibration` are alike: drawn from the same archive and question. Where
    they are not (another question, another kind of outlet), the promise is off.

    Parameters
    ----------
    table : DataFrame
        Scored sentences: `support`, `neutral`, `opposition`, in [0, 1].
    calibration : DataFrame
        Labeled sentences of articles that the model was not trained on, scored by the same model
        (see `stancekit.evaluation.align_sentences`): `article_id`, `stance` (gold), `support`,
        `neutral`, `opposition`. Sentences of one article resemble each other, so of each article
        one sentence of each stance is drawn.
    level : float, default=0.9
        In (0, 1).
    random_state : int, default=0
        Of the draw.

    Returns
    -------
    DataFrame
        `table` with the columns `may_be_support`, `may_be_neutral` and `may_be_opposition` (bool).
        A set may be empty: no stance is as likely as it was in labeled sentences of that stance.
        A stance of which too few articles are labeled (fewer than level / (1 - level)) is in
        every set.

    Raises
    ------
    TableError
        A column is missing, a gold stance is unknown, or `calibration` is empty.
    ConfigError
        `level` is out of range, or MAPIE is not installed.

    References
    ----------
    Sadinle, Lei and Wasserman, "Least ambiguous set-valued classifiers with bounded error levels"
    (2019); Dunn, Wasserman and Ramdas, "Distribution-free prediction sets for two-layer
    hierarchical models" (2023).

    Examples
    --------
    >>> labeled = pd.DataFrame({"article_id": [f"a{i}" for i in range(60)],
    ...     "stance": ["support", "neutral", "opposition"] * 20,
    ...     "support": [0.7, 0.2, 0.1] * 20, "neutral": [0.2, 0.7, 0.2] * 20,
    ...     "opposition": [0.1, 0.1, 0.7] * 20})
    >>> new = pd.DataFrame({"support": [0.9, 0.1], "neutral": [0.1, 0.8], "opposition": [0.0, 0.1]})
    >>> prediction_sets(new, labeled)[list(SET_COLUMNS)].to_numpy().tolist()
    [[True, False, False], [False, True, False]]
    """
    check_columns(table, STANCES, "the table")
    check_columns(calibration, ("article_id", "stance", *STANCES), "the calibration table")
    if not 0 < level < 1:
        raise ConfigError(f"level is {level}; give a number between 0 and 1")
    if calibration.empty:
        raise TableError("the calibration table is empty; give labeled articles")
    unknown = set(calibration["stance"].unique()) - set(STANCES)
    if unknown:
        raise TableError(
            f"the calibration table has the stance {min(map(str, unknown))!r}; "
            f"it must be one of {', '.join(STANCES)}"
        )
    mapie = _mapie()
    probabilities = table[list(STANCES)].to_numpy(dtype=float)
    shuffled = calibration.sample(frac=1, random_state=random_state)
    drawn = shuffled.drop_duplicates(["article_id", "stance"])
    result = table.copy()
    for number, (stance, column) in enumerate(zip(STANCES, SET_COLUMNS, strict=True)):
        own = drawn.loc[drawn["stance"] == stance, list(STANCES)].to_numpy(dtype=float)
        inside = np.ones(len(table), dtype=bool)
        # the quantile of fewer scores is infinite
        if len(own) + 1 > 1 / (1 - level) and len(table):
            sets = mapie.SplitConformalClassifier(_Given(), confidence_level=level)
            with _one_label():
                sets.conformalize(own, np.full(len(own), number))
            inside = sets.predict_set(probabilities)[1][:, number, 0]
        result[column] = inside
    return result


@contextmanager
def _one_label() -> Iterator[None]:
    # each stance has its own quantile, so that a rare one is not missed for the common one's sake
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", ".*conformalization dataset has less labels", UserWarning)
        yield


def _mapie() -> Any:
    try:
        return import_module("mapie.classification")
    except ImportError as error:
        raise ConfigError(
            "conformal sets need MAPIE; install it: pip install 'stancekit[conformal]'"
        ) from error
