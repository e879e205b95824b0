"""Parties and societies told by a common noun."""

from __future__ import annotations

import pytest

from stancekit.agents import find_agents
from stancekit.question import load_question
from stancekit.reading import read_article

QUESTION = load_question("western-sahara")


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Islah party backs the plan.", "party:islah-party"),
        ("The Polisario separatist group rejected it.", "party:polisario-front"),
        ("The separatist group rejected it.", "party:polisario-front"),
        ("The Hezbollah movement rejected it.", "party:hezbollah"),
    ],
)
def test_a_noun_tells_whose_name_it_ends(text: str, ids: str) -> None:
    (sentence,), _ = find_agents(read_article([text], QUESTION), QUESTION)
    assert sentence.agents[0].ids == (ids,)
    assert sentence.agents[0].slot in ("subject", "speaker")
