"""What a holder is called by: its id from the name that an annotator or an article writes."""

# ruff: noqa: SIM905
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stancekit.cleaning import normalize, strip_accents
from stancekit.gazetteer import Name, load_gazetteer
from stancekit.phrases import Match, tokenize
from stancekit.question import Question

# bodies and offices that make a name of several words the state's own ("Chilean Senate")
_STATE_BODIES = frozenset(
    """
    ambassador assembly authorities cabinet chancellor congress consulate crown delegation embassy
    emir government king kingdom minister ministry monarchy official officials parliament premier
    presidency president queen regime senate state sultan commons lords representatives diet
    department delegate representative spokesman spokesperson spokeswoman legislature
    """.split()
)
_NOT_STATE = frozenset(
    """
    court tribunal federation union association party former
    """.split()
)
_COURTS = frozenset({"court", "tribunal"})
_COURT_WORDS = _COURTS | frozenset(
    """
    supreme constitutional high federal national administrative appeal appeals criminal cassation of
    justice
    """.split()
)
_ORGANIZATION_WORDS = frozenset(
    """
    academy agency alliance assembly association authority authorities bank bloc board bureau
    centre center chamber circle city club coalition collective commission committee community
    company confederation conference congress consortium corporation council court department desk
    federation force forum foundation front fund group groups guild house institute
    intergovernmental international league ministry mission movement network office organisation
    organization parliament parties party platform region samiti secretariat senate society state
    states summit syndicate team trust tribunal union unions university county collectives voices
    commons media associations residents supporters protesters participants demonstrators legion
    """.split()
)
_PARTY_WORDS = frozenset(
    """
    party bloc front podemos
    """.split()
)
_PERSON_TITLES = frozenset(
    """
    mr mrs ms dr prof professor sir lord lady deputy senator hon judge mayor father sheikh captain
    leader member councillor lecturer lawyer petitioner minister lieutenant driver engineer man
    woman editor observer rapporteur speaker reader veteran unionist backbencher envoy activist
    counsel chief organiser organizer ambassador daughter
    """.split()
)
# all of a body's states together are the body: "GCC member states"
_STATES = frozenset({"states", "countries"})
_OF_ALL_STATES = _STATES | frozenset({"member", "associate", "associated", "parties", "and", "of",
                                      "the"})  # fmt: skip
# of these, states are seldom all
_WORLDWIDE = ("org:united-nations", "org:general-assembly", "org:security-council")
_COURTESIES = frozenset(
    """
    mr mrs ms miss dr prof sir judge deputy senator lord lady baroness baron father sister pastor
    captain colonel professor bishop archbishop reverend rev
    """.split()
)
# before the last name of "Mrs de Ruiz"
_PARTICLES = frozenset({"de", "da", "do", "dos", "del", "van", "von", "al", "el", "ben", "bin"})
#: How many there are of what follows.
NUMBERS = frozenset(
    """
    several many most few numerous various one two three four five six seven eight nine ten eleven
    twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
    sixty seventy eighty ninety hundred hundreds thousand thousands million dozen dozens score
    scores
    """.split()
)
# "several African countries" and "thirty African countries" are one holder, however counted
_COUNTS = NUMBERS | frozenset(
    """
    a an the some certain about around nearly almost over more than least at up to other another
    fellow
    """.split()
)
# behind a count, these still belong to it: "twenty - seven", "two of the", "a number of",
# "sixty - odd", "forty or so"
_COUNT_LINKS = frozenset({"-", ",", "of", "and", "number", "odd", "or", "so"})
_PLURALS = frozenset(
    """
    democrats greens liberals republicans conservatives socialists meps mps peers people opposition
    media left clergy
    """.split()
)
_HEAD_ENDS = frozenset(
    """
    of from in at on for to with who that led against whose which near by
    """.split()
)
_SLUG = re.compile(r"[^a-z0-9]+")


def holder_id(name: str, question: Question | None = None) -> str:
    """Give the id of a holder by the name that an annotator writes.

    In this order: `author`; a party of the question; a name, people or seat of the gazetteer; a
    body that speaks for a state, if the name names both ("Chilean Senate": a ministry, parliament,
    embassy or president is its state; a party, a federation or a group of members is not, nor is a
    court, whose id ends with its state's name); else a slug, `party:` for names that end in Party,
    Bloc or Front, `org:` for those with another word for an organization, an acronym or a plural,
    `person:` for all others.

    Parameters
    ----------
    name : str
    question : Question, optional

    Returns
    -------
    str

    Examples
    --------
    >>> [holder_id(n) for n in ("Kazakhstan", "US State Department", "Chilean Senate", "author")]
    ['KAZ', 'USA', 'CHL', 'author']
    >>> [holder_id(n) for n in ("African Union", "High Court of South Africa", "Ana de Ruiz")]
    ['org:african-union', 'org:high-court-of-south-africa', 'person:ana-de-ruiz']
    """
    return _holder_id(name, question)


# an archive names the same persons in article after article
@lru_cache(maxsize=8192)
def _holder_id(name: str, question: Question | None) -> str:
    plain = normalize(name).strip()
    words = tokenize(plain)
    folded = words.folded
    if folded[:1] == ["the"]:
        folded = folded[1:]
    if folded == ["author"]:
        return "author"
    if not folded:
        return "person:unnamed"
    matches = load_gazetteer(question).names.match(folded)
    if len(matches) == 1 and matches[0].first == 0 and matches[0].last == len(folded):
        ids = matches[0].value.ids
        named = next((i for i in ids if i), "")
        if named and (len(folded) > 1 or plain[:1].isupper() or folded != [plain]):
            return named
    if question is not None and len(folded) > 1:
        # a question's territory, which in its text is nobody, may be a state with a government
        whole = load_gazetteer().names.match(folded)
        if [(m.first, m.last) for m in whole] == [(0, len(folded))]:
            own = "".join(whole[0].value.ids)
            if len(own) == 3 and own != "ESH":
                return own
    court = _national_court(folded)
    if court:
        return court
    body = _body_of_states(folded, matches)
    if body:
        return body
    bodies = [w for w in folded if w in _STATE_BODIES]
    if "deputies" in folded and {"chamber", "house"} & set(folded):
        bodies.append("deputies")
    if folded[-2:] == ["foreign", "office"]:
        bodies.append("office")
    if bodies and not _NOT_STATE & set(folded):
        members = folded[0] in ("member", "members", "leader") or "citizen" in folded
        for match in matches:
            ids = match.value.ids
            # "Catalan government": only regions with a government have a people here
            speaks = match.value.kind == "people" or not "".join(ids).startswith(("org:", "party:"))
            if ids and ids[0] and speaks and not members:
                return ids[0]
    if plain[:1].islower() or folded[0] in _COUNTS or folded[0].isdigit():
        start = _counted(folded)
        plain = plain[words.starts[start + len(words.folded) - len(folded)] :]
        folded = folded[start:]
    sort = _sort(plain, folded)
    if sort == "person" and folded[0] in _COURTESIES:
        # "Mr. Cawdrey" is met without his title as well, but "a judge in Madrid" is not
        rest = plain.split(None, 1)[-1]
        particle, _, name = rest.partition(" ")
        named = name if particle in _PARTICLES else rest
        plain = rest if named[:1].isupper() else plain
    return f"{sort}:{slug(plain)}"


def _national_court(folded: list[str]) -> str:
    """Give "Spanish Supreme Court" and "Supreme Court of Spain" one id."""
    if _COURTS.isdisjoint(folded):
        return ""
    # the question does not matter: to it a court may be no holder
    found = [m for m in load_gazetteer().names.match(folded) if "".join(m.value.ids)]
    ids = found[0].value.ids if len(found) == 1 else ()
    if len(ids) != 1 or ids[0].partition(":")[0] in ("org", "party"):
        return ""
    first, last = found[0].first, found[0].last
    while first and folded[first - 1] in ("of", "the"):
        first -= 1
    if folded[last : last + 1] == ["'s"]:
        last += 1
    rest = [*folded[:first], *folded[last:]]
    if rest[:1] in (["a"], ["an"]) or len(rest) < 2 or not set(rest) <= _COURT_WORDS:
        return ""  # "a Spanish court" is one of many
    return f"org:{slug(' '.join(rest))}-of-{slug(shown_name(ids[0]))}"


def body_of_states(name: str) -> str:
    """Give the body whose states are all named; empty where there is none.

    Examples
    --------
    >>> body_of_states("countries of the African Union"), body_of_states("African countries")
    ('org:african-union', '')
    """
    folded = [word for word in tokenize(normalize(name)).folded if word != "-"]
    return _body_of_states(folded, load_gazetteer().names.match(folded))


def _body_of_states(folded: Sequence[str], matches: Sequence[Match[Name]]) -> str:
    if len(matches) != 1 or _STATES.isdisjoint(folded):
        return ""
    (match,) = matches
    ids, rest = match.value.ids, {*folded[: match.first], *folded[match.last :]}
    # "EU countries" are some of them as often as all
    told = not rest.isdisjoint({"of", "member", "parties"})
    if len(ids) != 1 or not ids[0].startswith("org:") or ids[0] in _WORLDWIDE or not told:
        return ""
    return ids[0] if rest <= _OF_ALL_STATES and not _STATES.isdisjoint(rest) else ""


def shown_name(identity: str, question: Question | None = None) -> str:
    """Give the name under which an id is shown; its slug in words, if it has none.

    Examples
    --------
    >>> shown_name("KAZ"), shown_name("person:ana-de-ruiz")
    ('Kazakhstan', 'Ana De Ruiz')
    """
    shown = load_gazetteer(question).shown
    return shown.get(identity) or identity.partition(":")[2].replace("-", " ").title() or identity


def slug(name: str) -> str:
    """Make the slug of a name: plain lower-case letters and digits joined by hyphens.

    Examples
    --------
    >>> slug("Gráinne Mac Aodha"), slug("...")
    ('grainne-mac-aodha', 'unnamed')
    """
    plain = strip_accents(normalize(name)).lower().replace("'", "")
    return _SLUG.sub("-", plain.removeprefix("the ")).strip("-") or "unnamed"


def _counted(folded: Sequence[str]) -> int:
    """Give the first word behind a count: "more than 90 countries", "two of the parties"."""
    at = 0
    while at < len(folded) - 1:
        word = folded[at]
        if not (word in _COUNTS or word.isdigit() or (at and word in _COUNT_LINKS)):
            return at
        at += 1
    return at


def _sort(plain: str, folded: Sequence[str]) -> str:
    end = next((at for at, word in enumerate(folded) if at and word in _HEAD_ENDS), len(folded))
    head = folded[end - 1]
    written = plain.lower().rfind(head, 0, len(" ".join(folded[:end])) + 4)
    several = head.endswith(("s", "men")) and not head.endswith("ss") and len(head) > 2
    if head in _PLURALS or (several and plain[written : written + 1].islower()):
        return "org"
    if folded[0] in _PERSON_TITLES or (len(folded) > 1 and folded[1] == "member"):
        return "person"
    if folded[-1] in _PARTY_WORDS:
        return "party"
    letters = [c for c in plain if c.isalpha()]
    if len(folded) == 1 and len(letters) > 1 and plain.isupper():
        return "org"
    if set(folded) & _ORGANIZATION_WORDS:
        return "org"
    return "person"
