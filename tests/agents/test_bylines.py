"""Where a name ends that signs, and a sentence begins on the same line."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("By John Smith Britain rejected the plan.", "GBR"),
        ("It was read today By Ana Paz Residents rejected the plan.", "org:residents"),
        ("By Ana de Ruiz Moroccans gave their view.", "MAR"),
        ("By Mary Ellen Davis reports that it rained.", "person:mary-ellen-davis"),
        ("Anna Banks rejected the plan.", "person:anna-banks"),
    ],
)
def test_who_signs_does_not_swallow_who_acts(agents: Any, sentence: str, actor: str) -> None:
    assert next(a.ids for a in agents(sentence)[0] if a.slot == "subject") == (actor,)
