"""Persons by full name, the fallen whose first name no list has, and those whom the surname alone names later on."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import CLITICS, LAND_FORMS, SON_OF
from rasid.arabic.segment import Text
from rasid.extract.person_names import bare_word, clitic_name_end, name_end
from rasid.extract.phrase_parts import Found
from rasid.knowledge.actors import ActorBook


def fallen_names(text: Text, book: ActorBook, given: frozenset[str], at: Iterable[int]) -> list[int]:
    """«مقتل مبخوت صالح سلامة»: behind a word of death or arrest, an unknown word before a given name is one too.

    The given names are among the words ``at``.
    """
    words, victim = text.words, book.words.set("victim_before")
    spots = [k - 1 for k in at if words[k] in given and k > 1 and words[k - 2] in victim]
    return [k for k in spots if words[k] not in given and bare_word(text, book, k)]


class Surnames:
    """Persons named in full so far, by the surname that names them in the rest of the text, behind a clitic too."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._times: Counter[str] = Counter()
        self.known: dict[str, Found] = {}

    def learn(self, person: Found) -> Iterator[int]:
        """The words of the text that name the person from now on."""
        self._times = self._times or Counter(self._words)
        for clitic in ("", *CLITICS):
            written = clitic + self._words[person.j - 1]
            if written not in self.known:
                self.known[written] = person.behind(clitic)
                yield from self._spots(written)

    def _spots(self, written: str) -> Iterator[int]:
        k = -1
        for _ in range(self._times[written]):
            k = self._words.index(written, k + 1)
            yield k


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
    if i > 1 and text.words[i - 1] == SON_OF and text.words[i - 2] in LAND_FORMS:
        return None  # «حقل نهر بن عمر النفطي»
    if word in given:  # «مقتل صالح الصماد»: one who fell may bear a name that is an ordinary word
        fell = i > 0 and text.words[i - 1].lstrip("وف") in book.words.set("victim_before")
        end, prefix = name_end(text, book, i, titled=False, weak=fell), ""
    else:
        end, prefix = clitic_name_end(text, book, i), word[0]
    if end <= i + 1:
        return None
    label = " ".join([word[len(prefix) :], *text.words[i + 1 : end]])
    return Found(i, end, "person", book.words.rules["given"], label=label, source="named person", prefix=prefix)


def names_person(f: Found, last: str) -> bool:
    """Whether a phrase names a person with the surname ``last``, by form or as the books know them: «محمود عباس»."""
    if f.what != "name" or f.j == f.i + 1 or f.ids[0].actor.kind != "person-role":
        return f.what == "person"
    return fold_words(f.ids[0].actor.name_ar).split()[-1] == last  # «الرئيس الأسد», not «الرئيس السوري»
