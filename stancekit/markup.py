"""Scored text as HTML: text made harmless, colored sentences, a model's card.

What a notebook shows of scores and of a model is made here; the pages escape their texts by
`safe_html`, and by `harmless` what travels as JSON. All are functions of tables and mappings: this
room knows nothing of scoring or of models.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from stancekit.tables import rows_of

#: A sign for each stance, so that color is never the only one.
MARKS: Mapping[str, str] = {"support": "▲", "neutral": "●", "opposition": "▼"}
#: A hue for each stance, as red, green and blue: told apart also by the color-blind.
HUES: Mapping[str, tuple[int, int, int]] = {
    "support": (0, 114, 178),
    "neutral": (120, 120, 120),
    "opposition": (213, 94, 0),
}

# controls of direction turn a line around; other controls, halves of surrogates and line separators
# have no business in a sentence
_DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_UNSAFE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff{_DIRECTION}]"
)
_MOST_ARTICLES = 5
_MOST_SENTENCES = 60


def harmless(text: str, limit: int = 2_000) -> str:
    r"""Make characters visible that would turn, hide or break what stands around them.

    Controls of direction become their number in brackets, other controls their pictures, halves of
    surrogates the replacement character; a text longer than `limit` is cut, and says so. HTML is
    not escaped here.

    Examples
    --------
    >>> harmless("abc\u202edef\x00")
    'abc[U+202E]def␀'
    >>> harmless("a" * 9, limit=4)
    'aaaa … (5 more characters)'
    """
    if len(text) > limit:
        text = f"{text[:limit]} … ({len(text) - limit:,} more characters)"
    return text if _UNSAFE.search(text) is None else _UNSAFE.sub(_picture, text)


def safe_html(value: Any) -> str:
    """Escape a value's `harmless` text for HTML, attributes included.

    Examples
    --------
    >>> safe_html("<b>'")
    '&lt;b&gt;&#x27;'
    """
    return escape(harmless(str(value)))


def counted(n: int, word: str) -> str:
    """Count things in words.

    Examples
    --------
    >>> counted(1, "article"), counted(2_000, "article")
    ('1 article', '2,000 articles')
    """
    return f"{n:,} {word}{'' if n == 1 else 's'}"


def scores_html(articles: pd.DataFrame, sentences: pd.DataFrame, positions: pd.DataFrame) -> str:
    """Show scored articles with their sentences colored by stance and strength.

    Parameters
    ----------
    articles, sentences, positions : DataFrame
        The tables of `stancekit.score`. Of many articles, the first few are shown.

    Returns
    -------
    str
        HTML with every text escaped and no script, link or style sheet.
    """
    parts = []
    shown = articles.head(_MOST_ARTICLES)
    read, taken = _by_article(sentences, shown), _by_article(positions, shown)
    for row in rows_of(shown):
        key = (row["article_id"], row["question"])
        parts.append(_article(row, read.get(key), taken.get(key)))
    status = articles["status"].value_counts()
    counts = ", ".join(f"{n:,} {escape(str(name))}" for name, n in sorted(status.items()))
    more = len(articles) - len(shown)
    rest = f"; {more:,} more not shown" if more else ""
    return (
        f"<div><p>{len(articles):,} article rows ({counts or 'none'}), {len(positions):,} positions"
        f"{rest}. The tables: <code>.articles</code>, <code>.sentences</code>, "
        f"<code>.positions</code>.</p>{''.join(parts)}</div>"
    )


def card_html(manifest: Mapping[str, Any], model_id: str, proposition: str) -> str:
    """Show a model's card, made from its manifest.

    Parameters
    ----------
    manifest : mapping
        As in the model's folder; missing entries are left out.
    model_id : str
    proposition : str
        Of the question that the model is bound to.

    Returns
    -------
    str

    Examples
    --------
    >>> "<h4>m-1</h4>" in card_html({"questions": ["taiwan"]}, "m-1", "Taiwan is part of China")
    True
    """
    corpus = manifest.get("corpus") or {}
    facts = [("answers", proposition)]
    if "articles" in corpus and "sentences" in corpus:
        trained = f"{corpus['articles']:,} articles, {corpus['sentences']:,} sentences"
        facts.append(("trained on", trained))
    if manifest.get("questions"):
        facts.append(("questions", ", ".join(str(q) for q in manifest["questions"])))
    lines = "".join(
        f"<tr><th style='text-align:left'>{escape(name)}</th>"
        f"<td style='text-align:left'>{safe_html(value)}</td></tr>"
        for name, value in facts
    )
    rows = "".join(
        f"<tr><td style='text-align:left'>{safe_html(name)}</td><td>{figure['value']:.3f}</td>"
        f"<td>{figure['low']:.3f} to {figure['high']:.3f}</td></tr>"
        for name, figure in (manifest.get("cross_validation") or {}).items()
        if isinstance(figure, Mapping) and {"value", "low", "high"} <= set(figure)
    )
    figures = (
        "<table><thead><tr><th style='text-align:left'>cross-validated</th><th>value</th>"
        f"<th>95 % interval</th></tr></thead><tbody>{rows}</tbody></table>"
        if rows
        else ""
    )
    return (
        f"<div><h4>{safe_html(model_id)}</h4><table><tbody>{lines}</tbody></table>{figures}</div>"
    )


def _by_article(table: pd.DataFrame, articles: pd.DataFrame) -> dict[Any, pd.DataFrame]:
    kept = table[table["article_id"].isin(articles["article_id"])]
    return dict(iter(kept.groupby(["article_id", "question"], sort=False)))


def _article(
    row: Mapping[str, Any], sentences: pd.DataFrame | None, positions: pd.DataFrame | None
) -> str:
    said = [str(row["article_id"]), str(row["question"])]
    said += [str(row[name]) for name in ("date", "outlet") if not pd.isna(row[name])]
    head = f"<p><b>{safe_html(' · '.join(said))}</b>"
    if row["status"] != "ok":
        return f"{head}: {safe_html(row['status'])}, {safe_html(row['error'])}</p>"
    stance = str(row["stance"])
    if stance in MARKS:
        head += f": {MARKS[stance]} {stance} {float(row[stance]):.2f}"
    if positions is not None:
        held = (
            f"{p['holder']} {MARKS[p['stance']]} {p['stance']} {p['probability']:.2f}"
            for p in rows_of(positions)
        )
        head += f"<br>{safe_html('; '.join(held))}"
    if sentences is None:
        return f"{head}<br>Nothing in it touches the question.</p>"
    lines = [_sentence(s) for s in rows_of(sentences.head(_MOST_SENTENCES))]
    more = len(sentences) - len(lines)
    rest = f"<p>{more:,} more sentences not shown.</p>" if more > 0 else ""
    return f"{head}</p><div style='line-height:1.7'>{' '.join(lines)}</div>{rest}"


def _sentence(row: Mapping[str, Any]) -> str:
    text = f"<bdi style='overflow-wrap:anywhere'>{safe_html(row['text'])}</bdi>"
    stance = str(row["stance"])
    if stance not in ("support", "opposition"):
        return f"<span>{text}</span>"
    strength = float(row[stance])
    red, green, blue = HUES[stance]
    holder = "" if pd.isna(row["holder"]) else f" {safe_html(row['holder'])}"
    return (
        f"<span style='background:rgba({red},{green},{blue},{0.08 + 0.32 * strength:.2f});"
        f"border-bottom:2px solid rgb({red},{green},{blue})'>{text} "
        f"<small>[{MARKS[stance]} {stance} {strength:.2f}{holder}]</small></span>"
    )


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    number = ord(character)
    if character in _DIRECTION:
        return f"[U+{number:04X}]"
    if character in "\u2028\u2029":
        return "\n"
    if character == "\ufeff":
        return ""
    if number < 0x20:
        return "\n" if character == "\r" else chr(0x2400 + number)
    return "\u2421" if number == 0x7F else "\ufffd"
