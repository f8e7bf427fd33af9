"""A coded corpus linked for real: a scheduler and workers as processes of their own, killed on the way.

python -m benchmarks.corpus … --out DIR
python -m benchmarks.linking DIR --out LINKED [--claims 1000000] [--workers 2] [--no-kills]

LINKED is a corpus of the first shards of DIR that hold so many claims, made of hard links. Once pairs are looked for a
worker is killed with -9 and another started; once incidents are settled the scheduler is, and started anew. At the end
every claim must stand in exactly one incident. Prints JSON Lines: time, processor seconds and peak memory of each
process, who was killed and when, counts, disk, what was checked. A run that is broken off goes on when it is given
again. Nobody may work on the code meanwhile.
"""

import argparse
import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pyarrow.parquet as parquet

from benchmarks.staff import Accident, megabytes, run


def part_of(corpus: Path, out: Path, claims: int) -> int:
    """A corpus of the first shards of ``corpus`` that hold ``claims``; how many it holds. What stands there stays."""
    held = k = 0
    while held < claims:
        coded = corpus / "coded" / f"{k:05d}"
        if not (coded / "done.json").exists():
            raise SystemExit(f"{corpus} holds no more than {held} claims in its first {k} shards")
        held += parquet.ParquetFile(coded / "told.parquet").metadata.num_rows
        there = [*coded.iterdir(), *(corpus / "reports" / f"{k:05d}{end}" for end in (".json", ".parquet"))]
        for file in there:
            to = out / file.relative_to(corpus)
            to.parent.mkdir(parents=True, exist_ok=True)
            if not to.exists():
                os.link(file, to)
        k += 1
    if not (out / "corpus.json").exists():
        shutil.copy(corpus / "corpus.json", out / "corpus.json")
    return held


def pieces(out: Path, stage: str) -> int:
    """How many tasks of a stage are done."""
    return sum(1 for _ in out.glob(f"link/work/*/{stage}/[0-9]*.parquet"))


def checked(out: Path) -> dict[str, int]:
    """Every claim stands once among the links, and every incident holds what the links say."""
    told: Counter[str] = Counter()
    for path in sorted(out.glob("coded/[0-9]*/told.parquet")):
        told.update(parquet.read_table(path, columns=["claim"])["claim"].to_pylist())
    links = parquet.read_table(out / "link" / "links.parquet")
    found = Counter(links["claim"].to_pylist())
    held = Counter(links["incident"].to_pylist())
    incidents: Counter[str] = Counter()
    for path in sorted(out.glob("link/incidents/*.parquet")):
        incidents.update(parquet.read_table(path, columns=["id"])["id"].to_pylist())
    return {
        "lost": sum(1 for claim in told if claim not in found),
        "twice": sum(1 for n in found.values() if n > 1) + sum(1 for n in incidents.values() if n > 1),
        "strange": sum(1 for claim in found if claim not in told) + len(held.keys() ^ incidents.keys()),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-kills", dest="kills", action="store_false")
    asked = parser.parse_args()
    out = asked.out
    claims = part_of(asked.corpus, out, asked.claims)
    accidents: list[Accident] = [
        ("worker-0", lambda: pieces(out, "pairs") > 0),
        ("scheduler", lambda: pieces(out, "incidents-none") > 0),
    ]

    def done() -> str:
        return f"{pieces(out, 'pairs')} tasks of pairs, {pieces(out, 'incidents-none')} of incidents"

    went = run(["link", str(out)], out, asked.workers, accidents if asked.kills else [], done)
    if went["status"] != 0:
        raise SystemExit(f"the linking ended with {went['status']}; given again, this goes on")
    busy = sum(who["processor_seconds"] for who in went["used"].values())
    told = {"what": "linked", "claims": claims, "workers": asked.workers}
    print(json.dumps({**told, "processor_milliseconds_a_claim": round(1e3 * busy / claims, 3), **went}))
    print(json.dumps({"what": "ledger", **json.loads((out / "link" / "ledger.json").read_text())["counts"]}))
    print(json.dumps({"what": "disk_megabytes", "link": megabytes(out / "link")}))
    was = checked(out)
    print(json.dumps({"what": "checked", **was}), flush=True)
    raise SystemExit(1 if any(was.values()) else 0)


if __name__ == "__main__":
    main()
