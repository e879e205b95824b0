"""What the tests of the agents' rooms share: sentences in, agents or their ids out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from stancekit.agents import find_agents
from stancekit.agents.found import Agent
from stancekit.question import load_question
from stancekit.reading import read_article


def _agents(*sentences: str) -> list[list[Agent]]:
    question = load_question("western-sahara")
    return [s.agents for s in find_agents(read_article(sentences, question), question)[0]]


@pytest.fixture(scope="session")
def agents() -> Callable[..., list[list[Agent]]]:
    """Give the agents of each sentence of an article."""
    return _agents


@pytest.fixture(scope="session")
def ids() -> Callable[..., list[str]]:
    """Give the ids of the agents of an article's last sentence."""
    return lambda *sentences: [i for agent in _agents(*sentences)[-1] for i in agent.ids]
