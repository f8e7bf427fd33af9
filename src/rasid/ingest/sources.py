"""The door for `rasid add`: whatever is named, thing by thing, each once, as a report or a failure.

Files are found here; what is in them is parsed in a process of its own (:mod:`rasid.ingest.worker`), for it is foreign.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO

from rasid.errors import FormatError, NotAReportError, NoTextError, RasidError, UserError
from rasid.ingest.files import missing
from rasid.ingest.formats.columns import FIELDS, key_of
from rasid.ingest.inputs import Given
from rasid.ingest.item import Asked, Item, by
from rasid.ingest.worker.limits import Limits
from rasid.ingest.worker.parser import Parser, Source
from rasid.ingest.worker.wire import visible
from rasid.knowledge.load import read_yaml

__all__ = ["Item", "Limits", "columns_given", "files", "items"]

HowFar = Callable[[str, Path | None], int | None]
"""Asked of each file in turn, by what :attr:`Item.source` calls it and its path (``None`` for the standard input): how
many of its items were taken before; ``None`` passes it over. Once it is asked, all of the file before was given."""

_ABOUT_THE_FOLDER = frozenset("readme license licence changelog contributing".split())
_TELEGRAM = "result.json"
_MEND = "rasid reads text, HTML, PDF, JSON, CSV, XLSX, Parquet, RSS, Atom, Telegram's result.json, WARC, packed or not"


def items(
    sources: Sequence[str],
    *,
    published: date | None = None,
    outlet: str | None = None,
    country: str | None = None,
    today: date | None = None,
    stdin: BinaryIO | None = None,
    columns: Mapping[str, str] | None = None,
    after: Mapping[str, int] | None = None,
    how_far: HowFar | None = None,
    limits: Limits | None = None,
) -> Iterator[Item]:
    """Everything that ``sources`` (files, folders, ``-``) hold, in order, as it is read.

    ``published``, ``outlet`` and ``country`` say what an input does not say itself; ``columns`` which column of a table
    holds what; ``after`` how many items of a file (:attr:`Item.source`) were taken before, to take up a run again, and
    ``how_far`` says the same where files are too many to be listed. Nothing raises, and one fault stops nothing else.
    """
    asked = Asked(Given(published, outlet, country, today), dict(columns or {}), usual_headers())
    taken = after or {}
    ask: HowFar = how_far or (lambda where, path: taken.get(where, 0))
    with Parser(limits) as parser:
        for name in sources:
            if name == "-":
                with _spooled(stdin) as path:
                    yield from parser.read(Source("-", "-", path), asked, ask("-", None) or 0)
                continue
            for file in files(Path(name)):
                if isinstance(file, Item):
                    if not taken.get(file.source):
                        yield file
                    continue
                where = visible(str(file))
                position = ask(where, file)
                if position is not None:
                    yield from parser.read(Source(where, file.name, str(file)), asked, position)


def columns_given(pairs: str | None) -> dict[str, str]:
    """What ``--map text=COLUMN,title=…`` says. Raises :class:`UserError` where it is no such list.

    >>> columns_given("text=النص,published=Date")
    {'text': 'النص', 'published': 'Date'}
    """
    found: dict[str, str] = {}
    for pair in (pairs or "").split(",") if pairs else ():
        field, mark, column = (piece.strip() for piece in pair.partition("="))
        if not mark or not column or field not in FIELDS:
            mend = f"write FIELD=COLUMN,… with FIELD one of {', '.join(FIELDS)}"
            raise UserError(f"«{pair}» names no column", where="--map", mend=mend)
        found[field] = column
    return found


def usual_headers() -> dict[str, tuple[str, ...]]:
    """What each field's column is usually called, for comparing: a data file that anyone can add to."""
    rows = [entry.data for entry in read_yaml("ingest/headers.yaml")]
    return {row["id"]: tuple(key_of(str(word)) for word in row["words"]) for row in rows}


def files(path: Path) -> Iterator[Path | Item]:
    """The files that a name stands for, in order. A folder that holds nothing at all is a failure."""
    nothing = missing(path)
    if nothing is not None:
        yield _failed(path, nothing)
        return
    if not path.is_dir():
        yield path
        return
    found = False
    for file in _folder(path):
        found = True
        yield file
    if not found:
        yield _failed(path, NoTextError("there is no report in it", mend=_MEND))


def _folder(folder: Path) -> Iterator[Path | Item]:
    """The files of a folder and of those in it, in order of name; hidden ones and those about it are passed over.

    Of a Telegram export's folder its ``result.json`` alone: its pictures belong to the messages.
    """
    try:
        held = sorted(folder.iterdir())
    except OSError as e:
        yield _failed(folder, FormatError(f"it cannot be read: {e.strerror}", mend="check its permissions"))
        return
    if is_telegram(folder):
        yield folder / _TELEGRAM
        return
    for path in held:
        if path.name.startswith(".") or path.stem.lower() in _ABOUT_THE_FOLDER:
            continue
        if path.is_dir() and path.is_symlink():
            yield _failed(path, NotAReportError("a link to a folder is not followed", mend="name the folder itself"))
        elif path.is_dir():
            yield from _folder(path)
        elif path.is_file():
            yield path
        else:
            yield _failed(path, missing(path) or NotAReportError("this is no file", mend="nothing is to be done"))


def is_telegram(folder: Path) -> bool:
    """Whether a folder is what Telegram Desktop exports: ``result.json``, and beside it its folders of media."""
    result = folder / _TELEGRAM
    try:
        with result.open("rb") as stream:
            head = stream.read(1 << 16)
    except OSError:
        return False
    return b'"messages"' in head or b'"chats"' in head


def _failed(path: Path, error: RasidError) -> Item:
    where = visible(str(path))
    error.where = where
    return Item(None, error, b"", "", where, by("rasid"), source=where, position=1)


@contextmanager
def _spooled(stdin: BinaryIO | None) -> Iterator[str]:
    """The standard input as a file, for the parser does not share it."""
    handle, path = tempfile.mkstemp(prefix="rasid-stdin-")
    try:
        with os.fdopen(handle, "wb") as file:
            if stdin is not None:
                shutil.copyfileobj(stdin, file, 1 << 20)
        yield path
    finally:
        Path(path).unlink(missing_ok=True)
