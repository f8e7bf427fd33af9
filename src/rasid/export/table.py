"""Coded reports as a table that a person reads on a terminal, the Arabic as it stands."""

from typing import TYPE_CHECKING

from rasid.export.rows import Row
from rasid.export.words import clean, days, place, source, tallies

if TYPE_CHECKING:
    from rich.console import Console

_COLUMNS = (("what", 15, "left"), ("who", 16, "right"), ("whom", 16, "right"), ("where", 18, "right"),
            ("when", 11, "left"), ("how many", 17, "left"), ("according to", 17, "right"))  # fmt: skip

NARROW = 110
"""Columns of a terminal under which the table becomes a list."""


def print_report(row: Row, console: "Console") -> None:
    """Print one report's heading and its claims, one a row, and an empty line after them."""
    from rich.text import Text

    console.print(Text(heading(row), style="bold"), soft_wrap=False)
    if row.get("error"):
        console.print(Text(f"could not be read: {clean(row['error']['message'])}", style="red"))
    elif not row["claims"]:
        console.print(Text("no claim was found in this text", style="dim"))
    elif console.width < NARROW:
        _list(row, console)
    else:
        _table(row, console)
    if row.get("gaps"):
        console.print(Text(_gaps(row), style="dim"))
    console.print()


def _table(row: Row, console: "Console") -> None:
    from rich.box import ROUNDED
    from rich.table import Table
    from rich.text import Text

    table = Table(box=ROUNDED, expand=True, show_lines=True)
    for name, ratio, justify in _COLUMNS:
        table.add_column(name, ratio=ratio, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for claim in row["claims"]:
        table.add_row(*(Text(cell) for cell in cells(claim)))
    console.print(table)


def _list(row: Row, console: "Console") -> None:
    """Where seven columns find no room: a line for each value that there is."""
    from rich.text import Text

    for claim in row["claims"]:
        what, *rest = cells(claim)
        console.print(Text("▪ " + " ".join(what.split("\n")).replace("/ ", "/"), style="bold"))
        for (name, _, _), cell in zip(_COLUMNS[1:], rest, strict=True):
            for k, line in enumerate(cell.split("\n") if cell else []):
                console.print(Text(f"    {'' if k else name:13} {line}"))


def heading(row: Row) -> str:
    """Which report it is: id, outlet, day, and its title or its first words; of what failed, where it stood."""
    if row.get("error"):
        return clean(row["error"]["where"] or row["id"])
    called = row.get("title") or row.get("text", "")[:60]
    parts = (row.get("id"), row.get("outlet"), row.get("published"), called)
    return " · ".join(clean(p) for p in parts if p)


def cells(claim: Row) -> list[str]:
    """What, who, whom, where, when, how many, according to whom."""
    what = claim["kind"].replace("/", "/ ")
    if claim["status"] != "asserted":
        what += f"\n({claim['status'].replace('/', '/ ')})"
    who = "\n".join(clean(a.get("surface") or a["name"]["ar"]) for a in claim["initiators"])
    whom = "\n".join(clean(a.get("surface") or a["name"]["ar"]) for a in claim["targets"])
    where = "\n".join(place(p) for p in claim["places"])
    return [what, who, whom, where, days(claim["date"]), "\n".join(tallies(claim)), source(claim)]


def _gaps(row: Row) -> str:
    shown = "؛ ".join(f"{clean(g['surface'])} ({g['kind']})" for g in row["gaps"][:8])
    more = len(row["gaps"]) - 8
    return f"not understood: {shown}" + (f" … and {more} more" if more > 0 else "")
