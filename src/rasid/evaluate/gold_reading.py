"""Gold given back as claims, so that linking can be measured alone: what a faultless reader would have handed on.

Parties and places are looked up where they stand in the report, as the reader does; where the books do not know the
words, the gold's own name stands for the party and its governorate for the place.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rasid.arabic.normalize import fold_words
from rasid.arabic.segment import read_text
from rasid.extract.hits import signals
from rasid.extract.scene import Scene, books, scene_of
from rasid.model.claim import Actor, Claim, DateStated, Hop, Placed, Reading, Tally
from rasid.model.report import Report
from rasid.model.values import Count, Span, Stated, When, Where

Row = Mapping[str, Any]
_GOLD = "gold"


def gold_reading(row: Row) -> tuple[Report, Reading]:
    """The report of a gold line and its events as claims, in the gold's order; claim ``n`` is event ``n``."""
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    report = Report(row["text"], row["id"], row.get("outlet"), published, row.get("title"))
    scene = _scene(report)
    numbered = {e["n"]: claim_id(row["id"], e["n"]) for e in row["events"]}
    return report, Reading(tuple(_claim(scene, e, numbered) for e in row["events"]), ())


def claim_id(report: str, n: int) -> str:
    """The id of the claim that stands for event ``n``."""
    return hashlib.sha256(f"{report}\x1f{n}".encode()).hexdigest()[:12]


def _scene(report: Report) -> Scene:
    known, text = books(), read_text(report.text)
    spots = known.spots.of(text.words)
    return scene_of(report, known, text, spots, signals(text, known.triggers, spots["triggers"]))


def _claim(scene: Scene, e: Row, numbered: Mapping[int, str]) -> Claim:
    evidence = _find(scene, e["evidence"], Span(0, len(scene.report.text)))
    return Claim(
        id=numbered[e["n"]],
        report=scene.report.id,
        kind=e["type"],
        status=e["status"],
        evidence=evidence,
        rule=_GOLD,
        said_by=tuple(_hop(scene, h, evidence) for h in e["attribution"]),
        initiators=tuple(_actor(scene, a, evidence) for a in [e.get("initiator")] if a),
        targets=tuple(_actor(scene, a, evidence) for a in [e.get("target")] if a),
        places=tuple(_place(scene, p, evidence) for p in e.get("places", ())),
        date=_date(scene, e, evidence),
        tallies=tuple(_tally(scene, t, evidence) for t in e.get("tallies", ())),
        part_of=numbered.get(e.get("part_of", 0)),
        variant_of=numbered.get(e.get("variant_of", 0)),
        made_by=_GOLD,
    )


def _find(scene: Scene, surface: str | None, near: Span) -> Span:
    """Where the words stand: inside the evidence, else nearest to it; an empty span at its start where nowhere."""
    text, spots, at = scene.report.text, [], 0
    while surface and (at := text.find(surface, at)) >= 0:
        spots.append(at)
        at += 1
    if not surface or not spots:
        return Span(near.start, near.start)
    inside = [s for s in spots if near.start <= s < near.end]
    start = inside[0] if inside else min(spots, key=lambda s: abs(s - near.start))
    return Span(start, start + len(surface))


def _words(span: Span) -> tuple[Span, ...]:
    return (span,) if span.end > span.start else ()


def _range(scene: Scene, span: Span) -> tuple[int, int]:
    """The words that ``span`` covers."""
    text = scene.text
    held = [k for k in range(len(text.words)) if text.starts[k] < span.end and text.ends[k] > span.start]
    return (held[0], held[-1] + 1) if held else (0, 0)


def _actor(scene: Scene, a: Row, near: Span) -> Stated[Actor]:
    span = _find(scene, a.get("surface"), near)
    i, j = _range(scene, span)
    name = a.get("canonical") or a.get("surface") or ""
    for m in sorted(scene.mentions, key=lambda m: (m.i > i, m.i - m.j)):
        if m.i < j and i < m.j:
            return Stated(m.actor, _words(span), _GOLD)
    own = f"?{fold_words(a.get('surface') or '') or name}"
    return Stated(Actor(own, a.get("surface") or name, name), _words(span), _GOLD)


def _place(scene: Scene, p: Row, near: Span) -> Stated[Placed]:
    span = _find(scene, p.get("surface"), near)
    i, j = _range(scene, span)
    found = [t.where for t in scene.toponyms if t.where and t.i < j and i < t.j]
    admin1 = p.get("admin1")
    fit = [w for w in found if not admin1 or w.admin1 in (None, admin1)] or _namesakes(scene, p)
    where = fit[0] if fit else _unknown(p)
    return Stated(Placed(where, _GOLD), _words(span), _GOLD)


def _namesakes(scene: Scene, p: Row) -> Sequence[Where]:
    """Elsewhere in the report, the same words read right."""
    words = fold_words(p.get("surface") or "")
    same = [t.where for t in scene.toponyms if t.where and fold_words(scene.text.surface(t.i, t.j)) == words]
    return [w for w in same if w.admin1 == p.get("admin1")]


def _unknown(p: Row) -> Where:
    admin1 = p.get("admin1")
    name = p.get("canonical") or p.get("surface") or admin1 or ""
    path = tuple(filter(None, (admin1, None if p.get("level") == "governorate" else name)))
    return Where("/".join(path), path, p.get("surface") or "", name, p.get("level") or "town", admin1=admin1)


def _date(scene: Scene, e: Row, near: Span) -> Stated[DateStated] | None:
    """The day or days; a month or a year alone, as the gold gives some, is the whole of it."""
    if not e.get("date"):
        return None
    first, _, last = e["date"].partition("/")
    try:
        when = When(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        return None
    return Stated(DateStated(when, "stated"), _words(_find(scene, e.get("date_surface"), near)), _GOLD)


def _tally(scene: Scene, t: Row, near: Span) -> Stated[Tally]:
    span = _find(scene, t.get("surface"), near)
    tally = Tally(t["what"], t["who"], Count(t["min"], t["max"]), t["qualifier"], t.get("subset_of"), t.get("restates"))
    return Stated(tally, _words(span), _GOLD)


def _hop(scene: Scene, h: Row, near: Span) -> Stated[Hop]:
    span = _find(scene, h.get("surface"), near)
    name = h.get("name") if h["kind"] == "outlet" else h.get("surface")
    return Stated(Hop(h["kind"], name, h.get("org")), _words(span), _GOLD)
