"""How much work reading and linking take, counted and not timed: no busy machine makes a count rise or fall.

    python tools/effort.py            print the figures of this version of Python
    python tools/effort.py --check    fail where one is over its ceiling in gold/effort.json by more than the slack
    python tools/effort.py --lower    write them there; ceilings only fall

A step is a line of Python that runs, a return, or a call into C, whoever's code it is. Steps are counted in a process
of their own with one seed for hashes and no collection of garbage, over texts that were not read before by a reader
that has read others. Another minor version of Python counts otherwise: each has ceilings of its own. Where more work
is wanted (a new rule that every word must pass), take the ceilings of that version out, measure with --lower, and say
why in that commit.
"""

import argparse
import gc
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

GOLD = Path(__file__).resolve().parent.parent / "gold"
KEPT = GOLD / "effort.json"
WARMING, COUNTED = ("daraa.jsonl", "clusters.jsonl"), "composed.jsonl"
SLACK = 0.02
"""A book that grows makes a few more words worth a look: not worth a word of explanation."""
HALF = 9_000
"""Characters: a text twice as long is still read at once."""
YEARS = timedelta(days=3650)
Figures = dict[str, float]


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python run in ``work``, and how often it calls into C."""
    n = 0

    def line(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal n
        n += 1
        return line

    def into_c(frame: FrameType, event: str, arg: object) -> None:
        nonlocal n
        n += event == "c_call"

    gc.collect()
    gc.disable()
    sys.setprofile(into_c)
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(None)
        sys.setprofile(None)
        gc.enable()
    return n


def rows(name: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line.strip()]
    return [report for row in lines for report in row.get("reports", [row])]


def count() -> Figures:
    """The figures; to be called in a fresh process that :func:`counted` has started."""
    from rasid.evaluate.gold_reading import gold_reading
    from rasid.pipeline import read

    warming = [gold_reading(row)[0] for name in WARMING for row in rows(name)]
    told = [(report, read(report)) for report in warming]
    reports = [gold_reading(row)[0] for row in rows(COUNTED)]
    whole = "".join(r.text for r in reports)
    read_all = steps(lambda: [told.append((r, read(r))) for r in reports])
    once, twice = (steps(lambda k=k: read(replace(reports[0], text=whole[:HALF] * k))) for k in (1, 2))
    claims = sum(len(reading.claims) for _, reading in told)
    link(told)  # what is asked once of a name or a kind
    linked, linked_twice = (steps(lambda k=k: link(told, times=k)) for k in (1, 2))
    return {
        "reading, steps a character": round(read_all / len(whole), 3),
        "reading, twice the text": round(twice / once, 3),
        "linking and settling, steps a claim": round(linked / claims, 1),
        "linking and settling, twice the claims": round(linked_twice / linked, 3),
    }


def link(told: Sequence[Any], times: int = 1) -> None:
    """All reports to settled incidents; ``times`` 2 is the same again as reports of another decade."""
    from rasid.link.clusters import clusters
    from rasid.link.copies import copies
    from rasid.link.incidents import archive, settled
    from rasid.link.sketches import sketch
    from rasid.link.telling import tellings

    sketches = [sketch(r) for r, _ in told]
    known = [t for one in told for t in tellings(*one)]
    if times == 2:
        sketches += [_later(s, report=f"{s.report}+", exact=f"{s.exact}+") for s in sketches]
        known += [_later_telling(t) for t in known]
    copied, by_id = copies(sketches), archive({t.claim: t for t in known})
    for cluster in clusters(known, copied):
        settled(cluster.claims, by_id, copied, bonds=cluster.bonds)


def _later(value: Any, **changed: object) -> Any:
    return replace(value, published=value.published and value.published + YEARS, **changed)


def _later_telling(t: Any) -> Any:
    when = t.when and replace(t.when, earliest=t.when.earliest + YEARS, latest=t.when.latest + YEARS)
    named = {k: f"{v}+" for k in ("claim", "report", "part_of", "variant_of") if (v := getattr(t, k))}
    return _later(t, when=when, **named)


def counted() -> Figures:
    """The figures, from a process of its own with nobody's own books and one seed."""
    with tempfile.TemporaryDirectory(prefix="rasid-effort-") as home:
        own = {"PYTHONHASHSEED": "0", "RASID_HOME": home}
        env = {k: v for k, v in os.environ.items() if k != "RASID_BOOKS"} | own
        command = [sys.executable, __file__, "--count"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    if done.returncode:
        raise SystemExit(done.stderr)
    return dict(json.loads(done.stdout))


def sha256() -> str:
    return hashlib.sha256(b"".join((GOLD / name).read_bytes() for name in (*WARMING, COUNTED))).hexdigest()


def risen(ceilings: Figures, now: Figures, slack: float = SLACK) -> list[str]:
    """What is over its ceiling, in words; a ceiling whose figure is no longer counted is one too."""
    over = [(what, most, now.get(what)) for what, most in ceilings.items()]
    return [
        f"{what}: {'not counted' if is_ is None else is_} is over the ceiling of {most}"
        for what, most, is_ in over
        if is_ is None or is_ > most * (1 + slack)
    ]


def lowered(known: dict[str, Any], python: str, now: Figures) -> dict[str, Any]:
    """What is kept, with the ceilings of ``python`` lowered to ``now``, and none raised."""
    old = known.get(python, {})
    if old and old["sha256"] != sha256():
        raise SystemExit(f"{KEPT}: measured on another gold; take out the ceilings of {python} and measure anew")
    least = {what: min(is_, old.get("ceilings", {}).get(what, is_)) for what, is_ in now.items()}
    entry = {"sha256": sha256(), "date": date.today().isoformat(), "ceilings": least, "measured": now}
    return dict(sorted({**known, python: entry}.items()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("check", "lower", "count"):
        parser.add_argument(f"--{name}", action="store_true", help=argparse.SUPPRESS if name == "count" else None)
    asked = parser.parse_args()
    if asked.count:
        print(json.dumps(count()))
        return 0
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    known = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    now = counted()
    if asked.lower:
        KEPT.write_text(json.dumps(lowered(known, python, now), indent=1) + "\n", encoding="utf-8")
    return checked(known.get(python), python, now) if asked.check else shown(now)


def shown(now: Figures) -> int:
    for what, is_ in now.items():
        print(f"{is_:12,.3f}  {what}")
    return 0


def checked(entry: dict[str, Any] | None, python: str, now: Figures) -> int:
    if entry is None:
        print(f"effort: not checked, for nothing was measured with Python {python} (tools/effort.py --lower)")
        return 0
    other = [] if entry["sha256"] == sha256() else ["the ceilings were measured on another gold: measure anew"]
    over = other or risen(entry["ceilings"], now)
    print("\n".join(over) or f"effort: {len(now)} figures, each under its ceiling (Python {python})")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
