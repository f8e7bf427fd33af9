"""What a source holds, thing by thing: found as a :class:`Part`, told as an :class:`Item`, a report or a failure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import IO, NoReturn

from rasid.errors import RasidError
from rasid.ingest.inputs import Given, ReadReport
from rasid.model.report import Report


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a source held: either ``report`` or ``error`` is given, never both and never neither.

    ``raw`` are the bytes it was recovered from (a file, a line, a record), empty where they were too many to keep;
    ``media`` their type; ``where`` file or address and position inside, the same in every run; ``how`` the reader and
    its version. ``source`` is the file or address itself and ``position`` the number of the item in it, from 1, so that
    a run can be taken up again (``after=`` of :func:`rasid.ingest.sources.items`). ``url`` and ``key`` are the address
    and the id that the thing gives of itself, report or not; ``credit`` whom it says it took its words from.
    """

    report: Report | None
    error: RasidError | None
    raw: bytes
    media: str
    where: str
    how: str
    warnings: tuple[str, ...] = ()
    source: str = ""
    position: int = 0
    url: str | None = None
    key: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Recovered:
    """A report read from a part, before the caller's word is added."""

    report: ReadReport
    how: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A thing found in a source and not yet read; ``read`` does that, under the limits of one item."""

    where: str
    raw: bytes
    media: str
    read: Callable[[], Recovered]
    url: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller says of all that is read: facts that inputs lack, and which column of a table holds what.

    ``columns`` is what the caller named, ``headers`` the usual names of each field's column, in order of trust.
    """

    given: Given = field(default_factory=Given)
    columns: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes to be looked into: a file, a member of an archive, the answer of a server.

    ``stream`` must have ``peek``. ``media`` and ``url`` are what whoever gave it says, ``depth`` how many archives
    it lies in.
    """

    stream: IO[bytes]
    where: str
    name: str
    media: str = ""
    url: str | None = None
    depth: int = 0


def failing(where: str, error: RasidError, raw: bytes = b"", media: str = "", url: str | None = None) -> Part:
    """A part that is known to give no report."""
    error.where = error.where or where

    def read() -> NoReturn:
        raise error

    return Part(where, raw, media, read, url)


@cache
def by(library: str) -> str:
    """The name of a library with its version, as ``how`` has it."""
    from importlib.metadata import PackageNotFoundError, version  # here, for the command must start soon

    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library
