"""One claim as a person checks it: the Arabic with the words bracketed, and what read each value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rasid.export.rows import Row
from rasid.export.words import clean, days, figure

_AROUND = 30
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FAR = 160


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a claim for the eye: slot, what was understood, its words, its rule, and further notes."""

    slot: str
    meaning: str
    spans: tuple[tuple[int, int], ...]
    rule: str
    notes: tuple[str, ...] = ()


def values(claim: Row) -> list[Value]:
    """Every value of a claim in the order what, who, whom, where, when, how many, according to."""
    return [
        *(_actor("who", a) for a in claim["initiators"]),
        *(_actor("whom", a) for a in claim["targets"]),
        *map(_place, claim["places"]),
        *([_value("when", days(claim["date"]), claim["date"])] if claim["date"] else ()),
        *_tallies(claim["tallies"]),
        *map(_hop, claim["attribution"]),
    ]


def _value(slot: str, meaning: str, row: Row, notes: tuple[str, ...] = ()) -> Value:
    spans = row.get("spans") or ([row["span"]] if row.get("span") else [])
    return Value(slot, meaning, tuple((a, b) for a, b in spans), row.get("rule") or "", notes)


def _actor(slot: str, a: Row) -> Value:
    return _value(slot, f"{clean(a['name']['en'] or a['name']['ar'])}  [{a['actor']}]", a)


def _place(p: Row) -> Value:
    within = ", ".join(clean(x) for x in (p["admin2"], p["admin1"], (p.get("country") or "").upper()) if x)
    point = (
        f"  {p['lat']:.4f}, {p['lon']:.4f} ± {p['radius_km'] or '?'} km" if p["lat"] is not None else "  no point known"
    )
    meaning = f"{clean(p['name']['en'] or p['name']['ar'])} ({p['level']}{'; ' + within if within else ''}){point}"
    notes = (f"why: {clean(p['why'])}", *(f"won over: {clean(c)}" for c in p.get("candidates") or ()))
    return _value("where", meaning, p, notes)


def _tallies(rows: list[Row]) -> Iterator[Value]:
    for t in rows:
        notes = [f"part of: {figure(rows[t['subset_of']])} {rows[t['subset_of']]['what']}"] if _points(t, rows) else []
        if t.get("restates") is not None:
            notes.append("repeats another figure of this claim")
        who = "" if (t.get("who") or "unknown") == "unknown" else f", {t['who']}"
        yield _value("how many", f"{figure(t)} {t['what']}{who} ({t['qualifier']})", t, tuple(notes))


def _points(t: Row, rows: list[Row]) -> bool:
    return t.get("subset_of") is not None and 0 <= t["subset_of"] < len(rows)


def _hop(h: Row) -> Value:
    name = clean(h.get("name") or h.get("surface"))
    about = ", ".join(x for x in (h["kind"], h.get("org") and f"of {clean(h['org'])}", h.get("verb")) if x)
    return _value("said by", f"{name} ({about})" if name else about, h)


def bracketed(text: str, claim: Row, shown: list[Value]) -> tuple[str, dict[tuple[int, int], int]]:
    """The evidence with each value's words in numbered brackets, and the number of each span.

    Words that stand outside the evidence (a carried date, a speaker named before) follow as snippets of their own.
    """
    numbers: dict[tuple[int, int], int] = {}
    for v in shown:
        for span in v.spans:
            numbers.setdefault(span, len(numbers) + 1)
    start, end = claim["evidence"]["span"]
    near = [
        s for s in numbers if s[0] < end + _FAR and s[1] > start - _FAR and "\n" not in _between(text, s, start, end)
    ]
    first = min([start, *(s[0] for s in near)])
    last = max([end, *(s[1] for s in near)])
    parts = [_mark(text, first, last, {s: numbers[s] for s in near})]
    for span in sorted(set(numbers) - set(near)):
        a, b = max(0, span[0] - _AROUND), min(len(text), span[1] + _AROUND)
        parts.append("… " + _mark(text, a, b, {span: numbers[span]}) + " …")
    return "\n".join(parts), numbers


def _between(text: str, span: tuple[int, int], start: int, end: int) -> str:
    return text[min(span[1], end) : max(span[0], start)] if span[1] <= start or span[0] >= end else ""


def _mark(text: str, first: int, last: int, numbers: dict[tuple[int, int], int]) -> str:
    """``text[first:last]`` with brackets; at one place what closes stands before what opens."""
    at: list[tuple[int, int, int, str]] = []
    for (start, end), n in numbers.items():
        at.append((start, 1, -end, "["))
        at.append((end, 0, -start, "]" + str(n).translate(_RAISED)))
    out, here = [], first
    for position, _, _, mark in sorted(at):
        out += [clean_piece(text[here:position]), mark]
        here = position
    return "".join([*out, clean_piece(text[here:last])])


def clean_piece(text: str) -> str:
    """As :func:`clean`, white space at the ends kept, so that words do not run together."""
    body = clean(text)
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and body else ""
    return lead + body + tail


def claim_lines(text: str, claim: Row, data_line: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The view of one claim as (style, line), style one of head, text, value, note."""
    shown = values(claim)
    marked, numbers = bracketed(text, claim, shown)
    acled = claim["acled"] and f" · ACLED {claim['acled']['event_type']}"
    plover = claim["plover"] and f" · PLOVER {claim['plover']}"
    yield "head", f"{claim['kind']} · {claim['status']}{acled or ''}{plover or ''}  ({claim['id']})"
    yield from (("text", line) for line in marked.split("\n"))
    yield "note", f"  what      read by {data_line(claim['rule'])}"
    for link in ("part_of", "variant_of"):
        if claim[link]:
            yield "note", f"  {link.replace('_', ' ')} {claim[link]}"
    for v in shown:
        label = ",".join(str(numbers[s]) for s in v.spans) or "-"
        yield "value", f"{label:>3} {v.slot:9} {v.meaning}"
        yield "note", f"              read by {data_line(v.rule)}" + ("" if v.spans else "; no words of the text")
        yield from (("note", f"              {note}") for note in v.notes)
