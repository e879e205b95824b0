"""An evaluation as one HTML page, to be read without a network.

Nothing is loaded from anywhere, no script runs, and every text that came from articles or gold is
escaped; a content security policy says so to the browser as well.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd

from stancekit.evaluation import compare_predictions
from stancekit.evaluation.audits import run_audits
from stancekit.evaluation.report import Evaluation, write_evaluation
from stancekit.evaluation.worst import explain_errors, worst_errors
from stancekit.labeling import Gold
from stancekit.model import StanceModel
from stancekit.pages.evaluation_plots import (
    abstention_plot,
    reliability_plot,
    signed_bar,
    whisker,
)
from stancekit.question import Question
from stancekit.table_files import write_text
from stancekit.tables import STANCES, rows_of

_NAMES: Mapping[str, str] = {
    "macro_f1": "macro-F1",
    "macro_f1_relevant": "macro-F1, relevant sentences",
    "accuracy": "accuracy",
    "favor_against": "mean F1 of support and opposition",
    "mcc": "Matthews correlation",
    "relevance_f1": "relevance, F1",
    "relevance_precision": "relevance, precision",
    "relevance_recall": "relevance, recall",
    "stance_off_topic": "stances in off-topic articles",
    "brier": "Brier score",
    "calibration_error": "calibration error",
    "calibration_error_relevant": "calibration error, relevant sentences",
    "relevance_brier": "relevance, Brier score",
    "relevance_calibration_error": "relevance, calibration error",
    "article_accuracy": "articles, accuracy",
    "article_macro_f1": "articles, macro-F1",
    "positions_precision": "positions, precision",
    "positions_recall": "positions, recall",
    "positions_f1": "positions, F1",
}
_FIRST = ("macro_f1", "macro_f1_relevant", "relevance_f1", "article_accuracy", "positions_f1",
          "mcc", "calibration_error")  # fmt: skip
# longer sentences are cut on the page; the tables have them whole
_MOST_LETTERS = 700
_SECTIONS = (
    ("figures", "Figures"),
    ("baselines", "Baselines"),
    ("comparison", "Another model"),
    ("questions", "Questions"),
    ("confusion", "Confusion"),
    ("probabilities", "Probabilities"),
    ("slices", "Slices"),
    ("audits", "Audits"),
    ("errors", "Errors"),
    ("all", "All figures"),
    ("reading", "How to read this"),
)


def evaluation_page(
    evaluation: Evaluation,
    errors: pd.DataFrame | None = None,
    contributions: pd.DataFrame | None = None,
    audits: pd.DataFrame | None = None,
    comparison: pd.DataFrame | None = None,
    title: str | None = None,
) -> str:
    """Make the page.

    Parameters
    ----------
    evaluation : Evaluation
    errors : DataFrame, optional
        From `stancekit.evaluation.worst.worst_errors`.
    contributions : DataFrame, optional
        From `stancekit.evaluation.worst.explain_errors` of these errors.
    audits : DataFrame, optional
        From `stancekit.evaluation.audits.run_audits`.
    comparison : DataFrame, optional
        From `stancekit.evaluation.compare_predictions`, another model first and this one second.
    title : str, optional
        By default "Evaluation of" the model.

    Returns
    -------
    str
        HTML, of no more than some hundred kilobytes.
    """
    n_questions = evaluation.articles["question"].nunique()
    heading = title or f"Evaluation of {evaluation.model_id or 'a model'}"
    made = {
        "figures": _headline(evaluation),
        "baselines": _baselines(evaluation),
        "comparison": _comparison(comparison),
        "questions": _questions(evaluation),
        "confusion": _confusion(evaluation.confusion),
        "probabilities": _probabilities(evaluation),
        "slices": _slices(evaluation.slices),
        "audits": _audits(audits),
        "errors": _errors(errors, contributions),
        "all": _all_figures(evaluation.metrics),
        "reading": _reading(evaluation),
    }
    shown = [(key, name) for key, name in _SECTIONS if made[key]]
    links = "".join(f'<li><a href="#{key}">{name}</a></li>' for key, name in shown)
    body = "".join(
        f'<section id="{key}" aria-labelledby="{key}-h"><h2 id="{key}-h">{name}</h2>'
        f"{made[key]}</section>"
        for key, name in shown
    )
    style = files("stancekit.pages").joinpath("evaluation.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{escape(heading)}</title>'
        f"<style>{style}</style></head><body>"
        '<a class="skip" href="#main">To the figures</a>'
        f'<header><h1>{escape(heading)}</h1><p class="soft">'
        f"{len(evaluation.articles):,} articles, {len(evaluation.sentences):,} labeled sentences, "
        f"{_several(n_questions, 'question')}</p>{_seen(evaluation.seen)}"
        f'<nav aria-label="Sections"><ul>{links}</ul></nav></header>'
        f'<main id="main">{body}</main></body></html>\n'
    )


def write_report(
    out: Path | str,
    model: StanceModel,
    gold: Gold,
    evaluation: Evaluation,
    other: Evaluation | None = None,
    audits: bool = False,
    questions: Sequence[str | Path | Question] = (),
    n_errors: int = 50,
    n_resamples: int = 1000,
    random_state: int = 0,
) -> dict[str, pd.DataFrame]:
    """Write all of an evaluation into a folder: figures, summary, tables and the page.

    Parameters
    ----------
    out : Path or str
        The folder: what `stancekit.evaluation.report.write_evaluation` writes, with a table of the
        worst errors and their contributions, and `evaluation.html`.
    model : StanceModel
    gold : Gold
    evaluation : Evaluation
        Of this model on this gold.
    other : Evaluation, optional
        Of another model on the same gold, to test this one against.
    audits : bool, default=False
        Whether to run the audits, which score the articles again ten times.
    questions : sequence of str, Path or Question, optional
        Question files besides the model's own and those that ship.
    n_errors : int, default=50
    n_resamples, random_state : int

    Returns
    -------
    dict of str to DataFrame
        The tables beyond the evaluation's own: `worst_errors`, `contributions` and, where asked
        for, `comparison` and `audits`.

    Raises
    ------
    OutputError
        The folder cannot be written.
    """
    errors = worst_errors(evaluation, gold, n_errors)
    further = {
        "worst_errors": errors,
        "contributions": explain_errors(model, errors, evaluation.scored, questions),
    }
    if other is not None:
        further["comparison"] = compare_predictions(
            (other.sentences, evaluation.sentences),
            (other.articles, evaluation.articles),
            n_resamples,
            random_state,
        )
    if audits:
        further["audits"] = run_audits(
            model, gold, questions, n_resamples=n_resamples, random_state=random_state
        )
    write_evaluation(evaluation, out, further)
    page = evaluation_page(
        evaluation,
        errors,
        further["contributions"],
        further.get("audits"),
        further.get("comparison"),
    )
    write_text(Path(out) / "evaluation.html", page)
    return further


# ------------------------------------------------------------------------------------- the sections


def _seen(seen: Sequence[str]) -> str:
    if not seen:
        return ""
    listed = ", ".join(seen[:5]) + (" ..." if len(seen) > 5 else "")
    return (
        f'<p class="warn" role="note"><strong>The model was trained on {len(seen)} of these '
        f"articles</strong> or near-duplicates of them ({escape(listed)}). The figures say nothing "
        "of new articles.</p>"
    )


def _headline(evaluation: Evaluation) -> str:
    overall = evaluation.metrics[evaluation.metrics["question"] == "all"]
    rows = [
        _figure_row(row, 0.0, 1.0)
        for name in _FIRST
        for row in rows_of(overall[overall["metric"] == name])
    ]
    return _table(
        ["measure", "value", "95 % interval", "0 to 1"], rows, "All questions", numbers=(1, 2)
    )


def _figure_row(row: Mapping[str, Any], start: float, stop: float) -> list[str]:
    return [
        _named(row["metric"]),
        _number(row["value"]),
        _interval(row["low"], row["high"]),
        whisker(row["value"], row["low"], row["high"], start, stop),
    ]


def _baselines(evaluation: Evaluation) -> str:
    table = evaluation.baselines
    if table.empty:
        return ""
    tested = evaluation.against_baselines
    own = evaluation.metrics
    model = own[(own["question"] == "all") & (own["metric"] == "macro_f1")].iloc[0]
    rows = [
        ["this model", _number(model["value"]), _interval(model["low"], model["high"]),
         whisker(model["value"], model["low"], model["high"], 0, 1), "", "", ""]
    ]  # fmt: skip
    plain = table[(table["question"] == "all") & (table["metric"] == "macro_f1")]
    for row in rows_of(plain.sort_values("value", ascending=False, kind="stable")):
        of = tested[tested["baseline"] == row["baseline"]]
        by = of[(of["metric"] == "macro_f1") & (of["unit"] == "sentence")].iloc[0]
        exact = of[(of["test"] == "McNemar") & (of["unit"] == "sentence")].iloc[0]
        rows.append(
            [
                escape(_BASELINES.get(row["baseline"], row["baseline"])),
                _number(row["value"]),
                _interval(row["low"], row["high"]),
                whisker(row["value"], row["low"], row["high"], 0, 1, model["value"]),
                f"{_signed(by['difference'])} <span class='soft'>"
                f"{_interval(by['low'], by['high'])}</span>",
                _p(by["p_value"]),
                _p(exact["p_value"]),
            ]
        )
    return _table(
        ["macro-F1 of sentences", "value", "95 % interval", "0 to 1", "the model is better by",
         "p, bootstrap", "p, McNemar"],
        rows, "On the same sentences; the dashed line is this model", numbers=(1, 2, 4, 5, 6),
    )  # fmt: skip


_BASELINES = {"majority": "most frequent stance", "keyword": "keywords", "tfidf": "plain TF-IDF"}


def _comparison(table: pd.DataFrame | None) -> str:
    if table is None or table.empty:
        return ""
    rows = [
        [
            _named(row["metric"]),
            escape(row["test"]),
            _number(row["one"]),
            _number(row["other"]),
            _signed(row["difference"]),
            _interval(row["low"], row["high"]),
            _p(row["p_value"]),
        ]
        for row in rows_of(table.dropna(subset="difference"))
        if row["metric"] in _NAMES
    ]
    return _table(
        ["measure", "test", "other model", "this model", "difference", "95 % interval", "p"],
        rows, "Paired over the same documents", numbers=(2, 3, 4, 5, 6),
    )  # fmt: skip


def _questions(evaluation: Evaluation) -> str:
    table = evaluation.metrics[
        (evaluation.metrics["metric"] == "macro_f1") & (evaluation.metrics["question"] != "all")
    ].dropna(subset="value")
    if len(table) < 2:
        return ""
    rows = [
        [
            escape(row["question"]),
            _number(row["value"]),
            _interval(row["low"], row["high"]),
            whisker(row["value"], row["low"], row["high"], 0, 1),
            f"{row['n']:,}",
        ]
        for row in rows_of(table.sort_values("value", ascending=False, kind="stable"))
    ]
    return _table(
        ["question", "macro-F1", "95 % interval", "0 to 1", "sentences"], rows,
        "Means over the stances that gold has; few sentences give wide intervals",
        numbers=(1, 2, 4),
    )  # fmt: skip


def _confusion(table: pd.DataFrame) -> str:
    if table.empty:
        return ""
    parts = []
    for unit in ("sentence", "article"):
        counts = {
            (row["gold"], row["predicted"]): int(row["n"])
            for row in rows_of(table[table["unit"] == unit])
        }
        head = "".join(f'<th scope="col">{stance}</th>' for stance in STANCES)
        lines = []
        for gold in STANCES:
            total = sum(counts.get((gold, other), 0) for other in STANCES)
            cells = []
            for other in STANCES:
                n = counts.get((gold, other), 0)
                share = n / total if total else 0.0
                cells.append(
                    f'<td style="background: rgba(var(--cell), {0.45 * share:.2f})">{n:,}'
                    f'<br><span class="soft">{share:.0%}</span></td>'
                )
            lines.append(f'<tr><th scope="row">{gold}</th>{"".join(cells)}</tr>')
        parts.append(
            '<figure class="table"><div class="scroll" tabindex="0" role="region" '
            f'aria-label="Confusion of {unit}s"><table class="matrix"><caption>'
            f"{unit.capitalize()}s: gold in rows, predicted in columns</caption>"
            f"<thead><tr><td></td>{head}</tr></thead>"
            f"<tbody>{''.join(lines)}</tbody></table></div></figure>"
        )
    return f'<div class="figures">{"".join(parts)}</div>'


def _probabilities(evaluation: Evaluation) -> str:
    reliability, abstention = evaluation.reliability, evaluation.abstention
    if reliability.empty:
        return ""
    parts = []
    for of, words in (
        ("stance", "How often the likeliest stance is right, by its probability"),
        ("relevance", "How often a sentence is relevant, by the probability that it is"),
    ):
        plot = reliability_plot(reliability[reliability["of"] == of], words)
        parts.append(
            f"<figure>{plot}<figcaption>{words}. On the dashed line the probabilities are right; "
            "the larger the dot, the more sentences.</figcaption></figure>"
        )
    words = "How many stances are wrong if only the surer ones are kept"
    parts.append(
        f"<figure>{abstention_plot(abstention, words)}<figcaption>{words}; the band is the 95 % "
        "interval.</figcaption></figure>"
    )
    rows = [
        [
            f"{row['threshold']:.1f}",
            f"{row['coverage']:.0%}",
            f"{row['risk']:.1%}",
            f"{row['low']:.1%} to {row['high']:.1%}",
        ]
        for row in rows_of(abstention.dropna(subset="risk"))
    ]
    return f'<div class="figures">{"".join(parts)}</div>' + _table(
        ["kept above", "share kept", "wrong", "95 % interval"], rows,
        "Abstention: sentences whose likeliest stance is less probable are left out",
        numbers=(1, 2, 3),
    )  # fmt: skip


def _slices(table: pd.DataFrame) -> str:
    if table.empty:
        return ""
    parts = [
        "<p>Each slice against all other sentences. p is corrected for the number of tests "
        "(Holm); marked are those below 0.05. The dashed line is the rest.</p>"
    ]
    for by, rows in table.groupby("by", sort=False):
        lines = []
        ordered = rows.dropna(subset="figure")
        for row in rows_of(ordered):
            flagged = row["p_holm"] < 0.05
            lines.append(
                [
                    escape(str(row["value"])),
                    escape(_NAMES.get(row["metric"], row["metric"])),
                    _number(row["figure"]),
                    _interval(row["low"], row["high"]),
                    whisker(row["figure"], row["low"], row["high"], 0, 1, row["rest"]),
                    f"<span class='flag'>{_p(row['p_holm'])} *</span>"
                    if flagged
                    else _p(row["p_holm"]),
                    f"{row['n_articles']:,}",
                    f"{row['n']:,}",
                ]
            )
        several = _several(ordered["value"].nunique(), "slice")
        marked = sum("flag" in line[5] for line in lines)
        count = f", {marked} marked" if marked else ""
        parts.append(
            f"<details><summary>By {escape(str(by))}: {several}{count}</summary><div>"
            + _table(
                [str(by), "measure", "value", "95 % interval", "0 to 1", "p", "articles",
                 "sentences"],
                lines, "", numbers=(2, 3, 5, 6, 7),
            )
            + "</div></details>"
        )  # fmt: skip
    return "".join(parts)


def _audits(table: pd.DataFrame | None) -> str:
    if table is None or table.empty:
        return ""
    rows = []
    for row in rows_of(table[table["metric"] == "macro_f1"]):
        rows.append(
            [
                f"<strong>{escape(row['audit'])}</strong><br><span class='soft'>"
                f"{escape(_AUDIT_WORDS.get(row['audit'], ''))}</span>",
                _number(row["one"]),
                _number(row["other"]),
                _signed(row["difference"]),
                _interval(row["low"], row["high"]),
                whisker(row["difference"], row["low"], row["high"], -0.3, 0.3, 0.0),
                f"{row['changed']:.1%}",
                _signed(row["toward_support"]),
            ]
        )
    return _table(
        ["audit", "as written", "changed", "difference", "95 % interval", "-0.3 to 0.3",
         "stances that move", "toward support"],
        rows, "Macro-F1 of the same sentences before and after a small change to the text",
        numbers=(1, 2, 3, 4, 6, 7),
    )  # fmt: skip


_AUDIT_WORDS = {
    "symmetry": "the parties' names swapped, and the gold stances with them",
    "invariance": "third states swapped for others",
    "typos": "one typing error in thirty words",
    "lower case": "no capitals",
    "upper case": "all in capitals",
    "punctuation": "no commas, semicolons and colons",
    "quotation marks": "another style of quotation marks",
    "ocr": "letters misread, words broken over lines",
    "furniture": "lines of a web page between the paragraphs",
    "truncated": "the second half of each article missing",
}


def _errors(errors: pd.DataFrame | None, contributions: pd.DataFrame | None) -> str:
    if errors is None or errors.empty:
        return ""
    parts = [
        "<p>The sentences whose wrong stance was the surest, with those around them and what made "
        "the prediction: each feature's share in the log-odds of relevance and in the scores of "
        "the stances, before both are turned into probabilities.</p>"
    ]
    made = {}
    if contributions is not None and not contributions.empty:
        made = dict(iter(contributions.groupby(["article_id", "sentence"])))
    for row in rows_of(errors):
        text = _clipped(row["text"])
        opening = text if len(text) <= 110 else text[:107].rsplit(" ", 1)[0] + " ..."
        chances = ", ".join(f"{name} {row[name]:.2f}" for name in ("relevance", *STANCES))
        context = "".join(
            f"<span>{escape(part)}</span> " if index != 1 else f"<strong>{escape(part)}</strong> "
            for index, part in enumerate(
                (_clipped(row["before"]), text, _clipped(row["after"]))
            )
            if part
        )  # fmt: skip
        facts = [
            ("article", f"{row['article_id']}, sentence {row['sentence']}"),
            ("question", row["question"]),
            ("date and outlet", ", ".join(str(v) for v in (row["date"], row["outlet"]) if _is(v))),
            ("gold positions", row["holders"]),
            ("predicted holder", row["predicted_holder_id"]),
            ("rule of the codebook", row["rule"]),
            ("probabilities", chances),
        ]
        listed = "".join(
            f"<br><span class='soft'>{name}:</span> {escape(_clipped(value))}"
            for name, value in facts
            if _is(value) and str(value)
        ).removeprefix("<br>")
        features = _contributions(made.get((row["article_id"], row["sentence"])))
        parts.append(
            f"<details><summary><span class='{row['stance']}'>{row['stance']}</span> taken for "
            f"<span class='{row['predicted']}'>{row['predicted']}</span>: {escape(opening)}"
            f"</summary><div><blockquote>{context}</blockquote><p>{listed}</p>{features}</div>"
            "</details>"
        )
    return "".join(parts)


def _contributions(table: pd.DataFrame | None) -> str:
    if table is None or table.empty:
        return "<p class='soft'>The article was not read: it does not touch the question.</p>"
    columns = [c for c in table.columns if c not in ("article_id", "sentence", "feature", "value")]
    rest = table[table["feature"] != "(intercept)"]
    largest = float(rest[columns].abs().to_numpy().max()) if len(rest) else 1.0
    rows = [
        [
            f"<code>{escape(_clipped(row['feature'], 60))}</code>",
            *(
                f"{row[c]:+.2f}{signed_bar(row[c], largest)}" if _is(row[c]) else ""
                for c in columns
            ),
        ]
        for row in rows_of(table)
    ]
    return _table(["feature", *columns], rows, "", numbers=range(1, len(columns) + 1))


def _all_figures(table: pd.DataFrame) -> str:
    parts = []
    for question, rows in table.groupby("question", sort=False):
        lines = [
            [
                f"{_named(row['metric'])} <code class='soft'>{escape(row['metric'])}</code>",
                _number(row["value"]),
                _interval(row["low"], row["high"]),
                f"{row['n']:,}",
            ]
            for row in rows_of(rows.dropna(subset="value"))
        ]
        parts.append(
            f"<details><summary>{escape(str(question))}</summary><div>"
            + _table(["measure", "value", "95 % interval", "n"], lines, "", numbers=(1, 2, 3))
            + "</div></details>"
        )
    return "".join(parts)


def _reading(evaluation: Evaluation) -> str:
    notes = "".join(f"<li>{escape(note)}</li>" for note in evaluation.notes)
    return (
        "<p>Articles were scored from their raw text; a gold sentence takes the prediction of the "
        "sentence that shares most characters with it. Intervals resample whole documents, since "
        "the sentences of one are no independent draws. McNemar's test takes sentences as "
        "independent and is the less cautious of the two.</p>"
        f"<ul>{notes}</ul>"
    )


# -------------------------------------------------------------------------------------------- parts


def _table(
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    caption: str,
    numbers: Iterable[int] = (),
) -> str:
    """Make a table of cells that are HTML already; the first of a row is its heading."""
    right = set(numbers)
    columns = "".join(
        f'<th scope="col"{_align(i, right)}>{escape(name)}</th>' for i, name in enumerate(head)
    )
    lines = []
    for row in rows:
        cells = "".join(
            f"<td{_align(i, right)}>{cell}</td>" if "<svg" not in cell or i in right
            else f'<td class="plot">{cell}</td>'
            for i, cell in enumerate(row) if i
        )  # fmt: skip
        lines.append(f'<tr><th scope="row">{row[0]}</th>{cells}</tr>')
    label = escape(caption or head[0])
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>{title}'
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _align(column: int, right: set[int]) -> str:
    return ' class="n"' if column in right else ""


def _several(n: int, what: str) -> str:
    return f"{n:,} {what}" if n == 1 else f"{n:,} {what}s"


def _named(metric: str) -> str:
    known = _NAMES.get(metric)
    if known is None:
        kind, _, stance = metric.partition("_")
        known = f"{stance}, {'F1' if kind == 'f1' else kind}" if stance else metric
    return escape(known)


def _is(value: Any) -> bool:
    return value is not None and not (pd.api.types.is_scalar(value) and pd.isna(value))


def _number(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.3f}"


def _signed(value: float) -> str:
    return "" if math.isnan(value) else f"{value:+.3f}"


def _interval(low: float, high: float) -> str:
    return "" if math.isnan(low) or math.isnan(high) else f"{low:.2f} to {high:.2f}"


def _p(value: float) -> str:
    if math.isnan(value):
        return ""
    return "&lt; 0.001" if value < 0.001 else f"{value:.3f}"


def _clipped(value: Any, most: int = _MOST_LETTERS) -> str:
    if not _is(value):
        return ""
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 4] + " ..."
