"""Small corpora of the gold's own reports, and what is told of a folder: its files and their bytes."""

import hashlib
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from rasid.errors import BookError
from rasid.ingest.item import Item
from rasid.ingest.lines import report_of
from rasid.model.claim import Gap, Reading
from rasid.model.report import Report
from rasid.model.values import Span

ROOT = Path(__file__).resolve().parent.parent.parent
DEADLY = "يموت من يقرأ هذا التقرير"


def records(n: int | None = None) -> list[dict]:
    """Reports that rasid's own authors made up."""
    lines = (ROOT / "gold" / "composed.jsonl").read_text(encoding="utf-8").splitlines()
    keys = ("id", "outlet", "published", "title", "text")
    return [{k: r[k] for k in keys} for r in map(json.loads, lines[:n])]


def lines(rows: list[dict]) -> bytes:
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows).encode()


def source(folder: Path, rows: list[dict], name: str = "reports.jsonl") -> str:
    path = folder / name
    path.write_bytes(lines(rows))
    return str(path)


def plain(n: int) -> list[dict]:
    """Reports of a line each, which the light reader below reads at once."""
    return [{"id": f"r{k}", "published": "2021-02-11", "text": f"قصف رقم {k} على البلدة"} for k in range(n)]


def tree(folder: Path) -> dict[str, str]:
    """Every file below a folder, and the hash of its bytes."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


class Light:
    """A reader that finds a gap in each report and loads no book; from one text it does not come back."""

    def read(self, report: Report, *, candidates: bool = False) -> Reading:
        if DEADLY in report.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return Reading((), (Gap("a test's", Span(0, 3), "as asked"),))


def light() -> Light:
    return Light()


def door(sources: list[str], *, how_far: Callable[[str, Path | None], int | None], **asked) -> Iterator[Item]:
    """The door of ingest for JSON Lines of ours, without a process of its own."""
    for name in sources:
        position = how_far(name, Path(name))
        for n, raw in enumerate(Path(name).read_bytes().splitlines() if position is not None else (), 1):
            if n > (position or 0):
                report, _ = report_of(json.loads(raw), f"{name}:{n}")
                yield Item(report, None, raw, "", f"{name}:{n}", "", source=name, position=n)


LIGHT = "tests.corpus.making:light"


def when(holds: Callable[[], bool], do: Callable[[], None], patience: float = 60.0) -> threading.Thread:
    """Do something, in a thread, as soon as something holds."""

    def watch() -> None:
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if holds():
                do()
                return
            time.sleep(0.01)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    return thread


def squared(n: int) -> int:
    if n == 3:
        raise BookError("three is none", where="a book", mend="take four")
    return n * n


def slow(task: tuple[str, int]) -> int:
    """A task that waits for a file, so that the scheduler dies while tasks are out."""
    folder, n = task
    Path(folder, f"begun-{n}").touch()
    while not Path(folder, "go").exists():
        time.sleep(0.02)
    return n
