"""What a run shows in a terminal: how far it is, and who was found to stand where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from stancekit.model import StanceModel
    from stancekit.question import Question
    from stancekit.runs import RunSummary


Advance = Callable[["RunSummary"], None]


@contextmanager
def progress(show: bool) -> Iterator[Advance | None]:
    """Draw a bar while a run lasts; give what tells it how far the run is, None without a bar."""
    if not show:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(), TextColumn("{task.percentage:3.0f}%"), TextColumn("{task.fields[done]}"),
        TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("score", total=None, done="")

        def advance(summary: RunSummary) -> None:
            rate = summary.n_articles / summary.seconds if summary.seconds > 0.5 else 0
            done = f"{summary.n_articles:,} articles" + (f", {rate:,.0f}/s" if rate else "")
            total = summary.bytes_total or None
            bar.update(task, completed=summary.bytes_done, total=total, done=done)

        yield advance


def question_line(questions: Sequence[Question], by_default: bool) -> str:
    """Say which questions were answered, and how to choose where nobody did."""
    if len(questions) == 1:
        told = f"{questions[0].name}: {questions[0].proposition}"
    else:
        told = f"questions {', '.join(question.name for question in questions)}"
    return told + (" (by default; choose with --question)" if by_default else "")


def print_summary(
    summary: RunSummary,
    out: Path,
    model: StanceModel,
    questions: Sequence[Question] = (),
    console: Console | None = None,
) -> None:
    """Show what was asked, the positions that most articles stand behind, and how the run went.

    Without questions the model's own was answered, by default.
    """
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    console = console or Console()
    asked = questions or [model.question]
    console.print(escape(question_line(asked, not questions)), highlight=False)
    console.print(escape(f"model {model.model_id}"), highlight=False)
    new = ", ".join(question.name for question in asked if model.transfers_to(question))
    if new:
        told = f"it was not trained on {new}: check it on labels of your own"
        console.print(escape(told), style="yellow", highlight=False)
    console.print()
    order = sorted(summary.holders.items(), key=lambda item: (item[0][0], -item[1][1], item[0]))
    several = len({key[0] for key in summary.holders}) > 1
    table = Table(box=None, pad_edge=False, header_style="bold", expand=True)
    if several:
        table.add_column("question", no_wrap=True, max_width=16)
    table.add_column("holder", no_wrap=True, min_width=10, max_width=26)
    table.add_column("stance", no_wrap=True, min_width=10)
    table.add_column("articles", justify="right", min_width=8)
    # the sentence takes what is left of the line, and only that
    table.add_column("strongest sentence", overflow="ellipsis", no_wrap=True, ratio=1)
    for (question, stance, _), (holder, count, probability, evidence) in order[:30]:
        color = "green" if stance == "support" else "red"
        cells = [question] if several else []
        cells += [escape(holder), f"[{color}]{stance}[/]", str(count)]
        table.add_row(*cells, f"{probability:.2f} {escape(' '.join(evidence.split()))}")
    if order:
        console.print(table)
    else:
        console.print("No position found.")
    if len(order) > 30:
        console.print(f"... and {len(order) - 30} more in positions")
    counts = ", ".join(f"{count:,} {status}" for status, count in sorted(summary.status.items()))
    console.print(
        f"\n{summary.n_articles:,} articles ({counts or 'none'}) in {summary.seconds:.1f} s; "
        f"tables in {escape(str(out))}"
    )
    for reason, count in sorted(summary.reasons.items(), key=lambda item: -item[1])[:8]:
        console.print(f"  {count:,} × {escape(reason)}", style="yellow", highlight=False)
