"""The phrases of rasid's books, as the scanner and the lists behind it hold them: folded, one spelling each."""

from rasid.knowledge.actors import actor_book
from rasid.knowledge.places import gazetteer
from rasid.knowledge.triggers import triggers


def fired() -> set[str]:
    """What the bare scan looks for: triggers, means, words of other worlds."""
    book = triggers()
    return {*book.of, *book.means, *book.other}


def phrases() -> set[str]:
    """All that and the names of parties and places."""
    parties = {
        f"{first} {rest}".strip()
        for first, (alone, longer) in actor_book()._bearers.items()
        for rest in (*([""] if alone else []), *(tail for tail, _ in longer))
    }
    return {p for p in fired() | parties | set(gazetteer()._exact) if p.strip()}
