"""Report, event, review and try, clicked through: words and values, corrections, decisions and what undoes them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.page.conftest import EACH, NARROW, WIDE, Open, Served, filled, said

Picture = Callable[[Page, str], None]
CLAIM = "675f4430529e"
REPORT = f"/report/sample-1?claim={CLAIM}"
EVENT = "/event/2439272470fe"
SERIOUS = ("serious", "critical")
NAMED = "localStorage.setItem('rasid.by', 'سلمى')"


def value(page: Page, words: str) -> str:
    """The selector of a value's button on its card."""
    return f"[id='value-{CLAIM}:{words}']"


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("path", [REPORT, EVENT, "/review", "/try", "/follow", "/team"])
def test_every_view_is_sound_in_both_languages_and_widths(visit: Open, site, picture: Picture, path, size, lang):
    page = visit(site + path, size, lang)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main .spinner")).to_have_count(0)
    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
    assert not found, [(v["id"], v["nodes"][0]["html"]) for v in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture(page, f"{path.split('/')[1]}-{lang}-{size[0]}")


def test_values_and_words_lead_to_each_other_by_mouse_and_by_keys(visit: Open, site):
    page = visit(site + REPORT + "&slot=where")
    expect(page.locator(".text .chosen")).to_have_text("بلدة صيدا")
    page.locator(".text .slot-when").first.click()
    expect(page.locator(value(page, "date"))).to_have_attribute("aria-pressed", "true")
    assert "slot=date" in page.url
    page.locator(value(page, "tally:1")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".text :focus")).to_have_text("سبعة آخرون")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(page.locator(value(page, "date"))).to_be_focused()


def test_a_place_says_why_and_what_it_won_over(visit: Open, site):
    page = visit(site + REPORT + "&slot=where")
    page.locator(f"#claim-{CLAIM} .value.where").get_by_role("button", name="Why?").click()
    told = page.locator(f"#claim-{CLAIM} .value.where dl")
    expect(told).to_contain_text("sy-daraa-saida")
    expect(told).to_contain_text("Sidon (town, South Lebanon)")
    expect(told).to_contain_text("sy.csv")


def test_a_correction_stands_beside_what_was_read_and_is_undone(visit: Open, own_site):
    page = visit(own_site + REPORT)
    page.locator(f"#claim-{CLAIM} .value.what").get_by_role("button", name="Correct").click()
    form = page.locator("form.editor")
    form.locator("select").select_option("Attack")
    form.get_by_label("Your name").fill("سلمى")
    form.get_by_label("Reason").fill("read again")
    form.get_by_role("button", name="Save").click()
    both = page.locator(f"#claim-{CLAIM} table")
    expect(both).to_contain_text("Armed clash")
    expect(both).to_contain_text("سلمى: read again")
    both.get_by_role("button", name="Undo").click()
    expect(both).to_have_count(0)


def test_the_words_of_a_value_are_said_by_selecting_them(visit: Open, own_site):
    page = visit(own_site + REPORT)
    page.evaluate(NAMED)
    page.reload()
    row = page.locator(f"#claim-{CLAIM} .value.where")
    row.get_by_role("button", name="Words").click()
    page.evaluate("""() => {
        const text = document.querySelector(".text");
        const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.textContent.indexOf("ريف درعا");
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + 8);
            break;
        }
        text.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    }""")
    page.locator("form.editor").get_by_role("button", name="Save").click()
    expect(row.locator(".it .quote")).to_have_text("ريف درعا")


def test_the_review_goes_by_where_keys_lie_and_undoes(visit: Open, own_site):
    page = visit(own_site + "/review", lang="ar")
    page.evaluate(NAMED)
    page.reload()
    head, progress = page.locator("#question"), page.locator(".progress")
    expect(head).to_be_visible()
    before = head.inner_text()
    page.keyboard.press("KeyJ")
    page.keyboard.press("KeyK")
    expect(head).to_have_text(before)
    page.keyboard.press("KeyA")
    expect(progress).not_to_contain_text("٠ من")
    page.keyboard.press("Control+KeyZ")
    expect(progress).to_contain_text("٠ من")
    page.keyboard.press("Slash")
    page.keyboard.type("aax")  # letters in a field are the field's
    expect(progress).to_contain_text("٠ من")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Slash")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_event_is_split_merged_and_keeps_its_versions(visit: Open, own_site):
    page = visit(own_site + EVENT)
    page.evaluate(NAMED)
    page.reload()
    reports = page.locator(".told li")
    expect(reports).to_have_count(4)
    page.get_by_role("button", name="Side by side").nth(1).click()
    page.get_by_role("button", name="Not the same").first.click()
    expect(reports).not_to_have_count(4)
    page.get_by_role("button", name="Merge with another").click()
    page.get_by_role("button", name="Find").click()
    page.locator("button.card").first.click()
    expect(page.locator("tr.differs").first).to_be_visible()
    page.get_by_role("button", name="The same: merge").click()
    expect(page.get_by_text("the same", exact=True).first).to_be_visible()
    page.locator("summary", has_text="Versions").click()
    expect(page.locator("details tr.differs").first).to_be_visible()


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_where_two_that_are_merged_differ_a_person_says_which_holds(
    visit: Open, tmp_path: Path, picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    told = [("a", "ثلاثة", "تفتناز", "نشرة التل"), ("b", "خمسة", "بنش", "نشرة السهل")]
    text = "قُتل {} مدنيين، أمس الاثنين، في قصف مدفعي على بلدة {} في ريف إدلب، بحسب ناشطين."
    rows = [
        {"id": i, "published": "2021-06-15", "country": "sy", "outlet": outlet, "text": text.format(many, town)}
        for i, many, town, outlet in told
    ]
    file = tmp_path / "two.jsonl"
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    served = Served(filled(tmp_path / "two.db", file))
    try:
        ask = lambda path: json.loads(urlopen(f"{served.url}/api/v1{path}").read())  # noqa: E731
        first, second = sorted(ask("/events")["items"], key=lambda e: e["place"]["name"]["en"], reverse=True)
        page = visit(f"{served.url}/event/{first['id']}", size, lang)
        page.evaluate(NAMED)
        page.reload()
        page.get_by_role("button", name=said(lang, "r_merge")).click()
        page.get_by_role("button", name=said(lang, "r_find"), exact=True).click()
        page.locator("button.card").first.click()
        fields = page.locator(".choices fieldset")
        expect(fields).to_have_count(2)
        fields.nth(0).locator("input").nth(1).check()  # the place of this event
        fields.nth(1).locator("input").nth(2).check()  # the figure of the other
        picture(page, f"merge-choices-{lang}-{size[0]}")
        page.get_by_role("button", name=said(lang, "r_same")).click()
        expect(page.locator(".told li")).to_have_count(2)
        expect(page.locator(".choices")).to_have_count(0)
        for _ in range(100):  # what was chosen is kept one by one
            if len(kept := ask("/decisions")["items"]) == 3 and not ask("/about")["redrawing"]:
                break
            page.wait_for_timeout(100)
        assert sorted(d["what"] for d in kept) == ["assess", "correct", "same"]
        (one,) = ask("/events")["items"]
        whole = ask(f"/events/{one['id']}")
        assert whole["place"]["place"] == first["place"]["place"] and len(whole["reports"]) == 2
        (judged,) = (json.loads(d["value"]) for d in kept if d["what"] == "assess")
        assert judged == {"what": "killed", "who": "civilian", "best": 5}  # beside the figure, and not over it
        expect(page.locator("article.figure").first).to_contain_text("٥" if lang == "ar" else "5")
        assert second["id"] not in {e["id"] for e in ask("/events")["items"]}
    finally:
        served.stop()


def test_another_telling_is_sought_within_a_window_of_days_and_kilometres(visit: Open, site):
    page = visit(site + EVENT)
    page.evaluate(NAMED)
    page.reload()
    page.get_by_role("button", name="Merge with another").click()
    find = page.get_by_role("button", name="Find")

    def sought() -> int:
        with page.expect_response("**/events?*"):
            find.click()
        expect(find).to_be_enabled()  # shut until the answer is drawn, in whose stead the last one stands till then
        return page.locator("button.card").count()

    days, km = page.get_by_role("spinbutton", name="days"), page.get_by_role("spinbutton", name="km")
    counts = []
    for apart, far in ((0, 1), (400, 1), (400, 2000)):
        days.fill(str(apart))
        km.fill(str(far))
        counts.append(sought())
    page.get_by_role("checkbox", name="Only within").uncheck()
    expect(days).to_be_disabled()
    counts.append(sought())
    assert counts == sorted(counts) and counts[0] < counts[2] < counts[3], counts
    page.get_by_role("searchbox").last.fill("لا يوجد كهذا")
    assert sought() == 0 and "No " in page.locator("li[role=status]").inner_text()


def test_a_text_is_read_while_one_writes_and_never_said_to_claim_nothing_where_nothing_was_read(visit: Open, own_site):
    page = visit(own_site + "/try")
    text = page.locator("textarea")
    text.fill("12 34")
    expect(page.locator(".unfit")).to_contain_text("no words")
    text.fill("This is an English text about nothing.")
    expect(page.locator(".unfit")).to_contain_text("not an Arabic text")
    page.get_by_role("button", name="Fill in").click()
    expect(page.locator("article.claim").first).to_be_visible()
    page.get_by_role("button", name="Keep it").click()
    expect(page).to_have_url(re.compile("/report/"))
