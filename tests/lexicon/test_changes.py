"""What other books make of the same reports: matched by words and kind, told slot by slot."""

import json

import pytest

from rasid.export.rows import report_row
from rasid.lexicon.changes import compare
from rasid.model.report import Report
from rasid.pipeline import read

TEXT = "هاجم لواء السهول حاجزاً للجيش في ريف درعا، وقُتل ثلاثة جنود. واشتبك مسلحون مع الجيش قرب طفس."
ACTOR = "- id: sy/sahul\n  ar: لواء السهول\n  en: Liwa\n  kind: rebel group\n  country: [SY]\n"


def row(text=TEXT, id="r"):
    report = Report(text, id=id)
    return report_row(report, read(report), "x")


def test_nothing_changed():
    found = compare([(row(), row())])
    assert found.reports == 1 and found.same == len(row()["claims"]) > 0 and found.all == []


def test_what_is_gained_lost_and_changed_names_words_and_slot():
    before, after = row(), row()
    lost = before["claims"].pop()
    claim = after["claims"][0]
    claim["initiators"] = [{**claim["initiators"][0], "actor": "sy/sahul"}]
    claim["kind"], was = "Other", claim["kind"]
    found = compare([(before, after)])
    gained, changed = (next(c for c in found.all if c.change == k) for k in ("gained", "changed"))
    assert gained.words == " ".join(lost["evidence"]["text"].split()) and gained.slots == {}
    assert changed.slots["kind"] == (was, "Other") and changed.slots["initiators"][1] == "sy/sahul"
    assert [compare([(after, before)]).count(c) for c in ("gained", "lost", "changed")] == [0, 1, 1]
    assert found.slots() == {"kind": 1, "initiators": 1}


def test_a_report_that_one_side_lacks_has_no_claims_there():
    assert compare([(None, row())]).count("gained") == compare([(row(), None)]).count("lost") == len(row()["claims"])


def test_of_claims_on_the_same_words_the_unchanged_are_matched_first():
    before, after = row(), row()
    twin = json.loads(json.dumps(before["claims"][0])) | {"status": "denied"}
    before["claims"].insert(0, twin)
    found = compare([(before, after)])
    assert [c.change for c in found.all] == ["lost"] and found.same == len(after["claims"])


@pytest.fixture
def mine(tmp_path):
    (tmp_path / "mine/actors").mkdir(parents=True)
    (tmp_path / "mine/actors/a.yaml").write_text(ACTOR, encoding="utf-8")
    (tmp_path / "r.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_the_command_with_a_folder_and_without(rasid, mine):
    done = rasid("lexicon", "diff", mine / "r.txt", "--country", "sy", "--books", mine / "mine", "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0 and (found["gained"], found["lost"], found["changed"]) == (0, 0, 1)
    [change] = found["changes"]
    assert change["slots"] == {"initiators": ["?لواء السهول", "sy/sahul"]} and "لواء السهول" in change["words"]
    shown = rasid("lexicon", "diff", mine / "r.txt", "--country", "sy", "--books", mine / "mine").stdout.decode()
    assert "initiators: ?لواء السهول → sy/sahul" in shown and "0 gained, 0 lost, 1 changed" in shown


def test_the_command_against_what_was_written_before(rasid, mine):
    rasid("code", mine / "r.txt", "--country", "sy", "--out", mine / "before.jsonl")
    same = json.loads(rasid("lexicon", "diff", "--before", mine / "before.jsonl", "--json").stdout)
    assert same["changes"] == [] and same["same"] > 0
    for reports in ([], [mine / "r.txt", "--country", "sy"]):
        now = rasid("lexicon", "diff", *reports, "--before", mine / "before.jsonl", "--books", mine / "mine", "--json")
        assert json.loads(now.stdout)["slots"] == {"initiators": 1}


def test_the_command_says_what_it_needs(rasid, mine):
    done = rasid("lexicon", "diff", mine / "r.txt")
    assert done.returncode == 2 and "nothing to compare with" in done.stderr.decode()
