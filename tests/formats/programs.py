"""The other programs that read what is exported. One that is missing fails the test and says what to install."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

_ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


_AS_UTF8 = ["--infilter=Text - txt - csv (StarCalc):44,34,76"]
"""What the dialogue proposes for a file with a byte order mark, which a command line does not look for."""


def soffice(file: Path, folder: Path, to: str = _ALL_SHEETS) -> list[Path]:
    """What LibreOffice makes of a file, a CSV for each of its sheets, with a profile of its own."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice is missing: apt-get install libreoffice-calc-nogui")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    made = folder / "made"
    read = _AS_UTF8 if file.suffix == ".csv" else []
    done = subprocess.run(
        [program, profile, "--headless", "--norestore", *read, "--convert-to", to, "--outdir", str(made), str(file)],
        capture_output=True, timeout=180,
    )  # fmt: skip
    assert done.returncode == 0 and made.exists(), done.stderr.decode()
    return sorted(made.iterdir())


def table(file: Path) -> list[list[str]]:
    """The cells of a CSV that LibreOffice made."""
    with file.open(encoding="utf-8-sig", newline="") as f:
        return list(csv.reader(f))


def library(name: str, install: str):
    """A library that a test reads with."""
    try:
        return __import__(name)
    except ImportError:
        pytest.fail(f"{name} is missing: pip install {install}")
