"""Arguments of every command that reads inputs: what the inputs do not say, and whose knowledge it reads with."""

import argparse


def about(command: argparse.ArgumentParser) -> None:
    """What the input does not say."""
    command.add_argument(
        "--published", metavar="DATE", help="the day of publication where the input says none, as 2021-07-29"
    )
    command.add_argument("--outlet", metavar="NAME", help="who published it, where the input does not say")
    command.add_argument("--country", metavar="CODE", help="the country it is about, as sy, iq, ye")


def mapped(command: argparse.ArgumentParser) -> None:
    """Which column of a table holds what."""
    command.add_argument("--map", metavar="MAP", help="columns of a table: text=COLUMN,title=…,published=…,outlet=…")


def books(command: argparse.ArgumentParser) -> None:
    """Whose knowledge it reads with."""
    command.add_argument(
        "--books", metavar="DIR", action="append", default=[],
        help="lay the books of this folder over rasid's own; may be given again, and the later has its way",
    )  # fmt: skip
