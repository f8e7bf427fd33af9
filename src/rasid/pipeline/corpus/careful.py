"""Which report of a shard takes the life of whoever reads it: found by a process that says what it is about to read.

``python -m rasid.pipeline.corpus.careful OUT SHARD BY READER FIRST BOOKS…`` is that process.
"""

import os
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, cast

from rasid.errors import WorkerError

if TYPE_CHECKING:
    from rasid.pipeline.corpus.coding import Shard

_SECONDS = 600.0
"""For one report; the longest that was met took two."""
_MOST = 100
"""Deadly reports in one shard; where there are more it is no report that kills."""


def deadly(task: "Shard") -> frozenset[int]:
    """The numbers of the reports that the reader does not survive.

    Raises :class:`WorkerError` where it dies before it reads any, or of too many.
    """
    found: set[int] = set()
    first = 0
    while len(found) <= _MOST:
        last, died = _run(task, first)
        if not died:
            return frozenset(found)
        if last is None:
            break
        found.add(last)
        first = last + 1
    told = f"the process that reads shard {task.k} dies of more than its reports"
    raise WorkerError(told, where=str(task.out), mend="look at the memory of this machine, then report it")


def _run(task: "Shard", first: int) -> tuple[int | None, bool]:
    """The last report that it began on, and whether it died of it."""
    told = [task.out, str(task.k), task.by, task.reader, str(first), *task.books]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, *told], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=env
    )
    last: int | None = None
    timer = _timer(process)
    for line in cast(IO[bytes], process.stdout):
        timer.cancel()
        timer = _timer(process)
        last = int(line) if line.strip().isdigit() else last
    timer.cancel()
    return last, process.wait() != 0


def _timer(process: "subprocess.Popen[bytes]") -> threading.Timer:
    timer = threading.Timer(_SECONDS, process.kill)
    timer.daemon = True
    timer.start()
    return timer


def main() -> None:
    """Read the reports of a shard from ``first`` on, each number said before it is read; nothing is kept."""
    from rasid.pipeline.coding import made_by
    from rasid.pipeline.corpus.coding import Shard, check
    from rasid.pipeline.corpus.reading import Rows, reader_of
    from rasid.pipeline.corpus.shards import Corpus, arrow
    from rasid.pipeline.corpus.tables import reports_of

    out, k, by, reader, first, *books = sys.argv[1:]
    task = Shard(out, int(k), by, tuple(books), reader)
    check(task)
    reads, made = reader_of(reader), made_by()
    table = arrow("pyarrow.parquet").read_table(Corpus(out).reports(task.k))
    for n, report in enumerate(reports_of(table)):
        if n >= int(first):
            print(n, flush=True)
            Rows().take(n, report, reads, made)


if __name__ == "__main__":
    main()
