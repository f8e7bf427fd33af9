"""Which format bytes are of: by what they hold first, by their name second."""

import json
import re

from rasid.errors import FormatError, NotAReportError
from rasid.ingest.encodings import decode
from rasid.ingest.html import looks_html
from rasid.ingest.inputs import empty

_MAGIC = (
    (b"%PDF", "pdf"), (b"\x1f\x8b", "gzip"), (b"WARC/", "warc"), (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"),
    (b"(\xb5/\xfd", "zstd"), (b"PAR1", "parquet"),
)  # fmt: skip
_OTHER = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"RIFF", "sound or a moving picture"), (b"OggS", "sound"), (b"ID3", "sound"), (b"\x1aE\xdf\xa3", "a video"),
    (b"\x00\x00\x01\x00", "an icon"), (b"BM", "a bitmap"), (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"), (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_LATER = (
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as PDF, XLSX or text"),
    (b"{\\rtf", "an RTF document", "save it as PDF or text"), (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"), (b"BZh", "a bzip2 archive", "unpack it"),
    (b"\xfd7zXZ", "an xz archive", "unpack it"),
)  # fmt: skip
_NAMED = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".csv": "table", ".tsv": "table", ".tab": "table",
    ".html": "page", ".htm": "page", ".xhtml": "page", ".rss": "feed", ".atom": "feed", ".txt": "text", ".text": "text",
    ".md": "text", ".warc": "warc", ".pdf": "pdf",
}  # fmt: skip
_UNREAD = frozenset(".doc .docx .odt .rtf .epub .xls .ods .eml .mbox .msg .tar .7z .rar .pages .pptx .ppt".split())
_PICTURES = frozenset(
    ".jpg .jpeg .png .gif .webp .svg .bmp .tif .tiff .ico .heic .mp4 .mov .avi .mkv .webm .3gp .mp3 .ogg .oga .opus "
    ".wav .m4a .aac .tgs .css .js .woff .woff2 .ttf .otf .eot .map .py .exe .dll .db .sqlite .ini .log .lock".split()
)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.I)
_ROOT = re.compile(r"<([A-Za-z][\w:.-]{0,40})[\s>/]")
_RECORD = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]"])')
_BLANK = b" \t\r\n\xef\xbb\xbf\0"
_MEND = "rasid reads text, HTML, PDF, JSON, CSV, XLSX, Parquet, RSS, Atom, Telegram's result.json, WARC, packed or not"


def form_of(head: bytes, name: str, where: str) -> str:
    """The format of what begins with ``head``: one of the names in :mod:`rasid.ingest.formats.discover`.

    Raises :class:`NotAReportError` for pictures and the like, :class:`FormatError` for documents that are not read,
    :class:`NoTextError` where there is nothing at all.
    """
    if not head.strip(_BLANK):
        raise empty(where)
    suffix = suffix_of(name)
    for magic, form in _MAGIC:
        if head.startswith(magic):
            _refuse_document(head, suffix)
            return form
    _refuse(head, suffix)
    return _text_form(head, suffix)


def _refuse_document(head: bytes, suffix: str) -> None:
    """Documents of offices are ZIP archives too."""
    if head.startswith(b"PK") and (suffix in _UNREAD or head[30:38] == b"mimetype" or b"word/" in head[:4000]):
        raise FormatError(f"this is an office document ({suffix or 'ZIP'})", mend="save it as PDF, XLSX or text")


def _refuse(head: bytes, suffix: str) -> None:
    for magic, what, mend in _LATER:
        if head.startswith(magic):
            raise FormatError(f"this is {what}, which rasid does not read", mend=mend)
    surely = 3 if suffix in _NAMED else 2  # «BM» may begin a text
    what = next((what for magic, what in _OTHER if len(magic) >= surely and head.startswith(magic)), "")
    if what or head[4:8] == b"ftyp" or suffix in _PICTURES:
        raise NotAReportError(f"this is {what or f'a {suffix} file'.replace('  ', ' ')} and no report", mend=_MEND)
    if suffix in _UNREAD:
        raise FormatError(f"rasid does not read {suffix} files", mend="save it as PDF or text")


def _text_form(head: bytes, suffix: str) -> str:
    text = decode(head).lstrip("\ufeff \t\r\n\0")
    named = _NAMED.get(suffix, "")
    if named == "lines" or text.startswith("WARC/"):
        return named or "warc"
    if _RECORD.match(text) and named != "text":
        return "lines" if _several(text) else "json"
    if text.startswith("<"):
        return _markup(text, named)
    return "text" if named in ("pdf", "warc", "feed", "") else named


def _several(text: str) -> bool:
    """Whether each line is a JSON object of its own."""
    first, _, rest = text.partition("\n")
    if not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def _markup(text: str, named: str) -> str:
    found = _FEED.search(text[:5000])
    if found and "<html" not in text[: found.start()].lower():
        return "feed"
    if text.startswith("<?xml") and "<html" not in text[:5000].lower():
        root = _ROOT.search(text)
        raise FormatError(f"this XML is no feed but «{root.group(1) if root else '?'}»", mend=_MEND)
    return "page" if looks_html(text) or named == "page" else named or "text"


def suffix_of(name: str) -> str:
    """The ending of a file's name in lower case, that of a packed file the one inside: ``a.csv.gz`` is ``.csv``."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].lower()
    last = last.removesuffix(".gz").removesuffix(".zst")
    return f".{last.rsplit('.', 1)[1]}" if "." in last[1:] else ""


def media_of(header: str) -> str:
    """The media type that a header names, in lower case, without its parameters."""
    return header.partition(";")[0].strip().lower()


def charset_of(header: str) -> str | None:
    """The encoding that a header names."""
    found = re.search(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", header, re.I)
    return found.group(1) if found else None
