"""What every part of the store stands on: its place, its engine, its files, and its two kinds of transaction."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Self

from sqlalchemy import Connection, Engine

from rasid.store import journal, pages
from rasid.store.blobs import Blobs
from rasid.store.database import engine_of, looked, told, written
from rasid.store.place import Place
from rasid.store.upgrade import prepare

BATCH = 100
"""How many items go into one transaction where many are given at once."""


class Opened:
    """An open store; closed by ``with`` or :meth:`close`.

    Safe between threads and processes: writers take turns, readers see whole transactions.
    """

    def __init__(self, at: Place) -> None:
        self.place = at
        with told(at):
            if at.file:
                at.file.parent.mkdir(parents=True, exist_ok=True)
            self.engine: Engine = engine_of(at)
            try:
                prepare(self.engine)
            except BaseException:
                self.engine.dispose()
                raise
        self.blobs = Blobs(at.files)
        self._ahead: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database. What is kept is on the disk long before."""
        if self.place.file:
            pages.note_if_written(self.engine, self.place.file)
        self.engine.dispose()

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with told(self.place), looked(self.engine) as connection:
            yield connection

    @contextmanager
    def _adding(self, what: str, at: datetime | str | None = None) -> Iterator[journal.Writing]:
        with told(self.place), journal.adding(self.engine, what, at) as writing:
            yield writing

    @contextmanager
    def _noting(self) -> Iterator[Connection]:
        """A transaction that writes what is not kept under the audit."""
        with told(self.place), written(self.engine) as connection:
            yield connection
            journal.touch(connection)
