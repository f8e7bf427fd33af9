"""How time and memory grow with a corpus: keeps what the benchmarks printed, and draws it.

    python -m benchmarks.corpus … > coded.jsonl        for each size
    python -m benchmarks.linking … > linked.jsonl      likewise
    python tools/growth.py coded.jsonl … linked.jsonl …

The rows are kept in gold/floors.json («growth»; a row of the same step and size is replaced), docs/measured.md is
written anew, and docs/growth.svg drawn. A file whose own checks failed is refused.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rasid import gate

ROOT = Path(__file__).resolve().parent.parent
FLOORS, PAGE, PLOT = ROOT / "gold/floors.json", ROOT / "docs/measured.md", ROOT / "docs/growth.svg"
Row = dict[str, Any]
WIDE, HIGH, EDGE = 420, 300, 56
COLOURS = {"coded": "#1b6ca8", "linked": "#b3541e"}
NAMES = {"coded": "corpus code, a report", "linked": "corpus link, a claim"}


def row_of(text: str, where: str) -> Row:
    """One row of what a benchmark printed. Raises :class:`SystemExit` where its checks failed, or it is none."""
    told = {line["what"]: line for line in map(json.loads, text.splitlines())}
    what = next((w for w in NAMES if w in told), None)
    if what is None or "checked" not in told:
        raise SystemExit(f"{where}: this is nothing that benchmarks.corpus or benchmarks.linking printed to its end")
    checks = told["checked"]
    if any(checks.get(name) for name in ("lost", "twice", "strange", "claims_beyond_the_ledger")):
        raise SystemExit(f"{where}: its checks failed: {checks}")
    run = told[what]
    used = run["used"]
    busy = sum(who["processor_seconds"] for who in used.values())
    number = run["reports" if what == "coded" else "claims"]
    disk = told["disk_megabytes"]
    return {
        "what": what,
        "number": number,
        "seconds": run["seconds"],
        "milliseconds": round(1e3 * busy / number, 2),
        "worker_megabytes": round(used["worker"]["peak_megabytes"]),
        "coordinator_megabytes": round(used["coordinator"]["peak_megabytes"]),
        "disk_megabytes": sum(v for k, v in disk.items() if k not in ("what", "made")),
        "killed": ", ".join(e["killed"] for e in run["events"]) or "nobody",
        "date": date.today().isoformat(),
    }


def plot(rows: Sequence[Row]) -> str:
    """Two panels over the size: processor time of one, and the peak memory of a process."""
    time = [(w, [(r["number"], r["milliseconds"]) for r in rows if r["what"] == w], False) for w in NAMES]
    memory = [
        (w, [(r["number"], r[f"{who}_megabytes"]) for r in rows if r["what"] == w], who == "coordinator")
        for w in NAMES
        for who in ("worker", "coordinator")
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * WIDE} {HIGH + 30}" font-family="sans-serif"'
        ' font-size="12" role="img">',
        "<title>Processor time and memory by the size of the corpus</title>",
        f'<rect width="{2 * WIDE}" height="{HIGH + 30}" fill="#fff"/>',
        *panel(0, "processor milliseconds, all processes", time),
        *panel(WIDE, "peak megabytes of a process (dashed: the coordinator)", memory),
        *legend(),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def panel(left: int, title: str, lines: Sequence[tuple[str, list[tuple[int, float]], bool]]) -> Iterator[str]:
    """A panel with its axes: sizes by powers of ten, and a scale from nought."""
    points = [p for _, line, _ in lines for p in line]
    low = math.floor(math.log10(min(n for n, _ in points)))
    top = math.ceil(math.log10(max(n for n, _ in points)) - 0.05)  # a little more than a million needs no empty decade
    most = _round_up(max(v for _, v in points))

    def at(n: float, v: float) -> tuple[float, float]:
        x = left + EDGE + (math.log10(n) - low) / max(1, top - low) * (WIDE - EDGE - 24)
        return round(x, 1), round(HIGH - EDGE + 24 - v / most * (HIGH - EDGE - 24), 1)

    yield words(left + EDGE, 24, title)
    for k in range(5):
        (x, y), (end, _) = at(10**low, most * k / 4), at(10**top, 0)
        yield f'<path d="M{x} {y}H{end}" stroke="#ddd"/>'
        yield words(x - 6, y + 4, f"{most * k / 4:g}", "end")
    for power in range(low, top + 1):
        x, y = at(10**power, 0)
        yield words(x, y + 18, f"{10**power:,}", "middle")
    for what, line, dashed in lines:
        drawn = " ".join(f"{x},{y}" for x, y in (at(n, v) for n, v in line))
        style = f'fill="none" stroke="{COLOURS[what]}" stroke-width="2"' + (' stroke-dasharray="5 4"' if dashed else "")
        yield f'<polyline points="{drawn}" {style}/>'
        for n, v in line:
            x, y = at(n, v)
            yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{COLOURS[what]}"><title>{n:,}: {v:g}</title></circle>'


def legend() -> Iterator[str]:
    for k, (what, name) in enumerate(NAMES.items()):
        x = EDGE + k * 220
        yield f'<path d="M{x} {HIGH + 12}h24" stroke="{COLOURS[what]}" stroke-width="2"/>'
        yield words(x + 30, HIGH + 16, name)


def words(x: float, y: float, said: str, anchor: str = "start") -> str:
    """Words at a point."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{said}</text>'


def _round_up(value: float) -> float:
    """The next of 1, 2, 4, 5, 8 and 10 at its power of ten."""
    power = 10 ** math.floor(math.log10(value))
    return float(next(step * power for step in (1, 2, 4, 5, 8, 10) if step * power >= value))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    rows = [row_of(f.read_text(encoding="utf-8"), str(f)) for f in parser.parse_args().files]
    floors = gate.read_floors(FLOORS.read_text(encoding="utf-8"), str(FLOORS))
    new = {(r["what"], r["number"]): r for r in [*floors.get("growth", []), *rows]}
    floors["growth"] = [new[key] for key in sorted(new)]
    FLOORS.write_text(gate.written(floors), encoding="utf-8")
    PAGE.write_text(gate.page(floors), encoding="utf-8")
    PLOT.write_text(plot(floors["growth"]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
