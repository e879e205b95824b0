"""Small changes of a text, as an audit makes them: a list of edits each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from stancekit.gazetteer import load_gazetteer, names_in
from stancekit.mentions import find_names
from stancekit.phrases import tokenize
from stancekit.question import Question


class Edit(NamedTuple):
    """Characters `[start, end)` of a text and what is written in their place."""

    start: int
    end: int
    text: str


Change = Callable[[str, Question, np.random.Generator], list[Edit]]


def apply_edits(text: str, edits: Sequence[Edit]) -> tuple[str, Callable[[int, bool], int]]:
    """Make the edits; give the new text, and where an old place lies in it."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    pieces, at, shift = [], 0, 0
    moves: list[tuple[Edit, int]] = []
    for edit in kept:
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
        # what was put in at one place lies before a sentence that begins there, and after one
        # that ends there
        new = edit.start + shift
        shift += len(edit.text) - (edit.end - edit.start)
        if len(edit.text) != edit.end - edit.start:
            moves.append((edit, new))
    pieces.append(text[at:])

    def place(old: int, end: bool) -> int:
        moved = old
        for edit, new in moves:
            if edit.start > old or (edit.start == old and (end or edit.start < edit.end)):
                break
            if edit.end <= old:
                moved = new + len(edit.text) + (old - edit.end)
            else:
                # inside what was replaced
                return new + (len(edit.text) if end else 0)
        return moved

    return "".join(pieces), place


def _swap_parties(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Put each side's names, people, seats and loaded names in the other's place."""
    claimant = question.claimant
    # a state is best swapped with a state
    rival = next((one for one in question.rivals if one.is_state), question.rivals[0])
    sides: dict[str, tuple[str, ...]] = {
        "claimant": rival.names,
        "claimant_demonym": rival.demonyms or rival.names,
        "claimant_seat": rival.seats or rival.names,
        "claimant_name": question.rival_names,
        "rival": claimant.names,
        "rival_state": claimant.names,
        "rival_demonym": claimant.demonyms or claimant.names,
        "rival_seat": claimant.seats or claimant.names,
        "rival_name": question.claimant_names,
    }
    words = tokenize(text)
    edits = []
    for match in find_names(words.folded, question):
        chosen = sides.get(match.value)
        if not chosen:
            continue
        start, end = words.starts[match.first], words.ends[match.last - 1]
        old = text[start:end]
        new = chosen[0]
        if match.value in _LOADED:
            # of these any does; the same one always becomes the same other one
            digest = hashlib.sha256(" ".join(words.folded[match.first : match.last]).encode())
            new = chosen[digest.digest()[0] % min(len(chosen), 3)]
        party = match.value in ("claimant", "claimant_seat") and not rival.is_state
        if party and " " in new and not text[max(0, start - 4) : start].lower().endswith("the "):
            opens = text[:start].rstrip(" ")[-1:] in ("", "\n", ".", "!", "?")
            new = ("The " if opens else "the ") + new
        if old.isupper() and len(old) > 5:
            new = new.upper()
        edits.append(Edit(start, end, new))
    return edits


_LOADED = frozenset({"claimant_name", "rival_name"})
_PLANS = frozenset({"claimant_plan", "rival_plan"})
_NAMED = frozenset(
    {"claimant", "claimant_demonym", "claimant_seat", "claimant_name",
     "rival", "rival_state", "rival_demonym", "rival_seat", "rival_name"}
)  # fmt: skip


#: Words of a third end, which no swap of two sides turns around: the territory as a state of its
#: own. Who rejects independence is for the claimant, be it the claimant itself or a rival.
SEPARATE = re.compile(
    r"\b(?:independen|seced|secess|separat|referend|plebiscite|statehood|republic\b"
    r"|self ?- ?determin|break(?:s|ing)?(?: ?- ?| )?(?:away|up)\b|own (?:state|country)\b"
    r"|sovereign (?:state|country|nation)\b)"
)


def turns(text: str, question: Question) -> bool:
    """Tell whether a sentence's stance turns with the names: one is there, and no plan.

    A plan stays its side's, whoever is said to back it. Nor does a stance turn that is taken on a
    state of its own, see `SEPARATE`.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> question = load_question("western-sahara")
    >>> turns("Peru recognized Morocco's sovereignty.", question)
    True
    >>> turns("Morocco rejects independence.", question)
    False
    """
    words = tokenize(text).folded
    roles = {match.value for match in find_names(words, question)}
    named = not roles.isdisjoint(_NAMED) and roles.isdisjoint(_PLANS)
    return named and not SEPARATE.search(" ".join(words))


def _swap_third_states(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Put other states in the place of those that are no party to the question."""
    # the gazetteer has Western Sahara among the states
    parties = {party.id for party in question.parties} | {"ESH"}
    words = tokenize(text)
    found = [
        match
        for match in names_in(words, text, question)
        if len(match.value.ids) == 1
        and match.value.kind in ("name", "people")
        and len(match.value.ids[0]) == 3
        and match.value.ids[0] not in parties
    ]
    named = {match.value.ids[0] for match in found}
    free = [identity for identity in sorted(_STATES) if identity not in named | parties]
    drawn = dict(zip(sorted(named), rng.permutation(free).tolist(), strict=False))
    shown = load_gazetteer(question).shown
    edits = []
    for match in found:
        new = drawn.get(match.value.ids[0])
        if new is None:
            continue
        start, end = words.starts[match.first], words.ends[match.last - 1]
        if match.value.kind == "name":
            # "the Netherlands": none of the new names takes an article
            if text[max(0, start - 4) : start].lower() == "the ":
                start -= 4
            name = shown[new]
        elif text[start:end].endswith(("ns", "is")):
            name = f"citizens of {shown[new]}"
        else:
            name = _STATES[new]
        edits.append(Edit(start, end, name.upper() if text[start:end].isupper() else name))
    return edits


# What others are swapped for: states far from all questions, whose names take no article, with
# what their people are called.
_STATES: Mapping[str, str] = {
    "AUT": "Austrian", "BRA": "Brazilian", "BGR": "Bulgarian", "CAN": "Canadian",
    "CHL": "Chilean", "COL": "Colombian", "HRV": "Croatian", "ECU": "Ecuadorian",
    "EST": "Estonian", "FIN": "Finnish", "GHA": "Ghanaian", "HUN": "Hungarian",
    "IRL": "Irish", "JAM": "Jamaican", "KAZ": "Kazakh", "KEN": "Kenyan", "LVA": "Latvian",
    "LTU": "Lithuanian", "MWI": "Malawian", "MEX": "Mexican", "MNG": "Mongolian",
    "NGA": "Nigerian", "NOR": "Norwegian", "PRY": "Paraguayan", "PER": "Peruvian",
    "POL": "Polish", "ROU": "Romanian", "RWA": "Rwandan", "SEN": "Senegalese",
    "SVN": "Slovenian", "SWE": "Swedish", "THA": "Thai", "UGA": "Ugandan", "URY": "Uruguayan",
    "ZMB": "Zambian",
}  # fmt: skip


def _typos(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Swap, drop or double a letter within one word in thirty."""
    edits = []
    for start, end in _long_words(text):
        if rng.random() < 1 / 30:
            at = int(rng.integers(start + 1, end - 1))
            two = text[at : at + 2]
            new = (two[::-1], two[:1], two[:1] + two)[int(rng.integers(3))]
            edits.append(Edit(at, at + 2, new))
    return edits


def _ocr(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Misread a letter in one word in thirty, and break one in sixty over two lines."""
    edits = []
    for start, end in _long_words(text):
        drawn = rng.random()
        if drawn < 1 / 60:
            at = (start + end) // 2
            edits.append(Edit(at, at, "-\n"))
        elif drawn < 1 / 20:
            places = [
                (text.find(old, start, end), old, new)
                for old, new in _MISREAD
                if text.find(old, start, end) >= 0
            ]
            if places:
                at, old, new = places[int(rng.integers(len(places)))]
                edits.append(Edit(at, at + len(old), new))
    return edits


_MISREAD = (("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("e", "c"), ("o", "0"), ("h", "b"),
            ("S", "5"), ("cl", "d"), ("u", "ii"))  # fmt: skip


def _long_words(text: str) -> list[tuple[int, int]]:
    words = tokenize(text)
    return [
        (start, end)
        for start, end in zip(words.starts, words.ends, strict=True)
        if end - start > 3 and text[start:end].isalpha()
    ]


def _upper(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    return _letter_by_letter(text, str.upper)


def _lower(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    return _letter_by_letter(text, str.lower)


def _letter_by_letter(text: str, change: Callable[[str], str]) -> list[Edit]:
    # letters that become two stay as they are, so that no place moves
    return [
        Edit(at, at + 1, new)
        for at, letter in enumerate(text)
        if (new := change(letter)) != letter and len(new) == 1
    ]


def _punctuation(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Leave out commas, semicolons and colons, and write dashes as hyphens."""
    edits = []
    for at, letter in enumerate(text):
        if letter in ",;:" and text[at + 1 : at + 2].isspace():
            edits.append(Edit(at, at + 1, ""))
        elif letter in "–—":
            edits.append(Edit(at, at + 1, "-"))
    return edits


def _quotes(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Write straight quotation marks and apostrophes curled, curled ones straight or angled."""
    edits = []
    opened = False
    for at, letter in enumerate(text):
        if letter == '"':
            opened = not opened
            edits.append(Edit(at, at + 1, "“" if opened else "”"))
        elif letter in _QUOTES:
            edits.append(Edit(at, at + 1, _QUOTES[letter]))
    return edits


_QUOTES = {"“": "«", "”": "»", "«": "“", "»": "”", "'": "’", "’": "'", "‘": "'"}


def _furniture(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    """Put lines of a web page before, after and between the paragraphs."""
    breaks = [at for at, letter in enumerate(text) if letter == "\n"]
    edits = [Edit(0, 0, _HEAD), Edit(len(text), len(text), _FOOT)]
    for at in breaks[:: max(1, len(breaks) // 3)][:3] if breaks else []:
        line = _LINES[int(rng.integers(len(_LINES)))]
        edits.append(Edit(at, at, f"\n{line}\n"))
    return edits


_HEAD = "Home | World | Politics | Economy | Sport\nSign in\nBreaking news\n"
_FOOT = "\nShare this article\nFacebook Twitter WhatsApp Email\nAll rights reserved.\n"
_LINES = (
    "Advertisement",
    "Read also: Ministers meet ahead of the summit",
    "Subscribe to our newsletter for the day's top stories.",
    "We use cookies to give you the best experience.",
    "Most read",
    "Photo: archive",
)


def cut(text: str, spans: Sequence[Mapping[str, object]]) -> list[Edit]:
    """Leave out the second half of an article's sentences."""
    if len(spans) < 2:
        return []
    at = spans[(len(spans) + 1) // 2]["start"]
    return [Edit(int(str(at)), len(text), "")]


def _nothing(text: str, question: Question, rng: np.random.Generator) -> list[Edit]:
    return []


#: The audits by name, each with what it changes in a text.
AUDITS: Mapping[str, Change] = {
    "symmetry": _swap_parties,
    "invariance": _swap_third_states,
    "typos": _typos,
    "lower case": _lower,
    "upper case": _upper,
    "punctuation": _punctuation,
    "quotation marks": _quotes,
    "ocr": _ocr,
    "furniture": _furniture,
    # needs the article's sentences: see `change_gold`
    "truncated": _nothing,
}
