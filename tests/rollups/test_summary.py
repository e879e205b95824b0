from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from stancekit.errors import InputError
from stancekit.rollups import rollup
from stancekit.scoring import Scores


def test_holders_count_copies_once(scores: Scores) -> None:
    table = rollup(scores).set_index("holder_id")
    assert table.index.tolist() == ["DZA", "GAB"]
    gabon = table.loc["GAB"]
    assert (gabon["articles"], gabon["support"], gabon["copies"]) == (2, 2, 1)
    assert (gabon["first_seen"], gabon["last_seen"]) == ("2024-02-28", "2024-04-01")
    assert gabon["evidence"] == "Gabon support a0"
    algeria = table.loc["DZA"]
    assert (algeria["stance"], algeria["support"], algeria["opposition"]) == ("opposition", 1, 2)
    assert algeria["evidence"] == "Algeria opposition a2", "the surest of the stance it takes"


def test_as_many_on_both_sides_is_neither(made: Callable[..., Scores]) -> None:
    scores = made((None, "A", [("ESP", "support", 0.9)]), (None, "A", [("ESP", "opposition", 0.8)]))
    assert pd.isna(rollup(scores)["stance"][0])


def test_a_story_belongs_to_its_first_month_and_to_each_outlet(scores: Scores) -> None:
    months = rollup(scores, ["month"])
    assert months["month"].tolist()[:3] == ["2024-02", "2024-04", "2024-05"]
    assert pd.isna(months["month"][3])
    gabon = rollup(scores, ["holder", "outlet"])
    gabon = gabon[gabon["holder_id"] == "GAB"].set_index("outlet")["articles"]
    assert gabon.to_dict() == {"Wire": 2, "Daily": 1}


def test_groups_count_a_holder_in_each(scores: Scores) -> None:
    groups = {"north": ["DZA", "MAR"], "all": ["DZA", "GAB"], "none": ["ESP"]}
    table = rollup(scores, ["group"], groups).set_index("group")
    assert table["holders"].to_dict() == {"all": 2, "north": 1}
    frame = pd.DataFrame([(g, i) for g, ids in groups.items() for i in ids],
                         columns=["group", "holder_id"])  # fmt: skip
    pd.testing.assert_frame_equal(rollup(scores, ["group"], frame).set_index("group"), table)
    assert "African Union" in rollup(scores, ["group"])["group"].tolist()


def test_by_stance_has_no_stance_of_its_own(scores: Scores) -> None:
    table = rollup(scores, ["holder", "stance"])
    assert table[["holder_id", "stance", "articles"]].values.tolist() == [
        ["DZA", "opposition", 2], ["GAB", "support", 2], ["DZA", "support", 1],
    ]  # fmt: skip
    assert list(table.columns).count("stance") == 1


def test_unsure_positions_are_left_out_on_request(scores: Scores) -> None:
    assert rollup(scores, min_probability=0.95)["holder_id"].tolist() == ["DZA"]
    with pytest.raises(InputError, match="between 0 and 1"):
        rollup(scores, min_probability=2)
