"""Annotations to annotation tools and back: Label Studio, doccano and CSV, without loss.

Every format carries all columns of an annotations table (`annotations.ANNOTATIONS`), so that what
was exported comes back as it was, labels, notes and annotators included.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from stancekit.errors import LabelingError
from stancekit.labeling.annotations import ANNOTATIONS, KEY
from stancekit.labeling.functions import LABELS
from stancekit.table_files import write_text
from stancekit.tables import check_columns, rows_of

Tool = Literal["label-studio", "doccano", "csv"]
#: The tools, each with the ending of its files.
TOOLS: Mapping[str, str] = {"label-studio": ".json", "doccano": ".jsonl", "csv": ".csv"}

#: The labeling interface to paste into a Label Studio project.
LABEL_STUDIO_INTERFACE = """<View>
  <Text name="before" value="$before"/>
  <Text name="text" value="$text"/>
  <Text name="after" value="$after"/>
  <Choices name="label" toName="text" choice="single" showInLine="true">
    <Choice value="support"/><Choice value="neutral"/>
    <Choice value="opposition"/><Choice value="off-topic"/>
  </Choices>
  <TextArea name="note" toName="text"/>
</View>
"""

_DATA = ("article_id", "question", "sentence", "start", "end", "before", "after")
# a spreadsheet takes what begins with these for a formula; "'" marks what was escaped
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def export_annotations(annotations: pd.DataFrame, path: Path | str, tool: Tool) -> None:
    """Write annotations, or a batch that waits for them, for an annotation tool.

    A `suggestion` becomes the tool's pre-annotation where there is no label yet.

    Parameters
    ----------
    annotations : DataFrame
        The columns of `ANNOTATIONS`; those that are missing are taken as empty.
    path : Path or str
    tool : {"label-studio", "doccano", "csv"}

    Raises
    ------
    LabelingError
        No such tool, or a value that no annotation can have; names the row and the field.
    OutputError
        The file cannot be written.
    """
    table = check_annotations(annotations)
    if tool == "label-studio":
        text = json.dumps(_tasks(table), ensure_ascii=False, indent=1) + "\n"
    elif tool == "doccano":
        text = "".join(json.dumps(_line(row), ensure_ascii=False) + "\n" for row in _plain(table))
    elif tool == "csv":
        text = _csv(table)
    else:
        raise LabelingError(f"no tool {tool!r}; use one of {', '.join(TOOLS)}")
    write_text(Path(path), text)


def import_annotations(
    path: Path | str, annotator: str | None = None, accept_suggestions: bool = False
) -> pd.DataFrame:
    """Read annotations that an annotation tool gave back.

    Parameters
    ----------
    path : Path or str
        Label Studio's .json, doccano's .jsonl, or .csv.
    annotator : str, optional
        Whose labels those are that do not say it.
    accept_suggestions : bool, default=False
        Whether a suggestion that stands in doccano unchanged counts as a label: only where the
        file was exported with approved documents alone.

    Returns
    -------
    DataFrame
        The columns of `ANNOTATIONS`, one row for each sentence and annotator; a sentence that
        nobody labeled keeps one row without a label.

    Raises
    ------
    LabelingError
        The file is missing, damaged or another one's; names the row and the field.

    Examples
    --------
    >>> import tempfile
    >>> batch = pd.DataFrame({"article_id": ["a"], "question": ["kosovo"], "sentence": [0],
    ...     "text": ["=SUM(A1)"], "label": ["neutral"], "annotator": ["ann"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_annotations(batch, folder + "/batch.csv", "csv")
    ...     import_annotations(folder + "/batch.csv")[["text", "label"]].values.tolist()
    [['=SUM(A1)', 'neutral']]
    """
    path = Path(path)
    rows = []
    for where, record in read_records(path):
        if accept_suggestions and path.suffix == ".jsonl" and not record.get("label"):
            record["label"] = record.get("suggestion")
        rows.append(check_row(record, where, annotator))
    return _table(rows)


def read_records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give each annotation of a file as it stands there, all its fields, and where it stands.

    Raises
    ------
    LabelingError
        The file is missing, damaged or another one's.
    """
    readers = {".json": _read_tasks, ".jsonl": _read_lines, ".csv": _read_csv}
    if path.suffix not in readers:
        raise LabelingError(
            f"{path}: not a file of annotations; its ending must be one of {' '.join(readers)}"
        )
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise LabelingError(f"no file of annotations at {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise LabelingError(f"{path} cannot be read: {error}") from error
    for where, record in readers[path.suffix](text, path):
        yield f"{path}, {where}", record


def check_annotations(annotations: pd.DataFrame) -> pd.DataFrame:
    """Give annotations all their columns and types.

    Raises
    ------
    TableError
        A column that tells the sentence is missing.
    LabelingError
        A value that no annotation can have; names the row and the field.
    """
    check_columns(annotations, (*KEY, "text"), "the annotations table")
    kept = annotations[[name for name in ANNOTATIONS if name in annotations.columns]]
    rows = enumerate(rows_of(kept), 1)
    return _table([check_row(record, f"row {row}", None) for row, record in rows])


def _table(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], dtype=kind)
            for name, kind in ANNOTATIONS.items()
        }
    )


def check_row(
    record: Mapping[str, Any], where: str, annotator: str | None = None
) -> dict[str, Any]:
    """Give one annotation's values their types, None for what is missing.

    Raises
    ------
    LabelingError
        A value that no annotation can have; names its place and the field.
    """
    found: dict[str, Any] = {}
    for name, kind in ANNOTATIONS.items():
        value = record.get(name)
        if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)) or value == "":
            found[name] = None
        elif kind == "string":
            if not isinstance(value, str):
                raise LabelingError(f"{where}: {name} is {value!r}, not a text")
            if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
                raise LabelingError(f"{where}: {name} holds characters that no text has")
            found[name] = value
        else:
            found[name] = _number(value, kind, f"{where}: {name}")
    for name in (*KEY, "text"):
        if found[name] is None:
            raise LabelingError(f"{where}: {name} is missing")
    for name in ("label", "suggestion"):
        if found[name] is not None and found[name] not in LABELS:
            raise LabelingError(
                f"{where}: {name} is {found[name]!r}; use one of {', '.join(LABELS)}"
            )
    probability = found["probability"]
    if probability is not None and not 0 <= probability <= 1:
        raise LabelingError(f"{where}: probability is {probability}, not from 0 to 1")
    if found["label"] is not None and found["annotator"] is None:
        found["annotator"] = annotator
    return found


def _number(value: Any, kind: str, where: str) -> int | float:
    try:
        if isinstance(value, bool):
            raise ValueError
        if kind == "float64":
            return float(value)
        number = float(value)
        if not number.is_integer() or abs(number) >= 2**53:
            raise ValueError
    except (TypeError, ValueError, OverflowError):
        what = "a number" if kind == "float64" else "a whole number"
        raise LabelingError(f"{where} is {value!r}, not {what}") from None
    return int(number)


def _plain(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows with None for what is missing and plain numbers."""
    rows = []
    for row in rows_of(table.astype(object)):
        rows.append({name: None if pd.isna(value) else value for name, value in row.items()})
    return rows


# ------------------------------------------------------------------------------------ Label Studio


def _tasks(table: pd.DataFrame) -> list[dict[str, Any]]:
    tasks: list[dict[str, Any]] = []
    last: dict[str, Any] | None = None
    for row in _plain(table):
        shared = {name: row[name] for name in (*_DATA, "text", "suggestion", "probability")}
        # rows of one sentence that follow each other are one task
        empty = all(row[name] is None for name in ("label", "annotator", "note"))
        if empty or last != shared:
            data = {name: row[name] for name in (*_DATA, "text")}
            task: dict[str, Any] = {"data": data, "annotations": [], "predictions": []}
            if row["suggestion"] is not None or row["probability"] is not None:
                result = [] if row["suggestion"] is None else [_choice(row["suggestion"])]
                task["predictions"].append(
                    {"model_version": "stancekit", "score": row["probability"], "result": result}
                )
            tasks.append(task)
        last = None if empty else shared
        if not empty:
            result = [] if row["label"] is None else [_choice(row["label"])]
            if row["note"] is not None:
                result.append({"from_name": "note", "to_name": "text", "type": "textarea",
                               "value": {"text": [row["note"]]}})  # fmt: skip
            by = {} if row["annotator"] is None else {"completed_by": {"email": row["annotator"]}}
            tasks[-1]["annotations"].append({**by, "result": result})
    return tasks


def _choice(label: str) -> dict[str, Any]:
    return {"from_name": "label", "to_name": "text", "type": "choices",
            "value": {"choices": [label]}}  # fmt: skip


def _read_tasks(text: str, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    tasks = _json(text, str(path))
    if not isinstance(tasks, list):
        raise LabelingError(f"{path}: not a list of tasks; export as JSON from Label Studio")
    for number, task in enumerate(tasks, 1):
        where = f"task {number}"
        data = _get(task, "data", dict, f"{path}, {where}")
        shared = {name: data.get(name) for name in (*_DATA, "text")}
        predictions = _get(task, "predictions", list, f"{path}, {where}", [])
        if predictions:
            at = f"{path}, {where}, predictions[0]"
            shared["suggestion"] = _result(predictions[0], at)["label"]
            shared["probability"] = predictions[0].get("score")
        annotations = _get(task, "annotations", list, f"{path}, {where}", [])
        kept = 0
        for place, annotation in enumerate(annotations):
            at = f"{where}, annotations[{place}]"
            if isinstance(annotation, dict) and annotation.get("was_cancelled"):
                continue
            kept += 1
            found = _result(annotation, f"{path}, {at}")
            by = annotation.get("completed_by")
            if isinstance(by, dict):
                by = by.get("email") or by.get("id")
            yield at, {**shared, **found, "annotator": None if by is None else str(by)}
        if not kept:
            yield where, shared


def _result(annotation: Any, where: str) -> dict[str, Any]:
    """Read the label and the note out of a result."""
    found: dict[str, Any] = {"label": None, "note": None}
    for place, part in enumerate(_get(annotation, "result", list, where, [])):
        at = f"{where}, result[{place}]"
        value = _get(part, "value", dict, at)
        for field, name in (("choices", "label"), ("text", "note")):
            if field in value:
                given = value[field]
                given = [given] if isinstance(given, str) else given
                if not isinstance(given, list) or len(given) != 1:
                    raise LabelingError(f"{at}: {field} is {given!r}; it must hold one")
                found[name] = given[0]
    return found


# ----------------------------------------------------------------------------------------- doccano


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    said = row["label"] if row["label"] is not None else None
    # a label that is only suggested stands in `label` as well, for doccano to show
    shown = said if said is not None else row["suggestion"]
    rest = {name: row[name] for name in (*_DATA, "suggestion", "probability", "annotator", "note")}
    return {"text": row["text"], "label": [] if shown is None else [shown],
            "labeled": said is not None, **rest}  # fmt: skip


def _read_lines(text: str, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"row {number}"
        record = _json(line, f"{path}, {where}")
        if not isinstance(record, dict):
            raise LabelingError(f"{path}, {where}: not a JSON object")
        labels = record.get("label", [])
        labels = [labels] if isinstance(labels, str) else labels
        if not isinstance(labels, list) or len(labels) > 1:
            raise LabelingError(f"{path}, {where}: label is {labels!r}; it must hold one at most")
        meta = record.get("meta")
        record = {**(meta if isinstance(meta, dict) else {}), **record}
        said = labels[0] if labels else None
        # doccano keeps what it does not know: a suggestion that nobody touched is no label
        untouched = record.get("labeled") is False and said == record.get("suggestion")
        record["annotator"] = record.get("annotator") or record.get("username")
        yield where, {**record, "label": None if untouched else said}


# --------------------------------------------------------------------------------------------- CSV


def _csv(table: pd.DataFrame) -> str:
    text = io.StringIO(newline="")
    # every field in quotation marks: a lone carriage return is then kept as well
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(ANNOTATIONS)
    for row in _plain(table):
        writer.writerow([_shielded(row[name]) for name in ANNOTATIONS])
    return text.getvalue()


def _shielded(value: Any) -> str:
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    return "" if value is None else repr(value)


def _read_csv(text: str, path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    csv.field_size_limit(2**31 - 1)
    try:
        header, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True)) or [[]]
    except csv.Error as error:
        raise LabelingError(f"{path}: not valid CSV: {error}") from error
    if len(header) == 1 and header[0].count(";") > 3:
        raise LabelingError(f"{path}: its fields are parted by semicolons; save it with commas")
    for name in (*KEY, "text", "label"):
        if name not in header:
            raise LabelingError(f"{path}: the column {name!r} is missing; it has {header}")
    for number, row in enumerate(rows, 2):
        if not row:
            continue
        if len(row) != len(header):
            raise LabelingError(
                f"{path}, row {number}: {len(row)} fields, and the header has {len(header)}"
            )
        record: dict[str, Any] = {}
        for name, value in zip(header, row, strict=True):
            kind = ANNOTATIONS.get(name)
            shielded = kind == "string" and value[:1] == "'" and value[1:2] in _FORMULA
            record[name] = value[1:] if shielded and value[1:] else value
            if name in ("label", "suggestion"):
                record[name] = value.strip().lower()
        yield f"row {number}", record


# -------------------------------------------------------------------------------------------- JSON


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LabelingError(f"{where}: not valid JSON: {error}") from error


def _get(record: Any, name: str, kind: type, where: str, default: Any = None) -> Any:
    if not isinstance(record, dict):
        raise LabelingError(f"{where}: not a JSON object")
    value = record.get(name, default)
    if not isinstance(value, kind):
        raise LabelingError(f"{where}: {name} is {value!r}; expected a {kind.__name__}")
    return value
