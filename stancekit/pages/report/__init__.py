"""The evidence page: who stands where, since when, in which words.

`page.html` is the template, `page.css` its style sheet, `page.js` its script. The script draws the
tables of holders, positions and articles, the timeline, the filters and the panel from what
`contents.py` and `features.py` gather; all else is made here. Read in this order: `contents.py`,
`features.py`, `facts.py` (the facts of the head, the notes), `shares.py`, `changes.py`, `page.py`.
"""

from stancekit.pages.report.page import report

__all__ = ["report"]
