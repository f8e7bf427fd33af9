"""The door: :class:`Fetcher` gets a page or feed as a polite guest does.

It asks robots.txt first and waits between two requests to one host, goes to public addresses alone, through a bounded
number of redirects each judged anew, and takes neither more bytes nor more time than a page may need.
"""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin

from rasid.errors import FetchError, RobotsError, TooLargeError
from rasid.ingest.http_body import body_of
from rasid.ingest.web.addresses import Resolve, Target, addresses, resolved, target_of
from rasid.ingest.web.robots import NOTHING, Robots, read_robots
from rasid.version import VERSION

_AGENT = "rasid"
_MOVED = frozenset([301, 302, 303, 307, 308])
_CHUNK = 1 << 16
_ROBOTS_BYTES = 500_000
_ROBOTS_KEPT = 86_400.0
_ROBOTS = "/robots.txt"
_LATER = "try again later"


@dataclass(frozen=True, slots=True)
class Manners:
    """How the network is asked. Seconds and bytes; ``loopback`` lets this machine itself be asked, for tests alone."""

    agent: str = f"{_AGENT}/{VERSION} (reader of public reports; asks robots.txt)"
    between: float = 5.0
    silence: float = 15.0
    whole: float = 60.0
    most: int = 10_000_000
    redirects: int = 5
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from at last, its status (200 or 304), headers in lower case, and the body unpacked."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: bool = False
    """Whether the first redirect said that the address has changed for good."""


@dataclass(slots=True)
class Fetcher:
    """Gets pages. ``clock`` (seconds, only ever forward) and ``sleep`` are given by tests, as is ``resolve``."""

    manners: Manners = field(default_factory=Manners)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    resolve: Resolve = resolved
    _next: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, tuple[float, Robots]] = field(default_factory=dict)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """The page at ``url``; an answer of status 304 where it has not changed since ``etag`` or ``modified``.

        Raises :class:`AddressError`, :class:`RobotsError`, :class:`TooLargeError`, or :class:`FetchError` for whatever
        else keeps it from being had.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        more = {name: value for name, value in known.items() if value and "\n" not in value and "\r" not in value}
        found = self._followed(url, more, self._permitted)
        if found.status not in (200, 304):
            wait = found.headers.get("retry-after", "")
            told = f"the server answered {found.status}" + (f" and asks to wait ({wait[:40]})" if wait else "")
            raise FetchError(told, where=url, mend=_LATER if found.status in (429, 503) else "check the address")
        return found

    def _followed(self, url: str, more: Mapping[str, str], permitted: Callable[[Target], None]) -> Fetched:
        """The answer at the end of the redirects."""
        at, moved = url, False
        for step in range(self.manners.redirects + 1):
            target = target_of(at, loopback=self.manners.loopback)
            permitted(target)
            found = self._once(target, at, more)
            onward = found.headers.get("location", "")
            if found.status not in _MOVED or not onward:
                return Fetched(at, found.status, found.headers, found.body, moved)
            moved = (moved or step == 0) and found.status in (301, 308)
            at = urljoin(at, onward)
        raise FetchError(f"it was sent on {self.manners.redirects + 1} times", where=url, mend="check the address")

    def _permitted(self, target: Target) -> None:
        if not self._robots_of(target).allows(target.path):
            told = "the site's robots.txt asks programs to stay away from it, or cannot be had"
            raise RobotsError(told, where=f"{target.origin}{target.path}", mend="save the page with a browser")

    def _robots_of(self, target: Target) -> Robots:
        kept = self._robots.get(target.origin)
        if kept is None or self.clock() - kept[0] > _ROBOTS_KEPT:
            kept = self._robots[target.origin] = (self.clock(), self._asked_robots(target))
        return kept[1]

    def _asked_robots(self, target: Target) -> Robots:
        """A site that says nothing allows everything; one whose word cannot be had allows nothing (RFC 9309)."""
        found = self._followed(f"{target.origin}{_ROBOTS}", {}, lambda _: None)
        if found.status == 200:
            return read_robots(found.body[:_ROBOTS_BYTES].decode("utf-8", "replace"), _AGENT)
        return Robots() if 400 <= found.status < 500 and found.status not in (401, 403, 429) else NOTHING

    def _once(self, target: Target, url: str, more: Mapping[str, str]) -> Fetched:
        self._wait(target)
        held = addresses(target, self.resolve, loopback=self.manners.loopback)
        line = _Line(held, target.port, self.manners.silence)
        connection = _connection(target, line)
        alarm = threading.Timer(self.manners.whole, line.cut)
        alarm.daemon = True
        alarm.start()
        try:
            found = self._exchange(connection, target, url, more)
            if line.late:  # what was cut off looks like an end
                raise TimeoutError("cut off")
            return found
        except (OSError, http.client.HTTPException, ValueError) as e:
            told = f"it took over {self.manners.whole:g} s" if line.late else f"{type(e).__name__}: {str(e)[:100]}"
            raise FetchError(f"no answer was had: {told}", where=url, mend=_LATER) from None
        finally:
            alarm.cancel()
            connection.close()
            line.close()
            if target.path != _ROBOTS:
                self._next[target.host] = self.clock() + self._delay(target)

    def _exchange(
        self, connection: http.client.HTTPConnection, target: Target, url: str, more: Mapping[str, str]
    ) -> Fetched:
        asked = {"User-Agent": self.manners.agent, "Accept-Encoding": "gzip", "Accept": "*/*", "Connection": "close"}
        connection.request("GET", target.path, headers={**asked, **more})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in reversed(answer.getheaders())}
        body = bytearray()
        while piece := answer.read(_CHUNK):
            body += piece
            if len(body) > self.manners.most:
                raise TooLargeError(f"it is over {self.manners.most // 1_000_000} MB", where=url, mend="leave it out")
        if answer.length:
            raise http.client.IncompleteRead(bytes(body[:0]), answer.length)
        coded = {"content-encoding": headers.get("content-encoding", "")}  # the chunks are joined already
        return Fetched(url, answer.status, headers, body_of(coded, bytes(body), self.manners.most))

    def _wait(self, target: Target) -> None:
        wait = self._next.get(target.host, 0.0) - self.clock()
        if target.host in self._next and wait > 0:
            self.sleep(wait)

    def _delay(self, target: Target) -> float:
        kept = self._robots.get(target.origin)
        return max(self.manners.between, kept[1].delay if kept else 0.0)


class _Line:
    """A connection to the very addresses that were judged, whatever the name would answer now, that can be cut.

    It is cut through a handle of its own, wherever it stands: a server that drips a byte at a time never runs into
    silence, and TLS takes the first handle away.
    """

    def __init__(self, held: list[str], port: int, silence: float) -> None:
        self.held, self.port, self.silence = held, port, silence
        self.spare: socket.socket | None = None
        self.late = False

    def open(self, *_: object, **__: object) -> socket.socket:
        """A socket to the first address that answers."""
        fault: OSError | None = None
        for address in self.held[:4]:
            try:
                opened = socket.create_connection((address, self.port), self.silence)
            except OSError as e:
                fault = e
                continue
            self.spare = opened.dup()
            return opened
        raise fault or OSError("no address")

    def cut(self) -> None:
        """End it, for it takes too long."""
        self.late = True
        if self.spare is not None:
            with contextlib.suppress(OSError):
                self.spare.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Let go of it."""
        if self.spare is not None:
            self.spare.close()


def _connection(target: Target, line: _Line) -> http.client.HTTPConnection:
    made: http.client.HTTPConnection
    if target.scheme == "https":
        context = ssl.create_default_context()
        made = http.client.HTTPSConnection(target.host, target.port, timeout=line.silence, context=context)
    else:
        made = http.client.HTTPConnection(target.host, target.port, timeout=line.silence)
    made._create_connection = line.open  # type: ignore[attr-defined]
    return made
