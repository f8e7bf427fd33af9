"""What the commands of many reports share: the database that was asked for, who decides, days, and where rows go."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from rasid.errors import BadDateError, UserError
from rasid.export.rows import Row

if TYPE_CHECKING:
    from rasid.store.store import Store


@contextlib.contextmanager
def opened(asked: argparse.Namespace, *, new: bool = False) -> Iterator["Store"]:
    """The database of ``--db``, closed again whatever happens.

    Only with ``new`` is a file made that is not there: who asks for events of a misspelt one is told so.
    """
    from rasid.store.store import open_store

    if not new:
        refuse_missing(asked)
    with open_store(asked.db) as store:
        yield store


def refuse_missing(asked: argparse.Namespace) -> None:
    """Raise :class:`UserError` where ``--db`` names a file that is not there."""
    from rasid.store.place import place

    file = place(asked.db).file
    if file is not None and not file.exists():
        mend = "check --db and RASID_DB; `rasid add` makes one"
        raise UserError("there is no database yet", where=str(file), mend=mend)


def now() -> datetime:
    """The time, in UTC: the one clock of these commands."""
    return datetime.now(UTC)


def stamp() -> str:
    """The time as text, to the second."""
    return now().isoformat(timespec="seconds").replace("+00:00", "Z")


def decider(asked: argparse.Namespace) -> str:
    """Who decides: a decision without a name binds nobody."""
    name = (asked.by or os.environ.get("RASID_USER") or "").strip()
    if not name:
        raise UserError("nobody is named who decides", where="--by", mend="give --by NAME, or set RASID_USER")
    return str(name)


def day(text: str | None, flag: str) -> date | None:
    """A day of a filter; unlike a day of publication it may lie ahead."""
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as e:
        raise BadDateError(f"«{text}» is no day", where=flag, mend="write it as 2021-07-29") from e


def form_of(asked: argparse.Namespace) -> str:
    """The form asked for: a table on a terminal, JSON Lines elsewhere."""
    return asked.to or ("table" if asked.out is None and sys.stdout.isatty() else "jsonl")


def pour(rows: Iterable[Row], asked: argparse.Namespace) -> None:
    """Rows as JSON, JSON Lines or CSV, to stdout or the file of ``--out``."""
    from rasid.cli.writing import put_pieces
    from rasid.export.flat import flat_lines
    from rasid.export.write import pieces

    form = form_of(asked)
    put_pieces(flat_lines(rows) if form == "csv" else pieces(rows, form), form, asked.out)
