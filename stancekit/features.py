"""Features of a sentence read in its article, as a scikit-learn pipeline.

The four texts of its description (`stancekit.descriptions`) are vectorized each on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.pipeline import Pipeline
from sklearn.utils.validation import check_is_fitted

from stancekit.descriptions import DESCRIPTION_COLUMNS, describe
from stancekit.errors import TableError
from stancekit.question import Question, load_question
from stancekit.reading import ReadSentence, read_article

# the texts are cut already: whatever stands between spaces is one feature
_PIECE = r"\S+"
_KEYS = ["article_id", "question"]
# shares of a table that processes read one after another: many, since some take longer
_PARTS = 16

Describing = Callable[[Sequence[ReadSentence], Question], pd.DataFrame]


def read_table(
    sentences: pd.DataFrame,
    questions: dict[str, Question] | None = None,
    describing: Describing | None = None,
    n_jobs: int = 1,
) -> pd.DataFrame:
    """Add the columns that the vectorizers take to a sentences table.

    Parameters
    ----------
    sentences : DataFrame
        With `article_id`, `question`, `sentence` and `text`; all sentences of an article, since
        each is read in the light of the others.
    questions : dict of str to Question, optional
        The questions by the names in the table; those that ship are found by themselves.
    describing : callable, optional
        What describes a read article; `describe` by default.
    n_jobs : int, default=1
        Processes; the table is the same with any number.

    Returns
    -------
    DataFrame
        `sentences` with the columns of `DESCRIPTION_COLUMNS`, in the same order.
    """
    ordered = sentences.reset_index(drop=True)
    if ordered.empty:
        return ordered.assign(**{name: pd.Series(dtype="object") for name in DESCRIPTION_COLUMNS})
    article = ordered.groupby(_KEYS, sort=False).ngroup()
    n_parts = 1 if n_jobs == 1 else _PARTS
    part = article * n_parts // (article.max() + 1)
    found = Parallel(n_jobs=n_jobs)(
        delayed(_read_articles)(rows, dict(questions or {}), describing)
        for _, rows in ordered[[*_KEYS, "sentence", "text"]].groupby(part, sort=False)
    )
    return ordered.join(pd.concat(found))


def _read_articles(
    sentences: pd.DataFrame, known: dict[str, Question], describing: Describing | None
) -> pd.DataFrame:
    pieces = []
    for (_, name), rows in sentences.groupby(_KEYS, sort=False):
        question = known.setdefault(str(name), _known(known, str(name)))
        rows = rows.sort_values("sentence", kind="stable")
        article = read_article([str(text) for text in rows["text"]], question)
        described = describe(article) if describing is None else describing(article, question)
        described.index = rows.index
        pieces.append(described)
    return pd.concat(pieces)


def _known(known: dict[str, Question], name: str) -> Question:
    return known[name] if name in known else load_question(name)


class SentenceReader(TransformerMixin, BaseEstimator):
    """Read sentences in their articles, as the first step of a pipeline.

    Parameters
    ----------
    question : str, default="western-sahara"
        The question of plain strings: a shipped question's name or a TOML file. A sentences
        table says the question of each row itself.

    Examples
    --------
    >>> SentenceReader().fit_transform(["Rabat welcomed it."])["words"][0]
    'xclaimantseat welcom it .'
    """

    def __init__(self, question: str = "western-sahara") -> None:
        self.question = question

    def fit(self, X: Any, y: Any = None) -> SentenceReader:
        """Check the input; there is nothing to learn."""
        as_sentences(X, self.question)
        self.n_features_in_ = 1
        return self

    def transform(self, X: Any) -> pd.DataFrame:
        """Read the sentences.

        Parameters
        ----------
        X : sequence of str or sentences table of length n_sentences

        Returns
        -------
        DataFrame of shape (n_sentences, 4)
        """
        check_is_fitted(self)
        table = as_sentences(X, self.question)
        if not set(DESCRIPTION_COLUMNS) <= set(table.columns):
            table = read_table(table)
        return table[list(DESCRIPTION_COLUMNS)]

    def get_feature_names_out(self, input_features: Any = None) -> npt.NDArray[np.object_]:
        """Give the names of the columns."""
        return np.array(DESCRIPTION_COLUMNS, dtype=object)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.requires_fit = False
        return tags


class PieceCounter(CountVectorizer):
    """Count the pieces of texts that are cut already, as its parent does, sooner.

    A text is cut at its blanks, whatever the token pattern; of the parent's other settings,
    `ngram_range`, `lowercase`, `binary` and those of learning count. What is no feature is passed
    over without the exception that it costs there.
    """

    def build_tokenizer(self) -> Callable[[str], list[str]]:
        """Give what cuts a text."""
        return str.split

    def transform(self, raw_documents: Iterable[str]) -> Any:
        """Count the features of each text.

        Parameters
        ----------
        raw_documents : iterable of str of length n_texts

        Returns
        -------
        sparse matrix of shape (n_texts, n_features)
        """
        check_is_fitted(self, "vocabulary_")
        least, most = self.ngram_range
        column = self.vocabulary_.get
        indices: list[int] = []
        ends = [0]
        for text in raw_documents:
            pieces = (text.lower() if self.lowercase else text).split()
            for size in range(least, most + 1):
                grams = pieces
                if size > 1:
                    shifted = [pieces[at:] for at in range(size)]
                    grams = [*map(" ".join, zip(*shifted, strict=False))]  # the last is shortest
                indices += [found for found in map(column, grams) if found is not None]
            ends.append(len(indices))
        counts = csr_matrix(
            (np.ones(len(indices), dtype=self.dtype), indices, ends),
            shape=(len(ends) - 1, len(self.vocabulary_)),
        )
        counts.sum_duplicates()
        if self.binary:
            counts.data.fill(1)
        return counts


class PieceVectorizer(TfidfVectorizer):
    """Weigh the pieces of texts that are cut already by tf-idf; see `PieceCounter`."""

    def build_tokenizer(self) -> Callable[[str], list[str]]:
        """Give what cuts a text."""
        return str.split

    def transform(self, raw_documents: Iterable[str]) -> Any:
        """Count the features of each text and weigh them."""
        counts = PieceCounter.transform(self, raw_documents)
        return self._tfidf.transform(counts, copy=False)


def make_features(
    question: str = "western-sahara",
    words: tuple[int, int] | None = (1, 2),
    roles: bool = True,
    skeleton: tuple[int, int] | None = (1, 3),
    signs: bool = True,
    signs_weight: float = 0.3,
    min_df: int = 2,
) -> Pipeline:
    """Make the feature pipeline: reading, then one vectorizer for each text.

    Parameters
    ----------
    question : str, default="western-sahara"
        The question of plain strings.
    words, skeleton : tuple of (int, int) or None
        Lengths of n-grams, or None to leave the text out.
    roles : bool, default=True
        Whether to use each role beside each word of its sentence, near or far.
    signs : bool, default=True
        Whether to use the signs of grammar and context.
    signs_weight : float, default=0.3
        What a sign counts in the matrix; n-grams are of unit length, so 1 would let few signs
        outweigh all words.
    min_df : int, default=2
        A feature must stand in so many training sentences.

    Returns
    -------
    Pipeline
        Takes strings or a sentences table, gives a sparse matrix.

    Raises
    ------
    ValueError
        Everything is left out.
    """
    parts: list[tuple[str, Any, str]] = []
    if words is not None:
        parts.append(
            (
                "words",
                PieceVectorizer(
                    ngram_range=words, min_df=min_df, sublinear_tf=True, token_pattern=_PIECE
                ),
                "words",
            )
        )
    if roles:
        parts.append(
            (
                "roles",
                PieceVectorizer(min_df=min_df, sublinear_tf=True, token_pattern=_PIECE),
                "roles",
            )
        )
    if skeleton is not None:
        parts.append(
            (
                "skeleton",
                PieceVectorizer(
                    ngram_range=skeleton, min_df=min_df, sublinear_tf=True, token_pattern=_PIECE
                ),
                "skeleton",
            )
        )
    if signs:
        parts.append(
            (
                "signs",
                PieceCounter(token_pattern=_PIECE, lowercase=False, binary=True, min_df=min_df),
                "signs",
            )
        )
    if not parts:
        raise ValueError("no features are left: give at least one of words, roles, skeleton, signs")
    return Pipeline(
        [
            ("read", SentenceReader(question)),
            ("vectorize", ColumnTransformer(parts, transformer_weights={"signs": signs_weight})),
        ]
    )


def as_sentences(X: Any, question: str) -> pd.DataFrame:
    """Make a sentences table of whatever an estimator is given.

    Parameters
    ----------
    X : sequence of str, Series, array of shape (n,) or (n, 1), or DataFrame with `text`
    question : str
        The question of sentences that do not say theirs.

    Returns
    -------
    DataFrame
        With at least `article_id`, `question`, `sentence` and `text`.

    Raises
    ------
    TableError
        `X` holds something that is not text, or is one string.

    Examples
    --------
    >>> as_sentences("one string", "western-sahara")
    Traceback (most recent call last):
        ...
    stancekit.errors.TableError: expected a list of sentences, not one string; write [text]
    """
    if isinstance(X, str):
        raise TableError("expected a list of sentences, not one string; write [text]")
    if isinstance(X, pd.DataFrame):
        if "text" not in X.columns:
            raise TableError(
                "a sentences table needs the column 'text'; this one has "
                + (", ".join(repr(str(c)) for c in X.columns) or "none")
            )
        table = X.copy()
        if "question" not in table:
            table["question"] = question
        if "article_id" not in table:
            table["article_id"] = [str(i) for i in range(len(table))]
        if "sentence" not in table:
            table["sentence"] = table.groupby("article_id", sort=False).cumcount()
        return table
    values = np.asarray(X, dtype=object)
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim != 1:
        raise TableError(f"expected a list of sentences, not an array of shape {values.shape}")
    for row, value in enumerate(values):
        if not isinstance(value, str):
            raise TableError(f"row {row}: expected a sentence, not {type(value).__name__}")
    return pd.DataFrame(
        {
            "article_id": [str(i) for i in range(len(values))],
            "question": question,
            "sentence": 0,
            "text": list(values),
        }
    )
