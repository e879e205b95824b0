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
from sklearn.utils import murmurhash3_32

_WORD = re.compile(r"[^\W_]+")
_FEATURES = 2**30
_BLOCK_TEXTS = 2_000
# of a shingle that more texts share than this, only the first so many are compared with the
# others: a line that every page of an outlet carries must not cost the square of its pages
_MOST_TEXTS = 200
# pairs of text and shingle that are compared at once
_BLOCK_PAIRS = 10_000_000
# what stands in a signature where the text has no more shingles
_FILL = np.uint32(2**32 - 1)


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


def signatures(texts: Sequence[str], words: int = 4, size: int = 64) -> npt.NDArray[np.uint32]:
    """Sum up texts so that near-duplicates of them can be told without them.

    Of each text the smallest hashes of its shingles are kept: a sample of the shingles that is the
    same in every copy (a bottom-k MinHash sketch). The text cannot be read from it.

    Parameters
    ----------
    texts : sequence of str
    words : int, default=4
        Words in a shingle.
    size : int, default=64
        Hashes to keep of each text.

    Returns
    -------
    ndarray of shape (n_texts, size + 1), dtype uint32
        The number of the text's different shingles, then the smallest hashes, sorted; the rest is
        filled with the greatest number.

    References
    ----------
    Broder, "On the resemblance and containment of documents" (1997).

    Examples
    --------
    >>> int(signatures(["Peru backs the plan, it said."], size=4)[0, 0])
    3
    """
    result = np.full((len(texts), size + 1), _FILL, dtype=np.uint32)
    for row, text in zip(result, texts, strict=True):
        hashes = _hashes(text, words)
        row[0] = len(hashes)
        kept = hashes[:size]
        row[1 : 1 + len(kept)] = kept
    return result


def find_copies(
    texts: Sequence[str],
    known: npt.NDArray[np.uint32],
    threshold: float = 0.6,
    words: int = 4,
    least: float = 0.2,
) -> npt.NDArray[np.float64]:
    """Tell which texts are near-duplicates of texts of which only the signatures are known.

    The same rule as `duplicate_groups`, but the shared shingles are estimated: of a text with up
    to as many shingles as its signature has hashes exactly, of a longer one with a standard
    error of about 0.06 where the signature has 64.

    Parameters
    ----------
    texts : sequence of str
    known : ndarray of shape (n_known, size + 1), dtype uint32
        From `signatures`, with the same `words`.
    threshold, words, least
        See `duplicate_groups`.

    Returns
    -------
    ndarray of shape (n_texts,)
        The greatest share of shared shingles with a known text, from `threshold` to 1; 0 where
        the text is nobody's copy.

    Examples
    --------
    >>> report = "Peru backs the plan, the minister said in Lima on Monday after the talks."
    >>> find_copies(["LIMA - " + report, "Chad opens an office."], signatures([report])).tolist()
    [1.0, 0.0]
    """
    result = np.zeros(len(texts))
    if not len(known):
        return result
    sizes = known[:, 0].astype(np.int64)
    sampled = np.minimum(sizes, known.shape[1] - 1)
    inside = np.arange(known.shape[1] - 1) < sampled[:, None]
    for number, text in enumerate(texts):
        hashes = _hashes(text, words)
        if not len(hashes):
            continue
        # both are sorted: much faster than a search through a set
        place = np.minimum(np.searchsorted(hashes, known[:, 1:]), len(hashes) - 1)
        hits = ((hashes[place] == known[:, 1:]) & inside).sum(axis=1)
        shorter, longer = np.minimum(sizes, len(hashes)), np.maximum(sizes, len(hashes))
        common = hits / np.maximum(sampled, 1) * sizes
        share = np.minimum(common / np.maximum(shorter, 1), 1.0)
        share[shorter < least * longer] = 0.0
        best = float(share.max())
        result[number] = best if best >= threshold else 0.0
    return result


def _hashes(text: str, words: int) -> npt.NDArray[np.uint32]:
    """Give the hashes of a text's shingles, each once, sorted."""
    found = [murmurhash3_32(shingle, positive=True) for shingle in set(_shingles(text, words))]
    return np.unique(np.array(found, dtype=np.uint32))


def _shingles(text: str, words: int) -> list[str]:
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    found = _WORD.findall(plain.casefold())
    if len(found) < words:
        return [" ".join(found)] if found else []
    return [" ".join(found[i : i + words]) for i in range(len(found) - words + 1)]


def _shingle_matrix(
    texts: Sequence[str], words: int
) -> tuple[sparse.csr_matrix, npt.NDArray[np.int64]]:
    """Tell which shingles stand in which texts, those of one text left out, and count them all."""
    vectorizer = HashingVectorizer(
        analyzer=lambda text: _shingles(text, words),
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
