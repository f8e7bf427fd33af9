"""`rasid export` from outside: a file and its sheet, a line on stderr, what cannot be is refused with the mend."""

import json

from rasid.cli import export_arguments
from rasid.export.formats import FORMS, PROFILES, SCHEMES


def test_the_command_knows_what_the_door_knows():
    assert set(SCHEMES) <= set(export_arguments.SCHEMES) and set(FORMS) <= set(export_arguments.FORMS)
    assert export_arguments.PROFILES == PROFILES


def test_a_file_and_its_sheet(exported, filled, rasid):
    out, said = exported("acled", "csv", "--country", "sy")
    assert out.read_bytes().startswith(b"\xef\xbb\xbfevent_id_cnty,")
    about = json.loads(out.with_name("acled.csv.about.json").read_text(encoding="utf-8"))
    assert about["filters"] == {"country": "SY"} and about["rows"] > 1
    assert about["what"]["en"].startswith("An enumeration of reports, not a death toll")
    told = out.with_name("acled.csv.about.txt").read_text(encoding="utf-8")
    assert "not a death toll" in told and about["audit_head"] in told and about["made_by"] in told
    assert about["audit_head"] in said and "not a death toll" in said
    assert rasid("db", "verify", "--head", about["audit_head"], "--db", filled).returncode == 0


def test_to_stdout_the_sheet_is_a_line_on_stderr(rasid, filled, exported):
    done = rasid("export", "--as", "acled", "--to", "csv", "--country", "sy", "--db", filled)
    out, said = exported("acled", "csv", "--country", "sy")
    assert done.returncode == 0 and done.stdout == out.read_bytes()
    assert done.stderr.decode("utf-8") == said and len(said.splitlines()) == 1
