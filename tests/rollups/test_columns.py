from __future__ import annotations

import pytest

from stancekit.errors import InputError
from stancekit.rollups import position_changes, rollup, stance_shares
from stancekit.scoring import Scores


@pytest.mark.parametrize(
    ("by", "message"),
    [(["date"], "cannot sum up by 'date'; use holder"), ([], "say what to sum up by"),
     (["holder", "holder"], "asked for twice")],
)  # fmt: skip
def test_unknown_keys_are_refused(scores: Scores, by: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        rollup(scores, by)


def test_nothing_gives_an_empty_table_with_its_columns(scores: Scores) -> None:
    empty = scores._replace(positions=scores.positions.head(0))
    for by in (["holder"], ["group"], ["month", "outlet"], ["holder", "stance"]):
        full = rollup(scores, by)
        none = rollup(empty, by)
        assert none.empty
        assert list(none.columns) == list(full.columns)
        assert none.dtypes.astype(str).tolist() == full.dtypes.astype(str).tolist()
    assert position_changes(empty).empty
    assert stance_shares(empty, ["holder"]).empty
