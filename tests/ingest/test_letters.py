"""FT-23, FT-24: Arabic in every encoding through every format; letters that look alike or steer come out as given."""

import csv
import io
import json

import pytest

from rasid.ingest.encodings import arabic_letters
from rasid.ingest.sources import items
from tests.ingest.making import MORE, TEXT, atom, lines, message, page, put, rss, telegram, xlsx, zipped

PLAIN = f"{TEXT}\n{MORE}".replace("،", ",")
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256", "iso8859-6"]


def texts(path, **more) -> list[str]:
    found = list(items([str(path)], **more))
    assert all(i.report for i in found), [str(i.error) for i in found if i.error]
    return [i.report.text for i in found]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("form", ["a.txt", "a.html", "a.csv", "a.json", "a.jsonl"])
def test_every_encoding_in_every_format(tmp_path, encoding: str, form: str) -> None:
    if form == "a.jsonl" and encoding.startswith(("utf-16", "utf-32")):
        return  # a line of bytes is no line of such text
    if form == "a.csv" and encoding == "utf-32":
        return
    first, second = PLAIN.split("\n")
    content = {
        "a.txt": PLAIN,
        "a.html": page(f"<p>{first}</p><p>{second}</p>"),
        "a.csv": f"text,id\n\"{PLAIN}\",1\n",
        "a.json": json.dumps([{"text": PLAIN}], ensure_ascii=False),
        "a.jsonl": lines({"text": PLAIN}),
    }[form]  # fmt: skip
    (text,) = texts(put(tmp_path / form, content.encode(encoding)))
    assert text == PLAIN and arabic_letters(text) == arabic_letters(PLAIN)


@pytest.mark.parametrize("really", ["utf-8", "cp1256", "iso8859-6", "utf-16"])
@pytest.mark.parametrize(
    "says", ["utf-8", "windows-1256", "iso-8859-6", "iso-8859-1", "utf-16", "utf-7", "nonsense", "koi8-r"]
)
def test_headers_that_lie(tmp_path, really: str, says: str) -> None:
    first, second = PLAIN.split("\n")
    whole = page(f"<p>{first}</p><p>{second}</p>", head=f'<meta charset="{says}">')
    (text,) = texts(put(tmp_path / "a.html", whole.encode(really)))
    assert text == PLAIN


@pytest.mark.parametrize(("really", "taken_for"), [("utf-8", "cp1252"), ("cp1256", "cp1252"), ("utf-8", "cp1256")])
def test_text_that_was_garbled_before_it_was_stored(tmp_path, really: str, taken_for: str) -> None:
    raw = PLAIN.replace("ف", "ق").replace("ج", "ح").encode(really)
    garbled = "".join(bytes([b]).decode(taken_for, "ignore") or chr(b) for b in raw)
    for name, content in {"a.txt": garbled, "a.csv": f'text\n"{garbled}"\n'}.items():
        (text,) = texts(put(tmp_path / name, content))
        assert text == PLAIN.replace("ف", "ق").replace("ج", "ح"), name


ODD = {
    "Arabic figures": "قتل ٢٥ مدنيا و۱۲ جريحا في درعا",
    "joined forms": "ﻗﺘﻞ ﺛﻼﺛﺔ ﻣﺪﻧﻴﻴﻦ ﻓﻲ ﺩﺭﻋﺎ",
    "stretched": "قتــــل ثلاثــة مدنيين في درعـا",
    "vowels": "قُتِلَ ثَلاثَةُ مَدَنِيِّينَ في دَرْعا",
    "taken apart": "ا\u0654صيب ثلاثة مدنيين في درعا ا\u0653خر",
    "no joiner": "می\u200cخواهم قتل ثلاثة مدنيين",
    "steering": "قتل \u202eثلاثة\u202c مدنيين \u2067في\u2069 درعا \u200f.\u061c",
    "beyond the plane": "قتل 😢 ثلاثة مدنيين 𞸀 في درعا",
}


@pytest.mark.parametrize("name", ODD)
def test_letters_come_out_as_they_were_given(tmp_path, name: str) -> None:
    """Spans index this very text, so nothing may be normalised on the way in."""
    odd = ODD[name]
    table = io.StringIO()
    csv.writer(table).writerows([["text"], [odd]])
    put(tmp_path / "a.csv", table.getvalue())
    put(tmp_path / "b.json", json.dumps([{"text": odd}]))
    put(tmp_path / "c.jsonl", lines({"text": odd}))
    put(tmp_path / "d/result.json", telegram(message(1, odd)))
    put(tmp_path / "e.txt", odd)
    xlsx(tmp_path / "f.xlsx", [["text"], [odd]])
    put(tmp_path / "g.xml", rss(f"<title>x</title><description><![CDATA[<p>{odd}</p>]]></description>"))
    put(tmp_path / "h.xml", atom(f"<id>1</id><title>x</title><content type='text'>{odd}</content>"))
    found = texts(tmp_path)
    assert len(found) == 8 and set(found) == {odd}


def test_steering_letters_in_names_are_spelt_out(tmp_path) -> None:
    """A file, a column or a member cannot move the cursor, forge a line of a log, or hide its ending."""
    evil = "a\u202etxt.\x1b[2J\nrasid: stored"
    put(tmp_path / f"{evil}.txt", TEXT)
    put(tmp_path / "b.csv", f'"{evil}"\n1\n')
    zipped(tmp_path / "c.zip", {f"{evil}.png": b"\x89PNG\r\n"})
    put(tmp_path / "d/result.json", telegram(message(1, forwarded_from=evil), name=evil))
    for item in items([str(tmp_path)]):
        told = [item.where, item.how, item.source, *item.warnings, str(item.error), item.key or "", item.media]
        assert not any(c in "".join(told) for c in "\u202e\x1b\n"), told
        assert item.report is None or "\n" not in (item.report.source or "")


@pytest.mark.parametrize(
    "evil",
    [
        "' OR 1=1 --",
        '"; DROP TABLE reports;',
        "%_\\",
        "{{7*7}}",
        "${jndi:x}",
        "=cmd|'/c'!A1",
        "<b>x</b>",
        "a: [b",
        "]]>",
    ],
)
def test_what_steers_other_programs_is_only_text(tmp_path, evil: str) -> None:
    """FT-32: nothing on the way in reads it as anything else; those who write it out must escape it."""
    row = {"text": f"{TEXT} {evil}", "title": evil, "outlet": evil, "id": evil, "url": evil}
    (item,) = items([str(put(tmp_path / "a.jsonl", lines(row)))])
    assert (item.report.title, item.report.source, item.report.id) == (evil, evil, evil)
    assert item.report.text.endswith(evil)
