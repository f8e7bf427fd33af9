"""Texts that try to run a script, in every field of an article and in every name a book may give: none of them runs."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from rasid.store.store import open_store
from tests.page.conftest import Open, Served, calm, filled
from tests.page.payloads import PAYLOADS

PLACES = "id,kind,level,name_ar,name_en,aliases_ar,admin1,admin2,pcode,lat,lon,population,shy,source,within\n"


def book_of_names(folder: Path) -> Path:
    """A book with a place and a party for each payload, whose English names are the payloads: map labels, actors."""
    (folder / "places").mkdir(parents=True)
    (folder / "actors").mkdir()
    rows, parties = [], []
    for n, payload in enumerate(PAYLOADS):
        quoted = '"' + payload.replace('"', '""') + '"'
        rows.append(f"sy-payload-{n},town,town,{place(n)},{quoted},,Daraa,,,32.{n:02},36.{n:02},9000,,invented,")
        parties.append({"id": f"sy/payload-{n}", "ar": party(n), "en": payload, "kind": "rebel group"})
    (folder / "places" / "sy.csv").write_text(PLACES + "\n".join(rows) + "\n", encoding="utf-8")
    (folder / "actors" / "payloads.yaml").write_text(json.dumps(parties, ensure_ascii=False), encoding="utf-8")
    return folder


LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"


def place(n: int) -> str:
    return f"تل {LETTERS[n % 24]}{LETTERS[n // 24]}ورين"


def party(n: int) -> str:
    return f"لواء {LETTERS[n % 24]}{LETTERS[n // 24]}ادرين"


def article(n: int, payload: str) -> dict[str, str]:
    text = (
        f"قُتل أربعة جنود، أمس الاثنين، في هجوم شنّه {party(n)} على حاجز في بلدة {place(n)}، بحسب ما أفاد "
        f"الناشط الإعلامي سامر {payload} الحوري. وأضاف «{payload}» أن ثلاثة مدنيين أصيبوا.\n\n{payload}"
    )
    return {"id": f"p{n}", "outlet": payload, "title": payload, "url": f"https://{payload}", "author": payload,
            "published": "2021-03-16", "country": "sy", "text": text}  # fmt: skip


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A page over one article for each payload, with books of payloads."""
    folder = tmp_path_factory.mktemp("payloads")
    books = book_of_names(folder / "books")
    articles = [json.dumps(article(n, p), ensure_ascii=False) for n, p in enumerate(PAYLOADS)]
    file = folder / "<img src=x onerror=window.ran=1>.jsonl"
    file.write_text("\n".join(articles), encoding="utf-8")
    db = filled(folder / "attacked.db", file, "--books", books)
    served = Served(db, "--books", str(books))
    yield served.url, db
    served.stop()


def move(page: Page, path: str) -> None:
    """Go on within the page, as a link of its own does: what has been loaded is not loaded again."""
    page.evaluate("path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')) }", path)


def quiet(page: Page, where: str) -> None:
    assert page.evaluate("window.ran") is None, f"a script ran at {where}"


SHOWN = """words => document.body.innerText.replace(/[\u202e\u202c]/g, '').split(/\\s+/).join(' ').includes(words)"""


def until_shown(page: Page, payload: str) -> None:
    """Wait until the payload stands on the page as the letters that it is."""
    page.wait_for_function(SHOWN, arg=" ".join(payload.replace("\u202e", "").replace("\u202c", "").split()))


def test_every_payload_is_read_as_text_in_reports_and_events(attacked: tuple[str, Path], visit: Open) -> None:
    page = visit(attacked[0] + "/report/p0", lang="en")
    with open_store(str(attacked[1])) as store:
        events = {i.reports[0]: i.id for i in store.each_incident()}
    assert len(events) > len(PAYLOADS) * 0.9
    for n, payload in enumerate(PAYLOADS):
        lang = "ar" if n % 2 else "en"
        for path in (f"/report/p{n}", f"/event/{events.get(f'p{n}')}"):
            if not path.endswith("None"):
                move(page, f"{path}?lang={lang}")
                page.wait_for_selector(f"[data-view={path.split('/')[1]}]")
                until_shown(page, payload)
                quiet(page, f"{path}: {payload}")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_lists_maps_and_cards_run_nothing(attacked: tuple[str, Path], visit: Open, lang: str) -> None:
    page = visit(attacked[0], lang=lang)
    for path in ("/", "/?q=x", "/?outlet=" + quote(PAYLOADS[10]), "/review", "/follow", "/try"):
        move(page, path + ("&" if "?" in path else "?") + f"lang={lang}")
        calm(page)
        page.wait_for_timeout(600)
        quiet(page, path)


def test_an_address_of_payloads_is_an_error_in_words(attacked: tuple[str, Path], visit: Open) -> None:
    page = visit(attacked[0] + "/event/none", lang="en")
    for payload in PAYLOADS:
        told = quote(payload, safe="")
        for path in (f"/event/{told}", f"/report/{told}", f"/{told}"):
            move(page, path + "?lang=en")
            page.wait_for_timeout(60)
            quiet(page, path)
    for payload in PAYLOADS[::9]:
        told = quote(payload, safe="")
        for path in (f"/{told}", f"/?kind={told}&sort={told}&lang={told}", f"/event/{told}"):
            page.goto(attacked[0] + path)
            calm(page)
            quiet(page, path)


def test_what_is_pasted_runs_nothing(attacked: tuple[str, Path], visit: Open) -> None:
    page = visit(attacked[0] + "/try", lang="ar")
    page.locator("textarea").first.fill("\n\n".join(article(n, p)["text"] for n, p in enumerate(PAYLOADS)))
    calm(page)
    page.wait_for_timeout(2500)
    quiet(page, "/try")
    until_shown(page, PAYLOADS[0])
