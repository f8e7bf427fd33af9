"""A name taken out of a text, whatever is written onto its front; the text stays as long as it was, so that every span
into it still holds."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rasid.arabic.clitics import BARES
from rasid.arabic.normalize import fold
from rasid.store.words import spots

BLOCK = "\u2588"
"""What stands for each letter that was taken out."""
_JOINS = ("", "-", "_", ".", "\u2010", "\u2013", "\u00b7")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "cp1256", "iso-8859-6")


class Name:
    """A name that must go, as the words it is made of."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.words = [word for word, _, _ in spots(name)]

    def out_of(self, text: str) -> str:
        """``text`` without the name, in whatever spelling; itself where the name is not in it."""
        if not self.words or self.words[-1] not in fold(text):
            return text
        found = list(spots(text))
        letters: list[str] | None = None
        for k in range(len(found) - len(self.words) + 1):
            spot = found[k : k + len(self.words)]
            if self._is(spot, text):
                letters = letters or list(text)
                for j in range(spot[0][1], spot[-1][2]):
                    letters[j] = letters[j] if letters[j].isspace() else BLOCK
        return "".join(letters) if letters else text

    def _is(self, spot: Sequence[tuple[str, int, int]], text: str) -> bool:
        """Whether these words are the name, and nothing parts them as it parts two people."""
        words = [word for word, _, _ in spot]
        between = (text[one[2] : other[1]].strip() for one, other in pairwise(spot))
        if words[1:] != self.words[1:] or self.words[0] not in BARES[words[0]]:
            return False
        return all(gap in _JOINS for gap in between)

    def out_of_value(self, value: Any) -> Any:
        """As :meth:`out_of`, of every text in a value read from JSON."""
        if isinstance(value, str):
            return self.out_of(value)
        if isinstance(value, list):
            return [self.out_of_value(v) for v in value]
        if isinstance(value, dict):
            return {k: self.out_of_value(v) for k, v in value.items()}
        return value

    def in_bytes(self, raw: bytes) -> bool:
        """Whether raw bytes hold the name, in the encodings that Arabic comes in."""
        for encoding in _ENCODINGS:
            text = raw.decode(encoding, "ignore")
            if self.out_of(text) != text:
                return True
        return False
