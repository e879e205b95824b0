"""Gold labels: articles whose sentences were labeled by hand.

One JSON object a line. Two forms are read: the corpus's, with `text` and `spans`, and a shorter
one with `id` and `sentences`, whose article is the file `<id>.txt` beside it if there is one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from stancekit.cleaning import decode
from stancekit.errors import GoldError
from stancekit.tables import OFF_TOPIC, STANCES

_ARTICLE_FIELDS = ("title", "date", "outlet", "genre", "event", "split")


class Gold(NamedTuple):
    """Labeled articles.

    Attributes
    ----------
    articles : DataFrame
        `article_id, question, text, title, date, outlet, genre, event, split, stance, mixed`, one
        row an article; `event` is the article's own id where the file gives none.
    sentences : DataFrame
        `article_id, question, sentence, start, end, text, stance, relevant, label, positions,
        rule`, one row a labeled span, in order; `label` is the stance, or "off-topic" where not
        relevant; `positions` is a list of (holder, stance); `rule` is the number of the codebook's
        rule that decided, NA where the file does not say.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame

    def select(self, keep: pd.Series) -> Gold:
        """Give the articles for which `keep`, aligned with `articles`, is true."""
        articles = self.articles[keep.to_numpy(dtype=bool)].reset_index(drop=True)
        kept = self.sentences["article_id"].isin(set(articles["article_id"]))
        return Gold(articles, self.sentences[kept].reset_index(drop=True))


def read_gold(paths: str | Path | Sequence[str | Path]) -> Gold:
    """Read gold files.

    Parameters
    ----------
    paths : str, Path or sequence of them
        JSON-lines files, or folders of them.

    Returns
    -------
    Gold

    Raises
    ------
    GoldError
        A file breaks the schema; names the file, the row and the field.

    Examples
    --------
    >>> import tempfile
    >>> row = {"article_id": "a", "question": "kosovo", "text": "Peru left.", "stance": "neutral",
    ...        "spans": [{"start": 0, "end": 10, "stance": "neutral", "relevant": False}]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "gold.jsonl").write_text(json.dumps(row))
    ...     read_gold(folder).sentences["label"].tolist()
    ['off-topic']
    """
    files = gold_files(paths)
    articles: list[dict[str, Any]] = []
    sentences: list[dict[str, Any]] = []
    seen: dict[str, str] = {}
    for file in files:
        for number, line in enumerate(_text(file).split("\n"), 1):
            if not line.strip():
                continue
            where = f"{file}, row {number}"
            article, spans = _article(_parse(line, where), file, where)
            other = seen.setdefault(article["article_id"], where)
            if other != where:
                raise GoldError(f"{where}: the id {article['article_id']!r} stands in {other} too")
            articles.append(article)
            sentences.extend(spans)
    if not articles:
        raise GoldError(f"no gold articles in {', '.join(str(p) for p in files) or 'the folder'}")
    spans_table = pd.DataFrame(sentences, columns=_SPAN_COLUMNS).astype({"rule": "Int64"})
    return Gold(pd.DataFrame(articles), spans_table)


_SPAN_COLUMNS = [
    "article_id", "question", "sentence", "start", "end", "text", "stance", "relevant", "label",
    "positions", "rule",
]  # fmt: skip


def gold_files(paths: str | Path | Sequence[str | Path]) -> list[Path]:
    """Give the files that `read_gold` reads, those of a folder by their names.

    Raises
    ------
    GoldError
        A path is neither a file nor a folder.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Path(folder, "gold.jsonl").touch()
    ...     [file.name for file in gold_files(folder)]
    ['gold.jsonl']
    """
    files: list[Path] = []
    for path in map(Path, [paths] if isinstance(paths, str | Path) else paths):
        if path.is_dir():
            files.extend(sorted(path.glob("*.jsonl")))
        elif path.is_file():
            files.append(path)
        else:
            raise GoldError(f"no gold file at {path}")
    return files


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{file} cannot be read: {error}") from error


def _parse(line: str, where: str) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{where}: not valid JSON: {error}") from error
    if not isinstance(record, dict):
        raise GoldError(f"{where}: not a JSON object")
    return record


def _article(
    record: Mapping[str, Any], file: Path, where: str
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if "provenance" in record:
        raise GoldError(
            f"{where}: provenance is {record['provenance']!r}: this is a file of examples, whose "
            "labels may be weak, and nothing is measured on weak labels; give labels by hand in "
            "the form of gold"
        )
    article_id = record.get("article_id", record.get("id"))
    if not isinstance(article_id, str) or not article_id:
        raise GoldError(f"{where}: article_id is missing")
    question = record.get("question")
    if not isinstance(question, str) or not question:
        raise GoldError(f"{where}: question is missing")
    if "spans" in record:
        text = record.get("text")
        if not isinstance(text, str):
            raise GoldError(f"{where}: text is missing")
        spans = record["spans"]
        places = [_place(span, text, f"{where}, spans[{i}]") for i, span in enumerate(spans)]
    elif "sentences" in record:
        spans = record["sentences"]
        text, places = _find(article_id, spans, file, where)
    else:
        raise GoldError(f"{where}: spans is missing (or sentences, in the short form)")
    rows = []
    for number, (span, (start, end)) in enumerate(zip(spans, places, strict=True)):
        at = f"{where}, span {number}"
        if span.get("provenance", "gold") not in ("gold", "imported"):
            raise GoldError(f"{at}: provenance is {span['provenance']!r}, and only labels by hand "
                            "are gold")  # fmt: skip
        stance = _stance(span.get("stance"), at)
        relevant = span.get("relevant", True)
        if not isinstance(relevant, bool):
            raise GoldError(f"{at}: relevant is {relevant!r}, not true or false")
        if not relevant and stance != "neutral":
            raise GoldError(f"{at}: not relevant, so it must be neutral, not {stance}")
        rows.append(
            {
                "article_id": article_id,
                "question": question,
                "sentence": number,
                "start": start,
                "end": end,
                "text": text[start:end],
                "stance": stance,
                "relevant": relevant,
                "label": stance if relevant else OFF_TOPIC,
                "positions": _positions(span.get("positions", []), at),
                "rule": _rule(span.get("rule"), at),
            }
        )
    stances = {row["stance"] for row in rows}
    article = {
        "article_id": article_id,
        "question": question,
        "text": text,
        **{name: record.get(name) for name in _ARTICLE_FIELDS},
        "stance": _stance(record.get("stance"), where),
        "mixed": bool(record.get("mixed", {"support", "opposition"} <= stances)),
    }
    article["event"] = article["event"] or article_id
    return article, rows


def _place(span: Any, text: str, where: str) -> tuple[int, int]:
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int):
        raise GoldError(f"{where}: start and end must be whole numbers")
    if not 0 <= start < end <= len(text):
        raise GoldError(
            f"{where}: [{start}, {end}) lies outside the text of {len(text)} characters"
        )
    return start, end


def _find(article_id: str, spans: Any, file: Path, where: str) -> tuple[str, list[tuple[int, int]]]:
    texts = []
    for number, span in enumerate(spans):
        if not isinstance(span, dict) or not isinstance(span.get("text"), str):
            raise GoldError(f"{where}, sentences[{number}]: text is missing")
        texts.append(span["text"])
    beside = file.parent / f"{article_id}.txt"
    text = decode(beside.read_bytes()).text if beside.is_file() else "\n".join(texts)
    places = []
    at = 0
    for number, piece in enumerate(texts):
        start = text.find(piece, at)
        if start < 0:
            raise GoldError(
                f"{where}, sentences[{number}]: not found in {beside.name} after the one before"
            )
        at = start + len(piece)
        places.append((start, at))
    return text, places


def _stance(value: Any, where: str) -> str:
    if value not in STANCES:
        raise GoldError(f"{where}: stance is {value!r}; use one of {', '.join(STANCES)}")
    return str(value)


def _rule(value: Any, where: str) -> int | None:
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
        raise GoldError(f"{where}: rule is {value!r}; give the number of a rule of the codebook")
    return value


def _positions(value: Any, where: str) -> list[tuple[str, str]]:
    result = []
    for number, position in enumerate(value):
        at = f"{where}, positions[{number}]"
        holder = position.get("holder") if isinstance(position, dict) else None
        if not isinstance(holder, str) or not holder:
            raise GoldError(f"{at}: holder is missing")
        result.append((holder, _stance(position.get("stance"), at)))
    return result
