"""What fills the sentences of a brief: figures with their nouns, who says them, places and days, in both languages.

Names come from reports: each is cleaned and put between isolates, so that no name turns the sentence around it.
"""

from collections.abc import Iterable, Sequence

from rasid.export.rows import Row
from rasid.export.words import clean
from rasid.knowledge.brief_words import Both, both, counted, is_counted, listed, part, ranged
from rasid.knowledge.formats import disclosure
from rasid.knowledge.names import name_of
from rasid.knowledge.places import gazetteer

ISOLATES = ("\u2068", "\u2069")


def isolated(text: object) -> str:
    """A name, its direction its own."""
    return f"{ISOLATES[0]}{clean(str(text))}{ISOLATES[1]}"


def without_isolates(text: str) -> str:
    """The text for a terminal, which has its own way with directions."""
    return text.replace(ISOLATES[0], "").replace(ISOLATES[1], "")


def name(text: object) -> Both:
    """A name that is the same in both languages."""
    return both(isolated(text))


def decider(by: str) -> Both:
    """Whoever decided; that a reviewer did, where the name is held back."""
    return name(by) if by else dict(disclosure()["decider"])


def named(group: str, code: str) -> Both:
    """What a code is called."""
    return {lang: isolated(text) for lang, text in name_of(group, code).items()}


def party(row: Row) -> Both:
    """A party by its names."""
    names = row["name"]
    return {"ar": isolated(names["ar"] or names["en"]), "en": isolated(names["en"] or names["ar"])}


def parties(rows: Sequence[Row]) -> Both:
    """All of them, or that there is nobody."""
    return listed([party(r) for r in rows]) if rows else part("nobody")


def root(row: Row) -> Both:
    """Whoever is said to know, and the outlet that says so where that is another."""
    said = name(row["root_name"]) if clean(row["root_name"]) else part("unnamed")
    outlet = clean(row.get("outlet"))
    return part("in_outlet", said, name(outlet)) if outlet and outlet not in clean(row["root_name"]) else said


def roots(rows: Iterable[Row]) -> Both:
    """Each once, in their order."""
    told = {r["en"]: r for r in map(root, rows)}
    return listed(list(told.values())) if told else part("unnamed")


def amount(what: str, low: int | None, high: int | None) -> Both:
    """A number, a range or an open range of what is counted."""
    if not is_counted(what):
        return _thing(what, low, high)
    if low is None and high is None:
        return part("no_number", name_of("measure", what))
    if high is None:
        return part("at_least", counted(what, low or 0))
    if low is None:
        return part("at_most", counted(what, high))
    return counted(what, high) if low == high else ranged(what, low, high)


def _thing(what: str, low: int | None, high: int | None) -> Both:
    called = name_of("measure", what)
    if low is None and high is None:
        return part("no_number", called)
    if high is None or low is None:
        number = part("at_most" if low is None else "at_least", both(high if low is None else low))
    else:
        number = both(low) if low == high else part("range", both(low), both(high))
    return part("thing", number, called)


def figure(f: Row, told: Row | None = None) -> Both:
    """A figure of an event, or what one root (``told``) says of it: number, population and side."""
    of = f if told is None else told
    said = amount(f["what"], of["reported_min"], of["reported_max"])
    of_whom = [name_of("population", f["who"])] if f["who"] != "unknown" else []
    if f["side"] and all(f["side"]["name"]["ar"] != x["ar"] for x in of_whom):
        of_whom.append(party(f["side"]))
    return part("measured", said, listed(of_whom)) if of_whom else said


def place(row: Row | None) -> Both:
    """Where it is told to have been."""
    names = row["name"] if row else {"ar": "", "en": ""}
    if row is None or not (names["ar"] or names["en"]):
        return part("unplaced")
    own = {"ar": isolated(names["ar"] or names["en"]), "en": isolated(names["en"] or names["ar"])}
    within = row["admin1"]
    if not within or within == names["en"]:
        return own
    held = gazetteer().governorate(row["country"] or "", within)
    return part("measured", own, {"ar": isolated(held.name_ar if held else within), "en": isolated(within)})


def day(row: Row) -> Both:
    """The day, or the first and the last that it may be; isolated, for after Arabic words it would read backwards."""
    first, last = row["first_day"], row["last_day"]
    if first is None:
        return part("undated")
    return name(first) if first == last else part("range", name(first), name(last))


def kinds(row: Row) -> Both:
    """What it is told as."""
    return listed([named("kind", k) for k in dict.fromkeys(row["kinds"])])
