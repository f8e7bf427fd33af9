"""Requests, reports and errors as the JSON of a frame, and back."""

import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from rasid import errors
from rasid.errors import RasidError
from rasid.ingest.inputs import Given, ReadReport
from rasid.ingest.item import Asked, Item, Part
from rasid.model.report import Report

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_FIELDS = ("text", "id", "source", "title", "url", "country")


def asked_data(asked: Asked) -> dict[str, Any]:
    """What the caller asked, for the parser."""
    given = {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(asked.given).items()}
    return {"given": given, "columns": dict(asked.columns), "headers": {k: list(v) for k, v in asked.headers.items()}}


def asked_of(data: dict[str, Any]) -> Asked:
    """The same, read."""
    given = data["given"]
    days = {k: date.fromisoformat(given[k]) if given[k] else None for k in ("published", "today")}
    headers = {k: tuple(v) for k, v in data["headers"].items()}
    return Asked(Given(days["published"], given["outlet"], given["country"], days["today"]), data["columns"], headers)


def part_data(part: Part) -> dict[str, Any]:
    """What is known of a part before it is read."""
    return {"where": part.where, "media": part.media, "url": part.url, "key": part.key}


def report_data(report: ReadReport, how: str, credit: str | None) -> dict[str, Any]:
    """A report that was read."""
    told: dict[str, Any] = {f: getattr(report, f) for f in _FIELDS}
    told["published"] = report.published.isoformat() if report.published else None
    return {"report": told, "how": how, "credit": credit, "warnings": list(report.warnings)}


def error_data(error: RasidError) -> dict[str, Any]:
    """A failure."""
    told = {"code": error.code, "message": error.message, "mend": error.mend, "where": error.where}
    return {"error": told}


def error_of(told: dict[str, Any], where: str) -> RasidError:
    """The same, as the error of its code."""
    kind = _BY_CODE.get(_text(told.get("code")) or "", errors.InputError)
    message = visible(_text(told.get("message")) or "it failed")[:500]
    error = kind(message, mend=visible(_text(told.get("mend")) or "")[:500])
    error.where = visible(_text(told.get("where")) or "") or where
    return error


def found(part: dict[str, Any], raw: bytes) -> Item:
    """A part that was found, before anything is known of its report."""
    return Item(
        None,
        None,
        raw,
        _text(part.get("media")) or "",
        visible(_text(part.get("where")) or ""),
        "",
        url=_line(part.get("url")),
        key=_line(part.get("key")),
    )


def outcome(item: Item, told: dict[str, Any]) -> Item:
    """What became of it. Raises ``KeyError``, ``TypeError`` or ``ValueError`` where ``told`` is none."""
    if "error" in told:
        return replace(item, error=error_of(told["error"], item.where), how="rasid")
    data = told["report"]
    published = date.fromisoformat(data["published"]) if data["published"] else None
    text, source = str(data["text"]), _line(data["source"])
    report = Report(text, str(data["id"]), source, published, _line(data["title"]), _line(data["url"]), data["country"])
    warnings = tuple(visible(str(w)) for w in told["warnings"])
    return replace(
        item, report=report, how=visible(str(told["how"])), warnings=warnings, url=report.url or item.url,
        credit=_line(told.get("credit")),
    )  # fmt: skip


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _line(value: object) -> str | None:
    """A name or address on one line."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def visible(text: str) -> str:
    """What foreign files call themselves, fit for a log and a terminal: signs that steer them are spelt out.

    >>> visible("a\\x1b[2Jb"), visible("x\\u202egpj.exe")
    ('a\\\\x1b[2Jb', 'x\\\\u202egpj.exe')
    """
    return _STEERING.sub(lambda m: m.group().encode("unicode_escape").decode("ascii"), text)


def _kinds(kind: type[RasidError]) -> Iterator[type[RasidError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


_BY_CODE = {kind.code: kind for kind in _kinds(RasidError)}
