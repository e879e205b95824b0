"""Labels by functions and by hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from stancekit.cli.articles import Html


def label(
    paths: Annotated[list[str], typer.Argument(help="Articles: files, folders, or -")],
    question: Annotated[str, typer.Option(help="A question's name or TOML file.")],
    out: Annotated[Path, typer.Option(help="The examples: .jsonl, .csv or .parquet.")],
    labels: Annotated[
        list[Path] | None, typer.Option(help="Labels by hand, which stay; may be repeated.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(help="A labeling function to leave out; may be repeated.")
    ] = None,
    method: Annotated[
        str | None, typer.Option(help="majority, precision, logistic or dawid-skene.")
    ] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="A label must be so probable.")
    ] = 0.7,
) -> None:
    """Make weak examples of articles by labeling functions, with diagnostics beside them."""
    from stancekit.labeling import leave_out, plot_diagnostics, write_examples
    from stancekit.labeling.label import label_articles, read_labels
    from stancekit.readers import read_articles
    from stancekit.table_files import write_text

    functions = leave_out(without or [])
    hand = read_labels(labels) if labels else None
    articles = read_articles(list(paths))
    found = label_articles(articles, question, functions, hand, method, threshold)  # type: ignore[arg-type]
    write_examples(found.examples, out)
    beside = out.with_name(out.stem + "-diagnostics")
    text = found.diagnostics.to_csv(index=False, lineterminator="\n", float_format="%.6g")
    write_text(beside.with_suffix(".csv"), text)
    write_text(beside.with_suffix(".html"), plot_diagnostics(found.diagnostics))
    for row in articles[articles["status"] != "ok"].itertuples(index=False):
        print(f"stancekit: {row.article_id}: {row.error}", file=sys.stderr)
    heard = set(found.examples["article_id"])
    for name in articles["article_id"][articles["status"] == "ok"]:
        if name not in heard:
            print(f"stancekit: {name}: no sentences: only English is read", file=sys.stderr)
    counts = found.examples["label"].value_counts()
    told = ", ".join(f"{counts.get(name, 0):,} {name}" for name in sorted(counts.index))
    print(f"{len(found.examples):,} sentences: {told or 'no label'}; examples in {out}")


def annotate_export(
    examples: Annotated[Path, typer.Argument(help="Examples, as `stancekit label` writes them.")],
    out: Annotated[Path, typer.Option(help="The batch: .json, .jsonl or .csv.")],
    to: Annotated[str, typer.Option(help="label-studio, doccano or csv.")] = "csv",
    n: Annotated[int, typer.Option("-n", "--number", min=1, help="Sentences.")] = 100,
    scores: Annotated[
        Path | None, typer.Option(help="The sentences table that a model gave of them.")
    ] = None,
) -> None:
    """Choose the sentences that are most worth a label, the most useful first."""
    from stancekit.labeling import export_annotations, read_examples
    from stancekit.labeling.label import choose_batch
    from stancekit.table_files import read_table
    from stancekit.tables import SENTENCES

    scored = read_table(scores, SENTENCES) if scores else None
    batch = choose_batch(read_examples(examples), n, scored)
    export_annotations(batch, out, to)  # type: ignore[arg-type]
    counts = batch["reason"].value_counts()
    print(f"{len(batch)} sentences for {to} in {out}: "
          + ", ".join(f"{count} {name}" for name, count in counts.items()))  # fmt: skip


def annotate_import(
    files: Annotated[list[Path], typer.Argument(help="What the annotation tools gave back.")],
    examples: Annotated[Path, typer.Option(help="The examples that the batch was chosen from.")],
    out: Annotated[Path, typer.Option(help="The examples with the labels: .jsonl, .csv ...")],
    rule: Annotated[str, typer.Option(help="majority or unanimous.")] = "majority",
    accept_suggestions: Annotated[
        bool, typer.Option("--accept-suggestions", help="Those left unchanged in doccano, too.")
    ] = False,
) -> None:
    """Put labels by hand into the place of weak ones."""
    from stancekit.labeling import read_examples, write_examples
    from stancekit.labeling.examples import correct_examples
    from stancekit.labeling.label import read_labels

    labels = read_labels(files, rule, accept_suggestions)  # type: ignore[arg-type]
    write_examples(correct_examples(read_examples(examples), labels), out)
    open_ones = int(labels["label"].isna().sum())
    print(f"{len(labels) - open_ones} labels by hand in {out}; {open_ones} sentences have none yet")


def annotate_gold(
    labeled: Annotated[
        Path, typer.Argument(help="Scored sentences (.csv) with a column `label` filled in.")
    ],
    articles: Annotated[
        list[str], typer.Option(help="The articles that were scored; may be repeated.")
    ],
    out: Annotated[Path, typer.Option(help="The gold file: .jsonl.")],
    split: Annotated[str, typer.Option(help="The split of these articles.")] = "test",
    holders: Annotated[
        bool, typer.Option("--holders", help="The column `holder` was corrected by hand, too.")
    ] = False,
    text_column: Annotated[str, typer.Option(help="Where tables have the text.")] = "text",
    id_column: Annotated[str, typer.Option(help="Where tables have the id.")] = "article_id",
    encoding: Annotated[str | None, typer.Option(help="Of text files; told by default.")] = None,
    html: Annotated[Html, typer.Option(help="How web pages were read.")] = Html.page,
) -> None:
    """Make gold of articles whose sentences were all labeled by hand."""
    from stancekit.labeling import make_gold, write_gold
    from stancekit.readers import ReadOptions, read_articles

    options = ReadOptions(text_column, id_column, encoding, html=html.value)
    read = read_articles(list(articles), options)
    made = make_gold(labeled, read, split, holders)
    for row in made.left_out.itertuples(index=False):
        print(f"stancekit: {row.article_id} is left out: {row.reason}", file=sys.stderr)
    write_gold(made.articles, out)
    sentences = sum(len(article["spans"]) for article in made.articles)
    named = {article["article_id"] for article in made.articles} | set(made.left_out["article_id"])
    absent = len(set(read["article_id"]) - named)
    print(f"{len(made.articles):,} articles, {sentences:,} sentences in {out}; "
          f"{len(made.left_out):,} left out, {absent:,} not in the table")  # fmt: skip


def agreement(
    files: Annotated[list[Path], typer.Argument(help="Annotations of two or more annotators.")],
    out: Annotated[Path, typer.Option(help="Where sentences to settle are written, as CSV.")] = (
        Path("disagreements.csv")
    ),
) -> None:
    """Say how far annotators agree, and list where they do not."""
    import pandas as pd

    from stancekit.errors import LabelingError
    from stancekit.evaluation.agreement import agreement_report
    from stancekit.labeling.annotations import labels_by_annotator, list_disagreements
    from stancekit.labeling.exchange import import_annotations
    from stancekit.table_files import write_text

    said = pd.concat([import_annotations(f, f.stem) for f in files], ignore_index=True)
    wide = labels_by_annotator(said)
    if wide.shape[1] < 2:
        raise LabelingError(
            f"{', '.join(map(str, files))}: labels of {wide.shape[1]} annotator; two are needed"
        )
    for row in agreement_report(wide.reset_index(drop=True)).itertuples(index=False):
        print(f"{row.measure}  {row.over:24} {row.value:.3f}  n={row.n}")
    differ = list_disagreements(said)
    write_text(out, differ.to_csv(index=False, lineterminator="\n"))
    print(f"{len(differ)} sentences to settle in {out}")
