"""Where a person's name ends: «عبد ربه منصور هادي»، «ستافان دي ميستورا»."""

from rasid.arabic.nouns import FUNCTION, adjectival, definite
from rasid.arabic.segment import Text
from rasid.knowledge.actors import ActorBook

_LONGEST = 5


def name_end(text: Text, book: ActorBook, j: int, *, titled: bool, weak: bool = False) -> int:
    """End of a person's name that begins at ``j``; ``j`` where none does.

    After a title any bare word may be a given name; elsewhere only those of the book, and a second word must follow.
    ``weak`` admits given names that are ordinary words too («جلال», «مراد»), as after an office.
    """
    given, start = book.words.set("given"), book.words.set("name_start")
    acting, ordinary = book.words.set("acting"), book.words.set("weak_given")
    words, n, k = text.words, len(text.words), j
    while k < n and k - j < _LONGEST:
        w = words[k]
        if text.is_mark(k) or w[0].isdigit() or w in acting or (w in FUNCTION and not _ali(text, k)):
            break
        if k == j:
            known = w in start or (w in given and (titled or weak or w not in ordinary or _surname(text, book, k + 1)))
            known = known or (_ali(text, k) and k + 1 < n and (words[k + 1] in given or words[k + 1] in start))
            if not known and (not titled or definite(w) or _common(book, w) or _clitic_like(book, w)):
                break
        elif not (w in given or w in start or words[k - 1] in start or _ali(text, k)) and not _goes_on(
            book, words, j, k, titled
        ):
            break
        k += 1
    while k > j and words[k - 1] in start:
        k -= 1
    if k == j + 1 and not titled:
        return j
    return k


def _surname(text: Text, book: ActorBook, k: int) -> bool:
    """Whether the word at ``k`` can only be a surname: «الفيتوري»."""
    return k < len(text.words) and definite(w := text.words[k]) and adjectival(w) and not _common(book, w)


def _goes_on(book: ActorBook, words: list[str], j: int, k: int, titled: bool) -> bool:
    """Whether an unknown word at ``k`` still belongs to the name that began at ``j``."""
    w, before = words[k], words[k - 1]
    if _common(book, w) or w in book.words.set("not_after_institution"):
        return False
    if definite(w):
        return not definite(before) or (k > j + 1 and words[k - 2] in book.words.set("name_start"))
    follows = before in book.words.set("given") or (titled and k == j + 1)
    return follows and not _clitic_like(book, w)


def _clitic_like(book: ActorBook, word: str) -> bool:
    """«والناطق», «بإجراء», «يقول»: a word with a clitic or a verb, and no name."""
    if word[0] in "يتس" and word not in book.words.set("given"):
        return word[0] != "س" and len(word) > 2
    if word[0] not in "وبلف":
        return False
    rest, sets = word[1:], book.words.set
    known = rest in FUNCTION or rest in sets("given") or rest in sets("acting") or bool(book.look(word))
    return known or rest.startswith("ال") or word.endswith(("ها", "هم")) or (word[0] == "و" and len(word) < 6)


def _ali(text: Text, k: int) -> bool:
    """«علي» written with ي is a name; folded it is also the preposition «على»."""
    return text.words[k] == "علي" and text.raw[text.ends[k] - 1] == "ي"


def _common(book: ActorBook, word: str) -> bool:
    """Whether a word heads a phrase of its own, and so is no name."""
    return any(h.cls not in ("anaphor",) for h in book.words.heads.get(word, ())) or word in book.words.set("stop_name")
