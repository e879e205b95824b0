"""What the page says of itself: the facts of its head, the section Notes."""

from __future__ import annotations

from stancekit.markup import counted, safe_html
from stancekit.pages.report.contents import Contents
from stancekit.scoring import Scores


def question_facts(contents: Contents, scores: Scores, question: str) -> str:
    """Say what was scored for a question, and how much of it was read."""
    articles = scores.articles[scores.articles["question"] == question]
    sentences = scores.sentences[scores.sentences["question"] == question]
    stories = contents.stories[contents.stories["question"] == question]
    status = articles["status"].value_counts()
    ok = articles[articles["status"] == "ok"]
    sided = sentences[sentences["stance"] != "neutral"]
    facts = [
        ("Question", question),
        ("Model", ", ".join(sorted(articles["model_id"].dropna().unique())) or "unknown"),
        ("Articles", f"{len(articles):,}"),
        *((name, f"{int(status.get(name, 0)):,}") for name in ("ok", "skipped", "failed")),
        ("on the question", f"{int(ok['n_relevant'].ge(1).sum()):,}"),
        ("copies of another", f"{len(stories) - stories['story'].nunique():,}"),
        ("article stance abstained", f"{int(ok['stance'].isna().sum()):,}"),
        (
            "sentences that take a side",
            f"{len(sided):,}, of these {int(sided['holder_id'].isna().sum()):,} abstained on the "
            "holder",
        ),
    ]
    if ok["transfer"].fillna(False).any():
        facts.append(("Transfer", "the model was not trained on this question"))
    return '<dl class="facts">{}</dl>'.format(
        "".join(f"<div><dt>{safe_html(k)}</dt><dd>{safe_html(v)}</dd></div>" for k, v in facts)
    )


def page_notes(contents: Contents, scores: Scores, why_not: str, corrected: bool) -> str:
    """Say how the page is to be read, and what it leaves out."""
    undated = int(contents.stories["day"].isna().sum())
    notes = [
        "A machine read these articles. Read the sentence before you rely on a position; see how "
        "good the model is on texts like yours (stancekit evaluate).",
        "A position says what an article reports of a holder, not what the holder's policy is.",
        "The shade of a sentence and the number beside it say how sure the model is of its stance.",
        "A change of position: at least two articles in a row tell one stance, at least two later "
        "ones the other, counted by day; a single article that differs is passed over.",
        "Shares count articles with at least one sentence on the question, copies once. Their "
        "intervals are Wilson's at 95 %: they stand for the chance in which articles were met, "
        + (
            "the corrected shares beside them also for the model's errors."
            if corrected
            else "not for the model's errors."
        ),
    ]
    if undated:
        notes.append(f"{counted(undated, 'article')} without a date that can be read (ISO 8601).")
    carried = len(contents.stories) - contents.n_left_out
    if contents.n_left_out:
        notes.append(
            f"The page carries the sentences of {counted(carried, 'article')}, "
            f"those with the surest evidence first. {contents.n_left_out:,} are left out: they "
            "count in every table, but their sentences are not shown and not searched."
        )
    if why_not:
        notes.append(why_not)
    reasons = scores.articles[scores.articles["status"] != "ok"]["error"].value_counts()
    for reason, n in sorted(reasons.items(), key=lambda item: (-item[1], str(item[0])))[:10]:
        notes.append(f"{n:,} not read: {reason}")
    return "<ul>{}</ul>".format("".join(f"<li>{safe_html(note)}</li>" for note in notes))
