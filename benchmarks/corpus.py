"""A corpus coded for real: a scheduler and workers as processes of their own, killed on the way; nothing is missing.

python -m benchmarks.recombining REAL.jsonl[.gz] --reports 1000000 --out MADE.jsonl.gz
python -m benchmarks.corpus MADE.jsonl.gz --out DIR [--workers 2] [--shard 1000] [--no-kills]

Once a third of the shards is coded one worker is killed with -9 and another started; once two thirds are, the
scheduler is killed with -9 and started anew. At the end every id of MADE must stand once in what was read. Prints JSON
Lines: time and rate, processor seconds and peak memory of each process, disk, what was killed and when, what was
checked. A run that is broken off itself goes on when it is given again; its times are summed up in DIR.bench.json.
Nobody may work on the code meanwhile: a worker that is started anew and reads by other code is refused.
"""

import argparse
import gzip
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow.parquet as parquet

from benchmarks.staff import Accident, megabytes, run


def coded(out: Path) -> int:
    """How many shards are coded."""
    return sum(1 for _ in out.glob("coded/[0-9]*"))


def checked(out: Path, reports: int) -> dict[str, int]:
    """Every report that was made stands once in what was read, and claims and gaps are as many as the ledger says."""
    met = np.zeros(reports, dtype=np.int16)
    strange = claims = 0
    for path in sorted(out.glob("coded/[0-9]*/readings.parquet")):
        table = parquet.read_table(path, columns=["report", "claims"])
        for id in table["report"].to_pylist():
            number = int(id.removeprefix("made-")) if id.startswith("made-") else reports
            strange += number >= reports
            met[min(number, reports - 1)] += number < reports
        claims += sum(table["claims"].to_pylist())
        rows = parquet.ParquetFile(path.with_name("claims.parquet")).metadata.num_rows
        strange += rows != sum(table["claims"].to_pylist())
    ledger = json.loads((out / "ledger.json").read_text())
    told = {"lost": int((met == 0).sum()), "twice": int((met > 1).sum()), "strange": strange}
    return {**told, "adds_up": ledger["adds_up"], "claims_beyond_the_ledger": claims - ledger["claims"]}


def _lines(path: Path) -> int:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rb") as stream:
        return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(1 << 20), b""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("made", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shard", type=int, default=1000)
    parser.add_argument("--no-kills", dest="kills", action="store_false")
    asked = parser.parse_args()
    asked.reports = _lines(asked.made)
    total = asked.reports // asked.shard
    accidents: list[Accident] = [
        ("worker-0", lambda: coded(asked.out) >= max(total / 3, 1)),
        ("scheduler", lambda: coded(asked.out) >= max(total * 2 / 3, 1)),
    ]
    command = ["code", str(asked.made), "--out", str(asked.out), "--shard", str(asked.shard)]
    shards = lambda: f"{coded(asked.out)} shards"  # noqa: E731
    went = run(command, asked.out, asked.workers, accidents if asked.kills else [], shards)
    if went["status"] not in (0, 1):
        raise SystemExit(f"the coding ended with {went['status']}; given again, this goes on")
    ledger = json.loads((asked.out / "ledger.json").read_text())
    rate = round(asked.reports / went["seconds"], 1)
    busy = went["used"].get("worker", {}).get("processor_seconds", 0.0)
    told = {"what": "coded", "reports": asked.reports, "workers": asked.workers, "shard": asked.shard}
    told |= {"reports_a_second": rate, "worker_milliseconds_a_report": round(1e3 * busy / asked.reports, 2)}
    print(json.dumps({**told, **went}))
    print(json.dumps({"what": "ledger", **ledger}))
    folders = {name: megabytes(asked.out / name) for name in ("reports", "failures", "coded")}
    print(json.dumps({"what": "disk_megabytes", **folders, "made": round(asked.made.stat().st_size / 1e6)}))
    print(json.dumps({"what": "checked", **checked(asked.out, asked.reports)}), flush=True)
    verify = [sys.executable, "-m", "rasid.cli", "corpus", "status", str(asked.out), "--verify", "--json"]
    done = subprocess.run(verify, stdout=subprocess.PIPE, check=False)
    print(json.dumps({"what": "verified", "broken": json.loads(done.stdout)["broken"]}))
    raise SystemExit(done.returncode)


if __name__ == "__main__":
    main()
