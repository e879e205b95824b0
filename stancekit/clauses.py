"""Clauses of a sentence, by plain marks: punctuation, relative pronouns, conjunctions.

Which clause a word stands in says how much it weighs: what a main clause says is the sentence's
own, what a relative or adverbial clause tells is its background.
"""

from __future__ import annotations

#: Kinds of clauses, by weight: later kinds only tell the background.
KINDS = ("main", "contrast", "concession", "relative", "adverbial", "aside")

_STRONG = frozenset({";", ":", "—", "–", "|"})
_RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
_CONCESSION = frozenset({"while", "whereas", "although", "though", "despite", "notwithstanding"})
_ADVERBIAL = frozenset({"after", "since", "when", "because", "following", "before", "amid",
                        "until", "if", "unless", "once", "without"})  # fmt: skip
_MARKS = _STRONG | _RELATIVE | _CONCESSION | _ADVERBIAL | {"but", "("}
_OPEN_TO_COMMA = frozenset({"concession", "relative", "adverbial"})


def cut(folded: list[str]) -> tuple[list[int], list[str]]:
    """Cut a sentence into clauses: give each word's clause and each clause's kind.

    Parameters
    ----------
    folded : list of str
        The words of a sentence, case folded.

    Returns
    -------
    numbers : list of int
        For each word, its clause. A clause goes on after one that it contains.
    kinds : list of str
        For each clause, one of `KINDS`.

    Examples
    --------
    >>> from stancekit.phrases import tokenize
    >>> words = tokenize("Algeria, which backs the Front, regretted it.").folded
    >>> numbers, kinds = cut(words)
    >>> [(word, kinds[n]) for word, n in zip(words, numbers) if word in ("backs", "regretted")]
    [('backs', 'relative'), ('regretted', 'main')]
    """
    if _MARKS.isdisjoint(folded):
        return [0] * len(folded), ["main"]
    numbers: list[int] = []
    kinds = ["main"]
    now = 0
    back = 0  # the clause that goes on when this one ends
    outside = 0  # the clause around brackets
    for at, word in enumerate(folded):
        kind = kinds[now]
        if word == ",":
            numbers.append(now)
            if kind in _OPEN_TO_COMMA:
                if back == now:
                    kinds.append("main")
                    back = len(kinds) - 1
                now = back
            continue
        if word in _RELATIVE:
            if kind != "relative":
                back = now
            kinds.append("relative")
            now = len(kinds) - 1
        elif word in _CONCESSION or word in _ADVERBIAL:
            opens = at == 0 or (at == 1 and not folded[0].isalnum())
            new = "adverbial" if word in _ADVERBIAL else "concession" if opens else "contrast"
            kinds.append(new)
            # a sentence that opens with such a clause has its main clause still to come
            back = len(kinds) - 1 if opens else now if kind == "main" else back
            now = len(kinds) - 1
        elif word == "but" or word in _STRONG:
            kinds.append("main" if word in _STRONG or kind == "main" else "contrast")
            now = back = len(kinds) - 1
        elif word == "(":
            outside = now
            kinds.append("aside")
            now = len(kinds) - 1
        elif word == ")" and kind == "aside":
            numbers.append(now)
            now = outside
            continue
        numbers.append(now)
    return numbers, kinds
