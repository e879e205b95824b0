"""What an article has told so far, for the words that name nobody: pronouns, bare offices."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancekit.agents.found import Ids


@dataclass(slots=True)
class Told:
    """Whom an article has told of so far, for the words that name nobody.

    Attributes
    ----------
    person, group : tuple of str
        Who took the floor last as a person, and who as several.
    stranger : bool
        Whether somebody spoke last who is nobody known: "..., the mayor said".
    state : tuple of str
        The state that took the floor last, or somebody who speaks for it.
    body, official : tuple of str
        The same as a state or organization, and as a person who speaks for one; until one of the
        two does, it is the other.
    bodies : dict of str
        The organizations and parties that were named, wherever they stood: the last named last.
    mentioned : tuple of str
        Who was named last and is no private person, whether or not they took the floor.
    heads : list
        Whom the sentences were about, in order.
    bearers : dict
        An office, and whose it was.
    issued : dict
        A document, and whose it is; "" for the last.
    named : set of str
        All states and parties that were named, as who acts or as whose something is.
    pair : tuple of str
        The last two who met, or did something together.
    close : tuple of str
        The same, in this sentence or the one before.
    parts : dict
        What a body has, as a committee, and the body.
    posts : dict
        The id of a person who holds an office, and whose that turned out to be.
    """

    person: Ids = ()
    stranger: bool = False
    state: Ids = ()
    body: Ids = ()
    group: Ids = ()
    official: Ids = ()
    bodies: dict[str, None] = field(default_factory=dict)
    mentioned: Ids = ()
    heads: list[Ids] = field(default_factory=list)
    bearers: dict[str, set[Ids]] = field(default_factory=dict)
    issued: dict[str, Ids] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    pair: Ids = ()
    close: Ids = ()
    parts: dict[str, Ids] = field(default_factory=dict)
    posts: dict[str, Ids] = field(default_factory=dict)
