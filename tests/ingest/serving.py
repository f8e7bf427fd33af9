"""A server on this machine that answers as a test tells it to, and a clock that only tests move."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rasid.ingest.web.fetch import Fetcher, Manners

Answer = Callable[[Callable[[bytes], None], str, dict[str, str]], None]
"""Writes an answer to a path, given the headers that came with it."""


class Server:
    """What was asked of it, and what it answers by path; robots.txt allows everything unless told."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, bytes | Answer] = {"/robots.txt": plain(b"", status="404 Not Found")}

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def plain(body: bytes, status: str = "200 OK", media: str = "text/html; charset=utf-8", **headers: str) -> bytes:
    """A whole answer."""
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n{more}\r\n"
    return head.encode() + body


def onward(to: str, status: str = "302 Found") -> bytes:
    return plain(b"", status=status, Location=to)


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            path = self.rfile.readline().decode("latin-1").split(" ")[1]
            headers = {}
            while line := self.rfile.readline().decode("latin-1").strip():
                name, _, value = line.partition(":")
                headers[name.lower()] = value.strip()
            told.asked.append((path, headers))
            answer = told.answers.get(path) or plain(b"", status="404 Not Found")
            try:
                if callable(answer):
                    answer(self.wfile.write, path, headers)
                else:
                    self.wfile.write(answer)
            except OSError:
                return  # whoever asked has gone

    class Threads(socketserver.ThreadingMixIn, socketserver.TCPServer):
        daemon_threads = True

    with Threads(("127.0.0.1", 0), Handler) as server:
        told = Server(server.server_address[1])
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield told
        finally:
            server.shutdown()


class Clock:
    """Time that passes only when someone sleeps, and how long everyone slept."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def guest(clock: Clock | None = None, **manners) -> Fetcher:
    """A fetcher that may ask this machine, and never really waits."""
    clock = clock or Clock()
    return Fetcher(Manners(**{"loopback": True, **manners}), clock=clock, sleep=clock.sleep)
