"""Every test of the store runs on both databases; what they share."""

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest

from rasid.model.claim import Claim, Reading
from rasid.model.report import Report
from rasid.model.values import Span
from rasid.store.store import Item, Store, open_store
from tests.store.servers import server

NOW = datetime(2021, 8, 1, 12, tzinfo=UTC)
BACKENDS = ("sqlite", "postgresql")
_names = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def new_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """The URL of another empty database, each time it is asked."""

    def make() -> str:
        name = f"rasid_{next(_names)}"
        if backend == "sqlite":
            return str(tmp_path / f"{name}.db")
        base = request.getfixturevalue("postgres")
        with psycopg.connect(f"{base}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        return f"{base}/{name}"

    return make


@pytest.fixture
def url(new_url: Callable[[], str]) -> str:
    return new_url()


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], Store]:
    """A store at a URL, its raw files beside it."""

    def make(url: str) -> Store:
        return open_store(url, files=tmp_path / (url.rsplit("/", 1)[-1] + ".files"))

    return make


@pytest.fixture
def store(url: str, opened: Callable[[str], Store]) -> Iterator[Store]:
    with opened(url) as store:
        yield store


def report_of(n: int, text: str = "", **more: object) -> Report:
    """An invented report, different for each number."""
    words = text or f"قصفت قوات النظام بلدة الزيتونة {n} مرات وقُتل {n} من سكانها، بحسب مصدر محلي رقم {n}."
    given = {"id": f"r{n}", "source": "صدى الجنوب", "published": date(2021, 7, 1 + n % 28), "country": "SY"}
    return Report(words, **{**given, **more})  # type: ignore[arg-type]


def item_of(n: int, text: str = "", **more: object) -> Item:
    report = report_of(n, text, **more)
    return Item(report, report.text.encode(), f"dispatches.jsonl:{n}", "rasid 0.1.0 json", "application/json")


def items(first: int, last: int) -> list[Item]:
    return [item_of(n) for n in range(first, last)]


def claim_of(report: Report, start: int, end: int, kind: str = "Armed clash", id: str = "", **more: object) -> Claim:
    name = id or f"{report.id}-{kind[:3]}-{start}-{end}"
    return Claim(name, report.id, kind, "asserted", Span(start, end), "rule:1", (), **more)  # type: ignore[arg-type]


def reading_of(report: Report, n: int = 1) -> Reading:
    return Reading(tuple(claim_of(report, 4 * i, 4 * i + 10) for i in range(n)), ())
