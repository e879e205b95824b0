"""The agents of a sentence: whoever could hold a stance there, and where each stands.

`find_agents` walks through an article once. An agent is a name of the gazetteer, a person, an
office, an organization or group known by its form, or a pronoun; it stands as the speaker, the
subject, after "according to" or a passive "by", as the attribute of a noun, and so on. Persons,
offices and short forms are remembered from sentence to sentence, and pronouns resolved to the last
agent that fits. Which agent holds a stance is decided one room higher, in `holders`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from stancekit.agent_words import (
    ALSO_VERBS,
    ANY_BODY,
    APART,
    ARTICLED,
    BARE,
    BODY_NOUNS,
    CAPITAL_BODIES,
    CONNECTORS,
    DATELINE,
    DETERMINERS,
    FORMS_OF_STATE,
    GIVEN,
    GROUPS,
    INNER_WORDS,
    LABOR,
    NEWS,
    NO_LABEL,
    OPENERS,
    ORGANIZATION_HEADS,
    ORGANIZATION_NOUNS,
    OWN_HEADS,
    PAIR_HEADS,
    PARTICLES,
    PEOPLE_OFFICES,
    PEOPLE_WORDS,
    PLACES,
    PLAIN_OFFICES,
    PORTFOLIOS,
    PREPOSITIONS,
    PRIVATE,
    RANKS,
    RULES,
    SAY,
    SPEAKING,
    STANCE_NOUNS,
    TIMES,
    TITLES,
    TRADES,
    VERBS,
    WEAK_OFFICES,
)
from stancekit.cleaning import SILENT, normalize
from stancekit.gazetteer import OFFICIALS, Name, holder_id, names_in, slug
from stancekit.phrases import Match
from stancekit.question import Question
from stancekit.reading import ReadSentence
from stancekit.slots import FREE, Agent, SentenceAgents, join_lists, mark_reported, slot_of


def find_agents(
    article: Sequence[ReadSentence], question: Question
) -> tuple[list[SentenceAgents], dict[str, str]]:
    """Find the agents of every sentence; persons are known by their last name once introduced."""
    sentences = []
    known: dict[str, tuple[str, ...]] = {}  # a surname, and whose stance it is
    for party in question.rivals:
        for name in party.names:
            # "the Front" is the question's own until the article names another
            head = name.lower().split()[-1]
            if party.id.startswith("party:") and head in ("front", "movement", "party"):
                known.setdefault(f"the {head}", (party.id,))
    persons: dict[str, str] = {}  # an id, and the name to show
    offices: dict[str, tuple[str, ...]] = {}  # an office, and whose it was last
    if any("kingdom" in name.lower() for name in question.claimant.names):
        # "the King" alone is the claimant's until the article brings another
        offices.update(dict.fromkeys(("king", "monarch", "sovereign"), (question.claimant.id,)))
    named = Counter(
        i for read in article for m in names_in(read.words, read.text, question)
        for i in m.value.ids if len(m.value.ids) == 1
    )  # fmt: skip
    inside = False
    for index, read in enumerate(article):
        sentence = SentenceAgents(read)
        inside = _mark_quotes(sentence, inside)
        caps = _capitals(read)
        sentence.dateline = len(caps) if read.furniture in SILENT else _dateline_end(read, caps)
        words = [w for w, c in zip(sentence.folded, caps, strict=True) if len(w) > 3]
        large = sum(c for w, c in zip(sentence.folded, caps, strict=True) if len(w) > 3)
        sentence.headline = (
            index < 3 and not sentence.dateline and len(words) > 3 and large >= 0.7 * len(words)
            and sentence.folded[0] not in ("by", "from")
        )  # fmt: skip
        _read_agents(sentence, caps, question, known, persons, offices, named)
        sentences.append(sentence)
    for sentence in sentences[:3]:
        # a headline and a lead use names that the text explains only later
        _read_agents(
            sentence, _capitals(sentence.read), question, known, persons, dict(offices), named
        )
    _resolve(sentences, question)
    return sentences, persons


def _resolve(sentences: list[SentenceAgents], question: Question) -> None:
    """Give pronouns and bare offices whom they stand for: the last that fits before them."""
    person: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    for sentence in sentences:
        folded = sentence.folded
        led = False
        for number, agent in enumerate(sentence.agents):
            if not agent.ids:
                words = set(folded[agent.first : agent.last])
                if agent.sort == "he":
                    # "he" is one: never a list of states
                    found = person if len(person) == 1 else official
                elif agent.sort == "it":
                    found = body
                elif agent.sort == "they":
                    found = group or body
                elif agent.sort == "role":
                    whose = folded[agent.first] if agent.first < len(folded) else ""
                    if whose == "its":
                        # "its representative" is the last body's own, not the last official
                        found = mentioned
                    else:
                        found = official if words & PEOPLE_OFFICES else body
                else:
                    found = ()
                if found:
                    agent = agent._replace(ids=found)
                    sentence.agents[number] = agent
            if agent.ids and not agent.ids[0].startswith("person:") and agent.slot != "attribute":
                mentioned = agent.ids
            if not agent.ids or agent.slot not in FREE:
                continue
            if agent.slot in ("by", "view", "reported") and led:
                continue  # the sentence goes on about its subject
            led = led or agent.slot in ("speaker", "subject", "label", "accord")
            words = set(folded[agent.first : agent.last])
            private = agent.ids[0].startswith("person:")
            if agent.sort in ("person", "he") or private or words & PEOPLE_OFFICES:
                person = agent.ids
                if not private and len(agent.ids) == 1:
                    official = agent.ids
                    body = body or agent.ids
            elif agent.sort in ("name", "office", "role", "it"):
                body = agent.ids
                official = official or agent.ids
            if agent.sort == "group" or len(agent.ids) > 1 or words & PAIR_HEADS:
                group = agent.ids


@lru_cache(maxsize=128)
def _people(question: Question) -> frozenset[str]:
    return frozenset(name.lower() for name in question.demonyms)


def _capitals(read: ReadSentence) -> list[bool]:
    text = read.text
    return [
        text[start : start + 1].isupper() and word not in TIMES
        for start, word in zip(read.words.starts, read.words.folded, strict=True)
    ]


def _dateline_end(read: ReadSentence, caps: list[bool]) -> int:
    """Give the first word behind a dateline: "RABAT, 3 May (Agency) - The minister"."""
    folded = read.words.folded
    for at in range(1, min(len(folded) - 1, DATELINE + 4)):
        if folded[at] == "-" and _is_spaced(read, at):
            marked = any(not folded[i].isalpha() for i in range(at))
            large = read.text[: read.words.starts[at]].isupper()
            start = read.words.starts[at + 1]
            opens = caps[at + 1] or read.text[start : start + 1] in '"“«'
            return at + 1 if opens and (marked or large) else 0
        word = folded[at]
        if word.isalpha() and not caps[at] and word not in PARTICLES and word not in TIMES:
            return 0
    return 0


def _is_spaced(read: ReadSentence, at: int) -> bool:
    """Tell a dash between spaces, which ends a name, from a hyphen."""
    starts, ends = read.words.starts, read.words.ends
    return (
        at > 0
        and starts[at] > ends[at - 1]
        and (at + 1 >= len(starts) or starts[at + 1] > ends[at])
    )


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


def _read_agents(
    sentence: SentenceAgents,
    caps: list[bool],
    question: Question,
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    offices: dict[str, tuple[str, ...]],
    named: Counter[str],
) -> None:
    read, folded = sentence.read, sentence.folded
    size = len(folded)
    agents: list[Agent] = []
    matches = names_in(read.words, read.text, question, exceptions=True)
    names = {m.first: m for m in matches if m.value.kind != "exception"}
    blocked = {at for m in matches if m.value.kind == "exception" for at in range(m.first, m.last)}
    bodies = {} if sentence.headline else _bodies(sentence, caps, names, blocked, known, persons)
    for body in bodies.values():
        for at in range(body.first, body.last):
            names.pop(at, None)
    rival = next(
        (p.id for p in question.rivals if p.id.startswith("state:")), question.rivals[0].id
    )
    at = sentence.dateline
    label = _label_agent(sentence, caps, names, known, persons)
    if label is not None:
        agents.append(label)
        at = label.last
    while at < size:
        if at in bodies:
            if bodies[at].ids:
                agents.append(bodies[at])
            at = bodies[at].last
            continue
        match = names.get(at)
        if match is None and caps[at] and folded[at] in _people(question):
            head, end = _head(folded, caps, at + 1, names)
            if head == "office":
                theirs = Agent(at, end, (rival,), "office", "")
                at = _attach_person(sentence, caps, theirs, known, persons, names, end)
                agents.append(theirs._replace(last=at))
                continue
        if match is not None:
            agent: Agent | None
            agent, at = _name_agent(sentence, caps, match, named, names)
            if agent is not None:
                at = _attach_person(sentence, caps, agent, known, persons, names, at)
                for word in folded[agent.first : max(agent.last, at)]:
                    if word in OFFICIALS or word in ORGANIZATION_HEADS:
                        offices[word] = agent.ids
                        known[f"the {word}"] = agent.ids
                        if word in ("court", "tribunal"):
                            for other in ("judges", "ruling", "judgment", "judgement"):
                                known[f"the {other}"] = agent.ids
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
        elif word in OWN_HEADS and at and folded[at - 1] in ("his", "her", "their", "our", "my"):
            ours = folded[at - 1] in ("our", "my")
            agents.append(Agent(at - 1, at + 1, (), "we" if ours else "he", ""))
        elif word in GROUPS or word in TRADES:
            agent, after = _group_agent(sentence, caps, at, names, known, persons, offices)
            if agent is not None:
                agents.append(agent)
                at = after
                continue
            if word in OFFICIALS or word in ORGANIZATION_HEADS or word in PRIVATE:
                agent, at = _office_agent(sentence, caps, at, names, offices, known, persons, named)
                if agent is not None:
                    agents.append(agent)
                continue
        elif word in OFFICIALS or word in ORGANIZATION_HEADS or word in PRIVATE:
            agent, at = _office_agent(sentence, caps, at, names, offices, known, persons, named)
            if agent is not None:
                agents.append(agent)
            continue
        elif caps[at] and word.isalpha() and not sentence.headline:
            agent, after = _person_agent(sentence, caps, at, names, known, persons)
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
        agent if agent.slot else agent._replace(slot=slot_of(sentence, agent)) for agent in agents
    ]
    sentence.agents = mark_reported(sentence, join_lists(sentence, placed))


def _label_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    names: Mapping[int, Match[Name]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> Agent | None:
    """Read a person before a colon: "LENA ÖST: Surprised, no.", "Petitioner: Ana de Ruiz, Lima"."""
    folded = sentence.folded
    end = next((at for at, word in enumerate(folded[:10]) if word == ":"), 0)
    if not end or end + 1 >= len(folded) or any(at in names for at in range(end)):
        return None
    if end <= 2 and folded[end - 1] in SPEAKING:
        stop = _person_end(sentence, caps, end + 1, names)
        if stop > end + 2:
            return Agent(0, stop, (_new_person(sentence, end + 1, stop, known, persons),),
                         "person", "label")  # fmt: skip
        return None
    if end < 2 or NO_LABEL & set(folded[:end]):
        return None
    stop = _person_end(sentence, caps, 0, names)
    title = folded[0] in TITLES or folded[0] == "hon"
    if (stop == end or title) and set(folded[:end]).isdisjoint(OFFICIALS | BODY_NOUNS):
        first = 0
        while first < end - 1 and folded[first] in (*TITLES, ".") and folded[first] != "hon":
            first += 1
        return Agent(0, end, (_new_person(sentence, first, end, known, persons),),
                     "person", "label")  # fmt: skip
    return None


def _name_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    match: Match[Name],
    named: Counter[str],
    names: Mapping[int, Match[Name]],
) -> tuple[Agent | None, int]:
    """Tell what a name stands for where it stands."""
    folded, size = sentence.folded, len(sentence.folded)
    first, last = match.first, match.last
    value = match.value
    ids: tuple[str, ...] = value.ids
    kind: str = value.kind
    if len(ids) > 1:
        chosen = max(ids, key=lambda i: (named[i] > 0, -ids.index(i)))
        ids = (chosen,) if chosen else ()
    if not ids:
        return None, last
    after = folded[last] if last < size else ""
    before = folded[first - 1] if first else ""
    if not sentence.headline and _in_a_longer_name(sentence, caps, match, names):
        return None, last
    surname = last < size and caps[last] and last not in names and after not in OFFICIALS
    if folded[first] in GIVEN and surname and not sentence.headline:
        return None, last
    # "the Morocco-Spain tunnel"
    if after == "-" or before == "-":
        other = names.get(last + 1) if after == "-" else None
        paired = other is not None or any(m.last == first - 1 for m in names.values())
        if paired:
            return None, last
        if before == "-" or (
            last + 1 < size
            and folded[last + 1] in ("based", "led", "backed", "controlled", "held", "run")
        ):
            return None, last
    genitive = after == "'s" or (after == "'" and folded[last - 1].endswith("s"))
    if genitive or kind == "people":
        start = last + 1 if genitive else last
        head, end = _head(folded, caps, start, names)
        if head == "office":
            return Agent(first, end, ids, "office", ""), end
        if head == "noun":
            return Agent(first, end, ids, "name", "noun"), end
        if (
            kind == "people"
            and not genitive
            and (
                folded[last - 1].endswith(("ans", "eans", "is", "ks", "ds", "ns", "ts"))
                or (before == "the" and (after in SAY or after in VERBS))
            )
        ):
            return Agent(first, last, ids, "name", ""), last
        return Agent(first, last, ids, "name", "attribute"), last
    if (
        before in ("the", "a", "an", "this")
        and ":" not in ids[0]
        and (
            not (set(folded[first:last]) & ARTICLED)
            and last < size
            and after.isalpha()
            and (kind != "name" or last - first > 1 or len(folded[first]) > 4)
        )
    ):
        if after in OFFICIALS:
            return Agent(first, last + 1, ids, "office", ""), last + 1
        if after not in VERBS and not caps[last] and after not in PREPOSITIONS:
            return Agent(first, last, ids, "name", "attribute"), last
    if after in PLACES:
        return Agent(first, last, ids, "name", "attribute"), last
    if after in OFFICIALS and after not in ("national", "foreign", "leader", "side", "state"):
        return Agent(first, last + 1, ids, "office", ""), last + 1
    if after in ("foreign", "prime", "state", "permanent", "defence", "defense"):
        head, end = _head(folded, caps, last, names)
        if head == "office":
            return Agent(first, end, ids, "office", ""), end
    if after in PRIVATE and not sentence.headline:
        return Agent(first, last, ids, "name", "attribute"), last
    if after in ("resolution", "resolutions") and ids == ("org:united-nations",):
        # only two of its bodies resolve, and one of them about peace
        assembly = {"general", "assembly"} & set(folded)
        ids = ("org:general-assembly",) if assembly else ("org:security-council",)
    if after in ("resolution", "resolutions"):
        end = last + 1
        while end < size and (folded[end].isdigit() or folded[end] in "()/"):
            end += 1
        if end < size and (folded[end] in SAY or folded[end] in RULES):
            # "Security Council resolution 2797 reaffirmed": the text speaks for its maker
            return Agent(first, end, ids, "name", ""), end
    if after in STANCE_NOUNS and after not in ALSO_VERBS:
        return Agent(first, last, ids, "name", "noun"), last
    return Agent(first, last, ids, "name", ""), last


def _in_a_longer_name(
    sentence: SentenceAgents, caps: list[bool], match: Match[Name], names: Mapping[int, Match[Name]]
) -> bool:
    """Tell "Michael Jordan" and "Radio France" from "in Jordan"."""
    first = match.first
    folded = sentence.folded
    if not first or not caps[first - 1] or not folded[first - 1].isalpha():
        return False
    before = folded[first - 1]
    if before in OFFICIALS or before in PREPOSITIONS or before in DETERMINERS:
        return False
    if any(m.last == first for m in names.values()) or before in FORMS_OF_STATE:
        return False
    if first == 1:
        return before in TITLES or before in ("radio", "air", "bank", "stade", "team", "club")
    value = match.value
    return (value.kind != "people" and not sentence.quoted[first - 1]) or before in TITLES


def _head(
    folded: list[str], caps: list[bool], start: int, names: Mapping[int, Match[Name]]
) -> tuple[str, int]:
    """Tell what noun an adjective or genitive belongs to, within a few words."""
    kind, end = "", start
    for at in range(start, min(start + 6, len(folded))):
        word = folded[at]
        if word == "-":
            continue
        if not word.isalpha() or word in VERBS or at in names:
            break
        if word in PREPOSITIONS or word in ("and", "that", "who", "which"):
            # "minister of foreign affairs" belongs to the same phrase
            if (
                kind == "office"
                and word in ("of", "for")
                and at + 1 < len(folded)
                and folded[at + 1] in ("foreign", "state", "external", "the", "defence", "justice")
            ):
                return kind, min(at + 3, len(folded))
            break
        if word in APART:
            return "private", at + 1
        if word in OFFICIALS:
            kind, end = "office", at + 1
        elif word in STANCE_NOUNS and not kind:
            return "noun", at + 1
        elif (kind and not caps[at]) or kind:
            break
    return kind, end


def _attach_person(
    sentence: SentenceAgents,
    caps: list[bool],
    agent: Agent,
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    names: Mapping[int, Match[Name]],
    at: int,
) -> int:
    """Learn who holds an office: "Spanish foreign minister José Albares", also in commas."""
    if agent.sort != "office":
        return at
    folded = sentence.folded
    start = agent.last
    if start < len(folded) and folded[start] == ",":
        start += 1
    end = _person_end(sentence, caps, start, names)
    if end - start >= 1 and end > start and (end - start > 1 or start == agent.last):
        if sentence.headline and end - start > 3:
            return at
        for word in folded[start:end]:
            if len(word) > 2 and word.isalpha() and word not in OFFICIALS:
                known.setdefault(word, agent.ids)
        known[folded[end - 1]] = agent.ids
        return end
    return at


def _person_end(
    sentence: SentenceAgents, caps: list[bool], start: int, names: Mapping[int, Match[Name]]
) -> int:
    """Give the end of a run of capitalized words that is no name of the gazetteer."""
    folded = sentence.folded
    at = start
    size = len(folded)
    while at < size and at - start < 7:
        word = folded[at]
        if at in names or (word == "-" and _is_spaced(sentence.read, at)):
            break
        if caps[at] and word in DETERMINERS:
            break
        if (caps[at] and (word.isalpha() or len(word) > 1) and word not in OFFICIALS) or (
            at > start and word in PARTICLES and at + 1 < size and caps[at + 1]
        ):
            at += 1
        elif (
            at > start
            and word in CONNECTORS
            and at + 1 < size
            and (set(folded[start:at]) & ORGANIZATION_NOUNS)
        ):
            # "Federation of Port and Customs Staff", "Council on Ethics"
            step = at + 2 if folded[at + 1] == "the" and at + 2 < size else at + 1
            if not caps[step] or (word == "and" and step in names):
                break
            match = names.get(step)
            if match is not None and word not in ("of", "for"):
                break
            at = match.last if match is not None else step
        elif (
            at > start
            and word == "'s"
            and at + 1 < size
            and caps[at + 1]
            and (folded[at + 1] in ORGANIZATION_NOUNS)
        ):
            at += 1
        elif at > start and word in ("-", "'", ".") and at + 1 < size and caps[at + 1]:
            if word == "." and len(folded[at - 1]) > 2:
                break
            at += 1
        else:
            break
    return at


def _office_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    at: int,
    names: Mapping[int, Match[Name]],
    offices: dict[str, tuple[str, ...]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    named: Counter[str],
) -> tuple[Agent | None, int]:
    """Read an office, body or trade that no name stands before: "the minister of Spain"."""
    folded = sentence.folded
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
    if word in BARE and end == at + 1 and not _is_marked(sentence, caps, at):
        return None, at + 1
    # "minister for foreign affairs of Burundi", "representative of South Africa"
    look = end
    ids: tuple[str, ...] = ()
    if look < size and folded[look] in ("of", "for", "from", "to"):
        for step in range(look + 1, min(look + 10, size)):
            if step in names:
                if folded[step - 1] in ("of", "the", "from", "for") and not private:
                    agent, stop = _name_agent(sentence, caps, names[step], named, names)
                    stated = agent is not None and agent.slot != "attribute"
                    if agent is not None and stated and folded[look] != "to":
                        ids, end = agent.ids, stop
                break
            if folded[step] in (",", ".", ";", ":", "said", "that", "who") or folded[step] in SAY:
                break
    if not ids and not private and word in PEOPLE_OFFICES and folded[look : look + 1] == ["of"]:
        # "the Prime Minister of Azad Jammu and Kashmir"
        step = look + 2 if folded[look + 1 : look + 2] == ["the"] else look + 1
        stop = _person_end(sentence, caps, step, names)
        if stop > step and not PORTFOLIOS & set(folded[step:stop]):
            if folded[stop : stop + 1] == ["and"] and stop + 1 < size and caps[stop + 1]:
                stop = max(_person_end(sentence, caps, stop + 1, names), stop)
            words = sentence.read.words
            ids = (holder_id(sentence.read.text[words.starts[step] : words.ends[stop - 1]]),)
            end = stop
    start = at
    while start and folded[start - 1] in (
        "prime", "deputy", "the", "a", "an", "its", "his", "'s", "this", "our",
    ):  # fmt: skip
        start -= 1
    person = _person_end(sentence, caps, end, names) if not sentence.headline else end
    sort = "office" if ids else "role"
    if person > end:
        surname = folded[person - 1]
        if ids:
            known[surname] = ids
        elif surname in known:
            ids, sort = known[surname], "person"
        elif private or (person - end > 1 and word not in OFFICIALS):
            ids = (_new_person(sentence, end, person, known, persons),)
            sort = "person"
        elif word in offices:
            ids = offices[word]
            known.setdefault(surname, ids)
        end = person
    if not ids and word in ORGANIZATION_HEADS and start < at:
        ids = known.get(f"the {word}", ())
        if not ids and caps[at] and end == at + 1 and word in CAPITAL_BODIES:
            ids = (CAPITAL_BODIES[word],)
        if not ids and caps[at] and end == at + 1 and word == "court":
            europe = named["org:european-union"] + named["org:european-commission"]
            ids = ("org:european-court-of-justice" if europe else
                   "org:international-court-of-justice",)  # fmt: skip
        if ids:
            return Agent(start, end, ids, "role", ""), max(end, at + 1)
    if not ids and not private and word in offices and start < at:
        ids = offices[word]
        sort = "role"
    if private and not ids:
        return None, max(end, at + 1)
    if ids:
        for step in range(at, end):
            if folded[step] in OFFICIALS:
                offices[folded[step]] = ids
    return Agent(start, end, ids, sort, ""), max(end, at + 1)


def _is_marked(sentence: SentenceAgents, caps: list[bool], at: int) -> bool:
    """Tell a body from a common word: behind an article, with a capital, or in a headline."""
    if sentence.headline or caps[at] or at == 0:
        return True
    return any(word in DETERMINERS for word in sentence.folded[max(0, at - 2) : at])


def _group_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    at: int,
    names: Mapping[int, Match[Name]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
    offices: dict[str, tuple[str, ...]],
) -> tuple[Agent | None, int]:
    """Read people who speak for themselves: "Chilean senators", "a law lecturer from Lisbon"."""
    folded = sentence.folded
    size = len(folded)
    start = at
    while start and at - start < 4:
        word = folded[start - 1]
        if (
            not (word.isalnum() or word == "-")
            or word in DETERMINERS
            or word in PREPOSITIONS
            or (word in VERBS or word in SAY or word in ("and", "or", "that", "when", "who", "as"))
        ):
            break
        start -= 1
    definite = start > 0 and folded[start - 1] in ("the", "these", "those", "his", "her", "this")
    end = at + 1
    # a name of the person settles whose it is
    person = _person_end(sentence, caps, end, names) if not sentence.headline else end
    if person > end + 1:
        identity = _new_person(sentence, end, person, known, persons)
        return Agent(start, person, (identity,), "person", ""), person
    if person == end + 1:
        return None, at
    look = end
    while look < size and look - end < 2 and folded[look] in ("from", "of", "in"):
        stop = look + 1
        if stop < size and folded[stop] in ("the", "a"):
            stop += 1
        if stop < size and caps[stop]:
            match = names.get(stop)
            end = match.last if match else max(_person_end(sentence, caps, stop, names), stop + 1)
            break
        break
    if definite and folded[at] in offices:
        return Agent(start, end, offices[folded[at]], "group", ""), end
    words = sentence.read.words
    phrase = sentence.read.text[words.starts[start] : words.ends[end - 1]]
    identity = holder_id(phrase)
    persons.setdefault(identity, " ".join(phrase.split()))
    offices.setdefault(folded[at], (identity,))
    return Agent(start, end, (identity,), "group", ""), end


def _new_person(
    sentence: SentenceAgents,
    first: int,
    last: int,
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> str:
    words = sentence.read.words
    name = sentence.read.text[words.starts[first] : words.ends[last - 1]]
    identity = holder_id(name)
    if ":" not in identity:
        return identity
    if not identity.startswith("person:"):
        for word in sentence.folded[first:last]:
            if word in ORGANIZATION_HEADS:
                known.setdefault(f"the {word}", (identity,))
    persons.setdefault(identity, " ".join(name.split()))
    known.setdefault(sentence.folded[last - 1], (identity,))
    if "-" in sentence.folded[first:last]:
        known.setdefault(slug(name).split("-")[-1], (identity,))
    return identity


def _person_agent(
    sentence: SentenceAgents,
    caps: list[bool],
    at: int,
    names: Mapping[int, Match[Name]],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> tuple[Agent | None, int]:
    """Read a person's name; unknown single words are none."""
    folded = sentence.folded
    start = at
    if folded[at] in TITLES:
        start += 1
        if start < len(folded) and folded[start] == ".":
            start += 1
    end = _person_end(sentence, caps, start, names)
    if end <= start:
        return None, at + 1
    if end < len(folded) and (folded[end] in GROUPS or folded[end] in TRADES):
        return None, end  # "several African countries"
    # "Green MP Saskia Verhulst", "Professor Emeritus Zoubir Khemissa", "By A. Writer"
    for step in range(end - 2, start - 1, -1):
        if folded[step] in TRADES or folded[step] in OPENERS:
            start = step + 1
            break
    surname = folded[end - 1]
    if surname in known:
        return Agent(at, end, known[surname], "person", ""), end
    if folded[start] in known and end - start == 1:
        return Agent(at, end, known[folded[start]], "person", ""), end
    length = sum(folded[i].isalpha() for i in range(start, end))
    words = sentence.read.words
    written = sentence.read.text[words.starts[start] : words.ends[end - 1]]
    if length == 1 and len(written) > 2 and written.isupper() and not sentence.headline:
        # "(COPPPAL)" after the full name is the same; elsewhere the acronym is the name
        identity = holder_id(written)
        if at > 1 and folded[at - 1] == "(" and sentence.agents == [] and folded[at - 2] in known:
            known[written.lower()] = known[folded[at - 2]]
            return None, end
        if end < len(folded) and (folded[end].isalpha() or folded[end] in (",", "'s")):
            persons.setdefault(identity, written)
            known.setdefault(written.lower(), (identity,))
            return Agent(at, end, (identity,), "person", ""), end
    if folded[end - 1] == "i" or "western" in folded[start:end]:
        return None, end
    after = folded[end] if end < len(folded) else ""
    if (
        start == at
        and length < 2
        and not (
            at and len(folded[at]) > 2 and (after in SAY or folded[at - 1] in ("said", "says"))
        )
    ):
        return None, end
    if any(folded[i] in PREPOSITIONS or folded[i] in DETERMINERS for i in (start,)):
        return (
            _person_agent(sentence, caps, start + 1, names, known, persons)
            if (end - start > 2)
            else (None, end)
        )
    # ", the Spanish foreign minister," or ", Spain's foreign minister,"
    if end < len(folded) and folded[end] == ",":
        ahead = end + 1
        for step in range(ahead, min(ahead + 4, len(folded))):
            match = names.get(step)
            if match is not None:
                agent, stop = _name_agent(sentence, caps, match, Counter(), names)
                if agent is not None and agent.sort == "office":
                    known[surname] = agent.ids
                    return Agent(at, stop, agent.ids, "person", ""), stop
                break
    identity = _new_person(sentence, start, end, known, persons)
    return Agent(at, end, (identity,), "person", ""), end


def _bodies(
    sentence: SentenceAgents,
    caps: list[bool],
    names: Mapping[int, Match[Name]],
    blocked: set[int],
    known: dict[str, tuple[str, ...]],
    persons: dict[str, str],
) -> dict[int, Agent]:
    """Find organizations by their form: "the Irish Federation of Port and Customs Staff"."""
    folded = sentence.folded
    size = len(folded)
    found: dict[int, Agent] = {}
    at = sentence.dateline
    while at < size:
        if not caps[at] or not folded[at].isalpha() or folded[at] in DETERMINERS:
            at += 1
            continue
        end, last_cap, nouns, count = at, at, 0, 0
        while end < size and end - at < 14:
            word = folded[end]
            if word == "-" and _is_spaced(sentence.read, end):
                break
            if caps[end] and word in DETERMINERS and folded[end - 1] not in CONNECTORS:
                break  # "Basque Parliament The": a sentence begins
            if caps[end] and word[:1].isalpha():
                nouns += word in BODY_NOUNS
                count += 1
                end += 1
                last_cap = end
            elif (
                (word in ("-", "'", "'s", "&") and end > at)
                or (nouns and word in INNER_WORDS)
                or (count and word in ("and", "&") and _body_goes_on(folded, caps, names, end))
                or (count and word in ("of", "de", "del") and folded[end - 1] in BODY_NOUNS)
            ):
                end += 1
            else:
                break
        end = last_cap
        # "the Federation and Spain": a name after "and" is another
        for step in range(at + 1, end):
            if folded[step] == "and" and step + 1 in names:
                end = step
                break
        whole = names.get(at)
        if (
            nouns
            and count > 1
            and not (whole is not None and whole.last >= end)
            and not any(step in blocked and folded[step] in BODY_NOUNS for step in range(at, end))
        ):
            tail = [m for m in names.values() if m.first >= at and m.last == end]
            heads = [w for w in folded[at:end] if w in BODY_NOUNS]
            inner = [
                m
                for m in names.values()
                if at <= m.first < end and (set(folded[m.first : m.last]) & BODY_NOUNS)
            ]
            if not inner and (not tail or folded[end - 1] not in BODY_NOUNS):
                words = sentence.read.words
                name = sentence.read.text[words.starts[at] : words.ends[end - 1]]
                identity = holder_id(name)
                if ":" not in identity and count > 1 and "of" in folded[at:end]:
                    # "House of Representatives of the Netherlands" speaks for its state
                    found[at] = Agent(at, end, (identity,), "office", "")
                elif NEWS & set(folded[at:end]):
                    found[at] = Agent(at, end, (), "name", "")
                elif identity.startswith(("org:", "party:")) and not (
                    set(folded[at:end]) <= PLAIN_OFFICES
                ):
                    persons.setdefault(identity, " ".join(name.split()))
                    known.setdefault(folded[end - 1], (identity,))
                    for head in heads:
                        known[f"the {head}"] = (identity,)
                    for other in ANY_BODY:
                        known[f"the {other}"] = (identity,)
                    if LABOR & set(folded[at:end]):
                        known["the union"] = (identity,)
                    if end + 2 < size and folded[end] == "(" and caps[end + 1]:
                        known.setdefault(folded[end + 1], (identity,))
                    found[at] = Agent(at, end, (identity,), "name", "")
        at = max(end, at + 1)
    return found


def _body_goes_on(
    folded: list[str], caps: list[bool], names: Mapping[int, Match[Name]], at: int
) -> bool:
    """Tell "Retail and Food Workers' League" from two names."""
    if folded[at - 1] in OFFICIALS or any(
        m.last == at and m.value.kind == "name" for m in names.values()
    ):
        return False
    for step in range(at + 1, min(at + 6, len(folded))):
        if step in names or folded[step] in OFFICIALS:
            return False
        if not caps[step] and folded[step] not in ("'", "'s", "-"):
            return False
        if folded[step] in BODY_NOUNS:
            return True
    return False
