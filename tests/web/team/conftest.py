"""A server of a team with one person of each role, a clock that stands until it is moved, and a store of samples."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rasid.store import proofs
from rasid.store.people import By
from rasid.store.store import Store, open_store
from rasid.web.app import make_app
from rasid.web.desk import Desk
from rasid.web.settings import Settings

NOW = datetime(2022, 3, 1, 9, tzinfo=UTC)
WORD, OTHER = "four sorrels by the mill", "seven herons on a roof"
NAMES = {"viewer": "Walid", "coder": "Salim", "reviewer": "Rima", "admin": "Huda"}
MINUTE = timedelta(minutes=1)
SAMPLES = Path(__file__).parents[3] / "samples" / "dispatches.jsonl"
ROOT = "http://127.0.0.1:8765"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """As argon2id is, with little memory: what is tested is not its price."""
    from argon2 import PasswordHasher

    monkeypatch.setattr(proofs, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the bundled dispatches, read and drawn, closed."""
    from rasid.cli.keep import fill

    file = tmp_path_factory.mktemp("filled") / "team.db"
    fill(str(file), [str(SAMPLES)])
    return file


class Team:
    """The server, and clients that are logged in."""

    def __init__(self, store: Store, stack: ExitStack, **more: object) -> None:
        for role, name in NAMES.items():
            store.people.add(name, role, WORD, By("Huda", NOW), must_change=False)
        self.now = NOW
        self.store = store
        settings = Settings(team=True, hosts=("testserver",), **more)  # type: ignore[arg-type]
        self.desk = Desk(settings, store)
        self.desk.now = lambda: self.now  # type: ignore[method-assign]
        self.app = make_app(settings, self.desk)
        self.one = stack.enter_context(self.client())

    def client(self, **headers: str) -> TestClient:
        """A browser that nobody is logged in with."""
        return TestClient(
            self.app, base_url=ROOT, headers={"X-Rasid": "1", **headers}, raise_server_exceptions=False,
            follow_redirects=False,
        )  # fmt: skip

    def as_(self, role: str) -> TestClient:
        """A browser in which the person of a role is logged in; «nobody» where it is nobody."""
        client = self.client()
        if role != "nobody":
            done = self.login(client, NAMES[role])
            assert done.status_code == 200, done.text
        return client

    @staticmethod
    def login(client: TestClient, name: str, password: str = WORD, **more: str):  # type: ignore[no-untyped-def]
        return client.post("/api/v1/login", json={"name": name, "password": password, **more})

    def event(self) -> str:
        """The id of the first event."""
        return self.store.incidents(limit=1).incidents[0].id


@pytest.fixture
def make_team(filled: Path, tmp_path: Path) -> Iterator[Callable[..., Team]]:
    with ExitStack() as stack:

        def make(**more: object) -> Team:
            shutil.copy(filled, tmp_path / "team.db")
            shutil.copytree(f"{filled}.files", tmp_path / "team.db.files", dirs_exist_ok=True)
            return Team(open_store(str(tmp_path / "team.db")), stack, **more)

        yield make


@pytest.fixture
def team(make_team: Callable[..., Team]) -> Team:
    return make_team()
