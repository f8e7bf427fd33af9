"""Where a person's name ends: «عبد ربه منصور هادي»، «ستافان دي ميستورا»."""

from rasid.arabic.nouns import (
    ALI,
    AND,
    BEFORE_RELATION,
    CLITICS,
    FUNCTION,
    HURT_BY,
    NO_SURNAME,
    accusative,
    definite,
    owned,
    plural_verb,
    verbal,
)
from rasid.arabic.segment import Text
from rasid.knowledge.actors import ActorBook

_LONGEST = 5


def name_end(text: Text, book: ActorBook, j: int, *, titled: bool, weak: bool = False) -> int:
    """End of a person's name that begins at ``j``; ``j`` where none does.

    After a title any bare word may be a given name; elsewhere only those of the book, and a second word must follow.
    ``weak`` admits given names that are ordinary words too («جلال», «مراد»), as after an office.
    """
    words, start, verbs = text.words, book.words.set("name_start"), book.words.set("verb")
    n, k = len(words), j
    while k < n and k - j < _LONGEST:
        w = words[k]
        if text.is_mark(k) or w[0].isdigit() or w in verbs or (w in FUNCTION and not _ali(text, k)):
            break
        fits = _begins(text, book, k, titled, weak) if k == j else _goes_on(text, book, j, k, titled)
        if not fits or (k > j and definite(w) and _names_another(text, book, k)):
            break
        k += 1
    while k > j and words[k - 1] in start:
        k -= 1
    return j if k == j + 1 and not titled else k


def clitic_name_end(text: Text, book: ActorBook, i: int) -> int:
    """As :func:`name_end` for a name behind one letter: «وأحمد السعدي»; its second word must surely be a name."""
    words, given = text.words, book.words.set("given")
    if words[i][0] not in CLITICS or i + 1 >= len(words):
        return i
    end = name_end(text, book, i + 1, titled=False)
    if end > i + 1:
        return end
    return i + 2 if words[i + 1] in given or _surname(text, book, i + 1) else i


def _names_another(text: Text, book: ActorBook, k: int) -> bool:
    """«دعا عباس الأمم المتحدة»: words of a party's name are no part of the person's before it."""
    following = text.words[k + 1 : k + 2]
    for look in book.look(text.words[k]) if following else ():
        longer = look.names.longer.get(following[0], ()) if look.names.longer and not look.prefix else ()
        if any(tuple(text.words[k + 1 : k + 1 + len(tail)]) == tail for tail, _ in longer):
            return True
    return False


def _begins(text: Text, book: ActorBook, k: int, titled: bool, weak: bool) -> bool:
    w, sets = text.words[k], book.words.set
    if w in sets("name_start"):
        return True
    if w in sets("given"):
        return titled or weak or w not in sets("weak_given") or _surname(text, book, k + 1)
    if _ali(text, k):
        following = text.words[k + 1] if k + 1 < len(text.words) else ""
        return following in sets("given") or following in sets("name_start")
    return (titled or (weak and _surname(text, book, k + 1))) and bare_word(text, book, k)


def _goes_on(text: Text, book: ActorBook, j: int, k: int, titled: bool) -> bool:
    """Whether the word at ``k`` still belongs to the name that began at ``j``."""
    w, before, sets = text.words[k], text.words[k - 1], book.words.set
    given, start = sets("given"), sets("name_start")
    if w in given or w in start or before in start or _ali(text, k):
        return True
    if _common(book, w) or w in sets("not_after_institution"):
        return False
    if definite(w):
        if not titled and w.endswith(NO_SURNAME):
            return False
        return not definite(before) or (k > j + 1 and text.words[k - 2] in start)
    if verbal(w):  # «ريكس تيلرسون», but not «أحمد تمكن»
        return before in given and k == j + 1 and len(w) > 4 and before not in sets("weak_given")
    follows = before in given or (titled and k == j + 1 and not w.startswith(AND))
    return follows and not _clitic_like(book, w) and (titled or not accusative(w))


def bare_word(text: Text, book: ActorBook, k: int) -> bool:
    """Whether the word at ``k`` may be a name that no list has."""
    w = text.words[k]
    plain = not (definite(w) or text.is_mark(k) or w[0].isdigit() or w in FUNCTION or w in book.words.set("verb"))
    return plain and not _common(book, w) and not _clitic_like(book, w)


def _surname(text: Text, book: ActorBook, k: int) -> bool:
    """Whether the word at ``k`` can only be a surname: «الفيتوري»."""
    if k >= len(text.words):
        return False
    w = text.words[k]
    return definite(w) and w.endswith(BEFORE_RELATION[0]) and not _common(book, w)


def _clitic_like(book: ActorBook, word: str) -> bool:
    """«والناطق», «بإجراء», «يقول»: a word with a clitic or a verb, and no name."""
    if verbal(word) or owned(word) or plural_verb(word):
        return True
    if word[0] not in CLITICS:
        return False
    rest, sets = word[1:], book.words.set
    if word[0] == "ب" and rest in HURT_BY:
        return True  # «إصابة مجاهد بجروح»
    known = (
        rest in FUNCTION
        or rest in sets("given")
        or rest in sets("number")
        or rest in sets("verb")
        or bool(book.look(word))
    )
    return known or definite(rest) or word.startswith(AND)


def _ali(text: Text, k: int) -> bool:
    """«علي» written with ي is a name; folded it is also the preposition «على»."""
    return text.words[k] == ALI and text.raw[text.ends[k] - 1] == ALI[-1]


def _common(book: ActorBook, word: str) -> bool:
    """Whether a word heads a phrase of its own, and so is no name."""
    return any(h.cls != "anaphor" for h in book.words.heads.get(word, ()))
