"""The pictures of the guide to the page, each taken of what its text tells; `make pictures` writes them there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rasid.store.store import open_store
from tests.page.conftest import NARROW, WIDE, Open, calm

GUIDE = Path("docs/guide")
TAKEN = ("explore", "areas", "event", "report", "review", "try", "narrow")


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_guide_shows_the_page_as_it_is(
    visit: Open, site: str, samples: Path, picture: Callable[[Page, str], None], lang: str
) -> None:
    with open_store(str(samples)) as store:
        clash = max(store.each_incident(), key=lambda i: (len(i.reports), i.id))
    claim = next(c for c in clash.claims if store_says(samples, c))
    page = visit(f"{site}/?m=40,27,4.2", WIDE, lang)
    seen(page, picture, f"explore-{lang}", "canvas")
    page.goto(f"{site}/?lang={lang}&layer=areas&m=38,34,5.6")
    seen(page, picture, f"areas-{lang}", "canvas")
    for name, path in {
        "event": f"/event/{clash.id}?",
        "report": f"/report/sample-1?claim={claim}&slot=where&",
        "review": "/review?",
    }.items():
        page.goto(f"{site}{path}lang={lang}")
        seen(page, picture, f"{name}-{lang}", f"[data-view={name}]")
    page.goto(f"{site}/try?lang={lang}")
    page.locator("form button, main button").first.click()
    seen(page, picture, f"try-{lang}", "article")
    narrow = visit(f"{site}/", NARROW, lang)
    seen(narrow, picture, f"narrow-{lang}", "canvas")


def store_says(samples: Path, claim: str) -> bool:
    """Whether a claim is one of the first dispatch, with a place."""
    with open_store(str(samples)) as store:
        found = store.claim(claim)
    return found.report.id == "sample-1" and bool(found.claim.places)


def seen(page: Page, picture: Callable[[Page, str], None], name: str, what: str) -> None:
    """Wait for ``what``, and take the picture."""
    expect(page.locator(what).first).to_be_visible()
    calm(page)
    page.wait_for_timeout(700)
    picture(page, name)


@pytest.mark.parametrize(("guide", "lang"), [("page.md", "en"), ("page.ar.md", "ar")])
def test_the_guide_links_the_pictures_that_are_taken(guide: str, lang: str) -> None:
    linked = re.findall(r"\(pictures/([\w-]+)\.png\)", (GUIDE / guide).read_text(encoding="utf-8"))
    assert sorted(linked) == sorted(f"{name}-{lang}" for name in TAKEN)
    assert all((GUIDE / "pictures" / f"{name}.png").stat().st_size > 10_000 for name in linked)
