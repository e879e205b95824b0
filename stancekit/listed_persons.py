"""The persons among a question's parties, whom an article named in full may call by last name.

Which of a party's names are persons' is told by their form. "Lena Quarrell" in a file is met as
"Lena M. Quarrell" and, where the article has the full name anywhere, as "Quarrell".
"""

# ruff: noqa: SIM905
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from stancekit.gazetteer import listed_ids, listed_names
from stancekit.mentions import role_of
from stancekit.party_names import phrase_of
from stancekit.phrases import Match, Words, fold
from stancekit.question import Party, Question, name_lists

_SHORTEST = 4  # letters of a last name that is looked for alone
_MIDDLE = 3  # words between the first and the last of a name: "Lena M. Quarrell"
# a name with one of these is no person's, in the languages that questions name parties in
_BODIES = frozenset(
    """
    action administration advocate agency aliança alkartasuna alliance army asamblea assemblea
    assembly assemblée association authorities authority babbar bahini banner batasuna
    battalion belang belt bloc blok board brigade bund bureau cabinet campaign caucus center
    centre chamber chiefdoms city civil club coalition command commission committee community
    confederation conference congress convergence council county court crna cultural dal
    danmark delegation democratic democrats department dialogue diet district dragons duma
    eastern federation fianna fighters fine force forces forças foundation framework framtid
    free freiheit frente front fuerzas ghjuventù government greens group groupe guard guardia
    guerrillas hashd heimatbund hizbul homeland house huiraatira hukumat independencia
    indipendenza initiative institute institutions international islamic islands jeltzalea
    jirga kingdom lama landsmannschaft leadership league legislature liberation liga liitto
    lliga lobby majlis militia minister ministers ministry mission movement movimiento
    mujahideen mukti nacional nasional national nationale nationalist navy network northern
    office organisation organization palace papouasie parliament partei parti partido partii
    partit party people peoples pilgrimage police popular prefecture presidency president
    project province provisional radio rebels regime region regions reich reino relations
    republic republica republican republik republika república resistance revolutionary rifles
    schützenbund secretariat secretary senate service shaabi shirts socialist society
    solidarity southern state states studio sultanate supreme survey television tiger tigers
    together tribunal trust tsunami unido unidos union unionist unis unit united unity voice
    volksbeweging weal western workers youth yuan zionism
    """.split()
)
# within the names of persons, without a capital; none begins with one
_PARTICLES = frozenset({"de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la",
                        "le", "les", "bin", "ibn", "ben", "al", "el", "ag", "uld", "ould", "the",
                        "die", "an", "our", "all", "ia", "te", "mi"})  # fmt: skip
# last names that are given names or words as often
_SHARED = frozenset({"said", "ahmed", "abdullah", "hussein", "malik", "mahmud", "mohamed",
                     "mohamad", "mustafa", "rahman", "hamad", "abdi", "omar", "talat",
                     "abdelaziz", "price", "wood", "powerful"})  # fmt: skip
# with a capital before a last name; another word there is another person's given name
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir lord lady president minister premier governor gov
    chancellor secretary general leader senator ambassador envoy spokesman spokeswoman
    spokesperson chairman chairwoman speaker mayor chief king queen prince sultan sheikh emir
    commissioner judge deputy colonel commander candidate
    """.split()
)


# these begin a sentence, with a capital that makes no given name of them
_OPENERS = frozenset(
    """
    a after again also although and another as at because before but by did does earlier even for
    from had has he how however if in is it last later like meanwhile on once only or other our out
    said says she since so still that then there they this though thus to today under until was we
    what when where whether while who why will with yesterday yet
    """.split()
)
# beside a last name these tell that it is a person's
_SAYS = frozenset(
    """
    said says told added asked argued insisted warned called demanded rejected urged stressed noted
    declared announced claimed stated explained vowed pledged accused condemned denounced
    """.split()
)
_DISTINCT = 5  # letters of a last name that need not be told in full


class Person(NamedTuple):
    """A person among a party's names.

    Attributes
    ----------
    party : Party
    first, last : str
        The given name and the last, folded.
    """

    party: Party
    first: str
    last: str


@lru_cache(maxsize=128)
def persons_of(question: Question) -> tuple[Person, ...]:
    """List the persons among the names of a question's parties.

    A person's name is two to four words with capitals, none of them a body's, a holder's or in a
    name of the territory.

    Parameters
    ----------
    question : Question

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> [person.last for person in persons_of(load_question("gibraltar"))]
    ['picardo']
    """
    found = []
    for party in question.parties:
        # "Ngok Dinka" is called "Ngok", "Lena Quarrell" never "Lena"
        short = {fold(name)[0] for name in party.names if len(fold(name)) == 1}
        for name in party.names:
            words = fold(name)
            if _is_persons(name, question) and words[0] not in short:
                found.append(Person(party, words[0], words[-1]))
    return tuple(dict.fromkeys(found))


def _is_persons(name: str, question: Question) -> bool:
    """Tell whether a name of a question's file has a person's form."""
    words = fold(name)
    return _is_person(name, words) and not _is_listed(words) and _land(question).isdisjoint(words)


@lru_cache(maxsize=128)
def last_names(question: Question) -> Mapping[str, tuple[str, ...]]:
    """Give the single words under which a file may list a person, and whose they are.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> last_names(load_question("kosovo"))["kurti"]
    ('state:kosovo',)
    """
    full = {person.last for person in persons_of(question)}
    found: dict[str, tuple[str, ...]] = {}
    for party in question.parties:
        for at, name in enumerate(party.names):
            words = fold(name)
            # "Quarrell", and no acronym
            is_name = len(words) == 1 and len(name) >= _SHORTEST and name.istitle()
            if not is_name or _is_listed(words) or words[0] in _BODIES | _SHARED:
                continue
            # one word more for a state or body that is known is seldom a person: "Italia", "Shah"
            known = party.id in listed_ids() and words[0] not in full
            if not known or _is_among_persons(party.names, at, question):
                found.setdefault(words[0], (party.id,))
    return found


def _is_among_persons(names: Sequence[str], at: int, question: Question) -> bool:
    """Tell a name that stands beside a person's in the file: "Lena Quarrell", "Dortmann"."""
    return any(
        _is_persons(name, question)
        for name in (*names[max(at - 1, 0) : at], *names[at + 1 : at + 2])
    )


@lru_cache(maxsize=128)
def _land(question: Question) -> frozenset[str]:
    """Give the words of the territory's names; no person's has one: "Alberta Project"."""
    keys = ("territory.names", "territory.places", "territory.demonyms")
    names = [name for key, names in name_lists(question) if key in keys for name in names]
    return frozenset(word for name in names for word in phrase_of(name))


def _is_person(name: str, words: Sequence[str]) -> bool:
    parts = name.replace("-", " ").split()
    solid = [word for word in words if word.isalpha()]
    if not 2 <= len(parts) <= 4 or not _BODIES.isdisjoint(words) or len(solid) < 2:
        return False
    if not all(part[:1].isupper() or part in _PARTICLES for part in parts):
        return False
    last = parts[-1]
    return (
        len(words[-1]) >= _SHORTEST
        and words[-1].isalpha()
        and words[-1] not in _SHARED
        and words[0] not in _PARTICLES
        and len(words[0]) > 1
        and not any(part.isupper() and len(part) > 1 for part in parts)
        and last[:1].isupper()
    )


def _is_listed(words: Sequence[str]) -> bool:
    """Tell names whose last word is a holder's: "Radio Kosovo"."""
    return (words[-1],) in _holders() or (words[0],) in _holders() or tuple(words) in _holders()


@lru_cache(maxsize=1)
def _holders() -> frozenset[tuple[str, ...]]:
    return frozenset(phrase_of(name) for names in listed_names().values() for name, _ in names)


def met_persons(article: Sequence[tuple[Words, str]], question: Question) -> dict[str, Person]:
    """Give the persons of a question whom an article names, by last name.

    It names them in full, or by a last name that speaks or bears a title and is nobody else's.

    Parameters
    ----------
    article : sequence of (Words, str)
        The words and the text of each of its sentences.
    question : Question

    Returns
    -------
    dict of str to Person
    """
    lasts = {person.last for person in persons_of(question)}
    if not lasts:
        return {}
    lasts.intersection_update(word for words, _ in article for word in words.folded)
    met: dict[str, Person] = {}
    persons = [person for person in persons_of(question) if person.last in lasts]
    for person in persons:
        if any(next(spans_of(words, text, person), None) for words, text in article):
            met.setdefault(person.last, person)
    for person in persons:
        distinct = len(person.last) >= _DISTINCT and person.last not in met
        if distinct and _is_presented(article, person.last):
            met[person.last] = person
    return met


def _is_presented(article: Sequence[tuple[Words, str]], last: str) -> bool:
    """Tell a last name that speaks or bears a title, and nowhere stands behind a given name."""
    presented = False
    for words, text in article:
        folded = words.folded
        for at, word in enumerate(folded):
            if word != last:
                continue
            if not _stands_alone(words, text, at):
                return False
            before = folded[at - 1] if at else ""
            behind = folded[at + 1] if at + 1 < len(folded) else ""
            told = before in _TITLES or before in ("said", "says") or behind in _SAYS
            # "Mr. Quarrell"
            told = told or (before == "." and at > 1 and folded[at - 2] in _TITLES)
            presented = presented or told
    return presented


def spans_of(words: Words, text: str, person: Person) -> Iterator[tuple[int, int]]:
    """Give where a person's full name stands, with whatever stands between first and last."""
    folded = words.folded
    for at, word in enumerate(folded):
        if word != person.first or not _is_capital(words, text, at):
            continue
        middle = 0
        for end in range(at + 1, min(at + 2 + 2 * _MIDDLE, len(folded))):
            if folded[end] == person.last and _is_capital(words, text, end):
                yield at, end + 1
                break
            initial = folded[end] == "." and len(folded[end - 1]) == 1
            if initial or folded[end] == "-" or folded[end] in _PARTICLES:
                continue
            middle += 1
            if middle > _MIDDLE or not _is_capital(words, text, end):
                break


def find_persons(
    words: Words,
    text: str,
    items: Sequence[Match[str]],
    met: Mapping[str, Person],
    question: Question,
) -> list[Match[str]]:
    """Add to a sentence's names those of the persons whom its article names in full.

    Parameters
    ----------
    words : Words
    text : str
    items : sequence of Match
        What is found already; it stays.
    met : mapping of str to Person
        From `met_persons`.
    question : Question

    Returns
    -------
    list of Match
        In order.
    """
    if met.keys().isdisjoint(words.folded):
        return list(items)
    taken = {at for item in items for at in range(item.first, item.last)}
    found = list(items)
    for person in dict.fromkeys(met.values()):
        role = role_of(person.party, "name", question)
        whole = list(spans_of(words, text, person))
        inside = {at for first, last in whole for at in range(first, last)}
        alone = [
            (at, at + 1)
            for at, word in enumerate(words.folded)
            if word == person.last and at not in inside and _stands_alone(words, text, at)
        ]
        for first, last in (*whole, *alone):
            if taken.isdisjoint(range(first, last)):
                found.append(Match(first, last, role))
    return sorted(found, key=lambda item: item.first)


def _stands_alone(words: Words, text: str, at: int) -> bool:
    """Tell "Quarrell" and "President Quarrell" from "Peter Quarrell"."""
    folded = words.folded
    after = folded[at + 1] if at + 1 < len(folded) else ""
    joined = after == "-" or after in _PARTICLES or (at > 0 and folded[at - 1] == "-")
    if not _is_capital(words, text, at) or joined:
        return False  # "Boutros-Ghali"
    if not at or not _is_capital(words, text, at - 1):
        return True
    return folded[at - 1] in _TITLES or folded[at - 1] in _OPENERS or text.isupper()


def _is_capital(words: Words, text: str, at: int) -> bool:
    return text[words.starts[at] : words.starts[at] + 1].isupper()
