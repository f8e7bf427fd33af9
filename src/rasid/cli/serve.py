"""`rasid serve`: the page and the API over a database, on this machine, until it is told to end."""

import argparse
import contextlib
import signal
import socket
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rasid.cli.opened import refuse_missing
from rasid.cli.say import out, say
from rasid.errors import UserError
from rasid.web.settings import Settings

if TYPE_CHECKING:
    import uvicorn

PORT, HOST = 8765, "127.0.0.1"
_TRIES = 20


def run(asked: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    _refuse_open(asked)
    with contextlib.ExitStack() as stack:
        db = stack.enter_context(_demo()) if asked.demo else asked.db
        if not asked.demo:
            refuse_missing(asked)
        if asked.team:
            _refuse_without_admin(db)
        host = asked.host or HOST
        listening = stack.enter_context(_socket(host, asked.port))
        _serve(_settings(asked, db, host, listening.getsockname()[1]), listening, asked.open is not False, asked.idle)
    return 0


def _settings(asked: argparse.Namespace, db: str | None, host: str, port: int) -> Settings:
    names = tuple(asked.allow_host or ())
    return Settings(db, host, port, asked.team, names, asked.demo, policy=asked.policy, https=asked.behind_https)


def _refuse_open(asked: argparse.Namespace) -> None:
    """Raise :class:`UserError` for what would let others in without a login, or their passwords be read on the way."""
    if asked.team and asked.demo:
        raise UserError("what is made up needs no team", where="--team", mend="leave --team or --demo out")
    if asked.behind_https and not asked.team:
        raise UserError("others would come in without a login", where="--behind-https", mend="add --team")
    if (asked.host or HOST) in (HOST, "localhost", "::1"):
        return
    if not asked.team:
        raise UserError("others would come in without a login", where="--host", mend="add --team, or leave --host out")
    if not asked.behind_https:
        mend = "put a proxy with TLS before it and add --behind-https (docs/guide/team.md)"
        raise UserError("passwords would cross the network for all to read", where="--host", mend=mend)


def _refuse_without_admin(db: str | None) -> None:
    """Raise :class:`UserError` where nobody could let anybody in."""
    from rasid.store.store import open_store

    with open_store(db) as store:
        if not store.people.has_admin():
            at = f" --db {store.place}" if db else ""
            mend = f"make one first: rasid people add NAME --role admin{at}"
            raise UserError("the team has no admin who could log in", where="--team", mend=mend)


def _serve(settings: Settings, listening: socket.socket, open_page: bool, idle: int | None) -> None:
    import uvicorn

    from rasid.web.app import make_app

    address = f"http://{'127.0.0.1' if settings.host in ('0.0.0.0', '::') else settings.host}:{settings.port}/"
    config = uvicorn.Config(
        make_app(settings), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    server = uvicorn.Server(config)
    out(f"rasid: {address}   (Ctrl-C ends it)")
    sys.stdout.flush()  # whoever started us may read it from a pipe
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # a polite end as well, with all that is to be tidied
    if idle:
        threading.Thread(target=_end_when_idle, args=(server, idle * 60), daemon=True).start()
    if open_page:
        threading.Timer(1.0, webbrowser.open, (address,)).start()
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listening])
    say("rasid: ended")


def _end_when_idle(server: "uvicorn.Server", seconds: float) -> None:
    """End the server once nobody has asked for anything for so long: for one that nobody is there to end."""
    asked, since = -1, time.monotonic()
    while not server.should_exit:
        if server.server_state.total_requests != asked:
            asked, since = server.server_state.total_requests, time.monotonic()
        elif time.monotonic() - since >= seconds:
            server.should_exit = True
        time.sleep(min(1.0, seconds / 4))


@contextlib.contextmanager
def _socket(host: str, wanted: int | None) -> Iterator[socket.socket]:
    """A socket that listens on the port that was asked for, or else on the first free one from the usual one on."""
    first = PORT if wanted is None else wanted
    for port in (first,) if wanted is not None else range(first, first + _TRIES):
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            listening.listen(128)
        except OSError:
            listening.close()
            continue
        if port != first:
            say(f"rasid: port {first} is taken, so {port} is used")
        with listening:
            yield listening
        return
    raise UserError(f"port {first} is taken or may not be used", where="--port", mend="name another, or 0 for any")


@contextlib.contextmanager
def _demo() -> Iterator[str]:
    """A database for as long as the server runs, filled with the dispatches that come with rasid, all made up."""
    from rasid.cli.keep import fill

    samples = Path(__file__).resolve().parent.parent / "data" / "samples"
    with tempfile.TemporaryDirectory(prefix="rasid-demo-") as folder:
        db = str(Path(folder) / "demo.db")
        fill(db, [str(samples)])
        yield db
