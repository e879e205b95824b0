"""Who stands where on a named territorial question, in which words.

>>> import stancekit as sk
>>> scores = sk.score(["Peru backs Morocco's sovereignty over the Sahara."])
>>> scores.positions[["holder", "stance"]].values.tolist()
[['Peru', 'support']]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stancekit.classifier import StanceClassifier
    from stancekit.errors import StancekitError
    from stancekit.evaluation.report import evaluate
    from stancekit.features import make_features
    from stancekit.labeling.gold import read_gold
    from stancekit.model import StanceModel, load_model
    from stancekit.pages.report import report
    from stancekit.question import Question, list_questions, load_question
    from stancekit.readers import read_articles
    from stancekit.rollups import rollup
    from stancekit.runs import score_paths
    from stancekit.scoring import Scores, score, score_partition
    from stancekit.table_files import read_table, write_table
    from stancekit.training import train

__version__ = "0.1.0"

# loaded when first asked for, so that `import stancekit` costs little
_HOMES = {
    "Question": "question",
    "Scores": "scoring",
    "StanceClassifier": "classifier",
    "StanceModel": "model",
    "StancekitError": "errors",
    "evaluate": "evaluation.report",
    "list_questions": "question",
    "load_model": "model",
    "load_question": "question",
    "make_features": "features",
    "read_articles": "readers",
    "read_gold": "labeling.gold",
    "read_table": "table_files",
    "report": "pages.report",
    "rollup": "rollups",
    "score": "scoring",
    "score_partition": "scoring",
    "score_paths": "runs",
    "train": "training",
    "write_table": "table_files",
}

__all__ = [
    "Question",
    "Scores",
    "StanceClassifier",
    "StanceModel",
    "StancekitError",
    "__version__",
    "evaluate",
    "list_questions",
    "load_model",
    "load_question",
    "make_features",
    "read_articles",
    "read_gold",
    "read_table",
    "report",
    "rollup",
    "score",
    "score_partition",
    "score_paths",
    "train",
    "write_table",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'stancekit' has no attribute {name!r}")
    return getattr(import_module(f"stancekit.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
