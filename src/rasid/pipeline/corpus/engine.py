"""The engine: work done task by task, in this process, by several beside it, or by those of a scheduler of Dask.

Tasks are small (paths and numbers); what they are about lies on a disk that all can reach. A task may be done twice,
where a worker or the scheduler died, so whatever is done must be idempotent.
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a task has no result: what it raised, or a :class:`WorkerError` where every worker that had it died."""

    error: Exception


class Each(Protocol):
    """Does every task; each with what came of it, in the order in which they are completed."""

    def __call__(self, do: Callable[[T], R], tasks: Iterable[T], /) -> Generator[tuple[T, R | Fault]]:
        """``do`` is a function of a module; ``tasks`` are taken one by one as there is room, a few for each worker."""


@contextmanager
def hands(*, workers: int | None = None, scheduler: str | None = None, say: Say = lambda text: None) -> Iterator[Each]:
    """Whoever does the work of several stages, sent home at the end: so that books are read once and not each time.

    ``workers`` processes of one thread on this machine, or those of the cluster at ``scheduler`` («tcp://host:8786»);
    with neither, with one worker, or without the extra, this process. What a task raises is a :class:`Fault`, and
    stops no other. A worker that dies costs the task it was at, which is done again; a scheduler that is gone is
    waited for (``say`` tells of it), and what was lost with it is given out again. The work raises
    :class:`rasid.errors.WorkerError` where no scheduler answers.
    """
    if scheduler is None and ((workers or 1) == 1 or not distributed()):
        yield _here
        return
    from rasid.pipeline.corpus.crew import Crew

    crew = Crew(workers or 1, scheduler, say)
    try:
        yield crew.spread
    finally:
        crew.home()


def each(
    do: Callable[[T], R],
    tasks: Iterable[T],
    *,
    workers: int | None = None,
    scheduler: str | None = None,
    say: Say = lambda text: None,
) -> Generator[tuple[T, R | Fault]]:
    """Do every task by hands of its own (:func:`hands`)."""
    with hands(workers=workers, scheduler=scheduler, say=say) as work:
        yield from work(do, tasks)


def distributed() -> bool:
    """Whether the extra is installed."""
    return find_spec("distributed") is not None


def _here(do: Callable[[T], R], tasks: Iterable[T]) -> Generator[tuple[T, R | Fault]]:
    for task in tasks:
        try:
            outcome: R | Fault = do(task)
        except Exception as e:
            outcome = Fault(e)
        yield task, outcome
