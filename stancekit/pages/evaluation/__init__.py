"""The evaluation's page: how good a model is, told in figures, plots and single errors.

`page.py` holds the frame, the style sheet `page.css` lies beside it; each section of the page has
the file of its name. Read in this order: `plots.py`, `parts.py` (tables and how figures are
written, for all sections), `figures.py`, `comparison.py`, `confusion.py`, `probabilities.py`,
`slices.py`, `audits.py`, `errors.py`, `page.py`.
"""

from stancekit.pages.evaluation.page import evaluation_page, write_report

__all__ = ["evaluation_page", "write_report"]
