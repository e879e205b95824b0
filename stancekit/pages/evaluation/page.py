"""An evaluation as one HTML page, to be read without a network.

Nothing is loaded from anywhere, no script runs, and every text that came from articles or gold is
escaped; a content security policy says so to the browser as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from stancekit.evaluation import compare_predictions
from stancekit.evaluation.audits import run_audits
from stancekit.evaluation.report import Evaluation
from stancekit.evaluation.report_files import write_evaluation
from stancekit.evaluation.worst import explain_errors, worst_errors
from stancekit.labeling import Gold
from stancekit.markup import counted, safe_html
from stancekit.model import StanceModel
from stancekit.pages.evaluation.audits import audit_table
from stancekit.pages.evaluation.comparison import against_another_model, against_baselines
from stancekit.pages.evaluation.confusion import confusion_matrices
from stancekit.pages.evaluation.errors import error_browser
from stancekit.pages.evaluation.figures import all_figures, by_question, headline
from stancekit.pages.evaluation.probabilities import probability_plots
from stancekit.pages.evaluation.slices import slice_tables
from stancekit.question import Question
from stancekit.table_files import write_text


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
        From `stancekit.evaluation.compare_predictions`, another model first and this one second,
        their columns named `compared` and `model`.
    title : str, optional
        By default "Evaluation of" the model.

    Returns
    -------
    str
        HTML, of no more than some hundred kilobytes.
    """
    made = [
        ("figures", "Figures", headline(evaluation.metrics)),
        ("baselines", "Baselines", against_baselines(evaluation)),
        ("comparison", "Another model", against_another_model(comparison)),
        ("questions", "Questions", by_question(evaluation.metrics)),
        ("confusion", "Confusion", confusion_matrices(evaluation.confusion)),
        ("probabilities", "Probabilities",
         probability_plots(evaluation.reliability, evaluation.abstention)),
        ("slices", "Slices", slice_tables(evaluation.slices)),
        ("audits", "Audits", audit_table(audits)),
        ("errors", "Errors", error_browser(errors, contributions)),
        ("all", "All figures", all_figures(evaluation.metrics)),
        ("reading", "How to read this", _reading(evaluation.notes)),
    ]  # fmt: skip
    shown = [section for section in made if section[2]]
    links = "".join(f'<li><a href="#{key}">{name}</a></li>' for key, name, _ in shown)
    body = "".join(
        f'<section id="{key}" aria-labelledby="{key}-h"><h2 id="{key}-h">{name}</h2>'
        f"{content}</section>"
        for key, name, content in shown
    )
    heading = safe_html(title or f"Evaluation of {evaluation.model_id or 'a model'}")
    n_questions = evaluation.articles["question"].nunique()
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="icon" href="data:,"><title>{heading}</title>'
        f"<style>{style}</style></head><body>"
        '<a class="skip" href="#main">To the figures</a>'
        f'<header><h1>{heading}</h1><p class="soft">'
        f"{len(evaluation.articles):,} articles, {len(evaluation.sentences):,} labeled sentences, "
        f"{counted(n_questions, 'question')}</p>{_seen(evaluation.seen)}"
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
        The folder: what `stancekit.evaluation.report_files.write_evaluation` writes, with a table
        of the worst errors and their contributions, and `evaluation.html`.
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
        for, `audits` and `comparison`: as of `compare_predictions`, the other model's figures as
        `compared`, this one's as `model`, `difference` this one's less the other's.

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
        compared = compare_predictions(
            (other.sentences, evaluation.sentences),
            (other.articles, evaluation.articles),
            n_resamples,
            random_state,
        )
        further["comparison"] = compared.rename(columns={"one": "compared", "other": "model"})
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


def _seen(seen: Sequence[str]) -> str:
    if not seen:
        return ""
    listed = ", ".join(seen[:5]) + (" ..." if len(seen) > 5 else "")
    return (
        f'<p class="warn" role="note"><strong>The model was trained on {len(seen)} of these '
        f"articles</strong> or near-duplicates of them ({safe_html(listed)}). The figures say "
        "nothing of new articles.</p>"
    )


def _reading(notes: Sequence[str]) -> str:
    listed = "".join(f"<li>{safe_html(note)}</li>" for note in notes)
    return (
        "<p>Articles were scored from their raw text; a gold sentence takes the prediction of the "
        "sentence that shares most characters with it. Intervals resample whole documents, since "
        "the sentences of one are no independent draws. McNemar's test takes sentences as "
        "independent and is the less cautious of the two.</p>"
        f"<ul>{listed}</ul>"
    )
