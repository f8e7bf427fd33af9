"""What stands between the network and every route: whose name the server answers to, who may write, and how much.

A page of another site can send requests to this machine's own addresses. So the Host must be ours (against rebinding of
names), a write must come from our own page (Origin, Sec-Fetch-Site) and carry a header that no form can send, and no
answer may be framed, sniffed, kept or read by others. Faults FT-43 and FT-44.
"""

from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rasid.web.faults import Refused, told
from rasid.web.settings import Settings

API = "/api/v1"
REPORTS = f"{API}/csp-report"
MOST_BYTES = 4_000_000
"""A body larger than that is refused: 200,000 code points, each escaped, and a little."""
CSP = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", f"report-uri {REPORTS}",
))  # fmt: skip
HEADERS = (
    ("content-security-policy", CSP),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"),
)
_OWN = ("127.0.0.1", "localhost", "[::1]")
_WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_FOREIGN = "this server answers to its own name alone"


class Safety:
    """Pure ASGI, around the whole application: it holds for what is not found and what fails, too."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.hosts = _hosts(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # no web sockets here
        safe = _headed(scope, send)
        fault = self.fault(scope)
        if fault is not None:
            await told(fault)(scope, receive, safe)
            return
        await self.app(scope, _Counted(receive), safe)

    def fault(self, scope: Scope) -> Refused | None:
        """Why this request is not answered, or ``None`` where it is."""
        headers = _first(scope["headers"])
        path, method = scope["path"], scope["method"]
        if headers.get("host", "").lower() not in self.hosts:
            return Refused(421, "FOREIGN_HOST", _FOREIGN, where="Host", mend="call it 127.0.0.1, or use --allow-host")
        site = headers.get("sec-fetch-site", "same-origin")
        if path.startswith("/api/") and site not in ("same-origin", "none"):
            return Refused(403, "CROSS_SITE", "another site asks", where="Sec-Fetch-Site", mend="use rasid's own page")
        return self._write_fault(path, headers) if method in _WRITES else None

    def _write_fault(self, path: str, headers: dict[str, str]) -> Refused | None:
        origin = headers.get("origin")
        if origin is not None and origin.lower().partition("://")[2] not in self.hosts:
            return Refused(403, "CROSS_SITE", "another site asks", where="Origin", mend="use rasid's own page")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return Refused(413, "TOO_LARGE", f"more than {MOST_BYTES} bytes", where="body", mend="send less at once")
        if path == REPORTS:
            return None
        if headers.get("x-rasid") != "1":
            mend = "send the header «X-Rasid: 1» with every write"
            return Refused(403, "CROSS_SITE", "the header X-Rasid is missing", where="X-Rasid", mend=mend)
        sent = length != "0" or "transfer-encoding" in headers
        if sent and headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Refused(415, "NOT_JSON", "only JSON is read", where="Content-Type", mend="send application/json")
        return None


class _Counted:
    """A body that says it is short and is not ends where it must."""

    def __init__(self, receive: Receive) -> None:
        self.receive, self.read = receive, 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.read += len(message.get("body", b""))
        if self.read > MOST_BYTES:
            raise Refused(413, "TOO_LARGE", f"more than {MOST_BYTES} bytes", where="body", mend="send less at once")
        return message


def _hosts(settings: Settings) -> frozenset[str]:
    """What the Host header may be: our own names with our port, and those that were allowed."""
    own = [f"{name}:{settings.port}" for name in _OWN] + (list(_OWN) if settings.port == 80 else [])
    return frozenset(h.lower() for h in (*own, *settings.hosts, *(f"{h}:{settings.port}" for h in settings.hosts)))


def _first(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by name; of one that comes twice, both, which is nothing that is allowed."""
    out: dict[str, str] = {}
    for name, value in headers:
        key = name.decode("latin-1").lower()
        out[key] = f"{out[key]},{value.decode('latin-1')}" if key in out else value.decode("latin-1")
    return out


def _headed(scope: Scope, send: Send) -> Send:
    """``send`` with our headers on every answer; nothing but the page's own hashed files may be kept."""

    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            ours = [(n.encode(), v.encode()) for n, v in (*HEADERS, ("cache-control", "no-store"))]
            message["headers"] = [*message["headers"], *((n, v) for n, v in ours if n not in given)]
        await send(message)

    return headed
