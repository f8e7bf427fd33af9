"""JSON Lines, one report a line: ``id, outlet, published, title, text`` and, if known, ``url, country, html``."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO, Any

from rasid.errors import BadDateError, BadLineError, InputError, NoTextError, RasidError
from rasid.ingest.encodings import decode
from rasid.ingest.html import read_page
from rasid.ingest.inputs import LARGEST, FailedInput, Given, Outcome, ReadReport, empty, finished, too_large
from rasid.ingest.item import by
from rasid.ingest.page_facts import day
from rasid.ingest.single import page_reader

_MEND = "write one JSON object a line, with at least «text»"
_BLANK = b" \t\r\n\xef\xbb\xbf\0"
_TEXT_KEYS = ("text", "body", "content")


def read_lines(stream: IO[bytes], where: str, given: Given) -> Iterator[Outcome]:
    """The reports of a stream of JSON Lines; a broken line fails alone, with its number."""
    number, held = 0, False
    while raw := stream.readline(LARGEST + 1):
        number += 1
        at = f"{where}:{number}"
        held = held or bool(raw.strip(_BLANK))
        if len(raw) > LARGEST:
            if not raw.endswith(b"\n"):
                _pass_over(stream)
            yield FailedInput(at, at, too_large(at))
        elif raw.strip(_BLANK):
            yield _outcome(raw, at, given)
    if not held:
        yield FailedInput(where, where, empty(where))


def _pass_over(stream: IO[bytes]) -> None:
    """The rest of a line that is too long to be kept."""
    while piece := stream.readline(LARGEST):
        if piece.endswith(b"\n"):
            return


def read_records(records: Iterable[object], where: str, given: Given) -> Iterator[Outcome]:
    """The reports of a JSON array, each failing alone."""
    for number, record in enumerate(records, 1):
        at = f"{where}:[{number}]"
        yield _attempt(record, at, given)


def _outcome(raw: bytes, at: str, given: Given) -> Outcome:
    try:
        record = parsed(raw)
    except InputError as e:
        e.where = at
        return FailedInput(at, at, e)
    return _attempt(record, at, given)


def parsed(raw: bytes) -> object:
    """What a line of JSON says. Raises :class:`BadLineError` where it is none, :class:`InputError` if no text."""
    try:
        return json.loads(decode(raw.strip()))
    except (ValueError, RecursionError) as e:
        raise BadLineError(f"this line is no JSON: {_short(e)}", mend=_MEND) from None


def _attempt(record: object, at: str, given: Given) -> Outcome:
    try:
        return finished(report_of(record, at)[0], given)
    except RasidError as e:
        e.where = at
        id = record.get("id") if isinstance(record, dict) else None
        return FailedInput(str(id) if isinstance(id, str | int) and str(id) else at, at, e)


def _short(e: Exception) -> str:
    return "it is nested too deeply" if isinstance(e, RecursionError) else str(e)[:200]


def report_of(record: object, at: str) -> tuple[ReadReport, str]:
    """One record as a report, before the caller's word is added, and how it was read.

    Raises :class:`BadLineError`, :class:`NoTextError` or :class:`BadDateError`.
    """
    if not isinstance(record, dict):
        raise BadLineError("this line is no JSON object", mend=_MEND)
    text = next((record[k] for k in _TEXT_KEYS if isinstance(record.get(k), str)), None)
    title, published = _word(record, "title"), _published(record)
    source, url = _word(record, "outlet") or _word(record, "source"), _word(record, "url")
    how = ""
    if text is None and isinstance(record.get("html"), str):
        page = read_page(record["html"])
        how = f", {page_reader(page)}"
        text, title, published = page.text, title or page.title, published or page.published
        source, url = source or page.outlet, url or page.url
    if text is None:
        raise BadLineError("this record has no «text»", mend=_MEND)
    if not text.strip():
        raise NoTextError("its «text» is empty", mend="give the article's text")
    report = ReadReport(
        text=whole(text),
        id=_word(record, "id") or "",
        source=source,
        published=published,
        title=title,
        url=url,
        country=_word(record, "country"),
        where=at,
    )
    return report, f"{by('rasid')} json{how}"


def _word(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    return whole(str(value)) if isinstance(value, str | int) and not isinstance(value, bool) and str(value) else None


def whole(text: str) -> str:
    """Text without halves of surrogate pairs, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _published(record: dict[str, Any]) -> date | None:
    value = record.get("published", record.get("date"))
    if value is None or value == "":
        return None
    found = day(value)
    if found is None:
        raise BadDateError(f"«{str(value)[:60]}» is no day", mend="write it as 2021-07-29")
    return found
