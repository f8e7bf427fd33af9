"""FT-21: ten thousand damaged pages, and damaged files of every format: each gives a report or an error of ours."""

import gzip
import random
from collections import Counter

import pytest

from rasid.ingest.item import Asked, Item
from rasid.ingest.sources import usual_headers
from rasid.ingest.worker.parser import Parser, Source
from tests.ingest.making import MORE, TEXT, atom, lines, message, page, rss, telegram, warc, xlsx, zipped
from tests.ingest.making_pdf import pdf, seen

PIECES = [
    *(bytes([c]) for c in b"<>\"'&\0\xff\xd9\x81={}[]\\\r\n\t,%"),
    *b"<!-- --> </ /> <script> ]]> <![CDATA[ &#x &#1114112; <table> <!DOCTYPE <meta <?xml \\ud800".split(),
    *(b"<p ", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"9" * 40, b"\x1f\x8b", b"PK\x03\x04"),
]
TWO = f"<p>{TEXT}</p><p>{MORE}</p><p>{MORE[::-1]}</p><p>{TEXT} ثم {MORE}</p>"
PAGES = [
    page(f"<article><h1>قصف</h1>{TWO}</article>", "<meta name=date content=2021-07-29>").encode(),
    page(f"<div class='x'>{TWO}<br></div>").encode("cp1256"),
    page(f'<script type=\'application/ld+json\'>{{"datePublished": "2021-07-29"}}</script>{TWO}').encode(),
]
EXPECTED = {"", "EXTRACTION_FAILED", "INPUT_UNREADABLE", "ENCODING_UNKNOWN", "NOT_A_REPORT", "FORMAT_NOT_READ",
            "BAD_JSON_LINE", "BAD_DATE", "TOO_LARGE"}  # fmt: skip
"""Neither ``PARSER_FAILED`` (an exception that nobody meant) nor ``PARSER_KILLED`` is among them."""


ASKED = Asked(headers=usual_headers())


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """``raw`` with bytes changed, pieces put in, taken out or doubled, or its end cut off."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(5):
            case 0:
                raw = raw[:at] + chance.choice(PIECES) + raw[at:]
            case 1:
                raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
            case 2:
                raw = raw[:at] + raw[at + chance.randint(1, 40) :]
            case 3:
                raw = raw[:at] + raw[at : at + 30] * chance.randint(2, 4) + raw[at + 30 :]
            case _:
                raw = raw[:at] if chance.random() < 0.2 else raw
    return raw


def outcomes(parser: Parser, name: str, raw: bytes) -> list[Item]:
    found = list(parser.read(Source(name, name, raw=raw), ASKED))
    assert found, "everything that is found comes out"
    for item in found:
        assert (item.report is None) != (item.error is None)
        assert item.report is None or item.report.text.strip(), "no text is never a report"
        code = item.error.code if item.error else ""
        assert code in EXPECTED, (item.error, raw)
    return found


def test_ten_thousand_damaged_pages() -> None:
    chance = random.Random(20210729)
    told: Counter[str] = Counter()
    with Parser() as parser:
        for k in range(10_000):
            (item,) = outcomes(parser, "a.html", damaged(PAGES[k % len(PAGES)], chance))
            told[item.error.code if item.error else ""] += 1
        assert parser.killed == 0
    assert sum(told.values()) == 10_000 and told[""] > 8_000, told


def samples(folder) -> dict[str, bytes]:
    entry = f"<title>قصف</title><link>https://example.org/1</link><description><![CDATA[<p>{TEXT}</p>]]></description>"
    answers = [("200 OK", "text/html", page().encode(), {})] * 2
    table = f'id,النص,التاريخ\n1,"{TEXT}",2021-07-29\n2,{MORE},29/07/2021\n'
    return {
        "a.jsonl": lines({"text": TEXT, "published": "2021-07-29"}, {"html": page()}).encode(),
        "a.json": f'{{"reports": [{lines({"text": TEXT}).strip()}, {lines({"text": MORE}).strip()}]}}'.encode(),
        "result.json": telegram(message(1), message(2, ["x", {"type": "bold", "text": TEXT}])).encode(),
        "a.xml": rss(entry, entry).encode(),
        "a.atom": atom(f"<id>1</id><title>x</title><content>{TEXT}</content>").encode(),
        "a.csv": table.encode(),
        "b.csv": table.encode("cp1256"),
        "a.xlsx": xlsx(folder / "a.xlsx", [["النص", "التاريخ"], [TEXT, "2021-07-29"]]).read_bytes(),
        "a.warc": warc(folder / "a.warc", *answers, packed=False).read_bytes(),
        "a.warc.gz": warc(folder / "a.warc.gz", *answers).read_bytes(),
        "a.pdf": pdf([seen(TEXT)]),
        "a.zip": zipped(folder / "a.zip", {"a.html": page(), "b.csv": table}).read_bytes(),
        "a.txt.gz": gzip.compress(TEXT.encode()),
        "a.txt": TEXT.encode("utf-16"),
    }  # fmt: skip


NAMES = "a.jsonl a.json result.json a.xml a.atom a.csv b.csv a.xlsx a.warc a.warc.gz a.pdf a.zip a.txt.gz a.txt".split()


@pytest.mark.parametrize("name", NAMES)
def test_damaged_files_of_every_format(tmp_path, name: str) -> None:
    whole = samples(tmp_path)[name]
    chance = random.Random(name)
    with Parser() as parser:
        assert any(i.report for i in outcomes(parser, name, whole))
        for _ in range(100):
            outcomes(parser, name, damaged(whole, chance))
        assert parser.killed == 0
