"""The page in a real browser: `rasid serve` over the bundled dispatches, Chromium with every other host cut off."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from rasid.store.people import By
from rasid.store.sessions import FRESH
from rasid.store.store import open_store
from tests.conftest import ROOT

WIDE, NARROW = (1280, 800), (390, 844)
EACH = [pytest.param(lang, size, id=f"{lang}-{size[0]}") for lang in ("ar", "en") for size in (WIDE, NARROW)]
"""Both languages at both widths."""
expect.set_options(timeout=15_000)  # as pages wait, so that a busy machine fails no test
WORD = "four sorrels by the mill"
PICTURES = Path(os.environ.get("RASID_PICTURES", ".pictures"))
"""Where the pictures that tests take are put, to be looked at; not in the repository."""
SLOW = float(os.environ.get("RASID_SLOW_PAGE", "0"))
"""How much slower than this machine the browser is made, 4 being a phone: what passes only where the page is
quicker than the test that looks at it fails then. Answers take a third of a second longer, too."""


def chromium() -> str:
    """The browser of the system: playwright's own would have to be downloaded."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    pytest.fail("Chromium is missing: sudo apt install chromium (the page is tested in it)")


class Served:
    """A running `rasid serve`."""

    def __init__(self, db: Path, *more: str) -> None:
        command = [sys.executable, "-m", "rasid.cli", "serve", "--db", str(db), "--port", "0", "--no-open", *more]
        self._run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self._run.stdout is not None
        said = ""
        for line in self._run.stdout:
            said += line
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                self.url = found[0]
                return
        pytest.fail(f"rasid serve said no address: {said}")

    def stop(self) -> None:
        """End it as Ctrl-C does."""
        self._run.terminate()
        self._run.wait(20)


def filled(db: Path, *sources: Path | str) -> Path:
    """A database of ``sources``."""
    command = [sys.executable, "-m", "rasid.cli", "add", *map(str, sources), "--db", str(db)]
    subprocess.run(command, check=True, capture_output=True)
    return db


@pytest.fixture(scope="session")
def _samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("filled") / "samples.db", "samples")


@pytest.fixture(scope="session")
def of_samples(_samples: Path) -> Callable[[Path], Path]:
    """``of_samples(db)``: a database of the bundled dispatches there, with all that lies beside it."""

    def copied(db: Path) -> Path:
        for part in _samples.parent.iterdir():
            to = db.with_name(part.name.replace(_samples.name, db.name))
            shutil.copytree(part, to) if part.is_dir() else shutil.copy2(part, to)
        return db

    return copied


@pytest.fixture(scope="session")
def samples(of_samples: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the bundled dispatches, not to be changed."""
    return of_samples(tmp_path_factory.mktemp("page") / "samples.db")


@pytest.fixture(scope="session")
def site(samples: Path) -> Iterator[str]:
    """The address of a page over the bundled dispatches, for tests that change nothing."""
    served = Served(samples)
    yield served.url
    served.stop()


@pytest.fixture
def own_site(of_samples: Callable[[Path], Path], tmp_path: Path) -> Iterator[str]:
    """The address of a page over a database of the test's own, for tests that decide or keep something."""
    served = Served(of_samples(tmp_path / "own.db"))
    yield served.url
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; no name but this machine's own is resolved, so that a page that asks another host fails its test."""
    with sync_playwright() as playwright:
        cut = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", cut])
        yield opened
        opened.close()


class Watched:
    """What went wrong in a page: errors, refused by its own policy, asked of other hosts, answers of 500."""

    def __init__(self, page: Page, home: str) -> None:
        self.faults: list[str] = []
        self.asking = 0
        self.last = time.monotonic()
        page.on("request", lambda _: self._count(1))
        page.on("requestfinished", lambda _: self._count(-1))
        page.on("requestfailed", lambda _: self._count(-1))
        page.on("dialog", lambda d: self.faults.append(f"a box opened: {d.message}"))
        page.on("pageerror", lambda e: self.faults.append(f"error: {e}"))
        page.on("console", lambda m: self._said(m.type, m.text))
        page.on("request", lambda r: self._asked(r.url, home))
        page.on("response", lambda r: r.status >= 500 and self.faults.append(f"{r.status}: {r.url}"))

    def _count(self, more: int) -> None:
        self.asking, self.last = self.asking + more, time.monotonic()

    @property
    def calm(self) -> bool:
        """Whether for an eighth of a second nothing has been asked for."""
        return self.asking <= 0 and time.monotonic() - self.last > 0.125

    def _said(self, kind: str, text: str) -> None:
        """Errors of the page; that an answer was 404 is told by the page itself, and one of 500 is met above."""
        if kind == "error" and not text.startswith("Failed to load resource"):
            self.faults.append(f"console: {text}")

    def _asked(self, url: str, home: str) -> None:
        if not url.startswith((home, "data:", "blob:")):
            self.faults.append(f"asked another host: {url}")


Open = Callable[..., Page]


def slowed(page: Page) -> None:
    """Let everything that the page does take longer, and everything that it asks for."""
    chrome = page.context.new_cdp_session(page)
    chrome.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    chrome.send("Network.enable")
    wait = {"offline": False, "latency": 350, "downloadThroughput": -1, "uploadThroughput": -1}
    chrome.send("Network.emulateNetworkConditions", wait)


def calm(page: Page) -> None:
    """Wait until a page that ``visit`` opened has what it asked for, has drawn it, and asks for nothing more."""
    watched: Watched = page.watched  # type: ignore[attr-defined]
    until = time.monotonic() + 30
    while time.monotonic() < until:
        page.wait_for_timeout(20)
        if watched.calm:
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            if watched.calm:
                return
    raise AssertionError(f"it still asks for something: {page.url}")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """``visit(url, size, lang)`` opens a page and, at the end of the test, fails it for whatever went wrong in it."""
    watched: list[Watched] = []
    contexts = []

    def go(
        url: str, size: tuple[int, int] = WIDE, lang: str = "en", dark: bool = False, cookie: str | None = None
    ) -> Page:
        home = "/".join(url.split("/")[:3])
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="ar" if lang == "ar" else "en-GB",
            color_scheme="dark" if dark else "light",
            accept_downloads=True,
        )
        contexts.append(context)
        if cookie:
            context.add_cookies([{"name": "rasid", "value": cookie, "url": home}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        if SLOW:
            slowed(page)
        watched.append(Watched(page, home))
        page.watched = watched[-1]  # type: ignore[attr-defined]
        page.goto(url + ("&" if "?" in url else "?") + f"lang={lang}")
        calm(page)
        return page

    yield go
    faults = [f for w in watched for f in w.faults]
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


class Team:
    """A running server of a team, and the cookie of each of its people, who log in once."""

    def __init__(self, url: str, db: Path) -> None:
        self.url = url
        self._db = db
        self._cookies: dict[str, str] = {}

    def cookie(self, name: str) -> str:
        """What the browser of that person is known by."""
        if name not in self._cookies:
            self.entered(name, WORD)
        return self._cookies[name]

    def entered(self, name: str, password: str) -> dict[str, Any]:
        """Log in as that person; what the page is told."""
        body = json.dumps({"name": name, "password": password}).encode()
        headers = {"X-Rasid": "1", "Content-Type": "application/json"}
        with urlopen(Request(f"{self.url}/api/v1/login", body, headers)) as answer:
            self._cookies[name] = re.search(r"rasid=([^;]+)", answer.headers["Set-Cookie"])[1]  # type: ignore[index]
            told: dict[str, Any] = json.loads(answer.read())
        return told

    def long_ago(self) -> None:
        """Everybody gave the password longer ago than it counts for what takes it once more."""
        then = (datetime.now(UTC) - FRESH - timedelta(minutes=1)).isoformat(timespec="seconds")
        with closing(sqlite3.connect(self._db)) as base, base:
            base.execute("UPDATE sessions SET proved = ?", [then])

    def leave(self, name: str) -> None:
        """Forget the cookie of somebody whose session is over."""
        self._cookies.pop(name, None)


@contextmanager
def teamed(db: Path, people: Mapping[str, str]) -> Iterator[Team]:
    """A server of a team over ``db``; ``people`` are the roles by name, each with :data:`WORD` for a password."""
    with open_store(str(db)) as store:
        for name, role in people.items():
            store.people.add(name, role, WORD, By(next(iter(people)), datetime.now(UTC)), must_change=False)
    served = Served(db, "--team")
    yield Team(served.url, db)
    served.stop()


def said(lang: str, key: str) -> str:
    """What the page says for ``key``."""
    for name in ("", "reading."):
        texts = json.loads((ROOT / "page" / "src" / "texts" / f"{name}{lang}.json").read_text(encoding="utf-8"))
        if key in texts:
            return str(texts[key])
    raise KeyError(key)


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Page, str], None]:
    """Take a picture of a page under a name, for people to look at."""

    def take(page: Page, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(PICTURES / f"{name}.png"))

    return take
