"""Files of every format, made by the tests: all of it invented."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path

TEXT = "قتل ثلاثة مدنيين في قصف مدفعي على مدينة درعا صباح اليوم الخميس، بحسب مصدر طبي."
MORE = "وأضاف المصدر أن القصف استمر حتى ساعات الظهر، وسط محاولات من وجهاء المنطقة للتوصل إلى اتفاق جديد."
NIGHT = "1627597800"
"""2021-07-29 22:30 UTC: in Damascus it was the 30th."""


def page(body: str = f"<p>{TEXT}</p><p>{MORE}</p>", head: str = "") -> str:
    return f"<!doctype html><html><head><title>خبر</title>{head}</head><body>{body}</body></html>"


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def lines(*records: dict) -> str:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


def telegram(*messages: dict, **chat) -> str:
    around = {"name": "قناة الجنوب", "type": "public_channel", "id": 77, **chat}
    return json.dumps({**around, "messages": list(messages)}, ensure_ascii=False, indent=1)


def message(id: int, text: object = TEXT, **more) -> dict:
    # the local time that exports give is wrong here on purpose: it must not be read
    return {"id": id, "type": "message", "date": "2001-01-01T00:00:00", "date_unixtime": NIGHT, "text": text, **more}


def rss(*entries: str, title: str = "صدى الجنوب", top: str = "") -> str:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    items = "".join(f"<item>{e}</item>\n" for e in entries)
    channel = f"<channel><title>{title}</title>{items}</channel>"
    return f'<?xml version="1.0" encoding="utf-8"?>{top}<rss version="2.0" {space}>{channel}</rss>'


def atom(*entries: str) -> str:
    items = "".join(f"<entry>{e}</entry>" for e in entries)
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>صدى</title>{items}</feed>'


def warc(path: Path, *answers: tuple[str, str, bytes, dict[str, str]], packed: bool = True) -> Path:
    """Each answer is its status, media type, body as it went over the wire, and further headers."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "test"}))
        for number, (status, media, body, more) in enumerate(answers):
            heads = StatusAndHeaders(status, [("Content-Type", media), *more.items()], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://example.org/{number}", "response", payload=io.BytesIO(body), http_headers=heads
            )
            writer.write_record(record)
    return path


def xlsx(path: Path, *sheets: Iterable[list]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"ورقة{number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def zipped(path: Path, members: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def gzipped(path: Path, content: str | bytes) -> Path:
    return put(path, gzip.compress(content if isinstance(content, bytes) else content.encode("utf-8")))
