"""The user's own books of places that were imported: where they lie, what each was made from, how one goes again.

Each is a book like ours, ``NAME.csv``, beside a manifest, ``NAME.json``, that says whence it came. Both are written
beside and renamed, under a lock, so that two imports at once leave two whole books.
"""

import csv
import hashlib
import io
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasid.errors import UserError
from rasid.knowledge.place_books import COLUMNS, imported, read_rows
from rasid.knowledge.place_merge import Known, known
from rasid.knowledge.shelves import OURS, Shelf, forget, home

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
_WHEN = "when"
"""The one line of a manifest that differs when the same is imported again."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One import: its name and what its manifest says; ``changed`` where the book is not what was written."""

    name: str
    manifest: dict[str, Any]
    changed: bool


def folder() -> Path:
    """Where the imported books lie."""
    return home() / "places"


def fit_name(name: str) -> str:
    """``name``, if a book may be called so. Raises :class:`UserError`."""
    if not _NAME.fullmatch(name):
        raise UserError(f"no book can be called «{name}»", where="--name", mend="small letters, digits, - and _")
    if _book(name).exists() and not _manifest(name).exists():
        what = f"{_book(name)} is there already, and no import"
        raise UserError(what, where="--name", mend="choose another name, so that what was written by hand stays")
    return name


def imports() -> list[Imported]:
    """What has been imported, by name."""
    found = sorted(p.stem for p in folder().glob("*.json") if _book(p.stem).is_file())
    return [_imported(name) for name in found]


def _imported(name: str) -> Imported:
    manifest = _read_manifest(name)
    return Imported(name, manifest, _digest(_book(name).read_bytes()) != manifest.get("sha256"))


def remove(name: str) -> Path:
    """Take an import away; everything else stays as it is. Raises :class:`UserError` where there is none."""
    if not _manifest(name).exists():
        told = ", ".join(i.name for i in imports()) or "nothing has been imported"
        raise UserError(f"there is no import «{name}»", where=str(folder()), mend=f"there are: {told}")
    _book(name).unlink(missing_ok=True)
    _manifest(name).unlink()
    forget()
    return _book(name)


def known_places(book: str) -> list[Known]:
    """Every place that is known but for those of ``book``: ours, and those of the user's other books.

    What another import only copied, from ours or from ``book`` itself, does not count: the outcome of an import must
    not hang on what was imported before it.
    """
    rows = {c[0]: known(c) for name in OURS.books("places", (".csv",)) for _, _, c in read_rows(name)}
    mine = Shelf("own", home())
    books = [b for b in mine.books("places", (".csv",)) if b != f"places/{book}.csv"]
    for name in sorted(books, key=lambda b: imported(mine, b)):
        is_import, origin = imported(mine, name), Path(name).stem
        copied = _read_manifest(origin).get("overlays", {}) if is_import else {}
        for _, _, c in read_rows(name, shelf=mine):
            if not is_import:
                rows[c[0]] = known(c, name)
            elif copied.get(c[0]) not in ("", book):
                rows.setdefault(c[0], known(c, origin))
    return list(rows.values())


def write(name: str, rows: list[list[str]], manifest: dict[str, Any]) -> bool:
    """Put a book and its manifest in place; whether that changed anything."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    book = text.getvalue().encode("utf-8")
    manifest = {**manifest, "sha256": _digest(book)}
    if _same(name, book, manifest):
        return False
    _put(_book(name), book)
    _put(_manifest(name), (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    forget()
    return True


@contextmanager
def locked() -> Iterator[None]:
    """One import at a time looks at the books and writes its own; another waits."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / ".lock").open("a") as held:
        if sys.platform != "win32":
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _same(name: str, book: bytes, manifest: dict[str, Any]) -> bool:
    if not (_book(name).is_file() and _manifest(name).is_file()) or _book(name).read_bytes() != book:
        return False
    return {**_read_manifest(name), _WHEN: ""} == {**manifest, _WHEN: ""}


def _put(path: Path, content: bytes) -> None:
    handle, part = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(part, 0o644)
        os.replace(part, path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _read_manifest(name: str) -> dict[str, Any]:
    path = _manifest(name)
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as e:
        raise UserError(f"this manifest is broken: {e}", where=str(path), mend="remove the import, do it again") from e
    return said if isinstance(said, dict) else {}


def _book(name: str) -> Path:
    return folder() / f"{name}.csv"


def _manifest(name: str) -> Path:
    return folder() / f"{name}.json"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
