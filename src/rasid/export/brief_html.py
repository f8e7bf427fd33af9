"""A brief as one HTML file that can be sent on: no script, nothing fetched, every text escaped.

The file forbids itself whatever is not its own style, so that even a fault of ours could run nothing in it.
"""

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from rasid.export.brief import SECTIONS, Brief, Entry, heads
from rasid.export.brief_changes import Line
from rasid.export.rows import Row
from rasid.knowledge.brief_words import sentence

_CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; }
body { font-family: "Noto Naskh Arabic", "Noto Sans Arabic", "Segoe UI", Tahoma, sans-serif; line-height: 1.7;
  max-inline-size: 46rem; margin-inline: auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; border-block-end: 1px solid; margin-block-start: 2rem; }
h3 { font-size: 1.05rem; margin-block-end: .25rem; }
.note { border-inline-start: .3rem solid; padding-inline-start: .7rem; }
.flag { border: 1px solid; border-radius: .3rem; padding-inline: .4rem; font-weight: normal; font-size: .85em; }
blockquote { margin-block: .2rem; margin-inline: 1rem 0; border-inline-start: 1px solid; padding-inline-start: .7rem; }
footer, .id { font-size: .85em; overflow-wrap: anywhere; }
article { break-inside: avoid; }
"""


def brief_html(told: Brief, lang: str) -> str:
    """The file, in Arabic (``ar``) or English (``en``)."""
    return "\n".join(_whole(told, lang)) + "\n"


def _whole(told: Brief, lang: str) -> Iterator[str]:
    said = {key: escape(text[lang]) for key, text in heads(told).items()}
    yield "<!doctype html>"
    yield f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_CSP}"><meta name="referrer" content="no-referrer">'
    yield f"<title>{said['title']}</title><style>{_STYLE}</style></head>"
    yield f"<body><h1>{said['title']}</h1><p>{said['search']}</p><p>{said['counted']}</p>"
    yield f'<p class="note">{said["note"]}</p><main>'
    if not told.entries:
        yield f"<p>{escape(sentence('nothing')[lang])}</p>"
    for section in SECTIONS:
        yield from _section(section, told.of(section), lang)
    yield f"</main><footer><p>{said['disclosed']}</p><p>{said['made']}</p></footer></body></html>"


def _section(section: str, entries: list[Entry], lang: str) -> Iterator[str]:
    if entries:
        yield f"<section><h2>{escape(sentence(f'section_{section}')[lang])} ({len(entries)})</h2>"
        for e in entries:
            yield from _entry(e, lang)
        yield "</section>"


def _entry(e: Entry, lang: str) -> Iterator[str]:
    flag = f' <span class="flag">{escape(sentence("newly_contested")[lang])}</span>' if e.contested else ""
    yield f'<article><h3>{escape(e.title[lang])}{flag}</h3><p class="id"><bdi dir="ltr">{escape(e.id)}</bdi></p><ul>'
    for line in e.lines:
        yield f"<li>{escape(line.said[lang])}{''.join(_quotes(line))}</li>"
    yield "</ul></article>"


def _quotes(line: Line) -> Iterator[str]:
    for q in line.quotes:
        source = " · ".join(f"<bdi>{escape(str(x))}</bdi>" for x in (q["outlet"], q["published"]) if x)
        yield f'<blockquote><bdi dir="auto">«{escape(q["words"])}»</bdi> — {_linked(source, q)}</blockquote>'


def _linked(source: str, q: Row) -> str:
    """The source, as a link where its address is one of the web and nothing else."""
    address = web_address(q["url"])
    shown = source or escape(str(q["report"]))
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{shown}</a>' if address else shown


def web_address(url: str | None) -> str:
    """The address if it is one of the web, else nothing: never one that a browser would run.

    >>> web_address("https://example.org/a"), web_address(" javascript:alert(1)"), web_address(None)
    ('https://example.org/a', '', '')
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    return (url or "").strip() if parts.scheme in ("http", "https") and parts.netloc else ""
