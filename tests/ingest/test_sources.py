"""`rasid add` reads every format: each thing that a source holds comes out once, as a report or with the reason."""

import gzip
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from rasid.errors import UserError
from rasid.ingest.sources import Item, columns_given, items
from rasid.model.report import Report
from tests.ingest.making import (
    MORE,
    TEXT,
    atom,
    gzipped,
    lines,
    message,
    page,
    put,
    rss,
    telegram,
    warc,
    xlsx,
    zipped,
)

TODAY = date(2021, 8, 3)
DAY = date(2021, 7, 29)


def read(*paths: Path | str, **more) -> list[Item]:
    found = list(items([str(p) for p in paths], **{"today": TODAY, **more}))
    for item in found:
        assert (item.report is None) != (item.error is None)
        assert item.where and item.how and item.source
        assert item.error is None or item.error.mend
    assert len({i.where for i in found}) == len(found)
    return found


def codes(found: list[Item]) -> list[str]:
    return [i.error.code if i.error else "" for i in found]


def reports(found: list[Item]) -> list[Report]:
    return [i.report for i in found if i.report]


def test_every_format_in_one_folder(tmp_path) -> None:
    put(tmp_path / "a.txt", TEXT)
    put(tmp_path / "b.html", page())
    put(tmp_path / "c.jsonl", lines({"text": TEXT}, {"text": MORE}))
    put(tmp_path / "d.json", json.dumps([{"text": TEXT}, {"title": "x"}]))
    put(tmp_path / "e/result.json", telegram(message(1), message(2, photo="photos/1.jpg", text="")))
    put(tmp_path / "e/photos/1.jpg", b"\xff\xd8\xff")
    put(tmp_path / "f.xml", rss(f"<title>قصف</title><description>{TEXT}</description>"))
    put(tmp_path / "g.csv", f"النص,التاريخ\n{TEXT},2021-07-29\n")
    xlsx(tmp_path / "h.xlsx", [["النص"], [TEXT]])
    warc(tmp_path / "i.warc.gz", ("200 OK", "text/html", page().encode(), {}))
    gzipped(tmp_path / "j.jsonl.gz", lines({"text": TEXT}))
    zipped(tmp_path / "k.zip", {"in/a.html": page(), "b.csv": f"text\n{TEXT}\n"})
    put(tmp_path / "l.jpg", b"\xff\xd8\xff")
    put(tmp_path / "m.docx", b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml")
    put(tmp_path / "README.md", TEXT)
    put(tmp_path / ".hidden.txt", TEXT)
    found = read(tmp_path)
    by_file = Counter(str(Path(i.source).relative_to(tmp_path)) for i in found)
    assert by_file == {
        "a.txt": 1, "b.html": 1, "c.jsonl": 2, "d.json": 2, "e/result.json": 2, "f.xml": 1, "g.csv": 1, "h.xlsx": 1,
        "i.warc.gz": 1, "j.jsonl.gz": 1, "k.zip": 2, "l.jpg": 1, "m.docx": 1,
    }  # fmt: skip
    failed = {Path(i.source).name: i.error.code for i in found if i.error}
    assert failed == {"d.json": "BAD_JSON_LINE", "result.json": "NOT_A_REPORT", "l.jpg": "NOT_A_REPORT",
                      "m.docx": "FORMAT_NOT_READ"}  # fmt: skip
    assert all("مدنيين" in r.text or "المصدر" in r.text for r in reports(found))


def test_raw_bytes_are_those_it_was_recovered_from(tmp_path) -> None:
    two = lines({"text": TEXT}, {"text": MORE})
    first, second = read(put(tmp_path / "a.jsonl", two))
    assert (first.raw + second.raw).decode() == two
    whole = json.dumps([{"text": TEXT}, {"text": MORE}], ensure_ascii=False, indent=2)
    assert all(i.raw.decode() in whole and json.loads(i.raw) for i in read(put(tmp_path / "a.json", whole)))
    (item,) = read(put(tmp_path / "a.html", page().encode("cp1256")))
    assert item.raw == page().encode("cp1256") and item.media == "text/html"
    table = f'text,id\r\n"{TEXT}\r\n{MORE}",1\r\n{MORE},2\r\n'.encode("cp1256")
    one, other = read(put(tmp_path / "a.csv", table))
    assert one.raw + other.raw == table.split(b"\r\n", 1)[1]


def test_a_telegram_export(tmp_path) -> None:
    text = ["عاجل ", {"type": "bold", "text": TEXT}, {"type": "hashtag", "text": " #درعا"}]
    export = telegram(
        {"id": 1, "type": "service", "action": "create_channel", "date_unixtime": "1627500000", "text": ""},
        message(2, text, forwarded_from="وكالة الريف"),
        message(3, "", photo="photos/a.jpg"),
        message(4, MORE, edited="2021-07-30T00:00:00", edited_unixtime="1627600000"),
        {k: v for k, v in message(5, TEXT + MORE).items() if k != "date_unixtime"},
    )
    service, post, photo, edited, undated = read(put(tmp_path / "result.json", export), country="SY")
    assert codes([service, photo]) == ["NOT_A_REPORT"] * 2
    assert post.report.text == f"عاجل {TEXT} #درعا" and post.report.source == "قناة الجنوب"
    assert post.report.published == date(2021, 7, 30), "the day of Damascus and not that of UTC or of the exporter"
    assert post.credit == "وكالة الريف" and "وكالة الريف" in post.warnings[0]
    assert post.report.id == post.key == "telegram-77-2"
    assert any("edited" in w for w in edited.warnings)
    assert undated.report.published is None and any("date_unixtime" in w for w in undated.warnings)
    assert json.loads(post.raw)["id"] == 2


def test_the_day_of_a_night_post_is_unsure_without_a_country(tmp_path) -> None:
    (item,) = read(put(tmp_path / "result.json", telegram(message(1))))
    assert item.report.published == DAY and any("--country" in w for w in item.warnings)


def test_a_whole_account_of_telegram(tmp_path) -> None:
    chats = [json.loads(telegram(message(1), id=k, name=f"قناة {k}")) for k in (5, 6)]
    found = read(put(tmp_path / "x.json", json.dumps({"about": "x", "chats": {"about": "y", "list": chats}})))
    assert [r.source for r in reports(found)] == ["قناة 5", "قناة 6"]
    assert [i.report.id for i in found] == ["telegram-5-1", "telegram-6-1"]


def test_a_telegram_export_cut_off(tmp_path) -> None:
    export = telegram(*(message(k) for k in range(50)))
    found = read(put(tmp_path / "result.json", export[: len(export) // 2]))
    assert 20 < len(reports(found)) < 30 and codes(found)[-1] == "FORMAT_NOT_READ"


def test_a_feed_prefers_the_whole_article(tmp_path) -> None:
    full = f"<![CDATA[<div><p>{TEXT}</p><p>{MORE}</p><script>x()</script></div>]]>"
    feed = rss(
        "<title>قصف</title><link>https://example.org/1</link><guid>g1</guid><description>ملخص قصير</description>"
        f"<pubDate>Thu, 29 Jul 2021 10:00:00 +0300</pubDate><content:encoded>{full}</content:encoded>",
        f"<title>آخر</title><link>https://example.org/2</link><description>{MORE}</description>",
        "<title>رابط</title><link>https://example.org/3</link>",
    )
    whole, summary, link = read(put(tmp_path / "feed.xml", feed))
    assert whole.report.text == f"{TEXT}\n{MORE}" and whole.report.published == DAY and whole.key == "g1"
    assert (whole.report.source, whole.report.title, whole.report.url) == (
        "صدى الجنوب", "قصف", "https://example.org/1",
    )  # fmt: skip
    assert any("summary" in w for w in summary.warnings) and not any("summary" in w for w in whole.warnings)
    assert link.error.code == "EXTRACTION_FAILED" and link.url == "https://example.org/3"
    assert [i.raw.count(b"<item>") for i in (whole, summary, link)] == [1, 1, 1]
    assert b"</item>" in link.raw


def test_atom(tmp_path) -> None:
    entry = f"<id>tag:1</id><title>قصف</title><link href='https://example.org/1'/><updated>2021-07-29T10:00:00Z</updated><content>{TEXT}</content>"
    (item,) = read(put(tmp_path / "a.atom", atom(entry)))
    assert item.report.text == TEXT and item.report.published == DAY and any("changed" in w for w in item.warnings)


def test_a_web_archive(tmp_path) -> None:
    body = page(head='<meta name="date" content="2021-07-29">')
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(c), c) for c in (body.encode()[:300], body.encode()[300:])) + b"0\r\n\r\n"
    answers = (
        ("200 OK", "text/html; charset=utf-8", body.encode(), {}),
        ("200 OK", "text/html", gzip.compress(body.encode("cp1256")), {"Content-Encoding": "gzip"}),
        ("200 OK", "text/html", chunked, {"Transfer-Encoding": "chunked"}),
        ("404 Not Found", "text/html", page().encode(), {}),
        ("301 Moved", "text/html", b"", {"Location": "/x"}),
        ("200 OK", "image/png", b"\x89PNG", {}),
    )
    for packed, name in ((True, "a.warc.gz"), (False, "b.warc")):
        found = read(warc(tmp_path / name, *answers, packed=packed))
        assert codes(found) == ["", "", "", "NOT_A_REPORT", "NOT_A_REPORT", "NOT_A_REPORT"]
        assert [r.published for r in reports(found)] == [DAY] * 3
        assert {r.text for r in reports(found)} == {f"{TEXT}\n{MORE}"}
        assert found[0].url == found[0].report.url == "https://example.org/0"
        assert found[0].raw.startswith(b"WARC/1") and found[0].raw.endswith(body.encode())


def test_a_web_archive_cut_off(tmp_path) -> None:
    file = warc(tmp_path / "a.warc", *[("200 OK", "text/html", page().encode(), {})] * 4, packed=False)
    found = read(put(tmp_path / "b.warc", file.read_bytes()[:-500]))
    assert len(found) == 4 and len(reports(found)) >= 3


def test_columns_are_guessed_and_the_guess_is_said(tmp_path) -> None:
    table = put(tmp_path / "a.csv", f"رقم;عنوان الخبر;نص الخبر;تاريخ النشر;المصدر\n7;قصف;{TEXT};29/07/2021;صدى\n")
    (item,) = read(table)
    assert (item.report.id, item.report.title, item.report.text) == ("7", "قصف", TEXT)
    assert (item.report.published, item.report.source) == (DAY, "صدى")
    assert "text=نص الخبر" in item.how and any("text=نص الخبر" in w for w in item.warnings)


def test_columns_that_the_caller_names(tmp_path) -> None:
    table = put(tmp_path / "a.tsv", f"A\tB\ttext\n{TEXT}\t2021-07-29\tملاحظة\n")
    (item,) = read(table, columns=columns_given("text=A, published=2"))
    assert item.report.text == TEXT and item.report.published == DAY and "guessed" not in item.how
    (wrong,) = read(table, columns={"text": "C"})
    assert wrong.error.code == "FORMAT_NOT_READ" and "«C»" in wrong.error.message
    with pytest.raises(UserError):
        columns_given("texte=A")


def test_a_table_without_text_says_what_it_holds(tmp_path) -> None:
    (item,) = read(put(tmp_path / "a.csv", "x,y\n1,2\n"))
    assert "«x»" in item.error.message and "--map" in item.error.mend


def test_rows_without_text_or_date_fail_alone(tmp_path) -> None:
    rows = [["النص", "التاريخ"], [TEXT, date(2021, 7, 29)], [None, None], [None, date(2021, 7, 29)], [MORE, "قريبا"]]
    found = read(xlsx(tmp_path / "a.xlsx", rows, [["ملاحظات"], ["x"]]))
    assert codes(found) == ["", "NOT_A_REPORT", "BAD_DATE", "FORMAT_NOT_READ"]
    assert found[0].report.published == DAY and found[3].where.endswith("ورقة1")


def test_content_goes_before_the_name(tmp_path) -> None:
    put(tmp_path / "a.txt", page())
    put(tmp_path / "b.html", lines({"text": TEXT}, {"text": MORE}))
    put(tmp_path / "c.csv", gzip.compress(lines({"text": TEXT}).encode()))
    put(tmp_path / "d.json", lines({"text": TEXT}, {"text": MORE}))
    put(tmp_path / "e", rss(f"<title>x</title><description>{TEXT}</description>"))
    put(tmp_path / "f.txt", b"\x89PNG\r\n\x1a\n")
    assert [i.media for i in read(tmp_path)] == [
        "text/html", *["application/x-ndjson"] * 2, "application/json", *["application/x-ndjson"] * 2,
        "application/xml", "",
    ]  # fmt: skip


def test_a_run_is_taken_up_again_item_by_item(tmp_path) -> None:
    put(tmp_path / "a.jsonl", lines(*({"text": f"{TEXT} {k}"} for k in range(10))))
    put(tmp_path / "b.txt", TEXT)
    whole = read(tmp_path)
    assert [i.position for i in whole] == [*range(1, 11), 1]
    for taken in (3, 9, 10):
        rest = read(tmp_path, after={str(tmp_path / "a.jsonl"): taken})
        assert [i.where for i in rest] == [i.where for i in whole[taken:]]


def test_what_is_named_and_not_there_is_told(tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    found = read(tmp_path / "no.txt", tmp_path / "empty", put(tmp_path / "a.txt", TEXT))
    assert codes(found) == ["INPUT_UNREADABLE", "EXTRACTION_FAILED", ""]


def test_the_standard_input() -> None:
    found = read("-", stdin=io.BytesIO(lines({"text": TEXT}, {"text": MORE}).encode()))
    assert [i.where for i in found] == ["-:1", "-:2"] and all(i.report for i in found)


def test_a_link_to_a_folder_is_told_and_not_followed(tmp_path) -> None:
    put(tmp_path / "a.txt", TEXT)
    (tmp_path / "b").symlink_to(tmp_path)
    assert codes(read(tmp_path)) == ["", "NOT_A_REPORT"]
