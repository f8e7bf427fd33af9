"""Names that no book has, as the text writes them: «منظمة محلية», not the «منظمه محليه» that words are compared by."""

from rasid.arabic.normalize import unmarked
from rasid.arabic.segment import Text


def as_written(text: Text, i: int, j: int, words: str) -> str:
    """The raw words of ``[i, j)`` that ``words`` (folded) stand for, without vowels and what is written onto them.

    ``words`` themselves where they do not stand there one after the other.
    """
    wanted = words.split()
    for k in range(i, j - len(wanted) + 1):
        held = text.words[k : k + len(wanted)]
        if held[1:] == wanted[1:] and held[0].endswith(wanted[0]):
            raw = [unmarked(text.surface(n, n + 1)) for n in range(k, k + len(wanted))]
            return " ".join((raw[0][len(held[0]) - len(wanted[0]) :], *raw[1:]))
    return words
