"""Builds the wheel, installs it where nothing else is, and tries it: no Node, no source tree, no other program.

    python tools/wheel.py [--keep DIR]

The new environment gets its packages from the index (or pip's cache of it); PATH holds nothing but that environment.
Exit status 1 and the reason where anything does not work.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = "rasid/web/static/index.html"
SAMPLE = "قُتل سبعة جنود في هجوم على حاجز قرب درعا أمس، بحسب الناشط سامر."
PATIENCE_S = 60


class Unfit(Exception):
    """The wheel does not do what it must."""


def main() -> int:
    asked = argparse.ArgumentParser(description="Build the wheel, install it afresh and try it.")
    asked.add_argument("--keep", type=Path, metavar="DIR", help="put the wheel there")
    keep = asked.parse_args().keep
    with tempfile.TemporaryDirectory(prefix="rasid-wheel-") as name:
        folder = Path(name)
        try:
            wheel = built(keep or folder / "dist")
            bin = installed(wheel, folder / "fresh")
            tried(bin, folder)
        except (Unfit, subprocess.CalledProcessError) as e:
            said = getattr(e, "stderr", None)
            print(f"wheel: {e}\n{said.decode(errors='replace') if said else ''}", file=sys.stderr)
            return 1
    print(f"wheel: {wheel.name} works by itself: --version, doctor, code, serve")
    return 0


def built(to: Path) -> Path:
    """The wheel of the source tree, with the built page in it."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    run([*pip, "wheel", "--no-deps", "--wheel-dir", str(to), str(ROOT)])
    wheel = max(to.glob("rasid-*.whl"), key=lambda p: p.stat().st_mtime)
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    if PAGE not in names:
        raise Unfit(f"{wheel.name} holds no {PAGE}: build the page first (npm ci && npm run build, in page/)")
    strays = [n for n in names if "node_modules" in n or n.startswith(("tests/", "page/"))]
    if strays:
        raise Unfit(f"{wheel.name} holds what is no part of rasid: {strays[:3]}")
    return wheel


def installed(wheel: Path, fresh: Path) -> Path:
    """A new environment with the wheel and what it asks for, and nothing else; its folder of commands."""
    run([sys.executable, "-m", "venv", str(fresh)])
    bin = fresh / ("Scripts" if os.name == "nt" else "bin")
    run([str(bin / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", "--upgrade", "pip>=24"])
    run([str(bin / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install", str(wheel)])
    return bin


def run(command: list[str], **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, check=True, capture_output=True, timeout=900, **more)  # type: ignore[call-overload]


def tried(bin: Path, folder: Path) -> None:
    """What a newcomer does first."""
    env = {"PATH": str(bin), "HOME": str(folder), "RASID_HOME": str(folder / "home"), "LANG": "C.UTF-8"}
    rasid = str(bin / "rasid")
    if any((Path(p) / "node").exists() for p in env["PATH"].split(os.pathsep)):
        raise Unfit("there is a Node in the environment that is to have none")
    said = run([rasid, "--version"], env=env, cwd=folder).stdout.decode()
    if not said.startswith("rasid ") or "\nbooks " not in said:
        raise Unfit(f"rasid --version says: {said}")
    doctor = subprocess.run([rasid, "doctor", "--json"], env=env, cwd=folder, capture_output=True, timeout=300)
    faults = [c for c in json.loads(doctor.stdout)["checks"] if c["state"] == "fault"]
    if faults or doctor.returncode:
        raise Unfit(f"rasid doctor finds: {faults}")
    coded = run([rasid, "code", "--published", "2021-07-29", "--country", "sy", "-"], env=env, cwd=folder,
                input=SAMPLE.encode())  # fmt: skip
    if not json.loads(coded.stdout)["claims"]:
        raise Unfit("rasid code reads no claim in the sample")
    served(rasid, env, folder)


def served(rasid: str, env: dict[str, str], folder: Path) -> None:
    """`rasid serve` over the bundled dispatches: the API answers, and the page comes."""
    command = [rasid, "serve", "--demo", "--no-open", "--port", "0"]
    with subprocess.Popen(command, env=env, cwd=folder, stdout=subprocess.PIPE) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline().decode()
            address = next((w for w in line.split() if w.startswith("http://")), "")
            if not address:
                raise Unfit(f"rasid serve says: {line}")
            about = json.loads(got(f"{address}api/v1/about"))
            if not about["counts"]["reports"] or not about["demo"]:
                raise Unfit(f"rasid serve --demo holds nothing: {about}")
            if b"<script" not in got(address):
                raise Unfit("the page is not the built one")
        finally:
            server.terminate()


def got(address: str) -> bytes:
    """What an address answers, once it answers."""
    ends = time.monotonic() + PATIENCE_S
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return bytes(answer.read())
        except OSError as e:
            if time.monotonic() > ends:
                raise Unfit(f"{address}: {e}") from e
            time.sleep(0.2)


if __name__ == "__main__":
    sys.exit(main())
