"""An article's sentences, with their places in the text.

A sentence ends at a full stop, question or exclamation mark that closes it, and at the end of a
line, unless the line was only wrapped there. `text[start:end]` is always the sentence.

Every look to the left or right of a mark is bounded, so that the time taken grows with the length
of the text and no faster, whatever the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from stancekit.cleaning import normalize
from stancekit.furniture_patterns import FINITE
from stancekit.wrapping import OPENERS, joined_lines


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# a full stop after these does not end a sentence
_TITLES = _words(
    """
    mr mrs ms messrs dr prof st ste gen ret lt col capt maj sgt cmdr adm brig gov sen sens rep reps
    hon rt rev fr pres pm amb sec min del supt insp asst h.e h.m h.r.h hm he hrh m mm mme mlle
    sheikh rt.hon vs v cf viz i.e e.g approx est fig figs eds ed mt ext doc rpt govt intl natl
    """
)
_BEFORE_NUMBERS = _words(
    "no nos art arts par para paras sec sect ch vol vols pp p pg fig figs ed ext res tel"
)
_COUNTRIES = _words("u.n u.s u.k e.u a.u u.a.e u.s.a u.s.s.r d.c r.o.c p.r.c d.p.r.k")
_COMPANIES = _words("bros co corp inc ltd plc llc s.a s.c assn univ dept")
_MONTHS = _words("jan feb mar apr jun jul aug sept sep oct nov dec")
_DAYS = _words("mon tue tues wed thu thur thurs fri sat sun")
_CLOCK = _words("a.m p.m")
# an abbreviation of no kind above that ends a sentence only where the next word opens one
_OTHERS = _words("al jr sr ft sq ph.d")
_MAY_CLOSE = _COUNTRIES | _COMPANIES | _MONTHS | _DAYS | _CLOCK | _OTHERS

#: Words, in lower case and without the last full stop, that a full stop may only abbreviate.
ABBREVIATIONS = _TITLES | _BEFORE_NUMBERS | _MAY_CLOSE | {"etc"}

# words as well: they abbreviate before a number ("No. 5") or with a capital ("St. Petersburg")
_WORDS_UNLESS_NUMBERED = _words("no art par fig ch ext ed res sec")
_WORDS_UNLESS_CAPITAL = _words("sat sun he min del est st mt fr mar mon wed m mm ret")

# "4 p.m. Eastern time", "9 a.m. Monday": the hour is not over
_AFTER_CLOCK = _words(
    """
    eastern central pacific mountain greenwich moscow london local monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december gmt utc cet est edt et pst pdt bst ist today tomorrow
    """
)
_MONTH_NAMES = _words(
    "january february march april may june july august september october november december"
)
# "Plan B. Rabat ...": a letter after these is no initial
_LETTERED = _words(
    "plan zone area annex group class part option schedule appendix article vitamin point"
)

_NOT_PLAIN = re.compile(r"[^\x01-_a-\x7f]+")
_WIDE = "。！？؟।॥۔"
_EMOJI = "\u2600-\u27bf\ufe0f\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff"
# possessive quantifiers: a run is read once, however long
_MARK = re.compile(
    rf"[.!?…‽{_WIDE}](?P<run>[.!?…‽{_WIDE}]*+)"
    # quotation marks and brackets, also a quotation mark with blanks on both sides
    r"(?P<close>[\"')\]}」』）]*+(?:[^\S\n]\"(?=\s|$))?+)"
    # footnote marks: "[3]", "*", "²", and "tribes.3 Later"
    r"(?:\[(?:\d{1,3}|[a-z]|note\ \d{1,3})\]|[*†‡¹²³⁰⁴-⁹]|(?<=[a-z]{3}\.)\d{1,2}(?=\s))*+"
    rf"(?:\ ?[{_EMOJI}])*+"
)
_NEXT = re.compile(r"[\s\"'(\[-]*+(?P<word>[^\W_]*)(?P<then>\s+[^\W\d_])?")
# names that keep their small first letter: iPhone, eSwatini, al-Aaiun, de Mistura
_SMALL_NAME = re.compile(
    r"[\s\"'(\[]*+(?:[a-z][A-Z]|(?:al|el|de|di|da|dos|van|von|bin|ibn|ben)(?:-|\s(?:der\s)?)[A-Z])"
)
# after a quotation: "Mr. Bourita asked", "President Vjosa Krasniqi told"
_SPEAKER = re.compile(
    r"\s+(?:[A-Z][\w'-]*\.?\s+){1,5}(?:said|says|asked|asks|told|wondered|replied|added|cried|"
    r"shouted|exclaimed|inquired|answered|quipped|retorted|demanded)\b"
)
# "ASTANA. KAZINFORM - The ...", "Moscow. February 11. INTERFAX - The ...", "VICTORIA, B.C. - The"
_DATELINE = re.compile(
    r"[A-Z]\w{1,30}(?:[\s-][A-Z]\w{1,30})?\.\s(?:(?:\w{3,9}\s\d{1,2}|\d{1,2}\s\w{3,9})\.\s)?"
    r"/?[A-Z]{3}[\w./]{0,20}\s?[-/]"
    r"|[A-Z][A-Z\s.'-]{1,30},\s[A-Z][\w.]{0,12}\.\s(?:\(\w[\w\s]{1,20}\)\s)?-{1,2}\s"
)
_GLUED = re.compile(r"[\"'(\[]?(?P<first>[^\W\d_])(?P<second>[^\W\d_]|(?<=[IA])\s)")
# "31.10.2024", "3.5%": the dots are the number's own
_FIGURE = re.compile(r"[\d.,:/]+%?")
# what stands before the number of a list's point; "" where a sentence begins
_BEFORE_LISTED = ("", ".", ":", ";", ",")
# what is left of an address after its first dot
_ADDRESS_END = re.compile(r"\S{0,30}?(?:@|\.[a-z])")
_ADDRESS_START = re.compile(r"www\.|https?:|@", re.IGNORECASE)
# what the short form of a country is the first word of: "the U.S. Senate backs it"
_OF_COUNTRIES = _words(
    """
    administration africa agency air ambassador arctic army assistant attorney bank bureau capitol
    census central chamber circuit citizens coast command commerce commission congress
    congressional congressman congresswoman constitution consul consulate council court customs
    defence defense democrats department deputy diplomats embassy envoy federal fleet forces
    foreign geological government governor house immigration indo intelligence international justice
    marine marines mayor military minister mission national navy office officials pacific
    parliament park pentagon police postal president prime representative republicans rep secret
    secretary security sen senate senator senators senior south space special state steel supreme
    trade treasury troops virgin west
    """
)
# "went to the U.S. Ghana supports it": where somebody went, but not where a sentence opens
_PLACED = re.compile(
    r"\b(?!(?:that|while|but|and|where|as|because|when|if|or)\s)[a-z]+\s"
    r"(?:to|in|from|into|with|of|for|by|against|at)\s(?:the\s)?[A-Z.]{3,8}$"
)
_CLAUSE = re.compile(r"\s(?P<name>[A-Z]\w{2,20})(?:'s\s[a-z]|\s(?P<verb>[a-z]{2,15})\b)")
# no minister is of the United States, nor is anybody a secretary of its capital
_TITLED = re.compile(r"\s(?:Prime\s)?(?P<title>[A-Z][a-z]{3,9})\s[A-Z][a-z]")
_FOREIGN_TITLES = _words("Minister King Queen Chancellor Sheikh Emir")
_TITLES_AFTER = {
    "u.s": _FOREIGN_TITLES,
    "d.c": _FOREIGN_TITLES | _words("Secretary President Senator Ambassador"),
}
# " ? " that a dash became, of which there are two: "powers ? Britain, for one ? had"
_LOST_DASH = re.compile(r"[^.!?]{1,200}\s\?\s[a-z]")
_TAIL = 40
_QUOTED = 400


class Span(NamedTuple):
    """A sentence's place: `text[start:end]`, in code points."""

    start: int
    end: int


def split_sentences(text: str) -> list[Span]:
    """Split a text into sentences.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Span
        In order, not overlapping, none empty or blank, none with blanks at its edges.

    Examples
    --------
    >>> text = "RABAT - Mr. Bourita met H.E. the envoy.He left. “Why?” he asked."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['RABAT - Mr. Bourita met H.E. the envoy.', 'He left.', '“Why?” he asked.']
    """
    # only what is not plain already: looking up every character takes longer than the splitting
    plain = _NOT_PLAIN.sub(lambda match: normalize(match.group()), text)
    spans: list[Span] = []
    found = spans.append
    for start, stop in joined_lines(plain):
        dateline = _DATELINE.match(plain, start, stop)
        for match in _MARK.finditer(plain, dateline.end() if dateline else start, stop):
            if match.end() >= stop:
                break  # the line's end closes it anyway
            end = _sentence_end(plain, start, stop, match)
            if end:
                found(Span(start, end))
                start = end
                while plain[start].isspace():  # a line does not end in a blank
                    start += 1
        if start < stop:
            found(Span(start, stop))
    return spans


# -------------------------------------------------------------------------------------------- marks


def _sentence_end(plain: str, start: int, stop: int, match: re.Match[str]) -> int:
    """Give where the sentence with this end mark ends, or 0 where it goes on."""
    mark, end = match.span()
    if end - mark == 1 and plain[mark] == "." and plain[end] == " " and plain[end + 1].isupper():
        # by far the most frequent, and the looks below take longer
        blank = plain.rfind(" ", max(start, mark - _TAIL), mark)
        word = plain[blank + 1 : mark] if blank >= 0 else ""
        if word.isalpha() and not word.isupper() and word.lower() not in ABBREVIATIONS:
            return end
    closers = match["close"]
    glued = not plain[end].isspace()
    if '"' in closers and (glued or closers[-2:-1] == " "):
        # here a quotation mark opens as well as closes: count those before it
        opened = plain.count('"', max(start, mark - _QUOTED), mark) % 2
        end = end if opened else match.start("close")
    if plain[mark] in _WIDE:
        return end
    closes = _closes_glued if glued else _closes
    return end if closes(plain, start, stop, mark, end, match) else 0


def _closes(plain: str, start: int, stop: int, mark: int, end: int, match: re.Match[str]) -> bool:
    """Tell whether the end mark at `[mark, end)`, before a blank, ends the sentence."""
    run, closers = match.groups()
    full_stop = plain[mark] == "." and not run
    word = _word_before(plain, start, mark) if full_stop else ""
    folded = word.lower()
    glued = folded.rpartition(".")[2]
    if folded not in ABBREVIATIONS and len(glued) > 1 and glued in _TITLES:
        folded = glued  # "H.E.Mrs. Ana Ramos"
    following = _NEXT.match(plain, end, min(stop, end + _TAIL))
    after, then = following.groups("") if following else ("", "")
    if after[:1].islower() and not _SMALL_NAME.match(plain, end, stop):
        # a text without capitals, or a slip: only after a plain word and before one that opens
        return (
            len(word) > 2
            and word.isalpha()
            and not closers
            and folded not in ABBREVIATIONS
            and after in OPENERS
        )
    if not full_stop:
        if plain[mark - 1 : mark] in ("[", "("):
            return False  # "[...]"
        if plain[mark - 1 : mark].isspace() and _LOST_DASH.match(plain, end, stop):
            return False
        return not (closers and _SPEAKER.match(plain, end, min(stop, end + 2 * _TAIL)))
    if not word or '"' in closers or "'" in closers:
        return True
    opens = after.lower() in OPENERS and (len(after) == 1 or not after.isupper())
    if folded in ("jr", "sr") and plain[end : end + 2] == " (":
        return False  # "Angus King, Jr. (I-Maine)": his party
    if folded in _COUNTRIES and _is_placed(plain, start, stop, mark, end, folded):
        return True
    if folded in ABBREVIATIONS:
        return _abbreviation_closes(word, after, opens, goes_on=then[-1:].islower())
    before = mark - len(word)
    if before - start <= 1 and (word.isdigit() or _is_roman(word) or len(word) == 1):
        return len(word) > 3  # "1. Morocco", "IV. Final provisions"
    if word.isdigit():
        return len(word) > 2 or after.lower() not in _MONTH_NAMES  # "on 1. March"
    if all(len(part) == 1 for part in word.split(".")) and word[0].isupper():
        # initials: "John F. Kennedy", "L.K. Rao"; but "Plan B. The ..." ends
        return opens or _word_before(plain, start, before).lower() in _LETTERED
    return True


def _is_placed(plain: str, start: int, stop: int, mark: int, end: int, folded: str) -> bool:
    """Tell a country where something is, behind which another sentence begins: "in the U.S."."""
    capital = folded == "d.c"
    if not capital and not _PLACED.search(plain, max(start, mark - _TAIL), mark + 1):
        return False
    reach = min(stop, end + 2 * _TAIL)
    titled = _TITLED.match(plain, end, reach)
    if titled and titled["title"] in _TITLES_AFTER.get(folded, ()):
        return True
    clause = _CLAUSE.match(plain, end, reach)
    if not clause or clause["name"].lower() in _OF_COUNTRIES:
        return False
    return clause["verb"] is None or clause["verb"] in FINITE


def _abbreviation_closes(word: str, after: str, opens: bool, goes_on: bool) -> bool:
    """Tell whether an abbreviation also ends its sentence, by the word after it."""
    folded = word.lower()
    if folded in _CLOCK:
        return after.isalpha() and after.lower() not in _AFTER_CLOCK
    if folded in _COMPANIES:
        # "Beacon Inc. Shareholders include", against "Beacon Inc. Chairman Noel Wu"
        return opens or (goes_on and after.istitle())
    if folded in _WORDS_UNLESS_NUMBERED and (folded != "sec" or word.islower()):
        return not (after[:1].isdigit() or _is_roman(after) or len(after) == 1)
    if folded in _WORDS_UNLESS_CAPITAL and word.islower():
        return True
    return folded == "etc" or (folded in _MAY_CLOSE and opens)


def _closes_glued(
    plain: str, start: int, stop: int, mark: int, end: int, match: re.Match[str]
) -> bool:
    """Tell whether the end mark ends the sentence though no blank follows: "in Rabat.The"."""
    following = _GLUED.match(plain, end, stop)
    before = plain[mark - 1 : mark]
    if not following or not (before.isalnum() or before in '")%'):
        return False
    if not following["first"].isupper() or following["second"].isupper():
        return False
    word = _word_before(plain, start, mark)
    number = before.isdigit() or before == "%"
    if number or before.isupper():
        begin = mark - len(word)
        lead = plain[max(start, begin - 2) : begin].rstrip()
        if lead[-1:] in _BEFORE_LISTED:
            return False  # "1.Morocco", "IV.Final provisions"
        if word.isdecimal() and len(word) < 3:
            # "1.Morocco and 2.Spain": a list within a sentence
            around = plain[max(start, mark - _QUOTED) : min(stop, mark + _QUOTED)]
            beside = 2 if int(word) == 1 else int(word) - 1
            if re.search(rf"(?<![\w.,]){beside}\.\s?[A-Z]", around):
                return False
    return not (
        ("." in word and not (number and _FIGURE.fullmatch(word)))
        or (word.lower() in ABBREVIATIONS and not match["close"])
        or (len(word.strip("\")'")) == 1 and not number)
        or _ADDRESS_START.search(word)
        or _ADDRESS_END.match(plain, end, stop)
    )


def _word_before(plain: str, start: int, at: int) -> str:
    """Give the word that ends at `at`, without what opens it and the parts before a hyphen."""
    words = plain[max(start, at - _TAIL) : at].split()
    return words[-1].rpartition("-")[2].lstrip("\"'([{") if words else ""


def _is_roman(word: str) -> bool:
    return 0 < len(word) < 6 and not word.strip("IVX")
