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
_REQUIRED = {"claimant": "names", "territory": "names", "rivals": "names"}


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
    text = str(source)
    if not text.endswith(".toml"):
        if text in list_questions():
            return _load(str(_FOLDER / f"{text}.toml"))
        raise QuestionError(
            f"no question named {text!r};{_near(text, list_questions())} `stancekit questions` "
            "lists them; a file of your own must end in .toml"
        )
    path = Path(text)
    try:
        path = path.resolve()
        state = path.stat()
    except FileNotFoundError:
        raise QuestionError(f"no question file at {path}") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise QuestionError(f"cannot read {text}: {error}") from error
    # a file that was edited in the meantime is read again
    return _load(str(path), (state.st_mtime_ns, state.st_size))


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
        Names the faulty key and says what it must be.

    Examples
    --------
    >>> parse_question({"name": "x", "proposition": "X is Y's", "claimants": {}}, "x.toml")
    Traceback (most recent call last):
        ...
    stancekit.errors.QuestionError: x.toml: unknown key 'claimants'; did you mean 'claimant'?
    """
    allowed = ("name", "proposition", "exceptions", *_SCHEMA)
    for key in data:
        if key not in allowed:
            raise _unknown(key, key, allowed, where)
    name = _string(data, "name", where)
    if not _NAME.fullmatch(name):
        raise QuestionError(
            f"{where}: name is {name!r}; use lower-case words joined by hyphens, as in "
            "'my-question'"
        )
    proposition = _string(data, "proposition", where)
    tables = {key: _section(data, key, where) for key in _SCHEMA if key != "rivals"}
    rivals = data.get("rivals")
    if not isinstance(rivals, list) or not rivals:
        raise QuestionError(f"{where}: rivals must be one or more [[rivals]] tables")
    parties = [_party(tables["claimant"], "claimant", where)]
    for number, rival in enumerate(rivals):
        key = f"rivals[{number}]"
        if not isinstance(rival, Mapping):
            raise QuestionError(f"{where}: {key} must be a [[rivals]] table")
        _keys(rival, ("id", *_SCHEMA["rivals"]), key, where)
        parties.append(_party(rival, key, where))
    territory = tables["territory"]
    question = Question(
        name=name,
        proposition=proposition,
        claimant=parties[0],
        rivals=tuple(parties[1:]),
        names=_strings(territory, "names", "territory", where),
        places=_strings(territory, "places", "territory", where),
        demonyms=_strings(territory, "demonyms", "territory", where),
        claimant_names=_strings(territory, "claimant_names", "territory", where),
        rival_names=_strings(territory, "rival_names", "territory", where),
        process=_strings(tables["process"], "names", "process", where),
        claimant_plans=_strings(tables["plans"], "claimant", "plans", where),
        rival_plans=_strings(tables["plans"], "rival", "plans", where),
        exceptions=_strings(data, "exceptions", "", where),
        path=where,
    )
    if not question.names:
        raise QuestionError(f"{where}: territory.names is empty; give at least one name")
    _check_unique(question, where)
    return question


def describe_question(question: Question) -> str:
    """Write out a question's proposition and its names by role, a line each."""
    lines = [f"{question.name}: {question.proposition}"]
    for key, names in _name_lists(question):
        if names:
            lines.append(f"  {key}: {', '.join(names)}")
    return "\n".join(lines)


@lru_cache(maxsize=128)
def _load(path: str, stamp: tuple[int, int] = (0, 0)) -> Question:
    file = Path(path)
    try:
        data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise QuestionError(f"cannot read {file}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise QuestionError(f"{file}: not UTF-8: {error}; save it as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise QuestionError(f"{file}: not valid TOML: {error}") from error
    return parse_question(data, file.name)


def _near(word: str, choices: Any) -> str:
    # difflib costs an import that only a mistake pays for
    from difflib import get_close_matches

    plain = word.lower().replace(" ", "-")
    match = get_close_matches(plain, list(choices), n=1) or get_close_matches(
        plain.replace("-", "_"), list(choices), n=1
    )
    return f" did you mean {match[0]!r}?" if match else ""


def _unknown(key: str, word: str, allowed: tuple[str, ...], where: str) -> QuestionError:
    advice = _near(word, allowed) or f" use one of {', '.join(allowed)}"
    return QuestionError(f"{where}: unknown key {key!r};{advice}")


def _string(data: Mapping[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        what = "is missing" if value is None else f"is {value!r}"
        raise QuestionError(f"{where}: {key} {what}; it must be a non-empty string")
    return value


def _keys(data: Mapping[str, Any], allowed: tuple[str, ...], key: str, where: str) -> None:
    for name in data:
        if name not in allowed:
            raise _unknown(f"{key}.{name}", name, allowed, where)


def _section(data: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise QuestionError(f"{where}: {key} must be a [{key}] table")
    if key in _REQUIRED and _REQUIRED[key] not in value:
        raise QuestionError(f"{where}: {key}.{_REQUIRED[key]} is missing; it must list names")
    _keys(value, (("id",) if key == "claimant" else ()) + _SCHEMA[key], key, where)
    return value


def _strings(data: Mapping[str, Any], key: str, parent: str, where: str) -> tuple[str, ...]:
    value = data.get(key, [])
    full = f"{parent}.{key}" if parent else key
    if not isinstance(value, list):
        raise QuestionError(f"{where}: {full} must be a list of names, not {value!r}")
    for item in value:
        if not isinstance(item, str) or not any(letter.isalnum() for letter in item):
            raise QuestionError(
                f"{where}: {full} holds {item!r}; every name must be a string with a letter in it"
            )
    return tuple(item.strip() for item in value)


def _party(data: Mapping[str, Any], key: str, where: str) -> Party:
    identity = data.get("id")
    if not isinstance(identity, str) or not _HOLDER_ID.fullmatch(identity):
        raise QuestionError(
            f"{where}: {key}.id is {identity!r}; use an ISO 3166-1 alpha-3 code ('MAR') or "
            "'state:', 'org:', 'party:' or 'person:' and a slug ('party:polisario-front')"
        )
    names = _strings(data, "names", key, where)
    if not names:
        raise QuestionError(f"{where}: {key}.names is empty; give at least one name")
    return Party(
        identity, names, _strings(data, "demonyms", key, where), _strings(data, "seats", key, where)
    )


def _name_lists(question: Question) -> list[tuple[str, tuple[str, ...]]]:
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


def _check_unique(question: Question, where: str) -> None:
    ids = [party.id for party in question.parties]
    for number, identity in enumerate(ids):
        if identity in ids[:number]:
            raise QuestionError(f"{where}: rivals[{number - 1}].id {identity!r} stands there twice")
    seen: dict[str, str] = {}
    for key, names in _name_lists(question):
        for name in names:
            plain = unicodedata.normalize("NFC", normalize(name)).casefold()
            plain = " ".join(plain.replace("-", " ").split())
            other = seen.setdefault(plain, key)
            if other != key:
                raise QuestionError(
                    f"{where}: {name!r} stands in {other} and in {key}; keep it in one of them"
                )
