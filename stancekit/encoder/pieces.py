"""Words cut into pieces that a small vocabulary knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_PART = re.compile(r"\w+|[^\w\s]")
_LONGEST = 60  # characters of a part that is still looked up
_KNOWN = 1 << 17  # words whose pieces are remembered


class Pieces:
    """Cuts words into the longest known pieces, from the left.

    This is the WordPiece of Devlin et al., "BERT: Pre-training of Deep Bidirectional Transformers",
    NAACL 2019.

    Parameters
    ----------
    pieces : sequence of str
        Distinct; those that go on a word begin with `##`. A piece's number is its place.
    unknown : str, default="[UNK]"
        The piece for what no others make up; one of `pieces`.

    Raises
    ------
    ValueError
        A piece is listed twice, or `unknown` is none of them.

    Examples
    --------
    >>> pieces = Pieces(["[UNK]", "re", "##cognize", "##s"])
    >>> pieces.cut("recognizes")
    (1, 2, 3)
    >>> pieces.cut("denies"), pieces.cut("[UNK]")
    ((0,), (0,))
    """

    def __init__(self, pieces: Sequence[str], unknown: str = "[UNK]") -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces)}
        if len(self._numbers) != len(pieces) or unknown not in self._numbers:
            raise ValueError(f"pieces must be distinct and {unknown} one of them")
        self._listed, self._unknown = unknown, self._numbers[unknown]
        self._cut: dict[str, tuple[int, ...]] = {unknown: (self._unknown,)}

    def __getitem__(self, piece: str) -> int:
        return self._numbers[piece]

    def cut(self, word: str) -> tuple[int, ...]:
        """Give the numbers of a word's pieces, none for a word without letters or marks."""
        found = self._cut.get(word)
        if found is None:
            if len(self._cut) >= _KNOWN:
                self._cut = {self._listed: (self._unknown,)}
            plain = word if word.isascii() else _plain(word)
            parts = _PART.findall(plain.lower())
            found = tuple(number for part in parts for number in self._part(part))
            self._cut[word] = found
        return found

    def _part(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            lead = "##" if start else ""
            for end in range(len(part), start, -1):
                number = self._numbers.get(lead + part[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            found.append(number)
            start = end
        return found


def _plain(word: str) -> str:
    """Drop the marks of letters."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
