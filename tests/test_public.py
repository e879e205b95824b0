"""The public names, the floors of the house, and what an import may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import stancekit

PACKAGE = Path(stancekit.__file__).parent

# reading order is import order: a room imports only rooms above it in this list
FLOORS = [
    "errors", "tables", "table_files", "markup", "cleaning", "furniture_patterns", "furniture",
    "language", "question", "html", "readers", "wrapping", "sentences", "duplicates", "phrases",
    "gazetteer", "party_names", "mentions", "listed_persons", "vocabulary", "clauses", "missions",
    "frames", "grammar", "scare_words", "reading", "identities", "agents", "question_check",
    "told", "verdicts", "concessions", "beside", "surroundings", "candidates", "decisions",
    "holders", "descriptions", "features", "classifier", "articles", "encoder", "labeling",
    "persistence", "model", "blocks", "scoring", "engines", "store", "runs", "evaluation",
    "rollups", "cards", "training", "pages", "cli", "__main__",
]  # fmt: skip
# the same within rooms that are packages
WITHIN = {
    "agents": ["people", "words", "found", "bylines", "memory", "regions", "slots", "reported",
               "lists", "names", "full_names", "appositions", "leaders", "persons", "state_groups",
               "origins", "groups", "bodies", "pronouns", "former", "societies", "bearers",
               "offices", "lines", "heads", "pairs", "antecedents", "article"],
    "runs": ["summary", "work", "order", "tables", "files"],
    "encoder": ["masks", "windows", "base", "pieces", "numpy_encoder", "onnx_encoder", "files"],
}  # fmt: skip


def rooms() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if room == "__init__":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
                if node.module == "stancekit":
                    names = [f"stancekit.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                if name.startswith("stancekit."):
                    found.setdefault(room, set()).add(name.split(".")[1])
        found.setdefault(room, set())
    return found


def test_imports_go_down_only() -> None:
    for room, used in rooms().items():
        assert room in FLOORS, f"give {room} its floor"
        for other in used - {room, "__version__"}:
            assert FLOORS.index(other) < FLOORS.index(room), f"{room} imports {other}"


@pytest.mark.parametrize("package", sorted(WITHIN))
def test_imports_go_down_only_within_a_package(package: str) -> None:
    order = WITHIN[package]
    assert {path.stem for path in (PACKAGE / package).glob("*.py")} == {"__init__", *order}
    for place, name in enumerate(order):
        tree = ast.parse((PACKAGE / package / f"{name}.py").read_text("utf-8"))
        modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        for other in order[place:]:
            assert f"stancekit.{package}.{other}" not in modules, f"{name} imports {other}"


def test_public_names_are_pinned() -> None:
    assert stancekit.__all__ == [
        "Question", "Scores", "StanceClassifier", "StanceModel", "StancekitError", "__version__",
        "evaluate", "list_questions", "load_model", "load_question", "make_features",
        "read_articles", "read_gold", "read_table", "report", "rollup", "score",
        "score_partition", "score_paths",
        "train", "write_table",
    ]  # fmt: skip
    for name in stancekit.__all__:
        assert getattr(stancekit, name) is not None
        assert name in dir(stancekit)


def test_import_loads_nothing_heavy() -> None:
    code = "import sys, stancekit; print(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=PACKAGE.parent)  # fmt: skip
    loaded = set(done.stdout.split())
    assert not loaded & {"pandas", "numpy", "sklearn", "skops", "scipy", "typer", "nltk", "pyarrow"}


def test_reading_needs_no_training() -> None:
    code = "import sys, stancekit.scoring; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=PACKAGE.parent)  # fmt: skip
    loaded = set(done.stdout.split())
    assert not loaded & {"stancekit.training", "stancekit.evaluation", "skops", "typer"}
