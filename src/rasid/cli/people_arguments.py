"""The arguments of `rasid people`. Loads nothing. No argument is ever a secret: other programs can read arguments."""

import argparse
from collections.abc import Callable, Sequence
from typing import Any

Make = Callable[..., argparse.ArgumentParser]
_ROLES = ("viewer", "coder", "reviewer", "admin")
_ASKED = "The password is asked for, or read from stdin where that is no terminal."
_ON_ONE = (
    ("role", "Give somebody another role; they log in anew.", ""),
    ("disable", "Shut somebody out at once; what they decided stays, under their name.", ""),
    ("enable", "Let somebody in again.", ""),
    ("password", "Set somebody's password, which they change at the next login; sessions and tokens end.", _ASKED),
    ("totp-reset", "Ask somebody for no code any more: the device and the recovery codes are lost.", ""),
    ("sessions", "Print where somebody is logged in.", ""),
    ("revoke", "End somebody's sessions, all or one, or take a token back.", ""),
)


def add_people(commands: Any, make: Make) -> Sequence[argparse.ArgumentParser]:
    """The command and what is below it; those that need a database."""
    people = commands.add_parser("people", help="The people of a team: who may come in, and with which role.")
    names = ("add", "list", *(name for name, _, _ in _ON_ONE), "acts")
    below = people.add_subparsers(metavar="|".join(names), required=True)
    new = make(below, "add", "people", "Let somebody in who was not known; the first admin is made so.", _ASKED)
    new.add_argument("--role", required=True, choices=_ROLES)
    told = make(below, "list", "people", "Print everybody, with role and second factor.")
    done = {n: make(below, n, "people", about, more) for n, about, more in _ON_ONE}
    acts = make(below, "acts", "people", "Print what was done with people's access, and by whom.")
    done["role"].add_argument("--role", required=True, choices=_ROLES)
    done["revoke"].add_argument("--id", metavar="ID", default="", help="only this session")
    done["revoke"].add_argument("--token", metavar="ID", default="", help="this token, no session")
    for command in (new, *done.values()):
        command.add_argument("who", metavar="NAME")
        command.add_argument("--by", metavar="NAME", help="who does it; default: RASID_USER, else «command line»")
    for command in (told, acts):
        command.add_argument("--json", action="store_true", help="print JSON Lines")
    made = {"add": new, "list": told, **done, "acts": acts}
    for name, command in made.items():
        command.set_defaults(command=f"people {name}")
    return list(made.values())
