"""How soon the page shows something, and how soon it shows the data, over very many events.

    python benchmarks/paint.py [N]          N made-up events, 100,000 if none is said

A real `rasid serve` over a database that holds them, and the system's Chromium. Each time is printed in milliseconds of
this machine and as a ratio to the reference of the same run: a bare picture of the same server opened in the same
browser, which is what may be compared between machines. Aims on two quiet cores: first paint within 1.5 s, also while
the events are still being indexed; a filter answered within 0.5 s; the index made within 5 s.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from browse import made

from rasid.model.event import Incident
from rasid.store.store import open_store

SIZE = {"width": 1280, "height": 800}
TIMES = 3
_BUSY = ".explore[aria-busy=true], .explore [aria-busy=true]"
_DRAWN = ("tbody tr", ".map canvas", ".explore [_echarts_instance_] :is(svg, canvas)")
QUIET = f"() => {json.dumps(_DRAWN)}.every((s) => document.querySelector(s)) && !document.querySelector('{_BUSY}')"
"""List, map and time are there, none of them waiting."""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def filled(folder: Path, n: int) -> Path:
    """A database of so many events, as bare as the store takes them, each with its card."""
    cards = made(n)
    none: tuple[Any, ...] = ()
    bare = (Incident(c.id, (c.id,), none, none, None, None, none, none, none, none, none, none, none) for c in cards)
    with open_store(str(folder / "many.db")) as store:
        store.replace_events(bare, cards=cards)
    return folder / "many.db"


@contextmanager
def serving(db: Path) -> Iterator[str]:
    """The address of a server over ``db``."""
    command = [sys.executable, "-m", "rasid.cli", "serve", "--db", str(db), "--port", "0", "--no-open"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield next(m[0] for line in run.stdout or () if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))
    finally:
        run.terminate()
        run.wait(30)


def indexing(url: str) -> bool:
    """Whether the server still makes its index."""
    with urlopen(f"{url}/api/v1/about") as answer:
        return bool(json.loads(answer.read())["indexing"])


def opened(browser: Any, url: str, ready: str | None) -> tuple[float, float]:
    """Seconds until the first paint of a page and until it is ``ready``, in a browser that holds nothing of it yet."""
    context = browser.new_context(viewport=SIZE, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(180_000)
    began = time.perf_counter()
    page.goto(url, wait_until="commit" if ready else "load")
    if ready:
        page.wait_for_function(ready)
    whole = time.perf_counter() - began
    painted = page.evaluate(PAINTED)
    context.close()
    return (painted or 0) / 1000, whole


def filtered(browser: Any, url: str) -> float:
    """Seconds from the choice of an event type until list, map, time and counts show it."""
    context = browser.new_context(viewport=SIZE, locale="en-GB")
    page = context.new_page()
    page.goto(f"{url}/?lang=en")
    page.wait_for_function(QUIET)
    page.wait_for_load_state("networkidle")  # the map takes its first look, and asks for what lies in it
    page.wait_for_function(QUIET)
    began = time.perf_counter()
    page.locator("aside .row", has_text="Battles").get_by_role("checkbox").click()
    page.wait_for_function("() => location.search.includes('Battles')")
    page.wait_for_function(QUIET)
    spent = time.perf_counter() - began
    context.close()
    return spent


def middle(measure: Callable[[], float], times: int = TIMES) -> float:
    """The median of several measures."""
    return sorted(measure() for _ in range(times))[times // 2]


def measured(browser: Any, url: str) -> Iterator[tuple[str, float]]:
    """Each time by its name, in seconds; the reference first."""
    began = time.perf_counter()
    painted, whole = opened(browser, f"{url}/?lang=en", QUIET)
    at_once = [("first paint while it is indexed", painted), ("table and map, from the start", whole)]
    while indexing(url):
        time.sleep(0.05)
    index = time.perf_counter() - began
    yield "reference: a bare picture", middle(lambda: opened(browser, f"{url}/icon.svg", None)[1])
    yield from at_once
    yield "index, no more than", index
    yield "first paint", middle(lambda: opened(browser, f"{url}/?lang=en", QUIET)[0])
    yield "table and map show data", middle(lambda: opened(browser, f"{url}/?lang=en", QUIET)[1])
    yield "a filter is answered", middle(lambda: filtered(browser, url))


def main(n: int) -> None:
    """Print the table."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="rasid-paint-") as folder, sync_playwright() as playwright:
        db = filled(Path(folder), n)
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{n} events, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
        with serving(db) as url:
            reference = 0.0
            for name, spent in measured(browser, url):
                reference = reference or spent
                print(f"{name:32} {1000 * spent:9.0f} ms {spent / reference:8.1f} × reference", flush=True)
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
