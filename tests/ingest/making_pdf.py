"""PDFs written by hand: signs with a table of what each stands for, as programs write Arabic; and hostile ones."""

import re
import zlib
from collections.abc import Sequence

_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{count} beginbfchar
{rows}
endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""


def seen(line: str, ligatures: Sequence[str] = ("لا", "لأ", "لإ")) -> list[str]:
    """A line as a page shows it, from left to right, sign by sign; ``ligatures`` are one sign each."""
    pieces = re.findall("|".join([r"\d+(?:[.,]\d+)*", *ligatures, "."]), line)
    drawn: list[str] = []
    for piece in reversed(pieces):
        drawn += list(piece) if piece[0].isdigit() else [{"(": ")", ")": "("}.get(piece, piece)]
    return drawn


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, body)


def _stream(number: int, data: bytes, more: bytes = b"") -> bytes:
    return _object(number, b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(data), more, data))


def built(objects: Sequence[bytes]) -> bytes:
    """Objects 1… as a file with its table of where they stand."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for piece in objects:
        places.append(len(out))
        out += piece
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return bytes(out + b"trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def pdf(lines: Sequence[Sequence[str]], content: bytes | None = None, kids: int = 1) -> bytes:
    """A page with a line of signs each; ``content`` instead of them, or the page ``kids`` times."""
    signs = sorted({sign for line in lines for sign in line})
    number = {sign: k for k, sign in enumerate(signs, 1)}
    rows = "\n".join(f"<{k:04X}> <{s.encode('utf-16-be').hex().upper()}>" for s, k in number.items())
    cmap = _MAP.format(count=len(signs), rows=rows).encode()
    shown = [
        f"BT /F1 12 Tf 1 0 0 1 50 {780 - 20 * k} Tm <{''.join(f'{number[s]:04X}' for s in line)}> Tj ET"
        for k, line in enumerate(lines)
    ]
    text = content if content is not None else "\n".join(shown).encode()
    return built(
        [
            _object(1, b"<< /Type /Catalog /Pages 2 0 R >>"),
            _object(2, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b"3 0 R " * kids, kids)),
            _object(3, b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
                       b"/Resources << /Font << /F1 5 0 R >> >> >>"),
            _stream(4, zlib.compress(text, 9), b"/Filter /FlateDecode "),
            _object(5, b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
                       b"/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>"),
            _object(6, b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 500 "
                       b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"),
            _stream(7, cmap),
        ]
    )  # fmt: skip
