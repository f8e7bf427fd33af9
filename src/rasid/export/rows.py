"""A report and its reading as the JSON that others read; docs/json.md documents every key."""

from collections.abc import Sequence
from typing import Any

from rasid.errors import RasidError
from rasid.knowledge.ontology import kinds
from rasid.knowledge.place_codes import iso_of
from rasid.model.claim import Actor, Claim, DateStated, Gap, Hop, Placed, Reading, Tally
from rasid.model.precision import geo_precision, where_prec
from rasid.model.report import Report
from rasid.model.values import Span, Stated

Row = dict[str, Any]


def report_row(
    report: Report, reading: Reading, made_by: str, *, explain: bool = False, warnings: Sequence[str] = ()
) -> Row:
    """One report as JSON: its claims and gaps, every value with its words and its rule."""
    text = report.text
    return {
        "id": report.id,
        "outlet": report.source,
        "published": report.published.isoformat() if report.published else None,
        "title": report.title,
        "url": report.url,
        "country": report.country,
        "text": text,
        "warnings": list(warnings),
        "made_by": made_by,
        "claims": [_claim(text, c, explain) for c in reading.claims],
        "gaps": [_gap(text, g) for g in reading.gaps],
    }


def failed_row(id: str, where: str, error: RasidError) -> Row:
    """An input that could not be read, told apart from a report without claims by its ``error``."""
    fault = {"code": error.code, "message": error.message, "mend": error.mend, "where": error.where or where}
    return {"id": id, "error": fault, "claims": []}


def _words(text: str, words: Sequence[Span]) -> Row:
    """The first words that state a value, and all of them where there are more."""
    if not words:
        return {"surface": None, "span": None}
    row: Row = {"surface": words[0].of(text), "span": _pair(words[0])}
    if len(words) > 1:
        row["spans"] = [_pair(w) for w in words]
    return row


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _claim(text: str, c: Claim, explain: bool) -> Row:
    kind = kinds().get(c.kind)
    acled = kind and kind.event_type and {"event_type": kind.event_type, "sub_event_type": kind.sub_event_type}
    return {
        "id": c.id,
        "kind": c.kind,
        "acled": acled or None,
        "plover": kind.plover(c.status) if kind else None,
        "status": c.status,
        "evidence": {"text": c.evidence.of(text), "span": _pair(c.evidence)},
        "rule": c.rule,
        "part_of": c.part_of,
        "variant_of": c.variant_of,
        "initiators": [_actor(text, a) for a in c.initiators],
        "targets": [_actor(text, a) for a in c.targets],
        "places": [_place(text, p, explain) for p in c.places],
        "date": _date(text, c.date) if c.date else None,
        "tallies": [_tally(text, t) for t in c.tallies],
        "attribution": [_hop(text, h) for h in c.said_by],
    }


def _actor(text: str, stated: Stated[Actor]) -> Row:
    a = stated.value
    return {
        "actor": a.id,
        "name": {"ar": a.name_ar, "en": a.name_en},
        "path": list(a.path),
        "kind": a.kind or None,
        **_words(text, stated.words),
        "rule": stated.rule,
    }


def _place(text: str, stated: Stated[Placed], explain: bool) -> Row:
    w = stated.value.where
    row = {
        "place": w.id,
        "name": {"ar": w.name_ar, "en": w.name_en},
        "path": list(w.path),
        "country": w.country,
        "admin1": w.admin1,
        "admin2": w.admin2,
        "pcode": w.pcode,
        "iso": iso_of(w.country, w.admin1),
        "level": w.level,
        "lat": w.lat,
        "lon": w.lon,
        "radius_km": w.radius_km,
        "geo_precision": geo_precision(w),
        "where_prec": where_prec(w),
        **_words(text, stated.words),
        "rule": stated.rule,
        "why": stated.value.why,
    }
    if explain:
        row["candidates"] = list(stated.value.candidates)
    return row


def _date(text: str, stated: Stated[DateStated]) -> Row:
    return {
        "earliest": stated.value.when.earliest.isoformat(),
        "latest": stated.value.when.latest.isoformat(),
        "basis": stated.value.basis,
        **_words(text, stated.words),
        "rule": stated.rule,
    }


def _tally(text: str, stated: Stated[Tally]) -> Row:
    t = stated.value
    return {
        "what": t.what,
        "who": t.who,
        "min": t.count.low,
        "max": t.count.high,
        "qualifier": t.qualifier,
        **_words(text, stated.words),
        "subset_of": t.subset_of,
        "restates": t.restates,
        "rule": stated.rule,
    }


def _hop(text: str, stated: Stated[Hop]) -> Row:
    h = stated.value
    words = _words(text, stated.words)
    return {"kind": h.kind, "name": h.name, "org": h.org, **words, "verb": h.verb, "rule": stated.rule}


def _gap(text: str, gap: Gap) -> Row:
    return {"kind": gap.kind, "surface": gap.span.of(text), "span": _pair(gap.span), "why": gap.why}
