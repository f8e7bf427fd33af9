"""A server over the bundled dispatches, asked without a network."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rasid.cli.keep import fill
from rasid.web.app import make_app
from rasid.web.settings import Settings

BASE = "http://127.0.0.1:8765"
WRITE = {"X-Rasid": "1"}
Site = Callable[..., TestClient]


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the bundled dispatches; whoever changes one copies it."""
    db = tmp_path_factory.mktemp("web") / "samples.db"
    fill(str(db), ["samples"])
    return db


def copied(db: Path, to: Path) -> Path:
    """A copy of a database with its raw files."""
    made = Path(shutil.copy(db, to / "own.db"))
    shutil.copytree(f"{db}.files", f"{made}.files")
    return made


@pytest.fixture(scope="session")
def site(samples: Path) -> Iterator[TestClient]:
    """A server for tests that change nothing."""
    with TestClient(make_app(Settings(str(samples))), base_url=BASE, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def own_site(samples: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A server over a database of the test's own; every write bears the header that it needs."""
    app = make_app(Settings(str(copied(samples, tmp_path))))
    with TestClient(app, base_url=BASE, headers=WRITE, raise_server_exceptions=False) as client:
        yield client
