"""Reading speed as a ratio to the bare phrase scan over the same texts in the same run, so that machines compare.

python benchmarks/reading.py [FILE.jsonl] [--limit N] [--json]

FILE has one report a line (id, text, …), plain or gzip; the default is the project's gold, repeated.
"""

import argparse
import gzip
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from rasid.arabic.segment import read_text
from rasid.knowledge.triggers import triggers
from rasid.model.report import Report
from rasid.pipeline import default_reader

GOLD = Path(__file__).resolve().parent.parent / "gold"
ROUNDS = 3


def reports(path: Path | None, limit: int) -> list[Report]:
    if path is None:
        lines = [line for name in ("daraa", "composed") for line in _lines(GOLD / f"{name}.jsonl")] * 5
    else:
        lines = _lines(path)
    rows = [json.loads(line) for line in lines[:limit] if line.strip()]
    return [
        Report(r["text"], id=str(k), source=r.get("outlet"), published=_day(r.get("published")), title=r.get("title"))
        for k, r in enumerate(rows)
    ]


def _lines(path: Path) -> list[str]:
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8").splitlines()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def best(work: Callable[[], None]) -> float:
    """The shortest of a few rounds: what the machine can do when nobody else needs it."""
    took = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    given = reports(asked.file, asked.limit)
    reader, scanner = default_reader(), triggers().scanner

    def scan() -> None:
        for r in given:
            scanner.scan(read_text(r.text))

    def read() -> None:
        for r in given:
            reader.read(r)

    scan_time, read_time = best(scan), best(read)
    figures = {
        "reports": len(given),
        "characters": sum(len(r.text) for r in given),
        "reports_per_second": round(len(given) / read_time, 1),
        "scan_reports_per_second": round(len(given) / scan_time, 1),
        "ratio_to_scan": round(read_time / scan_time, 2),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if asked.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name.replace('_', ' '):26} {figure:>12}")


if __name__ == "__main__":
    sys.exit(main())
