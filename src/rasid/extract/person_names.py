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
        elif not (w in given or w in start or words[k - 1] in start or _ali(text, k)):
            if definite(w):
                if _common(book, w) or (k > j + 1 and definite(words[k - 1])):
                    break
            elif words[k - 1] not in given and not (titled and k == j + 1) or _common(book, w) or w[0] in "ويتبل":
                break
        k += 1
    while k > j and words[k - 1] in start:
        k -= 1
    if k == j + 1 and not titled:
        return j
    return k


def _ali(text: Text, k: int) -> bool:
    """«علي» written with ي is a name; folded it is also the preposition «على»."""
    return text.words[k] == "علي" and text.raw[text.ends[k] - 1] == "ي"


def _common(book: ActorBook, word: str) -> bool:
    """Whether a word heads a phrase of its own, and so is no name."""
    return any(h.cls not in ("anaphor",) for h in book.words.heads.get(word, ())) or word in book.words.set("stop_name")
