"""Which addresses may be asked: http and https on the public web, and nothing in the house or the cloud's back rooms.

A name is resolved once, every address it has is judged, and the connection is made to a judged one: a name that
answers otherwise the second time (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from rasid.errors import AddressError, FetchError

Resolve = Callable[[str, int], list[str]]
"""The addresses of a host name."""
_MEND = "give the address of a public page or feed, as https://example.org/feed"
_LONGEST = 2_000
_BACK_ROOMS = tuple(ipaddress.ip_network(n) for n in ("192.0.0.0/24", "168.63.129.16/32", "fd00:ec2::254/128"))
"""Where clouds answer machines about themselves, beside 169.254.169.254; some of it counts as public."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SAFE = "/%:=&?~#+!$,;'@()*[]-._"
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Target(NamedTuple):
    """An address taken apart: scheme, host in ASCII, port, and what is asked of the server."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: whose robots.txt holds."""
        return f"{self.scheme}://{self.host}:{self.port}"


def target_of(url: str, *, loopback: bool = False) -> Target:
    """An address taken apart, Arabic in it encoded. Raises :class:`AddressError` where none such is ever asked."""
    if len(url) > _LONGEST or "\\" in url or any(c <= " " or c == "\x7f" for c in url):
        raise AddressError("this is no address of a page", where=url[:100], mend=_MEND)
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError) as e:
        raise AddressError(f"this is no address of a page: {e}", where=url[:100], mend=_MEND) from None
    if parts.scheme not in ("http", "https") or not host:
        raise AddressError("only http and https are fetched", where=url[:100], mend=_MEND)
    if parts.username is not None or parts.password is not None:
        raise AddressError("an address with a name or password in it is not fetched", where=host, mend=_MEND)
    port = port or (443 if parts.scheme == "https" else 80)
    if port < 1024 and port not in (80, 443) and not loopback:
        raise AddressError(f"port {port} is not one of the web", where=host, mend=_MEND)
    path = urlunsplit(("", "", quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))
    return Target(parts.scheme, host, port, path)


def addresses(target: Target, resolve: Resolve, *, loopback: bool = False) -> list[str]:
    """The addresses of a host, all of them public.

    ``loopback`` is for tests alone. Raises :class:`AddressError` where any is not, :class:`FetchError` if none is.
    """
    try:
        found = resolve(target.host, target.port)
    except (OSError, UnicodeError) as e:
        raise FetchError(f"this name has no address: {e}", where=target.host, mend="check the address") from None
    if not found:
        raise FetchError("this name has no address", where=target.host, mend="check the address")
    for text in found:
        if not is_public(text) and not (loopback and _is_loopback(text)):
            raise AddressError(f"this name leads to {text}, not to the public web", where=target.host, mend=_MEND)
    return found


def resolved(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host."""
    held = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in held))


def is_public(text: str) -> bool:
    """Whether an address is one of the public web: not private, local, shared, reserved, or such a one in disguise.

    >>> is_public("93.184.216.34"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    if any(address in net for net in _BACK_ROOMS if net.version == address.version):
        return False
    inner = _within(address)
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved and "%" not in text


def _within(address: _Address) -> _Address | None:
    """The address of the old kind that one of the new kind stands for."""
    if not isinstance(address, ipaddress.IPv6Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)


def _is_loopback(text: str) -> bool:
    try:
        return ipaddress.ip_address(text).is_loopback
    except ValueError:
        return False
