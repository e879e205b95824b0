"""What is exported comes back as it was; what was damaged on the way is named."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancekit.errors import LabelingError
from stancekit.labeling import export_annotations, import_annotations
from stancekit.labeling.annotations import ANNOTATIONS
from stancekit.labeling.exchange import TOOLS, check_annotations
from stancekit.labeling.functions import LABELS

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1)
optional = st.none() | texts
labels = st.none() | st.sampled_from(LABELS)
annotations = st.fixed_dictionaries(
    {
        "article_id": texts,
        "question": st.sampled_from(["kosovo", "taiwan"]),
        "sentence": st.integers(-1, 99),
        "start": st.none() | st.integers(0, 10**9),
        "end": st.none() | st.integers(0, 10**9),
        "text": texts,
        "before": optional,
        "after": optional,
        "suggestion": labels,
        "probability": st.none() | st.floats(0, 1),
        "label": labels,
        "annotator": optional,
        "note": optional,
    }
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(annotations, max_size=6))
@pytest.mark.parametrize("tool", TOOLS)
def test_round_trip(tool: str, rows: list[dict[str, object]]) -> None:
    table = check_annotations(pd.DataFrame(rows, columns=list(ANNOTATIONS), dtype="object"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "batch" + TOOLS[tool])
        export_annotations(table, path, tool)  # type: ignore[arg-type]
        pd.testing.assert_frame_equal(import_annotations(path), table)


@pytest.mark.parametrize("tool", TOOLS)
def test_two_annotators_of_one_sentence_stay_two(tool: str, tmp_path: Path) -> None:
    table = check_annotations(pd.DataFrame([ROW, ROW | {"annotator": "bob", "label": "neutral"}]))
    path = tmp_path / ("batch" + TOOLS[tool])
    export_annotations(table, path, tool)  # type: ignore[arg-type]
    assert import_annotations(path)["annotator"].tolist() == ["ann", "bob"]
    if tool == "label-studio":
        assert len(json.loads(path.read_text())) == 1


ROW = {"article_id": "a", "question": "kosovo", "sentence": 0, "text": "Peru left.",
       "label": "support", "annotator": "ann"}  # fmt: skip


def test_label_studio_as_it_exports(tmp_path: Path) -> None:
    task = {
        "id": 7,
        "data": {"article_id": "a", "question": "kosovo", "sentence": 0, "text": "Peru left."},
        "annotations": [
            {"id": 1, "completed_by": 3, "was_cancelled": False, "result": [
                {"id": "x", "from_name": "label", "to_name": "text", "type": "choices",
                 "origin": "manual", "value": {"choices": ["opposition"]}}]},
            {"id": 2, "completed_by": {"id": 4, "email": "bob@example.org"}, "result": []},
            {"id": 3, "completed_by": 5, "was_cancelled": True, "result": []},
        ],
        "created_at": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    path = tmp_path / "export.json"
    path.write_text(json.dumps([task]))
    found = import_annotations(path)
    assert found["annotator"].tolist() == ["3", "bob@example.org"]
    assert found["label"].fillna("-").tolist() == ["opposition", "-"]


def test_doccano_suggestions_are_no_labels_unless_accepted(tmp_path: Path) -> None:
    path = tmp_path / "ann.jsonl"
    export_annotations(
        pd.DataFrame([ROW | {"label": None, "annotator": None, "suggestion": "support"}]),
        path,
        "doccano",
    )
    assert json.loads(path.read_text())["label"] == ["support"], "shown to the annotator"
    assert import_annotations(path)["label"].isna().all()
    accepted = import_annotations(path, "ann", accept_suggestions=True)
    assert accepted[["label", "annotator"]].values.tolist() == [["support", "ann"]]
    path.write_text(path.read_text().replace('"label": ["support"]', '"label": ["neutral"]'))
    assert import_annotations(path)["label"].tolist() == ["neutral"]


def test_a_spreadsheet_runs_no_formula_and_may_drop_columns(tmp_path: Path) -> None:
    path = tmp_path / "batch.csv"
    export_annotations(pd.DataFrame([ROW | {"text": "=1+1"}]), path, "csv")
    assert '"\'=1+1"' in path.read_text()
    path.write_text(
        "\ufeffarticle_id,question,sentence,text,label\na,kosovo,0,Peru left., Support\n"
    )
    found = import_annotations(path, "ann")
    assert found[["label", "annotator"]].values.tolist() == [["support", "ann"]]


HEAD = "article_id,question,sentence,text,label\n"


@pytest.mark.parametrize(
    ("name", "text", "match"),
    [
        ("x.csv", "id;text;label;a;b\n1;2;3;4;5\n", "parted by semicolons"),
        ("x.csv", "id,text\n1,2\n", "column 'article_id' is missing; it has"),
        ("x.csv", HEAD + "a,kosovo,0,T.,pro\n", r"row 2: label is 'pro'; use one of support"),
        ("x.csv", HEAD + "a,kosovo,0,T.,\na,kosovo,one,T.,\n", "row 3: sentence is 'one', not a"),
        ("x.csv", HEAD + "a,kosovo,0,,support\n", "row 2: text is missing"),
        ("x.csv", HEAD + "a,kosovo\n", "row 2: 2 fields, and the header has 5"),
        ("x.csv", HEAD + 'a,kosovo,0,"T.,support\n', "not valid CSV"),
        ("x.csv", "", "column 'article_id' is missing"),
        ("x.jsonl", "{}\n", "row 1: article_id is missing"),
        ("x.jsonl", json.dumps(ROW) + "\n{", "row 2: not valid JSON"),
        ("x.jsonl", "[1]", "row 1: not a JSON object"),
        ("x.jsonl", json.dumps(ROW | {"label": ["support", "neutral"]}), "row 1: label is"),
        ("x.jsonl", json.dumps(ROW | {"text": 5}), "row 1: text is 5, not a text"),
        ("x.jsonl", json.dumps(ROW | {"probability": 2}), "row 1: probability is 2"),
        ("x.jsonl", json.dumps(ROW | {"sentence": True}), "sentence is True, not a whole number"),
        ("x.json", "{}", "not a list of tasks"),
        ("x.json", "[3]", "task 1: not a JSON object"),
        ("x.json", '[{"data": {}}]', "task 1: article_id is missing"),
        ("x.json", json.dumps([{"data": ROW, "annotations": [{"result": [{"value": {
            "choices": ["a", "b"]}}]}]}]), r"task 1, annotations\[0\], result\[0\]: choices is"),
        ("x.json", json.dumps([{"data": ROW, "annotations": {}}]), "task 1: annotations is {}"),
        ("x.txt", "", "its ending must be one of .json .jsonl .csv"),
    ],
)  # fmt: skip
def test_damage_is_named(tmp_path: Path, name: str, text: str, match: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(LabelingError, match=match) as caught:
        import_annotations(path)
    assert name in str(caught.value)


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(LabelingError, match="no tool 'excel'; use one of label-studio"):
        export_annotations(pd.DataFrame([ROW]), tmp_path / "x", "excel")  # type: ignore[arg-type]
    with pytest.raises(LabelingError, match="row 2: label is 'pro'"):
        export_annotations(pd.DataFrame([ROW, ROW | {"label": "pro"}]), tmp_path / "x.csv", "csv")
    with pytest.raises(LabelingError, match="no file of annotations at"):
        import_annotations(tmp_path / "none.csv")
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LabelingError, match=r"bytes.csv cannot be read"):
        import_annotations(tmp_path / "bytes.csv")
