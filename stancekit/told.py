"""Who is only told of: whose stance another reports, and who is named and holds nothing.

"Morocco said that Spain backs the plan" is Spain's stance, whoever says it; "backed by Spain,
Morocco plunders it" is not. Where the grammar is sure of it, no weight is asked; see `candidates`.
"""

# ruff: noqa: SIM905
from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.slots import ANAPHORIC, FREE, is_asked
from stancekit.agents.words import DOCUMENTS, PREPOSITIONS
from stancekit.grammar import Frame
from stancekit.vocabulary import polarities

# what is done so is a position; "occupies", "threatens", "claims" are what the speaker says of it
_TAKING = frozenset({"endorse", "solidarity", "affirm", "recognize", "reject", "withdraw", "demand",
                     "open", "close", "consider"})  # fmt: skip
# backing these is what the speaker blames the other for: "said that Algeria backs the separatists"
_BLAMED = frozenset({"separatist", "occupation", "annexation", "plunder"})
_TELLING = frozenset({"told", "tells", "tell", "reminded", "reminds", "assured", "informed"})
_CONDITIONS = frozenset({"if", "whether", "unless", "must", "should", "ought"})
_DUTIES = frozenset({"have", "has", "had", "need", "needs"})
_STOPS = frozenset({",", ";", "and", "but"})
_AGAINST = frozenset({"reject", "negation", "withdraw"})
_JUDGING_REACH = 3  # between what is said of a deed, and "that": "regretted the fact that"
# between whoever does it and what is done: "had decided last week to suspend"
_DOING_REACH = 8

# "in line with resolution 2797 of the Council", "consistent with the Court's opinion"
_AGREEING = frozenset(
    """
    line accordance keeping conformity compliance harmony agreement consistent compatible compliant
    """.split()
)
_TEXTS = DOCUMENTS | {"charter", "decision", "verdict"}
# what is talked of with others is no word of theirs: "discussed with the ministers of Chad"
_TALKS = frozenset(
    """
    discuss discussed discussing discussion discussions agenda talks subjects topics exchanged
    """.split()
)

# "given arms by Spain, Morocco ..."
_PARTICIPLES = frozenset({"driven", "drawn", "fed", "given", "sent", "sold", "built", "kept",
                          "paid", "spurred", "bought", "taught", "goaded"})  # fmt: skip
_NO_PARTICIPLES = frozenset({"indeed", "need"})
# whoever does these takes part in what follows: "joined by Spain, France backed it", "signed by
# Spain, the text calls it serious"
_TOGETHER = frozenset(
    """
    signed sponsored cosponsored tabled adopted approved passed drafted joined followed accompanied
    seconded echoed headed chaired represented printed published issued released written penned
    presented proposed submitted circulated led announced unveiled spearheaded initiated
    organized organised hosted championed voiced expressed delivered negotiated brokered agreed
    """.split()
)
# "with the backing of Spain, Morocco ..."
_AID = frozenset(
    """
    aid approval arms assistance backing blessing complicity connivance encouragement funding help
    money support weapons
    """.split()
)
_FRONT_REACH = 25
_FRONTS = 6  # such phrases, one behind the other


def reported_stances(sentence: SentenceAgents, stance: str) -> list[Agent]:
    """Find whose stance another reports, as far as it is the sentence's.

    Parameters
    ----------
    sentence : SentenceAgents
    stance : str
        The sentence's own.

    Returns
    -------
    list of Agent
        Whoever is told to back or reject something, in the words of another.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Morocco said that Spain backs the autonomy plan."], question)
    >>> [a.ids for a in reported_stances(find_agents(article, question)[0][0], "support")]
    [('ESP',)]
    """
    if sentence.head.kind not in ("first", "last") or stance == "neutral":
        return []
    folded = sentence.folded
    speaker = sentence.agents[sentence.head.place]
    if sentence.head.kind == "last" and folded[speaker.first - 1] in ("and", "but", "while"):
        return []  # "Spain backs it, and Rabat says thank you"
    found = []
    for agent in sentence.agents:
        if agent.slot != "reported" or not agent.ids or agent.sort in ANAPHORIC:
            continue
        if set(agent.ids) <= set(speaker.ids) or is_asked(sentence, agent):
            continue
        between = {*folded[speaker.last : agent.first]}
        if "that" not in between and between & _TELLING:
            continue  # "told Spain that": who is spoken to
        if folded[agent.last : agent.last + 1] in (["that"], ["which"], ["who"]):
            continue  # "the countries that back it"
        if _judgement(sentence, agent) in _AGAINST:
            continue  # "said it regretted that Spain backs it"
        frame = _first_frame(sentence, agent)
        if frame is not None and frame.leaning == stance and _takes_side(sentence, agent, frame):
            found.append(agent)
    return found


def reported_holder(sentence: SentenceAgents, stance: str) -> Ids:
    """Give who alone holds a sentence's stance, in the words of another; empty for none.

    The speaker holds it as well where more is said: "that Spain backs it, and that it is serious".

    Parameters
    ----------
    sentence : SentenceAgents
    stance : str
        The sentence's own.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain backs the autonomy plan, Rabat said."], question)
    >>> reported_holder(find_agents(article, question)[0][0], "support")
    ('ESP',)
    """
    told = reported_stances(sentence, stance)
    if len(told) != 1:
        return ()
    (agent,) = told
    if _judgement(sentence, agent):
        return ()  # "said it welcomed that Spain backs it" is on the same side
    frames = [f for f in sentence.read.reading.frames if f.leaning != "neutral"]
    if any(frame.first < agent.last or frame.leaning != stance for frame in frames):
        return ()
    end = frames[-1].first
    folded = sentence.folded
    again = any(
        folded[at] in ("that", ";", '"') or (folded[at] in ("and", "but") and folded[at - 1] == ",")
        for at in range(frames[0].last, end)
    )
    again = again or ["and", "that"] in [list(two) for two in pairwise(folded[end:])]
    others = any(
        a.slot in FREE and a.ids and a is not agent and agent.last <= a.first < end
        for a in sentence.agents
    )
    return () if again or others else agent.ids


def _judgement(sentence: SentenceAgents, agent: Agent) -> str:
    """Give what is said of an agent's deed: "reject" in "regretted that *Spain* backs it".

    Empty for nothing that takes a side.
    """
    folded, items = sentence.folded, sentence.read.reading.items
    that = agent.first - 1
    that -= folded[that] == "the"
    if that < 0 or folded[that] != "that":
        return ""
    for at in range(bisect_left(items, that, key=lambda item: item.first) - 1, -1, -1):
        item = items[at]
        if that - item.last > _JUDGING_REACH or not _STOPS.isdisjoint(folded[item.last : that]):
            break
        if item.value in polarities() or item.value == "negation":
            return item.value
    return ""


def _first_frame(sentence: SentenceAgents, agent: Agent) -> Frame | None:
    """Give the first thing of stance behind an agent, with nobody who acts in between."""
    frame = next(
        (f for f in sentence.read.reading.frames
         if f.first >= agent.last and f.leaning != "neutral"),
        None,
    )  # fmt: skip
    if frame is None:
        return None
    between = any(
        other.slot in FREE and agent.last <= other.first < frame.first for other in sentence.agents
    )
    return None if between else frame


def _takes_side(sentence: SentenceAgents, agent: Agent, frame: Frame) -> bool:
    """Tell that an agent does what a frame says, as a position of its own."""
    if frame.object in _BLAMED and frame.verb not in ("reject", "recognize"):
        return False
    folded = sentence.folded
    if frame.verb == "open" and frame.object != "mission":
        return False
    if frame.object == "mission" and any("occup" in w for w in folded[frame.last : frame.last + 4]):
        return False  # "a consulate in occupied Dakhla": who says so is against it
    if not _CONDITIONS.isdisjoint(folded[: frame.first]) or "if" in folded:
        return False
    between = folded[agent.last : frame.first]
    if any(word in _DUTIES and then == "to" for word, then in pairwise(between)):
        return False  # "that Spain would have to recognise it"
    if frame.mood == "question" or (frame.mood == "modal" and "would" not in between):
        return False
    verb = next(
        (i for i in sentence.read.reading.items
         if agent.last <= i.first < frame.first and i.value in polarities()),
        None,
    )  # fmt: skip
    return (
        verb is not None
        and verb.value in _TAKING
        and verb.first - agent.last <= _DOING_REACH
        # "that Peru, which is a friend, ..." is read no further
        and ";" not in between
    )


def is_told_of(sentence: SentenceAgents, agent: Agent, stance: str) -> bool:
    """Tell who stands in a sentence, and holds nothing there: cited, met, asked, or a backer.

    Parameters
    ----------
    sentence : SentenceAgents
    agent : Agent
    stance : str
        The sentence's own.

    Returns
    -------
    bool

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Backed by Spain, Morocco plunders occupied Dakhla."], question)
    >>> sentence = find_agents(article, question)[0][0]
    >>> [is_told_of(sentence, agent, "opposition") for agent in sentence.agents]
    [True, False]
    """
    return (
        _is_cited(sentence, agent)
        or _is_met(sentence, agent)
        or is_asked(sentence, agent)
        or _is_in_front(sentence, agent, stance)
    )


def find_barred(sentence: SentenceAgents, stance: str) -> set[str]:
    """Give who is named in a sentence only as asked to do something, or before the clause.

    Parameters
    ----------
    sentence : SentenceAgents
    stance : str
        The sentence's own.

    Returns
    -------
    set of str
        Ids; none of them holds the stance, however often the article names them.

    Examples
    --------
    >>> from stancekit.agents import find_agents
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> question = load_question("western-sahara")
    >>> article = read_article(["Spain was urged by Peru to back the autonomy plan."], question)
    >>> find_barred(find_agents(article, question)[0][0], "support")
    {'ESP'}
    """
    barred: set[str] = set()
    others: set[str] = set()
    for agent in sentence.agents:
        out = is_asked(sentence, agent) or _is_in_front(sentence, agent, stance)
        (barred if out else others).update(agent.ids)
    return barred - others


def _is_cited(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell the body of a text that is only measured against: "in line with its resolution"."""
    folded = sentence.folded
    around = folded[max(agent.first - 3, 0) : agent.last + 2]
    if agent.slot in FREE or not any(w in _TEXTS or w.removesuffix("s") in _TEXTS for w in around):
        return False
    clause = sentence.clauses[agent.first]
    for at in range(agent.first - 1, max(agent.first - 16, 0), -1):
        if sentence.clauses[at] != clause:
            return False
        if folded[at] == "with" and folded[at - 1] in _AGREEING:
            return True
    return False


def _is_met(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell who takes part in a talk of which only the subject is told."""
    before = sentence.folded[max(agent.first - 5, 0) : agent.first]
    return (
        agent.slot == "oblique"
        and "with" in before
        and sentence.read.reading.main is None
        and not _TALKS.isdisjoint(sentence.folded[: agent.first])
    )


def _is_in_front(sentence: SentenceAgents, agent: Agent, stance: str) -> bool:
    """Tell whoever stands in a phrase before the clause: "armed by Iran, the front threatens it".

    Where the phrase itself takes the sentence's stance, its agents may hold it: "recognised by
    Peru, the Sahrawi Republic is a member".
    """
    end = _front_end(sentence)
    if agent.first >= end:
        return False
    return _front_leaning(sentence, end) != stance


def _front_end(sentence: SentenceAgents) -> int:
    """Give the comma that ends a phrase without a verb of its own at the start; 0 for none."""
    folded, at = sentence.folded, sentence.dateline
    if folded[at : at + 1] == ["with"]:
        opens = not _AID.isdisjoint(folded[at + 1 : at + 4])
    else:
        opens = _opens_phrase(folded, at)
    for _ in range(_FRONTS if opens else 0):
        reach = folded[at : at + _FRONT_REACH]
        if "," not in reach:
            return 0
        end = at + reach.index(",")
        at = end + 1 + (folded[end + 1 : end + 2] in (["and"], ["but"]))
        if not _opens_phrase(folded, at):
            return end
    return 0


def _opens_phrase(folded: list[str], at: int) -> bool:
    """Tell "backed by", "long supported by", "launched in": a participle and what belongs to it."""
    while folded[at : at + 1] and (folded[at] in ("long", "once") or folded[at].endswith("ly")):
        at += 1
    word, *after = folded[at : at + 2] or [""]
    participle = (word.endswith("ed") and word not in _NO_PARTICIPLES) or word in _PARTICIPLES
    return participle and word not in _TOGETHER and bool({*after} & (PREPOSITIONS | {"by"}))


def _front_leaning(sentence: SentenceAgents, end: int) -> str:
    """Give the side that a phrase before the clause takes by itself; "" for none."""
    reading = sentence.read.reading
    verb = next((i for i in reading.items if i.first < end and i.value in polarities()), None)
    object_ = next((i for i in reading.items if i.first > end), None)
    # what stands behind the subject is an object of another verb
    last = end if object_ is None else object_.last
    for frame in reading.frames:
        if 0 <= frame.predicate < end and frame.first < last and frame.leaning != "neutral":
            return frame.leaning
    if verb is None or object_ is None:
        return ""
    # a name of either party's, or its plan; who backs an occupation is not on the side of its name
    named = " ".join(sentence.folded[object_.first : object_.last])
    favors = "" if "occup" in named or "annex" in named else object_.value.partition("_")[0]
    sign = polarities()[verb.value]
    if favors not in ("claimant", "rival"):
        return ""
    return "support" if (favors == "claimant") == (sign > 0) else "opposition"
