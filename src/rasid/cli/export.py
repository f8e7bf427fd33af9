"""`rasid export`: the incidents as files that other people's programs open, each with its sheet."""

import argparse
import json
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rasid.browse.filter import Filter
from rasid.cli.code import settle
from rasid.cli.export_arguments import pairs
from rasid.cli.opened import day, opened
from rasid.cli.say import Progress, say
from rasid.cli.writing import put, whole
from rasid.export.formats import text
from rasid.export.rows import Row
from rasid.pipeline.exporting import Wanted, export_to

if TYPE_CHECKING:
    from rasid.store.store import Store


def run(asked: argparse.Namespace) -> int:
    """Write the export and its sheet."""
    wanted = Wanted(
        asked.scheme, asked.to, asked.profile, asked.hxl, Filter.of(pairs(asked)), day(asked.cut_off, "--cut-off"),
        asked.policy, asked.per,
    )  # fmt: skip
    with opened(asked) as store:
        if asked.out is None:
            about = _write(store, wanted, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            with whole(asked.out) as out:
                about = _write(store, wanted, out)
            _put_sheet(asked.out, about)
    say(f"rasid: {_line(about)}")
    return 0


def _write(store: "Store", wanted: Wanted, out: IO[bytes]) -> Row:
    if wanted.cut_off is None:
        return export_to(store, wanted, out)
    settle()
    with Progress(store.count, on_stdout=False, of="linked") as progress:
        return export_to(store, wanted, out, step=progress.step)


def _put_sheet(out: Path, about: Row) -> None:
    """The sheet beside the file, for programs and for people; a workbook has it within as well."""
    put(out.with_name(out.name + ".about.json"), json.dumps(about, ensure_ascii=False, indent=1) + "\n")
    put(out.with_name(out.name + ".about.txt"), text(about))


def _line(about: Row) -> str:
    left = "; ".join(f"{x['n']} {x['en']}" for x in about["not_counted"])
    return (
        f"{about['rows']} rows of {about['incidents']} incidents; not in it: {left or 'nothing'};"
        f" audit head {about['audit_head']}; {about['what']['en'].split('.')[0]}"
    )
