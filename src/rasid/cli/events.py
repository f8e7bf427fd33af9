"""`rasid events` and `rasid event`: incidents in a table, and one of them with every root and its words."""

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from rasid.cli.code import country_of
from rasid.cli.opened import day, form_of, opened, pour
from rasid.cli.say import console, out, say
from rasid.export.incident_lines import incident_lines, print_incidents
from rasid.export.incident_rows import Row, Told, incident_row
from rasid.model.event import Incident

if TYPE_CHECKING:
    from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Print many incidents, or one."""
    with opened(asked) as store:
        if asked.command == "event":
            _one(store, asked)
        else:
            _many(store, asked)
    return 0


def conditions(asked: argparse.Namespace) -> dict[str, Any]:
    """The filters that were given, as the store takes them."""
    given = {
        "since": day(asked.since, "--since"),
        "until": day(asked.until, "--until"),
        "country": country_of(asked.country),
        "admin1": asked.admin1,
        "kind": asked.kind,
        "actor": asked.actor,
        "measure": "killed" if asked.killed is not None else None,
        "least": asked.killed,
        "roots": asked.roots,
        "contested": asked.contested or None,
    }
    return {name: value for name, value in given.items() if value is not None}


def told(store: "Store", incidents: Iterable[Incident]) -> Told:
    """The claims of the incidents, with the reports that hold them."""
    wanted = {c for i in incidents for c in i.claims}
    return {c: (found.report, found.claim) for c in sorted(wanted) for found in [store.claim(c)]}


def _many(store: "Store", asked: argparse.Namespace) -> None:
    every = store.each_incident(**conditions(asked))
    found = islice(every, asked.limit) if asked.limit else every
    if asked.full:
        for incident in found:
            _whole(incident_row(incident, told(store, [incident])))
            out()
    elif form_of(asked) == "table" and asked.out is None:
        rows = [incident_row(i) for i in found]
        if rows:
            print_incidents(rows, console(on_stdout=True))
        say(f"rasid: {len(rows)} incidents" if rows else "rasid: no incident meets this; `rasid add` keeps reports")
    else:
        pour(_rows(store, found), asked)
        say(f"rasid: audit head {store.head()}; `rasid db verify --head` tells whether anything was changed since")


def _rows(store: "Store", found: Iterable[Incident]) -> Iterator[Row]:
    for incident in found:
        yield incident_row(incident, told(store, [incident]))


def _one(store: "Store", asked: argparse.Namespace) -> None:
    found = store.incident(asked.id)
    incident = found.incident
    row = incident_row(incident, told(store, [incident]))
    if asked.json:
        out(json.dumps(row, ensure_ascii=False, indent=1))
        return
    if found.redirected:
        say(f"rasid: {asked.id} is told in {incident.id}")
    _whole(row)


def _whole(row: Row) -> None:
    for style, line in incident_lines(row):
        out(line, style)
