"""When a country or its capital stands for its government: «اتهمت أنقرة», but not «في أنقرة»."""

from rasid.arabic.normalize import fold_words
from rasid.arabic.nouns import AND, AT, BY_IT, LINKS, TO, feminine_verb, stems
from rasid.arabic.segment import Text
from rasid.extract.phrase_parts import Found
from rasid.knowledge.actor_entry import ActorEntry
from rasid.knowledge.actors import ActorBook


def state_acts(text: Text, book: ActorBook, f: Found, before: list[Found]) -> bool:
    """Whether a found phrase may stand: everything but a country, or a country that acts here."""
    if f.what != "name" or not _is_state(f):
        return True
    if AT in f.prefix:
        return False
    sets, words = book.words.set, text.words
    prev = stems(words[f.i - 1] if f.i else "\n")
    after = words[f.j] if f.j < len(words) else ""
    if f.i > 1 and words[f.i - 1] in BY_IT and not f.prefix and feminine_verb(words[f.i - 2]):
        return True  # «هجوما لوحت به دمشق», «المبادرة التي تقدمت بها القاهرة»
    if not sets("placing").isdisjoint(prev[:2]):
        return f.i > 1 and words[f.i - 2] in sets("acting_before") and not LINKS.isdisjoint(prev)
    if after in sets("acting") or any(p in sets(s) for p in prev for s in ("acting", "acting_before", "acting_noun")):
        return True
    if f.prefix.startswith(AND) and before and before[-1].j >= f.i - 1:
        return _is_state(before[-1])
    return _often(f.ids[0], f, text, not sets("place").isdisjoint(prev), prev[-1])


def _is_state(f: Found) -> bool:
    return f.what == "name" and f.ids[0].actor.id.startswith("state/") and not f.ids[0].unit


def _often(entry: ActorEntry, f: Found, text: Text, in_place: bool, prev: str) -> bool:
    """Powers that reports name as a party far more than as a place; their capitals need a verb."""
    if not " ".join(text.words[f.i : f.j]).endswith(fold_words(entry.actor.name_ar)):
        return False
    if entry.acts == "often":
        return (TO in f.prefix and not in_place) or feminine_verb(prev)
    return entry.acts == "always"
