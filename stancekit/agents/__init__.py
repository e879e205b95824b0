"""The agents of a sentence: whoever could hold a stance there, and where each stands.

Reading order: `words` and `people` (by which agents are known), `slots` (what a sentence and its
article know of them, where each stands); then what is read: `names` of the gazetteer, `full_names`
and the `appositions` beside them, `persons`, `state_groups` and other `groups`, `bodies` by their
form, `pronouns`, `former` officials, the `bearers` of `offices`, the parts of `lines`; `heads` (to
whom the grammar gives a sentence's word), `antecedents` (whom a pronoun stands for), and `article`,
the walk through it all.
"""

from stancekit.agents.article import Agents, find_agents

__all__ = ["Agents", "find_agents"]
