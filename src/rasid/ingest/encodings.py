"""Bytes to Arabic text, whatever encoding they are in and whatever they claim to be in.

What decides is the yield: the reading that gives the most common Arabic words wins, so windows-1256 labelled UTF-8
is read right, and so is text that was already garbled once («Ø§Ù„Ø¬ÙŠØ´», «ÇáÌíÔ»).
"""

import codecs
import re
from typing import NamedTuple

from rasid.errors import EncodingError, InputError

COMMON = frozenset(
    "من في على إلى الى عن أن ان إن التي الذي مع كان كانت قال قالت بين بعد قبل هذا هذه ما لا لم وقد قد أو حيث خلال منذ "
    "عند حتى كما اليوم أمس ذلك وقال وأضاف مدينة قوات مقتل قتل قرب شمال جنوب".split()
)
_SAMPLE = 60_000
_MEND = "give the text itself: .txt, .html or .jsonl"
_WORD = re.compile(r"[\u0621-\u064a]+")
_ODD = re.compile(r"[\ufffd\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00c0-\u00ff\ue000-\uf8ff]")
_SINGLE = ("cp1256", "iso8859-6")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"), (b"RIFF", "sound or video"),
    (b"\x7fELF", "a program"), (b"SQLite format 3", "a database"), (b"\x00\x00\x00\x18ftyp", "a video"),
)  # fmt: skip


class Yield(NamedTuple):
    """How much Arabic a reading gives: common words first, then letters, less what no Arabic text holds.

    Only words of three letters count: French read as windows-1256 is full of single ones.
    """

    words: int
    letters: int


def arabic_letters(text: str) -> int:
    """How many Arabic letters ``text`` holds."""
    return sum(map(len, _WORD.findall(text)))


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of ``raw``. ``declared`` is the encoding that it claims, which is tried and not trusted.

    Raises :class:`InputError` where the bytes are no text, :class:`EncodingError` where no encoding gives any.
    """
    _refuse_binary(raw)
    for bom, name in _BOMS:
        if raw.startswith(bom):
            return _repaired(raw.decode(name, "replace"))
    if _looks_utf16(raw):
        return _repaired(raw.decode(_utf16(raw), "replace"))
    _refuse_controls(raw)
    try:
        return _repaired(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _best(raw, declared)


def codec_of(sample: bytes) -> str:
    """The encoding of a text that is too long to be read at once, told from its beginning.

    Raises :class:`InputError` where the bytes are no text.
    """
    _refuse_binary(sample)
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    if _looks_utf16(sample):
        return _utf16(sample)
    _refuse_controls(sample)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # a letter cut at the end is no fault
    except UnicodeDecodeError:
        return max(("utf-8", *_SINGLE), key=lambda name: arabic_yield(sample.decode(name, "replace")))
    return "utf-8"


def mended(text: str) -> str:
    """A piece of text that may have been decoded wrongly before it was stored, decoded right; and fit for any file."""
    return _repaired(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def _refuse_binary(raw: bytes) -> None:
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise InputError(f"this is {what} and no text", mend=_MEND)


def _refuse_controls(raw: bytes) -> None:
    head = raw[:_SAMPLE]
    if len(_CONTROL.findall(head)) * 25 > len(head):
        raise InputError("these bytes are no text", mend=_MEND)


def _looks_utf16(raw: bytes) -> bool:
    """UTF-16 without its mark: every other byte of Arabic is 06, every other one of spaces and Latin is 00."""
    head = raw[:4000]
    half = len(head) // 2
    return half > 4 and any(_high(head[k::2]) > 0.8 * half > _high(head[1 - k :: 2]) for k in (0, 1))


def _high(octets: bytes) -> int:
    return octets.count(b"\x06") + octets.count(b"\x00")


def _utf16(raw: bytes) -> str:
    return "utf-16-be" if _high(raw[:4000:2]) > _high(raw[1:4000:2]) else "utf-16-le"


def _best(raw: bytes, declared: str | None) -> str:
    """The reading with the most Arabic of those in the usual encodings; a detector where none has any."""
    names = ["utf-8", *_SINGLE, *([declared] if declared else [])]
    readings = [text for text in (_try(raw, name) for name in names) if text is not None]
    best = max(readings, key=arabic_yield)
    if arabic_yield(best).letters <= 0:
        return _detected(raw)
    return _repaired(best)


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None


def _detected(raw: bytes) -> str:
    """The last resort; text in another language comes out here too, and is refused later for what it is."""
    from charset_normalizer import from_bytes

    found = from_bytes(raw[:_SAMPLE]).best()
    if found is None:
        raise EncodingError("no encoding gives Arabic text", mend="save it as UTF-8")
    return raw.decode(found.encoding, "replace")


def arabic_yield(text: str) -> Yield:
    """How Arabic ``text`` is, from its beginning and its middle."""
    middle = len(text) // 2
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[middle : middle + _SAMPLE]
    words = _WORD.findall(sample)
    odd = len(_ODD.findall(sample))
    return Yield(sum(w in COMMON for w in words) - odd // 20, sum(len(w) for w in words if len(w) > 2) - odd)


def _repaired(text: str) -> str:
    """Text that was decoded wrongly once before, and stored so, decoded right."""
    if text.isascii():
        return text
    now = arabic_yield(text)
    if now.words > 3 and now.words * 60 > now.letters:
        return text
    candidates = [t for t in (_again(text, as_, really) for as_, really in _GARBLED) if t is not None]
    best = max(candidates, key=arabic_yield, default=text)
    then = arabic_yield(best)
    return best if then.words > now.words + 1 or (now.letters <= 0 and then.letters > 3) else text


_GARBLED = (("cp1252", "utf-8"), ("cp1252", "cp1256"), ("cp1256", "utf-8"), ("cp1252", "iso8859-6"))


def _again(text: str, as_: str, really: str) -> str | None:
    """Undo reading ``really`` as ``as_``; what is no single byte of it (a later edit) becomes a question mark."""
    table = _TABLES[as_]
    if sum(ord(c) not in table for c in text[:2000]) > len(text[:2000]) // 10:
        return None
    return text.translate(table).encode("latin-1", "replace").decode(really, "replace")


def _byte_table(name: str) -> dict[int, int]:
    """Character → byte of a one-byte encoding, undefined bytes standing for themselves as browsers have it."""
    table = {b: b for b in range(256)}
    for b in range(256):
        char = bytes([b]).decode(name, "ignore")
        if char:
            table[ord(char)] = b
    return table


_TABLES = {name: _byte_table(name) for name in ("cp1252", "cp1256")}
