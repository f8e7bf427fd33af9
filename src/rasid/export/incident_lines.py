"""Incidents for the terminal: a table of many, and one whole with every root, its words, and what was left out.

Every line says who says so, and none states a fact: «reported killed», «according to».
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rasid.export.incident_rows import Row
from rasid.export.words import clean

if TYPE_CHECKING:
    from rich.console import Console

Line = tuple[str, str]
"""A style of ``head``, ``text``, ``note`` or nothing, and the text."""

_COLUMNS = (("id", 13, "left"), ("day", 11, "left"), ("where", 18, "right"), ("what", 22, "left"),
            ("who → whom", 24, "right"), ("reported", 30, "left"), ("roots", 7, "right"))  # fmt: skip
_MOST = 4
_FIRST = ("killed", "injured", "missing", "abducted", "captured", "arrested", "displaced", "released")
"""What is told before all else."""
ENUMERATION = "an enumeration of reports, not a death toll; ranges are of what reports say, not confidence intervals"


def print_incidents(rows: Sequence[Row], console: "Console") -> None:
    """Print a table of incidents, the note of what figures mean under it."""
    from rich.box import ROUNDED
    from rich.table import Table
    from rich.text import Text

    table = Table(box=ROUNDED, expand=True, show_lines=True)
    for name, ratio, justify in _COLUMNS:
        table.add_column(name, ratio=ratio, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*(Text(cell) for cell in cells(row)))
    console.print(table)
    console.print(Text(ENUMERATION, style="dim"))


def cells(row: Row) -> list[str]:
    """Id, day, place, kinds, parties, figures and how many roots."""
    parties = " → ".join(filter(None, (names(row["initiators"]), names(row["targets"]))))
    figures = [figure_line(f) for f in sorted(row["figures"], key=_rank) if f["subset_of"] is None]
    more = len(figures) - _MOST
    told = "\n".join(figures[:_MOST]) + (f"\n… {more} more" if more > 0 else "")
    roots = f"{len(row['roots'])} in {len(row['reports'])}"
    return [row["id"], days(row), place(row["place"]), "\n".join(row["kinds"]), parties, told, roots]


def _rank(f: Row) -> int:
    return _FIRST.index(f["what"]) if f["what"] in _FIRST else len(_FIRST)


def days(row: Row) -> str:
    """One day, or the first and the last it may be; nothing where no report says."""
    first, last = row["first_day"], row["last_day"]
    return f"{first} … {last}" if first != last else first or ""


def place(row: Row | None) -> str:
    """The place and its governorate."""
    if not row:
        return ""
    within = clean(row["admin1"]) or clean(row["country"])
    name = clean(row["name"]["ar"] or row["name"]["en"])
    return f"{name} ({within})" if within else name


def names(parties: Sequence[Row]) -> str:
    """The parties by their Arabic names."""
    return "، ".join(clean(p["name"]["ar"]) for p in parties)


def figure_line(f: Row) -> str:
    """«3–6 killed, regime forces: Fair, contested»."""
    who = "" if f["who"] == "unknown" else f", {clean(f['who'])}"
    best = f" · {f['policy']}: {f['best']}" if f["best"] is not None else ""
    basis = "" if f["basis"] == "incident" else f" · counts: {f['basis']}"
    against = ", contested" if f["contested"] and f["grade"] != "Contested" else ""
    return f"{f['shown']} {f['what'].replace('_', ' ')}{who}: {f['grade']}{against}{best}{basis}"


def incident_lines(row: Row) -> Iterator[Line]:
    """One incident whole: its figures with their roots, its flags, what was left out and why, its reports."""
    yield "head", f"{' · '.join(row['kinds'])}  ({row['id']})"
    for name, value in _heads(row):
        if value:
            yield "", f"  {name:9} {value}"
    for depth, number, f in _tree(row["figures"]):
        yield "", ""
        yield from _figure(f, "  " * depth, number)
    yield from _section("to know", (clean(f["en"]) for f in row["flags"]))
    yield from _section("left out", (_left_out(x) for x in row["left_out"]))
    yield from _section("told in", (_report(x) for x in row["told_in"]))
    yield from _section("why together", (_bond(b) for b in row["bonds"][:_MOST]))
    yield "note", ENUMERATION


def _heads(row: Row) -> Iterator[tuple[str, str]]:
    yield "when", days(row)
    yield "where", place(row["place"])
    yield "who", names(row["initiators"]) and f"{names(row['initiators'])}  (alleged)"
    yield "whom", names(row["targets"])
    yield "on", f"reports {len(row['reports'])} · claims {len(row['claims'])} · roots {len(row['roots'])}"


def _tree(figures: Sequence[Row], whole: int | None = None, depth: int = 0) -> Iterator[tuple[int, int, Row]]:
    """Each figure with its number, people before things, and under it what breaks it down."""
    held = [(k, f) for k, f in enumerate(figures) if f["subset_of"] == whole and depth < 9]
    for k, f in sorted(held, key=lambda one: _rank(one[1])):
        yield depth, k + 1, f
        yield from _tree(figures, k, depth + 1)


def _figure(f: Row, indent: str, number: int) -> Iterator[Line]:
    side = f" ({clean(f['side']['name']['ar'])})" if f["side"] else ""
    part = "of them " if f["subset_of"] is not None else ""
    yield "head", f"{indent}{part}{figure_line(f)}{side}  [{number}]"
    for b in f["roots"]:
        when = f", {b['published']}" if b["published"] else ""
        yield "", f"{indent}  {b['shown']:>6}  {clean(b['root_name'])} ({b['kind']}, {b['standing']}{when})"
        if b["surface"]:
            again = f"  · repeated in {len(b['copies'])} more" if b["copies"] else ""
            yield "text", f"{indent}          «{clean(b['surface'])}» {clean(b['outlet'])}{again}"
    for flag in f["flags"]:
        yield "note", f"{indent}  ! {clean(flag['en'])}"


def _section(title: str, lines: Iterator[str]) -> Iterator[Line]:
    held = list(lines)
    if held:
        yield "", ""
        yield "head", f"  {title}"
        yield from (("note", f"    - {line}") for line in held)


def _left_out(x: Row) -> str:
    said = f"«{clean(x['surface'])}» {clean(x['outlet'])}: " if x["surface"] else ""
    return f"{said}{clean(x['why']['en'])}"


def _report(x: Row) -> str:
    return " · ".join(clean(x[k]) for k in ("report", "outlet", "published", "title") if x[k])


def _bond(b: Row) -> str:
    return f"{b['left']} ~ {b['right']}: " + "; ".join(clean(r["en"]) for r in b["reasons"])
