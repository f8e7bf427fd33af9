"""The commands of many reports, from outside: sources in, events with their roots out, decisions kept, and no loss."""

import json
import random
from pathlib import Path

import pytest

from tests.conftest import ROOT, rows

SAMPLES = ROOT / "samples"
DISPATCHES = SAMPLES / "dispatches.jsonl"
LINES = DISPATCHES.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "tests.db"


@pytest.fixture(scope="module")
def filled(tmp_path_factory, command_line) -> Path:
    """A database with the samples, for tests that only read it."""
    path = tmp_path_factory.mktemp("many") / "filled.db"
    done = command_line("add", SAMPLES, "--db", path)
    assert done.returncode == 0, done.stderr.decode()
    return path


def incidents(rasid, db, *more):
    done = rasid("events", "--db", db, "--to", "jsonl", "--limit", "0", *more)
    assert done.returncode == 0, done.stderr.decode()
    return rows(done.stdout)


def told_by(found, *reports):
    """The incident in which these reports meet."""
    return next(i for i in found if set(reports) <= set(i["reports"]))


def killed_soldiers(incident):
    return next(f for f in incident["figures"] if (f["what"], f["who"]) == ("killed", "regime forces"))


def test_four_outlets_on_one_attack_are_one_incident_with_a_range(rasid, filled):
    attack = told_by(incidents(rasid, filled), "sample-1", "sample-4", "sample-5", "sample-6")
    killed = killed_soldiers(attack)
    assert (killed["reported_min"], killed["reported_max"]) == (3, 6)
    assert killed["best"] is None
    assert len(killed["roots"]) == 3, "two outlets quote one activist: he is one root"
    activist = next(r for r in killed["roots"] if r["reported_min"] == 4)
    assert activist["surface"] and activist["report"] in ("sample-1", "sample-4")


def test_the_toll_of_a_year_is_not_added_to_one_attack(rasid, filled):
    for incident in incidents(rasid, filled):
        for f in incident["figures"]:
            if f["what"] == "killed" and f["reported_max"] and f["reported_max"] >= 31:
                assert f["basis"] != "incident"
                assert len(incident["reports"]) == 1


def test_every_root_leads_to_its_words(rasid, filled):
    texts = {r["id"]: r["text"] for r in map(json.loads, LINES)}
    checked = 0
    for incident in incidents(rasid, filled):
        for f in incident["figures"]:
            for root in f["roots"]:
                if root["report"] in texts:
                    assert root["surface"] in texts[root["report"]]
                    checked += 1
    assert checked > 8


def test_any_claim_leads_to_its_incident(rasid, filled):
    attack = told_by(incidents(rasid, filled), "sample-1", "sample-5")
    for claim in attack["claims"]:
        done = rasid("event", claim, "--db", filled, "--json")
        assert json.loads(done.stdout)["id"] == attack["id"]


def test_an_export_names_the_audit_head_and_verify_holds_it(rasid, filled):
    said = rasid("events", "--db", filled, "--to", "csv").stderr.decode("utf-8")
    head = said.split("audit head ")[1].split(";")[0]
    assert rasid("db", "verify", "--head", head, "--db", filled).returncode == 0
    number, _, link = head.partition(":")
    other = f"{number}:{'0' * len(link)}"
    assert rasid("db", "verify", "--head", other, "--db", filled).returncode == 1


def test_one_incident_for_people(rasid, filled):
    attack = told_by(incidents(rasid, filled), "sample-1", "sample-5")
    shown = rasid("event", attack["id"], "--db", filled).stdout.decode("utf-8")
    assert "3–6 killed" in shown and "باسم الرفاعي" in shown and "not a death toll" in shown


def test_adding_again_adds_nothing_and_the_ledger_says_so(rasid, db):
    first = rasid("add", SAMPLES, "--db", db)
    assert first.returncode == 0, first.stderr.decode()
    before = rasid("events", "--db", db, "--to", "jsonl").stdout
    again = rasid("add", SAMPLES, "--db", db)
    n = len(LINES) + 2
    assert f"{n} found = 0 stored + {n} known before + 0 failed" in again.stderr.decode("utf-8")
    assert rasid("events", "--db", db, "--to", "jsonl").stdout == before


def test_the_order_of_arrival_changes_nothing(rasid, tmp_path):
    lines = [*LINES]
    random.Random(7).shuffle(lines)
    one, other = tmp_path / "one.db", tmp_path / "other.db"
    rasid("add", DISPATCHES, "--db", one)
    for k, line in enumerate(lines):
        (tmp_path / f"{k}.jsonl").write_text(line + "\n", encoding="utf-8")
        assert rasid("add", tmp_path / f"{k}.jsonl", "--db", other).returncode == 0
    assert rasid("events", "--db", one, "--to", "json").stdout == rasid("events", "--db", other, "--to", "json").stdout


def test_rebuilt_from_nothing_every_byte_is_the_same(rasid, db):
    rasid("add", SAMPLES, "--db", db)
    before = rasid("events", "--db", db, "--to", "json", "--limit", "0").stdout
    assert len(before) > 1000
    assert rasid("rebuild", "--db", db).returncode == 0
    assert rasid("events", "--db", db, "--to", "json", "--limit", "0").stdout == before


def test_a_word_of_a_person_binds_and_can_be_taken_back(rasid, db):
    rasid("add", DISPATCHES, "--db", db)
    before = incidents(rasid, db)
    attack, other = told_by(before, "sample-1", "sample-5"), told_by(before, "sample-3")
    same = rasid("decide", "same", attack["id"], other["id"], "--by", "سلمى", "--why", "تجربة", "--db", db)
    assert same.returncode == 0, same.stderr.decode()
    assert told_by(incidents(rasid, db), "sample-1", "sample-3")
    decision = same.stderr.decode("utf-8").split("decision ")[1].split()[0]
    assert rasid("decide", "undo", decision, "--by", "سلمى", "--db", db).returncode == 0
    assert incidents(rasid, db) == before


def test_a_correction_stands_beside_what_was_read(rasid, db):
    rasid("add", DISPATCHES, "--db", db)
    attack = told_by(incidents(rasid, db), "sample-1", "sample-5")
    least = min(killed_soldiers(attack)["roots"], key=lambda r: r["reported_min"])
    done = rasid("decide", "correct", least["claim"], f"tally:{least['tally']}", "killed", "soldiers", "2",
                 "--by", "سلمى", "--db", db)  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert killed_soldiers(told_by(incidents(rasid, db), "sample-1", "sample-5"))["reported_min"] == 2


def test_the_best_figure_is_a_persons_or_a_policys_and_says_whose(rasid, db):
    rasid("add", DISPATCHES, "--db", db)
    attack = told_by(incidents(rasid, db), "sample-1", "sample-5")
    number = 1 + next(k for k, f in enumerate(attack["figures"]) if f == killed_soldiers(attack))
    for words in (("assess", attack["id"], number, 5), ("grade", attack["id"], number, "Contested")):
        done = rasid("decide", *words, "--by", "سلمى", "--why", "قوائم الأسماء", "--db", db)
        assert done.returncode == 0, done.stderr.decode()
    assert killed_soldiers(told_by(incidents(rasid, db), "sample-1", "sample-5"))["best"] is None
    assert rasid("decide", "accept", attack["id"], "--by", "سلمى", "--db", db).returncode == 0
    accepted = [
        f["en"] for f in told_by(incidents(rasid, db), "sample-1", "sample-5")["flags"] if f["code"] == "accepted"
    ]
    assert len(accepted) == 1 and "سلمى" in accepted[0]
    rasid("rebuild", "--policy", "assessment", "--db", db)
    now = killed_soldiers(told_by(incidents(rasid, db), "sample-1", "sample-5"))
    assert (now["best"], now["policy"], now["grade"]) == (5, "assessment", "Contested")
    rasid("rebuild", "--policy", "lowest", "--db", db)
    now = killed_soldiers(told_by(incidents(rasid, db), "sample-1", "sample-5"))
    assert (now["best"], now["policy"]) == (3, "lowest")


def test_a_paragraph_taken_over_is_no_second_root(rasid, db, tmp_path):
    first = json.loads(LINES[0])
    paragraph = first["text"].split("\n")[0]
    second = {
        **first,
        "id": "x",
        "outlet": "ناقل",
        "text": f"عقد وجهاء البلدة اجتماعاً في المضافة.\n{paragraph}\nوساد هدوء حذر.",
    }
    source = tmp_path / "two.jsonl"
    source.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in (first, second)), encoding="utf-8")
    assert rasid("add", source, "--db", db).returncode == 0
    assert len(killed_soldiers(told_by(incidents(rasid, db), "sample-1", "x"))["roots"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("decide", "same", "nothing", "nowhere", "--by", "x"), "no claim"),
        (("decide", "undo", "nothing", "--by", "x"), "no decision"),
        (("decide", "accept", "nothing", "--by", "x"), "no incident"),
        (("event", "nothing"), "no incident"),
        (("events", "--since", "yesterday"), "is no day"),
        (("control", "نوهير",), "place"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_mend(rasid, filled, words, said):
    done = rasid(*words, "--db", filled)
    assert done.returncode == 2
    assert said in done.stderr.decode("utf-8")
    assert "fault of rasid" not in done.stderr.decode("utf-8")


def test_only_adding_makes_a_database(rasid, db):
    for words in (
        ("events",),
        ("db", "check"),
        ("db", "verify"),
        ("db", "upgrade"),
        ("rebuild",),
        ("review", "--list"),
    ):
        done = rasid(*words, "--db", db)
        assert done.returncode == 2 and "no database" in done.stderr.decode()
        assert not db.exists()


def test_a_decision_without_a_name_binds_nobody(rasid, filled):
    done = rasid("decide", "accept", "x", "--db", filled, env={"RASID_USER": ""})
    assert done.returncode == 2 and "--by" in done.stderr.decode()


def test_sums_are_of_lows_and_highs(rasid, filled):
    sums = rows(rasid("tally", "--db", filled, "--to", "jsonl", "--country", "sy").stdout)
    assert sums and all(s["reported_min"] is not None for s in sums)
    killed = [s for s in sums if s["what"] == "killed" and not s["part"]]
    assert any(s["reported_max"] is None or s["reported_min"] < s["reported_max"] for s in killed)


def test_words_are_found_however_they_are_joined(rasid, filled):
    hits = rows(rasid("search", "حاجز", "صيدا", "--json", "--db", filled).stdout)
    assert {h["report"] for h in hits} == {"sample-1", "sample-4", "sample-5"}


def test_what_is_kept_is_listed(rasid, filled):
    listed = rows(rasid("reports", "--json", "--country", "ye", "--db", filled).stdout)
    assert [r["id"] for r in listed] == ["sample-2", "sample-7"]
    items = rows(rasid("ledger", "--json", "--db", filled).stdout)
    assert len(items) == len(LINES) + 2 and {i["status"] for i in items} == {"stored"}
    assert rasid("decisions", "--db", filled).stdout == b""


def test_what_needs_an_eye_is_listed_worst_first(rasid, filled):
    listed = rasid("review", "--list", "--db", filled).stdout.decode("utf-8").splitlines()
    weights = [float(line.split()[0]) for line in listed]
    assert weights == sorted(weights, reverse=True) and weights


def test_a_broken_input_among_good_ones_is_told_and_the_rest_are_kept(rasid, db, tmp_path):
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text(
        "\n".join([LINES[0], "{broken", '{"id": "e", "text": "only English here"}', LINES[1]]) + "\n", "utf-8"
    )
    done = rasid("add", mixed, "--db", db)
    assert done.returncode == 1
    assert "4 found = 2 stored + 0 known before + 2 failed" in done.stderr.decode("utf-8")
    assert {r for i in incidents(rasid, db) for r in i["reports"]} == {"sample-1", "sample-2"}


def test_the_database_is_whole_and_travels(rasid, filled, tmp_path):
    assert rasid("db", "check", "--db", filled).returncode == 0
    assert rasid("db", "verify", "--db", filled).returncode == 0
    saved, other = tmp_path / "saved.zip", tmp_path / "other.db"
    assert rasid("db", "backup", saved, "--db", filled).returncode == 0
    assert rasid("db", "restore", saved, "--db", other).returncode == 0
    assert incidents(rasid, other) == incidents(rasid, filled)


def test_what_is_erased_is_gone_from_the_file_and_the_audit_holds(rasid, db):
    rasid("add", DISPATCHES, "--db", db)
    name = "باسم الرفاعي"
    assert name.encode() in b"".join(f.read_bytes() for f in db.parent.rglob("*") if f.is_file())
    done = rasid("erase", "--name", name, "--why", "طلب صاحبه", "--by", "سلمى", "--yes", "--db", db)
    assert done.returncode == 0, done.stderr.decode()
    assert name.encode() not in b"".join(f.read_bytes() for f in db.parent.rglob("*") if f.is_file())
    assert rasid("db", "verify", "--db", db).returncode == 0
