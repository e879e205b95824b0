"""Tables in memory: what their columns may hold."""

from __future__ import annotations

import pytest

from stancekit.errors import TableError
from stancekit.tables import check_stances


def test_stances_are_checked() -> None:
    check_stances(["support", "neutral", "opposition"], "gold")
    with pytest.raises(TableError, match="gold, row 1: 'favor' is not a stance"):
        check_stances(["support", "favor"], "gold")
