"""Somebody follows docs/guide/books.ar.md: every command is run as written, and prints what the page says."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDE = ROOT / "docs/guide/books.ar.md"
BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.S | re.M)
HOME = "/home/rim"
MARK = "=== end of a command ==="


def steps(text: str) -> list[tuple[str, str]]:
    """The page as (command, what it prints): files that it shows are written by a command of their own."""
    found = []
    for kind, file, body in BLOCK.findall(text):
        if file:
            path = file.replace("~", "$HOME", 1)
            found.append((f"mkdir -p {Path(path).parent} && cat >> {path} <<'END_OF_FILE'\n{body}END_OF_FILE", ""))
        elif kind == "console":
            for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
                command, _, printed = part.partition("\n")
                found.append((command, printed))
    return found


def follow(commands: list[str], home: Path) -> list[str]:
    """What each command prints, run one after another in one shell."""
    script = "\n".join(f"{command}\necho '{MARK}'" for command in commands)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "HOME": str(home), "PATH": path, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
    env.pop("RASID_HOME", None)
    done = subprocess.run(
        ["bash"],
        input=script.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=env,
        cwd=home,
        timeout=300,
    )
    printed = done.stdout.decode().replace(str(home), HOME)
    return [p.lstrip("\n") for p in printed.split(f"{MARK}\n")[:-1]]


def test_the_page_prints_what_it_says(tmp_path):
    told = steps(GUIDE.read_text(encoding="utf-8"))
    assert len(told) > 20
    for (command, expected), printed in zip(told, follow([c for c, _ in told], tmp_path), strict=True):
        pattern = "(?s:.*?)".join(map(re.escape, expected.split("…")))
        assert re.fullmatch(pattern, printed), f"{command}\nprints\n{printed}\nand the page says\n{expected}"


@pytest.mark.parametrize("page", ["README.md", "README.ar.md", "src/rasid/data/README.ar.md"])
def test_the_page_is_linked(page):
    links = re.findall(r"\]\(([^)]*books\.ar\.md)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert links and all(((ROOT / page).parent / link).resolve() == GUIDE for link in links)
