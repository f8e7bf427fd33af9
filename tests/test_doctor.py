"""`rasid doctor` and `rasid --version`: both answer wherever something is missing or damaged, and name the mend."""

import json
import sqlite3
import sys
from importlib import metadata

import pytest

from rasid.cli import parts
from rasid.pipeline import made_by
from rasid.version import VERSION
from tests.conftest import ROOT


@pytest.fixture
def looked(rasid):
    """What the doctor finds, by area and name, and whether its exit status agrees with it."""

    def run(*arguments, env=None):
        done = rasid(*arguments, "doctor", "--json", env=env)
        told = json.loads(done.stdout)
        faults = [c for c in told["checks"] if c["state"] == "fault"]
        assert done.returncode == (1 if faults else 0) and told["works"] == (not faults)
        assert all(c["mend"] for c in faults), faults
        return {(c["area"], c["what"]): c for c in told["checks"]}

    return run


def test_every_package_that_the_metadata_asks_for_is_looked_at(looked, tmp_path):
    found = looked(env={"RASID_DB": str(tmp_path / "none.db")})
    wanted = [line for line in metadata.requires("rasid") if "extra" not in line]
    assert len(wanted) == sum(area == "packages" for area, _ in found)
    assert all(c["state"] == "ok" for (area, _), c in found.items() if area in ("python", "packages"))
    assert ("packages for formats", "pyarrow") in found and not any("dev" in area for area, _ in found)
    assert found["books", "all"]["said"].split()[1].rstrip(",") == made_by().rpartition(":")[2]
    assert found["database", str(tmp_path / "none.db")]["state"] == "note" and list(tmp_path.iterdir()) == []


def test_what_is_missing_old_or_broken_is_told_with_how_to_get_it(tmp_path, monkeypatch):
    assert parts.package("no-such-package>=1", "", {}).mend == "pip install --upgrade 'no-such-package>=1'"
    missing = parts.package("no-such-package>=1", "formats", {})
    assert (missing.state, missing.mend) == ("absent", "pip install 'rasid[formats]'")
    assert parts.package("pyyaml>=999", "", {}).state == "fault"
    assert parts.package("pyyaml>=5,<6", "", {}).said.endswith("where <6 is needed")
    (tmp_path / "broken_here.py").write_text("raise OSError('no shared library')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    broken = parts.package("pyyaml>=5", "", {"pyyaml": ["broken_here"]})
    assert broken.state == "fault" and "no shared library" in broken.said
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert parts.driver().state == "absent" and "psycopg[binary]" in parts.driver().mend


def test_the_page_is_there_or_how_to_build_it_is_told(tmp_path):
    assert parts.page(tmp_path).state == "fault" and "npm run build" in parts.page(tmp_path).mend
    (tmp_path / "index.html").write_text("<!doctype html>", encoding="utf-8")
    assert parts.page(tmp_path).state == "ok"


def test_a_damaged_settings_file_stops_nothing_else(looked, tmp_path):
    (tmp_path / "rasid.toml").write_text("port = 1", encoding="utf-8")
    found = looked("--settings", tmp_path / "rasid.toml")
    fault = found["settings", f"{tmp_path / 'rasid.toml'}:1"]
    assert fault["state"] == "fault" and "serve.port" in fault["mend"]
    assert found["books", "all"]["state"] == "ok"


def test_where_each_setting_came_from_is_told(looked, tmp_path):
    (tmp_path / "rasid.toml").write_text("user = 'Salma'", encoding="utf-8")
    found = looked("--settings", tmp_path / "rasid.toml", env={"RASID_DB": "postgresql://a:geheim@127.0.0.1:1/x"})
    assert found["settings", "user"]["said"] == f"Salma, by {tmp_path / 'rasid.toml'}:1"
    assert "RASID_DB" in found["settings", "db"]["said"] and "geheim" not in json.dumps(list(found.values()))


def test_damaged_books_are_told_by_their_line(looked, tmp_path):
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yaml").write_text("- id: x\n  nonsense: 1\n", encoding="utf-8")
    found = looked(env={"RASID_BOOKS": str(tmp_path)})
    assert any("mine.yaml" in what and c["state"] == "fault" for (_, what), c in found.items())
    found = looked(env={"RASID_BOOKS": str(tmp_path / "none")})
    assert any(c["state"] == "fault" and c["area"] == "books" for c in found.values())


def test_a_damaged_database_is_told(looked, tmp_path):
    path = tmp_path / "damaged.db"
    path.write_bytes(b"no database" * 1000)
    found = looked(env={"RASID_DB": str(path)})
    assert any(c["state"] == "fault" and c["area"] == "database" for c in found.values())
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE recipes (name)")
    done_before = (tmp_path / "other.db").read_bytes()
    assert any("recipes" in c["said"] for c in looked(env={"RASID_DB": str(tmp_path / "other.db")}).values())
    assert (tmp_path / "other.db").read_bytes() == done_before


def test_for_people_each_fault_is_followed_by_its_mend(rasid, tmp_path):
    done = rasid("doctor", "--db", tmp_path)
    lines = done.stdout.decode().splitlines()
    faults = [n for n, line in enumerate(lines) if "FAULT" in line]
    assert done.returncode == 1 and faults and all("→" in lines[n + 1] for n in faults)


def test_the_version_comes_with_the_books(rasid, tmp_path):
    done = rasid("--version")
    assert done.stdout.decode().splitlines() == [f"rasid {VERSION}", f"books {made_by().rpartition(':')[2]}"]
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.yaml").write_text("[]", encoding="utf-8")
    other = rasid("--version", env={"RASID_BOOKS": str(tmp_path)}).stdout.decode().splitlines()
    assert str(tmp_path) in other[1] and other[1].split()[1] != done.stdout.decode().split()[-1]
    gone = rasid("--version", env={"RASID_BOOKS": str(tmp_path / "none")})
    assert gone.stdout.decode().startswith(f"rasid {VERSION}") and gone.returncode == 2 and b"none" in gone.stderr


def test_the_guide_names_each_state(rasid, tmp_path):
    guide = (ROOT / "docs" / "guide" / "settings.md").read_text(encoding="utf-8")
    done = rasid("doctor", "--db", tmp_path / "none.db")
    states = {line.split()[0] for line in done.stdout.decode().splitlines() if line.startswith("  ")} - {"→"}
    assert states >= {"ok", "note"} and all(f"`{state}`" in guide for state in states)
