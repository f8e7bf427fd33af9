"""A database with the samples, for tests that only read it."""

from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="session")
def filled(tmp_path_factory, command_line) -> Path:
    path = tmp_path_factory.mktemp("formats") / "filled.db"
    done = command_line("add", ROOT / "samples", "--db", path)
    assert done.returncode == 0, done.stderr.decode()
    return path


@pytest.fixture(scope="session")
def exported(tmp_path_factory, command_line, filled):
    """The command's file for the arguments given, and what it said."""

    def make(scheme: str, form: str, *more: object) -> tuple[Path, str]:
        out = tmp_path_factory.mktemp("out") / f"{scheme}.{form}"
        done = command_line("export", "--as", scheme, "--to", form, "--out", out, "--db", filled, *more)
        assert done.returncode == 0, done.stderr.decode()
        return out, done.stderr.decode("utf-8")

    return make
