"""`rasid people`, from outside: the first admin, made by a password that is no argument."""

import pytest

WORD = b"four sorrels by the mill\n"


@pytest.fixture
def team(rasid, tmp_path):
    def run(*words: str, given: bytes | None = None):
        return rasid("people", *words, "--db", tmp_path / "team.db", given=given)

    return run


def test_the_first_admin_and_what_was_done(team):
    assert team("list").returncode == 2, "there is no database yet"
    made = team("add", "هدى", "--role", "admin", given=WORD)
    assert made.returncode == 0 and "هدى" in made.stderr.decode()
    assert team("add", "Salim", "--role", "coder", "--by", "هدى", given=WORD).returncode == 0
    assert team("role", "salim", "--role", "reviewer").returncode == 0
    assert team("disable", "Salim").returncode == 0
    listed = team("list").stdout.decode().splitlines()
    assert [line.split(" · ")[:3] for line in listed] == [
        ["Salim", "reviewer", "shut out"],
        ["هدى", "admin", "password only"],
    ]
    told = [line.split(" · ")[1:3] for line in team("acts").stdout.decode().splitlines()]
    assert told == [["هدى", "added"], ["Salim", "added"], ["Salim", "role"], ["Salim", "disabled"]]


def test_a_password_is_never_an_argument_and_never_repeated(team):
    assert team("add", "Huda", "--role", "admin", "--password", "x", given=WORD).returncode == 2
    weak = team("add", "Huda", "--role", "admin", given=b"zzshortzz\n")
    assert weak.returncode == 2 and b"zzshortzz" not in weak.stdout + weak.stderr
    assert b"at least 12" in weak.stderr


@pytest.mark.parametrize("words", [("disable", "Huda"), ("role", "Huda", "--role", "coder"), ("enable", "Nobody")])
def test_the_last_admin_stays_and_nobody_else_is_made_up(team, words):
    team("add", "Huda", "--role", "admin", given=WORD)
    refused = team(*words)
    assert refused.returncode == 2
    assert any(said in refused.stderr for said in (b"nobody else is an admin", b"no such person"))
