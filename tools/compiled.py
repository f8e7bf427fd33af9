"""Builds a wheel whose reading rooms are compiled to machine code, and proves that it reads exactly as the plain one.

    python tools/compiled.py [--out DIR] [--check FILE.jsonl …] [--jobs N]

The typed Python of rasid is what is compiled, by mypyc, with a C compiler and Python's headers (Debian: gcc,
python3-dev); nothing in it is written twice. The wheel is for this Python and this kind of machine alone. What both
give of the gold, of the samples and of every FILE is compared byte for byte; exit status 1 where anything differs.
"""

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("arabic", "extract")
"""Where reading a report spends its time. With knowledge compiled too, mypyc's code dies on the books."""
TOLD = ("gold/daraa.jsonl", "gold/composed.jsonl", "samples/dispatches.jsonl")
SETUP = """
import sys
from setuptools import setup
from mypyc.build import mypycify
files = open("files.txt").read().split()
made = mypycify(["--config-file", "mypy.ini", *files], opt_level="2", debug_level="0", multi_file=True)
setup(name="rasid-compiled", packages=[], ext_modules=made)
"""
MYPY = "[mypy]\nmypy_path = .\nignore_missing_imports = True\n"


class Unfit(Exception):
    """It cannot be built, or does not read as it must."""


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    asked.add_argument("--check", type=Path, nargs="*", default=[], metavar="FILE.jsonl")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="rasid-compiled-") as name:
        folder = Path(name)
        try:
            tree = compiled(folder, given.jobs)
            times = [compared(tree, path.resolve(), folder) for path in [*(ROOT / t for t in TOLD), *given.check]]
            wheel = packed(tree, folder, given.out)
        except (Unfit, subprocess.CalledProcessError) as e:
            said = getattr(e, "stdout", None) or b""
            print(f"compiled: {e}\n{said.decode(errors='replace')[-3000:]}", file=sys.stderr)
            return 1
    plain, quick = (sum(t) for t in zip(*times, strict=True))
    print(f"{wheel}: reads the same, byte for byte; start-up included it takes {quick / plain:.2f} of the plain time")
    return 0


def run(command: list[str], **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)  # type: ignore[call-overload]


def compiled(folder: Path, jobs: int) -> Path:
    """The tree of the package with the compiled rooms beside their source."""
    if not shutil.which(sysconfig.get_config_var("CC").split()[0]):
        raise Unfit("there is no C compiler: install one (Debian, Ubuntu: sudo apt install gcc python3-dev)")
    work = folder / "work"
    shutil.copytree(ROOT / "src" / "rasid", work / "rasid", ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    files = [p for room in ROOMS for p in sorted((work / "rasid" / room).glob("*.py")) if p.name != "__init__.py"]
    names = [p.relative_to(work).as_posix() for p in files]
    (work / "files.txt").write_text("\n".join(names))
    (work / "mypy.ini").write_text(MYPY)
    (work / "setup.py").write_text(SETUP)
    run([sys.executable, "setup.py", "build_ext", f"-j{jobs}", "--inplace"], cwd=work)
    if not list(work.glob("*.so")) and not list(work.glob("*.pyd")):
        raise Unfit("nothing was compiled")
    return work


def coded(where: Path | None, file: Path, folder: Path) -> tuple[bytes, float]:
    """What `rasid code` gives of a file, and the processor time it took; of the tree ``where``, or as installed."""
    env = {**os.environ, "PYTHONPATH": str(where or ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    before = os.times()
    command = [sys.executable, "-m", "rasid.cli", "code", str(file), "--to", "jsonl"]
    done = subprocess.run(command, env=env, cwd=folder, capture_output=True, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        raise Unfit(
            f"{file.name} is not read (status {done.returncode}): {done.stderr.decode(errors='replace')[-2000:]}"
        )
    return done.stdout, os.times().children_user - before.children_user


def compared(tree: Path, file: Path, folder: Path) -> tuple[float, float]:
    """The time of the plain and of the compiled reading, which give the same."""
    began = time.monotonic()
    plain, slow = coded(None, file, folder)
    quick, fast = coded(tree, file, folder)
    if plain != quick:
        at = next(k for k, (a, b) in enumerate(zip(plain, quick, strict=False)) if a != b)
        raise Unfit(f"{file.name} is read otherwise from byte {at} on: {plain[at - 200 : at + 50]!r}")
    print(f"{file.name}: the same, {slow:.1f} s and {fast:.1f} s, {time.monotonic() - began:.0f} s in all", flush=True)
    return slow, fast


def packed(tree: Path, folder: Path, out: Path) -> Path:
    """The plain wheel with the compiled rooms put in, under the name of this Python and machine."""
    run([sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--wheel-dir", str(folder / "plain"), str(ROOT)])
    (wheel,) = (folder / "plain").glob("rasid-*.whl")
    run([sys.executable, "-m", "wheel", "unpack", "-d", str(folder / "open"), str(wheel)])
    (opened,) = (folder / "open").iterdir()
    for file in [*tree.rglob("*.so"), *tree.rglob("*.pyd")]:
        if "build" not in file.relative_to(tree).parts:
            shutil.copy(file, opened / file.relative_to(tree))
    (about,) = opened.glob("*.dist-info/WHEEL")
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}"
    machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    told = about.read_text().replace("Root-Is-Purelib: true", "Root-Is-Purelib: false")
    about.write_text(told.replace("Tag: py3-none-any", f"Tag: {tag}-{tag}-{machine}"))
    out.mkdir(parents=True, exist_ok=True)
    run([sys.executable, "-m", "wheel", "pack", "-d", str(out), str(opened)])
    return max(out.glob(f"rasid-*-{tag}-{tag}-*.whl"), key=lambda p: p.stat().st_mtime)


if __name__ == "__main__":
    sys.exit(main())
