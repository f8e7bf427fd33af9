"""The raw bytes as they came, each in a file named by its SHA-256, so that nothing that was read from is ever lost.

A blob is written aside, synced, and renamed before the row that names it is committed: after a crash there may be a
blob that no row names (:meth:`Blobs.orphans`), never a row whose blob is missing.
"""

import hashlib
import os
import re
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{64}")
_ASIDE = "aside"
_HANDS = 8
GRACE_S = 3600
"""How old an orphan must be before it is one: a younger blob may be named by a row that is just being written."""


class Blobs:
    """The folder of raw files of one store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where a blob lies."""
        return self.folder / sha256[:2] / sha256[2:]

    def keep(self, raws: Iterable[bytes]) -> list[str]:
        """Bring several blobs to the disk for good; their SHA-256, in order. Those that are there already are left."""
        named = [(hashlib.sha256(raw).hexdigest(), raw) for raw in raws]
        missing = {name: raw for name, raw in named if not self._there(name, len(raw))}
        self._write(missing)
        return [name for name, _ in named]

    def _there(self, name: str, size: int) -> bool:
        try:
            return self.path(name).stat().st_size == size
        except FileNotFoundError:
            return False

    def _write(self, missing: Mapping[str, bytes]) -> None:
        if not missing:
            return
        (self.folder / _ASIDE).mkdir(parents=True, exist_ok=True)
        folders = {self.path(name).parent for name in missing}
        fresh = [f for f in folders if not f.is_dir()]
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        if len(missing) == 1:
            self._one(*next(iter(missing.items())))
        else:
            with ThreadPoolExecutor(_HANDS) as hands:
                list(hands.map(self._one, missing.keys(), missing.values()))
        for folder in (*folders, *([self.folder] if fresh else ())):
            sync_folder(folder)

    def _one(self, name: str, raw: bytes) -> None:
        aside = self.folder / _ASIDE / f"{name}.{secrets.token_hex(4)}"
        try:
            handle = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            try:
                view = memoryview(raw)
                while view:
                    view = view[os.write(handle, view) :]
                os.fsync(handle)
            finally:
                os.close(handle)
            os.replace(aside, self.path(name))
        except OSError:
            aside.unlink(missing_ok=True)
            raise

    def read(self, sha256: str) -> bytes:
        """The bytes of a blob. Raises ``FileNotFoundError`` where it is not there."""
        return self.path(sha256).read_bytes()

    def sound(self, sha256: str) -> bool:
        """Whether a blob holds what its name says."""
        with self.path(sha256).open("rb") as f:
            return hashlib.file_digest(f, "sha256").hexdigest() == sha256

    def drop(self, sha256: str) -> None:
        """Overwrite a blob and remove it. On disks that move what is written (SSD) no program can promise more."""
        path = self.path(sha256)
        try:
            size = path.stat().st_size
            with path.open("r+b") as f:
                for _ in range(0, size, 1 << 20):
                    f.write(b"\0" * min(1 << 20, size - f.tell()))
                f.flush()
                os.fsync(f.fileno())
            path.unlink()
            sync_folder(path.parent)
        except FileNotFoundError:
            return

    def names(self) -> Iterator[str]:
        """The blobs that lie in the folder."""
        for path in sorted(self.folder.glob("??/*")):
            if _NAME.fullmatch(path.parent.name + path.name):
                yield path.parent.name + path.name

    def orphans(self, named: set[str], grace: float = GRACE_S) -> list[Path]:
        """Files that no row names, and what a crash left aside, once they are older than ``grace`` seconds."""
        then = time.time() - grace
        loose = [self.path(n) for n in self.names() if n not in named]
        return [p for p in [*loose, *sorted((self.folder / _ASIDE).glob("*"))] if p.stat().st_mtime <= then]


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can do so."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        if os.name == "nt":
            return
        raise
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
