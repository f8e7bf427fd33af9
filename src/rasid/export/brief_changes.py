"""The sentences of an event that is new, and of one that changed: what stood before, what stands now, on whose word."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from rasid.export.brief_values import day, decider, figure, kinds, name, parties, place, root, roots
from rasid.export.rows import Row
from rasid.export.words import clean
from rasid.knowledge.brief_words import Both, counted, listed, part, sentence
from rasid.model.event import Decision

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in both languages, on whose word (``by``), with the words of reports behind it (``quotes``)."""

    code: str
    said: Both
    quotes: tuple[Row, ...]
    by: Both


def _line(code: str, by: Both, *values: Both, quotes: Iterable[Row] = ()) -> Line:
    return Line(code, sentence(code, *values), tuple(quotes), by)


def new_lines(row: Row) -> Iterator[Line]:
    """What is told of an event, root by root."""
    by = roots(row["roots"]) if row["roots"] else _outlets(row["told_in"])
    told_in = counted("in_report", len(row["reports"]))
    yield _line("new", by, by, kinds(row), place(row["place"]), day(row), told_in)
    for f in row["figures"]:
        if f["subset_of"] is not None:
            continue
        for r in f["roots"]:
            yield _line("figure", root(r), root(r), figure(f, r), quotes=_quotes([r], row))
        if f["reported_min"] != f["reported_max"] and len(f["roots"]) > 1:
            yield _line("range", roots(f["roots"]), roots(f["roots"]), figure(f))
        if f["contested"]:
            yield _line("contested", roots(f["roots"]), figure(f), roots(f["roots"]))


def changed_lines(now: Row, before: Row, decisions: Sequence[Decision]) -> list[Line]:
    """What differs, each line with what stood before and who says what stands now."""
    fresh = [r for r in now["told_in"] if r["report"] not in set(before["reports"])]
    why = _why(decisions, fresh)
    lines = list(_moved(now, before, why))
    lines += _figures(now, before, why)
    known = {(f["code"], *f["values"]) for f in before["flags"]}
    lines += [_line("flag", why, _flag(f), why) for f in now["flags"] if (f["code"], *f["values"]) not in known]
    if fresh:
        lines.append(_line("reports", _reports(fresh), _reports(fresh)))
    return lines


def _flag(row: Row) -> Both:
    return {lang: clean(row[lang]) for lang in ("ar", "en")}


def _why(decisions: Sequence[Decision], fresh: Sequence[Row]) -> Both:
    """On whose word something changed that no figure carries: whoever decided, else new reports, else the reader."""
    if decisions:
        return part("by_decision", listed([decider(by) for by in dict.fromkeys(d.by for d in decisions)]))
    return part("by_reports", _outlets(fresh)) if fresh else part("by_reading")


def _outlets(reports: Iterable[Row]) -> Both:
    named = dict.fromkeys(clean(r["outlet"]) for r in reports)
    return listed([name(o) if o else part("unnamed") for o in named]) if named else part("unnamed")


def _reports(fresh: Sequence[Row]) -> Both:
    told = []
    for r in fresh:
        outlet = name(r["outlet"]) if r["outlet"] else part("unnamed")
        told.append(part("measured", outlet, name(r["published"])) if r["published"] else outlet)
    return listed(told)


_Said = Callable[[Row], Both]
_ASPECTS: tuple[tuple[str, _Said, Callable[[Row], object]], ...] = (
    ("kind_moved", kinds, lambda row: sorted(set(row["kinds"]))),
    ("place_moved", lambda row: place(row["place"]), lambda row: row["place"] and row["place"]["place"]),
    ("day_moved", day, lambda row: (row["first_day"], row["last_day"])),
    ("initiators_moved", lambda row: parties(row["initiators"]), lambda row: _ids(row["initiators"])),
    ("targets_moved", lambda row: parties(row["targets"]), lambda row: _ids(row["targets"])),
)


def _ids(rows: Sequence[Row]) -> list[str]:
    return sorted(r["actor"] for r in rows)


def _moved(now: Row, before: Row, why: Both) -> Iterator[Line]:
    for code, said, key in _ASPECTS:
        if key(now) != key(before):
            yield _line(code, why, said(before), said(now), why)


def _figures(now: Row, before: Row, why: Both) -> Iterator[Line]:
    stood, stands = _by_key(before["figures"]), _by_key(now["figures"])
    for key, f in stands.items():
        if key not in stood:
            by = roots(f["roots"])
            yield _line("figure_new", by, figure(f), by, quotes=_quotes(f["roots"], now))
            if f["contested"]:
                yield _line("contested", by, figure(f), by)
        else:
            yield from _figure(f, stood[key], why, now)
    for key, f in stood.items():
        if key not in stands:
            yield _line("figure_gone", why, figure(f), roots(f["roots"]), why)


def _by_key(figures: Sequence[Row]) -> dict[Key, Row]:
    """The figures by what they count; a second one that counts the same by its number."""
    out: dict[Key, Row] = {}
    for f in figures:
        key = (f["what"], f["who"], f["side"] and f["side"]["actor"], f["basis"], f["subset_of"] is None)
        out[next((*key, n) for n in count() if (*key, n) not in out)] = f
    return out


def _figure(now: Row, before: Row, why: Both, event: Row) -> Iterator[Line]:
    said, once = {r["root"]: r for r in now["roots"]}, {r["root"]: r for r in before["roots"]}
    movers = [r for key, r in said.items() if key not in once or _ends(r) != _ends(once[key])]
    if _ends(now) != _ends(before):
        by = roots(movers or now["roots"])
        yield _line("figure_moved", by, figure(before), figure(now), by)
    yield from _roots(now, said, once, why, event)
    if now["contested"] != before["contested"]:
        by = roots(now["roots"])
        yield _line("contested" if now["contested"] else "agreed", by, figure(now), by)


def _roots(f: Row, said: Mapping[str, Row], once: Mapping[str, Row], why: Both, event: Row) -> Iterator[Line]:
    for key, r in said.items():
        if key not in once:
            yield _line("root_new", root(r), root(r), figure(f, r), quotes=_quotes([r], event))
        elif _ends(r) != _ends(once[key]):
            values = (root(r), figure(f, once[key]), figure(f, r))
            yield _line("root_moved", root(r), *values, quotes=_quotes([r], event))
    for key, r in once.items():
        if key not in said:
            yield _line("root_gone", why, root(r), figure(f, r), why)


def _ends(row: Row) -> tuple[int | None, int | None]:
    return row["reported_min"], row["reported_max"]


def _quotes(backings: Iterable[Row], event: Row) -> Iterator[Row]:
    """The words that state a figure, with outlet, day and address, where the report is at hand."""
    held = {r["report"]: r for r in event["told_in"]}
    for b in backings:
        if b["surface"]:
            report = held.get(b["report"], {})
            yield {
                "words": clean(b["surface"]),
                "root": clean(b["root_name"]),
                "report": b["report"],
                "outlet": clean(b["outlet"]),
                "published": b["published"],
                "url": report.get("url"),
            }
