"""Positions summed up: by holder, group of states, outlet and month, as tidy tables.

What is counted is the story: an article and its syndicated copies are one (`find_stories`).
`rollup` counts positions, `position_changes` tells whose stance changed and when, `stance_shares`
gives the shares of the stances among articles, with intervals. All take the tables of
`stancekit.score`, or the folder into which `stancekit score` wrote them.

Read in this order: `scores.py`, `stories.py`, `groups.py`, `positions.py`, `columns.py`,
`changes.py`, `shares.py`, `summary.py` (the roll-up itself), `files.py`.
"""

from stancekit.rollups.changes import position_changes
from stancekit.rollups.files import guarded, write_rollup
from stancekit.rollups.groups import Groups, read_groups
from stancekit.rollups.positions import SIDES
from stancekit.rollups.scores import read_propositions, read_scores
from stancekit.rollups.shares import stance_shares, wilson_interval
from stancekit.rollups.stories import find_stories
from stancekit.rollups.summary import KEYS, rollup

__all__ = [
    "KEYS",
    "SIDES",
    "Groups",
    "find_stories",
    "guarded",
    "position_changes",
    "read_groups",
    "read_propositions",
    "read_scores",
    "rollup",
    "stance_shares",
    "wilson_interval",
    "write_rollup",
]
