"""From raw articles to settled incidents in one command, at several sizes: time, peak memory, and how both grow.

python benchmarks/many.py FILE.jsonl[.gz] [--sizes 1000,4000,20000] [--db URL] [--json]

FILE has one article a line (id, outlet, published, title, text). Beyond its own number articles are recombined: three
to eight paragraphs of different real articles each, their days shifted, the same seed giving the same articles. Growth
is the exponent between two sizes: 1.0 is linear, n log n between 1,000 and 20,000 is 1.13.
"""

import argparse
import gzip
import itertools
import json
import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

SEED = 2026
LEAST, MOST = 3, 8
SHIFT_DAYS = 45


def articles(path: Path) -> list[dict[str, Any]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def recombined(real: list[dict[str, Any]], n: int) -> list[dict[str, Any]]:
    """The real ones first, then made ones, each told apart by its number."""
    chance = random.Random(SEED)
    made = list(real[:n])
    paragraphs = [[p for p in a["text"].split("\n") if p.strip()] for a in real]
    while len(made) < n:
        base = chance.randrange(len(real))
        several = [
            chance.choice(paragraphs[chance.randrange(len(real))] or [""]) for _ in range(chance.randint(LEAST, MOST))
        ]
        day = date.fromisoformat(real[base]["published"][:10]) + timedelta(days=chance.randint(-SHIFT_DAYS, SHIFT_DAYS))
        made.append({**real[base], "id": f"made-{len(made)}", "published": day.isoformat(), "text": "\n".join(several)})
    return made


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
