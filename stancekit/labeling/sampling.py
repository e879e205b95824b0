"""Which sentences to label next: the most useful first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from stancekit.errors import LabelingError
from stancekit.labeling.annotations import ANNOTATIONS
from stancekit.labeling.functions import LABELS
from stancekit.tables import check_columns

#: Why a sentence is worth a label, in the order in which they take turns.
REASONS = ("uncertain", "conflicting", "new wording", "balance")


def choose_sentences(
    examples: pd.DataFrame,
    combined: pd.DataFrame,
    votes: pd.DataFrame | None = None,
    n: int = 100,
    reasons: Sequence[str] = REASONS,
    holders: pd.Series | None = None,
    random_state: int = 0,
) -> pd.DataFrame:
    """Choose the sentences whose labels would be worth most, as a batch for annotators.

    The reasons take turns: the sentence of which the combined votes, or a model, are least sure;
    the one on which most functions contradict each other; the one whose words are most unlike
    those of all that is labeled or chosen; and one of the label, among those that votes suggest,
    which the batch and the labels by hand have least of, of the holder that it has least of. Of
    near-duplicate articles, and of sentences with the same words, one is taken.

    Parameters
    ----------
    examples : DataFrame
        From `make_examples`; labels by hand are not asked for again.
    combined : DataFrame
        From `combine_votes`, or any table with the probabilities of the four labels (a model's),
        in the order of `examples`.
    votes : DataFrame, optional
        In the order of `examples`; without it nothing counts as conflicting.
    n : int, default=100
    reasons : sequence of str, default=REASONS
    holders : Series, optional
        The holder's id of each sentence, in the order of `examples`, to balance by.
    random_state : int, default=0
        Of the order in which equals are taken.

    Returns
    -------
    DataFrame
        The columns of an annotations table, with the sentences before and after, the likeliest
        label as `suggestion` where votes give one, and `reason`.

    Raises
    ------
    LabelingError
        No such reason, or the tables are not of one length.
    """
    check_columns(combined, LABELS, "the combined votes")
    unknown = set(reasons) - set(REASONS)
    if unknown or not reasons:
        raise LabelingError(f"reasons are {list(reasons)}; use some of {', '.join(REASONS)}")
    for name, table in (("combined votes", combined), ("votes", votes), ("holders", holders)):
        if table is not None and len(table) != len(examples):
            raise LabelingError(f"{len(examples)} examples and {len(table)} {name}: give as many")
    examples = examples.reset_index(drop=True)
    probabilities = combined[list(LABELS)].to_numpy(dtype=float)
    order = np.random.default_rng(random_state).permutation(len(examples))
    by_hand = examples["provenance"].isin(["imported", "gold"]).to_numpy()
    named = examples["sentence"].to_numpy() >= 0
    chooser = _Chooser(examples, order, by_hand | ~named)
    # how far the likeliest label lies before the next; off the question nothing is at stake
    ranked = np.sort(probabilities, axis=1)
    off = probabilities[:, LABELS.index("off-topic")]
    scores = {"uncertain": (1 - (ranked[:, -1] - ranked[:, -2])) * (1 - off)}
    scores["conflicting"] = np.zeros(len(examples)) if votes is None else _conflict(votes)
    likeliest = np.array(LABELS, dtype=object)[probabilities.argmax(axis=1)]
    silent = np.isclose(ranked[:, -1], ranked[:, 0])
    likeliest[silent] = None
    held = holders.astype("string").fillna("").to_numpy() if holders is not None else None
    have = examples["label"][by_hand].value_counts().to_dict()
    counts = {label: int(have.get(label, 0)) for label in LABELS[:3]}
    words = _Novelty(examples["text"].tolist(), by_hand)
    chosen: list[tuple[int, str]] = []
    met: dict[str, int] = {}
    spent: set[str] = set()
    while len(chosen) < n and len(spent) < len(reasons):
        for reason in reasons:
            if len(chosen) >= n:
                break
            if reason == "new wording":
                score = words.scores() * (1 - off)
            elif reason == "balance":
                score = _wanted(likeliest, counts, probabilities, held, met, ~chooser.taken)
            else:
                score = scores[reason]
            place = chooser.take(score)
            if place is None:
                spent.add(reason)
                continue
            words.add(place)
            if likeliest[place] in counts:
                counts[likeliest[place]] += 1
            if held is not None:
                met[held[place]] = met.get(held[place], 0) + 1
            chosen.append((place, reason))
    return _batch(examples, chosen, likeliest, probabilities)


class _Chooser:
    """Gives the best place that is still free, one for each wording and near-duplicate."""

    def __init__(self, examples: pd.DataFrame, order: np.ndarray, taken: np.ndarray) -> None:
        self.order = order
        self.taken = taken.copy()
        plain = examples["text"].str.casefold().str.split().str.join(" ")
        self.wording = pd.factorize(plain)[0]
        articles = examples.groupby("group")["article_id"].transform("first")
        self.copies = (examples["article_id"] != articles).to_numpy()
        self.taken |= self.copies
        self.taken |= np.isin(self.wording, self.wording[taken])

    def take(self, score: np.ndarray) -> int | None:
        """Take the free place with the highest score above 0."""
        free = self.order[~self.taken[self.order] & (score[self.order] > 0)]
        if not len(free):
            return None
        place = int(free[score[free].argmax()])
        self.taken |= self.wording == self.wording[place]
        return place


class _Novelty:
    """How unlike the words of each sentence are to those of all that were taken."""

    def __init__(self, texts: list[str], labeled: np.ndarray) -> None:
        vectorizer = TfidfVectorizer(min_df=1, token_pattern=r"\S+")
        self.matrix = vectorizer.fit_transform([*texts, "."])[:-1]
        self.nearest = np.zeros(len(texts))
        for place in np.flatnonzero(labeled):
            self.add(int(place))

    def add(self, place: int) -> None:
        """Take a sentence in."""
        likeness = (self.matrix @ self.matrix[place].T).toarray().ravel()
        self.nearest = np.maximum(self.nearest, likeness)

    def scores(self) -> np.ndarray:
        """Give 1 for words never met, 0 for a sentence that was taken."""
        return np.asarray((1 - self.nearest).clip(0))


def _conflict(votes: pd.DataFrame) -> np.ndarray:
    """Count the votes that are not for a sentence's most frequent label."""
    counts = np.stack([(votes == label).fillna(False).sum(axis=1) for label in LABELS], axis=1)
    return np.asarray(counts.sum(axis=1) - counts.max(axis=1), dtype=float)


def _wanted(
    likeliest: np.ndarray,
    counts: dict[str, int],
    probabilities: np.ndarray,
    held: np.ndarray | None,
    met: dict[str, int],
    free: np.ndarray,
) -> np.ndarray:
    """Score sentences of the label that there is least of, rare holders first."""
    for label in sorted(counts, key=lambda name: counts[name]):
        here = free & (likeliest == label)
        if here.any():
            score = here * probabilities[:, LABELS.index(label)]
            if held is not None:
                score = score / (1 + np.array([met.get(name, 0) for name in held]))
            return np.asarray(score)
    return np.zeros(len(likeliest))


def _batch(
    examples: pd.DataFrame,
    chosen: list[tuple[int, str]],
    likeliest: np.ndarray,
    probabilities: np.ndarray,
) -> pd.DataFrame:
    keys = [examples["article_id"], examples["question"]]
    texts = examples["text"].groupby(keys, sort=False)
    before, after = texts.shift(1), texts.shift(-1)
    places = [place for place, _ in chosen]
    table = examples.loc[places, ["article_id", "question", "sentence", "start", "end", "text"]]
    top = probabilities[places].max(axis=1) if places else np.zeros(0)
    suggestion = pd.array([likeliest[place] for place in places], dtype="string")
    table = table.assign(
        before=before[places].astype("string"),
        after=after[places].astype("string"),
        suggestion=suggestion,
        probability=np.where(suggestion.isna(), np.nan, top),
        label=pd.array([None] * len(places), dtype="string"),
        annotator=pd.array([None] * len(places), dtype="string"),
        note=pd.array([None] * len(places), dtype="string"),
    )
    table = table[list(ANNOTATIONS)].assign(reason=[reason for _, reason in chosen])
    return table.reset_index(drop=True)
