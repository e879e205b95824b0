"""A run over files: blocks in, tables out, through whatever happens on the way.

Blocks are scored by an engine and kept in the output folder's store as they come; the tables are
written aside in the input's order and appear when all is done. A run that ends early is taken up
by the same command; `run.json` says how it went.

Read in this order: `summary.py`, `work.py`, `order.py`, `tables.py`, `files.py` (the run itself).
"""

from stancekit.runs.files import score_paths
from stancekit.runs.summary import RunSummary

__all__ = ["RunSummary", "score_paths"]
