"""A task with what a worker must be like to do it: of the same code, with the same books laid over."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import rasid
from rasid.errors import StaleWorkerError
from rasid.knowledge.load import uncollected
from rasid.knowledge.shelves import forget, use_books
from rasid.pipeline.coding import made_by

_HOUSE = Path(rasid.__file__).resolve().parent
_CODE = ("arabic", "export", "knowledge", "link", "model", "pipeline/corpus")


@dataclass(frozen=True, slots=True)
class Job:
    """``do`` is a function of a module; ``by`` the stamp of whoever asks, ``books`` what lies over its own."""

    do: Callable[[Any], Any]
    task: Any
    by: str
    books: tuple[str, ...] = ()


def stamp() -> str:
    """What this process links by: its code and its books."""
    return f"{made_by()} code:{_code()}"


@cache
def _code() -> str:
    made = hashlib.sha256()
    for path in sorted(p for part in _CODE for p in (_HOUSE / part).rglob("*.py")):
        made.update(path.relative_to(_HOUSE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()[:16]


_known: set[str] = set()
"""The stamp that this process was found to be of."""


def done(job: Job) -> Any:
    """What comes of a job. Raises :class:`StaleWorkerError` where this process links by other code or books."""
    if job.by not in _known:
        _become(job)
        _known.clear()
        _known.add(job.by)
    with uncollected():  # what a task makes has no cycles, and goes with it; the books stay
        return job.do(job.task)


def _become(job: Job) -> None:
    if stamp() == job.by:
        return
    use_books(*job.books) if job.books else forget()
    here = stamp()
    if here != job.by:
        mend = "give every worker the same rasid and the same books, and start it anew"
        raise StaleWorkerError(f"a worker links by other code or books: {here}, and {job.by} was asked", mend=mend)
