"""What is asked of every word of every report, asked once a word."""

from collections.abc import Callable, Mapping, Sequence
from itertools import compress, count
from typing import TypeVar

V = TypeVar("V")

MOST = 400_000
"""More words than any one run's: past it a memo is emptied and learns anew."""


class Memo(dict[str, V]):
    """What a function says of each word: ``memo[word]``, or ``map(memo.__getitem__, words)`` for a whole text.

    >>> lengths = Memo(len)
    >>> list(map(lengths.__getitem__, ["قصف", "في", "قصف"]))
    [3, 2, 3]
    """

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> V:
        if len(self) > MOST:
            self.clear()
        known = self[word] = self._ask(word)
        return known

    def told(self, word: str) -> V:
        """What is said of a word, kept only where it is something: to be asked once of words that mostly are nothing.

        >>> vowels = Memo(lambda w: [c for c in w if c in "اوي"])
        >>> vowels.told("قصف"), vowels.told("في"), list(vowels)
        ([], ['ي'], ['في'])
        """
        known = self._ask(word)
        if known and len(self) <= MOST:
            self[word] = known
        return known


class Spots:
    """Several questions asked of each word of a text at once: where in the text each is answered with yes.

    Most words are nothing to most readers, and to be told so costs each reader a look-up a word; here it is one.

    >>> Spots({"long": lambda w: len(w) > 3, "waw": lambda w: w[0] == "و"}).of(["قصف", "وقصف", "المدينة"])
    {'long': [1, 2], 'waw': [1]}
    """

    __slots__ = ("_answers", "_questions")

    def __init__(self, questions: Mapping[str, Callable[[str], object]]) -> None:
        self._questions = dict(questions)
        self._answers = Memo[tuple[str, ...]](self._answer)

    def _answer(self, word: str) -> tuple[str, ...]:
        return tuple([question for question, ask in self._questions.items() if ask(word)])

    def of(self, words: Sequence[str]) -> dict[str, list[int]]:
        """For each question the words that say yes."""
        found: dict[str, list[int]] = {question: [] for question in self._questions}
        answers = list(map(self._answers.__getitem__, words))
        for k in compress(count(), answers):
            for question in answers[k]:
                found[question].append(k)
        return found
