"""A territorial question: a proposition with a claimant, a territory, rivals and a process.

One TOML file a question. Those that ship stand in `stancekit/questions/`; a user's own file has
the same form and needs nothing else.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from stancekit.cleaning import normalize
from stancekit.errors import QuestionError

_FOLDER = Path(__file__).parent / "questions"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HOLDER_ID = re.compile(r"[A-Z]{3}|(?:state|org|party|person):[a-z0-9]+(?:-[a-z0-9]+)*")
_SCHEMA: Mapping[str, tuple[str, ...]] = {
    "claimant": ("names", "demonyms", "seats"),
    "territory": ("names", "places", "demonyms", "claimant_names", "rival_names"),
    "rivals": ("names", "demonyms", "seats"),
    "process": ("names",),
    "plans": ("claimant", "rival"),
}
# these stand above the first table: behind one, TOML counts them as the table's own
_TOP = ("name", "proposition", "exceptions")
_CURLY = frozenset("\u201c\u201d\u201e\u2018\u201a\u00ab\u00bb")


@dataclass(frozen=True)
class Party:
    """A claimant or a rival: its holder id and the names under which it is met.

    Attributes
    ----------
    id : str
        ISO 3166-1 alpha-3 of a state, else `state:`, `org:`, `party:` or `person:` and a slug.
    names, demonyms, seats : tuple of str
        What it is called, what its own are called, and the places that stand for its government.
    """

    id: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def is_state(self) -> bool:
        """Whether the party is a state of ISO 3166, so that its bare name says nothing yet."""
        return ":" not in self.id


@dataclass(frozen=True)
class Question:
    """A proposition about a territory that someone can back or reject.

    Attributes
    ----------
    name : str
        Lower-case words joined by hyphens; the question's id in every table.
    proposition : str
        The sentence that support backs and opposition rejects.
    claimant : Party
    rivals : tuple of Party
    names, places, demonyms : tuple of str
        The territory's neutral names, places within it and people.
    claimant_names, rival_names : tuple of str
        Loaded names, each side's own: they are evidence of a stance.
    process : tuple of str
        Bodies, envoys, talks and formats that deal with the question.
    claimant_plans, rival_plans : tuple of str
        What each side offers or demands.
    exceptions : tuple of str
        Longer names that contain one of the names above and are not it.
    """

    name: str
    proposition: str
    claimant: Party
    rivals: tuple[Party, ...]
    names: tuple[str, ...]
    places: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    claimant_names: tuple[str, ...] = ()
    rival_names: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    claimant_plans: tuple[str, ...] = ()
    rival_plans: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    path: str = field(default="", compare=False, repr=False)

    def __hash__(self) -> int:
        # a question is looked up with every sentence, and seldom differs in its names alone
        return hash((self.name, self.proposition))

    @property
    def parties(self) -> tuple[Party, ...]:
        """The claimant, then the rivals."""
        return (self.claimant, *self.rivals)


def list_questions() -> list[str]:
    """Names of the questions that ship with the library, sorted.

    Examples
    --------
    >>> "western-sahara" in list_questions()
    True
    """
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def load_question(source: str | Path | Question) -> Question:
    """Load a question that ships with the library, or a user's own TOML file.

    Parameters
    ----------
    source : str, Path or Question
        A shipped question's name (see `list_questions`), the path of a TOML file, or a question,
        which is given back as it is.

    Returns
    -------
    Question

    Raises
    ------
    QuestionError
        No such question, or the file breaks the schema; the message names the faulty key.

    Examples
    --------
    >>> load_question("western-sahara").claimant.id
    'MAR'
    >>> load_question("westen-sahara")
    Traceback (most recent call last):
        ...
    stancekit.errors.QuestionError: no question named 'westen-sahara'; did you mean
    'western-sahara'? `stancekit questions` lists them; a file of your own must end in .toml
    """
    if isinstance(source, Question):
        return source
    path = find_question(source)
    try:
        path = path.resolve()
        state = path.stat()
    except FileNotFoundError:
        raise QuestionError(f"no question file at {path}") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise QuestionError(f"cannot read {source}: {error}") from error
    # a file that was edited in the meantime is read again
    return _load(str(path), (state.st_mtime_ns, state.st_size))


def find_question(source: str | Path) -> Path:
    """Give the file of a question that ships, by its name, or of another, by its path.

    Raises
    ------
    QuestionError
        No question of that name ships, and a file would end in .toml.

    Examples
    --------
    >>> find_question("kosovo").name
    'kosovo.toml'
    """
    text = str(source)
    if text.endswith(".toml"):
        return Path(text)
    if text in list_questions():
        return _FOLDER / f"{text}.toml"
    if _is_folder(text):
        raise QuestionError(f"{text} is a folder; give the question files in it, each by name")
    near = _near(text, list_questions())
    raise QuestionError(
        f"no question named {text!r};{f' did you mean {near!r}?' if near else ''} `stancekit "
        "questions` lists them; a file of your own must end in .toml"
    )


def parse_question(data: Mapping[str, Any], where: str = "the question") -> Question:
    """Check the content of a question's TOML file and make the question.

    Parameters
    ----------
    data : mapping
        What `tomllib.load` gave.
    where : str
        The file, for error messages.

    Returns
    -------
    Question

    Raises
    ------
    QuestionError
        Names the faulty key and says what it must be; of several faults, each with its number.

    Examples
    --------
    >>> parse_question({"name": "x", "propositoin": "X is Y's", "territory": {"names": ["X"]},
    ...                 "claimant": {"id": "party:y", "names": ["Y"]}}, "x.toml")
    Traceback (most recent call last):
        ...
    stancekit.errors.QuestionError: x.toml: (1) unknown key 'propositoin'; did you mean
    'proposition'? (2) rivals must be one or more [[rivals]] tables
    """
    faults: list[str] = []
    data, tables = _tables(data, faults)
    name, proposition = (_string(data, key, faults) for key in ("name", "proposition"))
    if name and not _NAME.fullmatch(name):
        faults.append(
            f"name is {name!r}; use lower-case words joined by hyphens, as in 'my-question'"
        )
    parties = [_party(table, key, faults) for key, table in tables.items() if _is_party(key)]
    territory, process, plans = tables["territory"], tables["process"], tables["plans"]
    question = Question(
        name=name,
        proposition=proposition,
        claimant=parties[0],
        rivals=tuple(parties[1:]),
        names=_names(territory, "territory", faults),
        places=_strings(territory, "places", "territory", faults),
        demonyms=_strings(territory, "demonyms", "territory", faults),
        claimant_names=_strings(territory, "claimant_names", "territory", faults),
        rival_names=_strings(territory, "rival_names", "territory", faults),
        process=_strings(process, "names", "process", faults),
        claimant_plans=_strings(plans, "claimant", "plans", faults),
        rival_plans=_strings(plans, "rival", "plans", faults),
        exceptions=_strings(data, "exceptions", "", faults),
        path=where,
    )
    _check_unique(question, faults)
    if len(faults) > 1:
        faults = [f"({number}) {fault}" for number, fault in enumerate(faults, 1)]
    if faults:
        raise QuestionError(f"{where}: {' '.join(faults)}")
    return question


@lru_cache(maxsize=128)
def _load(path: str, stamp: tuple[int, int] = (0, 0)) -> Question:
    file = Path(path)
    text = ""
    try:
        text = file.read_bytes().decode("utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise QuestionError(f"cannot read {file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{file.name}: not UTF-8: {error}; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise QuestionError(
            f"{file.name}: not valid TOML: {error}{_about_quotes(text, str(error))}"
        ) from error
    return parse_question(data, file.name)


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_dir()
    except (OSError, ValueError):
        return False


def _about_quotes(text: str, error: str) -> str:
    """Say that quotation marks must be straight, if the line of an error has others."""
    told = re.search(r"at line (\d+)", error)
    # tomllib counts "\n" alone as the end of a line
    line = text.split("\n")[int(told[1]) - 1] if told else ""
    if _CURLY.isdisjoint(line):
        return ""
    return '; the quotation marks around a name must be straight ones: "name"'


def _near(word: str, choices: Any) -> str:
    # difflib costs an import that only a mistake pays for
    from difflib import get_close_matches

    plain = word.lower().replace(" ", "-")
    match = get_close_matches(plain, list(choices), n=1) or get_close_matches(
        plain.replace("-", "_"), list(choices), n=1
    )
    return match[0] if match else ""


def _tables(
    data: Mapping[str, Any], faults: list[str]
) -> tuple[Mapping[str, Any], dict[str, Mapping[str, Any]]]:
    """Give a file's content and its tables by key, misspelt and misplaced keys put right.

    One mistake is one fault so: what it caused is not told beside it.
    """
    top = _keys(data, (*_TOP, *_SCHEMA), "", faults)
    tables: dict[str, Mapping[str, Any]] = {}
    for key in _SCHEMA:
        value = top.get(key, {})
        if key == "rivals":
            if not isinstance(value, list) or not value:
                faults.append("rivals must be one or more [[rivals]] tables")
                value = []
            tables |= {f"rivals[{number}]": rival for number, rival in enumerate(value)}
        else:
            tables[key] = value
    for key, value in tables.items():
        kind = key.partition("[")[0]
        if not isinstance(value, Mapping):
            form = "[[rivals]]" if kind == "rivals" else f"[{key}]"
            faults.append(f"{key} must be a {form} table")
            # nothing is told of what a table lacks that is none
            tables[key] = dict.fromkeys(("id", "names"))
            continue
        allowed = (("id",) if _is_party(key) else ()) + _SCHEMA[kind]
        tables[key] = _keys(value, allowed, key, faults, top)
    return top, tables


def _is_party(key: str) -> bool:
    return key == "claimant" or key.startswith("rivals[")


def _keys(
    data: Mapping[str, Any],
    allowed: tuple[str, ...],
    parent: str,
    faults: list[str],
    top: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Note the unknown keys of a table, and give the table with the misspelt ones put right.

    What belongs at the top of the file goes into `top`.
    """
    right = dict(data)
    for key, value in data.items():
        if key in allowed:
            continue
        full = f"{parent}.{key}" if parent else key
        # "name" in a table is rather a slip for "names", where the file has its own
        if (
            top is not None
            and key in _TOP
            and not (key == "name" and ("name" in top or not isinstance(value, str)))
        ):
            faults.append(
                f"unknown key {full!r}; {key!r} belongs at the top of the file, before the first "
                "[table]"
            )
            top.setdefault(key, value)
            continue
        near = _near(key, allowed)
        advice = f"did you mean {near!r}?" if near else f"use one of {', '.join(allowed)}"
        faults.append(f"unknown key {full!r}; {advice}")
        if near:
            right.setdefault(near, value)
    return right


def _string(data: Mapping[str, Any], key: str, faults: list[str]) -> str:
    value = data.get(key)
    if isinstance(value, str) and value.strip():
        return value
    what = "is missing" if value is None else f"is {value!r}"
    faults.append(f"{key} {what}; it must be a non-empty string")
    return ""


def _strings(data: Mapping[str, Any], key: str, parent: str, faults: list[str]) -> tuple[str, ...]:
    value = data.get(key, [])
    full = f"{parent}.{key}" if parent else key
    if value is None:
        return ()
    if not isinstance(value, list):
        faults.append(f"{full} must be a list of names, not {value!r}")
        return ()
    for item in value:
        if not isinstance(item, str) or not any(letter.isalnum() for letter in item):
            faults.append(f"{full} holds {item!r}; every name must be a string with a letter in it")
            return ()
    return tuple(item.strip() for item in value)


def _names(data: Mapping[str, Any], parent: str, faults: list[str]) -> tuple[str, ...]:
    """Read the names that a party or territory must have."""
    if "names" not in data:
        faults.append(f"{parent}.names is missing; it must list names")
    elif data["names"] == []:
        faults.append(f"{parent}.names is empty; give at least one name")
    return _strings(data, "names", parent, faults)


def _party(data: Mapping[str, Any], key: str, faults: list[str]) -> Party:
    identity = data.get("id", "")
    if identity is not None and not (isinstance(identity, str) and _HOLDER_ID.fullmatch(identity)):
        what = f"is {identity!r}" if "id" in data else "is missing"
        faults.append(
            f"{key}.id {what}; use an ISO 3166-1 alpha-3 code ('MAR') or "
            "'state:', 'org:', 'party:' or 'person:' and a slug ('party:polisario-front')"
        )
        identity = None
    return Party(
        identity or "",
        _names(data, key, faults),
        _strings(data, "demonyms", key, faults),
        _strings(data, "seats", key, faults),
    )


def name_lists(question: Question) -> list[tuple[str, tuple[str, ...]]]:
    """List a question's names under the keys of its file."""
    lists: list[tuple[str, tuple[str, ...]]] = []
    for number, party in enumerate(question.parties):
        key = f"rivals[{number - 1}]" if number else "claimant"
        lists += [(f"{key}.{part}", getattr(party, part)) for part in _SCHEMA["claimant"]]
    return [
        *lists,
        ("territory.names", question.names),
        ("territory.places", question.places),
        ("territory.demonyms", question.demonyms),
        ("territory.claimant_names", question.claimant_names),
        ("territory.rival_names", question.rival_names),
        ("process.names", question.process),
        ("plans.claimant", question.claimant_plans),
        ("plans.rival", question.rival_plans),
        ("exceptions", question.exceptions),
    ]


def _check_unique(question: Question, faults: list[str]) -> None:
    ids = [party.id for party in question.parties]
    for number, identity in enumerate(ids):
        if identity and identity in ids[:number]:
            faults.append(f"rivals[{number - 1}].id {identity!r} stands there twice")
    seen: dict[str, str] = {}
    for key, names in name_lists(question):
        for name in names:
            plain = unicodedata.normalize("NFC", normalize(name)).casefold()
            plain = " ".join(plain.replace("-", " ").split())
            other = seen.setdefault(plain, key)
            if other != key:
                faults.append(f"{name!r} stands in {other} and in {key}; keep it in one of them")
