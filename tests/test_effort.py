"""The count of work: the same each time, more where more is done, and a rise is an error."""

import json

import pytest

from tools import effort

NOW = {"reading": 100.0, "linking": 50.0}


def summed(n):
    return sum(len(str(k)) for k in range(n))


def test_the_same_work_is_the_same_count():
    assert effort.steps(lambda: summed(200)) == effort.steps(lambda: summed(200))


def test_twice_the_work_is_twice_the_count():
    once, twice = (effort.steps(lambda n=n: summed(n)) for n in (1000, 2000))
    assert twice / once == pytest.approx(2, abs=0.02)


def test_what_only_python_lines_do_is_counted_too():
    def idle(n):
        while n:
            n -= 1

    assert effort.steps(lambda: idle(1000)) > 1000


def test_a_rise_over_the_slack_is_named():
    assert effort.risen(NOW, {"reading": 101.9, "linking": 50.0}) == []
    (told,) = effort.risen(NOW, {"reading": 102.1, "linking": 50.0})
    assert "reading: 102.1" in told
    assert "100.0" in told


def test_what_is_no_longer_counted_is_named():
    assert "linking: not counted" in effort.risen(NOW, {"reading": 1.0})[0]


def test_ceilings_only_fall():
    first = effort.lowered({}, "3.11", NOW)
    again = effort.lowered(first, "3.11", {"reading": 120.0, "linking": 40.0})
    assert again["3.11"]["ceilings"] == {"reading": 100.0, "linking": 40.0}
    assert again["3.11"]["measured"] == {"reading": 120.0, "linking": 40.0}


def test_another_version_of_python_has_ceilings_of_its_own():
    both = effort.lowered(effort.lowered({}, "3.12", {"reading": 7.0}), "3.11", NOW)
    assert both["3.12"]["ceilings"] == {"reading": 7.0}


def test_another_gold_lowers_nothing():
    stale = {"3.11": {"sha256": "other", "ceilings": NOW}}
    with pytest.raises(SystemExit, match="another gold"):
        effort.lowered(stale, "3.11", NOW)


def test_the_check_fails_on_a_rise_and_says_where(capsys):
    entry = {"sha256": effort.sha256(), "ceilings": NOW}
    assert effort.checked(entry, "3.11", {"reading": 90.0, "linking": 51.0}) == 0
    assert effort.checked(entry, "3.11", {"reading": 110.0, "linking": 51.0}) == 1
    assert "reading" in capsys.readouterr().out
    assert effort.checked({**entry, "sha256": "other"}, "3.11", NOW) == 1


def test_the_file_has_what_is_counted():
    kept = json.loads(effort.KEPT.read_text(encoding="utf-8"))
    for python, entry in kept.items():
        assert entry["sha256"] == effort.sha256(), f"measure anew with Python {python}"
        assert set(entry["ceilings"]) == set(entry["measured"])
