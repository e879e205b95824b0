"""The agents of a sentence: whoever could hold a stance there, and where each stands.

`find_agents` walks through an article once. An agent is a name of the gazetteer, a person, an
office, an organization or group known by its form, or a pronoun; it stands as the speaker, the
subject, after "according to" or a passive "by", as the attribute of a noun, and so on. Persons,
offices and short forms are remembered from sentence to sentence, and pronouns resolved to the last
agent that fits. Which agent holds a stance is decided one room higher, in `holders`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from stancekit.agent_bodies import find_bodies
from stancekit.agent_names import head_noun, is_spaced, name_agent
from stancekit.agent_persons import (
    attach_person,
    find_byline,
    group_agent,
    label_agent,
    new_person,
    person_agent,
    person_end,
    spoken_for,
)
from stancekit.agent_words import (
    BARE,
    CAPITAL_BODIES,
    DATELINE,
    DETERMINERS,
    DOCUMENTS,
    GROUPS,
    HOUSES,
    OF_COURTS,
    ORGANIZATION_HEADS,
    OTHERS,
    OWN_HEADS,
    PAIR_HEADS,
    PARTICLES,
    PEOPLE_OFFICES,
    PEOPLE_WORDS,
    PORTFOLIOS,
    PRIVATE,
    RANKS,
    SAY,
    TIMES,
    TRADES,
    VERBS,
    WEAK_OFFICES,
)
from stancekit.antecedents import resolve
from stancekit.cleaning import normalize
from stancekit.furniture import SILENT
from stancekit.gazetteer import OFFICIALS, holder_id, names_in
from stancekit.heads import find_head
from stancekit.question import Question
from stancekit.reading import ReadSentence
from stancekit.slots import (
    Agent,
    Introduced,
    SentenceAgents,
    is_view,
    join_lists,
    mark_reported,
    slot_of,
)

# a word without a capital that is none of these, and begins no name, is no agent
_TELLING = (
    frozenset({"he", "she", "him", "her", "it", "they", "we", "i", "our", "my", "two", "both"})
    | DOCUMENTS | OWN_HEADS | GROUPS | TRADES | OFFICIALS | ORGANIZATION_HEADS | PRIVATE
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "these"})


def find_agents(
    article: Sequence[ReadSentence], question: Question
) -> tuple[list[SentenceAgents], dict[str, str]]:
    """Find the agents of every sentence; persons are known by their last name once introduced."""
    sentences = [
        SentenceAgents(read, names_in(read.words, read.text, question, exceptions=True))
        for read in article
    ]
    introduced = _introduce(sentences, question)
    inside = False
    for index, sentence in enumerate(sentences):
        inside = _mark_quotes(sentence, inside)
        folded, caps = sentence.folded, sentence.caps
        silent = sentence.read.furniture in SILENT
        sentence.dateline = len(caps) if silent else _dateline_end(sentence)
        if index < 3 and not sentence.dateline and folded[:1] not in (["by"], ["from"]):
            long = [c for w, c in zip(folded, caps, strict=True) if len(w) > 3]
            sentence.headline = len(long) > 3 and sum(long) >= 0.7 * len(long)
        if index < 6 or index >= len(article) - 3:
            sentence.byline = find_byline(sentence, introduced)
        if not sentence.byline:
            _read_agents(sentence, question, introduced)
    for sentence in sentences[:3]:
        # a headline and a lead use names that the text explains only later
        if not sentence.byline:
            sentence.forget()
            own = replace(introduced, offices=dict(introduced.offices))
            _read_agents(sentence, question, own)
    for sentence in sentences:
        if introduced.speaks_for:
            # whom a person speaks for may be told only after the first words
            sentence.agents = [
                agent._replace(ids=introduced.speaks_for.get(agent.ids[0], agent.ids))
                if len(agent.ids) == 1
                else agent
                for agent in sentence.agents
            ]
            if sentence.byline:
                sentence.byline = introduced.speaks_for.get(sentence.byline[0], sentence.byline)
        sentence.head = find_head(sentence)
    resolve(sentences, question)
    return sentences, introduced.persons


def _introduce(sentences: Sequence[SentenceAgents], question: Question) -> Introduced:
    """Give whom a reader knows before the first sentence, from the question and the names."""
    introduced = Introduced()
    known, offices = introduced.known, introduced.offices
    for party in question.rivals:
        for name in party.names:
            # "the Front" is the question's own until the article names another
            head = name.lower().split()[-1]
            if party.id.startswith("party:") and head in ("front", "movement", "party"):
                known.setdefault(f"the {head}", (party.id,))
    if any("kingdom" in name.lower() for name in question.claimant.names):
        # "the King" alone is the claimant's until the article brings another
        royal = ("king", "monarch", "sovereign", "kingdom")
        offices.update(dict.fromkeys(royal, (question.claimant.id,)))
    introduced.named.update(
        match.value.ids[0]
        for sentence in sentences
        for match in sentence.matches
        if len(match.value.ids) == 1
    )
    home = _home(sentences[:7])
    first = (i for s in sentences[:3] for m in s.matches for i in m.value.ids if len(i) == 3)
    introduced.home = next(iter(home), "") or next(first, "")
    for identity in home:
        # "the minister" is the dateline's own until the article names another
        for word in OFFICIALS - {"king", "monarch", "sovereign", "queen", "crown"}:
            offices.setdefault(word, (identity,))
    return introduced


def _home(sentences: Sequence[SentenceAgents]) -> list[str]:
    """Give the state from whose capital the article is datelined, if there is one."""
    for sentence in sentences:
        folded = sentence.folded
        end = _dateline_end(sentence)
        if not end and len(folded) <= 8 and any(word.isdigit() for word in folded):
            end = len(folded)
        for match in sentence.matches if end else ():
            ids = match.value.ids
            if match.first < end and len(ids) == 1 and ids[0] and ":" not in ids[0]:
                return [ids[0]]
    return []


@lru_cache(maxsize=128)
def _people(question: Question) -> frozenset[str]:
    return frozenset(name.lower() for name in question.demonyms)


def _dateline_end(sentence: SentenceAgents) -> int:
    """Give the first word behind a dateline: "RABAT, 3 May (Agency) - The minister"."""
    read, folded, caps = sentence.read, sentence.folded, sentence.caps
    for at in range(1, min(len(folded) - 1, DATELINE + 4)):
        if folded[at] == "-" and is_spaced(read, at):
            marked = any(not folded[i].isalpha() for i in range(at))
            large = read.text[: read.words.starts[at]].isupper()
            end = at + 1
            while end < len(folded) - 1 and folded[end] == "-":
                end += 1
            start = read.words.starts[end]
            opens = caps[end] or read.text[start : start + 1] in '"“«'
            return end if opens and (marked or large) else 0
        word = folded[at]
        if word.isalpha() and not caps[at] and word not in PARTICLES and word not in TIMES:
            return 0
    return 0


def _mark_quotes(sentence: SentenceAgents, inside: bool) -> bool:
    """Mark the words in quotation marks; an open quotation goes on in the next sentence."""
    words = sentence.read.words
    plain = normalize(sentence.read.text)
    sentence.starts = inside
    for at, word in enumerate(words.folded):
        if word == '"' or (word == "'" and _is_quote(plain, words.starts[at], inside)):
            start = words.starts[at]
            opening = start == 0 or plain[start - 1] in " (\t\n-:["
            inside = bool(opening)
            if opening and at == 0:
                sentence.starts = True
            sentence.quoted.append(True)
            continue
        sentence.quoted.append(inside)
    sentence.opens = inside
    # a quotation is not carried for ever over a mark that was never closed
    return inside and len(words.folded) < 120


def _is_quote(plain: str, start: int, inside: bool) -> bool:
    before = plain[start - 1 : start]
    after = plain[start + 1 : start + 2]
    if not before.strip():
        return after.isalnum()
    return inside and before in ".,!?" and not after.isalnum()


def _read_agents(sentence: SentenceAgents, question: Question, introduced: Introduced) -> None:
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
    known, offices = introduced.known, introduced.offices
    size = len(folded)
    agents: list[Agent] = []
    people = _people(question)
    blocked = {
        at
        for match in sentence.matches
        if match.value.kind == "exception"
        for at in range(match.first, match.last)
    }
    bodies = {} if sentence.headline else find_bodies(sentence, blocked, introduced)
    sentence.bodies = bodies
    for body in bodies.values():
        for at in range(body.first, body.last):
            names.pop(at, None)
    rival = next(
        (p.id for p in question.rivals if p.id.startswith("state:")), question.rivals[0].id
    )
    at = sentence.dateline
    label = label_agent(sentence, introduced)
    if label is not None:
        agents.append(label)
        at = label.last
    while at < size:
        if not caps[at] and folded[at] not in _TELLING and at not in names:
            at += 1
            continue
        if at in bodies:
            body = bodies[at]
            at = body.last
            if body.ids:
                if HOUSES & set(folded[body.first : body.last]):
                    introduced.house = body.ids
                at = attach_person(sentence, body, at, introduced)
                agents.append(body._replace(last=at))
            continue
        match = names.get(at)
        if match is None and caps[at] and folded[at] in people:
            head, end = head_noun(sentence, at + 1)
            if head == "office":
                theirs = Agent(at, end, (rival,), "office", "")
                at = attach_person(sentence, theirs, end, introduced)
                agents.append(theirs._replace(last=at))
                continue
        if match is not None:
            if folded[at : match.last] == ["foreign", "office"] and introduced.home:
                # every state that learned its diplomacy from London has one
                match = match._replace(value=match.value._replace(ids=(introduced.home,)))
            agent: Agent | None
            agent, at = name_agent(sentence, match, introduced.named)
            if agent is not None:
                at = attach_person(sentence, agent, at, introduced)
                for word in folded[agent.first : max(agent.last, at)]:
                    if word in HOUSES:
                        introduced.house = agent.ids
                    if word in OFFICIALS or word in ORGANIZATION_HEADS:
                        offices[word] = agent.ids
                        known[f"the {word}"] = agent.ids
                        if word in ("court", "tribunal"):
                            known.update(dict.fromkeys(OF_COURTS, agent.ids))
                if agent.ids[0] == "org:european-union":
                    known["the bloc"] = known["the union"] = agent.ids
                if agent.ids[0].startswith("party:"):
                    known["the party"] = known["the movement"] = known["the front"] = agent.ids
                agents.append(agent._replace(last=max(agent.last, at)))
                at = max(at, agent.last)
            continue
        word = folded[at]
        if at in blocked and word not in PEOPLE_WORDS:
            at += 1
            continue
        if word in ("he", "she") or (
            word in ("him", "her")
            and at > 1
            and folded[at - 1] == "to"
            and (folded[at - 2] == "according")
        ):
            agents.append(Agent(at, at + 1, (), "he", ""))
        elif word == "it" and not (
            at + 1 < size and folded[at + 1] in ("is", "was", "'s", "falls")
        ):
            agents.append(Agent(at, at + 1, (), "it", ""))
        elif word == "they":
            agents.append(Agent(at, at + 1, (), "they", ""))
        elif word in ("we", "i"):
            if word == "we" or caps[at]:
                agents.append(Agent(at, at + 1, (), "we", ""))
                if not sentence.quoted[at]:
                    sentence.first_person = True
        elif word in ("our", "my") and not sentence.quoted[at]:
            sentence.first_person = True
        elif word in ("two", "both") and at + 1 < size:
            ahead = folded[at + 1 : at + 4]
            noun = next((n for n, w in enumerate(ahead) if w in PAIR_HEADS), -1)
            if noun < 0 and word == "both" and (ahead[0] in VERBS or ahead[0] in SAY):
                agents.append(Agent(at, at + 1, (), "pair", ""))
            if noun >= 0:
                agents.append(Agent(at, at + 2 + noun, (), "pair", ""))
                at += 1 + noun
        elif (
            word in DOCUMENTS
            and word not in ORGANIZATION_HEADS
            and at
            and set(folded[max(0, at - 3) : at]) & _DEFINITE
            and not any(step in names for step in range(max(0, at - 3), at))
        ):
            start = at - 1
            while folded[start] not in _DEFINITE:
                start -= 1
            agents.append(Agent(start, at + 1, (), "document", ""))
        elif word in OWN_HEADS and at and folded[at - 1] in ("his", "her", "their", "our", "my"):
            ours = folded[at - 1] in ("our", "my")
            agents.append(Agent(at - 1, at + 1, (), "we" if ours else "he", ""))
        elif word in GROUPS or word in TRADES:
            agent, after = group_agent(sentence, at, introduced)
            if agent is not None:
                agents.append(agent)
                at = after
                continue
            if word in OFFICIALS or word in ORGANIZATION_HEADS or word in PRIVATE:
                agent, at = _office_agent(sentence, at, introduced)
                if agent is not None:
                    agents.append(agent)
                continue
        elif word in OFFICIALS or word in ORGANIZATION_HEADS or word in PRIVATE:
            agent, at = _office_agent(sentence, at, introduced)
            if agent is not None:
                agents.append(agent)
            continue
        elif caps[at] and word.isalpha() and not sentence.headline:
            agent, after = person_agent(sentence, at, introduced)
            if agent is not None:
                agents.append(agent)
                at = after
                continue
            at = max(after, at + 1)
            continue
        elif caps[at] and sentence.headline and word in known:
            agents.append(Agent(at, at + 1, known[word], "person", ""))
        at += 1
    placed = [
        agent._replace(slot="view")
        if agent.slot == "noun" and is_view(sentence, agent)
        else agent
        if agent.slot
        else agent._replace(slot=slot_of(sentence, agent))
        for agent in agents
    ]
    sentence.agents = mark_reported(sentence, join_lists(sentence, placed))


def _office_agent(
    sentence: SentenceAgents, at: int, introduced: Introduced
) -> tuple[Agent | None, int]:
    """Read an office, body or trade that no name stands before: "the minister of Spain"."""
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
    known, offices = introduced.known, introduced.offices
    size = len(folded)
    word = folded[at]
    private = word in PRIVATE
    if word in WEAK_OFFICES and not (at + 1 < size and folded[at + 1] in OFFICIALS):
        if not (at and folded[at - 1] in ("the", "our", "his", "her", "its")):
            return None, at + 1
        if word in ("national", "foreign", "permanent"):
            return None, at + 1
    end = at + 1
    while end < size and end - at < 4 and (folded[end] in OFFICIALS or folded[end] in RANKS):
        end += 1
    if word in BARE and end == at + 1 and not _is_marked(sentence, at):
        return None, at + 1
    # "minister for foreign affairs of Burundi", "representative of South Africa"
    look = end
    ids: tuple[str, ...] = ()
    if look < size and folded[look] in ("of", "for", "from", "to"):
        for step in range(look + 1, min(look + 10, size)):
            if step in names:
                if folded[step - 1] in ("of", "the", "from", "for") and not private:
                    agent, stop = name_agent(sentence, names[step], introduced.named)
                    stated = agent is not None and agent.slot != "attribute"
                    if agent is not None and stated and folded[look] != "to":
                        ids, end = agent.ids, stop
                break
            if folded[step] in (",", ".", ";", ":", "said", "that", "who") or folded[step] in SAY:
                break
    if not ids and not private and word in PEOPLE_OFFICES and folded[look : look + 1] == ["of"]:
        # "the Prime Minister of Azad Jammu and Kashmir"
        step = look + 2 if folded[look + 1 : look + 2] == ["the"] else look + 1
        stop = person_end(sentence, step)
        if stop > step and not PORTFOLIOS & set(folded[step:stop]):
            if folded[stop : stop + 1] == ["and"] and stop + 1 < size and caps[stop + 1]:
                stop = max(person_end(sentence, stop + 1), stop)
            words = sentence.read.words
            ids = (holder_id(sentence.read.text[words.starts[step] : words.ends[stop - 1]]),)
            end = stop
    if not ids and not private and folded[look : look + 1] in (["in"], ["at"]):
        match = names.get(look + 1)
        if match is not None and match.value.kind == "seat" and len(match.value.ids) == 1:
            ids, end = match.value.ids, match.last  # "the foreign ministry in Moscow"
    start = at
    while start and folded[start - 1] in (
        "prime", "deputy", "the", "a", "an", "its", "his", "'s", "this", "our",
    ):  # fmt: skip
        start -= 1
    person = person_end(sentence, end) if not sentence.headline else end
    sort = "office" if ids else "role"
    if person > end:
        surname, stop = folded[person - 1], person
        if not ids and not private:
            ids, stop = _origin(sentence, person)
            ids = ids or spoken_for(sentence, person)[0]
            sort = "office" if ids else sort
        if ids:
            known[surname] = ids
        elif surname in known:
            ids, sort = known[surname], "person"
        elif private or (person - end > 1 and word not in OFFICIALS):
            ids = (new_person(sentence, end, person, introduced),)
            sort = "person"
        elif word in offices and word not in OTHERS:
            ids = offices[word]
            known.setdefault(surname, ids)
        end = stop
    if not ids and word in ORGANIZATION_HEADS and start < at:
        ids = known.get(f"the {word}", ())
        if not ids and caps[at] and end == at + 1 and word in CAPITAL_BODIES:
            ids = (CAPITAL_BODIES[word],)
        if not ids and caps[at] and end == at + 1 and word == "court":
            union = ("org:european-union", "org:european-commission")
            europe = sum(introduced.named[i] for i in union)
            ids = ("org:european-court-of-justice" if europe else
                   "org:international-court-of-justice",)  # fmt: skip
        if ids:
            return Agent(start, end, ids, "role", ""), max(end, at + 1)
    if not ids and not private and folded[start : start + 1] == ["'s"]:
        owner = folded[start - 1] if start else ""
        ids = known.get(owner) or known.get(f"the {owner}") or ()
        sort = "role"
        if not ids:
            return None, max(end, at + 1)
    if not ids and not private and word in OFFICIALS:
        ids = _opening_place(sentence, at)
        sort = "office" if ids else "role"
    owned = folded[start : start + 1] in (["its"], ["his"], ["her"], ["their"])
    named_before = word in offices and word not in OTHERS
    if not ids and not private and named_before and start < at and not owned:
        ids = offices[word]
        sort = "role"
    if private and not ids:
        return None, max(end, at + 1)
    if ids:
        for step in range(at, end):
            if folded[step] in OFFICIALS:
                offices[folded[step]] = ids
    return Agent(start, end, ids, sort, ""), max(end, at + 1)


def _opening_place(sentence: SentenceAgents, at: int) -> tuple[str, ...]:
    """Give whose capital a sentence opens with: "In Yerevan the prime minister hailed the vote"."""
    if sentence.folded[0] not in ("in", "from", "at") or at > 12:
        return ()
    match = sentence.names.get(1)
    if match is None or match.value.kind != "seat" or len(match.value.ids) != 1:
        return ()
    return match.value.ids


def _origin(sentence: SentenceAgents, at: int) -> tuple[tuple[str, ...], int]:
    """Give whose a person is, behind the name: "Ambassador Lena Paz of Peru", "Lena Paz (Peru)"."""
    folded = sentence.folded
    if at + 1 >= len(folded) or folded[at] not in ("of", "("):
        return (), at
    match = sentence.names.get(at + 2 if folded[at + 1] == "the" else at + 1)
    if match is None or len(match.value.ids) != 1 or match.value.kind != "name":
        return (), at
    ids = match.value.ids
    if not ids[0] or ":" in ids[0]:
        return (), at
    return ids, match.last + (folded[at] == "(" and folded[match.last : match.last + 1] == [")"])


def _is_marked(sentence: SentenceAgents, at: int) -> bool:
    """Tell a body from a common word: behind an article, with a capital, or in a headline."""
    if sentence.headline or sentence.caps[at] or at == 0:
        return True
    return any(word in DETERMINERS for word in sentence.folded[max(0, at - 2) : at])
