"""A brief as a file: text for a terminal, JSON for programs, HTML and XLSX to be sent on."""

import io
import json
from collections.abc import Iterator

from rasid.export.brief import SECTIONS, Brief, brief_row, heads
from rasid.export.brief_html import brief_html
from rasid.export.brief_values import without_isolates
from rasid.knowledge.brief_words import sentence

MEDIA = {
    "text": "text/plain; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The forms, and what each is called on the web."""


def brief_file(told: Brief, form: str, lang: str) -> bytes:
    """The bytes of the file; ``form`` is one of :data:`MEDIA`, ``lang`` ar or en (JSON holds both)."""
    if form == "xlsx":
        from rasid.export.brief_xlsx import write_brief_xlsx

        held = io.BytesIO()
        write_brief_xlsx(told, lang, held)
        return held.getvalue()
    if form == "json":
        text = json.dumps(brief_row(told), ensure_ascii=False, indent=1) + "\n"
    else:
        text = brief_html(told, lang) if form == "html" else "\n".join(_text(told, lang)) + "\n"
    return text.encode("utf-8", "replace")


def _text(told: Brief, lang: str) -> Iterator[str]:
    said = heads(told)
    for key in ("title", "search", "counted", "note"):
        yield without_isolates(said[key][lang])
    if not told.entries:
        yield sentence("nothing")[lang]
    for section in SECTIONS:
        if told.of(section):
            yield ""
            yield sentence(f"section_{section}")[lang]
        for e in told.of(section):
            yield f"\n  {without_isolates(e.title[lang])}  ({e.id})"
            for line in e.lines:
                yield f"  - {without_isolates(line.said[lang])}"
                yield from (f"      «{q['words']}» {q['outlet']} {q['published'] or ''}".rstrip() for q in line.quotes)
    yield ""
    yield said["disclosed"][lang]
    yield without_isolates(said["made"][lang])
