"""Puts the real output of the commands into the ```console blocks of README.md and README.ar.md.

The command is the block's own first line, run over a database of the samples; run this after a change of the books, of
the reading or of what many reports come to.

tools/readme.py           write both
tools/readme.py --check   fail where the output has changed, line numbers of the books apart
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"```console\n\$ rasid (.*?)\n.*?```", re.S)


def fresh(found: re.Match[str]) -> str:
    return f"```console\n$ rasid {found[1]}\n{said(*shlex.split(found[1]))}\n```"


def said(*words: str) -> str:
    command = [str(Path(sys.executable).with_name("rasid")), *words]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    return done.stdout.decode("utf-8").strip()


def lasting(page: str) -> str:
    """What a new entry in a book does not change: numbers of lines and ids of claims left out."""
    return re.sub(r"(?<=\.yaml):\d+|(?<=\.csv):\d+|\b[0-9a-f]{12}\b", "", page)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="rasid-readme-") as folder:
        os.environ["RASID_DB"] = str(Path(folder) / "samples.db")
        said("add", "samples")
        return written()


def written() -> int:
    stale = []
    for name in ("README.md", "README.ar.md"):
        page = ROOT / name
        old = page.read_text(encoding="utf-8")
        new = BLOCK.sub(fresh, old)
        if "--check" not in sys.argv:
            page.write_text(new, encoding="utf-8")
        elif lasting(old) != lasting(new):
            stale.append(name)
    if stale:
        print(f"{', '.join(stale)}: rasid no longer prints the example so; write it anew: make readme", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
