"""Near-duplicates among texts: reprints, cut copies, the same report under another headline.

Texts are compared by their shingles, the runs of a few words that stand in them. One text counts
as a copy of another if most shingles of the shorter stand in the longer, so that a copy which was
cut, or which got another headline and a menu, is still found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import HashingVectorizer

_WORD = re.compile(r"[^\W_]+")
_FEATURES = 2**30
_BLOCK_TEXTS = 2_000
# of a shingle that more texts share than this, only the first so many are compared with the
# others: a line that every page of an outlet carries must not cost the square of its pages
_MOST_TEXTS = 200
# pairs of text and shingle that are compared at once
_BLOCK_PAIRS = 10_000_000


def duplicate_groups(
    texts: Sequence[str], threshold: float = 0.6, words: int = 4, least: float = 0.2
) -> npt.NDArray[np.int_]:
    """Find the groups of near-duplicate texts.

    Two texts fall in one group if at least `threshold` of the shorter one's shingles stand in the
    longer one, and so do texts that a chain of such pairs connects. Case, punctuation and line
    breaks do not count. A text without words is nobody's duplicate; one with fewer words than a
    shingle is only that of texts with the same words.

    Parameters
    ----------
    texts : sequence of str
    threshold : float, default=0.6
        Share of the shorter text's shingles, above 0 and at most 1.
    words : int, default=4
        Words in a shingle.
    least : float, default=0.2
        Share of the longer text's shingles that the shorter text must have at least, so that a
        line which is quoted somewhere is no copy of the whole; 0 to 1.

    Returns
    -------
    ndarray of shape (n_texts,)
        Group numbers from 0, in the order in which the groups begin.

    Raises
    ------
    ValueError
        A parameter is out of range.

    Notes
    -----
    Time and memory grow with the number of words, not with the number of pairs: shingles are
    hashed block by block, those of a single text are dropped, and of one that very many texts
    share (a menu, say) only the first texts are compared with the others.

    Examples
    --------
    >>> report = "Peru backs the plan, the minister said in Lima on Monday after the talks."
    >>> duplicate_groups([report, "Chad opens an office.", "LIMA - " + report]).tolist()
    [0, 1, 0]
    """
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold is {threshold}; it must be above 0 and at most 1")
    if not 0 <= least <= 1:
        raise ValueError(f"least is {least}; it must be from 0 to 1")
    if words < 1:
        raise ValueError(f"words is {words}; it must be 1 or more")
    if len(texts) == 0:
        return np.zeros(0, dtype=np.int_)
    shingles, sizes = _shingle_matrix(texts, words)
    firsts, seconds = [], []
    for first, second in _pairs(shingles, sizes, threshold, least):
        firsts.append(first)
        seconds.append(second)
    row = np.concatenate(firsts) if firsts else np.zeros(0, dtype=np.int32)
    column = np.concatenate(seconds) if seconds else np.zeros(0, dtype=np.int32)
    graph = sparse.coo_matrix((np.ones(len(row), dtype=bool), (row, column)), (len(texts),) * 2)
    return _in_order(connected_components(graph, directed=False)[1])


def _in_order(groups: npt.NDArray[np.int_]) -> npt.NDArray[np.int_]:
    """Give groups new numbers, in the order in which they begin."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int_)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse]


def _shingle_matrix(
    texts: Sequence[str], words: int
) -> tuple[sparse.csr_matrix, npt.NDArray[np.int64]]:
    """Tell which shingles stand in which texts, those of one text left out, and count them all."""

    def shingles(text: str) -> list[str]:
        plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
        found = _WORD.findall(plain.casefold())
        if len(found) < words:
            return [" ".join(found)] if found else []
        return [" ".join(found[i : i + words]) for i in range(len(found) - words + 1)]

    vectorizer = HashingVectorizer(
        analyzer=shingles,
        n_features=_FEATURES,
        binary=True,
        norm=None,
        alternate_sign=False,
        dtype=np.float32,
    )
    columns, sizes = [], []
    for start in range(0, len(texts), _BLOCK_TEXTS):
        block = vectorizer.transform(texts[start : start + _BLOCK_TEXTS])
        columns.append(block.indices.astype(np.int32))
        sizes.append(np.diff(block.indptr).astype(np.int64))
    column, size = np.concatenate(columns), np.concatenate(sizes)
    row = np.repeat(np.arange(len(texts), dtype=np.int32), size)
    kinds, count = np.unique(column, return_counts=True)
    kinds = kinds[count > 1]
    shared = np.isin(column, kinds)
    column, row = column[shared], row[shared]
    ones = np.ones(len(row), dtype=np.int32)
    place = np.searchsorted(kinds, column)
    return sparse.csr_matrix((ones, (row, place)), shape=(len(texts), len(kinds))), size


def _pairs(
    shingles: sparse.csr_matrix, sizes: npt.NDArray[np.int64], threshold: float, least: float
) -> Iterator[tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]]:
    """Give the pairs of texts of which one is a copy of the other, block by block."""
    # one row a shingle, with the texts that it stands in; of these, the first few
    postings = shingles.T.tocsr()
    postings.sort_indices()
    length = np.diff(postings.indptr)
    rank = np.arange(postings.nnz) - np.repeat(postings.indptr[:-1], length)
    kept = rank < _MOST_TEXTS
    compared = sparse.csr_matrix(
        (
            postings.data[kept],
            postings.indices[kept],
            np.concatenate([[0], np.cumsum(np.minimum(length, _MOST_TEXTS))]),
        ),
        shape=postings.shape,
    )
    cost = shingles @ np.minimum(length, _MOST_TEXTS).astype(np.int64)
    block = np.cumsum(cost) // _BLOCK_PAIRS
    starts = np.flatnonzero(np.diff(block, prepend=-1))
    for start, stop in zip(starts, [*starts[1:], len(sizes)], strict=True):
        common = (shingles[start:stop] @ compared).tocoo()
        first, second = common.row + np.int32(start), common.col
        shorter = np.minimum(sizes[first], sizes[second])
        longer = np.maximum(sizes[first], sizes[second])
        alike = (first != second) & (common.data >= threshold * shorter)
        alike &= shorter >= least * longer
        yield first[alike], second[alike]
