"""From articles to training examples: gold read, votes collected and combined, labels exchanged.

Read in this order: `gold.py`, `functions/`, `votes.py`, `diagnostics.py`, `combine.py`,
`examples.py`; then, for labels by hand, `annotations.py`, `exchange.py`, `gold_tables.py`,
`sampling.py`, `curve.py`; `label.py` goes the whole way at once.
"""

from stancekit.labeling.annotations import (
    find_label_errors,
    list_disagreements,
    merge_annotations,
)
from stancekit.labeling.combine import combine_votes, compare_methods, find_thresholds
from stancekit.labeling.curve import advise, learning_curve
from stancekit.labeling.diagnostics import diagnose_votes, find_copies, plot_diagnostics
from stancekit.labeling.examples import (
    make_examples,
    read_examples,
    training_rows,
    write_examples,
)
from stancekit.labeling.exchange import export_annotations, import_annotations
from stancekit.labeling.functions import FUNCTIONS, SentenceInArticle
from stancekit.labeling.gold import Gold, read_gold
from stancekit.labeling.gold_tables import make_gold, write_gold
from stancekit.labeling.sampling import choose_sentences
from stancekit.labeling.votes import collect_votes, leave_out, split_articles, votes_of_model

__all__ = [
    "FUNCTIONS",
    "Gold",
    "SentenceInArticle",
    "advise",
    "choose_sentences",
    "collect_votes",
    "combine_votes",
    "compare_methods",
    "diagnose_votes",
    "export_annotations",
    "find_copies",
    "find_label_errors",
    "find_thresholds",
    "import_annotations",
    "learning_curve",
    "leave_out",
    "list_disagreements",
    "make_examples",
    "make_gold",
    "merge_annotations",
    "plot_diagnostics",
    "read_examples",
    "read_gold",
    "split_articles",
    "training_rows",
    "votes_of_model",
    "write_examples",
    "write_gold",
]
