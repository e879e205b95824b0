"""How good a model is on documents that it has not seen.

In reading order: `predictions` (gold articles scored, stances and positions beside gold's),
`alignment` (gold spans and predicted sentences), `metrics` (figures from counts that add up),
`intervals`, `calibration` (figures of probabilities), `comparison`, `splits`, `leakage`,
`baselines`, `slices`, `report` (the evaluation itself), `report_files` (it on disk), `floors`
(what its figures must reach), `audits`, `worst` (errors one by one), `shares` (what an archive
contains, corrected for the errors), `conformal` (sets with a guarantee), `agreement` (of
annotators).
"""

from stancekit.evaluation.alignment import align_sentences
from stancekit.evaluation.comparison import compare_predictions, mcnemar
from stancekit.evaluation.intervals import bootstrap_difference, bootstrap_intervals, holm
from stancekit.evaluation.metrics import sentence_counts, sentence_metrics
from stancekit.evaluation.splits import (
    cross_validate,
    cross_validate_and_fit,
    document_folds,
    nested_cross_validate,
    split_folds,
    split_gap,
)

__all__ = [
    "align_sentences",
    "bootstrap_difference",
    "bootstrap_intervals",
    "compare_predictions",
    "cross_validate",
    "cross_validate_and_fit",
    "document_folds",
    "holm",
    "mcnemar",
    "nested_cross_validate",
    "sentence_counts",
    "sentence_metrics",
    "split_folds",
    "split_gap",
]
