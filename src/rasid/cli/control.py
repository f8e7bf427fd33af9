"""`rasid control`: who holds a place, or the places of an area, on a day; since when and on whose word."""

import argparse
import json

from rasid.arabic.normalize import fold_words
from rasid.cli.code import country_of
from rasid.cli.opened import day, opened
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.export.incident_lines import days, place
from rasid.export.incident_rows import Row, hold_row
from rasid.export.words import clean
from rasid.knowledge.places import Place, gazetteer
from rasid.link.incidents import holder


def run(asked: argparse.Namespace) -> int:
    """Print the holds that stand on the day."""
    place = place_called(asked.place, country_of(asked.country))
    on = day(asked.on, "--on")
    with opened(asked) as store:
        every = store.holds()
        on = on or max((h.since.latest for h in every), default=None)
        standing = holder(every, place.where(), on) if on else []
    for hold in standing:
        row = hold_row(hold)
        out(json.dumps(row, ensure_ascii=False) if asked.json else _line(row), "")
    if not standing:
        name = place.name_ar or place.name_en
        say(f"rasid: no report kept tells who holds {name}" + (f" on {on}" if on else ""))
    return 0


def place_called(name: str, country: str | None) -> Place:
    """The place of an id or a name. Raises :class:`UserError` where there is none, or several of one rank."""
    book = gazetteer()
    known = book.by_id(name)
    if known is not None:
        return known
    found = [p for p in book.named(fold_words(name), loose=True) if country in (None, p.country)]
    found += [p for p in _english(name) if country in (None, p.country)] if not found else []
    if not found:
        raise UserError(f"no book has a place «{name}»", where="PLACE", mend="give its id, or another spelling")
    best = max(p.weight for p in found)
    first, *others = [p for p in found if p.weight == best]
    if others:
        ids = ", ".join(f"{p.id} ({p.admin1 or p.country})" for p in (first, *others[:5]))
        raise UserError(f"several places are called «{name}»: {ids}", where="PLACE", mend="give the id of one")
    return first


def _english(name: str) -> list[Place]:
    wanted = name.casefold()
    book = gazetteer()
    return [p for p in map(book.at, range(len(book))) if p.name_en.casefold() == wanted]


def _line(row: Row) -> str:
    contested = ", contested" if row["contested"] else ""
    until = f", until {days(row['until'])}" if row["until"] else ""
    said = f"according to {clean(row['root']['root_name'])}"
    holder = clean(row["holder"]["name"]["ar"])
    return f"{place(row['place'])}: {holder} since {days(row['since'])}{until}{contested}, {said}"
