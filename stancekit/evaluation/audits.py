"""What should not change a prediction, and what should turn it around.

Each audit writes the gold articles anew with a small change, scores them from their raw text and
compares the predictions, sentence by sentence, with those of the articles as they stand:

- *symmetry* swaps the claimant's names with the rival's, and with them the gold stances; compared
  are sentences that name a side and no plan, since a plan remains its side's, and no independence,
  which is against the claimant's claim whoever demands it;
- *invariance* swaps third states for others;
- *robustness* spoils the text as the web does: typing errors, case, punctuation, quotation marks,
  the errors of optical character recognition, lines of web furniture, articles that were cut.

Changes are drawn from seeded generators, one an article, so that they are the same in any order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from stancekit.errors import ConfigError
from stancekit.evaluation.alignment import align_sentences
from stancekit.evaluation.changes import AUDITS, apply_edits, cut, turns
from stancekit.evaluation.intervals import bootstrap_difference
from stancekit.evaluation.metrics import (
    article_counts,
    article_metrics,
    sentence_counts,
    sentence_metrics,
)
from stancekit.evaluation.predictions import article_predictions, score_gold
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.question import Question, load_question
from stancekit.tables import rows_of

_AUDIT_METRICS = ("macro_f1", "accuracy", "relevance_f1", "article_accuracy")
_OTHER = {"support": "opposition", "opposition": "support", "neutral": "neutral"}


def run_audits(
    model: StanceModel,
    gold: Gold,
    questions: Sequence[str | Path | Question] = (),
    names: Sequence[str] | None = None,
    n_resamples: int = 1000,
    random_state: int = 0,
) -> pd.DataFrame:
    """Run audits over gold articles.

    Parameters
    ----------
    model : StanceModel
    gold : Gold
    questions : sequence of str, Path or Question, optional
        Question files that the gold's questions name, besides the model's own and those that ship.
    names : sequence of str, optional
        The audits to run, from `AUDITS`; by default all.
    n_resamples, random_state : int
        See `stancekit.evaluation.bootstrap_difference`; the seed also draws the changes.

    Returns
    -------
    DataFrame
        `audit`, `metric`, `one` (as written), `other` (changed; where stances are swapped, against
        the swapped gold), `difference`, `low`, `high`, `p_value`; then `changed`, the share of
        sentences whose stance is not what it was (or not its opposite, where they are swapped),
        `toward_support`, how much the mean probability of support less that of opposition moves
        (where stances are swapped, how much is left of it: 0 for a model that treats both sides
        alike), and `n`, the sentences compared.

    Raises
    ------
    ConfigError
        There is no such audit.
    """
    asked = list(AUDITS) if names is None else list(names)
    for name in asked:
        if name not in AUDITS:
            raise ConfigError(f"no audit {name!r}; there are {', '.join(AUDITS)}")
    known = {q.name: q for q in (model.question, *map(load_question, questions))}
    plain = _predicted(model, gold, known)
    rows = []
    for name in asked:
        changed = change_gold(gold, name, known, random_state)
        found = _compared(plain, _predicted(model, changed, known), name == "symmetry", known)
        rows.append(_figures(*found, n_resamples, random_state, name))
    columns = ["audit", "metric", "one", "other", "difference", "low", "high", "p_value",
               "changed", "toward_support", "n"]  # fmt: skip
    return pd.concat(rows, ignore_index=True)[columns] if rows else pd.DataFrame(columns=columns)


def change_gold(
    gold: Gold,
    name: str,
    questions: Mapping[str, Question] | None = None,
    random_state: int = 0,
) -> Gold:
    """Write gold articles anew, with their spans at the new places.

    Parameters
    ----------
    gold : Gold
    name : str
        One of `AUDITS`.
    questions : mapping of str to Question, optional
        Questions that do not ship, by name.
    random_state : int, default=0

    Returns
    -------
    Gold
        Titles are changed alike. Spans of which nothing is left are dropped.

    Examples
    --------
    >>> text = "Peru backs Morocco's sovereignty over the Sahara."
    >>> article = {"article_id": "a", "question": "western-sahara", "text": text, "title": None,
    ...     "stance": "support"}
    >>> span = {"article_id": "a", "question": "western-sahara", "sentence": 0, "start": 0,
    ...     "end": len(text), "text": text, "stance": "support", "label": "support"}
    >>> swapped = change_gold(Gold(pd.DataFrame([article]), pd.DataFrame([span])), "symmetry")
    >>> swapped.sentences[["text", "stance"]].values.tolist()
    [["Peru backs the Polisario Front's sovereignty over the Sahara.", 'opposition']]
    """
    known = dict(questions or {})
    articles, sentences = [], []
    spans = {key: rows_of(rows) for key, rows in gold.sentences.groupby("article_id", sort=False)}
    swapped = name == "symmetry"
    for article in rows_of(gold.articles):
        label = str(article["question"])
        if label not in known:
            known[label] = load_question(label)
        own = spans.get(article["article_id"], [])
        seed = hashlib.sha256(f"{random_state}/{name}/{article['article_id']}".encode()).digest()
        rng = np.random.default_rng(int.from_bytes(seed[:8], "big"))
        if name == "truncated":
            edits = cut(article["text"], own)
        else:
            edits = AUDITS[name](article["text"], known[label], rng)
        text, places = apply_edits(article["text"], edits)
        title = article.get("title")
        if isinstance(title, str) and name not in ("furniture", "truncated"):
            title = apply_edits(title, AUDITS[name](title, known[label], rng))[0]
        stance = _OTHER[article["stance"]] if swapped else article["stance"]
        articles.append(article | {"text": text, "title": title, "stance": stance})
        for span in own:
            start, end = places(span["start"], False), places(span["end"], True)
            if start < end:
                moved = span | {"start": start, "end": end, "text": text[start:end]}
                if swapped:
                    moved |= {"stance": _OTHER[span["stance"]]}
                    moved["label"] = _OTHER.get(span["label"], span["label"])
                sentences.append(moved)
    return Gold(
        pd.DataFrame(articles, columns=gold.articles.columns),
        pd.DataFrame(sentences, columns=gold.sentences.columns),
    )


def _predicted(
    model: StanceModel, gold: Gold, known: Mapping[str, Question]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    scores = score_gold(model, gold, known)
    return align_sentences(gold.sentences, scores.sentences), article_predictions(
        gold, scores.articles
    )


_Tables = tuple[pd.DataFrame, pd.DataFrame]


def _compared(
    plain: _Tables, changed: _Tables, swapped: bool, known: Mapping[str, Question]
) -> tuple[_Tables, _Tables]:
    """Keep the sentences that both have, in one order; of swapped ones those that turn."""
    keys = ["article_id", "sentence"]
    one, other = (table.set_index(keys) for table in (plain[0], changed[0]))
    one = one.loc[one.index.isin(other.index)]
    if swapped:
        with_names = [
            turns(str(text), known.get(str(name)) or load_question(str(name)))
            for text, name in zip(one["text"], one["question"], strict=True)
        ]
        one = one.loc[np.array(with_names, dtype=bool)]
    other = other.loc[one.index]
    return (one.reset_index(), plain[1]), (other.reset_index(), changed[1])


def _figures(
    plain: _Tables, changed: _Tables, n_resamples: int, random_state: int, name: str
) -> pd.DataFrame:
    one, other = plain[0], changed[0]
    swapped = name == "symmetry"
    table = bootstrap_difference(
        sentence_counts(one), sentence_counts(other), sentence_metrics, n_resamples,
        random_state=random_state,
    )  # fmt: skip
    # with its plans unswapped and its end cut off, an article's own stance may be another
    if name not in ("symmetry", "truncated"):
        articles = bootstrap_difference(
            article_counts(plain[1]), article_counts(changed[1]), article_metrics, n_resamples,
            random_state=random_state,
        )  # fmt: skip
        table = pd.concat([table, articles], ignore_index=True)
    before = one["predicted"].map(_OTHER) if swapped else one["predicted"]
    leaning, new = ((part["support"] - part["opposition"]).astype(float) for part in (one, other))
    return table[table["metric"].isin(_AUDIT_METRICS)].assign(
        audit=name,
        changed=float(before.ne(other["predicted"].set_axis(before.index)).mean()),
        toward_support=float((new + leaning if swapped else new - leaning).mean()),
        n=len(one),
    )
