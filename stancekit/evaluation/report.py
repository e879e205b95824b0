"""A model held against gold labels it has not seen: every figure with its interval."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from stancekit.errors import ConfigError, LeakageError
from stancekit.evaluation.alignment import align_sentences
from stancekit.evaluation.intervals import bootstrap_intervals
from stancekit.evaluation.metrics import (
    article_counts,
    article_metrics,
    position_counts,
    position_metrics,
    sentence_counts,
    sentence_metrics,
)
from stancekit.gazetteer import holder_id
from stancekit.labeling import Gold, read_gold
from stancekit.model import StanceModel, load_model
from stancekit.persistence import text_hash
from stancekit.question import Question, load_question
from stancekit.scoring import score
from stancekit.tables import rows_of, write_text


@dataclass(frozen=True)
class Evaluation:
    """Figures and what they were taken from.

    Attributes
    ----------
    metrics : DataFrame
        `question` ("all" or a name), `metric`, `value`, `low`, `high`, `n`.
    sentences : DataFrame
        Gold spans with their predictions.
    articles : DataFrame
        `article_id, question, stance, predicted`.
    seen : list of str
        Articles that the model was trained on, where the caller let them in.
    """

    metrics: pd.DataFrame
    sentences: pd.DataFrame
    articles: pd.DataFrame
    seen: list[str]

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
            known = ", ".join(sorted(self.metrics["metric"].unique()))
            raise KeyError(f"no metric {metric!r} for {question!r}; there are {known}")
        return float(rows["value"].iloc[0])


def evaluate(
    model: StanceModel | str | Path,
    gold: Gold | str | Path | Sequence[str | Path],
    questions: Sequence[str | Path | Question] = (),
    allow_seen: bool = False,
    n_resamples: int = 1000,
    random_state: int = 0,
) -> Evaluation:
    """Score gold articles from their raw text and compare.

    Parameters
    ----------
    model : StanceModel, str or Path
    gold : Gold, or paths of gold files
    questions : sequence of str, Path or Question, optional
        Question files that the gold's questions name, besides the model's own and those that ship.
    allow_seen : bool, default=False
        Let in articles that the model was trained on; they are listed in the result.
    n_resamples : int, default=1000
        Document-bootstrap resamples of each interval.
    random_state : int, default=0

    Returns
    -------
    Evaluation

    Raises
    ------
    LeakageError
        The model was trained on some of the articles.
    """
    if not isinstance(model, StanceModel):
        model = load_model(model)
    if not isinstance(gold, Gold):
        gold = read_gold(gold)
    hashes = gold.articles["text"].map(text_hash)
    seen = list(gold.articles["article_id"][hashes.isin(model.training_hashes)])
    if seen and not allow_seen:
        raise LeakageError(
            f"the model {model.model_id} was trained on {len(seen)} of these articles "
            f"({', '.join(seen[:3])}{' ...' if len(seen) > 3 else ''}); evaluate on others"
        )
    known = {q.name: q for q in (model.question, *map(load_question, questions))}
    tables = [
        score(rows[_GIVEN], model, [known.get(str(name)) or load_question(str(name))])
        for name, rows in gold.articles.groupby("question", sort=True)
    ]
    predicted = pd.concat([t.sentences for t in tables], ignore_index=True)
    sentences = align_sentences(gold.sentences, predicted)
    stance = pd.concat([t.articles for t in tables]).set_index("article_id")["stance"]
    articles = gold.articles[["article_id", "question", "stance"]].assign(
        predicted=gold.articles["article_id"].map(stance.fillna("neutral")).astype(str)
    )
    positions = _positions(gold, pd.concat([t.positions for t in tables], ignore_index=True), known)
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
    columns = ["question", "metric", "value", "low", "high", "n"]
    return Evaluation(metrics[columns], sentences, articles, seen)


_GIVEN = ["article_id", "text", "title", "date", "outlet"]


def _positions(gold: Gold, predicted: pd.DataFrame, known: dict[str, Question]) -> pd.DataFrame:
    """Put gold and predicted (article, holder id, stance) triples into one table."""
    columns = ["article_id", "question", "holder_id", "stance"]
    ours = {tuple(row[name] for name in columns) for row in rows_of(predicted[columns])}
    theirs = set()
    for row in rows_of(gold.sentences):
        question = known.get(row["question"]) or load_question(row["question"])
        for holder, stance in row["positions"]:
            if stance != "neutral":
                identity = holder_id(holder, question)
                theirs.add((row["article_id"], row["question"], identity, stance))
    keys = sorted(ours | theirs)
    return pd.DataFrame(
        [(*key, key in theirs, key in ours) for key in keys],
        columns=[*columns, "gold", "predicted"],
    )


def _figures(
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    positions: pd.DataFrame,
    n_resamples: int,
    random_state: int,
) -> pd.DataFrame:
    tables = []
    for counts, metrics, n in (
        (sentence_counts(sentences), sentence_metrics, len(sentences)),
        (article_counts(articles), article_metrics, len(articles)),
        (position_counts(positions), position_metrics, len(positions)),
    ):
        table = bootstrap_intervals(
            counts, metrics, n_resamples=n_resamples, random_state=random_state
        )
        tables.append(table.assign(n=n))
    return pd.concat(tables)


def write_evaluation(evaluation: Evaluation, out: Path | str) -> None:
    """Write an evaluation into a folder: `metrics.json`, `metrics.csv`, `errors.csv`.

    Raises
    ------
    OutputError
        The folder cannot be written.
    """
    out = Path(out)
    metrics = evaluation.metrics
    records = json.loads(metrics.to_json(orient="records", double_precision=6))
    text = json.dumps({"seen": evaluation.seen, "metrics": records}, indent=2)
    write_text(out / "metrics.json", text + "\n")
    write_text(out / "metrics.csv", metrics.round(6).to_csv(index=False, lineterminator="\n"))
    sentences = evaluation.sentences
    errors = sentences[sentences["stance"] != sentences["predicted"]].drop(columns="positions")
    write_text(out / "errors.csv", errors.to_csv(index=False, lineterminator="\n"))


def parse_floors(required: Sequence[str]) -> dict[str, float]:
    """Read floors written `METRIC=NUMBER`.

    Raises
    ------
    ConfigError
        One is not of that form.

    Examples
    --------
    >>> parse_floors(["macro_f1=0.85"])
    {'macro_f1': 0.85}
    """
    floors = {}
    for item in required:
        metric, _, number = item.partition("=")
        try:
            floors[metric.strip()] = float(number)
        except ValueError:
            raise ConfigError(
                f"--require {item}: write METRIC=FLOOR, as in macro_f1=0.85"
            ) from None
    return floors


def floors_missed(evaluation: Evaluation, floors: dict[str, float]) -> list[str]:
    """Say which floors the figures over all questions miss.

    Raises
    ------
    ConfigError
        There is no such metric.
    """
    missed = []
    for metric, floor in floors.items():
        try:
            value = evaluation.value(metric)
        except KeyError as error:
            raise ConfigError(f"--require {metric}: {error.args[0]}") from None
        # NaN is no figure and misses every floor
        if not value >= floor:
            missed.append(f"{metric} is {value:.3f}, required {floor:.3f}")
    return missed
