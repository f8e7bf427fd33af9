"""`rasid doctor`: what works here, what is missing and how to get it; it writes nothing and stops at no fault."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

from rasid.cli import parts
from rasid.cli.parts import Check
from rasid.cli.say import book_line, out, say
from rasid.cli.setting_file import chosen, usual
from rasid.cli.settings import InForce, lay, shown
from rasid.errors import BookError, RasidError
from rasid.version import VERSION

_SIGNS = {"ok": "ok     ", "note": "note   ", "absent": "absent ", "fault": "FAULT  "}


def run(asked: argparse.Namespace) -> int:
    """Look at everything and print it; 1 where something that rasid needs is missing or damaged."""
    found = list(checks(asked))
    faults = [c for c in found if c.state == "fault"]
    if asked.json:
        import json

        out(json.dumps({"rasid": VERSION, "works": not faults, "checks": [asdict(c) for c in found]},
                       ensure_ascii=False, indent=1))  # fmt: skip
    else:
        _print(found)
        say(f"rasid: {len(faults)} faults" if faults else "rasid: everything that is needed works here")
    return 1 if faults else 0


def _print(found: list[Check]) -> None:
    out(f"rasid {VERSION}", "head")
    area = ""
    for c in found:
        if c.area != area:
            out(area := c.area, "head")
        out(f"  {_SIGNS[c.state]} {c.what}" + (f": {c.said}" if c.said else ""), "note" if c.state == "ok" else "")
        if c.mend:
            out(f"          → {c.mend}")


def checks(asked: argparse.Namespace) -> Iterator[Check]:
    """Every check in the order it is printed; the settings first, for all else is looked at under them."""
    yield from _settings(asked)
    yield from chain(parts.python(), parts.packages(), [parts.page()])
    yield from _books(asked)
    yield parts.driver()
    yield from _database(asked)


def _settings(asked: argparse.Namespace) -> Iterator[Check]:
    try:
        found = lay(asked)
    except RasidError as e:
        yield Check("settings", e.where or "settings", "fault", e.message, e.mend)
        return
    path = chosen(asked.settings)
    yield Check("settings", "file", "ok" if path else "note", str(path) if path else f"none; it would be {usual()}")
    yield from (Check("settings", f.setting.key, "ok", _said(f)) for f in found if f.source != "default")


def _said(one: InForce) -> str:
    return f"{shown(one)}, by {one.source}"


def _books(asked: argparse.Namespace) -> Iterator[Check]:
    """Whether the books in force can be read whole: rasid's own and those laid over them."""
    from rasid.knowledge.shelves import shelves, use_books

    try:
        if asked.books:
            use_books(*asked.books)
        laid = [s for s in shelves() if s.name]
        yield from (Check("books", s.name, "ok", f"{s.folder}, {len(s.books())} books") for s in laid)
        from rasid.lexicon.sizes import stats
        from rasid.pipeline.coding import default_reader, made_by

        sizes = stats()
        default_reader()
        said = f"digest {made_by().rpartition('books:')[2]}, {sum(b.entries for b in sizes)} entries in {len(sizes)}"
        yield Check("books", "all", "ok", f"{said} books")
    except RasidError as e:
        where = book_line(e.where) if isinstance(e, BookError) else e.where
        yield Check("books", where or "books", "fault", e.message, e.mend)


def _database(asked: argparse.Namespace) -> Iterator[Check]:
    from rasid.store.glance import glance
    from rasid.store.place import place

    try:
        at = place(asked.db)
    except RasidError as e:
        yield Check("database", e.where or "--db", "fault", e.message, e.mend)
        return
    seen = glance(at)
    if not seen.there:
        yield Check("database", str(at), "note", "there is none yet; `rasid add` makes one")
    else:
        size = "" if seen.size is None else f", {seen.size / 1e6:.1f} MB"
        whole = "note" if seen.faults else "ok"
        yield Check("database", str(at), whole, f"schema {seen.revision or 'none yet'}{size}")
        yield from (Check("database", name, "ok", str(value)) for name, value in sorted(seen.settings.items()))
    if seen.free is not None:
        yield Check("database", "free disk", "ok", f"{seen.free / 1e9:.1f} GB")
    yield from (Check("database", f.where, "fault", f.what, f.mend) for f in seen.faults)
