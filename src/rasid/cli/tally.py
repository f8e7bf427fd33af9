"""`rasid tally`: what reports say, added up incident by incident, as sums of lows to sums of highs."""

import argparse

from rasid.browse.sums import group_of, total_row
from rasid.cli.events import conditions
from rasid.cli.opened import form_of, opened, pour
from rasid.cli.say import out, say
from rasid.export.incident_lines import ENUMERATION
from rasid.link.totals import Total, totals
from rasid.model.values import Count, shown


def run(asked: argparse.Namespace) -> int:
    """Print the sums."""
    with opened(asked) as store:
        sums = totals(store.each_incident(**conditions(asked)), group_of(asked.by))
        head = store.head()
    if form_of(asked) == "table" and asked.out is None:
        for t in sums:
            out(_line(t), "note" if t.part else "")
        out(ENUMERATION, "note")
    else:
        pour((total_row(t) for t in sums), asked)
        say(f"rasid: audit head {head}")
    if not sums:
        say("rasid: no incident with a figure meets this")
    return 0


def _line(t: Total) -> str:
    group = f"{t.group:18} " if t.group else ""
    part = "of them " if t.part else ""
    who = "" if t.who == "unknown" else f" ({t.who})"
    contested = f", {t.contested} contested" if t.contested else ""
    what = t.what.replace("_", " ")
    return (
        f"{group}{shown(Count(t.low, t.high)):>12}  {part}reported {what}{who}, in {t.incidents} incidents{contested}"
    )
