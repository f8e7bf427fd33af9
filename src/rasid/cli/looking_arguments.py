"""The commands that look at rasid itself: whether it works here, and how it is set. Loads nothing."""

import argparse
from collections.abc import Callable
from typing import Any

from rasid.cli.many_arguments import database

Make = Callable[..., argparse.ArgumentParser]


def add_looking(commands: Any, make: Make) -> None:
    """`rasid doctor` and `rasid settings`, which both run where the settings themselves are at fault."""
    doctor = make(
        commands, "doctor", "doctor", "Say what works here, what is missing, and how to get it.",
        "Nothing is written; the exit status is 1 where something that rasid needs is missing or damaged.",
    )  # fmt: skip
    settings = make(
        commands, "settings", "settings", "Print each setting with its value and where it comes from.",
        "The command line goes before the environment, the environment before the file.",
    )  # fmt: skip
    settings.add_argument("--example", action="store_true", help="print a file with every setting explained")
    for command in (doctor, settings):
        command.add_argument("--json", action="store_true", help="print JSON")
        command.set_defaults(lays_settings=True)
    database(doctor, settings)
