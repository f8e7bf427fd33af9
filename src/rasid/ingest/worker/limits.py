"""How much one item may cost, and the cage of the process that parses it."""

import contextlib
import math
import os
import sys
import time
from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows: the wall clock alone limits
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY = 76
_NEW_NET, _NEW_USER = 0x40000000, 0x10000000
_REFUSED = frozenset(
    "socket.connect socket.bind socket.getaddrinfo socket.sendto subprocess.Popen os.system os.exec "
    "os.posix_spawn os.fork os.forkpty os.remove os.rename os.rmdir os.mkdir os.chmod os.link os.symlink".split()
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True, slots=True)
class Limits:
    """What one item may cost: seconds of processor, seconds by the clock, megabytes of address space."""

    cpu: int = 20
    wall: float = 40.0
    memory_mb: int = 2048


def cage(limits: Limits) -> None:
    """Shut this process in: no network, no files written, no other programs, no more memory than it is let have.

    Not a wall against code that a hostile file brings to run; for that, run rasid in a container.
    """
    _without_network()
    if resource is not None:
        memory = limits.memory_mb * 1_000_000
        for what, most in (("RLIMIT_AS", memory), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", 64)):
            with contextlib.suppress(ValueError, OSError, AttributeError):
                resource.setrlimit(getattr(resource, what), (most, most))
    sys.addaudithook(_refuse)


def renew(limits: Limits) -> None:
    """The next item may use as much of the processor as the last might."""
    if resource is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + limits.cpu, hard))


def _without_network() -> None:
    """A name space without a network, where the system allows one; elsewhere the hook below stands alone."""
    if not sys.platform.startswith("linux"):
        return
    with contextlib.suppress(OSError, AttributeError, ImportError):
        import ctypes

        unshare = ctypes.CDLL(None).unshare
        if unshare(_NEW_NET) != 0:
            unshare(_NEW_NET | _NEW_USER)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event in _REFUSED:
        raise PermissionError(f"a parser has no business with {event}")
    if event == "open":
        mode, flags = args[1], args[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & _WRITES):
            raise PermissionError("a parser writes no files")
