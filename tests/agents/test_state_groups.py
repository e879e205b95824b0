"""Groups that states form: all of a body's states, or some of them."""

from __future__ import annotations

from typing import Any

import pytest

# behind three sentences an article is read once, before them twice
BEFORE = (
    "The weather was fine on that day in the town.",
    "Trade grew by a tenth in the year before, figures show.",
    "Rain fell in the hills and on the coast.",
)


@pytest.mark.parametrize(
    ("sentence", "identity"),
    [
        ("The countries of the Gulf Cooperation Council backed the plan.", "org:gcc"),
        ("The member states of the Arab League backed the plan.", "org:arab-league"),
        ("It was backed by the states of the African Union.", "org:african-union"),
        ("EU member states backed the plan.", "org:european-union"),
        ("The countries of the Pacific Alliance backed the plan.", "org:pacific-alliance"),
        ("The Mercosur States Parties and Associated States backed the plan.", "org:mercosur"),
        ("The presidents of the Mercosur Member and Associate States left.", "org:mercosur"),
        ("The leaders of the EU member states left.", "org:european-union"),
    ],
)
def test_all_the_states_of_a_body_are_the_body(ids: Any, sentence: str, identity: str) -> None:
    assert set(ids(*BEFORE, sentence)) == {identity}


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Several countries of the European Union left.", "org:countries-of-the-european-union"),
        ("One of the countries of the African Union left.", "org:countries-of-the-african-union"),
        ("Some EU member states left.", "org:eu-member-states"),
        ("UN member states left.", "org:un-member-states"),
    ],
)
def test_some_of_a_bodys_states_are_not_the_body(agents: Any, sentence: str, group: str) -> None:
    assert [a.ids for a in agents(*BEFORE, sentence)[-1] if a.sort == "group"] == [(group,)]
