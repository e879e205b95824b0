"""The evidence page: who stands where, since when, in which words, in one file for offline use.

The page is a template with a style sheet and a script beside it; the tables travel in it as JSON.
Its own policy (Content-Security-Policy) admits that one script and that one style sheet, by their
hashes, and no address at all, so that no text of an article can load or run anything.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any, NamedTuple

import pandas as pd

from stancekit import __version__
from stancekit.classifier import explain
from stancekit.errors import InputError, ModelError, QuestionError, TableError
from stancekit.features import read_table as read_sentences
from stancekit.markup import MARKS, counted, harmless, safe_html
from stancekit.model import StanceModel, load_model
from stancekit.pages.plots import share_plot, share_table
from stancekit.question import list_questions, load_question
from stancekit.rollups import find_stories, position_changes, read_scores, stance_shares
from stancekit.scoring import Scores
from stancekit.table_files import write_text
from stancekit.tables import STANCES, rows_of

_HERE = Path(__file__).parent
# articles whose sentences travel in one block of the page, which is parsed when one is opened
_CHUNK = 200
_MOST_ROWS = 36
_MOST_FEATURES = 12
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,1000}\Z")

Corrected = Mapping[str, pd.DataFrame]


def report(
    scores: Scores | str | Path,
    out: Path | str,
    model: StanceModel | str | Path | None = None,
    max_articles: int = 10_000,
    max_features: int = 200,
    corrected: Corrected | None = None,
) -> Path:
    """Write the evidence page of scored articles.

    Parameters
    ----------
    scores : Scores, str or Path
        From `stancekit.score`, or the folder that `stancekit score` wrote.
    out : Path or str
        The HTML file.
    model : StanceModel, str or Path, optional
        The model that scored, for the features behind a sentence. By default the model that ships,
        if it is the one; else the page goes without features and says so.
    max_articles : int, default=10000
        Articles whose sentences the page carries: those with the surest evidence of each holder and
        stance first. The others count in every table; their sentences are left out, which the page
        says.
    max_features : int, default=200
        Positions whose surest sentence comes with its features, the surest of each holder first.
    corrected : mapping of {"month", "outlet"} to DataFrame, optional
        Shares corrected for the model's errors; see `stancekit.rollups.stance_shares`.

    Returns
    -------
    Path
        `out`.

    Raises
    ------
    InputError
        `max_articles` or `max_features` is negative.
    ModelError
        `model` is not the one that scored.
    TableError
        A table is missing, or there is no row to show.
    OutputError
        The file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from stancekit.scoring import score
    >>> scores = score(["Peru backs Morocco's sovereignty over the Sahara."])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = report(scores, folder + "/report.html").read_text("utf-8")
    >>> "Western Sahara is under Morocco&#x27;s sovereignty" in page
    True
    """
    for name, value in (("max_articles", max_articles), ("max_features", max_features)):
        if value < 0:
            raise InputError(f"{name} is {value}; it must be 0 or more")
    if not isinstance(scores, Scores):
        scores = read_scores(scores)
    if scores.articles.empty:
        raise TableError("the articles table has no row; there is nothing to report")
    page = _gather(scores, max_articles)
    explained, why_not = _features(page, scores, model, max_features)
    changes = position_changes(scores, stories=page.stories)
    write_text(Path(out), _render(page, scores, changes, explained, why_not, corrected or {}))
    return Path(out)


# -------------------------------------------------------------------------------------- the tables


class _Page(NamedTuple):
    """What the page carries, every name in it a number."""

    questions: list[str]
    holders: list[str]
    holder_of: dict[str, int]
    outlets: list[str]
    stories: pd.DataFrame
    articles: dict[str, list[Any]]
    positions: dict[str, list[Any]]
    chunks: list[dict[int, list[list[Any]]]]
    ranked: list[int]  # positions, those first whose evidence matters most
    n_left_out: int


def _gather(scores: Scores, max_articles: int) -> _Page:
    stories = find_stories(scores)
    rows = rows_of(scores.articles)
    questions = list(dict.fromkeys(str(row["question"]) for row in rows))
    at = {(row["article_id"], row["question"]): i for i, row in enumerate(rows)}
    outlets = sorted({str(o) for o in scores.articles["outlet"].dropna()})
    outlet_of = {name: i for i, name in enumerate(outlets)}
    names: dict[str, str] = {}
    positions = [p for p in rows_of(scores.positions) if p["stance"] != "neutral"]
    for source in (scores.positions, scores.sentences):
        known = source[["holder_id", "holder"]].dropna().drop_duplicates("holder_id")
        for identity, name in zip(known["holder_id"], known["holder"], strict=True):
            names.setdefault(str(identity), str(name))
    holder_of = {identity: i for i, identity in enumerate(names)}
    ranked = _rank(positions)
    carried = _carried(ranked, positions, at, max_articles)
    kept = dict.fromkeys(sorted(carried))
    found: dict[int, list[dict[str, Any]]] = {}
    for row in rows_of(scores.sentences):
        place = at.get((row["article_id"], row["question"]))
        if place in kept:
            found.setdefault(place, []).append(row)
    titles = {i: said[0]["text"] for i, said in found.items() if said and said[0]["sentence"] == -1}
    articles: dict[str, list[Any]] = {
        "q": [questions.index(str(row["question"])) for row in rows],
        "id": [harmless(str(row["article_id"]), 300) for row in rows],
        "title": [harmless(titles[i], 300) if i in titles else None for i in range(len(rows))],
        "day": [None if pd.isna(day) else day for day in stories["day"]],
        "outlet": [-1 if pd.isna(r["outlet"]) else outlet_of[str(r["outlet"])] for r in rows],
        "stance": [-1 if pd.isna(r["stance"]) else STANCES.index(r["stance"]) for r in rows],
        "p": [0 if pd.isna(r["stance"]) else _rounded(r[r["stance"]]) for r in rows],
        "relevant": [None if pd.isna(r["n_relevant"]) else int(r["n_relevant"]) for r in rows],
        "status": [str(row["status"]) for row in rows],
        "error": [None if pd.isna(r["error"]) else harmless(str(r["error"]), 300) for r in rows],
        "url": [_address(row.get("url")) for row in rows],
        "story": [int(story) for story in stories["story"]],
        "chunk": [-1] * len(rows),
    }
    chunks: list[dict[int, list[list[Any]]]] = []
    for number, i in enumerate(kept):
        if number % _CHUNK == 0:
            chunks.append({})
        articles["chunk"][i] = number // _CHUNK
        said = sorted(found.get(i, []), key=lambda row: int(row["sentence"]))
        chunks[-1][i] = [_sentence(row, holder_of) for row in said]
    places = [at[p["article_id"], p["question"]] for p in positions]
    table: dict[str, list[Any]] = {
        "a": places,
        "h": [holder_of[str(p["holder_id"])] for p in positions],
        "s": [STANCES.index(p["stance"]) for p in positions],
        "p": [_rounded(p["probability"]) for p in positions],
        "v": [None if pd.isna(p["voice"]) else str(p["voice"]) for p in positions],
        "e": [
            harmless(str(p["evidence"])) if place in kept else None
            for p, place in zip(positions, places, strict=True)
        ],
        "b": [
            _sentence_number(p, found.get(place, ()))
            for p, place in zip(positions, places, strict=True)
        ],
    }
    shown = [harmless(name, 120) for name in names.values()]
    outlets = [harmless(name, 120) for name in outlets]
    return _Page(
        questions, shown, holder_of, outlets, stories, articles, table, chunks, ranked,
        len(rows) - len(kept),
    )  # fmt: skip


def _rank(positions: Sequence[Mapping[str, Any]]) -> list[int]:
    """Order positions so that every holder and stance has its surest evidence early."""
    groups: dict[tuple[str, str, str], list[int]] = {}
    for i, p in enumerate(positions):
        groups.setdefault((p["question"], p["holder_id"], p["stance"]), []).append(i)
    ranks: dict[int, int] = {}
    for members in groups.values():
        members.sort(key=lambda i: (-positions[i]["probability"], i))
        ranks |= {i: rank for rank, i in enumerate(members)}
    return sorted(ranks, key=lambda i: (ranks[i], -positions[i]["probability"], i))


def _carried(
    ranked: Sequence[int],
    positions: Sequence[Mapping[str, Any]],
    at: Mapping[tuple[str, str], int],
    most: int,
) -> set[int]:
    carried: dict[int, None] = {}
    for i in ranked:
        place = at.get((positions[i]["article_id"], positions[i]["question"]))
        if place is None:
            raise TableError(
                f"the article {positions[i]['article_id']!r} has positions but no row in the "
                "articles table; are the tables of one run?"
            )
        if len(carried) < most:
            carried.setdefault(place)
    for place in range(len(at)):
        if len(carried) >= most:
            break
        carried.setdefault(place)
    return set(carried)


def _sentence(row: Mapping[str, Any], holder_of: Mapping[str, int]) -> list[Any]:
    # a stance that the model abstained from is missing
    stance = None if pd.isna(row["stance"]) else str(row["stance"])
    index, sure = (-1, 0.0) if stance is None else (STANCES.index(stance), float(row[stance]))
    holder = -1 if pd.isna(row["holder_id"]) else holder_of[str(row["holder_id"])]
    return [
        int(row["sentence"]), index, round(100 * sure), round(100 * float(row["relevance"])),
        holder, harmless(str(row["text"])),
    ]  # fmt: skip


def _sentence_number(position: Mapping[str, Any], said: Iterable[Mapping[str, Any]]) -> int | None:
    """Tell which of a position's sentences its evidence is."""
    numbers = set(position["sentences"] if position["sentences"] is not None else ())
    for row in said:
        if row["sentence"] in numbers and row["text"] == position["evidence"]:
            return int(row["sentence"])
    return None


# ------------------------------------------------------------------------------------ the features


def _features(
    page: _Page, scores: Scores, model: StanceModel | str | Path | None, most: int
) -> tuple[dict[str, Any], str]:
    """Explain the surest evidence, or say why it is not explained."""
    scored = sorted(str(name) for name in scores.articles["model_id"].dropna().unique())
    if most == 0:
        return {}, "The features behind sentences were not asked for."
    if not page.ranked:
        return {}, ""
    try:
        loaded = model if isinstance(model, StanceModel) else load_model(model or _shipped(page))
    except (ModelError, QuestionError) as error:
        if model is not None:
            raise
        return {}, f"No features behind sentences: {error}. Give the model with --model."
    if [loaded.model_id] != scored:
        which = f"these articles were scored by {', '.join(scored)}, not by {loaded.model_id}"
        if model is not None:
            raise ModelError(f"{which}; give the model that scored them")
        return {}, f"No features behind sentences: {which}. Give the model with --model."
    wanted: list[tuple[int, int]] = []
    for i in page.ranked:
        place, number = page.positions["a"][i], page.positions["b"][i]
        if number is not None and page.articles["chunk"][place] >= 0 and len(wanted) < most:
            wanted.append((place, number))
    rows = scores.articles[["article_id", "question"]].iloc[[place for place, _ in wanted]]
    keys = rows.drop_duplicates()
    keys = keys.assign(place=keys.index)
    questions = {name: load_question(name) for name in page.questions if name in list_questions()}
    questions[loaded.question.name] = loaded.question
    unknown = sorted(set(page.questions) - set(questions))
    if unknown:
        which = f"the question {unknown[0]!r} does not ship"
        return {}, f"No features behind sentences: {which}. Give its TOML file with --model."
    sentences = scores.sentences.merge(keys, on=["article_id", "question"])
    read = read_sentences(sentences, questions)
    row_of = {key: i for i, key in enumerate(zip(read["place"], read["sentence"], strict=True))}
    feature_names = loaded.classifier.features_.get_feature_names_out()
    found = {}
    index = scores.articles.index
    for place, number in dict.fromkeys(wanted):
        row = row_of[index[place], number]
        found[f"{place}:{number}"] = _explained(
            explain(loaded.classifier, read.iloc[[row]], feature_names)
        )
    left = len(page.ranked) - len(wanted)
    return found, f"The features behind {left:,} positions are left out." if left else ""


def _shipped(page: _Page) -> str:
    """Name a question whose model ships; a name in a table must not lead to a folder."""
    return next((name for name in page.questions if name in list_questions()), "western-sahara")


def _explained(table: pd.DataFrame) -> list[Any]:
    """Give the strongest features, and the sum of all others, so that the columns still add up."""
    columns = [str(name) for name in table.columns if name != "value"]
    scores = columns[1:]
    top = table.head(_MOST_FEATURES + 1)
    rows = [
        [harmless(str(row["feature"]), 120), *(round(float(row[name]), 3) for name in scores)]
        for row in rows_of(top)
    ]
    rest = table.iloc[len(top) :]
    if len(rest):
        label = f"({len(rest)} weaker features)"
        rows.append([label, *(round(float(rest[name].sum()), 3) for name in scores)])
    rows.append(["(sum)", *(round(float(table[name].sum()), 3) for name in scores)])
    return [columns, rows]


# ---------------------------------------------------------------------------------------- the page


def _render(
    page: _Page,
    scores: Scores,
    changes: pd.DataFrame,
    explained: Mapping[str, Any],
    why_not: str,
    corrected: Corrected,
) -> str:
    propositions = [_proposition(name) for name in page.questions]
    script = (_HERE / "report.js").read_text("utf-8")
    style = (_HERE / "report.css").read_text("utf-8")
    change_rows = [
        [
            page.questions.index(row["question"]),
            page.holder_of[row["holder_id"]],
            row["stance_before"],
            row["first_after"],
            row["stance_after"],
        ]
        for row in rows_of(changes)
    ]
    data = {
        "questions": page.questions,
        "holders": page.holders,
        "outlets": page.outlets,
        "articles": page.articles,
        "positions": page.positions,
        "changes": change_rows,
        "has_features": bool(explained),
    }
    blocks: list[tuple[str, Mapping[Any, Any]]] = [
        (f"sentences-{i}", chunk) for i, chunk in enumerate(page.chunks)
    ]
    if explained:
        blocks.append(("features", explained))
    several = len(page.questions) > 1
    heading = "Several questions" if several else safe_html(propositions[0])
    return Template((_HERE / "report.html").read_text("utf-8")).substitute(
        title=f"Who stands where: {heading}",
        heading=heading,
        facts=_each(page, lambda q: _facts(scores, page, q)),
        question_filter=_question_filter(page.questions, propositions) if several else "",
        shares=_each(page, lambda q: _shares(scores, page, q, corrected)),
        changes=_each(page, lambda q: _changes(changes[changes["question"] == q])),
        notes=_notes(page, scores, why_not, bool(corrected)),
        version=__version__,
        data=_json(data),
        chunks="\n".join(
            f'<script type="application/json" id="{name}">{_json(block)}</script>'
            for name, block in blocks
        ),
        script=script,
        style=style,
        script_hash=_hash(script),
        style_hash=_hash(style),
    )


def _each(page: _Page, part: Any) -> str:
    """Give a part of the page once for each question; the script shows the one asked for."""
    return "\n".join(
        f'<div data-question="{i}">{part(name)}</div>' for i, name in enumerate(page.questions)
    )


def _proposition(question: str) -> str:
    # of a question of the user's own, only the name is at hand
    return load_question(question).proposition if question in list_questions() else question


def _question_filter(questions: Sequence[str], propositions: Sequence[str]) -> str:
    options = "".join(
        f'<option value="{i}">{safe_html(f"{name}: {proposition}")}</option>'
        for i, (name, proposition) in enumerate(zip(questions, propositions, strict=True))
    )
    return f'<label class="wide">Question <select id="f-question">{options}</select></label>'


def _facts(scores: Scores, page: _Page, question: str) -> str:
    articles = scores.articles[scores.articles["question"] == question]
    sentences = scores.sentences[scores.sentences["question"] == question]
    stories = page.stories[page.stories["question"] == question]
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


def _notes(page: _Page, scores: Scores, why_not: str, corrected: bool) -> str:
    undated = int(page.stories["day"].isna().sum())
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
    carried = len(page.stories) - page.n_left_out
    if page.n_left_out:
        notes.append(
            f"The page carries the sentences of {counted(carried, 'article')}, "
            f"those with the surest evidence first. {page.n_left_out:,} are left out: they count "
            "in every table, but their sentences are not shown and not searched."
        )
    if why_not:
        notes.append(why_not)
    reasons = scores.articles[scores.articles["status"] != "ok"]["error"].value_counts()
    for reason, n in sorted(reasons.items(), key=lambda item: (-item[1], str(item[0])))[:10]:
        notes.append(f"{n:,} not read: {reason}")
    return "<ul>{}</ul>".format("".join(f"<li>{safe_html(note)}</li>" for note in notes))


def _changes(changes: pd.DataFrame) -> str:
    if changes.empty:
        return "<p>None found by the rule in the notes.</p>"
    rows = []
    for row in rows_of(changes):
        turn = (
            f'<span class="{row[f"stance_{side}"]}">{MARKS[row[f"stance_{side}"]]} '
            f"{row[f'stance_{side}']}</span>"
            for side in ("before", "after")
        )
        said = (
            f"<details><summary>{counted(row[f'articles_{side}'], 'article')}, {word} "
            f'{safe_html(row[day])}</summary><div class="text" dir="auto">'
            f'{safe_html(row[f"evidence_{side}"])}</div><div class="dim">'
            f"{safe_html(row[f'article_id_{side}'])}</div></details>"
            for side, word, day in (
                ("before", "until", "last_before"),
                ("after", "from", "first_after"),
            )
        )
        rows.append(
            f'<tr><th scope="row" data-label="Holder"><bdi>{safe_html(row["holder"])}</bdi></th>'
            f'<td data-label="Change">{" → ".join(turn)}</td>'
            f'<td data-label="Before">{next(said)}</td>'
            f'<td data-label="After">{next(said)}</td></tr>'
        )
    return (
        '<table class="cards"><caption>Whose stance changed, and by which articles</caption>'
        '<thead><tr><th scope="col">Holder</th><th scope="col">Change</th>'
        '<th scope="col">Before</th><th scope="col">After</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def _shares(scores: Scores, page: _Page, question: str, corrected: Corrected) -> str:
    parts = []
    mine = Scores(*(table[table["question"] == question] for table in scores))
    stories = page.stories[page.stories["question"] == question].reset_index(drop=True)
    for key, words in (("month", "month"), ("outlet", "outlet")):
        given = corrected.get(key)
        right = None if given is None else given[given["question"] == question]
        table = stance_shares(mine, [key], right, stories=stories)
        unknown = int(table[table[key].isna()]["articles"].sum())
        known = table[table[key].notna()]
        parts.append(f"<h3>By {words}</h3>")
        if unknown:
            parts.append(
                f'<p class="dim">{counted(unknown, "article")} without {words} left out.</p>'
            )
        if known.empty:
            parts.append(f"<p>No article on the question has {_article_of(words)}.</p>")
            continue
        names = list(dict.fromkeys(known[key]))
        # the latest months, the outlets with most articles
        drawn = names[-_MOST_ROWS:] if key == "month" else names[:_MOST_ROWS]
        if len(names) > len(drawn):
            which = "latest" if key == "month" else "largest"
            parts.append(f'<p class="dim">The {len(drawn)} {which} of {len(names):,} drawn.</p>')
        parts.append(share_plot(known[known[key].isin(drawn)], key))
        parts.append(share_table(known, key))
    return "".join(parts)


def _article_of(word: str) -> str:
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"


def _rounded(value: Any) -> float:
    return round(float(value), 3)


def _address(value: Any) -> str | None:
    """Let through an address of the web, and nothing else that a link could run."""
    known = isinstance(value, str) and _ADDRESS.match(value)
    return harmless(value, 1_000) if known else None


def _json(value: Any) -> str:
    """Write JSON that no HTML parser can take for the end of its script."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
