"""What shows that somebody is who they say: passwords, one-time codes, recovery codes, tokens. None is kept as it is.

Passwords are hashed with argon2id (RFC 9106). Tokens and recovery codes are random and long, so that a plain SHA-256
keeps them. The secret of TOTP (RFC 6238) is the one thing that must be kept itself: the server computes with it.
"""

import hashlib
import hmac
import json
import secrets
import threading
import unicodedata
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from rasid.errors import UserError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST, MOST = 12, 1024
"""How many characters a password has."""
STEP_S = 30
CODES = 10
_TURNS = threading.BoundedSemaphore(2)
"""Each hashing takes 64 MiB: many logins at once wait for each other, and do not fill the memory."""


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash that a password is compared with where there is no such person, so that it takes as long."""
    return hashed(secrets.token_urlsafe(32))


def hashed(password: str) -> str:
    """The hash of a password."""
    with _TURNS:
        return _hasher().hash(unicodedata.normalize("NFKC", password))


def fits(kept: str | None, password: str) -> bool:
    """Whether ``password`` is the one whose hash is ``kept``; as slow where nothing is kept."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    against = kept or _nobodys()
    with _TURNS:
        try:
            _hasher().verify(against, unicodedata.normalize("NFKC", password[:MOST]))
        except (Argon2Error, InvalidHashError):
            return False
    return kept is not None


def fit_password(password: str, name: str) -> None:
    """Raise :class:`UserError` where a password is too short, too long, or the name itself; never saying it."""
    mend = f"at least {LEAST} characters, not the name: a few words that only you would put together"
    if not LEAST <= len(password) <= MOST or password.strip().casefold() == name.casefold():
        raise UserError("this password will not do", where="password", mend=mend)
    if len(set(password)) < 5:
        raise UserError("this password will not do", where="password", mend=mend)


def token() -> str:
    """256 random bits as text, for a session or a program."""
    return secrets.token_urlsafe(32)


def mark(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def new_secret() -> str:
    """A secret for TOTP: 160 bits in base32."""
    import pyotp

    return pyotp.random_base32(32)


def uri(secret: str, name: str) -> str:
    """The address that an authenticator reads from a picture."""
    import pyotp

    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="rasid")


def step_of(secret: str, code: str, at: datetime, last: int) -> int | None:
    """The time step whose code this is, one step early or late let be, but none up to ``last``: it was used."""
    import pyotp

    given = unicodedata.normalize("NFKC", code).replace(" ", "")
    if len(given) != 6 or not given.isascii():
        return None
    made, now = pyotp.TOTP(secret), int(at.timestamp()) // STEP_S
    steps = [s for s in (now - 1, now, now + 1) if hmac.compare_digest(made.generate_otp(s), given)]
    return next((s for s in steps if s > last), None)


def recovery_codes() -> tuple[list[str], str]:
    """Codes for whoever loses the device, each good once; and what is kept of them."""
    codes = ["-".join(secrets.token_hex(2) for _ in range(5)) for _ in range(CODES)]
    return codes, json.dumps([mark(_bare(c)) for c in codes])


def without(kept: str | None, code: str) -> str | None:
    """What is left of the recovery codes after this one was used; ``None`` where it is none of them."""
    left = json.loads(kept or "[]")
    one = mark(_bare(code))
    return json.dumps([c for c in left if c != one]) if one in left else None


def _bare(code: str) -> str:
    return code.replace("-", "").replace(" ", "").casefold()
