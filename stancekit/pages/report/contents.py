"""What the page carries: articles, sentences and positions as lists, each name in them a number.

The keys of the lists are what `page.js` reads: a page of ten thousand articles has them once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from stancekit.errors import TableError
from stancekit.markup import harmless
from stancekit.rollups import find_stories
from stancekit.scoring import Scores
from stancekit.tables import STANCES, rows_of

# articles whose sentences travel in one block of the page, which is parsed when one is opened
_CHUNK = 200
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,1000}\Z")


class Contents(NamedTuple):
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


def gather(scores: Scores, max_articles: int) -> Contents:
    """Gather what the page carries of scores: all positions, the sentences of some articles."""
    stories = find_stories(scores)
    rows = rows_of(scores.articles)
    positions = [p for p in rows_of(scores.positions) if p["stance"] != "neutral"]
    questions = list(dict.fromkeys(str(row["question"]) for row in rows))
    outlets = sorted({str(o) for o in scores.articles["outlet"].dropna()})
    names = _holder_names(scores)
    holder_of = {identity: i for i, identity in enumerate(names)}
    at = {(row["article_id"], row["question"]): i for i, row in enumerate(rows)}
    ranked = _rank(positions)
    carried = sorted(_carried(ranked, positions, at, max_articles))
    said: dict[int, list[dict[str, Any]]] = {place: [] for place in carried}
    for row in rows_of(scores.sentences):
        place = at.get((row["article_id"], row["question"]))
        if place in said:
            said[place].append(row)
    chunks: list[dict[int, list[list[Any]]]] = []
    chunk_of = {}
    for number, place in enumerate(carried):
        if number % _CHUNK == 0:
            chunks.append({})
        chunk_of[place] = number // _CHUNK
        ordered = sorted(said[place], key=lambda row: int(row["sentence"]))
        chunks[-1][place] = [_sentence(row, holder_of) for row in ordered]
    return Contents(
        questions=questions,
        holders=[harmless(name, 120) for name in names.values()],
        holder_of=holder_of,
        outlets=[harmless(name, 120) for name in outlets],
        stories=stories,
        articles=_articles(rows, stories, questions, outlets, said, chunk_of),
        positions=_positions(positions, at, holder_of, said),
        chunks=chunks,
        ranked=ranked,
        n_left_out=len(rows) - len(carried),
    )


def _holder_names(scores: Scores) -> dict[str, str]:
    names: dict[str, str] = {}
    for source in (scores.positions, scores.sentences):
        known = source[["holder_id", "holder"]].dropna().drop_duplicates("holder_id")
        for identity, name in zip(known["holder_id"], known["holder"], strict=True):
            names.setdefault(str(identity), str(name))
    return names


def _articles(
    rows: Sequence[Mapping[str, Any]],
    stories: pd.DataFrame,
    questions: Sequence[str],
    outlets: Sequence[str],
    said: Mapping[int, Sequence[Mapping[str, Any]]],
    chunk_of: Mapping[int, int],
) -> dict[str, list[Any]]:
    outlet_of = {name: i for i, name in enumerate(outlets)}
    titles = {i: s[0]["text"] for i, s in said.items() if s and s[0]["sentence"] == -1}
    return {
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
        # -1: the sentences are left out
        "chunk": [chunk_of.get(i, -1) for i in range(len(rows))],
    }


def _positions(
    positions: Sequence[Mapping[str, Any]],
    at: Mapping[tuple[str, str], int],
    holder_of: Mapping[str, int],
    said: Mapping[int, Sequence[Mapping[str, Any]]],
) -> dict[str, list[Any]]:
    """Give each position's article, holder, stance, probability, voice, evidence and sentence."""
    places = [at[p["article_id"], p["question"]] for p in positions]
    placed = list(zip(positions, places, strict=True))
    return {
        "a": places,
        "h": [holder_of[str(p["holder_id"])] for p in positions],
        "s": [STANCES.index(p["stance"]) for p in positions],
        "p": [_rounded(p["probability"]) for p in positions],
        "v": [None if pd.isna(p["voice"]) else str(p["voice"]) for p in positions],
        "e": [harmless(str(p["evidence"])) if place in said else None for p, place in placed],
        "b": [_sentence_number(p, said.get(place, ())) for p, place in placed],
    }


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
    """Choose the articles, by their rows, whose sentences the page carries."""
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


def _rounded(value: Any) -> float:
    return round(float(value), 3)


def _address(value: Any) -> str | None:
    """Let through an address of the web, and nothing else that a link could run."""
    known = isinstance(value, str) and _ADDRESS.match(value)
    return harmless(value, 1_000) if known else None
