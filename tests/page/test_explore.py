"""Explore, clicked through: every filter, layer, list and file of it, in both languages, wide and narrow."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.page.conftest import EACH, NARROW, WIDE, Open, Served, calm, filled, said

Picture = Callable[[Page, str], None]
SIZES = {"wide": WIDE, "narrow": NARROW}
EASTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
WESTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CROWDED = ("تفتناز", "بنش", "سرمين", "كللي")
HELD = [
    ("h1", "2018-12-14", "سيطرت قوات سوريا الديمقراطية، أمس الخميس، على بلدة هجين في ريف دير الزور، بحسب مصدر محلي."),
    ("h2", "2019-02-11", "أعلن الجيش السوري أنه سيطر، أمس الأحد، على مدينة الميادين في ريف دير الزور."),
    ("h3", "2019-03-04", "استعاد تنظيم داعش السيطرة، أمس الأحد، على بلدة هجين في ريف دير الزور، بحسب ناشطين."),
]


def asked(page: Page) -> dict[str, list[str]]:
    """What the address holds."""
    return parse_qs(urlsplit(page.url).query)


def total(page: Page) -> int:
    """How many events the page says there are."""
    return int(re.sub(r"\D", "", page.locator(".total strong").inner_text().translate(EASTERN)))


def settled(page: Page) -> None:
    """Wait until the map stands still and nothing more is asked for."""
    page.wait_for_timeout(400)
    page.wait_for_function("() => document.querySelector('.explore') && !document.querySelector('[aria-busy=true]')")
    calm(page)


@pytest.fixture
def look(visit: Open) -> Open:
    """As ``visit``, and waits until Explore shows what the address asks for."""

    def go(*args: Any) -> Page:
        page = visit(*args)
        settled(page)
        return page

    return go


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page over reports of who took which town."""
    folder = tmp_path_factory.mktemp("held")
    rows = [{"id": i, "published": day, "country": "sy", "text": text, "outlet": "أفق الشام"} for i, day, text in HELD]
    file = folder / "held.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    served = Served(filled(folder / "held.db", file))
    yield served.url
    served.stop()


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page over 120 events, one a fortnight: three pages of a list."""
    folder = tmp_path_factory.mktemp("crowd")
    days = [date(2015, 1, 12) + timedelta(days=14 * n) for n in range(120)]
    rows = [
        {
            "id": f"c{day}", "published": str(day), "country": "sy", "outlet": "أفق",
            "text": f"قُتل {n} مدنياً، أمس الأحد، في قصف مدفعي على بلدة {CROWDED[n % 4]} في ريف إدلب، بحسب ناشطين.",
        }
        for n, day in enumerate(days, 11)
    ]  # fmt: skip
    file = folder / "crowd.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    served = Served(filled(folder / "crowd.db", file))
    yield served.url
    served.stop()


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_a_long_list_is_turned_page_by_page_and_back(look: Open, crowd: str, lang: str, size: tuple[int, int]) -> None:
    page = look(crowd + "/?sort=day&show=list", size, lang)
    rows = page.locator(".foot .soft")

    def stands_at(first: int, last: int) -> None:
        numbers = (str(n).translate(WESTERN) if lang == "ar" else str(n) for n in (first, last, 120))
        expect(rows).to_have_text(re.compile(r"\D+".join(numbers)))

    def turn(key: str) -> None:
        page.get_by_role("button", name=said(lang, key), exact=True).click()

    stands_at(1, 50)
    first = page.locator("tbody tr, ul.plain[aria-label] > li").first.inner_text()
    expect(page.get_by_role("button", name=said(lang, "x_page_before"), exact=True)).to_be_disabled()
    turn("x_page_after")
    stands_at(51, 100)
    second = page.url
    turn("x_page_after")
    stands_at(101, 120)
    expect(page.get_by_role("button", name=said(lang, "x_page_after"), exact=True)).to_be_disabled()
    turn("x_page_before")
    stands_at(51, 100)
    assert asked(page)["page"] == parse_qs(urlsplit(second).query)["page"] == ["2"]
    turn("x_page_before")
    stands_at(1, 50)
    assert page.locator("tbody tr, ul.plain[aria-label] > li").first.inner_text() == first
    page.go_back()
    stands_at(51, 100)
    turn("x_first_page")
    stands_at(1, 50)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", list(SIZES))
def test_map_time_and_list_show_the_same_events(look: Open, site: str, picture: Picture, size: str, lang: str) -> None:
    page = look(f"{site}/", SIZES[size], lang)
    expect(page.locator(".map canvas").first).to_be_visible()
    expect(page.locator(".chart canvas")).to_be_visible()
    rows = page.locator("tbody tr" if size == "wide" else ".list li")
    assert rows.count() == total(page) > 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    picture(page, f"explore-{size}-{lang}")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", list(SIZES))
def test_axe_finds_nothing_serious(look: Open, site: str, size: str, lang: str) -> None:
    for dark in (False, True):
        page = look(f"{site}/?layer=areas", SIZES[size], lang, dark)
        found = Axe().run(page).response["violations"]
        grave = [v for v in found if v["impact"] in ("serious", "critical")]
        assert not grave, [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in grave]


def test_a_type_is_chosen_counted_shown_as_a_chip_and_taken_away(look: Open, site: str) -> None:
    page = look(f"{site}/")
    every = total(page)
    row = page.locator("aside .row", has_text="Battles")
    told = int(row.locator(".count").inner_text())
    row.get_by_role("checkbox").click()
    expect(page.locator(".chips")).to_contain_text("Battles")
    settled(page)
    assert asked(page)["type"] == ["Battles"]
    assert total(page) == told < every
    page.go_back()
    settled(page)
    assert "type" not in asked(page)
    assert total(page) == every
    page.go_forward()
    settled(page)
    assert total(page) == told
    page.locator(".chips button").first.click()
    settled(page)
    assert total(page) == every


def test_values_are_left_out_as_well_as_chosen(look: Open, site: str) -> None:
    page = look(f"{site}/")
    every = total(page)
    row = page.locator("aside .row", has_text="Battles")
    told = int(row.locator(".count").inner_text())
    row.get_by_role("checkbox").click()
    page.get_by_role("group", name="Types and kinds").get_by_role("button", name="none of").click()
    settled(page)
    assert asked(page)["type"] == ["-Battles"]
    assert total(page) == every - told
    page.get_by_role("group", name="Types and kinds").get_by_role("button", name="all of").click()
    settled(page)
    assert (asked(page)["type"], asked(page)["all.type"]) == (["Battles"], ["1"])


def test_places_narrow_from_country_to_governorate(look: Open, site: str) -> None:
    page = look(f"{site}/")
    page.locator("aside label", has_text="Syria").get_by_role("checkbox").click()
    settled(page)
    expect(page.locator("aside label", has_text="Daraa")).to_be_visible()
    expect(page.locator("aside label", has_text="Nineveh")).to_have_count(0)
    page.locator("aside label", has_text="Daraa").get_by_role("checkbox").click()
    settled(page)
    assert asked(page)["admin1"] == ["Daraa"]
    expect(page.locator("tbody tr").first).to_contain_text("Daraa")


@pytest.mark.parametrize(("typed", "name"), [("الدعم", "Rapid Support Forces"), ("Rapid", "Rapid Support Forces")])
def test_a_party_is_found_by_arabic_and_latin_letters(look: Open, site: str, typed: str, name: str) -> None:
    page = look(f"{site}/")
    page.locator("summary", has_text="Parties").click()
    page.get_by_role("combobox", name="Find a party").press_sequentially(typed)
    expect(page.get_by_role("option").first).to_contain_text(name)
    page.keyboard.press("Enter")
    settled(page)
    assert asked(page)["actor"] == ["sd/rsf"]
    expect(page.locator(".chips")).to_contain_text(name)
    assert 0 < total(page) < 19


def test_days_numbers_and_words_filter(look: Open, site: str) -> None:
    page = look(f"{site}/")
    page.get_by_label("from", exact=True).fill("2021-03-01")
    settled(page)
    page.get_by_label("to", exact=True).fill("2021-03-14")
    settled(page)
    before = total(page)
    page.get_by_label("and as much as").fill("2")
    page.keyboard.press("Tab")
    settled(page)
    assert asked(page)["window"] == ["2"]
    assert total(page) > before
    page.get_by_role("button", name="clear all").click()
    page.locator("summary", has_text="Figures and sources").click()
    page.get_by_role("group", name="killed, as reported").get_by_label("from").fill("20")
    page.keyboard.press("Tab")
    settled(page)
    assert asked(page)["killed_min"] == ["20"]
    told = json.loads(urlopen(f"{site}/api/v1/events?killed_min=20&limit=500").read())
    assert 0 < total(page) == told["total"] < 19
    page.get_by_role("button", name="clear all").click()
    page.get_by_role("searchbox").fill("كلمة لا يقولها تقرير")
    page.keyboard.press("Enter")
    expect(page.locator(".empty")).to_contain_text("No event meets all of this")


def test_the_table_is_sorted_by_the_server_and_shows_the_columns_asked_for(look: Open, site: str) -> None:
    page = look(f"{site}/?show=list")
    page.get_by_role("columnheader", name="Killed").get_by_role("button").click()
    settled(page)
    assert asked(page)["sort"] == ["-killed"]
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Killed")
    expect(page.locator("tbody tr").first).to_contain_text("31")
    page.get_by_role("button", name="Columns").click()
    page.get_by_role("dialog").get_by_label("Reports").check()
    page.get_by_role("dialog").get_by_label("Kind").uncheck()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    assert "reports" in asked(page)["cols"][0]
    expect(page.get_by_role("columnheader", name="Reports")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Kind")).to_have_count(0)


@pytest.mark.parametrize("size", list(SIZES))
def test_a_row_opens_its_event_and_leads_to_the_whole_of_it(look: Open, site: str, picture: Picture, size: str) -> None:
    page = look(f"{site}/?sort=-roots", SIZES[size])
    page.locator("tbody tr button" if size == "wide" else ".list li button").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("an enumeration of what reports say, not a death toll")
    expect(drawer).to_contain_text("3 to 6")
    expect(drawer).to_contain_text("on the word of")
    picture(page, f"explore-drawer-{size}")
    one = asked(page)["open"][0]
    assert drawer.get_by_role("link", name="The whole event").get_attribute("href").startswith(f"/event/{one}")  # type: ignore[union-attr]
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    assert "open" not in asked(page)


def test_a_stretch_of_the_chart_becomes_days(look: Open, site: str) -> None:
    page = look(f"{site}/")
    chart = page.locator(".chart canvas").bounding_box()
    assert chart
    y = chart["y"] + chart["height"] / 2
    page.mouse.move(chart["x"] + chart["width"] * 0.3, y)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] * 0.5, y, steps=5)
    page.mouse.move(chart["x"] + chart["width"] * 0.7, y, steps=5)
    page.mouse.up()
    settled(page)
    assert asked(page)["since"] < asked(page)["until"]
    expect(page.locator(".chips li")).to_have_count(3)
    page.get_by_role("button", name="All days").click()
    settled(page)
    assert "since" not in asked(page)


def test_undated_and_unplaced_events_are_told(look: Open, site: str) -> None:
    page = look(f"{site}/?show=map")
    expect(page.locator(".time")).to_contain_text("Without a day")
    expect(page.locator(".legend")).to_contain_text("with no known point")


def middle(page: Page) -> tuple[float, float]:
    box = page.locator(".map canvas").first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_map_moves_by_keys_and_filters_by_what_is_drawn(look: Open, site: str) -> None:
    page = look(f"{site}/?m=36.2,32.7,9")
    every = total(page)
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert float(asked(page)["m"][0].split(",")[0]) < 36.2
    page.get_by_role("button", name="Search here").click()
    settled(page)
    assert len(asked(page)["bbox"][0].split(",")) == 4
    assert 0 < total(page) < every
    page.get_by_role("button", name="Search everywhere again").click()
    settled(page)
    x, y = middle(page)
    page.get_by_role("button", name="Draw a filter").click()
    page.get_by_role("button", name="Draw a circle").click()
    page.mouse.click(x, y)
    page.mouse.move(x + 60, y + 20, steps=4)
    page.wait_for_timeout(400)
    page.mouse.click(x + 120, y)
    settled(page)
    assert float(asked(page)["near"][0].split(",")[2]) > 5
    page.get_by_role("button", name="Draw a polygon").click()
    for dx, dy in ((-100, -80), (100, -80), (0, 90)):
        page.mouse.click(x + dx, y + dy, delay=30)
        page.wait_for_timeout(400)
    page.mouse.dblclick(x, y + 90)
    settled(page)
    assert "near" not in asked(page)
    assert len(asked(page)["polygon"][0].split(",")) >= 3


def test_a_cluster_is_looked_at_more_closely_and_a_sign_opens_its_event(look: Open, site: str) -> None:
    answer = json.loads(urlopen(f"{site}/api/v1/map?zoom=4&country=SY&admin1=Daraa").read())
    cluster = answer["features"][0]
    assert cluster["count"] > 1
    page = look(f"{site}/?m={cluster['lon']},{cluster['lat']},4&admin1=Daraa")
    page.mouse.click(*middle(page))
    settled(page)
    assert float(asked(page)["m"][0].split(",")[2]) > 6
    one = json.loads(urlopen(f"{site}/api/v1/map?zoom=12&country=YE").read())["features"][0]
    page = look(f"{site}/?m={one['lon']},{one['lat']},12&country=YE")
    page.mouse.click(*middle(page))
    settled(page)
    assert asked(page)["open"] == [one["id"]]


def test_areas_are_coloured_by_three_figures(look: Open, site: str, picture: Picture) -> None:
    page = look(f"{site}/?show=map")
    page.get_by_role("button", name="Areas").click()
    legend = page.locator(".legend")
    expect(legend).to_contain_text("events reported")
    page.get_by_label("What colours the areas").select_option("killed")
    expect(legend).to_contain_text("killed reported, at least")
    page.get_by_label("What colours the areas").select_option("per_month")
    page.get_by_label("By which areas").select_option("country")
    settled(page)
    assert asked(page)["layer"] == ["areas"]
    assert asked(page)["measure"] == ["per_month"]
    assert asked(page)["level"] == ["country"]
    picture(page, "explore-areas")


def test_who_holds_what_changes_with_the_day(look: Open, held: str, picture: Picture) -> None:
    page = look(f"{held}/?layer=control&on=2018-12-20&m=40.6,34.8,8")
    legend = page.locator(".legend")
    expect(legend).to_contain_text("Syrian Democratic Forces")
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("End")
    settled(page)
    expect(legend).to_contain_text("Islamic State")
    assert asked(page)["on"][0] >= "2019-03-03"
    page.get_by_role("button", name="A day earlier").click()
    settled(page)
    assert asked(page)["on"][0] < "2019-03-04"
    picture(page, "explore-control")


def test_the_export_is_of_what_is_filtered(look: Open, site: str) -> None:
    page = look(f"{site}/?country=SY&kind=-Attack")
    page.get_by_role("button", name="Export", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"{total(page)} events")
    expect(dialog).to_contain_text("an enumeration of what reports say, not a death toll")
    dialog.get_by_label("File").select_option("csv")
    dialog.get_by_label("with a row of HXL tags").check()
    href = dialog.get_by_role("link", name="Download").get_attribute("href") or ""
    assert urlsplit(href).path == "/api/v1/export"
    assert parse_qs(urlsplit(href).query) == {
        "country": ["SY"],
        "kind": ["-Attack"],
        "as": ["events"],
        "to": ["csv"],
        "profile": ["internal"],
        "hxl": ["1"],
    }


def test_a_search_is_saved_under_a_name(look: Open, own_site: str) -> None:
    page = look(f"{own_site}/?country=SY&sort=-killed")
    page.get_by_role("button", name="Save search").click()
    page.get_by_label("Name of the search").fill("سوريا <b>كلها</b>")
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("Saved")
    kept = json.loads(urlopen(f"{own_site}/api/v1/searches").read())
    assert "country=SY" in json.dumps(kept)
    assert "sort" not in json.dumps(kept)


def test_the_language_changes_and_the_page_stays(look: Open, site: str) -> None:
    page = look(f"{site}/?country=SY&layer=areas")
    page.wait_for_url(re.compile(r"[?&]m="))  # where the map came to stand
    before = asked(page)
    page.get_by_role("button", name="العربية").click()
    settled(page)
    assert asked(page) == before | {"lang": ["ar"]}
    expect(page.locator(".chips")).to_contain_text("سوريا")


def test_the_filter_of_a_narrow_screen_is_a_drawer(look: Open, site: str, picture: Picture) -> None:
    page = look(f"{site}/", NARROW, "ar")
    page.get_by_role("button", name="تصفية").click()
    drawer = page.get_by_role("dialog")
    drawer.locator(".row", has_text="معارك").get_by_role("checkbox").click()
    settled(page)
    picture(page, "explore-filter-narrow")
    drawer.get_by_role("button", name=re.compile("^اعرض")).click()
    expect(drawer).to_have_count(0)
    assert asked(page)["type"] == ["Battles"]


def test_a_filter_that_the_api_refuses_is_told_with_its_mend(look: Open, site: str) -> None:
    page = look(f"{site}/")
    page.evaluate(
        "history.replaceState(null, '', '/?killed_min=many&lang=en'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(page.get_by_role("alert").first).to_contain_text("write it in digits")


def test_the_server_gone_is_told(look: Open, site: str) -> None:
    page = look(f"{site}/")
    page.route("**/api/v1/events?*", lambda route: route.abort())
    page.get_by_role("columnheader", name="Day").get_by_role("button").click()
    expect(page.get_by_role("alert").first).to_contain_text("rasid does not answer")
    page.unroute("**/api/v1/events?*")
    page.get_by_role("alert").first.get_by_role("button", name="Try again").click()
    expect(page.locator("tbody tr").first).to_be_visible()


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_time_is_played_stretch_by_stretch(look: Open, site: str, lang: str, size: tuple[int, int]) -> None:
    page = look(f"{site}/?bin=year", size, lang)
    page.locator(".time").get_by_role("button", name=said(lang, "x_play")).click()
    page.wait_for_function("() => new URLSearchParams(location.search).has('since')")
    first = asked(page)["since"][0]
    page.wait_for_function("day => new URLSearchParams(location.search).get('since') > day", arg=first)
    page.locator(".time").get_by_role("button", name=said(lang, "x_pause")).click()
    expect(page.locator(".time").get_by_role("button", name=said(lang, "x_play"))).to_be_visible()


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_who_holds_what_is_played_day_by_day(look: Open, held: str, lang: str, size: tuple[int, int]) -> None:
    page = look(f"{held}/?layer=control&on=2018-12-20&m=40.6,34.8,8", size, lang)
    page.locator(".slider").get_by_role("button", name=said(lang, "x_play")).click()
    page.wait_for_function("() => new URLSearchParams(location.search).get('on') > '2018-12-21'")
    page.locator(".slider").get_by_role("button", name=said(lang, "x_pause")).click()


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_a_brief_is_taken_away_from_follow(
    look: Open, visit: Open, site: str, lang: str, size: tuple[int, int]
) -> None:
    page = visit(f"{site}/follow?since=2020-01-01&profile=partner", size, lang)
    expect(page.get_by_label(said(lang, "x_export_profile"))).to_have_value("partner")
    with page.expect_download() as taken:
        page.get_by_role("link", name=said(lang, "r_as_html")).click()
    text = taken.value.path().read_text(encoding="utf-8")
    assert f'lang="{lang}"' in text and "<blockquote>" not in text
