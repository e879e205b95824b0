from __future__ import annotations

import pytest

from stancekit.errors import TableError
from stancekit.rollups import rollup
from stancekit.scoring import Scores


def test_tables_of_two_runs_are_refused(scores: Scores) -> None:
    broken = scores._replace(articles=scores.articles.iloc[1:])
    with pytest.raises(TableError, match="'a0' has positions but no row"):
        rollup(broken)
