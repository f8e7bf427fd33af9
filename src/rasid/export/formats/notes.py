"""The made English sentences that go into a row's notes: what is reported, each figure with whoever says so."""

from collections.abc import Iterator

from rasid.export.rows import Row
from rasid.export.words import clean, figure
from rasid.knowledge.actors import actor_book

_TOLD = ("denied", "denied_share", "rival_perpetrators", "status_contested")
"""Flags without which a figure would be taken for more than it is."""
_CLOSE = "As reported, not as established."


def notes(row: Row, kinds: list[str]) -> str:
    """«Armed clash reported at Saida …, on 2021-03-15. A (outlet X): 4 killed (soldiers). B denies it. …»."""
    return " ".join([f"{', '.join(kinds)} reported{_where(row)}{_when(row)}.", *_said(row), *_flags(row), _CLOSE])


def root_name(root: Row) -> str:
    """Whoever says so, by the English name of the books where they have him, else as the report has it."""
    kind, _, key = root["root"].partition(":")
    entry = actor_book().entry(key) if kind in ("body", "party") else None
    return clean(entry.actor.name_en if entry else root["root_name"])


def _where(row: Row) -> str:
    place = row["place"]
    if not place:
        return ""
    within = [clean(x) for x in (place["admin1"], place["country"]) if x]
    name = clean(place["name"]["en"] or place["name"]["ar"])
    return f" at {name}" + (f" ({', '.join(within)})" if within else "")


def _when(row: Row) -> str:
    first, last = row["first_day"], row["last_day"]
    if not first:
        return ""
    return f" on {first}" if first == last else f" between {first} and {last}"


def _said(row: Row) -> Iterator[str]:
    """A sentence for each root with figures, and one that names those without."""
    by_root: dict[str, tuple[Row, list[str]]] = {}
    for f in row["figures"]:
        who = "" if f["who"] == "unknown" else f" ({clean(f['who'])})"
        for r in f["roots"]:
            told = figure({"min": r["reported_min"], "max": r["reported_max"], "qualifier": r["qualifier"]})
            by_root.setdefault(r["root"], (r, []))[1].append(f"{told} {f['what'].replace('_', ' ')}{who}")
    for root, figures in by_root.values():
        outlet, name = clean(root["outlet"]), root_name(root)
        via = f" (told by {outlet})" if outlet and outlet not in name else ""
        yield f"According to {name}{via}: {'; '.join(figures)}."
    silent = [root_name(r) for r in row["roots"] if r["root"] not in by_root]
    if silent:
        yield f"Told without figures by {'; '.join(silent)}."


def _flags(row: Row) -> Iterator[str]:
    told = [*row["flags"], *(x for f in row["figures"] for x in f["flags"])]
    for sentence in dict.fromkeys(clean(x["en"]) for x in told if x["code"] in _TOLD):
        yield sentence[:1].upper() + sentence[1:] + "."
