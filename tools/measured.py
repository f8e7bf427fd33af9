"""Prints docs/measured.md from gold/floors.json, and keeps figures there that no gold gives (speed, memory).

tools/measured.py                      write docs/measured.md
tools/measured.py --check              fail where it is not what the file gives
tools/measured.py --note WHAT FIGURE HOW   keep a figure, replacing an older one of the same name
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from rasid import gate

ROOT = Path(__file__).resolve().parent.parent
FLOORS, PAGE = ROOT / "gold/floors.json", ROOT / "docs/measured.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--note", nargs=3, metavar=("WHAT", "FIGURE", "HOW"))
    asked = parser.parse_args()
    floors = gate.read_floors(FLOORS.read_text(encoding="utf-8"), str(FLOORS))
    if asked.note:
        what, figure, how = asked.note
        note = {"what": what, "figure": figure, "how": how, "date": date.today().isoformat()}
        floors["also"] = [n for n in floors.get("also", []) if n["what"] != what] + [note]
        FLOORS.write_text(gate.written(floors), encoding="utf-8")
    if asked.check:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != gate.page(floors):
            print(f"{PAGE} is not what {FLOORS} gives; write it anew with: make measured", file=sys.stderr)
            return 1
        return 0
    PAGE.write_text(gate.page(floors), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
