"""Puts the real output of the command into the first ```console block of README.md and README.ar.md.

The command is the block's own first line; run this after a change of the books or of the reading.

tools/readme.py           write both
tools/readme.py --check   fail where the output has changed, line numbers of the books apart
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"```console\n\$ rasid (.*?)\n.*?```", re.S)


def fresh(found: re.Match[str]) -> str:
    command = [str(Path(sys.executable).with_name("rasid")), *shlex.split(found[1])]
    said = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8").strip()
    return f"```console\n$ rasid {found[1]}\n{said}\n```"


def lasting(page: str) -> str:
    """What a new entry in a book does not change: numbers of lines and ids of claims left out."""
    return re.sub(r"(?<=\.yaml):\d+|(?<=\.csv):\d+|\([0-9a-f]{12}\)", "", page)


def main() -> int:
    stale = []
    for name in ("README.md", "README.ar.md"):
        page = ROOT / name
        old = page.read_text(encoding="utf-8")
        new = BLOCK.sub(fresh, old, count=1)
        if "--check" not in sys.argv:
            page.write_text(new, encoding="utf-8")
        elif lasting(old) != lasting(new):
            stale.append(name)
    if stale:
        print(f"{', '.join(stale)}: rasid no longer prints the example so; write it anew: make readme", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
