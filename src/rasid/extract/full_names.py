"""Persons by full name, the fallen whose first name no list has, and those whom the surname alone names later on."""

from collections.abc import Collection, Iterator

from rasid.arabic.nouns import CLITICS
from rasid.arabic.segment import Text
from rasid.extract.person_names import bare_word, clitic_name_end, name_end
from rasid.extract.phrase_parts import Found
from rasid.knowledge.actors import ActorBook


def fallen_names(text: Text, book: ActorBook, given: frozenset[str]) -> list[int]:
    """«مقتل مبخوت صالح سلامة»: behind a word of death or arrest, an unknown word before a given name is one too."""
    words, victim = text.words, book.words.set("victim_before")
    spots = (k - 1 for k in range(2, len(words)) if words[k] in given and words[k - 2] in victim)
    return [k for k in spots if words[k] not in given and bare_word(text, book, k)]


class Surnames:
    """Persons named in full so far, by the surname that names them in the rest of the text, behind a clitic too."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._written: frozenset[str] = frozenset()
        self.known: dict[str, Found] = {}

    def learn(self, person: Found) -> Iterator[int]:
        """The words of the text that name the person from now on."""
        self._written = self._written or frozenset(self._words)
        for clitic in ("", *CLITICS):
            written = clitic + self._words[person.j - 1]
            if written not in self.known:
                self.known[written] = person._replace(prefix=clitic)
                yield from (k for k, w in enumerate(self._words) if w == written) if written in self._written else ()


def full_name(text: Text, book: ActorBook, i: int, given: frozenset[str], fallen: Collection[int]) -> Found | None:
    """The person named at word ``i``: by a given name of the book and more, or among the ``fallen``."""
    word = text.words[i]
    if word not in given and word[1:] not in given:
        if i in fallen:
            end = name_end(text, book, i + 1, titled=True)
            label = " ".join(text.words[i:end])
            return Found(i, end, "person", book.words.rules["given"], label=label, source="named person")
        return None
    if i and not book.words.set("named_after").isdisjoint((text.words[i - 1], text.words[i - 1][1:])):
        return None  # «جامعة عثمان غازي», «شارع عمر المختار»
    if word in given:
        end, prefix = name_end(text, book, i, titled=False), ""
    else:
        end, prefix = clitic_name_end(text, book, i), word[0]
    if end <= i + 1:
        return None
    label = " ".join([word[len(prefix) :], *text.words[i + 1 : end]])
    return Found(i, end, "person", book.words.rules["given"], label=label, source="named person", prefix=prefix)
