"""Organizations that no gazetteer knows, by their form."""

from __future__ import annotations

from stancekit.agents.found import Agent, Ids, Introduced, SentenceAgents
from stancekit.agents.full_names import person_end, surname_of
from stancekit.agents.names import is_spaced
from stancekit.agents.words import (
    ANY_BODY,
    BODY_NOUNS,
    CONNECTORS,
    COURTS,
    DETERMINERS,
    INNER_WORDS,
    LABOR,
    NEWS,
    OF_COURTS,
    OFFICIALS,
    PEOPLE_OFFICES,
    PLAIN_OFFICES,
    PREPOSITIONS,
)
from stancekit.identities import holder_id, shown_name

# behind these, in the name of a body, may stand who leads it
_LED = frozenset({"party", "committee", "council", "alliance", "front", "movement", "association",
                  "federation", "league", "union", "house", "affairs"})  # fmt: skip
_HEADS = PEOPLE_OFFICES | {"head"}
# how far before a body its head stands: "leader of Albania's main opposition"
_REACH = 7


def find_bodies(sentence: SentenceAgents, introduced: Introduced) -> dict[int, Agent]:
    """Find organizations by their form: "the Irish Federation of Port and Customs Staff"."""
    folded, caps = sentence.folded, sentence.caps
    if BODY_NOUNS.isdisjoint(folded):
        return {}
    found: dict[int, Agent] = {}
    at, size = sentence.dateline, len(folded)
    while at < size:
        if not caps[at] or not folded[at].isalpha() or folded[at] in DETERMINERS:
            at += 1
            continue
        owner = sentence.names.get(at)
        if owner is not None and folded[owner.last : owner.last + 1] == ["'s"]:
            at = owner.last + 1  # "Spain's Socialist Party"
            continue
        end, is_body = _body_end(sentence, at)
        if is_body and _is_of_its_own(sentence, at, end):
            body = _read_body(sentence, at, end, introduced)
            if body is not None:
                found[at] = body = _with_director(sentence, body, introduced)
                end = body.last
        at = end
    return found


def _with_director(sentence: SentenceAgents, body: Agent, introduced: Introduced) -> Agent:
    """Add to a body who leads it by name: "the Harbor Commission Executive Director Lena Paz"."""
    folded = sentence.folded
    at = body.last + (folded[body.last : body.last + 1] == ["executive"])
    if not body.ids or folded[at : at + 1] != ["director"] or not sentence.caps[at]:
        return body
    end = person_end(sentence, at + 1)
    if end - at < 3:
        return body
    introduced.known[surname_of(sentence, at + 1, end)] = body.ids
    return body._replace(last=end, sort="person")


def learn_body(word: str, ids: Ids, introduced: Introduced) -> None:
    """Learn whom "the council" or "the court" means from now on."""
    introduced.known[f"the {word}"] = ids
    if word in ("court", "tribunal"):
        introduced.known.update(dict.fromkeys(OF_COURTS, ids))


def learn_kind(
    sentence: SentenceAgents, first: int, last: int, ids: Ids, introduced: Introduced
) -> None:
    """Learn the short forms that name whose a body is: "the Algerian federation"."""
    noun = sentence.folded[last - 1]
    for at in range(first, last - 1):
        if sentence.caps[at]:
            introduced.known.setdefault(f"{sentence.folded[at]} {noun}", ids)


def kind_known(sentence: SentenceAgents, start: int, at: int, introduced: Introduced) -> Ids:
    """Give which body is meant by whose it is: "the *Algerian* federation"."""
    noun = sentence.folded[at]
    found = (introduced.known.get(f"{word} {noun}", ()) for word in sentence.folded[start:at])
    return next((ids for ids in found if ids), ())


def _body_end(sentence: SentenceAgents, at: int) -> tuple[int, bool]:
    """Give the end of a run of capitalized words, and whether it has the form of a body."""
    folded, caps = sentence.folded, sentence.caps
    last_cap = at
    nouns = count = 0
    for end in range(at, min(at + 14, len(folded))):
        word = folded[end]
        if caps[end] and word in DETERMINERS and folded[end - 1] not in CONNECTORS:
            break  # "Basque Parliament The": a sentence begins
        if caps[end] and word[:1].isalpha():
            nouns += word in BODY_NOUNS
            count += 1
            last_cap = end + 1
        elif not _is_inner_word(sentence, end, nouns > 0):
            break
    end = _next_name(sentence, at, last_cap)
    bearer = next((step for step in range(at + 1, end) if folded[step] in PEOPLE_OFFICES), end)
    office = BODY_NOUNS.isdisjoint(folded[bearer:end]) and folded[bearer - 1] not in CONNECTORS
    if bearer + 1 < end and office:
        # "House Speaker Lena Paz"
        return bearer, False
    end = _director_start(sentence, at, end)
    is_body = nouns > 0 and count > 1
    return _leader_start(sentence, at, _owner_end(sentence, at, end)) if is_body else end, is_body


def _director_start(sentence: SentenceAgents, at: int, end: int) -> int:
    """Leave out who leads a body: "Harbor Commission *Executive Director Lena Paz*"; else `end`."""
    folded = sentence.folded
    start = next((step for step in range(at + 2, end - 2) if folded[step] == "director"), end)
    if start == end or not BODY_NOUNS.isdisjoint(folded[start:end]):
        return end
    start -= folded[start - 1] == "executive"
    return start if folded[start - 1] in BODY_NOUNS else end


def _is_inner_word(sentence: SentenceAgents, at: int, has_noun: bool) -> bool:
    """Tell whether a small word or mark goes on with the name of a body before it."""
    folded = sentence.folded
    word = folded[at]
    if word == "-" and is_spaced(sentence.read, at):
        return False
    if word == "and" and folded[at + 1 : at + 2] == ["the"]:
        return False  # "the Left Party and the Greens"
    if word == "in" and at + 1 in sentence.names and sentence.names[at + 1].value.kind == "seat":
        return False  # "the Elections Commission in Khartoum"
    return (
        word in ("-", "'", "'s", "&")
        or (has_noun and word in INNER_WORDS)
        or (word == "and" and _body_goes_on(sentence, at))
        or (word in ("of", "de", "del") and folded[at - 1] in BODY_NOUNS)
    )


def _body_goes_on(sentence: SentenceAgents, at: int) -> bool:
    """Tell "Retail and Food Workers' League" from two names."""
    folded, caps, names = sentence.folded, sentence.caps, sentence.names
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


def _next_name(sentence: SentenceAgents, at: int, end: int) -> int:
    """Give where another name begins: "the Federation and Spain"; else the end."""
    for step in range(at + 1, end):
        if sentence.folded[step] == "and" and step + 1 in sentence.names:
            return step
    return end


def _owner_end(sentence: SentenceAgents, at: int, end: int) -> int:
    """Leave the person out who follows: "National Assembly of Armenia Eduard Sharmazanov"."""
    folded = sentence.folded
    owner = next((m for m in sentence.names.values() if at < m.first and m.last < end), None)
    if (
        owner is not None
        and folded[owner.first - 1] == "of"
        and folded[owner.last].isalpha()
        and BODY_NOUNS.isdisjoint(folded[owner.first : end])
    ):
        return owner.last
    return end


def _leader_start(sentence: SentenceAgents, at: int, end: int) -> int:
    """Leave out who leads a body: "the chairman of the Harbor Party Lena Paz said"."""
    folded = sentence.folded
    stop = 1 + max((step for step in range(at, end) if folded[step] in _LED), default=end)
    if folded[stop : stop + 1] == ["of"] and "".join(folded[stop + 1 : stop + 2]).endswith("s"):
        stop += 2  # "Council of Elders"
    named = end - stop in (2, 3) and all(sentence.caps[stop:end])
    after = folded[end] if end < len(folded) else ""
    goes_on = not after.isalpha() or after in PREPOSITIONS or after in INNER_WORDS
    if not named or goes_on or not BODY_NOUNS.isdisjoint(folded[stop:end]):
        return end
    before = folded[max(at - _REACH, 0) : at]
    return stop if "of" in before and not _HEADS.isdisjoint(before) else end


def _is_of_its_own(sentence: SentenceAgents, at: int, end: int) -> bool:
    """Tell a body from a name of the gazetteer, whole or in part, and from what is nobody's."""
    folded, names = sentence.folded, sentence.names
    whole = names.get(at)
    if whole is not None and whole.last >= end:
        return False
    if any(step in sentence.blocked and folded[step] in BODY_NOUNS for step in range(at, end)):
        return False
    for match in names.values():
        if match.first < at:
            continue
        if match.last == end and folded[end - 1] in BODY_NOUNS:
            return False
        # "Republican Party of Armenia" is no other country's
        owned = match.first == at and match.last < end and folded[match.last] == "of"
        inside = match.first < end and not owned
        if inside and not BODY_NOUNS.isdisjoint(folded[match.first : match.last]):
            return False
    return True


def _read_body(sentence: SentenceAgents, at: int, end: int, introduced: Introduced) -> Agent | None:
    """Read whose words `[at, end)` are: a state's house, a news agency, an organization."""
    words = set(sentence.folded[at:end])
    identity = _identity(sentence, at, end, introduced)
    if ":" not in identity and "of" in words:
        # "House of Representatives of the Netherlands" speaks for its state
        return Agent(at, end, (identity,), "office", "")
    if words & NEWS:
        return Agent(at, end, (), "name", "")
    if not identity.startswith(("org:", "party:")) or words <= PLAIN_OFFICES:
        return None
    body = Agent(at, end, (identity,), "name", "")
    _learn_names(sentence, body, introduced)
    return body


def _identity(sentence: SentenceAgents, at: int, end: int, introduced: Introduced) -> str:
    name = sentence.text_of(at, end)
    identity = holder_id(name)
    if identity not in COURTS or sentence.folded[end : end + 1] == ["of"]:
        return identity
    # "the Supreme Court" alone is that of where it rules, else of the state whose news it is
    state = _ruled_in(sentence) or introduced.home
    return holder_id(f"{name} of {shown_name(state)}") if state else identity


def _ruled_in(sentence: SentenceAgents) -> str:
    """Give the state in which something happens: "In Kenya, the court", "ruled in Nairobi"."""
    return next(
        (
            match.value.ids[0]
            for match in sentence.matches
            if sentence.folded[match.first - 1 : match.first] == ["in"]
            and len(match.value.ids) == 1
            and len(match.value.ids[0]) == 3
        ),
        "",
    )


def _learn_names(sentence: SentenceAgents, body: Agent, introduced: Introduced) -> None:
    """Learn what an organization may be called from now on: its head noun, its acronym."""
    folded, known = sentence.folded, introduced.known
    first, last, ids = body.first, body.last, body.ids
    name = sentence.text_of(first, last)
    introduced.persons.setdefault(ids[0], " ".join(name.split()))
    known.setdefault(folded[last - 1], ids)
    for word in folded[first:last]:
        if word in BODY_NOUNS:
            learn_body(word, ids, introduced)
    learn_kind(sentence, first, last, ids, introduced)
    for word in ANY_BODY:
        known[f"the {word}"] = ids
    if not LABOR.isdisjoint(folded[first:last]):
        known["the union"] = ids
    if last + 2 < len(folded) and folded[last] == "(" and sentence.caps[last + 1]:
        known.setdefault(folded[last + 1], ids)  # "(COPPPAL)"
