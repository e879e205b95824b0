"""A model held against gold labels it has not seen: every figure with its interval."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.errors import ConfigError, GoldError, LeakageError
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
from stancekit.evaluation.slices import slice_labels, slice_metrics
from stancekit.gazetteer import holder_id
from stancekit.labeling import Gold, read_gold
from stancekit.model import StanceModel, load_model
from stancekit.question import Question, load_question
from stancekit.scoring import Scores, score
from stancekit.table_files import write_text
from stancekit.tables import rows_of


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
    positions = _positions(gold, scores.positions, known)
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


def score_gold(model: StanceModel, gold: Gold, questions: Mapping[str, Question]) -> Scores:
    """Score gold articles, each on its own question.

    Parameters
    ----------
    model : StanceModel
    gold : Gold
    questions : mapping of str to Question
        Questions by name; those that ship are found by themselves.

    Returns
    -------
    Scores
    """
    tables = [
        score(rows[_GIVEN], model, [questions.get(str(name)) or load_question(str(name))])
        for name, rows in gold.articles.groupby("question", sort=True)
    ]
    return Scores(*(pd.concat(parts, ignore_index=True) for parts in zip(*tables, strict=True)))


def article_predictions(gold: Gold, scored: pd.DataFrame) -> pd.DataFrame:
    """Put gold and predicted stances of articles into one table; unread articles are neutral.

    Returns
    -------
    DataFrame
        `article_id, question, stance, predicted`.
    """
    stance = scored.set_index("article_id")["stance"].fillna("neutral")
    return gold.articles[["article_id", "question", "stance"]].assign(
        predicted=gold.articles["article_id"].map(stance).astype(str)
    )


_GIVEN = ["article_id", "text", "title", "date", "outlet"]


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


def _positions(gold: Gold, predicted: pd.DataFrame, known: Mapping[str, Question]) -> pd.DataFrame:
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


# --------------------------------------------------------------------------------------- the files


def evaluation_record(
    evaluation: Evaluation, further: Mapping[str, pd.DataFrame] | None = None
) -> dict[str, Any]:
    """Give everything that an evaluation found as JSON values, tables as lists of rows.

    Parameters
    ----------
    evaluation : Evaluation
    further : mapping of str to DataFrame, optional
        Further tables by name: audits, a comparison.

    Returns
    -------
    dict
        `model`, `articles` and `sentences` (their numbers), `seen`, `notes`, then the tables of
        figures; single sentences are left out.
    """
    left_out = {"sentences", "articles", "positions", "scored", "seen", "notes", "model_id"}
    record: dict[str, Any] = {
        "model": evaluation.model_id,
        "articles": len(evaluation.articles),
        "sentences": len(evaluation.sentences),
        "seen": evaluation.seen,
        "notes": evaluation.notes,
    }
    for part in fields(evaluation):
        if part.name not in left_out:
            record[part.name] = _records(getattr(evaluation, part.name))
    for name, table in (further or {}).items():
        record[name] = _records(table)
    return record


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(table.to_json(orient="records", double_precision=6))
    return found


def write_evaluation(
    evaluation: Evaluation, out: Path | str, further: Mapping[str, pd.DataFrame] | None = None
) -> None:
    """Write an evaluation into a folder: `metrics.json` (everything), `summary.md`, tables as CSV.

    Parameters
    ----------
    evaluation : Evaluation
    out : Path or str
        The folder: `metrics.json`, `summary.md`, `metrics.csv`, `slices.csv`, `baselines.csv`,
        `confusion.csv`, `errors.csv` (every wrong sentence), and a file for each further table.
    further : mapping of str to DataFrame, optional
        Further tables by name.

    Raises
    ------
    OutputError
        The folder cannot be written.
    """
    out = Path(out)
    parts = []
    for name, value in evaluation_record(evaluation, further).items():
        text = json.dumps(value, ensure_ascii=False)
        if isinstance(value, list) and value:
            # a row a line
            lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            text = f"[\n  {lines}\n ]"
        parts.append(f" {json.dumps(name)}: {text}")
    write_text(out / "metrics.json", "{\n" + ",\n".join(parts) + "\n}\n")
    write_text(out / "summary.md", summarize(evaluation, further))
    sentences = evaluation.sentences
    errors = sentences[sentences["stance"] != sentences["predicted"]].drop(columns="positions")
    for name, table in {
        "metrics": evaluation.metrics,
        "slices": evaluation.slices,
        "baselines": evaluation.baselines,
        "confusion": evaluation.confusion,
        "errors": errors,
        **(further or {}),
    }.items():
        written = table.round(6).to_csv(index=False, lineterminator="\n")
        write_text(out / f"{name}.csv", written)


def summarize(evaluation: Evaluation, further: Mapping[str, pd.DataFrame] | None = None) -> str:
    """Write the main figures as Markdown, for a model card.

    Parameters
    ----------
    evaluation : Evaluation
    further : mapping of str to DataFrame, optional
        Of these, `audits` is shown.

    Returns
    -------
    str
    """
    n_articles, n_sentences = len(evaluation.articles), len(evaluation.sentences)
    lines = [
        f"## Evaluation of {evaluation.model_id}",
        "",
        f"{n_articles:,} articles, {n_sentences:,} labeled sentences; 95 % intervals from the"
        " bootstrap over documents.",
        "",
    ]
    if evaluation.seen:
        lines += [
            f"**The model was trained on {len(evaluation.seen)} of these articles: the figures say"
            " nothing of new ones.**",
            "",
        ]
    lines += ["| measure | value | interval |", "|---|---|---|"]
    overall = evaluation.metrics[evaluation.metrics["question"] == "all"]
    lines += [
        f"| {row['metric']} | {_shown(row['value'])} | {_shown(row['low'])} to"
        f" {_shown(row['high'])} |"
        for row in rows_of(overall.dropna(subset="value"))
    ]
    lines += ["", "| macro-F1 | value | interval | the model is better by | interval | p |",
              "|---|---|---|---|---|---|"]  # fmt: skip
    plain = evaluation.baselines
    tested = evaluation.against_baselines
    for row in rows_of(plain[(plain["metric"] == "macro_f1") & (plain["question"] == "all")]):
        by = rows_of(
            tested[(tested["baseline"] == row["baseline"]) & (tested["metric"] == "macro_f1")]
        )[0]
        lines.append(
            f"| {row['baseline']} | {_shown(row['value'])} | {_shown(row['low'])} to"
            f" {_shown(row['high'])} | {_shown(by['difference'])} | {_shown(by['low'])} to"
            f" {_shown(by['high'])} | {_shown(by['p_value'])} |"
        )
    worse = evaluation.slices[
        (evaluation.slices["p_holm"] < 0.05) & (evaluation.slices["difference"] < 0)
    ]
    lines += ["", "Slices that are worse than the rest, corrected for the number of slices: " + (
        "; ".join(
            f"{row['by']} {row['value']} ({row['metric']} {_shown(row['figure'])}, the rest"
            f" {_shown(row['rest'])})" for row in rows_of(worse)
        ) or "none"
    ) + "."]  # fmt: skip
    audits = (further or {}).get("audits")
    if audits is not None and len(audits):
        lines += ["", "| audit, macro-F1 | as written | changed | difference | interval | flips |",
                  "|---|---|---|---|---|---|"]  # fmt: skip
        lines += [
            f"| {row['audit']} | {_shown(row['one'])} | {_shown(row['other'])} |"
            f" {_shown(row['difference'])} | {_shown(row['low'])} to {_shown(row['high'])} |"
            f" {_shown(row['changed'])} |"
            for row in rows_of(audits[audits["metric"] == "macro_f1"])
        ]
    lines += ["", *(f"- {note}" for note in evaluation.notes), ""]
    return "\n".join(lines)


def _shown(value: float) -> str:
    return "" if pd.isna(value) else f"{value:.3f}"


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
