"""When a country or its capital stands for its government: «اتهمت أنقرة», but not «في أنقرة»."""

from rasid.arabic.normalize import fold_words
from rasid.arabic.segment import Text
from rasid.extract.actor_phrases import Found
from rasid.knowledge.actors import ActorBook

_LINKS = frozenset(["من", "الي"])
"""«مدعوم من …»، «نسبت إلى …»: after such a word these are no words of place."""


def _acts(word: str, acting: frozenset[str]) -> bool:
    """Whether a word is an acting verb, with or without its object: «وقعته»."""
    return word in acting or (word[-1:] == "ه" and word[:-1] in acting) or (word[-2:] == "ها" and word[:-2] in acting)


def state_acts(text: Text, book: ActorBook, f: Found, before: list[Found]) -> bool:
    """Whether a found phrase may stand: everything but a country, or a country that acts here."""
    if f.what != "name" or not f.ids[0].actor.id.startswith("state/") or f.ids[0].unit:
        return True
    words, sets = text.words, book.words.set
    prev = words[f.i - 1] if f.i else "\n"
    after = words[f.j] if f.j < len(words) else ""
    bare = prev[1:] if prev[:1] == "و" and len(prev) > 3 else prev
    if "ب" in f.prefix:
        return False
    entry = f.ids[0]
    if bare in sets("placing"):
        return f.i > 1 and words[f.i - 2] in sets("acting_before") and bare in _LINKS
    if after in sets("acting") or _acts(bare, sets("acting")) or _acts(prev, sets("acting")) or bare in sets("acting_before"):
        return True
    if bare in sets("acting_noun"):
        return True
    if f.prefix.startswith("و") and before and before[-1].j == f.i:
        last = before[-1]
        return last.what == "name" and last.ids[0].actor.id.startswith("state/")
    if " ".join(words[f.i : f.j]).endswith(fold_words(entry.actor.name_ar)):
        return entry.acts == "always" or (entry.acts == "often" and "ل" in f.prefix and bare not in sets("place"))
    return False
