"""The settings file: what holds goes command line, environment, file, default; what cannot be names line and mend."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from rasid.cli.setting_file import line_of, read
from rasid.cli.setting_keys import SETTINGS
from rasid.cli.settings import example
from rasid.errors import SettingsError
from tests.conftest import ROOT

GUIDE = ROOT / "docs" / "guide" / "settings.md"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rasid.toml"


def held(rasid, *arguments, env=None):
    done = rasid("settings", "--json", *arguments, env=env)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_the_example_is_a_file_that_says_nothing_and_one_that_says_everything(tmp_path):
    text = "\n".join(example())
    assert tomllib.loads(text) == {}
    (tmp_path / "our-books").mkdir()
    said = tmp_path / "all.toml"
    said.write_text("\n".join(line.removeprefix("#") for line in text.split("\n") if " = " in line), encoding="utf-8")
    found = read(said)
    assert set(found) == {s.key for s in SETTINGS}
    assert found["serve.port"].value == 8765 and found["db"].value == str(tmp_path / "rasid.db")


def test_the_printed_example_is_read_as_it_is_printed(rasid, file):
    file.write_bytes(rasid("settings", "--example").stdout)
    assert {f["source"] for f in held(rasid, "--settings", file).values()} == {"default"}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.key)
def test_every_setting_is_explained_in_the_example_and_in_the_guide(setting):
    text, guide = "\n".join(example()), GUIDE.read_text(encoding="utf-8")
    assert f"\n#{setting.key} = " in text and f"Environment: {setting.env}." in text
    assert f"`{setting.key}`" in guide and f"`{setting.env}`" in guide
    assert all(choice in text and choice in guide for choice in setting.choices)


def test_the_command_line_goes_before_the_environment_before_the_file_before_nothing(rasid, file, tmp_path):
    file.write_text('user = "Salma"\ndb = "mine.db"\n[serve]\nport = 1\n', encoding="utf-8")
    found = held(rasid, "--settings", file, "--db", "given.db", env={"RASID_USER": "Nour"})
    assert found["db"] == {"value": "given.db", "source": "--db"}
    assert found["user"] == {"value": "Nour", "source": "RASID_USER"}
    assert found["serve.port"] == {"value": 1, "source": f"{file}:4"}
    assert found["serve.host"] == {"value": "127.0.0.1", "source": "default"}
    found = held(rasid, env={"RASID_SETTINGS": str(file)})
    assert found["db"] == {"value": str(tmp_path / "mine.db"), "source": f"{file}:2"}, "beside the file that names it"


def test_the_usual_file_is_found_where_nobody_names_one(rasid, tmp_path):
    (tmp_path / "rasid.toml").write_text("lang = 'ar'", encoding="utf-8")
    assert held(rasid, env={"RASID_HOME": str(tmp_path)})["lang"]["value"] == "ar"


def test_what_the_file_says_reaches_the_command(rasid, file, tmp_path):
    (tmp_path / "books" / "actors").mkdir(parents=True)
    file.write_text('db = "mine.db"\nfiles = "raw"\nuser = "Salma"\nbooks = ["books"]\npolicy = "lowest"', "utf-8")
    done = rasid("--settings", file, "add", ROOT / "samples" / "dispatches.jsonl")
    assert done.returncode == 0 and (tmp_path / "mine.db").exists(), done.stderr.decode()
    events = [json.loads(e) for e in rasid("events", "--settings", file, "--to", "jsonl").stdout.splitlines()]
    one = next(e["id"] for e in events if any(f["policy"] == "lowest" for f in e["figures"]))
    done = rasid("--settings", file, "decide", "accept", one)
    assert done.returncode == 0, done.stderr.decode()
    kept = rasid("--settings", file, "decisions", "--json").stdout
    assert json.loads(kept.splitlines()[0])["by"] == "Salma"
    event = json.loads(rasid("--settings", file, "event", one, "--json").stdout)
    assert {f["policy"] for f in event["figures"]} >= {"lowest"}, "drawn anew after a decision, by the same policy"
    shown = rasid("--settings", file, "--version").stdout.decode()
    assert str(tmp_path / "books") in shown


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("user = 'Salma'\n\nport = 80", 3, "serve.port"),
        ("# a file\nusr = 'Salma'", 2, "write user"),
        ("[serve]\nhost = '::1'\nport = 'eighty'", 3, "serve.port = 8765"),
        ("serve = {open = 'yes'}", 1, "true or false"),
        ("serve.port = true", 1, "a port"),
        ("serve.port = 70000", 1, "from 0 to 65535"),
        ("books = [\n 'a',\n 'b',\n]\nlang = 'fr'", 1, "there is no folder"),
        ("user = '''\na\nb'''\nlang = 'fr'", 4, "one of: ar, en"),
        ("export.profile = 'all'", 1, "internal, partner, public"),
        ("db = 3", 1, "db is text"),
        ("books = 'mine'", 1, "a list of folders"),
        ("user = ' '", 1, "leave it out"),
        ("[elsewhere]\n", 1, "elsewhere"),
        ("[db]\npath = 'x'", 2, "db.path"),
    ],
)
def test_what_cannot_be_names_the_line_and_the_mend(rasid, file, text, line, told):
    file.write_text(text, encoding="utf-8")
    done = rasid("--settings", file, "events", "--db", "none.db")
    said = done.stderr.decode()
    assert done.returncode == 2 and f"{file}:{line}: " in said and told in said, said


@pytest.mark.parametrize("raw", [b"user = ", b"\xff\xfe", b"a = 1\na = 2", b"\x00"])
def test_what_is_no_toml_is_told_as_such(rasid, file, raw):
    file.write_bytes(raw)
    done = rasid("--settings", file, "events")
    assert done.returncode == 2 and str(file).encode() in done.stderr and b"Traceback" not in done.stderr


def test_a_file_that_was_named_must_be_there(rasid, tmp_path):
    for done in (rasid("--settings", tmp_path / "no.toml", "events"),
                 rasid("events", env={"RASID_SETTINGS": str(tmp_path / "no.toml")})):  # fmt: skip
        assert done.returncode == 2 and b"no.toml" in done.stderr


@pytest.mark.parametrize(("name", "text"), [("RASID_PORT", "eighty"), ("RASID_OPEN", "ja"), ("RASID_LANG", "fr")])
def test_the_environment_is_checked_as_the_file_is(rasid, name, text):
    done = rasid("settings", env={name: text})
    assert done.returncode == 2 and name.encode() in done.stderr


def test_no_password_is_ever_printed(rasid, file):
    file.write_text('db = "postgresql://salma:geheim@db.example/rasid"', encoding="utf-8")
    for form in ((), ("--json",)):
        done = rasid("--settings", file, "settings", *form)
        assert b"db.example" in done.stdout and b"geheim" not in done.stdout + done.stderr


def test_a_line_is_found_behind_values_of_many_lines():
    text = "books = [\n'a',\n\n'b']\n# port = 3\n\n[serve]\n\nport = 3\n"
    assert [line_of(text, key) for key in ("books", "serve.port")] == [1, 9]
    with pytest.raises(SettingsError) as told:
        read(Path(__file__))
    assert str(Path(__file__)) in told.value.where


def test_without_a_file_nothing_is_loaded_for_it():
    code = """
import sys
from rasid.cli.arguments import parser
from rasid.cli.settings import lay
lay(parser().parse_args(["code", "x"]))
assert not {"tomllib", "sqlalchemy"} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=os.environ.copy())
    assert done.returncode == 0, done.stderr.decode()
