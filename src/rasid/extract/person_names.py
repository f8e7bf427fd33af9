"""Where a person's name ends: «عبد ربه منصور هادي»، «ستافان دي ميستورا»."""

from rasid.arabic.nouns import FUNCTION, definite
from rasid.arabic.segment import Text
from rasid.knowledge.actors import ActorBook

_LONGEST = 5


def name_end(text: Text, book: ActorBook, j: int, *, titled: bool) -> int:
    """End of a person's name that begins at ``j``; ``j`` where none does.

    After a title any bare word may be a given name; elsewhere only those of the book, and a second word must follow.
    """
    given, start = book.words.set("given"), book.words.set("name_start")
    acting, weak = book.words.set("acting"), book.words.set("weak_given")
    words, n, k = text.words, len(text.words), j
    while k < n and k - j < _LONGEST:
        w = words[k]
        if text.is_mark(k) or w[0].isdigit() or w in acting or (w in FUNCTION and not _ali(text, k)):
            break
        if k == j:
            known = w in start or (w in given and (titled or w not in weak))
            if not known and (not titled or definite(w) or _common(book, w)):
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
        return word[0] != "س" and len(word) > 3
    rest = word[1:]
    return word[0] in "وبلف" and (rest.startswith("ال") or rest in FUNCTION or rest in book.words.heads or word[0] == "و")


def _ali(text: Text, k: int) -> bool:
    """«علي» written with ي is a name; folded it is also the preposition «على»."""
    return text.words[k] == "علي" and text.raw[text.ends[k] - 1] == "ي"


def _common(book: ActorBook, word: str) -> bool:
    """Whether a word heads a phrase of its own, and so is no name."""
    return any(h.cls not in ("anaphor",) for h in book.words.heads.get(word, ())) or word in book.words.set("stop_name")
