"""`rasid places`: bring a public gazetteer into the user's own books, see what was brought, take it away again."""

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

from rasid.cli.place_report import Report, print_counts
from rasid.cli.say import Progress, out, say
from rasid.errors import InputError, UserError
from rasid.ingest.gazetteers.asked import Asked
from rasid.ingest.gazetteers.read import digest, read
from rasid.ingest.gazetteers.table import told_columns
from rasid.knowledge import place_shelf
from rasid.knowledge.foreign_places import (
    MOST,
    Foreign,
    Format,
    LeftOut,
    Outcome,
    PassedOver,
    Refused,
    formats,
    our_kinds,
)
from rasid.knowledge.load import uncollected
from rasid.knowledge.place_merge import Merge, refused
from rasid.version import VERSION


def run(asked: argparse.Namespace) -> int:
    """Run `import`, `list` or `remove`."""
    if asked.command == "import":
        return _import(asked)
    return _list() if asked.command == "list" else _remove(asked.name)


@uncollected()
def _import(asked: argparse.Namespace) -> int:
    form = formats()[asked.format]
    if any(asked.report and path.exists() and asked.report.resolve() == path.resolve() for path in asked.files):
        raise UserError("it is an input", where=f"--report {asked.report}", mend="name another file")
    name = place_shelf.fit_name(asked.name or _usual_name(asked))
    options = _options(asked, name)
    wanted = _wanted(asked)
    with Report(asked.report) as report, Progress(lambda: None, on_stdout=False, of="rows") as progress:
        places = _read(read(form.name, asked.files, options), report, progress)
        with place_shelf.locked():
            changed = _merged(places, form, name, wanted, report, asked)
    print_counts(report, name)
    if asked.dry_run:
        out("nothing was written (--dry-run)")
    else:
        out(f"{'written' if changed else 'unchanged'}: {place_shelf.folder() / name}.csv")
    return 0


def _merged(
    places: list[Foreign], form: Format, name: str, wanted: Callable[[Foreign], str], report: Report, asked: Any
) -> bool:
    """Merge what was read, and write it unless that was not asked for; whether the books changed."""
    merge = Merge(place_shelf.known_places(name), name, name if form.name == "csv" else form.name)
    for verdict in merge.take(places, wanted):
        if verdict.what == "left out":
            report.left_out(verdict.reason)
        elif verdict.what == "refused":
            report.refused(refused(verdict))
        else:
            report.taken(verdict)
    if not report.added + report.merged:
        why_not = (report.reasons + report.others).most_common(3)
        told = ", ".join(f"{n} × {why}" for why, n in why_not) or "there is no row in it"
        raise InputError("no place could be taken from it", where=str(asked.files[0]), mend=told)
    rows = merge.rows()
    return not asked.dry_run and place_shelf.write(name, rows, _manifest(form, merge, report, asked))


def _manifest(form: Format, merge: Merge, report: Report, asked: argparse.Namespace) -> dict[str, Any]:
    """Whence the book came, so that it can be made again and its source be named."""
    kept = ("country", "kinds", "min_population", "columns")
    files = [*asked.files, *([asked.alternate_names] if asked.alternate_names else [])]
    return {
        "format": form.name, "title": form.title, "url": form.url,
        "licence": asked.licence or form.licence, "attribution": asked.licence or form.attribution,
        "files": [{"name": p.name, "sha256": digest(p)} for p in files],
        "options": {k: v for k in kept if (v := getattr(asked, k))},
        "counts": report.counts(), "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "rasid": VERSION, "overlays": merge.overlays(),
    }  # fmt: skip


def _read(outcomes: Iterator[Outcome], report: Report, progress: Progress) -> list[Foreign]:
    """The places; what is none goes into the report as it comes."""
    places: list[Foreign] = []
    for outcome in outcomes:
        if isinstance(outcome, PassedOver):
            report.passed_over(outcome)
            continue
        progress.step()
        report.rows += 1
        if isinstance(outcome, Refused):
            report.refused(outcome)
        elif isinstance(outcome, LeftOut):
            report.left_out(outcome.reason)
        else:
            places.append(outcome)
            if len(places) > MOST:
                mend = "take a part of it, with --country, --kinds or --min-population"
                raise UserError(f"it holds more than {MOST} places", where=outcome.where, mend=mend)
    return places


def _usual_name(asked: argparse.Namespace) -> str:
    """The format and the first file's name: the same files are the same book."""
    stem = re.sub(r"[^a-z0-9]+", "-", asked.files[0].name.split(".")[0].lower()).strip("-")
    return "-".join(x for x in (asked.format, stem) if x)[:64].strip("-")


def _options(asked: argparse.Namespace, name: str) -> Asked:
    if asked.columns and asked.format != "csv":
        raise UserError("only a table has columns to be named", where="--columns", mend="use it with --format csv")
    if asked.alternate_names and asked.format != "geonames":
        raise UserError("only GeoNames has such a file", where="--alternate-names", mend="use it with geonames")
    countries = frozenset(c.strip().upper() for c in (asked.country or "").split(",") if c.strip())
    wrong = sorted(c for c in countries if not re.fullmatch("[A-Z]{2}", c))
    if wrong:
        raise UserError(f"«{wrong[0]}» is no country's code", where="--country", mend="two letters, as sy or iq")
    return Asked(name, countries, told_columns(asked.columns) if asked.columns else {}, asked.alternate_names)


def _wanted(asked: argparse.Namespace) -> Callable[[Foreign], str]:
    """Why a place is not wanted, or nothing."""
    kinds = frozenset(k.strip() for k in (asked.kinds or "").split(",") if k.strip())
    unknown = sorted(kinds - {*our_kinds()})
    if unknown:
        mend = f"there are: {', '.join(our_kinds())}"
        raise UserError(f"there is no kind «{unknown[0]}»", where="--kinds", mend=mend)

    def why_not(place: Foreign) -> str:
        if kinds and place.kind not in kinds:
            return "of another kind"
        if place.population < asked.min_population:
            return "of fewer people, or nobody knows how many"
        return ""

    return why_not


def _list() -> int:
    found = place_shelf.imports()
    if not found:
        say(f"rasid: nothing has been imported into {place_shelf.folder()}")
    for each in found:
        m, counts = each.manifest, Counter(each.manifest.get("counts", {}))
        told = f"{counts['added']} added, {counts['merged']} merged, {m.get('when')}"
        out(f"{each.name}  {m.get('format', '?')}  {told}", "head")
        out(f"    from {', '.join(f['name'] for f in m.get('files', ()))}; licence: {m.get('licence')}")
        out(f"    to be named: {m.get('attribution')}", "note")
        if each.changed:
            out("    changed by hand since; importing it again overwrites that")
    return 0


def _remove(name: str) -> int:
    with place_shelf.locked():
        path = place_shelf.remove(name)
    out(f"removed: {path} and its manifest")
    return 0
