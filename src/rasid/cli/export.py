"""`rasid export`: the incidents as files that other people's programs open, each with its sheet."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rasid.cli.events import conditions, told
from rasid.cli.opened import day, opened
from rasid.cli.say import say
from rasid.cli.writing import put, whole
from rasid.export.formats import Sheet, export, refused, text
from rasid.export.rows import Row
from rasid.export.told_rows import told_row
from rasid.model.event import Incident
from rasid.pipeline import made_by

if TYPE_CHECKING:
    from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Write the export and its sheet."""
    with opened(asked) as store:
        sheet = _sheet(store, asked)
        refused(sheet)
        if asked.out is None:
            _to_stdout(store, asked, sheet)
        else:
            _to_file(store, asked, sheet)
    return 0


def _sheet(store: "Store", asked: argparse.Namespace) -> Sheet:
    given = {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in conditions(asked).items()}
    cut_off = day(asked.cut_off, "--cut-off")
    return Sheet(
        asked.scheme, asked.to, asked.profile or "internal", asked.hxl, given, cut_off.isoformat() if cut_off else None,
        asked.policy, made_by(), store.head(),
    )  # fmt: skip


def incidents(store: "Store", asked: argparse.Namespace) -> Iterator[Incident]:
    """The incidents that are asked for: the one seam between the filters and the formats."""
    return store.each_incident(**conditions(asked))


def rows(store: "Store", found: Iterable[Incident]) -> Iterator[Row]:
    """Each incident with what its reports say."""
    for incident in found:
        yield told_row(incident, told(store, [incident]), made_by())


def _to_file(store: "Store", asked: argparse.Namespace, sheet: Sheet) -> None:
    with whole(asked.out) as out:
        about = export(sheet, rows(store, incidents(store, asked)), out)
    if asked.to != "xlsx":
        put(_beside(asked.out, ".about.json"), json.dumps(about, ensure_ascii=False, indent=1) + "\n")
        put(_beside(asked.out, ".about.txt"), text(about))
    say(f"rasid: {_line(about)}")


def _to_stdout(store: "Store", asked: argparse.Namespace, sheet: Sheet) -> None:
    about = export(sheet, rows(store, incidents(store, asked)), sys.stdout.buffer)
    sys.stdout.buffer.flush()
    say(f"rasid: {_line(about)}")


def _beside(out: Path, suffix: str) -> Path:
    return out.with_name(out.name + suffix)


def _line(about: Row) -> str:
    left = "; ".join(f"{x['n']} {x['en']}" for x in about["not_counted"])
    return (
        f"{about['rows']} rows of {about['incidents']} incidents; not in it: {left or 'nothing'};"
        f" audit head {about['audit_head']}; {about['what']['en'].split('.')[0]}"
    )
