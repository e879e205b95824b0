"""From votes to one label a sentence, or none.

`combine_votes` never contradicts functions that all say the same, counts functions that copy each
other once, and gives no label rather than guess. `compare_methods` holds the ways of combining
against gold by cross-validation over documents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from stancekit.errors import LabelingError
from stancekit.labeling.diagnostics import find_copies, merge_copies
from stancekit.labeling.functions import LABELS

FloatArray = npt.NDArray[np.float64]
Method = Literal["majority", "precision", "logistic", "dawid-skene"]
#: The ways of combining, the simplest first.
METHODS: tuple[Method, ...] = ("majority", "precision", "logistic", "dawid-skene")

_SHRINK = 10.0  # a function's precision is drawn toward its class's as if by so many votes
# a class's precision is drawn toward this, as if by so many votes: little gold must not condemn it
_TRUST, _TRUST_VOTES = 0.8, 20.0
_DAMP = 0.7  # functions are no independent witnesses: each further one says less than it seems


def combine_votes(
    votes: pd.DataFrame,
    gold: pd.Series | None = None,
    method: Method | None = None,
    threshold: float | Mapping[str, float] = 0.7,
) -> pd.DataFrame:
    """Combine votes into one label a sentence.

    Parameters
    ----------
    votes : DataFrame of shape (n_sentences, n_functions)
        From `collect_votes`.
    gold : Series of shape (n_sentences,), optional
        Labels by hand in the index of `votes`, NA where there is none: what the weights are
        learned from. The labels themselves are not given back; see `make_examples`.
    method : {"majority", "precision", "logistic", "dawid-skene"}, optional
        - "precision": each vote is worth what votes of its function and class were worth on gold,
          shrunk toward what its class's are (the default with gold);
        - "majority": the label that most functions vote for (the default without gold);
        - "logistic": a logistic regression on the votes;
        - "dawid-skene": functions' confusion matrices by expectation and maximization, without
          gold. It collapses where functions copy each other or only ever vote one label.
    threshold : float or mapping of label to float, default=0.7
        A label is given where it is at least so probable.

    Returns
    -------
    DataFrame of shape (n_sentences, 6)
        `label` (NA for none), `probability` (its own, else that of the likeliest), and the
        probabilities of `support`, `neutral`, `opposition` and `off-topic`; 1/4 each where nobody
        votes.

    Raises
    ------
    LabelingError
        The method needs gold and there is none, or there is no such method.

    Notes
    -----
    The default pools the functions' distributions logarithmically (Genest and Zidek, "Combining
    probability distributions", Statistical Science 1, 1986), with weights below 1 since the
    functions are not independent. Dawid and Skene, "Maximum likelihood estimation of observer
    error-rates using the EM algorithm", Applied Statistics 28 (1979).

    Examples
    --------
    >>> votes = pd.DataFrame({"a": ["support", "support", None],
    ...                       "b": ["support", "neutral", None], "c": ["support", None, None]})
    >>> combine_votes(votes)["label"].tolist()
    ['support', <NA>, <NA>]
    """
    method = method or ("majority" if gold is None else "precision")
    if method not in METHODS:
        raise LabelingError(f"no method {method!r}; use one of {', '.join(METHODS)}")
    fit = fit_combiner(votes, gold, method)
    return label_votes(votes, fit(votes), threshold)


def label_votes(
    votes: pd.DataFrame,
    probabilities: FloatArray,
    threshold: float | Mapping[str, float] = 0.7,
) -> pd.DataFrame:
    """Give a label where one is probable enough and nobody is contradicted who all agree.

    Parameters
    ----------
    votes : DataFrame of shape (n_sentences, n_functions)
    probabilities : ndarray of shape (n_sentences, 4)
        Of the labels, in the order of `LABELS`.
    threshold : float or mapping of label to float, default=0.7

    Returns
    -------
    DataFrame
        See `combine_votes`.
    """
    values = _values(votes)
    counts = _counts(values)
    best = probabilities.argmax(axis=1)
    floor = np.array(
        [threshold.get(name, 0.7) if isinstance(threshold, Mapping) else threshold
         for name in LABELS]
    )  # fmt: skip
    top = probabilities.max(axis=1)
    voted = counts.sum(axis=1) > 0
    given = voted & (top >= floor[best])
    # what all say may be doubted, and then there is no label; it is never turned around
    unanimous = (counts > 0).sum(axis=1) == 1
    given &= ~(unanimous & (counts.argmax(axis=1) != best))
    names = np.array(LABELS, dtype=object)
    label = [x if sure else None for x, sure in zip(names[best], given, strict=True)]
    columns = {name: probabilities[:, place] for place, name in enumerate(LABELS)}
    data = {"label": pd.array(label, dtype="string"), "probability": top, **columns}
    return pd.DataFrame(data, index=votes.index)


Combiner = Callable[[pd.DataFrame], FloatArray]


def fit_combiner(votes: pd.DataFrame, gold: pd.Series | None, method: Method) -> Combiner:
    """Learn how to combine votes; what is given turns a votes table into probabilities.

    Parameters
    ----------
    votes : DataFrame of shape (n_sentences, n_functions)
    gold : Series of shape (n_sentences,) or None
    method : str
        See `combine_votes`.

    Returns
    -------
    callable
        Takes votes of the same functions, gives an array of shape (n_sentences, 4).

    Raises
    ------
    LabelingError
        The method needs gold and there is none.
    """
    copies = find_copies(votes)

    def once(table: pd.DataFrame) -> pd.DataFrame:
        return merge_copies(table, copies)

    merged = once(votes)
    if method == "majority":
        return lambda table: _majority(_values(once(table)))
    if method == "dawid-skene":
        return _dawid_skene(merged, once)
    labels = None if gold is None else _aligned(gold, votes)
    if labels is None or not labels.notna().any():
        raise LabelingError(f"the method {method!r} learns from gold, and there is none")
    unknown = set(labels.dropna()) - set(LABELS)
    if unknown:
        raise LabelingError(f"gold holds {min(unknown)!r}; use one of {', '.join(LABELS)}")
    judged = labels.notna().to_numpy()
    known = labels[judged].to_numpy(dtype=object)
    if method == "precision":
        return _precision(merged[judged], known, once)
    return _logistic(merged[judged], known, once)


def _aligned(gold: pd.Series, votes: pd.DataFrame) -> pd.Series:
    return gold if gold.index.equals(votes.index) else gold.reindex(votes.index)


def _values(votes: pd.DataFrame) -> npt.NDArray[Any]:
    return np.asarray(votes.astype(object).where(votes.notna(), None).to_numpy())


def _counts(values: npt.NDArray[Any]) -> npt.NDArray[np.int_]:
    return np.stack([(values == label).sum(axis=1) for label in LABELS], axis=1)


def _majority(values: npt.NDArray[Any]) -> FloatArray:
    counts = _counts(values).astype(float)
    total = counts.sum(axis=1, keepdims=True)
    return np.where(total > 0, counts / np.maximum(total, 1), 1 / len(LABELS))


def _precision(votes: pd.DataFrame, gold: npt.NDArray[Any], once: Any) -> Combiner:
    values = _values(votes)
    truth = np.stack([gold == label for label in LABELS], axis=1).astype(float)
    prior = (truth.sum(axis=0) + 1) / (len(gold) + len(LABELS))
    # what a vote of a class says, whoever gives it
    pooled = np.stack([prior * (1 - _TRUST) * _TRUST_VOTES for _ in LABELS])
    pooled += np.eye(len(LABELS)) * _TRUST * _TRUST_VOTES
    for place, label in enumerate(LABELS):
        pooled[place] += ((values == label).sum(axis=1)[:, None] * truth).sum(axis=0)
    pooled /= pooled.sum(axis=1, keepdims=True)
    says = {}
    for column, name in enumerate(votes.columns):
        for place, label in enumerate(LABELS):
            seen = truth[values[:, column] == label].sum(axis=0) + _SHRINK * pooled[place]
            says[str(name), label] = np.log(seen / seen.sum()) - np.log(prior)

    def probabilities(table: pd.DataFrame) -> FloatArray:
        merged = once(table)
        found = _values(merged)
        logits = np.zeros((len(found), len(LABELS)))
        voters = np.zeros(len(found))
        for column, name in enumerate(merged.columns):
            for label in LABELS:
                here = found[:, column] == label
                logits[here] += says[str(name), label]
                voters += here
        # the sum of n correlated witnesses counts as that of n ** damp
        logits *= np.maximum(voters, 1)[:, None] ** (_DAMP - 1)
        return _softmax(np.where(voters[:, None] > 0, logits + np.log(prior), 0.0))

    return probabilities


def _logistic(votes: pd.DataFrame, gold: npt.NDArray[Any], once: Any) -> Combiner:
    if len(set(gold)) < 2:
        raise LabelingError("the method 'logistic' needs gold of two labels at least")
    learner = LogisticRegression(C=1.0, max_iter=2000).fit(_marks(votes), gold)

    def probabilities(table: pd.DataFrame) -> FloatArray:
        found = np.zeros((len(table), len(LABELS)))
        merged = once(table)
        predicted = learner.predict_proba(_marks(merged))
        for column, label in enumerate(learner.classes_):
            found[:, LABELS.index(str(label))] = predicted[:, column]
        silent = merged.isna().all(axis=1).to_numpy()
        found[silent] = 1 / len(LABELS)
        return found

    return probabilities


def _marks(votes: pd.DataFrame) -> Any:
    """Give the votes as zeros and ones, a column for each label and function, label by label."""
    values = _values(votes)
    return sparse.hstack(
        [sparse.csr_matrix((values == label).astype(np.float64)) for label in LABELS], format="csr"
    )


def _dawid_skene(votes: pd.DataFrame, once: Any, rounds: int = 100) -> Combiner:
    marks = _marks(votes)
    voted = np.asarray(marks.sum(axis=1)).ravel() > 0
    marks, belief = marks[voted], _majority(_values(votes))[voted]
    prior, says = _observers(marks, belief, votes.shape[1])
    for _ in range(rounds):
        before = says
        prior, says = _observers(marks, _believed(marks, prior, says), votes.shape[1])
        if np.abs(before - says).max() < 1e-4:
            break

    def probabilities(table: pd.DataFrame) -> FloatArray:
        merged = once(table)
        found = _believed(_marks(merged), prior, says)
        found[merged.isna().all(axis=1).to_numpy()] = 1 / len(LABELS)
        return found

    return probabilities


def _observers(marks: Any, belief: FloatArray, functions: int) -> tuple[FloatArray, FloatArray]:
    """Give the labels' shares, and what each function votes by the true label, as `_marks`."""
    prior = (belief.sum(axis=0) + 1) / (belief.sum() + len(LABELS))
    seen = np.asarray(marks.T @ belief).T.reshape(len(LABELS), len(LABELS), functions) + 0.01
    says = seen / seen.sum(axis=1, keepdims=True)
    return prior, says.reshape(len(LABELS), -1)


def _believed(marks: Any, prior: FloatArray, says: FloatArray) -> FloatArray:
    return _softmax(np.log(prior) + np.asarray(marks @ np.log(says).T))


def _softmax(logits: FloatArray) -> FloatArray:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def find_thresholds(
    probabilities: FloatArray, gold: pd.Series, precision: float = 0.9, least: int = 20
) -> dict[str, float]:
    """Find for each label the lowest threshold at which it is right often enough on gold.

    Parameters
    ----------
    probabilities : ndarray of shape (n_sentences, 4)
        From what `fit_combiner` gave, on sentences that it did not learn from.
    gold : Series of shape (n_sentences,)
        NA where there is none.
    precision : float, default=0.9
        In (0, 1].
    least : int, default=20
        Fewer sentences are no evidence.

    Returns
    -------
    dict of str to float
        Label to threshold, for `combine_votes`; above 1 (so that it is never given) where no
        threshold reaches the precision.

    Examples
    --------
    >>> probabilities = np.array([[0.9, 0.1, 0, 0], [0.6, 0.4, 0, 0], [0.5, 0.5, 0, 0]])
    >>> gold = pd.Series(["support", "support", "neutral"])
    >>> find_thresholds(probabilities, gold, least=2)["support"]
    0.6
    """
    known = gold.notna().to_numpy()
    found, truth = probabilities[known], gold[known].to_numpy(dtype=object)
    best = found.argmax(axis=1)
    thresholds = {}
    for place, label in enumerate(LABELS):
        here = np.flatnonzero(best == place)
        here = here[np.argsort(-found[here, place], kind="stable")]
        scores = found[here, place]
        share = np.cumsum(truth[here] == label) / np.arange(1, len(here) + 1)
        # sentences with the same probability are all in or all out
        last = np.append(scores[1:] != scores[:-1], True) if len(here) else np.zeros(0, bool)
        enough = last & (share >= precision) & (np.arange(1, len(here) + 1) >= least)
        thresholds[label] = float(scores[np.flatnonzero(enough)[-1]]) if enough.any() else 1.1
    return thresholds


def compare_methods(
    votes: pd.DataFrame,
    gold: pd.Series,
    documents: pd.Series,
    methods: Sequence[Method] = METHODS,
    threshold: float | Mapping[str, float] = 0.7,
    n_folds: int = 5,
) -> pd.DataFrame:
    """Hold ways of combining against gold, by cross-validation over documents.

    Parameters
    ----------
    votes : DataFrame of shape (n_sentences, n_functions)
    gold : Series of shape (n_sentences,)
        NA where there is none; these sentences are left out.
    documents : Series of shape (n_sentences,)
        What is never parted: article ids, or better, groups of near-duplicates or events.
    methods : sequence of str, default=METHODS
    threshold : float or mapping of label to float, default=0.7
    n_folds : int, default=5

    Returns
    -------
    DataFrame
        `method`, `label` (a label, or "all"), `gold` (sentences), `labeled` (share of the
        sentences that get a label; of a label's own, that get any), `precision` and `recall`.

    Raises
    ------
    LabelingError
        Fewer documents with gold than folds.

    Examples
    --------
    >>> votes = pd.DataFrame({"a": ["support", "neutral"] * 4})
    >>> gold = pd.Series(["support", "neutral"] * 4)
    >>> table = compare_methods(votes, gold, pd.Series(range(8)), ["majority"], n_folds=2)
    >>> table[table["label"] == "all"][["labeled", "precision", "recall"]].values.tolist()
    [[1.0, 1.0, 1.0]]
    """
    gold = _aligned(gold, votes)
    keep = gold.notna().to_numpy()
    votes, gold, documents = votes[keep], gold[keep], documents[keep]
    if documents.nunique() < n_folds:
        raise LabelingError(
            f"{n_folds} folds need as many documents with gold, and there are {documents.nunique()}"
        )
    rows = []
    for method in methods:
        found = pd.Series(pd.NA, index=votes.index, dtype="string")
        for train, test in GroupKFold(n_folds).split(votes, groups=documents):
            fit = fit_combiner(votes.iloc[train], gold.iloc[train], method)
            part = votes.iloc[test]
            found.iloc[test] = label_votes(part, fit(part), threshold)["label"]
        rows += [{"method": method, **row} for row in _figures(found, gold)]
    return pd.DataFrame(rows)


def _figures(found: pd.Series, gold: pd.Series) -> list[dict[str, object]]:
    labeled, right = found.notna(), (found == gold).fillna(False).astype(bool)
    rows: list[dict[str, object]] = []
    for label in ("all", *LABELS):
        own = pd.Series(True, index=gold.index) if label == "all" else gold == label
        said = labeled if label == "all" else (found == label).fillna(False).astype(bool)
        rows.append(
            {
                "label": label,
                "gold": int(own.sum()),
                "labeled": float(labeled[own].mean()) if own.any() else np.nan,
                "precision": float(right[said].mean()) if said.any() else np.nan,
                "recall": float(right[own].mean()) if own.any() else np.nan,
            }
        )
    return rows
