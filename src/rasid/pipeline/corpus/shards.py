"""Where everything of a corpus lies, and how it is written: beside its place first, and put there by a rename.

A shard is done when its ``done.json`` stands and names the hash of the reports that it was made of. Whatever was broken
off lies under a name that nobody reads.
"""

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from rasid.errors import CorpusError, ExtraMissingError

FORMAT = 1
SHARD = 1_000
"""Reports in a shard, where nobody says otherwise: some seconds of reading, which is what a break may cost."""
_PIECE = 1 << 20
_LEFT = "."
"""What is being written begins so, and is nobody's."""


def arrow(name: str = "pyarrow") -> Any:
    """pyarrow, or a part of it. Raises :class:`ExtraMissingError` where the extra is not installed."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as e:
        mend = "pip install 'rasid[corpus]'"
        raise ExtraMissingError(f"a corpus is kept as Parquet, and {name} is not installed", mend=mend) from e


def digest(path: Path) -> str:
    """SHA-256 of a file, 64 hexadecimal digits, read piece by piece."""
    made = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            made.update(piece)
    return made.hexdigest()


def write(path: Path, put: Callable[[IO[bytes]], object]) -> None:
    """A file as a whole or not at all: ``put`` fills it beside its place, and a rename puts it there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{_LEFT}{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            put(stream)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def write_table(path: Path, table: Any) -> None:
    """An Arrow table as Parquet, by rename; equal tables give equal bytes."""
    parquet = arrow("pyarrow.parquet")
    write(path, lambda stream: parquet.write_table(table, stream, compression="zstd"))


def write_json(path: Path, value: Any) -> None:
    """A value as JSON that people can read, by rename; equal values give equal bytes."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write(path, lambda stream: stream.write(text.encode("utf-8", "surrogatepass")))


def read_json(path: Path) -> dict[str, Any] | None:
    """What :func:`write_json` wrote; ``None`` where nothing stands, or no whole object."""
    try:
        value = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None


class Corpus:
    """A folder that holds one corpus. ``out`` need not be there yet."""

    def __init__(self, out: Path | str) -> None:
        self.out = Path(out)

    @cached_property
    def about(self) -> dict[str, Any]:
        """``corpus.json``: its format, the size of its shards, what it was first made of.

        Raises :class:`CorpusError` where the folder holds no corpus, or one of another format.
        """
        about = read_json(self.out / "corpus.json")
        if about is None:
            mend = "make one: rasid corpus code INPUT --out DIR"
            raise CorpusError("this folder holds no corpus", where=str(self.out), mend=mend)
        if about.get("format") != FORMAT:
            raise CorpusError(
                f"this corpus is of format {about.get('format')}, and this rasid reads {FORMAT}",
                where=str(self.out),
                mend="use the rasid that made it, or make it anew in another folder",
            )
        return about

    @property
    def begun(self) -> bool:
        """Whether a corpus stands here already."""
        return (self.out / "corpus.json").is_file()

    def reports(self, k: int) -> Path:
        """The reports of shard ``k`` as they came in."""
        return self.out / "reports" / f"{k:05d}.parquet"

    def cut(self, k: int) -> Path:
        """What is known of the cutting of shard ``k``; a shard without it is none."""
        return self.out / "reports" / f"{k:05d}.json"

    def failures(self, k: int) -> Path:
        """What was met while shard ``k`` was cut and gave no report."""
        return self.out / "failures" / f"{k:05d}.parquet"

    def coded(self, k: int) -> Path:
        """The folder of what came of shard ``k``."""
        return self.out / "coded" / f"{k:05d}"

    def tries(self, k: int) -> Path:
        """A byte for each time that somebody began on shard ``k`` and was not heard of again."""
        return self.out / "coded" / f"{_LEFT}{k:05d}.tries"

    def shards(self) -> list[int]:
        """The numbers of the shards that are cut whole, in order; they have no gaps."""
        found = sorted(int(p.stem) for p in (self.out / "reports").glob("[0-9]*.json"))
        return [k for n, k in enumerate(found) if n == k]

    def of(self, k: int) -> dict[str, Any]:
        """How shard ``k`` was cut: hashes, counts, and how far its inputs were taken."""
        return read_json(self.cut(k)) or {}

    def done(self, k: int) -> dict[str, Any] | None:
        """The ``done.json`` of shard ``k`` where it fits the reports that are there; ``None`` where it is to be coded.

        Whether it fits the books of today is the coder's to ask: its key ``by``.
        """
        done = read_json(self.coded(k) / "done.json")
        return done if done is not None and done.get("of") == self.of(k).get("sha256", "?") else None

    def sweep(self) -> None:
        """Take away what was broken off; only where nobody else works here."""
        for path in (*self.out.glob("*/.[0-9]*"), *self.out.glob(f"{_LEFT}*.json-*")):
            if path.suffix == ".tries":
                continue
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


@contextlib.contextmanager
def alone(corpus: Corpus) -> Iterator[None]:
    """Nobody else codes here meanwhile. Raises :class:`CorpusError` where somebody does.

    The lock is the system's and goes with its holder, however that ends; where the system has none, nothing guards.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    corpus.out.mkdir(parents=True, exist_ok=True)
    with (corpus.out / f"{_LEFT}lock").open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            mend = "wait for it, or stop it; a corpus is coded by one command, with as many workers as you like"
            raise CorpusError("another command is at work here", where=str(corpus.out), mend=mend) from e
        yield
