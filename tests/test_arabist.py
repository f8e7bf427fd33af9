"""Somebody who reads Arabic and no Python adds a brigade, a town and a verb as src/rasid/data/README.ar.md says."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "src/rasid"
GUIDE = (PACKAGE / "data/README.ar.md").read_text(encoding="utf-8")
ACTOR, TRIGGER = re.findall(r"```yaml\n(.*?)```", GUIDE, re.S)
PLACE = re.search(r"```\nid,kind,.*?\n(.*?)\n```", GUIDE, re.S).group(1)


@pytest.fixture
def house(tmp_path):
    """A copy of the package, and a way to run its command."""
    shutil.copytree(PACKAGE, tmp_path / "rasid", ignore=shutil.ignore_patterns("__pycache__"))

    def run(*arguments: str):
        command = [sys.executable, "-m", "rasid.cli", *arguments]
        env = {**os.environ, "PYTHONPATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        return subprocess.run(command, capture_output=True, env=env, cwd=tmp_path, timeout=120)

    def append(book: str, text: str) -> None:
        file = tmp_path / "rasid/data" / book
        old = file.read_text(encoding="utf-8")
        file.write_text(old + ("" if old.endswith("\n") else "\n") + text, encoding="utf-8")

    run.append = append
    return run


def test_the_guide_works_as_written(house):
    house.append("actors/syria_opposition.yaml", ACTOR)
    house.append("places/own/sy.csv", PLACE + "\n")
    house.append("triggers/violence.yaml", TRIGGER)
    checked = house("lexicon", "check")
    assert checked.returncode == 0, checked.stderr.decode()
    tried = house("try", "هاجم لواء السهل حاجزاً للجيش قرب تل السهل في ريف درعا", "--country", "sy", "--json")
    text = tried.stdout.decode()
    assert "sy/opposition/liwa-al-sahl" in text and "sy-daraa-tal-al-sahl" in text


def test_a_wrong_example_is_told_with_file_line_and_mend(house):
    wrong = re.sub(r'yes: \[".*?"\]', 'yes: ["وزعت الجمعية الخبز"]', TRIGGER)
    house.append("triggers/violence.yaml", wrong)
    done = house("lexicon", "check")
    said = done.stderr.decode()
    assert done.returncode == 1
    assert re.search(r"data/triggers/violence\.yaml:\d+: it does not read its own example", said)
    assert "mend" in said


@pytest.mark.parametrize(
    ("book", "text"),
    [
        ("actors/syria_opposition.yaml", "- id: sy/x\n  ar: [س\n"),
        ("triggers/violence.yaml", "- id: x\n  kind: No such kind\n  frame: strike\n  nouns: [سسس]\n"),
        ("triggers/violence.yaml", "- id: x\n  kind: Attack\n  frame: no-such-frame\n  nouns: [سسس]\n"),
        ("triggers/violence.yaml", "- id: x\n  kind: Attack\n  frame: strike\n  verbs: [سسس]\n"),
        ("actors/syria_opposition.yaml", "- id: sy/x\n  ar: س\n"),
    ],
)
def test_a_broken_entry_is_told_with_file_and_line_and_no_traceback(house, book, text):
    house.append(book, text)
    done = house("lexicon", "check")
    said = done.stderr.decode()
    assert done.returncode in (1, 2) and "Traceback" not in said and "fault of rasid's own" not in said
    assert re.search(rf"{book}:\d+", said)
