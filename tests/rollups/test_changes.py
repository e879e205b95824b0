from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from stancekit.errors import InputError
from stancekit.rollups import position_changes, rollup
from stancekit.scoring import Scores


@pytest.fixture
def spain(made: Callable[..., Scores]) -> Callable[..., Scores]:
    """One article a day on Spain; a day written "+2024-01-01" is support, "-..." opposition."""
    sides = {"+": "support", "-": "opposition"}
    return lambda *days: made(*((day[1:], "A", [("ESP", sides[day[0]], 0.9)]) for day in days))


@pytest.mark.parametrize(
    ("days", "changes"),
    [
        # two against two
        (["-2021-01-01", "-2021-02-01", "+2022-03-18", "+2022-04-01"],
         [("2021-02-01", "2022-03-18", 2, 2)]),
        # a single one that differs is passed over, and the runs around it join
        (["-2021-01-01", "-2021-02-01", "+2021-03-01", "-2021-04-01"], []),
        # not by one article alone, at either end
        (["-2021-01-01", "+2022-03-18", "+2022-04-01"], []),
        (["-2021-01-01", "-2021-02-01", "+2022-03-18"], []),
        # a day torn between both counts for neither
        (["-2021-01-01", "-2021-02-01", "+2021-02-01", "-2021-02-01", "+2022-01-01", "-2022-01-01",
          "+2022-01-02", "+2022-01-03"], [("2021-02-01", "2022-01-02", 3, 2)]),
        # there and back
        (["-2021-01-01", "-2021-02-01", "+2022-01-01", "+2022-01-02", "-2023-01-01", "-2023-01-02"],
         [("2021-02-01", "2022-01-01", 2, 2), ("2022-01-02", "2023-01-01", 2, 2)]),
        # only full dates can be put in order
        (["-2021", "-2021-02", "+2022-01-01", "+2022-01-02"], []),
    ],
)  # fmt: skip
def test_changes_follow_the_rule(
    spain: Callable[..., Scores], days: list[str], changes: list[tuple]
) -> None:
    scores = spain(*days)
    table = position_changes(scores)
    columns = ["last_before", "first_after", "articles_before", "articles_after"]
    assert [tuple(row) for row in table[columns].values.tolist()] == changes
    assert rollup(scores)["changes"].tolist() == [len(changes)]


def test_changes_do_not_depend_on_the_order_of_rows(spain: Callable[..., Scores]) -> None:
    days = ["-2021-01-01", "-2021-02-01", "+2022-03-18", "+2022-04-01"]
    columns = ["stance_before", "stance_after", "last_before", "first_after"]
    one, other = position_changes(spain(*days)), position_changes(spain(*reversed(days)))
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_outlets_in_their_own_voice_are_not_one_holder(spain: Callable[..., Scores]) -> None:
    scores = spain("-2021-01-01", "-2021-02-01", "+2022-03-18", "+2022-04-01")
    named = scores.positions.assign(holder_id="author", holder="author")
    assert position_changes(scores._replace(positions=named)).empty


def test_one_article_is_enough_on_request(spain: Callable[..., Scores]) -> None:
    scores = spain("-2021-01-01", "+2022-03-18")
    assert len(position_changes(scores, min_articles=1)) == 1
    with pytest.raises(InputError, match="1 or more"):
        position_changes(scores, min_articles=0)
