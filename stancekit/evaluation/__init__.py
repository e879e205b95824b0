"""How good a model is on documents that it has not seen."""

from stancekit.evaluation.alignment import align_sentences
from stancekit.evaluation.intervals import bootstrap_intervals
from stancekit.evaluation.metrics import sentence_counts, sentence_metrics
from stancekit.evaluation.splits import cross_validate, document_folds

__all__ = [
    "align_sentences",
    "bootstrap_intervals",
    "cross_validate",
    "document_folds",
    "sentence_counts",
    "sentence_metrics",
]
