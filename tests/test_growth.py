"""What the benchmarks of a corpus printed becomes a table and a plot, and nothing that failed its checks does."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from rasid import gate
from tools import growth


def printed(what="coded", number=1000, checked=None, seconds=12.5):
    used = {
        "worker": {"processor_seconds": 9.0, "peak_megabytes": 268.6},
        "coordinator": {"processor_seconds": 1.0, "peak_megabytes": 120.4},
    }
    unit = "reports" if what == "coded" else "claims"
    lines = [
        {"what": what, unit: number, "seconds": seconds, "used": used, "events": [{"killed": "worker-0"}]},
        {"what": "ledger", "claims": number},
        {"what": "disk_megabytes", "coded": 3, "reports": 1, "made": 9},
        {"what": "checked", **(checked or {"lost": 0, "twice": 0, "strange": 0})},
    ]
    return "\n".join(map(json.dumps, lines)) + "\n"


def test_a_row_tells_time_memory_and_what_happened():
    row = growth.row_of(printed(), "x")
    assert (row["number"], row["milliseconds"], row["worker_megabytes"], row["disk_megabytes"]) == (1000, 10.0, 269, 4)
    assert row["killed"] == "worker-0"


@pytest.mark.parametrize("fault", ["lost", "twice", "strange", "claims_beyond_the_ledger"])
def test_what_failed_its_checks_is_refused(fault):
    with pytest.raises(SystemExit, match="its checks failed"):
        growth.row_of(printed(checked={"lost": 0, "twice": 0, fault: 2}), "x")


def test_what_was_broken_off_is_refused():
    with pytest.raises(SystemExit, match="to its end"):
        growth.row_of(printed().splitlines()[0], "x")


def test_the_page_and_the_plot_hold_every_row():
    given = [(w, n, 10.0 * n**0.9) for w in growth.NAMES for n in (1000, 10_000, 1_000_000)]
    rows = [growth.row_of(printed(w, n, seconds=s), "x") for w, n, s in given]
    page = gate.page({"golds": {}, "growth": rows})
    assert "| code, reports | 1,000,000 |" in page and "| link, claims | 10,000 |" in page and "(growth.svg)" in page
    drawn = ElementTree.fromstring(growth.plot(rows))
    name = "{http://www.w3.org/2000/svg}"
    assert len(drawn.findall(f"{name}polyline")) == 6 and len(drawn.findall(f"{name}circle")) == 18
    points = [
        float(v) for line in drawn.findall(f"{name}polyline") for v in line.get("points").replace(",", " ").split()
    ]
    assert all(0 < v < 2 * growth.WIDE for v in points)
    assert {"1,000", "1,000,000"} <= {t.text for t in drawn.findall(f"{name}text")}


def test_a_run_again_replaces_its_row(tmp_path, monkeypatch):
    for name, what in (("FLOORS", "floors.json"), ("PAGE", "measured.md"), ("PLOT", "growth.svg")):
        monkeypatch.setattr(growth, name, tmp_path / what)
    growth.FLOORS.write_text("{}", encoding="utf-8")
    for seconds in (99.0, 50.0):
        (tmp_path / "run.jsonl").write_text(printed(seconds=seconds), encoding="utf-8")
        monkeypatch.setattr("sys.argv", ["growth.py", str(tmp_path / "run.jsonl")])
        assert growth.main() == 0
    (row,) = json.loads(growth.FLOORS.read_text())["growth"]
    assert row["seconds"] == 50.0 and "50 s" in growth.PAGE.read_text() and growth.PLOT.exists()
