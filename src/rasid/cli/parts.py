"""What rasid stands on, part by part: Python, the packages its own metadata asks for, the page, the driver."""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "web" / "static"
_LEAST = (3, 11)
_FOR_USERS = "formats"
"""The extra that users choose; the others are for whoever works on rasid."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: ``state`` is ok, note, absent (and may be), or fault; ``mend`` how to get it."""

    area: str
    what: str
    state: str
    said: str = ""
    mend: str = ""


def python() -> Iterator[Check]:
    """The interpreter, and the database that comes with it."""
    found = ".".join(map(str, sys.version_info[:3]))
    good = sys.version_info >= _LEAST
    least = ".".join(map(str, _LEAST))
    yield Check("python", "Python", "ok" if good else "fault", found, "" if good else f"install Python {least}")
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE search USING fts5(words)")
        yield Check("python", "SQLite", "ok", f"{sqlite3.sqlite_version}, with FTS5")
    except sqlite3.Error as e:
        mend = "install a Python whose SQLite has FTS5, as python.org and Debian have it"
        yield Check("python", "SQLite", "fault", f"{sqlite3.sqlite_version}: {e}", mend)


def packages() -> Iterator[Check]:
    """Every package that the metadata of the installed rasid asks for, imported to see whether it works here."""
    try:
        wanted = metadata.requires("rasid") or []
    except metadata.PackageNotFoundError:
        yield Check("packages", "rasid", "fault", "it is run without being installed", "pip install rasid")
        return
    holds = _modules()
    for line in wanted:
        needed, _, when = line.partition(";")
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)", when)
        if extra is None or extra[1] == _FOR_USERS:
            yield package(needed.strip(), extra[1] if extra else "", holds)


def _modules() -> dict[str, list[str]]:
    """The modules of each package: «bs4» of beautifulsoup4."""
    out: dict[str, list[str]] = {}
    for module, names in metadata.packages_distributions().items():
        for name in names:
            out.setdefault(_plain(name), []).append(module)
    return out


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def package(needed: str, extra: str, holds: dict[str, list[str]]) -> Check:
    """One package, as «numpy>=1.26»: there, new enough, and importable."""
    head = re.match(r"[\w.-]+", needed)
    name = head[0] if head else needed
    get = f"pip install 'rasid[{extra}]'" if extra else f"pip install --upgrade '{needed}'"
    area = f"packages for {extra}" if extra else "packages"
    lacking = "absent" if extra else "fault"
    try:
        version = metadata.version(name)
        for bound, least in re.findall(r"(>=|<)\s*([\d.]+)", needed):
            if (_number(version) >= _number(least)) != (bound == ">="):
                return Check(area, name, lacking, f"{version}, where {bound}{least} is needed", get)
        for module in holds.get(_plain(name), ()):
            if not module.startswith("_") and module.isidentifier():
                import_module(module)
    except metadata.PackageNotFoundError:
        return Check(area, name, lacking, "not installed", get)
    except Exception as e:
        return Check(area, name, lacking, f"it does not load: {type(e).__name__}: {e}", get)
    return Check(area, name, "ok", version)


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(p) for p in re.findall(r"\d+", version)[:3])


def page(folder: Path = STATIC) -> Check:
    """Whether the page that `rasid serve` shows was built into this rasid."""
    if (folder / "index.html").is_file():
        return Check("page", "bundle", "ok", f"{sum(1 for p in folder.rglob('*') if p.is_file())} files")
    mend = "reinstall rasid from its wheel; in a checkout: npm ci && npm run build, in page/"
    return Check("page", "bundle", "fault", f"nothing is built in {folder}", mend)


def driver() -> Check:
    """The driver of PostgreSQL, which only teams need: it is asked itself, for it loads a library of the system."""
    try:
        psycopg = import_module("psycopg")
        said = f"psycopg {psycopg.__version__} ({psycopg.pq.__impl__}), libpq {psycopg.pq.version()}"
        return Check("database", "PostgreSQL driver", "ok", said)
    except ImportError as e:
        return Check("database", "PostgreSQL driver", "absent", str(e), "pip install 'psycopg[binary]'")
