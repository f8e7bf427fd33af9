"""What a server is started with."""

from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Settings:
    """``db`` as for ``open_store``; ``hosts`` the names, besides this machine's own, that it may be called by.

    ``team`` asks for logins; ``https`` says that a proxy with TLS stands before it, and that nobody else reaches it;
    ``demo`` says on the page that what is shown is made up; ``static`` is the built page.
    """

    db: str | None = None
    host: str = "127.0.0.1"
    port: int = 8765
    team: bool = False
    hosts: tuple[str, ...] = ()
    demo: bool = False
    static: Path = STATIC
    policy: str | None = None
    https: bool = False
