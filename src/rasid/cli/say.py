"""What the command says on stderr: faults with where, what and the mend; and the progress of long work."""

import errno
import os
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

from rasid.errors import BookError, RasidError, UserError

_PATIENCE = 1.0
_PAGE_WIDTH = 150


def fault(error: RasidError, where: str = "") -> None:
    """Print a fault: where it is, what is wrong, and the mend."""
    at = error.where or where
    if isinstance(error, BookError):
        at = book_line(at)
    say(f"rasid: {at}: {error.message}" if at else f"rasid: {error.message}")
    if error.mend:
        say(f"       {error.mend}")


def many(number: int, thing: str) -> str:
    """«1 shard», «2,000 shards»."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def book_line(where: str) -> str:
    """A line of a book for the eye: ours below «data», a user's own by its path."""
    return where if os.path.isabs(where) else f"data/{where}"


def ours(error: Exception) -> None:
    """Print a fault of our own, without a traceback that nobody asked for."""
    say(f"rasid: a fault of rasid's own: {type(error).__name__}: {error}")
    say("       please report it with the command that caused it; RASID_DEBUG=1 prints the traceback")


_MENDS = {
    errno.ENOSPC: "free some space, or write somewhere else with --out",
    errno.EDQUOT: "free some space, or write somewhere else with --out",
    errno.EROFS: "write somewhere else with --out",
    errno.EMFILE: "close other programs, or raise the limit with ulimit -n",
}


def refused(error: OSError) -> UserError:
    """What the system would not do, as an error that says where and what to do about it."""
    what = error.strerror or str(error)
    where = str(error.filename) if error.filename else "the output"
    mend = _MENDS.get(error.errno or 0, "check the path and its permissions")
    return UserError(what[:1].lower() + what[1:], where=where, mend=mend)


def say(text: str) -> None:
    """Print a line on stderr, whatever characters it holds."""
    print(text, file=sys.stderr)


_STYLES = {"head": "1", "text": "36", "note": "2"}


def out(line: str = "", style: str = "") -> None:
    """Print a line on stdout, in a style of ``head``, ``text`` or ``note`` where that is a terminal."""
    code = _STYLES.get(style)
    plain = code is None or not line or not sys.stdout.isatty() or "NO_COLOR" in os.environ
    print(line if plain else f"\x1b[{code}m{line}\x1b[0m")


class Progress:
    """A bar on the terminal, shown once the reading has taken a second; ``console`` prints above it."""

    def __init__(self, total: Callable[[], int | None], *, on_stdout: bool, of: str = "reports") -> None:
        self._total = total
        self._of = of
        self._on_stdout = on_stdout
        self._wanted = sys.stderr.isatty() if not on_stdout else True
        self._began = 0.0
        self._bar: Any = None
        self._task: Any = None
        self._done = 0

    def __enter__(self) -> "Progress":
        return self

    def step(self) -> None:
        """One more report or row is done."""
        self._done += 1
        self._began = self._began or time.monotonic()
        if self._bar is None and self._wanted and time.monotonic() - self._began > _PATIENCE:
            self._show()
        if self._bar is not None:
            self._bar.update(self._task, completed=self._done)

    def _show(self) -> None:
        from rich import progress

        columns = [progress.SpinnerColumn(), progress.BarColumn(), progress.MofNCompleteColumn()]
        columns += [progress.TextColumn(self._of), progress.TimeElapsedColumn(), progress.TimeRemainingColumn()]
        self._bar = progress.Progress(*columns, console=console(on_stdout=self._on_stdout), transient=True)
        self._task = self._bar.add_task("reading", total=self._total())
        self._bar.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()


_consoles: dict[bool, Any] = {}


def console(*, on_stdout: bool) -> Any:
    """The one rich console of each stream, so that a bar and what is printed above it know of each other."""
    if on_stdout not in _consoles:
        from rich.console import Console

        class Page(Console):
            """A console that lets a reader who leaves early be told apart from a fault."""

            def on_broken_pipe(self) -> None:
                raise BrokenPipeError

        width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PAGE_WIDTH
        _consoles[on_stdout] = Page(stderr=not on_stdout, highlight=False, emoji=False, markup=False, width=width)
    return _consoles[on_stdout]
