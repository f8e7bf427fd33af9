"""FT-22: what is packed to harm is refused by what it unpacks to, and everything beside it is still read."""

import gzip
import importlib.util
import os
import random
import stat
import zipfile

import pytest

from rasid.errors import FormatError, TooLargeError
from rasid.ingest import workbooks
from rasid.ingest.formats import table
from rasid.ingest.http_body import body_of
from rasid.ingest.item import Asked, Content
from rasid.ingest.sources import Item, items
from tests.ingest.making import MORE, TEXT, gzipped, lines, page, put, rss, warc, xlsx, zipped

BIG = 150_000_000


def read(path) -> list[Item]:
    found = list(items([str(path)]))
    assert all(i.error is None or i.error.mend for i in found)
    return found


def codes(found: list[Item]) -> list[str]:
    return [i.error.code if i.error else "" for i in found]


@pytest.fixture(scope="module")
def zeros() -> bytes:
    return gzip.compress(b"\0" * BIG)


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.txt.gz", "a.json.gz", "a.csv.gz", "a.html.gz", "a.xml.gz"])
def test_a_gzip_bomb(tmp_path, zeros: bytes, name: str) -> None:
    found = read(put(tmp_path / name, zeros))
    assert found and not any(i.report for i in found)
    spaces = gzip.compress(lines({"text": TEXT}).encode() + b" " * BIG)
    bombed = read(put(tmp_path / name, spaces))
    assert codes(bombed)[-1] in ("TOO_LARGE", "FORMAT_NOT_READ", "BAD_JSON_LINE"), bombed


def test_what_packs_well_and_is_small_is_no_bomb(tmp_path) -> None:
    many = lines(*({"text": TEXT},) * 2_000)
    assert len(gzip.compress(many.encode())) * 100 < len(many.encode())
    assert codes(read(gzipped(tmp_path / "a.jsonl.gz", many))) == [""] * 2_000


def test_members_that_lead_out_lock_or_nest_are_refused_alone(tmp_path) -> None:
    file = zipped(
        tmp_path / "a.zip",
        {"../out.txt": TEXT, "/abs.txt": TEXT, "C:\\x.txt": TEXT, "a/../../b.txt": TEXT, "..\\c.txt": TEXT,
         "in.zip": zipped(tmp_path / "in.zip", {"a.txt": TEXT}).read_bytes(), "a.txt.gz": gzip.compress(TEXT.encode()),
         "b.tgz": gzip.compress(gzip.compress(gzip.compress(b"x"))), "good.txt": TEXT},
    )  # fmt: skip
    with zipfile.ZipFile(file, "a") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    found = read(file)
    assert codes(found) == [*["FORMAT_NOT_READ"] * 6, "", "FORMAT_NOT_READ", "", "NOT_A_REPORT"]
    assert sorted(os.listdir(tmp_path)) == ["a.zip", "in.zip"], "nothing was unpacked to the disk"


def test_a_hundred_thousand_members(tmp_path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for k in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{k}"), b"")
    (item,) = read(tmp_path / "a.zip")
    assert item.error.code == "TOO_LARGE" and "100,000" in item.error.message


def test_a_zip_bomb_and_one_that_lies_of_its_size(tmp_path) -> None:
    (bomb, good) = read(zipped(tmp_path / "a.zip", {"a.csv": b"text\n" + b"\n" * BIG, "b.txt": TEXT}))
    assert bomb.error.code == "TOO_LARGE" and good.report.text == TEXT
    raw = zipped(tmp_path / "b.zip", {"a.txt": b"x" * 1000}).read_bytes()
    lying = raw.replace((1000).to_bytes(4, "little"), (2**31).to_bytes(4, "little"))
    assert codes(read(put(tmp_path / "b.zip", lying)))[0]


def workbook(path, **parts: bytes):
    """A sound workbook with parts of it replaced."""
    sound = xlsx(path, [["النص"], [TEXT]])
    with zipfile.ZipFile(sound) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    listed = "[Content_Types].xml"
    if "strings" in parts and b"sharedStrings" not in held[listed]:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
        held[listed] = held[listed].replace(b"</Types>", override.encode())
    names = {"strings": "xl/sharedStrings.xml", "sheet": "xl/worksheets/sheet1.xml"}
    return zipped(path, {**held, **{names[k]: v for k, v in parts.items()}})


def test_a_workbook_that_laughs(tmp_path) -> None:
    laughs = "".join(f'<!ENTITY a{k} "{f"&a{k - 1};" * 10}">' for k in range(1, 12))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    doctype = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a0 "ha">{laughs}]>'
    bomb = f'{doctype}<sst xmlns="{space}"><si><t>&a11;</t></si></sst>'
    (item,) = read(workbook(tmp_path / "a.xlsx", strings=bomb.encode()))
    assert item.error.code == "FORMAT_NOT_READ"


def test_a_workbook_of_hundreds_of_megabytes(tmp_path, monkeypatch) -> None:
    """The cap is on what it unpacks to; here a small one, for half a gigabyte takes long to pack."""
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 5_000_000)
    with workbook(tmp_path / "a.xlsx", sheet=b" " * 6_000_000).open("rb") as stream, pytest.raises(TooLargeError):
        list(table.xlsx_parts(Content(stream, "x", "a.xlsx"), Asked()))


def test_a_row_far_below_costs_nothing_to_speak_of(tmp_path) -> None:
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' \
            f'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>' \
            f'<row r="200000"><c r="A200000" t="inlineStr"><is><t>{TEXT}</t></is></c></row>' \
            f"</sheetData></worksheet>"  # fmt: skip
    (item,) = read(workbook(tmp_path / "a.xlsx", sheet=sheet.encode()))
    assert item.report.text == TEXT and item.where.endswith(":200000")


def test_a_feed_that_laughs(tmp_path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    (item,) = read(put(tmp_path / "a.xml", rss("<title>&b;</title>", top=laughs)))
    assert item.error.code == "FORMAT_NOT_READ" and "entities" in item.error.message


def test_a_web_archive_with_bombs(tmp_path, zeros: bytes) -> None:
    good = ("200 OK", "text/html", page().encode(), {})
    bomb = ("200 OK", "text/html", zeros, {"Content-Encoding": "gzip"})
    twice = ("200 OK", "text/html", gzip.compress(zeros), {"Content-Encoding": "gzip, gzip"})
    long = ("200 OK", "text/html", random.Random(1).randbytes(11_000_000), {})
    assert codes(read(warc(tmp_path / "a.warc.gz", bomb, good, twice, long, good))) == [
        "TOO_LARGE", "", "TOO_LARGE", "TOO_LARGE", "",
    ]  # fmt: skip


def test_brotli_bombs_and_pages(tmp_path) -> None:
    headers = {"content-encoding": "br"}
    if importlib.util.find_spec("brotli") is None:
        with pytest.raises(FormatError) as e:
            body_of(headers, b"x", 10)
        assert "pip install brotli" in e.value.mend
        return
    import brotli

    assert body_of(headers, brotli.compress(MORE.encode()), 10_000).decode() == MORE
    with pytest.raises(TooLargeError):
        body_of(headers, brotli.compress(b"\0" * BIG), 10_000_000)


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_packed_bodies(coding: str) -> None:
    import zlib

    whole = MORE.encode() * 100
    packed = gzip.compress(whole) if coding == "gzip" else zlib.compress(whole)
    assert body_of({"content-encoding": coding}, packed, 1_000_000) == whole
    if coding == "deflate":  # as half of the servers understand it
        bare = zlib.compressobj(wbits=-15)
        assert body_of({"content-encoding": coding}, bare.compress(whole) + bare.flush(), 1_000_000) == whole
    assert whole.startswith(body_of({"content-encoding": coding}, packed[:-20], 1_000_000))
    with pytest.raises(FormatError):
        body_of({"content-encoding": coding}, b"<html>", 1_000_000)


def test_archives_that_break_off(tmp_path) -> None:
    packed = gzip.compress(lines(*({"text": f"{TEXT} {k * 7919}"} for k in range(3_000))).encode())
    found = read(put(tmp_path / "a.jsonl.gz", packed[: len(packed) // 2]))
    assert codes(found)[-1] == "FORMAT_NOT_READ" and sum(i.report is not None for i in found) > 500
    whole = zipped(tmp_path / "b.zip", {"a.txt": TEXT}).read_bytes()
    for cut in (10, len(whole) // 2, len(whole) - 5):
        assert codes(read(put(tmp_path / "b.zip", whole[:cut])))[0] == "FORMAT_NOT_READ"
    assert codes(read(put(tmp_path / "c.gz", gzip.compress(b"")))) == ["EXTRACTION_FAILED"]
