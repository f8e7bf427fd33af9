"""From raw articles to settled incidents in one command, at several sizes: time, peak memory, and how both grow.

python benchmarks/many.py FILE.jsonl[.gz] [--sizes 1000,4000,20000] [--db URL] [--json]

FILE has one article a line (id, outlet, published, title, text). Beyond its own number articles are recombined: three
to eight paragraphs of different real articles each, their days shifted and numbers varied (recombining.py). Growth
is the exponent between two sizes: 1.0 is linear, n log n between 1,000 and 20,000 is 1.13.
"""

import argparse
import itertools
import json
import math
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from recombining import Recombined, articles


def recombined(real: list[dict[str, Any]], n: int) -> list[dict[str, Any]]:
    """The real ones first, then made ones."""
    made = Recombined(real, copies=0.0)
    return [*real[:n], *(made(k)[0] for k in range(len(real), n))]


def measured(rows: list[dict[str, Any]], db: str | None) -> dict[str, Any]:
    """One run of `rasid add` in a process of its own: wall and processor seconds, and the most memory it held."""
    folder = Path(tempfile.mkdtemp(prefix="rasid-many-"))
    try:
        source = folder / "articles.jsonl"
        source.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        command = [sys.executable, "-m", "rasid.cli", "add", str(source), "--db", db or str(folder / "many.db")]
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "RASID_USER": "bench"})
        took, after = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr)
        size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        return {
            "articles": len(rows),
            "seconds": round(took, 1),
            "processor_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
            "peak_megabytes": round(after.ru_maxrss / 1024),
            "disk_megabytes": round(size / 1e6),
            "said": done.stderr.strip().splitlines()[-1:],
        }
    finally:
        shutil.rmtree(folder)


def growth(runs: list[dict[str, Any]], what: str) -> list[float]:
    """The exponent from each size to the next."""
    pairs = itertools.pairwise(runs)
    return [round(math.log(b[what] / a[what]) / math.log(b["articles"] / a["articles"]), 2) for a, b in pairs]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--sizes", default="1000,4000,20000")
    parser.add_argument("--db", help="a database that is empty; used for every size in turn only if one size is given")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    real = articles(asked.file)
    sizes = [int(n) for n in asked.sizes.split(",")]
    if asked.db and len(sizes) > 1:
        raise SystemExit("--db is for one size alone: a second would meet the reports of the first")
    runs = []
    for n in sizes:
        runs.append(measured(recombined(real, n), asked.db))
        if not asked.json:
            print("  ".join(f"{name} {value}" for name, value in runs[-1].items()), flush=True)
    grown = {what: growth(runs, what) for what in ("seconds", "processor_seconds", "peak_megabytes")}
    print(
        json.dumps({"runs": runs, "growth": grown}, ensure_ascii=False, indent=1) if asked.json else f"growth {grown}"
    )


if __name__ == "__main__":
    main()
