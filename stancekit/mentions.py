"""Where a text names a question: its parties, territory, process and plans, by role.

`touches` tells whether words can be about a question at all, `touching` the same of many texts at
once; `find_names` finds each mention with its role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from stancekit.party_names import known_names, longer_names
from stancekit.phrases import Lexicon, Match, fold, tokenize
from stancekit.question import Party, Question

#: The roles that a name can have in a question, each with the word that masks it in features.
#: A mask is one lower-case word, so that n-grams treat it as any other.
ROLES: Mapping[str, str] = {
    "claimant": "xclaimant",
    "claimant_demonym": "xclaimantian",
    "claimant_seat": "xclaimantseat",
    "territory": "xterritory",
    "place": "xplace",
    "people": "xpeople",
    "claimant_name": "xclaimantname",
    "rival_name": "xrivalname",
    "rival": "xrival",
    "rival_state": "xrivalstate",
    "rival_demonym": "xrivalian",
    "rival_seat": "xrivalseat",
    "process": "xprocess",
    "claimant_plan": "xclaimantplan",
    "rival_plan": "xrivalplan",
}

#: Roles whose mention alone puts a sentence on the question.
ANCHORS = frozenset(
    {"territory", "place", "people", "claimant_name", "rival_name", "rival", "claimant_plan"}
)
_CLAIMANT = frozenset({"claimant", "claimant_demonym", "claimant_seat"})
_RIVAL_STATES = frozenset({"rival_state", "rival_demonym", "rival_seat"})
# how one side calls what it does not recognize; behind these stands what the others call it
_SCARE = ("so-called ", "self-proclaimed ", "self-styled ", "self-declared ", "pseudo-")
_SCORN = frozenset({"so", "self", "pseudo", "quasi", "phantom", "sham", "puppet", "proxy", "fake",
                    "false", "phony", "bogus", "fictitious", "imaginary", "chimerical", "illegal",
                    "separatist", "secessionist", "breakaway", "rebel", "occupation",
                    "occupying"})  # fmt: skip
_BODIES = frozenset({"republic", "republics", "state", "entity", "regime", "regimes", "junta",
                     "enclave", "front", "movement", "administration"})  # fmt: skip
# roles of names that may hold a name of the territory
_SWALLOWING = frozenset({"process", "rival_plan"})
#: Words that put a claimant's name on the question where the territory is not named.
CODE_WORDS = ("territorial integrity", "sovereignty", "national unity", "territorial unity",
              "sovereign territory", "national cause")  # fmt: skip
#: Words that put a claimant and a rival state on the question where both are named: "Guatemala
#: recognises Belize", "Iraq's annexation of Kuwait".
DISPUTE_WORDS = (
    "annex", "annexed", "annexes", "annexing", "annexation", "autonomous", "autonomy", "belong",
    "belongs", "border", "borders", "breakaway", "cede", "ceded", "cession", "decolonisation",
    "decolonization", "frontier", "independence", "independent", "invaded", "invasion",
    "occupation", "occupied", "occupier", "occupiers", "occupy", "occupying", "recognise",
    "recognised", "recognises", "recognising", "recognition", "recognize", "recognized",
    "recognizes", "recognizing", "referendum", "referendums", "secede", "secession",
    "secessionist", "secessionists", "self-determination", "separatism", "separatist",
    "separatists", "sovereign", "territorial", "territories", "territory",
)  # fmt: skip


@lru_cache(maxsize=128)
def names_of(question: Question) -> Lexicon[str]:
    """Make the lexicon of a question's names; its values are roles, or `""` for exceptions.

    Parameters
    ----------
    question : Question

    Returns
    -------
    Lexicon of str

    Examples
    --------
    >>> from stancekit.phrases import tokenize
    >>> from stancekit.question import load_question
    >>> names = names_of(load_question("western-sahara"))
    >>> [m.value for m in names.match(tokenize("Rabat's Autonomy Plan for the Sahara").folded)]
    ['claimant_seat', 'claimant_plan', 'territory']
    """
    return Lexicon(name_pairs(question))


def name_pairs(question: Question) -> list[tuple[str, str]]:
    """List a question's names with their roles, `""` for exceptions; earlier meanings win.

    What the claimant calls the rival's state is the rival's name, and not listed where it is that
    name behind a scare word.
    """
    # with its article too, or "the Sahara" would win over "Sahara Desert" by coming first
    pairs: list[tuple[str, str]] = [
        (form, "") for name in question.exceptions for form in (name, f"the {name}")
    ]
    bodies = _rival_bodies(question)
    scorned = scorned_names(question)
    for name in question.claimant_names:
        # "so-called SADR" means the SADR: what is done to it is done to the rival's, and the scare
        # word stays a word
        if not _scares(name, bodies):
            pairs.append((name, "rival_name" if name in scorned else "claimant_name"))
    pairs += [(name, "rival_name") for name in question.rival_names]
    pairs += [(name, "territory") for name in question.names]
    pairs += [(name, "place") for name in question.places]
    pairs += [(name, "people") for name in question.demonyms]
    pairs += [(name, "process") for name in question.process]
    pairs += [(name, "claimant_plan") for name in question.claimant_plans]
    pairs += [(name, "rival_plan") for name in question.rival_plans]
    for party in question.parties:
        for kind, names in (
            ("name", party.names),
            ("people", party.demonyms),
            ("seat", party.seats),
        ):
            pairs += [(name, role_of(party, kind, question)) for name in names]
    # what the gazetteer alone knows comes last
    pairs += [(name, "") for name in longer_names(question)]
    pairs += [(name, role_of(party, kind, question)) for party, name, kind in known_names(question)]
    return pairs


def role_of(party: Party, kind: str, question: Question) -> str:
    """Give the role of a party's name, by its kind in the gazetteer.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> question = load_question("western-sahara")
    >>> role_of(question.rivals[0], "name", question), role_of(question.claimant, "seat", question)
    ('rival', 'claimant_seat')
    """
    if party == question.claimant:
        return {"name": "claimant", "people": "claimant_demonym", "seat": "claimant_seat"}[kind]
    if kind == "seat":
        return "rival_seat"
    if not party.is_state:
        return "rival"
    return "rival_state" if kind == "name" else "rival_demonym"


def scorned_names(question: Question) -> frozenset[str]:
    """Give the claimant's names for the rival's state: "phantom republic", "separatist entity".

    Who recognizes it backs the rival, though the words are the claimant's.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> names = scorned_names(load_question("western-sahara"))
    >>> "phantom republic" in names, "southern provinces" in names
    (True, False)
    """
    return frozenset(filter(_scorns, question.claimant_names))


def _scorns(name: str) -> bool:
    words = name.lower().replace("-", " ").split()
    # "illegal secessionist entity", and not "occupation by the Islamic Republic"
    return "pseudostate" in words or any(
        word in _BODIES and not _SCORN.isdisjoint(words[max(0, at - 2) : at])
        for at, word in enumerate(words)
    )


def _rival_bodies(question: Question) -> frozenset[str]:
    """Give the names, in small letters, of what the rivals call a state or a body of their own."""
    parties = [rival.names for rival in question.rivals if not rival.is_state]
    listed = (question.names, question.rival_names, *parties)
    return frozenset(name.lower() for names in listed for name in names)


def _scares(name: str, known: Set[str]) -> bool:
    """Tell whether a name is another one behind a word of contempt."""
    small = name.lower().replace('"', "").replace(" '", " ").strip("'")
    return any(small.startswith(word) and small[len(word) :] in known for word in _SCARE)


def find_names(folded: list[str], question: Question) -> list[Match[str]]:
    """Find a question's names among case-folded words, each with its role.

    Parameters
    ----------
    folded : list of str
        From `stancekit.phrases.tokenize`.
    question : Question

    Returns
    -------
    list of Match
        In order; exceptions are left out.
    """
    return [match for match in names_of(question).match(folded) if match.value]


@lru_cache(maxsize=128)
def _own_names(question: Question) -> Lexicon[str]:
    """Make the lexicon of what puts a longer name on the question.

    "UN mission in Western Sahara" names the territory, and "MINURSO" nothing else; an envoy or a
    round table may be anybody's.
    """
    return Lexicon(dict.fromkeys(_own(question), "own"))


def _own(question: Question) -> tuple[str, ...]:
    acronyms = [n for n in question.process if n.isalpha() and n.isupper() and len(n) > 4]
    return (*question.names, *question.places, *acronyms)


@lru_cache(maxsize=1)
def _loaded_words() -> Lexicon[str]:
    return Lexicon([*((w, "code") for w in CODE_WORDS), *((w, "dispute") for w in DISPUTE_WORDS)])


def touches(folded: list[str], question: Question) -> bool:
    """Tell whether words can be about a question.

    An anchor is enough; so is the claimant beside a code word, or beside a rival state and a word
    of dispute.

    Parameters
    ----------
    folded : list of str
        The words of a sentence or of a whole article.
    question : Question

    Examples
    --------
    >>> from stancekit.phrases import tokenize
    >>> from stancekit.question import load_question
    >>> question = load_question("western-sahara")
    >>> touches(tokenize("support for Morocco's territorial integrity").folded, question)
    True
    >>> touches(tokenize("trade with Morocco").folded, question)
    False
    """
    roles = {match.value for match in find_names(folded, question)}
    return touched(roles, folded, question)


def touched(roles: Set[str], folded: list[str], question: Question) -> bool:
    """Tell the same of words whose names were found already.

    Parameters
    ----------
    roles : set of str
        Roles of the names among the words; other values do no harm.
    folded : list of str
    question : Question
    """
    if not roles.isdisjoint(ANCHORS):
        return True
    claimant = not roles.isdisjoint(_CLAIMANT)
    if "process" in roles and (claimant or "rival_plan" in roles):
        return True
    # a longer name may hold the territory's: "UN mission in Western Sahara", "Kosovo's membership"
    if not roles.isdisjoint(_SWALLOWING) and _own_names(question).match(folded):
        return True
    if not claimant:
        return False
    loaded = {match.value for match in _loaded_words().match(folded)}
    return "code" in loaded or ("dispute" in loaded and not roles.isdisjoint(_RIVAL_STATES))


# -------------------------------------------------------------------------------------- many texts

# so few characters are cut into words sooner than the expressions are compiled
_FEW = 20_000
# Expressions are over UTF-8's bytes, which RE2 reads several times as fast as characters. Only
# ASCII letters and figures surely belong to the word beside them, in every version of Unicode.
_EDGE = r"[^0-9A-Za-z]"
# A word may be glued to the one before or behind it, in "saidMorocco": where tokens part
_GLUED_BEFORE = r"[a-z]{3}"
_GLUED_BEHIND = r"[A-Z][a-z]{2}"
# Words that are not where blanks and marks part them: so long that they are cut anywhere, with
# accents apart from their letters, or with the two capitals whose small letters are ASCII (the
# Kelvin sign and the dotted I).
_UNSURE = r"[0-9A-Za-z\x80-\xff]{81}|\xcc[\x80-\xbf]|\xcd[\x80-\xaf]|\xe2\x84\xaa|\xc4\xb0"


class _Scan(NamedTuple):
    """Expressions of RE2, each true of every sure text that holds one of its names.

    `anchors` is of names that are enough alone and of what makes a text unsure, `parties` of those
    without which no other text touches: the claimant's and the rivals' plans.
    """

    anchors: str
    parties: str
    claimant: str
    rivals: str
    code: str
    dispute: str
    process: str


def touching(texts: Sequence[str], question: Question) -> list[bool]:
    """Tell of many texts which can be about a question, as `touches` does of the words of one.

    RE2 goes over all texts in time linear in their length, whatever they hold; only what it cannot
    rule out is cut into words.

    Parameters
    ----------
    texts : sequence of str of length n_texts
        Without unpaired surrogates.
    question : Question

    Returns
    -------
    list of bool of length n_texts

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> touching(["A visit to Dakhla", "A visit to Dakar"], load_question("western-sahara"))
    [True, False]
    """
    rows = list(range(len(texts)))
    if sum(map(len, texts)) > _FEW:
        rows = _possible(texts, _scan_of(question))
    result = [False] * len(texts)
    for row in rows:
        result[row] = touches(fold(texts[row]), question)
    return result


def _possible(texts: Sequence[str], scan: _Scan) -> list[int]:
    """Give the rows of the texts that may touch a question, in order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    column = pa.array(texts, pa.large_string()).cast(pa.large_binary())

    def holding(pattern: str, rows: list[int]) -> list[int]:
        if not rows or not pattern:
            return []
        some = column if len(rows) == len(texts) else column.take(pa.array(rows))
        found = pc.match_substring_regex(some, pattern.encode())
        return [row for row, holds in zip(rows, found.to_pylist(), strict=True) if holds]

    everything = list(range(len(texts)))
    anchored = holding(scan.anchors, everything)
    party = holding(scan.parties, sorted({*everything} - {*anchored}))
    # the shorter expressions first: it takes RE2 as long to make one ready as to go over a hundred
    # articles
    coded = holding(scan.claimant, holding(scan.code, party))
    disputed = holding(scan.claimant, holding(scan.rivals, holding(scan.dispute, party)))
    processed = holding(scan.process, party)
    return sorted({*anchored, *coded, *disputed, *processed})


@lru_cache(maxsize=128)
def _scan_of(question: Question) -> _Scan:
    names: dict[str, list[str]] = {}
    for name, role in name_pairs(question):
        names.setdefault(role, []).append(name)

    def of(roles: Iterable[str]) -> list[str]:
        return [name for role in sorted(roles) for name in names.get(role, ())]

    anchors = [*of(ANCHORS), *_own(question)]
    return _Scan(
        anchors=f"{_any_of(anchors)}|{_UNSURE}",
        parties=_any_of(of({*_CLAIMANT, "rival_plan"})),
        claimant=_any_of(of(_CLAIMANT)),
        rivals=_any_of(of(_RIVAL_STATES)),
        code=_any_of(CODE_WORDS),
        dispute=_any_of(DISPUTE_WORDS),
        process=_any_of(of({"process"})),
    )


def _any_of(names: Iterable[str]) -> str:
    """Make an expression that holds of each sure text in which a lexicon finds one of the names."""
    phrases = {
        tuple(word.lstrip("'") for word in tokenize(name).folded if _SOLID.search(word))
        for name in names
    }
    if () in phrases:
        return r"(?s).?"  # a name of marks alone: nothing is ruled out
    # a phrase within another stands for it
    shortest = [
        phrase
        for phrase in sorted(phrases)
        if not any(
            phrase[at:stop] in phrases
            for at in range(len(phrase))
            for stop in range(at + 1, len(phrase) + 1)
            if stop - at < len(phrase)
        )
    ]
    if not shortest:
        return ""
    # marks and letters that are not ASCII: whatever they are
    parts = [
        f"{_EDGE}*".join(_STRANGE.sub(r"[\\x80-\\xff]+", word) for word in phrase)
        for phrase in shortest
    ]
    starts = [f"(?:^|{_EDGE})(?i:{'|'.join(parts)})"]
    # only a capital begins a word right behind another
    capital = [f"{part[0].upper()}(?i:{part[1:]})" for part in parts if "a" <= part[0] <= "z"]
    if capital:
        starts.append(f"{_GLUED_BEFORE}(?:{'|'.join(capital)})")
    return f"(?:{'|'.join(starts)})(?:$|{_EDGE}|{_GLUED_BEHIND})"


_SOLID = re.compile(r"[^\W_]")
_STRANGE = re.compile(r"[^0-9a-z]+")
