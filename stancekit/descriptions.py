"""What a sentence says, read in its article, as texts that features are taken from.

From an article's reading (`stancekit.reading`) come four texts a sentence: `words` (stems, with
the names of the question masked by role and those of third states as such), `roles` (each role
beside each stem of the sentence), `skeleton` (only names and vocabulary classes, in order) and
`signs` (what the grammar and the context say, one word a sign).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from stancekit.gazetteer import names_in
from stancekit.grammar import CLAIMANT, RIVAL
from stancekit.mentions import ROLES
from stancekit.reading import ReadSentence

# which third state it is must not matter: what it says must
#: The masks of third states by the kind of name: as such, as adjectives, as seats.
THIRD_STATES = {"name": "xstate", "people": "xstatian", "seat": "xstateseat"}
#: The masks of names, by role and of third states.
NAME_MASKS = frozenset({*ROLES.values(), *THIRD_STATES.values()})
_SHORT = frozenset({"anaphora", "act_support", "act_opposition"})
#: The columns of a description.
DESCRIPTION_COLUMNS = ("words", "roles", "skeleton", "signs")


def describe(*articles: Sequence[ReadSentence]) -> pd.DataFrame:
    """Describe each sentence of one or more articles by the texts that the vectorizers take.

    Parameters
    ----------
    *articles : sequence of ReadSentence
        All sentences of each, since a sentence is described in the light of the others.

    Returns
    -------
    DataFrame of shape (n_sentences, 4)
        Columns `words`, `roles`, `skeleton` and `signs`, of strings.

    Examples
    --------
    >>> from stancekit.question import load_question
    >>> from stancekit.reading import read_article
    >>> article = read_article(["Gabon backs Morocco's plan."], load_question("western-sahara"))
    >>> describe(article)[["words", "roles"]].values.tolist()
    [['xstate back xclaimantplan .', 'xclaimantplan~back xstate~back']]
    """
    masked = [_masked(sentence) for article in articles for sentence in article]
    return pd.DataFrame(
        {
            "words": [" ".join(pieces) for pieces in masked],
            "roles": [" ".join(_beside(pieces)) for pieces in masked],
            "skeleton": [_skeleton(sentence) for article in articles for sentence in article],
            "signs": [signs for article in articles for signs in _signs(article)],
        },
        dtype="object",
    )


def _masked(sentence: ReadSentence) -> list[str]:
    folded = sentence.words.folded
    masks = [
        (item.first, item.last, ROLES[item.value])
        for item in sentence.reading.items
        if item.value in ROLES
    ]
    taken = {at for first, last, _ in masks for at in range(first, last)}
    masks += [mask for mask in third_states(sentence) if taken.isdisjoint(range(*mask[:2]))]
    pieces: list[str] = []
    at = 0
    for first, last, mask in sorted(masks):
        pieces.extend(_plain_words(sentence, at, first))
        pieces.append(mask)
        at = last
    pieces.extend(_plain_words(sentence, at, len(folded)))
    return pieces


def _plain_words(sentence: ReadSentence, first: int, last: int) -> Iterator[str]:
    folded, passed = sentence.words.folded, sentence.passed
    return (_plain(folded[at]) for at in range(first, last) if at not in passed)


def third_states(sentence: ReadSentence) -> Iterator[tuple[int, int, str]]:
    """Find the names of states in a sentence: first word, word after the last, mask."""
    folded, before = sentence.words.folded, -1
    for name in names_in(sentence.words, sentence.text):
        ids, first = name.value.ids, name.first
        # "Pakistan's Foreign Office" is not London's
        owned = before in (first, first - (folded[first - 1] == "'s"))
        before = name.last
        if owned and folded[first:before] == ["foreign", "office"]:
            continue
        if ids and all(len(identity) == 3 for identity in ids):
            yield first, before, THIRD_STATES[name.value.kind]


@lru_cache(maxsize=1 << 16)
def _plain(word: str) -> str:
    # figures differ from article to article and mean nothing here
    return "0" if word.isdigit() else str(_stemmer().stem(word)) if word.isalpha() else word


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    # nltk costs a third of a second to import, which only reading needs
    from nltk.stem.snowball import EnglishStemmer

    return EnglishStemmer()


def _beside(pieces: Sequence[str]) -> list[str]:
    """Pair each mask with each stem of the sentence, once."""
    masks = sorted(NAME_MASKS.intersection(pieces))
    stems = sorted({p for p in pieces if len(p) > 2 and p.isalpha() and p not in NAME_MASKS})
    return [f"{mask}~{stem}" for mask in masks for stem in stems]


def _skeleton(sentence: ReadSentence) -> str:
    previous = ""
    kept = []
    for item in sentence.reading.items:
        if item.value != previous:
            kept.append(item.value)
        previous = item.value
    return " ".join(kept)


def _signs(article: Sequence[ReadSentence]) -> Iterator[str]:
    mains = [sentence.reading.verdict for sentence in article]
    for own, context in zip(
        map(_own_signs, article, mains), _context_signs(article, mains), strict=True
    ):
        yield " ".join((*dict.fromkeys(own), *dict.fromkeys(context)))


def _own_signs(sentence: ReadSentence, verdict: str) -> Iterator[str]:
    reading = sentence.reading
    # in order of the text, so that every process gives the same bytes
    values = dict.fromkeys(item.value for item in reading.items)
    on = "on" if sentence.on else "off"
    yield on
    yield f"verdict={verdict}"
    yield f"verdict={verdict}|{on}"
    main = reading.main
    if main is not None:
        certain = main.mood or ("sure" if main.clause in ("main", "contrast") else main.clause)
        party = _party(main.subject)
        yield f"main={main.leaning}|{certain}"
        yield f"main={main.leaning}|{certain}|{on}"
        yield f"main={main.leaning}|{main.object}"
        yield f"main={main.leaning}|subject={party}"
        yield f"main={main.leaning}|{'direct' if main.direct else 'oblique'}"
        yield f"main={'-0+'[main.sign + 1]}{main.verb or 'said'}>{main.side}"
        for cue in ("rights", "scare", "negation", "formula", "contrast", "tell", "past", "modal"):
            if cue in values:
                yield f"main={main.leaning}|{cue}"
    for frame in reading.frames:
        sign = "-0+"[frame.sign + 1]
        yield f"frame={sign}{frame.object}>{frame.side}"
        if frame.loaded:
            yield f"loaded={frame.side}"
            if main is None:
                yield f"loaded={frame.side}|only"
    for act in reading.acts:
        yield f"act={_party(act.subject)}|{'-0+'[act.sign + 1]}"
        yield f"act={act.verb}"
    for value in values:
        yield f"has={value}"
    subject = _party(reading.subject)
    yield f"subject={subject}|{verdict}"
    for act in reading.acts[:1]:
        yield f"subject={subject}|act={'-0+'[act.sign + 1]}"
    for value in sorted(_SHORT):
        if value in values:
            yield f"subject={subject}|{value}"
    parties = {_party(v) for v in values if v in CLAIMANT or v in RIVAL}
    yield "parties=" + ("+".join(sorted(parties)) or "none")
    if sentence.speaker:
        yield f"speaker={sentence.speaker}|{verdict}"
    text = sentence.text
    if sentence.furniture:
        yield f"furniture={sentence.furniture}"
    if text.rstrip().endswith("?"):
        yield "question"
    length = len(sentence.words.folded)
    yield "length=" + ("1-4" if length < 5 else "5-11" if length < 12 else "12+")
    if length >= 3 and text.rstrip()[-1:] not in ".!?\"'”’…":
        yield f"unclosed|{on}"
    if '"' in sentence.words.folded:
        yield f"quotes|{verdict}"


def _party(role: str) -> str:
    return "claimant" if role in CLAIMANT else "rival" if role in RIVAL else "none"


def _context_signs(article: Sequence[ReadSentence], mains: list[str]) -> Iterator[list[str]]:
    """Give the signs of each sentence's place in its article."""
    size = len(article)
    if size == 1:
        yield ["alone"]
        return
    on = [sentence.on for sentence in article]
    share = sum(on) / size
    topic = "0" if share == 0 else "low" if share < 0.15 else "some" if share < 0.4 else "high"
    opening = next((m for m in mains[:4] if m in ("support", "opposition")), "none")
    last = -1  # the last sentence with words of the question
    for index, sentence in enumerate(article):
        own = "on" if on[index] else "off"
        if on[index]:
            last = index
        gap = index - last if last >= 0 else -1
        near = "none" if gap < 0 else str(gap) if gap < 2 else "2-3" if gap < 4 else "far"
        signs = [
            f"topic={topic}",
            f"topic={topic}|{own}",
            "place=" + ("first" if index == 0 else "second" if index == 1 else "later"),
            f"gap={near}",
            f"opening={opening}",
        ]
        if index:
            signs.append(f"previous={mains[index - 1]}|{'on' if on[index - 1] else 'off'}")
        if index + 1 < size:
            signs.append(f"next={'on' if on[index + 1] else 'off'}")
        if any(item.value in _SHORT for item in sentence.reading.items):
            signs.append(f"anaphora|gap={near}|topic={topic}")
        if not on[index]:
            signs.append(f"verdict={mains[index]}|gap={near}")
            signs.append(f"verdict={mains[index]}|topic={topic}")
        yield signs
