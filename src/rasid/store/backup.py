"""A store as one file, and one file as a store again: the same for both databases, so that one restores into the other.

A zip: ``manifest.json`` (what made it, the head of the audit, a hash of each table), a table a file as JSON Lines, the
raw files by their SHA-256. Taken from one state of the store, whatever is written meanwhile.
"""

import hashlib
import json
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Table, insert, select

from rasid.errors import StoreError, StoreUseError
from rasid.store import journal, search
from rasid.store.blobs import Blobs, sync_folder
from rasid.store.schema import AUDIT, BLOBS, EVENTS, HEAD, KEPT, NOTED, SEARCH, STATE, each
from rasid.version import VERSION

FORMAT = "rasid-backup-1"
_TABLES = (AUDIT, *KEPT, SEARCH, *EVENTS, *NOTED)
_NAME = re.compile(r"raw/([0-9a-f]{64})")
_BATCH = 500
_DAMAGED = "take another backup: this one was damaged after it was made"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: the ``head`` of the audit it was taken at, rows a table, hashes of the tables."""

    format: str
    version: str
    schema: str
    head: str
    at: str
    views: str
    rows: dict[str, int]
    hashes: dict[str, str]
    raw: int

    @property
    def reports(self) -> int:
        """How many rows of reports it holds, each version one."""
        return self.rows["reports"]


def backup(connection: Connection, blobs: Blobs, to: Path, at: str) -> Manifest:
    """Write the state that ``connection`` sees to ``to``, which is there whole or not at all."""
    aside = to.with_name(to.name + ".part")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as packed:
            manifest = _pack(connection, blobs, packed, at)
        aside.chmod(0o600)
        with aside.open("rb") as f:
            os.fsync(f.fileno())
        aside.replace(to)
        sync_folder(to.absolute().parent)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return manifest


def _pack(connection: Connection, blobs: Blobs, packed: zipfile.ZipFile, at: str) -> Manifest:
    rows: dict[str, int] = {}
    hashes: dict[str, str] = {}
    for table in _TABLES:
        rows[table.name], hashes[table.name] = _pack_table(connection, packed, table)
    names = [str(n) for n in connection.execute(select(BLOBS.c.sha256).order_by(BLOBS.c.no)).scalars() if n]
    for name in names:
        try:
            packed.write(blobs.path(name), f"raw/{name}")
        except FileNotFoundError as e:
            mend = "rasid db verify names all that is missing"
            raise StoreError("a raw file is missing", where=str(blobs.path(name)), mend=mend) from e
    views = connection.execute(select(STATE.c.views)).scalar_one()
    head = journal.head_of(connection)
    manifest = Manifest(FORMAT, VERSION, HEAD, head, at, views, rows, hashes, len(names))
    packed.writestr("manifest.json", json.dumps(asdict(manifest), indent=1))
    return manifest


def _pack_table(connection: Connection, packed: zipfile.ZipFile, table: Table) -> tuple[int, str]:
    whole, rows = hashlib.sha256(), 0
    with packed.open(f"tables/{table.name}.jsonl", "w", force_zip64=True) as f:
        for row in each(connection, table):
            line = json.dumps(row, ensure_ascii=False).encode() + b"\n"
            whole.update(line)
            rows += f.write(line) > 0
    return rows, whole.hexdigest()


def manifest_of(packed: zipfile.ZipFile, where: Path) -> Manifest:
    """What a backup says of itself, once every table in it is found whole. Raises :class:`StoreUseError`."""
    try:
        manifest = Manifest(**json.loads(packed.read("manifest.json")))
    except (KeyError, ValueError, TypeError) as e:
        raise StoreUseError("this is no backup of a store", where=str(where), mend="name one of rasid db backup") from e
    if manifest.format != FORMAT or manifest.schema != HEAD:
        said = f"a backup of schema {manifest.schema}, this rasid needs {HEAD}"
        raise StoreUseError(said, where=str(where), mend=f"restore it with rasid {manifest.version}")
    for table in _TABLES:
        with packed.open(f"tables/{table.name}.jsonl") as f:
            if _digest(f) != manifest.hashes[table.name]:
                raise StoreUseError(f"its table {table.name} is damaged", where=str(where), mend=_DAMAGED)
    return manifest


def _digest(f: IO[bytes]) -> str:
    whole = hashlib.sha256()
    while part := f.read(1 << 20):
        whole.update(part)
    return whole.hexdigest()


def unpack_raw(packed: zipfile.ZipFile, blobs: Blobs, where: Path) -> None:
    """Bring the raw files back, each checked against its name."""
    names = [n for n in packed.namelist() if n.startswith("raw/")]
    for start in range(0, len(names), 50):
        batch = names[start : start + 50]
        kept = blobs.keep(packed.read(n) for n in batch)
        for name, sha256 in zip(batch, kept, strict=True):
            match = _NAME.fullmatch(name)
            if not match or match[1] != sha256:
                raise StoreUseError("a raw file in it is damaged", where=f"{where}: {name}", mend=_DAMAGED)


def unpack(connection: Connection, packed: zipfile.ZipFile, manifest: Manifest) -> None:
    """Fill an empty store with what a backup holds. Raises :class:`StoreUseError` where it is not empty."""
    if connection.execute(select(AUDIT.c.no).limit(1)).first():
        mend = "name a path or a database that holds nothing yet"
        raise StoreUseError("there is a store already", where="--db", mend=mend)
    for table in _TABLES:
        lines = _lines(packed, table)
        while batch := list(islice(lines, _BATCH)):
            connection.execute(insert(table), batch)
    search.reindex(connection)
    journal.touch(connection, views=manifest.views)


def _lines(packed: zipfile.ZipFile, table: Table) -> Iterator[dict[str, Any]]:
    with packed.open(f"tables/{table.name}.jsonl") as f:
        for line in f:
            yield json.loads(line)
