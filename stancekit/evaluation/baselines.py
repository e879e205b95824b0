"""What a model must beat: the most frequent stance, a list of keywords, plain TF-IDF.

Each takes sentences and gives the columns of a prediction (`relevance`, `support`, `neutral`,
`opposition`, `predicted`), so that every figure of a model can be taken of a baseline as well.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from stancekit.classifier import StanceClassifier, stance_table
from stancekit.evaluation.splits import split_folds
from stancekit.labeling import Gold
from stancekit.mentions import touched
from stancekit.phrases import tokenize
from stancekit.question import Question, load_question
from stancekit.tables import OFF_TOPIC, STANCES
from stancekit.vocabulary import lexicon_of

_CLAIMANT_SIDE = frozenset(
    {"claimant", "claimant_demonym", "claimant_seat", "claimant_name", "claimant_plan"}
)
_RIVAL_SIDE = frozenset(
    {"rival", "rival_state", "rival_demonym", "rival_seat", "rival_name", "rival_plan"}
)
_APPROVAL = frozenset({"endorse", "solidarity", "affirm", "recognize", "good"})
_REJECTION = frozenset({"reject", "withdraw", "bad", "occupation", "violate"})


def majority_baseline(
    sentences: pd.DataFrame, training: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Give every sentence the most frequent stance.

    Parameters
    ----------
    sentences : DataFrame
        Gold sentences.
    training : DataFrame, optional
        Gold sentences whose most frequent stance is taken; by default `sentences` themselves,
        which can only make the baseline stronger.

    Returns
    -------
    DataFrame of shape (n_sentences, 5)
        `relevance`, `support`, `neutral`, `opposition`, `predicted`. The probabilities are the
        shares of the stances.

    Examples
    --------
    >>> table = pd.DataFrame({"stance": ["neutral", "neutral", "support"],
    ...                       "relevant": [False, True, True]})
    >>> majority_baseline(table)["predicted"].tolist()
    ['neutral', 'neutral', 'neutral']
    """
    known = sentences if training is None else training
    shares = known["stance"].value_counts(normalize=True)
    table = pd.DataFrame(index=range(len(sentences)))
    table["relevance"] = float(known["relevant"].mean()) if len(known) else 0.0
    for stance in STANCES:
        table[stance] = float(shares.get(stance, 0.0))
    table["predicted"] = str(shares.idxmax()) if len(shares) else "neutral"
    return table


def keyword_baseline(
    sentences: pd.DataFrame, questions: dict[str, Question] | None = None
) -> pd.DataFrame:
    """Count words of approval and rejection beside names of either side, as a word list would.

    A sentence that does not name the question is neutral. In one that does, approval counts for
    the side that is named more often and rejection against it; where no word of either stands,
    each side's own loaded names decide.

    Parameters
    ----------
    sentences : DataFrame
        With `question` and `text`.
    questions : dict of str to Question, optional
        Questions that do not ship, by name.

    Returns
    -------
    DataFrame of shape (n_sentences, 5)
        `relevance`, `support`, `neutral`, `opposition`, `predicted`; probabilities are 0 or 1.

    Examples
    --------
    >>> table = pd.DataFrame({"question": ["western-sahara"] * 2,
    ...     "text": ["Peru backs Morocco's autonomy plan.", "Cuba rejects the autonomy plan."]})
    >>> keyword_baseline(table)["predicted"].tolist()
    ['support', 'opposition']
    """
    known = dict(questions or {})
    rows = []
    for name, text in zip(sentences["question"].astype(str), sentences["text"], strict=True):
        if name not in known:
            known[name] = load_question(name)
        rows.append(_keywords(str(text), known[name]))
    table = pd.DataFrame({"relevance": [float(on) for on, _ in rows]}, dtype=float)
    predicted = [stance for _, stance in rows]
    for stance in STANCES:
        table[stance] = [float(one == stance) for one in predicted]
    table["predicted"] = pd.Series(predicted, dtype=object)
    return table


def _keywords(text: str, question: Question) -> tuple[bool, str]:
    words = tokenize(text).folded
    values = [match.value for match in lexicon_of(question).match(words)]
    if not touched(set(values), words, question):
        return False, "neutral"
    side = sum(v in _CLAIMANT_SIDE for v in values) - sum(v in _RIVAL_SIDE for v in values)
    tone = sum(v in _APPROVAL for v in values) - sum(v in _REJECTION for v in values)
    if not tone:
        side = values.count("claimant_name") - values.count("rival_name")
        tone = 1
    balance = side * tone
    return True, "support" if balance > 0 else "opposition" if balance < 0 else "neutral"


def tfidf_baseline(
    gold: Gold, training: Gold | None = None, random_state: int = 0
) -> pd.DataFrame | None:
    """Predict with words and pairs of words alone: no names masked, no grammar, no context.

    Parameters
    ----------
    gold : Gold
        What to predict.
    training : Gold, optional
        What to learn from; it must share no event with `gold`. By default each article of `gold`
        is predicted from those of other events (five folds).
    random_state : int, default=0

    Returns
    -------
    DataFrame of shape (n_sentences, 5) or None
        `relevance`, `support`, `neutral`, `opposition`, `predicted`; None where there is too
        little to learn from (fewer than five events, or one label alone).
    """
    texts = gold.sentences["text"].astype(str).to_numpy(dtype=object)
    labels = gold.sentences["label"].to_numpy()
    if training is not None:
        known = training.sentences
        model = _tfidf(random_state).fit(list(known["text"]), known["label"].to_numpy())
        return stance_table(model.predict_proba(list(texts)), model.classes_)
    if gold.articles["event"].nunique() < 5:
        return None
    probabilities = np.zeros((len(texts), 4))
    classes = np.array([*STANCES, OFF_TOPIC])
    for train, test in split_folds(gold, "event", 5, random_state):
        if len(set(labels[train])) < 2 or not len(test):
            return None
        model = _tfidf(random_state).fit(list(texts[train]), labels[train])
        found = model.predict_proba(list(texts[test]))
        for column, label in enumerate(model.classes_):
            probabilities[test, list(classes).index(label)] = found[:, column]
    return stance_table(probabilities, classes)


def _tfidf(random_state: int) -> StanceClassifier:
    # the learner of the library itself, so that the difference is what it sees
    features = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float64)
    return StanceClassifier(features=features, random_state=random_state)
