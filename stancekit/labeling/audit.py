"""What is wrong, odd or unbalanced in a labeled corpus.

`audit` looks at the labels alone and with their texts: whether they agree with one another,
whether a sentence or an article stands in the corpus twice, whether two splits share what they
must not, and how stances spread over questions, genres and holders. It mends nothing.
"""

# ruff: noqa: SIM905
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from stancekit.agents.words import OFFICIALS
from stancekit.cleaning import normalize
from stancekit.duplicates import duplicate_groups
from stancekit.errors import QuestionError
from stancekit.furniture import furniture
from stancekit.gazetteer import load_gazetteer, names_in
from stancekit.identities import holder_id
from stancekit.labeling.gold import Gold
from stancekit.mentions import names_of
from stancekit.phrases import tokenize
from stancekit.question import Question, load_question
from stancekit.tables import OFF_TOPIC

#: What is looked for, and what each finding means.
CHECKS: Mapping[str, str] = {
    "span-blank": "a span begins or ends with a blank",
    "span-overlap": "a span begins before the one before it has ended",
    "stance-without-holder": "support or opposition, and no holder listed who takes that side",
    "holder-without-stance": "neutral, though all who take a side in it take the same one",
    "off-topic-with-holder": "not relevant, with holders listed",
    "holder-on-two-sides": "one holder is listed with support and with opposition",
    "article-without-evidence": "the article's stance is that of none of its sentences",
    "neutral-article-one-side": "a neutral article whose stance sentences all agree (may be right)",
    "mixed-flag": "`mixed` does not say whether both stances occur among the sentences",
    "duplicate-sentence": "the same words stand in another article too",
    "duplicate-other-label": "the same words have another label in another article",
    "near-duplicate-sentence": "nearly the same words stand in another article too",
    "mold": "a sentence of another article is the same but for its names and numbers",
    "duplicate-article": "a near-duplicate of another article of its split",
    "leak-text": "a near-duplicate of an article in another split",
    "leak-event": "its event has articles in another split",
    "person-quoted": "a person's name beside quoted words (no fault if the person is invented)",
}
_STANCE_LABELS = ("support", "neutral", "opposition", OFF_TOPIC)
# shorter sentences are the same by chance ("He did not elaborate.")
_DUPLICATE_WORDS = 8
_MOLD_WORDS = 9
# words of a mold that must be left when the names are masked
_MOLD_OWN_WORDS = 5
_CALENDAR = frozenset(
    """
    january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday
    """.split()
)
_QUOTED = re.compile(r'"([^"]*)(?:"|$)')
_NAME_WORD = r"[A-Z][\w'-]*[a-z][\w'-]*"
_LINK = r"(?:al|bin|ben|bint|da|de|del|della|den|der|dos|el|la|ould|van|von)"
_FULL_NAME = re.compile(rf"\b{_NAME_WORD}(?:(?: {_LINK}){{0,2}} {_NAME_WORD})+")
# words that no person is called by
_NO_NAME = (
    OFFICIALS
    | _CALENDAR
    | frozenset(
        """
    a affairs african after agency also an and answering arab article as asked assembly association
    at bank before british but by caption center central centre church coast college commission
    committee commons concerning conference constitution convention council court cup defence
    defense democratic east eastern energy english european federation for foreign forum free from
    front general gulf he her high his house human if in interior international islands it its
    joint justice last league lords may members middle mission movement mr mrs ms my national new
    news newspaper no north northern not of on one organization our people photo pool post press
    province radio read referring region regional resolution rights river royal security she social
    south southern square street summit supreme that the their they this times to today trade
    tribunal union united university war we week west western when while with workers world
    yes yesterday your
    """.split()
    )
)


class Audit(NamedTuple):
    """What an audit found.

    Attributes
    ----------
    findings : DataFrame
        `check, article_id, sentence, text, note`, one row a finding; `check` is one of `CHECKS`;
        `sentence` is missing where the finding is about the article.
    balance : DataFrame
        `by, value, articles, sentences, support, neutral, opposition, off-topic`: sentences by
        label for each question, genre and split.
    holders : DataFrame
        `holder_id, sort, known, positions`: `sort` is what the id begins with ("state" for all
        states); `known` says whether the gazetteer or the question has it.
    """

    findings: pd.DataFrame
    balance: pd.DataFrame
    holders: pd.DataFrame

    @property
    def figures(self) -> dict[str, Any]:
        """The counts that matter, as plain numbers in dictionaries."""
        found = self.findings["check"].value_counts()
        splits = self.balance[self.balance["by"] == "split"]
        sentences = int(splits["sentences"].sum())
        states = self.holders["sort"] == "state"
        positions = int(self.holders["positions"].sum())
        known = int(self.holders.loc[self.holders["known"], "positions"].sum())
        return {
            "articles": int(splits["articles"].sum()),
            "sentences": sentences,
            "labels": {name: int(splits[name].sum()) for name in _STANCE_LABELS},
            "balance": {
                by: {
                    row["value"]: {
                        name: int(row[name]) for name in ("articles", "sentences", *_STANCE_LABELS)
                    }
                    for row in table.to_dict("records")
                }
                for by, table in self.balance.groupby("by")
            },
            "holders": {
                "positions": positions,
                "positions_of_known_holders": round(known / positions, 4) if positions else None,
                "states": int(states.sum()),
                "others": int((~states & (self.holders["sort"] != "author")).sum()),
                "known_others": int((~states & self.holders["known"]).sum()),
            },
            "findings": {check: int(found.get(check, 0)) for check in CHECKS},
        }


def audit(gold: Gold, questions: Iterable[str | Path | Question] = ()) -> Audit:
    """Look for faults and imbalances in a labeled corpus.

    Parameters
    ----------
    gold : Gold
        See `stancekit.labeling.read_gold`.
    questions : iterable of str, Path or Question, optional
        Questions of one's own that the corpus names; those that ship are known. The names of a
        question that is not known are not masked.

    Returns
    -------
    Audit

    Examples
    --------
    >>> text = "Peru backed the plan. Chad did not."
    >>> spans = [(0, 21, "support", [("Peru", "support")]), (22, 35, "opposition", [])]
    >>> rows = [
    ...     {"article_id": "a", "question": "kosovo", "sentence": i, "start": b, "end": e,
    ...      "text": text[b:e], "stance": s, "relevant": True, "label": s, "positions": p}
    ...     for i, (b, e, s, p) in enumerate(spans)
    ... ]
    >>> article = {"article_id": "a", "question": "kosovo", "text": text, "genre": "agency",
    ...            "event": "a", "split": "train", "stance": "support", "mixed": True}
    >>> found = audit(Gold(pd.DataFrame([article]), pd.DataFrame(rows)))
    >>> found.findings[["check", "sentence"]].values.tolist()
    [['stance-without-holder', 1]]
    >>> found.figures["holders"]["states"]
    1
    """
    by_name = {q.name: q for q in map(load_question, questions)}
    for name in gold.articles["question"].unique():
        try:
            by_name.setdefault(name, load_question(name))
        except QuestionError:
            continue
    articles = gold.articles.to_dict("records")
    sentences = [{str(k): v for k, v in row.items()} for row in gold.sentences.to_dict("records")]
    prose = [row for row in sentences if furniture(row["text"]) is None]
    checks = (
        _spans(sentences),
        _labels(sentences),
        _article_labels(articles, sentences),
        _duplicate_sentences(prose),
        _molds(prose, by_name),
        _leaks(articles),
        _persons(sentences, by_name),
    )
    columns = ["check", "article_id", "sentence", "text", "note"]
    findings = pd.DataFrame([row for check in checks for row in check], columns=columns)
    findings["sentence"] = findings["sentence"].astype("Int64")
    return Audit(findings, _balance(gold), _holders(sentences, by_name))


Row = Mapping[Any, Any]
Finding = tuple[str, str, int | None, str, str]


def _finding(check: str, row: Row, note: str = "") -> Finding:
    sentence = row.get("sentence")
    text = row["text"] if sentence is not None else row["text"].strip().split("\n")[0]
    return check, row["article_id"], sentence, text, note


# ------------------------------------------------------------------------- labels and their spans


def _spans(sentences: list[dict[str, Any]]) -> Iterator[Finding]:
    end = defaultdict[str, int](int)
    for row in sentences:
        if row["text"] != row["text"].strip():
            yield _finding("span-blank", row)
        if row["start"] < end[row["article_id"]]:
            yield _finding("span-overlap", row)
        end[row["article_id"]] = max(row["end"], end[row["article_id"]])


def _labels(sentences: list[dict[str, Any]]) -> Iterator[Finding]:
    for row in sentences:
        sides = {stance for _, stance in row["positions"]} - {"neutral"}
        listed = "; ".join(f"{holder}: {stance}" for holder, stance in row["positions"])
        if row["label"] == OFF_TOPIC:
            if row["positions"]:
                yield _finding("off-topic-with-holder", row, listed)
        elif row["stance"] == "neutral":
            if len(sides) == 1:
                yield _finding("holder-without-stance", row, listed)
        elif row["stance"] not in sides:
            yield _finding("stance-without-holder", row, f"{row['stance']}; {listed}".strip("; "))
        support = {holder for holder, stance in row["positions"] if stance == "support"}
        opposition = {holder for holder, stance in row["positions"] if stance == "opposition"}
        for holder in sorted(support & opposition):
            yield _finding("holder-on-two-sides", row, holder)


def _article_labels(
    articles: list[dict[Any, Any]], sentences: list[dict[str, Any]]
) -> Iterator[Finding]:
    stances = defaultdict[str, Counter[str]](Counter)
    for row in sentences:
        stances[row["article_id"]][row["stance"]] += 1
    for article in articles:
        of = stances[article["article_id"]]
        counts = f"{of['support']} support, {of['opposition']} opposition"
        both = of["support"] > 0 and of["opposition"] > 0
        if article["stance"] != "neutral":
            if not of[article["stance"]]:
                yield _finding("article-without-evidence", article, article["stance"])
        elif (of["support"] or of["opposition"]) and not both:
            yield _finding("neutral-article-one-side", article, counts)
        if article["mixed"] != both:
            yield _finding("mixed-flag", article, counts)


# -------------------------------------------------------------------------------------- repetition


def _duplicate_sentences(sentences: list[dict[str, Any]]) -> Iterator[Finding]:
    same = defaultdict[str, list[dict[str, Any]]](list)
    for row in sentences:
        words = [w for w in tokenize(row["text"]).folded if w[0].isalnum()]
        if len(words) >= _DUPLICATE_WORDS:
            same[" ".join(words)].append(row)
    for rows in same.values():
        yield from _across(rows, "duplicate-sentence")
        if len({row["label"] for row in rows}) > 1:
            labels = {row["article_id"]: row["label"] for row in rows}
            note = "; ".join(f"{article}: {label}" for article, label in sorted(labels.items()))
            if len(labels) > 1:
                yield from (_finding("duplicate-other-label", row, note) for row in rows)
    groups = duplicate_groups(list(same), threshold=0.75, words=3, least=0.6)
    near = defaultdict[int, list[dict[str, Any]]](list)
    for group, rows in zip(groups.tolist(), same.values(), strict=True):
        near[group].append(rows[0])
    for rows in near.values():
        yield from _across(rows, "near-duplicate-sentence")


def _molds(sentences: list[dict[str, Any]], questions: Mapping[str, Question]) -> Iterator[Finding]:
    molds = defaultdict[str, dict[str, dict[str, Any]]](dict)
    for row in sentences:
        skeleton = _skeleton(row["text"], questions.get(row["question"]))
        if skeleton:
            # one for each wording: the same words twice are no mold
            molds[skeleton].setdefault(row["text"].casefold(), row)
    for skeleton, rows in molds.items():
        yield from _across(list(rows.values()), "mold", skeleton)


def _skeleton(text: str, question: Question | None) -> str:
    """Give a sentence's words with names and numbers masked; "" if it is too short to tell."""
    words = tokenize(text)
    if len(words.folded) < _MOLD_WORDS:
        return ""
    shown = [_mask(text[b:e]) for b, e in zip(words.starts, words.ends, strict=True)]
    found = [(m.first, m.last) for m in names_in(words, text, question, exceptions=True)]
    if question is not None:
        found += [(m.first, m.last) for m in names_of(question).match(words.folded)]
    for first, last in found:
        shown[first] = "_"
        shown[first + 1 : last] = [""] * (last - first - 1)
    kept = [word for word in shown if word and (word == "_" or word[0].isalnum())]
    own = sum(word != "_" for word in kept)
    return " ".join(kept) if len(kept) >= _MOLD_WORDS and own >= _MOLD_OWN_WORDS else ""


def _mask(word: str) -> str:
    folded = word.lower()
    dated = folded in _CALENDAR or word == "May" or word.isdigit()
    dated = dated or (not word.isalpha() and any(c.isdigit() for c in word))
    return "_" if dated else folded


def _across(rows: list[dict[str, Any]], check: str, note: str = "") -> Iterator[Finding]:
    """Report rows that stand in more than one article, each with the ids of the others."""
    ids = sorted({row["article_id"] for row in rows})
    if len(ids) > 1:
        for row in rows:
            others = ", ".join(i for i in ids if i != row["article_id"])
            yield _finding(check, row, f"{others}: {note}" if note else others)


def _leaks(articles: list[dict[Any, Any]]) -> Iterator[Finding]:
    groups = duplicate_groups([article["text"] for article in articles])
    copies = defaultdict[Any, list[dict[Any, Any]]](list)
    events = defaultdict[Any, list[dict[Any, Any]]](list)
    for group, article in zip(groups.tolist(), articles, strict=True):
        copies[group].append(article)
        events[article["event"]].append(article)
    for rows in copies.values():
        apart = len({row["split"] for row in rows}) > 1
        yield from _across(rows, "leak-text" if apart else "duplicate-article")
    for event, rows in events.items():
        if len({row["split"] for row in rows}) > 1:
            yield from _across(rows, "leak-event", event)


# ----------------------------------------------------------------------------- persons and holders


def _persons(
    sentences: list[dict[str, Any]], questions: Mapping[str, Question]
) -> Iterator[Finding]:
    for row in sentences:
        names = _quoted_persons(row["text"], questions.get(row["question"]))
        if names:
            yield _finding("person-quoted", row, "; ".join(names))


def _quoted_persons(text: str, question: Question | None) -> list[str]:
    """List the full names beside the quoted words of a sentence, holders' and offices' left out."""
    plain = normalize(text)
    quotes = [m.span() for m in _QUOTED.finditer(plain) if len(m[1].split()) >= 3]
    if not quotes:
        return []
    words = tokenize(plain)
    taken = list(quotes)
    matches = [(m.first, m.last) for m in names_in(words, plain, question, exceptions=True)]
    if question is not None:
        matches += [(m.first, m.last) for m in names_of(question).match(words.folded)]
    taken += [(words.starts[first], words.ends[last - 1]) for first, last in matches]
    names = []
    for match in _FULL_NAME.finditer(plain):
        start = match.start()
        parts = match.group().split()
        while parts and parts[0].lower() in _NO_NAME:
            start += len(parts[0]) + 1
            parts = parts[1:]
        bare = {re.sub(r"'s$", "", part.lower()) for part in parts}
        if len(parts) < 2 or bare & _NO_NAME:
            continue
        if all(match.end() <= begin or end <= start for begin, end in taken):
            names.append(" ".join(parts))
    return names


def _holders(sentences: list[dict[str, Any]], questions: Mapping[str, Question]) -> pd.DataFrame:
    counts = Counter[str]()
    known = set[str]()
    for row in sentences:
        question = questions.get(row["question"])
        shown = load_gazetteer(question).shown
        for holder, _ in row["positions"]:
            identity = holder_id(holder, question)
            counts[identity] += 1
            if identity == "author" or identity in shown:
                known.add(identity)
    rows = [(i, _sort_of(i), i in known, n) for i, n in sorted(counts.items())]
    return pd.DataFrame(rows, columns=["holder_id", "sort", "known", "positions"])


def _sort_of(identity: str) -> str:
    head, _, tail = identity.partition(":")
    return head if tail or head == "author" else "state"


def _balance(gold: Gold) -> pd.DataFrame:
    columns = ["question", "genre", "split"]
    joined = gold.sentences[["article_id", "label"]].merge(
        gold.articles[["article_id", *columns]], on="article_id"
    )
    rows = []
    for by in columns:
        labels = Counter(zip(joined[by].fillna("none"), joined["label"], strict=True))
        for value, articles in gold.articles[by].fillna("none").value_counts().items():
            counts = {name: labels[value, name] for name in _STANCE_LABELS}
            rows.append(
                {
                    "by": by,
                    "value": str(value),
                    "articles": int(articles),
                    "sentences": sum(counts.values()),
                    **counts,
                }
            )
    return pd.DataFrame(rows)
