"""A team's page, clicked through: led to the login, a first password changed, a second factor set up."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from tests.page.conftest import NARROW, WIDE, WORD, Open, Served, calm, said

OTHER, THIRD = "seven herons on a roof", "three otters in the reeds"


@pytest.fixture
def team(of_samples: Callable[[Path], Path], tmp_path: Path) -> Iterator[str]:
    db = of_samples(tmp_path / "team.db")
    command = [sys.executable, "-m", "rasid.cli", "people", "add", "هدى", "--role", "admin", "--db", str(db)]
    subprocess.run(command, check=True, input=WORD.encode(), capture_output=True)
    served = Served(db, "--team")
    yield served.url
    served.stop()


def enter(page: Page, password: str) -> None:
    page.locator("form input").nth(0).fill("هدى")
    page.locator("input[type=password]").fill(password)
    page.locator("form button[type=submit]").click()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_from_the_login_to_a_second_factor(
    team: str, visit: Open, picture: Callable[[Page, str], None], lang: str, size: tuple[int, int]
) -> None:
    page = visit(f"{team}/", size, lang)
    expect(page).to_have_url(re.compile("/login"))
    enter(page, OTHER)
    expect(page.get_by_role("alert")).to_be_visible()
    picture(page, f"team-login-{lang}-{size[0]}")
    enter(page, WORD)
    expect(page).to_have_url(re.compile("/team"))
    fields = page.locator("input[type=password]")
    expect(fields).to_have_count(3)
    for n, password in enumerate((WORD, THIRD, THIRD)):
        fields.nth(n).fill(password)
    with page.expect_response("**/me/password") as changed:
        page.locator("form button[type=submit]").last.click()
    assert changed.value.status == 200
    expect(page.get_by_text("هدى").first).to_be_visible()
    calm(page)
    me = page.evaluate("fetch('/api/v1/me').then((r) => r.json())")
    assert me["name"] == "هدى" and me["must_change"] is False
    expect(page.get_by_role("heading", name=said(lang, "r_second_factor"))).to_be_visible()
    picture(page, f"team-people-{lang}-{size[0]}")
    wide = page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert wide, "nothing lies beyond the edge"
    _second_factor(page, lang)
    picture(page, f"team-factor-{lang}-{size[0]}")


def _second_factor(page: Page, lang: str) -> None:
    section = page.locator("section").filter(has=page.get_by_role("heading", name=said(lang, "r_second_factor")))
    with page.expect_response("**/me/totp") as begun:
        section.get_by_role("button", name=said(lang, "r_totp_begin")).click()
    secret = begun.value.json()["secret"]
    section.get_by_role("textbox", name=said(lang, "r_code")).fill(pyotp.TOTP(secret).now())
    with page.expect_response("**/me/totp") as done:
        section.get_by_role("button", name=said(lang, "r_confirm")).click()
    expect(section.get_by_text(done.value.json()["recovery"][0])).to_be_visible()
