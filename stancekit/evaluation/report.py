"""A model held against gold labels it has not seen: every figure with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from stancekit.errors import GoldError, LeakageError
from stancekit.evaluation.alignment import align_sentences
from stancekit.evaluation.baselines import keyword_baseline, majority_baseline, tfidf_baseline
from stancekit.evaluation.calibration import (
    abstention_table,
    probability_counts,
    probability_metrics,
    reliability_table,
)
from stancekit.evaluation.comparison import compare_predictions
from stancekit.evaluation.intervals import Metrics, bootstrap_intervals
from stancekit.evaluation.leakage import checks_near_duplicates, seen_articles
from stancekit.evaluation.metrics import (
    article_counts,
    article_metrics,
    confusion_table,
    position_counts,
    position_metrics,
    sentence_counts,
    sentence_metrics,
)
from stancekit.evaluation.predictions import (
    article_predictions,
    position_predictions,
    score_gold,
)
from stancekit.evaluation.slices import slice_labels, slice_metrics
from stancekit.labeling import Gold, read_gold
from stancekit.model import StanceModel, load_model
from stancekit.question import Question, load_question


def _empty() -> pd.DataFrame:
    return pd.DataFrame()


@dataclass(frozen=True)
class Evaluation:
    """Figures and what they were taken from; each a table.

    Attributes
    ----------
    metrics : DataFrame
        `question` ("all" or a name), `metric`, `value`, `low`, `high`, `n`.
    sentences : DataFrame
        Gold spans with their predictions.
    articles : DataFrame
        `article_id, question, stance, predicted`.
    seen : list of str
        Articles that the model was trained on, or near-duplicates of such, where the caller let
        them in.
    positions : DataFrame
        `article_id, question, holder_id, stance`, and whether the position is in `gold` and
        `predicted`.
    scored : DataFrame
        The sentences table of the articles as scored.
    baselines : DataFrame
        `baseline`, `question`, then as `metrics`; on the same sentences.
    against_baselines : DataFrame
        `baseline`, then as `stancekit.evaluation.compare_predictions` gives it.
    slices : DataFrame
        See `stancekit.evaluation.slices.slice_metrics`.
    confusion : DataFrame
        `unit` ("sentence" or "article"), `gold`, `predicted`, `n`.
    reliability, abstention : DataFrame
        See `stancekit.evaluation.calibration`.
    notes : list of str
        What was left out, and why.
    model_id : str
    """

    metrics: pd.DataFrame
    sentences: pd.DataFrame
    articles: pd.DataFrame
    seen: list[str]
    positions: pd.DataFrame = field(default_factory=_empty)
    scored: pd.DataFrame = field(default_factory=_empty)
    baselines: pd.DataFrame = field(default_factory=_empty)
    against_baselines: pd.DataFrame = field(default_factory=_empty)
    slices: pd.DataFrame = field(default_factory=_empty)
    confusion: pd.DataFrame = field(default_factory=_empty)
    reliability: pd.DataFrame = field(default_factory=_empty)
    abstention: pd.DataFrame = field(default_factory=_empty)
    notes: list[str] = field(default_factory=list)
    model_id: str = ""

    def value(self, metric: str, question: str = "all") -> float:
        """Give one figure.

        Raises
        ------
        KeyError
            There is no such metric or question.
        """
        rows = self.metrics[
            (self.metrics["metric"] == metric) & (self.metrics["question"] == question)
        ]
        if rows.empty:
            known = ", ".join(sorted(set(self.metrics["metric"])))
            raise KeyError(f"no metric {metric!r} for {question!r}; there are {known}")
        return float(rows["value"].iloc[0])


def evaluate(
    model: StanceModel | str | Path,
    gold: Gold | str | Path | Sequence[str | Path],
    questions: Sequence[str | Path | Question] = (),
    allow_seen: bool = False,
    n_resamples: int = 1000,
    random_state: int = 0,
    training: Gold | None = None,
) -> Evaluation:
    """Score gold articles from their raw text and compare.

    Parameters
    ----------
    model : StanceModel, str or Path
    gold : Gold, or paths of gold files
    questions : sequence of str, Path or Question, optional
        Question files that the gold's questions name, besides the model's own and those that ship.
    allow_seen : bool, default=False
        Let in articles that the model was trained on, or near-duplicates of such; they are listed
        in the result.
    n_resamples : int, default=1000
        Document-bootstrap resamples of each interval.
    random_state : int, default=0
    training : Gold, optional
        What the TF-IDF baseline learns from, best what the model has learned from; it must share
        no event with `gold`. By default each article is predicted from those of other events.

    Returns
    -------
    Evaluation

    Raises
    ------
    GoldError
        There is not one article.
    LeakageError
        The model, or the baseline, was trained on some of the articles.
    """
    if not isinstance(gold, Gold):
        gold = read_gold(gold)
    if gold.articles.empty:
        raise GoldError("there is no gold article to evaluate on; give gold that has some")
    if not isinstance(model, StanceModel):
        model = load_model(model)
    known = {q.name: q for q in (model.question, *map(load_question, questions))}
    seen, notes = _check_seen(model, gold, training, allow_seen)
    scores = score_gold(model, gold, known)
    sentences = align_sentences(gold.sentences, scores.sentences)
    articles = article_predictions(gold, scores.articles)
    positions = position_predictions(gold, scores.positions, known)
    names = sorted(gold.articles["question"].unique())
    figures = []
    for name in ["all", *names]:
        one = [name] if name != "all" else names
        found = _figures(
            sentences[sentences["question"].isin(one)],
            articles[articles["question"].isin(one)],
            positions[positions["question"].isin(one)],
            n_resamples,
            random_state,
        )
        figures.append(found.assign(question=name))
    metrics = pd.concat(figures, ignore_index=True)
    baselines, against = _baselines(
        gold, sentences, known, training, notes, n_resamples, random_state
    )
    counts = probability_counts(sentences)
    labels = slice_labels(sentences, gold, known)
    return Evaluation(
        metrics=metrics[["question", "metric", "value", "low", "high", "n"]],
        sentences=sentences,
        articles=articles,
        seen=seen,
        positions=positions,
        scored=scores.sentences,
        baselines=baselines,
        against_baselines=against,
        slices=slice_metrics(sentences, labels, n_resamples=n_resamples, random_state=random_state),
        confusion=pd.concat(
            [
                confusion_table(sentences).assign(unit="sentence"),
                confusion_table(articles).assign(unit="article"),
            ],
            ignore_index=True,
        )[["unit", "gold", "predicted", "n"]],
        reliability=reliability_table(counts),
        abstention=abstention_table(counts, n_resamples, random_state),
        notes=notes,
        model_id=model.model_id,
    )


def _check_seen(
    model: StanceModel, gold: Gold, training: Gold | None, allow_seen: bool
) -> tuple[list[str], list[str]]:
    found = seen_articles(model, gold)
    seen = [str(name) for name in found["article_id"]]
    if seen and not allow_seen:
        copies = int((found["reason"] == "near-duplicate").sum())
        named = ", ".join(seen[:3]) + (" ..." if len(seen) > 3 else "")
        raise LeakageError(
            f"the model {model.model_id} was trained on {len(seen)} of these articles ({named}; "
            f"{copies} of them as near-duplicates); evaluate on others, or let them in by name "
            "(allow_seen, --allow-seen)"
        )
    notes = []
    if not checks_near_duplicates(model):
        notes.append(
            f"Near-duplicates of training articles were not looked for: the model {model.model_id} "
            "has no training signatures. Train it again to have them."
        )
    if training is not None:
        events = set(training.articles["event"]) & set(gold.articles["event"])
        if events:
            raise LeakageError(
                f"the baseline would be trained on {len(events)} events of these articles "
                f"({', '.join(sorted(events)[:3])}); leave them out of its training articles"
            )
    return seen, notes


def _figures(
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    positions: pd.DataFrame,
    n_resamples: int,
    random_state: int,
) -> pd.DataFrame:
    return pd.concat(
        [
            _sentence_figures(sentences, n_resamples, random_state),
            *(
                bootstrap_intervals(
                    counts, metrics, n_resamples=n_resamples, random_state=random_state
                ).assign(n=n)
                for counts, metrics, n in (
                    (article_counts(articles), article_metrics, len(articles)),
                    (position_counts(positions), position_metrics, len(positions)),
                )
            ),
        ]
    )


def _sentence_figures(sentences: pd.DataFrame, n_resamples: int, random_state: int) -> pd.DataFrame:
    taken: tuple[tuple[Callable[[pd.DataFrame], pd.DataFrame], Metrics], ...] = (
        (sentence_counts, sentence_metrics),
        (probability_counts, probability_metrics),
    )
    return pd.concat(
        bootstrap_intervals(
            counts(sentences), metrics, n_resamples=n_resamples, random_state=random_state
        ).assign(n=len(sentences))
        for counts, metrics in taken
    )


def _baselines(
    gold: Gold,
    sentences: pd.DataFrame,
    known: dict[str, Question],
    training: Gold | None,
    notes: list[str],
    n_resamples: int,
    random_state: int,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Take the figures of the baselines on the same sentences, and test the model against them."""
    labeled = gold.sentences
    predictions = {
        "majority": majority_baseline(labeled, None if training is None else training.sentences),
        "keyword": keyword_baseline(labeled, known),
    }
    plain = tfidf_baseline(gold, training, random_state)
    if plain is None:
        notes.append("There is no TF-IDF baseline: there is too little to learn it from.")
    else:
        predictions["tfidf"] = plain
        notes.append(
            "The TF-IDF baseline predicts each article from the gold articles of other events."
            if training is None
            else f"The TF-IDF baseline was trained on {len(training.articles):,} articles."
        )
    figures, against = [], []
    names = sorted(labeled["question"].unique())
    for baseline, found in predictions.items():
        table = labeled.join(found.set_axis(labeled.index))
        for name in ["all", *names] if len(names) > 1 else ["all"]:
            part = table if name == "all" else table[table["question"] == name]
            taken = bootstrap_intervals(
                sentence_counts(part), sentence_metrics, n_resamples, random_state=random_state
            )
            figures.append(taken.assign(question=name, baseline=baseline, n=len(part)))
        compared = compare_predictions(
            (table, sentences), n_resamples=n_resamples, random_state=random_state
        )
        against.append(compared.assign(baseline=baseline))
    columns = ["baseline", "question", "metric", "value", "low", "high", "n"]
    tested = pd.concat(against, ignore_index=True)
    rest = [name for name in tested.columns if name != "baseline"]
    return pd.concat(figures, ignore_index=True)[columns], tested[["baseline", *rest]]
