"""Who can hold a stance: states, organizations and parties, and the names they are met under.

The names stand in `gazetteer.toml`; a file of the same form extends them. `holder_id` gives the
id of a holder as an annotator names it; `names_in` finds the names among the words of a text.
"""

# ruff: noqa: SIM905
from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from stancekit.cleaning import normalize
from stancekit.errors import QuestionError
from stancekit.phrases import Lexicon, Match, Words, tokenize
from stancekit.question import Question

_FILE = Path(__file__).parent / "gazetteer.toml"

#: Words for those who speak for their state: the codebook counts a minister's, a parliament's or
#: an ambassador's stance as the state's.
OFFICIALS = frozenset(
    """
    administration ambassador ambassadors assembly authorities cabinet capital chancellor chargé
    charge congress consul court-circular crown crown-prince delegate delegates delegation
    delegations diplomat diplomats diplomacy diplomatic embassy emir envoy executive fm foreign
    government governments head kingdom king leader leaders leadership legislature mfa minister
    ministers ministry mission monarch monarchy nation national negotiator negotiators office
    official officials palace parliament pm premier presidency president president-elect prime
    queen regime representative representatives republic secretary senate side sovereign speaker
    spokesman spokesperson spokeswoman spokespeople state state-department sultan throne treasury
    undersecretary vice-president chairman chairwoman chairperson chair chief counterpart
    colleague presidents premiers adviser advisor permanent party ruler rulers junta commissioner
    military army mofa mea fco fcdo
    """.split()
)
#: Of these, the ones that make a name of several words the state's own ("Chilean Senate").
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
    commons media associations residents supporters protesters participants demonstrators
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
_COURTESIES = frozenset(
    """
    mr mrs ms miss dr prof sir judge deputy senator
    """.split()
)
# "several African countries" and "thirty African countries" are one holder, however counted
_COUNTS = frozenset(
    """
    a an the some several many most few numerous various certain about around nearly almost over
    more than least at up to other another fellow one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
    fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens score scores
    """.split()
)
# behind a count, these still belong to it: "twenty - seven", "two of the", "a number of"
_COUNT_LINKS = frozenset({"-", ",", "of", "and", "number"})
_PLURALS = frozenset(
    """
    democrats greens liberals republicans conservatives socialists meps mps peers people opposition
    media left
    """.split()
)
_HEAD_ENDS = frozenset(
    """
    of from in at on for to with who that led against whose which near by
    """.split()
)
_SLUG = re.compile(r"[^a-z0-9]+")


class Name(NamedTuple):
    """What a name in the gazetteer says.

    Attributes
    ----------
    ids : tuple of str
        Whose it is; several where it is shared, `""` where nobody's; empty for exceptions.
    kind : {"name", "people", "seat", "exception"}
    """

    ids: tuple[str, ...]
    kind: str


class Gazetteer(NamedTuple):
    """Names of holders.

    Attributes
    ----------
    names : Lexicon of Name
    shown : dict of str to str
        The name under which each id is shown.
    acronyms : frozenset of str
        Folded names that count only in capitals ("us", "who").
    """

    names: Lexicon[Name]
    shown: dict[str, str]
    acronyms: frozenset[str]


@lru_cache(maxsize=128)
def load_gazetteer(question: Question | None = None, extra: str = "") -> Gazetteer:
    """Load the gazetteer, with a question's parties and a file of one's own before it.

    Parameters
    ----------
    question : Question, optional
        The names of its parties come first; those of its territory and plans are nobody's.
    extra : str
        Path of a further TOML file of the form of `gazetteer.toml`, or empty.

    Returns
    -------
    Gazetteer

    Raises
    ------
    QuestionError
        The file is missing or not of that form; the message names the faulty key.

    Examples
    --------
    >>> load_gazetteer().shown["KAZ"]
    'Kazakhstan'
    """
    tables = [_read(Path(extra))] if extra else []
    tables.append(_read(_FILE))
    pairs: list[tuple[str, Name]] = []
    shown: dict[str, str] = {}
    if question is not None:
        holders = {
            name.lower()
            for table in tables
            for identity, entry in table["holders"].items()
            for part in ("names", "people", "seats")
            for name in entry.get(part, [])
            # the territory of a question is a place there, unless it has a government of its own
            if identity != "ESH"
        }
        pairs += _question_names(question, holders)
        for party in question.parties:
            if ":" in party.id:
                shown.setdefault(party.id, party.names[0])
    for table in tables:
        pairs += [(name, Name((), "exception")) for name in table["exceptions"].get("names", [])]
        for name, ids in table["ambiguous"].items():
            pairs.append((name, Name(tuple(ids), "name" if name == _base(name) else "people")))
        for identity, entry in table["holders"].items():
            names = entry.get("names", [])
            if names:
                shown.setdefault(identity, names[0])
            for kind, listed in (
                ("name", names),
                ("seat", entry.get("seats", [])),
                ("people", entry.get("people", [])),
            ):
                pairs += [(name, Name((identity,), kind)) for name in listed]
    every = list(_with_plain_letters(pairs))
    acronyms = frozenset(
        " ".join(tokenize(name).folded) for name, _ in every if len(name) <= 3 and name.isupper()
    )
    return Gazetteer(Lexicon(every), shown, acronyms)


def names_in(
    words: Words,
    text: str,
    question: Question | None = None,
    extra: str = "",
    exceptions: bool = False,
) -> list[Match[Name]]:
    """Find the names of holders in a text.

    A name counts where it begins with a capital; a short acronym, where all of it is in capitals.

    Parameters
    ----------
    words : Words
        `tokenize(text)`.
    text : str
    question : Question, optional
    extra : str
        See `load_gazetteer`.
    exceptions : bool, default=False
        Give also the names that are no holders'; their kind is `"exception"`.

    Returns
    -------
    list of Match

    Examples
    --------
    >>> text = "The US told us that New Mexico is not Mexico."
    >>> [m.value.ids for m in names_in(tokenize(text), text)]
    [('USA',), ('MEX',)]
    """
    gazetteer = load_gazetteer(question, extra)
    found = []
    for match in gazetteer.names.match(words.folded):
        if match.value.kind == "exception":
            if exceptions:
                found.append(match)
            continue
        first = match.first
        if words.folded[first] == "the" and match.last - first > 1:
            first += 1
        start = words.starts[first]
        if not text[start : start + 1].isupper():
            continue
        acronym = match.last - match.first == 1 and words.folded[first] in gazetteer.acronyms
        if acronym and not text[start : words.ends[first]].isupper():
            continue
        found.append(match)
    return found


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
    court = _national_court(folded)
    if court:
        return court
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
    if sort == "person" and len(folded) > 1 and folded[0] in _COURTESIES:
        # "Mr. Cawdrey" is met without his title as well
        plain = plain.split(None, 1)[-1]
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
    plain = _strip_accents(normalize(name)).lower().replace("'", "")
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
    several = head.endswith("s") and not head.endswith("ss") and len(head) > 2
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


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        with path.open("rb") as stream:
            table = tomllib.load(stream)
    except OSError as error:
        raise QuestionError(f"cannot read {path}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}: not valid TOML: {error}") from error
    for key in table:
        if key not in ("holders", "ambiguous", "exceptions"):
            raise QuestionError(f"{path}: unknown key {key!r}; use holders, ambiguous, exceptions")
    full = {key: table.get(key, {}) for key in ("holders", "ambiguous", "exceptions")}
    for key, section in full.items():
        if not isinstance(section, dict):
            raise QuestionError(f"{path}: {key} must be a [{key}] table")
    for identity, entry in full["holders"].items():
        if not isinstance(entry, dict) or set(entry) - {"names", "people", "seats"}:
            raise QuestionError(
                f"{path}: holders.{identity} must be a table of names, people and seats"
            )
        for part, listed in entry.items():
            _check_names(listed, f"{path}: holders.{identity}.{part}")
    for name, ids in full["ambiguous"].items():
        _check_names(ids, f"{path}: ambiguous.{name}")
    _check_names(full["exceptions"].get("names", []), f"{path}: exceptions.names")
    return full


def _check_names(listed: Any, where: str) -> None:
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise QuestionError(f"{where} must be a list of names, not {listed!r}")


def _question_names(question: Question, holders: set[str]) -> Iterable[tuple[str, Name]]:
    parties = [
        (name, Name((party.id,), kind))
        for party in question.parties
        for kind, listed in (
            ("name", party.names),
            ("seat", party.seats),
            ("people", party.demonyms),
        )
        for name in listed
    ]
    yield from parties
    for group in (
        question.exceptions,
        question.claimant_names,
        question.rival_names,
        question.names,
        question.places,
        question.demonyms,
        question.claimant_plans,
    ):
        yield from (
            (name, Name((), "exception"))
            for name in group
            if _strip_accents(name).lower() not in holders
        )


def _with_plain_letters(pairs: Iterable[tuple[str, Name]]) -> Iterable[tuple[str, Name]]:
    """Give each name also with its accents off, since newswires drop them."""
    for name, value in pairs:
        yield name, value
        plain = _strip_accents(name)
        if plain != name:
            yield plain, value


def _strip_accents(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ı", "i")


def _base(name: str) -> str:
    return name.removesuffix("s").removesuffix("n").removesuffix("ese")
