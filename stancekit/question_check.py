"""What is doubtful in a question's file though it can be read: ids, names that are common words."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from stancekit.agents.words import DETERMINERS, PREPOSITIONS
from stancekit.errors import QuestionError
from stancekit.gazetteer import listed_ids, load_gazetteer
from stancekit.party_names import is_acronym
from stancekit.phrases import fold
from stancekit.question import Question, list_questions, load_question, name_lists

# names are looked for without regard to case, but for short acronyms, so that none may be a word of
# everyday news
_COMMON = (
    DETERMINERS
    | PREPOSITIONS
    | frozenset(
        """
        act add age ago aid aim air also and app are area arm army art ask bad ban bar bay bed
        been bid big bit border box boy but buy can capital car cost country cut dam day deal did
        die dig do does due east eat end era fact far few fit fix fly fun gap gas get god got
        government had has have he hit ho hot how i if ill is island islands it job key kid lake
        land law lay led let lie lot low man many map march mark may me men mid minister mix more
        most mr ms must nation nor north not now odd off oil old one opposition or out own
        parliament party pay peace people president pro put ran raw red region rest rich rid
        right river row run sad sat saw sea see set she shall should sit six so some son south
        state states sun talks tax ten territory then there they tie today top try two up us use
        van very vet vote vow war was water way we west wet were who why will win would yes yet
        you
        """.split()  # noqa: SIM905
    )
)


class Checked(NamedTuple):
    """A question that can be read, and what is doubtful in it.

    Attributes
    ----------
    question : Question
    warnings : tuple of str
        Each names the key that it is about, and says what to do.
    """

    question: Question
    warnings: tuple[str, ...]


def check_question(source: str | Path | Question) -> Checked:
    """Load a question and look at what reading it alone does not tell.

    Parameters
    ----------
    source : str, Path or Question
        See `stancekit.question.load_question`.

    Returns
    -------
    Checked

    Raises
    ------
    QuestionError
        It cannot be loaded, or an id of three letters is that of no state.

    Examples
    --------
    >>> check_question("western-sahara").warnings
    ()
    """
    question = load_question(source)
    faults: list[str] = []
    warnings: list[str] = []
    for number, party in enumerate(question.parties):
        key = f"rivals[{number - 1}]" if number else "claimant"
        known = _elsewhere(party.id, party.names[0])
        if party.is_state and party.id not in listed_ids():
            advice = f"; {known}" if known else (
                ", which has three letters for each state of today; for another write 'state:' "
                "and a slug"
            )  # fmt: skip
            faults.append(f"{key}.id {party.id!r} is no state of ISO 3166-1{advice}")
        elif known:
            warnings.append(
                f"{key}.id is {party.id!r}; {known}: take that, or it may come out as two holders"
            )
    if faults:
        raise QuestionError(f"{question.path or question.name}: {' '.join(faults)}")
    for key, names in name_lists(question):
        if key != "exceptions":
            warnings += [f"{key}: {doubt}" for name in names if (doubt := _doubt(name))]
    if question.name in list_questions() and load_question(question.name) != question:
        warnings.append(
            f"name: a question {question.name!r} ships, and `transfer` tells by the name alone "
            "what a model was trained on; if yours is another question, give it another name"
        )
    return Checked(question, tuple(warnings))


def _elsewhere(identity: str, name: str) -> str:
    """Say under which other id the gazetteer has a party, by its first name or its slug."""
    slug = identity.partition(":")[2]
    names = load_gazetteer().names
    for said in (name, "" if identity in listed_ids() else slug):
        words = fold(said)
        for match in names.match(words):
            ids = match.value.ids
            if match.first == 0 and match.last == len(words) and len(ids) == 1:
                return "" if ids[0] == identity else f"{said!r} is {ids[0]!r} in the gazetteer"
    return ""


def _doubt(name: str) -> str:
    """Say what is wrong with a name that stands for much else."""
    words = fold(name)
    if len(words) > 1:
        return ""
    # "US" counts only in capitals
    if words[0] in _COMMON and not is_acronym(name):
        return (
            f"{name!r} is found wherever the word {words[0]!r} stands, as names match without "
            "regard to case; write a longer name"
        )
    # "UK" is known to everyone, and "E1" is no word
    short = len(words[0]) == 1 or (len(words[0]) == 2 and words[0].isalpha())
    if short and words[0] not in load_gazetteer().acronyms:
        return f"{name!r} is short, and may stand for much else; a longer name is surer"
    return ""
