"""What was made of the books once, kept in the user's cache folder under the digest of all that it was made of.

A changed book has another digest; two processes that start at once write by rename. What nobody asked for goes once
the folder is over its size, the longest unused first. A cache that cannot be written, or read, is no error: what would
have been kept is made again.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_dir

_FORM = "1"
ROOM = 64 << 20
"""Bytes. All books together take 8 MB: some versions of them, or of the user's own, may lie side by side."""


def kept_at(made_of: bytes, suffix: str) -> Path:
    """Where what is made of ``made_of`` is kept."""
    digest = hashlib.sha256(_FORM.encode() + made_of).hexdigest()[:32]
    return Path(user_cache_dir("rasid")) / "books" / f"{digest}.{suffix}"


def recall(path: Path) -> bytes | None:
    """What is kept there, now the last that was used; ``None`` where nothing is."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    with suppress(OSError):  # another's cache, that we may read alone
        os.utime(path)
    return raw


def keep(path: Path, raw: bytes) -> None:
    """Keep it there, and make room for it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as f:
            f.write(raw)
        os.replace(temporary, path)
        _make_room(path.parent)
    except OSError:
        return


def _make_room(folder: Path) -> None:
    files = [(f.stat().st_mtime_ns, f.stat().st_size, f.path) for f in os.scandir(folder)]
    size = 0
    for _, bytes_, path in sorted(files, reverse=True):
        size += bytes_
        if size > ROOM:
            os.unlink(path)
