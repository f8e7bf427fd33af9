"""A team at work, clicked through in both languages and widths: the review by two people, and who may do what."""

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.request import Request, urlopen

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import EACH, NARROW, WIDE, WORD, Open, Team, calm, filled, said, teamed

Picture = Callable[[Page, str], None]
ADMIN, REVIEWER, CODER, VIEWER = "هدى", "سلمى", "رامي", "وليد"
PEOPLE = {ADMIN: "admin", REVIEWER: "reviewer", CODER: "coder", VIEWER: "viewer"}
GUESTS = {f"نور {one.id}": "viewer" for one in EACH}
"""Whose password is changed by a test, in each language and width another's."""
TOWNS = (("تفتناز", "إدلب"), ("طفس", "درعا"), ("الميادين", "دير الزور"))
SAYERS = (
    ("ثلاثة", "بحسب المرصد السوري لحقوق الإنسان", "نشرة التل"),
    ("خمسة", "بحسب الدفاع المدني السوري", "نشرة السهل"),
)
EVENT = "/event/2439272470fe"
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
SERIOUS = ("serious", "critical")


def alike() -> str:
    """Reports of three towns, two of each that differ in one figure: three questions that are alike."""
    rows = [
        {"id": f"alike-{town}-{outlet}", "published": "2021-06-15", "country": "sy", "outlet": outlet,
         "text": f"قُتل {many} مدنيين، أمس الاثنين، في قصف مدفعي لقوات النظام على بلدة {town} في ريف {land}، {who}."}
        for town, land in TOWNS for many, who, outlet in SAYERS
    ]  # fmt: skip
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team over the bundled dispatches and what is alike; each test leaves it as it was."""
    folder = tmp_path_factory.mktemp("together")
    (folder / "alike.jsonl").write_text(alike(), encoding="utf-8")
    with teamed(filled(folder / "team.db", "samples", folder / "alike.jsonl"), PEOPLE | GUESTS) as made:
        yield made


class At:
    """The page of one person, its words in one language."""

    def __init__(self, page: Page, lang: str) -> None:
        self.page, self.lang = page, lang

    def button(self, key: str) -> Locator:
        return self.page.get_by_role("button", name=re.compile(f"^{said(self.lang, key)}( [A-Z])?$"))

    def counted(self, key: str, n: int) -> str:
        """The words of ``key`` with its number."""
        return said(self.lang, key).replace("{n}", str(n).translate(EASTERN) if self.lang == "ar" else str(n))

    def again(self) -> None:
        """Load it anew, and wait for what it shows."""
        self.page.reload()
        calm(self.page)


@pytest.fixture
def at(team: Team, visit: Open) -> Callable[..., At]:
    """``at(name, path, lang, size)``: that person's browser there."""

    def go(name: str, path: str, lang: str, size: tuple[int, int] = WIDE, dark: bool = False) -> At:
        return At(visit(team.url + path, size, lang, dark, team.cookie(name)), lang)

    return go


def asked(team: Team, name: str, path: str, method: str = "GET", body: Any = None) -> Any:
    """The API's own answer to a person."""
    headers = {"X-Rasid": "1", "Content-Type": "application/json", "Cookie": f"rasid={team.cookie(name)}"}
    raw = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{team.url}/api/v1{path}", raw, headers, method=method)) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that the page did without saying so."""
    for _ in range(100):
        if holds():
            return
        time.sleep(0.1)
    pytest.fail("it did not come to be")


def undone(team: Team) -> None:
    """Take every decision back that stands."""
    standing = [d for d in asked(team, ADMIN, "/decisions?limit=100")["items"] if not d["undone"]]
    ids = [d["id"] for d in standing if d["what"] not in ("undo", "comment")]
    for n, id in enumerate(ids):
        wait = "?wait=1" if n == len(ids) - 1 else ""
        asked(team, ADMIN, f"/decisions{wait}", "POST", {"what": "undo", "about": [id]})


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_a_question_in_one_hand_is_shut_for_another_given_on_and_remarked_upon(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    with_it = at(CODER, "/review", lang, size)
    expect(with_it.page.locator("#question")).to_be_visible()
    until(lambda: asked(team, CODER, "/review?mine=1")["total"] == 1)
    other = at(REVIEWER, "/review", lang, size)
    expect(other.page.locator(".locked")).to_contain_text(CODER)
    expect(other.button("r_accept")).to_be_disabled()
    picture(other.page, f"review-held-{lang}-{size[0]}")
    first = asked(team, CODER, "/review?mine=1")["items"][0]["key"]
    with_it.button("r_next").click()
    until(lambda: [q["key"] for q in asked(team, CODER, "/review?mine=1")["items"]] not in ([], [first]))
    other.again()
    expect(other.page.locator("#question")).to_be_visible()
    expect(other.page.locator(".locked")).to_have_count(0)
    other.page.get_by_label(said(lang, "r_assigned")).select_option(CODER)
    remark = f"للنظر في الأرقام {lang} {size[0]}"
    if not other.page.locator("details[open] form").count():
        other.page.locator("summary", has_text=said(lang, "r_comments")).click()
    other.page.get_by_label(said(lang, "r_comment_label")).fill(remark)
    other.button("r_add_comment").click()
    expect(other.page.locator("details li", has_text=remark)).to_contain_text(REVIEWER)
    picture(other.page, f"review-given-{lang}-{size[0]}")
    with_it.page.get_by_label(said(lang, "r_only_mine")).check()
    two = (
        said(lang, "r_sentence_at")
        .replace("{n}", "١" if lang == "ar" else "1")
        .replace("{all}", "٢" if lang == "ar" else "2")
    )
    expect(with_it.page.locator(".steps")).to_contain_text(two)  # the one in hand, and the one that was given
    expect(with_it.page.locator("details li", has_text=remark)).to_be_visible()
    other.page.get_by_label(said(lang, "r_assigned")).select_option("")
    expect(other.page.get_by_label(said(lang, "r_assigned"))).to_be_enabled()
    for who in (with_it, other):
        who.page.goto("about:blank")  # and with the page what it holds in hand goes
    until(lambda: not any(q["assigned_to"] or q["locked_by"] for q in asked(team, ADMIN, "/review?limit=50")["items"]))


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_all_that_are_alike_are_accepted_together_confirmed_by_a_second_and_undone(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    one = "١" if lang == "ar" else "1"
    coder = at(CODER, "/review", lang, size)
    coder.page.locator("#question").wait_for()
    coder.page.get_by_role("searchbox").fill("تفتناز")
    expect(coder.page.locator(".steps")).to_contain_text(
        said(lang, "r_sentence_at").replace("{n}", one).replace("{all}", one)
    )
    coder.page.get_by_role("searchbox").fill("نشرة التل")
    coder.page.get_by_label(said(lang, "r_ask_kind")).select_option("figure")
    alike = coder.page.locator(".answers button").last
    expect(alike).to_contain_text("٣" if lang == "ar" else "3")
    alike.click()
    expect(coder.page.locator("p.said[role=status]")).to_contain_text("٣" if lang == "ar" else "3")
    second = at(REVIEWER, "/review", lang, size)
    second.page.get_by_label(said(lang, "r_ask_kind")).select_option("second")
    expect(second.page.locator("#question")).to_have_text(said(lang, "r_ask.second"))
    picture(second.page, f"review-second-{lang}-{size[0]}")
    second.button("r_accept").click()
    expect(second.page.locator("p.said[role=status]")).to_contain_text("١" if lang == "ar" else "1")
    taken = [
        d for d in asked(team, ADMIN, "/decisions?limit=20")["items"] if d["by"] == REVIEWER and d["what"] == "accept"
    ]
    path = f"/events/{taken[0]['about'][0]}/second"
    until(lambda: asked(team, ADMIN, path)["status"] == "confirmed by second reader")
    assert {by["name"] for by in asked(team, ADMIN, path)["by"]} == {CODER, REVIEWER}
    coder.button("r_undo_last").click()
    expect(coder.page.locator("p.said[role=status]")).to_have_text(coder.counted("r_undone_n", 3))
    undone(team)
    for who in (coder, second):
        calm(who.page)  # a question asked for now would be taken in hand after it was left
        who.page.goto("about:blank")
    until(lambda: not any(q["locked_by"] for q in asked(team, ADMIN, "/review?limit=50")["items"]))


def decided(page: Page, key: str) -> Any:
    """The decision that a key takes."""
    with page.expect_response(lambda r: r.url.endswith("/api/v1/decisions")) as taken:
        page.keyboard.press(key)
    assert taken.value.status == 201
    return taken.value.json()["decision"]


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_every_key_of_the_review_does_what_its_help_says(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    who = at(ADMIN, "/review", lang, size)
    press, head = who.page.keyboard.press, who.page.locator("#question")
    head.wait_for()
    who.page.get_by_label(said(lang, "r_ask_kind")).select_option("together")
    who.page.keyboard.press("Escape")
    who.page.locator("h1").click()
    calm(who.page)
    before = who.page.locator(".sides").inner_text()
    press("KeyS")
    expect(who.page.locator(".sides")).not_to_have_text(before)
    press("Control+ArrowLeft" if lang == "ar" else "Control+ArrowRight")
    expect(who.page.locator(".sides")).to_contain_text(before[:20])
    press("Control+ArrowRight" if lang == "ar" else "Control+ArrowLeft")
    press("KeyG")
    expect(who.page.locator("form.editor")).to_be_visible()
    picture(who.page, f"review-map-{lang}-{size[0]}")
    press("KeyG")
    expect(who.page.locator("form.editor")).to_have_count(0)
    for key, what in (("KeyX", "different"), ("KeyM", "same"), ("Digit1", "correct"), ("KeyA", "same")):
        assert decided(who.page, key)["what"] == what
        expect(who.button("r_undo_last")).to_be_enabled()
        assert decided(who.page, "KeyU")["what"] == "undo"
        expect(who.page.locator("p.said[role=status]")).to_have_text(who.counted("r_undone_n", 1))
    who.page.get_by_label(said(lang, "r_keys_on")).uncheck()
    who.page.locator("h1").click()
    press("Shift+Slash")
    expect(who.page.get_by_role("dialog")).to_have_count(0)
    who.page.get_by_label(said(lang, "r_keys_on")).check()
    who.page.locator("h1").click()
    press("KeyE")
    expect(who.page).to_have_url(re.compile("/report/.*claim="))


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_an_admin_changes_a_role_ends_sessions_shuts_out_and_lets_in(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    team.cookie(VIEWER)
    admin = at(ADMIN, "/team", lang, size)
    row = admin.page.locator("tr", has=admin.page.locator("th", has_text=VIEWER))
    role = row.get_by_label(said(lang, "r_role_of").replace("{name}", VIEWER))
    for wanted in ("coder", "viewer"):
        role.select_option(wanted)
        expect(role).to_be_enabled()
        people = {p["name"]: p for p in asked(team, ADMIN, "/people")["items"]}
        assert people[VIEWER]["role"] == wanted
    team.leave(VIEWER)  # whose role changes has to log in anew
    team.cookie(VIEWER)
    admin.again()
    row.get_by_role("button", name=said(lang, "r_end_sessions")).click()
    expect(row.get_by_role("button", name=said(lang, "r_end_sessions"))).to_have_count(0)
    team.leave(VIEWER)
    row.get_by_role("button", name=said(lang, "r_shut"), exact=True).click()
    expect(row).to_contain_text(said(lang, "r_shut_out"))
    picture(admin.page, f"team-shut-out-{lang}-{size[0]}")
    row.get_by_role("button", name=said(lang, "r_let_in"), exact=True).click()
    expect(row).not_to_contain_text(said(lang, "r_shut_out"))
    assert asked(team, VIEWER, "/about")["user"]["role"] == "viewer", "who is let in again logs in again"
    team.leave(VIEWER)
    row.get_by_role("button", name=said(lang, "r_reset_password")).click()
    expect(row.get_by_label(said(lang, "r_first_password"))).to_be_visible()
    assert admin.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_an_admin_takes_a_second_factor_back_and_gives_a_first_password(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    guest, first = f"نور {lang}-{size[0]}", "five larches behind the dam"
    secret = asked(team, guest, "/me/totp", "POST", {})["secret"]
    asked(team, guest, "/me/totp", "POST", {"code": pyotp.TOTP(secret).now()})

    def standing() -> Any:
        return next(p for p in asked(team, ADMIN, "/people")["items"] if p["name"] == guest)

    assert standing()["totp"]
    admin = at(ADMIN, "/team", lang, size)
    row = admin.page.locator("tr", has=admin.page.locator("th", has_text=guest))
    row.get_by_role("button", name=said(lang, "r_reset_totp")).click()
    expect(row.get_by_role("button", name=said(lang, "r_reset_totp"))).to_have_count(0)
    assert not standing()["totp"]
    row.get_by_role("button", name=said(lang, "r_reset_password")).click()
    row.get_by_label(said(lang, "r_first_password")).fill(first)
    picture(admin.page, f"team-first-password-{lang}-{size[0]}")
    row.locator("form button[type=submit]").click()
    expect(row.get_by_label(said(lang, "r_first_password"))).to_have_count(0)
    assert not standing()["sessions"], "whose password is given anew has to log in with it"
    entered = team.entered(guest, first)
    assert entered["must_change"] is True


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_a_token_is_made_shown_once_used_and_taken_back(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    who = at(REVIEWER, "/team", lang, size)
    name = f"nightly {lang} {size[0]}"
    who.page.get_by_label(said(lang, "r_token_name")).fill(name)
    who.button("r_make_token").click()
    shown = who.page.locator(".made code")
    token = shown.inner_text()
    picture(who.page, f"team-token-{lang}-{size[0]}")
    ask = Request(f"{team.url}/api/v1/about", headers={"Authorization": f"Bearer {token}"})
    assert json.loads(urlopen(ask).read())["rights"] == ["read"]
    item = who.page.locator("li", has_text=name)
    item.get_by_role("button", name=said(lang, "r_take_back")).click()
    expect(item).to_have_count(0)
    with pytest.raises(OSError, match="401"):
        urlopen(ask)


@pytest.mark.parametrize(("name", "most"), [(VIEWER, "public"), (CODER, "partner"), (REVIEWER, "internal")])
def test_who_may_take_what_away_is_offered_that_and_no_more(at: Callable[..., At], name: str, most: str) -> None:
    who = at(name, "/follow?since=2020-01-01", "en")
    pick = who.page.get_by_label(said("en", "x_export_profile"))
    expect(pick).to_have_value(most)
    offered = pick.locator("option").evaluate_all("all => all.map(one => one.value)")
    assert offered == ["internal", "partner", "public"][["internal", "partner", "public"].index(most) :]
    with who.page.expect_download() as taken:
        who.page.get_by_role("link", name=said("en", "r_as_html")).click()
    text = taken.value.path().read_text(encoding="utf-8")
    assert ("blockquote>" in text) == (most == "internal") and "not a death toll" in text
    if name == VIEWER:
        who.page.goto(who.page.url.replace("/follow", "/"))
        expect(who.page.get_by_role("button", name=said("en", "x_export"), exact=True)).to_be_visible()
        expect(who.page.get_by_role("button", name=said("en", "x_save"))).to_have_count(0)


@pytest.mark.parametrize(("lang", "size"), EACH)
def test_what_discloses_everything_takes_the_password_once_more(
    team: Team, at: Callable[..., At], picture: Picture, lang: str, size: tuple[int, int]
) -> None:
    team.cookie(REVIEWER)
    team.long_ago()
    who = at(REVIEWER, "/", lang, size)
    who.button("x_export").click()
    box = who.page.get_by_role("dialog")
    box.get_by_label(said(lang, "x_export_profile")).select_option("internal")
    link, word = box.get_by_role("link", name=said(lang, "x_export_go")), box.locator("input[type=password]")
    expect(word).to_be_visible()
    expect(link).to_have_count(0)
    picture(who.page, f"team-prove-{lang}-{size[0]}")
    box.get_by_label(said(lang, "x_export_profile")).select_option("public")
    expect(link).to_be_visible()  # what discloses little is not asked for again
    box.get_by_label(said(lang, "x_export_profile")).select_option("internal")
    word.fill("not the word that was given")
    box.get_by_role("button", name=said(lang, "r_confirm")).click()
    expect(box.get_by_role("alert")).to_be_visible()
    word.fill(WORD)
    box.get_by_role("button", name=said(lang, "r_confirm")).click()
    with who.page.expect_download() as taken:
        link.click()
    assert taken.value.path().stat().st_size
    team.leave(REVIEWER)  # the cookie is another from here on


@pytest.mark.parametrize("path", ["/login", "/team", "/review", EVENT])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_serious_in_a_team(at: Callable[..., At], path: str, dark: bool) -> None:
    for lang, size in (("ar", WIDE), ("en", NARROW)):
        page = at(ADMIN, path, lang, size, dark).page
        expect(page.locator("h1").first).to_be_visible()
        grave = [v for v in Axe().run(page).response["violations"] if v["impact"] in SERIOUS]
        assert not grave, [(v["id"], [n["html"][:150] for n in v["nodes"][:3]]) for v in grave]
