"""Models trained, and held against gold labels."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from stancekit.cli.completion import MODEL, model_names


def train(
    config: Annotated[Path, typer.Argument(help="The training configuration.")],
    out: Annotated[Path, typer.Option(help="Where <name>/<version> is written.")] = Path("models"),
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> None:
    """Train a model from a configuration."""
    from stancekit.training import train as run

    model = run(config, out, jobs)
    print(f"{model.model_id} written to {out / str(model.manifest['name'])}")
    for name, figure in model.manifest["cross_validation"].items():
        print(f"  {name:20} {figure['value']:.3f}  [{figure['low']:.3f}, {figure['high']:.3f}]")
    left_out = model.manifest["corpus"]["left_out"]
    if left_out:
        told = ", ".join(f"{count:,} {split}" for split, count in left_out.items())
        print(f"articles left out, of other splits: {told}")


def evaluate(
    gold: Annotated[list[Path], typer.Option(help="A gold file or folder; may be repeated.")],
    out: Annotated[Path, typer.Option(help="The folder for the figures.")],
    model: Annotated[str, typer.Option(help=MODEL, autocompletion=model_names)] = "western-sahara",
    question: Annotated[
        list[str] | None, typer.Option(help="A question's TOML file that the gold names.")
    ] = None,
    split: Annotated[
        list[str] | None, typer.Option(help="Only articles of this split; may be repeated.")
    ] = None,
    require: Annotated[
        list[str] | None, typer.Option(help="METRIC=FLOOR; exit with 1 below it.")
    ] = None,
    allow_seen: Annotated[
        bool, typer.Option("--allow-seen", help="Also articles that the model was trained on.")
    ] = False,
    baseline_gold: Annotated[
        list[Path] | None,
        typer.Option(help="Gold that the TF-IDF baseline learns from; may be repeated."),
    ] = None,
    compare: Annotated[
        str | None, typer.Option(help="Another model, tested against this one on the same gold.")
    ] = None,
    audits: Annotated[
        bool, typer.Option("--audits", help="Also the audits: symmetry, invariance, robustness.")
    ] = False,
) -> None:
    """Hold a model against gold labels; figures, tables and a page go into a folder."""
    from stancekit.errors import GoldError
    from stancekit.evaluation.floors import floors_missed, parse_floors
    from stancekit.evaluation.report import evaluate as run
    from stancekit.labeling import read_gold
    from stancekit.model import load_model
    from stancekit.pages.evaluation import write_report

    floors = parse_floors(require or [])
    labeled = read_gold(list(gold))
    if split:
        held = sorted(labeled.articles["split"].dropna().unique())
        labeled = labeled.select(labeled.articles["split"].isin(split))
        if labeled.articles.empty:
            raise GoldError(
                f"no gold article is of the split {', '.join(split)}; there are"
                f" {', '.join(held) or 'none'}"
            )
    loaded = load_model(model)
    training = read_gold(list(baseline_gold)) if baseline_gold else None
    result = run(loaded, labeled, question or (), allow_seen, training=training)
    other = run(compare, labeled, question or (), allow_seen) if compare else None
    write_report(out, loaded, labeled, result, other, audits, question or ())
    for row in result.metrics.itertuples(index=False):
        print(f"{row.question:18} {row.metric:27} {row.value:.3f}  [{row.low:.3f}, {row.high:.3f}]"
              f"  n={row.n}")  # fmt: skip
    missed = floors_missed(result, floors)
    for line in missed:
        print(f"stancekit: {line}", file=sys.stderr)
    if missed:
        raise typer.Exit(1)
