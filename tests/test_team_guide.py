"""The guide says of each role what the program lets it do."""

import re

from rasid.model.person import PROFILES, RIGHTS, ROLES
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "guide" / "team.md").read_text(encoding="utf-8")


def test_the_table_of_rights_is_the_programs() -> None:
    (table,) = re.findall(r"<!-- rights -->\n(.*?)\n<!-- /rights -->", GUIDE, re.DOTALL)
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    assert tuple(head[2:]) == ROLES
    said = {
        row[0].strip("`"): {role for role, cell in zip(ROLES, row[2:], strict=True) if cell == "yes"} for row in rows
    }
    assert said == {right: {r for r in ROLES if right in RIGHTS[r]} for right in RIGHTS["admin"]}
    for profile, right in PROFILES.items():
        told = [row[0].strip("`") for row in rows if f"profile {profile}" in row[1]]
        assert told == [right]


def test_every_command_it_names_is_one() -> None:
    from rasid.cli.arguments import parser

    lines = re.findall(r"^rasid (people [^#\n]*|serve [^#\n]*)", GUIDE, re.MULTILINE)
    assert len(lines) > 10
    for line in lines:
        words = re.sub(r"\[.*\]", "", line).split()
        assert parser().parse_args(words).command.split()[0] == words[0]
