"""Puts the real output of the command into the first ```console block of README.md and README.ar.md.

The command is the block's own first line; run this after a change of the books or of the reading.
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


for name in ("README.md", "README.ar.md"):
    page = ROOT / name
    page.write_text(BLOCK.sub(fresh, page.read_text(encoding="utf-8"), count=1), encoding="utf-8")
