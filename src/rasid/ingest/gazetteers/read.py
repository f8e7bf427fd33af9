"""The door to other gazetteers: files of a format in, places and refusals out, one at a time."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from rasid.errors import InputError
from rasid.ingest.gazetteers import cod_ab, geonames, table, whosonfirst
from rasid.ingest.gazetteers.asked import Asked
from rasid.knowledge.foreign_places import Outcome

_READERS = {"whosonfirst": whosonfirst.read, "cod-ab": cod_ab.read, "csv": table.read}
_CHUNK = 1 << 20


def read(form: str, paths: Sequence[Path], asked: Asked) -> Iterator[Outcome]:
    """Every row of ``paths``, in order.

    Raises :class:`InputError` where a file cannot be read or is not of that format: a part of what was meant must not
    pass for the whole.
    """
    tagged = geonames.alternate_names(asked.alternate_names) if asked.alternate_names else None
    for path in paths:
        try:
            yield from geonames.read(path, asked, tagged) if form == "geonames" else _READERS[form](path, asked)
        except OSError as e:
            raise InputError(f"it cannot be read: {e.strerror or e}", where=str(path), mend="check the path") from e


def digest(path: Path) -> str:
    """The SHA-256 of a file; of a folder, that of its files' names and digests."""
    held = hashlib.sha256()
    if path.is_dir():
        for each in sorted(p for p in path.rglob("*") if p.is_file()):
            held.update(f"{each.relative_to(path).as_posix()} {digest(each)}\n".encode())
        return held.hexdigest()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            held.update(chunk)
    return held.hexdigest()
