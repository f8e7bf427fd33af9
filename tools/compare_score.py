"""Compares the figures of `rasid.evaluate` with those of another scorer of the same rules, slot by slot.

tools/compare_score.py SCORE.py GOLD.jsonl CODED.jsonl

SCORE.py offers ``read(path)`` and ``score(gold, coded)`` → (slot → [right, gold, coded], misses, …).
"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from rasid.evaluate import measure


def load(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("other_scorer", Path(path))
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(scorer: str, gold_path: str, coded_path: str) -> int:
    other = load(scorer)
    gold = other.read(gold_path)
    coded = {r["id"]: r.get("claims") or [] for r in other.read(coded_path)}
    theirs, misses, *_ = other.score(gold, coded)
    sheet = measure(gold, coded)
    status = 0
    for slot, f in sheet.slots.items():
        ours = [f.right, f.gold, f.coded]
        if list(theirs[slot]) != ours:
            print(f"{slot}: {ours} here, {list(theirs[slot])} there")
            status = 1
    if len(misses) != len(sheet.misses):
        print(f"misses: {len(sheet.misses)} here, {len(misses)} there")
        status = 1
    print("different" if status else f"equal in {len(sheet.slots)} slots; all {sheet.slots['all'].f1:.4f}")
    return status


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
