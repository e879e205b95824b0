"""An evaluation on disk: its record as JSON, its summary as Markdown, its tables as CSV."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.evaluation.report import Evaluation
from stancekit.table_files import write_text
from stancekit.tables import rows_of


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
