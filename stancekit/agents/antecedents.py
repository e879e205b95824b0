"""Whom pronouns and bare offices stand for: the last agent before them that fits."""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from stancekit.agents.found import Agent, Ids, SentenceAgents
from stancekit.agents.memory import Told
from stancekit.agents.pairs import LEADS, note_pair, pair_of
from stancekit.agents.people import TRADES
from stancekit.agents.slots import FREE, is_quoted
from stancekit.agents.words import (
    BODIES_OF_STATES,
    DOCUMENTS,
    EPITHETS,
    OFFICIALS,
    ORGANIZATION_HEADS,
    OTHERS,
    PAIR_HEADS,
    PEOPLE_OFFICES,
    PREPOSITIONS,
    SAY,
    SPEECH_ENDS,
)
from stancekit.gazetteer import listed_ids
from stancekit.identities import shown_name

# of an office, these do not say which
_VAGUE = frozenset(
    """
    foreign national permanent prime state deputy the head side party office leader leaders
    official officials
    """.split()
)
_PRONOUNS = frozenset({"he", "it", "they"})
# what a body may have
_PARTS = frozenset({"committee", "commission", "council", "group", "board"})
# before one of them: "the ministerial group"
_KINDS = frozenset({"ministerial"})
# to these all states belong, so they are called by no word for some of them
_WORLDWIDE = frozenset({"org:united-nations", "org:general-assembly", "org:security-council"})
_OF_THE_WORLD = frozenset({"organization", "organisation", "body"})
# before its noun one of these tells a body of which the text spoke, with what qualifies it
_WHICH = frozenset({"the", "this", "that"})
_QUALIFYING = 3
_OWNED = frozenset({"its", "his", "her", "their", "our", "my", "'s"})
# states that news calls so: "the kingdom"
_KINGDOMS = frozenset({"BHR", "BTN", "JOR", "KHM", "LSO", "MAR", "SAU", "SWZ", "THA", "TON"})
# how many words tell, behind what was said, who said it
_SPEAKER = 8
# who are persons, and no paper
_PERSONS = (TRADES | PEOPLE_OFFICES | {"director"}) - {"newspaper", "watchdog"}
# behind two these say which: "both sides of the line"
_TELLING = frozenset({"of", "who", "that", "which", "whose"})
_SUMMONING = (["summoned"], ["summons"])
_CALLED = 5  # words between a ministry and whom it summons
# who has one of these is a state, or governs as one does
_OF_STATES = frozenset(
    {"minister", "ministers", "ministry", "ambassador", "ambassadors", "embassy"}
)
_GOVERNING = frozenset({"government", "authority", "administration", "council", "leadership"})


def resolve(sentences: list[SentenceAgents]) -> None:
    """Give pronouns and bare offices whom they stand for: the last that fits before them."""
    told = Told()
    for sentence in sentences:
        person = told.person
        _resolve_agents(sentence, told)
        _note_documents(sentence, told.issued)
        _note_head(sentence, told)
        _note_stranger(sentence, told, person)
        note_pair(sentence, told)
    if told.posts:
        for sentence in sentences:
            # a headline has the name before the text tells the office
            sentence.agents = [
                a._replace(ids=_of_posts(a.ids, told.posts)) for a in sentence.agents
            ]


def _of_posts(ids: Ids, posts: Mapping[str, Ids]) -> Ids:
    """Give for whom persons speak who hold an office: those for whom they were found to speak."""
    return tuple(dict.fromkeys(whose for one in ids for whose in posts.get(one, (one,))))


def _resolve_agents(sentence: SentenceAgents, told: Told) -> None:
    """Resolve a sentence's agents one by one: each is what the next may stand for."""
    led = False
    earlier = replace(told)
    for number, agent in enumerate(sentence.agents):
        words = _words(sentence, agent)
        # in "Chad, it added, ..." it is whoever had the floor before the sentence
        ids = _whose(sentence, agent, words, earlier) if _puts_in(sentence, agent) else ()
        if _speaks_of_another(sentence, number):
            post = sentence.posts.get(agent.last, "")
            ids = _whose(sentence, agent, words, earlier) or ((post,) if post else ())
        ids = ids or _part_of(sentence, number, told) or _whose(sentence, agent, words, told)
        if _summons_own(sentence, number, ids):
            sentence.agents[number] = agent._replace(ids=())
            continue
        if not ids:
            continue
        ids = _of_posts(ids, told.posts)
        told.named.update(i for i in ids if not i.startswith(("org:", "person:")))
        if agent.sort == "role" and agent.last in sentence.posts and len(ids) == 1:
            told.posts[sentence.posts[agent.last]] = ids
        if ids != agent.ids:
            agent = sentence.agents[number] = agent._replace(ids=ids)
        _note_mention(agent, words, told)
        _note_body(sentence, agent, told)
        if len(ids) == 2 and agent.slot in FREE and agent.sort not in ("pair", "group"):
            told.close = pair_of(ids)  # "Chad and Niger both agreed"
        if _takes_floor(sentence, agent, led):
            led = led or agent.slot in LEADS
            _note_floor(agent, words, told)


def _part_of(sentence: SentenceAgents, number: int, told: Told) -> Ids:
    """Give the body that a part of it speaks for: "the Union's ministerial committee"."""
    agent, folded = sentence.agents[number], sentence.folded
    noun = folded[agent.last - 1]
    if noun not in _PARTS:
        return ()
    if agent.ids:
        if folded[agent.first] == "'s" and agent.ids[0].startswith("org:"):
            told.parts[noun] = agent.ids
        return ()
    if agent.sort != "role":
        return ()
    owner = sentence.agents[number - 1] if number else None
    if owner is not None and owner.ids and owner.ids[0].startswith("org:"):
        between = folded[owner.last : agent.first]
        if between[:1] == ["'s"] and len(between) < 5 and all(w.isalpha() for w in between[1:]):
            told.parts[noun] = owner.ids
            return owner.ids
    # "the committee", then
    definite = folded[agent.first] in ("the", "this") or folded[agent.first - 1] in _KINDS
    return told.parts.get(noun, ()) if definite else ()


def _summons_own(sentence: SentenceAgents, number: int, ids: Ids) -> bool:
    """Tell a ministry that would summon its own envoy: it is another's, which nobody tells."""
    agent = sentence.agents[number]
    acts = sentence.folded[agent.last : agent.last + 2]
    if agent.sort != "role" or (acts[:1] not in _SUMMONING and acts != ["called", "in"]):
        return False
    other = next((a for a in sentence.agents[number + 1 :] if a.ids), None)
    near = other is not None and other.first - agent.last <= _CALLED
    return near and other is not None and other.sort == "office" and other.ids == ids


def _puts_in(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell a pronoun that only says who speaks, behind a comma: "Chad, it added, was wrong"."""
    before = sentence.folded[agent.first - 1 : agent.first]
    if agent.slot != "speaker" or agent.sort not in _PRONOUNS or before != [","]:
        return False
    # 'Lena Paz rejected it: "...," she said' goes on with its own subject
    return not {":", '"'} & set(sentence.folded[: agent.first])


def _speaks_of_another(sentence: SentenceAgents, number: int) -> bool:
    """Tell who is named behind what is said of an official: "..., Foreign Minister Paz said".

    That official is not the one, nor need both be of one state.
    """
    agent = sentence.agents[number]
    if agent.slot != "speaker" or agent.sort != "role" or not _is_named(sentence, agent):
        return False
    return any(
        told.slot == "reported" and told.sort in ("office", "person") and told.ids
        and not PEOPLE_OFFICES.isdisjoint(_words(sentence, told))
        for told in sentence.agents[:number]
    )  # fmt: skip


def _words(sentence: SentenceAgents, agent: Agent) -> set[str]:
    return set(sentence.folded[agent.first : agent.last])


def _whose(sentence: SentenceAgents, agent: Agent, words: set[str], told: Told) -> Ids:
    """Give whom an agent stands for; of a bare office, who bore it goes before what was read."""
    if agent.sort == "role" and words.isdisjoint(_OWNED) and not _is_named(sentence, agent):
        bearer = _last_bearer(words, told)
        if bearer:
            return bearer
    if words & {"kingdom"} and _is_kingdom(sentence, agent, told):
        return told.state
    return agent.ids or _antecedent(sentence, agent, words, told)


def _is_kingdom(sentence: SentenceAgents, agent: Agent, told: Told) -> bool:
    """Tell whether "the kingdom" is the one that the text was about last, and named last."""
    alone = agent.sort == "role" and agent.last - agent.first <= 2
    return alone and told.state == told.mentioned and not _KINGDOMS.isdisjoint(told.state)


def _is_named(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell an office that ends with the name of who holds it."""
    last = agent.last - 1
    word, before = sentence.folded[last], sentence.folded[agent.first : last]
    named = sentence.caps[last] and word not in OFFICIALS and word not in ORGANIZATION_HEADS
    return named and not sentence.headline and not OFFICIALS.isdisjoint(before)


def _last_bearer(words: set[str], told: Told) -> Ids:
    """Give whose an office was: of those who bore it, the one the text was about last."""
    borne = {ids for word in words - _VAGUE for ids in told.bearers.get(word, ())}
    if not borne:
        return ()
    if words & OTHERS:
        # the one who was called so before, but not whom the text is about
        return next(iter(borne)) if len(borne) == 1 else ()
    return next((ids for ids in reversed(told.heads) if ids in borne), ())


def _antecedent(sentence: SentenceAgents, agent: Agent, words: set[str], told: Told) -> Ids:
    """Give whom a word that names nobody stands for, by its sort."""
    if agent.sort == "he":
        return _one_person(told) or (() if told.stranger else told.official)
    if agent.sort == "it":
        return told.body
    if agent.sort == "pair":
        if agent.last == agent.first + 1:
            return told.close  # "both" alone
        only = tuple(sorted(told.named)) if len(told.named) == 2 else ()
        return (told.pair or only) if _is_definite(sentence, agent) else ()
    if agent.sort == "they":
        return told.group or told.body
    if agent.sort == "document":
        kind = sentence.folded[agent.last - 1]
        return told.issued.get(kind) or told.issued.get("") or told.body
    if agent.sort == "role" and sentence.folded[agent.last - 1] in EPITHETS:
        return told.state
    if agent.sort == "role" and words.isdisjoint(OTHERS):
        if _is_named(sentence, agent):
            return told.state or told.official  # "Foreign Minister Lena Paz", of the state before
        if sentence.folded[agent.last - 1] in BODIES_OF_STATES:
            return _body_of(sentence, agent, told)
        return _office_owner(words, told)
    return ()


def _is_definite(sentence: SentenceAgents, agent: Agent) -> bool:
    """Tell two whom the text told of from two new ones: "both sides", not "two ministers"."""
    first = agent.first
    if not _TELLING.isdisjoint(sentence.folded[agent.last : agent.last + 1]):
        return False
    before = sentence.folded[first - 1] if first else ""
    return sentence.folded[first] == "both" or before in ("the", "these", "those")


def _office_owner(words: set[str], told: Told) -> Ids:
    """Give whose an office is by the pronoun before it, else by whether a person holds it."""
    if "its" in words:
        # "its representative" is the last body's own, not the last official
        return told.body or told.mentioned
    if words & {"his", "her"}:
        return _one_person(told) or told.official or told.body
    owner = told.official if words & PEOPLE_OFFICES else told.body
    # villagers have no minister
    return told.state if words & _OF_STATES and not _may_govern(owner) else owner


def _may_govern(ids: Ids) -> bool:
    """Tell whether those whom a text spoke of may have ministers, and no mere group or person."""
    return not any(
        one.startswith("person:")
        or (
            one.startswith("org:")
            and one not in listed_ids()
            and _GOVERNING.isdisjoint(one.partition(":")[2].split("-"))
        )
        for one in ids
    )


def _body_of(sentence: SentenceAgents, agent: Agent, told: Told) -> Ids:
    """Give whom "the alliance" means: never a state, but the body last spoken of, or named.

    Of those that were only named, one whose name has the noun goes first: "the league". "An
    alliance" and "our alliance" are any.
    """
    last = agent.last - 1
    if _WHICH.isdisjoint(sentence.folded[max(last - _QUALIFYING, 0) : last]):
        return ()
    noun = sentence.folded[last]
    fitting = [one for one in (*told.bodies, *told.body) if _may_be(one, noun)]
    if fitting and fitting[-1] in told.body:
        return told.body
    named = [one for one in fitting if _spelled(noun) in _spelled(shown_name(one)).split()]
    return tuple((named or fitting)[-1:])


def _spelled(name: str) -> str:
    return name.lower().replace("organis", "organiz")


def _may_be(identity: str, noun: str) -> bool:
    """Tell whether a holder may be called by the noun of a body."""
    if not identity.startswith(("org:", "party:")):
        return False
    return identity not in _WORLDWIDE or noun in _OF_THE_WORLD


def _one_person(told: Told) -> Ids:
    """Give the last person; "he" is one: never a list of states."""
    return told.person if len(told.person) == 1 else ()


def _takes_floor(sentence: SentenceAgents, agent: Agent, led: bool) -> bool:
    """Tell whether the text may go on with an agent."""
    if agent.slot not in FREE:
        return False
    if led and agent.slot not in LEADS:
        return False  # the sentence goes on about its subject
    # whoever is named in a quotation does not take the floor
    return not is_quoted(sentence, agent) or all(sentence.quoted)


def _note_mention(agent: Agent, words: set[str], told: Told) -> None:
    """Note who was named, wherever it stands, and the offices that are told to be somebody's."""
    if agent.sort == "office":
        for word in (words & OFFICIALS) - _VAGUE:
            told.bearers.setdefault(word, set()).add(agent.ids)
    if agent.slot != "attribute" and not _is_private(agent):
        told.mentioned = agent.ids


def _note_body(sentence: SentenceAgents, agent: Agent, told: Told) -> None:
    """Note an organization or party that was named, wherever it stands, by more than its seat."""
    match = sentence.ending.get(agent.last)
    seat = match is not None and match.value.kind == "seat"
    for identity in agent.ids:
        # "members of the Union" have its id, other groups one of their own
        own = agent.sort != "group" or identity in listed_ids()
        if identity.startswith(("org:", "party:")) and own and not seat and "court" not in identity:
            told.bodies.pop(identity, None)
            told.bodies[identity] = None


def _note_floor(agent: Agent, words: set[str], told: Told) -> None:
    """Note who takes the floor, as what the words after it can mean: "he", "it", "they"."""
    if len(agent.ids) == 1 and ":" not in agent.ids[0].removeprefix("state:"):
        told.state = agent.ids
    if _is_person(agent, words):
        told.person, told.stranger = agent.ids, False
        if not _is_private(agent) and len(agent.ids) == 1:
            told.official = agent.ids
            told.body = told.body or agent.ids
    elif agent.sort in ("name", "office", "role", "it", "document"):
        told.body = agent.ids
        told.official = told.official or agent.ids
    if agent.sort == "group" or len(agent.ids) > 1 or words & PAIR_HEADS:
        told.group = agent.ids


def _note_head(sentence: SentenceAgents, told: Told) -> None:
    """Let the next sentence go on with whom this one is about, not with whom it names last."""
    head = sentence.head
    if head.place < 0 or head.kind == "by":
        return
    agent = sentence.agents[head.place]
    if not agent.ids or agent.sort == "pair":
        return
    told.heads.append(agent.ids)
    if not _is_person(agent, _words(sentence, agent)):
        told.body = agent.ids
        return
    told.person = agent.ids
    if not _is_private(agent):
        told.official = agent.ids


def _note_stranger(sentence: SentenceAgents, told: Told, person: Ids) -> None:
    """Note that nobody known has the last word, so that "he" is not whom the words are about.

    "The French minister left, the mayor said": the mayor may be the private person, `person`, who
    had the floor before, but is not the minister.
    """
    speaker = _last_speaker(sentence)
    if not speaker or any(a.ids and a.last > speaker for a in sentence.agents if a.slot in FREE):
        return
    private = len(person) == 1 and person[0].startswith("person:")
    told.person = person if private and sentence.folded[speaker] == "the" else ()
    told.stranger = not told.person


def _last_speaker(sentence: SentenceAgents) -> int:
    """Give where the words begin for who has the last word: ", *the mayor* said on Monday".

    0 where the sentence does not end so, or with what is no person: "the paper said".
    """
    folded = sentence.folded
    said = [at for at, word in enumerate(folded) if word in SAY and not sentence.quoted[at]]
    last = said[-1] if said else 0
    for start in range(last - 2, max(last - _SPEAKER, 0), -1):
        if folded[start] in ("the", "a", "an") and folded[start - 1] in SPEECH_ENDS:
            words = folded[start + 1 : last]
            end = next((at for at, word in enumerate(words) if word in PREPOSITIONS), len(words))
            plain = all(word.isalpha() for word in words)
            return start if plain and not _PERSONS.isdisjoint(words[max(end - 1, 0) : end]) else 0
    return 0


def _is_person(agent: Agent, words: set[str]) -> bool:
    """Tell somebody who can be "he", by sort or by office, from a state or an organization."""
    return (
        agent.sort in ("person", "he") or not words.isdisjoint(PEOPLE_OFFICES) or _is_private(agent)
    )


def _is_private(agent: Agent) -> bool:
    """Tell a person who speaks for nobody else."""
    return agent.ids[0].startswith("person:")


def _note_documents(sentence: SentenceAgents, issued: dict[str, Ids]) -> None:
    """Learn whose a document is: "Spain's letter", "a letter of Spain", "Spain sent a letter"."""
    folded = sentence.folded
    if DOCUMENTS.isdisjoint(folded):
        return
    agents = [agent for agent in sentence.agents if agent.ids]
    leads = [a for a in agents if a.slot in ("speaker", "subject", "label", "by", "accord")]
    for at, word in enumerate(folded):
        if word not in DOCUMENTS:
            continue
        whose = next((a for a in agents if a.last - 1 == at and a.slot == "noun"), None)
        if whose is None:
            after = folded[at + 1 : at + 4]
            if after[:1] in (["of"], ["by"], ["from"]) or after[1:2] in (["by"], ["of"]):
                whose = next((a for a in agents if at < a.first <= at + 4), None)
        if whose is None and {"a", "an"} & set(folded[max(0, at - 4) : at]):
            whose = next((a for a in leads if a.sort != "document"), None)
        if whose is not None:
            issued[word] = issued[""] = whose.ids
